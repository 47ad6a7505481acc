//! What could be written at a place: names, values, whole parts, and templates for a new manifest.
//!
//! Responsible for what is offered where, and for how it is written there: with the quotes and commas
//! that are missing. It deliberately offers only what the guides know, and nothing that stands there.

mod write;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, InsertTextFormat, InsertTextMode,
    Position, TextEdit,
};

use super::client::Client;
use super::hover::markup;
use super::spot::{self, Slot, Spot};
use super::view::View;
use crate::export::explain;
use crate::export::offered::{self, Offered};
use crate::export::start::{self, Start};
use crate::json::{Path, on_one_line, quote};
use crate::manifest::catalogue::{self, Field, Kind, ROOT};
use crate::manifest::edits;
use crate::manifest::template::Template;
use write::Writer;

/// So many characters of a value name it.
const LABEL: usize = 60;

/// What could be written at a place.
pub(super) fn at(view: &View, position: Position, client: &Client) -> Vec<CompletionItem> {
    let text = view.text();
    let Some(spot) = spot::at(text, view.places.offset(text, position)) else { return Vec::new() };
    if !view.judged && !may_become_one(&spot) {
        return Vec::new();
    }
    let offer = Offer { view, client, writer: Writer::of(text, &spot, client.snippets), spot: &spot };
    match &spot.slot {
        Slot::Root => offer.templates(true),
        Slot::Name { colon } => {
            let mut items = offer.names(*colon);
            if spot.path.is_root() && spot.beside.is_empty() && !*colon {
                items.extend(offer.templates(false));
            }
            items
        }
        Slot::Value(name) => offer.values(&spot.path.key(name.as_str())),
        Slot::Item => offer.items(),
    }
}

/// Whether a text that nobody would take for a manifest yet may be the beginning of one: nothing stands
/// in it, or nothing but what a manifest has.
fn may_become_one(spot: &Spot) -> bool {
    let known = |name: &String| catalogue::member(ROOT, name).is_some();
    spot.path.is_root() && spot.beside.iter().all(known)
}

/// Something that is offered.
struct Choice {
    label: String,
    kind: CompletionItemKind,
    /// What it is, in a few words.
    detail: String,
    /// What is explained beside it.
    topic: Option<explain::Topic>,
    /// What is written.
    written: String,
}

struct Offer<'v> {
    view: &'v View,
    client: &'v Client,
    writer: Writer,
    spot: &'v Spot,
}

impl Offer<'_> {
    /// The names that are not there, in the order of the form.
    fn names(&self, colon: bool) -> Vec<CompletionItem> {
        let path = &self.spot.path;
        let fields = if path.is_root() { ROOT } else { edits::field(path).map_or(&[][..], Field::members) };
        let free = fields.iter().filter(|field| !self.spot.beside.iter().any(|name| name == field.key));
        let choice = |field: &'static Field| {
            let start = if colon { None } else { Some(start::of(field)) };
            Choice {
                label: field.key.to_owned(),
                kind: CompletionItemKind::PROPERTY,
                detail: field.label.to_owned(),
                topic: explain::at(&path.key(field.key)),
                written: self.writer.member(field.key, start.as_ref()),
            }
        };
        self.all(free.map(choice))
    }

    /// What the member at a path can be.
    fn values(&self, path: &Path) -> Vec<CompletionItem> {
        let Some(field) = edits::field(path) else { return Vec::new() };
        self.all(self.offered(field).chain(self.whole(field)))
    }

    /// What an item of the list around can be.
    fn items(&self) -> Vec<CompletionItem> {
        let path = &self.spot.path;
        let Some(field) = edits::field(path) else { return Vec::new() };
        let free =
            field.items().iter().filter(|item| !self.spot.beside.iter().any(|held| held == item.value));
        let choice = |item: &catalogue::Item| Choice {
            label: item.value.to_owned(),
            kind: CompletionItemKind::ENUM_MEMBER,
            detail: field.label.to_owned(),
            topic: explain::value_at(path, item.value),
            written: quote(item.value),
        };
        let mut choices: Vec<_> = free.map(choice).collect();
        if let Kind::List(item) = field.kind {
            choices.extend(self.offered(item).chain(self.whole(item)));
        }
        self.all(choices.into_iter())
    }

    /// The values of a field that the guides name.
    fn offered(&self, field: &Field) -> impl Iterator<Item = Choice> {
        offered::values(field).into_iter().map(|Offered { json, about }| Choice {
            label: on_one_line(&json, LABEL),
            kind: CompletionItemKind::VALUE,
            detail: about,
            topic: None,
            written: self.writer.verbatim(&json),
        })
    }

    /// A list or an object with all that it needs.
    fn whole(&self, field: &'static Field) -> Option<Choice> {
        let start = start::of(field);
        let label = match &start {
            Start::List(_) => "[…]",
            Start::Object(_) => "{…}",
            Start::Stop(_) | Start::Text(_) | Start::Json(_) => return None,
        };
        Some(Choice {
            label: label.to_owned(),
            kind: CompletionItemKind::STRUCT,
            detail: field.label.to_owned(),
            topic: None,
            written: self.writer.value(&start),
        })
    }

    /// The manifests to start from: whole, or what stands in their braces.
    fn templates(&self, whole: bool) -> Vec<CompletionItem> {
        let choice = |template: Template| {
            let text = template.text().trim_end();
            let inside = text.trim_start_matches('{').trim_end_matches('}').trim();
            Choice {
                label: template.name().to_owned(),
                kind: CompletionItemKind::SNIPPET,
                detail: format!("{}: {}", template.title(), template.help()),
                topic: None,
                written: self.writer.verbatim(if whole { text } else { inside }),
            }
        };
        let filled = Template::ALL.into_iter().filter(|template| whole || *template != Template::Empty);
        self.all(filled.map(choice))
    }

    fn all(&self, choices: impl Iterator<Item = Choice>) -> Vec<CompletionItem> {
        choices.enumerate().map(|(nth, choice)| self.item(nth, choice)).collect()
    }

    fn item(&self, nth: usize, choice: Choice) -> CompletionItem {
        let text = self.view.text();
        let Choice { label, kind, detail, topic, written } = choice;
        let comma = if self.spot.comma_after { "," } else { "" };
        let range = self.view.places.range(text, &self.spot.token);
        let before = self.spot.comma_before.map(|end| {
            let place = self.view.places.range(text, &(end..end));
            vec![TextEdit::new(place, ",".to_owned())]
        });
        let (format, mode) = if self.client.snippets {
            (InsertTextFormat::SNIPPET, InsertTextMode::ADJUST_INDENTATION)
        } else {
            (InsertTextFormat::PLAIN_TEXT, InsertTextMode::AS_IS)
        };
        CompletionItem {
            filter_text: Some(if self.spot.quoted { format!("\"{label}\"") } else { label.clone() }),
            label,
            kind: Some(kind),
            detail: Some(detail),
            documentation: topic.map(|topic| Documentation::MarkupContent(markup(&topic, self.client))),
            sort_text: Some(format!("{nth:03}")),
            insert_text_format: Some(format),
            insert_text_mode: Some(mode),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, written + comma))),
            additional_text_edits: before,
            ..CompletionItem::default()
        }
    }
}
