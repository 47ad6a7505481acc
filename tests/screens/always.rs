//! What holds on every screen of every size.

use lp_manifest::app::Model;
use lp_manifest::form::session::Saved;
use lp_manifest::manifest::template::Template;
use ratatui::layout::Position;

use super::super::support::desk::Desk;
use super::super::support::screen::screen;
use super::super::support::{SAMPLES, TWICE, WRONG_TYPES, layouts, sample};
use super::WRONG;

/// Where keys lead: states of the editor that people meet.
const STATES: [&str; 26] = [
    "",
    "Tab*7",
    "End",
    "PgDn*2",
    "Enter",
    "Enter < more>",
    "Down*9 Enter",
    "C-f",
    "C-f <a> Down*3",
    "C-f <zzz>",
    "C-p",
    "C-p <x>",
    "C-p Down*20",
    "F1",
    "F1 PgDn*9",
    "F3",
    "F3 PgDn*3",
    "F3 F3",
    "F4",
    "F4 Down*4",
    "F6",
    "F8",
    "C-q",
    "Del C-q",
    "Del C-s",
    "F12",
];

/// Sizes from nothing to plenty.
const SIZES: [&str; 22] = [
    "1x1", "2x2", "5x60", "200x1", "23x5", "24x4", "24x5", "24x60", "30x6", "40x9", "40x12", "59x16",
    "60x15", "60x16", "80x24", "80x29", "100x30", "119x30", "120x30", "139x40", "140x15", "200x60",
];

fn odd_texts() -> Vec<String> {
    let mut texts: Vec<_> = layouts().into_iter().map(|(_, text)| text).collect();
    texts.extend([TWICE, WRONG_TYPES, "[]", "7", "{", "", "not json at all\n\n\n"].map(str::to_owned));
    texts.push(super::super::support::quoted(WRONG));
    texts
}

/// A screen, with what it shows.
struct Seen<'s> {
    model: &'s Model,
    lines: &'s [String],
    cursor: Option<Position>,
}

impl Seen<'_> {
    fn count(&self, sign: &str) -> usize {
        self.lines.iter().map(|line| line.matches(sign).count()).sum()
    }

    fn is_shown(&self) -> bool {
        self.at_least(24, 5)
    }

    fn at_least(&self, width: u16, height: u16) -> bool {
        let size = self.model.screen.size();
        size.width >= width && size.height >= height
    }
}

/// What holds on every screen, and whether it does.
type Claim = (&'static str, fn(&Seen<'_>) -> bool);

const CLAIMS: [Claim; 5] = [
    ("the form has exactly one focus sign, and the cursor on it", the_form_has_one_focus),
    ("no screen has two focus signs, or a cursor outside", no_screen_has_two),
    ("a list over the form has its focus sign", a_list_has_one_focus),
    ("the header names file and verdict", the_header_names_file_and_verdict),
    ("the last line names a key from forty columns on", the_last_line_names_a_key),
];

fn the_form_has_one_focus(seen: &Seen<'_>) -> bool {
    let model = seen.model;
    let is_form = seen.is_shown()
        && model.screen.pages().over().is_empty()
        && !model.screen.preview_covers()
        && model.form.document().is_some();
    let on_it = || seen.cursor.is_some_and(|at| seen.lines[usize::from(at.y)].contains('▸'));
    !is_form || (seen.count("▸") == 1 && on_it())
}

fn no_screen_has_two(seen: &Seen<'_>) -> bool {
    let size = seen.model.screen.size();
    seen.count("▸") <= 1 && seen.cursor.is_none_or(|at| at.x < size.width && at.y < size.height)
}

fn a_list_has_one_focus(seen: &Seen<'_>) -> bool {
    use lp_manifest::app::page::Page::{
        Blanks, Endpoint, Find, Palette, Question, QuickLaunch, SaveAs, Templates,
    };
    let listed = match seen.model.screen.pages().top() {
        Some(QuickLaunch(_)) => seen.at_least(0, 16) && seen.model.form.document().is_some(),
        Some(Find(_) | Palette(_) | SaveAs(_) | Question(_) | Blanks(_) | Templates(_) | Endpoint(_)) => true,
        _ => false,
    };
    !listed || !seen.at_least(40, 12) || seen.count("▸") == 1
}

fn the_header_names_file_and_verdict(seen: &Seen<'_>) -> bool {
    let words = ["ready", "error", "warning", "to fill in", "placeholder", "not JSON"];
    let header = seen.lines.first().map_or("", String::as_str);
    let names = || header.contains("app.json") && words.iter().any(|word| header.contains(word));
    !seen.is_shown() || !seen.at_least(40, 0) || names()
}

fn the_last_line_names_a_key(seen: &Seen<'_>) -> bool {
    !seen.is_shown() || !seen.at_least(40, 0) || seen.lines.last().is_some_and(|line| !line.is_empty())
}

/// Holds each text in every state at those of the sizes that `looks_at` names by the numbers of state and size
/// against every claim.
fn hold(text: &str, looks_at: impl Fn(usize, usize) -> bool) {
    for (state, keys) in STATES.into_iter().enumerate() {
        let mut desk = Desk::start(text, "", Saved::Yes, "80x24");
        desk.press(keys);
        if desk.ended() {
            continue;
        }
        for (_, size) in SIZES.iter().enumerate().filter(|(at, _)| looks_at(state, *at)) {
            desk.press(&format!("size:{size}"));
            let screen = screen(&desk.model);
            let seen = Seen { model: &desk.model, lines: &screen.lines(), cursor: screen.cursor };
            for (claim, holds) in CLAIMS {
                assert!(holds(&seen), "{claim}: {text:?} after {keys:?} at {size}:\n{}", screen.text());
            }
        }
    }
}

#[test]
fn every_screen_of_the_samples_holds_what_is_claimed_at_every_size() {
    for name in SAMPLES {
        hold(&sample(name), |_, _| true);
    }
}

#[test]
fn every_screen_of_odd_texts_holds_what_is_claimed() {
    for (number, text) in odd_texts().iter().enumerate() {
        // Few texts see every size at once; together they see all.
        hold(text, |state, at| (at + state + number) % 5 == 0);
    }
}

#[test]
fn the_message_stands_on_every_screen() {
    for text in [sample("le-app"), "{}".to_owned()] {
        for size in SIZES {
            let mut desk = Desk::start(&text, "scope", Saved::Yes, size);
            desk.press("C-z");
            let screen = screen(&desk.model);
            let seen = Seen { model: &desk.model, lines: &screen.lines(), cursor: screen.cursor };
            let said = seen.lines.iter().any(|line| line.contains("nothing left"));
            assert!(!seen.is_shown() || said, "at {size}:\n{}", screen.text());
        }
    }
}

#[test]
fn eleven_fields_of_the_template_are_seen_at_once() {
    let mut desk = Desk::start(Template::WebApp.text(), "", Saved::Never, "80x24");
    desk.press("Esc");
    let lines = screen(&desk.model).lines().join("\n");
    let labels = [
        "Client name",
        "Display name",
        "Description",
        "Logo",
        "Enabled",
        "Grant types",
        "Response types",
        "Redirect URIs",
        "Scope",
        "Quick launch ",
        "Entry URI",
    ];
    let missing: Vec<_> = labels.into_iter().filter(|label| !lines.contains(label)).collect();
    assert_eq!(missing, [""; 0], "{lines}");
}

#[test]
fn profiles_can_be_tried_in_a_small_window() {
    let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, "40x12");
    desk.press("F4 <7>");
    let screen = screen(&desk.model);
    assert_eq!(screen.count("▸"), 1, "{}", screen.text());
    assert!(screen.text().contains("does not see it"), "{}", screen.text());
}

#[test]
fn f8_shows_the_problem_in_a_small_window_too() {
    for size in ["40x12", "24x5"] {
        let mut desk = Desk::start("{\"client_name\": \"a\", \"scope\": 7}", "", Saved::Yes, size);
        desk.press("F8");
        let text = screen(&desk.model).text();
        assert!(text.contains("must be a text"), "at {size}:\n{text}");
    }
}

#[test]
fn every_footer_ends_in_the_key_of_help_which_helps_and_closes_help() {
    for size in ["24x5", "40x12", "80x24", "140x40"] {
        for keys in STATES.into_iter().chain(["C-g", "C-r", "C-r 3", "C-t", "C-o", "F4 <7>"]) {
            let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, size);
            desk.press(keys);
            if desk.ended() {
                continue;
            }
            let footer = screen(&desk.model).lines().pop().unwrap();
            assert!(footer.ends_with("F1 help"), "after {keys:?} at {size}: {footer}");
        }
    }
    let mut desk = Desk::open(&sample("le-app"));
    let before = screen(&desk.model).lines();
    desk.press("F1 F1");
    assert_eq!(screen(&desk.model).lines(), before);
}

#[test]
fn the_row_that_enter_takes_is_seen_in_the_smallest_window_too() {
    for (keys, row) in [
        ("C-f <ret>", "Max re"),
        ("C-f <ret> Down Down", "Max re"),
        ("C-p <find>", "Find a"),
        ("C-p Down Down", "Undo"),
        ("C-g", "Basi"),
        ("C-o Down", "[x] Cont"),
        ("C-q", "stay"),
    ] {
        let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, "24x5");
        desk.press("Down <K> Esc").press(keys);
        let text = screen(&desk.model).text();
        assert!(text.contains(row), "after {keys:?}:\n{text}");
    }
}

#[test]
fn a_help_whose_only_word_has_no_room_bears_the_sign_that_more_follows() {
    let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, "24x5");
    desk.press("C-o");
    let lines = screen(&desk.model).lines();
    assert!(lines[3].ends_with('…'), "{}", lines.join("\n"));
}
