//! The start page of the real program: it looks around after the first frame, opens, and is come back to.

use std::fs;

use super::tty::{Place, Tty};

const TEXT: &str = "{\n  \"client_name\": \"com.acme.kiosk\",\n  \"scope\": 7\n}\n";

const SOUND: &str = "{\n  \"client_name\": \"com.acme.kiosk\"\n}\n";

fn start(place: &std::rc::Rc<Place>, arguments: &[&str]) -> Tty {
    Tty::again(place, "app.json", "xterm-256color", arguments)
}

#[test]
fn a_file_of_the_folder_is_looked_at_opened_and_come_back_from() {
    let place = Place::new(Some(TEXT), "app.json");
    let mut tty = start(&place, &[]);
    tty.shows("in this folder");
    tty.shows("1 error");
    tty.shows("must be a text");
    tty.keys("\r");
    tty.shows("1 Basics");
    tty.keys("\x1b");
    // It was opened, so it is a recent file now.
    tty.shows("── recent ──");
    tty.shows("1 error");
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
    assert_eq!(fs::read_to_string(place.path("app.json")).unwrap(), TEXT);
}

#[test]
fn a_folder_is_a_start_page_and_a_path_is_typed_and_completed() {
    let place = Place::new(Some(TEXT), "app.json");
    let folder = place.path("").to_string_lossy().into_owned();
    let mut tty = start(&place, &[&folder]);
    tty.shows("in this folder");
    tty.keys("ap").shows("open a file").keys("\t");
    tty.shows("▸   app.json");
    tty.keys("\r");
    tty.shows("1 Basics");
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn an_address_and_standard_input_are_answered_where_they_are_typed() {
    let place = Place::new(Some(TEXT), "app.json");
    let mut tty = start(&place, &[]);
    tty.shows("a path");
    tty.keys("https://a.example/app.json\r");
    tty.shows("is not fetched: save it to a file first");
    tty.keys("\x15-\r");
    tty.shows("- is standard input");
    tty.keys("\x1b");
    tty.shows("── new ──");
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn unsaved_work_of_a_file_that_vanished_comes_back_under_its_name() {
    let place = Place::new(Some(SOUND), "app.json");
    let mut tty = start(&place, &["app.json"]);
    tty.shows("1 Basics");
    tty.keys("\r.x\x1b\x11k");
    assert_eq!(tty.ends(), 0);
    fs::remove_file(place.path("app.json")).unwrap();
    let mut tty = start(&place, &[]);
    tty.shows("unsaved work");
    tty.shows("1 change");
    tty.shows("not there any more");
    tty.keys("\r");
    tty.shows("never saved");
    tty.keys("r");
    tty.shows("com.acme.kiosk.x");
    tty.keys("\x13");
    tty.shows("saved app.json");
    tty.keys("\x11");
    assert_eq!(tty.ends(), 0);
    let saved = fs::read_to_string(place.path("app.json")).unwrap();
    assert_eq!(saved, SOUND.replace("com.acme.kiosk", "com.acme.kiosk.x"));
}

#[test]
fn unsaved_work_that_is_discarded_there_is_gone_and_the_file_stays() {
    let place = Place::new(Some(SOUND), "app.json");
    let mut tty = start(&place, &["app.json"]);
    tty.shows("1 Basics").keys("\r").shows("14/128").keys(".x").shows("16/128").keys("\x1b\x11");
    tty.shows("keep for later").keys("k");
    assert_eq!(tty.ends(), 0);
    assert_eq!(place.unsaved().len(), 1);
    let mut tty = start(&place, &[]);
    tty.shows("unsaved work").shows("1 change").keys("\x1b[3~").shows("discard the unsaved work of app.json");
    tty.keys("x").shows("discarded").hides("unsaved work").keys("\x11");
    assert_eq!(tty.ends(), 0);
    assert!(place.unsaved().is_empty());
    assert_eq!(fs::read_to_string(place.path("app.json")).unwrap(), SOUND);
}

#[test]
fn the_tour_is_taken_and_leaves_nothing_behind() {
    let place = Place::new(None, "app.json");
    let mut tty = start(&place, &[]);
    tty.shows("the tour").keys("\x1b[F\r").shows("tour 1 of 6").keys("\rkiosk\r").shows("tour 2 of 6");
    tty.keys("\x1b").shows("── new ──").keys("\x11");
    assert_eq!(tty.ends(), 0);
    assert!(place.unsaved().is_empty());
    assert_eq!(tty.names(), Vec::<String>::new());
}
