//! Whether an application stands in LivePerson's QuickLaunch menu, and for whom.
//!
//! It deliberately speaks of private applications only: LivePerson installs global ones itself.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::json::document::Document;
use crate::json::{Kind, Value};
use crate::manifest::placeholder;
use crate::manifest::secret::veiled;
use crate::manifest::visible::is_blank;

/// For which apps these conditions are.
pub const PRIVATE_ONLY: &str =
    "these are the conditions for private apps: LivePerson installs global apps itself";

/// The most profile ids that one line lists whole.
const LISTED: usize = 4;

/// One of the conditions under which a user sees an app in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// The app is meant for the menu.
    SwitchedOn,
    /// There is a page to open.
    StartPage,
    /// A profile of the user is listed.
    Profiles,
    /// The app is not switched off as a whole. The guides do not name this one.
    Enabled,
}

/// What would make a criterion hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Its member becomes `true`; what that does, as a verb.
    Switch(&'static str),
    /// A person writes its value.
    Write,
    /// A profile of the user is added to its list.
    List,
}

/// What there is to know of one criterion.
struct Row {
    criterion: Criterion,
    /// The member of the root that decides it.
    field: &'static str,
    /// What it asks, after "the app is" or "the app": a few words.
    words: &'static str,
    remedy: Remedy,
}

/// Every criterion, in the order in which they are told.
#[rustfmt::skip]
const ROWS: [Row; 4] = [
    Row { criterion: Criterion::SwitchedOn, field: "quick_launch_enabled", words: "switched on",
        remedy: Remedy::Switch("switch quick launch on") },
    Row { criterion: Criterion::StartPage, field: "entry_uri", words: "has a start page", remedy: Remedy::Write },
    Row { criterion: Criterion::Profiles, field: "enabled_for_profiles", words: "lists profiles", remedy: Remedy::List },
    Row { criterion: Criterion::Enabled, field: "enabled", words: "not disabled",
        remedy: Remedy::Switch("enable the app") },
];

impl Criterion {
    /// Each of them, in the order in which they are told.
    pub fn all() -> impl Iterator<Item = Criterion> {
        ROWS.iter().map(|row| row.criterion)
    }

    /// The criterion that a member of the root decides, if it decides one.
    pub fn of_field(key: &str) -> Option<Criterion> {
        ROWS.iter().find(|row| row.field == key).map(|row| row.criterion)
    }

    fn row(self) -> &'static Row {
        const FIRST: &Row = &ROWS[0];
        ROWS.iter().find(|row| row.criterion == self).unwrap_or(FIRST)
    }

    /// The member of the root that decides it.
    pub fn field(self) -> &'static str {
        self.row().field
    }

    /// What it asks of an app, in a few words: `switched on`.
    pub fn words(self) -> &'static str {
        self.row().words
    }

    /// What would make it hold.
    pub fn remedy(self) -> Remedy {
        self.row().remedy
    }
}

/// Whether one criterion holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Which one.
    pub criterion: Criterion,
    /// Whether it holds.
    pub met: bool,
    /// Why, with the member's value: `entry_uri is empty`.
    pub message: String,
    /// What else is worth knowing about it, or what to do: a sentence that begins small and ends
    /// without a full stop.
    pub hint: Option<&'static str>,
}

/// What people call profiles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Arc<BTreeMap<i64, String>>);

impl Names {
    /// Names, each with the id of its profile; one without a letter is none.
    pub fn of(names: impl IntoIterator<Item = (i64, String)>) -> Names {
        Names(Arc::new(names.into_iter().filter(|(_, name)| !name.is_empty()).collect()))
    }

    /// Every profile that has a name, by its id.
    pub fn all(&self) -> impl Iterator<Item = (i64, &str)> {
        self.0.iter().map(|(id, name)| (*id, name.as_str()))
    }

    /// A profile as it is told: `42`, or `42 (Service agent)`.
    pub fn told(&self, id: i64) -> String {
        self.of_id(id).map_or_else(|| id.to_string(), |name| format!("{id} ({name})"))
    }

    /// What a profile is called.
    pub fn of_id(&self, id: i64) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }

    /// The profile of that name, however its letters are written.
    pub fn id(&self, name: &str) -> Option<i64> {
        self.0.iter().find(|(_, other)| other.eq_ignore_ascii_case(name.trim())).map(|(id, _)| *id)
    }

    /// Some profiles in one line.
    fn some(&self, profiles: &[i64]) -> String {
        some_of(&profiles.iter().map(|id| self.told(*id)).collect::<Vec<_>>())
    }
}

/// What a manifest says about quick launch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickLaunch {
    /// One for each criterion, in their order.
    verdicts: Vec<Verdict>,
    /// The profiles that are listed, exact, each once, in the order of the file.
    pub profiles: Vec<i64>,
    /// What is listed as it is told: ids, and what is none as it is spelled.
    listed: Vec<String>,
    /// What the profiles are called.
    names: Names,
}

/// Reads what a manifest says. Of members with the same name the last counts.
pub fn assess(document: &Document) -> QuickLaunch {
    let root = document.root();
    let list = root.get(Criterion::Profiles.field());
    let profiles = list.map(profile_ids).unwrap_or_default();
    let listed = list.map(listed).unwrap_or_default();
    QuickLaunch {
        verdicts: Criterion::all().map(|criterion| judged(criterion, root, &profiles, &listed)).collect(),
        profiles,
        listed,
        names: Names::default(),
    }
}

fn judged(criterion: Criterion, root: Value<'_>, profiles: &[i64], listed: &[String]) -> Verdict {
    let value = root.get(criterion.field());
    match criterion {
        Criterion::SwitchedOn => switched_on(value),
        Criterion::StartPage => start_page(value),
        Criterion::Profiles => listed_profiles(value, profiles, listed),
        Criterion::Enabled => not_disabled(value),
    }
}

impl QuickLaunch {
    /// The same where profiles have names.
    #[must_use]
    pub fn named(self, names: &Names) -> QuickLaunch {
        QuickLaunch { names: names.clone(), ..self }
    }

    /// What the profiles are called.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Whether each criterion holds, in their order.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// Whether one criterion holds.
    pub fn meets(&self, criterion: Criterion) -> bool {
        self.verdicts.iter().any(|verdict| verdict.criterion == criterion && verdict.met)
    }

    /// The same, asked for one user who has these profiles: the list has to name one of them.
    #[must_use]
    pub fn for_user(&self, profiles: &[i64]) -> QuickLaunch {
        let missed = self.meets(Criterion::Profiles) && !self.profiles.iter().any(|id| profiles.contains(id));
        let verdicts = self.verdicts.iter().map(|verdict| match verdict.criterion {
            Criterion::Profiles if missed => {
                let message = match profiles {
                    [one] => format!("{} is not among {}", self.names.told(*one), some_of(&self.listed)),
                    _ => format!("none of {} is among {}", self.names.some(profiles), some_of(&self.listed)),
                };
                Verdict { met: false, message, ..verdict.clone() }
            }
            _ => verdict.clone(),
        });
        QuickLaunch { verdicts: verdicts.collect(), ..self.clone() }
    }

    /// The profiles whose users see the application; empty if another criterion fails.
    pub fn visible_to(&self) -> &[i64] {
        let holds = |verdict: &Verdict| verdict.met || verdict.criterion == Criterion::Profiles;
        if self.verdicts.iter().all(holds) { &self.profiles } else { &[] }
    }

    /// Whether a user who has all these profiles sees it.
    pub fn eligible(&self, profiles: &[i64]) -> bool {
        self.visible_to().iter().any(|id| profiles.contains(id))
    }

    /// The first criterion that fails, if any.
    pub fn obstacle(&self) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| !verdict.met)
    }

    /// Who sees it, in one line with the reason: `42, 43`, or `nobody (entry_uri is empty)`.
    pub fn headline(&self) -> String {
        match self.obstacle() {
            Some(obstacle) => format!("nobody ({})", obstacle.message),
            None => self.names.some(&self.profiles),
        }
    }

    /// The same without the reason: `42, 43`, or `nobody`.
    pub fn headline_short(&self) -> String {
        if self.obstacle().is_some() { "nobody".to_owned() } else { self.names.some(&self.profiles) }
    }
}

fn verdict(criterion: Criterion, met: bool, is: impl AsRef<str>) -> Verdict {
    let message = format!("{} {}", criterion.field(), is.as_ref());
    Verdict { criterion, met, message, hint: None }
}

impl Verdict {
    fn with(self, hint: &'static str) -> Verdict {
        Verdict { hint: Some(hint), ..self }
    }
}

fn switched_on(value: Option<Value<'_>>) -> Verdict {
    let is = |met, words: &str| verdict(Criterion::SwitchedOn, met, words);
    match value.map(|value| (value.kind(), value.as_flag())) {
        None => is(false, "is not set, which counts as false"),
        Some((_, Some(true))) => is(true, "is true"),
        Some((_, Some(false))) => is(false, "is false"),
        Some((kind, None)) => is(false, &format!("is {}, not true", kind.words()))
            .with("only true switches it on, written without quotes"),
    }
}

fn start_page(value: Option<Value<'_>>) -> Verdict {
    let is = |met, words: &str| verdict(Criterion::StartPage, met, words);
    let Some(value) = value else { return is(false, "is not set") };
    let Some(uri) = value.as_text() else {
        return is(false, &format!("is {}, not a text", value_words(value)));
    };
    if uri.is_empty() {
        return is(false, "is empty");
    }
    if is_blank(&uri) {
        return is(false, "holds only blanks").with("blanks count as empty");
    }
    let set = is(true, &format!("is {}", veiled(&uri)));
    if placeholder::first_in(&uri).is_none() {
        return set;
    }
    set.with("it still holds a placeholder: the menu would open that address as it stands")
}

fn listed_profiles(list: Option<Value<'_>>, profiles: &[i64], listed: &[String]) -> Verdict {
    let is = |met, words: &str| verdict(Criterion::Profiles, met, words);
    match list {
        None => is(false, "is not set").with(LEFT_OUT),
        Some(value) if value.kind() != Kind::List => {
            let spelled =
                if value.kind().is_container() { value_words(value).into() } else { spelled(value) };
            is(false, &format!("is {spelled}, not a list"))
                .with("profile ids stand in brackets, such as [42, 43]")
        }
        Some(list) if list.children().next().is_none() => is(false, "is empty").with(LEFT_OUT),
        Some(_) if profiles.is_empty() => {
            let what = if listed.len() == 1 { "is no profile id" } else { "are no profile ids" };
            is(false, &format!("lists {}, which {what}", some_of(listed)))
                .with("a profile id is a whole number, written without quotes")
        }
        Some(_) => is(true, &format!("is {}", some_of(listed))),
    }
}

const LEFT_OUT: &str = "the newer guide leaves this member out: ask LivePerson whether your account needs it";

fn not_disabled(value: Option<Value<'_>>) -> Verdict {
    let is = |met, words: &str| verdict(Criterion::Enabled, met, words);
    match value.map(|value| (value.kind(), value.as_flag())) {
        None => is(true, "is not set, which counts as true"),
        Some((_, Some(true))) => is(true, "is true"),
        Some((_, Some(false))) => is(false, "is false").with(
            "the guides' three conditions do not mention it, but an app that is off most likely stays hidden",
        ),
        Some((kind, None)) => is(false, &format!("is {}, not true", kind.words()))
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

/// What a list holds, as it is told: each id once, and what is none as it is spelled.
fn listed(list: Value<'_>) -> Vec<String> {
    if list.kind() != Kind::List {
        return Vec::new();
    }
    let mut told: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for item in list.children() {
        let told_as = item.as_integer().map_or_else(|| spelled(item), |id| id.to_string());
        if seen.insert(told_as.clone()) {
            told.push(told_as);
        }
    }
    told
}

/// A value as it is spelled, with its quotes; one that is long, or holds others, by what it is.
fn spelled(value: Value<'_>) -> String {
    let plain = !value.kind().is_container() && value.raw().len() <= SPELLED;
    if plain { veiled(value.raw()).into_owned() } else { value_words(value).to_owned() }
}

/// The most bytes of a value that a line spells out.
const SPELLED: usize = 40;

/// Some of a list in one line: all of at most four, else three and how many more.
fn some_of(all: &[String]) -> String {
    let shown = if all.len() > LISTED { LISTED - 1 } else { all.len() };
    let listed = all[..shown].join(", ");
    if shown == all.len() { listed } else { format!("{listed} and {} more", all.len() - shown) }
}
