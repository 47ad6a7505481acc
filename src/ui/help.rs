//! The help of the focus: its title, then the problem, else what it is for.

use super::canvas::{Canvas, wrap};
use super::header::sign;
use super::theme::Role;
use crate::app::page::review::View;
use crate::app::page::{Page, form};
use crate::app::{Model, Tone};
use crate::form::find;
use crate::form::place::Place;
use crate::form::rows::{self, RowKind};
use crate::form::status::Mark;
use crate::json::Lines;
use crate::manifest::catalogue::{Field, Kind};
use crate::manifest::check::{Problem, Severity};

/// Draws the help of the focus; where the message has no line of its own it stands here.
pub(super) fn help(canvas: &mut Canvas<'_>, model: &Model, with_message: bool) {
    let narrow = canvas.height() < 2;
    let aside = model.screen.message().filter(|message| message.tone == Tone::Aside);
    if let (Some(message), true, None) = (model.screen.message(), with_message, aside) {
        let role = super::footer::tone(message.tone);
        if narrow {
            let width = canvas.width();
            canvas.text(1, 0, &message.text, role, width);
            return;
        }
        let lines = canvas.height() - 1;
        canvas.rule(0, ("", Role::Dim), ("", Role::Dim));
        canvas.paragraph(2, 1, &message.text, role, lines);
        return;
    }
    let over = model.screen.pages().top().filter(|page| !matches!(page, Page::Cover(_)));
    if let Some(layer) = over {
        of_layer(canvas, model, layer);
        return;
    }
    if !narrow {
        let (left, mut right) = title(model, canvas.width() < 60);
        if let (Some(aside), true) = (aside, with_message) {
            right.clone_from(&aside.text);
        }
        canvas.rule(0, (&left, Role::Title), (&right, Role::Dim));
    }
    let first = usize::from(!narrow);
    body(canvas, model, first);
}

/// The title of the focus, and where it is documented.
fn title(model: &Model, narrow: bool) -> (String, String) {
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else {
        return (what_is_wrong(model), String::new());
    };
    let name = find::label(document, row);
    let mut left = match model.form.focus() {
        Place::Option(_, number) => {
            let value =
                row.field.and_then(|field| rows::options(document, row.node, field).into_iter().nth(*number));
            value.map_or_else(|| name.clone(), |value| format!("{} · a value of {name}", value.value))
        }
        place => {
            let context = find::context(place.path());
            if context.is_empty() || row.depth == 0 { name } else { format!("{name} of {context}") }
        }
    };
    let field = row.own_field().filter(|_| !matches!(model.form.focus(), Place::Option(..)));
    if let Some(field) = field.filter(|_| !narrow) {
        left = format!("{left} · {}", if field.required() { "required" } else { "optional" });
    }
    match (form::counter(model), field.and_then(limit)) {
        (Some(counter), _) => left = format!("{left} · {counter}"),
        (None, Some(limit)) if !narrow => left = format!("{left} · {limit}"),
        _ => {}
    }
    let right = if narrow {
        String::new()
    } else {
        row.field.map_or_else(String::new, |field| field.source.words().to_owned())
    };
    (left, right)
}

/// The limit of a field in words.
fn limit(field: &Field) -> Option<String> {
    match field.kind {
        Kind::Text { max: Some(max), .. } => Some(format!("at most {max} characters")),
        Kind::Integer { min, max, .. } if max < i64::MAX => Some(format!("{min} to {max}")),
        _ => None,
    }
}

fn what_is_wrong(model: &Model) -> String {
    let place = model.form.session().problems().first().map(|problem| {
        let (line, column) = Lines::of(model.form.session().content().text()).place(problem.span.start);
        format!("line {line}, column {column}")
    });
    place.map_or_else(|| "the text".to_owned(), |place| format!("what is wrong: {place}"))
}

/// The problem of the focus, else its help.
fn body(canvas: &mut Canvas<'_>, model: &Model, first: usize) {
    let mut y = first;
    let problems = match model.form.document() {
        Some(_) => model.form.problems_at_focus(),
        None => model.form.session().problems().iter().collect(),
    };
    let heavy =
        problems.iter().any(|problem| problem.severity != Severity::Note && !model.form.is_quiet(problem));
    if !heavy {
        let room = canvas.height().saturating_sub(y);
        let notes = room.min(usize::from(!problems.is_empty()));
        y += about(canvas, model, y, room - notes);
    }
    for problem in problems {
        if y >= canvas.height() {
            return;
        }
        y += say(canvas, model, problem, y);
    }
    if heavy && y < canvas.height() {
        let lines = canvas.height() - y;
        about(canvas, model, y, lines);
    }
}

/// One problem with its mark and its fix; the lines that it took.
fn say(canvas: &mut Canvas<'_>, model: &Model, problem: &Problem, y: usize) -> usize {
    let quiet = model.form.is_quiet(problem);
    let mark = match problem.severity {
        _ if quiet => Mark::ToFill,
        Severity::Error => Mark::Error,
        Severity::Warning => Mark::Warning,
        Severity::Note => Mark::Note,
    };
    let (mark, role) = sign(mark);
    // While it is being typed it may well be right in a moment.
    let role = if model.screen.pages().form().open().is_some() { Role::Text } else { role };
    let room = canvas.height() - y;
    canvas.own(0, y, mark, role);
    let lines = wrap(&problem.message, canvas.width().saturating_sub(3)).len();
    let for_fix = usize::from(problem.fix.is_some() && room > lines);
    let used = canvas.paragraph(2, y, &problem.message, role, room - for_fix);
    match &problem.fix {
        Some(fix) if used < room => {
            let width = canvas.width();
            let keys = canvas.own(2, y + used, "F5", Role::Key);
            canvas.text(3 + keys, y + used, &fix.title, Role::Text, width);
            used + 1
        }
        _ => used,
    }
}

/// What the focus is for; the lines that it took.
fn about(canvas: &mut Canvas<'_>, model: &Model, y: usize, lines: usize) -> usize {
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else { return 0 };
    if let Place::Option(_, number) = model.form.focus() {
        let option =
            row.field.and_then(|field| rows::options(document, row.node, field).into_iter().nth(*number));
        let help = option.map_or("", |option| {
            option
                .help
                .unwrap_or("This value is not one that LivePerson supports; it is kept until you untick it.")
        });
        return canvas.paragraph(2, y, help, Role::Text, lines);
    }
    if row.kind == RowKind::Ignored {
        return canvas.paragraph(
            2,
            y,
            "A later member has the same name, and only that one counts. Del takes this one out.",
            Role::Text,
            lines,
        );
    }
    if row.node.is_some_and(|node| document.value(node).is_root()) {
        return canvas.paragraph(
            2,
            y,
            "A manifest is one object in braces. Enter edits this text as JSON.",
            Role::Text,
            lines,
        );
    }
    let Some(field) = row.own_field() else {
        return canvas.paragraph(
            2,
            y,
            "The guides do not name this member. It is kept as it is; Enter edits it as JSON.",
            Role::Text,
            lines,
        );
    };
    let example = !field.example.is_empty() && lines > 2 && example_helps(model);
    let used = canvas.paragraph(2, y, field.help, Role::Text, lines - usize::from(example));
    if example && used < lines {
        let width = canvas.width();
        canvas.text(2, y + used, &format!("Example: {}", field.example), Role::Dim, width);
        return used + 1;
    }
    used
}

/// Whether an example helps here.
fn example_helps(model: &Model) -> bool {
    let open = model.screen.pages().form().open();
    open.is_none_or(|open| open.codec == crate::form::codec::Codec::Text)
}

fn of_layer(canvas: &mut Canvas<'_>, model: &Model, layer: &Page) {
    if canvas.height() < 2 {
        return;
    }
    let lines = canvas.height() - 1;
    let (title, text) = match layer {
        Page::Find(_) => ("find", "Searches labels, JSON keys, paths, values and the help. Set in this file comes first. Begin with  !  for problems,  *  for placeholders,  -  for what is not set.".to_owned()),
        Page::Palette(_) => ("commands", "Type a part of what you want to do. The key at the right does the same without this list.".to_owned()),
        Page::Help(_) => ("help", "Everything about the field you came from, then every key.".to_owned()),
        Page::QuickLaunch(_) => ("try profiles", "Type one profile id, or all ids of one user: 7 42. One match is enough. Ids belong to your account.".to_owned()),
        Page::SaveAs(_) => ("save as", "Type where to save. Nothing that exists is written over without asking.".to_owned()),
        Page::Question(asked) => {
            let answer = asked.question().answers(model).into_iter().nth(asked.chosen());
            let (title, means) = answer.map_or(("", String::new()), |answer| (answer.title, answer.means));
            canvas.rule(0, (title, Role::Title), ("", Role::Dim));
            canvas.paragraph(2, 1, &sentence(&means), Role::Text, lines);
            return;
        }
        Page::Compare(_) => ("look", "Lines with - went, lines with + came. Nothing is changed by looking; Esc leads back to the question.".to_owned()),
        Page::Blanks(fill) => {
            let (title, text) = super::layers::about_blank(fill);
            canvas.rule(0, (&title, Role::Title), ("", Role::Dim));
            canvas.paragraph(2, 1, &text, Role::Text, lines);
            return;
        }
        Page::Templates(page) => super::layers::about_template(page.chosen()),
        Page::Endpoint(_) => ("one endpoint", "Writes this endpoint into every ticked event, as one step. Retries and headers stay as they are.".to_owned()),
        Page::Review(page)
            if page.view() == View::Problems && model.form.session().problems().get(page.chosen()).is_some() =>
        {
            let problem = &model.form.session().problems()[page.chosen()];
            let name = crate::form::find::name_of(&problem.path);
            canvas.rule(0, (&name, Role::Title), ("", Role::Dim));
            canvas.paragraph(2, 1, &problem.message, Role::Text, lines);
            return;
        }
        Page::Review(review) => (
            "review",
            match review.view() {
                View::Changes => "What differs from the file on disk. x takes the chosen change back as a new step; every other byte stays as it is.".to_owned(),
                View::Json => "Exactly the text that Ctrl-S writes.".to_owned(),
                View::Problems => "Errors, warnings and notes in the order of the file. Enter leads to the field.".to_owned(),
                View::Next => "Checked against both guides. Only LivePerson knows whether the name is still free and what your account has switched on.".to_owned(),
            },
        ),
        Page::Cover(_) => return,
        Page::Text(raw) => {
            canvas.rule(0, ("JSON", Role::Title), ("", Role::Dim));
            match raw.mistake() {
                Some((line, column, why)) => {
                    canvas.own(0, 1, "✗", Role::Error);
                    canvas.paragraph(2, 1, &format!("line {line}, column {column}: {why}"), Role::Error, lines);
                }
                None => {
                    canvas.paragraph(2, 1, "This is JSON; it stands in the document. Esc leads back to the form.", Role::Text, lines);
                }
            }
            return;
        }
    };
    canvas.rule(0, (title, Role::Title), ("", Role::Dim));
    canvas.paragraph(2, 1, &text, Role::Text, lines);
}

/// A clause as a sentence.
fn sentence(clause: &str) -> String {
    let mut characters = clause.chars();
    characters
        .next()
        .map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), characters.as_str()))
}
