//! The keys as one person wants them: what is granted, what is refused, and that everything said of keys
//! follows.

use std::collections::BTreeSet;

use lp_manifest::app::chord::Chord;
use lp_manifest::app::keymap::{Command, KEYS, Keymap, Own, Scope, Wish};
use lp_manifest::app::{Msg, Start};
use lp_manifest::form::place::Place;
use lp_manifest::form::session::Saved;
use lp_manifest::json::Path;

use crate::support::desk::{Desk, named};
use crate::support::keys;
use crate::support::screen::screen;

fn wish(command: &str, chords: &[&str]) -> Wish {
    Wish { command: command.to_owned(), chords: chords.iter().map(|chord| (*chord).to_owned()).collect() }
}

/// Commands, each with its keys.
type Wishes<'w> = &'w [(&'w str, &'w [&'w str])];

fn own(wishes: Wishes<'_>) -> Own {
    Own { wishes: wishes.iter().map(|(command, chords)| wish(command, chords)).collect(), ..Own::default() }
}

fn modal() -> Own {
    Own { modal: true, ..Own::default() }
}

/// The sentences of what is refused.
fn refused(own: &Own) -> Vec<String> {
    Keymap::of(own).1.into_iter().map(|one| one.sentence).collect()
}

/// A desk with keys of one's own.
fn desk(text: &str, own: &Own, size: &str) -> Desk {
    let keymap = Keymap::of(own).0;
    let start = Start { keymap, ..named(text, Saved::Yes, keys::size(size)) };
    Desk::sit_down(start, Some(text.to_owned()))
}

const TEXT: &str = r#"{
  "client_name": "com.acme.kiosk",
  "enabled": true,
  "grant_types": ["client_credentials", "x"],
  "redirect_uris": ["http://a.example/1", "https://a.example/2"],
  "enabled_for_profiles": [42, 43],
  "clientNme": "x",
  "entry_uri": "https://{domain}/start",
  "capabilities": {
    "webhooks": {
      "cqm.ExConversationChangeNotification": {"endpoint": "https://a.example/hook", "max_retries": 9}
    },
    "engagement": {"goal": ["lead"]}
  }
}
"#;

#[test]
fn a_command_has_its_new_keys_wherever_it_had_keys_of_its_own() {
    let (keymap, refused) = Keymap::of(&own(&[
        ("save", &["Alt-s"]),
        ("find", &["Ctrl-D", ";"]),
        ("down", &["Ctrl-N"]),
        ("next-problem", &["Alt-n"]),
        ("suspend", &["Alt-x"]),
        ("take-back", &["b"]),
    ]));
    assert_eq!(refused, []);
    let chord = |word: &str| word.parse::<Chord>().unwrap();
    let cases = [
        (Scope::Form, "Alt-s", Some(Command::Save)),
        (Scope::Open, "Alt-s", Some(Command::Save)),
        (Scope::Form, "Ctrl-S", None),
        (Scope::Form, "F2", None),
        (Scope::Form, ";", Some(Command::Find)),
        (Scope::Open, ";", None),
        (Scope::Open, "Ctrl-D", Some(Command::Find)),
        (Scope::Form, "/", None),
        (Scope::Form, "Ctrl-N", Some(Command::Down)),
        (Scope::Find, "Ctrl-N", Some(Command::Down)),
        (Scope::Review, "Ctrl-N", Some(Command::Down)),
        // A dialog reads its own keys alone, and follows.
        (Scope::Dialog, "Alt-n", Some(Command::NextProblem)),
        (Scope::Form, "Alt-x", Some(Command::Suspend)),
        (Scope::Review, "b", Some(Command::TakeBack)),
        (Scope::Review, "x", None),
    ];
    for (scope, word, command) in cases {
        assert_eq!(keymap.binding(scope, chord(word)), command, "{word} in {scope:?}");
    }
    assert_eq!(keymap.spelled(Command::Save), "Alt-s");
}

#[test]
fn what_cannot_be_had_is_refused_with_a_reason_and_the_rest_is_granted() {
    let cases: [(Wishes<'_>, &str); 8] = [
        (&[("sav", &["Alt-s"])], "sav is no command: did you mean save?"),
        (&[("elsewhere", &["Alt-s"])], "elsewhere is no command: lp-manifest config lists them"),
        (&[("save", &["ctrl-s"])], "\"ctrl-s\" is no key: write it as Ctrl-S, Alt-Up, F5, Space or x"),
        (&[("save", &["s"])], "s is typed where save would be given: hold Ctrl or Alt"),
        (&[("save", &["Ctrl-M"])], "Ctrl-M is another key to a terminal: hold something else"),
        (&[("save", &["Ctrl-Q"])], "Ctrl-Q is taken here (quit): choose another, or give quit another"),
        (
            &[("undo", &["Ctrl-U"])],
            "Ctrl-U is taken here (delete to the start): choose another, or give delete-to-start another",
        ),
        (&[("enter", &[])], "enter needs a key: without it there is no way on"),
    ];
    for (wishes, sentence) in cases {
        assert_eq!(refused(&own(wishes)), [sentence]);
    }
    let (keymap, refused) =
        Keymap::of(&own(&[("save", &["Ctrl-Q", "Alt-s"]), ("undo", &["u"]), ("redo", &["Alt-r"])]));
    assert_eq!(refused.len(), 2);
    assert_eq!(keymap.spelled(Command::Save), "Alt-s");
    assert_eq!(keymap.spelled(Command::Undo), "Ctrl-Z");
    assert_eq!(keymap.spelled(Command::Redo), "Alt-r");
    // Two commands can change places.
    let (keymap, refused) = Keymap::of(&own(&[("save", &["Ctrl-Q"]), ("quit", &["Ctrl-S"])]));
    assert_eq!((refused.len(), keymap.spelled(Command::Save).as_str()), (0, "Ctrl-Q"));
    // Without a key a command is in the list of commands alone.
    let (keymap, refused) = Keymap::of(&own(&[("mouse", &[])]));
    assert_eq!((refused.len(), keymap.chord(Scope::Form, Command::Mouse)), (0, None));
    assert_eq!(keymap.spelled(Command::Mouse), "mouse: here, or the terminal's");
}

#[test]
fn whatever_is_wished_no_chord_stands_twice_in_a_place() {
    let chords = ["Ctrl-Q", "Alt-s", "Up", "Ctrl-U", "Enter", "Esc", "j", "n", "/", "Space", "F8", "a", "1"];
    for (one, _) in Command::all() {
        for chord in chords {
            for modal in [false, true] {
                let wishes = vec![wish(&one.name(), &[chord])];
                let keymap = Keymap::of(&Own { modal, wishes, ..Own::default() }).0;
                hold(&keymap, &format!("{} = {chord}", one.name()));
            }
        }
    }
}

/// Each chord stands for one command in a place, a checklist's own keys aside.
fn hold(keymap: &Keymap, what: &str) {
    let scopes: BTreeSet<_> = KEYS.iter().map(|row| row.scope).collect();
    for scope in scopes {
        let mut seen: Vec<(Chord, Command)> = Vec::new();
        let rows = keymap.rows().iter().filter(|row| scope.reach().contains(&row.scope));
        for row in rows.filter(|row| scope != Scope::Choice || row.scope != Scope::Choice) {
            for chord in row.chords.iter() {
                let other = seen.iter().find(|(other, command)| other == chord && *command != row.command);
                assert_eq!(other, None, "{what}: {chord} in {scope:?} is {:?} too", row.command);
                seen.push((*chord, row.command));
            }
        }
    }
}

#[test]
fn letters_command_where_a_person_wants_that_and_typing_starts_with_one_of_them() {
    let mut desk = desk(TEXT, &modal(), "80x24");
    let first = desk.focus();
    desk.press("<j>");
    assert_ne!(desk.focus(), first);
    desk.press("<k>");
    assert_eq!(desk.focus(), first);
    desk.press("<G> <g>");
    assert_eq!(desk.focus(), first);
    // A letter without a meaning types nothing.
    desk.press("<z>");
    assert_eq!(desk.text(), TEXT);
    assert!(desk.said().contains("i starts typing"), "{}", desk.said());
    desk.press("<i> <jkz> Enter");
    assert_eq!(desk.text(), TEXT.replace("com.acme.kiosk", "com.acme.kioskjkz"));
    desk.press("<u>");
    assert_eq!(desk.text(), TEXT);
    desk.press("<n>");
    assert!(desk.focus().contains("clientNme") || !desk.focus().is_empty());
}

#[test]
fn a_colon_and_a_letter_save_and_quit() {
    let mut desk = desk(TEXT, &modal(), "80x24");
    desk.press("<i> <x> Enter <:w> Enter");
    assert_eq!((desk.saves.len(), desk.said().contains("saved")), (1, true), "{}", desk.said());
    // Where there is nothing to save nothing else is done either.
    desk.press("<:w> Enter");
    assert_eq!(desk.saves.len(), 1);
    desk.press("Esc <:q> Enter");
    assert!(desk.ended());
    let mut usual = Desk::open(TEXT);
    usual.press("<:q>");
    assert!(!screen(&usual.model).text().contains("no command"), "q searches there");
}

#[test]
fn the_keys_of_a_checklist_win_on_a_checklist() {
    let keymap = Keymap::of(&modal()).0;
    let chord = |word: &str| word.parse::<Chord>().unwrap();
    assert_eq!(keymap.binding(Scope::Choice, chord("n")), Some(Command::TickNone));
    assert_eq!(keymap.binding(Scope::Choice, chord("i")), Some(Command::Invert));
    assert_eq!(keymap.binding(Scope::Choice, chord("j")), Some(Command::Down));
    assert_eq!(keymap.binding(Scope::Form, chord("n")), Some(Command::NextProblem));
    assert_eq!(keymap.binding(Scope::Templates, chord("j")), None);
    assert_eq!(keymap.binding(Scope::Start, chord("j")), None, "letters begin a path there");
}

#[test]
fn the_key_that_stops_programs_can_do_so_here() {
    let (keymap, refused) = Keymap::of(&Own { stops: true, ..Own::default() });
    assert_eq!(refused, []);
    let stop = "Ctrl-Z".parse().unwrap();
    assert_eq!(keymap.binding(Scope::Open, stop), Some(Command::Suspend));
    assert_eq!(keymap.spelled(Command::Undo), "Alt-z");
}

/// Keys for every command, none of which any had before.
fn all_moved() -> Own {
    let signs = ('a'..='z').chain('A'..='Z').chain("!#$%&=[]{}*~^@_|+7890-'`\\().;?".chars());
    let free = signs.map(|c| format!("Alt-{c}"));
    let wishes = Command::all().zip(free).map(|((command, _), chord)| wish(&command.name(), &[&chord]));
    Own { wishes: wishes.collect(), ..Own::default() }
}

/// The names of keys in a text.
fn key_names(text: &str) -> BTreeSet<String> {
    const NAMES: [&str; 13] = [
        "Esc",
        "Enter",
        "Tab",
        "Backspace",
        "Del",
        "PgUp",
        "PgDn",
        "Space",
        "Up",
        "Down",
        "Home",
        "End",
        "arrow",
    ];
    let word = |word: &&str| {
        let number = word.strip_prefix('F').unwrap_or_default();
        let function = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let held = ["Ctrl-", "Alt-", "Shift-"].iter().any(|held| word.starts_with(held));
        function || held || NAMES.contains(word) || *word == "arrows"
    };
    text.split_whitespace()
        .map(|word| word.trim_matches([',', ';', ':', '.', '(', ')', '│', '?']))
        .filter(word)
        .map(str::to_owned)
        .collect()
}

#[test]
fn with_every_key_moved_nothing_on_any_page_names_a_key_that_is_not_so() {
    let own = all_moved();
    let (keymap, refused) = Keymap::of(&own);
    assert_eq!(refused, []);
    let usual: BTreeSet<String> = KEYS
        .iter()
        .flat_map(|row| row.chords.iter())
        .map(ToString::to_string)
        .filter(|chord| chord.len() > 1)
        .collect();
    let moved: BTreeSet<String> =
        keymap.rows().iter().flat_map(|row| row.chords.iter()).map(ToString::to_string).collect();
    assert_eq!(usual.intersection(&moved).collect::<Vec<_>>(), [""; 0]);
    let broken = TEXT.replacen("\",\n", "\"\n", 1);
    let desks = [
        (TEXT, "140x40", &["client_name", "grant_types", "redirect_uris[0]"][..]),
        (TEXT, "40x12", &["enabled"]),
        (&broken, "80x24", &[""]),
    ];
    let mut wrong = BTreeSet::new();
    for (text, size, places) in desks {
        for place in places {
            for (command, _) in Command::all().filter(|(command, _)| *command != Command::Quit) {
                let mut desk = desk(text, &own, size);
                desk.send(Msg::Go(Place::Value(Path::parse(place).unwrap())));
                for command in [command, Command::Down] {
                    if desk.left.is_none() {
                        desk.send(Msg::Do(command));
                    }
                    let names = key_names(&screen(&desk.model).text());
                    let strange = names
                        .iter()
                        .filter(|name| !moved.iter().any(|chord| name.starts_with(chord.as_str())));
                    wrong.extend(
                        strange.map(|name| format!("{name} after {command:?} on {place:?} at {size}")),
                    );
                }
            }
        }
    }
    let first: Vec<_> = wrong.iter().take(30).collect();
    assert!(wrong.is_empty(), "{} places: {first:#?}", wrong.len());
}

#[test]
fn every_moved_key_does_what_the_old_one_did() {
    let own = all_moved();
    let keymap = Keymap::of(&own).0;
    for row in KEYS.iter().filter(|row| row.chords.iter().any(|chord| chord.typed().is_none())) {
        let Some(chord) = keymap.chord(row.scope, row.command) else {
            panic!("{:?} in {:?}", row.command, row.scope)
        };
        assert_eq!(keymap.binding(row.scope, chord), Some(row.command), "{chord} in {:?}", row.scope);
    }
}

#[test]
fn a_narrow_arrangement_is_that_of_a_small_window_at_any_size() {
    use lp_manifest::app::Arrangement;
    let start = named(TEXT, Saved::Yes, keys::size("140x40"));
    let mut desk = Desk::sit_down(Start { arrangement: Arrangement::Narrow, ..start }, Some(TEXT.to_owned()));
    let lines = |desk: &Desk| screen(&desk.model).text();
    assert!(lines(&desk).lines().all(|line| line.trim_end().chars().count() <= 59), "{}", lines(&desk));
    desk.send(Msg::Resize(keys::size("200x50")));
    assert!(lines(&desk).lines().all(|line| line.trim_end().chars().count() <= 59));
    // What has no room beside the form covers it, as there.
    desk.send(Msg::Do(Command::Preview));
    assert!(lines(&desk).contains("\"client_name\""), "{}", lines(&desk));
}

#[test]
fn profiles_go_by_their_names() {
    use lp_manifest::form::session::Judge;
    use lp_manifest::manifest::quick_launch::Names;
    let text = r#"{"client_name": "A", "quick_launch_enabled": true, "entry_uri": "https://a.example", "enabled_for_profiles": [42]}"#;
    let names = Names::of([(42, "Service agent".to_owned()), (7, "Manager".to_owned())]);
    let judge = Judge { names, ..Judge::default() };
    let start = Start { judge, ..named(text, Saved::Yes, keys::size("140x40")) };
    let mut desk = Desk::sit_down(start, Some(text.to_owned()));
    assert!(screen(&desk.model).text().contains("42 (Service agent)"), "the header");
    desk.send(Msg::Do(Command::QuickLaunch));
    desk.press("<7>");
    let shown = screen(&desk.model).text();
    assert!(shown.contains("not listed Manager"), "{shown}");
}
