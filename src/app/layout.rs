//! Where everything stands in a window of a given size.
//!
//! Pure: a size and a model in, rectangles out. It deliberately draws nothing.

use ratatui::layout::Rect;

use super::{Model, Preview, Size};
use crate::form::Room;

/// From this width the preview stands beside the form; below it covers the form.
pub const BESIDE: u16 = 120;
/// From this width the sections stand beside the form too.
pub const SIDEBAR: u16 = 140;
/// From this height long checklists are always open.
pub const TALL: u16 = 30;
/// The columns that the form keeps before the preview gets more than it needs.
const FORM: u16 = 72;
/// Below this nothing can be shown.
const LEAST: Size = Size { width: 24, height: 5 };

/// The areas of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// File, state, verdict.
    pub header: Rect,
    /// The sections in one line.
    pub tabs: Option<Rect>,
    /// The sections with marks, what is to fill in, problems, quick launch.
    pub sidebar: Option<Rect>,
    /// The rows, or the layer over them.
    pub form: Rect,
    /// The JSON.
    pub preview: Option<Rect>,
    /// The help of the focus: its rule and its lines.
    pub help: Rect,
    /// The rule that carries the message; where it is missing, the rule of the help does.
    pub message: Option<Rect>,
    /// The keys.
    pub footer: Rect,
    /// The column of the values in the form.
    pub value_column: u16,
}

/// The areas of the model's window; `None` where it is too small for any.
pub fn areas(model: &Model) -> Option<Areas> {
    areas_of(model.screen.size(), model.screen.preview())
}

fn areas_of(size: Size, preview: Preview) -> Option<Areas> {
    let Size { width, height } = size;
    if width < LEAST.width || height < LEAST.height {
        return None;
    }
    let roomy = width >= 60 && height >= 16;
    let help = match (roomy, height) {
        (true, TALL..) => 5,
        (true, _) => 4,
        (false, 10..) => 3,
        (false, _) => 1,
    };
    // Where the sections stand beside the form they need no line of their own.
    let tabs = roomy && width < SIDEBAR;
    let top = 1 + u16::from(tabs);
    let bottom = help + u16::from(roomy) + 1;
    let line = |y: u16, rows: u16| Rect { x: 0, y, width, height: rows };
    let middle = line(top, height - top - bottom);
    let (sidebar, form, preview) = columns(size, preview, middle);
    Some(Areas {
        header: line(0, 1),
        tabs: tabs.then(|| line(1, 1)),
        sidebar,
        form,
        preview,
        help: line(top + middle.height, help),
        message: roomy.then(|| line(height - 2, 1)),
        footer: line(height - 1, 1),
        value_column: value_column(form.width),
    })
}

fn columns(window: Size, preview: Preview, middle: Rect) -> (Option<Rect>, Rect, Option<Rect>) {
    let width = middle.width;
    let side = if width >= SIDEBAR && window.height >= 16 { 24 } else { 0 };
    let beside = width >= BESIDE && preview != Preview::Off;
    let preview = if beside { ((width - side) * 2 / 5).min(width - side - FORM).clamp(40, 90) } else { 0 };
    let form = width - side - preview;
    let at = |x: u16, width: u16| Rect { x, width, ..middle };
    ((side > 0).then(|| at(0, side)), at(side, form), (preview > 0).then(|| at(side + form, preview)))
}

const fn value_column(width: u16) -> u16 {
    match width {
        60.. => 25,
        36.. => 18,
        _ => 13,
    }
}

/// What the form gets of a window.
pub fn room(size: Size, preview: Preview) -> Room {
    let value_width =
        areas_of(size, preview).map_or(20, |areas| areas.form.width.saturating_sub(areas.value_column + 1));
    Room { value_width, fold: size.height < TALL }
}

/// How many lines a screenful of a page moves.
pub(super) fn page_of(model: &Model) -> usize {
    areas(model).map_or(1, |areas| usize::from(areas.form.height)).max(2) - 1
}

/// What stands in a window that is too small for anything else.
pub fn too_small() -> String {
    format!(
        "make the window larger, {} columns and {} rows at least; nothing is lost",
        LEAST.width, LEAST.height
    )
}
