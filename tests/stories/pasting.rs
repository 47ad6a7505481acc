//! A paste: on every kind of row, into open texts, in every place. It never presses Enter.

mod lists;

use super::super::support::desk::{Desk, tell};
use super::super::support::sample;
use super::{event, in_event};

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn on_a_row_a_paste_replaces_the_value_as_one_step_and_says_so() {
    tell(&[
        (
            "a text",
            "{'client_name': 'My First LE-App'}",
            "paste<com.acme.zzz>",
            "{'client_name': 'com.acme.zzz'}",
            "replaced Client name by what was pasted; Ctrl-Z takes it back",
        ),
        (
            "one undo brings it back",
            "{'client_name': 'My First LE-App'}",
            "paste<com.acme.zzz> C-z",
            "{'client_name': 'My First LE-App'}",
            "undone: paste Client name",
        ),
        (
            "a text that is not set",
            "{'client_name': 'a'}",
            "@display_name paste<  Acme Kiosk\r\n>",
            "{'client_name': 'a', 'display_name': 'Acme Kiosk'}",
            "pasted Display name…",
        ),
        (
            "a number",
            event!("'endpoint': 'e', 'max_retries': 3"),
            in_event!(".max_retries paste<1>"),
            event!("'endpoint': 'e', 'max_retries': 1"),
            "replaced Max retries…",
        ),
        (
            "what is no number is refused",
            event!("'endpoint': 'e', 'max_retries': 3"),
            in_event!(".max_retries paste<one>"),
            event!("'endpoint': 'e', 'max_retries': 3"),
            "nothing was pasted: Max retries is a whole number",
        ),
        (
            "a switch, as it is copied out of JSON",
            "{'client_name': 'a', 'enabled': true}",
            "@enabled paste<false,>",
            "{'client_name': 'a', 'enabled': false}",
            "replaced Enabled…",
        ),
        (
            "what no switch knows is refused",
            "{'client_name': 'a', 'enabled': true}",
            "@enabled paste<maybe>",
            "{'client_name': 'a', 'enabled': true}",
            "nothing was pasted: Enabled is true or false",
        ),
        (
            "a value of the wrong type",
            "{'client_name': 7}",
            "paste<com.acme.kiosk>",
            "{'client_name': 'com.acme.kiosk'}",
            "replaced Client name…",
        ),
        (
            "out of a file, with quotes and a comma",
            "{'client_name': 'a'}",
            "paste<  'com.acme.kiosk',\r\n>",
            "{'client_name': 'com.acme.kiosk'}",
            "replaced Client name…",
        ),
        (
            "out of a file, with its name",
            "{'client_name': 'a'}",
            "paste<'client_name': 'com.acme.kiosk',>",
            "{'client_name': 'com.acme.kiosk'}",
            "replaced Client name…",
        ),
        (
            "quotes inside stay",
            "{'client_name': 'a'}",
            "@description paste<the 'best', they say>",
            "{'client_name': 'a', 'description': 'the \\'best\\', they say'}",
            "",
        ),
        (
            "a number with its name",
            event!("'endpoint': 'e', 'max_retries': 3"),
            in_event!(".max_retries paste<'max_retries': 1,>"),
            event!("'endpoint': 'e', 'max_retries': 1"),
            "replaced Max retries…",
        ),
        (
            "a switch with its name",
            "{'client_name': 'a', 'enabled': true}",
            "@enabled paste<'enabled': false>",
            "{'client_name': 'a', 'enabled': false}",
            "",
        ),
        (
            "a member that nobody knows, with its name",
            "{'x': 7}",
            "@x paste<'x': {'a': 1},>",
            "{'x': {'a': 1}}",
            "",
        ),
        (
            "a member that nobody knows, by JSON",
            "{'x': 7}",
            "@x paste<[1, 2]>",
            "{'x': [1, 2]}",
            "replaced x…",
        ),
        ("or by a text", "{'x': 7}", "@x paste<seven>", "{'x': 'seven'}", "replaced x…"),
        (
            "of blanks there is nothing to paste",
            "{'client_name': 'a'}",
            "paste< \\r\\n\\t >",
            "{'client_name': 'a'}",
            "nothing was pasted…",
        ),
    ]);
}

#[test]
fn on_a_checklist_a_paste_ticks_what_is_named_and_names_what_is_not_supported() {
    tell(&[
        (
            "a JSON array",
            "{'grant_types': ['refresh_token']}",
            "@grant_types paste<['authorization_code', 'refresh_token']>",
            "{'grant_types': ['authorization_code', 'refresh_token']}",
            "ticked authorization_code; Ctrl-Z takes it back",
        ),
        (
            "with the name of the list",
            "{'grant_types': []}",
            "@grant_types paste<'grant_types': ['refresh_token'],>",
            "{'grant_types': ['refresh_token']}",
            "ticked refresh_token…",
        ),
        (
            "words, of which one is not supported",
            "{'client_name': 'a'}",
            "@grant_types paste<client_credentials, pasword>",
            "{'client_name': 'a', 'grant_types': ['client_credentials']}",
            "ticked client_credentials; Grant types does not know pasword; Ctrl-Z takes it back",
        ),
        (
            "a value that has a blank",
            "{'client_name': 'a'}",
            "@response_types paste<id_token token>",
            "{'client_name': 'a', 'response_types': ['id_token token']}",
            "ticked id_token token…",
        ),
        (
            "nothing that is supported",
            "{'grant_types': []}",
            "@grant_types paste<pasword>",
            "{'grant_types': []}",
            "nothing was ticked: Grant types does not know pasword",
        ),
    ]);
}

#[test]
fn on_an_event_a_paste_sets_its_endpoint_and_typing_does_where_it_is_not_set() {
    tell(&[
        (
            "pasted on one that is not set",
            "{'capabilities': {'webhooks': {'retry': {}}}}",
            in_event!(" paste<https://bot.acme.example/lp>"),
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://bot.acme.example/lp'}, 'retry': {}}}}",
            "set Endpoint of ExConversationChangeNotification…",
        ),
        (
            "pasted on one that is set",
            event!("'endpoint': 'https://a.example', 'max_retries': 3"),
            in_event!(" paste<https://bot.acme.example/lp>"),
            event!("'endpoint': 'https://bot.acme.example/lp', 'max_retries': 3"),
            "",
        ),
        (
            "out of a file, with its name and without",
            event!("'max_retries': 3"),
            in_event!(" paste<'endpoint': 'https://a.example',> paste<'https://b.example',>"),
            event!("'endpoint': 'https://b.example', 'max_retries': 3"),
            "",
        ),
        (
            "typed on one that is not set",
            "{'capabilities': {'webhooks': {'retry': {}}}}",
            in_event!(" <https://a.example> Esc"),
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://a.example'}, 'retry': {}}}}",
            "",
        ),
        (
            "typed on its endpoint",
            "{'capabilities': {'webhooks': {'retry': {}}}}",
            in_event!(".endpoint <https://a.example> Esc"),
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://a.example'}, 'retry': {}}}}",
            "",
        ),
        (
            "typed and deleted again it is as if it never was",
            "{}",
            "@capabilities.webhooks.'cqm.ExConversationChangeNotification' <ht> Backspace*2 Esc",
            "{}",
            "",
        ),
    ]);
}

#[test]
fn in_an_open_text_a_paste_goes_to_the_cursor() {
    tell(&[
        (
            "inner line ends are one blank",
            "{'client_name': 'ac'}",
            "Enter Left paste< b\\r\\n  d\\r> Esc",
            "{'client_name': 'ab dc'}",
            "",
        ),
        (
            "a description keeps them, as LF",
            "{'description': 'a'}",
            "@description Enter paste<\\rb\\r\\nc\\rd\\r> Esc",
            "{'description': 'ab\\nc\\nd'}",
            "",
        ),
        (
            "a selected description too",
            "{'client_name': 'a'}",
            "@description paste<b\\rc\\r>",
            "{'client_name': 'a', 'description': 'b\\nc'}",
            "",
        ),
        (
            "and a selected name does not",
            "{'client_name': 'a'}",
            "paste<b\\rc\\r>",
            "{'client_name': 'b c'}",
            "",
        ),
    ]);
}

#[test]
fn localized_names_are_understood_wherever_they_are_pasted() {
    let after = "{'client_name': 'a', 'client_name#fr-CA': 'Kiosque'}";
    let before = "{'client_name': 'a'}";
    tell(&[
        (
            "with the whole key",
            before,
            "paste<client_name#fr-CA: Kiosque>",
            after,
            "pasted the name for fr-CA…",
        ),
        ("with the mark alone", before, "paste<#fr-CA: Kiosque>", after, ""),
        ("as it stands in JSON", before, "paste<'client_name#fr-CA': 'Kiosque',>", after, ""),
        (
            "on the row of another",
            after,
            "Down paste<fr-CA: Kiosk>",
            "{'client_name': 'a', 'client_name#fr-CA': 'Kiosk'}",
            "",
        ),
        (
            "as the name alone",
            after,
            "Down paste<Kiosk>",
            "{'client_name': 'a', 'client_name#fr-CA': 'Kiosk'}",
            "replaced…",
        ),
        (
            "several",
            before,
            "paste<#de: A\\n#fr: B>",
            "{'client_name': 'a', 'client_name#de': 'A', 'client_name#fr': 'B'}",
            "pasted the names for de, fr…",
        ),
    ]);
}

#[test]
fn where_there_is_no_text_a_paste_says_so() {
    let mut desk = Desk::open(&sample("le-app"));
    for keys in ["C-r", "F4 Down", "Enter <x> Esc C-q"] {
        desk.press(keys);
        let before = desk.text().to_owned();
        desk.press("paste<x>");
        assert!(!desk.said().is_empty() || keys == "F4 Down", "after {keys}");
        assert_eq!(desk.text(), before);
        desk.press("Esc");
    }
}

#[test]
fn in_a_page_with_a_text_a_paste_is_one_line() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f paste<\\r\\nentry\\r\\n> Enter");
    assert_eq!(desk.focus(), "entry_uri");
    desk.press("F12 C-u paste< other.json\\r> Enter");
    assert_eq!(desk.saves.last().unwrap().0, "other.json");
}
