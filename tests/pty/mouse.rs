//! The mouse in a real terminal: asked for where there is one, given back, and heard.

use super::tty::Tty;

const TEXT: &str = "{\"client_name\": \"com.acme.kiosk\"}\n";

/// What tells a terminal that it is to tell of the mouse, in any way.
const MODES: [&str; 6] = ["?9", "?1000", "?1002", "?1003", "?1006", "?1015"];

/// The modes of a mouse that the program has named so far, set and unset.
fn named(tty: &Tty) -> Vec<String> {
    let text = String::from_utf8_lossy(&tty.raw);
    let codes = MODES.iter().flat_map(|mode| [format!("{mode}h"), format!("{mode}l")]);
    codes.filter(|code| text.contains(&format!("\x1b[{code}"))).collect()
}

#[test]
fn a_terminal_that_has_no_mouse_is_told_nothing_of_it() {
    for term in ["linux", "vt220", "vt100"] {
        let mut tty = Tty::run(Some(TEXT), "app.json", term, &["app.json"]);
        tty.shows("com.acme.kiosk").keys("\x1b[20~").shows("not known to tell of a mouse").keys("\x11");
        assert_eq!((tty.ends(), named(&tty)), (0, Vec::new()), "{term}");
        tty.is_given_back();
    }
}

#[test]
fn who_wants_no_mouse_gets_none_until_asked() {
    let mut tty = Tty::run(Some(TEXT), "app.json", "xterm-256color", &["--no-mouse", "app.json"]);
    tty.shows("com.acme.kiosk");
    assert_eq!(named(&tty), Vec::<String>::new());
    // What another program may have left on is not heard either.
    tty.keys("\x1b[<0;8;9M\x1b[20~").shows("clicks and the wheel act here").keys("\r").shows("Esc done");
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}

#[test]
fn a_click_and_the_wheel_are_heard_where_they_were_seen() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").shows("Display name");
    let row = tty.screen().lines().position(|line| line.contains("Display name")).unwrap() + 1;
    tty.keys(&format!("\x1b[<0;6;{row}M\x1b[<0;6;{row}m")).shows("── Display name");
    tty.keys(&format!("\x1b[<0;6;{row}M\x1b[<0;6;{row}m")).shows("Esc done").keys("Kiosk").shows("5/");
    tty.keys("\x1b[<65;6;9M").hides("── 1 Basics");
    tty.keys("\x1b[20~").shows("marks text in the terminal").keys("\x11").shows("discard").keys("x");
    assert_eq!((tty.ends(), named(&tty).len()), (0, 4));
    tty.is_given_back();
}

#[test]
fn it_is_given_back_while_the_program_is_stopped() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk");
    tty.signal("TSTP");
    tty.stops().is_given_back();
    tty.signal("CONT");
    tty.shows("com.acme.kiosk");
    let row = tty.screen().lines().position(|line| line.contains("Display name")).unwrap() + 1;
    tty.keys(&format!("\x1b[<0;6;{row}M")).shows("── Display name").keys("\x11");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}
