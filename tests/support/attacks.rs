//! Texts that try to command a terminal, to hide, or to turn a line round.

/// What is planted: a text, by what it tries.
const PLANTS: [&str; 40] = [
    // Commands: clearing, colours, titles, the clipboard, links, answers that type, reports, modes.
    "\u{1b}[2J",
    "\u{1b}[31;1m",
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]52;c;cm0gLXJmIH4=\u{7}",
    "\u{1b}]8;;https://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "\u{1b}[6n\u{1b}[c\u{1b}[21t",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}_Ga=T;AAAA\u{1b}\\",
    "\u{1b}^private\u{1b}\\\u{1b}Xstring\u{1b}\\",
    "\u{1b}[?1049l\u{1b}[?2004l\u{1b}[?1003h",
    "\u{1b}c\u{1b}(0\u{e}\u{f}",
    "\u{1b}[200~rm -rf ~\r\u{1b}[201~",
    // The same in one character, and alone.
    "\u{9b}2J",
    "\u{9d}0;owned\u{9c}",
    "\u{90}q\u{9c}\u{9e}x\u{9c}\u{9f}y\u{9c}",
    "\u{85}\u{84}\u{8d}\u{88}",
    "\u{1b}",
    "\u{7f}\u{8}\u{8}\u{8}",
    "\r\u{b}\u{c}\u{7}\u{0}",
    // Turned round.
    "\u{202e}desrever\u{202c}",
    "\u{202d}\u{202a}\u{202b}x\u{202c}",
    "\u{2066}\u{2067}\u{2068}x\u{2069}",
    "\u{200e}\u{200f}\u{61c}",
    // Hidden.
    "ad\u{200b}min",
    "ad\u{200c}mi\u{200d}n",
    "\u{feff}ad\u{2060}min\u{2063}",
    "soft\u{ad}hyphen",
    "\u{e0041}\u{e0042}\u{e007f}",
    "\u{e0001}\u{1f3f4}\u{e0067}",
    "x\u{fe00}\u{fe01}\u{fe0f}\u{e0100}\u{e01ef}",
    "\u{3164}\u{115f}\u{1160}\u{ffa0}",
    "\u{34f}\u{17b4}\u{180b}\u{180e}",
    "a\u{a0}b\u{2003}c\u{202f}d\u{205f}e\u{2800}f",
    // Lines and marks that nobody counts.
    "one\u{2028}two\u{2029}three",
    "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}\u{30d}",
    "\u{301}\u{302}\u{303}\u{fe01}",
    // Nobody's characters.
    "\u{e000}\u{f8ff}\u{f0000}\u{10fffd}",
    "\u{fdd0}\u{fffe}\u{ffff}\u{1ffff}\u{10ffff}",
    "\u{378}\u{2065}\u{fff0}\u{e0fff}",
    "\u{fff9}note\u{fffa}text\u{fffb}",
];

/// Two hundred texts: each plant alone, at both ends, inside, again and again, and beside another.
pub(crate) fn attacks() -> Vec<String> {
    let next = |at: usize| PLANTS[(at + 7) % PLANTS.len()];
    let forms = |(at, plant): (usize, &&str)| {
        [
            (*plant).to_owned(),
            format!("{plant}com.acme{plant}"),
            format!("com.{plant}acme"),
            plant.repeat(9),
            format!("日{plant}é{}", next(at)),
        ]
    };
    PLANTS.iter().enumerate().flat_map(forms).collect()
}

/// Whether a character has no business on a screen, told by ranges that nobody derived from the
/// program: controls, what turns lines round, what cannot be seen, what is nobody's.
pub(crate) fn is_foreign(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}'
        | '\u{1680}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// A text as a JSON string, with escapes only where JSON wants them.
pub(crate) fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}
