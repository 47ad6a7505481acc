//! Whether results may be coloured, and which colour each of their parts has.
//!
//! Responsible for the one decision that all commands share. It deliberately colours nothing that
//! would not be understood without it, and knows no command.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};

/// How results are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    /// As plain text.
    Plain,
    /// With the escapes that every terminal understands.
    Ansi,
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
    /// What suits standard output: colour on a terminal that has some, unless `NO_COLOR` is set.
    pub(super) fn of_output() -> Colour {
        let variable = |name| std::env::var_os(name);
        let (refused, kind) = (variable("NO_COLOR"), variable("TERM"));
        Colour::decide(io::stdout().is_terminal(), refused.as_deref(), kind.as_deref())
    }

    fn decide(terminal: bool, no_color: Option<&OsStr>, term: Option<&OsStr>) -> Colour {
        let refused = no_color.is_some_and(|value| !value.is_empty());
        let dumb = term.is_some_and(|term| term.is_empty() || term == "dumb");
        if terminal && !refused && !dumb { Colour::Ansi } else { Colour::Plain }
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
    use std::ffi::OsStr;

    use super::{Colour, Role};

    #[test]
    fn only_a_terminal_that_shows_colour_and_a_person_who_wants_it_get_it() {
        let cases = [
            (true, None, Some("xterm"), Colour::Ansi),
            (true, Some(""), Some("xterm"), Colour::Ansi),
            (true, None, None, Colour::Ansi),
            (false, None, Some("xterm"), Colour::Plain),
            (true, Some("1"), Some("xterm"), Colour::Plain),
            (true, Some("0"), Some("xterm"), Colour::Plain),
            (true, None, Some("dumb"), Colour::Plain),
            (true, None, Some(""), Colour::Plain),
        ];
        for (terminal, no_color, term, colour) in cases {
            let decided = Colour::decide(terminal, no_color.map(OsStr::new), term.map(OsStr::new));
            assert_eq!(decided, colour, "{terminal} {no_color:?} {term:?}");
        }
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        assert_eq!(Colour::Plain.paint(Role::Error, "error"), "error");
        assert_eq!(Colour::Ansi.paint(Role::Error, ""), "");
        assert_eq!(Colour::Ansi.paint(Role::Error, "error"), "\u{1b}[1;31merror\u{1b}[0m");
    }
}
