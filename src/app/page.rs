//! Pages: what stands in the window, and what each is asked.
//!
//! A page is one file below. It answers [`Ask`] and names no other page: what it leads to is a
//! [`Next`], and which command opens which page stands in `stack`. The closed enum is matched
//! twice, once to read and once to change.

mod answers;
pub mod blanks;
pub mod compare;
pub mod endpoint;
pub mod find;
pub mod form;
mod go_to;
pub mod headers;
pub mod help;
pub mod palette;
pub mod pasted;
pub mod preview;
pub mod question;
pub mod quick_launch;
pub mod review;
pub mod save_as;
mod stack;
pub mod start;
pub mod templates;
pub mod text;

pub use blanks::Blanks;
pub use compare::Compare;
pub use endpoint::Endpoint;
pub use find::Find;
pub use form::FormPage;
pub use go_to::GoTo;
pub use headers::Headers;
pub use help::HelpPage;
pub use palette::Palette;
pub use pasted::PastedObject;
pub use preview::Cover;
pub use question::Asked;
pub use quick_launch::QuickLaunch;
pub use review::Review;
pub use save_as::SaveAs;
pub use stack::{Pages, describe, offers, top_kind};
pub use start::StartPage;
pub use templates::Templates;
pub use text::JsonText;

use stack::compare;
pub(super) use stack::{
    Shape, ask, ask_name, ask_over, before, choose_template, close_popups, close_text, close_top, follow,
    go_home, go_on_with_path, go_to_tab, help_over, in_form, jump_in_text, leave_all, offer_pasted,
    open_blanks, open_by, pending, reseed, restart_cover, scroll, shape, to_form, top, uncover, with_top,
};

use super::describe::{Before, Beside, Description, Room};
use super::editor::Editor;
use super::keymap::{Command, Scope};
use super::message::Effect;
use super::typed_path::TypedPath;
use super::{Model, beside, layout};
use crate::form::pasted::Pasted;
use crate::form::place::Place;

/// The column of a text that has no label.
const INDENT: usize = 4;

/// What may stand over the form.
#[derive(Debug, Clone)]
pub enum Page {
    /// The preview, where it has no room beside the form.
    Cover(Cover),
    /// A value, or the whole text, edited as JSON.
    Text(JsonText),
    /// The search.
    Find(Find),
    /// The list of commands.
    Palette(Palette),
    /// The sections, to go to one.
    GoTo(GoTo),
    /// The help.
    Help(HelpPage),
    /// Who sees the application.
    QuickLaunch(QuickLaunch),
    /// A name to save under.
    SaveAs(SaveAs),
    /// A question.
    Question(Asked),
    /// The blanks, asked one after the other.
    Blanks(Blanks),
    /// What can be opened.
    Start(StartPage),
    /// What a new manifest starts from.
    Templates(Templates),
    /// One endpoint for several events.
    Endpoint(Endpoint),
    /// The headers of one event for others.
    Headers(Headers),
    /// Everything before it is saved.
    Review(Review),
    /// What differs between two texts.
    Compare(Compare),
    /// A JSON object that was pasted.
    Pasted(PastedObject),
}

/// What becomes of a page when another one opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It stands in the form's place, and stays.
    Base,
    /// It stays until it is answered.
    Dialog,
    /// The next one replaces it.
    Popup,
}

/// What follows from something that was done in a page.
#[derive(Debug)]
pub enum Next {
    /// The page stays.
    Stay,
    /// The page stays, and the command is carried out.
    Do(Command),
    /// The page stays; this is asked of the world.
    Ask(Vec<Effect>),
    /// The page closes; this is asked of the world.
    Leave(Vec<Effect>),
    /// The page closes, and the command is carried out.
    LeaveTo(Command),
    /// Every popup closes: the form is seen again.
    ToForm,
}

/// What a page is asked.
pub trait Ask {
    /// The place of the keymap whose keys are read in it.
    fn scope(&self, model: &Model) -> Scope;

    /// What becomes of it when another page opens.
    fn kind(&self) -> Kind {
        Kind::Popup
    }

    /// The text that the editing keys act on.
    fn editor(&mut self) -> Option<&mut Editor> {
        None
    }

    /// The text of [`Ask::editor`] was changed.
    fn edited(&mut self, _model: &mut Model) {}

    /// Whether what is typed and deleted in it changes the manifest.
    fn writes(&self) -> bool {
        false
    }

    /// Whether a character is typed here even where a key of the table takes it: a value may begin so.
    fn begins(&self, _model: &Model, _c: char) -> bool {
        false
    }

    /// A character that no key of the table takes.
    fn typed(&mut self, model: &mut Model, c: char) -> Next {
        self.insert(model, &c.to_string())
    }

    /// A text was pasted; an object only where [`Ask::takes_object`] says so.
    fn pasted(&mut self, model: &mut Model, pasted: &Pasted) -> Next {
        if self.editor().is_none() {
            model.refuse("nothing was pasted: there is no text here");
        }
        self.insert(model, &pasted.line())
    }

    /// A whole line was given: what is edited here becomes it.
    fn line(&mut self, model: &mut Model, given: &str) -> Next {
        if self.writes() && model.refuses_writing() {
            return Next::Stay;
        }
        if let Some(editor) = self.editor() {
            editor.replace(given);
            self.edited(model);
        }
        Next::Stay
    }

    /// Whether an object that is pasted is taken as it is: into JSON that is edited, or as the value of a
    /// row. Elsewhere it is opened or merged.
    fn takes_object(&self, _model: &Model, _pasted: &Pasted) -> bool {
        false
    }

    /// Puts a text into the editor, if there is one.
    fn insert(&mut self, model: &mut Model, text: &str) -> Next {
        if self.writes() && model.refuses_writing() {
            return Next::Stay;
        }
        if let Some(editor) = self.editor() {
            editor.insert_text(text);
            self.edited(model);
        }
        Next::Stay
    }

    /// A command; `None` if it means here what it means everywhere.
    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next>;

    /// A key that means nothing here.
    fn unbound(&mut self, _model: &mut Model) {}

    /// The text was changed from elsewhere: by undo, a merge, a restored text.
    fn reseed(&mut self, _model: &mut Model) -> Next {
        Next::Stay
    }

    /// What was typed in it and stands in no text, and where it belongs.
    fn pending(&self) -> Option<(Place, String)> {
        None
    }

    /// Whether it stands in the line of the sections as one of them.
    fn is_section(&self) -> bool {
        false
    }

    /// Why the program cannot end while it stands; `None` if it can.
    fn holds(&self, _model: &Model) -> Option<String> {
        None
    }

    /// Something in it was clicked: a row of the list that it describes, in it a cell, or what stays
    /// above the list. A click chooses; on what is chosen it does what Enter does.
    fn clicked(&mut self, _model: &mut Model, _row: Option<usize>, _cell: Option<usize>) -> Next {
        Next::Stay
    }

    /// The view of this number was clicked.
    fn show(&mut self, _model: &mut Model, _view: usize) -> Next {
        Next::Stay
    }

    /// How many steps down or up a notch of the wheel is: in what is only read more than one.
    fn notch(&self) -> usize {
        1
    }

    /// The wheel was turned over it, by so many notches.
    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        let command = if by > 0 { Command::Down } else { Command::Up };
        for _ in 0..by.unsigned_abs() * self.notch() {
            self.run(model, command);
        }
        Next::Stay
    }

    /// What stands around it, where it stands there only as long as no manifest is in work.
    fn before(&self, _model: &Model) -> Option<Before> {
        None
    }

    /// The path that is typed in it: what lies in its folder is asked for.
    fn path(&self) -> Option<&TypedPath> {
        None
    }

    /// The same, to go on with it once that is known.
    fn path_mut(&mut self) -> Option<&mut TypedPath> {
        None
    }

    /// Whether what is used elsewhere is of use to what is typed in it.
    fn reuses(&self, _model: &Model) -> bool {
        false
    }

    /// Whether it takes the room of the pane too.
    fn fills(&self) -> bool {
        false
    }

    /// Whether what is chosen in it is explained below it.
    fn explains(&self, _model: &Model) -> bool {
        true
    }

    /// What stands beside it, where there is room: what the person has there, at what this page points at.
    fn beside<'m>(&'m self, model: &'m Model) -> Beside<'m> {
        Beside::Chosen(beside::at_focus(model))
    }

    /// What it shows in a room.
    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m>;

    /// The keys that do something in it now, the most useful first.
    fn offers(&self, model: &Model) -> Vec<Offer>;
}

/// A key and what it does now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The key, or several.
    pub keys: String,
    /// What it does.
    pub does: String,
    /// The same in a word, for what has to be named in any room.
    pub brief: Option<&'static str>,
}

impl Offer {
    /// Keys that the table has no row for: typing, a pair of arrows.
    pub fn typing(keys: &str, does: impl Into<String>) -> Option<Offer> {
        Some(Offer { keys: keys.to_owned(), does: does.into(), brief: None })
    }

    /// The same offer, which stands in any room: where that is little, in this word.
    #[must_use]
    pub fn or(self, brief: &'static str) -> Offer {
        Offer { brief: Some(brief), ..self }
    }
}

/// Makes an offer of a command, in the words of the moment.
pub(super) type OfferOf<'o> = dyn Fn(Command, &str) -> Option<Offer> + 'o;

/// The key of a command where `scope` is read, with what it does; `None` if it has none there.
fn offer(model: &Model, scope: Scope, command: Command, does: &str) -> Option<Offer> {
    let chord = model.screen.keymap().chord(scope, command)?;
    Some(Offer { keys: chord.to_string(), does: does.to_owned(), brief: None })
}

/// The keys of several commands that do one thing together, such as moving up and down.
fn offer_all(model: &Model, scope: Scope, commands: &[Command], does: &str) -> Option<Offer> {
    let keys = commands.iter().map(|command| Some(model.screen.keymap().chord(scope, *command)?.to_string()));
    Some(Offer { keys: keys.collect::<Option<Vec<_>>>()?.join(" "), does: does.to_owned(), brief: None })
}

/// What saves here; where something is unsaved it is named before what is only useful, if the window is no
/// narrow one. A file that can only be read is saved as a copy.
fn save(model: &Model, key: &OfferOf<'_>) -> Option<Offer> {
    let save =
        if model.only_reads() { key(Command::SaveAs, "save a copy") } else { key(Command::Save, "save") };
    let is_urgent = model.form.session().is_modified() && layout::room_of_page(model).is_wide();
    save.map(|offer| if is_urgent { offer.or("save") } else { offer })
}

/// Nothing is written to several events where none is chosen.
fn none_ticked(model: &mut Model) -> Next {
    let space = model.key(Command::Space);
    model.refuse(format!("no event is ticked: {space} on an event ticks it"));
    Next::Stay
}

/// Undo, if there is something to undo.
fn undo(model: &Model, key: &OfferOf<'_>) -> Option<Offer> {
    model.form.session().undo_name().and_then(|_| key(Command::Undo, "undo"))
}

impl Page {
    /// The page, to be read.
    pub fn ask(&self) -> &dyn Ask {
        match self {
            Page::Cover(page) => page,
            Page::Text(page) => page,
            Page::Find(page) => page,
            Page::Palette(page) => page,
            Page::GoTo(page) => page,
            Page::Help(page) => page,
            Page::QuickLaunch(page) => page,
            Page::SaveAs(page) => page,
            Page::Question(page) => page,
            Page::Blanks(page) => page,
            Page::Start(page) => page,
            Page::Templates(page) => page,
            Page::Endpoint(page) => page,
            Page::Headers(page) => page,
            Page::Review(page) => page,
            Page::Compare(page) => page,
            Page::Pasted(page) => page,
        }
    }

    fn ask_mut(&mut self) -> &mut dyn Ask {
        match self {
            Page::Cover(page) => page,
            Page::Text(page) => page,
            Page::Find(page) => page,
            Page::Palette(page) => page,
            Page::GoTo(page) => page,
            Page::Help(page) => page,
            Page::QuickLaunch(page) => page,
            Page::SaveAs(page) => page,
            Page::Question(page) => page,
            Page::Blanks(page) => page,
            Page::Start(page) => page,
            Page::Templates(page) => page,
            Page::Endpoint(page) => page,
            Page::Headers(page) => page,
            Page::Review(page) => page,
            Page::Compare(page) => page,
            Page::Pasted(page) => page,
        }
    }
}
