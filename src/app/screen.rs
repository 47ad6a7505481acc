//! The window and what stands in it: the pages, the preview beside them, the message line.
//!
//! It deliberately knows no text and no file; what a page shows is told by the page.

use super::keymap::{Command, Keymap};
use super::layout;
use super::page::Pages;
use super::window::{Arrangement, Clipboard, Message, Mouse, Preview, Remote, Size, Tone};
use super::{Model, Start};

/// How many commands are remembered.
const RECENT: usize = 5;

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
