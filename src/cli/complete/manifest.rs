//! What the manifest that a line names has, and what it could have: paths and their values.
//!
//! It deliberately tells no value that may be a secret, and judges none.

use std::collections::HashSet;
use std::path::Path as FilePath;

use lp_manifest::export::{offered, words};
use lp_manifest::json::document::{Content, Document};
use lp_manifest::json::{Kind, Path, Target, Value};
use lp_manifest::manifest::catalogue::{self, Field, Kind as FieldKind};
use lp_manifest::manifest::edits;
use lp_manifest::manifest::secret::Secrets;
use lp_manifest::store;

use super::{Offer, files};
use crate::cli::change::split;
use crate::cli::{config, input, tick};

/// The member that holds the ids of profiles.
const PROFILES: &str = "enabled_for_profiles";

/// A manifest, or none yet.
pub(super) struct Manifest(Option<Document>);

impl Manifest {
    /// The one that a word of the line names.
    pub(super) fn named(word: Option<&String>) -> Manifest {
        let path = word.map(|word| files::expanded(word)).filter(|path| !input::is_stream(path));
        Manifest(path.as_deref().and_then(read))
    }

    /// `PATH=JSON`: a path, and behind its `=` the values that its field may get.
    pub(super) fn assignments(&self, word: &str) -> Vec<Offer> {
        let Some((path, _)) = split(word) else { return ended(self.paths(word, is_settable, is_leaf)) };
        let field = Target::parse(path).ok().and_then(|target| field_of(&target));
        let values = field.map(offered::values).unwrap_or_default();
        values.into_iter().map(|value| Offer::new(format!("{path}={}", value.json), value.about)).collect()
    }

    /// `PATH=VALUE`: a list, and behind its `=` what is wanted in it, or what is in it.
    pub(super) fn ticks(&self, word: &str, wish: tick::Wish) -> Vec<Offer> {
        let Some((spelling, _)) = split(word) else {
            let could = |field: &Field| wish == tick::Wish::In && tick::holds_scalars(field);
            return ended(
                self.paths(word, could, |value| value.kind() == Kind::List && !holds_objects(value)),
            );
        };
        let Ok(path) = Path::parse(spelling) else { return Vec::new() };
        let items = edits::field(&path).map_or(&[][..], Field::items);
        let mut values: Vec<_> =
            items.iter().map(|item| (item.value.to_owned(), item.help.to_owned())).collect();
        if path == Path::of(&[PROFILES]) {
            let names = config::PersonFile::read().names();
            values.extend(names.all().map(|(id, name)| (id.to_string(), name.to_owned())));
        }
        let held = self.held(&path);
        match wish {
            tick::Wish::In => values.retain(|(value, _)| !held.contains(value)),
            tick::Wish::Out => {
                let about = |value: &str| {
                    values.iter().find(|(other, _)| other == value).map(|(_, about)| about.clone())
                };
                values = held
                    .into_iter()
                    .map(|value| (value.clone(), about(&value).unwrap_or_default()))
                    .collect();
            }
        }
        values.into_iter().map(|(value, about)| Offer::new(format!("{spelling}={value}"), about)).collect()
    }

    /// Every path that is set here; items of a list once the word has come so far.
    pub(super) fn set(&self, word: &str) -> Vec<Offer> {
        self.paths(word, |_| false, |value| value.key().is_some() || reaches(word, *value))
    }

    /// Every path that is set here, then those of the catalogue.
    pub(super) fn all(&self, word: &str) -> Vec<Offer> {
        self.paths(word, |_| true, |value| value.key().is_some() || reaches(word, *value))
    }

    /// The ids of profiles that this manifest lists, or where there is none those of this folder, then those
    /// that have a name; for a word that is no number the names.
    pub(super) fn profiles(&self, word: &str) -> Vec<Offer> {
        let names = config::PersonFile::read().names();
        if !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()) {
            return names.all().map(|(id, name)| Offer::new(name, id.to_string())).collect();
        }
        let here = || files::here().filter_map(|path| read(&path)).collect();
        let documents = self.0.clone().map_or_else(here, |document| vec![document]);
        let ids = documents.into_iter().flat_map(|document| numbers(&document, &Path::of(&[PROFILES])));
        let mut seen = HashSet::new();
        let ids = ids.chain(names.all().map(|(id, _)| id)).filter(|id| seen.insert(*id));
        ids.map(|id| Offer::new(id.to_string(), names.of_id(id).unwrap_or_default())).collect()
    }

    /// The paths of values that `has` takes, in the order of the file, then of fields that `could` takes, in
    /// that of the form, spelled as the word is.
    fn paths(
        &self,
        word: &str,
        could: impl Fn(&Field) -> bool,
        has: impl Fn(&Value<'_>) -> bool,
    ) -> Vec<Offer> {
        let mut found = Vec::new();
        if let Some(document) = &self.0 {
            below(document.root(), &mut found);
            found.retain(|value| has(value));
        }
        let set = found.into_iter().map(|value| value.path());
        let fields =
            catalogue::walk().into_iter().filter(|trail| trail.last().is_some_and(|field| could(field)));
        let keys = |trail: Vec<&'static Field>| trail.iter().map(|field| field.key).collect::<Vec<_>>();
        let mut seen = HashSet::new();
        let all = set.chain(fields.map(|trail| Path::of(&keys(trail))));
        all.filter(|path| seen.insert(path.clone())).map(|path| offer(&path, word)).collect()
    }

    /// The texts and whole numbers that a list holds, secrets aside.
    fn held(&self, path: &Path) -> Vec<String> {
        let Some(document) = &self.0 else { return Vec::new() };
        let secrets = Secrets::of_document(document);
        let items = document.at(path).into_iter().flat_map(|list| list.children());
        let open = items.filter(|item| !secrets.touch(&item.span()));
        open.filter_map(|item| {
            item.as_text().map(std::borrow::Cow::into_owned).or_else(|| Some(item.as_integer()?.to_string()))
        })
        .collect()
    }
}

fn read(path: &FilePath) -> Option<Document> {
    match Content::of(store::read_text(path).ok()?) {
        Content::Manifest(document) => Some(document),
        Content::Text { .. } => None,
    }
}

/// The field of the place that a target names: behind a list the item.
fn field_of(target: &Target) -> Option<&'static Field> {
    let path = if target.append { target.path.index(0) } else { target.path.clone() };
    edits::field(&path)
}

/// A path as the word spells paths, with what it is for.
fn offer(path: &Path, word: &str) -> Offer {
    let spelling = if word.starts_with('/') { path.pointer() } else { path.to_string() };
    let about = edits::field(path).map_or("", |field| words::first_sentence(field.help));
    Offer::new(spelling, about)
}

/// Paths that go on with a value.
fn ended(paths: Vec<Offer>) -> Vec<Offer> {
    paths.into_iter().map(|offer| Offer::new(offer.word + "=", offer.about)).collect()
}

/// The values below one, in the order of the text; of members with one name the last.
fn below<'d>(value: Value<'d>, out: &mut Vec<Value<'d>>) {
    for child in value.children().filter(|child| !child.is_overridden()) {
        out.push(child);
        below(child, out);
    }
}

/// Whether a value is what `set` writes as one: no object, and no item of a list.
fn is_leaf(value: &Value<'_>) -> bool {
    value.kind() != Kind::Object && value.key().is_some()
}

fn is_settable(field: &Field) -> bool {
    !matches!(field.kind, FieldKind::Group(_))
}

fn holds_objects(value: &Value<'_>) -> bool {
    value.children().any(|item| matches!(item.kind(), Kind::Object | Kind::List))
}

/// Whether a word has come as far as the list that holds a value.
fn reaches(word: &str, value: Value<'_>) -> bool {
    let list = value.parent().path();
    word.starts_with(&list.to_string()) || (word.starts_with('/') && word.starts_with(&list.pointer()))
}

fn numbers(document: &Document, list: &Path) -> Vec<i64> {
    let items = document.at(list).into_iter().flat_map(|list| list.children());
    items.filter_map(|item| item.as_integer()).collect()
}
