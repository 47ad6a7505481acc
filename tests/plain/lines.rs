//! What single lines do, and what is said then.

use lp_manifest::app::Start;
use lp_manifest::form::session::Saved;

use super::super::house::names_a_key;
use super::super::support::desk::named;
use super::super::support::{WRONG_TYPES, quoted, sample};
use super::{SIZE, Talker, spoken};

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

#[test]
fn a_line_takes_the_place_of_the_line_of_a_mistake() {
    let text = "{\r\n  \"client_name\": \"a\",\r\n  \"description\": x y z,\r\n  scope: \"msg\"\r\n}\r\n";
    let mut talk = Talker::open(text);
    let opened = spoken(&talk.said);
    assert!(opened.contains("1: line 3: x is no value"), "{opened}");
    assert!(opened.contains("now: \"description\": x y z,"), "{opened}");
    let answer = talk.line("\"description\": \"x y z\",");
    assert!(answer.contains("line 4, column 3, mistake 1 of 1"), "{answer}");
    let answer = talk.line("\"scope\": \"msg.consumer\"");
    assert_eq!(
        talk.text(),
        "{\r\n  \"client_name\": \"a\",\r\n  \"description\": \"x y z\",\r\n  \"scope\": \"msg.consumer\"\r\n}\r\n"
    );
    assert!(answer.contains("Client name, required"), "{answer}");
    talk.lines("undo\nundo");
    assert_eq!(talk.text(), text);
}

#[test]
fn mistakes_are_listed_with_their_lines_and_reached_by_their_numbers() {
    let mut talk = Talker::open("{\n  client_name: \"a\",\n  \"enabled\": yes\n}\n");
    let answer = talk.line("problems");
    assert!(
        answer.contains("1: line 2: client_name has no quotes; fix: put it in double quotes"),
        "{answer}"
    );
    assert!(answer.contains("2: line 3: yes is no value"), "{answer}");
    assert!(talk.line("2").contains("line 3, column 14, mistake 2 of 2"));
    assert!(talk.line("back").contains("mistake 1 of 2"));
    let answer = talk.line("what is this");
    assert!(answer.contains("line 2, column 3, mistake 1 of"), "{answer}");
    assert!(talk.text().contains("what is this"));
    assert_eq!(talk.lines("undo\nfind client"), "this text is not JSON yet: its mistakes come first");
}

#[test]
fn of_a_conflict_a_side_is_chosen_by_its_name() {
    for (answer, stays) in [("mine", "ours"), ("theirs", "theirs"), ("t", "theirs"), ("HEAD", "ours")] {
        let mut talk = Talker::open(
            "{\n<<<<<<< HEAD\n  \"client_name\": \"ours\"\n=======\n  \"client_name\": \"theirs\"\n>>>>>>> other\n}\n",
        );
        let asked = talk.line("fix");
        assert!(asked.contains("answer back, m, t or l"), "{asked}");
        talk.line(answer);
        assert_eq!(talk.text(), format!("{{\n  \"client_name\": \"{stays}\"\n}}\n"), "{answer}");
    }
}

#[test]
fn the_review_over_a_text_that_is_no_json_takes_no_value() {
    let text = "{\"client_name\": \"a\",,}";
    let mut talk = Talker::open(text);
    assert_eq!(talk.lines("changes\nanything"), "back or an empty line leaves");
    assert_eq!(talk.text(), text);
}

#[test]
fn headers_are_copied_to_the_events_that_are_ticked() {
    let mut talk = Talker::open(&sample("le-app"));
    let asked = talk.line("copy headers");
    assert!(asked.contains("2: ticked, AcceptStatusEvent: adds NAME"), "{asked}");
    assert!(talk.line("2").contains("2: not ticked, AcceptStatusEvent"));
    assert!(talk.line("anything").contains("a number ticks or unticks an event"));
    assert!(talk.line("do").contains("copied the headers of ContentEvent to 2 events"));
    assert_eq!(talk.text().matches("\"header_name\"").count(), 4);
}

#[test]
fn what_is_used_elsewhere_is_proposed_and_taken() {
    let text = "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': \
                {'endpoint': 'https://bot.acme.example/lp', 'headers': [{'header_name': 'X-Key', 'header_value': 'abc'}]}}}}";
    let mut talk = Talker::open(&quoted(text));
    let answer = talk.lines("find ChatStateEvent");
    assert!(
        answer.contains("used elsewhere: 1 https://bot.acme.example/lp; take NUMBER sets it"),
        "{answer}"
    );
    assert_eq!(talk.line("take 2"), "the numbers here are 1 to 1");
    assert!(talk.line("take").contains("Endpoint of ChatStateEvent: https://bot.acme.example/lp"));
    let answer = talk.lines("next\nnext");
    assert!(answer.contains("used elsewhere: 1 X-Key; with a value of yours"), "{answer}");
    assert!(talk.line("take").contains("X-Key: VALUE"));
    assert_eq!(talk.text().matches("X-Key").count(), 1);
    assert_eq!(talk.lines("find client_name\ntake"), "nothing is used elsewhere that fits here");
}

#[test]
fn the_text_for_the_account_team_and_what_comes_next_are_words() {
    let mut talk = Talker::open(&sample("le-app"));
    let answer = talk.line("what next");
    assert!(answer.contains("7 placeholders would be installed as they stand"), "{answer}");
    assert!(answer.contains("a text for the account team: hand over says it"), "{answer}");
    let answer = talk.line("hand over");
    assert!(answer.contains("# Install My First LE-App") && !answer.contains("VALUE"), "{answer}");
}

#[test]
fn an_empty_line_is_the_number_that_is_said() {
    let mut talk = Talker::begin();
    let asked = spoken(&talk.said);
    assert!(asked.contains("an empty line is 1;"), "{asked}");
    talk.lines("2\nback\nback\nundo");
    let asked = talk.line("again");
    assert!(asked.contains("1: Web application") && asked.contains("an empty line is 1;"), "{asked}");
}

#[test]
fn a_manifest_without_a_name_is_saved_under_one_that_is_said() {
    let start = Start { path: None, ..named("{}\n", Saved::Never, SIZE) };
    let mut talk = Talker::start(start, None);
    let asked = talk.lines("a\nsave");
    assert!(asked.contains("a line is the path of a file, such as"), "{asked}");
    assert!(!asked.contains("completes") && !asked.contains("typed:"), "{asked}");
    assert!(talk.line("kiosk.json").contains("saved kiosk.json"));
    assert!(talk.desk.disk.is_some());
}
