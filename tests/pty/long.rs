//! A manifest of one megabyte: it is there before it is checked, and keys are read meanwhile.

use super::tty::Tty;

/// So many addresses, each with a problem, are one megabyte.
const MANY: usize = 31_000;

fn megabyte() -> String {
    let uris: Vec<_> = (0..MANY).map(|number| format!("    \"http://h{number:05}.acme.org/cb\"")).collect();
    let text = format!(
        "{{\n  \"client_name\": \"com.acme.kiosk\",\n  \"redirect_uris\": [\n{}\n  ]\n}}\n",
        uris.join(",\n")
    );
    assert!(text.len() > 1_000_000, "{} bytes", text.len());
    text
}

/// The program once it has said that it still checks.
fn checking() -> Tty {
    let mut tty = Tty::edit(Some(&megabyte()));
    let said = |tty: &Tty| String::from_utf8_lossy(&tty.raw).contains("checking…");
    assert!(tty.looks(said), "nothing is said of the checking:\n{}", tty.screen());
    tty
}

#[test]
fn whoever_leaves_waits_for_no_check() {
    let mut tty = checking();
    tty.shows("com.acme.kiosk").keys("\x03");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}

#[test]
fn letters_are_taken_while_the_text_is_checked_and_it_is_left_with_one_key_more() {
    let mut tty = checking();
    tty.keys("\rx").shows("com.acme.kioskx").keys("\x03").shows("discard").keys("x");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}
