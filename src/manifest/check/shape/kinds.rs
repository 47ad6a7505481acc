//! Values of the wrong kind: a text where a list belongs, quotes around a number, `null`.
//!
//! Responsible for saying it and for the value that was probably meant. It deliberately offers no
//! value that would have a problem of its own.

use super::{Walk, choices, fits, headers};
use crate::json::document::{At, Change, Json};
use crate::json::{Kind, Value, exact_integer};
use crate::manifest::catalogue::{Field, Format, Item, Kind as FieldKind};
use crate::manifest::check::{Certainty, Fix, table, words};

/// A value in place of another, and how sure that is.
type Meant = (Json, Certainty);

/// Reports a value that is not of its field's kind.
pub(super) fn wrong(walk: &mut Walk<'_>, value: Value<'_>, field: &'static Field) {
    let rule = match field.kind {
        FieldKind::ChoicesOrText(_) if value.kind() == Kind::Text => table::TEXT_FOR_LIST,
        _ if !field.source.is_guide() => table::RETRY_TYPE,
        FieldKind::Integer { .. } if field.key.is_empty() && value.kind() == Kind::Text => {
            table::PROFILE_ID_WHOLE
        }
        _ => table::WRONG_TYPE,
    };
    let message =
        format!("must be {}, and is {}: {}", expected(field), words::found(value), advice(value, field));
    let fix = fix(walk, value, field);
    walk.report(rule, value.span(), message, fix);
}

fn expected(field: &Field) -> &'static str {
    match field.kind {
        FieldKind::Text { .. } => "a text",
        FieldKind::Flag { .. } => "true or false",
        FieldKind::Integer { .. } => "a whole number",
        FieldKind::Choices(_) | FieldKind::ChoicesOrText(_) | FieldKind::List(_) => "a list",
        FieldKind::Group(_) => "an object",
    }
}

/// What is done about headers that are written as one object.
const PAIRS: &str = "write each one as header_name and header_value";

fn advice(value: Value<'_>, field: &Field) -> &'static str {
    let quoted = value.kind() == Kind::Text;
    let inner = || value.as_text().unwrap_or_default();
    match field.kind {
        _ if value.kind() == Kind::Null && !field.required() => "remove it, or write a value",
        FieldKind::Text { .. } if value.kind().is_container() => "write one text in quotes",
        FieldKind::Text { .. } if value.kind() == Kind::Null => "write one in quotes",
        FieldKind::Text { .. } => "put it in quotes",
        FieldKind::Flag { .. } if quoted && flag(&inner()).is_some() => "take the quotes off",
        FieldKind::Flag { .. } => "write true or false",
        FieldKind::Integer { .. } if quoted && exact_integer_text(&inner()).is_some() => {
            "take the quotes off"
        }
        FieldKind::Integer { .. } if quoted && field.key.is_empty() => {
            "write the id, not the name: it stands in the account's list of profiles and in the Profiles API"
        }
        FieldKind::Integer { .. } => "write a whole number",
        FieldKind::Group(_) => "write its members in braces",
        FieldKind::List(item) if !item.members().is_empty() && headers::of_object(value).is_some() => PAIRS,
        FieldKind::List(item) if !item.members().is_empty() => "put it in brackets",
        _ if value.kind() == Kind::Object => "write its items in brackets",
        _ => "put it in brackets",
    }
}

fn fix(walk: &Walk<'_>, value: Value<'_>, field: &'static Field) -> Option<Fix> {
    if value.kind() == Kind::Null {
        let removable = !field.required();
        return removable.then(|| Fix::suggested("remove it", Change::Remove(walk.here())));
    }
    let (json, certainty) = meant(value, field)
        .filter(|(json, _)| fits(field, json.value()))
        .or_else(|| nearest_number(value, field))?;
    let title = title(value, field, &json);
    let change = Change::Set(walk.here(), json, At::Last);
    Some(Fix { title, certainty, changes: vec![change] })
}

/// The value that a member with the wrong kind of value probably means.
pub(super) fn meant_value(value: Value<'_>, field: &'static Field) -> Option<Json> {
    let (json, _) = meant(value, field)?;
    fits(field, json.value()).then_some(json)
}

/// The nearest number of the range to one in quotes that lies outside.
fn nearest_number(value: Value<'_>, field: &Field) -> Option<Meant> {
    let FieldKind::Integer { min, max, .. } = field.kind else { return None };
    let number = exact_integer_text(&value.as_text()?).filter(|_| !field.key.is_empty())?;
    Some((Json::integer(number.clamp(min, max)), Certainty::Suggested))
}

/// What the fix writes, unless that is long or a secret.
fn title(value: Value<'_>, field: &Field, json: &Json) -> String {
    if words::fits(json.raw()) && !json.raw().contains('\n') && !holds_secret(field) {
        return format!("set to {}", words::cut(json.raw()));
    }
    let how = match json.value().kind() {
        Kind::List if headers::of_object(value).is_some() => PAIRS,
        Kind::List => "put it in brackets",
        Kind::Object => "write it as an object",
        Kind::Text => "put it in quotes",
        _ => "take the quotes off",
    };
    how.to_owned()
}

fn holds_secret(field: &Field) -> bool {
    match field.kind {
        FieldKind::Text { format, .. } => format == Format::Secret,
        FieldKind::List(item) => holds_secret(item),
        FieldKind::Group(members) => members.iter().any(holds_secret),
        _ => false,
    }
}

/// The value of the field's kind that was probably meant.
fn meant(value: Value<'_>, field: &'static Field) -> Option<Meant> {
    match field.kind {
        FieldKind::Text { format, .. } => meant_text(value, format),
        FieldKind::Flag { .. } => meant_flag(value),
        FieldKind::Integer { .. } => meant_integer(value),
        FieldKind::Choices(items) | FieldKind::ChoicesOrText(items) => meant_choices(value, items),
        FieldKind::List(item) => meant_list(value, item),
        FieldKind::Group(members) => meant_object(value, members),
    }
}

fn meant_text(value: Value<'_>, format: Format) -> Option<Meant> {
    if !value.kind().is_container() {
        // A number in quotes is no address.
        let readable = !matches!(format, Format::Uri | Format::Endpoint);
        return readable.then(|| (Json::text(value.raw()), Certainty::Suggested));
    }
    if value.kind() != Kind::List || value.children().next().is_none() {
        return None;
    }
    let texts: Option<Vec<_>> = value.children().map(|item| item.as_text()).collect();
    match texts?.as_slice() {
        texts if format == Format::Scope => Some((Json::text(&texts.join(" ")), Certainty::Certain)),
        [text] => Some((Json::text(text), Certainty::Suggested)),
        _ => None,
    }
}

fn meant_flag(value: Value<'_>) -> Option<Meant> {
    if let Some(text) = value.as_text() {
        let sure = flag(&text).map(|flag| (Json::flag(flag), Certainty::Certain));
        return sure.or_else(|| said(&text).map(|flag| (Json::flag(flag), Certainty::Suggested)));
    }
    match value.as_integer()? {
        0 => Some((Json::flag(false), Certainty::Suggested)),
        1 => Some((Json::flag(true), Certainty::Suggested)),
        _ => None,
    }
}

/// What people say for true and false.
fn said(text: &str) -> Option<bool> {
    match &*text.trim().to_ascii_lowercase() {
        "yes" | "on" | "y" | "1" => Some(true),
        "no" | "off" | "n" | "0" => Some(false),
        _ => None,
    }
}

fn flag(text: &str) -> Option<bool> {
    text.trim().to_ascii_lowercase().parse().ok()
}

fn meant_integer(value: Value<'_>) -> Option<Meant> {
    if let Some(text) = value.as_text() {
        return exact_integer_text(&text).map(|number| (Json::integer(number), Certainty::Certain));
    }
    let mut items = value.children();
    let only = items.next().filter(|_| value.kind() == Kind::List && items.next().is_none())?;
    only.as_integer().map(|number| (Json::integer(number), Certainty::Suggested))
}

/// The number that a text spells with digits alone, blanks around them aside.
fn exact_integer_text(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { exact_integer(text) } else { None }
}

fn meant_choices(value: Value<'_>, items: &'static [Item]) -> Option<Meant> {
    let values: Vec<_> = choices::listed(&value.as_text()?, items)?.into_iter().map(Json::text).collect();
    Some((Json::list(&values), Certainty::Certain))
}

/// The value in brackets; a text that lists several items is split.
fn meant_list(value: Value<'_>, item: &'static Field) -> Option<Meant> {
    if let Some(list) = headers::of_object(value).filter(|_| !item.members().is_empty()) {
        return Some((list, Certainty::Suggested));
    }
    let items = match value.as_text() {
        Some(text) => parts(&text, item)?,
        None => vec![Json::parse(value.raw()).ok()?],
    };
    Some((Json::list(&items), Certainty::Certain))
}

/// What a text lists with blanks or commas between: numbers, or addresses.
fn parts(text: &str, item: &Field) -> Option<Vec<Json>> {
    let mut parts = text.split([',', ' ', '\t', '\n', '\r']).filter(|part| !part.is_empty()).peekable();
    parts.peek()?;
    match item.kind {
        FieldKind::Integer { .. } => parts.map(|part| exact_integer_text(part).map(Json::integer)).collect(),
        FieldKind::Text { .. } if parts.clone().all(|part| part.contains("://")) => {
            Some(parts.map(Json::text).collect())
        }
        FieldKind::Text { .. } => Some(vec![Json::text(text)]),
        _ => None,
    }
}

/// The one object in a list; or a webhook of which only the endpoint was written.
fn meant_object(value: Value<'_>, members: &'static [Field]) -> Option<Meant> {
    let json = match value.kind() {
        Kind::Text if members.iter().any(|member| member.key == "endpoint") => {
            Json::object([("endpoint", &Json::parse(value.raw()).ok()?)])
        }
        Kind::List => {
            let mut items = value.children();
            let only = items.next().filter(|_| items.next().is_none())?;
            Json::parse(only.raw()).ok()?
        }
        _ => return None,
    };
    Some((json, Certainty::Suggested))
}
