//! The editor with a person at its keys and a disk that answers, both made of words.

use std::path::PathBuf;

use lp_manifest::app::page::Page;
use lp_manifest::app::{
    Act, Effect, Leave, Model, Msg, Over, Pointer, SaveOutcome, Size, Start, Theirs, update,
};
use lp_manifest::form::place::Place;
use lp_manifest::form::rows::options;
use lp_manifest::form::session::Saved;
use lp_manifest::json::Path;
use lp_manifest::json::unsaved::Unsaved;

use super::keys::Step;
use super::screen::screen;
use super::{keys, quoted};

/// What another program wrote.
pub(crate) fn theirs(text: &str) -> Theirs {
    Theirs { text: Some(quoted(text)), when: "10:31".to_owned(), leads_to: None }
}

/// A start on `app.json`, which is begun as `text` or holds it.
pub(crate) fn named(text: &str, saved: Saved, size: Size) -> Start {
    Start { path: Some(PathBuf::from("app.json")), ..Start::new(text.to_owned(), saved, size) }
}

/// An editor at work.
pub(crate) struct Desk {
    pub(crate) model: Model,
    /// What the file holds.
    pub(crate) disk: Option<String>,
    /// Every save that was asked for: its name, and what it may write over.
    pub(crate) saves: Vec<(String, Over)>,
    /// Whether the last save was to be made without a copy of the old text.
    pub(crate) without_copy: bool,
    /// What was asked of the world beside saves and keeping.
    pub(crate) asked: Vec<Effect>,
    /// The files that were noted as opened or saved.
    pub(crate) remembered: Vec<PathBuf>,
    /// The unsaved work that is kept.
    pub(crate) kept: Option<Unsaved>,
    /// The text and the unsaved work that were left for later when a new file was begun.
    pub(crate) begun_from: Option<(String, Option<Unsaved>)>,
    /// How the program has ended, if it has.
    pub(crate) left: Option<Leave>,
    /// How the next save ends, if not well.
    pub(crate) next_save: Option<SaveOutcome>,
    /// How many keys were pressed, a typed character being one.
    pub(crate) presses: usize,
}

impl Desk {
    /// An editor on `app.json`, which holds `text`.
    pub(crate) fn open(text: &str) -> Desk {
        Desk::open_at(text, "")
    }

    /// The same, starting at the field `at` unless that is empty.
    pub(crate) fn open_at(text: &str, at: &str) -> Desk {
        Desk::start(text, at, Saved::Yes, "80x24")
    }

    /// An editor on a new file `app.json` that begins as `text`.
    pub(crate) fn begin(text: &str) -> Desk {
        Desk::start(text, "", Saved::Never, "80x24")
    }

    /// An editor on a path where nothing is: it asks what to start from.
    pub(crate) fn nothing_there() -> Desk {
        let start = named("{}\n", Saved::Never, keys::size("80x24"));
        Desk::sit_down(Start { ask_template: true, ..start }, None)
    }

    /// An editor on `app.json`, which holds `text` and can only be read.
    pub(crate) fn read_only(text: &str) -> Desk {
        let start = named(text, Saved::Yes, keys::size("80x24"));
        Desk::sit_down(Start { read_only: true, ..start }, Some(text.to_owned()))
    }

    /// An editor in a window of the size that `size` says.
    pub(crate) fn start(text: &str, at: &str, saved: Saved, size: &str) -> Desk {
        let size: Size = keys::size(size);
        let begun_here = saved == Saved::Never;
        let at = (!at.is_empty()).then(|| Path::parse(&quoted(at)).unwrap());
        let disk = (!begun_here).then(|| text.to_owned());
        let start = Start { at, ..named(text, saved, size) };
        Desk::sit_down(start, disk)
    }

    /// An editor that starts as it is told; `disk` is what the file holds.
    pub(crate) fn sit_down(start: Start, disk: Option<String>) -> Desk {
        Desk {
            model: Model::new(start),
            disk,
            saves: Vec::new(),
            remembered: Vec::new(),
            without_copy: false,
            asked: Vec::new(),
            kept: None,
            begun_from: None,
            left: None,
            next_save: None,
            presses: 0,
        }
    }

    /// Presses keys; see [`keys`].
    pub(crate) fn press(&mut self, words: &str) -> &mut Desk {
        for step in keys::steps(words) {
            let message = match step {
                Step::Msg(message) => message,
                Step::Point(act, text) => self.pointing(act, &text),
            };
            self.presses += usize::from(matches!(message, Msg::Key(_)));
            self.send(message);
        }
        self
    }

    /// What it means that a pointer acts where a text stands.
    #[track_caller]
    fn pointing(&self, act: Act, text: &str) -> Msg {
        let screen = screen(&self.model);
        let Some(at) = screen.find(text) else { panic!("{text:?} is not on the screen:\n{}", screen.text()) };
        let pointer = Pointer { act, column: at.x, row: at.y };
        let Some(msg) = screen.targets.message(pointer) else {
            panic!("nothing can be pointed at where {text:?} stands:\n{}", screen.text())
        };
        msg
    }

    /// Lets something happen, and answers what the editor asks for.
    pub(crate) fn send(&mut self, message: Msg) {
        assert!(self.left.is_none(), "the program had ended before {message:?}");
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Quit(leave) => self.left = Some(leave),
                Effect::Keep => self.kept = self.model.unsaved(),
                Effect::Check(unchecked) => self.send(Msg::Checked(Box::new(unchecked.check()))),
                Effect::Save { path, text, over, needs_copy } => {
                    self.without_copy = !needs_copy;
                    self.answer(path.to_string_lossy().into_owned(), text, over);
                }
                Effect::Begin { name, text } => {
                    self.begun_from = Some((self.text().to_owned(), self.kept.take()));
                    self.send(Msg::Begun { name, text, keeps: true });
                }
                Effect::Remember(path) => self.remembered.push(path),
                other => self.asked.push(other),
            }
        }
    }

    fn answer(&mut self, name: String, text: String, over: Over) {
        self.saves.push((name, over));
        let outcome = self.next_save.take().unwrap_or(SaveOutcome::Written { warning: None });
        if matches!(outcome, SaveOutcome::Written { .. }) {
            self.disk = Some(text);
        }
        self.send(Msg::Saved(outcome));
    }

    /// Whether the program has ended.
    pub(crate) fn ended(&self) -> bool {
        self.left.is_some()
    }

    /// The text in work.
    pub(crate) fn text(&self) -> &str {
        self.model.form.session().content().text()
    }

    /// What the message line says.
    pub(crate) fn said(&self) -> &str {
        self.model.screen.message().map_or("", |message| &message.text)
    }

    /// The focus in words: a path; `path=value` on a value of a checklist; `path+` where an item is
    /// added; `path!` on an action; `path#n` on an ignored member.
    pub(crate) fn focus(&self) -> String {
        let path = self.model.form.focus().path().to_string().replace('"', "'");
        match self.model.form.focus() {
            Place::Value(_) => path,
            Place::Option(list, number) => format!("{path}={}", self.option(list, *number)),
            Place::Add(_) => format!("{path}+"),
            Place::Act(..) => format!("{path}!"),
            Place::Nth(_, nth) => format!("{path}#{nth}"),
        }
    }

    fn option(&self, list: &Path, number: usize) -> String {
        let document = self.model.form.document().unwrap();
        let field = lp_manifest::manifest::edits::field(list).unwrap();
        let node = document.at(list).map(|value| value.id());
        options(document, node, field)
            .into_iter()
            .nth(number)
            .map_or_else(String::new, |option| option.value.into_owned())
    }

    /// The open text.
    pub(crate) fn open_text(&self) -> Option<String> {
        self.model.screen.pages().form().open().map(|open| open.editor.text())
    }

    /// Whether a text of the form is open.
    pub(crate) fn is_open(&self) -> bool {
        self.model.screen.pages().form().open().is_some()
    }

    /// The question that stands over the form, in words.
    pub(crate) fn question(&self) -> Option<String> {
        match self.model.screen.pages().top() {
            Some(Page::Question(asked)) => Some(asked.question().title(&self.model)),
            _ => None,
        }
    }
}

/// The events that are open, by their names.
pub(crate) fn open_events(model: &Model) -> Vec<&'static str> {
    let path = |key| Path::of(&["capabilities", "webhooks", key]);
    lp_manifest::manifest::catalogue::events()
        .map(|event| event.key)
        .filter(|key| model.form.is_open(&path(key)))
        .collect()
}

/// A claim, a text, keys (first `@path` to start elsewhere than at the first field), the text
/// after, and what the message line says or starts with (`…` at its end); empty: whatever.
pub(crate) type Story = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Tells stories on an opened file; every one that ends otherwise is reported.
#[track_caller]
pub(crate) fn tell(stories: &[Story]) {
    let wrong: Vec<_> = stories.iter().filter_map(|story| told(story).err()).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} stories end otherwise\n\n{}",
        wrong.len(),
        stories.len(),
        wrong.join("\n\n")
    );
}

fn told((claim, before, keys, after, says): &Story) -> Result<(), String> {
    let (before, after) = (quoted(before), quoted(after));
    let (at, keys) = match keys.strip_prefix('@') {
        Some(keys) => keys.split_once(' ').unwrap_or((keys, "")),
        None => ("", *keys),
    };
    let mut desk = Desk::open_at(&before, at);
    desk.press(keys);
    if desk.text() != after {
        return Err(format!(
            "{claim}\nkeys  {keys}\ntext  {}\nnot   {after}\nsaid  {}",
            desk.text(),
            desk.said()
        ));
    }
    let fits = match says.strip_suffix('…') {
        Some(start) => desk.said().starts_with(start),
        None => says.is_empty() || desk.said() == *says,
    };
    if fits { Ok(()) } else { Err(format!("{claim}\nkeys  {keys}\nsaid  {}\nnot   {says}", desk.said())) }
}
