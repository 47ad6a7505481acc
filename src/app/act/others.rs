//! What others did: another program to the file, an earlier window, another window now.
//!
//! Nothing here writes the file. What comes back or together is a step that can be undone.

use super::super::layer::{Choice, Dialog, Layer, Look, MergeEnd, Merging, Question};
use super::super::{Draft, Effect, LeftBy, Model, Msg, OnDisk, Theirs};
use super::layers;
use crate::form::status::{error_keys_of, plural};
use crate::json::Path;
use crate::json::diff::tree;
use crate::json::document::{Content, Document};
use crate::json::unsaved::Unsaved;
use crate::manifest::merge::Side;

type Effects = Vec<Effect>;

/// What the step is called that brings both sides together.
const MERGE: &str = "merge";

/// Which way a step of the history was gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Undone,
    Redone,
}

/// What the world tells beside keys and saves.
pub(in super::super) fn world(model: &mut Model, msg: Msg) -> Effects {
    match msg {
        Msg::StillSaving if model.saving.is_some() => model.say(format!("still writing {}", model.name())),
        Msg::Measured { uri, size } if model.logo.as_ref().is_some_and(|logo| logo.1 == uri) => {
            model.form.measured(Some(size));
        }
        Msg::OnDisk(on_disk) => noticed(model, on_disk),
        Msg::TakenOver => taken_over(model),
        Msg::TookOver(found) => took_over(model, found),
        Msg::NotKept(why) => {
            model.keeps = false;
            model.refuse(format!("your work is not kept against a crash ({why}): Ctrl-S saves it"));
        }
        Msg::NotSuspended => {
            model.refuse("not suspended: no shell started this that could bring it back with fg");
        }
        _ => {}
    }
    Vec::new()
}

/// Asks, at the start, about another window, else about unsaved work.
pub(in super::super) fn ask_about_others(model: &mut Model) {
    if model.holder.is_some() {
        model.layers.push(Layer::Dialog(Dialog::new(Question::Taken)));
    } else {
        ask_about_found(model);
    }
}

/// Asks about the next unsaved work that is not decided on.
fn ask_about_found(model: &mut Model) {
    if let Some(draft) = model.found.first().cloned() {
        model.layers.push(Layer::Dialog(Dialog::new(Question::Recover(draft))));
    }
}

/// Nobody who types is interrupted: what happened is said, and the next save asks.
fn noticed(model: &mut Model, on_disk: OnDisk) {
    if model.saving.is_some() || on_disk == model.on_disk {
        return;
    }
    let name = model.name();
    match &on_disk {
        OnDisk::Changed(theirs) => {
            let when = &theirs.when;
            model.refuse(format!("{name} was changed by another program at {when}: Ctrl-S asks what to do"));
        }
        OnDisk::Gone => model.refuse(format!("{name} is gone: Ctrl-S writes it again, F12 saves elsewhere")),
        OnDisk::Same => model.say(format!("{name} is again as it was")),
    }
    model.on_disk = on_disk;
}

fn taken_over(model: &mut Model) {
    model.holder = Some("it took it over".to_owned());
    model.refuse(format!("another window took {} over: F12 saves a copy of yours", model.name()));
}

fn took_over(model: &mut Model, found: Vec<Draft>) {
    model.holder = None;
    model.found = found;
    model.say(format!("{} is in work here now; the other window can only read it", model.name()));
    ask_about_found(model);
}

/// Carries an answer out that is about others; `None` for all other answers.
pub(super) fn follow(model: &mut Model, dialog: &Dialog, choice: Choice) -> Option<Effects> {
    let effects = match (choice, &dialog.question) {
        (Choice::Merge, Question::Changed(theirs)) => {
            model.conflict(theirs).map_or_else(Vec::new, |merging| go_on(model, merging))
        }
        (Choice::Side(side), Question::Both(merging)) => {
            let mut merging = (**merging).clone();
            merging.sides.push(side);
            go_on(model, merging)
        }
        (Choice::Look, Question::Changed(theirs)) => {
            let title = format!("{} since you began with it", model.name());
            look(model, dialog, title, theirs.text.clone())
        }
        (Choice::Look, Question::Recover(draft)) => {
            let title = match draft.left_by {
                LeftBy::Window => format!("{} with the unsaved work from {}", model.name(), draft.when),
                LeftBy::CutOffSave => format!("{} as it was before that save", model.name()),
            };
            look(model, dialog, title, draft.work.as_ref().map(|work| work.text.clone()))
        }
        (Choice::Restore, Question::Recover(draft)) => restore(model, draft),
        (Choice::Later | Choice::Back, Question::Recover(_)) => {
            decided(model);
            Vec::new()
        }
        (Choice::ThrowAway, Question::Recover(draft)) => {
            decided(model);
            vec![Effect::Discard(draft.id.clone())]
        }
        (Choice::Back, Question::Both(merging)) if matches!(merging.end, MergeEnd::Restore(_)) => {
            ask_about_found(model);
            Vec::new()
        }
        (Choice::TakeOver, Question::Taken) => vec![Effect::TakeOver],
        _ => return None,
    };
    Some(effects)
}

/// Shows how a text differs from the file as it was read; the question stays below.
fn look(model: &mut Model, dialog: &Dialog, title: String, new: Option<String>) -> Effects {
    let old = model.form.session().saved_text().unwrap_or("").to_owned();
    model.layers.push(Layer::Dialog(dialog.clone()));
    model.layers.push(Layer::Look(Look { title, old, new: new.unwrap_or_default(), top: 0 }));
    Vec::new()
}

/// One piece of unsaved work is decided on; the next is asked about.
fn decided(model: &mut Model) {
    if !model.found.is_empty() {
        model.found.remove(0);
    }
    ask_about_found(model);
}

/// Asks about the next clash, or ends the merge.
fn go_on(model: &mut Model, merging: Merging) -> Effects {
    if merging.next().is_some() {
        layers::open(model, Layer::Dialog(Dialog::new(Question::Both(Box::new(merging)))));
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
    let count = |side| plural(tree::changed(&merging.base, side).len(), "change");
    let modified = model.form.session().is_modified();
    if !replace(model, MERGE, merged.text()) {
        return Vec::new();
    }
    model.merged = model.form.session().saved_text().map(|base| (base.to_owned(), theirs.to_owned()));
    hold_against(model, theirs, OnDisk::Same);
    let other = count(&merging.theirs);
    if modified {
        model
            .say(format!("merged {} of yours with {other} of theirs: Ctrl-S saves it", count(&merging.mine)));
    } else {
        model.say(format!("the form shows what they wrote: {other}"));
    }
    vec![Effect::Adopt(theirs.to_owned())]
}

/// Takes a text for the one that the file holds, or held before another program wrote it.
fn hold_against(model: &mut Model, text: &str, on_disk: OnDisk) {
    model.form.mark_saved(text.to_owned());
    model.saved_errors = error_keys_of(text, model.form.session().judge());
    model.on_disk = on_disk;
}

/// A merge that is undone is a conflict again, and none once it is made again.
pub(super) fn followed_history(model: &mut Model, step: &str, way: Way) -> Effects {
    let Some((base, theirs)) = model.merged.clone().filter(|_| step == MERGE) else { return Vec::new() };
    let (text, on_disk) = match way {
        Way::Undone => {
            (base, OnDisk::Changed(Theirs { text: Some(theirs), when: "an earlier time".to_owned() }))
        }
        Way::Redone => (theirs, OnDisk::Same),
    };
    hold_against(model, &text, on_disk);
    vec![Effect::Adopt(text)]
}

/// Takes unsaved work up again.
fn restore(model: &mut Model, draft: &Draft) -> Effects {
    match (model.restoring(draft), &draft.work) {
        (Some(merging), _) => go_on(model, merging),
        (None, Some(work)) => settle_restore(model, draft, &work.text),
        (None, None) => Vec::new(),
    }
}

/// The form shows the work; only once it is kept anew is the old draft thrown away.
fn settle_restore(model: &mut Model, draft: &Draft, text: &str) -> Effects {
    model.layers.retain(|layer| !matches!(layer, Layer::Templates(_) | Layer::Fill(_)));
    if !replace(model, "restore unsaved work", text) {
        return Vec::new();
    }
    if let Some(Unsaved { loose, .. }) = &draft.work {
        model.take_loose(loose);
    }
    model.restored = model.unsaved();
    let what = match draft.left_by {
        LeftBy::Window => format!("the work from {}", draft.when),
        LeftBy::CutOffSave => format!("what {} held before that save", model.name()),
    };
    model.say(format!("here is {what}; Ctrl-S saves it, Ctrl-Z takes it back"));
    decided(model);
    vec![Effect::Discard(draft.id.clone())]
}

/// Gives the whole text another content, as one step.
fn replace(model: &mut Model, name: &str, text: &str) -> bool {
    super::text::close(model);
    match model.form.replace(name, text) {
        Ok(()) => {
            super::raw::reseed(model);
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
    pub(in super::super) fn conflict(&self, theirs: &Theirs) -> Option<Merging> {
        let base = self.form.session().saved_document()?.clone();
        let mine = self.form.document()?.clone();
        let theirs = parsed(theirs.text.as_ref()?)?;
        Some(Merging::new(base, mine, theirs, MergeEnd::Conflict))
    }

    /// Unsaved work and the file, if the file changed since and both can be brought together.
    pub(in super::super) fn restoring(&self, draft: &Draft) -> Option<Merging> {
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
    pub(in super::super) fn can_restore(&self, draft: &Draft) -> bool {
        let Some(work) = &draft.work else { return false };
        let beside = !self.form.session().is_modified() || self.restoring(draft).is_some();
        beside && !self.has_loose_other_than(&work.loose)
    }
}

fn parsed(text: &str) -> Option<Document> {
    match Content::of(text.to_owned()) {
        Content::Manifest(document) => Some(document),
        Content::Text { .. } => None,
    }
}
