//! A panic, wherever it comes: the terminal is given back, and the words say that it is a bug.
//!
//! The program has no way to be made to panic, so another is run: this test binary itself, which
//! calls the same function and panics where it was told to.

use crate::support::desk::named;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use lp_manifest::app::{Model, Size};

use lp_manifest::config::person::Person;
use lp_manifest::form::session::Saved;
use lp_manifest::tui::autosave::Autosave;

use super::kept::kept;
use super::tty::{Place, Tty};

const TEXT: &str = "{\"client_name\": \"com.acme.kiosk\"}\n";

/// What a panic may quote: it must not command the terminal.
const WORDS: &str = "planted \u{1b}[2J\u{9b}31m";

/// Where it panics, and the keys that lead there.
const SCOPES: [(&str, &[(&str, &str)]); 10] = [
    ("Form", &[]),
    ("Open", &[("\r", "")]),
    ("Find", &[("\x06", "")]),
    ("Palette", &[("\x10", "")]),
    ("Help", &[("\x1bOP", "")]),
    ("Dialog", &[("\rx", "kioskx"), ("\x11", "")]),
    ("Json", &[("\x1b[17~", "")]),
    ("Preview", &[("\x1bOR", "")]),
    ("Fill", &[("\x0f", "")]),
    ("Review", &[("\x12", "")]),
];

fn planted(scope: &str, thread: &str) -> Tty {
    let this = std::env::current_exe().unwrap();
    let test = ["--exact", "pty::panics::the_program_with_a_planted_panic", "--ignored", "--nocapture"];
    let variables = [("TERM", "xterm"), ("PLANTED_IN", scope), ("PLANTED_ON", thread)];
    let place = Place::new(Some(TEXT), "app.json");
    Tty::start(&place, "app.json", &variables, this.to_str().unwrap(), &test)
}

/// Leads it to where it panics.
fn lead(tty: &mut Tty, ways: &[(&str, &str)]) {
    if !ways.is_empty() {
        tty.shows("com.acme.kiosk");
    }
    for (keys, shown) in ways {
        tty.keys(keys).shows(shown);
    }
}

#[track_caller]
fn ended_in_order(tty: &mut Tty, context: &str) {
    assert_eq!(tty.ends(), 101, "{context}");
    tty.is_given_back();
    let said = String::from_utf8_lossy(&tty.raw).into_owned();
    assert!(said.contains("lp-manifest: this is a bug, please report it: "), "{context}: {said}");
    assert!(said.contains("planted \\u{1b}[2J\\u{9b}31m"), "{context}: {said}");
    assert!(!said.contains(WORDS), "{context}");
}

#[test]
fn a_panic_of_the_loop_ends_it_in_order() {
    for (scope, ways) in SCOPES {
        let mut tty = planted(scope, "loop");
        lead(&mut tty, ways);
        ended_in_order(&mut tty, scope);
        let typed = ways.iter().any(|way| way.0.contains('x'));
        assert_eq!(kept(&tty).len(), usize::from(typed), "{scope}: what was typed is kept");
    }
}

#[test]
fn a_panic_of_another_thread_ends_it_in_order() {
    for (scope, ways) in SCOPES {
        let mut tty = planted(scope, "other");
        lead(&mut tty, ways);
        ended_in_order(&mut tty, scope);
        let typed = ways.iter().any(|way| way.0.contains('x'));
        assert_eq!(kept(&tty).len(), usize::from(typed), "{scope}: what was typed is kept");
    }
}

#[test]
fn a_panic_while_the_terminal_takes_nothing_ends_it_in_order() {
    let mut tty = planted("Help", "late");
    tty.shows("com.acme.kiosk").keys("\x1bOP").shows("keys here").freeze().fills();
    tty.leave("now");
    assert_eq!(tty.ends(), 101);
    tty.thaw();
    ended_in_order(&mut tty, "frozen");
}

/// Not a test by itself: the program that the others run.
#[test]
#[ignore = "the tests beside it run it in a terminal"]
fn the_program_with_a_planted_panic() {
    let told = |name| std::env::var(name).unwrap_or_default();
    let (scope, on) = (told("PLANTED_IN"), told("PLANTED_ON"));
    let mut planted = false;
    let watch = move |model: &Model| {
        if !planted && format!("{:?}", model.scope()) == scope {
            planted = true;
            panic_on(&on);
        }
    };
    let start = named(TEXT, Saved::Yes, Size { width: 80, height: 24 });
    let autosave = Autosave::claim(Some(Path::new("app.json")));
    let code = lp_manifest::tui::run_watched(start, None, autosave, &Person::default(), watch).unwrap();
    std::process::exit(i32::from(code));
}

fn panic_on(thread: &str) {
    match thread {
        "loop" => panic!("{WORDS}"),
        "other" => drop(thread::spawn(|| panic!("{WORDS}"))),
        _ => drop(thread::spawn(|| {
            while fs::metadata(Path::new("now")).is_err() {
                thread::sleep(Duration::from_millis(5));
            }
            panic!("{WORDS}");
        })),
    }
}
