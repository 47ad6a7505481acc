//! Terminals that understand little: none is told what its terminfo entry does not know.

use std::process::Command;

use super::tty::{Place, Tty};

/// What `infocmp` says of a terminal.
#[expect(clippy::struct_excessive_bools, reason = "each is a capability of its own")]
#[derive(Debug, PartialEq, Eq)]
struct Facts {
    term: &'static str,
    /// `colors`.
    colours: u16,
    /// `civis`.
    hides_cursor: bool,
    /// `smcup`.
    second_screen: bool,
    /// `dim`.
    dim: bool,
    /// `sitm`, as `ESC [ 3 m`; `screen` has that for what stands out.
    italic: bool,
    /// Whether it is told of pastes and of a mouse, and asked anything.
    tells: bool,
}

/// What none of them lacks.
const LEAST: Facts = Facts {
    term: "",
    colours: 0,
    hides_cursor: false,
    second_screen: false,
    dim: false,
    italic: false,
    tells: false,
};

const WINDOW: Facts = Facts {
    colours: 8,
    hides_cursor: true,
    second_screen: true,
    dim: true,
    italic: true,
    tells: true,
    ..LEAST
};

const FACTS: [Facts; 12] = [
    Facts { term: "vt100", ..LEAST },
    Facts { term: "vt102", ..LEAST },
    Facts { term: "vt220", hides_cursor: true, ..LEAST },
    Facts { term: "ansi", colours: 8, ..LEAST },
    Facts { term: "linux", colours: 8, hides_cursor: true, dim: true, ..LEAST },
    Facts { term: "screen", italic: false, ..WINDOW },
    Facts { term: "screen-256color", colours: 256, italic: false, ..WINDOW },
    Facts { term: "tmux", ..WINDOW },
    Facts { term: "tmux-256color", colours: 256, ..WINDOW },
    Facts { term: "xterm", ..WINDOW },
    Facts { term: "xterm-16color", colours: 16, ..WINDOW },
    Facts { term: "xterm-256color", colours: 256, ..WINDOW },
];

impl Facts {
    /// What the system's own entry says, where `infocmp` and that entry are installed.
    fn of_this_system(term: &'static str, tells: bool) -> Option<(Facts, String)> {
        let said =
            Command::new("infocmp").args(["-1", term]).output().ok().filter(|said| said.status.success())?;
        let entry = String::from_utf8(said.stdout).ok()?;
        let has =
            |name: &str| entry.lines().find_map(|line| line.trim().trim_end_matches(',').strip_prefix(name));
        let colours = has("colors#").map_or(Some(0), |count| match count.strip_prefix("0x") {
            Some(count) => u16::from_str_radix(count, 16).ok(),
            None => count.parse().ok(),
        })?;
        let facts = Facts {
            term,
            colours,
            hides_cursor: has("civis=").is_some_and(|told| told.starts_with("\\E[?25l")),
            second_screen: has("smcup=").is_some_and(|told| told.starts_with("\\E[?1049h")),
            dim: has("dim=").is_some_and(|told| told == "\\E[2m"),
            italic: has("sitm=").is_some_and(|told| told == "\\E[3m"),
            tells,
        };
        Some((facts, entry))
    }

    /// Whether it knows a look by its numbers.
    fn knows_look(&self, numbers: &str) -> bool {
        let mut rest = numbers.split(';').map(|number| number.parse::<u16>().unwrap_or(0));
        while let Some(number) = rest.next() {
            let known = match number {
                0 | 1 | 4 | 7 => true,
                2 => self.dim,
                3 => self.italic,
                30..=37 | 39 | 40..=47 | 49 => self.colours >= 8,
                90..=97 | 100..=107 => self.colours >= 16,
                38 | 48 => rest.next() == Some(5) && rest.next().is_some_and(|number| number < self.colours),
                _ => false,
            };
            if !known {
                return false;
            }
        }
        true
    }

    /// Whether it knows what stands behind an escape and a bracket.
    fn knows(&self, numbers: &str, last: char) -> bool {
        match (last, numbers) {
            ('H' | 'C', _) | ('J' | 'K', "") => true,
            ('m', numbers) => self.knows_look(numbers),
            ('h' | 'l', "?25") => self.hides_cursor,
            ('h' | 'l', "?1049") => self.second_screen,
            ('h' | 'l', "?2004" | "?1000" | "?1006" | "?2031") | ('c', "") => self.tells,
            _ => false,
        }
    }

    /// The sequences that it was told and does not know.
    fn unknown(&self, raw: &[u8]) -> Vec<String> {
        let text = String::from_utf8_lossy(raw);
        let mut unknown = Vec::new();
        for part in text.split('\u{1b}').skip(1) {
            let fits = match part.strip_prefix('[') {
                Some(rest) => {
                    let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
                    self.knows(&rest[..end], rest[end..].chars().next().unwrap_or(' '))
                }
                // A question, and its end.
                None => self.tells && (part.starts_with(']') || part.starts_with('\\')),
            };
            if !fits {
                unknown.push(part.chars().take(12).collect());
            }
        }
        unknown.sort();
        unknown.dedup();
        unknown
    }
}

#[test]
fn the_table_is_what_the_entries_of_this_system_say() {
    for facts in &FACTS {
        let Some((here, entry)) = Facts::of_this_system(facts.term, facts.tells) else { continue };
        assert_eq!(here, *facts);
        // What every one is told.
        for told in ["bold=\\E[1m", "smul=\\E[4m", "rev=\\E[7m", "cuf=\\E[%p1%dC", "ed=\\E[J", "el=\\E[K"] {
            assert!(entry.contains(&format!("\t{told}")), "{}: {told}", facts.term);
        }
        assert!(entry.contains("\tcup=\\E[%i%p1%d;%p2%dH"), "{}", facts.term);
    }
}

/// Goes through what there is to see, and leaves.
fn look_around(facts: &Facts, variables: &[(&str, &str)]) -> Tty {
    let place = Place::new(Some(&crate::support::sample("le-app")), "app.json");
    let all: Vec<_> = [("TERM", facts.term)].into_iter().chain(variables.iter().copied()).collect();
    let mut tty = Tty::start(&place, "app.json", &all, env!("CARGO_BIN_EXE_lp-manifest"), &["app.json"]);
    tty.shows("My First LE-App");
    // The form, a text that is typed, a search, the help, the JSON, the review, quick launch, a question.
    tty.keys("\x1b[B").keys("x").shows("Display name").keys("\r");
    tty.keys("\x06").keys("retries").shows("found").keys("\x1b");
    tty.keys("\x12").shows("changes").keys("\x1b").keys("\x1bOS").shows("quick launch:").keys("\x1b");
    tty.keys("\x11").shows("discard").keys("x");
    assert_eq!(tty.ends(), 0, "{}", facts.term);
    tty.is_given_back();
    tty
}

#[test]
fn no_terminal_is_told_what_it_does_not_know() {
    for facts in &FACTS {
        for variables in [&[][..], &[("COLORFGBG", "15;0")], &[("COLORFGBG", "0;15")], &[("NO_COLOR", "1")]] {
            let tty = look_around(facts, variables);
            assert_eq!(facts.unknown(&tty.raw), Vec::<String>::new(), "{} {variables:?}", facts.term);
        }
    }
}

#[test]
fn what_is_said_of_a_window_is_not_believed_of_what_runs_in_it() {
    for facts in FACTS.iter().filter(|facts| matches!(facts.term, "vt220" | "linux" | "screen")) {
        let tty = look_around(facts, &[("COLORTERM", "truecolor")]);
        assert_eq!(facts.unknown(&tty.raw), Vec::<String>::new(), "{}", facts.term);
    }
}

#[test]
fn a_letter_that_is_typed_sends_at_most_250_bytes_in_the_median() {
    for facts in FACTS.iter().filter(|facts| matches!(facts.term, "vt100" | "linux" | "xterm-256color")) {
        let place = Place::new(Some(&crate::support::sample("le-app")), "app.json");
        let program = env!("CARGO_BIN_EXE_lp-manifest");
        let mut tty = Tty::start(&place, "app.json", &[("TERM", facts.term)], program, &["app.json"]);
        tty.resize(120, 40);
        assert!(tty.looks(|tty| tty.screen().lines().count() == 40), "{}", tty.screen());
        tty.keys("\x1b[B").shows("edit, then next: Description").keys("a").shows(" 1/128");
        let mut sent: Vec<_> = (2..24)
            .map(|count| {
                let before = tty.raw.len();
                tty.keys("b").shows(&format!(" {count}/128"));
                tty.raw.len() - before
            })
            .collect();
        sent.sort_unstable();
        assert!(sent[sent.len() / 2] <= 250, "{}: {sent:?}", facts.term);
    }
}

#[test]
fn in_the_c_locale_nothing_but_ascii_is_written() {
    for facts in FACTS.iter().filter(|facts| matches!(facts.term, "vt100" | "linux" | "xterm-256color")) {
        let tty = look_around(facts, &[("LANG", "C")]);
        assert!(tty.raw.is_ascii(), "{}", facts.term);
    }
}

#[test]
fn a_terminal_that_shows_nothing_is_talked_with() {
    let place = Place::new(Some("{\"client_name\": \"a\"}\n"), "app.json");
    let words = ["--plain", "app.json"];
    let mut tty =
        Tty::start(&place, "app.json", &[("TERM", "dumb")], env!("CARGO_BIN_EXE_lp-manifest"), &words);
    tty.shows("Client name> ").keys("com.acme.kiosk\n").shows("was a").keys("save\n").shows("saved app.json");
    tty.keys("quit\n");
    assert_eq!(tty.ends(), 0);
    assert_eq!(tty.file().unwrap(), "{\"client_name\": \"com.acme.kiosk\"}\n");
    assert!(!tty.raw.contains(&0x1b), "{}", String::from_utf8_lossy(&tty.raw));
    tty.is_given_back();
}

#[test]
fn an_interrupt_or_the_end_of_the_line_keeps_what_was_said() {
    for (bytes, code) in [("\x03", 130), ("\x04", 0)] {
        let place = Place::new(Some("{\"client_name\": \"a\"}\n"), "app.json");
        let words = ["--plain", "app.json"];
        let program = env!("CARGO_BIN_EXE_lp-manifest");
        let mut tty = Tty::start(&place, "app.json", &[("TERM", "xterm")], program, &words);
        tty.shows("Client name> ").keys("b\n").shows("was a").keys(bytes);
        assert_eq!(tty.ends(), code);
        let mut tty = Tty::start(&place, "app.json", &[("TERM", "xterm")], program, &words);
        tty.shows("1 change").shows("restore").keys("restore\nsave\n").shows("saved app.json").keys("quit\n");
        assert_eq!(tty.ends(), 0);
        assert_eq!(tty.file().unwrap(), "{\"client_name\": \"b\"}\n");
    }
}
