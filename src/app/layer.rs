//! What can lie over the form: a closed set.
//!
//! It deliberately carries nothing out: `act` moves in a layer and does what its rows say.

use std::path::PathBuf;

use super::field::Editor;
use super::fill::Fill;
use super::keymap::{Command, KEYS, Scope};
use super::status::plural;
use super::{Model, find};
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

/// A question with answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialog {
    /// What is asked.
    pub question: Question,
    /// The answer that Enter gives.
    pub chosen: usize,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Something is not saved.
    Quit,
    /// There are errors that the saved file does not have.
    SaveErrors(super::Then),
    /// The file was changed by another program.
    Changed,
    /// The file is gone.
    Gone,
    /// A file of that name exists.
    Exists(PathBuf),
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The letter that gives it; `None` where [`Answer::key`] is none.
    pub letter: Option<char>,
    /// What it is.
    pub title: &'static str,
    /// What it does and what is lost.
    pub means: String,
    /// What follows.
    pub choice: Choice,
}

/// What an answer leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Back to where the question came from.
    Back,
    /// To the first error.
    FirstError,
    /// Save, whatever was asked about.
    SaveAnyway,
    /// Save under another name.
    SaveAs,
    /// Write over what is there.
    Overwrite,
    /// Save and end.
    SaveAndQuit,
    /// End without saving.
    Discard,
}

impl Answer {
    /// The key that gives it, as the screen names it.
    pub fn key(&self) -> String {
        match (self.letter, self.choice) {
            (Some(letter), _) => letter.to_string(),
            (None, Choice::FirstError) => "F8".to_owned(),
            (None, _) => "Esc".to_owned(),
        }
    }
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
            Layer::Help(_) => Scope::Help,
            Layer::Dialog(_) => Scope::Dialog,
            Layer::Raw(_) => Scope::Raw,
            Layer::Fill(_) | Layer::OneEndpoint(_) => Scope::Fill,
            Layer::Review(_) => Scope::Review,
        }
    }
}

impl Dialog {
    /// A question, on its safe answer.
    pub const fn new(question: Question) -> Dialog {
        Dialog { question, chosen: 0 }
    }

    /// The question in words.
    pub fn title(&self, model: &Model) -> String {
        let name = model.name();
        match &self.question {
            Question::Quit => {
                let changes = model.session.changed().len();
                let drafts = model.drafts.len();
                match (model.session.is_modified(), drafts) {
                    (true, 0) => format!("quit: {} not saved", are(changes, "change")),
                    (true, drafts) => {
                        format!(
                            "quit: {}, {} not saved",
                            plural(changes.max(1), "change"),
                            are(drafts, "unfinished text")
                        )
                    }
                    (false, drafts) => {
                        format!("quit: {} not in the file yet", are(drafts, "unfinished text"))
                    }
                }
            }
            Question::SaveErrors(_) => {
                format!("save {name} with {}?", plural(model.new_errors().count(), "error"))
            }
            Question::Changed => format!("not saved: {name} was changed by another program"),
            Question::Gone => format!("not saved: {name} is gone"),
            Question::Exists(path) => {
                format!(
                    "not saved: {} is there already",
                    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()
                )
            }
        }
    }

    /// The answers, the safe one first.
    pub fn answers(&self, model: &Model) -> Vec<Answer> {
        let name = model.name();
        match &self.question {
            Question::Quit => vec![
                answer(None, "stay", "back to the form", Choice::Back),
                answer(
                    Some('s'),
                    "save and quit",
                    if model.drafts.is_empty() {
                        format!("writes {name}")
                    } else {
                        format!("writes {name}; the unfinished text is lost")
                    },
                    Choice::SaveAndQuit,
                ),
                answer(Some('x'), "throw away", "quits; what is not saved is lost for good", Choice::Discard),
            ],
            Question::SaveErrors(_) => vec![
                answer(None, "go to the first error", "nothing is written", Choice::FirstError),
                answer(Some('s'), "save anyway", "as a draft; the errors stay marked", Choice::SaveAnyway),
                answer(None, "back to the form", "nothing is written", Choice::Back),
            ],
            Question::Changed => vec![
                answer(None, "back to the form", "nothing is written", Choice::Back),
                answer(
                    Some('a'),
                    "save as",
                    format!("yours under another name; {name} stays as they wrote it"),
                    Choice::SaveAs,
                ),
                answer(Some('o'), "overwrite", "writes yours; their changes are lost", Choice::Overwrite),
            ],
            Question::Gone => vec![
                answer(None, "back to the form", "nothing is written", Choice::Back),
                answer(Some('s'), "write it again", format!("makes {name} anew"), Choice::Overwrite),
                answer(Some('a'), "save as", "under another name", Choice::SaveAs),
            ],
            Question::Exists(_) => vec![
                answer(None, "back to the form", "nothing is written", Choice::Back),
                answer(Some('a'), "another name", "asks again", Choice::SaveAs),
                answer(
                    Some('o'),
                    "overwrite",
                    "writes yours; what that file holds is lost",
                    Choice::Overwrite,
                ),
            ],
        }
    }
}

fn answer(letter: Option<char>, title: &'static str, means: impl Into<String>, choice: Choice) -> Answer {
    Answer { letter, title, means: means.into(), choice }
}

fn are(count: usize, noun: &str) -> String {
    let count = count.max(1);
    format!("{} {}", plural(count, noun), if count == 1 { "is" } else { "are" })
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
