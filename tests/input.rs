//! What terminals send, byte by byte: the same messages however the bytes are split, nothing typed
//! that was not, and a keyboard that nothing holds for long.

mod garbage;
mod keys;
mod slow;
mod told;

use lp_manifest::app::Msg;
use lp_manifest::app::chord::{Chord, Key};
use lp_manifest::tui::input::Parser;

use super::support::keys::messages;

/// The messages of bytes that come at once, after which nothing comes for long.
fn read(bytes: &[u8]) -> Vec<Msg> {
    let mut out = Vec::new();
    let mut parser = Parser::new();
    parser.feed(bytes, &mut out);
    rest(&mut parser, &mut out);
    out
}

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

/// The messages of parts between which one flush is due.
fn read_slowly(parts: &[&str]) -> Vec<Msg> {
    let mut out = Vec::new();
    let mut parser = Parser::new();
    for part in parts {
        parser.feed(part.as_bytes(), &mut out);
        parser.flush(&mut out);
    }
    rest(&mut parser, &mut out);
    out
}

fn esc() -> Msg {
    Msg::Key(Chord::plain(Key::Esc))
}

#[track_caller]
fn assert_reads(bytes: &str, words: &str) {
    assert_eq!(read(bytes.as_bytes()), messages(words), "{bytes:?}");
}
