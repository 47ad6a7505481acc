//! A file that tries to command the terminal: none of its control characters gets there.

use super::super::support::attacks::{attacks, is_foreign, json};
use super::tty::Tty;

/// What a file plants: each ends in a word that finds it in the output.
const PLANTED: [(&str, &str); 9] = [
    ("\\u001b]0;owned\\u0007", "\x1b]0;owned"),
    ("\\u001b[2Jwiped", "\x1b[2Jwiped"),
    ("\\u009b31mred", "\u{9b}31mred"),
    ("\\u009d0;titled\\u009c", "\u{9d}0;titled"),
    ("\\u202edesrever", "\u{202e}desrever"),
    ("\\u2066isolated", "\u{2066}isolated"),
    ("\\u200bhidden", "\u{200b}hidden"),
    ("\\u007fdeleted", "\u{7f}deleted"),
    ("\\rreturned\\nfed", "\rreturned"),
];

fn manifest() -> String {
    use std::fmt::Write as _;
    let mut text = "{\n  \"client_name\": \"".to_owned();
    for (json, _) in PLANTED {
        text.push_str(json);
    }
    text.push_str("\",\n  \"redirect_uris\": [");
    let items: Vec<_> = PLANTED.iter().map(|(json, _)| format!("\"{json}\"")).collect();
    text.push_str(&items.join(", "));
    text.push_str("],\n  \"grant_types\": [");
    text.push_str(&items.join(", "));
    text.push(']');
    for (number, (json, _)) in PLANTED.iter().enumerate() {
        let _ = write!(text, ",\n  \"{number}{json}\": \"{json}\"");
    }
    // Raw, not escaped: JSON allows these in a string.
    text.push_str(
        ",\n  \"raw\u{9b}31mred\u{202e}desrever\u{7f}deleted\": \"\u{9b}31mred\u{200b}hidden\"\n}\n",
    );
    text
}

/// Looks at everything where a text of the file is shown.
fn tour(tty: &mut Tty) {
    tty.shows("1-16 of 46").keys("\x1b[F").shows("of 46").keys("\x1b[H").shows("1-16 of 46");
    // Esc is told apart from the keys that begin with it by nothing following.
    tty.keys("\r").shows("Esc done").keys("\x1b").hides("Esc done");
    tty.keys("\x06").shows("found").keys("desrever\x1b[B").shows("found").keys("\x1b").hides("found");
    tty.keys("\x1bOR").shows("[JSON]").keys("\x1b[6~\x1bOR").shows("[changes");
    tty.keys("\x1bOR").hides("[changes").keys("\x1b[F\x1b[17~").shows("Esc keeps and leaves");
    tty.keys("\x1b").hides("Esc keeps and leaves").keys("\x1b[19~").shows("problem 1");
    tty.keys("\x1b[H\x1b[3~").shows("removed").keys("\x11").shows("quit:");
}

/// What the terminal is asked.
const QUESTION: &str = "\x1b]10;?\x1b\\\x1b]11;?\x1b\\\x1b]4;1;?;2;?;3;?;4;?;5;?;6;?\x1b\\\x1b[c";

#[track_caller]
fn nothing_planted_got_through(raw: &[u8]) {
    for (_, sequence) in PLANTED {
        let found = raw.windows(sequence.len()).any(|bytes| bytes == sequence.as_bytes());
        assert!(!found, "{sequence:?} reached the terminal");
    }
    let text = String::from_utf8_lossy(raw);
    let stray = text.chars().find(|c| matches!(c, '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    assert_eq!(stray, None, "no such character comes from the program itself");
}

/// Every sequence in what the program wrote is one of its own kinds, and no other control is there.
#[track_caller]
fn only_own_sequences(raw: &[u8]) {
    let text = String::from_utf8(raw.to_vec()).unwrap();
    // The terminal is asked for its colours; nothing else is no command of the screen.
    let text = text.replacen(QUESTION, "", 1);
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| is_foreign(c) && !matches!(c, '\r' | '\n')) {
        let sequence = rest[at..].strip_prefix("\x1b[").unwrap_or_else(|| panic!("{:?}", &rest[at..]));
        let end = sequence.find(|c: char| !matches!(c, '0'..='9' | ';' | '?')).unwrap();
        assert!("mCHJKhl".contains(&sequence[end..=end]), "{:?}", &sequence[..=end]);
        rest = &sequence[end + 1..];
    }
}

#[test]
fn two_hundred_attacks_reach_the_terminal_as_text_only() {
    use std::fmt::Write as _;
    let mut text = "{\"client_name\": \"com.acme.kiosk\"".to_owned();
    for (number, attack) in attacks().iter().enumerate() {
        let (name, value) = (json(&format!("{number}{attack}")), json(attack));
        let _ = write!(text, ",\n  {name}: {value}");
    }
    text.push_str("}\n");
    let mut tty = Tty::edit(Some(&text));
    tty.resize(200, 60).shows("Ctrl-Q quit").keys("\x1b[F").shows("[Other");
    for _ in 0..5 {
        tty.keys("\x1b[5~");
    }
    tty.keys("\x1b[17~").shows("Esc keeps and leaves").keys("\x1b").hides("Esc keeps and leaves");
    tty.keys("\x1b[H\x1b[3~").shows("removed").keys("\x12").shows("changes 1").keys("\t").shows("JSON");
    tty.keys("\x11").shows("quit:").keys("x");
    assert_eq!(tty.ends(), 0);
    only_own_sequences(&tty.raw);
    tty.is_given_back();
}

#[test]
fn no_control_sequence_of_a_file_reaches_the_terminal() {
    let mut tty = Tty::edit(Some(&manifest()));
    tour(&mut tty);
    tty.keys("x");
    assert_eq!(tty.ends(), 0);
    nothing_planted_got_through(&tty.raw);
    tty.is_given_back();
}

#[test]
fn no_control_sequence_of_a_file_name_reaches_the_terminal() {
    let name = "a\u{1b}[2Jwiped\u{202e}desrever\u{9b}31mred.json";
    let mut tty = Tty::run(Some("{\"client_name\": \"com.acme.kiosk\"}\n"), name, "xterm-256color", &[name]);
    tty.shows("com.acme.kiosk").keys("\rx").shows("kioskx").keys("\x11").shows("discard").keys("\x1b");
    tty.hides("discard").keys("\x1b[24~").shows("save as").keys("\x1b").hides("save as");
    tty.keys("\x13").shows("saved a").keys("\x11");
    assert_eq!(tty.ends(), 0);
    nothing_planted_got_through(&tty.raw);
}

#[test]
fn no_control_sequence_of_a_text_that_is_not_json_reaches_the_terminal() {
    let text = format!("{}\u{1b}[2Jwiped \u{9b}31mred \u{202e}desrever", manifest());
    let mut tty = Tty::edit(Some(&text));
    tty.shows("not JSON:")
        .keys("\x1b[B\x1b[B\x1b[6~\x1b[5~")
        .keys("y")
        .shows("1 change")
        .keys("\x11")
        .shows("quit:")
        .keys("x");
    assert_eq!(tty.ends(), 0);
    nothing_planted_got_through(&tty.raw);
    tty.is_given_back();
}
