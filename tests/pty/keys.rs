//! The keys of real terminals in the real program: nothing is typed that was not, nothing is lost.

use super::tty::Tty;

const TEXT: &str = "{\"client_name\": \"com.acme.kiosk\"}\n";

/// The program with its first text open.
fn open() -> Tty {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\r").shows("Esc done");
    tty
}

#[test]
fn what_a_terminal_answers_is_not_typed() {
    let answers = [
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b]10;rgb:ffff/ffff/ffff\x07",
        "\x1bP>|XTerm(370)\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1b[?62;4c",
        "\x1b[24;80R",
        "\x1b[<0;10;10m\x1b[M !!",
        "\x1b[I\x1b[O",
    ];
    let mut tty = open();
    tty.keys(&answers.concat()).keys("x").shows("15/128").shows("com.acme.kioskx");
    for answer in answers {
        for byte in answer.bytes() {
            tty.bytes(&[byte]);
        }
    }
    tty.keys("y").shows("16/128").shows("com.acme.kioskxy");
}

#[test]
fn an_answer_without_its_end_holds_the_keyboard_for_a_moment_only() {
    let mut tty = open();
    // What comes after the moment is no part of it: the program is asked for something between.
    tty.keys("\x1b]11;rgb:00").resize(90, 24).keys("\x1b[").keys("D").keys("x").shows("com.acme.kiosxk");
}

#[test]
fn a_paste_without_its_end_is_pasted_and_holds_nothing_up() {
    let mut tty = open();
    tty.keys("\x1b[200~pasted").shows("com.acme.kioskpasted");
    tty.keys("x").shows("com.acme.kioskpastedx").keys("\x1b").hides("Esc done");
}

#[test]
fn what_is_no_utf8_is_not_typed() {
    let mut tty = open();
    tty.bytes(b"\xff\xfe\xc3(\x9b\x80").keys("x").shows("com.acme.kiosk(x");
    for byte in "é日".bytes() {
        tty.bytes(&[byte]);
    }
    tty.shows("com.acme.kiosk(xé日");
}

#[test]
fn the_keys_of_the_linux_console_work() {
    let mut tty = Tty::run(Some(TEXT), "app.json", "linux", &["app.json"]);
    tty.shows("com.acme.kiosk").keys("\x1b[[A").shows("keys here").keys("\x1b");
    tty.hides("keys here").keys("\x1b[[C").shows("[JSON]").keys("\x1b[[C\x1b[[C");
    tty.hides("[changes]").hides("[JSON]");
    // Tab, then Shift-Tab as the console sends it, and Enter.
    tty.keys("\t\x1b\t\r").shows("Esc done").keys("\x1b[1~x\x1b[4~y").shows("xcom.acme.kiosky");
    tty.keys("\x1b[3~\x7f\x08z").shows("xcom.acme.kiosz");
}

#[test]
fn the_keypad_and_the_keys_of_tmux_and_rxvt_work() {
    let mut tty = Tty::edit(Some(TEXT));
    tty.shows("com.acme.kiosk").keys("\x1bOM").shows("Esc done");
    tty.keys("\x1bOq\x1bOk").shows("16/128").shows("com.acme.kiosk1+");
    tty.keys("\x1bOHa\x1bOFb").shows("acom.acme.kiosk1+b");
    tty.keys("\x1b[7~\x1b[1;5Cc").keys("\x1b[8~\x1bOD\x1b[3~").shows("acom").hides("kiosk1+b");
    tty.keys("\x1b[Z\x1b[Z\x1b\t").hides("Esc done");
}

#[test]
fn a_flood_of_sequences_nobody_knows_is_only_passed_over() {
    let mut tty = open();
    let flood = "\x1b[99z\x1b]0;title\x07\x1bOz\x1b[1;1;1;1x\x1bP1$r\x1b\\".repeat(2_000);
    tty.keys(&flood).keys("x").shows("15/128").shows("com.acme.kioskx");
}

#[test]
fn it_begins_at_the_place_that_a_report_printed() {
    let text = "{\n  \"client_name\": \"A\",\n  \"description\": \"b\",\n  \"grant_types\": [\"x\"]\n}\n";
    for words in [
        &["app.json:3:18"][..],
        &["app.json:3"],
        &["app.json:3:18:"],
        &["+3", "app.json"],
        &["app.json", "+3"],
    ] {
        let mut tty = Tty::run(Some(text), "app.json", "xterm-256color", words);
        tty.shows("Description").keys("\rz").shows("bz").keys("\x13").shows("saved app.json").keys("\x11");
        assert_eq!(tty.ends(), 0);
        assert_eq!(tty.file().unwrap(), text.replace("\"b\"", "\"bz\""), "{words:?}");
    }
}
