//! Members that the catalogue knows, at a level where they do not belong.
//!
//! It deliberately moves nothing over what is there, nor where there are two places to move to.

use super::super::{Walk, name_span};
use super::Unknown;
use crate::json::Kind as JsonKind;
use crate::json::Path;
use crate::json::document::{Change, Json};
use crate::manifest::catalogue::{self, Field, HEADER_ITEM, Kind};
use crate::manifest::check::{Certainty, Fix, table, words};
use crate::manifest::edits;

/// Where a field belongs.
pub(super) struct Home {
    field: &'static Field,
    /// The fields around it, from the root down.
    above: Vec<&'static Field>,
}

/// Where a member of that name belongs; nothing if the catalogue has none.
pub(super) fn home_of(key: &str) -> Option<Home> {
    let knows = |fields: &[Field]| fields.iter().any(|field| catalogue::holds(field, key));
    if !knows(catalogue::ROOT) && !knows(HEADER_ITEM.members()) {
        return None;
    }
    for trail in catalogue::walk() {
        if let Some((field, above)) = trail.split_last().filter(|(field, _)| field.key == key) {
            return Some(Home { field, above: above.to_vec() });
        }
        let header = HEADER_ITEM.members().iter().find(|member| member.key == key);
        if let (Some(field), Some(list)) = (header, trail.last().filter(|last| last.key == "headers")) {
            let above = trail[..trail.len() - 1].iter().copied().chain([*list, &HEADER_ITEM]).collect();
            return Some(Home { field, above });
        }
    }
    None
}

/// Reports a member that belongs elsewhere.
pub(super) fn misplaced(walk: &mut Walk<'_>, unknown: &Unknown<'_, '_>, home: &Home) {
    let member = unknown.member;
    let fix = moved(walk, unknown, home);
    let message = format!("{} belongs {}: move it there", words::shown(&member.key), home.words());
    walk.report(table::MISPLACED_MEMBER, name_span(member), message, fix);
}

impl Home {
    fn is_in_event(&self) -> bool {
        self.above.get(2).is_some_and(|field| catalogue::is_event(field))
    }

    fn words(&self) -> String {
        match self.above.last() {
            None => "at the root".to_owned(),
            Some(field) if field.key.is_empty() => "inside an item of headers".to_owned(),
            Some(_) if self.is_in_event() => "inside an event".to_owned(),
            Some(field) if field.key == "webhooks" && self.field.key == "retry" => {
                "beside the events".to_owned()
            }
            Some(field) if field.key == "webhooks" => "inside capabilities.webhooks".to_owned(),
            Some(field) => format!("inside {}", field.key),
        }
    }

    /// The one place for it in a document, if there is one that is free.
    fn place(&self, walk: &Walk<'_>) -> Option<Path> {
        let document = walk.document?;
        let parent = match self.above.last() {
            Some(field) if field.key.is_empty() => return None,
            Some(_) if self.is_in_event() => only_event(walk)?,
            _ => Path::of(&self.above.iter().map(|field| field.key).collect::<Vec<_>>()),
        };
        let path = parent.key(self.field.key);
        let mut above = path.parent();
        while !above.is_root() {
            if document.at(&above).is_some_and(|value| value.kind() != JsonKind::Object) {
                return None;
            }
            above = above.parent();
        }
        document.at(&path).is_none().then_some(path)
    }
}

/// The one event that is set, if there is only one.
fn only_event(walk: &Walk<'_>) -> Option<Path> {
    let path = edits::webhooks();
    let webhooks = walk.document?.at(&path)?;
    let known = catalogue::find(["capabilities", "webhooks"].map(Some))?.members();
    let mut set = known.iter().filter(|field| matches!(field.kind, Kind::Group(_)) && field.key != "retry");
    let mut events = set.by_ref().filter(|field| webhooks.get(field.key).is_some());
    let only = events.next().filter(|_| events.next().is_none())?;
    Some(path.key(only.key))
}

/// Takes it out here and puts it where it belongs.
fn moved(walk: &Walk<'_>, unknown: &Unknown<'_, '_>, home: &Home) -> Option<Fix> {
    let value = unknown.member.value;
    let path = home.place(walk).filter(|_| edits::kind_fits(home.field, value))?;
    let json = Json::parse(value.raw()).ok()?;
    let remove = Change::RemoveMember { object: walk.above(), nth: unknown.member.nth };
    let set = edits::set(walk.document?, &path, json);
    let title = format!("move it {}", home.words());
    Some(Fix { title, certainty: Certainty::Suggested, changes: vec![remove, set] })
}
