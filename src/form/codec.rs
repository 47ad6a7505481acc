//! How a text stands for a value: what is typed into a row, and back.
//!
//! It deliberately knows no cursor and changes nothing.

use super::place::Place;
use super::rows::{Row, RowKind};
use crate::json::document::{Document, Json};
use crate::json::{self, Value};
use crate::manifest::catalogue::{Field, Format, Kind};

/// How a text stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codec {
    /// The text itself.
    Text,
    /// A whole number.
    Integer,
    /// `Name: value`, for an HTTP header.
    Header,
    /// `fr-CA: name`, for a localized name; written when its field is left.
    Localized,
    /// JSON.
    Json,
}

impl Codec {
    /// The value that a text spells; `None` for what is not yet a value.
    pub fn value(self, text: &str) -> Option<Json> {
        match self {
            Codec::Text => Some(Json::text(text)),
            Codec::Integer => {
                let digits = text.trim().strip_prefix('-').unwrap_or(text.trim());
                let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                if plain { Json::parse(text.trim()).ok() } else { None }
            }
            Codec::Header => {
                let (name, value) = text.split_once(": ").or_else(|| text.split_once(':'))?;
                Some(Json::object([("header_name", &Json::text(name)), ("header_value", &Json::text(value))]))
            }
            Codec::Localized => None,
            Codec::Json => Json::parse(text).ok(),
        }
    }

    /// What a text that is not yet a value lacks.
    pub const fn wanted(self) -> &'static str {
        match self {
            Codec::Text => "",
            Codec::Integer => "not in the file yet: write a whole number",
            Codec::Header => "not in the file yet: write it as X-Key: abc",
            Codec::Localized => "not in the file yet: write it as fr-CA: name",
            Codec::Json => "not in the file yet: this is not JSON so far",
        }
    }
}

/// Whether a value of a field may begin with a character that is a key where nothing is typed.
pub fn begins_with(field: &Field, c: char) -> bool {
    match (field.kind, field.key) {
        (Kind::Text { format: Format::Secret, .. }, _) | (_, "description") => "/:?+".contains(c),
        // A bare path, as in the older guide.
        (_, "logo_uri") => c == '/',
        _ => false,
    }
}

/// How the row of the focus is typed; `None` where it has no text.
pub fn codec(document: &Document, row: &Row, place: &Place) -> Option<Codec> {
    let item = |field: &Field| match field.kind {
        Kind::Group(_) => Codec::Header,
        Kind::Integer { .. } => Codec::Integer,
        _ => Codec::Text,
    };
    let (codec, fits) = match (row.kind, row.field.map(|field| field.kind)) {
        (RowKind::Add, Some(Kind::Text { .. })) => return Some(Codec::Localized),
        (RowKind::Text, _) => (Codec::Text, json::Kind::Text),
        (RowKind::Number, _) => (Codec::Integer, json::Kind::Number),
        (RowKind::Item | RowKind::Add | RowKind::EmptyList | RowKind::Ids, Some(Kind::List(field))) => {
            let codec = item(field);
            let kind = match codec {
                Codec::Header => json::Kind::Object,
                Codec::Integer => json::Kind::Number,
                _ => json::Kind::Text,
            };
            (codec, kind)
        }
        (RowKind::Raw | RowKind::Ignored, _) => return Some(Codec::Json),
        _ => return None,
    };
    let current = document
        .at(place.path())
        .filter(|_| matches!(place, Place::Value(_)) && row.kind != RowKind::EmptyList);
    let sound = current.is_none_or(|value| value.kind() == fits && is_typeable(codec, value));
    Some(if sound { codec } else { Codec::Json })
}

/// Whether a value can be typed as its codec has it, without losing anything.
fn is_typeable(codec: Codec, value: Value<'_>) -> bool {
    match codec {
        Codec::Text => !json::has_lone_surrogate(value.raw()),
        Codec::Header => {
            let texts = |key| {
                value.get(key).is_some_and(|text| {
                    text.kind() == json::Kind::Text && !json::has_lone_surrogate(text.raw())
                })
            };
            // The name ends at the first colon with a blank.
            let plain = value
                .get("header_name")
                .and_then(|name| name.as_text())
                .is_some_and(|name| !name.contains(": "));
            value.children().count() == 2 && texts("header_name") && texts("header_value") && plain
        }
        Codec::Integer | Codec::Localized | Codec::Json => true,
    }
}

/// The text that stands for a value.
pub fn text_of(codec: Codec, value: Value<'_>) -> String {
    let member = |key| value.get(key).and_then(|text| text.as_text()).unwrap_or_default();
    match codec {
        Codec::Text => value.as_text().unwrap_or_default().into_owned(),
        Codec::Header => format!("{}: {}", member("header_name"), member("header_value")),
        Codec::Integer | Codec::Localized | Codec::Json => value.raw().to_owned(),
    }
}
