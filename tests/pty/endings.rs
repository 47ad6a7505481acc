//! Every way out gives the terminal back.

use super::tty::Tty;

const TEXT: &str = "{\"client_name\": \"com.acme.kiosk\"}\n";

#[test]
fn quitting_with_unsaved_work_asks_first() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\rx").shows("com.acme.kioskx");
    tty.keys("\x11").shows("quit: 1 change is not saved").shows("throw away");
    tty.keys("\x1b").hides("throw away").shows("com.acme.kioskx");
    tty.keys("\x03").shows("throw away").keys("\x03").shows("throw away");
    tty.keys("x");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
    assert_eq!(tty.file().as_deref(), Some(TEXT));
}

#[test]
fn quitting_without_changes_asks_nothing() {
    for key in ["\x11", "\x03"] {
        let mut tty = Tty::edit(Some(TEXT));
        tty.shows("com.acme.kiosk").keys(key);
        assert_eq!(tty.ends(), 0);
        tty.is_given_back();
    }
}

#[test]
fn a_signal_ends_it_and_gives_the_terminal_back() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let mut tty = Tty::edit(Some(TEXT));
        tty.shows("com.acme.kiosk").keys("\rx").shows("com.acme.kioskx");
        tty.signal(name);
        assert_eq!(tty.ends(), 128 + number, "{name}");
        tty.is_given_back();
        assert_eq!(tty.file().as_deref(), Some(TEXT), "{name} writes nothing");
    }
}

#[test]
fn a_signal_during_a_question_ends_it_too() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\rx").shows("com.acme.kioskx").keys("\x11").shows("throw away");
    tty.signal("TERM");
    assert_eq!(tty.ends(), 143);
    tty.is_given_back();
}
