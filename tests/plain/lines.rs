//! What single lines do, and what is said then.

use super::super::house::names_a_key;
use super::super::support::{WRONG_TYPES, quoted, sample};
use super::{Talker, spoken};

/// A text, lines, the text after, what the last answer holds.
fn hold(cases: &[(&str, &str, &str, &str)]) {
    for (before, lines, after, holds) in cases {
        let mut talk = Talker::open(&quoted(before));
        let answer = talk.lines(lines);
        assert_eq!(talk.text(), quoted(after), "{before} {lines}\n{answer}");
        assert!(answer.contains(holds), "{before} {lines}\n{answer}");
    }
}

#[test]
fn a_line_sets_the_place_that_was_said() {
    hold(&[
        ("{'client_name': 'a'}", "b", "{'client_name': 'b'}", "Client name: b, was a"),
        ("{'client_name': 'a'}", "  b \r", "{'client_name': 'b'}", "b"),
        (
            "{'client_name': 'com.{company}.kiosk'}",
            "acme",
            "{'client_name': 'com.acme.kiosk'}",
            "com.acme.kiosk",
        ),
        ("{'enabled': true}", "find enabled\nfalse", "{'enabled': false}", "Enabled: false, was true"),
        (
            "{'enabled': true}",
            "find enabled\nperhaps",
            "{'enabled': true}",
            "is true or false: nothing was set",
        ),
        ("{'scope': 'a'}", "find scope\n=", "{'scope': ''}", "set to an empty text"),
        (
            "{'grant_types': []}",
            "find grant_types\nclient_credentials",
            "{'grant_types': ['client_credentials']}",
            "ticked client_credentials",
        ),
        (
            "{'enabled_for_profiles': [7]}",
            "find enabled_for_profiles\n42, 43",
            "{'enabled_for_profiles': [7, 42, 43]}",
            "7, 42, 43",
        ),
        (
            "{'enabled_for_profiles': [7, 8]}",
            "find enabled_for_profiles\nuntick 7",
            "{'enabled_for_profiles': [8]}",
            "8",
        ),
        (
            "{'redirect_uris': ['https://a.example']}",
            "find https://a.example\nhttps://b.example",
            "{'redirect_uris': ['https://b.example']}",
            "https://b.example",
        ),
        (
            "{'redirect_uris': ['https://a.example']}",
            "find https://a.example\nadd\nhttps://b.example",
            "{'redirect_uris': ['https://a.example', 'https://b.example']}",
            "Redirect URI 2: https://b.example",
        ),
        ("{'scope': 7}", "find scope\n'x'", "{'scope': 7}", "a text stands in quotes"),
    ]);
}

#[test]
fn a_word_is_a_value_behind_an_equals_sign_or_a_blank() {
    hold(&[
        ("{'client_name': 'a'}", "= next", "{'client_name': 'next'}", "Client name: next"),
        ("{'client_name': 'a'}", " undo", "{'client_name': 'undo'}", "Client name: undo"),
        ("{'client_name': 'a'}", "= find it", "{'client_name': 'find it'}", "find it"),
        ("{'client_name': 'a'}", "=  b", "{'client_name': ' b'}", " b"),
        ("{'client_name': 'a'}", "Undo mistakes", "{'client_name': 'Undo mistakes'}", "Undo mistakes"),
        (
            "{'client_name': 'a'}",
            "save time for agents",
            "{'client_name': 'save time for agents'}",
            "save time",
        ),
        ("{'client_name': 'a'}", "NEXT", "{'client_name': 'a'}", "Display name"),
    ]);
}

#[test]
fn an_empty_line_walks_through_every_place_and_ends_behind_the_last() {
    for text in [sample("le-app"), sample("connector"), WRONG_TYPES.to_owned(), "{}".to_owned()] {
        let mut talk = Talker::open(&text);
        let mut places = vec![talk.desk.model.form.focus().clone()];
        let last = loop {
            let answer = talk.line("");
            let place = talk.desk.model.form.focus().clone();
            if places.contains(&place) {
                break answer;
            }
            assert!(answer.contains("now: "), "{answer}");
            places.push(place);
            assert!(places.len() < 200);
        };
        assert!(last.contains("this was the last place"), "{last}");
        for _ in &places[1..] {
            talk.line("back");
        }
        assert_eq!(talk.line("back"), "this is the first place");
        assert_eq!(talk.text(), text);
    }
}

#[test]
fn a_question_is_answered_by_letter_word_or_title_and_an_empty_line_is_safe() {
    for (answer, saved, left) in [
        ("", false, false),
        ("back", false, false),
        ("stay", false, false),
        ("s", true, true),
        ("S", true, true),
        ("save and quit", true, true),
        ("k", false, true),
        ("discard", false, true),
        ("next", false, false),
        ("com.acme", false, false),
    ] {
        let mut talk = Talker::open("{\"client_name\": \"a\"}");
        let asked = talk.lines("b\nquit");
        assert!(asked.contains("x, discard: quits; what is not saved is lost for good"), "{asked}");
        talk.line(answer);
        assert_eq!(talk.desk.left.is_some(), left, "{answer}");
        assert_eq!(talk.desk.disk.as_deref() == Some("{\"client_name\": \"b\"}"), saved, "{answer}");
        assert_eq!(talk.text(), "{\"client_name\": \"b\"}", "{answer}");
    }
}

#[test]
fn a_secret_is_neither_said_nor_shown_again() {
    let text = "{\"capabilities\": {\"webhooks\": {\"ms.MessagingEventNotification.ContentEvent\": \
                {\"endpoint\": \"https://a.example\", \"headers\": [{\"header_name\": \"X-Key\", \"header_value\": \"t0psecret\"}]}}}}";
    let mut talk = Talker::open(text);
    talk.line("find header 1");
    let answer = talk.line("s3cret");
    assert!(talk.text().contains("s3cret"), "{answer}");
    talk.lines("changes\n\nagain\npreview\nback\nnext\nproblems\n\nquit");
    let said = spoken(&talk.said);
    assert!(!said.contains("s3cret") && !said.contains("t0psecret"), "{said}");
}

#[test]
fn a_text_that_is_no_json_is_mended_by_words() {
    let mut talk = Talker::open("{\"client_name\": \"a\",}");
    let opened = spoken(&talk.said);
    assert!(opened.contains("mistake 1 of 1"), "{opened}");
    let answer = talk.line("fix all");
    assert_eq!(talk.text(), "{\"client_name\": \"a\"}");
    assert!(answer.contains("Client name, required"), "{answer}");
}

#[test]
fn what_is_said_names_words_and_no_key() {
    for text in
        [sample("le-app"), WRONG_TYPES.to_owned(), "{\"client_name\": \"a\",}".to_owned(), "{}".to_owned()]
    {
        let mut talk = Talker::open(&text);
        talk.lines("help\nnext\nadd\nx\nproblems\n1\nfix\nfix all\nundo\nredo\nblanks\nx\n\nback\nkeep\nchanges\n1\nunset");
        talk.lines("quick launch 42\nfix\nback\none endpoint\n1\na.example\nback\ntick all\nuntick all\nfind x\nzz\nback\nproblem");
        talk.lines("json 7\ndo\nmove up\nmove down\nnext file\nsave x.json\npreview\nquit\nfoo\nhelp");
        let said = talk.said.iter().filter(|said| !said.text.contains("> "));
        let named: Vec<_> = said.filter(|said| names_a_key(&said.text)).collect();
        assert!(named.is_empty(), "{named:#?}");
    }
}
