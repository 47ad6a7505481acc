//! How the blanks describe themselves: the rows, what the chosen one becomes, what is said of it.
//!
//! It deliberately writes nothing: what is typed comes into the document in the page.

use super::{Blank, Blanks, left_open};
use crate::app::Model;
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::form::describe::{Help, Line, Part, Remark, Sense, Sign, Value, Words};
use crate::form::status::Mark;
use crate::json::{self, Path};
use crate::manifest::check::counted;
use crate::manifest::edits;
use crate::manifest::secret::{MASK, is_secret, veiled};

/// The most code points of the names at the right of a blank.
const LONGEST: usize = 21;

/// The page in words.
pub(super) fn of<'m>(page: &'m Blanks, model: &'m Model, room: Room) -> Description<'m> {
    let mut items: Vec<_> = page.rows(model, room).collect();
    // Where little room is, the result of the chosen blank stands above all of them.
    let mut head = Vec::new();
    if room.is_wide() {
        items.extend(page.becoming(model));
    } else {
        head.extend(page.becoming(model).into_iter().nth(1).map(called_becomes));
    }
    let chosen = page.blanks.get(page.chosen);
    let editor = chosen.map(|blank| &blank.editor);
    let ahead = page.ahead(model).unwrap_or_default();
    let lines = Lines { head, items, shown: Shown::Item(page.chosen), editor, ahead, ..Lines::default() };
    let help = chosen.map_or_else(Help::default, |blank| page.about(model, blank));
    let count = format!("blank {} of {}{}", page.chosen + 1, page.blanks.len(), left(model, room));
    Description::titled("fill in the blanks", count, Body::Lines(lines), help)
}

impl Blanks {
    /// A row for each blank.
    fn rows(&self, model: &Model, room: Room) -> impl Iterator<Item = Item> {
        self.blanks.iter().enumerate().map(move |(number, blank)| {
            let (here, typed) = (number == self.chosen, blank.editor.text());
            let value = match typed.is_empty() {
                _ if here => Value::Open(None),
                true if blank.is_kept(model) => Value::Words(Words::dim("kept as it is")),
                true => Value::Words(Words::dim("fill in")),
                false => Value::Words(Words::text(&typed)),
            };
            let sign = self.sign(model, blank);
            let line = Line::new(Words::new(blank.name(), Sense::Label)).with(value).chosen(here);
            let names: Vec<_> = self.becomes(blank).into_iter().map(|(path, _)| place_name(path)).collect();
            let remark = room.is_wide().then(|| Remark::cut(shortened(&names), Sense::Dim, LONGEST));
            Item::Row(Line { sign: Some(sign), remark, ..line })
        })
    }

    /// The sign of a blank: filled in well, badly, or not yet.
    fn sign(&self, model: &Model, blank: &Blank) -> Sign {
        match self.wrong(model, blank) {
            _ if blank.is_kept(model) => Sign::Good,
            _ if blank.editor.text().is_empty() => Sign::Mark(Mark::ToFill),
            Some(problem) => Sign::Mark(model.form.mark_of(problem)),
            None => Sign::Good,
        }
    }

    /// The fields with the chosen blank, as they become.
    fn becoming(&self, model: &Model) -> Vec<Item> {
        let Some(blank) = self.blanks.get(self.chosen) else { return Vec::new() };
        let spoken = model.screen.keymap().is_spoken();
        let places = self.becomes(blank);
        // Where all are one field the event tells them apart; the blank says the field.
        let mut fields = places.iter().map(|(path, _)| place_name(path));
        let first = fields.next();
        let alike = !spoken && places.len() > 1 && fields.all(|field| Some(&field) == first.as_ref());
        let row = |(path, text): (&Path, String)| {
            // Who hears one line alone cannot tell fields of one name by what stands beside it.
            let (name, field) = (edits::name_of(path), place_name(path));
            let rest = name.strip_prefix(&field).map(|rest| rest.trim_start().trim_start_matches("of "));
            let rest = rest.filter(|rest| !spoken && !rest.is_empty());
            let event = rest.filter(|rest| alike && !rest.starts_with(|first: char| first.is_ascii_digit()));
            let remark = rest.filter(|_| event.is_none()).map(|rest| Remark::soft(rest, Sense::Dim));
            let label = event.unwrap_or(if spoken { &name } else { &field });
            let label = Words::dim(label);
            let shown = if is_secret(path) { MASK.into() } else { veiled(&text) };
            let sign = model.form.mark(path).filter(|mark| *mark != Mark::Note).map(Sign::Mark);
            Item::Row(Line { sign, remark, ..Line::new(label).with(Value::Words(Words::text(shown))) })
        };
        let title = Item::Rule("becomes".to_owned(), Words::dim("").into());
        std::iter::once(title).chain(places.into_iter().map(row)).collect()
    }

    /// What is said of a blank: what is wrong with it, where it stands, and what it is for.
    fn about(&self, model: &Model, blank: &Blank) -> Help {
        let places = self.becomes(blank);
        let names: Vec<_> = places.iter().map(|(path, _)| edits::name_of(path)).collect();
        let field = places.first().and_then(|(path, _)| edits::field(path));
        let about = field.map_or("", |field| field.help);
        let names = names.join(", ");
        let all = if places.len() > 1 { ": it is filled in all of them at once" } else { "" };
        let replaced = blank.texts.iter().find(|number| self.fitted(**number).1);
        let words = match replaced {
            _ if blank.is_kept(model) => kept_words(blank),
            _ if blank.lists_ids => format!("Whole numbers with commas between them. {about}"),
            Some(number) => format!(
                "A whole address takes the place of {}. It stands in {names}{all}. {about}",
                veiled(&self.texts[*number].1)
            ),
            None => format!("Stands in {names}{all}. {about}"),
        };
        let mut help = Help::of(blank.name(), words);
        if let Some(problem) = self.wrong(model, blank) {
            let (mark, message) = (model.form.mark_of(problem), problem.message.clone());
            let fix = self.fixed(model).map(|(title, _)| title);
            help.parts.insert(0, Part::Problem { mark, message, fix, typing: true });
        }
        help
    }
}

/// What a field is called in a list of them.
fn place_name(path: &Path) -> String {
    let known = if path.last_index().is_some() { path.parent() } else { path.clone() };
    edits::field(&known).map_or_else(|| path.to_string(), |field| field.label.to_owned())
}

/// A few names, each once, and how many more there are.
fn shortened(names: &[String]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for name in names {
        if !distinct.contains(&name.as_str()) {
            distinct.push(name);
        }
    }
    match distinct.as_slice() {
        [] => String::new(),
        [one] if names.len() > 1 => format!("{one}, {} times", names.len()),
        all => all.join(", "),
    }
}

/// What is said of a blank that is kept as it stands.
fn kept_words(blank: &Blank) -> String {
    if blank.lists_ids {
        return "Kept as it is: the list stays empty, and nobody sees the app in the menu.".to_owned();
    }
    format!(
        "Kept as it is: it counts as a value here. A line below [placeholders] in .lp-manifest.toml says \
         so for check too: keep = [{}]",
        json::quote(&blank.token)
    )
}

/// The row of a field that becomes something, called so.
fn called_becomes(item: Item) -> Item {
    match item {
        Item::Row(line) => Item::Row(Line { label: Words::dim("becomes"), ..line }),
        item => item,
    }
}

/// How many fields are still to fill in, which is what the header counts.
fn left(model: &Model, room: Room) -> String {
    match left_open(model) {
        0 => String::new(),
        _ if !room.is_wide() => String::new(),
        left => format!(", {} to fill in", counted(left, "field")),
    }
}
