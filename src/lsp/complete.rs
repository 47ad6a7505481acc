//! What could be written at a place: names, values, whole parts, and templates for a new manifest.
//!
//! Responsible for what is offered where, and for how it is written there: with the quotes and commas
//! that are missing. It deliberately offers only what the guides know, and nothing that stands there.

mod deeper;
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
use crate::json::document::Edit;
use crate::json::{Path, on_one_line, quote};
use crate::manifest::catalogue::{self, Field, Format, Kind, ROOT};
use crate::manifest::edits;
use crate::manifest::template::Template;
use deeper::{Deeper, Way};
use write::Writer;

/// The member that holds the ids of profiles.
const PROFILES: &str = "enabled_for_profiles";

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
            if !*colon {
                items.extend(offer.deeper());
            }
            in_order(items)
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

/// In this order, whatever the editor thinks of the words.
fn in_order(mut items: Vec<CompletionItem>) -> Vec<CompletionItem> {
    for (nth, item) in items.iter_mut().enumerate() {
        item.sort_text = Some(format!("{nth:03}"));
    }
    items
}

/// Something that is offered.
struct Choice {
    label: String,
    /// What an editor holds against the letters that are typed.
    found_by: Option<String>,
    kind: CompletionItemKind,
    /// What it is, in a few words.
    detail: String,
    /// What is explained beside it.
    topic: Option<explain::Topic>,
    /// What is written.
    written: String,
    /// What else is edited; `None` for the commas that are missing around it.
    also: Option<Vec<Edit>>,
}

impl Choice {
    fn new(
        label: impl Into<String>,
        kind: CompletionItemKind,
        detail: impl Into<String>,
        written: String,
    ) -> Choice {
        Choice {
            label: label.into(),
            found_by: None,
            kind,
            detail: detail.into(),
            topic: None,
            written,
            also: None,
        }
    }

    fn about(self, topic: Option<explain::Topic>) -> Choice {
        Choice { topic, ..self }
    }
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
            let written = self.writer.member(field.key, start.as_ref());
            let topic = explain::at(&path.key(field.key));
            Choice::new(field.key, CompletionItemKind::PROPERTY, field.label, written).about(topic)
        };
        self.all(free.map(choice))
    }

    /// Members that belong deeper, each by its path.
    fn deeper(&self) -> Vec<CompletionItem> {
        let text = self.view.text();
        let by_path = text[self.spot.token.clone()].contains('.');
        let choice = |Deeper { path, field, way }: Deeper| {
            let (written, also) = match way {
                Way::Here(key, start) => (self.writer.member(key, Some(&start)), None),
                Way::There(edits) => (String::new(), Some(edits)),
            };
            let label = path.to_string();
            // Typed is the name or the whole path: who compares beginnings finds either.
            let found_by = if by_path { label.clone() } else { format!("{} {label}", field.key) };
            let choice = Choice::new(label, CompletionItemKind::PROPERTY, field.label, written);
            Choice { found_by: Some(found_by), also, ..choice.about(explain::at(&path)) }
        };
        self.all(deeper::all(text, self.spot).into_iter().map(choice))
    }

    /// What the member at a path can be.
    fn values(&self, path: &Path) -> Vec<CompletionItem> {
        let Some(field) = edits::field(path) else { return Vec::new() };
        self.all(self.known(path).chain(self.offered(field)).chain(self.whole(field)))
    }

    /// The values that this manifest, or its person, knows for a place: the addresses of other events, and the
    /// profiles that have a name.
    fn known(&self, path: &Path) -> impl Iterator<Item = Choice> {
        let field = edits::field(path);
        let mut choices = Vec::new();
        if field.is_some_and(|field| matches!(field.kind, Kind::Text { format: Format::Endpoint, .. })) {
            choices.extend(self.endpoints());
        }
        if path.parent() == Path::of(&[PROFILES]) {
            let free = |id: &i64| !self.spot.beside.contains(&id.to_string());
            let profiles = self.view.profiles.all().filter(|(id, _)| free(id));
            choices.extend(profiles.map(|(id, name)| {
                let choice = Choice::new(id.to_string(), CompletionItemKind::VALUE, name, id.to_string());
                Choice { found_by: Some(format!("{id} {name}")), ..choice }
            }));
        }
        choices.into_iter()
    }

    /// The addresses that events of this manifest have, each once.
    fn endpoints(&self) -> Vec<Choice> {
        let Some(document) = deeper::with_null(self.view.text(), self.spot) else { return Vec::new() };
        let events = document.at(&edits::webhooks());
        let mut choices: Vec<Choice> = Vec::new();
        for event in events.into_iter().flat_map(|events| events.children()) {
            let Some(address) = event.get("endpoint").and_then(|address| address.as_text()) else { continue };
            let written = quote(&address);
            if choices.iter().all(|choice| choice.written != written) {
                let name = event.key().unwrap_or_default();
                choices.push(Choice::new(
                    on_one_line(&written, LABEL),
                    CompletionItemKind::VALUE,
                    format!("as {name} has it"),
                    written,
                ));
            }
        }
        let spelled = |choice: Choice| Choice { written: self.writer.verbatim(&choice.written), ..choice };
        choices.into_iter().map(spelled).collect()
    }

    /// What an item of the list around can be.
    fn items(&self) -> Vec<CompletionItem> {
        let path = &self.spot.path;
        let Some(field) = edits::field(path) else { return Vec::new() };
        let free =
            field.items().iter().filter(|item| !self.spot.beside.iter().any(|held| held == item.value));
        let choice = |item: &catalogue::Item| {
            let topic = explain::value_at(path, item.value);
            Choice::new(item.value, CompletionItemKind::ENUM_MEMBER, field.label, quote(item.value))
                .about(topic)
        };
        let mut choices: Vec<_> = free.map(choice).collect();
        choices.extend(self.known(&path.index(0)));
        if let Kind::List(item) = field.kind {
            choices.extend(self.offered(item).chain(self.whole(item)));
        }
        self.all(choices.into_iter())
    }

    /// The values of a field that the guides name.
    fn offered(&self, field: &Field) -> impl Iterator<Item = Choice> {
        offered::values(field).into_iter().map(|Offered { json, about }| {
            let written = self.writer.verbatim(&json);
            Choice::new(on_one_line(&json, LABEL), CompletionItemKind::VALUE, about, written)
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
        Some(Choice::new(label, CompletionItemKind::STRUCT, field.label, self.writer.value(&start)))
    }

    /// The manifests to start from: whole, or what stands in their braces.
    fn templates(&self, whole: bool) -> Vec<CompletionItem> {
        let choice = |template: Template| {
            let text = template.text().trim_end();
            let inside = text.trim_start_matches('{').trim_end_matches('}').trim();
            let written = self.writer.verbatim(if whole { text } else { inside });
            let detail = format!("{}: {}", template.title(), template.help());
            Choice::new(template.name(), CompletionItemKind::SNIPPET, detail, written)
        };
        let filled = Template::ALL.into_iter().filter(|template| whole || *template != Template::Empty);
        self.all(filled.map(choice))
    }

    fn all(&self, choices: impl Iterator<Item = Choice>) -> Vec<CompletionItem> {
        in_order(choices.map(|choice| self.item(choice)).collect())
    }

    /// The commas that are missing: before the place as an edit, after it as a text.
    fn commas(&self) -> (Vec<Edit>, &'static str) {
        let before = self.spot.comma_before.map(|end| Edit { range: end..end, insert: ",".to_owned() });
        (before.into_iter().collect(), if self.spot.comma_after { "," } else { "" })
    }

    fn item(&self, choice: Choice) -> CompletionItem {
        let text = self.view.text();
        let Choice { label, found_by, kind, detail, topic, written, also } = choice;
        let (also, comma) = also.map_or_else(|| self.commas(), |edits| (edits, ""));
        let range = self.view.places.range(text, &self.spot.token);
        let also = also
            .into_iter()
            .map(|Edit { range, insert }| TextEdit::new(self.view.places.range(text, &range), insert));
        let also: Vec<_> = also.collect();
        let found_by = found_by.unwrap_or_else(|| label.clone());
        let (format, mode) = if self.client.snippets {
            (InsertTextFormat::SNIPPET, InsertTextMode::ADJUST_INDENTATION)
        } else {
            (InsertTextFormat::PLAIN_TEXT, InsertTextMode::AS_IS)
        };
        CompletionItem {
            filter_text: Some(if self.spot.quoted { format!("\"{found_by}\"") } else { found_by }),
            label,
            kind: Some(kind),
            detail: Some(detail),
            documentation: topic.map(|topic| Documentation::MarkupContent(markup(&topic, self.client))),
            insert_text_format: Some(format),
            insert_text_mode: Some(mode),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, written + comma))),
            additional_text_edits: (!also.is_empty()).then_some(also),
            ..CompletionItem::default()
        }
    }
}
