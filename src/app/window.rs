//! What is known of a window: its size, whose its mouse and its clipboard are, what its message line says.
//!
//! It deliberately knows no page.

use std::path::PathBuf;

use super::describe::WIDE;

/// So many columns a narrow arrangement takes, however wide the window is: from one more on there are
/// two columns.
const NARROW: u16 = WIDE as u16 - 1;

/// The size of the window in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// What stands beside the form, or covers it where there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preview {
    /// Nothing.
    Off,
    /// The text that a save would write.
    Json,
    /// What differs from the saved file.
    Changes,
}

/// Whose the mouse is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The form's: clicks and the wheel act in it.
    Form,
    /// The terminal's, which marks text with it.
    Terminal,
    /// Nobody's: this terminal is not known to have one.
    Nobody,
}

/// How what stands in the window is arranged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// As the window has room for.
    #[default]
    Roomy,
    /// As in a small window, whatever the window is.
    Narrow,
}

/// Where this is, if a shell on another machine reached it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    /// What that machine called it: a user at an address.
    pub place: String,
    /// The folder that paths begin in.
    pub folder: PathBuf,
}

/// Who takes what is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clipboard {
    /// The terminal, as far as is known.
    Terminals,
    /// Nobody: this terminal is known to take nothing.
    Nobodys,
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something was not done.
    Refused,
    /// Where one is, such as the number of a problem: it gives way to everything else.
    Aside,
    /// What the tour asks for.
    Guide,
}

/// What the message line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

impl Arrangement {
    /// What is used of a window.
    pub(super) fn of(self, window: Size) -> Size {
        match self {
            Arrangement::Roomy => window,
            Arrangement::Narrow => Size { width: window.width.min(NARROW), ..window },
        }
    }
}
