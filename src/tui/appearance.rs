//! Which colours and characters the terminal has, and whether a mouse: from its environment, the
//! colours then from what it answers.
//!
//! Responsible for the question and for what follows from answers that come late, split, in any
//! order, or never. It deliberately waits for nothing: whoever leaves asks [`Appearance::waits_until`].

use std::time::{Duration, Instant};

use super::input::Told;
use super::knows::Knows;
use crate::app::{Clipboard, Mouse};
use crate::config::person::{self, Person};
use crate::ui::theme::contrast::Rgb;
use crate::ui::theme::{Colours, Depth, Glyphs, Palette, Theme};

/// Asks for the colours of text and background, then for six of the palette, then for what the
/// terminal is, which every terminal answers: after that nothing more comes. Before all it wishes to
/// be told when they change.
pub(super) const QUESTION: &[u8] =
    b"\x1b[?2031h\x1b]10;?\x1b\\\x1b]11;?\x1b\\\x1b]4;1;?;2;?;3;?;4;?;5;?;6;?\x1b\\\x1b[c";

/// The wish to be told taken back.
pub(super) const NO_MORE: &[u8] = b"\x1b[?2031l";

/// After how long nothing that was asked for is waited for any more.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is known of the terminal.
pub(super) struct Appearance {
    knows: Knows,
    glyphs: Glyphs,
    depth: Depth,
    /// The look until the terminal has told its colours.
    first: Palette,
    /// Whether it may be asked.
    asks: bool,
    /// When the question that is not answered yet was sent.
    asked: Option<Instant>,
    fg: Option<Rgb>,
    bg: Option<Rgb>,
    palette: [Option<Rgb>; 6],
}

impl Appearance {
    /// What a person has settled, and what an environment tells, which `variable` reads.
    pub(super) fn new(own: &Person, variable: impl Fn(&str) -> Option<String>) -> Appearance {
        let value = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = value("TERM").unwrap_or_default();
        let knows = Knows::of(&term);
        let depth = if knows.tells { depth(&term, value("COLORTERM").as_deref()) } else { Depth::Sixteen };
        let first = first(own.theme, &term, &value);
        let asks = cfg!(unix) && first != Palette::Mono && own.theme.is_none() && !is_simple(&term);
        let unicode = match own.glyphs {
            Some(glyphs) => glyphs == person::Glyphs::Unicode,
            None => is_utf8(&value) && term != "linux",
        };
        let glyphs = if unicode { Glyphs::Unicode } else { Glyphs::Ascii };
        Appearance {
            knows,
            glyphs,
            depth,
            // What cannot show 256 colours has none of a middle lightness.
            first: if first == Palette::Unknown && depth == Depth::Sixteen { Palette::Mono } else { first },
            asks,
            asked: None,
            fg: None,
            bg: None,
            palette: [None; 6],
        }
    }

    /// What it understands, and how many colours it can show.
    pub(super) fn understood(&self) -> (Knows, Depth) {
        (self.knows, self.depth)
    }

    /// The look that follows from all that is known.
    pub(super) fn theme(&self) -> Theme {
        let known = self.fg.zip(self.bg).map(|(fg, bg)| Colours { fg, bg, palette: self.palette });
        let palette = match known {
            None => self.first,
            Some(colours) if self.depth == Depth::Sixteen && colours.bg.is_dark() => Palette::Dark,
            Some(_) if self.depth == Depth::Sixteen => Palette::Light,
            Some(colours) => Palette::Known(colours, self.depth),
        };
        Theme::new(palette, self.glyphs)
    }

    /// Whether the terminal may be asked, and is not being asked.
    pub(super) fn wants_to_ask(&self) -> bool {
        self.asks && self.asked.is_none()
    }

    /// It was asked.
    pub(super) fn asked(&mut self, now: Instant) {
        self.asked = Some(now);
        self.asks = false;
    }

    /// It has told something.
    pub(super) fn hear(&mut self, told: Told) {
        match told {
            Told::Foreground(colour) => self.fg = Some(colour),
            Told::Background(colour) => self.bg = Some(colour),
            Told::Palette(number @ 1..=6, colour) => self.palette[usize::from(number) - 1] = Some(colour),
            Told::Palette(..) => {}
            Told::Identity => self.asked = None,
            // What was asked and not answered yet will tell the new ones.
            Told::Restyled => self.asks = true,
        }
    }

    /// Until when an answer may still be on its way: what comes after the end is typed into the shell.
    pub(super) fn waits_until(&self) -> Option<Instant> {
        self.asked.map(|asked| asked + PATIENCE)
    }
}

/// Who takes what is copied in an environment: some terminals are known to take nothing from a program.
/// What stands between a program and its terminal passes it on, or knows better than these variables.
pub(super) fn clipboard(variable: impl Fn(&str) -> Option<String>) -> Clipboard {
    let term = variable("TERM").unwrap_or_default();
    let simple = is_simple(&term);
    let apple = variable("TERM_PROGRAM").is_some_and(|name| name == "Apple_Terminal");
    let gnome = variable("VTE_VERSION").is_some_and(|version| !version.is_empty());
    let through = variable("TMUX").is_some_and(|tmux| !tmux.is_empty());
    if simple || (!through && (apple || gnome)) { Clipboard::Nobodys } else { Clipboard::Terminals }
}

/// Whose the mouse is in an environment, if `wanted` is what was asked for: a terminal that is not known
/// to have one is told nothing of it.
pub(super) fn mouse(wanted: Mouse, variable: impl Fn(&str) -> Option<String>) -> Mouse {
    if is_simple(&variable("TERM").unwrap_or_default()) { Mouse::Nobody } else { wanted }
}

/// Where this is, as the shell on another machine called it that reached it: a user at an address.
pub(super) fn remote(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let connection = variable("SSH_CONNECTION")?;
    let address = connection.split(' ').nth(2)?;
    let address = if address.contains(':') { format!("[{address}]") } else { address.to_owned() };
    let user = variable("USER").or_else(|| variable("LOGNAME")).filter(|user| !user.is_empty());
    Some(user.map_or_else(|| address.clone(), |user| format!("{user}@{address}")))
}

/// Whether a terminal of this name knows neither questions nor a mouse.
fn is_simple(term: &str) -> bool {
    !Knows::of(term).tells
}

/// The look before the terminal has told anything.
fn first(theme: Option<person::Theme>, term: &str, value: &impl Fn(&str) -> Option<String>) -> Palette {
    if value("NO_COLOR").is_some() {
        return Palette::Mono;
    }
    match theme {
        Some(person::Theme::Dark) => return Palette::Dark,
        Some(person::Theme::Light) => return Palette::Light,
        Some(person::Theme::Terminal) => return Palette::Unknown,
        Some(person::Theme::Mono) => return Palette::Mono,
        None => {}
    }
    let background = value("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    match background {
        Some(7 | 9..=15) => Palette::Light,
        Some(_) => Palette::Dark,
        None if term == "linux" => Palette::Dark,
        None => Palette::Unknown,
    }
}

/// How many colours it can show, by its name and by what it says.
fn depth(term: &str, colorterm: Option<&str>) -> Depth {
    /// Terminals that can show all colours and do not say so in their name.
    const ALL: [&str; 7] = ["direct", "kitty", "alacritty", "foot", "ghostty", "wezterm", "iterm"];
    // That is said of the window around it.
    let colorterm = colorterm.filter(|_| !term.starts_with("screen"));
    if colorterm.is_some_and(|value| value.contains("truecolor") || value.contains("24bit"))
        || ALL.iter().any(|name| term.contains(name))
    {
        Depth::True
    } else if term.contains("256") || colorterm.is_some() || cfg!(windows) {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

fn is_utf8(value: &impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(value);
    locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::{Appearance, Person, Told, person};
    use crate::ui::theme::contrast::Rgb;
    use crate::ui::theme::{Colours, Depth, Glyphs, Palette};

    type Variables = &'static [(&'static str, &'static str)];

    fn of(variables: Variables) -> Appearance {
        settled(&Person::default(), variables)
    }

    fn settled(own: &Person, variables: Variables) -> Appearance {
        Appearance::new(own, |name| {
            variables.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned())
        })
    }

    const XTERM: Variables = &[("TERM", "xterm-256color")];
    const KITTY: Variables = &[("TERM", "xterm-kitty")];
    const WHITE: Rgb = Rgb(255, 255, 255);
    const BLACK: Rgb = Rgb(0, 0, 0);
    const RED: Rgb = Rgb(205, 0, 0);

    #[test]
    fn the_environment_decides_the_look_and_whether_the_terminal_is_asked() {
        type Case = (Variables, Palette, Glyphs, bool);
        let cases: [Case; 14] = [
            (&[], Palette::Mono, Glyphs::Unicode, true),
            (XTERM, Palette::Unknown, Glyphs::Unicode, true),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], Palette::Mono, Glyphs::Unicode, false),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "")], Palette::Unknown, Glyphs::Unicode, true),
            (&[("TERM", "linux"), ("LANG", "en_US.UTF-8")], Palette::Dark, Glyphs::Ascii, false),
            (&[("TERM", "vt220")], Palette::Mono, Glyphs::Unicode, false),
            (&[("TERM", "xterm"), ("COLORTERM", "truecolor")], Palette::Unknown, Glyphs::Unicode, true),
            (&[("TERM", "screen"), ("COLORTERM", "truecolor")], Palette::Mono, Glyphs::Unicode, true),
            (&[("TERM", "xterm"), ("LANG", "C")], Palette::Mono, Glyphs::Ascii, true),
            (&[("TERM", "rxvt"), ("COLORFGBG", "15;0")], Palette::Dark, Glyphs::Unicode, true),
            (&[("TERM", "rxvt"), ("COLORFGBG", "0;default;15")], Palette::Light, Glyphs::Unicode, true),
            (&[("TERM", "rxvt"), ("COLORFGBG", "0;8")], Palette::Dark, Glyphs::Unicode, true),
            (&[("TERM", "rxvt"), ("COLORFGBG", "default;default")], Palette::Mono, Glyphs::Unicode, true),
            (&[("LC_ALL", "de_DE.utf8"), ("LANG", "C")], Palette::Mono, Glyphs::Unicode, true),
        ];
        for (variables, palette, glyphs, asks) in cases {
            let look = of(variables);
            let theme = look.theme();
            assert_eq!((theme.palette(), theme.glyphs()), (palette, glyphs), "{variables:?}");
            assert_eq!(look.wants_to_ask(), asks && cfg!(unix), "{variables:?}");
        }
    }

    #[test]
    fn what_is_settled_counts_and_the_terminal_is_asked_nothing_then() {
        for (theme, palette) in [
            (person::Theme::Dark, Palette::Dark),
            (person::Theme::Light, Palette::Light),
            (person::Theme::Terminal, Palette::Unknown),
            (person::Theme::Mono, Palette::Mono),
        ] {
            let glyphs = Some(person::Glyphs::Ascii);
            let own = Person { theme: Some(theme), glyphs, ..Person::default() };
            let look = settled(&own, XTERM);
            let shown = look.theme();
            assert_eq!((shown.palette(), shown.glyphs()), (palette, Glyphs::Ascii));
            assert!(!look.wants_to_ask());
            let without = settled(&own, &[("TERM", "xterm-256color"), ("NO_COLOR", "1")]);
            assert_eq!(without.theme().palette(), Palette::Mono, "NO_COLOR comes first");
        }
    }

    #[test]
    fn colours_count_once_text_and_background_are_known_in_whatever_order_they_come() {
        let mut look = of(KITTY);
        look.hear(Told::Palette(1, RED));
        look.hear(Told::Palette(99, RED));
        look.hear(Told::Background(BLACK));
        assert_eq!(look.theme().palette(), Palette::Unknown);
        look.hear(Told::Foreground(WHITE));
        let palette = [Some(RED), None, None, None, None, None];
        let colours = Colours { fg: WHITE, bg: BLACK, palette };
        assert_eq!(look.theme().palette(), Palette::Known(colours, Depth::True));
    }

    #[test]
    fn sixteen_colours_are_those_for_the_background_that_it_has() {
        for (bg, palette) in [(BLACK, Palette::Dark), (WHITE, Palette::Light)] {
            let mut look = of(&[("TERM", "xterm")]);
            look.hear(Told::Foreground(RED));
            look.hear(Told::Background(bg));
            assert_eq!(look.theme().palette(), palette);
        }
    }

    #[test]
    fn it_is_asked_once_and_again_when_its_colours_have_changed() {
        let mut look = of(KITTY);
        let now = Instant::now();
        assert_eq!(look.waits_until(), None);
        look.asked(now);
        assert!(!look.wants_to_ask() && look.waits_until().is_some());
        look.hear(Told::Restyled);
        assert!(!look.wants_to_ask(), "one question at a time");
        look.hear(Told::Identity);
        assert!(look.wants_to_ask() && look.waits_until().is_none());
        look.asked(now);
        look.hear(Told::Identity);
        assert!(!look.wants_to_ask() && look.waits_until().is_none());
    }
}
