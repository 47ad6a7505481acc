//! Pages: what stands in the window, what each is asked, and the stack of them.
//!
//! A page is one file below. It answers [`Ask`] and names no other page: what it leads to is a
//! [`Next`], and which command opens which page stands in `open_by`. The closed enum is matched
//! twice, once to read and once to change.

pub mod blanks;
pub mod compare;
pub mod endpoint;
pub mod find;
pub mod form;
mod go_to;
pub mod help;
pub mod palette;
pub mod pasted;
pub mod preview;
pub mod question;
pub mod quick_launch;
pub mod review;
pub mod save_as;
pub mod templates;
pub mod text;

pub use blanks::Blanks;
pub use compare::Compare;
pub use endpoint::Endpoint;
pub use find::Find;
pub use form::FormPage;
pub use go_to::GoTo;
pub use help::HelpPage;
pub use palette::Palette;
pub use pasted::PastedObject;
pub use preview::Cover;
pub use question::Asked;
pub use quick_launch::QuickLaunch;
pub use review::Review;
pub use save_as::SaveAs;
pub use templates::Templates;
pub use text::JsonText;

use super::describe::{Description, Room};
use super::editor::Editor;
use super::keymap::{Command, Scope};
use super::message::Effect;
use super::question::Question;
use super::{Model, Preview, frame, layout};
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
    /// What a new manifest starts from.
    Templates(Templates),
    /// One endpoint for several events.
    Endpoint(Endpoint),
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

    /// A text was pasted; an object that is JSON only where [`Ask::edits_json`] says so.
    fn pasted(&mut self, model: &mut Model, pasted: &Pasted) -> Next {
        if self.editor().is_none() {
            model.refuse("nothing was pasted: there is no text here");
        }
        self.insert(model, &pasted.line())
    }

    /// Whether the text that is typed in it is JSON, into which JSON is pasted as it is.
    fn edits_json(&self) -> bool {
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
}

impl Offer {
    /// Keys that the table has no row for: typing, a pair of arrows.
    pub fn typing(keys: &str, does: impl Into<String>) -> Option<Offer> {
        Some(Offer { keys: keys.to_owned(), does: does.into() })
    }
}

/// Makes an offer of a command, in the words of the moment.
pub(super) type OfferOf<'o> = dyn Fn(Command, &str) -> Option<Offer> + 'o;

/// The key of a command where `scope` is read, with what it does; `None` if it has none there.
fn offer(model: &Model, scope: Scope, command: Command, does: &str) -> Option<Offer> {
    let chord = model.screen.keymap().chord(scope, command)?;
    Some(Offer { keys: chord.to_string(), does: does.to_owned() })
}

/// The keys of several commands that do one thing together, such as moving up and down.
fn offer_all(model: &Model, scope: Scope, commands: &[Command], does: &str) -> Option<Offer> {
    let keys = commands.iter().map(|command| Some(model.screen.keymap().chord(scope, *command)?.to_string()));
    Some(Offer { keys: keys.collect::<Option<Vec<_>>>()?.join(" "), does: does.to_owned() })
}

/// What saves here: a file that can only be read is saved as a copy.
fn save(model: &Model, key: &OfferOf<'_>) -> Option<Offer> {
    if model.only_reads() { key(Command::SaveAs, "save a copy") } else { key(Command::Save, "save") }
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
            Page::Templates(page) => page,
            Page::Endpoint(page) => page,
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
            Page::Templates(page) => page,
            Page::Endpoint(page) => page,
            Page::Review(page) => page,
            Page::Compare(page) => page,
            Page::Pasted(page) => page,
        }
    }
}

/// The form, and what stands over it.
#[derive(Debug, Default)]
pub struct Pages {
    form: FormPage,
    /// Topmost last.
    over: Vec<Page>,
}

impl Pages {
    /// The page of the form.
    pub fn form(&self) -> &FormPage {
        &self.form
    }

    /// What stands over the form, topmost last.
    pub fn over(&self) -> &[Page] {
        &self.over
    }

    /// What stands topmost over the form.
    pub fn top(&self) -> Option<&Page> {
        self.over.last()
    }
}

/// The page that the keys act in.
pub(super) fn top(model: &Model) -> &dyn Ask {
    let pages = &model.screen.pages;
    pages.over.last().map_or(&pages.form, Page::ask)
}

/// What the topmost page shows in a room.
pub fn describe(model: &Model, room: Room) -> Description<'_> {
    top(model).describe(model, room)
}

/// The keys that do something here and now, the most useful first.
pub fn offers(model: &Model) -> Vec<Offer> {
    top(model).offers(model)
}

/// Which command opens which page; `None` if it opens none.
pub(super) fn open_by(model: &mut Model, command: Command) -> Option<()> {
    let page = match command {
        Command::Find => Page::Find(Find::new(model)),
        Command::Palette => Page::Palette(Palette::default()),
        Command::GoTo if model.form.document().is_none() => {
            model.refuse("this text is not JSON yet: it has no sections");
            return Some(());
        }
        Command::GoTo => Page::GoTo(GoTo::new(model)),
        Command::Help => Page::Help(HelpPage::default()),
        Command::Review => Page::Review(Review::default()),
        Command::Problems => Page::Review(Review::of_problems()),
        Command::SaveAs => Page::SaveAs(SaveAs::new(model)),
        Command::QuickLaunch if model.form.document().is_none() => {
            model.refuse("this text is not JSON yet, so nobody sees the app");
            return Some(());
        }
        Command::QuickLaunch => Page::QuickLaunch(QuickLaunch::default()),
        Command::FillBlanks => {
            open_blanks(model);
            return Some(());
        }
        Command::OneEndpoint => {
            close_text(model);
            match Endpoint::new(model) {
                Some(page) => Page::Endpoint(page),
                None => return Some(()),
            }
        }
        Command::EditJson => {
            close_text(model);
            match JsonText::of_focus(model) {
                Some(page) => Page::Text(page),
                None => return Some(()),
            }
        }
        _ => return None,
    };
    open(model, page);
    Some(())
}

/// Asks again what a new manifest starts from.
pub(super) fn choose_template(model: &mut Model) {
    open(model, Page::Templates(Templates::default()));
}

/// Asks for every blank of the document, if there are some.
pub(super) fn open_blanks(model: &mut Model) {
    close_text(model);
    match Blanks::new(model) {
        Some(page) => open(model, Page::Blanks(page)),
        None => model.say("there are no blanks to fill in"),
    }
}

/// Asks a question; it takes the place of every popup.
pub(super) fn ask(model: &mut Model, question: Question) {
    open(model, Page::Question(Asked::new(question)));
}

/// Asks a question over whatever stands there.
pub(super) fn ask_over(model: &mut Model, question: Question) {
    push(model, Page::Question(Asked::new(question)));
}

/// Asks for a name to save under, beginning with one.
pub(super) fn ask_name(model: &mut Model, name: &str) {
    open(model, Page::SaveAs(SaveAs::on(name)));
}

/// Offers to open or to merge an object that was pasted, over whatever stands there.
pub(super) fn offer_pasted(model: &mut Model, text: &str) {
    close_text(model);
    let page = PastedObject::new(model, text);
    push(model, Page::Pasted(page));
}

/// Shows what differs between two texts, over whatever stands there.
fn compare(model: &mut Model, title: String, old: String, new: String) {
    push(model, Page::Compare(Compare { title, old, new, top: 0 }));
}

/// Closes every popup: what they were about is not there any more.
pub(super) fn close_popups(model: &mut Model) {
    model.screen.pages.over.retain(|page| page.ask().kind() != Kind::Popup);
}

/// Puts a page over the form; every popup and dialog closes.
pub(super) fn open(model: &mut Model, page: Page) {
    leave_all(model);
    model.screen.pages.over.push(page);
}

/// Puts a page over whatever stands there.
pub(super) fn push(model: &mut Model, page: Page) {
    model.screen.pages.over.push(page);
}

/// Closes everything over the form that does not stand in its place; what was typed there waits.
pub(super) fn leave_all(model: &mut Model) {
    close_text(model);
    if let Some((place, text)) = top(model).pending() {
        model.form.hold(place, text);
    }
    model.screen.pages.over.retain(|page| page.ask().kind() == Kind::Base);
}

/// The same, so that the form is seen: the whole text stays only where there is no form yet.
pub(super) fn to_form(model: &mut Model) {
    leave_all(model);
    if model.form.document().is_some() {
        model.screen.pages.over.retain(|page| !matches!(page, Page::Text(text) if text.is_whole()));
    }
}

/// Closes the topmost page; nothing if only the form is there.
pub(super) fn close_top(model: &mut Model) -> Option<Page> {
    model.screen.pages.over.pop()
}

/// Shows the preview that covers the form from where the focus is.
pub(super) fn restart_cover(model: &mut Model) {
    model.screen.pages.over.retain(|page| !matches!(page, Page::Cover(_)));
}

/// Goes to a section by its number in the line of sections; behind the last one stands the review.
pub(super) fn go_to_tab(model: &mut Model, tab: usize) {
    leave_all(model);
    uncover(model);
    let section = frame::sections(model).nth(tab);
    match section {
        Some(section) => with_form(model, |page, model| page.go_to(model, section)),
        None => push(model, Page::Review(Review::default())),
    }
}

/// The form is to be seen: what covers it goes.
pub(super) fn uncover(model: &mut Model) {
    if model.screen.preview_covers() {
        model.screen.show(Preview::Off);
    }
}

/// Leaves the open field of the form, keeping its text.
pub(super) fn close_text(model: &mut Model) {
    with_form(model, FormPage::close);
}

/// Scrolls the form as little as needed to show the focus.
pub(super) fn scroll(model: &mut Model) {
    with_form(model, |page, model| {
        if let Some(areas) = layout::areas(model) {
            page.scroll(&model.form, usize::from(areas.form.height).max(1));
        }
    });
}

/// Runs the page of the form, taken off the model meanwhile.
pub(super) fn with_form<R>(model: &mut Model, run: impl FnOnce(&mut FormPage, &mut Model) -> R) -> R {
    let mut page = std::mem::take(&mut model.screen.pages.form);
    let result = run(&mut page, model);
    model.screen.pages.form = page;
    result
}

/// Runs the topmost page, taken off the model meanwhile, and does what follows.
pub(super) fn with_top(
    model: &mut Model,
    run: impl FnOnce(&mut dyn Ask, &mut Model) -> Option<Next>,
) -> Option<Vec<Effect>> {
    let Some(mut page) = model.screen.pages.over.pop() else {
        let next = with_form(model, |page, model| run(page, model))?;
        return Some(go_on(model, next));
    };
    let depth = model.screen.pages.over.len();
    let next = run(page.ask_mut(), model);
    if !matches!(next, Some(Next::Leave(_) | Next::LeaveTo(_))) {
        model.screen.pages.over.insert(depth, page);
    }
    Some(go_on(model, next?))
}

/// Has the page of the form carry out a command, whatever stands over it.
pub(super) fn in_form(model: &mut Model, command: Command) -> Vec<Effect> {
    if model.form.document().is_none() {
        model.refuse("this text is not JSON yet: it has no sections");
        return Vec::new();
    }
    let next = with_form(model, |page, model| page.run(model, command));
    next.map_or_else(Vec::new, |next| go_on(model, next))
}

fn go_on(model: &mut Model, next: Next) -> Vec<Effect> {
    match next {
        Next::Stay => Vec::new(),
        Next::Ask(effects) | Next::Leave(effects) => effects,
        Next::ToForm => {
            to_form(model);
            Vec::new()
        }
        Next::Do(command) | Next::LeaveTo(command) => super::step::run(model, command),
    }
}

/// Gives what shows a part of the text the text that there is now.
pub(super) fn reseed(model: &mut Model) {
    // Only the topmost shows it: what lies below opens anew with the text of that moment.
    with_top(model, |page, model| Some(page.reseed(model)));
}

/// Keeps the pages that stand in the form's place exactly as long as they have to: the whole text
/// while it is not JSON or is typed in, the preview while it has no room.
pub(super) fn follow(model: &mut Model) {
    follow_preview(model);
    let whole = |page: &Page| matches!(page, Page::Text(text) if text.is_whole());
    let shown = model.screen.pages.over.iter().any(whole);
    let typed = |page: &Page| matches!(page, Page::Text(text) if !text.may_close());
    match (model.form.document().is_some(), shown) {
        (true, true) if model.screen.pages.over.iter().any(typed) => {}
        (true, true) => {
            model.screen.pages.over.retain(|page| !whole(page));
            model.form.close_step();
            if model.screen.message().is_none() {
                let undo = model.key(Command::Undo);
                model.say(format!("this is JSON now, and here is the form; {undo} goes back to the text"));
            }
        }
        (false, false) => {
            with_form(model, |page, _| page.drop_text());
            // A question stays on top: what it is about does not wait for the text to be JSON.
            model.screen.pages.over.retain(|page| matches!(page.ask().kind(), Kind::Base | Kind::Dialog));
            if let Some(text) = JsonText::of_whole(model) {
                let dialog = |page: &Page| page.ask().kind() == Kind::Dialog;
                let at = model.screen.pages.over.iter().position(dialog);
                let at = at.unwrap_or(model.screen.pages.over.len());
                model.screen.pages.over.insert(at, Page::Text(text));
            }
        }
        _ => {}
    }
}

fn follow_preview(model: &mut Model) {
    let covers = model.screen.preview_covers() && model.form.document().is_some();
    let is_cover = |page: &Page| matches!(page, Page::Cover(_));
    let pages = &mut model.screen.pages.over;
    match (covers, pages.iter().any(is_cover)) {
        (true, false) => pages.insert(0, Page::Cover(Cover::default())),
        (false, true) => pages.retain(|page| !is_cover(page)),
        _ => {}
    }
}
