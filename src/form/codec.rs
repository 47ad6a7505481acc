//! How a text stands for a value: what is typed into a row, or into its two cells, and back.
//!
//! It deliberately knows no cursor and changes nothing.

use super::pasted::{localized, without_key};
use super::place::Place;
use super::rows::{Row, RowKind};
use crate::json::document::{Document, Json};
use crate::json::{self, Value};
use crate::manifest::catalogue::{Field, Format, Kind, LOCALIZED_NAME};

/// How a text stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codec {
    /// The text itself.
    Text,
    /// A whole number.
    Integer,
    /// Two cells, name and value of an HTTP header.
    Header,
    /// Two cells, a language tag and the name in that language.
    Localized,
    /// JSON.
    Json,
}

impl Codec {
    /// The value that a text spells; `None` for what is not yet a value, and for two cells.
    pub fn value(self, text: &str) -> Option<Json> {
        match self {
            Codec::Text => Some(Json::text(text)),
            Codec::Integer => {
                let digits = text.trim().strip_prefix('-').unwrap_or(text.trim());
                let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                if plain { Json::parse(text.trim()).ok() } else { None }
            }
            Codec::Header | Codec::Localized => None,
            Codec::Json => Json::parse(text).ok(),
        }
    }

    /// Whether it is typed in two cells.
    pub const fn has_cells(self) -> bool {
        matches!(self, Codec::Header | Codec::Localized)
    }

    /// What its two cells hold, in words.
    pub const fn cells(self) -> [&'static str; 2] {
        match self {
            Codec::Localized => ["tag", "name"],
            _ => ["name", "value"],
        }
    }

    /// What a text that is not yet a value lacks.
    pub fn missing(self, text: &str) -> String {
        let [first, second] = match self {
            Codec::Localized => ["the language tag", "the name"],
            _ => ["the name", "the value"],
        };
        match self {
            Codec::Text => String::new(),
            Codec::Integer => "write a whole number".to_owned(),
            Codec::Json => "this is not JSON so far".to_owned(),
            _ if Pair::of_text(text).first.is_empty() => format!("{first} is missing"),
            _ => format!("{second} is missing"),
        }
    }
}

/// The two cells of a row, as they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    /// The name of a header, or the language tag.
    pub first: String,
    /// The value of the header, or the name in that language.
    pub second: String,
}

impl Pair {
    /// The cells of a text in which a colon parts them.
    pub fn of_text(text: &str) -> Pair {
        let (first, second) = text.split_once(": ").or_else(|| text.split_once(':')).unwrap_or((text, ""));
        Pair { first: first.to_owned(), second: second.to_owned() }
    }

    /// The cells of a value.
    pub fn of(codec: Codec, value: Value<'_>) -> Pair {
        let member = |key| value.get(key).and_then(|text| text.as_text()).unwrap_or_default().into_owned();
        if codec == Codec::Header {
            return Pair { first: member("header_name"), second: member("header_value") };
        }
        let key = value.key().unwrap_or_default();
        let tag = key.strip_prefix(LOCALIZED_NAME.key).unwrap_or_default().to_owned();
        Pair { first: tag, second: value.as_text().unwrap_or_default().into_owned() }
    }

    /// The text that stands for both cells until they are a value.
    pub fn text(&self) -> String {
        if self.second.is_empty() { self.first.clone() } else { format!("{}: {}", self.first, self.second) }
    }

    /// The same with the tag that is meant, where the whole key was typed for it.
    #[must_use]
    pub fn with_bare_tag(self) -> Pair {
        Pair { first: without_key(&self.first).to_owned(), ..self }
    }

    /// Whether neither cell is empty.
    pub fn is_whole(&self) -> bool {
        !self.first.is_empty() && !self.second.is_empty()
    }
}

/// The cells that a text spells out, where it goes into the first of them.
pub fn spelled_out(codec: Codec, text: &str) -> Option<Pair> {
    let (first, second) = match codec {
        Codec::Localized => localized(text)?,
        Codec::Header => super::pasted::header_of_line(text)?,
        _ => return None,
    };
    Some(Pair { first, second })
}

/// A header as a manifest has it.
pub fn header(name: &str, value: &str) -> Json {
    Json::object([("header_name", &Json::text(name)), ("header_value", &Json::text(value))])
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
        (RowKind::Text, _) if row.field.is_some_and(|field| field.key == LOCALIZED_NAME.key) => {
            (Codec::Localized, json::Kind::Text)
        }
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
        Codec::Localized => {
            !json::has_lone_surrogate(value.raw()) && !value.raw_key().is_some_and(json::has_lone_surrogate)
        }
        Codec::Header => {
            let texts = |key| {
                value.get(key).is_some_and(|text| {
                    text.kind() == json::Kind::Text && !json::has_lone_surrogate(text.raw())
                })
            };
            value.children().count() == 2 && texts("header_name") && texts("header_value")
        }
        Codec::Integer | Codec::Json => true,
    }
}

/// The text that stands for a value; of two cells the second.
pub fn text_of(codec: Codec, value: Value<'_>) -> String {
    match codec {
        Codec::Text => value.as_text().unwrap_or_default().into_owned(),
        Codec::Header | Codec::Localized => Pair::of(codec, value).second,
        Codec::Integer | Codec::Json => value.raw().to_owned(),
    }
}
