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

use crate::app::describe::{Body, Description, Json, Room, Thumb};
use crate::app::keymap::Command;
use crate::app::layout::{self, Areas};
use crate::app::page::{Kind, describe, offers, top_kind};
use crate::app::{Model, Pane, Target, frame as around};
use crate::safe;
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
        let area = Rect { width: area.width - 1, ..area };
        at(area, &mut |canvas| frame::sidebar(canvas, &around::blocks(model), targets));
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
    // The lines between sidebar, page and pane.
    let edges =
        [areas.sidebar.map(|area| (area, area.right() - 1)), areas.preview.map(|area| (area, area.x))];
    for (area, x) in edges.into_iter().flatten() {
        let whole = Rect { x: 0, width: areas.header.width, ..area };
        at(whole, &mut |canvas| canvas.vertical(usize::from(x)));
    }
    cursor
}

/// The pane beside the page, behind the column of a line.
fn beside(canvas: &mut Canvas<'_>, model: &Model, targets: &mut Targets) {
    let pane = around::pane(model);
    let mut part = canvas.part(1, 0, usize::MAX, usize::MAX);
    part.rule(0, ("", Role::Accent), &[(&pane.right, Role::Secondary)]);
    let shown = pane.views.iter().map(|(title, view, shown)| {
        let target = Target::Pane(Pane::Title(*view));
        (title.as_str(), *shown, target)
    });
    views(&mut part, &pane.title, shown.collect(), targets);
    targets.place(part.part(0, 0, usize::MAX, 1).area(), Target::Do(Command::Preview));
    let mut part = canvas.part(1, 1, usize::MAX, usize::MAX);
    let top = match &pane.body {
        Body::Json(Json::Shown { of, top, at }) => {
            json::shown(&mut part, (model, *of), *top, at.as_ref(), json::ALONG, targets).0
        }
        Body::Difference { old, new, top, at } => {
            difference::difference(&mut part, old, new, *top, at, json::ALONG).0
        }
        // What is read beside a page is no list to choose from.
        Body::Lines(body) => {
            lines::lines(&mut part, body, 0, &mut Targets::default());
            0
        }
        Body::Json(Json::Edited { .. }) | Body::Broken(_) => 0,
    };
    targets.place(part.area(), Target::Pane(Pane::Text(top)));
}

/// A body that is text.
fn text(canvas: &mut Canvas<'_>, model: &Model, body: &Body<'_>, targets: &mut Targets) -> Option<Position> {
    match body {
        Body::Json(body) => json::json(canvas, model, body, targets),
        Body::Difference { old, new, top, at } => difference::difference(canvas, old, new, *top, at, "▸").1,
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
    // Where there is hardly room for rows, a title takes none of it; a question stays.
    let flat = !layout::has_titles(model) && top_kind(model) != Kind::Dialog;
    // Where no row is chosen the cursor stands on the name of the view, else in the corner.
    let mut elsewhere = canvas.position(0, 0);
    if let Some((title, right)) = page.title.as_ref().filter(|_| !flat) {
        let sense = right.sense.into();
        let shown = page.views.iter().enumerate();
        let shown: Vec<_> =
            shown.map(|(number, (title, shown))| (title.as_str(), *shown, Target::View(number))).collect();
        // The views stand in the title's place, and what is said at the right gives way to them.
        let named: String = shown.iter().map(|(title, ..)| format!(" {title} ")).collect();
        let left = if named.is_empty() { title.as_str() } else { "" };
        let fits = safe::width(title) + safe::width(&named) + safe::width(&right.text) + 12 <= canvas.width();
        let right = if named.is_empty() || fits { right.text.as_str() } else { "" };
        canvas.rule(0, (left, Role::Accent), &[(right, sense)]);
        if !shown.is_empty() {
            elsewhere = views(canvas, title, shown, targets);
        }
        y = 1;
    }
    let own = usize::from(areas.value_column);
    let mut part = canvas.part(0, y, usize::MAX, usize::MAX);
    let cursor = match &page.body {
        Body::Lines(body) => lines::lines(&mut part, body, own, targets),
        Body::Broken(body) => broken::broken(&mut part, body, own, targets),
        other => text(&mut part, model, other, targets),
    };
    if let Some(thumb) = page.thumb {
        draw_thumb(canvas, thumb);
    }
    targets.place(canvas.area(), Target::Page);
    cursor.or(elsewhere)
}

/// Where in the whole it is that is seen, at the right edge.
fn draw_thumb(canvas: &mut Canvas<'_>, thumb: Thumb) {
    let (height, x) = (canvas.height(), canvas.width().saturating_sub(1));
    let length = (height * height / thumb.all.max(1)).clamp(1, height.max(1));
    let hidden = thumb.all.saturating_sub(height).max(1);
    // At the very end only when the last line is seen.
    let start = thumb.top.min(hidden) * (height - length) / hidden;
    for y in start..start + length {
        canvas.own(x, y, "┃", Role::Secondary);
    }
}

/// The views of a page or pane in its rule behind its name, the shown one in brackets; where its name begins.
fn views(
    canvas: &mut Canvas<'_>,
    name: &str,
    views: Vec<(&str, bool, Target)>,
    targets: &mut Targets,
) -> Option<Position> {
    let wide: usize = views.iter().map(|(title, ..)| safe::width(title) + 2).sum();
    let mut x = 2;
    // The name gives way to what can be shown.
    if !name.is_empty() && (views.is_empty() || canvas.width() >= wide + safe::width(name) + 16) {
        x += canvas.own(x, 0, " ", Role::Faint);
        let room = canvas.width().saturating_sub(x + wide);
        x += canvas.text(x, 0, name, Role::Accent, room);
        x += canvas.own(x, 0, if views.is_empty() { " " } else { "  " }, Role::Faint);
    }
    let mut cursor = None;
    for (title, shown, target) in views {
        let (text, role) = if shown {
            (format!("[{title}]"), Role::Accent)
        } else {
            (format!(" {title} "), Role::Secondary)
        };
        if shown {
            cursor = canvas.position(x + 1, 0);
        }
        let used = canvas.own(x, 0, &text, role);
        targets.place(canvas.part(x, 0, used, 1).area(), target);
        x += used;
    }
    cursor
}
