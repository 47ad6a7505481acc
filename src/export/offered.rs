//! The values that a field may get, each with what it means: what completion, editors and snippets offer.
//!
//! It deliberately offers no text that each app has its own of, such as a name or an address.

use super::words;
use crate::json::quote;
use crate::manifest::catalogue::{ENGAGEMENT_START, Field, Format, Kind};

/// Of a range with more numbers none is offered.
const MOST: i64 = 10;

/// A value as a manifest spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its JSON.
    pub json: String,
    /// What it means, in a few words or one sentence; may be empty.
    pub about: String,
}

impl Offered {
    fn new(json: impl Into<String>, about: impl Into<String>) -> Offered {
        Offered { json: json.into(), about: about.into() }
    }
}

/// The values of a field, those first that most need.
pub fn values(field: &Field) -> Vec<Offered> {
    match field.kind {
        Kind::Flag { default } => [true, false].map(|flag| of_flag(flag, default)).into(),
        Kind::Integer { steps, .. } if !steps.is_empty() => {
            steps.iter().map(|&step| Offered::new(step.to_string(), words::seconds(step))).collect()
        }
        Kind::Integer { min, max, default, .. } if max.saturating_sub(min) < MOST => {
            let about = |number| if Some(number) == default { NOT_SET } else { "" };
            (min..=max).map(|number| Offered::new(number.to_string(), about(number))).collect()
        }
        Kind::Text { format: Format::Scope, .. } => {
            vec![Offered::new(quote(field.example), "the scope that the guides know")]
        }
        Kind::Choices(items) | Kind::ChoicesOrText(items) => {
            let start =
                started_with(field).map(|raw| Offered::new(raw, "what LivePerson's installer starts with"));
            let single = items.iter().map(|item| Offered::new(format!("[{}]", quote(item.value)), item.help));
            start.into_iter().chain(single).collect()
        }
        Kind::Integer { .. } | Kind::Text { .. } | Kind::List(_) | Kind::Group(_) => Vec::new(),
    }
}

const NOT_SET: &str = "the same as not set";

fn of_flag(flag: bool, default: Option<bool>) -> Offered {
    Offered::new(flag.to_string(), if default == Some(flag) { NOT_SET } else { "" })
}

/// The JSON that LivePerson's installer starts a member of an engagement with.
fn started_with(field: &Field) -> Option<&'static str> {
    ENGAGEMENT_START.iter().find(|(key, _)| *key == field.key).map(|(_, raw)| *raw)
}
