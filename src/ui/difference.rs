//! The lines in which two texts differ.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::describe::NOTHING_DIFFERS;
use crate::json::diff::{self, LineKind};

/// The lines in which two texts differ, each group with the lines around it.
pub(super) fn difference(canvas: &mut Canvas<'_>, old: &str, new: &str, top: usize) {
    let hunks = diff::hunks(old, new);
    if hunks.is_empty() {
        canvas.own(2, 1, NOTHING_DIFFERS, Role::Secondary);
        return;
    }
    let lines: Vec<_> = hunks.iter().flat_map(|hunk| hunk.lines.iter().map(Some).chain([None])).collect();
    let height = canvas.height();
    let top = top.min(lines.len().saturating_sub(height));
    for (y, line) in lines.iter().skip(top).take(height).enumerate() {
        let Some(line) = line else { continue };
        let (sign, role) = match line.kind {
            LineKind::Same => (" ", Role::Secondary),
            LineKind::Removed => ("-", Role::Removed),
            LineKind::Added => ("+", Role::Good),
        };
        canvas.own_right(5, y, &line.new.or(line.old).unwrap_or(0).to_string(), Role::Faint);
        canvas.own(6, y, sign, role);
        let columns = canvas.width().saturating_sub(8);
        canvas.text(8, y, line.text.trim_end_matches(['\n', '\r']), role, columns);
    }
}
