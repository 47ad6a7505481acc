//! From problem to problem, and fixing them.

use lp_manifest::form::describe::Detail;
use lp_manifest::form::describe::{Phrase, Sense, head};
use lp_manifest::manifest::catalogue::Section;

use super::super::support::desk::Desk;
use super::super::support::quoted;

const TWO: &str = "{'client_name': 7, 'enabled': true, 'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'http://a.example', 'max_retries': 9}}}}";
const EVENT: &str = "capabilities.webhooks.'cqm.ExConversationChangeNotification'";

#[test]
fn f8_and_f7_go_round_in_the_order_of_the_form() {
    let mut desk = Desk::open_at(&quoted(TWO), "enabled");
    let endpoint = format!("{EVENT}.endpoint");
    let retries = format!("{EVENT}.max_retries");
    for (key, focus, said) in [
        ("F8", endpoint.as_str(), "problem 2 of 3"),
        ("F8", retries.as_str(), "problem 3 of 3"),
        ("F8", "client_name", "problem 1 of 3"),
        ("F7", retries.as_str(), "problem 3 of 3"),
        ("S-F8", endpoint.as_str(), "problem 2 of 3"),
    ] {
        desk.press(key);
        assert_eq!((desk.focus().as_str(), desk.said()), (focus, said), "{key}");
    }
}

#[test]
fn f8_without_problems_says_so() {
    let mut desk = Desk::open(r#"{"client_name": "com.acme.kiosk", "grant_types": ["client_credentials"]}"#);
    assert_eq!(desk.model.form.loud_problems().count(), 0);
    desk.press("F8");
    assert_eq!(desk.said(), "no errors and no warnings");
    desk.press("F5");
    assert_eq!(desk.said(), "nothing to fix: no errors and no warnings");
}

#[test]
fn f5_applies_the_fix_of_the_focus_as_one_step() {
    let before = quoted(TWO);
    let mut desk = Desk::open_at(&before, "enabled");
    desk.press("F8 F5");
    assert_eq!(desk.text(), before.replace("http://", "https://"));
    assert!(desk.said().ends_with("; Ctrl-Z takes it back"), "{}", desk.said());
    desk.press("C-z");
    assert_eq!(desk.text(), before);
    desk.press("F8 F5");
    assert_eq!(desk.text(), before.replace('9', "5"));
}

#[test]
fn f5_where_nothing_can_be_fixed_says_so() {
    let mut desk = Desk::open_at(&quoted(TWO), "enabled");
    desk.press("F5");
    assert_eq!(desk.text(), quoted(TWO));
    assert_eq!(desk.said(), "there is no fix to offer here: F8 leads to the next problem");
}

#[test]
fn f8_reaches_every_value_of_the_wrong_type() {
    assert_reached(super::super::support::WRONG_TYPES);
}

#[test]
fn f8_reaches_every_duplicate() {
    assert_reached(super::super::support::TWICE);
}

#[track_caller]
fn assert_reached(text: &str) {
    {
        let mut desk = Desk::open(text);
        let count = desk.model.form.loud_problems().count();
        let mut places = std::collections::BTreeSet::new();
        for _ in 0..count {
            desk.press("F8");
            places.insert(desk.focus());
        }
        assert!(places.len() + 2 >= count, "{} of {count} problems are reached: {places:#?}", places.len());
    }
}

#[test]
fn a_blank_that_nobody_came_to_is_quiet() {
    let mut desk = Desk::begin("{}\n");
    assert_eq!(desk.model.form.verdict(Detail::Placeholders).text(), "1 to fill in");
    desk.press("Tab");
    assert_eq!(desk.model.form.verdict(Detail::Placeholders).text(), "1 error", "it was left");
    let mut desk = Desk::begin("{}\n");
    desk.press("C-s Esc");
    assert_eq!(desk.model.form.verdict(Detail::Placeholders).text(), "1 error", "a save was tried");
    let desk = Desk::open("{}\n");
    assert_eq!(desk.model.form.verdict(Detail::Placeholders).text(), "1 error", "an opened file");
}

#[test]
fn a_problem_is_marked_at_its_row_its_event_and_its_section() {
    let desk = Desk::open_at(&quoted(TWO), "enabled");
    let screen = super::super::support::screen::screen(&desk.model);
    let text = screen.text();
    assert!(text.contains("4 Webhooks ✗"), "{text}");
    assert!(text.contains("1 Basics ✗"), "{text}");
    assert!(text.contains("✗  Client name"), "{text}");
    assert!(text.contains("3 errors"), "{text}");
}

#[test]
fn only_what_is_wrong_is_coloured_in_the_verdict_and_in_the_head_of_a_section() {
    let desk = Desk::open(
        r#"{"client_name": 7, "enabled": "x", "logo_uri": "", "grant_types": ["code"], "client_nme": 1}"#,
    );
    let senses = |phrase: &Phrase| {
        let words = phrase.parts().iter().filter(|words| words.text != ", ");
        words.map(|words| (words.text.clone(), words.sense)).collect::<Vec<_>>()
    };
    let said = senses(&desk.model.form.verdict(Detail::Placeholders));
    assert!(said[0].0.ends_with(" errors") && said[0].1 == Sense::Error, "{said:?}");
    assert!(said[1].0.contains("warning") && said[1].1 == Sense::Warning, "{said:?}");
    let said = senses(&head(&desk.model.form, Section::Basics));
    assert_eq!(said[0], ("3 of 5 set".to_owned(), Sense::Dim));
    assert_eq!(said[1].1, Sense::Error, "{said:?}");
}

#[test]
fn what_a_fix_gives_another_name_is_still_at_the_focus() {
    let event = "ms.MessagingEventNotification.AcceptStatusEvent";
    let text = quoted(&format!(
        "{{'client_name': 'com.acme.a', 'capabilities': {{'webhooks': {{'{}': {{'endpoint': 'https://a.example/x', 'max_retries': 3}}}}}}}}",
        event.replace("Accept", "Accpet")
    ));
    let mut desk = Desk::open(&text);
    desk.press("F8 F5");
    assert_eq!(desk.text(), text.replace("Accpet", "Accept"));
    assert_eq!(desk.focus(), format!("capabilities.webhooks.'{event}'"));
}

#[test]
fn a_value_that_is_like_no_other_can_be_removed_by_its_fix() {
    let text = quoted("{'client_name': 'com.acme.a', 'grant_types': ['client_credentials', 'pasword']}");
    let mut desk = Desk::open(&text);
    desk.press("F8");
    assert_eq!(desk.focus(), "grant_types=pasword");
    desk.press("F5");
    assert_eq!(desk.text(), quoted("{'client_name': 'com.acme.a', 'grant_types': ['client_credentials']}"));
    assert!(desk.said().ends_with("remove pasword; Ctrl-Z takes it back"), "{}", desk.said());
}
