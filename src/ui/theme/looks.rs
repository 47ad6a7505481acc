//! What each role looks like: one row a role, one column a kind of terminal.
//!
//! It deliberately knows no terminal's answers and no environment: which column counts is decided
//! elsewhere.

use ratatui::style::{Color, Modifier, Style};

use super::Role;
use super::contrast::{READABLE, Rgb, indexed};

/// The colours that a terminal says it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// The foreground.
    pub fg: Rgb,
    /// The background.
    pub bg: Rgb,
    /// The colours 1 to 6 of its palette; `None` where it did not tell one.
    pub palette: [Option<Rgb>; 6],
}

/// How many colours a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Sixteen, or fewer.
    Sixteen,
    /// 256.
    Indexed,
    /// All.
    True,
}

/// Which looks count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// Weight alone, for `NO_COLOR`.
    Mono,
    /// The sixteen colours on a dark background.
    Dark,
    /// The sixteen colours on a light background.
    Light,
    /// Colours of a middle lightness, which can be read on both.
    Unknown,
    /// The terminal's own colours, made readable.
    Known(Colours, Depth),
}

/// The colours 1 to 6 that stand for those that a dark terminal does not tell, and a light one: Tango's.
const TANGO: [Rgb; 6] = [
    Rgb(0xcc, 0x00, 0x00),
    Rgb(0x4e, 0x9a, 0x06),
    Rgb(0xc4, 0xa0, 0x00),
    Rgb(0x34, 0x65, 0xa4),
    Rgb(0x75, 0x50, 0x7b),
    Rgb(0x06, 0x98, 0x9a),
];

/// A colour where the terminal's own are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hue {
    /// The foreground.
    Text,
    /// The foreground, as soft as can be read.
    Soft,
    /// A quarter of the foreground: nobody has to read it.
    Faint,
    /// A colour of the palette, from 1 to 6, guarded.
    Guarded(usize),
    /// Cyan on dark, blue on light, guarded.
    Accent,
}

/// A look where the terminal's colours are not known: an index, and how it stands out.
type Plain = (Option<u8>, Modifier);

/// What a role looks like in each kind of terminal.
struct Look {
    role: Role,
    /// Where the colours are known.
    known: (Hue, Modifier),
    /// With sixteen colours, on dark.
    dark: Plain,
    /// With sixteen colours, on light.
    light: Plain,
    /// On either.
    unknown: Plain,
    /// Without colours.
    mono: Modifier,
}

const NONE: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;
const DIM: Modifier = Modifier::DIM;
const ITALIC: Modifier = Modifier::ITALIC;
const REVERSED: Modifier = Modifier::REVERSED;
const UNDERLINED: Modifier = Modifier::UNDERLINED;

/// A role whose look never depends on colours.
const fn plain(role: Role, how: Modifier) -> Look {
    let look = (None, how);
    Look { role, known: (Hue::Text, how), dark: look, light: look, unknown: look, mono: how }
}

/// Every role once.
const LOOKS: &[Look] = &[
    plain(Role::Text, NONE),
    Look { known: (Hue::Soft, NONE), ..plain(Role::Secondary, NONE) },
    Look { known: (Hue::Faint, NONE), ..plain(Role::Faint, DIM) },
    Look {
        role: Role::Focus,
        known: (Hue::Accent, BOLD),
        dark: (Some(6), BOLD.union(REVERSED)),
        light: (Some(4), BOLD.union(REVERSED)),
        unknown: (Some(32), BOLD.union(REVERSED)),
        mono: BOLD.union(REVERSED),
    },
    Look {
        role: Role::Accent,
        known: (Hue::Accent, BOLD),
        dark: (Some(6), BOLD),
        light: (Some(4), BOLD),
        unknown: (Some(32), BOLD),
        mono: BOLD,
    },
    Look {
        role: Role::Error,
        known: (Hue::Guarded(1), BOLD),
        dark: (Some(9), BOLD),
        light: (Some(1), BOLD),
        unknown: (None, NONE),
        mono: BOLD,
    },
    Look {
        role: Role::ErrorMark,
        known: (Hue::Guarded(1), BOLD),
        dark: (Some(9), BOLD),
        light: (Some(1), BOLD),
        unknown: (Some(196), BOLD),
        mono: BOLD,
    },
    Look {
        role: Role::Surplus,
        known: (Hue::Guarded(1), BOLD.union(UNDERLINED)),
        dark: (Some(9), BOLD.union(UNDERLINED)),
        light: (Some(1), BOLD.union(UNDERLINED)),
        unknown: (Some(196), BOLD.union(UNDERLINED)),
        mono: REVERSED,
    },
    Look {
        known: (Hue::Guarded(3), NONE),
        dark: (Some(3), NONE),
        light: (None, BOLD),
        ..plain(Role::Warning, NONE)
    },
    Look {
        known: (Hue::Guarded(3), NONE),
        dark: (Some(3), NONE),
        light: (None, BOLD),
        unknown: (Some(166), BOLD),
        ..plain(Role::WarningMark, NONE)
    },
    Look {
        known: (Hue::Guarded(3), ITALIC),
        dark: (Some(3), NONE),
        light: (None, BOLD),
        unknown: (Some(166), NONE),
        ..plain(Role::Changed, NONE)
    },
    Look { known: (Hue::Guarded(5), NONE), dark: (Some(13), NONE), ..plain(Role::ToFill, NONE) },
    Look {
        known: (Hue::Guarded(5), NONE),
        dark: (Some(13), NONE),
        unknown: (Some(165), NONE),
        ..plain(Role::ToFillMark, NONE)
    },
    Look { known: (Hue::Guarded(2), NONE), dark: (Some(2), NONE), ..plain(Role::Good, NONE) },
    Look {
        known: (Hue::Guarded(2), NONE),
        dark: (Some(2), NONE),
        unknown: (Some(28), NONE),
        ..plain(Role::GoodMark, NONE)
    },
    Look {
        known: (Hue::Guarded(4), NONE),
        dark: (Some(12), NONE),
        light: (Some(4), NONE),
        ..plain(Role::Note, NONE)
    },
    Look {
        known: (Hue::Guarded(4), NONE),
        dark: (Some(12), NONE),
        light: (Some(4), NONE),
        unknown: (Some(68), NONE),
        ..plain(Role::NoteMark, NONE)
    },
    Look {
        known: (Hue::Guarded(1), NONE),
        dark: (Some(9), NONE),
        light: (Some(1), NONE),
        ..plain(Role::Removed, NONE)
    },
    plain(Role::Chosen, BOLD),
    plain(Role::Open, UNDERLINED),
    plain(Role::Selected, REVERSED),
    plain(Role::Escape, REVERSED),
];

impl Role {
    /// Every role once.
    pub fn all() -> impl Iterator<Item = Role> {
        LOOKS.iter().map(|look| look.role)
    }
}

/// The styles of all roles on the background, then on the band, and the band itself.
pub(super) struct Styles {
    pub(super) on_back: [Style; Role::COUNT],
    pub(super) on_band: [Style; Role::COUNT],
    pub(super) band: Option<Color>,
}

/// The styles of a palette.
pub(super) fn styles(palette: Palette) -> Styles {
    let mut styles =
        Styles { on_back: [Style::new(); Role::COUNT], on_band: [Style::new(); Role::COUNT], band: None };
    for look in LOOKS {
        let style = |band| match palette {
            Palette::Known(colours, depth) if band => known(look, &colours, depth, band_of(&colours, depth)),
            Palette::Known(colours, depth) => known(look, &colours, depth, colours.bg),
            Palette::Mono => Style::new().add_modifier(look.mono),
            Palette::Dark => plain_style(look.dark),
            Palette::Light => plain_style(look.light),
            Palette::Unknown => plain_style(look.unknown),
        };
        styles.on_back[look.role as usize] = style(false);
        styles.on_band[look.role as usize] = style(true);
    }
    if let Palette::Known(colours, depth) = palette {
        styles.band = Some(shown(band_of(&colours, depth), depth, colours.bg, 1.0));
    }
    styles
}

/// The ground of the row of the focus, as the terminal can show it.
fn band_of(colours: &Colours, depth: Depth) -> Rgb {
    let band = colours.fg.mix(colours.bg, 10);
    if depth == Depth::True { band } else { indexed(band.index(colours.bg, 1.0)) }
}

fn plain_style((index, how): Plain) -> Style {
    let style = Style::new().add_modifier(how);
    index.map_or(style, |index| style.fg(Color::Indexed(index)))
}

fn known(look: &Look, colours: &Colours, depth: Depth, ground: Rgb) -> Style {
    let (hue, how) = look.known;
    let style = Style::new().add_modifier(how);
    let dark = colours.bg.is_dark();
    let own = |number: usize| colours.palette[number - 1].unwrap_or(TANGO[number - 1]);
    let (colour, at_least) = match hue {
        Hue::Text => return style,
        Hue::Soft => (colours.fg.softened(ground, colours.bg), READABLE.min(colours.fg.contrast(ground))),
        Hue::Faint => (colours.fg.mix(colours.bg, 25), 1.0),
        Hue::Guarded(number) => (own(number).guarded(ground), READABLE),
        Hue::Accent => (own(if dark { 6 } else { 4 }).guarded(ground), READABLE),
    };
    style.fg(shown(colour, depth, ground, at_least))
}

/// A colour as the terminal can show it.
fn shown(colour: Rgb, depth: Depth, ground: Rgb, at_least: f64) -> Color {
    match depth {
        Depth::True => Color::Rgb(colour.0, colour.1, colour.2),
        _ => Color::Indexed(colour.index(ground, at_least)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Role;

    #[test]
    fn every_role_has_one_look() {
        let roles: BTreeSet<_> = Role::all().collect();
        assert_eq!((roles.len(), Role::all().count()), (Role::COUNT, Role::COUNT));
    }
}
