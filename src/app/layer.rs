//! What can lie over the form: a closed set.
//!
//! It deliberately carries nothing out: `act` moves in a layer and does what its rows say.

mod question;

pub use question::{Answer, Choice, Dialog, MergeEnd, Merging, Question};

use super::field::Editor;
use super::fill::Fill;
use super::keymap::{Command, KEYS, Scope};
use crate::form::find;
use crate::json::Path;

/// Something over the form.
#[derive(Debug, Clone)]
pub enum Layer {
    /// The search.
    Find(Search),
    /// The list of commands.
    Palette(Search),
    /// The help; the first line that is shown.
    Help(usize),
    /// Who sees the application; what is typed is the profiles to try.
    QuickLaunch(Search),
    /// A name to save under.
    SaveAs(Editor),
    /// A question.
    Dialog(Dialog),
    /// A value, or the whole text, edited as JSON.
    Raw(Raw),
    /// The blanks, asked one after the other.
    Fill(Fill),
    /// What a new manifest starts from; the number of the template.
    Templates(usize),
    /// One endpoint for several events.
    OneEndpoint(OneEndpoint),
    /// Everything before it is saved.
    Review(Review),
    /// What differs between two texts.
    Look(Look),
}

/// Two texts side by side, to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What is shown.
    pub title: String,
    /// The text that it begins with.
    pub old: String,
    /// The text that it ends with.
    pub new: String,
    /// The first line that is shown.
    pub top: usize,
}

/// One endpoint for several events, in work.
#[derive(Debug, Clone)]
pub struct OneEndpoint {
    /// Whether each event gets it.
    pub ticked: Vec<bool>,
    /// The endpoint.
    pub editor: Editor,
    /// The endpoint as it was offered.
    pub begun: String,
    /// The row of the focus: an event, or behind them the endpoint.
    pub chosen: usize,
}

/// The review, in work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// What it shows.
    pub view: View,
    /// The chosen row of a list.
    pub chosen: usize,
    /// The first line of the JSON.
    pub top: usize,
}

/// What the review shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What differs from the saved file.
    Changes,
    /// The text that a save would write.
    Json,
    /// Every problem, notes too.
    Problems,
    /// What to do with the file.
    Next,
}

impl View {
    /// Every view, in order, with its title.
    pub const ALL: [(View, &'static str); 4] = [
        (View::Changes, "changes"),
        (View::Json, "JSON"),
        (View::Problems, "problems"),
        (View::Next, "next"),
    ];

    fn number(self) -> usize {
        View::ALL.iter().position(|(view, _)| *view == self).unwrap_or(0)
    }

    /// The view to the right, around the end.
    #[must_use]
    pub fn next(self) -> View {
        View::ALL[(self.number() + 1) % View::ALL.len()].0
    }

    /// The view to the left, around the end.
    #[must_use]
    pub fn previous(self) -> View {
        View::ALL[(self.number() + View::ALL.len() - 1) % View::ALL.len()].0
    }
}

impl Review {
    /// A view from its start.
    pub const fn on(view: View) -> Review {
        Review { view, chosen: 0, top: 0 }
    }
}

/// A list that typing narrows.
#[derive(Debug, Clone)]
pub struct Search {
    /// What was typed.
    pub editor: Editor,
    /// The row that is chosen, once the list was entered.
    pub chosen: Option<usize>,
}

/// JSON in work.
#[derive(Debug, Clone)]
pub struct Raw {
    /// The value; `None` for the whole text.
    pub target: Option<Path>,
    /// The text as it is edited, its line ends as `\n`.
    pub editor: Editor,
    /// The text itself, each line with its own end.
    pub text: String,
    /// The line end that a new line gets.
    pub newline: &'static str,
    /// Joins the edits of one visit.
    pub join: u64,
}

impl Search {
    /// Nothing typed yet.
    pub fn new() -> Search {
        Search { editor: Editor::one_line(""), chosen: None }
    }
}

impl Default for Search {
    fn default() -> Self {
        Search::new()
    }
}

impl Layer {
    /// The place whose keys are read in it.
    pub const fn scope(&self) -> Scope {
        match self {
            Layer::Find(_) => Scope::Find,
            Layer::Palette(_) | Layer::QuickLaunch(_) | Layer::SaveAs(_) | Layer::Templates(_) => {
                Scope::Palette
            }
            Layer::Help(_) | Layer::Look(_) => Scope::Help,
            Layer::Dialog(_) => Scope::Dialog,
            Layer::Raw(_) => Scope::Raw,
            Layer::Fill(_) | Layer::OneEndpoint(_) => Scope::Fill,
            Layer::Review(_) => Scope::Review,
        }
    }
}

/// The commands that the palette lists for what was typed, each once, in the order of the table.
pub fn commands(query: &str) -> Vec<(Command, &'static str, String)> {
    let query = query.to_lowercase();
    let mut listed: Vec<(Command, &'static str, String)> = Vec::new();
    for row in KEYS.iter().filter(|row| matches!(row.scope, Scope::Any | Scope::Form | Scope::Choice)) {
        let typed = row.chords.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        if let Some(seen) = listed.iter_mut().find(|seen| seen.0 == row.command) {
            seen.2 = format!("{} {typed}", seen.2);
        } else if row.scope != Scope::Form || !is_movement(row.command) {
            listed.push((row.command, row.does, typed));
        }
    }
    listed.retain(|(_, does, _)| find::words_start(does, &query));
    listed
}

/// Whether a command only moves; the palette has no use for those.
const fn is_movement(command: Command) -> bool {
    matches!(
        command,
        Command::Next
            | Command::Previous
            | Command::Up
            | Command::Down
            | Command::Left
            | Command::Right
            | Command::Enter
            | Command::Space
            | Command::Backspace
    )
}
