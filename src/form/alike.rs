//! Problems that are the same in neighbouring places: they are shown as one, and fixed together.
//!
//! It deliberately shows nothing and fixes nothing; it says what belongs together, and which changes
//! would fix it.

use std::collections::{HashMap, HashSet};

use super::Form;
use super::status::is_ignored;
use crate::json::Path;
use crate::json::document::Change;
use crate::manifest::check::{Certainty, Fix, Problem, Severity};
use crate::manifest::{catalogue, edits};

/// What equal problems have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Kin {
    rule: &'static str,
    severity: Severity,
    /// How its fix goes about it, if there is one: how sure, and what kinds of changes.
    fix: Option<(bool, Vec<std::mem::Discriminant<Change>>)>,
    place: Near,
}

/// Where neighbours stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Near {
    /// Items of the list at a path.
    Items(Path),
    /// The member of this name in the values below a path, such as the endpoints of the events.
    Members(Path, String),
    /// Members that nobody knows, of the object at a path.
    Strangers(Path),
    /// A value for itself, by its path and where it begins.
    Alone(Path, usize),
}

/// Equal problems of neighbours, as the form shows them from top to bottom; at least one.
#[derive(Debug, Clone)]
pub struct Group<'p> {
    /// What they have in common.
    pub kin: Kin,
    /// The problems.
    pub problems: Vec<&'p Problem>,
}

impl Kin {
    fn of(problem: &Problem) -> Kin {
        let fix = problem.fix.as_ref().map(|fix| {
            let kinds = fix.changes.iter().map(std::mem::discriminant).collect();
            (fix.certainty == Certainty::Certain, kinds)
        });
        Kin { rule: problem.rule, severity: problem.severity, fix, place: Near::of(problem) }
    }
}

impl Near {
    fn of(problem: &Problem) -> Near {
        let (path, parent) = (&problem.path, problem.path.parent());
        let alone = || Near::Alone(path.clone(), problem.span.start);
        match path.last_key() {
            // An earlier member of the same name has the path of the one that counts.
            _ if is_ignored(problem) => alone(),
            None if path.last_index().is_some() => Near::Items(parent),
            Some(_) if edits::field(path).is_none() => Near::Strangers(parent),
            Some(key) if !parent.is_root() => Near::Members(parent.parent(), key.to_owned()),
            _ => alone(),
        }
    }
}

/// What is wrong, without what follows from it: the words before the first colon or bracket. A member that
/// nobody knows is not named once more.
pub fn head(problem: &Problem) -> &str {
    let message = problem.message.as_str();
    let end = [": ", " ("].into_iter().filter_map(|mark| message.find(mark)).min();
    let head = &message[..end.unwrap_or(message.len())];
    let name = problem.path.last_key().filter(|_| edits::field(&problem.path).is_none());
    let name = name.map(|name| name.rsplit_once('.').map_or(name, |(_, end)| end));
    name.and_then(|name| head.strip_prefix(name)?.strip_prefix(' ')).unwrap_or(head)
}

impl<'p> Group<'p> {
    /// The first of them, which every group has.
    pub fn first(&self) -> Option<&'p Problem> {
        self.problems.first().copied()
    }

    /// Whether a problem is one of them.
    pub fn holds(&self, problem: &Problem) -> bool {
        Kin::of(problem) == self.kin
    }

    /// What they are called together: `Redirect URI 1-40`, `Goal, 12 values`, `Other, 20 members`.
    pub fn name(&self) -> String {
        let count = self.problems.len();
        let Some(first) = self.first() else { return String::new() };
        match &self.kin.place {
            _ if count == 1 => edits::name_of(&first.path),
            Near::Items(list) => {
                let numbers: Vec<_> = self.problems.iter().filter_map(|one| one.path.last_index()).collect();
                let (from, to) = (numbers.first().copied(), numbers.last().copied());
                let named = edits::field(&first.path).filter(|item| !item.label.is_empty());
                match (named, from.zip(to)) {
                    (Some(_), Some((from, to))) if to - from + 1 == count => {
                        format!("{}-{}", edits::name_of(&first.path), to + 1)
                    }
                    (Some(_), _) => format!("{}, {count} items", edits::name_of(list)),
                    (None, _) => format!("{}, {count} values", edits::name_of(list)),
                }
            }
            Near::Members(above, _) => {
                let label = edits::field(&first.path).map_or("", |field| field.label);
                let events = *above == edits::webhooks();
                format!("{label}, {count} {}", if events { "events" } else { "times" })
            }
            Near::Strangers(object) => {
                let section = catalogue::section_of(first.path.keys()).title();
                let name = if object.is_root() { section.to_owned() } else { edits::name_of(object) };
                format!("{name}, {count} members")
            }
            Near::Alone(..) => edits::name_of(&first.path),
        }
    }

    /// What is wrong with each, without what tells one from the other; the details aside.
    pub fn message(&self) -> String {
        let head = |problem: &Problem| head(problem).to_owned();
        let (Some(first), Some(last)) = (self.problems.first(), self.problems.last()) else {
            return String::new();
        };
        let (first, last) = (head(first), head(last));
        // What differs stands at the beginning: the name of each.
        let same = first.rsplit(' ').zip(last.rsplit(' ')).take_while(|(one, other)| one == other).count();
        let skipped = first.split(' ').count() - same;
        if same == 0 { first } else { first.split(' ').skip(skipped).collect::<Vec<_>>().join(" ") }
    }

    /// The fix of all of them as one: what it does, and its changes, which go from the end of the text
    /// to its start, so that none moves what another is about. Nothing if there is none.
    pub fn fix(&self) -> Option<Fix> {
        let first = self.first()?.fix.clone()?;
        if self.problems.len() == 1 {
            return Some(first);
        }
        let title = self.fix_title()?;
        let mut problems: Vec<_> = self.fixed().collect();
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.span.start));
        let fixes = problems.into_iter().filter_map(|problem| problem.fix.as_ref());
        let changes = fixes.flat_map(|fix| fix.changes.iter().cloned()).collect();
        Some(Fix { title, certainty: first.certainty, changes })
    }

    /// What the fix of all of them does.
    pub fn fix_title(&self) -> Option<String> {
        let first = self.first()?.fix.as_ref()?;
        if self.problems.len() == 1 {
            return Some(first.title.clone());
        }
        let titles: Vec<_> = self.fixed().filter_map(|problem| Some(&problem.fix.as_ref()?.title)).collect();
        Some(if titles.iter().all(|title| **title == first.title) {
            format!("{}, all {}", first.title, titles.len())
        } else {
            format!("fix all {}, the first: {}", titles.len(), first.title)
        })
    }

    /// Those that are fixed: a second problem of the same value has its turn when the first is fixed.
    fn fixed(&self) -> impl Iterator<Item = &'p Problem> {
        let mut places = HashSet::new();
        self.problems.iter().copied().filter(move |problem| places.insert(&problem.path))
    }
}

impl Form {
    /// Problems in groups of equal neighbours, each group where its first stands in the form.
    pub fn groups<'p>(&self, problems: impl Iterator<Item = &'p Problem>) -> Vec<Group<'p>> {
        let mut groups: Vec<Group<'p>> = Vec::new();
        let mut known: HashMap<Kin, usize> = HashMap::new();
        for problem in problems {
            let kin = Kin::of(problem);
            if let Some(at) = known.get(&kin) {
                groups[*at].problems.push(problem);
            } else {
                known.insert(kin.clone(), groups.len());
                groups.push(Group { kin, problems: vec![problem] });
            }
        }
        groups
    }

    /// What F5 fixes here: the problem at the focus that has a fix, with its equal neighbours.
    pub fn fixable(&self) -> Option<Group<'_>> {
        let here = self.problems_at_focus();
        let visited = |problem: &&&Problem| {
            self.visited().is_some_and(|(path, span)| problem.path == *path && problem.span == *span)
        };
        let fixes = |problem: &&&Problem| problem.fix.is_some();
        let first = here.iter().filter(fixes).find(visited).or_else(|| here.iter().find(fixes)).copied()?;
        let kin = Kin::of(first);
        let alike =
            self.problems_in_order().filter(|other| other.rule == first.rule && Kin::of(other) == kin);
        let problems: Vec<_> = alike.collect();
        Some(Group { problems: if problems.is_empty() { vec![first] } else { problems }, kin })
    }
}
