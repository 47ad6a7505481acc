//! A paste on the form: one text, or several items at once. It never presses Enter.

use super::super::Model;
use super::super::layer::Layer;
use super::{raw, text, value};
use crate::form::place::Place;
use crate::form::rows::{Row, RowKind};
use crate::form::status::plural;
use crate::json::document::{Change, Json};
use crate::manifest::catalogue::Kind;
use crate::manifest::edits;

/// How many bytes are parsed at most for the items of one paste.
const MOST: usize = 64 << 20;

/// A paste on the form: into the open text, or as new items of a list.
pub(super) fn pasted(model: &mut Model, pasted: &str) {
    let lines: Vec<&str> = pieces(model, pasted);
    let in_list = model.open.as_ref().is_some_and(|open| {
        matches!(open.place, Place::Add(_))
            || (open.place.path().last_index().is_some() && open.editor.text().is_empty())
    });
    let on_list = model.open.is_none()
        && model.form.row().is_some_and(|row| {
            matches!(row.kind, RowKind::EmptyList | RowKind::Add | RowKind::Item | RowKind::Ids)
        });
    if lines.len() > 1 && (in_list || on_list) {
        paste_items(model, &lines);
        return;
    }
    if model.open.is_none() {
        text::open_selected(model);
    }
    if model.open.is_none() {
        if let Some(Layer::Raw(_)) = model.layers.last() {
            raw::pasted(model, pasted);
        }
        return;
    }
    let cut = pasted.trim_matches(['\n', '\r']);
    let before = model.open.as_ref().map(|open| open.editor.text());
    text::edit_with(model, |editor| editor.insert_text(cut));
    let after = model.open.as_ref().map(|open| open.editor.text());
    if before == after && !cut.is_empty() {
        model.refuse("nothing was pasted: that is too long for one field");
    }
}

fn pieces<'t>(model: &Model, text: &'t str) -> Vec<&'t str> {
    let item = model.form.row().and_then(Row::item_field);
    let ids = item.is_some_and(|field| matches!(field.kind, Kind::Integer { .. }));
    let split = |c: char| c == '\n' || c == '\r' || (ids && (c == ',' || c == ' '));
    text.split(split).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// Makes several items of the list at the focus, as one step.
fn paste_items(model: &mut Model, lines: &[&str]) {
    text::close(model);
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else { return };
    let list = row.member_path(document);
    let Some(codec) = text::codec(document, row, &Place::Add(list.clone())) else { return };
    let name = row.item_field().map_or("item", |field| field.label);
    let items: Option<Vec<_>> = lines.iter().map(|line| codec.value(line)).collect();
    let Some(items) = items else {
        model.refuse(format!(
            "nothing was pasted: {}",
            codec.wanted().trim_start_matches("not in the file yet: ")
        ));
        return;
    };
    let count = items.len();
    let pasted: usize = lines.iter().map(|line| line.len()).sum();
    let changes = match document.at(&list) {
        // One edit, however many there are.
        None => vec![edits::set(document, &list, Json::list(&items))],
        Some(value) if value.kind() == crate::json::Kind::List && value.children().count() == 0 => {
            vec![edits::set(document, &list, Json::list(&items))]
        }
        // Each item is an edit of its own, after which the text is parsed again.
        Some(_) if count.saturating_mul(document.text().len() + pasted) > MOST => {
            model.refuse(
                "nothing was pasted: that is too much for a list that has items; F6 edits it as JSON",
            );
            return;
        }
        Some(value) => {
            let first = value.children().count();
            let insert = |(offset, value)| Change::Insert { list: list.clone(), at: first + offset, value };
            items.into_iter().enumerate().map(insert).collect()
        }
    };
    if value::act(model, format!("paste {}", plural(count, name)), changes) {
        model.say(format!("pasted {}; Ctrl-Z takes all {count} back", plural(count, name)));
    }
}
