//! Roles to styles, and the one table of glyphs with its ASCII twin.
//!
//! It deliberately knows no place on the screen. Nothing is said by colour alone: every role that
//! matters also has a mark or a word.

pub mod contrast;
mod looks;

pub use looks::{Colours, Depth, Palette};

use std::borrow::Cow;

use ratatui::style::{Color, Style};

use looks::Styles;

use crate::form::describe::{Sense, Sign};
use crate::form::status::Mark;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A value, a label; ordinary text.
    Text,
    /// What has to be read and counts less: not set, other choices, remarks, explanations.
    Secondary,
    /// What nobody has to read: rules, line numbers, the punctuation of JSON.
    Faint,
    /// The label of the row of the focus.
    Focus,
    /// The sign of the focus, keys, titles, the names in JSON.
    Accent,
    /// What is wrong, in words.
    Error,
    /// Its mark.
    ErrorMark,
    /// The part of a text that is too much.
    Surplus,
    /// A warning, in words.
    Warning,
    /// Its mark.
    WarningMark,
    /// Changed since it was saved.
    Changed,
    /// Still to fill in, in words.
    ToFill,
    /// Its mark.
    ToFillMark,
    /// Done, good, a line that comes, a text in JSON.
    Good,
    /// Its mark.
    GoodMark,
    /// A note, in words.
    Note,
    /// Its mark.
    NoteMark,
    /// A line that goes.
    Removed,
    /// The chosen one of several, the name of the file.
    Chosen,
    /// The text that is being typed, to the end of its field.
    Open,
    /// The part of it that typing replaces.
    Selected,
    /// A character that cannot be shown, as its escape.
    Escape,
}

impl Role {
    /// How many there are.
    pub(super) const COUNT: usize = Role::Escape as usize + 1;
}

impl From<Sense> for Role {
    fn from(sense: Sense) -> Role {
        match sense {
            Sense::Text | Sense::Label => Role::Text,
            Sense::Dim => Role::Secondary,
            Sense::Error => Role::Error,
            Sense::Warning => Role::Warning,
            Sense::Note => Role::Note,
            Sense::ToFill => Role::ToFill,
            Sense::Good | Sense::Added => Role::Good,
            Sense::Changed => Role::Changed,
            Sense::Key => Role::Accent,
            Sense::Removed => Role::Removed,
        }
    }
}

/// The glyph of a sign, and how it looks.
pub(super) const fn glyph(sign: Sign) -> (&'static str, Role) {
    match sign {
        Sign::Mark(Mark::Error) | Sign::Bad => ("✗", Role::ErrorMark),
        Sign::Mark(Mark::Warning) => ("!", Role::WarningMark),
        Sign::Mark(Mark::ToFill) => ("•", Role::ToFillMark),
        Sign::Mark(Mark::Note) => ("i", Role::NoteMark),
        Sign::Good => ("✓", Role::GoodMark),
        Sign::Nothing => ("–", Role::Secondary),
    }
}

/// Which characters there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines, arrows and marks of Unicode.
    Unicode,
    /// Their ASCII twins, for the Linux console and other locales.
    Ascii,
}

/// How everything looks. Made once for a terminal, and asked for every piece of text.
pub struct Theme {
    palette: Palette,
    glyphs: Glyphs,
    styles: Styles,
}

impl Default for Theme {
    fn default() -> Self {
        Theme::new(Palette::Dark, Glyphs::Unicode)
    }
}

/// Every sign that the screens draw beyond ASCII, with its twin.
const TWINS: &[(char, &str)] = &[
    ('▸', ">"),
    ('•', "o"),
    ('✗', "x"),
    ('✓', "v"),
    ('–', "-"),
    ('─', "-"),
    ('┌', "+"),
    ('┐', "+"),
    ('└', "+"),
    ('┘', "+"),
    ('│', "|"),
    ('┃', "|"),
    ('┬', "-"),
    ('├', "|"),
    ('┤', "|"),
    ('┼', "|"),
    ('┴', "-"),
    ('▾', "-"),
    ('›', ">"),
    ('‹', "<"),
    ('…', "..."),
    ('·', "|"),
    ('→', "->"),
    ('↑', "Up"),
    ('↓', "v"),
    ('←', "Left"),
];

impl Theme {
    /// The look of a palette in these characters.
    pub fn new(palette: Palette, glyphs: Glyphs) -> Theme {
        Theme { palette, glyphs, styles: looks::styles(palette) }
    }

    /// Which looks count.
    pub fn palette(&self) -> Palette {
        self.palette
    }

    /// Which characters there are.
    pub fn glyphs(&self) -> Glyphs {
        self.glyphs
    }

    /// The ground of the row of the focus; `None` where its label alone stands out.
    pub fn band(&self) -> Option<Color> {
        self.styles.band
    }

    /// The style of a role on the background.
    pub fn style(&self, role: Role) -> Style {
        self.styles.on_back[role as usize]
    }

    /// The style of a role on a ground, which is the band's or another.
    pub fn style_on(&self, ground: Color, role: Role) -> Style {
        match self.styles.band {
            Some(band) if band == ground => self.styles.on_band[role as usize],
            _ => self.style(role),
        }
    }

    /// One of our own texts in the characters that there are.
    pub fn own<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.glyphs == Glyphs::Unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut twins = String::with_capacity(text.len());
        for sign in text.chars() {
            match TWINS.iter().find(|twin| twin.0 == sign) {
                Some((_, twin)) => twins.push_str(twin),
                None => twins.push(sign),
            }
        }
        Cow::Owned(twins)
    }
}

#[cfg(test)]
mod tests {
    use super::TWINS;
    use crate::safe::is_plain;

    #[test]
    fn every_sign_of_ours_goes_straight_to_its_cell() {
        for (sign, twin) in TWINS {
            assert!(is_plain(*sign) && twin.chars().all(is_plain), "add {sign} to safe::is_plain");
        }
    }
}
