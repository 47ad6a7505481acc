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

const VT100: Knows =
    Knows { colours: 0, second_screen: false, hides_cursor: false, dim: false, italic: false, tells: false };

/// The names, each the beginning of those that are meant: the first that fits counts.
const TABLE: &[(&str, Knows)] = &[
    ("vt100", VT100),
    ("vt102", VT100),
    ("vt52", VT100),
    ("vt", Knows { hides_cursor: true, ..VT100 }),
    ("linux-16color", Knows { colours: 16, hides_cursor: true, dim: true, ..VT100 }),
    ("linux", Knows { colours: 8, hides_cursor: true, dim: true, ..VT100 }),
    ("ansi", Knows { colours: 8, ..VT100 }),
    ("dumb", VT100),
    ("screen.xterm", MODERN),
    ("screen-16color", Knows { italic: false, ..MODERN }),
    ("screen-256color", Knows { italic: false, ..MODERN }),
    ("screen", Knows { colours: 8, italic: false, ..MODERN }),
    ("tmux-", MODERN),
    ("tmux", Knows { colours: 8, ..MODERN }),
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
