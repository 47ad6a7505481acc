//! A paste on the form: one text, or several items at once. It never presses Enter.

use super::{FormPage, text};
use crate::app::Model;
use crate::app::keymap::Command;
use crate::app::page::Next;
use crate::form::codec::codec;
use crate::form::place::Place;
use crate::form::rows::{Row, RowKind};
use crate::form::status::plural;
use crate::json::document::{Change, Json};
use crate::manifest::catalogue::Kind;
use crate::manifest::edits;

/// How many bytes are parsed at most for the items of one paste.
const MOST: usize = 64 << 20;

/// A paste on the form: into the open text, or as new items of a list.
pub(super) fn pasted(page: &mut FormPage, model: &mut Model, pasted: &str) -> Next {
    let lines: Vec<&str> = pieces(model, pasted);
    let in_list = page.open.as_ref().is_some_and(|open| {
        matches!(open.place, Place::Add(_))
            || (open.place.path().last_index().is_some() && open.editor.text().is_empty())
    });
    let on_list = page.open.is_none()
        && model.form.row().is_some_and(|row| {
            matches!(row.kind, RowKind::EmptyList | RowKind::Add | RowKind::Item | RowKind::Ids)
        });
    if lines.len() > 1 && (in_list || on_list) {
        paste_items(page, model, &lines);
        return Next::Stay;
    }
    if page.open.is_none() {
        let next = text::open_selected(page, model);
        if page.open.is_none() {
            return next;
        }
    }
    let cut = pasted.trim_matches(['\n', '\r']);
    let before = page.open.as_ref().map(|open| open.editor.text());
    text::edit_with(page, model, |editor| editor.insert_text(cut));
    let after = page.open.as_ref().map(|open| open.editor.text());
    if before == after && !cut.is_empty() {
        model.refuse("nothing was pasted: that is too long for one field");
    }
    Next::Stay
}

fn pieces<'t>(model: &Model, text: &'t str) -> Vec<&'t str> {
    let item = model.form.row().and_then(Row::item_field);
    let ids = item.is_some_and(|field| matches!(field.kind, Kind::Integer { .. }));
    let split = |c: char| c == '\n' || c == '\r' || (ids && (c == ',' || c == ' '));
    text.split(split).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// Makes several items of the list at the focus, as one step.
fn paste_items(page: &mut FormPage, model: &mut Model, lines: &[&str]) {
    page.close(model);
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else { return };
    let list = row.member_path(document);
    let Some(codec) = codec(document, row, &Place::Add(list.clone())) else { return };
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
            let edit = model.key(Command::EditJson);
            model.refuse(format!(
                "nothing was pasted: that is too much for a list that has items; {edit} edits it as JSON"
            ));
            return;
        }
        Some(value) => {
            let first = value.children().count();
            let insert = |(offset, value)| Change::Insert { list: list.clone(), at: first + offset, value };
            items.into_iter().enumerate().map(insert).collect()
        }
    };
    if model.act(format!("paste {}", plural(count, name)), changes) {
        let undo = model.key(Command::Undo);
        model.say(format!("pasted {}; {undo} takes all {count} back", plural(count, name)));
    }
}
