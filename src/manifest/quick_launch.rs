//! Whether an application stands in LivePerson's QuickLaunch menu, and for whom.
//!
//! It deliberately speaks of private applications only: LivePerson installs global ones itself.

use std::collections::HashSet;

use crate::json::document::Document;
use crate::json::{Kind, Value};
use crate::manifest::placeholder;

/// The most profile ids that one line lists whole.
const LISTED: usize = 4;

/// One of the conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// The member that decides it: `quick_launch_enabled`, `entry_uri`, `enabled_for_profiles`,
    /// `enabled`.
    pub id: &'static str,
    /// Whether it holds.
    pub met: bool,
    /// Why, with the member's value: `entry_uri is empty`.
    pub message: String,
    /// What else is worth knowing about it, or what to do: a sentence that begins small and ends
    /// without a full stop.
    pub hint: Option<&'static str>,
}

/// What a manifest says about quick launch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickLaunch {
    /// The four criteria in the order of [`Criterion::id`].
    pub criteria: [Criterion; 4],
    /// The profiles that are listed, exact, each once, in the order of the file.
    pub profiles: Vec<i64>,
}

/// Reads what a manifest says. Of members with the same name the last counts.
pub fn assess(document: &Document) -> QuickLaunch {
    let root = document.root();
    let list = root.get("enabled_for_profiles");
    let profiles = list.map(profile_ids).unwrap_or_default();
    QuickLaunch {
        criteria: [
            switched_on(root.get("quick_launch_enabled")),
            start_page(root.get("entry_uri")),
            listed_profiles(list, &profiles),
            not_disabled(root.get("enabled")),
        ],
        profiles,
    }
}

impl QuickLaunch {
    /// The profiles whose users see the application; empty if another criterion fails.
    pub fn visible_to(&self) -> &[i64] {
        if self.criteria.iter().all(|criterion| criterion.met) { &self.profiles } else { &[] }
    }

    /// Whether a user who has all these profiles sees it.
    pub fn eligible(&self, profiles: &[i64]) -> bool {
        self.visible_to().iter().any(|id| profiles.contains(id))
    }

    /// The first criterion that fails, if any.
    pub fn obstacle(&self) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| !criterion.met)
    }

    /// Who sees it, in one line with the reason: `42, 43`, or `nobody (entry_uri is empty)`.
    pub fn headline(&self) -> String {
        match self.obstacle() {
            Some(obstacle) => format!("nobody ({})", obstacle.message),
            None => ids(&self.profiles),
        }
    }

    /// The same without the reason: `42, 43`, or `nobody`.
    pub fn headline_short(&self) -> String {
        if self.obstacle().is_some() { "nobody".to_owned() } else { ids(&self.profiles) }
    }
}

fn criterion(id: &'static str, met: bool, is: impl AsRef<str>) -> Criterion {
    Criterion { id, met, message: format!("{id} {}", is.as_ref()), hint: None }
}

impl Criterion {
    fn with(self, hint: &'static str) -> Criterion {
        Criterion { hint: Some(hint), ..self }
    }
}

fn switched_on(value: Option<Value<'_>>) -> Criterion {
    let id = "quick_launch_enabled";
    match value.map(|value| (value.kind(), value.as_flag())) {
        None => criterion(id, false, "is not set, which counts as false"),
        Some((_, Some(true))) => criterion(id, true, "is true"),
        Some((_, Some(false))) => criterion(id, false, "is false"),
        Some((kind, None)) => criterion(id, false, format!("is {}, not true", kind.words()))
            .with("only true switches it on, written without quotes"),
    }
}

fn start_page(value: Option<Value<'_>>) -> Criterion {
    let id = "entry_uri";
    let Some(value) = value else { return criterion(id, false, "is not set") };
    let Some(uri) = value.as_text() else {
        return criterion(id, false, format!("is {}, not a text", value_words(value)));
    };
    if uri.is_empty() {
        return criterion(id, false, "is empty");
    }
    if uri.trim().is_empty() {
        return criterion(id, false, "holds only blanks").with("blanks count as empty");
    }
    let set = criterion(id, true, format!("is {uri}"));
    if placeholder::first_in(&uri).is_none() {
        return set;
    }
    set.with("it still holds a placeholder: the menu would open that address as it stands")
}

fn listed_profiles(list: Option<Value<'_>>, profiles: &[i64]) -> Criterion {
    let id = "enabled_for_profiles";
    match list {
        None => criterion(id, false, "is not set").with(LEFT_OUT),
        Some(value) if value.kind() != Kind::List => {
            criterion(id, false, format!("is {}, not a list", value_words(value)))
                .with("profile ids stand in brackets, such as [42, 43]")
        }
        Some(list) if list.children().next().is_none() => criterion(id, false, "is empty").with(LEFT_OUT),
        Some(_) if profiles.is_empty() => criterion(id, false, "lists no profile id")
            .with("a profile id is a whole number, written without quotes"),
        Some(_) => criterion(id, true, format!("is {}", ids(profiles))),
    }
}

const LEFT_OUT: &str = "the newer guide leaves this member out: ask LivePerson whether your account needs it";

fn not_disabled(value: Option<Value<'_>>) -> Criterion {
    let id = "enabled";
    match value.map(|value| (value.kind(), value.as_flag())) {
        None => criterion(id, true, "is not set, which counts as true"),
        Some((_, Some(true))) => criterion(id, true, "is true"),
        Some((_, Some(false))) => criterion(id, false, "is false").with(
            "the guides' three conditions do not mention it, but an app that is off most likely stays hidden",
        ),
        Some((kind, None)) => criterion(id, false, format!("is {}, not true", kind.words()))
            .with("write true or false without quotes, or leave it out"),
    }
}

/// What a value of the wrong kind is.
fn value_words(value: Value<'_>) -> &'static str {
    match value.as_flag() {
        Some(true) => "true",
        Some(false) => "false",
        None => value.kind().words(),
    }
}

/// The whole numbers of a list, exact, each once.
fn profile_ids(list: Value<'_>) -> Vec<i64> {
    if list.kind() != Kind::List {
        return Vec::new();
    }
    let mut seen = HashSet::new();
    list.children().filter_map(|item| item.as_integer()).filter(|id| seen.insert(*id)).collect()
}

/// Some ids in one line: all of at most four, else three and how many more.
fn ids(profiles: &[i64]) -> String {
    let shown = if profiles.len() > LISTED { LISTED - 1 } else { profiles.len() };
    let listed: Vec<_> = profiles[..shown].iter().map(i64::to_string).collect();
    let listed = listed.join(", ");
    if shown == profiles.len() { listed } else { format!("{listed} and {} more", profiles.len() - shown) }
}
