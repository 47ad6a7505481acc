//! Where the keys act, by a name that survives edits.

use crate::json::Path;

/// What an action row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Adds the engagement whole.
    AddEngagement,
    /// Takes the engagement out whole.
    RemoveEngagement,
    /// Gives several events one endpoint.
    OneEndpoint,
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
    Act(Path, Deed),
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
