//! The open field: what its keys do, and that opening alone changes nothing.

use lp_manifest::app::page::Page;

use super::super::support::desk::{Desk, tell};

#[test]
fn opening_and_leaving_changes_no_byte() {
    let texts = [
        "a\\u00e9",
        "\\/",
        "\\u0041\\ud83d\\ude00",
        "tab\\there",
        "line\\nend",
        "\\\\\\\"",
        "é 日本 👩‍👩‍👧",
        "\\u202e",
        "",
    ];
    for text in texts {
        let before = format!("{{\"client_name\": \"{text}\"}}");
        for keys in [
            "Enter Esc",
            "Backspace Esc",
            "Enter Tab",
            "Enter Enter",
            "Enter Left Right Home End C-a C-e C-Left C-Right Esc",
            "Enter Down Up",
            "Enter C-s Esc",
            "Enter C-f Esc",
            "Enter <x> Backspace Esc",
        ] {
            let mut desk = Desk::open(&before);
            desk.press(keys);
            if keys.contains("<x>") {
                continue;
            }
            assert_eq!(desk.text(), before, "{keys}");
            assert!(!desk.model.form.session().is_modified());
        }
    }
}

#[test]
fn the_open_field_is_edited_by_grapheme_word_and_line() {
    tell(&[
        (
            "Backspace takes a whole grapheme",
            "{'client_name': 'a👩‍👩‍👧'}",
            "Enter Backspace Esc",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "Left goes over a whole grapheme",
            "{'client_name': 'ae\u{301}'}",
            "Enter Left <x> Esc",
            "{'client_name': 'axe\u{301}'}",
            "",
        ),
        (
            "Del takes what follows",
            "{'client_name': 'abc'}",
            "Enter Home Del Esc",
            "{'client_name': 'bc'}",
            "",
        ),
        (
            "Ctrl-A and Ctrl-E are the ends",
            "{'client_name': 'b'}",
            "Enter C-a <a> C-e <c> Esc",
            "{'client_name': 'abc'}",
            "",
        ),
        (
            "Ctrl-W takes the word",
            "{'client_name': 'one two'}",
            "Enter C-w Esc",
            "{'client_name': 'one '}",
            "",
        ),
        (
            "Ctrl-U takes what is before",
            "{'client_name': 'abc'}",
            "Enter Left C-u Esc",
            "{'client_name': 'c'}",
            "",
        ),
        (
            "Ctrl-K takes what follows",
            "{'client_name': 'abc'}",
            "Enter Home Right C-k Esc",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "Ctrl-Left and Ctrl-Right go by words",
            "{'client_name': 'one two'}",
            "Enter C-Left <x> C-Left*2 C-Right <y> Esc",
            "{'client_name': 'oney xtwo'}",
            "",
        ),
        ("a blank is a blank", "{'client_name': 'a'}", "Enter Space b Esc", "{'client_name': 'a b'}", ""),
        (
            "the keys of the form are characters",
            "{'client_name': 'a'}",
            "Enter </:?> Lt Gt Esc",
            "{'client_name': 'a/:?<>'}",
            "",
        ),
        ("a quote is escaped", "{'client_name': 'a'}", "Enter <'> Esc", "{'client_name': 'a\\''}", ""),
        (
            "in a paste the line ends inside it are one blank",
            "{'client_name': ''}",
            "Enter paste<\\na\\nb\\n> Esc",
            "{'client_name': 'a b'}",
            "",
        ),
        (
            "Backspace on a selected placeholder takes it",
            "{'client_name': 'com.{x}.a'}",
            "Enter Backspace Esc",
            "{'client_name': 'com..a'}",
            "",
        ),
    ]);
}

#[test]
fn backspace_opens_and_shows_the_whole_text() {
    let mut desk = Desk::open(r#"{"client_name": "abc"}"#);
    desk.press("Backspace");
    assert_eq!(desk.open_text().as_deref(), Some("abc"));
}

#[test]
fn every_key_is_a_change_that_the_rules_see() {
    let mut desk = Desk::open_at(r#"{"client_name": "a"}"#, "entry_uri");
    let mut revisions = vec![desk.model.form.session().revision()];
    for key in ["h", "t", "Backspace", "C-u"] {
        desk.press(key);
        revisions.push(desk.model.form.session().revision());
    }
    assert!(revisions.windows(2).all(|pair| pair[0] < pair[1]), "{revisions:?}");
}

#[test]
fn leaving_keeps_the_text_and_goes_where_the_key_says() {
    for (keys, focus, open) in [
        ("Esc", "display_name", false),
        ("Tab", "description", false),
        ("S-Tab", "client_name", false),
        ("Down", "description", false),
        ("Up", "client_name", false),
        ("Enter", "description", false),
        ("PgDn", "grant_types=client_credentials", false),
    ] {
        let mut desk = Desk::open_at(r#"{"client_name": "a"}"#, "display_name");
        desk.press("<Kiosk>");
        assert!(desk.is_open());
        desk.press(keys);
        assert_eq!(desk.text(), r#"{"client_name": "a", "display_name": "Kiosk"}"#, "{keys}");
        assert_eq!((desk.focus().as_str(), desk.is_open()), (focus, open), "{keys}");
    }
}

#[test]
fn enter_goes_on_to_the_next_field_to_fill_with_its_placeholder_selected() {
    let template = lp_manifest::manifest::template::Template::WebApp.text();
    let mut desk = Desk::begin(template);
    desk.press("Esc Enter");
    assert_eq!(desk.open_text().as_deref(), Some("com.{company}.{app}"));
    desk.press("<acme>");
    assert_eq!(desk.open_text().as_deref(), Some("com.acme.{app}"));
    desk.press("Enter <kiosk> Enter");
    assert_eq!(
        (desk.focus().as_str(), desk.open_text().as_deref()),
        ("display_name", Some("{name people see}"))
    );
    desk.press("<Kiosk> Enter");
    assert_eq!(desk.focus(), "redirect_uris[0]");
    assert_eq!(desk.open_text().as_deref(), Some("https://{domain}/{callback path}"));
    desk.press("<k.example> Enter <in> Enter");
    assert_eq!(desk.focus(), "entry_uri");
    assert!(desk.open_text().is_some_and(|text| text.starts_with("https://{domain}/")));
    desk.press("<k.example> Enter");
    assert!(desk.model.form.to_fill().is_empty(), "{:?}", desk.model.form.to_fill());
    assert_eq!((desk.focus().as_str(), desk.is_open()), ("enabled_for_profiles", false));
    assert!(desk.text().contains("com.acme.kiosk"), "{}", desk.text());
    assert!(desk.text().contains("https://k.example/in"), "{}", desk.text());
}

#[test]
fn in_an_opened_file_enter_goes_on_to_the_next_field() {
    let mut desk = Desk::open(&super::super::support::sample("le-app"));
    desk.press("Enter Enter");
    assert_eq!((desk.focus().as_str(), desk.is_open()), ("display_name", false));
    desk.press("End Up Enter");
    assert!(
        matches!(desk.model.screen.pages().top(), Some(Page::Review(_))),
        "no Enter goes on to an action"
    );
    let mut desk = Desk::open_at("{\"client_name\": \"a\", \"x\": 1}", "x");
    desk.press("Enter Enter");
    assert!(
        matches!(desk.model.screen.pages().top(), Some(Page::Review(_))),
        "past the last field stands the review"
    );
}

#[test]
fn right_over_a_selected_placeholder_stops_at_its_end() {
    tell(&[(
        "Right over a selected placeholder keeps it",
        "{'client_name': 'com.{x}.a'}",
        "Enter Right <b> Esc",
        "{'client_name': 'com.{x}b.a'}",
        "",
    )]);
}

#[test]
fn a_paste_of_a_megabyte_is_one_step() {
    let items =
        (0..40_000).map(|number| format!("https://a.example/{number}")).collect::<Vec<_>>().join("\n");
    let mut desk = Desk::open_at(r#"{"client_name": "a", "redirect_uris": []}"#, "redirect_uris");
    desk.send(lp_manifest::app::Msg::Paste(items));
    assert_eq!(desk.said(), "pasted 40000 redirect URIs; Ctrl-Z takes all 40000 back");
    assert_eq!(desk.kept.as_ref().map(|work| work.text.as_str()), Some(desk.text()));
    desk.press("Esc C-z");
    assert_eq!(desk.text(), r#"{"client_name": "a", "redirect_uris": []}"#);
    // More than a field takes is refused whole, not cut.
    desk.press("Home Enter").send(lp_manifest::app::Msg::Paste("x".repeat(1 << 20)));
    assert_eq!(desk.said(), "nothing was pasted: that is too long for one field");
    assert_eq!(desk.text(), r#"{"client_name": "a", "redirect_uris": []}"#);
}
