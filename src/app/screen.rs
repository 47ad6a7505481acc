//! The window and what stands in it: the pages, the preview beside them, the message line.
//!
//! It deliberately knows no text and no file; what a page shows is told by the page.

use std::path::PathBuf;

use super::describe::WIDE;
use super::keymap::{Command, Keymap};
use super::layout;
use super::page::Pages;
use super::{Model, Start};

/// So many columns a narrow arrangement takes, however wide the window is: from one more on there are
/// two columns.
const NARROW: u16 = WIDE as u16 - 1;

/// How many commands are remembered.
const RECENT: usize = 5;

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
    fn of(self, window: Size) -> Size {
        match self {
            Arrangement::Roomy => window,
            Arrangement::Narrow => Size { width: window.width.min(NARROW), ..window },
        }
    }
}

/// The window and what stands in it.
#[derive(Debug)]
pub struct Screen {
    size: Size,
    pub(in crate::app) pages: Pages,
    preview: Preview,
    message: Option<Message>,
    keymap: Keymap,
    arrangement: Arrangement,
    mouse: Mouse,
    clipboard: Clipboard,
    remote: Option<Remote>,
    /// The commands that were run from the list of them, the last first.
    recent: Vec<Command>,
    /// The first line of the pane beside the form, where the wheel has moved it; else it follows the
    /// focus.
    pane: Option<usize>,
}

impl Screen {
    /// A window with the form in it, the JSON beside it where there is room.
    pub(super) fn new(start: &Start) -> Screen {
        let Start { mouse, clipboard, arrangement, .. } = *start;
        let size = arrangement.of(start.size);
        let preview = if size.width >= layout::BESIDE { Preview::Json } else { Preview::Off };
        let (pages, keymap) = (Pages::default(), start.keymap.clone());
        Screen {
            size,
            pages,
            preview,
            message: None,
            keymap,
            arrangement,
            mouse,
            clipboard,
            remote: start.remote.clone(),
            pane: None,
            recent: Vec::new(),
        }
    }

    /// The size of the window, or of what is used of it.
    pub fn size(&self) -> Size {
        self.size
    }

    /// What stands in the window.
    pub fn pages(&self) -> &Pages {
        &self.pages
    }

    /// What stands beside the form, or covers it.
    pub fn preview(&self) -> Preview {
        self.preview
    }

    /// What the message line says.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// Which keys there are.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// How what stands in the window is arranged.
    pub fn arrangement(&self) -> Arrangement {
        self.arrangement
    }

    /// Whose the mouse is.
    pub fn mouse(&self) -> Mouse {
        self.mouse
    }

    /// Who takes what is copied.
    pub fn clipboard(&self) -> Clipboard {
        self.clipboard
    }

    /// Where this is, if a shell on another machine reached it.
    pub fn remote(&self) -> Option<&Remote> {
        self.remote.as_ref()
    }

    /// The commands that were run from the list of them, the last first.
    pub fn recent(&self) -> &[Command] {
        &self.recent
    }

    /// The first line of the pane beside the form, where the wheel has moved it.
    pub fn pane(&self) -> Option<usize> {
        self.pane
    }

    /// Whether the preview has no room beside the form.
    pub fn preview_covers(&self) -> bool {
        self.preview != Preview::Off && self.size.width < layout::BESIDE
    }

    pub(super) fn resize(&mut self, size: Size) {
        self.size = self.arrangement.of(size);
    }

    /// A command was run from the list.
    pub(super) fn ran(&mut self, command: Command) {
        self.recent.retain(|other| *other != command);
        self.recent.insert(0, command);
        self.recent.truncate(RECENT);
    }

    pub(super) fn give_mouse(&mut self, mouse: Mouse) {
        self.mouse = mouse;
    }

    pub(super) fn scroll_pane(&mut self, top: usize) {
        self.pane = Some(top);
    }

    pub(super) fn show(&mut self, preview: Preview) {
        self.preview = preview;
    }

    /// Whoever does something has read the message, and wants to see it in the pane.
    pub(super) fn hush(&mut self) {
        self.message = None;
        self.pane = None;
    }
}

impl Model {
    /// Says something in the message line.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.screen.message = Some(Message { tone: Tone::Done, text: text.into() });
    }

    /// Mentions something that the screen can do without.
    pub(super) fn mention(&mut self, text: impl Into<String>) {
        self.screen.message = Some(Message { tone: Tone::Aside, text: text.into() });
    }

    /// Says in the message line why something was not done.
    pub(super) fn refuse(&mut self, text: impl Into<String>) {
        self.screen.message = Some(Message { tone: Tone::Refused, text: text.into() });
    }

    /// Says what the tour asks for.
    pub(super) fn guide(&mut self, text: String) {
        self.screen.message = Some(Message { tone: Tone::Guide, text });
    }

    /// How a command is given, for a sentence: its key here, else its key where it has one, else
    /// what it does.
    pub fn key(&self, command: Command) -> String {
        self.screen.keymap.given(self.scope(), command)
    }
}
