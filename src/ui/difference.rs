//! The lines in which two texts differ: mark of what is pointed at, number, sign, code.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::json::ALONG;
use super::theme::Role;
use crate::app::code::{Pointed, changed, gutter_of_changes, line_count, top_of_changes};
use crate::app::describe::NOTHING_DIFFERS;
use crate::json::diff::LineKind;

/// The lines in which two texts differ, each group with the lines around it, what is pointed at under its
/// sign; the number of the first row, and where the first one that is pointed at begins.
pub(super) fn difference(
    canvas: &mut Canvas<'_>,
    old: &str,
    new: &str,
    top: Option<usize>,
    at: &Pointed,
    pointer: &str,
) -> (usize, Option<Position>) {
    let rows = changed(old, new, at, canvas.width());
    if rows.is_empty() {
        canvas.own(2, 1, NOTHING_DIFFERS, Role::Secondary);
        return (0, None);
    }
    let height = canvas.height();
    let top = top_of_changes(&rows, top, height);
    let code = gutter_of_changes(line_count(new));
    let mut cursor = None;
    for (y, row) in rows.iter().skip(top).take(height).enumerate() {
        let (sign, role) = match row.kind {
            None => {
                canvas.own(3, y, "…", Role::Faint);
                continue;
            }
            Some(LineKind::Same) => (" ", Role::Secondary),
            Some(LineKind::Removed) => ("-", Role::Removed),
            Some(LineKind::Added) => ("+", Role::Good),
        };
        if let Some(number) = row.number {
            canvas.own_right(code - 3, y, &number.to_string(), Role::Faint);
            canvas.own(code - 2, y, sign, role);
            if row.pointed_at {
                canvas.own(1, y, if cursor.is_none() { pointer } else { ALONG }, Role::Accent);
                let blanks = row.text.bytes().take_while(u8::is_ascii_whitespace).count();
                cursor = cursor.or_else(|| canvas.position(code + blanks, y));
            }
        }
        let columns = canvas.width().saturating_sub(code + row.indent);
        canvas.start_of(code + row.indent, y, row.text, role, columns);
        if row.pointed_at {
            canvas.embolden(code, y, columns);
        }
    }
    (top, cursor)
}
