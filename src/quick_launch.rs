//! Whether an application stands in LivePerson's QuickLaunch menu, and for whom.
//!
//! It deliberately speaks of private applications only: LivePerson installs global ones itself.

use crate::document::Document;

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
}

/// What a manifest says about quick launch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickLaunch {
    /// The four criteria in the order of [`Criterion::id`].
    pub criteria: [Criterion; 4],
    /// The profiles that are listed, exact, each once, in the order of the file.
    pub profiles: Vec<i64>,
}

/// Reads what a manifest says.
pub fn assess(_document: &Document) -> QuickLaunch {
    let criterion = |id| Criterion { id, met: false, message: String::new() };
    QuickLaunch {
        criteria: ["quick_launch_enabled", "entry_uri", "enabled_for_profiles", "enabled"].map(criterion),
        profiles: Vec::new(),
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
}
