//! The lists of an engagement: how long they may be, and who has to be signed in.
//!
//! It deliberately leaves the values themselves to the catalogue.

use std::collections::HashSet;

use super::{Choices, Look, tick};
use crate::json::document::{At, Change, Json};
use crate::manifest::catalogue::{self, Field};
use crate::manifest::check::{Certainty, Fix, table};

/// How many values LivePerson's installer takes, at least and at most.
const LIMITS: [(&str, usize, usize); 4] =
    [("entry_point", 1, 10), ("visitor_behavior", 0, 10), ("target_audience", 0, 20), ("goal", 0, 10)];

/// Looks at the lists.
pub(super) fn check(look: &mut Look<'_>) {
    let Some(engagement) = look.has_object("engagement") else { return };
    let fields = catalogue::find(["capabilities", "engagement"].map(Some)).map_or(&[][..], Field::members);
    let choices = |key| {
        let items = catalogue::member(fields, key).map_or(&[][..], Field::items);
        Choices::of(engagement.get(key)?, items)
    };
    for (key, least, most) in LIMITS {
        if let Some(choices) = choices(key) {
            length(look, key, &choices, least, most);
        }
    }
    if let Some(choices) = choices("consumer_identity") {
        identity(look, &choices);
    }
}

fn length(look: &mut Look<'_>, key: &str, choices: &Choices<'_>, least: usize, most: usize) {
    // Values that stand there twice make them fewer, and never none.
    let count = choices.items.len();
    if (least..=most).contains(&count) && least <= 1 {
        return;
    }
    let values: HashSet<_> = choices.items.iter().map(|(_, text)| text).collect();
    let message = match values.len() {
        count if count > most => {
            format!("{key} holds {count} values, and LivePerson's installer takes {most}: remove some")
        }
        count if count < least => {
            format!("{key} is empty, and LivePerson's installer wants at least {least}: list one")
        }
        _ => return,
    };
    look.report(table::LIST_LENGTH, choices.place(), message, None);
}

fn identity(look: &mut Look<'_>, choices: &Choices<'_>) {
    if let Some((place, _)) = choices.first(&["unauth"]) {
        let message = "unauth is listed as supported, but the guides also say that the value has to be auth: \
                       keep it only if LivePerson agreed to it";
        let (title, change) = if choices.has("auth") {
            ("remove unauth", Change::Remove(place.path()))
        } else {
            ("set to auth", Change::Set(place.path(), Json::text("auth"), At::Last))
        };
        let fix = Fix::new(Certainty::Suggested, title, change);
        look.report(table::CONSUMER_IDENTITY, place, message, Some(fix));
    } else if choices.lacks("auth") {
        let message = "auth is not in this list, and the guides say that the value has to be auth: add it";
        let fix = tick(look.document, &choices.list.path(), "auth");
        look.report(table::CONSUMER_IDENTITY, choices.place(), message, Some(fix));
    }
}
