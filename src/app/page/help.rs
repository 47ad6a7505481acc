//! The help: what the place is that one comes from, then every key. Typing narrows it.
//!
//! It deliberately decides nothing of what is said.

mod contents;

use super::{Ask, Kind, Next, Offer, offer};
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Model, layout};
use crate::form::describe::{Help, Line, Remark, Sense, Value, Words};
use contents::{Here, contents};

/// In fewer lines nothing stands above what is said.
const LEAST: usize = 4;

/// The help, over whatever it was asked in.
#[derive(Debug, Clone)]
pub struct HelpPage {
    here: Here,
    /// What becomes of it when another page opens: over a dialog, which has to be answered, as of that.
    kind: Kind,
    /// What is looked for.
    typed: Editor,
    /// The first line that is shown.
    top: usize,
}

impl HelpPage {
    /// The help of the place that the keys act in.
    pub(in crate::app) fn new(model: &Model) -> HelpPage {
        let page = super::top(model);
        let help = page.describe(model, layout::room_of_page(model)).help;
        let here = Here::new(page.scope(model), help, page.offers(model));
        let kind = if page.kind() == Kind::Dialog { Kind::Dialog } else { Kind::Popup };
        HelpPage { here, kind, typed: Editor::one_line(""), top: 0 }
    }

    /// The first line that is shown.
    pub fn top(&self) -> usize {
        self.top
    }

    fn scroll(&mut self, model: &Model, by: isize) {
        let (all, screen) = self.extent(model);
        self.top = self.top.saturating_add_signed(by).min(all.saturating_sub(screen));
    }

    /// How many lines there are, and how many are seen at once.
    fn extent(&self, model: &Model) -> (usize, usize) {
        let room = layout::room_of_page(model);
        let items = contents(model, &self.here, room.width, &self.typed.text());
        let all = items.iter().map(|item| item.height(room.width)).sum();
        (all, room.height.saturating_sub(self.head(room).len()).max(1))
    }

    /// What is typed; where there is hardly room only once something is.
    fn head(&self, room: Room) -> Vec<Item> {
        let empty = self.typed.text().is_empty();
        if empty && room.height < LEAST {
            return Vec::new();
        }
        let line = Line::new(Words::text("")).with(Value::Query);
        let hint = empty.then(|| Remark::soft("type to search all help", Sense::Dim));
        vec![Item::Row(Line { remark: hint, ..line })]
    }
}

impl Ask for HelpPage {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Help
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.typed)
    }

    fn edited(&mut self, _model: &mut Model) {
        self.top = 0;
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let screen = self.extent(model).1 as isize;
        let by = match command {
            Command::PageDown => screen,
            Command::PageUp => -screen,
            Command::Down => 1,
            Command::Up => -1,
            // The key that opened it, which every footer ends in.
            Command::Help | Command::Back => return Some(Next::Leave(Vec::new())),
            _ => return None,
        };
        self.scroll(model, by);
        Some(Next::Stay)
    }

    fn fills(&self) -> bool {
        true
    }

    fn explains(&self, _model: &Model) -> bool {
        false
    }

    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        self.scroll(model, by.saturating_mul(NOTCH as isize));
        Next::Stay
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let items = contents(model, &self.here, room.width, &self.typed.text());
        let head = self.head(room);
        let (shown, editor) = (Shown::From(self.top), (!head.is_empty()).then_some(&self.typed));
        let lines = Lines { head, items, shown, editor, typing: true, ..Lines::default() };
        let (all, screen) = self.extent(model);
        let extent = if all > screen {
            format!("page {} of {}", self.page(screen), all.div_ceil(screen))
        } else {
            String::new()
        };
        Description {
            title: None,
            views: Vec::new(),
            body: Body::Lines(lines),
            help: Help::of("", ""),
            extent,
            thumb: None,
        }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Help, command, does);
        let (all, screen) = self.extent(model);
        let on = if self.top + screen < all { key(Command::PageDown, "next page") } else { None };
        let back = if self.top > 0 { key(Command::PageUp, "previous page") } else { None };
        let offers = [on, back, key(Command::Back, "close")];
        offers.into_iter().flatten().collect()
    }
}

impl HelpPage {
    /// Which page the last line that is seen stands on.
    fn page(&self, screen: usize) -> usize {
        (self.top + screen).div_ceil(screen)
    }
}
