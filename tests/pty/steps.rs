//! Somebody at work among kills, signals, other programs and second windows: no word is lost.

use std::rc::Rc;

use super::super::support::numbers::Numbers;
use super::super::support::soaked;
use super::kept::kept;
use super::tty::{Place, Tty};

const FILE: &str = "{\"client_name\": \"Q\", \"description\": \"on\", \"enabled\": true}";

/// The person, and what is true by now.
struct Work {
    place: Rc<Place>,
    tty: Tty,
    /// Every word that the screen has shown.
    words: Vec<String>,
    /// Whether the last of them are in no file.
    unsaved: bool,
    /// Whether another program wrote the file since this window read it.
    foreign: bool,
    /// Whether the description is open.
    open: bool,
}

fn window(place: &Rc<Place>) -> Tty {
    Tty::again(place, "app.json", "xterm-256color", &["app.json", "--at", "description"])
}

impl Work {
    fn begin() -> Work {
        let place = Place::new(Some(FILE), "app.json");
        let mut tty = window(&place);
        tty.shows("no changes");
        Work { place, tty, words: Vec::new(), unsaved: false, foreign: false, open: false }
    }

    fn types(&mut self) {
        if !self.open {
            self.tty.keys("\r");
            self.open = true;
        }
        let word = format!("w{}", self.words.len());
        self.tty.keys(&format!(" {word}")).shows(&word);
        self.words.push(word);
        self.unsaved = true;
    }

    fn saves(&mut self) {
        if !self.unsaved {
            return;
        }
        self.tty.keys("\x13");
        if std::mem::take(&mut self.foreign) {
            self.tty.shows("overwrite").keys("m").shows("merged 1 change").keys("\x13");
            self.open = false;
        }
        self.tty.shows("saved app.json");
        self.unsaved = false;
    }

    /// Another program writes the file.
    fn is_written(&mut self) {
        let text = self.tty.file().unwrap();
        let other =
            if text.contains("true") { text.replace("true", "false") } else { text.replace("false", "true") };
        std::fs::write(self.tty.path("beside"), other).unwrap();
        self.tty.renames("beside", "app.json");
        self.tty.shows("changed on disk");
        self.foreign = true;
    }

    fn is_ended(&mut self, signal: &str) {
        self.tty.signal(signal);
        self.tty.ends();
        self.tty = window(&self.place);
        if !self.unsaved {
            self.tty.shows("no changes");
        }
        self.comes_back();
    }

    /// A second window takes the file over, and the first one is ended.
    fn is_taken_over(&mut self, signal: &str) {
        let mut second = window(&self.place);
        second.shows("is open in another window").keys("t").hides("is open in another window");
        self.tty.signal(signal);
        self.tty.ends();
        self.tty = second;
        self.comes_back();
    }

    fn comes_back(&mut self) {
        (self.foreign, self.open) = (false, false);
        if self.unsaved {
            self.tty.shows("never saved").keys("r").shows("here is the work");
        }
    }

    #[track_caller]
    fn has_lost_nothing(&self, step: usize) {
        let (file, drafts) = (self.tty.file().unwrap_or_default(), kept(&self.tty));
        let lost = |word: &&String| {
            let held = |text: &String| text.split([' ', '"']).any(|one| one == word.as_str());
            !held(&file) && !drafts.iter().any(held)
        };
        let lost: Vec<_> = self.words.iter().filter(lost).collect();
        assert!(lost.is_empty(), "step {step}: {lost:?} is lost\n{file}\n{drafts:?}\n{}", self.tty.screen());
    }
}

#[test]
fn no_word_is_lost_among_kills_signals_other_programs_and_second_windows() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..soaked(1) {
        let mut work = Work::begin();
        for step in 0..60 {
            let signal = ["KILL", "TERM", "HUP"][numbers.below(3)];
            match numbers.below(10) {
                0..5 => work.types(),
                5 | 6 => work.saves(),
                7 => work.is_written(),
                8 => work.is_ended(signal),
                _ => work.is_taken_over(signal),
            }
            work.has_lost_nothing(step);
        }
        work.saves();
        let file = work.tty.file().unwrap();
        assert!(work.words.iter().all(|word| file.contains(word)), "{file}");
        assert_eq!(kept(&work.tty), [""; 0], "what is saved waits no longer");
    }
}
