//! A long text is checked away from the keys: what is said meanwhile, and what waits for it.

use lp_manifest::app::frame::header;
use lp_manifest::app::{Effect, Model, Msg, Unchecked, update};
use lp_manifest::form::session::Saved;

use super::super::support::desk::named;
use super::super::support::{keys, quoted};

/// A manifest of about 100 kB with one error; `more` are further members.
fn long(more: &str) -> String {
    let notes = "x".repeat(100_000);
    quoted(&format!("{{'client_name': 'com.acme.kiosk', 'enabled': 'maybe', 'x-notes': '{notes}'{more}}}"))
}

/// An editor on a text, and what it asks to be checked.
struct Desk {
    model: Model,
    unchecked: Vec<Unchecked>,
    saved: Vec<String>,
}

impl Desk {
    fn open(text: &str) -> Desk {
        let model = Model::new(named(text, Saved::Yes, keys::size("120x40")));
        let mut desk = Desk { model, unchecked: Vec::new(), saved: Vec::new() };
        desk.send(Msg::Started);
        desk
    }

    fn send(&mut self, message: Msg) {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Check(unchecked) => self.unchecked.push(*unchecked),
                Effect::Save { text, .. } => self.saved.push(text),
                _ => {}
            }
        }
    }

    fn press(&mut self, words: &str) {
        for message in keys::messages(words) {
            self.send(message);
        }
    }

    /// The check that was asked for first comes back.
    fn is_checked(&mut self) {
        let unchecked = self.unchecked.remove(0);
        self.send(Msg::Checked(Box::new(unchecked.check())));
    }

    fn verdict(&self) -> String {
        header(&self.model).levels().next().unwrap().verdict.text()
    }

    fn message(&self) -> &str {
        self.model.screen.message().map_or("", |message| &message.text)
    }
}

#[test]
fn a_long_text_is_there_before_it_is_checked() {
    let mut desk = Desk::open(&long(""));
    assert!(!desk.model.form.rows().is_empty());
    assert_eq!(desk.verdict(), "checking…");
    assert_eq!(desk.unchecked.len(), 1);
    desk.press("F8");
    assert_eq!(desk.message(), "checking… it is not known yet whether there are errors");
    desk.is_checked();
    assert_eq!(desk.verdict(), "1 error, 1 warning");
    assert!(desk.unchecked.is_empty());
}

#[test]
fn a_short_text_is_checked_at_once() {
    let desk = Desk::open(&quoted("{'client_name': 'com.acme.kiosk', 'enabled': 'maybe'}"));
    assert_eq!((desk.verdict().as_str(), desk.unchecked.len()), ("1 error", 0));
}

#[test]
fn while_somebody_types_the_last_known_problems_stay_and_stale_ones_are_dropped() {
    let mut desk = Desk::open(&long(""));
    desk.is_checked();
    desk.press("Enter <x>");
    assert_eq!(desk.verdict(), "checking…, 1 error, 1 warning");
    desk.press("<yz>");
    assert_eq!(desk.unchecked.len(), 1, "one check at a time");
    desk.is_checked();
    assert_eq!(desk.verdict(), "checking…, 1 error, 1 warning", "that was the text before the last letters");
    assert_eq!(desk.unchecked.len(), 1, "and this is the one of now");
    desk.is_checked();
    assert_eq!(desk.verdict(), "1 error, 1 warning");
    desk.press("Esc F8");
    assert_eq!(desk.message(), "problem 1 of 2");
}

#[test]
fn a_fix_waits_for_the_check() {
    let mut desk = Desk::open(&long(", 'quick_launch_enabled': 'true'"));
    desk.is_checked();
    desk.press("Enter <x> Esc F8 F8 F5");
    assert_eq!(desk.message(), "checking… try again when that is done");
    let before = desk.model.form.session().content().text().to_owned();
    desk.is_checked();
    desk.press("F5");
    assert_ne!(desk.model.form.session().content().text(), before, "{}", desk.message());
}

#[test]
fn a_save_waits_for_the_check_and_asks_about_new_errors_alone() {
    let mut desk = Desk::open(&long(""));
    desk.press("Enter <x> C-s");
    assert_eq!(desk.message(), "checking… then app.json is saved");
    assert!(desk.saved.is_empty());
    desk.is_checked();
    assert!(desk.saved.is_empty(), "that was the text of the file");
    desk.is_checked();
    assert_eq!(desk.saved.len(), 1, "its one error is not new: {}", desk.message());
}

#[test]
fn whoever_types_while_a_save_waits_is_asked_nothing() {
    let mut desk = Desk::open(&long(""));
    desk.is_checked();
    desk.press("Enter C-u C-s <\u{e9}>");
    while !desk.unchecked.is_empty() {
        desk.is_checked();
    }
    assert_eq!(desk.saved.len(), 1, "there is a name again: {}", desk.message());

    let mut desk = Desk::open(&long(""));
    desk.is_checked();
    desk.press("Enter C-u C-s Left");
    while !desk.unchecked.is_empty() {
        desk.is_checked();
    }
    assert_eq!(desk.message(), "not saved: there are new errors, and Ctrl-S asks what to do");
    assert!(desk.saved.is_empty());
}
