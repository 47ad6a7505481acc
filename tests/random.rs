//! Random events on the model: nothing panics, the document always parses, what is unsaved is always
//! kept, undo leads back.

use lp_manifest::app::chord::{Chord, Key};
use lp_manifest::app::keymap::KEYS;
use lp_manifest::app::{Act, Draft, Effect, Model, Msg, OnDisk, Pointer, SaveOutcome, Size, Theirs, update};
use lp_manifest::form::session::Saved;
use lp_manifest::json::unsaved::Unsaved;
use serde::de::IgnoredAny;

use super::support::desk::{Desk, theirs};
use super::support::numbers::Numbers;
use super::support::screen::screen;
use super::support::{SAMPLES, TWICE, WRONG_TYPES, layouts, sample};

/// The events of one visit to a document: long enough to get everywhere, short enough that the
/// document stays of a size that people have.
const VISIT: usize = 2_500;

/// Half of the visits: about two to each text.
const VISITS: usize = 30;

/// What is typed and pasted: letters, digits, marks of JSON, wide and joined characters.
const TYPED: [char; 20] = [
    'a', 'n', 'i', 'x', '0', '3', '9', ' ', '"', '\\', '{', '}', '[', ']', ':', ',', 'é', '日', '\u{301}',
    '\u{202e}',
];
const PASTED: [&str; 9] = [
    "https://a.example",
    "a\nb\r\nc",
    "42, 43",
    "X-Key: abc",
    "{domain}",
    "[1, 2",
    "\u{1b}[2J",
    "👩‍👩‍👧",
    "\n\n",
];

fn chords() -> Vec<Chord> {
    let mut chords: Vec<_> = KEYS.iter().flat_map(|row| row.chords.iter().copied()).collect();
    chords.sort_by_key(ToString::to_string);
    chords.dedup();
    chords
}

/// What a pointer means anywhere on the screen.
fn pointed(model: &Model, numbers: &mut Numbers) -> Msg {
    let Size { width, height } = model.screen.size();
    let act = numbers.of(&[Act::Press, Act::Press, Act::WheelUp, Act::WheelDown]);
    let (column, row) = (numbers.below(width.into()) as u16, numbers.below(height.into()) as u16);
    let pointer = Pointer { act, column, row };
    screen(model).targets.message(pointer).unwrap_or(Msg::Pointer(pointer))
}

fn event(model: &Model, numbers: &mut Numbers, chords: &[Chord]) -> Msg {
    match numbers.below(100) {
        0..55 => Msg::Key(numbers.of(chords)),
        55..62 => pointed(model, numbers),
        62..90 => Msg::Key(Chord::char(numbers.of(&TYPED))),
        90..94 => Msg::Paste(numbers.of(&PASTED).to_owned()),
        94..96 => {
            Msg::Resize(Size { width: 1 + numbers.below(200) as u16, height: 1 + numbers.below(60) as u16 })
        }
        96..98 => others(numbers),
        _ => Msg::Resize(Size { width: 80, height: 24 }),
    }
}

/// What other programs and windows do.
fn others(numbers: &mut Numbers) -> Msg {
    let work = Unsaved { text: "{}".to_owned(), ..Unsaved::default() };
    let draft = Draft::new("1.found", "09:58", Some(work));
    match numbers.below(8) {
        0 => Msg::OnDisk(OnDisk::Gone),
        1 => Msg::OnDisk(OnDisk::Same),
        2 => Msg::OnDisk(OnDisk::Changed(Theirs { text: None, when: "10:31".to_owned(), leads_to: None })),
        3 => Msg::TakenOver,
        4 => Msg::TookOver(vec![draft]),
        5 => Msg::StillSaving,
        6 => Msg::NotKept("no space left".to_owned()),
        _ => Msg::OnDisk(OnDisk::Changed(theirs("{'client_name': 'theirs', 'enabled': false}"))),
    }
}

/// Lets one event happen; saves are answered, well or not. What is kept is told anew where it is.
fn happen(model: &mut Model, numbers: &mut Numbers, kept: &mut Option<Unsaved>, msg: Msg) {
    for effect in update(model, msg) {
        if effect == Effect::Keep {
            *kept = model.unsaved();
        }
        if let Effect::Save { .. } = effect {
            let outcome = match numbers.below(8) {
                0 => SaveOutcome::Changed(theirs("{'client_name': 'theirs'}")),
                1 => SaveOutcome::Gone,
                2 => SaveOutcome::Exists { holder: None },
                3 => SaveOutcome::Failed("no".to_owned()),
                4 => SaveOutcome::Unchanged,
                _ => SaveOutcome::Written { warning: None },
            };
            happen(model, numbers, kept, Msg::Saved(outcome));
        }
    }
}

fn assert_json(model: &Model, context: &str) {
    let text = model.form.session().content().text();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        panic!("{context}: {error}\n{text}");
    }
    assert!(model.form.document().is_some(), "{context}");
}

/// One visit: random events, then undo to the start.
fn visit(number: usize, text: &str, saved: Saved) {
    let mut numbers =
        Numbers(0x9e37_79b9_7f4a_7c15 ^ (number as u64 + 1).wrapping_mul(0xd1b5_4a32_d192_ed03));
    let chords = chords();
    let mut kept = None;
    let mut model = Desk::start(text, "", saved, "80x24").model;
    for step in 0..VISIT {
        let msg = event(&model, &mut numbers, &chords);
        happen(&mut model, &mut numbers, &mut kept, msg);
        if step % 8 == 0 {
            screen(&model);
            assert_json(&model, &format!("visit {number}, step {step}"));
            assert_eq!(kept, model.unsaved(), "visit {number}, step {step}: what is unsaved is kept");
        }
    }
    for _ in 0..20 {
        update(&mut model, Msg::Key(Chord::plain(Key::Esc)));
    }
    while model.form.session().undo_name().is_some() {
        update(&mut model, Msg::Key(Chord::ctrl('z')));
    }
    assert_eq!(model.form.session().content().text(), text, "visit {number}: undo gives the opened bytes");
}

fn texts() -> Vec<(String, Saved)> {
    let opened = SAMPLES.into_iter().map(sample).chain(layouts().into_iter().map(|(_, text)| text));
    let odd = [TWICE, WRONG_TYPES].map(str::to_owned);
    let begun = lp_manifest::manifest::template::Template::ALL
        .map(|template| (template.text().to_owned(), Saved::Never));
    opened.chain(odd).map(|text| (text, Saved::Yes)).chain(begun).collect()
}

fn visits(numbers: impl Iterator<Item = usize>) {
    let texts = texts();
    for number in numbers {
        let (text, saved) = &texts[number % texts.len()];
        visit(number, text, *saved);
    }
}

#[test]
fn half_of_the_random_visits_end_where_they_began() {
    visits((0..2 * crate::support::soaked(VISITS)).filter(|number| number % 2 == 0));
}

#[test]
fn the_other_half_of_the_random_visits_end_where_they_began() {
    visits((0..2 * crate::support::soaked(VISITS)).filter(|number| number % 2 == 1));
}
