//! The styles of a screen, a letter a cell: focus and severity show in colour and weight too.

use super::super::support::desk::Desk;
use super::super::support::screen::screen;
use super::{hold, on_sample, on_wrong, page, row};

type Open = fn() -> Desk;

#[test]
fn focus_and_severity_have_styles_of_their_own() {
    let desks: [(&str, Open); 4] = [
        ("styles-error@80x24", || on_wrong("80x24", "F8*4")),
        ("styles-checklist@80x24", || on_sample("le-app", "80x24", "C-f <grant> Enter Right")),
        ("styles-open-text@80x24", || on_sample("le-app", "80x24", "Enter < in work>")),
        ("styles-quit@80x24", || on_sample("le-app", "80x24", "Enter <x> Esc C-q")),
    ];
    for (name, desk) in desks {
        let desk = desk();
        let part = if desk.question().is_some() { page } else { row };
        let (screen, parts) = (screen(&desk.model), part(&desk.model));
        hold(name, &format!("{}\n{}", screen.parts(&parts), screen.styles_of(&parts)));
    }
}
