//! Problems in the order of the form, equal neighbours as one, everything certain at once.

use lp_manifest::app::describe::{Body, Item, Room};
use lp_manifest::app::page::{describe, offers};
use lp_manifest::form::describe::{Line, Part, Typing, Value, row};

use super::super::support::desk::Desk;
use super::super::support::{quoted, sample};

/// Forty addresses that are not https, beside what stands above and below them.
fn forty() -> String {
    let uris: Vec<_> = (0..40).map(|n| format!("'http://a{n}.example/cb'")).collect();
    quoted(&format!(
        "{{'client_name': 'com.acme.a', 'grant_types': ['authorization_code'], 'response_types': ['code'], 'redirect_uris': [{}], 'x1': 1, 'x2': 2}}",
        uris.join(", ")
    ))
}

/// The rows of the review's problems, as `label|value|remark`; `>` before the chosen one.
fn listed(desk: &Desk) -> Vec<String> {
    let Body::Lines(lines) = describe(&desk.model, Room { width: 80, height: 16 }).body else {
        panic!("no list")
    };
    let line = |item| match item {
        Item::Row(Line { chosen, label, value, remark, .. }) => {
            let value = match value {
                Value::Words(words) => words.text,
                Value::Action(action) => action,
                _ => String::new(),
            };
            let remark = remark.map_or(String::new(), |remark| remark.words.text);
            Some(format!("{}{}|{value}|{remark}", if chosen { ">" } else { "" }, label.text))
        }
        _ => None,
    };
    lines.items.into_iter().filter_map(line).collect()
}

/// What the help says F5 does.
fn fix_said(desk: &Desk) -> String {
    let parts = describe(&desk.model, Room { width: 80, height: 16 }).help.parts;
    let fix = parts.into_iter().find_map(|part| match part {
        Part::Problem { fix: Some(fix), .. } => Some(fix),
        _ => None,
    });
    fix.unwrap_or_default()
}

/// What the footer says F5 does.
fn offered(desk: &Desk) -> String {
    let offer = offers(&desk.model).into_iter().find(|offer| offer.keys == "F5");
    offer.map_or(String::new(), |offer| offer.does)
}

#[test]
fn f8_and_f7_follow_the_form_wherever_the_file_has_things() {
    let text = quoted(
        "{'x-own': 1, 'capabilities': {'webhooks': {'ms.MessagingEventNotification.ChatStateEvent': {'max_retries': 9, 'endpoint': 'http://b.example'}, 'ms.MessagingEventNotification.ContentEvent': {'endpoint': 'http://a.example'}}}, 'quick_launch_enabled': 'yes', 'client_name': 7}",
    );
    let mut desk = Desk::open(&text);
    let event = |name: &str| format!("capabilities.webhooks.'ms.MessagingEventNotification.{name}'");
    let mut way = Vec::new();
    for _ in 0..desk.model.form.loud_problems().count() {
        desk.press("F8");
        way.push(desk.focus());
    }
    let place =
        |name: &str| way.iter().position(|place| place == name).unwrap_or_else(|| panic!("{name}: {way:?}"));
    let order = [
        "quick_launch_enabled".to_owned(),
        format!("{}.endpoint", event("ContentEvent")),
        format!("{}.endpoint", event("ChatStateEvent")),
        format!("{}.max_retries", event("ChatStateEvent")),
        "x-own".to_owned(),
    ];
    for pair in order.windows(2) {
        assert!(place(&pair[0]) < place(&pair[1]), "{way:?}");
    }
    let mut back = Vec::new();
    for _ in 0..way.len() {
        back.push(desk.focus());
        desk.press("F7");
    }
    back.reverse();
    assert_eq!(back, way);
}

#[test]
fn what_is_typed_and_no_value_yet_is_found_by_f8() {
    let text = quoted(
        "{'client_name': 'com.acme.kiosk', 'grant_types': ['client_credentials'], 'enabled_for_profiles': [42]}",
    );
    let mut desk = Desk::open_at(&text, "enabled_for_profiles[0]");
    assert_eq!(desk.model.form.loud_problems().count(), 0);
    desk.press("+ <4x> Esc Home F8");
    assert_eq!((desk.focus().as_str(), desk.said()), ("enabled_for_profiles+", "problem 1 of 1"));
}

#[test]
fn f5_on_a_row_fixes_its_equal_neighbours_too_and_says_how_many_before() {
    let before = forty();
    let mut desk = Desk::open_at(&before, "redirect_uris[3]");
    assert_eq!(offered(&desk), "fix all 40");
    assert_eq!(fix_said(&desk), "fix all 40, the first: set to https://a0.example/cb");
    desk.press("F5");
    assert_eq!(desk.text(), before.replace("http://", "https://"));
    assert!(
        desk.said().starts_with("fixed Redirect URI 1-40: ")
            && desk.said().ends_with("; Ctrl-Z takes it back"),
        "{}",
        desk.said()
    );
    desk.press("C-z");
    assert_eq!(desk.text(), before, "it was one step");
}

#[test]
fn the_review_shows_equal_neighbours_as_one_row_that_opens() {
    let mut desk = Desk::open(&forty());
    desk.press("C-r 3");
    let rows = listed(&desk);
    let group =
        rows.iter().position(|row| row.contains("Redirect URI 1-40|")).unwrap_or_else(|| panic!("{rows:#?}"));
    assert!(rows.iter().any(|row| row.contains("Other, 2 members|")), "{rows:#?}");
    assert!(rows.iter().any(|row| row.contains("warnings, ") && row.contains(" kinds")), "{rows:#?}");
    while !listed(&desk)[group].starts_with('>') {
        desk.press("Down");
    }
    assert_eq!(offered(&desk), "fix all 40");
    desk.press("Space");
    let open = listed(&desk);
    assert_eq!(open.len(), rows.len() + 40);
    assert!(
        open[group].starts_with('>') && open[group + 3].starts_with("Redirect URI 3|"),
        "{:?}",
        &open[group..group + 4]
    );
    desk.press("Down*3 F5");
    assert_eq!(desk.text().matches("https://").count(), 1, "that row alone");
    assert!(desk.text().contains("https://a2.example"));
    desk.press("Up*3 Space");
    assert!(listed(&desk).iter().any(|row| row.contains("Redirect URI")), "closed again");
}

#[test]
fn f5_on_a_closed_group_fixes_all_of_it_as_one_step() {
    let before = forty();
    let mut desk = Desk::open(&before);
    desk.press("C-r 3");
    while !listed(&desk).iter().any(|row| row.starts_with(">Redirect URI 1-40")) {
        desk.press("Down");
    }
    desk.press("F5");
    assert_eq!(desk.text(), before.replace("http://", "https://"));
    desk.press("C-z");
    assert_eq!(desk.text(), before);
}

#[test]
fn errors_warnings_and_notes_stand_in_this_order_each_under_its_count() {
    let text = quoted(
        "{'x-own': 1, 'redirect_uris': ['https://a.example/1', 'https://a.example/2'], 'client_name': 7, 'grant_types': ['authorization_code'], 'response_types': ['code']}",
    );
    let mut desk = Desk::open(&text);
    desk.press("C-r 3");
    let rows = listed(&desk);
    let at = |word: &str| {
        rows.iter().position(|row| row.contains(word)).unwrap_or_else(|| panic!("{word}: {rows:#?}"))
    };
    assert!(at("1 error|") < at("warning") && at("warning") < at("not counted above"), "{rows:#?}");
    assert!(rows.last().unwrap().contains("= fix everything certain"), "{rows:#?}");
    assert!(
        rows.iter().all(|row| !row.starts_with('>') || row.contains("Client name")),
        "the first is chosen: {rows:#?}"
    );
}

#[test]
fn a_problem_of_a_whole_list_is_marked_on_its_first_row_and_reached_from_the_review() {
    let text = quoted(
        "{'client_name': 'com.acme.a', 'redirect_uris': ['https://a.example/1', 'https://a.example/2'], 'grant_types': ['authorization_code'], 'response_types': ['code']}",
    );
    let mut desk = Desk::open_at(&text, "redirect_uris[0]");
    let several =
        desk.model.form.session().problems().iter().find(|one| one.rule == "several-redirects").cloned();
    assert!(several.is_some(), "{:#?}", desk.model.form.session().problems());
    assert!(
        row(&desk.model.form, desk.model.form.at().0, Typing::Nothing).unwrap().sign.is_some(),
        "the mark"
    );
    let told = describe(&desk.model, Room { width: 80, height: 16 }).help.parts;
    assert!(told.iter().any(|part| matches!(part, Part::Problem { message, .. } if *message == several.as_ref().unwrap().message)), "{told:?}");
    desk.press("Down");
    assert!(
        row(&desk.model.form, desk.model.form.at().0, Typing::Nothing).unwrap().sign.is_none(),
        "the second row has none"
    );
    desk.press("Home C-r 3");
    while !listed(&desk).iter().any(|row| row.starts_with(">Redirect URIs|")) {
        desk.press("Down");
    }
    desk.press("Enter");
    assert_eq!(desk.focus(), "redirect_uris[0]");
}

#[test]
fn everything_certain_is_fixed_as_one_step() {
    let before = quoted(
        "{'client_name': 'com.acme.a', 'enabled': 'true', 'redirect_uris': 'https://a.example/1', 'grant_types': ['authorization_code'], 'response_types': ['code']}",
    );
    for keys in ["C-p <certain> Enter", "C-r 3 End F5", "C-r 3 End Enter"] {
        let mut desk = Desk::open(&before);
        desk.press(keys);
        assert!(
            desk.text().contains("\"enabled\": true") && desk.text().contains("[\"https://a.example/1\"]"),
            "{keys}: {}",
            desk.text()
        );
        assert_eq!(desk.said(), "fixed 2 problems; Ctrl-Z takes it back", "{keys}");
        desk.press("C-z");
        assert_eq!(desk.text(), before, "{keys}");
    }
    let mut desk = Desk::open(&quoted("{'client_name': 'com.acme.a', 'x': 1}"));
    desk.press("C-p <certain> Enter");
    assert_eq!(desk.said(), "not now: fix everything certain: no fix is certain");
}

#[test]
fn nine_faults_are_repaired_in_at_most_fourteen_keys() {
    let text = quoted(
        "{'client_name': 'com.acme.a', 'client_nme': 'b', 'enabled': 'yes', 'grant_types': ['authorization_code', 'pasword'], 'response_types': 'code', 'redirect_uris': ['http://kiosk.example/cb'], 'quick_launch_enabled': 'true', 'entry_uri': 'https://kiosk.example/', 'enabled_for_profiles': ['42'], 'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'endpoint': 'http://bot.example/lp', 'max_retries': 9}, 'ms.MessagingEventNotification.AccpetStatusEvent': {'endpoint': 'https://bot.example/lp', 'max_retries': '3'}}}}",
    );
    let mut desk = Desk::open(&text);
    let fixes = |desk: &Desk| desk.model.form.loud_problems().filter(|problem| problem.fix.is_some()).count();
    assert!(fixes(&desk) >= 9, "{}", fixes(&desk));
    desk.press("C-r 3");
    while fixes(&desk) > 0 && desk.presses < 20 {
        desk.press(if offered(&desk).is_empty() { "Down" } else { "F5" });
    }
    assert!(
        desk.presses <= 14 && fixes(&desk) == 0,
        "{} keys, {} left: {:#?}",
        desk.presses,
        fixes(&desk),
        listed(&desk)
    );
}

#[test]
fn the_review_counts_as_the_header_and_the_keys_do() {
    let mut desk = Desk::open(&sample("le-app").replace("\"My First LE-App\"", "7"));
    let header = super::super::support::screen::screen(&desk.model).lines()[0].clone();
    assert!(header.contains("1 error, 7 placeholders"), "{header}");
    desk.press("F8");
    assert!(desk.said().contains("1 of 1"), "{}", desk.said());
    desk.press("C-r 3");
    let shown = super::super::support::screen::screen(&desk.model).lines().join("\n");
    assert!(shown.contains("1 error") && shown.contains("7 placeholders"), "{shown}");
    assert!(!shown.contains("warning"), "{shown}");
}
