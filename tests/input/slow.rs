//! Time: what becomes of a beginning whose end does not come, or comes late.

use lp_manifest::tui::input::{Parser, Quiet};

use super::super::support::keys::messages;
use super::{esc, read_slowly, rest};

/// How long to wait after these bytes.
fn quiet(bytes: &[u8]) -> Option<Quiet> {
    let mut parser = Parser::new();
    parser.feed(bytes, &mut Vec::new());
    parser.quiet()
}

#[test]
fn nothing_is_waited_for_that_need_not_come() {
    for bytes in ["", "a", "é", "\r", "\x1b[A", "\x1bOP", "\x1ba", "\x1b[200~x\x1b[201~", "\x1b]0;x\x07"] {
        assert_eq!(quiet(bytes.as_bytes()), None, "{bytes:?}");
    }
}

#[test]
fn how_long_is_waited_depends_on_what_has_begun() {
    let cases: [(&[u8], Quiet); 8] = [
        (b"\x1b", Quiet::Short),
        (b"\x1b\x1b", Quiet::Short),
        (b"\x1b]11;rgb", Quiet::Short),
        (b"\x1b[", Quiet::Moment),
        (b"\x1b[1;", Quiet::Moment),
        (b"\x1b[M ", Quiet::Moment),
        (b"\xe6\x97", Quiet::Moment),
        (b"\x1b[200~text", Quiet::Long),
    ];
    for (bytes, time) in cases {
        assert_eq!(quiet(bytes), Some(time), "{bytes:?}");
    }
    assert!(Quiet::Short.time() <= std::time::Duration::from_millis(50));
    assert!(Quiet::Long.time() <= std::time::Duration::from_secs(1));
}

#[test]
fn a_slow_line_makes_no_letters_of_a_key() {
    // The Esc was given out when the rest came; it does no harm, letters would.
    assert_eq!(read_slowly(&["\x1b", "[A"]), [vec![esc()], messages("Up")].concat());
    assert_eq!(read_slowly(&["\x1b", "[1;5C"]), [vec![esc()], messages("C-Right")].concat());
    assert_eq!(read_slowly(&["\x1b", "OP"]), [vec![esc()], messages("F1")].concat());
    assert_eq!(read_slowly(&["\x1b", "[200~text\x1b[201~"]), [vec![esc()], messages("paste<text>")].concat());
    assert_eq!(read_slowly(&["\x1b", "[?62;4c"]), [esc()]);
}

#[test]
fn what_is_typed_after_esc_is_typed() {
    for text in ["[", "[x", "[a", "[1, 2]", "O", "Okay", "Ob", "a", "[[", "[{", "[\"a\"]"] {
        let mut out = Vec::new();
        let mut parser = Parser::new();
        parser.feed(b"\x1b", &mut out);
        parser.flush(&mut out);
        parser.feed(text.as_bytes(), &mut out);
        rest(&mut parser, &mut out);
        let typed = text.chars().map(|c| if c == ' ' { "Space".to_owned() } else { c.to_string() });
        let words = typed.collect::<Vec<_>>().join(" ");
        assert_eq!(out, [vec![esc()], messages(&words)].concat(), "{text:?}");
    }
}

#[test]
fn a_sequence_without_its_end_is_dropped_and_typing_goes_on() {
    for begun in ["\x1b[1;", "\x1b[<0;1", "\x1bO1;", "\x1b[M ", "\x1b]11;rgb:00", "\x1bP1$r", "\x1b_G"] {
        assert_eq!(read_slowly(&[begun, "a"]), messages("a"), "{begun:?}");
    }
}

#[test]
fn the_rest_of_a_slow_answer_is_not_typed() {
    assert_eq!(read_slowly(&["\x1b]11;rgb:0000", "/0000/0000\x1b\\", "a"]), messages("a"));
    assert_eq!(read_slowly(&["\x1b]11;rgb:0000", "/0000/0000\x07", "a"]), messages("a"));
    assert_eq!(read_slowly(&["\x1bP1$r", "0m\x1b\\"]), []);
}

#[test]
fn what_is_typed_after_an_answer_without_its_end_is_typed() {
    assert_eq!(read_slowly(&["\x1b]11;rgb:0000", "abc", "\x1b[A", "\x13"]), messages("a b c Up C-s"));
}

#[test]
fn a_character_is_completed_late_or_dropped() {
    let (mut out, mut parser) = (Vec::new(), Parser::new());
    for byte in "日é".as_bytes() {
        parser.feed(&[*byte], &mut out);
    }
    assert_eq!(out, messages("日 é"));
    parser.feed(&[0xe6, 0x97], &mut out);
    parser.flush(&mut out);
    parser.feed(b"a", &mut out);
    assert_eq!(out, messages("日 é a"));
}

#[test]
fn a_paste_without_its_end_is_pasted() {
    assert_eq!(read_slowly(&["\x1b[200~text", "x"]), messages("paste<text> x"));
    assert_eq!(read_slowly(&["\x1b[200~text\x1b[20", "x"]), messages("paste<text\x1b[20> x"));
    assert_eq!(read_slowly(&["\x1b[200~", "x"]), messages("x"));
}

#[test]
fn the_rest_of_a_paste_that_stopped_for_long_is_pasted_too() {
    let rest = "a line\rthat would press Enter, and \x11 would quit\r";
    let read = read_slowly(&["\x1b[200~text", rest, rest, "end\x1b[201~", "x"]);
    let paste = |text: &str| lp_manifest::app::Msg::Paste(text.to_owned());
    assert_eq!(read, [vec![paste("text"), paste(rest), paste(rest), paste("end")], messages("x")].concat());
}

#[test]
fn keys_after_a_paste_without_its_end_are_keys() {
    assert_eq!(read_slowly(&["\x1b[200~text", "\x13", "\x1b[A", "é"]), messages("paste<text> C-s Up é"));
}
