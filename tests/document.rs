//! Golden edits: a text, a change, the text after, byte for byte.
//!
//! Each table is one topic. In the tables `'` stands for `"`, and the expected texts follow the rules
//! for what an edit writes, never what the code printed.

mod empty;
mod gaps;
mod history;
mod new_values;
mod one_line;
mod pretty;
mod refused;
mod round_trip;
mod spelling;
mod together;

use lp_manifest::json::document::{Applied, At, Change, Content, Document, Edit, Json};
use lp_manifest::json::history::{Action, History};
use lp_manifest::json::{Path, Step};

/// One golden edit.
struct Row {
    name: String,
    before: String,
    change: Change,
    after: String,
}

#[test]
fn there_are_more_than_two_hundred_golden_edits() {
    let tables = [empty::rows(), gaps::rows(), new_values::rows(), one_line::rows(), spelling::rows()];
    let plain: usize = tables.iter().map(Vec::len).sum();
    assert!(plain > 100, "{plain} in odd layouts");
    let pretty = pretty::every_variant().len();
    assert!(plain + pretty > 400, "{plain} in odd layouts and {pretty} in pretty ones");
}

fn golden(rows: impl IntoIterator<Item = Row>) {
    for row in rows {
        holds(&row);
    }
}

/// The change writes exactly the text after, touches nothing outside its edits, and undo and redo
/// give the texts back.
fn holds(row: &Row) {
    let Row { name, before, change, after } = row;
    let mut document = parsed(before);
    let applied = document.apply(change).unwrap_or_else(|refusal| panic!("{name}: {refusal}\n{before}"));
    assert_eq!(document.text(), after, "\n{name}: {change:?} on\n{before}\n---");
    assert_eq!(document, parsed(after), "{name}: the tree is the parse of the text");
    assert_outside_is_equal(before, &applied, after);
    assert_eq!(applied.forward.is_empty(), before == after, "{name}: an edit is made where one is needed");

    let mut content = Content::of(before.clone());
    let mut history = History::default();
    let acted = history.act(&mut content, Action::new(name.as_str(), vec![change.clone()]), ());
    assert_eq!(acted, Ok(before != after), "{name}");
    assert_eq!(content.text(), after, "{name}");
    for _ in 0..2 {
        assert_eq!(history.undo(&mut content).is_some(), before != after, "{name}");
        assert_eq!(content.text(), before, "{name}: undo");
        assert_eq!(history.redo(&mut content).is_some(), before != after, "{name}");
        assert_eq!(content.text(), after, "{name}: redo");
    }
}

/// Walks both texts beside the edits: what lies between the edits is the same in both.
fn assert_outside_is_equal(before: &str, applied: &Applied, after: &str) {
    assert_eq!(applied.forward.len(), applied.back.len());
    let (mut old, mut new) = (0, 0);
    for (forward, back) in applied.forward.iter().zip(&applied.back) {
        assert_eq!(before[old..forward.range.start], after[new..back.range.start]);
        assert_eq!(before[forward.range.clone()], back.insert);
        assert_eq!(after[back.range.clone()], forward.insert);
        (old, new) = (forward.range.end, back.range.end);
    }
    assert_eq!(before[old..], after[new..]);
}

fn row(name: &str, before: &str, change: Change, after: &str) -> Row {
    Row { name: name.to_owned(), before: quoted(before), change, after: quoted(after) }
}

/// A row whose text after is the one before with `old`, which stands there once, become `new`.
fn part(name: &str, before: &str, change: Change, old: &str, new: &str) -> Row {
    assert_eq!(before.matches(old).count(), 1, "{name}: {old} stands once in\n{before}");
    row(name, before, change, &before.replace(old, new))
}

/// A row whose change has nothing to do.
fn equal(name: &str, before: &str, change: Change) -> Row {
    row(name, before, change, before)
}

fn quoted(text: &str) -> String {
    text.replace('\'', "\"")
}

fn parsed(text: &str) -> Document {
    Document::parse(text.to_owned()).unwrap_or_else(|(text, error)| panic!("{error} in\n{text}"))
}

fn path(spelling: &str) -> Path {
    Path::parse(&quoted(spelling)).unwrap_or_else(|error| panic!("{error}"))
}

fn json(text: &str) -> Json {
    Json::parse(&quoted(text)).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn set(at: &str, value: &str) -> Change {
    Change::Set(path(at), json(value), At::Last)
}

fn set_first(at: &str, value: &str) -> Change {
    Change::Set(path(at), json(value), At::First)
}

fn set_before(at: &str, sibling: &str, value: &str) -> Change {
    Change::Set(path(at), json(value), At::Before(Step::Key(sibling.to_owned())))
}

fn set_after(at: &str, sibling: &str, value: &str) -> Change {
    Change::Set(path(at), json(value), At::After(Step::Key(sibling.to_owned())))
}

fn insert(list: &str, at: usize, value: &str) -> Change {
    Change::insert(path(list), at, json(value))
}

fn remove(at: &str) -> Change {
    Change::Remove(path(at))
}

fn remove_nth(object: &str, nth: usize) -> Change {
    Change::RemoveMember { object: path(object), nth }
}

fn rename(object: &str, nth: usize, key: &str) -> Change {
    Change::Rename { object: path(object), nth, key: key.to_owned() }
}

fn shift(list: &str, from: usize, to: usize) -> Change {
    Change::Move { list: path(list), from, to }
}

fn text(range: std::ops::Range<usize>, insert: &str) -> Change {
    Change::Text(vec![Edit { range, insert: quoted(insert) }])
}
