//! What a terminal understands, by its name: the one table of what must not be sent where.
//!
//! The facts are those of the terminfo entries of these names. It deliberately reads no such entry: a
//! system may have none.

/// What a terminal understands.
#[expect(clippy::struct_excessive_bools, reason = "each is a capability of its own")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Knows {
    /// How many colours it has beside that of its text: none, 8, or 16 and more.
    pub(super) colours: u16,
    /// Whether it has a second screen, so that what stood there before comes back.
    pub(super) second_screen: bool,
    /// Whether its cursor can be hidden.
    pub(super) hides_cursor: bool,
    /// Whether it has half-bright text.
    pub(super) dim: bool,
    /// Whether it has slanted text; some take that for something else.
    pub(super) italic: bool,
    /// Whether it tells of pastes and of a mouse, and what its colours are.
    pub(super) tells: bool,
}

/// What is not known otherwise: a terminal in a window of today.
const MODERN: Knows =
    Knows { colours: 16, second_screen: true, hides_cursor: true, dim: true, italic: true, tells: true };

/// What those understand that only ever showed text, and old ones in a window.
const VT100: Knows =
    Knows { colours: 0, second_screen: false, hides_cursor: false, dim: false, italic: false, tells: false };

/// A window of twenty years ago.
const OLD: Knows = Knows { colours: 8, hides_cursor: true, tells: true, ..VT100 };

/// The names, each the beginning of those that are meant: the first that fits counts.
const TABLE: &[(&str, Knows)] = &[
    ("vt100", VT100),
    ("vt102", VT100),
    ("vt", Knows { hides_cursor: true, ..VT100 }),
    ("linux-16color", Knows { colours: 16, hides_cursor: true, dim: true, ..VT100 }),
    ("linux", Knows { colours: 8, hides_cursor: true, dim: true, ..VT100 }),
    ("hurd", Knows { colours: 8, hides_cursor: true, dim: true, italic: true, ..VT100 }),
    ("wsvt", Knows { colours: 8, hides_cursor: true, ..VT100 }),
    ("cons25", Knows { colours: 8, ..VT100 }),
    ("cygwin", Knows { colours: 8, ..VT100 }),
    ("pcansi", Knows { colours: 8, ..VT100 }),
    ("ansi", Knows { colours: 8, ..VT100 }),
    ("mach-", Knows { colours: 8, ..VT100 }),
    ("mach", VT100),
    ("sun", VT100),
    ("dumb", VT100),
    ("screen.xterm", MODERN),
    ("screen-16color", Knows { italic: false, ..MODERN }),
    ("screen-256color", Knows { italic: false, ..MODERN }),
    ("screen", Knows { colours: 8, italic: false, ..MODERN }),
    ("tmux-", MODERN),
    ("tmux", Knows { colours: 8, ..MODERN }),
    ("rxvt-unicode", Knows { dim: false, ..MODERN }),
    ("rxvt-256color", Knows { colours: 16, ..OLD }),
    ("rxvt", OLD),
    ("Eterm-256color", Knows { colours: 16, ..OLD }),
    ("Eterm", OLD),
    ("xterm-color", Knows { hides_cursor: false, ..OLD }),
    ("xterm-mono", VT100),
    ("xterm-r", VT100),
    ("xterm-vt220", Knows { colours: 8, ..MODERN }),
    ("xterm-debian", Knows { colours: 8, ..MODERN }),
    ("xterm-xfree86", Knows { second_screen: true, ..OLD }),
    ("xterm-", MODERN),
    ("xterm", Knows { colours: 8, ..MODERN }),
];

impl Knows {
    /// What a terminal of this name understands.
    pub(super) fn of(term: &str) -> Knows {
        TABLE.iter().find(|(name, _)| term.starts_with(name)).map_or(MODERN, |(_, knows)| *knows)
    }
}

impl Default for Knows {
    fn default() -> Knows {
        MODERN
    }
}

#[cfg(test)]
mod tests {
    use super::Knows;

    /// Of each name what its entry in terminfo has: `colors`, and of `smcup` as `?1049h`, `civis`, `dim`,
    /// `sitm` as `3m` the first letters.
    const ENTRIES: &[(&str, u16, &str)] = &[
        ("vt100", 0, ""),
        ("vt102", 0, ""),
        ("vt220", 0, "c"),
        ("linux", 8, "cd"),
        ("hurd", 8, "cdi"),
        ("wsvt25", 8, "c"),
        ("cons25", 8, ""),
        ("cygwin", 8, ""),
        ("pcansi", 8, ""),
        ("ansi", 8, ""),
        ("mach", 0, ""),
        ("sun", 0, ""),
        ("dumb", 0, ""),
        ("screen", 8, "scd"),
        ("screen-256color", 256, "scd"),
        ("screen.xterm-256color", 256, "scdi"),
        ("tmux", 8, "scdi"),
        ("tmux-256color", 256, "scdi"),
        ("rxvt", 8, "c"),
        ("rxvt-unicode", 88, "sci"),
        ("rxvt-unicode-256color", 256, "sci"),
        ("Eterm", 8, "c"),
        ("xterm-color", 8, ""),
        ("xterm-mono", 0, ""),
        ("xterm-r6", 0, ""),
        ("xterm-vt220", 8, "scdi"),
        ("xterm-xfree86", 8, "sc"),
        ("xterm-debian", 8, "scdi"),
        ("xterm", 8, "scdi"),
        ("xterm-256color", 256, "scdi"),
    ];

    #[test]
    fn nothing_is_known_of_a_terminal_that_its_entry_does_not_have() {
        for (term, colours, has) in ENTRIES {
            let knows = Knows::of(term);
            assert!(knows.colours <= *colours, "{term}");
            for (letter, known) in
                [('s', knows.second_screen), ('c', knows.hides_cursor), ('d', knows.dim), ('i', knows.italic)]
            {
                assert!(!known || has.contains(letter), "{term} {letter}");
            }
        }
    }

    #[test]
    fn a_screen_without_a_window_is_asked_nothing() {
        for term in ["linux", "linux-16color", "vt100", "vt220", "vt320", "ansi", "dumb", "cons25", "hurd"] {
            assert!(!Knows::of(term).tells, "{term}");
        }
    }
}
