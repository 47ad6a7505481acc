//! The start page: what can be opened, in its order, with its verdicts; how it is left and come back to.

use std::path::PathBuf;

use lp_manifest::app::files::Goal;
use lp_manifest::app::folders::Name;
use lp_manifest::app::home::{Around, Glance, Home, Left, Looked, Spot};
use lp_manifest::app::page::{self, Page};
use lp_manifest::app::{Draft, Effect, Judge, Msg, Start};
use lp_manifest::form::session::Saved;
use lp_manifest::json::unsaved::Unsaved;
use lp_manifest::manifest::template::Template;

use super::super::support::desk::{Desk, named};
use super::super::support::keys::size;
use super::super::support::screen::screen;
use super::super::support::{quoted, sample};

/// A start page in a window, of which nothing is known yet.
pub(crate) fn bare(window: &str) -> Desk {
    let start = Start::new("{}\n".to_owned(), Saved::Never, size(window));
    let home = Some(Home::new(PathBuf::from("/people/jo/apps")));
    let own_folder = Some(PathBuf::from("/people/jo"));
    let mut desk = Desk::sit_down(Start { home, own_folder, ..start }, None);
    desk.send(Msg::Started);
    desk
}

fn spot(path: &str, when: &str) -> Spot {
    Spot { path: PathBuf::from(path), when: when.to_owned() }
}

fn work(text: &str) -> Unsaved {
    Unsaved { base: None, text: quoted(text), ..Unsaved::default() }
}

/// A start page with something of everything; not one file was looked at.
pub(crate) fn full(window: &str) -> Desk {
    let mut desk = bare(window);
    let left = |id: &str, path: Option<&str>, changes: &str| Left {
        draft: Draft::new(id, "09:58", Some(work("{'client_name': 'com.acme.left'}"))),
        path: path.map(PathBuf::from),
        is_there: false,
        changes: changes.to_owned(),
    };
    desk.send(Msg::Around(Around {
        unsaved: vec![
            left("one.found", Some("/people/jo/kiosk/kiosk.json"), "3 changes"),
            left("two.found", None, "new, never saved"),
        ],
        recent: vec![
            spot("/people/jo/apps/app.json", "10:12"),
            spot("/people/jo/bot/connector.json", "2026-11-25 17:00"),
            spot("/mnt/share/old.json", "2026-10-02 08:00"),
        ],
        here: vec![spot("/people/jo/apps/kiosk-eu.json", "2026-11-13 12:00")],
    }));
    desk
}

/// The same, every file looked at.
pub(crate) fn looked(window: &str) -> Desk {
    let mut desk = full(window);
    let mut tell = |path: &str, text: &str| {
        let glance = Glance::of(text.to_owned(), "10:12".to_owned(), Judge::default());
        desk.send(Msg::Looked(PathBuf::from(path), Looked::Text(glance)));
    };
    let wrong = sample("le-app").replace("\"max_retries\": 1", "\"max_retries\": 9");
    tell("/people/jo/apps/app.json", &wrong);
    tell("/people/jo/bot/connector.json", Template::Connector.text());
    tell("/people/jo/apps/kiosk-eu.json", &quoted("{'client_name': 'com.acme.kiosk'}"));
    desk.send(Msg::Looked(PathBuf::from("/mnt/share/old.json"), Looked::Not("not found".to_owned())));
    desk
}

fn lines(desk: &Desk) -> Vec<String> {
    screen(&desk.model).lines()
}

/// The chosen row.
fn chosen(desk: &Desk) -> String {
    let lines = lines(desk);
    lines.iter().find(|line| line.starts_with('▸')).unwrap_or_else(|| panic!("{}", lines.join("\n"))).clone()
}

fn goal(desk: &Desk) -> Option<Goal> {
    desk.ended().then(|| desk.model.file.files().next().cloned()).flatten()
}

fn is_start(desk: &Desk) -> bool {
    matches!(desk.model.screen.pages().top(), Some(Page::Start(_)))
}

#[test]
fn nothing_is_looked_at_before_it_is_there_and_then_all_of_it_is_asked_for() {
    let desk = bare("80x24");
    assert_eq!(desk.asked, [Effect::LookAround(PathBuf::from("/people/jo/apps"))]);
    assert!(is_start(&desk));
}

#[test]
fn its_rows_stand_in_their_order_and_its_header_counts_them() {
    let desk = full("80x40");
    let lines = lines(&desk);
    let at = |words: &str| {
        let found = lines.iter().position(|line| line.contains(words));
        found.unwrap_or_else(|| panic!("no {words} in\n{}", lines.join("\n")))
    };
    let rows = [
        "── unsaved work ──",
        "kiosk.json ",
        "without a name",
        "── recent ──",
        "app.json",
        "connector.json",
        "old.json",
        "── in this folder ──",
        "kiosk-eu.json",
        "── open ──",
        "a path…",
        "── new ──",
        "Web application",
        "Empty",
    ];
    let places: Vec<_> = rows.into_iter().map(at).collect();
    assert!(places.is_sorted(), "{places:?}\n{}", lines.join("\n"));
    assert!(
        lines[0].starts_with(" lp-manifest") && lines[0].contains("2 unsaved, 3 recent, 1 in this folder")
    );
    assert!(!lines[0].contains("fill in") && !lines[1].contains("Basics"), "there is no manifest yet");
}

#[test]
fn each_file_has_its_verdict_once_it_was_looked_at() {
    let before = lines(&full("80x40")).join("\n");
    assert_eq!(before.matches('…').count(), 5, "four files, and the path to type:\n{before}");
    let desk = looked("80x40");
    let after = lines(&desk).join("\n");
    for words in
        ["✗  app.json", "1 error", "•  connector.json", "4 placeholders", "not found", "ready", "~/bot"]
    {
        assert!(after.contains(words), "{words}\n{after}");
    }
}

#[test]
fn the_help_names_what_is_wrong_with_the_file_under_the_cursor() {
    let mut desk = looked("80x24");
    desk.press("Down*2");
    let text = lines(&desk).join("\n");
    assert!(chosen(&desk).contains("app.json"), "{text}");
    assert!(text.contains("9 is too many"), "{text}");
    assert!(text.contains("Enter open at the first error"), "{text}");
    desk.press("Enter");
    assert!(matches!(goal(&desk), Some(Goal::File(path, Some(_))) if path.ends_with("app.json")));
}

#[test]
fn its_text_stands_beside_where_there_is_room() {
    let mut desk = looked("140x40");
    desk.press("Down*2");
    let text = lines(&desk).join("\n");
    assert!(text.contains("app.json") && text.contains("as on disk"), "{text}");
    assert!(text.contains("\"max_retries\": 9"), "the first mistake is in view:\n{text}");
}

#[test]
fn what_becomes_known_does_not_move_the_choice() {
    let mut desk = bare("80x40");
    desk.press("Down*2");
    assert!(chosen(&desk).contains("Connector"), "{}", chosen(&desk));
    let around = Around { here: vec![spot("/people/jo/apps/a.json", "10:00")], ..Around::default() };
    desk.send(Msg::Around(around));
    assert!(chosen(&desk).contains("Connector"), "{}", chosen(&desk));
}

#[test]
fn unsaved_work_is_opened_where_its_file_was_and_without_a_name_it_is_asked_about() {
    let mut desk = looked("80x24");
    desk.press("Enter");
    assert_eq!(goal(&desk), Some(Goal::File(PathBuf::from("/people/jo/kiosk/kiosk.json"), None)));
    let mut desk = looked("80x24");
    desk.press("Down Enter");
    assert!(desk.question().unwrap().contains("never saved"), "{:?}", desk.question());
    desk.press("Esc");
    assert!(is_start(&desk));
    desk.press("Enter r");
    assert_eq!(desk.text(), quoted("{'client_name': 'com.acme.left'}"));
    assert!(desk.model.screen.pages().over().is_empty(), "{:?}", desk.model.screen.pages().over());
}

#[test]
fn an_entry_is_forgotten_and_unsaved_work_is_asked_about_before_it_goes() {
    let mut desk = looked("80x24");
    desk.press("Down*2 Del");
    assert_eq!(desk.said(), "app.json is forgotten here; the file stays");
    assert!(desk.asked.contains(&Effect::Forget(PathBuf::from("/people/jo/apps/app.json"))));
    assert!(chosen(&desk).contains("connector.json"));
    desk.press("Home Del");
    let question = "discard the unsaved work of kiosk.json, from 09:58?";
    assert_eq!(desk.question().as_deref(), Some(question));
    desk.press("Enter");
    assert!(is_start(&desk) && chosen(&desk).contains("kiosk.json"), "the safe answer is first");
    desk.press("Del x");
    assert!(desk.asked.contains(&Effect::Discard(PathBuf::from("one.found"))));
    assert!(chosen(&desk).contains("without a name"), "{}", chosen(&desk));
    desk.press("End Del");
    assert_eq!(desk.said(), "only unsaved work and recent files can be forgotten");
}

#[test]
fn letters_a_slash_a_point_and_a_tilde_begin_a_path() {
    for (keys, path) in [
        ("<app.json> Enter", "app.json"),
        ("</tmp/a.json> Enter", "/tmp/a.json"),
        ("<./a.json> Enter", "./a.json"),
        ("<~/a b.json> Enter", "/people/jo/a b.json"),
        ("paste<'/tmp/a b.json'> Enter", "/tmp/a b.json"),
        ("<a1.json> Enter", "a1.json"),
        ("End Up*6 Enter <b.json> Enter", "b.json"),
    ] {
        let mut desk = looked("80x24");
        desk.press(keys);
        assert_eq!(goal(&desk), Some(Goal::Typed(path.to_owned())), "{keys}");
    }
    let mut desk = looked("80x24");
    desk.press("<x> Esc");
    assert!(is_start(&desk) && chosen(&desk).contains("a path…"), "one step back is the list");
    desk.press("<x> Backspace*2");
    assert!(chosen(&desk).contains("a path…"));
}

fn name(name: &str, is_folder: bool) -> Name {
    Name { is_folder, name: name.to_owned() }
}

#[test]
fn a_path_is_completed_alike_to_open_and_to_save() {
    let names = || {
        vec![name("apps", true), name("app-eu.json", false), name("app-us.json", false), name("a.txt", false)]
    };
    let typed = |desk: &mut Desk, keys: &str, folder: &str| {
        desk.press(keys);
        desk.send(Msg::Listed(PathBuf::from(folder), names()));
    };
    // What is typed on the start page, and in save as, where the name that the file has goes first.
    let start = || looked("80x24");
    let save = || {
        let mut desk = Desk::open("{}");
        desk.press("F12 C-u");
        desk
    };
    for (desk, what) in [(&start as &dyn Fn() -> Desk, "start"), (&save, "save as")] {
        let mut desk = desk();
        typed(&mut desk, "<ap>", ".");
        assert!(desk.asked.contains(&Effect::List(PathBuf::from("."))), "{what}");
        desk.press("Tab");
        assert!(lines(&desk).iter().any(|line| line == "▸   app"), "{what}\n{}", lines(&desk).join("\n"));
        desk.press("<-e> Tab");
        assert!(lines(&desk).iter().any(|line| line.contains("▸   app-eu.json")), "{what}");
        desk.press("C-u <apps> Tab");
        assert!(lines(&desk).iter().any(|line| line.contains("▸   apps/")), "{what}");
        assert!(desk.asked.contains(&Effect::List(PathBuf::from("apps/"))), "{what}");
        desk.press("<q> Tab");
        assert_eq!(desk.said(), "the folder is being read…", "{what}");
        desk.press("Enter");
        assert!(!desk.ended() && desk.saves.is_empty(), "{what}: it is not what is meant yet");
        desk.send(Msg::Listed(PathBuf::from("apps/"), vec![name("quick.json", false)]));
        assert!(
            lines(&desk).iter().any(|line| line.contains("▸   apps/quick.json")),
            "{what}: then it goes on"
        );
        desk.press("C-u <apps/x>");
        desk.send(Msg::Listed(PathBuf::from("apps/"), vec![name("quick.json", false)]));
        desk.press("Tab");
        assert_eq!(desk.said(), "no file there begins so", "{what}");
    }
}

#[test]
fn a_listed_name_is_taken_with_the_arrows() {
    let mut desk = looked("80x24");
    desk.press("<a>");
    desk.send(Msg::Listed(PathBuf::from("."), vec![name("app.json", false), name("apps", true)]));
    desk.press("Down");
    assert!(chosen(&desk).contains("apps/"), "folders first: {}", chosen(&desk));
    desk.press("Enter");
    assert!(!desk.ended() && chosen(&desk).contains("apps/"), "a folder is gone into");
    desk.press("C-u <a>");
    desk.send(Msg::Listed(PathBuf::from("."), vec![name("app.json", false)]));
    desk.press("Down Enter");
    assert_eq!(goal(&desk), Some(Goal::Typed("app.json".to_owned())));
}

#[test]
fn a_digit_shows_a_template_before_it_is_chosen_and_esc_leads_back() {
    for (digit, template) in ["1", "2", "3", "4", "5"].into_iter().zip(Template::ALL) {
        let mut desk = looked("80x24");
        desk.press(digit);
        assert!(chosen(&desk).contains(template.title()));
        assert_eq!(desk.text(), "{}\n", "nothing is begun");
        desk.press("Esc");
        assert!(is_start(&desk));
        desk.press(&format!("{digit} Enter"));
        assert_eq!(desk.text(), template.text());
        assert!(!lines(&desk)[0].contains("lp-manifest"), "it is a manifest now");
    }
}

#[test]
fn the_choice_of_a_template_is_taken_back_and_the_start_page_is_one_step_further() {
    let mut desk = looked("80x24");
    desk.press("2 Enter C-z");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Templates(_))));
    assert_eq!(desk.text(), "{}\n");
    desk.press("Esc");
    assert!(is_start(&desk));
}

#[test]
fn esc_leads_from_an_unchanged_form_back_and_from_a_changed_one_says_how() {
    let mut desk = looked("80x24");
    desk.press("2 Enter Esc Esc");
    assert_eq!(goal(&desk), Some(Goal::Home), "nobody has typed anything");
    let mut desk = looked("80x24");
    desk.press("2 Enter <acme> Esc Esc");
    assert!(!desk.ended() && desk.said().contains("not saved: Ctrl-S saves it"), "{}", desk.said());
    let mut desk = Desk::open("{}");
    desk.press("Esc");
    assert!(!desk.ended() && desk.said() == "this is the form; Ctrl-Q quits", "{}", desk.said());
}

#[test]
fn a_file_that_was_opened_keeps_the_way_back() {
    let mut desk = looked("80x24");
    let text = quoted("{'client_name': 'com.acme.kiosk'}");
    desk.model.go_on_with(named(&text, Saved::Yes, size("80x24")));
    desk.asked.clear();
    desk.send(Msg::Started);
    assert_eq!((desk.asked.len(), &desk.remembered), (0, &vec![PathBuf::from("app.json")]));
    desk.press("Esc");
    assert_eq!(goal(&desk), Some(Goal::Home));
    // Back there the keys are on it.
    desk.left = None;
    let home = Some(Home::new(PathBuf::from("/people/jo/apps")));
    let start = Start::new("{}\n".to_owned(), Saved::Never, size("80x24"));
    desk.model.go_on_with(Start { home, ..start });
    assert!(is_start(&desk) && chosen(&desk).contains("app.json"), "{}", chosen(&desk));
}

#[test]
fn a_saved_file_is_remembered() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("Enter <b> C-s");
    assert_eq!(desk.remembered, [PathBuf::from("app.json")]);
}

#[test]
fn a_pasted_manifest_opens_as_a_new_file() {
    let mut desk = looked("80x24");
    desk.press("paste<{'client_name': 'com.acme.kiosk'}> Enter");
    assert_eq!(desk.text(), quoted("{'client_name': 'com.acme.kiosk'}"));
    assert!(desk.model.screen.pages().over().is_empty());
}

#[test]
fn what_is_about_a_manifest_says_that_none_is_open() {
    for keys in ["C-s", "F3", "F4", "F5", "F8", "C-r", "C-t", "C-g", "C-f", "F12", "C-o", "F6", "A-1"] {
        let mut desk = looked("80x24");
        desk.press(keys);
        assert_eq!(desk.said(), "no manifest is open yet: choose one, or what to start from", "{keys}");
        assert!(is_start(&desk), "{keys}");
        let mut desk = looked("80x24");
        desk.press("1").press(keys);
        assert!(desk.said().starts_with("no manifest is open yet"), "{keys}: {}", desk.said());
    }
    let mut desk = looked("80x24");
    desk.press("C-p <save> Enter");
    assert!(desk.said().contains("no manifest is open yet"), "{}", desk.said());
    desk.press("Esc F1 Esc");
    assert!(is_start(&desk));
    desk.press("C-q");
    assert!(desk.ended() && goal(&desk).is_none());
}

#[test]
fn a_name_that_is_no_json_is_asked_about() {
    let odd = || {
        let start = Start::new("{}\n".to_owned(), Saved::Never, size("80x24"));
        let path = Some(PathBuf::from("notes.txt"));
        Desk::sit_down(Start { path, ask_template: true, ..start }, None)
    };
    let mut desk = odd();
    let question = "notes.txt is not there yet, and its name does not end in .json";
    assert_eq!(desk.question().as_deref(), Some(question));
    desk.press("b");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Templates(_))));
    assert_eq!(desk.model.file.name(), "notes.txt");
    let mut desk = odd();
    desk.press("j");
    assert_eq!(desk.model.file.name(), "notes.json");
    assert!(desk.asked.contains(&Effect::BelongsTo(PathBuf::from("notes.json"))));
    let mut desk = odd();
    desk.press("Enter");
    assert!(desk.ended() && goal(&desk).is_none(), "nothing is begun");
}

#[test]
fn what_cannot_be_opened_is_said_and_the_page_stays() {
    let mut desk = looked("80x24");
    desk.press("<x> Enter");
    desk.left = None;
    desk.send(Msg::NotOpened("- is standard input".to_owned()));
    assert_eq!(desk.said(), "- is standard input");
    assert!(is_start(&desk) && desk.model.file.files().next().is_none());
}

#[test]
fn a_name_is_proposed_for_a_file_that_has_none() {
    let mut desk = looked("80x24");
    desk.press("2 Enter <acme> Enter <kiosk> Enter Esc C-s");
    assert!(lines(&desk).iter().any(|line| line.contains("kiosk.json")), "{}", lines(&desk).join("\n"));
}

#[test]
fn it_says_where_one_is_and_every_window_shows_the_chosen_row() {
    for window in ["24x5", "40x12", "80x24", "140x40", "200x50"] {
        for keys in ["", "Down*3", "End", "<a>", "2"] {
            let mut desk = looked(window);
            desk.press(keys);
            let screen = screen(&desk.model);
            assert_eq!(screen.count("▸"), 1, "{keys} at {window}:\n{}", screen.text());
            assert!(screen.lines().last().unwrap().ends_with("F1 help"), "{keys} at {window}");
        }
    }
    let _ = page::top_kind;
}
