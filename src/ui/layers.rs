//! What lies over the form: search, commands, help, quick launch, questions, JSON.

use ratatui::layout::Position;

use super::canvas::{Canvas, wrap};
use super::row::window;
use super::safe;
use super::theme::Role;
use crate::app::field::Editor;
use crate::app::help::{self, Line};
use crate::app::layer::{Dialog, Layer, Raw, Search, commands};
use crate::app::{Model, find};

/// Draws a layer; where the terminal's cursor goes.
pub(super) fn layer(canvas: &mut Canvas<'_>, model: &Model, layer: &Layer) -> Option<Position> {
    match layer {
        Layer::Find(search) => find_page(canvas, model, search),
        Layer::Palette(search) => palette(canvas, search),
        Layer::Help(top) => help_page(canvas, model, *top),
        Layer::QuickLaunch(search) => quick_launch(canvas, model, search),
        Layer::SaveAs(editor) => save_as(canvas, editor),
        Layer::Dialog(dialog) => question(canvas, model, dialog),
        Layer::Raw(raw) => json(canvas, raw),
    }
}

/// The line that is typed in, with the focus before it unless the list has it.
fn query(canvas: &mut Canvas<'_>, y: usize, editor: &Editor, focused: Focused) -> Option<Position> {
    if focused == Focused::Query {
        canvas.own(0, y, "▸", Role::Focus);
    }
    let columns = canvas.width().saturating_sub(5);
    window(canvas, 4, y, columns, editor)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Focused {
    Query,
    List,
}

fn focus_of(search: &Search) -> Focused {
    if search.chosen.is_some() { Focused::List } else { Focused::Query }
}

/// The first row of a list that is shown so that the chosen one is visible.
fn list_top(chosen: Option<usize>, height: usize) -> usize {
    chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(height.max(1)))
}

fn find_page(canvas: &mut Canvas<'_>, model: &Model, search: &Search) -> Option<Position> {
    let hits = find::hits(model, &search.editor.text());
    canvas.rule(0, ("find", Role::Title), (&format!("{} found", hits.len()), Role::Dim));
    let mut cursor = query(canvas, 1, &search.editor, focus_of(search));
    let wide = canvas.width() >= 60;
    let height = canvas.height().saturating_sub(3);
    let top = list_top(search.chosen, height);
    for (y, (number, hit)) in hits.iter().enumerate().skip(top).take(height).enumerate() {
        let y = y + 3;
        let here = search.chosen == Some(number);
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let role = if here {
            Role::Focus
        } else if hit.set {
            Role::Text
        } else {
            Role::Dim
        };
        let tick = match hit.ticked {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let width = canvas.width();
        let x = 4 + canvas.own(4, y, tick, role);
        if wide {
            canvas.text(x, y, &hit.label, role, 28_usize.saturating_sub(x));
            canvas.text(30, y, &hit.context, Role::Dim, width.saturating_sub(30 + 20));
            let value = safe::cut(&hit.value, 18);
            canvas.own_right(
                width.saturating_sub(1),
                y,
                &value,
                if hit.set { Role::Text } else { Role::Dim },
            );
        } else {
            let value = if hit.ticked.is_some() { String::new() } else { safe::cut(&hit.value, 7) };
            let name = if hit.context.is_empty() {
                hit.label.clone()
            } else {
                format!("{}, {}", hit.label, hit.context)
            };
            canvas.text(x, y, &name, role, width.saturating_sub(x + 9));
            canvas.own_right(width.saturating_sub(1), y, &value, Role::Dim);
        }
    }
    cursor
}

fn palette(canvas: &mut Canvas<'_>, search: &Search) -> Option<Position> {
    let all = commands("").len();
    let found = commands(&search.editor.text());
    canvas.rule(0, ("commands", Role::Title), (&format!("{} of {all}", found.len()), Role::Dim));
    let mut cursor = query(canvas, 1, &search.editor, focus_of(search));
    let height = canvas.height().saturating_sub(3);
    let top = list_top(search.chosen, height);
    for (y, (number, (_, does, chords))) in found.iter().enumerate().skip(top).take(height).enumerate() {
        let y = y + 3;
        let here = search.chosen == Some(number);
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let width = canvas.width();
        let end = canvas.own_right(width.saturating_sub(1), y, &safe::cut(chords, 24), Role::Key);
        canvas.text(4, y, &capital(does), if here { Role::Focus } else { Role::Text }, end.saturating_sub(5));
    }
    cursor
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn help_page(canvas: &mut Canvas<'_>, model: &Model, top: usize) -> Option<Position> {
    let width = canvas.width();
    let lines: Vec<Line> = help::lines(model)
        .into_iter()
        .flat_map(|line| match line {
            Line::Text(text) => wrap(&text, width.saturating_sub(3)).into_iter().map(Line::Text).collect(),
            line => vec![line],
        })
        .collect();
    let height = canvas.height();
    let top = top.min(lines.len().saturating_sub(height));
    for (y, line) in lines.iter().skip(top).take(height).enumerate() {
        match line {
            Line::Title(title) => canvas.rule(y, (title, Role::Title), ("", Role::Dim)),
            Line::Text(text) => {
                canvas.text(2, y, text, Role::Text, width);
            }
            Line::Key(key, does) => {
                let column = if width >= 60 { 22 } else { 14 };
                canvas.text(2, y, &canvas.theme().own(key), Role::Key, column - 3);
                canvas.text(column, y, does, Role::Text, width);
            }
            Line::Blank => {}
        }
    }
    canvas.position(0, 0)
}

fn quick_launch(canvas: &mut Canvas<'_>, model: &Model, search: &Search) -> Option<Position> {
    canvas.rule(0, ("quick launch: who sees this app in the menu", Role::Title), ("private apps", Role::Dim));
    let Some(quick) = model.session.quick_launch() else {
        canvas.own(2, 2, "this text is not JSON yet, so nobody sees the app", Role::Text);
        return None;
    };
    let width = canvas.width();
    let column = if width >= 60 { 25 } else { 4 };
    let words = ["switched on", "has a start page", "lists profiles", "not disabled"];
    let mut cursor = None;
    for (number, (criterion, words)) in quick.criteria.iter().zip(words).enumerate() {
        let y = number + 1;
        let here = search.chosen == Some(number);
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let (mark, role) = if criterion.met { ("✓", Role::Good) } else { ("✗", Role::Error) };
        canvas.own(1, y, mark, role);
        if column > 4 {
            canvas.own(4, y, words, if here { Role::Focus } else { Role::Text });
        }
        canvas.text(column, y, &criterion.message, Role::Text, width.saturating_sub(column + 1));
    }
    let seen = quick.visible_to();
    canvas.own(4, 6, "seen by", Role::Label);
    let sentence = if seen.is_empty() {
        "nobody".to_owned()
    } else {
        format!("users with profile {}", quick.headline_short())
    };
    canvas.text(column.max(13), 6, &sentence, Role::Text, width);
    let hint = quick.criteria.iter().filter(|criterion| !criterion.met).find_map(|criterion| criterion.hint);
    if let Some(hint) = hint {
        canvas.paragraph(4, 7, hint, Role::Dim, 1);
    }
    canvas.own(4, 9, "Try profiles", Role::Label);
    if search.chosen.is_none() {
        canvas.own(0, 9, "▸", Role::Focus);
    }
    let x = column.max(18);
    let typed = window(canvas, x, 9, width.saturating_sub(x + 1), &search.editor);
    tried(canvas, model, search, x);
    cursor.or(typed)
}

/// Whether a user with the profiles that were typed sees the application.
fn tried(canvas: &mut Canvas<'_>, model: &Model, search: &Search, x: usize) {
    let text = search.editor.text();
    if text.trim().is_empty() {
        return;
    }
    let pieces: Vec<_> = text.split([' ', ',']).filter(|piece| !piece.is_empty()).collect();
    let ids: Option<Vec<i64>> = pieces.iter().map(|piece| piece.parse().ok()).collect();
    let Some(ids) = ids else {
        canvas.own(x, 10, "profile ids are whole numbers", Role::Warning);
        return;
    };
    let seen = model.session.quick_launch().is_some_and(|quick| quick.eligible(&ids));
    let (mark, words, role) = if seen {
        ("✓", "sees it in the menu", Role::Good)
    } else {
        ("✗", "does not see it", Role::Error)
    };
    canvas.own(1, 10, mark, role);
    canvas.own(x, 10, words, role);
}

fn save_as(canvas: &mut Canvas<'_>, editor: &Editor) -> Option<Position> {
    canvas.rule(0, ("save as", Role::Title), ("", Role::Dim));
    query(canvas, 2, editor, Focused::Query)
}

fn question(canvas: &mut Canvas<'_>, model: &Model, dialog: &Dialog) -> Option<Position> {
    canvas.rule(0, (&dialog.title(model), Role::Title), ("", Role::Dim));
    let mut y = 1 + details(canvas, model, dialog);
    let mut cursor = None;
    let width = canvas.width();
    for (number, answer) in dialog.answers(model).iter().enumerate() {
        let here = dialog.chosen == number;
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let letter = answer.letter.map_or_else(|| "Esc".to_owned(), |letter| letter.to_string());
        canvas.own(2, y, &letter, Role::Key);
        let used = canvas.own(7, y, answer.title, if here { Role::Focus } else { Role::Text });
        let column = if width >= 60 { 28 } else { 7 + used + 2 };
        canvas.text(column, y, &answer.means, Role::Dim, width.saturating_sub(column));
        y += 1;
    }
    cursor
}

/// What the question is about, listed as far as there is room.
fn details(canvas: &mut Canvas<'_>, model: &Model, dialog: &Dialog) -> usize {
    use crate::app::layer::Question;
    let room = canvas.height().saturating_sub(dialog.answers(model).len() + 3).min(8);
    let width = canvas.width();
    let listed: Vec<(String, Role)> = match &dialog.question {
        Question::SaveErrors(_) => model
            .loud_problems()
            .filter(|problem| problem.severity == crate::check::Severity::Error)
            .map(|problem| (format!("{}: {}", name(&problem.path), problem.message), Role::Error))
            .collect(),
        Question::Quit => {
            let drafts = model
                .drafts
                .keys()
                .map(|place| (format!("{}, not in the file yet", name(place.path())), Role::Warning));
            let changed = model.session.changed().iter().map(|path| (name(path), Role::Changed));
            changed.chain(drafts).collect()
        }
        _ => model
            .session
            .changed()
            .iter()
            .map(|path| (format!("yours: {}", name(path)), Role::Changed))
            .collect(),
    };
    let shown = listed.iter().take(room);
    let mut lines = 0;
    for (text, role) in shown {
        canvas.text(4, 1 + lines, text, *role, width.saturating_sub(5));
        lines += 1;
    }
    if listed.len() > lines && lines > 0 {
        canvas.own(4, 1 + lines, &format!("… and {} more", listed.len() - lines), Role::Dim);
        lines += 1;
    }
    lines + usize::from(lines > 0)
}

/// A path as people know it.
fn name(path: &crate::json::Path) -> String {
    let context = find::context(path);
    let label = crate::edits::field(path).map(|field| field.label).filter(|label| !label.is_empty());
    let label = label.map_or_else(|| path.last_key().unwrap_or("the manifest").to_owned(), str::to_owned);
    if context.is_empty() || context == "Webhooks" || context == "Engagement" {
        label
    } else {
        format!("{label} of {context}")
    }
}

fn json(canvas: &mut Canvas<'_>, raw: &Raw) -> Option<Position> {
    let title = raw.target.as_ref().map_or_else(|| "the whole text".to_owned(), name);
    canvas.rule(0, (&title, Role::Title), ("Esc keeps and leaves", Role::Dim));
    let text = raw.editor.text();
    let lines: Vec<&str> = text.split('\n').collect();
    let (line, _) = raw.editor.cursor();
    let height = canvas.height().saturating_sub(1).max(1);
    let top = (line + 1 + height / 3).min(lines.len()).saturating_sub(height);
    let wrong = crate::app::mistake(raw).map(|(line, _, _)| line);
    let mut cursor = None;
    for (y, text) in lines.iter().skip(top).take(height).enumerate() {
        let number = top + y + 1;
        if wrong == Some(number) {
            canvas.own(0, y + 1, "✗", Role::Error);
        }
        canvas.own_right(6, y + 1, &number.to_string(), Role::Dim);
        let width = canvas.width();
        if number == line + 1 {
            let columns = width.saturating_sub(9);
            let mut one = Editor::one_line(text);
            one.jump(0, raw.editor.cursor().1);
            cursor = window(canvas, 8, y + 1, columns, &one);
        } else {
            canvas.text(8, y + 1, text, Role::Text, width.saturating_sub(9));
        }
    }
    cursor
}
