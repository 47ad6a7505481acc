//! How a new value is laid out at its place, after the habits of the text around it.
//!
//! Scalars and names keep their spelling; only what stands between them is chosen here. Nothing that is in
//! the text already ever comes through here.

use crate::json::{Kind, Layout, Value};

/// A list of scalars is written on one line up to this column, where the text shows no habit.
const WIDTH: usize = 80;

/// The place where a value is going to stand.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// The indent of the line that it starts on.
    pub(super) indent: String,
    /// Whether its siblings stand on lines of their own.
    pub(super) on_lines: bool,
    /// The column that it starts at, from 0.
    pub(super) column: usize,
}

/// A whole value in the layout of a new file, whatever the text that it stands in looks like.
pub(super) fn canonical(value: Value<'_>) -> String {
    let spot = Spot { indent: String::new(), on_lines: true, column: 0 };
    print(&Layout::default(), value, &spot) + "\n"
}

/// `value` laid out at `spot`.
pub(super) fn print(layout: &Layout, value: Value<'_>, spot: &Spot) -> String {
    let short = on_one_line(layout, value);
    let Some(first) = value.children().next() else { return short };
    let scalars = value.kind() == Kind::List && value.children().all(|item| !item.kind().is_container());
    let fits = || spot.column + short.chars().count() <= WIDTH;
    let one_line = !spot.on_lines
        || match (value.kind(), first.kind()) {
            (Kind::List, _) if scalars => layout.short_lists.unwrap_or_else(fits),
            (Kind::List, _) => layout.short_items == Some(true) && fits(),
            _ => short_item(layout, value),
        };
    if one_line { short } else { on_lines(layout, value, spot) }
}

/// Whether an object is an item, in a text that writes those on one line.
fn short_item(layout: &Layout, value: Value<'_>) -> bool {
    !value.is_root() && value.parent().kind() == Kind::List && layout.short_items == Some(true)
}

fn on_one_line(layout: &Layout, value: Value<'_>) -> String {
    let children: Vec<_> =
        value.children().map(|child| name(layout, child) + &on_one_line(layout, child)).collect();
    let inner = children.join(&layout.comma);
    match value.kind() {
        Kind::List if inner.is_empty() => "[]".to_owned(),
        Kind::Object if inner.is_empty() => "{}".to_owned(),
        Kind::List => format!("[{}{inner}{}]", layout.list_padding, layout.list_padding),
        Kind::Object => format!("{{{}{inner}{}}}", layout.padding, layout.padding),
        _ => value.raw().to_owned(),
    }
}

fn on_lines(layout: &Layout, value: Value<'_>, spot: &Spot) -> String {
    let indent = format!("{}{}", spot.indent, layout.indent);
    let line = format!("{}{indent}", layout.newline);
    let children: Vec<_> = value
        .children()
        .map(|child| {
            let name = name(layout, child);
            let column = indent.chars().count() + name.chars().count();
            let spot = Spot { indent: indent.clone(), on_lines: true, column };
            name + &print(layout, child, &spot)
        })
        .collect();
    let (open, close) = if value.kind() == Kind::List { ('[', ']') } else { ('{', '}') };
    let inner = children.join(&format!(",{line}"));
    format!("{open}{line}{inner}{}{}{close}", layout.newline, spot.indent)
}

fn name(layout: &Layout, child: Value<'_>) -> String {
    child.raw_key().map_or_else(String::new, |key| key.to_owned() + &layout.colon)
}
