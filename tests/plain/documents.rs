//! What documents show of the conversation: a short one, and every word.

use std::fmt::Write;

use lp_manifest::plain::Said;
use lp_manifest::plain::words::{LINES, WORDS};

use super::super::readme::hold;
use super::super::support::sample;
use super::Talker;

/// What was said in a terminal of 80 columns.
fn shown(said: &[Said]) -> String {
    said.iter().flat_map(|said| said.lines(80)).fold(String::new(), |text, line| text + &line + "\n")
}

#[test]
fn a_conversation_makes_sense_at_every_line() {
    let mut talk = Talker::open(&sample("le-app"));
    talk.lines("find endpoint content\n1\nhttps://bot.acme.example/lp\nblanks\nbot.acme.example/lp\nback");
    talk.lines("find retries\n1\n9\nfix\ntick consumer identity unauth\nproblems\n1\nuntick unauth");
    talk.lines("find headers\n1\nX-Key: abc\nundo\nquick launch 44\nfix\n\nchanges\nrevert 1\n\nsave\nquit");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("plain", shown(&talk.said));
    });
}

#[test]
fn the_readme_shows_a_conversation_and_every_word() {
    let mut talk = Talker::open(&sample("le-app"));
    talk.lines("find retries\n1\n9\nfix\ntick unauth\nsave\nquit");
    hold(
        "README.md",
        "talk",
        &format!("```text\n$ lp-manifest --plain app.json\n{}```\n", shown(&talk.said)),
    );
    let mut words = "| line | does |\n|---|---|\n".to_owned();
    for word in WORDS {
        let _ = writeln!(words, "| `{}` | {} |", word.usage(), word.does);
    }
    for (line, does) in LINES {
        let line = if line.starts_with('=') { format!("`{line}`") } else { line.to_owned() };
        let _ = writeln!(words, "| {line} | {does} |");
    }
    hold("README.md", "words", &words);
}
