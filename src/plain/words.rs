//! THE table of words: what a line commands in place of a key. Help, manual, README and every sentence that
//! names one are derived from it.
//!
//! It deliberately does nothing: a row names what is asked, and `hear` makes messages of it.

use crate::app::keymap::Command;

/// What a word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To the next place of the form.
    Next,
    /// To the place before, or out of a list.
    Back,
    /// What was said last, in full.
    Again,
    /// What can be said.
    Help,
    /// To a place by its name.
    Find,
    /// A value of a checklist is ticked, a number is added.
    Tick,
    /// The opposite.
    Untick,
    /// One change of those that are listed is taken back.
    TakeBack,
    /// The text that a save writes.
    Preview,
    /// Who sees the app.
    QuickLaunch,
    /// One address for several events.
    OneEndpoint,
    /// The value of the place as JSON.
    Json,
    /// What is used elsewhere is used here.
    Take,
    /// What is wrong, by number.
    Problems,
    /// What to do with the file.
    WhatNext,
    /// The text for who installs the app.
    HandOver,
    /// What the person has settled.
    Settings,
    /// A save, under a name if one is given.
    Save,
    /// What the command does in the form.
    Do(Command),
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The word, or several.
    pub name: &'static str,
    /// What stands behind it; empty if nothing does.
    pub takes: &'static str,
    /// Whether it asks for something without that too.
    alone: bool,
    /// What it does.
    pub does: &'static str,
    /// What it asks for.
    pub wish: Wish,
    /// The command of the form that it stands for, in sentences.
    command: Option<Command>,
}

const fn word(name: &'static str, wish: Wish, command: Command, does: &'static str) -> Word {
    Word { name, takes: "", alone: true, does, wish, command: Some(command) }
}

const fn own(name: &'static str, wish: Wish, does: &'static str) -> Word {
    Word { name, takes: "", alone: true, does, wish, command: None }
}

impl Word {
    /// The same with something behind it.
    const fn with(self, takes: &'static str) -> Word {
        Word { takes, alone: false, ..self }
    }

    /// The same with something behind it, if one likes.
    const fn perhaps(self, takes: &'static str) -> Word {
        Word { takes, ..self }
    }

    /// How it is said: `find WORDS`, `save [PATH]`.
    pub fn usage(&self) -> String {
        match (self.takes, self.alone) {
            ("", _) => self.name.to_owned(),
            (takes, true) => format!("{} [{takes}]", self.name),
            (takes, false) => format!("{} {takes}", self.name),
        }
    }
}

/// Every word.
#[rustfmt::skip]
pub static WORDS: &[Word] = &[
    word("next", Wish::Next, Command::Next, "to the next place; an empty line does the same"),
    word("back", Wish::Back, Command::Back, "to the place before; out of a list or a question"),
    own("again", Wish::Again, "says this place once more, in full"),
    own("find", Wish::Find, "goes to the place that the words name, or lists those that they fit; find ! lists problems, find * placeholders, find - what is not set").with("WORDS"),
    word("unset", Wish::Do(Command::Unset), Command::Unset, "makes this place not set; removes an item"),
    own("take", Wish::Take, "sets this place to what is used elsewhere: the first that is named, or the one of that number").perhaps("NUMBER"),
    own("tick", Wish::Tick, "ticks a value of a checklist, adds a number to a list; all ticks all of this one").with("VALUE"),
    own("untick", Wish::Untick, "takes it out again; all unticks all").with("VALUE"),
    word("add", Wish::Do(Command::Add), Command::Add, "to where an item is added to this list, or a name in another language"),
    word("move up", Wish::Do(Command::MoveUp), Command::MoveUp, "moves this item before the one above it"),
    word("move down", Wish::Do(Command::MoveDown), Command::MoveDown, "moves this item behind the one below it"),
    word("do", Wish::Do(Command::Space), Command::Space, "does what this place or this list offers, such as adding the engagement"),
    word("json", Wish::Json, Command::EditJson, "sets this place, whatever it is, to a value written as JSON").with("VALUE"),
    word("edit", Wish::Do(Command::EditOutside), Command::EditOutside, "opens the whole text in $VISUAL or $EDITOR"),
    word("edit value", Wish::Do(Command::EditValueOutside), Command::EditValueOutside, "opens the value of this place there"),
    word("problems", Wish::Problems, Command::Problems, "lists what is wrong; a number goes there"),
    word("problem", Wish::Do(Command::NextProblem), Command::NextProblem, "to the next error or warning"),
    word("fix", Wish::Do(Command::Fix), Command::Fix, "fixes the problem of this place, if it is known how"),
    word("fix all", Wish::Do(Command::FixAll), Command::FixAll, "fixes everything that has one right answer"),
    word("blanks", Wish::Do(Command::FillBlanks), Command::FillBlanks, "asks for each placeholder once, and writes it everywhere"),
    word("keep", Wish::Do(Command::KeepBlank), Command::KeepBlank, "keeps the blank that is asked for as it stands"),
    word("one endpoint", Wish::OneEndpoint, Command::OneEndpoint, "gives several events one endpoint").perhaps("URI"),
    word("copy headers", Wish::Do(Command::CopyHeaders), Command::CopyHeaders, "copies the headers of one event to others"),
    word("quick launch", Wish::QuickLaunch, Command::QuickLaunch, "says who sees the app; with profile ids whether such a user does").perhaps("IDS"),
    word("changes", Wish::Do(Command::Review), Command::Review, "lists what differs from the file; a number goes there"),
    word("revert", Wish::TakeBack, Command::TakeBack, "reverts the change of this number in that list").with("NUMBER"),
    word("preview", Wish::Preview, Command::Preview, "says the JSON that a save writes, with its secrets masked"),
    own("what next", Wish::WhatNext, "says whether the file is ready, and how it is installed"),
    word("hand over", Wish::HandOver, Command::HandOver, "says the text for who installs the app, without secrets"),
    own("config", Wish::Settings, "says what is settled in your config.toml, and where that is"),
    word("undo", Wish::Do(Command::Undo), Command::Undo, "takes the last step back, also after a save"),
    word("redo", Wish::Do(Command::Redo), Command::Redo, "makes it again"),
    word("save", Wish::Save, Command::Save, "writes the file, or another one").perhaps("PATH"),
    word("next file", Wish::Do(Command::NextFile), Command::NextFile, "continues with the file named after this one"),
    word("previous file", Wish::Do(Command::PreviousFile), Command::PreviousFile, "continues with the one before it"),
    word("help", Wish::Help, Command::Help, "lists these words"),
    word("quit", Wish::Do(Command::Quit), Command::Quit, "ends; what is in no file is asked about"),
];

/// What begins a value that would be taken for a word.
pub const VALUE: char = '=';

/// Lines that are no words, each with what it does.
pub const LINES: [(&str, &str); 3] = [
    ("anything else", "is the value of this place, an answer, or the number of what is listed"),
    ("= VALUE", "is a value too, even if it is one of these words; a blank before it does the same"),
    ("=", "alone is an empty text"),
];

/// Commands that sentences name and no row is called by.
const CALLED: [(Command, &str); 4] = [
    (Command::Enter, "an empty line"),
    (Command::Previous, "back"),
    (Command::SaveAs, "save PATH"),
    (Command::Find, "find"),
];

/// The word for each command that sentences name.
pub fn called() -> Vec<(Command, &'static str)> {
    let rows = WORDS.iter().filter_map(|word| Some((word.command?, word.name)));
    rows.chain(CALLED).collect()
}

/// The word that a line says, with what stands behind it.
pub fn spoken(line: &str) -> Option<(&'static Word, &str)> {
    let said = |word: &&'static Word| {
        let rest = behind(line, word.name)?;
        let fits = if rest.is_empty() { word.alone } else { !word.takes.is_empty() };
        fits.then_some((*word, rest))
    };
    // `fix all` is not `fix` of something.
    WORDS.iter().filter_map(|word| said(&word)).max_by_key(|(word, _)| word.name.len())
}

/// What stands behind a word at the start of a line, in whatever case it is written.
fn behind<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let start = line.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name))?;
    let rest = &line[start.len()..];
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim())
}
