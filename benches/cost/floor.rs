//! The floor: the least ratatui program that is a form over the same manifest, with a header, rows, a
//! field that takes letters, the JSON beside it, help and footer.
//!
//! Responsible for showing what ratatui and the terminal cost by themselves on a screen like ours:
//! only what is visible is drawn, as plain lines, at places that no solver looks for. It
//! deliberately checks nothing, keeps no spelling, and shows foreign text as it is.

#![allow(clippy::disallowed_methods, reason = "nothing here is shown to anybody")]

use lp_manifest::app::Size;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders};
use serde_json::Value;
use tui_textarea::{Input, Key, TextArea};

use super::{Press, Program};

/// From this width the JSON stands beside the form, as it does in the editor.
const BESIDE: u16 = 120;
/// The lines above the form, and those below it.
const HEAD: u16 = 2;
const FOOT: u16 = 7;
/// The column of the values.
const VALUE: u16 = 25;

/// A value of the form.
struct Field {
    /// Where it stands, as a JSON pointer.
    pointer: String,
    label: String,
    /// Its line in the JSON.
    line: usize,
}

/// The program.
pub(super) struct Floor {
    document: Value,
    json: String,
    fields: Vec<Field>,
    chosen: usize,
    open: Option<TextArea<'static>>,
}

impl Program for Floor {
    fn start(text: String, _: Size) -> Floor {
        let document: Value = serde_json::from_str(&text).expect("the manifest is JSON");
        let json = pretty(&document);
        let mut fields = Vec::new();
        gather(&document, "", "", &mut 0, &mut fields);
        Floor { document, json, fields, chosen: 0, open: None }
    }

    fn press(&mut self, press: Press) {
        let key = match press {
            Press::Down => return self.chosen = (self.chosen + 1).min(self.fields.len() - 1),
            Press::Up => return self.chosen = self.chosen.saturating_sub(1),
            Press::Enter => return self.open = Some(TextArea::new(vec![self.text(self.chosen)])),
            Press::Letter => Key::Char('x'),
            Press::Backspace => Key::Backspace,
        };
        let Some(open) = &mut self.open else { return };
        open.input(Input { key, ctrl: false, alt: false, shift: false });
        let text = open.lines().concat();
        if let Some(value) = self.document.pointer_mut(&self.fields[self.chosen].pointer) {
            *value = Value::String(text);
        }
        self.json = pretty(&self.document);
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let beside = if area.width >= BESIDE { area.width * 2 / 5 } else { 0 };
        let height = area.height - HEAD - FOOT;
        let form = Rect { y: HEAD, width: area.width - beside, height, ..area };
        let pane = Rect { x: form.width, width: beside, ..form };
        let dim = Style::new().fg(Color::DarkGray);
        let line = |y: u16| Rect { y, height: 1, ..area };
        frame.render_widget(
            Line::from(vec![Span::from(" app.json  "), Span::styled("no changes", dim)]),
            line(0),
        );
        frame.render_widget(Line::from(" 1 Basics  2 OAuth  3 Launch  4 Webhooks  5 Engagement"), line(1));
        self.form(frame, form);
        if beside > 0 {
            self.pane(frame, pane);
        }
        let label = self.fields[self.chosen].label.as_str();
        frame.render_widget(Block::new().borders(Borders::TOP).title(label), line(area.height - FOOT));
        let about = "What people see of the app in the list of applications, at most 128 characters.";
        frame.render_widget(Line::from(about), line(area.height - FOOT + 1));
        let keys = " Enter edit  Tab next field  Ctrl-S save  / find  F3 JSON  F1 help  Ctrl-Q quit";
        frame.render_widget(Line::from(keys), line(area.height - 1));
    }
}

impl Floor {
    /// The rows that are visible.
    fn form(&self, frame: &mut Frame<'_>, area: Rect) {
        let height = usize::from(area.height);
        let top = (self.chosen + 1).saturating_sub(height);
        let mark = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
        for (number, field) in self.fields.iter().enumerate().skip(top).take(height) {
            let y = area.y + (number - top) as u16;
            let chosen = number == self.chosen;
            let style = if chosen { mark } else { Style::new() };
            let label = Rect { y, width: VALUE, height: 1, ..area };
            let value = Rect { x: VALUE, width: area.width - VALUE, ..label };
            frame.render_widget(Line::styled(field.label.as_str(), style), label);
            match &self.open {
                Some(open) if chosen => frame.render_widget(open, value),
                _ => frame.render_widget(Line::from(self.text(number)), value),
            }
        }
    }

    /// The JSON with the chosen value in view.
    fn pane(&self, frame: &mut Frame<'_>, area: Rect) {
        let block = Block::new().borders(Borders::LEFT | Borders::TOP).title("app.json, once saved");
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let height = usize::from(inner.height);
        let top = self.fields[self.chosen].line.saturating_sub(height / 3);
        for (line, y) in self.json.lines().skip(top).take(height).zip(inner.y..) {
            frame.render_widget(Line::from(line), Rect { y, height: 1, ..inner });
        }
    }

    /// The value of a field as it is shown and edited.
    fn text(&self, number: usize) -> String {
        match self.document.pointer(&self.fields[number].pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        }
    }
}

fn pretty(document: &Value) -> String {
    serde_json::to_string_pretty(document).expect("it was JSON")
}

/// The fields below a value, each with its line in the JSON as it is printed.
fn gather(value: &Value, pointer: &str, label: &str, line: &mut usize, fields: &mut Vec<Field>) {
    let mut below = |key: &str, label: &str, value: &Value| {
        *line += 1;
        gather(value, &format!("{pointer}/{key}"), label, line, fields);
    };
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (key, value) in members {
                below(key, key, value);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                below(&at.to_string(), label, item);
            }
        }
        _ => {
            let (pointer, label) = (pointer.to_owned(), label.to_owned());
            return fields.push(Field { pointer, label, line: *line });
        }
    }
    // The line of the bracket that closes it.
    *line += 1;
}
