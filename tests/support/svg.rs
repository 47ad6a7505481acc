//! A screen as a picture: every cell where a terminal has it, in the colours of a palette.
//!
//! It knows cells and colours, and nothing of what they show.

use std::fmt::Write as _;

use lp_manifest::ui::theme::Colours;
use lp_manifest::ui::theme::contrast::{Rgb, indexed};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

use super::screen::Screen;

/// A cell in units of the picture, and where in it a letter stands.
const WIDTH: usize = 9;
const HEIGHT: usize = 20;
const BASE: usize = 15;

/// What surrounds the cells.
const EDGE: usize = 14;

/// What a run of cells has in common.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    fg: Rgb,
    bg: Rgb,
    modifier: Modifier,
}

/// One screen.
pub(crate) fn still(screen: &Screen, colours: &Colours) -> String {
    picture(&screen.buffer, colours, &shown(screen, colours))
}

/// Several screens, one after the other, for ever; each with the tenths of a second that it stands.
pub(crate) fn moving(screens: &[(Screen, u32)], colours: &Colours) -> String {
    let total: u32 = screens.iter().map(|(_, time)| time).sum();
    let mut body = String::from("<style>.f{visibility:hidden}");
    let mut from = 0;
    for (number, (_, time)) in screens.iter().enumerate() {
        let percent = |at: u32| f64::from(at) * 100.0 / f64::from(total);
        let (start, end) = (percent(from), percent(from + time));
        from += time;
        // Before and behind its time a screen is hidden, without a passage between.
        let before = if number == 0 { String::new() } else { "0%{visibility:hidden}".to_owned() };
        let behind = if from == total { String::new() } else { format!("{end:.3}%{{visibility:hidden}}") };
        let _ = write!(
            body,
            "@keyframes k{number}{{{before}{start:.3}%{{visibility:visible}}{behind}}}\
             .f{number}{{animation:k{number} {:.1}s step-end infinite}}",
            f64::from(total) / 10.0
        );
    }
    body.push_str("</style>\n");
    for (number, (screen, _)) in screens.iter().enumerate() {
        let _ = writeln!(body, "<g class=\"f f{number}\">\n{}</g>", shown(screen, colours));
    }
    picture(&screens[0].0.buffer, colours, &body)
}

fn picture(screen: &Buffer, colours: &Colours, body: &str) -> String {
    let width = usize::from(screen.area.width) * WIDTH + 2 * EDGE;
    let height = usize::from(screen.area.height) * HEIGHT + 2 * EDGE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n\
         <g transform=\"translate({EDGE} {EDGE})\" xml:space=\"preserve\">\n{body}</g>\n</svg>\n",
        hex(colours.bg)
    )
}

/// The cells, and the terminal's cursor as a bar.
fn shown(screen: &Screen, colours: &Colours) -> String {
    let mut out = cells(&screen.buffer, colours);
    if let Some(at) = screen.cursor {
        let (left, top) = (usize::from(at.x) * WIDTH, usize::from(at.y) * HEIGHT);
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{}\" width=\"2\" height=\"{}\" fill=\"{}\"/>",
            top + 1,
            HEIGHT - 2,
            hex(colours.fg)
        );
    }
    out
}

/// The runs of all lines: their grounds, then their letters.
fn cells(screen: &Buffer, colours: &Colours) -> String {
    let mut out = String::new();
    for y in 0..usize::from(screen.area.height) {
        for (x, columns, text, look) in runs(screen, y, colours) {
            let (left, top, width) = (x * WIDTH, y * HEIGHT, columns * WIDTH);
            if look.bg != colours.bg {
                let _ = writeln!(
                    out,
                    "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{}\"/>",
                    hex(look.bg)
                );
            }
            if look.modifier.contains(Modifier::UNDERLINED) {
                let _ = writeln!(
                    out,
                    "<rect x=\"{left}\" y=\"{}\" width=\"{width}\" height=\"1\" fill=\"{}\"/>",
                    top + BASE + 3,
                    hex(look.fg)
                );
            }
            if text.trim().is_empty() {
                continue;
            }
            let mut how = String::new();
            for (modifier, attribute) in
                [(Modifier::BOLD, " font-weight=\"bold\""), (Modifier::ITALIC, " font-style=\"italic\"")]
            {
                if look.modifier.contains(modifier) {
                    how.push_str(attribute);
                }
            }
            // The length holds the columns in place whatever font there is.
            let _ = writeln!(
                out,
                "<text x=\"{left}\" y=\"{}\" textLength=\"{width}\" fill=\"{}\"{how}>{}</text>",
                top + BASE,
                hex(look.fg),
                escaped(&text)
            );
        }
    }
    out
}

/// The runs of a line that look the same: first column, columns, text, look. A run of blanks is
/// one of its own, so that few letters have to be kept in place by one length.
fn runs(screen: &Buffer, y: usize, colours: &Colours) -> Vec<(usize, usize, String, Look)> {
    let width = usize::from(screen.area.width);
    let mut runs: Vec<(usize, usize, String, Look)> = Vec::new();
    let mut x = 0;
    while x < width {
        let cell = &screen.content[y * width + x];
        let columns = usize::from(cell.symbol().cell_width()).max(1);
        let look = look(cell, colours);
        match runs.last_mut() {
            Some((start, taken, text, last)) if *last == look && *start + *taken == x => {
                text.push_str(cell.symbol());
                *taken += columns;
            }
            _ => runs.push((x, columns, cell.symbol().to_owned(), look)),
        }
        x += columns;
    }
    runs.into_iter().flat_map(|(x, _, text, look)| words(x, &text, look)).collect()
}

/// The parts of a run between wide gaps; the ground of the gaps stays.
fn words(x: usize, text: &str, look: Look) -> Vec<(usize, usize, String, Look)> {
    let mut parts = Vec::new();
    let (mut at, mut rest) = (x, text);
    while !rest.is_empty() {
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let end = if blanks > 0 { blanks } else { rest.find("  ").unwrap_or(rest.len()) };
        let (part, behind) = rest.split_at(end);
        let columns = usize::from(part.cell_width());
        parts.push((at, columns, part.to_owned(), look));
        at += columns;
        rest = behind;
    }
    parts
}

fn look(cell: &Cell, colours: &Colours) -> Look {
    let (fg, bg) = (colour(cell.fg, colours.fg), colour(cell.bg, colours.bg));
    let (fg, bg) = if cell.modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) };
    Look { fg, bg, modifier: cell.modifier.difference(Modifier::REVERSED) }
}

fn colour(colour: Color, default: Rgb) -> Rgb {
    match colour {
        Color::Rgb(red, green, blue) => Rgb(red, green, blue),
        Color::Indexed(index @ 16..) => indexed(index),
        _ => default,
    }
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
