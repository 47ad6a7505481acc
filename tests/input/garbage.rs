//! Any bytes in any parts: nothing panics, splitting changes nothing, the keyboard works after.

use std::fmt::Write as _;

use lp_manifest::app::Msg;
use lp_manifest::app::chord::Chord;
use lp_manifest::tui::input::Parser;
use proptest::prelude::*;

use super::super::support::soaked;
use super::{read, rest};

/// Bytes that lead into every state, and any others.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let telling =
        prop::sample::select(b"\x1b\x1b\x1b[[OO]P_^X\\\x07\x18~;:?<$M 012345679ACHPRZu\r\t\x08\x7f".to_vec());
    let piece = prop_oneof![
        6 => telling.prop_map(|byte| vec![byte]),
        3 => any::<u8>().prop_map(|byte| vec![byte]),
        1 => Just(b"\x1b[200~".to_vec()),
        1 => Just(b"\x1b[201~".to_vec()),
        1 => Just("日é👩".as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: soaked(20_000) as u32, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn splitting_never_changes_what_is_read(bytes in bytes(), cuts in prop::collection::vec(0..200_usize, 0..6)) {
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.sort_unstable();
        let (mut out, mut parser, mut from) = (Vec::new(), Parser::new(), 0);
        for cut in cuts {
            parser.feed(&bytes[from..cut], &mut out);
            from = cut;
        }
        parser.feed(&bytes[from..], &mut out);
        rest(&mut parser, &mut out);
        prop_assert_eq!(out, read(&bytes));
    }

    #[test]
    fn after_whatever_came_a_letter_is_a_letter(parts in prop::collection::vec(bytes(), 0..4)) {
        let (mut out, mut parser) = (Vec::new(), Parser::new());
        for part in parts {
            parser.feed(&part, &mut out);
            parser.flush(&mut out);
        }
        rest(&mut parser, &mut out);
        out.clear();
        parser.feed(b"a", &mut out);
        rest(&mut parser, &mut out);
        prop_assert_eq!(out, [Msg::Key(Chord::char('a'))]);
    }

    #[test]
    fn a_paste_is_its_text_whatever_that_is(text in any::<String>()) {
        prop_assume!(!text.is_empty() && !text.contains("\x1b[201~"));
        let read = read(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        prop_assert_eq!(read, [Msg::Paste(text)]);
    }

    #[test]
    fn every_text_that_is_typed_is_typed(text in any::<String>()) {
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        let typed: Vec<_> = text.chars().map(|c| Msg::Key(Chord::char(c))).collect();
        prop_assert_eq!(read(text.as_bytes()), typed);
    }
}

#[test]
fn what_is_no_utf8_is_not_typed() {
    assert_eq!(read(b"a\xff\xc3(\xe6\x97b\xf5\x80\xed\xa0\x80\xc0\xafc"), super::messages("a ( b c"));
    assert_eq!(read(b"\x1b[200~a\xffb\x1b[201~"), [Msg::Paste("a\u{fffd}b".to_owned())]);
}

#[test]
fn megabytes_of_garbage_are_read_at_once_and_kept_nowhere() {
    let mut garbage = String::from("\x1b]");
    for number in 0..100_000 {
        let _ = write!(garbage, "{number};rgb:");
    }
    garbage.push_str("\x07\x1b[");
    garbage.push_str(&"1;".repeat(1_000_000));
    garbage.push_str("za");
    assert_eq!(read(garbage.as_bytes()), super::messages("a"));
}

#[test]
fn a_paste_beyond_every_document_stays_beyond_every_document() {
    const MOST: usize = 64 << 20;
    let mut parser = Parser::new();
    let mut out = Vec::new();
    parser.feed(b"\x1b[200~", &mut out);
    let chunk = vec![b'x'; 1 << 20];
    for _ in 0..70 {
        parser.feed(&chunk, &mut out);
    }
    parser.feed(b"\x1b[201~a", &mut out);
    let [Msg::Paste(text), Msg::Key(_)] = &out[..] else { panic!("{}", out.len()) };
    assert_eq!(text.len(), MOST + 1, "cut, but more than a document takes");
}
