//! What the footer names does something there; what the palette lists can be carried out.

use lp_manifest::app::describe::Room;
use lp_manifest::app::page::palette::Listed;
use lp_manifest::app::page::{Offer, Page, describe, offers};
use lp_manifest::app::{Model, layout};
use lp_manifest::form::describe::Detail;
use lp_manifest::form::session::Saved;

use super::super::support::desk::Desk;
use super::super::support::screen::screen;
use super::super::support::{TWICE, WRONG_TYPES, sample};

/// Where keys lead on each text.
const WAYS: [&str; 34] = [
    "",
    "Tab",
    "Down*4",
    "Tab*5",
    "Tab*6 Right",
    "Tab*7",
    "Tab*7 Down",
    "Tab*8",
    "Tab*11",
    "Tab*12",
    "Tab*13",
    "Tab*12 Enter Down",
    "Tab*12 Enter Down*2",
    "Tab*12 Enter Down*3",
    "End",
    "End Up",
    "PgDn*4",
    "Enter",
    "Enter <x>",
    "F8",
    "F8*5",
    "C-f",
    "C-f <re> Down",
    "C-f <unauth> Down",
    "C-p",
    "F1",
    "F3",
    "F4",
    "F6",
    "C-r",
    "C-o",
    "F12",
    "Del C-s",
    "Enter <x> Esc C-q",
];

fn texts() -> Vec<(String, Saved)> {
    let opened = [
        sample("le-app"),
        sample("connector"),
        TWICE.to_owned(),
        WRONG_TYPES.to_owned(),
        "[1]".to_owned(),
        "{\"a\": 1".to_owned(),
    ];
    let opened = opened.into_iter().map(|text| (text, Saved::Yes));
    let begun = ["{}\n", lp_manifest::manifest::template::Template::WebApp.text()]
        .map(|text| (text.to_owned(), Saved::Never));
    opened.chain(begun).collect()
}

/// What the palette lists on a text for what is typed.
fn commands(query: &str) -> Vec<Listed> {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("Enter <x> Esc C-p").press(&format!("<{query}>"));
    let Some(Page::Palette(palette)) = desk.model.screen.pages().top() else { panic!() };
    palette.listed(&desk.model)
}

/// An editor on the text after the keys; `None` if they ended it.
fn desk(text: &str, saved: Saved, keys: &str, size: &str) -> Option<Desk> {
    let mut desk = Desk::start(text, "", saved, size);
    desk.press(keys);
    desk.saves.clear();
    (!desk.ended()).then_some(desk)
}

/// Everything that a key could change, but for the message.
fn state(model: &Model) -> String {
    format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {}",
        model.form.session().revision(),
        model.form.focus(),
        model.screen.pages().form().open(),
        model.screen.pages().over(),
        model.form.pending(),
        crate::support::desk::open_events(model),
        model.screen.preview(),
        model.file_state(),
        model.form.verdict(Detail::Placeholders).text(),
    )
}

/// The presses that a hint names: each of them has to do something, or (`digits`) one of them.
fn presses(hint: &Offer) -> Vec<Vec<String>> {
    let word = |word: &str| match word {
        "Up" | "Down" | "Left" | "Right" | "Tab" | "Enter" | "Esc" | "Del" | "Space" | "PgUp" | "PgDn"
        | "Home" | "End" | "Backspace" => word.to_owned(),
        "<" => "Lt".to_owned(),
        ">" => "Gt".to_owned(),
        other => other.replace("Ctrl-", "C-").replace("Shift-", "S-").replace("Alt-", "A-"),
    };
    match hint.keys.as_str() {
        "type" => vec![vec!["x".to_owned(), "7".to_owned()]],
        "0-5" | "0-9" => vec![vec!["4".to_owned(), "5".to_owned()]],
        // A pair: at an end one of them has nothing to do.
        "Left Right" | "Up Down" | "< >" => vec![hint.keys.split(' ').map(word).collect()],
        keys => vec![keys.split(' ').map(|key| lower_ctrl(&word(key))).collect()],
    }
}

fn lower_ctrl(word: &str) -> String {
    word.strip_prefix("C-").map_or_else(|| word.to_owned(), |key| format!("C-{}", key.to_lowercase()))
}

/// What is wrong with a hint; `None` if it keeps its promise.
fn broken(text: &str, saved: Saved, keys: &str, hint: &Offer) -> Option<String> {
    for alternatives in presses(hint) {
        let mut said = String::new();
        let kept = alternatives.iter().any(|press| {
            let mut desk = desk(text, saved, keys, "80x24").unwrap();
            let before = state(&desk.model);
            desk.press(press);
            desk.said().clone_into(&mut said);
            // F8 on the only problem says again which it is.
            let told = ["problem ", "copied "].iter().any(|start| said.starts_with(start))
                || said.ends_with("repair it first");
            desk.ended() || !desk.saves.is_empty() || told || state(&desk.model) != before
        });
        if !kept {
            return Some(format!("{:?} {} said {said:?}", hint.keys, hint.does));
        }
    }
    None
}

/// The texts with the keys that lead somewhere in them, and what is promised there.
fn everywhere() -> impl Iterator<Item = (usize, String, Saved, &'static str, Desk)> {
    texts().into_iter().enumerate().flat_map(|(number, (text, saved))| {
        WAYS.into_iter().filter_map(move |keys| {
            let desk = desk(&text, saved, keys, "80x24")?;
            Some((number, text.clone(), saved, keys, desk))
        })
    })
}

#[test]
fn every_place_has_hints_and_names_only_keys_that_do_something() {
    let mut all = Vec::new();
    for (number, text, saved, keys, desk) in everywhere() {
        let (focus, scope) = (desk.focus(), desk.model.scope());
        let hints = offers(&desk.model);
        assert!(!hints.is_empty(), "text {number} after {keys:?} at {focus}");
        for hint in hints {
            if let Some(what) = broken(&text, saved, keys, &hint) {
                let place = format!("text {number} after {keys:?} at {focus} ({scope:?})");
                all.push((hint.does, format!("{place}: {what}")));
            }
        }
    }
    assert!(all.is_empty(), "{} promises are broken: {all:#?}", all.len());
}

/// Every command of the palette after all keys, each time on another text: together every command meets
/// every text, and so do the keys.
#[test]
fn everything_in_the_palette_can_be_carried_out_everywhere() {
    let (texts, count) = (texts(), commands("").len());
    for (way, keys) in WAYS.into_iter().enumerate() {
        for number in 0..count {
            let (text, saved) = &texts[(way + number) % texts.len()];
            let Some(mut desk) = desk(text, *saved, keys, "40x12") else { continue };
            desk.press("C-p");
            if desk.question().is_some() {
                continue;
            }
            let screenful = usize::from(layout::areas(&desk.model).unwrap().form.height - 1);
            let (pages, lines) = (number / screenful, number % screenful);
            desk.press(&format!("PgDn*{pages} Down*{lines}"));
            let chosen = describe(&desk.model, Room { width: 40, height: 12 }).extent;
            assert_eq!(chosen, format!("{} of {count}", number + 1), "after {keys:?}");
            desk.press("Enter");
            screen(&desk.model);
        }
    }
}

#[test]
fn the_palette_finds_a_command_by_a_word_of_it() {
    for (word, does) in
        [("undo", "undo"), ("prob", "next problem"), ("who", "quick launch: who sees the app"), ("", "save")]
    {
        let found = commands(word);
        assert!(found.iter().any(|row| row.does == does), "{word:?}: {found:?}");
    }
    assert!(commands("zzz").is_empty());
}
