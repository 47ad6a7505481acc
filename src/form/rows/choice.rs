//! The values that a checklist offers.

use crate::json::document::Document;
use crate::json::{NodeId, Value};
use crate::manifest::catalogue::Field;

/// The values that a checklist offers: those of the catalogue, then those that the file holds
/// beside them.
pub fn options(document: &Document, node: Option<NodeId>, field: &'static Field) -> Vec<Choice> {
    let held: Vec<_> =
        node.map_or_else(Vec::new, |node| document.value(node).children().map(option_name).collect());
    let mut options: Vec<_> = field
        .items()
        .iter()
        .map(|item| Choice {
            value: item.value.to_owned(),
            ticked: held.iter().any(|value| value == item.value),
            help: Some(item.help),
        })
        .collect();
    for value in held {
        if !options.iter().any(|option| option.value == value) {
            options.push(Choice { value, ticked: true, help: None });
        }
    }
    options
}

/// What an item of a checklist is called among the options: its text, else its JSON with what
/// it is, so that no text has the same name.
pub fn option_name(item: Value<'_>) -> String {
    match item.as_text() {
        Some(text) => text.into_owned(),
        None => format!("{} ({})", item.raw(), item.kind().words()),
    }
}

/// One value of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value; one that is no text as its JSON.
    pub value: String,
    /// Whether the list holds it.
    pub ticked: bool,
    /// What the catalogue says of it; `None` if it is not supported.
    pub help: Option<&'static str>,
}
