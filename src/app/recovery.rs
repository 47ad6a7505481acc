//! Work that is in no file, and what others did: another program to the file, an earlier window,
//! another window now.
//!
//! Nothing here writes the file. What comes back or together is a step that can be undone.

use std::collections::BTreeSet;

use super::keymap::Command;
use super::question::{MergeEnd, Merging, Question};
use super::unsaved::Mark;
use super::{Draft, Effect, LeftBy, Model, Msg, OnDisk, Theirs, page};
use crate::form::status::error_keys_of;
use crate::json::Path;
use crate::json::diff::tree;
use crate::json::document::{Content, Document};
use crate::json::unsaved::Unsaved;
use crate::manifest::check::counted;
use crate::manifest::merge::Side;

/// Work that is in no file, and the other window that works on this one.
#[derive(Debug)]
pub struct Recovery {
    /// Unsaved work of earlier windows, not yet decided on; the first is the one in question.
    found: Vec<Draft>,
    /// The work of earlier windows that came back and is in no file yet, by the steps of the history that
    /// brought it. It stays where it is kept until it is: what was made of it here could still get lost.
    taken_up: Vec<Vec<Draft>>,
    /// That of it whose step was undone, the last at the end.
    put_back: Vec<Vec<Draft>>,
    /// What a merge began with, and what another program had made of it, until the next save.
    pub(super) merged: Option<(String, String)>,
    /// The other window that works on the file: its process and since when.
    pub(super) holder: Option<String>,
    /// Whether unsaved work is kept on disk as it grows, so that it outlives the program.
    keeps: bool,
    /// What was handed out to be kept last.
    pub(super) kept: Mark,
}

impl Recovery {
    pub(super) fn new(found: Vec<Draft>, holder: Option<String>, keeps: bool) -> Recovery {
        let (taken_up, put_back) = (Vec::new(), Vec::new());
        Recovery { found, taken_up, put_back, merged: None, holder, keeps, kept: Mark::default() }
    }

    /// The marks of the work that came back, and of all that had come back into it.
    pub(super) fn taken_up(&self) -> Vec<String> {
        let drafts = || self.taken_up.iter().flatten();
        let earlier = drafts().filter_map(|draft| draft.work.as_ref()).flat_map(|work| &work.earlier);
        let marks: BTreeSet<_> = drafts().map(|draft| &draft.mark).chain(earlier).collect();
        marks.into_iter().cloned().collect()
    }

    /// When the work that came back last became what it is; `None` if none did.
    pub(super) fn came_back(&self) -> Option<&str> {
        self.taken_up.iter().flatten().next_back().map(|draft| draft.when.as_str())
    }

    /// What came back is in a file now, or was given up: it is kept no longer.
    pub(super) fn settle(&mut self) -> Vec<Effect> {
        self.taken_up.drain(..).flatten().map(|draft| Effect::Discard(draft.id)).collect()
    }

    /// How much work came back and is in no file yet.
    pub(super) fn count_taken_up(&self) -> usize {
        self.taken_up.iter().map(Vec::len).sum()
    }

    /// Work came back, by a step of its own unless the text held all of it already.
    fn take_up(&mut self, draft: Draft, by_step: bool) {
        match self.taken_up.last_mut() {
            Some(last) if !by_step => last.push(draft),
            _ => self.taken_up.push(vec![draft]),
        }
    }

    /// A step that took work up was undone, or made again.
    fn follow(&mut self, way: Way) {
        match way {
            Way::Undone => self.put_back.extend(self.taken_up.pop()),
            Way::Redone => self.taken_up.extend(self.put_back.pop()),
        }
    }

    /// Unsaved work of earlier windows, not yet decided on; the first is the one in question.
    pub fn found(&self) -> &[Draft] {
        &self.found
    }

    /// The other window that works on the file: its process and since when.
    pub fn holder(&self) -> Option<&str> {
        self.holder.as_deref()
    }

    /// Whether unsaved work is kept on disk as it grows.
    pub fn keeps(&self) -> bool {
        self.keeps
    }
}

type Effects = Vec<Effect>;

/// What the step is called that brings both sides together.
const MERGE: &str = "merge";

/// What the step is called that takes unsaved work up again.
const RESTORE: &str = "restore unsaved work";

/// Which way a step of the history was gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Undone,
    Redone,
}

/// What the world tells beside keys and saves.
pub(super) fn world(model: &mut Model, msg: Msg) -> Effects {
    match msg {
        Msg::StillSaving if model.file.saving.is_some() => {
            model.say(format!("still writing {}", model.file.name()));
        }
        Msg::Measured { uri, size } if model.file.measures(&uri) => {
            model.form.measured(Some(size));
        }
        Msg::OnDisk(on_disk) => noticed(model, on_disk),
        Msg::TakenOver => taken_over(model),
        Msg::TookOver(found) => took_over(model, found),
        Msg::NotKept(why) => {
            model.recovery.keeps = false;
            let save = model.key(Command::Save);
            model.refuse(format!("your work is not kept against a crash ({why}): {save} saves it"));
        }
        Msg::NotOpened(why) => {
            model.file.files.leave_for(None);
            model.refuse(why);
        }
        Msg::KeptAgain => {
            model.recovery.keeps = true;
            model.say("what you do not save is autosaved again");
        }
        Msg::NotSuspended => {
            model.refuse("not suspended: no shell started this that could bring it back with fg");
        }
        _ => {}
    }
    Vec::new()
}

/// Asks, at the start, about another window, else about unsaved work.
pub(super) fn ask_at_start(model: &mut Model) {
    if model.recovery.holder.is_some() {
        page::ask_over(model, Question::Taken);
    } else {
        ask_about_found(model);
    }
}

/// Asks about unsaved work that belongs to no file.
pub(super) fn ask_about(model: &mut Model, draft: Draft) {
    model.recovery.found = vec![draft];
    ask_about_found(model);
}

/// Asks about the next unsaved work that is not decided on.
pub(super) fn ask_about_found(model: &mut Model) {
    if let Some(draft) = model.recovery.found.first().cloned() {
        page::ask_over(model, Question::Recover(draft));
    }
}

/// Nobody who types is interrupted: what happened is said, and the next save asks.
fn noticed(model: &mut Model, on_disk: OnDisk) {
    if model.file.saving.is_some() || on_disk == model.file.on_disk {
        return;
    }
    let name = model.file.name();
    match &on_disk {
        OnDisk::Changed(theirs) => {
            let when = &theirs.when;
            let save = model.key(Command::Save);
            model.refuse(format!("{name} was changed by another program at {when}: {save} asks what to do"));
        }
        OnDisk::Gone => {
            let (save, save_as) = (model.key(Command::Save), model.key(Command::SaveAs));
            model.refuse(format!("{name} is gone: {save} writes it again, {save_as} saves elsewhere"));
        }
        OnDisk::Same => model.say(format!("{name} is again as it was")),
    }
    model.file.on_disk = on_disk;
}

fn taken_over(model: &mut Model) {
    model.recovery.holder = Some("it took it over".to_owned());
    let save_as = model.key(Command::SaveAs);
    model.refuse(format!("another window took {} over: {save_as} saves a copy of yours", model.file.name()));
}

fn took_over(model: &mut Model, found: Vec<Draft>) {
    model.recovery.holder = None;
    model.recovery.found = found;
    model.say(format!("{} is in work here now; the other window can only read it", model.file.name()));
    ask_about_found(model);
}

/// One piece of unsaved work is decided on; the next is asked about.
pub(super) fn decided(model: &mut Model) {
    if !model.recovery.found.is_empty() {
        model.recovery.found.remove(0);
    }
    ask_about_found(model);
}

/// Asks about the next clash, or ends the merge.
pub(super) fn merge(model: &mut Model, merging: Merging) -> Effects {
    if merging.next().is_some() {
        page::ask(model, Question::Both(Box::new(merging)));
        return Vec::new();
    }
    let decided: Vec<(&Path, Side)> = merging.clashes.iter().zip(merging.sides.iter().copied()).collect();
    let side =
        |path: &Path| decided.iter().find(|(clash, _)| *clash == path).map_or(Side::Mine, |(_, side)| *side);
    match (merging.merge().merged(side), &merging.end) {
        (Err(refusal), _) => {
            model.refuse(format!("not merged, and nothing is lost: {refusal}"));
            Vec::new()
        }
        (Ok(merged), MergeEnd::Conflict) => settle_conflict(model, &merging, &merged),
        (Ok(merged), MergeEnd::Restore(draft)) => settle_restore(model, draft, merged.text()),
    }
}

/// The form shows both sides' work, and the next save writes over theirs.
fn settle_conflict(model: &mut Model, merging: &Merging, merged: &Document) -> Effects {
    let theirs = merging.theirs.text();
    let count = |side| counted(tree::changed(&merging.base, side).len(), "change");
    let modified = model.form.session().is_modified();
    if !replace(model, MERGE, merged.text()) {
        return Vec::new();
    }
    model.recovery.merged =
        model.form.session().saved_text().map(|base| (base.to_owned(), theirs.to_owned()));
    hold_against(model, theirs, OnDisk::Same);
    let other = count(&merging.theirs);
    if modified {
        let (save, mine) = (model.key(Command::Save), count(&merging.mine));
        model.say(format!("merged {mine} of yours with {other} of theirs: {save} saves it"));
    } else {
        model.say(format!("the form shows what they wrote: {other}"));
    }
    vec![Effect::Adopt(theirs.to_owned())]
}

/// Takes a text for the one that the file holds, or held before another program wrote it.
fn hold_against(model: &mut Model, text: &str, on_disk: OnDisk) {
    model.form.mark_saved(text.to_owned());
    model.file.saved_errors = Some(error_keys_of(text, model.form.session().judge()));
    model.file.on_disk = on_disk;
}

/// A merge that is undone is a conflict again, and none once it is made again. Work that came back and
/// is undone waits again.
pub(super) fn followed_history(model: &mut Model, step: &str, way: Way) -> Effects {
    if step == RESTORE {
        model.recovery.follow(way);
    }
    let Some((base, theirs)) = model.recovery.merged.clone().filter(|_| step == MERGE) else {
        return Vec::new();
    };
    let (text, on_disk) = match way {
        Way::Undone => {
            let when = "an earlier time".to_owned();
            (base, OnDisk::Changed(Theirs { text: Some(theirs), when, leads_to: None }))
        }
        Way::Redone => (theirs, OnDisk::Same),
    };
    hold_against(model, &text, on_disk);
    vec![Effect::Adopt(text)]
}

/// Takes unsaved work up again.
pub(super) fn restore(model: &mut Model, draft: &Draft) -> Effects {
    match (model.restoring(draft), &draft.work) {
        (Some(merging), _) => merge(model, merging),
        (None, Some(work)) => settle_restore(model, draft, &work.text),
        (None, None) => Vec::new(),
    }
}

/// The form shows the work. Where it was kept it stays until a save: see [`Recovery::settle`].
fn settle_restore(model: &mut Model, draft: &Draft, text: &str) -> Effects {
    page::close_popups(model);
    let before = model.form.session().revision();
    if !replace(model, RESTORE, text) {
        return Vec::new();
    }
    let by_step = model.form.session().revision() != before;
    if let Some(Unsaved { pending, .. }) = &draft.work {
        model.take_pending(pending);
    }
    model.recovery.take_up(draft.clone(), by_step);
    let what = match draft.left_by {
        LeftBy::Window => format!("the work from {}", draft.when),
        LeftBy::CutOffSave => format!("what {} held before that save", model.file.name()),
    };
    let (save, undo) = (model.key(Command::Save), model.key(Command::Undo));
    model.say(format!("here is {what}; {save} saves it, {undo} takes it back"));
    decided(model);
    Vec::new()
}

/// Gives the whole text another content, as one step.
fn replace(model: &mut Model, name: &str, text: &str) -> bool {
    page::close_text(model);
    match model.form.replace(name, text) {
        Ok(()) => {
            page::reseed(model);
            true
        }
        Err(refusal) => {
            model.refuse(format!("nothing was changed: {refusal}"));
            false
        }
    }
}

impl Model {
    /// Their changes and mine, if both texts can be brought together.
    pub(super) fn conflict(&self, theirs: &Theirs) -> Option<Merging> {
        let base = self.form.session().saved_document()?.clone();
        let mine = self.form.document()?.clone();
        let theirs = parsed(theirs.text.as_ref()?)?;
        Some(Merging::new(base, mine, theirs, MergeEnd::Conflict))
    }

    /// Unsaved work and the file, if the file changed since and both can be brought together.
    pub(super) fn restoring(&self, draft: &Draft) -> Option<Merging> {
        let work = draft.work.as_ref()?;
        let modified = self.form.session().is_modified();
        if !modified && work.base.as_deref() == self.form.session().saved_text() {
            return None;
        }
        let (base, mine) = (parsed(work.base.as_ref()?)?, parsed(&work.text)?);
        let theirs =
            if modified { self.form.document() } else { self.form.session().saved_document() }?.clone();
        Some(Merging::new(base, mine, theirs, MergeEnd::Restore(draft.clone())))
    }

    /// Whether unsaved work can come back without what is not saved here going.
    pub(super) fn can_restore(&self, draft: &Draft) -> bool {
        let Some(work) = &draft.work else { return false };
        let beside = !self.form.session().is_modified() || self.restoring(draft).is_some();
        beside && !self.has_pending_other_than(&work.pending)
    }
}

fn parsed(text: &str) -> Option<Document> {
    match Content::of(text.to_owned()) {
        Content::Manifest(document) => Some(document),
        Content::Text { .. } => None,
    }
}
