//! What holds of every document at every place: what is pasted is one step and leaves no carriage return,
//! and the walk changes nothing and ends in the review.

use lp_manifest::app::Msg;
use lp_manifest::app::page::Page;
use lp_manifest::form::place::Place;
use lp_manifest::form::rows::Row;
use lp_manifest::form::session::Saved;
use proptest::prelude::{ProptestConfig, any, prop, proptest};

use super::super::properties::{Dice, text_of};
use super::super::support::desk::Desk;
use super::super::support::soaked;

/// What is pasted: values of every kind, with every line end.
const VALUES: [&str; 18] = [
    "com.acme.kiosk",
    "https://a.example/cb\r\n",
    "\rhttps://a.example/1\r\nhttps://b.example/2\r",
    "[\"https://a.example/1\",\r\"b\"]",
    "\"https://a.example/1\",\r\"b\",\r",
    "[42, 43]",
    "42, 43\r",
    "3",
    "true",
    "code token\rpasword",
    "X-Key: abc\r\nX-Other: d\re",
    "#fr-CA: Kiosque\r\nclient_name#de: Kiosk",
    "fr: Kiosque\r",
    "one\r\ntwo\rthree",
    "{domain}",
    "https://{domain}/\r{path}",
    "  \"quoted\",\r\n",
    "{\"client_name\": \"a\",\r\"scope\": 1}",
];

/// A place among the rows that `fits` lets through.
fn place(desk: &Desk, dice: &mut Dice, fits: impl Fn(&Row) -> bool) -> Option<Place> {
    let document = desk.model.form.document()?;
    let rows: Vec<_> = desk.model.form.rows().iter().filter(|row| fits(row)).collect();
    let row = rows.get(dice.below(rows.len().max(1)))?;
    Some(row.place(document, dice.below(row.all_cells(document))))
}

/// Makes the document another one: what is there goes, is opened, or begins to be typed.
fn stirred(desk: &mut Desk, dice: &mut Dice) {
    desk.press(dice.pick(&["", "Right", "Del", "", "Space", "Enter", "+", "F5"]));
}

/// How many lone carriage returns the text has, and how many values hold one.
fn carriage_returns(desk: &Desk) -> (usize, usize) {
    let document = desk.model.form.document().unwrap();
    let values = std::iter::successors(Some(document.root()), |value| document.next(*value));
    let held = values.filter(|value| value.as_text().is_some_and(|text| text.contains('\r'))).count();
    let text = document.text();
    (text.matches('\r').count() - text.matches("\r\n").count(), held)
}

/// A value is pasted at a place, in a field that is open or on a row.
fn pastes(desk: &mut Desk, dice: &mut Dice) {
    let Some(place) = place(desk, dice, Row::takes_focus) else { return };
    desk.send(Msg::Go(place));
    stirred(desk, dice);
    if desk.model.form.document().is_none() || !desk.model.screen.pages().over().is_empty() {
        desk.press("Esc Esc");
        return;
    }
    let (open, waits) = (desk.is_open(), desk.model.form.pending().len());
    let (before, undo) = (desk.text().to_owned(), undo_name(desk));
    let returns = carriage_returns(desk);
    let value = dice.pick(&VALUES);
    let context = format!("{value:?} at {} of {before}", desk.focus());
    desk.send(Msg::Paste(value.to_owned()));
    let said = desk.said().to_owned();
    let opened = desk.is_open();
    desk.press("Esc");
    let (now, held) = carriage_returns(desk);
    assert!(held == returns.1 && (now == 0 || returns.0 > 0), "{context}: a carriage return came in");
    let after = desk.text().to_owned();
    if after == before || open || desk.model.form.pending().len() != waits {
        return;
    }
    assert!(opened || !said.is_empty() && !said.starts_with("nothing"), "{context}: said {said:?}");
    if dice.below(3) != 1 {
        desk.press("C-z");
        assert_eq!(desk.text(), before, "{context}: undo gives the bytes back");
        assert_eq!(undo_name(desk), undo, "{context}: it is one step");
    }
}

fn undo_name(desk: &Desk) -> Option<String> {
    desk.model.form.session().undo_name().map(str::to_owned)
}

/// One key, from a place on, until the review stands there.
fn walks(text: &str, saved: Saved, key: &str, dice: &mut Dice) {
    let mut desk = Desk::start(text, "", saved, "80x24");
    desk.press("Esc Esc");
    let Some(from) = place(&desk, dice, Row::is_field) else { return };
    desk.send(Msg::Go(from));
    desk.press(dice.pick(&["", "Right", "F8", "Down", "Backspace"]));
    if !desk.model.form.row().is_some_and(Row::is_field) {
        return;
    }
    let (text, from) = (desk.text().to_owned(), desk.focus());
    // Every field is opened and left, and no line of a text holds more than one.
    for _ in 0..100 + 3 * text.len() {
        desk.press(key);
        if matches!(desk.model.screen.pages().top(), Some(Page::Review(_))) {
            assert_eq!(desk.text(), text, "{key} from {from}");
            assert!(desk.model.form.pending().is_empty(), "{key} from {from} of {text}");
            return;
        }
    }
    panic!("{key} from {from} comes to {} of {text}", desk.focus());
}

fn cases(count: usize) -> ProptestConfig {
    let cases = u32::try_from(soaked(count)).unwrap_or(u32::MAX);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn what_is_pasted_is_one_step_that_undo_gives_back_and_leaves_no_carriage_return(
        tape in prop::collection::vec(any::<u32>(), 0..600)
    ) {
        let (text, mut dice) = text_of(tape);
        let mut desk = Desk::open(&text);
        for _ in 0..12 {
            pastes(&mut desk, &mut dice);
        }
        desk.press("Esc Esc");
        while undo_name(&desk).is_some() {
            desk.press("C-z");
        }
        assert_eq!(desk.text(), text, "undo gives the opened bytes");
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_walk_changes_nothing_and_ends_in_the_review(
        tape in prop::collection::vec(any::<u32>(), 0..600)
    ) {
        let (text, mut dice) = text_of(tape);
        for (key, saved) in [("Enter", Saved::Yes), ("Tab", Saved::Yes), ("Enter", Saved::Never)] {
            walks(&text, saved, key, &mut dice);
        }
    }
}
