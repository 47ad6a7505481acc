//! The keys of each terminal, and each of them in two parts.

use lp_manifest::app::{Act, Msg, Pointer};
use lp_manifest::tui::input::Parser;

use super::super::support::keys::messages;
use super::{assert_reads, read};

/// What a terminal sends, and the keys that it means; nothing where it means none.
const SENT: &[(&str, &str)] = &[
    // Characters.
    ("a", "a"),
    ("Zx~ ", "Z x ~ Space"),
    ("é日👩", "é 日 👩"),
    ("\x1ba\x1bZ", "A-a A-Z"),
    ("\x1bé", "A-é"),
    // Control characters.
    ("\r\t\x08\x7f", "Enter Tab Backspace Backspace"),
    ("\x01\x13\x1a\x03", "C-a C-s C-z C-c"),
    ("\n", "C-j"),
    ("\0", ""),
    ("\u{9b}\u{85}", ""),
    // Esc, alone and before others.
    ("\x1b", "Esc"),
    ("\x1b\x1b", "Esc Esc"),
    ("\x1b\x1b\x1b", "Esc Esc Esc"),
    ("\x1b\x11", "Esc C-q"),
    ("\x1b\x1ba", "Esc A-a"),
    ("\x1b\t", "S-Tab"),
    ("\x1b\r", "A-Enter"),
    ("\x1b\x7f", "Backspace"),
    ("\x1b[", "A-["),
    ("\x1bO", "A-O"),
    ("\x1b]", "A-]"),
    ("\x1bP", "A-P"),
    // The arrows and their neighbours: xterm, tmux, VT, rxvt, the Linux console.
    ("\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left"),
    ("\x1bOA\x1bOB\x1bOC\x1bOD", "Up Down Right Left"),
    ("\x1b[H\x1b[F\x1bOH\x1bOF", "Home End Home End"),
    ("\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "Home End Home End"),
    ("\x1b[3~\x1b[5~\x1b[6~", "Del PgUp PgDn"),
    ("\x1b[2~\x1b[E\x1bOE", ""),
    ("\x1b[Z", "S-Tab"),
    // What was held with them.
    ("\x1b[1;2A\x1b[1;3A\x1b[1;5A", "S-Up A-Up C-Up"),
    ("\x1b[1;4B\x1b[1;6B\x1b[1;7B\x1b[1;8B", "A-Down C-Down C-Down C-Down"),
    ("\x1b[1;5C\x1b[1;5D", "C-Right C-Left"),
    ("\x1b[5C\x1b[5D", "C-Right C-Left"),
    ("\x1bOc\x1bOd\x1b[c\x1b[d", "C-Right C-Left S-Right S-Left"),
    ("\x1bO5C\x1bO1;5D", "C-Right C-Left"),
    ("\x1b\x1b[A\x1b\x1bOB", "A-Up A-Down"),
    ("\x1b\x1b[1;5C", "C-Right"),
    ("\x1b[3;5~\x1b[3$\x1b[3^\x1b[3@", "C-Del S-Del C-Del C-Del"),
    ("\x1b[1;1A", "Up"),
    // F1 to F12 in xterm, in VT terminals, in the Linux console, in rxvt.
    ("\x1bOP\x1bOQ\x1bOR\x1bOS", "F1 F2 F3 F4"),
    ("\x1b[P\x1b[Q\x1b[R\x1b[S", "F1 F2 F3 F4"),
    ("\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~", "F1 F2 F3 F4 F5"),
    ("\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~\x1b[23~\x1b[24~", "F6 F7 F8 F9 F10 F11 F12"),
    ("\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E", "F1 F2 F3 F4 F5"),
    ("\x1b[1;2P\x1b[1;5R\x1b[15;3~\x1bO2P", "S-F1 C-F3 A-F5 S-F1"),
    // Shift-F8: xterm, the Linux console and rxvt.
    ("\x1b[19;2~\x1b[32~\x1b[19$", "S-F8 S-F8 S-F8"),
    ("\x1b[25~\x1b[26~\x1b[28~\x1b[29~\x1b[31~\x1b[33~\x1b[34~", "S-F3 S-F4 S-F5 S-F6 S-F7 S-F9 S-F10"),
    ("\x1b[11^", "C-F1"),
    // The keypad.
    ("\x1bOM\x1bOI\x1bO ", "Enter Tab Space"),
    ("\x1bOp\x1bOq\x1bOy\x1bOj\x1bOk\x1bOl\x1bOm\x1bOn\x1bOo\x1bOX", "0 1 9 * + , - . / ="),
    // Keys that some terminals tell by their codes.
    ("\x1b[27;5;115~\x1b[27;2;9~\x1b[27;6;83~", "C-s S-Tab C-s"),
    ("\x1b[115;5u\x1b[97u\x1b[97;2u\x1b[97:65;2u", "C-s a A A"),
    ("\x1b[97;3u\x1b[97;9u\x1b[104;5u\x1b[105;5u\x1b[109;5u", "A-a A-a Backspace Tab Enter"),
    ("\x1b[27u\x1b[13u\x1b[9;2u\x1b[127u\x1b[27;2u\x1b[13;2u", "Esc Enter S-Tab Backspace Esc Enter"),
    // The text of a key comes before its code: AltGr, Caps Lock, compositions.
    ("\x1b[113;7;64u\x1b[97;65;65u\x1b[0;;233u\x1b[0;;104:105u\x1b[97;3;229u", "@ A é h i å"),
    ("\x1b[115;5;115u\x1b[97;3;97u\x1b[13;;13u\x1b[97;1:3;97u", "C-s A-a Enter"),
    ("\x1b[57414u\x1b[57400u\x1b[57413u\x1b[57419u\x1b[57426u", "Enter 1 + Up Del"),
    ("\x1b[97;1:1u\x1b[97;1:3u\x1b[1;1:3A", "a"),
    ("\x1b[57358u\x1b[57441;2u\x1b[0u\x1b[3u", ""),
    // Pastes.
    ("\x1b[200~two\nlines\x1b[201~", "paste<two\\nlines>"),
    ("\x1b[200~\x1b[201~x", "x"),
    ("\x1b[200~a\x1b[2Jb\x1b[201\x1b[20\x1b\x1b[201~c", "paste<a\x1b[2Jb\x1b[201\x1b[20\x1b> c"),
    ("\x1b\x1b[200~x\x1b[201~", "Esc paste<x>"),
    ("\x1b[201~", ""),
    // What a terminal answers or tells, and nobody typed.
    ("\x1b[24;80R\x1b[1;1R", ""),
    ("\x1b[?62;4c\x1b[>41;354;0c\x1b[0n\x1b[?1u\x1b[?2026;2$y\x1b[4;2$y", ""),
    ("\x1b[I\x1b[O", ""),
    (
        "\x1b[<0;10;20m\x1b[<1;10;20M\x1b[<35;10;20M\x1b[<66;1;1M\x1b[<0;0;1M\x1b[<0;1;99999M\x1b[32;10;20M",
        "",
    ),
    ("\x1b[M !!x\x1b[M\x20\u{7f}!", "x"),
    ("\x1b]11;rgb:0000/0000/0000\x1b\\a\x1b]10;rgb:ffff/ffff/ffff\x07b", "a b"),
    ("\x1bP1$r0m\x1b\\\x1bP>|XTerm(370)\x1b\\\x1b_Gi=1;OK\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\z", "z"),
    ("\x1b[8;24;80t\x1b[6;16;8t\x1b[1 q\x1b[!p", ""),
    ("\x1b[99~\x1b[1;99z\x1bOz\x1b[[Z", ""),
    ("\x1b\x1b[I", "Esc"),
    // A sequence that another key breaks off loses only itself.
    ("\x1b[1;\x13", "C-s"),
    ("\x1b[12\x1b[A", "Up"),
    ("\x1b[\x7f", "A-[ Backspace"),
    ("\x1b]11;rgb\x1b[A", "Up"),
    ("\x1b]11;rgb\x1a", "C-z"),
    ("\x1bO\r", "A-O Enter"),
];

#[test]
fn every_sequence_means_its_key() {
    for (bytes, words) in SENT {
        assert_reads(bytes, words);
    }
}

#[test]
fn wherever_it_is_split_it_means_the_same() {
    for (bytes, _) in SENT {
        let whole = read(bytes.as_bytes());
        for at in 0..bytes.len() {
            let (mut out, mut parser) = (Vec::new(), Parser::new());
            parser.feed(&bytes.as_bytes()[..at], &mut out);
            parser.feed(&bytes.as_bytes()[at..], &mut out);
            super::rest(&mut parser, &mut out);
            assert_eq!(out, whole, "{bytes:?} split at {at}");
        }
    }
}

#[test]
fn after_every_sequence_a_letter_is_a_letter() {
    for (bytes, _) in SENT {
        let (mut out, mut parser) = (Vec::new(), Parser::new());
        parser.feed(bytes.as_bytes(), &mut out);
        super::rest(&mut parser, &mut out);
        out.clear();
        parser.feed(b"x", &mut out);
        super::rest(&mut parser, &mut out);
        assert_eq!(out, messages("x"), "{bytes:?}");
    }
}

#[test]
fn a_report_of_the_mouse_is_what_it_did_and_where() {
    let did = |act, column, row| Msg::Pointer(Pointer { act, column, row });
    for (bytes, act) in [
        ("\x1b[<0;10;20M", Act::Press),
        ("\x1b[<28;10;20M", Act::Press),
        ("\x1b[<64;10;20M", Act::WheelUp),
        ("\x1b[<69;10;20M", Act::WheelDown),
    ] {
        for at in 0..bytes.len() {
            let (mut out, mut parser) = (Vec::new(), Parser::new());
            parser.feed(&bytes.as_bytes()[..at], &mut out);
            parser.feed(&bytes.as_bytes()[at..], &mut out);
            super::rest(&mut parser, &mut out);
            assert_eq!(out, [did(act, 9, 19)], "{bytes:?} split at {at}");
        }
    }
    assert_eq!(read(b"a\x1b[<0;300;1Mb")[1], did(Act::Press, 299, 0));
}

#[test]
fn all_of_them_in_one_go_are_all_of_them() {
    let ended = |bytes: &str| {
        let mut parser = Parser::new();
        parser.feed(bytes.as_bytes(), &mut Vec::new());
        parser.quiet().is_none()
    };
    let whole: Vec<_> = SENT.iter().filter(|sent| ended(sent.0)).collect();
    let bytes: String = whole.iter().map(|sent| sent.0).collect();
    let each: Vec<_> = whole.iter().flat_map(|sent| read(sent.0.as_bytes())).collect();
    assert_eq!(read(bytes.as_bytes()), each);
}
