//! What a terminal tells of its colours: read however it comes, and never typed.

use lp_manifest::tui::input::{Parser, Told};
use lp_manifest::ui::theme::contrast::Rgb;

use super::rest;

/// The answers of a terminal to all that it is asked.
const ANSWERS: &str = "\x1b]10;rgb:8383/9494/9696\x1b\\\x1b]11;rgb:0000/2b2b/3636\x07\x1b]4;1;rgb:dcdc/3232/2f2f\x1b\\\x1b[?62;22c";

/// What was told, and how many messages came, when the bytes come in parts of `size`.
fn told(bytes: &[u8], size: usize) -> (Vec<Told>, usize) {
    let (mut out, mut parser) = (Vec::new(), Parser::new());
    bytes.chunks(size).for_each(|part| parser.feed(part, &mut out));
    rest(&mut parser, &mut out);
    (parser.told(), out.len())
}

#[test]
fn the_answers_are_the_same_however_they_are_split() {
    let expected = vec![
        Told::Foreground(Rgb(0x83, 0x94, 0x96)),
        Told::Background(Rgb(0x00, 0x2b, 0x36)),
        Told::Palette(1, Rgb(0xdc, 0x32, 0x2f)),
        Told::Identity,
    ];
    for size in 1..=ANSWERS.len() {
        assert_eq!(told(ANSWERS.as_bytes(), size), (expected.clone(), 0), "in parts of {size}");
    }
}

#[test]
fn keys_before_and_behind_an_answer_stay_keys() {
    let (told, messages) = told(format!("a{ANSWERS}b").as_bytes(), 7);
    assert_eq!((told.len(), messages), (4, 2));
}

#[test]
fn nonsense_tells_nothing_and_types_nothing() {
    let long = format!("\x1b]10;rgb:{}\x07", "f".repeat(100_000));
    for answer in
        ["\x1b]10;?\x07", "\x1b]10;rgb:zz/0/0\x1b\\", "\x1b]4;1;2;3;4\x07", "\x1b]\u{fffd};\x07", &long]
    {
        assert_eq!(told(answer.as_bytes(), 5), (Vec::new(), 0), "{}", answer.escape_debug());
    }
}

#[test]
fn an_answer_whose_end_comes_late_tells_nothing_and_types_nothing() {
    let (mut out, mut parser) = (Vec::new(), Parser::new());
    parser.feed(b"\x1b]11;rgb:0000/2b", &mut out);
    parser.flush(&mut out);
    parser.feed(b"2b/3636\x1b\\", &mut out);
    rest(&mut parser, &mut out);
    assert_eq!((parser.told(), out), (Vec::new(), Vec::new()));
}

#[test]
fn a_terminal_tells_that_its_colours_have_changed() {
    for report in ["\x1b[?997;1n", "\x1b[?997;2n"] {
        assert_eq!(told(report.as_bytes(), 3), (vec![Told::Restyled], 0));
    }
}
