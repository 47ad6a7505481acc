//! Drawing: a model and its layout in, cells out.
//!
//! Pure and complete: every frame is drawn whole, and the terminal layer sends what changed. It
//! deliberately changes nothing and decides no words that the model could decide.

mod canvas;
mod footer;
mod form;
mod header;
mod help;
mod layers;
mod preview;
mod row;
mod sidebar;
pub mod theme;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::Model;
use crate::app::layout::{self, Areas};
use canvas::Canvas;
use theme::{Role, Theme};

/// Draws the model into a frame, the terminal's cursor on the focus.
pub fn view(model: &Model, theme: Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let Some(areas) = layout::areas(model) else {
        too_small(&mut Canvas::new(frame.buffer_mut(), area, theme));
        return;
    };
    if let Some(position) = draw(model, &areas, theme, frame) {
        frame.set_cursor_position(position);
    }
}

fn too_small(canvas: &mut Canvas<'_>) {
    let sentence = format!(
        "make the window larger, {} columns and {} rows at least; nothing is lost",
        layout::LEAST.width,
        layout::LEAST.height
    );
    let lines = canvas.height();
    canvas.paragraph(0, 0, &sentence, Role::Text, lines);
}

fn draw(model: &Model, areas: &Areas, theme: Theme, frame: &mut Frame<'_>) -> Option<Position> {
    let buffer = frame.buffer_mut();
    let mut at =
        |area: Rect, draw: &mut dyn FnMut(&mut Canvas<'_>)| draw(&mut Canvas::new(buffer, area, theme));
    at(areas.header, &mut |canvas| header::header(canvas, model));
    if let Some(tabs) = areas.tabs {
        at(tabs, &mut |canvas| header::tabs(canvas, model));
    }
    if let Some(sidebar) = areas.sidebar {
        at(sidebar, &mut |canvas| sidebar::sidebar(canvas, model));
    }
    if let Some(preview) = areas.preview {
        at(preview, &mut |canvas| preview::beside(canvas, model));
    }
    let mut cursor = None;
    at(areas.form, &mut |canvas| {
        cursor = match model.screen.pages().top() {
            Some(layer) => layers::layer(canvas, model, layer),
            None if model.form.document().is_none() => preview::over(canvas, model, None),
            None => form::form(canvas, model, usize::from(areas.value_column)),
        };
    });
    at(areas.help, &mut |canvas| help::help(canvas, model, areas.message.is_none()));
    if let Some(message) = areas.message {
        at(message, &mut |canvas| footer::message(canvas, model));
    }
    at(areas.footer, &mut |canvas| footer::footer(canvas, model));
    cursor
}
