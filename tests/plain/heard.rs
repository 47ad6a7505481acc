//! Each line as somebody hears it who hears nothing else: no sign stands for a word, none says the same as
//! the one before, and something is always answered.

use lp_manifest::app::Start;
use lp_manifest::form::session::Saved;
use lp_manifest::plain::Said;

use super::super::support::desk::named;
use super::super::support::{WRONG_TYPES, sample};
use super::{SIZE, Talker};

const BROKEN: &str = "{\n  \"client_name\": \"a\",,\n  display_name: \"b\",\n  \"enabled\": yes\n";

const CONFLICT: &str = "{\n<<<<<<< HEAD\n  \"client_name\": \"ours\"\n=======\n  \"client_name\": \"theirs\"\n>>>>>>> other\n}\n";

/// Conversations that lead through every page, with their texts.
fn talks() -> Vec<Talker> {
    let lines = [
        "help\nagain\nnext\nback\nfind header\n!\n*\n1\nfind nothing of the kind\n\nproblems\n1\nchanges\n\npreview",
        "blanks\nX-Key\n\nabc\nback\none endpoint\n1\nbot.acme.example/lp\nchanges\n1\nrevert 1\nwhat next\n\nhand over",
        "find headers of\n1\ncopy headers\n1\n2\ndo\nundo\nredo\nquick launch 7 42\nfix\n\ntick unauth\nproblem\nfix\nquit\nfoo",
        "find endpoint\n1\nhttps://a.example/x\nnext\n\n\n\n\ntake\nconfig\nsave as\njson 7\nfix all\nquit",
    ];
    let texts = [sample("le-app"), sample("connector"), WRONG_TYPES.to_owned(), "{}".to_owned()];
    let mut talks = Vec::new();
    for text in texts {
        for lines in lines {
            let mut talk = Talker::open(&text);
            talk.lines(lines);
            talks.push(talk);
        }
    }
    for text in [BROKEN, CONFLICT] {
        let mut talk = Talker::open(text);
        talk.lines("next\nback\nproblems\nagain\n1\nfix\nfoo\nback\nchanges\n\nfix all\nblanks\nhand over\nhelp\nquit");
        talks.push(talk);
    }
    let start = Start { ask_template: true, ..named("{}\n", Saved::Never, SIZE) };
    let mut talk = Talker::start(start, None);
    talk.lines("next\n2\nacme\n\nback\nchanges\nproblems\n1\nwhat next");
    talks.push(talk);
    talks
}

#[test]
fn no_sign_stands_for_a_word() {
    let signs = [" · ", "→", "› ", "▾", "…:", "[x]", "[ ]", "✓", "✗", "● ", "~ "];
    for talk in talks() {
        for Said { text, .. } in &talk.said {
            assert!(!signs.iter().any(|sign| text.contains(sign)), "{text}");
            assert!(
                !text.starts_with(['+', '-', '='])
                    || text.starts_with("= VALUE")
                    || text.starts_with("=: ")
                    || text.starts_with("- "),
                "{text}"
            );
            assert!(!text.ends_with(" …"), "{text}");
        }
    }
}

#[test]
fn no_line_says_the_same_as_the_one_before() {
    for talk in talks() {
        for two in talk.said.windows(2).filter(|two| !two[0].text.is_empty()) {
            let is_asked = two[0].text.contains("> ") || two[0].text.ends_with('>');
            // A bracket that ends a part of a text stands as deep as it was set in.
            let is_code = two[0].indent != two[1].indent || two[0].text.len() < 3;
            assert!(is_asked || is_code || two[0].text != two[1].text, "{}", two[0].text);
        }
    }
}

#[test]
fn every_line_is_answered() {
    for talk in talks() {
        let is_prompt =
            |said: &Said| said.indent == 0 && said.text.contains('>') && !said.text.contains(": ");
        for two in talk.said.windows(2) {
            assert!(!(is_prompt(&two[0]) && is_prompt(&two[1])), "{} is not answered", two[0].text);
        }
    }
}
