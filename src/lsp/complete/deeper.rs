//! Members that belong deeper than where somebody writes: `goal`, typed at the root, goes into its engagement.
//!
//! Responsible for the way from a place to theirs. Where nothing of that way is there yet it is written where
//! somebody writes; else what they typed is taken out, and the member goes to its own place. It deliberately
//! knows no protocol.

use std::ops::Range;

use super::write::Writer;
use crate::export::start::{self, Start};
use crate::json::document::{Document, Edit, Json};
use crate::json::{Kind, Path};
use crate::lsp::spot::Spot;
use crate::manifest::catalogue::{self, Field};
use crate::manifest::edits;

/// A member that can be written from here.
pub(super) struct Deeper {
    pub(super) path: Path,
    pub(super) field: &'static Field,
    pub(super) way: Way,
}

/// How it is written.
pub(super) enum Way {
    /// As a member of this name, right here.
    Here(&'static str, Start),
    /// By these edits, beside the one that empties the place where somebody writes.
    There(Vec<Edit>),
}

/// All members below a place that are not there, but for its own, in the order of the form.
pub(super) fn all(text: &str, spot: &Spot) -> Vec<Deeper> {
    let depth = spot.path.steps().len();
    let rest = Rest::of(text, spot);
    let deeper = |trail: Vec<&'static Field>| {
        let path = path_of(&trail);
        if trail.len() < depth + 2 || !path.starts_with(&spot.path) {
            return None;
        }
        let begun = spot.beside.iter().any(|name| name == trail[depth].key);
        let way = if begun { rest.as_ref()?.there(&trail)? } else { here(&trail, depth)? };
        Some(Deeper { path, field: trail.last()?, way })
    };
    catalogue::walk().into_iter().filter_map(deeper).collect()
}

fn path_of(trail: &[&'static Field]) -> Path {
    Path::of(&trail.iter().map(|field| field.key).collect::<Vec<_>>())
}

fn here(trail: &[&'static Field], depth: usize) -> Option<Way> {
    let (whole, mut start) = begin(trail, depth)?;
    for field in trail[depth + 1..=whole].iter().rev() {
        start = Start::Object(vec![(field.key, start)]);
    }
    Some(Way::Here(trail[depth].key, start))
}

/// From the number `from` of a trail on: the first that is written whole with the last of them in it, and what
/// it begins with. Nothing where an object would be begun without what it has to have.
fn begin(trail: &[&'static Field], from: usize) -> Option<(usize, Start)> {
    let last = trail.len() - 1;
    for (whole, field) in trail.iter().enumerate().skip(from) {
        let start = start::of(field);
        match &start {
            Start::Object(members) if whole < last && !members.is_empty() => {
                let holds = members.iter().any(|(key, _)| *key == trail[whole + 1].key);
                return (holds && whole + 1 == last).then_some((whole, start));
            }
            _ if whole == last => return Some((whole, start)),
            _ => {}
        }
    }
    None
}

/// A text without what somebody is writing in it.
struct Rest {
    document: Document,
    /// What was taken out.
    cut: Range<usize>,
    writer: Writer,
    token: Range<usize>,
}

impl Rest {
    /// Nothing where that is not JSON.
    fn of(text: &str, spot: &Spot) -> Option<Rest> {
        let Range { start, end } = spot.token;
        let mut cut = text[..start].trim_end().len()..end;
        let next = end + (text[end..].len() - text[end..].trim_start().len());
        let follows = text[next..].chars().next();
        let comma_before = text[..cut.start].ends_with(',');
        if follows == Some(',') && spot.comma_before.is_none() {
            cut.end = next + 1;
        } else if comma_before && follows == Some('}') {
            cut.start -= 1;
        }
        let document = Document::parse([&text[..cut.start], &text[cut.end..]].concat()).ok()?;
        Some(Rest { document, cut, writer: Writer::of(text, spot, false), token: start..end })
    }

    fn there(&self, trail: &[&'static Field]) -> Option<Way> {
        let missing = (0..trail.len()).find(|nth| self.document.at(&path_of(&trail[..=*nth])).is_none())?;
        let around = self.document.at(&path_of(&trail[..missing]))?;
        if around.kind() != Kind::Object {
            return None;
        }
        let (whole, start) = begin(trail, missing)?;
        let json = Json::parse(&self.writer.value(&start)).ok()?;
        let mut document = self.document.clone();
        let change = edits::set(&document, &path_of(&trail[..=whole]), json);
        let made = document.apply(&change).ok()?.forward;
        let mut edits = made.into_iter().map(|edit| self.placed(edit)).collect::<Option<Vec<_>>>()?;
        let around = [self.cut.start..self.token.start, self.token.end..self.cut.end];
        let cut = around.into_iter().filter(|range| !range.is_empty());
        edits.extend(cut.map(|range| Edit { range, insert: String::new() }));
        Some(Way::There(edits))
    }

    /// An edit of the rest as one of the text; nothing for one at the very place.
    fn placed(&self, Edit { range, insert }: Edit) -> Option<Edit> {
        let by = if range.end < self.cut.start {
            0
        } else if range.start > self.cut.start {
            self.cut.len()
        } else {
            return None;
        };
        Some(Edit { range: range.start + by..range.end + by, insert })
    }
}

/// What a text holds where somebody writes a value in it, whatever stands there now.
pub(super) fn with_null(text: &str, spot: &Spot) -> Option<Document> {
    Document::parse([&text[..spot.token.start], "null", &text[spot.token.end..]].concat()).ok()
}
