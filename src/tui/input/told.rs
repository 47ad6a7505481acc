//! What a terminal answers of itself: its colours, that it has answered all, that they changed.
//!
//! Takes an answer's text apart. It deliberately knows no question: what an answer is good for is
//! decided by whoever asked.

use crate::ui::theme::contrast::Rgb;

/// The longest answer that is read; no terminal that tells a few colours needs more.
pub(super) const LONGEST: usize = 512;

/// One thing that a terminal told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The colour of its text.
    Foreground(Rgb),
    /// The colour behind it.
    Background(Rgb),
    /// A colour of its palette, by its number.
    Palette(u8, Rgb),
    /// What it is: the answer to the last question, so that no other is on its way.
    Identity,
    /// Its colours are others now.
    Restyled,
}

/// What an OSC answer tells, its introducer and its end left out.
pub(super) fn colours(answer: &[u8], out: &mut Vec<Told>) {
    let Ok(text) = std::str::from_utf8(answer) else { return };
    let mut parts = text.split(';');
    match parts.next() {
        Some("10") => out.extend(parts.next().and_then(colour).map(Told::Foreground)),
        Some("11") => out.extend(parts.next().and_then(colour).map(Told::Background)),
        Some("4") => {
            while let (Some(number), Some(spelled)) = (parts.next(), parts.next()) {
                if let (Ok(number), Some(colour)) = (number.parse(), colour(spelled)) {
                    out.push(Told::Palette(number, colour));
                }
            }
        }
        _ => {}
    }
}

/// A colour as X spells it: `rgb:` and three channels of one to four hexadecimal digits.
fn colour(spelled: &str) -> Option<Rgb> {
    let (_, channels) = spelled.split_once("rgb:").or_else(|| spelled.split_once("rgba:"))?;
    let mut channels = channels.split('/').map(channel);
    Some(Rgb(channels.next()??, channels.next()??, channels.next()??))
}

fn channel(digits: &str) -> Option<u8> {
    let most = match digits.len() {
        1..=4 => (1_u32 << (4 * digits.len())) - 1,
        _ => return None,
    };
    // A sign is a digit to the parser of numbers.
    let value =
        u32::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    Some(((value * 255 + most / 2) / most) as u8)
}

#[cfg(test)]
mod tests {
    use super::{Rgb, Told, colours};

    #[test]
    fn colours_are_read_as_terminals_spell_them() {
        let cases: &[(&str, &[Told])] = &[
            ("10;rgb:ffff/0000/8080", &[Told::Foreground(Rgb(255, 0, 128))]),
            ("11;rgb:ff/00/80", &[Told::Background(Rgb(255, 0, 128))]),
            ("11;rgba:ffff/0000/8080/ffff", &[Told::Background(Rgb(255, 0, 128))]),
            ("11;rgb:f/0/8", &[Told::Background(Rgb(255, 0, 136))]),
            ("4;1;rgb:cd/00/00", &[Told::Palette(1, Rgb(205, 0, 0))]),
            (
                "4;1;rgb:cd/00/00;2;rgb:00/cd/00",
                &[Told::Palette(1, Rgb(205, 0, 0)), Told::Palette(2, Rgb(0, 205, 0))],
            ),
        ];
        for (answer, expected) in cases {
            let mut told = Vec::new();
            colours(answer.as_bytes(), &mut told);
            assert_eq!(told, *expected, "{answer}");
        }
    }

    #[test]
    fn nonsense_tells_nothing() {
        for answer in [
            "",
            ";",
            "4",
            "4;",
            "4;1",
            "4;x;rgb:0/0/0",
            "4;999;rgb:0/0/0",
            "10;rgb:",
            "10;rgb:1/2",
            "11;rgb:g/0/0",
            "11;rgb:12345/0/0",
            "11;rgb:+1/0/0",
            "11;?",
            "12;rgb:0/0/0",
            "10;#ffffff",
            "52;c;aGVsbG8=",
            "10;rgb:é/0/0",
        ] {
            let mut told = Vec::new();
            colours(answer.as_bytes(), &mut told);
            assert_eq!(told, [], "{answer}");
        }
    }
}
