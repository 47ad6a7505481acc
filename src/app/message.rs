//! What the editor hears and what it asks for: the only words between it and the world.
//!
//! It deliberately does nothing with them.

use std::path::PathBuf;

use super::chord::Chord;
use super::draft::Draft;
use super::folders::Name;
use super::home::{Around, Looked};
use super::keymap::Command;
use super::pointer::{Pointer, Target};
use super::{Mouse, Size};
use crate::form::place::Place;
pub use crate::form::session::{Checked, Unchecked};
use crate::form::used::Used;
use crate::json::Path;

/// What happens to the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// Keys were pressed.
    Key(Chord),
    /// A text was pasted.
    Paste(String),
    /// A pointer did something at a cell. What stands there is told by the picture that was seen, so
    /// whoever drew it makes a [`Msg::Click`] or a [`Msg::Wheel`] of it: the editor itself knows no cell.
    Pointer(Pointer),
    /// Something was clicked.
    Click(Target),
    /// The wheel was turned over something, by so many notches: down is more than 0.
    Wheel(Option<Target>, isize),
    /// A command is given otherwise than by its key.
    Do(Command),
    /// The focus goes somewhere.
    Go(Place),
    /// A whole line was given: what is edited in the topmost page becomes it, in the form the value at the
    /// focus.
    Line(String),
    /// The window has this size now.
    Resize(Size),
    /// A save ended.
    Saved(SaveOutcome),
    /// The program was not stopped: nobody could continue it.
    NotSuspended,
    /// The program is there and its first frame is drawn; what waited for that may begin.
    Started,
    /// The picture `uri` has this size.
    Measured {
        /// What the manifest calls it.
        uri: String,
        /// Width and height in pixels.
        size: (u32, u32),
    },
    /// A save takes long.
    StillSaving,
    /// A long text was checked.
    Checked(Box<Checked>),
    /// Somebody did something to the file, or took it back.
    OnDisk(OnDisk),
    /// Another window took the file over.
    TakenOver,
    /// This window took the file over; the unsaved work of the other one.
    TookOver(Vec<Draft>),
    /// Another program has edited: its text, or why there is none.
    EditedOutside(Outside, Result<String, String>),
    /// A manifest without a name is in work from now on, as [`Effect::Begin`] has asked.
    Begun {
        /// What the step is called that made it.
        name: &'static str,
        /// Its text.
        text: String,
        /// Whether unsaved work on it can be kept on disk.
        keeps: bool,
    },
    /// Unsaved work cannot be kept on disk, and why.
    NotKept(String),
    /// Another file could not be opened, and why.
    NotOpened(String),
    /// What there is to open.
    Around(Around),
    /// A file that can be opened was looked at.
    Looked(PathBuf, Looked),
    /// What recent files use.
    Recalled(Used),
    /// What lies in a folder.
    Listed(PathBuf, Vec<Name>),
    /// Unsaved work is kept on disk again.
    KeptAgain,
}

/// What is edited in another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// The whole text.
    Whole,
    /// A text, without its quotes.
    Text(Path),
    /// The JSON of a value.
    Json(Path),
}

/// What stands on disk in place of the text that was read or written last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OnDisk {
    /// The same.
    #[default]
    Same,
    /// What another program wrote.
    Changed(Theirs),
    /// Nothing.
    Gone,
}

/// What another program wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theirs {
    /// The text; `None` if it cannot be read as one.
    pub text: Option<String>,
    /// When, in words.
    pub when: String,
    /// The file that the name leads to now, if that is another one than it led to.
    pub leads_to: Option<String>,
}

/// How a save ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    /// The text is on disk.
    Written {
        /// What went wrong after that.
        warning: Option<String>,
    },
    /// The file already held exactly this.
    Unchanged,
    /// Another program changed the file.
    Changed(Theirs),
    /// The file is gone.
    Gone,
    /// There is a file of that name, which was not opened here, or another window has one in work:
    /// which.
    Exists {
        /// Its process and since when.
        holder: Option<String>,
    },
    /// It can only be written in place, and its old text can nowhere be kept meanwhile: the sentence.
    NoCopy(String),
    /// Why it was not written.
    Failed(String),
}

/// What is asked of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Save a text; the answer is [`Msg::Saved`].
    Save {
        /// Where.
        path: PathBuf,
        /// What.
        text: String,
        /// What may be written over.
        over: Over,
        /// Whether its old text has to be kept meanwhile, where a file can only be written in place.
        needs_copy: bool,
    },
    /// Put a text on the clipboard.
    Copy(String),
    /// Give the terminal to the editor that the person has chosen, on a text in a file of this name;
    /// the answer is [`Msg::EditedOutside`].
    EditOutside {
        /// What is edited.
        what: Outside,
        /// The name of the file.
        name: String,
        /// The text.
        text: String,
    },
    /// Take the mouse, or give it back to the terminal.
    Mouse(Mouse),
    /// Stop the program until it is continued; otherwise [`Msg::NotSuspended`] is the answer.
    Suspend,
    /// Measure the picture that a manifest names; the answer is [`Msg::Measured`], and none if that
    /// cannot be done: then no size is known, as before.
    Measure {
        /// The manifest.
        file: PathBuf,
        /// What it calls the picture.
        uri: String,
    },
    /// Check a long text, away from the keys; the answer is [`Msg::Checked`].
    Check(Box<Unchecked>),
    /// Take the text that another program wrote as the one that may be written over.
    Adopt(String),
    /// Keep what [`Model::unsaved`](super::Model::unsaved) gives, in place of what was kept before; nothing, if it gives
    /// nothing.
    Keep,
    /// Unsaved work belongs to this file from now on.
    BelongsTo(PathBuf),
    /// Throw unsaved work of an earlier window away.
    Discard(PathBuf),
    /// Take the file over from the other window; the answer is [`Msg::TookOver`].
    TakeOver,
    /// Keep what is unsaved for later, and go on with a manifest that has no name yet; the answer is
    /// [`Msg::Begun`], and none if the work cannot be kept.
    Begin {
        /// What the step is called that makes it.
        name: &'static str,
        /// Its text.
        text: String,
    },
    /// Look for what can be opened: unsaved work, recent files, the manifests of a folder, away from the
    /// keys; the answers are [`Msg::Around`] and, for each file, [`Msg::Looked`].
    LookAround(PathBuf),
    /// Look into a folder, away from the keys; the answer is [`Msg::Listed`].
    List(PathBuf),
    /// See what recent files use, away from the keys; the answer is [`Msg::Recalled`].
    Recall,
    /// Note that a file was opened or saved.
    Remember(PathBuf),
    /// Forget that it was.
    Forget(PathBuf),
    /// End the program.
    Quit(Leave),
}

/// What becomes of unsaved work at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// There is none, or it was thrown away.
    Nothing,
    /// It is kept for later.
    Work,
}

/// What a save may write over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The file as it was last read or written here; nothing, if there was none.
    Known,
    /// Nothing: the name is new.
    Nothing,
    /// What was there when the person was asked about it.
    Asked,
}
