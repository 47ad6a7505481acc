//! What a newcomer asked who read nothing but the screen: where the keys are named, what is not said, what
//! was cut.

use std::path::PathBuf;

use lp_manifest::app::home::{Glance, Looked};
use lp_manifest::app::{Judge, Msg};
use lp_manifest::form::session::Saved;

use super::super::support::desk::Desk;
use super::super::support::sample;
use super::super::support::screen::screen;
use super::start::{bare, full};

fn lines_of(desk: &Desk) -> Vec<String> {
    screen(&desk.model).lines()
}

fn seen(desk: &Desk) -> String {
    screen(&desk.model).text()
}

/// A desk in a window.
fn desk(text: &str, window: &str) -> Desk {
    Desk::start(text, "", Saved::Yes, window)
}

#[test]
fn beside_the_start_page_stands_what_a_template_begins_with() {
    let mut desk = bare("140x40");
    desk.press("Down Down");
    assert!(seen(&desk).contains("\"client_name\": \"com.{company}.{app}\""), "{}", seen(&desk));
    desk.press("Up Up");
    assert!(seen(&desk).contains("is shown here"), "{}", seen(&desk));
}

#[test]
fn no_word_about_a_template_is_cut() {
    for window in ["80x24", "140x40", "120x30"] {
        for line in lines_of(&bare(window)) {
            assert!(!line.contains("… │") && !line.trim_end().ends_with('…'), "{window}: {line}");
        }
    }
}

#[test]
fn a_message_that_has_no_room_ends_with_a_whole_clause() {
    let mut one = desk("{\"client_name\": \"com.acme.kiosk\"}", "80x24");
    one.press("C-g 5 Space");
    assert!(seen(&one).contains("Ctrl-Z takes it back"), "{}", seen(&one));
    let mut one = desk("{\"client_name\": \"a\", \"redirect_uris\": [\"http://kiosk.example/cb\"]}", "80x24");
    one.press("F8 F5");
    let said = lines_of(&one)[22].clone();
    assert!(said.contains("; …"), "{said}\n{}", seen(&one));
}

#[test]
fn a_digit_on_a_filled_text_says_how_one_goes_to_a_section() {
    let mut one = desk("{\"client_name\": \"com.acme.kiosk\"}", "80x24");
    one.press("4");
    assert_eq!(one.said(), "Enter opens this text; Ctrl-G, then 4 goes to Webhooks");
    one.press("x");
    assert_eq!(one.said(), "Enter opens this text; Del makes it not set");
}

#[test]
fn where_something_is_wrong_the_footer_leads_to_it() {
    let mut one = desk("{\"client_name\": \"com.acme.kiosk\", \"quick_launch_enabled\": \"yes\"}", "80x24");
    assert!(lines_of(&one)[23].contains("F8 problem"), "{}", seen(&one));
    one.press("Down");
    assert!(lines_of(&one)[23].contains("F8 problem"), "{}", seen(&one));
}

#[test]
fn what_decides_on_quick_launch_leads_to_who_sees_the_app() {
    let text =
        "{\"client_name\": \"a\", \"quick_launch_enabled\": true, \"entry_uri\": \"https://a.example\"}";
    for at in ["quick_launch_enabled", "entry_uri", "enabled_for_profiles"] {
        let one = Desk::start(text, at, Saved::Yes, "80x24");
        assert!(lines_of(&one)[23].contains("F4 who sees it"), "{at}\n{}", seen(&one));
    }
}

#[test]
fn the_changes_of_a_text_that_was_no_json_are_scrolled() {
    let lines: String = (0..40).map(|number| format!("  'x{number}': {number},\n")).collect();
    let mut one = desk(&format!("{{\n{lines}  \"client_name\": \"a\",\n}}\n"), "80x24");
    one.press("C-l C-r");
    assert!(!seen(&one).contains("changes 0"), "{}", seen(&one));
    assert!(seen(&one).contains("was no JSON"), "{}", seen(&one));
    let before = seen(&one);
    one.press("PgDn PgDn");
    assert_ne!(before, seen(&one));
    one.press("End");
    assert!(seen(&one).contains("\"client_name\": \"a\""), "{}", seen(&one));
    let mut one = desk(&format!("{{\n{lines}  \"client_name\": \"a\",\n}}\n"), "140x40");
    one.press("C-l C-r");
    let twice = lines_of(&one).iter().any(|line| line.matches("\"x39\": 39").count() > 1);
    assert!(!twice, "{}", seen(&one));
}

#[test]
fn a_click_on_what_is_open_before_the_upload_leads_there() {
    let text = sample("le-app");
    for window in ["80x24", "140x40"] {
        let mut one = desk(&text, window);
        one.press("C-r click<7 placeholders>");
        assert!(seen(&one).contains("fill in the blanks"), "{window}\n{}", seen(&one));
        let mut one = desk(&text, window);
        let notes = lines_of(one.press("C-r")).iter().any(|line| line.contains("3 shows them"));
        assert!(notes, "{}", seen(&one));
        one.press("click<3 shows them>");
        assert!(seen(&one).contains("[3 problems"), "{window}\n{}", seen(&one));
        let mut one = desk("{\"client_name\": \"a\", \"scope\": \"b\", \"max\": 1}", window);
        one.press("C-r click<Scope, max>");
        assert!(one.said().starts_with("problem "), "{window} {}\n{}", one.said(), seen(&one));
    }
}

#[test]
fn what_next_says_what_a_way_of_installing_lacks_here() {
    let mut one = desk("{\"client_name\": \"com.acme.kiosk\", \"scope\": \"b\"}", "80x24");
    one.press("C-r 4");
    let shown = seen(&one);
    assert!(shown.contains("description is not set"), "{shown}");
    assert!(shown.contains("1 warning"), "{shown}");
    assert!(shown.contains("lp-manifest handoff app.json prints it"), "{shown}");
    // Of a text that is not JSON nobody knows.
    for text in ["{\"client_name\": \"com.acme.kiosk\", \"description\": \"b\"}", "{\"description\": \"b\",}"]
    {
        let mut one = desk(text, "80x24");
        one.press("C-r 4");
        assert!(!seen(&one).contains("description is not set"), "{}", seen(&one));
    }
}

#[test]
fn the_question_of_a_conflict_stands_beside_no_other_difference() {
    let text = "{\n<<<<<<< HEAD\n  \"client_name\": \"A\"\n=======\n  \"client_name\": \"B\"\n>>>>>>> x\n}\n";
    let mut one = desk(text, "140x40");
    one.press("F5");
    assert!(!seen(&one).contains("nothing differs"), "{}", seen(&one));
}

#[test]
fn what_a_blank_becomes_names_the_event() {
    let mut one = desk(&sample("connector"), "80x24");
    one.press("C-t Down Down");
    let shown = seen(&one);
    let rows: Vec<_> = shown.lines().filter(|line| line.contains("https://your/webhooks/endpoint")).collect();
    for event in ["ContentEvent", "RichContentEvent", "ExConversation"] {
        assert!(rows.iter().any(|row| row[4..].trim_start().starts_with(event)), "{event}: {shown}");
    }
}

#[test]
fn a_name_without_json_at_its_end_is_said_before_it_is_saved() {
    let mut one = full("80x24");
    one.press("5 Enter");
    one.press("a C-s C-u b o t");
    assert!(seen(&one).contains("no .json at its end, as in bot.json"), "{}", seen(&one));
}

#[test]
fn on_the_start_page_each_mistake_says_its_line() {
    let mut one = full("80x24");
    one.press("Down Down");
    let text = "{\n  \"a\": 1\n  \"b\": 2\n}\n".to_owned();
    let glance = Glance::of(text, "10:12".to_owned(), Judge::default());
    one.send(Msg::Looked(PathBuf::from("/people/jo/apps/app.json"), Looked::Text(glance)));
    assert!(seen(&one).contains("line 2: a comma is missing after 1"), "{}", seen(&one));
}

#[test]
fn a_scope_that_nobody_names_says_what_to_do() {
    let mut one = desk("{\"client_name\": \"a\", \"scope\": \"account.consumer\"}", "80x24");
    one.press("F8");
    assert!(seen(&one).contains("only if LivePerson gave it to you"), "{}", seen(&one));
}

#[test]
fn with_one_mistake_the_fixed_text_is_that_of_its_fix() {
    let conflict = "<<<<<<< a\n  \"b\": 1\n=======\n  \"b\": 2\n>>>>>>> c\n";
    let one = desk(&format!("{{\n  \"client_name\": \"a\"\n  \"d\": 1,\n{conflict}}}\n"), "140x40");
    assert!(seen(&one).contains("fixed, as F5 makes it"), "{}", seen(&one));
    let one = desk("{\n  \"client_name\": \"a\",\n}\n", "140x40");
    assert!(seen(&one).contains("fixed, as F5 makes it"), "{}", seen(&one));
}
