//! `tick` and `untick`: values into lists and out of them, from a script.
//!
//! It deliberately takes values that the guides do not list: a script may know more, and `check`
//! says so.

use anyhow::Result;
use lp_manifest::json::document::{Change, Document, Json};
use lp_manifest::json::{Kind, Path, exact_integer, is_plain_integer};
use lp_manifest::manifest::catalogue::{Field, Kind as FieldKind};
use lp_manifest::manifest::edits;

use super::change::{Place, split};
use super::out::{Out, trouble};
use super::secrets;

/// The arguments of `tick` and `untick`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// The list and one of its values, without quotes: capabilities.engagement.goal=url
    #[arg(value_name = "PATH=VALUE", required = true)]
    values: Vec<String>,
}

/// Whether a value is wanted in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// `tick`
    In,
    /// `untick`
    Out,
}

/// A value as its list holds it.
enum Value<'a> {
    Text(&'a str),
    Integer(i64),
}

impl Args {
    pub(super) fn run(self, wish: Wish, out: &mut Out) -> Result<u8> {
        let values: Vec<_> = self.values.iter().map(|value| pair(value)).collect::<Result<_>>()?;
        self.place.change(out, |draft| {
            values.iter().try_for_each(|(path, value)| {
                draft.aim(path)?;
                let value = value_of(&draft.document, path, value)?;
                let changes = value.changes(wish, &draft.document, path);
                draft.make(&changes)
            })
        })
    }
}

fn pair(argument: &str) -> Result<(Path, &str)> {
    let Some((path, value)) = split(argument) else {
        return Err(trouble(format!(
            "{} names no value: write PATH=VALUE, such as capabilities.engagement.goal=url",
            secrets::veil_argument(argument)
        )));
    };
    let path = Path::parse(path).map_err(|error| trouble(error.to_string()))?;
    Ok((path, value))
}

/// The value as the list at `path` holds such; a complaint if there can be no such list.
fn value_of<'v>(document: &Document, path: &Path, value: &'v str) -> Result<Value<'v>> {
    let field = edits::field(path);
    if let Some(found) = document.at(path).filter(|found| found.kind() != Kind::List) {
        return Err(trouble(format!("{} is no list, but {}: use set", shown(path), found.kind().words())));
    }
    if field.is_some_and(|field| !holds_scalars(field)) || path.is_root() {
        return Err(trouble(format!("{} is no list of single values: use set", shown(path))));
    }
    if !holds_integers(document, path, field) {
        return Ok(Value::Text(value));
    }
    let id = Some(value).filter(|value| !value.is_empty() && is_plain_integer(value)).and_then(exact_integer);
    id.map(Value::Integer).ok_or_else(|| {
        trouble(format!("{} holds whole numbers: write one, such as {}=42", shown(path), shown(path)))
    })
}

fn shown(path: &Path) -> String {
    if path.is_root() { "the manifest".to_owned() } else { path.to_string() }
}

/// Whether a field is a list of single values.
pub(super) fn holds_scalars(field: &Field) -> bool {
    match field.kind {
        FieldKind::Choices(_) | FieldKind::ChoicesOrText(_) => true,
        FieldKind::List(item) => !matches!(item.kind, FieldKind::Group(_)),
        _ => false,
    }
}

/// Whether a list holds numbers: by the catalogue, or by its items if that does not know it.
fn holds_integers(document: &Document, path: &Path, field: Option<&Field>) -> bool {
    if let Some(field) = field {
        return matches!(field.kind, FieldKind::List(item) if matches!(item.kind, FieldKind::Integer { .. }));
    }
    let Some(list) = document.at(path) else { return false };
    list.children().next().is_some() && list.children().all(|item| item.kind() == Kind::Number)
}

impl Value<'_> {
    fn changes(&self, wish: Wish, document: &Document, path: &Path) -> Vec<Change> {
        match (self, wish) {
            (Value::Text(text), Wish::In) => edits::tick(document, path, text),
            (Value::Text(text), Wish::Out) => edits::drop_value(document, path, text),
            (Value::Integer(number), Wish::In) => add_number(document, path, *number),
            (Value::Integer(number), Wish::Out) => {
                let mut places = places(document, path, *number);
                places.reverse();
                places.into_iter().map(|index| Change::Remove(path.index(index))).collect()
            }
        }
    }
}

fn add_number(document: &Document, path: &Path, number: i64) -> Vec<Change> {
    if !places(document, path, number).is_empty() {
        return Vec::new();
    }
    let value = Json::integer(number);
    vec![match document.at(path) {
        None => edits::set(document, path, Json::list([&value])),
        Some(list) => Change::insert(path.clone(), list.children().count(), value),
    }]
}

/// Where a number stands in a list, in whatever spelling.
fn places(document: &Document, path: &Path, number: i64) -> Vec<usize> {
    let Some(list) = document.at(path) else { return Vec::new() };
    let hits = list.children().enumerate().filter(|(_, item)| item.as_integer() == Some(number));
    hits.map(|(index, _)| index).collect()
}
