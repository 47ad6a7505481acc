//! Where everything stands in a window of a given size.
//!
//! Pure: a size and a model in, rectangles out. It deliberately draws nothing.

use ratatui::layout::Rect;

use super::describe::{self, WIDE};
use super::{Model, Preview, Size, page};
use crate::form::Room;

/// From this width the preview stands beside the form; below it covers the form.
pub const BESIDE: u16 = 120;
/// From this width what is still to be done stands beside the form too.
pub const SIDEBAR: u16 = 170;
/// From this height a thumb at the edge of the form says where in it one is.
pub const THUMB: u16 = 40;
/// From this height long checklists are always open.
pub const TALL: u16 = 30;
/// The columns of the form where something stands beside it, and from which width how many.
const FORM: [(u16, u16); 2] = [(190, 84), (BESIDE, 72)];
/// The columns of what is still to be done, its line included.
const SIDE: u16 = 45;
/// Below this nothing can be shown.
const LEAST: Size = Size { width: 24, height: 5 };

/// The areas of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// File, state, verdict.
    pub header: Rect,
    /// The sections in one line.
    pub tabs: Option<Rect>,
    /// Problems, placeholders, quick launch, changes; its last column is a line.
    pub sidebar: Option<Rect>,
    /// The rows, or the page over them.
    pub form: Rect,
    /// What stands beside the page; its first column is a line.
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
    let page::Shape { fills, explains, alone } = page::shape(model);
    let beside = model.screen.preview() != Preview::Off && !fills;
    let said = u16::from(model.screen.message().is_some());
    areas_of(model.screen.size(), beside, alone, (!explains).then_some(said))
}

/// `alone` is whether no manifest is in work: then nothing stands around the page that is about one.
/// `unexplained`: how many lines the message takes that has no line of its own, where nothing is explained.
fn areas_of(size: Size, beside: bool, alone: bool, unexplained: Option<u16>) -> Option<Areas> {
    let Size { width, height } = size;
    if width < LEAST.width || height < LEAST.height {
        return None;
    }
    let roomy = usize::from(width) >= WIDE && height >= 16;
    let wide = roomy && width >= BESIDE;
    let help = match (wide, roomy, height) {
        _ if unexplained.is_some() => unexplained.filter(|_| !roomy).unwrap_or(0),
        (true, _, 32..) => 7,
        (true, ..) | (_, true, TALL..) => 5,
        (_, true, _) => 4,
        (_, false, 10..) => 3,
        (_, false, _) => 1,
    };
    let tabs = roomy && !alone;
    let top = 1 + u16::from(tabs);
    let below = 1 + u16::from(roomy);
    let line = |y: u16, rows: u16| Rect { x: 0, y, width, height: rows };
    let (sidebar, page, preview) = columns(beside, alone, line(top, height - top - below));
    let form = Rect { height: page.height - help, ..page };
    Some(Areas {
        header: line(0, 1),
        tabs: tabs.then(|| line(1, 1)),
        sidebar,
        form,
        preview,
        help: Rect { y: form.bottom(), height: help, ..page },
        message: roomy.then(|| line(height - 2, 1)),
        footer: line(height - 1, 1),
        value_column: value_column(form.width),
    })
}

/// What stands left of the page, the page with its help, and what stands right of it.
fn columns(beside: bool, alone: bool, middle: Rect) -> (Option<Rect>, Rect, Option<Rect>) {
    let width = middle.width;
    let side = if width >= SIDEBAR && !alone && middle.height >= 12 { SIDE } else { 0 };
    let form = FORM.iter().find(|(least, _)| beside && width >= *least);
    let form = form.map_or(width - side, |(_, form)| *form);
    let at = |x: u16, width: u16| Rect { x, width, ..middle };
    let rest = width - side - form;
    ((side > 0).then(|| at(0, side)), at(side, form), (rest > 0).then(|| at(side + form, rest)))
}

/// Whether something stands beside the page.
pub(super) fn has_pane(model: &Model) -> bool {
    areas(model).is_some_and(|areas| areas.preview.is_some())
}

/// The column of the values where the form is wide.
pub const VALUES: u16 = 25;

fn value_column(width: u16) -> u16 {
    match usize::from(width) {
        WIDE.. => VALUES,
        36.. => 18,
        _ => 13,
    }
}

/// What the form gets of a window.
pub fn room(size: Size, preview: Preview) -> Room {
    let value_width = areas_of(size, preview != Preview::Off, false, None)
        .map_or(20, |areas| areas.form.width.saturating_sub(areas.value_column + 1));
    Room { value_width, fold: size.height < TALL }
}

/// The room that the topmost page has in the model's window.
pub(super) fn room_of_page(model: &Model) -> describe::Room {
    areas(model).map_or(describe::Room { width: 0, height: 0 }, |areas| describe::Room {
        width: usize::from(areas.form.width),
        height: usize::from(areas.form.height),
    })
}

/// Below this height pages have no titles.
const FLAT: u16 = 8;

/// Whether the window has room for the titles of pages.
pub fn has_titles(model: &Model) -> bool {
    model.screen.size().height >= FLAT
}

/// The room of the topmost page below its title, where it has one.
pub(super) fn room_below_title(model: &Model) -> describe::Room {
    let room = room_of_page(model);
    describe::Room { height: room.height.saturating_sub(usize::from(has_titles(model))), ..room }
}

/// How many lines a screenful of a page moves.
pub(super) fn screenful(model: &Model) -> usize {
    areas(model).map_or(1, |areas| usize::from(areas.form.height)).max(2) - 1
}

/// What stands in a window that is too small for anything else.
pub fn too_small() -> String {
    format!(
        "make the window larger, {} columns and {} rows at least; nothing is lost",
        LEAST.width, LEAST.height
    )
}
