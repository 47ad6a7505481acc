//! What could be done about the problems of a text, each as an edit of the version that was looked at.
//!
//! Responsible for which fixes are offered and for their edits: those that the document itself makes of
//! them. It deliberately invents no fix.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::Value;

use super::client::Client;
use super::diagnostics;
use super::view::View;
use crate::json::document::{Content, Document, Edit};
use crate::json::{diff, doctor};
use crate::manifest::check::{Certainty, Fix, Problem, mend};

/// So many fixes are offered at once: each is made on trial.
const MOST: usize = 64;

/// What an editor asks for.
#[derive(Debug)]
pub(super) struct Wanted {
    uri: Uri,
    range: Range,
    /// The kinds that are asked for; nothing for all.
    only: Option<Vec<String>>,
    /// Whether nobody asked: the editor looks by itself whether there is anything.
    unasked: bool,
}

impl Wanted {
    /// Reads the parameters of the request.
    pub(super) fn of(uri: Uri, params: &Value) -> Result<Wanted, serde_json::Error> {
        let range = serde_json::from_value(params.get("range").cloned().unwrap_or_default())?;
        let only = params.pointer("/context/only").and_then(Value::as_array);
        let only =
            only.map(|kinds| kinds.iter().filter_map(|kind| kind.as_str().map(ToOwned::to_owned)).collect());
        let unasked = params.pointer("/context/triggerKind").and_then(Value::as_u64) == Some(2);
        Ok(Wanted { uri, range, only, unasked })
    }

    /// Whether actions of a kind are wanted: a kind asks for all that begin like it.
    fn wants(&self, kind: &CodeActionKind) -> bool {
        let kind = kind.as_str();
        let begins = |asked: &String| {
            asked.is_empty()
                || kind
                    .strip_prefix(asked.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.only.as_ref().is_none_or(|only| only.iter().any(begins))
    }

    fn wants_all_fixed(&self) -> bool {
        self.wants(&CodeActionKind::SOURCE_FIX_ALL) && (self.only.is_some() || !self.unasked)
    }
}

/// The actions that are wanted.
pub(super) fn of(view: &View, wanted: &Wanted, client: &Client) -> Vec<CodeActionOrCommand> {
    let mut actions = Vec::new();
    if wanted.wants(&CodeActionKind::QUICKFIX) {
        let bytes = view.places.bytes(view.text(), wanted.range);
        let meant =
            view.problems.iter().filter(|one| one.span.start <= bytes.end && bytes.start <= one.span.end);
        let fixes = meant.filter_map(|problem| Some((problem, problem.fix.as_ref()?)));
        actions.extend(fixes.take(MOST).filter_map(|(problem, fix)| {
            Some(CodeAction {
                title: fix.title.clone(),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostics::of_problem(view, problem)]),
                edit: Some(edit(view, &wanted.uri, client, &edits(&view.content, fix)?)),
                is_preferred: Some(fix.certainty == Certainty::Certain),
                ..CodeAction::default()
            })
        }));
    }
    if wanted.wants_all_fixed() {
        actions.extend(everything(view, wanted, client));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Every fix that has one right answer, as one action; of a text that is not JSON first those that make
/// it so.
fn everything(view: &View, wanted: &Wanted, client: &Client) -> Option<CodeAction> {
    let before = view.text();
    let healed = match &view.content {
        _ if !view.judged => return None,
        Content::Text { text, .. } => Content::of(doctor::mend(text)?.text),
        manifest @ Content::Manifest(_) => manifest.clone(),
    };
    // What the project does not want to hear of is not fixed.
    let word = |_: &Document, problem: &Problem| view.levels.severity(problem).map(drop);
    let fixed = match &healed {
        Content::Manifest(document) => mend(document, &view.surroundings, word).document.text().to_owned(),
        Content::Text { text, .. } => text.clone(),
    };
    let edits = diff::edits(before, &fixed);
    (!edits.is_empty()).then(|| CodeAction {
        title: "fix everything certain".to_owned(),
        kind: Some(CodeActionKind::SOURCE_FIX_ALL),
        edit: Some(edit(view, &wanted.uri, client, &edits)),
        ..CodeAction::default()
    })
}

/// The edits that make a fix; nothing if it cannot be made.
fn edits(content: &Content, fix: &Fix) -> Option<Vec<Edit>> {
    let mut fixed = content.clone();
    let mut last = Vec::new();
    for change in &fix.changes {
        last = fixed.apply(change).ok()?.forward;
    }
    // The places of a later change are those that the one before left.
    let edits = if fix.changes.len() == 1 { last } else { diff::edits(content.text(), fixed.text()) };
    (!edits.is_empty()).then_some(edits)
}

fn edit(view: &View, uri: &Uri, client: &Client, edits: &[Edit]) -> WorkspaceEdit {
    let edits: Vec<_> = edits
        .iter()
        .map(|edit| TextEdit::new(view.places.range(view.text(), &edit.range), edit.insert.clone()))
        .collect();
    if !client.versions {
        return WorkspaceEdit::new(HashMap::from([(uri.clone(), edits)]));
    }
    let text_document =
        OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: Some(view.version) };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }])),
        ..WorkspaceEdit::default()
    }
}
