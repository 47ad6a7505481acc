//! Headers as other programs spell them: `name` and `value`, or the header's own name as the member's.
//!
//! It deliberately never prints a header's value.

use super::{Down, Walk};
use crate::json::document::{At, Change, Json};
use crate::json::{Kind, Value};
use crate::manifest::check::{Fix, table};

/// What stands for a header's name, and for its value.
const NAMES: [&str; 4] = ["header_name", "name", "key", "header"];
const VALUES: [&str; 2] = ["header_value", "value"];

/// Reports an item of headers that is spelled in another way; whether it is.
pub(super) fn spelled_otherwise(walk: &mut Walk<'_>, item: Value<'_>) -> bool {
    let Some((name, value)) = pair(item) else { return false };
    let right = Json::object([("header_name", &name), ("header_value", &value)]);
    let path = walk.here();
    let fix = Fix::suggested("write it as header_name and header_value", Change::Set(path, right, At::Last));
    let brace = item.span().start..item.span().start + 1;
    let message = "a header is spelled with header_name and header_value: write the two in place of these";
    walk.under(Down::Key("header_name".into()), |walk| {
        walk.report(table::HEADER_INCOMPLETE, brace, message.to_owned(), Some(fix));
    });
    true
}

/// The name and the value that were meant.
fn pair(item: Value<'_>) -> Option<(Json, Json)> {
    let members: Vec<_> = item.children().collect();
    let named = |names: &[&str]| {
        let mut found = members.iter().filter(|member| names.iter().any(|name| member.is_called(name)));
        found.next().filter(|_| found.next().is_none())
    };
    let text =
        |value: &Value<'_>| (value.kind() == Kind::Text).then(|| Json::parse(value.raw()).ok()).flatten();
    if let (Some(name), Some(value), 2) = (named(&NAMES), named(&VALUES), members.len()) {
        let is_right = name.is_called(NAMES[0]) && value.is_called(VALUES[0]);
        return if is_right { None } else { Some((text(name)?, text(value)?)) };
    }
    let [only] = members.as_slice() else { return None };
    let key = only.key()?;
    let is_known = NAMES.iter().chain(&VALUES).any(|name| *name == key);
    if is_known || catalogue_near(&key) { None } else { Some((Json::text(&key), text(only)?)) }
}

/// Whether a name is nearly one of the two that a header has.
fn catalogue_near(key: &str) -> bool {
    let near = |name: &str| crate::manifest::check::nearest::distance(key, name).is_some();
    near(NAMES[0])
        || near(VALUES[0])
        || crate::manifest::catalogue::meant(key).is_some_and(|name| near(&name))
}

/// The items that an object of names and values stands for.
pub(super) fn of_object(object: Value<'_>) -> Option<Json> {
    let item = |member: Value<'_>| {
        let value = (member.kind() == Kind::Text).then(|| Json::parse(member.raw()).ok())??;
        let name = Json::text(&member.key()?);
        Some(Json::object([("header_name", &name), ("header_value", &value)]))
    };
    if object.kind() != Kind::Object {
        return None;
    }
    let items: Vec<_> = object.children().map(item).collect::<Option<_>>()?;
    let is_header = object.children().any(|member| member.is_called(NAMES[0]) || member.is_called(VALUES[0]));
    (!items.is_empty() && !is_header).then(|| Json::list(&items))
}
