//! Commands on a terminal: coloured where that is wanted, and only there.

use super::tty::Tty;

const TEXT: &str = "{\n  \"client_name\": 5,\n  \"strange\": 1\n}\n";

fn said(term: &str) -> String {
    let mut tty = Tty::run(Some(TEXT), "app.json", term, &["check", "--notes", "app.json"]);
    assert_eq!(tty.ends(), 1);
    String::from_utf8(tty.raw.clone()).unwrap().replace('\r', "")
}

#[test]
fn check_colours_the_severity_and_the_mark_and_says_nothing_by_colour_alone() {
    let (coloured, plain) = (said("xterm"), said("dumb"));
    assert!(!plain.contains('\x1b'), "{plain:?}");
    assert!(coloured.contains("\x1b[1;31merror:\x1b[0m") && coloured.contains("\x1b[1;31m^\x1b[0m"));
    assert!(coloured.contains("\x1b[33mwarning:\x1b[0m") && coloured.contains("\x1b[36mnote:\x1b[0m"));
    let mut without = String::new();
    for part in coloured.split('\x1b') {
        without += part.split_once('m').filter(|_| part.starts_with('[')).map_or(part, |(_, rest)| rest);
    }
    assert_eq!(without, plain);
}
