//! What can be done, where it can be done, and by which chord: asked in both directions.
//!
//! The keys stand in `table`, what a person wants of them comes in through `own`. It deliberately carries
//! nothing out: the pages and `step` do.

mod own;
mod table;

pub use own::{Own, Refused, Wish};
pub use table::{KEYS, PAIRS, TYPING};

use std::borrow::Cow;

use super::chord::Chord;
use crate::manifest::catalogue::Section;
use Scope::{
    Any, Choice, Dialog, Fill, Find, Form, GoTo, Help, Json, Line, Open, Page, Palette, Path, Preview,
    QuickLaunch, Raw, Review, Start, Templates, Text,
};
use table::COLON;

/// Where a chord is read. The form's places overlap as [`Scope::reach`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere, unless a narrower place takes the chord.
    Any,
    /// A selected row of the form.
    Form,
    /// A value of a checklist.
    Choice,
    /// An open field.
    Open,
    /// Wherever a text is edited: the editing keys, which stand once.
    Line,
    /// The search.
    Find,
    /// The list of commands.
    Palette,
    /// The help.
    Help,
    /// A question.
    Dialog,
    /// A text that is read.
    Page,
    /// The preview over the form.
    Preview,
    /// Quick launch.
    QuickLaunch,
    /// A path that is typed: to save under, or to open.
    Path,
    /// What can be opened.
    Start,
    /// The choice of a template.
    Templates,
    /// JSON that is edited.
    Raw,
    /// The whole text, which is no JSON yet.
    Text,
    /// A value edited as JSON.
    Json,
    /// The choice of a section.
    GoTo,
    /// Rows that are filled in one after the other: the blanks, one endpoint.
    Fill,
    /// The review.
    Review,
}

impl Scope {
    /// The places whose keys are read here, the narrowest first.
    pub const fn reach(self) -> &'static [Scope] {
        match self {
            Any => &[Any],
            Form => &[Form, Any],
            Choice => &[Choice, Form, Any],
            Open => &[Open, Line, Any],
            Line => &[Line, Any],
            Find => &[Find, Line, Any],
            Palette => &[Palette, Line, Any],
            Help => &[Help, Line, Any],
            Dialog => &[Dialog],
            Page => &[Page, Any],
            Preview => &[Preview, Page, Any],
            QuickLaunch => &[QuickLaunch, Line, Any],
            Path => &[Path, Line, Any],
            Start => &[Start, Any],
            Templates => &[Templates, Any],
            Raw => &[Raw, Line, Any],
            Text => &[Text, Raw, Line, Any],
            Json => &[Json, Raw, Line, Any],
            GoTo => &[GoTo, Any],
            Fill => &[Fill, Line, Any],
            Review => &[Review, Any],
        }
    }
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    /// To the next field.
    Next,
    /// To the previous field.
    Previous,
    /// To the next line.
    Down,
    /// To the previous line.
    Up,
    /// Left: a value, a choice, or the cursor.
    Left,
    /// Right: a value, a choice, or the cursor.
    Right,
    /// Opens, keeps, goes on, does what the row says.
    Enter,
    /// Keeps what is edited, and goes on to the next field.
    GoOn,
    /// Asks for a section to go to.
    GoTo,
    /// To a section.
    Section(Section),
    /// Steps a switch, ticks a value, opens a group.
    Space,
    /// Unsets the member, removes the item.
    Unset,
    /// Opens a text row without deleting; in an open field deletes before the cursor.
    Backspace,
    /// Deletes after the cursor.
    DeleteNext,
    /// To the next section, or a screenful.
    PageDown,
    /// To the previous section, or a screenful.
    PageUp,
    /// To the first row, or the start of the text.
    First,
    /// To the last row, or the end of the text.
    Last,
    /// Moves an item up.
    MoveUp,
    /// Moves an item down.
    MoveDown,
    /// Ticks every value.
    TickAll,
    /// Unticks every value.
    TickNone,
    /// Ticks what is not ticked and unticks what is.
    Invert,
    /// Opens the search.
    Find,
    /// To the next problem.
    NextProblem,
    /// To the previous problem.
    PreviousProblem,
    /// Applies the fix of the problem at the focus.
    Fix,
    /// Applies every fix that has one right answer.
    FixAll,
    /// Takes the last step back.
    Undo,
    /// Makes it again.
    Redo,
    /// Shows the JSON, then the changes, then neither.
    Preview,
    /// Shows who sees the application.
    QuickLaunch,
    /// Edits the focused value as JSON.
    EditJson,
    /// Saves.
    Save,
    /// Saves under another name.
    SaveAs,
    /// Opens the list of commands.
    Palette,
    /// Opens the help.
    Help,
    /// Back one level.
    Back,
    /// Ends the program, asking if something is unsaved.
    Quit,
    /// The cursor, one word left.
    WordLeft,
    /// The cursor, one word right.
    WordRight,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes all before the cursor.
    DeleteToStart,
    /// Deletes all after the cursor.
    DeleteToEnd,
    /// A new line.
    NewLine,
    /// Asks for each placeholder once.
    FillBlanks,
    /// Keeps a placeholder as it stands, or asks for it again.
    KeepBlank,
    /// Adds an item, or a localized name.
    Add,
    /// Gives several events one endpoint.
    OneEndpoint,
    /// Copies the headers of an event to others.
    CopyHeaders,
    /// Shows changes, JSON, problems before saving.
    Review,
    /// Takes one change back.
    TakeBack,
    /// Lists every problem.
    Problems,
    /// Copies the value of the focus.
    CopyValue,
    /// Copies its path.
    CopyPath,
    /// Copies the whole text.
    CopyJson,
    /// Copies the text for who installs the app.
    HandOver,
    /// Goes on with the file that was named after this one.
    NextFile,
    /// Goes on with the file that was named before this one.
    PreviousFile,
    /// Edits the whole text in another program.
    EditOutside,
    /// Edits the value of the focus in another program.
    EditValueOutside,
    /// Gives the mouse back to the terminal, or takes it.
    Mouse,
    /// Completes the path that is typed.
    Complete,
    /// Gives the terminal back to the shell for a while.
    Suspend,
}

/// One row of the table.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The chords, the one that is shown first; every terminal sends at least one. None where the
    /// command is in the palette alone.
    pub chords: Cow<'static, [Chord]>,
    /// Where they are read.
    pub scope: Scope,
    /// What they do.
    pub command: Command,
    /// What that is, in the words of help and palette.
    pub does: &'static str,
}

impl Command {
    /// Whether it deletes in the text that is edited.
    pub const fn deletes_text(self) -> bool {
        matches!(
            self,
            Command::Backspace
                | Command::DeleteNext
                | Command::DeleteWord
                | Command::DeleteToStart
                | Command::DeleteToEnd
        )
    }

    /// Whether it only moves; the list of commands has no use for those.
    pub const fn only_moves(self) -> bool {
        matches!(
            self,
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
}

/// Which keys there are: the table, as a person has changed it, to be asked in both directions.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: Vec<Binding>,
    /// Whether letters command where nothing is open.
    modal: bool,
    /// The words by which commands are given, where keys give none.
    words: Vec<(Command, &'static str)>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap { rows: KEYS.to_vec(), modal: false, words: Vec::new() }
    }
}

impl Keymap {
    /// The table of who gives commands by words alone: sentences name those.
    pub fn of_words(words: Vec<(Command, &'static str)>) -> Keymap {
        Keymap { words, ..Keymap::default() }
    }

    /// Every row.
    pub fn rows(&self) -> &[Binding] {
        &self.rows
    }

    /// Whether letters command where nothing is open: typing starts with the command that opens a text.
    pub fn is_modal(&self) -> bool {
        self.modal
    }

    /// Whether commands are given by words alone.
    pub fn is_spoken(&self) -> bool {
        !self.words.is_empty()
    }

    /// The command for which a word stands in the list of commands.
    pub fn called(&self, word: &str) -> Option<Command> {
        let called = COLON.iter().find(|(name, _)| self.modal && *name == word);
        called.map(|(_, command)| *command)
    }

    /// The command that a chord gives in a scope.
    pub fn binding(&self, scope: Scope, chord: Chord) -> Option<Command> {
        let in_scope = |scope: &Scope| {
            let scope = *scope;
            self.rows.iter().find(move |row| row.scope == scope && row.chords.contains(&chord))
        };
        scope.reach().iter().find_map(in_scope).map(|row| row.command)
    }

    /// The chord that is shown for a command in a scope; `None` if it has none there.
    pub fn chord(&self, scope: Scope, command: Command) -> Option<Chord> {
        let in_scope = |scope: &Scope| {
            let scope = *scope;
            self.rows.iter().find(move |row| row.scope == scope && row.command == command)
        };
        scope.reach().iter().find_map(in_scope).and_then(|row| row.chords.first().copied())
    }

    /// How a command is given where `scope` is read, for a sentence: its chord there, else as
    /// [`Keymap::spelled`] says.
    pub fn given(&self, scope: Scope, command: Command) -> String {
        let here = self.chord(scope, command).filter(|_| !self.is_spoken());
        here.map_or_else(|| self.spelled(command), |chord| chord.to_string())
    }

    /// How a command is given, for a sentence: its word, or its first chord wherever it has one, else what
    /// it does.
    pub fn spelled(&self, command: Command) -> String {
        if let Some((_, word)) = self.words.iter().find(|(other, _)| *other == command) {
            return (*word).to_owned();
        }
        let mut rows = self.rows.iter().filter(|row| row.command == command);
        let chord = rows.clone().find_map(|row| row.chords.first());
        match chord.filter(|_| !self.is_spoken()) {
            Some(chord) => chord.to_string(),
            None => rows.next().map_or_else(String::new, |row| row.does.to_owned()),
        }
    }
}
