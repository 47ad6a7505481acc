//! What a new manifest starts from.

use super::{Ask, Next, Offer, offer, offer_all};
use crate::app::Model;
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope};
use crate::form::describe::{Help, Line, Value, Words};
use crate::manifest::template::Template;

/// The choice of a template.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    chosen: usize,
}

impl Templates {
    /// The number of the template that is chosen.
    pub fn chosen(&self) -> usize {
        self.chosen
    }
}

/// Starts on a template, as one step; its blanks are asked for at once.
fn begin(model: &mut Model, template: Template) -> Next {
    if let Err(refusal) = model.form.begin(&format!("start from {}", template.title()), template.text()) {
        model.refuse(refusal.to_string());
        return Next::Stay;
    }
    if model.form.session().placeholders().is_empty() {
        let enter = model.key(Command::Enter);
        model.say(format!("an empty manifest: type, and {enter} goes on"));
        return Next::Leave(Vec::new());
    }
    Next::LeaveTo(Command::FillBlanks)
}

impl Ask for Templates {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Templates
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
            Command::Enter => return Some(begin(model, Template::ALL[self.chosen.min(last)])),
            Command::Down => self.chosen = (self.chosen + 1).min(last),
            Command::Up => self.chosen = self.chosen.saturating_sub(1),
            Command::Back => {
                let quit = model.key(Command::Quit);
                model.refuse(format!("choose what to start from, the last is empty; {quit} quits"));
            }
            _ => return None,
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
        self.chosen = row;
        Next::Stay
    }

    fn describe<'m>(&'m self, _model: &'m Model, _room: Room) -> Description<'m> {
        let rows = Template::ALL.into_iter().enumerate().map(|(number, template)| {
            let line = Line::new(Words::text(template.title())).chosen(number == self.chosen);
            let line = line.with(Value::Words(Words::dim(template.help())));
            Item::Row(Line { key: (number + 1).to_string(), ..line })
        });
        let lines = Lines {
            head: vec![Item::Blank],
            items: rows.collect(),
            shown: Shown::Item(self.chosen),
            ..Lines::default()
        };
        let template = Template::ALL[self.chosen.min(Template::ALL.len() - 1)];
        let about = format!("{} Nothing is written to disk before you save.", template.about());
        let help = Help::of(template.title(), about);
        Description::titled("what do you want to start from?", "", Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Templates, command, does);
        let offers = [
            key(Command::Enter, "choose"),
            Offer::typing(&format!("1-{}", Template::ALL.len()), "choose at once"),
            offer_all(model, Scope::Templates, &[Command::Up, Command::Down], "look"),
            key(Command::Quit, "quit"),
        ];
        offers.into_iter().flatten().collect()
    }
}
