//! THE table of keys: what a chord does where, and what is said of it. Footer, help and palette are derived
//! from it.
//!
//! It deliberately does nothing: a row names a command, and the pages and `step` carry it out. Typing into a
//! row is no command; [`TYPING`] says it in words.

use std::borrow::Cow;

use super::Scope::{
    Any, Choice, Dialog, Fill, Find, Form, GoTo, Help, Json, Line, Open, Page, Palette, Path, Preview,
    QuickLaunch, Raw, Review, Start, Templates, Text,
};
use super::{Binding, Command, Scope};
use crate::app::chord::{Chord, Held, Key};
use crate::manifest::catalogue::Section;

const fn row(scope: Scope, command: Command, chords: &'static [Chord], does: &'static str) -> Binding {
    Binding { chords: Cow::Borrowed(chords), scope, command, does }
}

const fn key(key: Key) -> Chord {
    Chord::plain(key)
}

const fn alt(c: char) -> Chord {
    Chord::with(Held::Alt, Key::Char(c))
}

const BACK_TAB: Chord = Chord::with(Held::Shift, Key::Tab);

/// Every key.
#[rustfmt::skip]
pub static KEYS: &[Binding] = &[
    row(Any, Command::Save, &[Chord::ctrl('s'), key(Key::F(2))], "save"),
    row(Any, Command::SaveAs, &[key(Key::F(12))], "save as"),
    row(Any, Command::Undo, &[Chord::ctrl('z')], "undo"),
    row(Any, Command::Redo, &[Chord::ctrl('y')], "redo"),
    row(Any, Command::Find, &[Chord::ctrl('f')], "find a field, a value, a problem"),
    row(Any, Command::NextProblem, &[key(Key::F(8))], "next problem"),
    row(Any, Command::PreviousProblem, &[key(Key::F(7)), Chord::with(Held::Shift, Key::F(8))], "previous problem"),
    row(Any, Command::Fix, &[key(Key::F(5))], "fix this problem"),
    row(Any, Command::Preview, &[key(Key::F(3))], "show JSON, changes, neither"),
    row(Any, Command::QuickLaunch, &[key(Key::F(4))], "quick launch: who sees the app"),
    row(Any, Command::FillBlanks, &[Chord::ctrl('t')], "fill in the blanks"),
    row(Any, Command::OneEndpoint, &[Chord::ctrl('o')], "use one endpoint for several events"),
    row(Any, Command::CopyHeaders, &[], "copy the headers of an event to others"),
    row(Any, Command::Review, &[Chord::ctrl('r'), alt('6')], "review: changes, JSON, problems, what next"),
    row(Any, Command::CopyValue, &[], "copy this value"),
    row(Any, Command::CopyPath, &[], "copy the path of this value"),
    row(Any, Command::CopyJson, &[], "copy the whole JSON"),
    row(Any, Command::HandOver, &[], "copy the text for the account team"),
    row(Any, Command::NextFile, &[], "next file"),
    row(Any, Command::PreviousFile, &[], "previous file"),
    row(Any, Command::EditValueOutside, &[], "edit this value in $VISUAL or $EDITOR"),
    row(Any, Command::Problems, &[], "every problem, in one list"),
    row(Any, Command::EditJson, &[key(Key::F(6))], "edit this value as JSON"),
    row(Any, Command::Palette, &[Chord::ctrl('p'), key(Key::F(10))], "all commands"),
    row(Any, Command::Help, &[key(Key::F(1))], "help"),
    row(Any, Command::Mouse, &[key(Key::F(9))], "mouse: here, or the terminal's"),
    row(Any, Command::Back, &[key(Key::Esc)], "back one level"),
    row(Any, Command::Quit, &[Chord::ctrl('q'), Chord::ctrl('c')], "quit"),
    row(Any, Command::FixAll, &[], "fix everything certain"),
    row(Any, Command::GoTo, &[Chord::ctrl('g')], "go to a section"),
    row(Any, Command::Section(Section::Basics), &[alt('1')], "to 1 Basics"),
    row(Any, Command::Section(Section::OAuth), &[alt('2')], "to 2 OAuth"),
    row(Any, Command::Section(Section::Launch), &[alt('3')], "to 3 Launch"),
    row(Any, Command::Section(Section::Webhooks), &[alt('4')], "to 4 Webhooks"),
    row(Any, Command::Section(Section::Engagement), &[alt('5')], "to 5 Engagement"),
    row(Any, Command::Section(Section::Other), &[], "to the other members"),
    row(Any, Command::Suspend, &[], "suspend: to the shell, and back with fg"),

    row(Form, Command::Enter, &[key(Key::Enter)], "open; run; next"),
    row(Form, Command::Next, &[key(Key::Tab)], "next field"),
    row(Form, Command::Previous, &[BACK_TAB], "previous field"),
    row(Form, Command::Down, &[key(Key::Down)], "next line"),
    row(Form, Command::Up, &[key(Key::Up)], "previous line"),
    row(Form, Command::Left, &[key(Key::Left)], "step down, choose"),
    row(Form, Command::Right, &[key(Key::Right)], "step up, choose"),
    row(Form, Command::Space, &[Chord::char(' ')], "step a switch, tick, open a group"),
    row(Form, Command::Unset, &[key(Key::Delete)], "not set; remove"),
    row(Form, Command::Backspace, &[key(Key::Backspace)], "open a text, deleting nothing"),
    row(Form, Command::MoveUp, &[Chord::char('<'), Chord::with(Held::Alt, Key::Up)], "move an item up"),
    row(Form, Command::MoveDown, &[Chord::char('>'), Chord::with(Held::Alt, Key::Down)], "move an item down"),
    row(Form, Command::Add, &[Chord::char('+')], "add an item, or a localized name"),
    row(Form, Command::PageDown, &[key(Key::PageDown)], "next section"),
    row(Form, Command::PageUp, &[key(Key::PageUp)], "previous section"),
    row(Form, Command::First, &[key(Key::Home)], "first row"),
    row(Form, Command::Last, &[key(Key::End)], "last row"),
    row(Form, Command::EditOutside, &[Chord::ctrl('e')], "edit the whole text in $VISUAL or $EDITOR"),
    row(Form, Command::Find, &[Chord::char('/')], "find a field, a value, a problem"),
    row(Form, Command::Palette, &[Chord::char(':')], "all commands"),
    row(Form, Command::Help, &[Chord::char('?')], "help"),
    row(Choice, Command::TickAll, &[Chord::char('a')], "tick all"),
    row(Choice, Command::TickNone, &[Chord::char('n')], "tick none"),
    row(Choice, Command::Invert, &[Chord::char('i')], "invert the ticks"),

    row(Open, Command::Enter, &[key(Key::Enter)], "keep; next"),
    row(Open, Command::Next, &[key(Key::Tab)], "keep; next field"),
    row(Open, Command::Previous, &[BACK_TAB], "keep; previous field"),
    row(Open, Command::Down, &[key(Key::Down)], "keep; next line"),
    row(Open, Command::Up, &[key(Key::Up)], "keep; previous line"),
    row(Open, Command::PageDown, &[key(Key::PageDown)], "keep; next section"),
    row(Open, Command::PageUp, &[key(Key::PageUp)], "keep; previous section"),

    row(Line, Command::Left, &[key(Key::Left)], "cursor left"),
    row(Line, Command::Right, &[key(Key::Right)], "cursor right; at the end take what is proposed"),
    row(Line, Command::First, &[key(Key::Home), Chord::ctrl('a')], "start of the line"),
    row(Line, Command::Last, &[key(Key::End), Chord::ctrl('e')], "end of the line"),
    row(Line, Command::WordLeft, &[Chord::with(Held::Ctrl, Key::Left)], "a word left"),
    row(Line, Command::WordRight, &[Chord::with(Held::Ctrl, Key::Right)], "a word right"),
    row(Line, Command::Backspace, &[key(Key::Backspace)], "delete before the cursor"),
    row(Line, Command::DeleteNext, &[key(Key::Delete)], "delete after the cursor"),
    row(Line, Command::DeleteWord, &[Chord::ctrl('w')], "delete the word before"),
    row(Line, Command::DeleteToStart, &[Chord::ctrl('u')], "delete to the start"),
    row(Line, Command::DeleteToEnd, &[Chord::ctrl('k')], "delete to the end"),

    row(Find, Command::Enter, &[key(Key::Enter)], "go there"),
    row(Find, Command::Down, &[key(Key::Down)], "into the list; next hit"),
    row(Find, Command::Up, &[key(Key::Up)], "previous hit"),
    row(Find, Command::PageDown, &[key(Key::PageDown)], "a screenful down"),
    row(Find, Command::PageUp, &[key(Key::PageUp)], "a screenful up"),
    row(Find, Command::Space, &[Chord::char(' ')], "in the list: tick; else a blank"),

    row(Fill, Command::Enter, &[key(Key::Enter)], "keep; next blank"),
    row(Fill, Command::Next, &[key(Key::Tab)], "next row"),
    row(Fill, Command::Previous, &[BACK_TAB], "previous row"),
    row(Fill, Command::Down, &[key(Key::Down)], "next row"),
    row(Fill, Command::Up, &[key(Key::Up)], "previous row"),
    row(Fill, Command::Space, &[Chord::char(' ')], "tick; in a text a blank"),
    row(Fill, Command::KeepBlank, &[Chord::ctrl('x')], "keep this blank as it is"),

    row(Review, Command::Right, &[key(Key::Right)], "next view"),
    row(Review, Command::Left, &[key(Key::Left)], "previous view"),
    row(Review, Command::Next, &[key(Key::Tab)], "next view"),
    row(Review, Command::Previous, &[BACK_TAB], "previous view; before the first the form"),
    row(Review, Command::Down, &[key(Key::Down)], "down"),
    row(Review, Command::Up, &[key(Key::Up)], "up"),
    row(Review, Command::PageDown, &[key(Key::PageDown)], "a screenful down"),
    row(Review, Command::PageUp, &[key(Key::PageUp)], "a screenful up; at the top back to the form"),
    row(Review, Command::First, &[key(Key::Home)], "to the start"),
    row(Review, Command::Last, &[key(Key::End)], "to the end"),
    row(Review, Command::Enter, &[key(Key::Enter)], "to the field"),
    row(Review, Command::EditOutside, &[Chord::ctrl('e')], "edit the whole text in $VISUAL or $EDITOR"),
    row(Review, Command::CopyValue, &[Chord::char('y')], "copy what is chosen"),
    row(Review, Command::CopyJson, &[Chord::char('Y')], "copy the whole JSON"),
    row(Review, Command::HandOver, &[Chord::char('h')], "copy the text for the account team"),
    row(Review, Command::Space, &[Chord::char(' ')], "open, close equal problems"),
    row(Review, Command::TakeBack, &[Chord::char('x'), key(Key::Delete)], "take this change back"),

    row(GoTo, Command::Section(Section::Basics), &[Chord::char('1')], "to 1 Basics"),
    row(GoTo, Command::Section(Section::OAuth), &[Chord::char('2')], "to 2 OAuth"),
    row(GoTo, Command::Section(Section::Launch), &[Chord::char('3')], "to 3 Launch"),
    row(GoTo, Command::Section(Section::Webhooks), &[Chord::char('4')], "to 4 Webhooks"),
    row(GoTo, Command::Section(Section::Engagement), &[Chord::char('5')], "to 5 Engagement"),
    row(GoTo, Command::Review, &[Chord::char('6')], "to 6 Review"),
    row(GoTo, Command::Section(Section::Other), &[Chord::char('o')], "to the other members"),
    row(GoTo, Command::Enter, &[key(Key::Enter)], "go there"),
    row(GoTo, Command::Down, &[key(Key::Down), key(Key::Tab)], "next section"),
    row(GoTo, Command::Up, &[key(Key::Up), BACK_TAB], "previous section"),

    row(Palette, Command::Enter, &[key(Key::Enter)], "run it"),
    row(Palette, Command::Down, &[key(Key::Down)], "next command"),
    row(Palette, Command::Up, &[key(Key::Up)], "previous command"),
    row(Palette, Command::PageDown, &[key(Key::PageDown)], "a screenful down"),
    row(Palette, Command::PageUp, &[key(Key::PageUp)], "a screenful up"),

    row(QuickLaunch, Command::Enter, &[key(Key::Enter)], "to the field of the chosen line"),
    row(QuickLaunch, Command::Down, &[key(Key::Down)], "next line"),
    row(QuickLaunch, Command::Up, &[key(Key::Up)], "previous line"),

    row(Path, Command::Enter, &[key(Key::Enter)], "take this path; in the list take that name"),
    row(Path, Command::Complete, &[key(Key::Tab)], "complete the path"),
    row(Path, Command::Down, &[key(Key::Down)], "into the list; next name"),
    row(Path, Command::Up, &[key(Key::Up)], "previous name; back into the text"),

    row(Start, Command::Enter, &[key(Key::Enter)], "open, begin"),
    row(Start, Command::Down, &[key(Key::Down), key(Key::Tab)], "next row"),
    row(Start, Command::Up, &[key(Key::Up), BACK_TAB], "previous row"),
    row(Start, Command::First, &[key(Key::Home)], "first row"),
    row(Start, Command::Last, &[key(Key::End)], "last row"),
    row(Start, Command::PageDown, &[key(Key::PageDown)], "a screenful down"),
    row(Start, Command::PageUp, &[key(Key::PageUp)], "a screenful up"),
    row(Start, Command::Unset, &[key(Key::Delete)], "forget this entry"),

    row(Templates, Command::Enter, &[key(Key::Enter)], "start from it"),
    row(Templates, Command::Down, &[key(Key::Down)], "next template"),
    row(Templates, Command::Up, &[key(Key::Up)], "previous template"),

    row(Help, Command::PageDown, &[key(Key::PageDown)], "next page"),
    row(Help, Command::PageUp, &[key(Key::PageUp)], "previous page"),
    row(Help, Command::Down, &[key(Key::Down)], "a line down"),
    row(Help, Command::Up, &[key(Key::Up)], "a line up"),

    row(Dialog, Command::Enter, &[key(Key::Enter)], "choose"),
    row(Dialog, Command::Down, &[key(Key::Down), key(Key::Tab)], "next answer"),
    row(Dialog, Command::Up, &[key(Key::Up), BACK_TAB], "previous answer"),
    row(Dialog, Command::Back, &[key(Key::Esc)], "back, nothing happens"),
    row(Dialog, Command::Help, &[key(Key::F(1))], "help"),
    row(Dialog, Command::NextProblem, &[key(Key::F(8))], "before a save with errors: to the first"),

    row(Page, Command::Down, &[key(Key::Down)], "down"),
    row(Page, Command::Up, &[key(Key::Up)], "up"),
    row(Page, Command::PageDown, &[key(Key::PageDown), Chord::char(' ')], "a screenful down"),
    row(Page, Command::PageUp, &[key(Key::PageUp)], "a screenful up"),
    row(Page, Command::EditOutside, &[Chord::ctrl('e')], "edit the whole text in $VISUAL or $EDITOR"),
    row(Page, Command::First, &[key(Key::Home)], "to the start"),
    row(Page, Command::Last, &[key(Key::End)], "to the end"),

    row(Preview, Command::Down, &[key(Key::Down)], "next field, next change"),
    row(Preview, Command::Up, &[key(Key::Up)], "previous field, previous change"),
    row(Preview, Command::Right, &[key(Key::Right)], "next view"),
    row(Preview, Command::Left, &[key(Key::Left)], "previous view"),
    row(Preview, Command::Next, &[key(Key::Tab)], "next view"),
    row(Preview, Command::Previous, &[BACK_TAB], "previous view"),
    row(Preview, Command::Enter, &[key(Key::Enter)], "to the field"),
    row(Preview, Command::CopyValue, &[Chord::char('y')], "copy what is chosen"),
    row(Preview, Command::CopyJson, &[Chord::char('Y')], "copy the whole JSON"),
    row(Preview, Command::TakeBack, &[Chord::char('x'), key(Key::Delete)], "take this change back"),

    row(Json, Command::GoOn, &[key(Key::Enter), key(Key::Tab)], "keep; next"),
    row(Json, Command::NewLine, &[Chord::ctrl('j'), Chord::with(Held::Alt, Key::Enter)], "a new line"),
    row(Text, Command::FixAll, &[Chord::ctrl('l')], "fix all mistakes that are certain"),
    row(Text, Command::NewLine, &[key(Key::Enter)], "a new line"),
    row(Raw, Command::Down, &[key(Key::Down)], "line down"),
    row(Raw, Command::Up, &[key(Key::Up)], "line up"),
    row(Raw, Command::PageDown, &[key(Key::PageDown)], "a screenful down"),
    row(Raw, Command::PageUp, &[key(Key::PageUp)], "a screenful up"),
];

/// What two keys of a place do together, where both have one: the help names them in one.
#[rustfmt::skip]
pub static PAIRS: &[(Command, Command, &str)] = &[
    (Command::Next, Command::Previous, "next, previous field"),
    (Command::Down, Command::Up, "down, up"),
    (Command::Left, Command::Right, "left, right; step, choose"),
    (Command::PageDown, Command::PageUp, "next, previous section or screenful"),
    (Command::First, Command::Last, "to the start, to the end"),
    (Command::MoveUp, Command::MoveDown, "move an item up, down"),
    (Command::NextProblem, Command::PreviousProblem, "next, previous problem"),
    (Command::Undo, Command::Redo, "undo, redo"),
    (Command::WordLeft, Command::WordRight, "a word left, right"),
    (Command::Backspace, Command::DeleteNext, "delete before, after the cursor"),
    (Command::DeleteToStart, Command::DeleteToEnd, "delete to the start, to the end"),
    (Command::Save, Command::SaveAs, "save; save as"),
    (Command::Section(Section::Basics), Command::Section(Section::Engagement), "to a section, from the first to the last"),
];

/// The keys of who wants letters to command: one more table, which is read before [`KEYS`].
#[rustfmt::skip]
pub(super) static MODAL: &[Binding] = &[
    row(Form, Command::Down, &[Chord::char('j'), key(Key::Down)], "next line"),
    row(Form, Command::Up, &[Chord::char('k'), key(Key::Up)], "previous line"),
    row(Form, Command::First, &[Chord::char('g'), key(Key::Home)], "first row"),
    row(Form, Command::Last, &[Chord::char('G'), key(Key::End)], "last row"),
    row(Form, Command::Backspace, &[Chord::char('i'), key(Key::Backspace)], "open a text, deleting nothing"),
    row(Form, Command::Undo, &[Chord::char('u')], "undo"),
    row(Form, Command::NextProblem, &[Chord::char('n')], "next problem"),
    row(Form, Command::PreviousProblem, &[Chord::char('N')], "previous problem"),
    row(Review, Command::Down, &[Chord::char('j'), key(Key::Down)], "down"),
    row(Review, Command::Up, &[Chord::char('k'), key(Key::Up)], "up"),
    row(Review, Command::First, &[Chord::char('g'), key(Key::Home)], "to the start"),
    row(Review, Command::Last, &[Chord::char('G'), key(Key::End)], "to the end"),
    row(Page, Command::Down, &[Chord::char('j'), key(Key::Down)], "down"),
    row(Page, Command::Up, &[Chord::char('k'), key(Key::Up)], "up"),
    row(Page, Command::First, &[Chord::char('g'), key(Key::Home)], "to the start"),
    row(Page, Command::Last, &[Chord::char('G'), key(Key::End)], "to the end"),
];

/// What is typed for a command in the list of commands then.
pub(super) const COLON: [(&str, Command); 2] = [("w", Command::Save), ("q", Command::Quit)];

/// What typing does, for the help: it is read only where no row of [`KEYS`] takes the chord.
pub static TYPING: &[(&str, &str)] =
    &[("letters", "on an empty row or one to fill in: start typing"), ("0-9", "on a number: set it")];
