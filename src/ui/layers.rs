//! What lies over the form: search, commands, help, quick launch, questions, JSON.

mod fill;
mod help;
mod json;
mod question;
mod quick_launch;
mod review;

pub(super) use fill::{about_blank, about_template};

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::preview;
use super::row::window;
use super::theme::Role;
use crate::app::Model;
use crate::app::editor::Editor;
use crate::app::page::palette::commands;
use crate::app::page::{Find, Page, Palette};
use crate::safe;

/// Draws a page; where the terminal's cursor goes.
pub(super) fn layer(canvas: &mut Canvas<'_>, model: &Model, page: &Page) -> Option<Position> {
    match page {
        Page::Cover(page) => preview::over(canvas, model, page.top()),
        Page::Find(page) => find_page(canvas, model, page),
        Page::Palette(page) => palette(canvas, model, page),
        Page::Help(page) => help::help_page(canvas, model, page.top()),
        Page::QuickLaunch(page) => quick_launch::quick_launch(canvas, model, page),
        Page::SaveAs(page) => save_as(canvas, page.name()),
        Page::Question(page) => question::question(canvas, model, page),
        Page::Text(page) => json::json(canvas, page),
        Page::Blanks(page) => fill::blanks(canvas, page),
        Page::Templates(page) => fill::templates(canvas, page.chosen()),
        Page::Endpoint(page) => fill::one_endpoint(canvas, model, page),
        Page::Review(page) => review::review(canvas, model, page),
        Page::Compare(page) => preview::look(canvas, page),
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

fn focus_of(chosen: Option<usize>) -> Focused {
    if chosen.is_some() { Focused::List } else { Focused::Query }
}

/// The first row of a list that is shown so that the chosen one is visible.
fn list_top(chosen: Option<usize>, height: usize) -> usize {
    chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(height.max(1)))
}

fn find_page(canvas: &mut Canvas<'_>, model: &Model, page: &Find) -> Option<Position> {
    let hits = page.hits(model);
    canvas.rule(0, ("find", Role::Title), (&format!("{} found", hits.len()), Role::Dim));
    let mut cursor = query(canvas, 1, page.query(), focus_of(page.chosen()));
    let wide = canvas.width() >= 60;
    let height = canvas.height().saturating_sub(3);
    let top = list_top(page.chosen(), height);
    for (y, (number, hit)) in hits.iter().enumerate().skip(top).take(height).enumerate() {
        let y = y + 3;
        let here = page.chosen() == Some(number);
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

fn palette(canvas: &mut Canvas<'_>, model: &Model, page: &Palette) -> Option<Position> {
    let all = commands(model.screen.keymap(), "").len();
    let found = page.listed(model);
    canvas.rule(0, ("commands", Role::Title), (&format!("{} of {all}", found.len()), Role::Dim));
    let mut cursor = query(canvas, 1, page.query(), focus_of(page.chosen()));
    let height = canvas.height().saturating_sub(3);
    let top = list_top(page.chosen(), height);
    for (y, (number, row)) in found.iter().enumerate().skip(top).take(height).enumerate() {
        let y = y + 3;
        let here = page.chosen() == Some(number);
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let width = canvas.width();
        let end = canvas.own_right(width.saturating_sub(1), y, &safe::cut(&row.keys, 24), Role::Key);
        canvas.text(
            4,
            y,
            &capital(row.does),
            if here { Role::Focus } else { Role::Text },
            end.saturating_sub(5),
        );
    }
    cursor
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn save_as(canvas: &mut Canvas<'_>, editor: &Editor) -> Option<Position> {
    canvas.rule(0, ("save as", Role::Title), ("", Role::Dim));
    query(canvas, 2, editor, Focused::Query)
}
