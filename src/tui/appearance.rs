//! Which colours and characters the terminal has, and whether a mouse, from its environment.

use crate::app::{Clipboard, Mouse};
use crate::ui::theme::{Glyphs, Palette, Theme};

/// The look for an environment, which `variable` reads.
pub(super) fn theme(variable: impl Fn(&str) -> Option<String>) -> Theme {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let palette = if set("NO_COLOR") { Palette::Mono } else { Palette::Sixteen };
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    let console = variable("TERM").is_some_and(|term| term == "linux");
    Theme { palette, glyphs: if utf8 && !console { Glyphs::Unicode } else { Glyphs::Ascii } }
}

/// Who takes what is copied in an environment: some terminals are known to take nothing from a program.
/// What stands between a program and its terminal passes it on, or knows better than these variables.
pub(super) fn clipboard(variable: impl Fn(&str) -> Option<String>) -> Clipboard {
    let term = variable("TERM").unwrap_or_default();
    let simple = ["linux", "vt", "dumb"].iter().any(|start| term.starts_with(start));
    let apple = variable("TERM_PROGRAM").is_some_and(|name| name == "Apple_Terminal");
    let gnome = variable("VTE_VERSION").is_some_and(|version| !version.is_empty());
    let through = variable("TMUX").is_some_and(|tmux| !tmux.is_empty());
    if simple || (!through && (apple || gnome)) { Clipboard::Nobodys } else { Clipboard::Terminals }
}

/// Whose the mouse is in an environment, if `wanted` is what was asked for: a terminal that is not known
/// to have one is told nothing of it.
pub(super) fn mouse(wanted: Mouse, variable: impl Fn(&str) -> Option<String>) -> Mouse {
    let term = variable("TERM").unwrap_or_default();
    let without = ["linux", "vt", "dumb"].iter().any(|start| term.starts_with(start));
    if without { Mouse::Nobody } else { wanted }
}

#[cfg(test)]
mod tests {
    use super::theme;
    use crate::ui::theme::{Glyphs, Palette};

    #[test]
    fn the_environment_decides_the_look() {
        type Case = (&'static [(&'static str, &'static str)], Palette, Glyphs);
        let cases: [Case; 6] = [
            (&[], Palette::Sixteen, Glyphs::Unicode),
            (&[("NO_COLOR", "1")], Palette::Mono, Glyphs::Unicode),
            (&[("NO_COLOR", "")], Palette::Sixteen, Glyphs::Unicode),
            (&[("TERM", "linux"), ("LANG", "en_US.UTF-8")], Palette::Sixteen, Glyphs::Ascii),
            (&[("LANG", "C")], Palette::Sixteen, Glyphs::Ascii),
            (&[("LC_ALL", "de_DE.utf8"), ("LANG", "C")], Palette::Sixteen, Glyphs::Unicode),
        ];
        for (variables, palette, glyphs) in cases {
            let theme =
                theme(|name| variables.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned()));
            assert_eq!((theme.palette, theme.glyphs), (palette, glyphs), "{variables:?}");
        }
    }
}
