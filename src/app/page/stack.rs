//! The pages that stand over the form: which is opened, which is on top, what follows when one is left.
//!
//! It deliberately knows no page from inside.

use super::{
    Ask, Asked, Blanks, Compare, Cover, Endpoint, Find, FormPage, GoTo, Headers, HelpPage, JsonText, Kind,
    Next, Offer, Page, Palette, PastedObject, QuickLaunch, Review, SaveAs, StartPage, Templates, offer,
};
use crate::app::describe::{Before, Description, Room};
use crate::app::keymap::{Command, Scope};
use crate::app::message::Effect;
use crate::app::question::Question;
use crate::app::{Model, Preview, layout};
use crate::form::place::Place;

/// The form, and what stands over it.
#[derive(Debug, Default)]
pub struct Pages {
    form: FormPage,
    /// Topmost last.
    over: Vec<Page>,
    /// What the page asks of the window that is off the model while it runs.
    running: Option<Shape>,
}

/// What a page asks of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Shape {
    /// Whether it takes the room of the pane too.
    pub(in crate::app) fills: bool,
    /// Whether what is chosen in it is explained below it.
    pub(in crate::app) explains: bool,
    /// Whether there is no manifest yet that sections and sidebar could tell of.
    pub(in crate::app) alone: bool,
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
pub(in crate::app) fn top(model: &Model) -> &dyn Ask {
    let pages = &model.screen.pages;
    pages.over.last().map_or(&pages.form, Page::ask)
}

/// What the page that the keys act in asks of the window, also while it runs.
pub(in crate::app) fn shape(model: &Model) -> Shape {
    let of_top = || {
        let page = top(model);
        Shape { fills: page.fills(), explains: page.explains(model), alone: before(model).is_some() }
    };
    model.screen.pages.running.unwrap_or_else(of_top)
}

/// What becomes of the topmost page when another one opens.
pub fn top_kind(model: &Model) -> Kind {
    top(model).kind()
}

/// What stands around the page as long as no manifest is in work.
pub(in crate::app) fn before(model: &Model) -> Option<Before> {
    model.screen.pages.over.iter().find_map(|page| page.ask().before(model))
}

/// What was typed in the pages that stand over the form and is in no text, whatever stands over them.
pub(in crate::app) fn pending(model: &Model) -> Vec<(Place, String)> {
    model.screen.pages.over.iter().filter_map(|page| page.ask().pending()).collect()
}

/// What the topmost page shows in a room.
pub fn describe(model: &Model, room: Room) -> Description<'_> {
    top(model).describe(model, room)
}

/// The keys that do something here and now, the most useful first.
pub fn offers(model: &Model) -> Vec<Offer> {
    let help = offer(model, Scope::Any, Command::Help, "help");
    let mut offers = top(model).offers(model);
    // Out of what stands over the form a key is named in any room.
    let back = offer(model, Scope::Any, Command::Back, "").filter(|_| !model.screen.pages.over.is_empty());
    for offer in &mut offers {
        if back.as_ref().is_some_and(|back| back.keys == offer.keys) {
            offer.brief = offer.brief.or(Some("back"));
        }
    }
    offers.into_iter().chain(help).collect()
}

/// Which command opens which page; `None` if it opens none. Where there is nothing to open, that is said.
pub(in crate::app) fn open_by(model: &mut Model, command: Command) -> Option<()> {
    let is_json = model.form.document().is_some();
    let page = match command {
        Command::Help => {
            help_over(model);
            None
        }
        Command::FillBlanks => {
            open_blanks(model);
            None
        }
        Command::GoTo if !is_json => {
            model.refuse("this text is not JSON yet: it has no sections");
            None
        }
        Command::QuickLaunch if !is_json => {
            model.refuse("this text is not JSON yet, so nobody sees the app");
            None
        }
        Command::Find => Some(Page::Find(Find::new(model))),
        Command::Palette => Some(Page::Palette(Palette::default())),
        Command::GoTo => Some(Page::GoTo(GoTo::new(model))),
        Command::Review => Some(Page::Review(Review::default())),
        Command::Problems => Some(Page::Review(Review::of_problems())),
        Command::SaveAs => Some(Page::SaveAs(SaveAs::new(model))),
        Command::QuickLaunch => Some(Page::QuickLaunch(QuickLaunch::default())),
        Command::OneEndpoint => closed(model, Endpoint::new).map(Page::Endpoint),
        Command::CopyHeaders => closed(model, Headers::new).map(Page::Headers),
        Command::EditJson => closed(model, JsonText::of_focus).map(Page::Text),
        _ => return None,
    };
    if let Some(page) = page {
        open(model, page);
    }
    Some(())
}

/// A page that is about the text once the open field is in it.
fn closed<P>(model: &mut Model, page: impl FnOnce(&mut Model) -> Option<P>) -> Option<P> {
    close_text(model);
    page(model)
}

/// Asks what a new manifest starts from, on the template of a number.
pub(in crate::app) fn choose_template(model: &mut Model, number: usize) {
    leave_all(model);
    push(model, Page::Templates(Templates::new(number)));
}

/// Shows what can be opened, if the work began there; whether it did.
pub(in crate::app) fn go_home(model: &mut Model) -> bool {
    if model.home.is_some() {
        push(model, Page::Start(StartPage::default()));
    }
    model.home.is_some()
}

/// Asks for every blank of the document, if there are some.
pub(in crate::app) fn open_blanks(model: &mut Model) {
    match closed(model, Blanks::new) {
        Some(page) => open(model, Page::Blanks(page)),
        None => model.refuse("there are no blanks to fill in"),
    }
}

/// Asks a question; it takes the place of every popup.
pub(in crate::app) fn ask(model: &mut Model, question: Question) {
    open(model, Page::Question(Asked::new(question)));
}

/// Asks a question over whatever stands there.
pub(in crate::app) fn ask_over(model: &mut Model, question: Question) {
    push(model, Page::Question(Asked::new(question)));
}

/// Asks for a name to save under, beginning with one.
pub(in crate::app) fn ask_name(model: &mut Model, name: &str) {
    open(model, Page::SaveAs(SaveAs::on(name)));
}

/// Offers to open or to merge an object that was pasted, over whatever stands there.
pub(in crate::app) fn offer_pasted(model: &mut Model, text: &str) {
    close_text(model);
    let page = PastedObject::new(model, text);
    push(model, Page::Pasted(page));
}

/// It is known what lies where a path is typed.
pub(in crate::app) fn go_on_with_path(model: &mut Model) {
    with_top(model, |page, model| {
        page.path_mut()?.go_on(model);
        None
    });
}

/// Shows what differs between two texts, over whatever stands there.
pub(super) fn compare(model: &mut Model, title: String, old: String, new: String) {
    push(model, Page::Compare(Compare { title, old, new, top: 0 }));
}

/// Shows the help over whatever stands there, which stays.
pub(in crate::app) fn help_over(model: &mut Model) {
    let page = HelpPage::new(model);
    push(model, Page::Help(page));
}

/// Closes every popup: what they were about is not there any more.
pub(in crate::app) fn close_popups(model: &mut Model) {
    model.screen.pages.over.retain(|page| page.ask().kind() != Kind::Popup);
}

/// The cursor of a text that is not JSON goes to a line and a column, from 0.
pub(in crate::app) fn jump_in_text(model: &mut Model, line: usize, column: usize) {
    let whole = |page: &&mut Page| matches!(page, Page::Text(text) if text.is_whole());
    if let Some(editor) =
        model.screen.pages.over.iter_mut().find(whole).and_then(|page| page.ask_mut().editor())
    {
        editor.jump(line, column);
    }
}

/// Puts a page over the form; every popup and dialog closes.
fn open(model: &mut Model, page: Page) {
    leave_all(model);
    model.screen.pages.over.push(page);
}

/// Puts a page over whatever stands there.
pub(in crate::app) fn push(model: &mut Model, page: Page) {
    model.screen.pages.over.push(page);
}

/// Closes everything over the form that does not stand in its place; what was typed there waits.
pub(in crate::app) fn leave_all(model: &mut Model) {
    close_text(model);
    for (place, text) in pending(model) {
        model.form.hold(place, text);
    }
    model.screen.pages.over.retain(|page| page.ask().kind() == Kind::Base);
}

/// The same, so that the form is seen: the whole text stays only where there is no form yet.
pub(in crate::app) fn to_form(model: &mut Model) {
    leave_all(model);
    if model.form.document().is_some() {
        model.screen.pages.over.retain(|page| !matches!(page, Page::Text(text) if text.is_whole()));
    }
}

/// Closes the topmost page; nothing if only the form is there.
pub(in crate::app) fn close_top(model: &mut Model) -> Option<Page> {
    model.screen.pages.over.pop()
}

/// Shows the preview that covers the form from where the focus is.
pub(in crate::app) fn restart_cover(model: &mut Model) {
    model.screen.pages.over.retain(|page| !matches!(page, Page::Cover(_)));
}

/// Goes to a section by its number in the line of sections; behind the last one stands the review.
pub(in crate::app) fn go_to_tab(model: &mut Model, tab: usize) {
    leave_all(model);
    uncover(model);
    let section = model.form.sections().nth(tab);
    match section {
        Some(section) => with_form(model, |page, model| page.go_to(model, section)),
        None => push(model, Page::Review(Review::default())),
    }
}

/// The form is to be seen: what covers it goes.
pub(in crate::app) fn uncover(model: &mut Model) {
    if model.screen.preview_covers() {
        model.screen.show(Preview::Off);
    }
}

/// Leaves the open field of the form, keeping its text.
pub(in crate::app) fn close_text(model: &mut Model) {
    with_form(model, FormPage::close);
}

/// Scrolls the form as little as needed to show the focus.
pub(in crate::app) fn scroll(model: &mut Model) {
    with_form(model, |page, model| {
        if let Some(areas) = layout::areas(model) {
            page.scroll(&model.form, usize::from(areas.form.height).max(1));
        }
    });
}

/// Runs the page of the form, taken off the model meanwhile.
pub(in crate::app) fn with_form<R>(model: &mut Model, run: impl FnOnce(&mut FormPage, &mut Model) -> R) -> R {
    let mut page = std::mem::take(&mut model.screen.pages.form);
    let result = run(&mut page, model);
    model.screen.pages.form = page;
    result
}

/// Runs the topmost page, taken off the model meanwhile, and does what follows.
pub(in crate::app) fn with_top(
    model: &mut Model,
    run: impl FnOnce(&mut dyn Ask, &mut Model) -> Option<Next>,
) -> Option<Vec<Effect>> {
    let shape = shape(model);
    let Some(mut page) = model.screen.pages.over.pop() else {
        let next = with_form(model, |page, model| run(page, model))?;
        return Some(go_on(model, next));
    };
    let depth = model.screen.pages.over.len();
    model.screen.pages.running = Some(shape);
    let next = run(page.ask_mut(), model);
    model.screen.pages.running = None;
    if !matches!(next, Some(Next::Leave(_) | Next::LeaveTo(_))) {
        model.screen.pages.over.insert(depth, page);
    }
    Some(go_on(model, next?))
}

/// Has the page of the form carry out a command, whatever stands over it.
pub(in crate::app) fn in_form(model: &mut Model, command: Command) -> Vec<Effect> {
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
        Next::Do(command) | Next::LeaveTo(command) => crate::app::step::run(model, command),
    }
}

/// Gives what shows a part of the text the text that there is now.
pub(in crate::app) fn reseed(model: &mut Model) {
    // Only the topmost shows it: what lies below opens anew with the text of that moment.
    with_top(model, |page, model| Some(page.reseed(model)));
}

/// Keeps the pages that stand in the form's place exactly as long as they have to: the whole text
/// while it is not JSON or is typed in, the preview while it has no room.
pub(in crate::app) fn follow(model: &mut Model) {
    if model.form.session().is_begun() {
        let is_before = |page: &Page| page.ask().before(model).is_some();
        let stay: Vec<bool> = model.screen.pages.over.iter().map(|page| !is_before(page)).collect();
        let mut stay = stay.into_iter();
        model.screen.pages.over.retain(|_| stay.next() != Some(false));
    }
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
