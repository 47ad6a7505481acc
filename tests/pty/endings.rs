//! Every way out gives the terminal back.

use super::kept::kept;
use super::tty::Tty;

const TEXT: &str = "{\"client_name\": \"com.acme.kiosk\"}\n";

#[test]
fn quitting_with_unsaved_work_asks_first() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\rx").shows("com.acme.kioskx");
    tty.keys("\x11").shows("quit: 1 change is not saved").shows("discard");
    tty.keys("\x1b").hides("discard").shows("com.acme.kioskx");
    tty.keys("\x03").shows("discard").keys("\x03").shows("discard");
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

/// Where a signal can come: a name, the keys that lead there, and what shows that they did.
const STATES: [(&str, &[(&str, &str)]); 11] = [
    ("form", &[]),
    ("changed form", &[("\rx\x1b", "no longer open: kioskx")]),
    ("open field", &[("\rx", "com.acme.kioskx")]),
    ("find", &[("\x06", "found")]),
    ("palette", &[("\x10", "commands")]),
    ("help", &[("\x1bOP", "keys here")]),
    ("question", &[("\rx", "kioskx"), ("\x11", "discard")]),
    ("raw", &[("\x1b[17~", "Esc keeps and leaves")]),
    ("preview", &[("\x1bOR", "[JSON]")]),
    ("quick launch", &[("\x1bOS", "quick launch")]),
    ("review", &[("\x12", "nothing differs from the file")]),
];

/// One run that was led to a state.
fn in_state(ways: &[(&str, &str)]) -> Tty {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk");
    for (keys, shown) in ways {
        tty.keys(keys);
        match shown.strip_prefix("no longer open: ") {
            Some(shown) => tty.shows(shown).hides("Esc done"),
            None => tty.shows(shown),
        };
    }
    tty
}

#[track_caller]
fn every_state_ends_with(signal: &str, code: u32) {
    for (state, ways) in STATES {
        let mut tty = in_state(ways);
        tty.signal(signal);
        assert_eq!(tty.ends(), code, "{signal} in {state}");
        tty.is_given_back();
        assert_eq!(tty.file().as_deref(), Some(TEXT), "{signal} in {state} writes nothing");
    }
}

#[test]
fn term_ends_it_in_every_state() {
    every_state_ends_with("TERM", 143);
}

#[test]
fn hup_ends_it_in_every_state() {
    every_state_ends_with("HUP", 129);
}

#[test]
fn int_ends_it_in_every_state() {
    every_state_ends_with("INT", 130);
}

#[test]
fn quit_ends_it_in_every_state() {
    every_state_ends_with("QUIT", 131);
}

#[test]
fn a_terminal_that_takes_nothing_holds_no_signal_up() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\rx").shows("kioskx").freeze().fills();
    tty.signal("TERM");
    assert_eq!(tty.ends(), 143);
    tty.thaw();
    tty.is_given_back();
    assert_eq!(kept(&tty), [TEXT.replace("kiosk", "kioskx")]);
}

#[test]
fn a_terminal_that_is_gone_ends_it_where_it_leads_the_session() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\rx").shows("kioskx").hang_up();
    assert_eq!(tty.ends(), 129);
    assert_eq!(kept(&tty), [TEXT.replace("kiosk", "kioskx")]);
    assert_eq!(tty.file().as_deref(), Some(TEXT));
}

/// No signal tells of the end here: only whoever leads the session gets one, and ignores it.
#[test]
fn a_terminal_that_is_gone_ends_it_without_a_signal_too() {
    let script = "trap '' HUP; \"$0\" app.json; echo $? > code";
    for keys in ["", "\rx", "\x1b", "\x1b[200~begun"] {
        let mut tty = Tty::shell(TEXT, script);
        tty.shows("com.acme.kiosk").keys(keys).hang_up();
        tty.ends();
        assert_eq!(tty.read("code"), "129\n", "after {keys:?}");
        // What was typed just before may not have been read.
        assert!(kept(&tty).iter().all(|text| text.contains("kioskx")), "after {keys:?}");
    }
}

#[test]
fn standard_error_that_is_gone_holds_nothing_up() {
    let script = "trap '' HUP; { \"$0\" app.json 2>&3; echo $? > code; } 3>&1 > /dev/tty | true";
    for (signal, code) in [("quit", "0\n"), ("hang up", "129\n")] {
        let mut tty = Tty::shell(TEXT, script);
        tty.shows("com.acme.kiosk");
        match signal {
            "quit" => {
                tty.keys("\x11");
            }
            _ => tty.hang_up(),
        }
        tty.ends();
        assert_eq!(tty.read("code"), code, "{signal}");
    }
}
