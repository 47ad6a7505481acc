//! A text that is not JSON: going from mistake to mistake, fixing them, choosing a side.

use lp_manifest::app::describe::{Body, Item, Room};
use lp_manifest::app::page::{Page, describe, offers};
use lp_manifest::app::{Msg, Size, Start, Target};
use lp_manifest::form::describe::Value;
use lp_manifest::form::session::Saved;
use lp_manifest::json::doctor;

use super::super::support::desk::{Desk, named};
use super::super::support::sample;

/// Four certain mistakes.
const FOUR: &str = "{\n  \"client_name\": \"kiosk\",\n  \"grant_types\": [\"authorization_code\"]\n  \"redirect_uris\": [\"https://kiosk.example/cb\",],\n  // todo\n  \"quick_launch_enabled\": true,\n  \"entry_uri\": \"https://kiosk.example/\",\n}\n";

/// The same without them.
const NONE: &str = "{\n  \"client_name\": \"kiosk\",\n  \"grant_types\": [\"authorization_code\"],\n  \"redirect_uris\": [\"https://kiosk.example/cb\"],\n  \"quick_launch_enabled\": true,\n  \"entry_uri\": \"https://kiosk.example/\"\n}\n";

/// Two versions of a line, and a comma too many behind them.
const CONFLICT: &str = "{\n<<<<<<< HEAD\n  \"client_name\": \"A\",\n=======\n  \"client_name\": \"B\",\n>>>>>>> feature\n  \"enabled\": true,\n}\n";

fn is_text(desk: &Desk) -> bool {
    matches!(desk.model.screen.pages().top(), Some(Page::Text(page)) if page.is_whole())
}

/// The cursor of the text, from 1.
fn cursor(desk: &Desk) -> (usize, usize) {
    let Some(Page::Text(page)) = desk.model.screen.pages().top() else { panic!("no text is shown") };
    let (line, column) = page.shown().cursor();
    (line + 1, column + 1)
}

/// The list of mistakes: place, what is wrong, what the key does.
fn listed(desk: &Desk) -> Vec<String> {
    let description = describe(&desk.model, Room { width: 80, height: 20 });
    let Body::Broken(body) = description.body else { panic!("no mistakes are shown") };
    let row = |item: &Item| {
        let Item::Row(line) = item else { panic!("{item:?}") };
        let Value::Words(what) = &line.value else { panic!("{line:?}") };
        format!("{}: {} | {}", line.label.text, what.text, line.remark.as_ref().unwrap().words.text)
    };
    body.list.items.iter().map(row).collect()
}

#[test]
fn every_mistake_is_listed_with_what_the_key_does() {
    let desk = Desk::open(FOUR);
    assert_eq!(cursor(&desk), (3, 40));
    assert_eq!(
        listed(&desk),
        [
            "› line 3: a comma is missing after [\"authorization_code\"] | F5 add the comma",
            "  line 4: a comma with nothing after it | F5 remove the comma",
            "  line 5: JSON has no comments | F5 remove the comment",
            "  line 7: a comma with nothing after it | F5 remove the comma",
        ]
    );
    let header = super::super::support::screen::screen(&desk.model).lines()[0].clone();
    assert!(header.contains("not JSON: 4 mistakes, all can be fixed"), "{header}");
    let keys: Vec<_> =
        offers(&desk.model).into_iter().map(|offer| format!("{} {}", offer.keys, offer.does)).collect();
    assert_eq!(keys[..3], ["F5 add the comma", "F8 next mistake", "Ctrl-L fix all 4"]);
}

#[test]
fn the_keys_go_from_mistake_to_mistake_and_around() {
    let mut desk = Desk::open(FOUR);
    let mut places = Vec::new();
    for _ in 0..4 {
        desk.press("F8");
        places.push(cursor(&desk).0);
    }
    assert_eq!(places, [4, 5, 7, 3]);
    desk.press("F7");
    assert_eq!((cursor(&desk).0, desk.said()), (7, "mistake 4 of 4"));
    desk.press("Up F5");
    assert_eq!((desk.text(), desk.said()), (FOUR, "no mistake on this line: F8 leads to the next one"));
}

#[test]
fn each_fix_is_a_step_and_the_last_one_opens_the_form() {
    let mut desk = Desk::open(FOUR);
    desk.press("F5");
    assert_eq!(desk.text(), FOUR.replace("code\"]\n", "code\"],\n"));
    assert_eq!((cursor(&desk).0, desk.said()), (4, "fixed line 3: add the comma; Ctrl-Z takes it back"));
    desk.press("F5 F5");
    assert!(is_text(&desk));
    desk.press("F5");
    assert_eq!((desk.text(), is_text(&desk)), (NONE, false));
    desk.press("C-z C-z C-z C-z");
    assert_eq!((desk.text(), is_text(&desk)), (FOUR, true));
}

#[test]
fn all_certain_mistakes_are_fixed_as_one_step() {
    for keys in ["C-l", "C-p <fix everything> Enter"] {
        let mut desk = Desk::open(FOUR);
        desk.press(keys);
        assert_eq!((desk.text(), is_text(&desk)), (NONE, false), "{keys}");
        assert_eq!(desk.said(), "fixed 4 mistakes; Ctrl-Z takes it back", "{keys}");
        desk.press("C-z");
        assert_eq!((desk.text(), is_text(&desk)), (FOUR, true), "{keys}");
    }
    let mut desk = Desk::open("{\"a\": }");
    desk.press("C-l");
    assert_eq!(desk.said(), "nothing here has one right answer: fix the mistakes one by one");
    desk.press("F5");
    assert_eq!(desk.said(), "nobody can tell what was meant here: type it");
}

#[test]
fn a_fix_opens_the_form_even_after_typing_and_typing_never_does() {
    let mut desk = Desk::open("{\"a\": [1, 2]\n \"b\": tru}");
    desk.press("F8 End Left <e>");
    assert!(is_text(&desk), "{}", desk.text());
    desk.press("F7 F5");
    assert_eq!((desk.text(), is_text(&desk)), ("{\"a\": [1, 2],\n \"b\": true}", false));
    let mut desk = Desk::open("{\"a\": }");
    desk.press("<3> <6>");
    assert_eq!((desk.text(), is_text(&desk)), ("{\"a\": 36}", true), "who types is not interrupted");
    desk.press("Esc");
    assert!(!is_text(&desk));
}

#[test]
fn a_file_that_can_only_be_read_is_not_fixed() {
    for keys in ["F5", "C-l"] {
        let mut desk = Desk::read_only(FOUR);
        desk.press(keys);
        assert_eq!((desk.text(), desk.said()), (FOUR, "read only: F12 saves a copy"), "{keys}");
    }
}

#[test]
fn a_conflict_asks_which_version_stays() {
    for (keys, name) in [("m", "A"), ("t", "B")] {
        let mut desk = Desk::open(CONFLICT);
        desk.press("F5");
        assert_eq!(desk.question().as_deref(), Some("two versions at line 2: which one stays?"));
        let shown = super::super::support::screen::screen(&desk.model).text();
        for words in
            ["mine, HEAD", "theirs, feature", "\"client_name\": \"A\"", "\"client_name\": \"B\"", "then: "]
        {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        desk.press(keys);
        let chosen = format!("{{\n  \"client_name\": \"{name}\",\n  \"enabled\": true,\n}}\n");
        assert_eq!((desk.text(), is_text(&desk)), (chosen.as_str(), true));
        desk.press("F5");
        assert_eq!((desk.text(), is_text(&desk)), (chosen.replace("true,", "true").as_str(), false));
        desk.press("C-z C-z");
        assert_eq!(desk.text(), CONFLICT);
    }
    let mut desk = Desk::open(CONFLICT);
    desk.press("F5 Esc");
    assert_eq!((desk.text(), is_text(&desk)), (CONFLICT, true));
    desk.press("F5 l");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Compare(_))));
}

#[test]
fn what_is_wrong_beside_a_conflict_is_listed_from_the_start() {
    let text = CONFLICT.replacen("{\n", "{\n  \"scope\": \"a\"\n", 1);
    let mut desk = Desk::open(&text);
    let shown = super::super::support::screen::screen(&desk.model).text();
    for words in
        ["a comma is missing after \"a\"", "a merge conflict is left here", "a comma with nothing after it"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    desk.press("C-l");
    assert_eq!(desk.text(), text.replace("\"a\"", "\"a\",").replace("true,", "true"));
    desk.press("F5 m");
    assert!(!is_text(&desk), "{}", desk.text());
    desk.press("C-z C-z");
    assert_eq!(desk.text(), text);
}

#[test]
fn several_conflicts_are_chosen_one_by_one_or_together() {
    let one = |name: &str, a: &str, b: &str| {
        format!(
            "<<<<<<< HEAD\n  \"{name}\": \"{a}\",\n||||||| base\n=======\n  \"{name}\": \"{b}\",\n>>>>>>> x\n"
        )
    };
    let text = format!(
        "{{\n{}{}  \"enabled\": true\n}}\n",
        one("client_name", "A", "B"),
        one("description", "C", "D")
    );
    let mut desk = Desk::open(&text);
    desk.press("F5 t");
    assert!(
        is_text(&desk) && desk.text().contains("\"B\"") && desk.text().contains("\"C\""),
        "{}",
        desk.text()
    );
    desk.press("F5 m");
    assert_eq!(
        desk.text(),
        "{\n  \"client_name\": \"B\",\n  \"description\": \"C\",\n  \"enabled\": true\n}\n"
    );
    let mut desk = Desk::open(&text);
    desk.press("F5 e");
    assert_eq!(
        desk.text(),
        "{\n  \"client_name\": \"B\",\n  \"description\": \"D\",\n  \"enabled\": true\n}\n"
    );
    desk.press("C-z");
    assert_eq!(desk.text(), text);
}

#[test]
fn the_fixed_text_stands_beside_it_with_what_the_form_will_say() {
    let desk = Desk::start(FOUR, "", Saved::Yes, "140x40");
    let shown = super::super::support::screen::screen(&desk.model).text();
    for words in ["fixed, as Ctrl-L makes it", "3 ~", "then: ", "quick launch: nobody"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

#[test]
fn the_version_that_an_answer_leaves_stands_beside_it() {
    let mut desk = Desk::start(CONFLICT, "", Saved::Yes, "140x40");
    desk.press("F5 Down Down");
    let shown = super::super::support::screen::screen(&desk.model).text();
    let pane: String =
        shown.lines().filter_map(|line| line.rsplit('│').next()).collect::<Vec<_>>().join("\n");
    assert!(
        pane.contains("\"client_name\": \"B\"") && !pane.contains("\"A\"") && pane.contains("then: "),
        "{shown}"
    );
}

#[test]
fn a_click_on_a_mistake_goes_there_and_a_second_one_fixes_it() {
    let mut desk = Desk::open(FOUR);
    desk.send(Msg::Click(Target::Row(3, None)));
    assert_eq!((cursor(&desk).0, desk.text()), (7, FOUR));
    desk.send(Msg::Click(Target::Row(3, None)));
    assert_eq!(desk.text(), FOUR.replace("example/\",\n}", "example/\"\n}"));
}

#[test]
fn the_key_of_a_fix_comes_to_what_the_command_makes() {
    let broken = |name: &str| {
        let text = sample(name);
        [
            text.replace(",\n", "\n"),
            text.replace('\"', "'"),
            text.replace("\": ", "\" "),
            text.replacen("],", "", 1),
            text.replace("true", "True").replacen('{', "// note\n{", 1),
            format!("```json\n{text}```\n"),
        ]
    };
    for text in
        ["le-app", "connector", "web-app"].iter().flat_map(|name| broken(name)).chain([FOUR.to_owned()])
    {
        let made = doctor::mend(&text).map_or_else(|| text.clone(), |mended| mended.text);
        let mut desk = Desk::open(&text);
        for _ in 0..600 {
            let certain = is_text(&desk) && {
                let mistakes = doctor::mistakes(desk.text());
                let next = mistakes.iter().position(|mistake| mistake.certain().is_some());
                next.is_some_and(|row| {
                    // A click chooses it, whatever else stands on its line.
                    desk.send(Msg::Click(Target::Row(row, None)));
                    true
                })
            };
            if !certain {
                break;
            }
            desk.press("F5");
        }
        assert_eq!(desk.text(), made);
    }
}

#[test]
fn a_text_that_is_not_json_opens_where_a_report_points() {
    let text = "{\n  \"a\": [1,],\n  \"b\": 2,,\n  \"c\": 3\n}\n";
    let start = |line| Start { line, ..named(text, Saved::Yes, Size { width: 80, height: 24 }) };
    let first = |line| {
        let desk = Desk::sit_down(start(line), None);
        let Body::Broken(body) = describe(&desk.model, Room { width: 80, height: 16 }).body else { panic!() };
        body.editor.cursor()
    };
    assert_eq!(first(None).0, 1, "the first mistake");
    assert_eq!(first(Some((3, 10))), (2, 9));
    assert_eq!(first(Some((900, 900))).0, 5, "behind the end is the end");
}
