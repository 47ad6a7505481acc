//! That everything can be read: each role on each of twenty palettes, on the background and on the
//! band, in every kind of terminal.

use std::fmt::Write as _;

use lp_manifest::ui::theme::contrast::{READABLE, Rgb, indexed};
use lp_manifest::ui::theme::{Colours, Depth, Glyphs, Palette, Role, Theme};
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use super::support::desk::Desk;
use super::support::sample;
use super::support::screen::screen_as;

/// A palette as a terminal has it.
#[derive(Debug, Deserialize)]
struct Known {
    dark: bool,
    bold_is_bright: bool,
    fg: String,
    bg: String,
    ansi: Vec<String>,
}

/// The colours of a palette by its name.
pub(crate) fn colours_of(name: &str) -> Colours {
    Known::all().into_iter().find(|(known, _)| known == name).unwrap().1.colours()
}

impl Known {
    fn all() -> Vec<(String, Known)> {
        let all: serde_json::Map<_, _> =
            serde_json::from_str(include_str!("fixtures/palettes.json")).unwrap();
        all.into_iter().map(|(name, palette)| (name, serde_json::from_value(palette).unwrap())).collect()
    }

    fn colours(&self) -> Colours {
        let palette = std::array::from_fn(|number| Some(rgb(&self.ansi[number + 1])));
        Colours { fg: rgb(&self.fg), bg: rgb(&self.bg), palette }
    }

    /// The colour that a style shows, as this terminal has it.
    fn shown(&self, style: Style) -> Rgb {
        let bold = style.add_modifier.contains(Modifier::BOLD);
        match style.fg {
            None => rgb(&self.fg),
            Some(Color::Rgb(red, green, blue)) => Rgb(red, green, blue),
            Some(Color::Indexed(index @ 0..=7)) if bold && self.bold_is_bright => {
                rgb(&self.ansi[usize::from(index) + 8])
            }
            Some(Color::Indexed(index @ 0..=15)) => rgb(&self.ansi[usize::from(index)]),
            Some(Color::Indexed(index)) => indexed(index),
            Some(other) => panic!("{other:?} is a name of the terminal's"),
        }
    }
}

fn rgb(spelled: &str) -> Rgb {
    let channel = |from: usize| u8::from_str_radix(&spelled[from..from + 2], 16).unwrap();
    Rgb(channel(1), channel(3), channel(5))
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("{red:02x}{green:02x}{blue:02x}")
}

fn of_band(color: Color) -> Rgb {
    match color {
        Color::Rgb(red, green, blue) => Rgb(red, green, blue),
        Color::Indexed(index) => indexed(index),
        other => panic!("{other:?}"),
    }
}

/// What has to be read at what contrast: the words of the terminal's own text as well as that is.
fn least(role: Role, own: f64, coloured: f64) -> f64 {
    match role {
        Role::Faint => 1.0,
        Role::Text | Role::Secondary | Role::Chosen | Role::Open | Role::Selected | Role::Escape => {
            READABLE.min(own)
        }
        _ => coloured,
    }
}

#[test]
fn every_role_reads_well_where_the_colours_are_known_on_the_background_and_on_the_band() {
    for (name, known) in Known::all() {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = Theme::new(Palette::Known(known.colours(), depth), Glyphs::Unicode);
            let band = theme.band().unwrap();
            for role in Role::all() {
                for (place, ground, style) in [
                    ("background", rgb(&known.bg), theme.style(role)),
                    ("band", of_band(band), theme.style_on(band, role)),
                ] {
                    let reads = known.shown(style).contrast(ground);
                    let own = rgb(&known.fg).contrast(ground);
                    let least = least(role, own, READABLE);
                    assert!(
                        reads > least - 0.01,
                        "{name}, {depth:?}, {place}: {role:?} has {reads:.2} of {least:.2}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_role_reads_on_all_palettes_where_they_are_not_known() {
    for (name, known) in Known::all() {
        let sixteen = if known.dark { Palette::Dark } else { Palette::Light };
        for (palette, coloured) in [(sixteen, 3.0), (Palette::Unknown, 2.6), (Palette::Mono, READABLE)] {
            let theme = Theme::new(palette, Glyphs::Unicode);
            assert_eq!(theme.band(), None);
            for role in Role::all() {
                let style = theme.style(role);
                let reads = known.shown(style).contrast(rgb(&known.bg));
                let least = least(role, rgb(&known.fg).contrast(rgb(&known.bg)), coloured);
                let least = if style.fg.is_none() { 1.0 } else { least };
                assert!(reads > least - 0.05, "{name}, {palette:?}: {role:?} has {reads:.2} of {least:.2}");
            }
        }
    }
}

/// The roles that a table shows.
const SHOWN: [Role; 8] = [
    Role::Accent,
    Role::Error,
    Role::Warning,
    Role::ToFill,
    Role::Good,
    Role::Note,
    Role::Secondary,
    Role::Faint,
];

#[test]
fn the_colours_of_twenty_palettes_and_their_contrasts_are_these() {
    let mut table = format!("{:<17}", "palette");
    for role in SHOWN {
        write!(table, "{:<13}", format!("{role:?}")).unwrap();
    }
    table.push_str("band\n");
    let mut contrasts = vec![Vec::new(); SHOWN.len()];
    for (name, known) in Known::all() {
        let theme = Theme::new(Palette::Known(known.colours(), Depth::True), Glyphs::Unicode);
        write!(table, "{name:<17}").unwrap();
        for (role, contrasts) in SHOWN.iter().zip(&mut contrasts) {
            let colour = known.shown(theme.style(*role));
            let contrast = colour.contrast(rgb(&known.bg));
            contrasts.push(contrast);
            write!(table, "{} {contrast:<6.1}", hex(colour)).unwrap();
        }
        writeln!(table, "{}", hex(of_band(theme.band().unwrap()))).unwrap();
    }
    for (words, at) in [("least", 0), ("median", contrasts[0].len() / 2)] {
        write!(table, "{words:<17}").unwrap();
        for contrasts in &mut contrasts {
            contrasts.sort_by(f64::total_cmp);
            write!(table, "{:<13.1}", contrasts[at]).unwrap();
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("colours", table);
    });
}

#[test]
fn no_role_has_the_bright_black_that_some_palettes_hide() {
    for palette in [Palette::Dark, Palette::Light, Palette::Unknown, Palette::Mono] {
        let theme = Theme::new(palette, Glyphs::Unicode);
        for role in Role::all() {
            let style = theme.style(role);
            let bold = style.add_modifier.contains(Modifier::BOLD);
            let hidden = [Some(Color::Indexed(8)), Some(Color::DarkGray)].contains(&style.fg);
            assert!(!(hidden || bold && style.fg == Some(Color::Indexed(0))), "{palette:?}: {role:?}");
        }
    }
}

#[test]
fn the_row_of_the_focus_wears_the_band_from_edge_to_edge() {
    let known = Known::all().remove(5).1;
    let theme = Theme::new(Palette::Known(known.colours(), Depth::True), Glyphs::Unicode);
    for keys in ["", "Down", "F8", "C-f <target> Enter Down*3", "C-p", "C-r", "F4", "C-o", "F1"] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(keys);
        let width = desk.model.screen.size().width;
        let banded = screen_as(&desk.model, &theme).grounds(theme.band().unwrap());
        let lines: Vec<_> = banded.iter().map(|at| at.y).collect();
        assert!(lines.iter().all(|y| *y == lines[0]), "one line after {keys:?}: {banded:?}");
        assert!(banded.is_empty() || banded.len() == usize::from(width), "edge to edge after {keys:?}");
    }
}
