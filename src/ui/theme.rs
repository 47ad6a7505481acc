//! Roles to styles, and the one table of glyphs with its ASCII twin.
//!
//! It deliberately knows no place on the screen. Nothing is said by colour alone: every role that
//! matters also has a mark or a word.

use std::borrow::Cow;

use ratatui::style::{Color, Modifier, Style};

use crate::form::describe::{Sense, Sign};
use crate::form::status::Mark;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A value; ordinary text.
    Text,
    /// What is there but counts less: not set, defaults, counts.
    Dim,
    /// The label of a row.
    Label,
    /// The label of the focused row, and the sign before it.
    Focus,
    /// The name of the file.
    Name,
    /// A title in a rule.
    Title,
    /// The lines of rules.
    Rule,
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// A note.
    Note,
    /// Still to fill in.
    ToFill,
    /// Nothing is wrong.
    Good,
    /// Changed since it was saved.
    Changed,
    /// The chosen one of several.
    Chosen,
    /// A key in the footer.
    Key,
    /// A character that cannot be shown, as its escape.
    Escape,
    /// The text that is being typed.
    Open,
    /// The part of it that typing replaces.
    Selected,
    /// A member's name in JSON.
    JsonKey,
    /// A string in JSON.
    JsonText,
    /// A number, true, false or null in JSON.
    JsonScalar,
    /// A line that goes.
    Removed,
    /// A line that comes.
    Added,
}

impl From<Sense> for Role {
    fn from(sense: Sense) -> Role {
        match sense {
            Sense::Text => Role::Text,
            Sense::Dim => Role::Dim,
            Sense::Label => Role::Label,
            Sense::Error => Role::Error,
            Sense::Warning => Role::Warning,
            Sense::Note => Role::Note,
            Sense::ToFill => Role::ToFill,
            Sense::Good => Role::Good,
            Sense::Changed => Role::Changed,
            Sense::Key => Role::Key,
            Sense::Removed => Role::Removed,
            Sense::Added => Role::Added,
        }
    }
}

/// The glyph of a sign, and how it looks.
pub(super) const fn glyph(sign: Sign) -> (&'static str, Role) {
    match sign {
        Sign::Mark(Mark::Error) | Sign::Bad => ("✗", Role::Error),
        Sign::Mark(Mark::Warning) => ("!", Role::Warning),
        Sign::Mark(Mark::ToFill) => ("•", Role::ToFill),
        Sign::Mark(Mark::Note) => ("i", Role::Note),
        Sign::Good => ("✓", Role::Good),
        Sign::Nothing => ("–", Role::Dim),
    }
}

/// How roles look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// The terminal's own sixteen colours, which suit light and dark.
    Sixteen,
    /// Weight alone, for `NO_COLOR`.
    Mono,
}

/// Which characters there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines, arrows and marks of Unicode.
    Unicode,
    /// Their ASCII twins, for the Linux console and other locales.
    Ascii,
}

/// How everything looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The colours.
    pub palette: Palette,
    /// The characters.
    pub glyphs: Glyphs,
}

impl Default for Theme {
    fn default() -> Self {
        Theme { palette: Palette::Sixteen, glyphs: Glyphs::Unicode }
    }
}

/// Every sign that the screens draw beyond ASCII, with its twin.
const TWINS: &[(char, &str)] = &[
    ('▸', ">"),
    ('•', "_"),
    ('✗', "x"),
    ('✓', "+"),
    ('–', "-"),
    ('─', "-"),
    ('│', "|"),
    ('┬', "-"),
    ('┴', "-"),
    ('▾', "-"),
    ('›', "+"),
    ('…', "..."),
    ('·', ","),
    ('→', "->"),
    ('↑', "Up"),
    ('↓', "Down"),
    ('←', "Left"),
];

impl Theme {
    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        match self.palette {
            Palette::Sixteen => coloured(role),
            Palette::Mono => weighted(role),
        }
    }

    /// One of our own texts in the characters that there are.
    pub fn own(self, text: &str) -> Cow<'_, str> {
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

fn coloured(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text | Role::Label | Role::JsonText => plain,
        Role::Dim | Role::Rule => plain.fg(Color::DarkGray),
        Role::Focus | Role::Key => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
        Role::Name | Role::Open | Role::Chosen => plain.add_modifier(Modifier::BOLD),
        Role::Title | Role::JsonKey => plain.fg(Color::Cyan),
        Role::Error => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Warning | Role::Changed => plain.fg(Color::Yellow),
        Role::Note => plain.fg(Color::LightBlue),
        Role::ToFill | Role::JsonScalar => plain.fg(Color::Magenta),
        Role::Good | Role::Added => plain.fg(Color::Green),
        Role::Removed => plain.fg(Color::Red),
        Role::Escape => plain.fg(Color::Red).add_modifier(Modifier::REVERSED),
        Role::Selected => plain.add_modifier(Modifier::REVERSED),
    }
}

fn weighted(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Dim | Role::Rule => plain.add_modifier(Modifier::DIM),
        Role::Focus | Role::Name | Role::Open | Role::Title | Role::Error | Role::Chosen | Role::Key => {
            plain.add_modifier(Modifier::BOLD)
        }
        Role::Escape | Role::Selected => plain.add_modifier(Modifier::REVERSED),
        _ => plain,
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
