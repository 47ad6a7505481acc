//! The keys of what lies over the form, a function a layer.

use super::{Hint, KeyOf, save, typing, undo};
use crate::app::fill::Fill;
use crate::app::keymap::Command;
use crate::app::layer::{Dialog, Layer, Question, Raw, Review, Search, View};
use crate::app::{Model, layout};
use crate::form::find;

type Offers = Vec<Option<Hint>>;

/// What a layer offers.
pub(super) fn hints(model: &Model, layer: &Layer, key: &KeyOf<'_>) -> Offers {
    match layer {
        Layer::Find(search) => in_find(model, search, key),
        Layer::Palette(_) => vec![
            key(Command::Enter, "do it"),
            Some(typing("Up Down", "pick")),
            Some(typing("type", "to search")),
            key(Command::Back, "close"),
        ],
        Layer::QuickLaunch(search) => in_quick_launch(search, key),
        Layer::Help(top) => {
            let back = if *top > 0 { key(Command::PageUp, "previous page") } else { None };
            vec![key(Command::PageDown, "next page"), back, key(Command::Back, "close")]
        }
        Layer::Look(look) => {
            let page = layout::areas(model).map_or(0, |areas| usize::from(areas.form.height));
            let more = look.top + page < crate::app::layer_lines(model) + 1;
            let on = if more { key(Command::PageDown, "next page") } else { None };
            let back = if look.top > 0 { key(Command::PageUp, "previous page") } else { None };
            vec![on, back, key(Command::Back, "back to the question")]
        }
        Layer::SaveAs(_) => vec![key(Command::Enter, "save"), key(Command::Back, "back, nothing is written")],
        Layer::Dialog(dialog) => in_question(model, dialog, key),
        Layer::Fill(fill) => in_blanks(model, fill, key),
        Layer::Templates(_) => vec![
            key(Command::Enter, "choose"),
            Some(typing("Up Down 1 2 3", "pick")),
            key(Command::Quit, "quit"),
        ],
        Layer::OneEndpoint(_) => vec![
            key(Command::Enter, "write it"),
            key(Command::Space, "tick"),
            Some(typing("Up Down", "move")),
            key(Command::Back, "back, nothing changes"),
        ],
        Layer::Review(review) => in_review(model, *review, key),
        Layer::Raw(raw) => in_raw(model, raw, key),
    }
}

fn in_find(model: &Model, search: &Search, key: &KeyOf<'_>) -> Offers {
    let found = find::hits(&model.form, &search.editor.text());
    let chosen = search.chosen.and_then(|chosen| found.get(chosen));
    let enter = match chosen {
        _ if found.is_empty() => None,
        Some(_) => key(Command::Enter, "go there"),
        None => key(Command::Enter, "go to the first"),
    };
    let down = match search.chosen {
        None if !found.is_empty() => key(Command::Down, "into the list"),
        Some(chosen) if chosen + 1 < found.len() => key(Command::Down, "next"),
        _ => None,
    };
    let ticks = chosen.is_some_and(|hit| hit.ticked.is_some());
    vec![enter, down, if ticks { key(Command::Space, "tick") } else { None }, key(Command::Back, "close")]
}

fn in_quick_launch(search: &Search, key: &KeyOf<'_>) -> Offers {
    let typed = !search.editor.text().trim().is_empty();
    let fix = match search.chosen {
        Some(0 | 3) => key(Command::Fix, "switch it on"),
        _ if typed => key(Command::Fix, "make them see it"),
        _ => None,
    };
    vec![
        Some(typing("type", "profile ids to try")),
        fix,
        Some(typing("Up Down Enter", "to a field")),
        key(Command::Back, "close"),
    ]
}

fn in_question(model: &Model, dialog: &Dialog, key: &KeyOf<'_>) -> Offers {
    let answers = dialog.answers(model);
    let chosen = answers.get(dialog.chosen).map_or("", |answer| answer.title);
    let first_error = matches!(dialog.question, Question::SaveErrors(_)).then(|| typing("F8", "first error"));
    let mut offers = vec![key(Command::Enter, chosen), Some(typing("Up Down", "choose")), first_error];
    for answer in answers.iter().filter(|answer| answer.title != chosen) {
        offers.push(answer.letter.map(|letter| typing(&letter.to_string(), answer.title)));
    }
    offers.push(key(Command::Back, "back"));
    offers
}

fn in_blanks(model: &Model, fill: &Fill, key: &KeyOf<'_>) -> Offers {
    let enter = if fill.next_empty().is_none() { "done: to the form" } else { "next blank" };
    vec![
        key(Command::Enter, enter),
        Some(typing("Up Down", "move")),
        key(Command::Back, "the rest later"),
        undo(model, key),
    ]
}

fn in_review(model: &Model, review: Review, key: &KeyOf<'_>) -> Offers {
    let listed = match review.view {
        View::Changes => model.form.session().changed().len(),
        View::Problems => model.form.session().problems().len(),
        View::Json | View::Next => 0,
    };
    let chosen = model.form.session().problems().get(review.chosen).filter(|_| review.view == View::Problems);
    let fix = chosen.and_then(|problem| problem.fix.as_ref()).and_then(|fix| key(Command::Fix, &fix.title));
    let takes_back =
        review.view == View::Changes && listed > 0 && model.form.session().saved_text().is_some();
    vec![
        if takes_back { key(Command::TakeBack, "take this change back") } else { None },
        Some(typing("Left Right", "view")),
        if listed > 0 { key(Command::Enter, "to the field") } else { None },
        fix,
        save(model, key),
        key(Command::Back, "form"),
        key(Command::Quit, "quit"),
    ]
}

fn in_raw(model: &Model, raw: &Raw, key: &KeyOf<'_>) -> Offers {
    let leave = if raw.target.is_some() {
        key(Command::Back, "keep and leave")
    } else {
        Some(typing("type", "to mend it"))
    };
    vec![leave, undo(model, key), save(model, key), key(Command::Quit, "quit")]
}
