//! The values that a checklist offers.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::json::document::Document;
use crate::json::{NodeId, Value};
use crate::manifest::catalogue::Field;

/// The values that a checklist offers: those of the catalogue, then those that the file holds
/// beside them.
pub fn options<'d>(document: &'d Document, node: Option<NodeId>, field: &'static Field) -> Vec<Choice<'d>> {
    let held = || node.into_iter().flat_map(|node| document.value(node).children()).map(option_name);
    let count = node.map_or(0, |node| document.value(node).children().count());
    let mut left = HashSet::with_capacity(count);
    left.extend(held());
    let known = field.items().iter().map(|item| Choice {
        value: Cow::Borrowed(item.value),
        ticked: left.remove(item.value),
        help: Some(item.help),
    });
    let mut options = Vec::with_capacity(field.items().len() + count);
    options.extend(known);
    let others = held().filter(|value| left.remove(value));
    options.extend(others.map(|value| Choice { value, ticked: true, help: None }));
    options
}

/// The one numbered `number` of [`options`]. Those of the catalogue are known without the others.
pub fn option<'d>(
    document: &'d Document,
    node: Option<NodeId>,
    field: &'static Field,
    number: usize,
) -> Option<Choice<'d>> {
    let Some(item) = field.items().get(number) else {
        return options(document, node, field).into_iter().nth(number);
    };
    let mut held = node.into_iter().flat_map(|node| document.value(node).children());
    let ticked = held.any(|value| value.as_text().is_some_and(|text| text == item.value));
    Some(Choice { value: Cow::Borrowed(item.value), ticked, help: Some(item.help) })
}

/// What an item of a checklist is called among the options: its text, else its JSON with what
/// it is, so that no text has the same name.
pub fn option_name(item: Value<'_>) -> Cow<'_, str> {
    item.as_text().unwrap_or_else(|| Cow::Owned(format!("{} ({})", item.raw(), item.kind().words())))
}

/// One value of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'d> {
    /// The value; one that is no text as its JSON.
    pub value: Cow<'d, str>,
    /// Whether the list holds it.
    pub ticked: bool,
    /// What the catalogue says of it; `None` if it is not supported.
    pub help: Option<&'static str>,
}
