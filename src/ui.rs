//! Drawing: a model and its layout in, cells out.
//!
//! Pure and complete: every frame is drawn whole, and the terminal layer sends what changed. It
//! deliberately changes nothing and decides no words that the model could decide.

mod broken;
mod canvas;
mod difference;
mod frame;
mod help;
mod json;
mod lines;
mod row;
mod targets;
pub mod theme;
pub mod widget;

pub use targets::Targets;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::describe::{Body, Description, Room, SECTIONS};
use crate::app::keymap::Command;
use crate::app::layout::{self, Areas};
use crate::app::page::{describe, offers};
use crate::app::{Model, Preview, Target, frame as around};
use canvas::Canvas;
use theme::{Role, Theme};

/// Draws the model into a frame, the terminal's cursor on the focus; what stands where.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) -> Targets {
    let mut targets = Targets::default();
    let Some(areas) = layout::areas(model) else {
        let area = frame.area();
        too_small(&mut Canvas::new(frame.buffer_mut(), area, theme));
        return targets;
    };
    if let Some(position) = draw(model, &areas, theme, frame, &mut targets) {
        frame.set_cursor_position(position);
    }
    targets
}

fn too_small(canvas: &mut Canvas<'_>) {
    let lines = canvas.height();
    canvas.paragraph(0, 0, &layout::too_small(), Role::Text, lines);
}

fn draw(
    model: &Model,
    areas: &Areas,
    theme: &Theme,
    frame: &mut Frame<'_>,
    targets: &mut Targets,
) -> Option<Position> {
    let buffer = frame.buffer_mut();
    let mut at =
        |area: Rect, draw: &mut dyn FnMut(&mut Canvas<'_>)| draw(&mut Canvas::new(buffer, area, theme));
    at(areas.header, &mut |canvas| frame::header(canvas, &around::header(model), targets));
    let tabs = around::tabs(model);
    if let Some(area) = areas.tabs {
        at(area, &mut |canvas| match &tabs {
            Ok(tabs) => frame::tabs(canvas, tabs, targets),
            Err(sentence) => {
                canvas.own(1, 0, sentence, Role::Secondary);
            }
        });
    }
    if let Some(area) = areas.sidebar {
        let tabs = tabs.unwrap_or_default();
        at(area, &mut |canvas| frame::sidebar(canvas, SECTIONS, &tabs, &around::blocks(model), targets));
    }
    if let Some(area) = areas.preview {
        at(area, &mut |canvas| beside(canvas, model, targets));
    }
    let room = Room { width: usize::from(areas.form.width), height: usize::from(areas.form.height) };
    let page = describe(model, room);
    let mut cursor = None;
    at(areas.form, &mut |canvas| cursor = body(canvas, model, &page, areas, targets));
    at(areas.help, &mut |canvas| help::help(canvas, model, &page.help, areas.message.is_none(), targets));
    if let Some(area) = areas.message {
        at(area, &mut |canvas| frame::message(canvas, model, &page.extent));
    }
    at(areas.footer, &mut |canvas| frame::footer(canvas, &offers(model), targets));
    cursor
}

/// The preview beside the form, behind a vertical line.
fn beside(canvas: &mut Canvas<'_>, model: &Model, targets: &mut Targets) {
    for y in 0..canvas.height() {
        canvas.own(0, y, "│", Role::Faint);
    }
    if model.screen.preview() == Preview::Off {
        return;
    }
    let (title, body) = around::preview(model, model.screen.pane());
    let key = model.key(Command::Preview);
    targets.place(Rect { height: 1, ..canvas.area() }, Target::Do(Command::Preview));
    canvas.rule(0, (&title, Role::Accent), (&key, Role::Secondary));
    canvas.own(0, 0, "┬", Role::Faint);
    let mut part = canvas.part(1, 1, usize::MAX, usize::MAX);
    if let Body::Lines(body) = &body {
        // What is read beside a page is no list to choose from.
        lines::lines(&mut part, body, 0, &mut Targets::default());
    }
    text(&mut part, model, &body, targets);
    let area = part.area();
    targets.place(area, Target::Pane(targets.first_line(area)));
}

/// A body that is text.
fn text(canvas: &mut Canvas<'_>, model: &Model, body: &Body<'_>, targets: &mut Targets) -> Option<Position> {
    match body {
        Body::Json(body) => json::json(canvas, model, body, targets),
        Body::Difference { old, new, top } => {
            difference::difference(canvas, old, new, *top);
            None
        }
        Body::Lines(_) | Body::Broken(_) => None,
    }
}

/// The page: its title, its views, its body.
fn body(
    canvas: &mut Canvas<'_>,
    model: &Model,
    page: &Description<'_>,
    areas: &Areas,
    targets: &mut Targets,
) -> Option<Position> {
    let mut y = 0;
    if let Some((title, right)) = &page.title {
        canvas.rule(0, (title, Role::Accent), (&right.text, right.sense.into()));
        y = 1;
    }
    let corner = canvas.position(0, 0);
    if !page.views.is_empty() {
        views(canvas, &page.views, targets);
        y += 2;
    }
    let own = usize::from(areas.value_column);
    let mut part = canvas.part(0, y, usize::MAX, usize::MAX);
    let cursor = match &page.body {
        Body::Lines(body) => lines::lines(&mut part, body, own, targets),
        Body::Broken(body) => broken::broken(&mut part, body, own, targets),
        other => text(&mut part, model, other, targets),
    };
    targets.place(canvas.area(), Target::Page);
    cursor.or(if page.views.is_empty() { corner } else { canvas.position(0, 1) })
}

/// The views of a page, the shown one in brackets.
fn views(canvas: &mut Canvas<'_>, views: &[(String, bool)], targets: &mut Targets) {
    let mut x = 1;
    for (number, (title, shown)) in views.iter().enumerate() {
        let start = x;
        x += if *shown {
            canvas.own(x, 1, &format!("[{title}]"), Role::Accent) + 1
        } else {
            canvas.own(x, 1, &format!(" {title} "), Role::Text) + 1
        };
        targets.place(canvas.part(start, 1, x - start - 1, 1).area(), Target::View(number));
    }
}
