//! Stopped and continued: the terminal is lent to others meanwhile, and taken back whole.

use super::tty::Tty;

const TEXT: &str = "{\"client_name\": \"com.acme.kiosk\"}\n";

/// After it was continued: everything is shown again, and keys are read one by one.
fn goes_on(tty: &mut Tty) {
    tty.shows("com.acme.kiosk");
    assert!(tty.is_alternate());
    tty.keys("y").shows("kiosky").keys("\x11").shows("discard").keys("x");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_until_it_is_continued() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\rx").shows("kioskx");
    tty.signal("TSTP");
    tty.stops().is_given_back();
    assert!(!tty.screen().contains("kiosk"));
    tty.is_used_by_others();
    tty.has_new_settings();
    tty.resize(120, 30);
    tty.signal("CONT");
    tty.shows("com.acme.kioskx").shows("F1 help");
    tty.keys("\x7f").shows("com.acme.kiosk");
    goes_on(&mut tty);
}

#[test]
fn it_goes_on_after_a_stop_that_it_never_saw() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\r").shows("Esc done");
    tty.signal("STOP");
    tty.stops().is_used_by_others();
    tty.signal("CONT");
    goes_on(&mut tty);
}

#[test]
fn a_signal_that_came_while_it_was_stopped_ends_it() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk");
    tty.signal("TSTP");
    tty.stops();
    tty.signal("TERM");
    tty.signal("CONT");
    assert_eq!(tty.ends(), 143);
    tty.is_given_back();
}

#[test]
fn the_palette_stops_it_for_a_shell_that_brings_it_back() {
    let script =
        "set -m; \"$0\" app.json; echo \"it stopped\"; read go; fg > /dev/null; echo \"it ended $?\"";
    let mut tty = Tty::shell(TEXT, script);
    tty.shows("com.acme.kiosk").keys("\x10").shows("commands").keys("suspend").shows("Suspend").keys("\r");
    tty.shows("it stopped");
    assert!(!tty.is_alternate());
    tty.keys("go\n").shows("com.acme.kiosk").keys("\r").shows("Esc done").keys("x").shows("kioskx");
    tty.keys("\x11").shows("discard").keys("x").shows("it ended 0");
    tty.ends();
    tty.is_given_back();
}

#[test]
fn where_nobody_could_bring_it_back_the_palette_does_not_stop_it() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\x10").shows("commands").keys("suspend").shows("Suspend").keys("\r");
    tty.shows("not suspended: no shell").keys("\r").shows("Esc done");
    goes_on(&mut tty);
}
