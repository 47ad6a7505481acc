//! Whatever a terminal sends, and wherever it stops for a while: nothing panics, splitting changes
//! nothing, and afterwards a letter is a letter.
//!
//! Input: what is sent; a byte 0xFE, which is never part of a character, is a time without input.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lp_manifest::app::Msg;
use lp_manifest::app::chord::Chord;
use lp_manifest::tui::input::Parser;

const NOTHING_COMES: u8 = 0xfe;

fuzz_target!(|data: &[u8]| {
    let (mut whole, mut split) = (Parser::new(), Parser::new());
    let (mut out, mut by_byte) = (Vec::new(), Vec::new());
    for part in data.split(|byte| *byte == NOTHING_COMES) {
        whole.feed(part, &mut out);
        part.iter().for_each(|byte| split.feed(&[*byte], &mut by_byte));
        whole.flush(&mut out);
        split.flush(&mut by_byte);
    }
    rest(&mut whole, &mut out);
    rest(&mut split, &mut by_byte);
    assert_eq!(out, by_byte);
    out.clear();
    whole.feed(b"a", &mut out);
    rest(&mut whole, &mut out);
    assert_eq!(out, [Msg::Key(Chord::char('a'))]);
});

/// Nothing comes until nothing is pending.
fn rest(parser: &mut Parser, out: &mut Vec<Msg>) {
    for _ in 0..8 {
        if parser.quiet().is_none() {
            return;
        }
        parser.flush(out);
    }
    panic!("something is pending for ever: {parser:?}");
}
