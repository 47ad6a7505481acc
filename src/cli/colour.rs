//! Whether results may be coloured, and which colour each of their parts has.
//!
//! Responsible for the one decision that all commands share. It deliberately colours nothing that
//! would not be understood without it, and knows no command.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

/// How results are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    /// As plain text.
    Plain,
    /// With the escapes that every terminal understands.
    Ansi,
}

/// When results are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum When {
    /// On a terminal that shows colours, or where the environment asks for it
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What a part of a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// An error, and the mark under it.
    Error,
    /// A warning, and the mark under it.
    Warning,
    /// A note, and the mark under it.
    Note,
    /// What the eye looks for first.
    Strong,
    /// What is there only to look something up by.
    Quiet,
    /// What came.
    Added,
    /// What went.
    Removed,
    /// What is another now.
    Changed,
    /// The name of a member, in JSON.
    Name,
    /// A text, in JSON.
    Text,
    /// A number, in JSON.
    Number,
    /// `true`, `false` or `null`, in JSON.
    Word,
}

impl Role {
    /// The numbers between `ESC [` and `m`: of the sixteen colours, which suit light and dark.
    const fn code(self) -> &'static str {
        match self {
            Role::Error => "1;31",
            Role::Warning | Role::Changed | Role::Word => "33",
            Role::Note => "36",
            Role::Strong => "1",
            Role::Quiet => "2",
            Role::Added | Role::Text => "32",
            Role::Removed => "31",
            Role::Name => "34",
            Role::Number => "35",
        }
    }
}

impl Colour {
    /// What suits standard output.
    pub(super) fn of_output(when: When) -> Colour {
        Colour::decide(when, io::stdout().is_terminal(), |name| std::env::var_os(name))
    }

    /// What was asked for comes first, then `NO_COLOR` and what a dumb terminal is, then what forces
    /// colours, then whether there is a terminal.
    fn decide(when: When, terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> Colour {
        let refused = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = variable("TERM").is_some_and(|term| term.is_empty() || term == "dumb");
        let forces =
            |name| variable(name).is_some_and(|value| !value.is_empty() && value != "0" && value != "false");
        let coloured = match when {
            When::Always => true,
            When::Never => false,
            When::Auto if refused || dumb => false,
            When::Auto => forces("CLICOLOR_FORCE") || forces("FORCE_COLOR") || terminal,
        };
        if coloured { Colour::Ansi } else { Colour::Plain }
    }

    /// Writes the parts of a text, which is not empty, in its role behind another.
    pub(super) fn put(self, out: &mut String, role: Role, parts: &[&str]) {
        match self {
            Colour::Ansi => {
                out.extend(["\u{1b}[", role.code(), "m"]);
                out.extend(parts.iter().copied());
                out.push_str("\u{1b}[0m");
            }
            Colour::Plain => out.extend(parts.iter().copied()),
        }
    }

    /// `text` as a part of that role. `text` has to be safe to show already.
    pub(super) fn paint(self, role: Role, text: &str) -> Cow<'_, str> {
        match self {
            Colour::Ansi if !text.is_empty() => Cow::Owned(format!("\u{1b}[{}m{text}\u{1b}[0m", role.code())),
            _ => Cow::Borrowed(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Role, When};

    #[test]
    fn the_option_decides_then_who_refuses_then_who_forces_then_the_terminal() {
        type Case = (When, bool, &'static [(&'static str, &'static str)], Colour);
        let cases: [Case; 17] = [
            (When::Auto, true, &[("TERM", "xterm")], Colour::Ansi),
            (When::Auto, true, &[("TERM", "xterm"), ("NO_COLOR", "")], Colour::Ansi),
            (When::Auto, true, &[], Colour::Ansi),
            (When::Auto, false, &[("TERM", "xterm")], Colour::Plain),
            (When::Auto, true, &[("TERM", "xterm"), ("NO_COLOR", "1")], Colour::Plain),
            (When::Auto, true, &[("TERM", "xterm"), ("NO_COLOR", "0")], Colour::Plain),
            (When::Auto, true, &[("TERM", "dumb")], Colour::Plain),
            (When::Auto, true, &[("TERM", "")], Colour::Plain),
            (When::Auto, false, &[("CLICOLOR_FORCE", "1")], Colour::Ansi),
            (When::Auto, false, &[("FORCE_COLOR", "3")], Colour::Ansi),
            (When::Auto, false, &[("FORCE_COLOR", "0")], Colour::Plain),
            (When::Auto, false, &[("CLICOLOR_FORCE", "")], Colour::Plain),
            (When::Auto, false, &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], Colour::Plain),
            (When::Auto, false, &[("FORCE_COLOR", "1"), ("TERM", "dumb")], Colour::Plain),
            (When::Always, false, &[("NO_COLOR", "1")], Colour::Ansi),
            (When::Always, false, &[], Colour::Ansi),
            (When::Never, true, &[("FORCE_COLOR", "1")], Colour::Plain),
        ];
        for (when, terminal, variables, colour) in cases {
            let variable =
                |name: &str| variables.iter().find(|pair| pair.0 == name).map(|pair| pair.1.into());
            assert_eq!(Colour::decide(when, terminal, variable), colour, "{when:?} {terminal} {variables:?}");
        }
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        assert_eq!(Colour::Plain.paint(Role::Error, "error"), "error");
        assert_eq!(Colour::Ansi.paint(Role::Error, ""), "");
        assert_eq!(Colour::Ansi.paint(Role::Error, "error"), "\u{1b}[1;31merror\u{1b}[0m");
    }
}
