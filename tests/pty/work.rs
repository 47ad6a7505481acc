//! Whole pieces of work, from the start of the program to the file on disk.

use super::super::support::sample;
use super::tty::Tty;
use crate::diff::only_in;

const DOWN: &str = "\x1b[B";
const TAB: &str = "\t";

#[test]
fn job_two_from_start_to_disk() {
    let before = sample("le-app");
    let mut tty = Tty::edit(Some(&before));
    tty.shows("My First LE-App").shows("no changes");
    tty.keys("\x06").shows("found");
    tty.keys("ret").shows("ContentEvent");
    tty.keys("\r").shows("Max retries of ContentEvent").keys("2").shows("1 change");
    tty.keys("\x06").shows("found");
    tty.keys("una").shows("[ ] unauth");
    tty.keys(DOWN).keys(" ").shows("[x] unauth");
    tty.keys("\x13").shows("saved app.json: 2 changes, 2 lines replaced, 1 added");
    let after = tty.file().unwrap();
    assert_eq!(only_in(&before, &after).len(), 2);
    assert_eq!(only_in(&after, &before).len(), 3);
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
    assert_eq!(tty.names(), ["app.json"], "nothing else is left behind");
}

#[test]
fn job_one_from_nothing_to_disk() {
    let mut tty = Tty::edit(None);
    tty.shows("what do you want to start from?").keys("\r").shows("blank 1 of 5");
    for (number, value) in
        ["acme", "kiosk", "Acme Kiosk", "kiosk.acme.example", "callback"].iter().enumerate()
    {
        tty.keys(value).shows(value);
        tty.keys("\r");
        if number < 4 {
            tty.shows(&format!("blank {} of 5", number + 2));
        }
    }
    tty.shows("all blanks are filled in").keys("\x13").shows("saved app.json: new file, 9 lines");
    let text = tty.file().unwrap();
    assert!(text.contains("\"client_name\": \"com.acme.kiosk\""), "{text}");
    assert!(text.contains("\"redirect_uris\": [\"https://kiosk.acme.example/callback\"]"), "{text}");
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn a_pasted_object_is_opened_as_a_new_file_and_the_work_here_is_kept_for_later() {
    let mut tty = Tty::edit(Some(r#"{"client_name": "com.acme.kiosk"}"#));
    tty.shows("no changes").keys("\r").shows("14/128").keys("2").shows("1 change").keys("\x1b");
    tty.keys("\x1b[200~{\"client_name\": \"com.acme.other\"}\x1b[201~").shows("you pasted a JSON object");
    tty.keys("n").shows("new, not saved yet").shows("com.acme.other");
    tty.keys("\x13").shows("save as").keys("other.json\r").shows("saved other.json: new file");
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
    assert_eq!(tty.file().as_deref(), Some(r#"{"client_name": "com.acme.kiosk"}"#));
    assert_eq!(tty.names(), ["app.json", "other.json"]);
    let mut tty = Tty::again(&tty.place, "app.json", "xterm-256color", &["app.json"]);
    tty.shows("app.json has 1 change from").keys("r").shows("com.acme.kiosk2");
}

#[test]
fn a_new_file_is_typed_and_saved() {
    let mut tty = Tty::run(None, "new.json", "xterm-256color", &["new", "--template", "empty", "new.json"]);
    tty.shows("new.json").shows("new, not saved yet");
    tty.keys("com.acme.kiosk").shows("14/128");
    tty.keys(TAB).keys("Kiosk").shows("5/128");
    tty.keys("\x13").shows("saved new.json: new file");
    assert_eq!(
        tty.file().as_deref(),
        Some("{\n  \"client_name\": \"com.acme.kiosk\",\n  \"display_name\": \"Kiosk\"\n}\n")
    );
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn a_paste_of_several_lines_makes_several_items() {
    let mut tty = Tty::edit(Some("{\"redirect_uris\": [\"https://a.example\"]}\n"));
    tty.shows("https://a.example");
    tty.keys("\x06").keys("redirect").shows("Redirect URI").keys("\r").shows("add a redirect URI");
    tty.keys("\x1b[200~https://b.example\nhttps://c.example\n\x1b[201~").shows("pasted 2");
    tty.keys("\x13").shows("saved app.json");
    assert_eq!(
        tty.file().as_deref(),
        Some("{\"redirect_uris\": [\"https://a.example\", \"https://b.example\", \"https://c.example\"]}\n")
    );
}

#[test]
fn a_file_changed_by_another_program_is_asked_about() {
    let mut tty = Tty::edit(Some("{\"client_name\": \"a\"}\n"));
    tty.shows("no changes").keys("\rb").shows("1 change");
    tty.write("{\"client_name\": \"theirs\"}\n");
    tty.keys("\x13").shows("not saved: app.json was changed");
    tty.keys("\x1b").hides("not saved: app.json was changed");
    assert_eq!(tty.file().as_deref(), Some("{\"client_name\": \"theirs\"}\n"));
    tty.keys("\x13").shows("not saved: app.json was changed").keys("o").shows("saved app.json");
    assert_eq!(tty.file().as_deref(), Some("{\"client_name\": \"ab\"}\n"));
}

#[test]
fn it_answers_after_a_storm_of_sizes() {
    let mut tty = Tty::edit(Some(&sample("le-app")));
    tty.shows("My First LE-App");
    for step in 0_u16..40 {
        // From 1x1 to 200x60 in big jumps, each size once.
        let at = step * 17 % 40;
        tty.resize(1 + at * 199 / 39, 1 + at * 59 / 39);
        if step % 5 == 0 {
            tty.keys(TAB);
        }
    }
    tty.resize(80, 24).shows(" of 38").keys("\x1b[H").shows("1-16 of 38");
    tty.keys("\rx").shows("My First LE-Appx").shows("1 change");
    leaves(&mut tty);
}

#[test]
fn every_size_in_turn_is_drawn_and_it_still_answers() {
    let mut tty = Tty::edit(Some(&sample("le-app")));
    tty.shows("1-16 of 38").keys("\rx").shows("1 change");
    for (width, height, shows) in [
        (24, 5, "app"),
        (20, 6, "make the window"),
        (200, 60, "Quick launch"),
        (1, 1, "…"),
        (40, 12, "app.json"),
        (140, 40, "1 Basics ✓ 3/5"),
        (79, 23, "1 Basics"),
        (100, 30, "1 change"),
    ] {
        tty.resize(width, height).shows(shows);
    }
    leaves(&mut tty);
}

fn leaves(tty: &mut Tty) {
    tty.keys("\x11").shows("quit: 1 change is not saved").keys("x");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
    assert_eq!(tty.file().unwrap(), sample("le-app"));
}

#[test]
fn of_several_files_each_is_worked_on_in_one_window() {
    let place = super::tty::Place::new(Some("{\"client_name\": \"First\"}\n"), "app.json");
    std::fs::write(
        place.path("two.json"),
        "{\n  \"client_name\": \"Second\",\n  \"description\": \"b\"\n}\n",
    )
    .unwrap();
    let words = ["app.json", "two.json:3", "./app.json"];
    let mut tty = super::tty::Tty::again(&place, "app.json", "xterm-256color", &words);
    tty.shows("First").keys("\r").shows("character").keys("x").shows("Firstx");
    tty.keys("\x10next file\r").shows("leave app.json: 1 change is not saved").keys("s");
    // There it begins at the place that was named, and asks nothing of what it changes not.
    tty.shows("Second").keys("\rz").shows("bz").keys("\x13").shows("saved two.json");
    tty.keys("\x10next file\r").shows("Firstx").keys("\x11");
    assert_eq!(tty.ends(), 0);
    assert_eq!(tty.file().unwrap(), "{\"client_name\": \"Firstx\"}\n");
    assert_eq!(tty.read("two.json"), "{\n  \"client_name\": \"Second\",\n  \"description\": \"bz\"\n}\n");
    tty.is_given_back();
}
