//! Undo and redo: named steps, merged typing, and what is saved.
//!
//! Responsible for carrying out an action whole or not at all, and for getting back to any text
//! that was. It deliberately knows no screen: what a step remembers of its place is the caller's
//! mark `M`.

use crate::json::document::{Applied, Change, Content, Edit, Refusal};

/// What a person does in one step: all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it is called when it is undone, such as `untick unauth`.
    pub name: String,
    /// The changes, in order; each sees the text that the one before left.
    pub changes: Vec<Change>,
    /// Typing in one go carries the same number, and becomes one step.
    pub join: Option<u64>,
}

impl Action {
    /// A step of its own.
    pub fn new(name: impl Into<String>, changes: Vec<Change>) -> Action {
        Action { name: name.into(), changes, join: None }
    }
}

/// One step that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<M> {
    /// What it is called.
    pub name: String,
    /// Where the person was.
    pub mark: M,
    /// Batches of edits that make the step, each on the text the one before left.
    forward: Vec<Vec<Edit>>,
    /// Batches of edits that take it back, in the order of `forward`.
    back: Vec<Vec<Edit>>,
}

/// The steps of one session over one content.
///
/// The content at any time is the opened text with the forward edits of `entries[..at]`.
#[derive(Debug, Clone)]
pub struct History<M> {
    entries: Vec<Entry<M>>,
    at: usize,
    /// The run of typing that made the last step and still goes on.
    typing: Option<u64>,
}

impl<M> Default for History<M> {
    fn default() -> Self {
        History { entries: Vec::new(), at: 0, typing: None }
    }
}

impl<M: Clone> History<M> {
    /// Makes a step. Whether anything changed is told; what is so already makes no step.
    ///
    /// # Errors
    ///
    /// The first change that is refused; the content is then as it was before the action.
    pub fn act(&mut self, content: &mut Content, action: Action, mark: M) -> Result<bool, Refusal> {
        let mut done: Vec<Applied> = Vec::new();
        for change in &action.changes {
            match content.apply(change) {
                Ok(applied) => done.push(applied),
                Err(refusal) => {
                    let back: Vec<_> = done.into_iter().rev().map(|applied| applied.back).collect();
                    content.splice(&back)?;
                    return Err(refusal);
                }
            }
        }
        done.retain(|applied| !applied.forward.is_empty());
        if done.is_empty() {
            return Ok(false);
        }
        self.entries.truncate(self.at);
        self.record(action, done, mark);
        self.at = self.entries.len();
        Ok(true)
    }

    fn record(&mut self, action: Action, done: Vec<Applied>, mark: M) {
        let goes_on = self.typing.is_some() && self.typing == action.join;
        self.typing = action.join;
        if goes_on && let Some(last) = self.entries.last_mut() {
            for applied in done {
                last.merge(applied);
            }
            return;
        }
        let (forward, back) = done.into_iter().map(|applied| (applied.forward, applied.back)).unzip();
        self.entries.push(Entry { name: action.name, mark, forward, back });
    }

    /// Takes a run of typing back as if it had not begun, if it is the last step; whether it was.
    ///
    /// Unlike an undo it leaves nothing to make again: what was typed is no value any more.
    pub fn withdraw(&mut self, content: &mut Content, join: u64) -> bool {
        let last = self.at.checked_sub(1).filter(|_| self.typing == Some(join));
        let Some(entry) = last.and_then(|at| self.entries.get(at)) else { return false };
        if content.splice(entry.back.iter().rev()).is_err() {
            return false;
        }
        self.at -= 1;
        self.entries.truncate(self.at);
        self.typing = None;
        true
    }

    /// Takes the last step back, which ends a run of typing; which one it was.
    pub fn undo(&mut self, content: &mut Content) -> Option<&Entry<M>> {
        let entry = self.entries.get(self.at.checked_sub(1)?)?;
        content.splice(entry.back.iter().rev()).ok()?;
        self.at -= 1;
        self.typing = None;
        self.entries.get(self.at)
    }

    /// Makes the step again that was taken back last, which ends a run of typing; which one it was.
    pub fn redo(&mut self, content: &mut Content) -> Option<&Entry<M>> {
        let entry = self.entries.get(self.at)?;
        content.splice(&entry.forward).ok()?;
        self.at += 1;
        self.typing = None;
        self.entries.get(self.at - 1)
    }

    /// Ends a run of typing: the next action is a step of its own even with the same number.
    pub fn close_step(&mut self) {
        self.typing = None;
    }

    /// How many steps can be undone.
    pub fn depth(&self) -> usize {
        self.at
    }

    /// The step that undo would take back.
    pub fn last(&self) -> Option<&Entry<M>> {
        self.entries.get(self.at.checked_sub(1)?)
    }

    /// The step that redo would make.
    pub fn next(&self) -> Option<&Entry<M>> {
        self.entries.get(self.at)
    }
}

impl<M> Entry<M> {
    /// Adds a later part of the same step; typing on inside one value stays one edit.
    fn merge(&mut self, applied: Applied) {
        if self.forward.len() == 1
            && let [first] = self.forward[0].as_slice()
            && let ([next], [back]) = (applied.forward.as_slice(), applied.back.as_slice())
            && let Some((forward, undo)) = compose(first, &self.back[0][0], next, back)
        {
            self.forward[0] = vec![forward];
            self.back[0] = vec![undo];
            return;
        }
        self.forward.push(applied.forward);
        self.back.push(applied.back);
    }
}

/// Two edits as one, if the second stays inside what the first wrote.
fn compose(first: &Edit, first_back: &Edit, next: &Edit, next_back: &Edit) -> Option<(Edit, Edit)> {
    let written = &first_back.range;
    if next.range.start < written.start || next.range.end > written.end {
        return None;
    }
    let local = next.range.start - written.start..next.range.end - written.start;
    let mut insert = first.insert.clone();
    insert.get(local.clone())?;
    insert.replace_range(local, &next.insert);
    let end = written.end - next.range.len() + next_back.range.len();
    let back = Edit { range: written.start..end, insert: first_back.insert.clone() };
    Some((Edit { range: first.range.clone(), insert }, back))
}
