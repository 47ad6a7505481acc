//! What a terminal is asked, and what becomes of its answers.

use super::tty::{Place, Tty};

const TEXT: &str = "{\n  \"client_name\": \"com.acme.kiosk\"\n}\n";

/// Solarized on dark.
const COLOURS: &str = "\x1b]10;rgb:8383/9494/9696\x1b\\\x1b]11;rgb:0000/2b2b/3636\x1b\\";

fn wrote(tty: &Tty, bytes: &str) -> bool {
    tty.raw.windows(bytes.len()).any(|part| part == bytes.as_bytes())
}

#[test]
fn the_colours_are_asked_for_after_the_first_frame_and_the_answer_makes_another_look() {
    let mut tty = Tty::run(Some(TEXT), "app.json", "xterm-kitty", &["app.json"]);
    tty.shows("com.acme.kiosk");
    assert!(tty.looks(|tty| wrote(tty, "\x1b]10;?\x1b\\\x1b]11;?")));
    let at = |tty: &Tty, text: &str| tty.raw.windows(text.len()).position(|part| part == text.as_bytes());
    assert!(at(&tty, "com.acme.kiosk") < at(&tty, "\x1b]10;?"), "nobody waits for a first frame");
    tty.keys(COLOURS);
    // The band is a tenth of the text's colour.
    assert!(tty.looks(|tty| wrote(tty, "48;2;13;54;64")), "the answer counts");
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
    assert!(wrote(&tty, "\x1b[?2031l"));
}

#[test]
fn who_leaves_before_the_answer_finds_nothing_typed_into_the_shell() {
    let script = "\"$0\" app.json; echo it is over; read -r line; echo \"typed: <$line>\"";
    let place = Place::new(Some(TEXT), "app.json");
    let arguments = ["-c", script, env!("CARGO_BIN_EXE_lp-manifest")];
    let mut tty = Tty::start(&place, "app.json", &[("TERM", "xterm-256color")], "bash", &arguments);
    tty.is_silent().shows("com.acme.kiosk");
    assert!(tty.looks(|tty| wrote(tty, "\x1b[c")));
    // The key that leaves, and behind it, on a slow line, the answers.
    tty.keys("\x11").keys(COLOURS).keys("\x1b[?62;22c");
    tty.shows("it is over").keys("mine\n").shows("typed: <mine>");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn a_terminal_that_never_answers_is_left_all_the_same() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.is_silent().shows("com.acme.kiosk").keys("\x11");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}

#[test]
fn who_has_no_colours_to_tell_is_not_asked() {
    for variables in
        [&[("TERM", "xterm-256color"), ("NO_COLOR", "1")][..], &[("TERM", "linux")], &[("TERM", "vt220")]]
    {
        let place = Place::new(Some(TEXT), "app.json");
        let program = env!("CARGO_BIN_EXE_lp-manifest");
        let mut tty = Tty::start(&place, "app.json", variables, program, &["app.json"]);
        tty.shows("com.acme.kiosk").keys("\x11");
        assert_eq!(tty.ends(), 0);
        assert!(!wrote(&tty, "\x1b]") && !wrote(&tty, "\x1b[c") && !wrote(&tty, "2031"), "{variables:?}");
    }
}

#[test]
fn a_settled_theme_asks_the_terminal_nothing_and_a_wrong_entry_is_told() {
    let place = Place::new(Some(TEXT), "app.json");
    let folder = place.home().join(".config/lp-manifest");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), "theme = \"light\"\nglyphs = 3\n").unwrap();
    let mut tty = Tty::again(&place, "app.json", "xterm-kitty", &["app.json"]);
    tty.shows("config.toml, line 2, column 10: glyphs has to be").keys("\x11");
    assert_eq!(tty.ends(), 0);
    assert!(wrote(&tty, "34m") && !wrote(&tty, "\x1b]"));
}
