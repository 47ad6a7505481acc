//! Every field once, with the path that leads to it: what can be explained, in the order of the form.
//!
//! Responsible for how a field is named and found. It deliberately says nothing about it.

use std::fmt;

use crate::json::{Path, Step};
use crate::manifest::catalogue::{Field, Kind, LOCALIZED_NAME, ROOT, events, is_event};

/// One field and the way to it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// From the root down.
    way: Vec<Spot>,
    /// The field itself.
    pub field: &'static Field,
    /// The field whose member or item it is.
    pub parent: Option<&'static Field>,
}

/// One step of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// The member of this name.
    Key(&'static str),
    /// `client_name` in one language.
    Tagged,
    /// Any event: what it holds is the same for each.
    Event,
    /// Any item of a list.
    Item,
}

/// Every field, parents before children; what events hold stands there once.
pub fn entries() -> Vec<Entry> {
    let mut out = Vec::new();
    members(ROOT, &[], None, &mut out);
    out
}

fn members(fields: &'static [Field], above: &[Spot], parent: Option<&'static Field>, out: &mut Vec<Entry>) {
    for field in fields {
        let way = joined(above, Spot::Key(field.key));
        out.push(Entry { way: way.clone(), field, parent });
        if !is_event(field) {
            below(field, &way, out);
        }
        if field.key == "client_name" {
            out.push(Entry { way: joined(above, Spot::Tagged), field: &LOCALIZED_NAME, parent });
        }
    }
    if let Some(event) = fields.iter().find(|field| is_event(field)) {
        below(event, &joined(above, Spot::Event), out);
    }
}

fn below(field: &'static Field, way: &[Spot], out: &mut Vec<Entry>) {
    match field.kind {
        Kind::Group(fields) => members(fields, way, Some(field), out),
        Kind::List(item) => {
            let way = joined(way, Spot::Item);
            out.push(Entry { way: way.clone(), field: item, parent: Some(field) });
            below(item, &way, out);
        }
        _ => {}
    }
}

fn joined(way: &[Spot], spot: Spot) -> Vec<Spot> {
    way.iter().copied().chain([spot]).collect()
}

impl Entry {
    /// Its path, with `*` for any event and `[]` for any item.
    pub fn path(&self) -> String {
        self.to_string()
    }

    /// Whether it lies in an event, so that its path has a `*`.
    pub fn is_in_event(&self) -> bool {
        self.way.contains(&Spot::Event)
    }

    /// Whether its path is `path`.
    pub fn is_at(&self, path: &Path) -> bool {
        self.way.len() == path.steps().len() && self.ends_with(path)
    }

    /// Whether its path ends as `path` does: `goal`, `engagement.goal`, `webhooks.*.endpoint`.
    pub fn ends_with(&self, path: &Path) -> bool {
        let steps = path.steps();
        let Some(above) = self.way.len().checked_sub(steps.len()) else { return false };
        !steps.is_empty() && self.way[above..].iter().zip(steps).all(|(spot, step)| spot.takes(step))
    }

    /// Whether `word` is its label or its name.
    pub fn is_called(&self, word: &str) -> bool {
        self.field.label.eq_ignore_ascii_case(word) || (!self.field.key.is_empty() && self.field.key == word)
    }
}

impl Spot {
    fn takes(self, step: &Step) -> bool {
        match (self, step) {
            (_, Step::Key(key)) if key == ANY => true,
            (Spot::Key(own), Step::Key(key)) => own == key,
            (Spot::Tagged, Step::Key(key)) => key.starts_with(LOCALIZED_NAME.key),
            (Spot::Event, Step::Key(key)) => events().any(|event| event.key == key),
            // A pointer does not tell the number of an item from a name.
            (Spot::Item, Step::Key(key)) => key.bytes().all(|byte| byte.is_ascii_digit()),
            (Spot::Item, Step::Index(_)) => true,
            (_, Step::Index(_)) => false,
        }
    }
}

/// What stands for any name.
const ANY: &str = "*";

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, spot) in self.way.iter().enumerate() {
            if depth > 0 && *spot != Spot::Item {
                f.write_str(".")?;
            }
            match spot {
                Spot::Key(key) => write!(f, "{}", Path::of(&[key]))?,
                Spot::Tagged => write!(f, "{}TAG", LOCALIZED_NAME.key)?,
                Spot::Event => f.write_str(ANY)?,
                Spot::Item => f.write_str("[]")?,
            }
        }
        Ok(())
    }
}

/// Reads a path that a person typed: `[]` and `[*]` name any item, and the dots in the name of an
/// event need no quotes.
pub fn typed_path(word: &str) -> Option<Path> {
    let mut spelling = word.replace("[]", "[0]").replace("[*]", "[0]");
    for event in events() {
        let quoted = format!("\"{}\"", event.key);
        if !word.starts_with('/') && !word.contains(&quoted) {
            spelling = spelling.replace(event.key, &quoted);
        }
    }
    Path::parse(&spelling).ok()
}
