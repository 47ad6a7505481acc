//! Any changes of any text: what is outside the edit stays, what was asked for is there, a refusal
//! changes nothing, and undo and redo give back every text byte for byte.
//!
//! Input: a text, and after a NUL the tape that the changes are read from.

#![no_main]

#[path = "../../tests/properties/touched.rs"]
mod touched;

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use lp_manifest::json::document::{Change, Content, Document};
use lp_manifest::json::history::{Action, History};
use lp_manifest::json::same;
use lp_manifest_fuzz::change::any_change;
use lp_manifest_fuzz::text_and_rest;

use touched::{is_outside_equal, is_tight};

/// A longer tape only makes each run slower.
const MOST_STEPS: usize = 32;

fuzz_target!(|data: &[u8]| {
    let (text, tape) = text_and_rest(data);
    let mut tape = Unstructured::new(tape);
    let mut session = Session::of(text);
    for _ in 0..MOST_STEPS {
        if tape.is_empty() || session.step(&mut tape).is_err() {
            break;
        }
    }
    while session.undo() {}
    assert_eq!(session.content, Content::of(text.to_owned()));
    while session.redo() {}
    assert_eq!(session.texts.len(), session.history.depth() + 1);
});

/// A text under edit.
struct Session {
    content: Content,
    history: History<()>,
    /// The text after so many steps; those after the history's depth can be made again.
    texts: Vec<String>,
}

impl Session {
    fn of(text: &str) -> Session {
        let content = Content::of(text.to_owned());
        Session { content, history: History::default(), texts: vec![text.to_owned()] }
    }

    fn step(&mut self, tape: &mut Unstructured<'_>) -> Result<()> {
        match tape.int_in_range(0..=15)? {
            0 => drop(self.undo()),
            1 => drop(self.redo()),
            2 => self.history.close_step(),
            3 => self.withdraw(),
            4 => self.act(tape, 2, None)?,
            5..=7 => self.act(tape, 1, Some(1))?,
            _ => self.act(tape, 1, None)?,
        }
        Ok(())
    }

    /// Makes so many changes in one step, or none of them.
    fn act(&mut self, tape: &mut Unstructured<'_>, count: usize, join: Option<u64>) -> Result<()> {
        let (before, mut after) = (self.content.clone(), self.content.clone());
        let mut changes = Vec::new();
        let mut refused = false;
        for _ in 0..count {
            let change = any_change(&after, tape)?;
            refused |= !is_made(&mut after, &change);
            changes.push(change);
        }
        let action = Action { name: "step".to_owned(), changes, join };
        let made = self.history.act(&mut self.content, action, ());
        assert_eq!(made.is_err(), refused, "{made:?} on {before:?}");
        assert_eq!(self.content, if refused { before } else { after });
        if made == Ok(true) {
            let depth = self.history.depth();
            self.texts.truncate(depth);
            self.texts.push(self.content.text().to_owned());
        }
        self.is_where_it_was();
        Ok(())
    }

    fn undo(&mut self) -> bool {
        let undone = self.history.undo(&mut self.content).is_some();
        self.is_where_it_was();
        undone
    }

    fn redo(&mut self) -> bool {
        let redone = self.history.redo(&mut self.content).is_some();
        self.is_where_it_was();
        redone
    }

    fn withdraw(&mut self) {
        if self.history.withdraw(&mut self.content, 1) {
            self.texts.truncate(self.history.depth() + 1);
        }
        self.is_where_it_was();
    }

    fn is_where_it_was(&self) {
        assert_eq!(self.content.text(), self.texts[self.history.depth()]);
    }
}

/// Makes a change and holds what every change promises; whether it was made.
fn is_made(content: &mut Content, change: &Change) -> bool {
    let before = content.clone();
    let Ok(applied) = content.apply(change) else {
        assert_eq!(*content, before, "{change:?} was refused");
        return false;
    };
    let told = || format!("{change:?} on {:?} gave {:?}", before.text(), content.text());
    assert_eq!(*content, Content::of(content.text().to_owned()), "{}", told());
    assert!(is_outside_equal(before.text(), &applied, content.text()), "{}", told());
    let mut back = content.clone();
    assert_eq!(back.splice([&applied.back]), Ok(()), "{}", told());
    assert_eq!(back.text(), before.text(), "{}", told());
    if let (Some(before), Some(after)) = (before.document(), content.document()) {
        assert!(is_tight(before, change, &applied), "{applied:?} of {}", told());
        assert!(is_there(before, after, change), "{}", told());
    }
    true
}

/// Whether the document says what was asked for.
fn is_there(before: &Document, after: &Document, change: &Change) -> bool {
    let children = |document: &Document, path| document.at(path).map_or(0, |value| value.children().count());
    let reads = |path, json: &lp_manifest::json::document::Json| {
        after.at(path).is_some_and(|value| same(value, json.value()))
    };
    match change {
        Change::Set(path, json, _) => reads(path, json),
        Change::Spell(path, json) => after.at(path).is_some_and(|value| value.raw() == json.raw()),
        Change::Insert { list, at, values } => {
            values.iter().enumerate().all(|(nth, value)| reads(&list.index(at + nth), value))
                && children(after, list) == children(before, list) + values.len()
        }
        Change::Remove(path) if path.is_root() => after.root().raw() == "{}",
        Change::Remove(path) => children(after, &path.parent()) + 1 == children(before, &path.parent()),
        Change::RemoveMember { object, .. } => children(after, object) + 1 == children(before, object),
        Change::Rename { object, nth, key } => after
            .at(object)
            .and_then(|object| object.children().nth(*nth))
            .is_some_and(|named| named.is_called(key)),
        Change::Move { list, .. } => children(after, list) == children(before, list),
        Change::Text(_) | Change::Typed(_) | Change::Together(_) => true,
    }
}
