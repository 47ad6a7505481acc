//! What holds on every screen of every size.

use lp_manifest::app::Model;
use lp_manifest::form::session::Saved;
use lp_manifest::manifest::template::Template;
use ratatui::layout::Position;

use super::super::support::desk::Desk;
use super::super::support::screen::{Screen, screen};
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

fn texts() -> Vec<String> {
    let mut texts: Vec<_> = SAMPLES.into_iter().map(sample).collect();
    texts.extend(layouts().into_iter().map(|(_, text)| text));
    texts.extend([TWICE, WRONG_TYPES, "[]", "7", "{", "", "not json at all\n\n\n"].map(str::to_owned));
    texts.push(super::super::support::quoted(WRONG));
    texts
}

/// Calls `look` with every text in every state at every size.
fn everywhere(look: impl Fn(&Model, &Screen, &str)) {
    for (number, text) in texts().iter().enumerate() {
        // Few texts see every size at once; together they see all.
        for (state, keys) in STATES.into_iter().enumerate() {
            let mut desk = Desk::start(text, "", Saved::Yes, "80x24");
            desk.press(keys);
            if desk.ended() {
                continue;
            }
            let sizes =
                SIZES.iter().enumerate().filter(|(at, _)| number < 3 || (at + state + number) % 5 == 0);
            for (_, size) in sizes {
                desk.press(&format!("size:{size}"));
                let screen = screen(&desk.model);
                look(
                    &desk.model,
                    &screen,
                    &format!("text {number} after {keys:?} at {size}:\n{}", screen.text()),
                );
            }
        }
    }
}

fn is_shown(model: &Model) -> bool {
    model.screen.size().width >= 24 && model.screen.size().height >= 5
}

fn is_form(model: &Model) -> bool {
    is_shown(model)
        && model.screen.pages().over().is_empty()
        && !model.screen.preview_covers()
        && model.form.document().is_some()
}

#[test]
fn the_form_has_exactly_one_focus_sign_and_the_cursor_on_it() {
    everywhere(|model, screen, context| {
        if is_form(model) {
            assert_eq!(screen.count("▸"), 1, "{context}");
            let at = screen.cursor.unwrap_or_else(|| panic!("no cursor on {context}"));
            let line = &screen.lines()[usize::from(at.y)];
            assert!(line.contains('▸'), "the cursor is on {line:?} in {context}");
        }
    });
}

#[test]
fn no_screen_has_two_focus_signs_or_a_cursor_outside() {
    everywhere(|model, screen, context| {
        assert!(screen.count("▸") <= 1, "{context}");
        if let Some(Position { x, y }) = screen.cursor {
            assert!(x < model.screen.size().width && y < model.screen.size().height, "{context}");
        }
    });
}

#[test]
fn a_list_over_the_form_has_its_focus_sign() {
    use lp_manifest::app::page::Page::{
        Blanks, Endpoint, Find, Palette, Question, QuickLaunch, SaveAs, Templates,
    };
    everywhere(|model, screen, context| {
        let listed = matches!(
            model.screen.pages().top(),
            Some(
                Find(_)
                    | Palette(_)
                    | SaveAs(_)
                    | QuickLaunch(_)
                    | Question(_)
                    | Blanks(_)
                    | Templates(_)
                    | Endpoint(_)
            )
        );
        let low = matches!(model.screen.pages().top(), Some(QuickLaunch(_)))
            && (model.screen.size().height < 16 || model.form.document().is_none());
        if listed && !low && model.screen.size().width >= 40 && model.screen.size().height >= 12 {
            assert_eq!(screen.count("▸"), 1, "{context}");
        }
    });
}

#[test]
fn the_header_names_file_and_verdict() {
    everywhere(|model, screen, context| {
        if is_shown(model) && model.screen.size().width >= 40 {
            let header = screen.lines()[0].clone();
            assert!(header.contains("app.json"), "{context}");
            let words = ["ready", "error", "warning", "to fill in", "placeholder", "not JSON"];
            assert!(words.iter().any(|word| header.contains(word)), "{context}");
        }
    });
}

#[test]
fn the_last_line_names_a_key_from_forty_columns_on() {
    everywhere(|model, screen, context| {
        if is_shown(model) && model.screen.size().width >= 40 {
            assert!(!screen.lines().last().unwrap().is_empty(), "{context}");
        }
    });
}

#[test]
fn the_message_stands_on_every_screen() {
    for text in [sample("le-app"), "{}".to_owned()] {
        for size in SIZES {
            let mut desk = Desk::start(&text, "scope", Saved::Yes, size);
            desk.press("C-z");
            if is_shown(&desk.model) {
                let text = screen(&desk.model).text();
                assert!(text.contains("nothing left"), "at {size}:\n{text}");
            }
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
