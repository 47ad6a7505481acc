//! A JSON text and its edits: the text is the truth.
//!
//! Responsible for applying a change as the smallest edit of the text, for the inverse of every
//! edit, and for refusing what would break the text. It deliberately knows no manifest: where a new
//! member goes among its siblings is told by the caller. Nothing here prints a whole document, so
//! nothing that was not touched can change.

mod change;
mod plan;
mod print;
mod together;

pub use change::{At, Change, Edit, Json, Refusal};

use std::sync::OnceLock;

use crate::json::{Layout, Path, SyntaxError, Tree, Value};

/// A JSON text with the places of its values.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    /// Always the parse of `text`.
    tree: Tree,
    /// The habits of `text`, once somebody has asked for them.
    layout: OnceLock<Layout>,
}

/// Everything follows from the text.
impl PartialEq for Document {
    fn eq(&self, other: &Document) -> bool {
        self.text == other.text
    }
}

impl Eq for Document {}

/// What a change did to a text, in both directions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applied {
    /// The edits of the text before, in order, not overlapping; none if nothing was to do.
    pub forward: Vec<Edit>,
    /// The edits of the text after that give the text before.
    pub back: Vec<Edit>,
}

impl Document {
    /// Takes a text that is JSON.
    ///
    /// # Errors
    ///
    /// Gives the text back with its first mistake.
    pub fn parse(text: String) -> Result<Document, (String, SyntaxError)> {
        match Tree::parse(&text) {
            Ok(tree) => Ok(Document { text, tree, layout: OnceLock::new() }),
            Err(error) => Err((text, error)),
        }
    }

    /// The text, byte for byte.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The outermost value.
    pub fn root(&self) -> Value<'_> {
        self.tree.root(&self.text)
    }

    /// The value numbered `id` by [`Value::id`] since the last change.
    pub fn value(&self, id: u32) -> Value<'_> {
        self.tree.value(&self.text, id)
    }

    /// The value after `value` in the order of the text, its own children first.
    pub fn next(&self, value: Value<'_>) -> Option<Value<'_>> {
        let next = value.id() + 1;
        ((next as usize) < self.tree.len()).then(|| self.value(next))
    }

    /// The value at `path`; of members with the same name the last.
    pub fn at(&self, path: &Path) -> Option<Value<'_>> {
        self.root().at(path)
    }

    /// The member whose name starts at byte `offset`.
    pub fn named_at(&self, offset: usize) -> Option<Value<'_>> {
        self.tree.named_at(&self.text, offset)
    }

    /// The same JSON in the layout of a new file: two blanks, LF, lists of scalars on one line where
    /// they fit. Order, spelling and repeated members stay. Only for looking at: no edit goes
    /// through here.
    pub fn canonical(&self) -> String {
        print::canonical(self.root())
    }

    /// The habits of the text.
    pub fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::of(&self.text, &self.tree))
    }

    /// Carries a change out, or refuses it and changes nothing.
    ///
    /// The new text is parsed before it counts, and a value that was to be set is read back.
    ///
    /// # Errors
    ///
    /// Why it cannot be done, see [`Refusal`].
    pub fn apply(&mut self, change: &Change) -> Result<Applied, Refusal> {
        if let Change::Together(changes) = change {
            return self.apply_together(changes);
        }
        let forward = plan::true_edits(&self.text, plan::edits(self, change)?);
        if forward.is_empty() {
            return Ok(Applied::default());
        }
        let (text, back) = splice(&self.text, &forward).ok_or(Refusal::NoSuchEdit)?;
        let next = Document::parse(text).map_err(|(_, error)| Refusal::NotJson(error))?;
        plan::confirm(&next, change)?;
        *self = next;
        Ok(Applied { forward, back })
    }

    fn apply_together(&mut self, changes: &[Change]) -> Result<Applied, Refusal> {
        let planned = together::plan(self, changes)?;
        if planned.is_empty() {
            return Ok(Applied::default());
        }
        let (forward, written): (Vec<_>, Vec<_>) = planned.into_iter().unzip();
        let (text, back) = splice(&self.text, &forward).ok_or(Refusal::NoSuchEdit)?;
        let next = Document::parse(text).map_err(|(_, error)| Refusal::NotJson(error))?;
        together::confirm(&next, &written, &back)?;
        *self = next;
        Ok(Applied { forward, back })
    }
}

/// A file's text while it is edited: a manifest, or a text that is not JSON yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The text is JSON.
    Manifest(Document),
    /// The text is not JSON; why and where is told.
    Text {
        /// All of it.
        text: String,
        /// Its first mistake.
        error: SyntaxError,
    },
}

impl Content {
    /// Takes any text.
    pub fn of(text: String) -> Content {
        match Document::parse(text) {
            Ok(document) => Content::Manifest(document),
            Err((text, error)) => Content::Text { text, error },
        }
    }

    /// The text, byte for byte.
    pub fn text(&self) -> &str {
        match self {
            Content::Manifest(document) => document.text(),
            Content::Text { text, .. } => text,
        }
    }

    /// The document, if the text is JSON.
    pub fn document(&self) -> Option<&Document> {
        match self {
            Content::Manifest(document) => Some(document),
            Content::Text { .. } => None,
        }
    }

    /// Carries a change out, or refuses it and changes nothing. A text that is not JSON takes only
    /// [`Change::Text`] and [`Change::Typed`], and may become JSON by them.
    ///
    /// # Errors
    ///
    /// Why it cannot be done, see [`Refusal`].
    pub fn apply(&mut self, change: &Change) -> Result<Applied, Refusal> {
        match (&mut *self, change) {
            (content, Change::Typed(edits)) | (content @ Content::Text { .. }, Change::Text(edits)) => {
                let forward = plan::true_edits(content.text(), edits.clone());
                let (new, back) = splice(content.text(), &forward).ok_or(Refusal::NoSuchEdit)?;
                *content = Content::of(new);
                Ok(Applied { forward, back })
            }
            (Content::Manifest(document), change) => document.apply(change),
            (Content::Text { error, .. }, _) => Err(Refusal::NotJson(error.clone())),
        }
    }

    /// Applies batches of edits one after the other, whatever the text becomes: what undo and redo
    /// are made of.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoSuchEdit`] if a batch does not fit the text; nothing is changed then.
    pub fn splice<'e>(&mut self, batches: impl IntoIterator<Item = &'e Vec<Edit>>) -> Result<(), Refusal> {
        let mut text = None;
        for batch in batches {
            let current = text.as_deref().unwrap_or(self.text());
            text = Some(splice(current, batch).ok_or(Refusal::NoSuchEdit)?.0);
        }
        if let Some(text) = text {
            *self = Content::of(text);
        }
        Ok(())
    }
}

/// `text` with the edits made, and the edits that take them back. `None` if the edits are out of
/// order, overlap, or do not fall between characters.
fn splice(text: &str, edits: &[Edit]) -> Option<(String, Vec<Edit>)> {
    let mut out =
        String::with_capacity(text.len() + edits.iter().map(|edit| edit.insert.len()).sum::<usize>());
    let mut back = Vec::with_capacity(edits.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.range.start)?);
        let start = out.len();
        out.push_str(&edit.insert);
        back.push(Edit { range: start..out.len(), insert: text.get(edit.range.clone())?.to_owned() });
        at = edit.range.end;
    }
    out.push_str(text.get(at..)?);
    Some((out, back))
}
