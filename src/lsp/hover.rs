//! What stands at a place, explained.
//!
//! Responsible for which place is meant: a name means its field, a value of a checklist itself. It
//! deliberately says nothing that `explain` does not say.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::client::Client;
use super::view::View;
use crate::export::explain::{self, Topic};
use crate::export::markdown;
use crate::json::Value;

/// What is explained at a place of a manifest.
pub(super) fn at(view: &View, position: Position, client: &Client) -> Option<Hover> {
    let document = view.content.document().filter(|_| view.judged)?;
    let text = view.text();
    let offset = view.places.offset(text, position);
    let value = document.root().deepest_at(offset);
    let name = value.key_span().filter(|name| name.start <= offset && offset <= name.end);
    let topic = match name {
        Some(_) => explain::at(&value.path())?,
        None => of_value(value)?,
    };
    let span = name.unwrap_or_else(|| value.span());
    Some(Hover {
        contents: HoverContents::Markup(markup(&topic, client)),
        range: Some(view.places.range(text, &span)),
    })
}

/// A value of a checklist, else the field that a value is of.
fn of_value(value: Value<'_>) -> Option<Topic> {
    // Inside of an object that holds nothing here, there is nothing to explain.
    if value.kind().is_container() {
        return None;
    }
    let list = value.parent().path();
    let chosen = value.as_text().and_then(|text| explain::value_at(&list, &text));
    chosen.or_else(|| explain::at(&value.path())).or_else(|| explain::at(&list))
}

/// An explanation as the client can show it.
pub(super) fn markup(topic: &Topic, client: &Client) -> MarkupContent {
    let kind = if client.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    MarkupContent { kind, value: markdown::of(&topic.article()) }
}
