//! What a new manifest starts from: each template is shown before it is chosen.

use std::sync::Arc;

use super::{Ask, Kind, Next, Offer, go_home, offer, offer_all};
use crate::app::available::{NOTHING_YET, means_something};
use crate::app::describe::{Before, Beside, Body, Description, Item, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope};
use crate::app::{Model, layout};
use crate::form::describe::{Help, Line, Sense, Value, Words};
use crate::form::session::{Judge, Saved, Session};
use crate::form::{Form, Room as FormRoom};
use crate::json::Lines as TextLines;
use crate::manifest::check::counted;
use crate::manifest::placeholder::every_placeholder;
use crate::manifest::template::Template;

/// The fewest lines below the templates in which the text of one is worth showing.
const ROOM: usize = 5;

/// The choice of a template.
#[derive(Debug, Clone)]
pub struct Templates {
    chosen: usize,
    /// The one that is chosen, as the form would take it.
    shown: Arc<Form>,
}

impl Templates {
    /// The choice, on the template of a number.
    pub(in crate::app) fn new(number: usize) -> Templates {
        let chosen = number.min(Template::ALL.len() - 1);
        Templates { chosen, shown: Arc::new(form_of(Template::ALL[chosen])) }
    }

    /// The number of the template that is chosen.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    fn choose(&mut self, number: usize) {
        if number != self.chosen {
            *self = Templates::new(number);
        }
    }

    fn template(&self) -> Template {
        Template::ALL[self.chosen]
    }

    /// What the chosen one leaves open, each once, as a person calls it.
    fn blanks(&self) -> Vec<String> {
        let every = self.shown.document().map(|document| every_placeholder(document, &[]));
        let mut names: Vec<String> = Vec::new();
        for blank in every.unwrap_or_default() {
            let name = blank.text.trim_matches(['{', '}']).to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.extend(self.shown.ids_to_fill().map(|_| "profile ids".to_owned()));
        names
    }

    /// How much it leaves open, and how long it is.
    fn size(&self) -> String {
        let lines = counted(self.shown.session().content().text().lines().count(), "line");
        match self.blanks().len() {
            0 => lines,
            blanks => format!("{}, {lines}", counted(blanks, "blank")),
        }
    }

    /// The text of the chosen one in so many lines, what it leaves open marked.
    fn code(&self, room: usize) -> Vec<Item> {
        let text = self.shown.session().content().text();
        let lines = TextLines::of(text);
        let open = |line: usize| {
            let span = lines.span(line);
            self.shown.session().placeholders().iter().any(|blank| span.contains(&blank.span.start))
        };
        let count = text.lines().count();
        let shown = if count > room { room.saturating_sub(1) } else { count };
        let line = |(number, text): (usize, &str)| {
            let sense = if open(number) { Sense::ToFill } else { Sense::Text };
            Item::Code { number: number + 1, sense, text: text.to_owned() }
        };
        let more = (shown < count).then(|| {
            Item::Prose(Words::dim(format!("… {} more below", counted(count - shown, "line"))), super::INDENT)
        });
        text.lines().enumerate().take(shown).map(line).chain(more).collect()
    }

    /// What follows from choosing it.
    fn then(&self) -> String {
        let written = "Each is written wherever it stands; nothing is on disk before you save.";
        match self.blanks().split_last() {
            None => format!("{} Nothing is on disk before you save.", self.template().about()),
            Some((last, [])) => format!("You are asked for {last}. {written}"),
            Some((last, others)) => format!("You are asked for {} and {last}. {written}", others.join(", ")),
        }
    }
}

/// A template as the form would take it.
fn form_of(template: Template) -> Form {
    let session = Session::new(template.text().to_owned(), Saved::Never, Judge::default());
    Form::new(session, true, FormRoom { value_width: 40, fold: false })
}

/// Starts on a template, as one step; its blanks are asked for at once.
fn begin(model: &mut Model, template: Template) -> Next {
    if let Err(refusal) = model.form.begin(&format!("start from {}", template.title()), template.text()) {
        model.refuse(refusal.to_string());
        return Next::Stay;
    }
    if model.form.session().placeholders().is_empty() {
        let enter = model.key(Command::Enter);
        model.say(format!("an empty manifest: type, then {enter} for the next field"));
        return Next::Leave(Vec::new());
    }
    Next::LeaveTo(Command::FillBlanks)
}

impl Ask for Templates {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Templates
    }

    fn kind(&self) -> Kind {
        Kind::Base
    }

    fn before(&self, model: &Model) -> Option<Before> {
        let says = ["new, nothing is written yet", "new"].map(|state| (state.to_owned(), String::new()));
        Some(Before { name: model.file.name(), says: says.to_vec() })
    }

    /// A digit chooses at once.
    fn typed(&mut self, model: &mut Model, c: char) -> Next {
        let number = c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
        if let Some(template) = number.and_then(|number| Template::ALL.get(number)) {
            return begin(model, *template);
        }
        let [up, down, enter] =
            [Command::Up, Command::Down, Command::Enter].map(|command| model.key(command));
        let last = Template::ALL.len();
        model.refuse(format!("choose with {up}, {down} and {enter}, or with a digit from 1 to {last}"));
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let last = Template::ALL.len() - 1;
        match command {
            Command::Enter => return Some(begin(model, self.template())),
            Command::Down => self.choose((self.chosen + 1).min(last)),
            Command::Up => self.choose(self.chosen.saturating_sub(1)),
            Command::Back if go_home(model) => return Some(Next::Leave(Vec::new())),
            Command::Back => {
                let quit = model.key(Command::Quit);
                model.refuse(format!("choose what to start from, the last is empty; {quit} quits"));
            }
            command if means_something(command) => return None,
            _ => model.refuse(NOTHING_YET),
        }
        Some(Next::Stay)
    }

    /// Something was chosen again.
    fn reseed(&mut self, _model: &mut Model) -> Next {
        Next::Leave(Vec::new())
    }

    fn clicked(&mut self, _model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let Some(row) = row else { return Next::Stay };
        if self.chosen == row {
            return Next::Do(Command::Enter);
        }
        self.choose(row.min(Template::ALL.len() - 1));
        Next::Stay
    }

    fn beside<'m>(&'m self, _model: &'m Model) -> Beside<'m> {
        let (title, right) = (self.template().title().to_owned(), self.size());
        Beside::Other { title, right, form: Some(&self.shown), at: None }
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let rows = Template::ALL.into_iter().enumerate().map(|(number, template)| {
            let label = Words::text(format!("{} {}", number + 1, template.title()));
            let line = Line::new(label).chosen(number == self.chosen);
            // Where there is little room the help says what it is for.
            let help = room.is_wide().then(|| Value::Words(Words::dim(template.help())));
            Item::Row(line.with(help.unwrap_or(Value::Nothing)))
        });
        let mut items: Vec<_> = rows.collect();
        // The title, and a blank line and a rule before the text.
        let left = room.height.saturating_sub(items.len() + 3);
        let below = left >= ROOM && !layout::has_pane(model);
        if below {
            items.extend([
                Item::Blank,
                Item::Rule(self.template().title().to_owned(), Words::dim(self.size()).into()),
            ]);
            items.extend(self.code(left));
        }
        let lines = Lines { items, shown: Shown::Item(self.chosen), ..Lines::default() };
        let title = if below { "then" } else { self.template().title() };
        let mut help = Help::of(title, self.then());
        help.source = if below { String::new() } else { self.size() };
        Description::titled("what do you want to start from?", "", Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Templates, command, does);
        let offers = [
            key(Command::Enter, "choose").map(|offer| offer.or("choose")),
            Offer::typing(&format!("1-{}", Template::ALL.len()), "choose"),
            if model.home.is_some() { key(Command::Back, "back") } else { None },
            offer_all(model, Scope::Templates, &[Command::Up, Command::Down], "look"),
            key(Command::Quit, "quit"),
        ];
        offers.into_iter().flatten().collect()
    }
}
