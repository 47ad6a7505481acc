//! The form as a conversation, line by line: for screen readers, terminals that cannot be drawn on, pipes.
//!
//! It is another view and another input of the model that the screen shows: what is said are the descriptions
//! of rows and pages, what a line asks for are messages. Responsible for what is said when, and how a line is
//! understood. It deliberately reads nothing and writes nothing; who has the two streams is `tui`.

mod hear;
mod page;
mod place;
mod said;
mod walk;
pub mod words;

pub use hear::Heard;
pub use said::Said;

use crate::app::keymap::{Keymap, Scope};
use crate::app::page::Page;
use crate::app::{Model, Size, frame};
use crate::form::place::Place;
use crate::manifest::catalogue::Section;
use crate::manifest::check::counted;
use crate::manifest::handoff::handoff;
use crate::manifest::secret::{MASK, is_secret};

/// The window that the model is told of: room for everything, and nothing beside.
pub const SIZE: Size = Size { width: 100, height: 100 };

/// The words in place of the keys.
pub fn keymap() -> Keymap {
    Keymap::of_words(words::called())
}

/// A conversation about a model: what was said last.
#[derive(Debug, Default)]
pub struct Talk {
    /// The page as it was said last; nothing while that was the form.
    page: Option<Vec<Said>>,
    /// The place that was said last.
    place: Option<Place>,
    /// Its value then, and the revision of the text.
    value: String,
    revision: u64,
    /// The section of that place.
    section: Option<Section>,
    /// The message that was said last, so that it is said once.
    message: Option<String>,
    /// What the person has settled, in lines.
    settings: String,
}

impl Talk {
    /// A conversation with somebody who has settled so much.
    pub fn with(settings: String) -> Talk {
        Talk { settings, ..Talk::default() }
    }

    /// The same about another file.
    #[must_use]
    pub fn anew(&mut self) -> Talk {
        Talk::with(std::mem::take(&mut self.settings))
    }

    /// What is said first: the file, what is wrong with it, where one is.
    pub fn begin(&mut self, model: &Model) -> Vec<Said> {
        let header = frame::header(model);
        let mut said = Vec::new();
        if let Some(level) = header.levels().next() {
            let parts =
                [Some(level.state.text), Some(level.verdict.text()), level.launch.map(|words| words.text)];
            let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            said.push(Said::new(format!("{}: {}", header.name, parts.join("; "))));
        }
        said.push(Said::new(
            "a line answers what was said last; an empty line leads to the next field; help lists the words",
        ));
        if model.scope() == Scope::Text {
            said.extend(page::mistakes(model));
        }
        said.extend(self.tell(model));
        said
    }

    /// What a line asks for. Blanks before it and `=` say that it is a value.
    pub fn hear(&mut self, model: &Model, line: &str) -> Heard {
        // What is answered with the same message is answered.
        self.message = None;
        hear::hear(model, line.trim_end_matches(['\r', '\n']))
    }

    /// What is said in answer to a line, when what it asks for was done.
    pub fn answered(&mut self, heard: &Heard, model: &Model) -> Vec<Said> {
        let said = match heard {
            Heard::Do(_) => self.tell(model),
            Heard::Set(_) => self.answer(model),
            Heard::Say(said) => vec![said.clone()],
            Heard::Again => self.again(model),
            Heard::Help => Talk::help(model),
            Heard::Preview => page::file(model),
            Heard::Mistakes => page::mistakes(model),
            Heard::HandOver => hand_over(model),
            Heard::Settings => self.settings.lines().map(Said::new).collect(),
        };
        // Who hears nothing does not know whether anything was heard.
        match model.scope() {
            _ if !said.is_empty() => said,
            Scope::Text => page::described(model),
            _ => vec![Talk::where_one_is(model)],
        }
    }

    /// Where one is, in one line.
    fn where_one_is(model: &Model) -> Said {
        if in_form(model) { place::short(model) } else { Said::new(page::hint(model)) }
    }

    /// What has changed since that was said last.
    pub fn tell(&mut self, model: &Model) -> Vec<Said> {
        let mut said = self.news(model);
        if !in_form(model) {
            let page = page::described(model);
            // Which mistake it is of how many stands in the title too.
            said.retain(|one| !page.iter().any(|line| line.text.ends_with(&one.text)));
            let told = self.page.take().unwrap_or_default();
            let is_news = told != page || (model.scope() == Scope::Text && !said.is_empty());
            if page::is_known(model) {
                said.extend(page.iter().filter(|one| !told.contains(one)).cloned());
            } else if is_news && model.scope() == Scope::Text {
                let advice = page::advice(model);
                said.extend(page.iter().filter(|one| !told.contains(one) || !advice.contains(one)).cloned());
            } else if is_news {
                said.extend(page.clone());
            }
            self.page = Some(page);
            return said;
        }
        let from_page = self.page.take().is_some();
        if self.place.as_ref() != Some(&place::spot(model)) {
            said.extend(self.arrive(model));
        } else if from_page && self.value == place::value(model) {
            said.push(place::short(model));
        } else if self.value != place::value(model) {
            said.extend(self.changed(model, !said.is_empty()));
        }
        said
    }

    /// What came of a line that gave a value: the place that has it now, in short.
    fn answer(&mut self, model: &Model) -> Vec<Said> {
        if !in_form(model) || self.page.is_some() {
            return self.tell(model);
        }
        let mut said = self.news(model);
        let spot = place::spot(model);
        if self.place.as_ref() != Some(&spot) {
            // An item that was added is another place now, and had no value before.
            self.value.clear();
            self.place = Some(spot);
        }
        said.extend(self.changed(model, !said.is_empty()));
        said
    }

    /// Everything that there is to say where one is.
    fn again(&mut self, model: &Model) -> Vec<Said> {
        self.section = None;
        if in_form(model) { self.arrive(model) } else { page::described(model) }
    }

    /// What can be said here, and every word.
    fn help(model: &Model) -> Vec<Said> {
        let here = if in_form(model) { place::hint(model) } else { Some(page::hint(model)) };
        let here = here.map(|hint| Said::new(format!("here: {hint}"))).into_iter();
        let here = here.chain(place::values(model).into_iter().filter(|_| in_form(model)));
        let row = |usage: &str, does: &str| Said::within(2, format!("{usage}: {does}"));
        let words = words::WORDS.iter().map(|word| row(&word.usage(), word.does));
        let lines = words::LINES.iter().map(|(line, does)| row(line, does));
        here.chain(words).chain(lines).collect()
    }

    /// What stands before the line that is waited for: what it would be about.
    pub fn prompt(&self, model: &Model) -> String {
        let name = if in_form(model) { place::name(model) } else { page::called(model) };
        format!("{}> ", Said::new(name).text)
    }

    /// A line as it may be shown again.
    pub fn shown(&self, model: &Model, line: &str) -> String {
        let line = line.trim_end_matches(['\r', '\n']);
        let is_value = words::spoken(line).is_none_or(|(word, _)| word.wish == words::Wish::Json);
        let secret = in_form(model) && is_secret(model.form.focus().path()) && is_value;
        if secret && !line.trim().is_empty() { MASK.to_owned() } else { Said::new(line).text }
    }

    /// What is said when no line comes any more; `kept` is whether what is unsaved was kept.
    pub fn end(model: &Model, kept: bool) -> Said {
        if model.unsaved().is_none() {
            return Said::new("end of input; nothing is unsaved");
        }
        let count = model.form.session().changed().len().max(1);
        let (name, changes) = (model.file.name(), counted(count, "change"));
        Said::new(if kept {
            format!("end of input: {changes} not saved, but kept; the next start on {name} offers that work")
        } else {
            format!("end of input: {changes} not saved, and not kept")
        })
    }

    /// A message that was not said yet.
    fn news(&mut self, model: &Model) -> Vec<Said> {
        let message = model.screen.message().map(|message| message.text.clone());
        let said = message.clone().filter(|_| message != self.message);
        self.message = message;
        said.map(Said::new).into_iter().collect()
    }

    /// The place of the focus in full, under the title of its section where that is another.
    fn arrive(&mut self, model: &Model) -> Vec<Said> {
        let section = model.form.row().map(|row| row.section);
        let title = section.filter(|section| self.section != Some(*section));
        self.section = section;
        self.place = Some(place::spot(model));
        self.value = place::value(model);
        self.revision = model.form.session().revision();
        let title = title.map(|section| place::section(model, section));
        title.into_iter().chain(place::full(model)).collect()
    }

    /// The value of the place and what is wrong with it.
    fn changed(&mut self, model: &Model, told: bool) -> Vec<Said> {
        let (before, now) = (std::mem::replace(&mut self.value, place::value(model)), &self.value);
        let known = before.is_empty() || before.starts_with("ticked: ");
        let was = if known { String::new() } else { format!(", was {before}") };
        let was = if before == *now { String::new() } else { was };
        // What is not shown, such as a secret, may be another and look the same.
        let is_set = before != *now || self.revision != model.form.session().revision();
        let set = is_set.then(|| format!("{}: {now}{was}", place::name(model)));
        let set = set.or_else(|| (!told).then(|| format!("{} stays: {now}", place::name(model))));
        self.revision = model.form.session().revision();
        set.map(Said::new).into_iter().chain(place::problems(model)).collect()
    }
}

/// What who installs the app has to know.
fn hand_over(model: &Model) -> Vec<Said> {
    let session = model.form.session();
    let text = session
        .document()
        .map(|document| handoff(&model.file.name(), document, session.problems(), &session.judge().names));
    text.iter().flat_map(|text| text.lines()).map(page::set_in).collect()
}

/// Whether no page stands over the form.
fn in_form(model: &Model) -> bool {
    matches!(model.scope(), Scope::Form | Scope::Choice | Scope::Open)
}

/// Whether the page on top asks for one endpoint for several events.
fn asks_endpoint(model: &Model) -> bool {
    matches!(model.screen.pages().top(), Some(Page::Endpoint(_)))
}
