//! The vocabulary of the catalogue: what can be said about one field.
//!
//! It deliberately holds no field: those stand in the table beside it.

use super::source::Source;

/// One member of a manifest, or one item of a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// The member's JSON name; empty for the items of a list.
    pub key: &'static str,
    /// What the form calls it, sentence case, at most 18 columns.
    pub label: &'static str,
    /// What it is for, in one to four sentences.
    pub help: &'static str,
    /// A value that a person would write, as they would type it; empty if a list of values says it.
    pub example: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// Whether its object must have it.
    pub need: Need,
    /// Who describes it.
    pub source: Source,
    /// The part of the form that shows it; `None`: that of the object around it.
    pub section: Option<Section>,
}

/// What a value may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A string of at most `max` code points.
    Text {
        /// The limit in Unicode code points; `None` where the guides give none.
        max: Option<u32>,
        /// What the text spells.
        format: Format,
    },
    /// `true` or `false`.
    Flag {
        /// What not set counts as on the platform, where the guides say so.
        default: Option<bool>,
    },
    /// A whole number from `min` to `max`, both included.
    Integer {
        /// The smallest number that is accepted.
        min: i64,
        /// The largest number that is accepted.
        max: i64,
        /// What not set counts as on the platform, where it is known.
        default: Option<i64>,
        /// The numbers that are offered one after the other; empty: every number of the range.
        steps: &'static [i64],
    },
    /// A list of some of these values, each at most once.
    Choices(&'static [Item]),
    /// The same, where the tables of the guides call it a string: a text there is only a warning.
    ChoicesOrText(&'static [Item]),
    /// A list whose items are all like this one.
    List(&'static Field),
    /// An object with these members.
    Group(&'static [Field]),
}

/// What a text spells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A name or a sentence.
    Plain,
    /// The unique name of an application.
    AppName,
    /// A URI that people's browsers are sent to.
    Uri,
    /// A URI that LivePerson calls: `https://` only.
    Endpoint,
    /// Words separated by one blank.
    Scope,
    /// An HTTP header's name.
    HeaderName,
    /// An HTTP header's value: shown only when its row is opened.
    Secret,
}

/// One value of a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The value as the manifest spells it.
    pub value: &'static str,
    /// What choosing it means.
    pub help: &'static str,
}

/// Whether a member must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Its object is not complete without it.
    Required,
    /// It can be left out.
    Optional,
}

/// A part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Names, description, logo, enabled.
    Basics,
    /// Grants, responses, redirects, scope.
    OAuth,
    /// Quick launch.
    Launch,
    /// The events that LivePerson sends.
    Webhooks,
    /// What the application may use in campaigns.
    Engagement,
    /// Members that the catalogue does not know.
    Other,
}

impl Section {
    /// The numbered sections in the order of the form.
    pub const NUMBERED: [Section; 5] =
        [Section::Basics, Section::OAuth, Section::Launch, Section::Webhooks, Section::Engagement];

    /// Its title, without the number.
    pub const fn title(self) -> &'static str {
        match self {
            Section::Basics => "Basics",
            Section::OAuth => "OAuth",
            Section::Launch => "Launch",
            Section::Webhooks => "Webhooks",
            Section::Engagement => "Engagement",
            Section::Other => "Other",
        }
    }
}

impl Field {
    /// How many code points a text of it may have; nothing where the guides give no limit.
    pub fn limit(&self) -> Option<u32> {
        match self.kind {
            Kind::Text { max, .. } => max,
            _ => None,
        }
    }

    /// Whether its object must have it.
    pub const fn required(&self) -> bool {
        matches!(self.need, Need::Required)
    }

    /// Whether its text may have several lines; every other is one line.
    pub fn takes_line_ends(&self) -> bool {
        self.key == "description"
    }

    /// The values of a checklist; empty for every other kind.
    pub const fn items(&self) -> &'static [Item] {
        match self.kind {
            Kind::Choices(items) | Kind::ChoicesOrText(items) => items,
            _ => &[],
        }
    }

    /// The members of a group; empty for every other kind.
    pub const fn members(&self) -> &'static [Field] {
        match self.kind {
            Kind::Group(members) => members,
            _ => &[],
        }
    }
}
