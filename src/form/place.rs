//! Where the keys act, by a name that survives edits, and how it is written down.
//!
//! It deliberately knows no row: whether the form shows the place is found out there.

use std::fmt;

use crate::json::Path;

/// What an action row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowAction {
    /// Adds the engagement whole.
    AddEngagement,
    /// Takes the engagement out whole.
    RemoveEngagement,
    /// Gives several events one endpoint.
    OneEndpoint,
    /// Copies the headers of an event to others.
    CopyHeaders,
}

/// A place of the form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The member or item at a path, set or not.
    Value(Path),
    /// One value of the checklist at a path, by its number among the options.
    Option(Path, usize),
    /// The row that adds an item to the list at a path.
    Add(Path),
    /// The row that does something at a path.
    Act(Path, RowAction),
    /// An earlier member of the same name, by its number in the object at a path.
    Nth(Path, usize),
}

impl Place {
    /// The path it is about.
    pub fn path(&self) -> &Path {
        match self {
            Place::Value(path)
            | Place::Option(path, _)
            | Place::Add(path)
            | Place::Act(path, _)
            | Place::Nth(path, _) => path,
        }
    }
}

impl RowAction {
    const ALL: [(RowAction, &'static str); 4] = [
        (RowAction::AddEngagement, "add-engagement"),
        (RowAction::RemoveEngagement, "remove-engagement"),
        (RowAction::OneEndpoint, "one-endpoint"),
        (RowAction::CopyHeaders, "copy-headers"),
    ];

    fn name(self) -> &'static str {
        RowAction::ALL.iter().find(|(action, _)| *action == self).map_or("", |(_, name)| name)
    }
}

/// What it is, a number or a name where it has one, the path: `option 3 goal`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Value(path) => write!(f, "value {path}"),
            Place::Option(path, number) => write!(f, "option {number} {path}"),
            Place::Add(path) => write!(f, "add {path}"),
            Place::Act(path, action) => write!(f, "act {} {path}", action.name()),
            Place::Nth(path, number) => write!(f, "nth {number} {path}"),
        }
    }
}

impl Place {
    /// Reads what was written down; `None` if it names no place.
    pub fn parse(spelling: &str) -> Option<Place> {
        let (kind, rest) = spelling.split_once(' ')?;
        let path = |spelling: &str| Path::parse(spelling).ok();
        let numbered = || {
            let (number, spelling) = rest.split_once(' ')?;
            Some((number, path(spelling)?))
        };
        match kind {
            "value" => Some(Place::Value(path(rest)?)),
            "add" => Some(Place::Add(path(rest)?)),
            "option" => numbered().and_then(|(number, path)| Some(Place::Option(path, number.parse().ok()?))),
            "nth" => numbered().and_then(|(number, path)| Some(Place::Nth(path, number.parse().ok()?))),
            "act" => numbered().and_then(|(name, path)| {
                let (action, _) = RowAction::ALL.into_iter().find(|(_, known)| *known == name)?;
                Some(Place::Act(path, action))
            }),
            _ => None,
        }
    }
}
