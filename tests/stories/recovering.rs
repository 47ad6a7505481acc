//! Unsaved work of an earlier window: offered, restored, merged, left for later, given up.

use crate::support::desk::named;
use crate::support::screen::screen;

use lp_manifest::app::page::Page;
use lp_manifest::app::{Draft, Effect, Leave, LeftBy, Msg, Size, Start};
use lp_manifest::form::session::Saved;
use lp_manifest::json::unsaved::Unsaved;

use super::super::support::desk::Desk;
use super::super::support::quoted;
use super::others::BASE;

/// Unsaved work on a file that held `base`.
pub(super) fn draft(base: Option<&str>, text: &str, pending: &[(&str, &str)]) -> Draft {
    let work = Unsaved {
        base: base.map(quoted),
        text: quoted(text),
        pending: pending.iter().map(|(place, text)| ((*place).to_owned(), (*text).to_owned())).collect(),
        ..Unsaved::default()
    };
    Draft::new("1.found", "09:58", Some(work))
}

/// A start on a file that holds `disk`, or on none.
pub(super) fn start(disk: Option<&str>, found: Vec<Draft>, holder: Option<&str>) -> Desk {
    let saved = if disk.is_some() { Saved::Yes } else { Saved::Never };
    let text = disk.map_or_else(|| "{}\n".to_owned(), quoted);
    let start = Start {
        ask_template: disk.is_none(),
        found,
        holder: holder.map(ToOwned::to_owned),
        ..named(&text, saved, Size { width: 80, height: 24 })
    };
    Desk::sit_down(start, disk.map(quoted))
}

#[test]
fn unsaved_work_of_an_earlier_window_is_offered_and_restored_as_one_step() {
    let work = "{'client_name': 'ab', 'enabled': true, 'scope': 'msg.consumer'}";
    let mut desk = start(Some(BASE), vec![draft(Some(BASE), work, &[])], None);
    assert_eq!(desk.question().as_deref(), Some("app.json has 1 change from 09:58 that was never saved"));
    assert_eq!(desk.text(), quoted(BASE), "never silently");
    desk.press("Enter");
    assert_eq!(desk.text(), quoted(work));
    assert_eq!(desk.said(), "here is the work from 09:58; Ctrl-S saves it, Ctrl-Z takes it back");
    desk.press("C-z");
    assert_eq!(desk.text(), quoted(BASE));
}

#[test]
fn unsaved_work_on_a_file_that_changed_since_is_merged_with_it() {
    let work = "{'client_name': 'ab', 'enabled': true, 'scope': 'msg.consumer'}";
    let now = "{'client_name': 'a', 'enabled': false, 'scope': 'msg.consumer'}";
    let mut desk = start(Some(now), vec![draft(Some(BASE), work, &[])], None);
    desk.press("r");
    assert_eq!(desk.text(), quoted("{'client_name': 'ab', 'enabled': false, 'scope': 'msg.consumer'}"));
    let clash = "{'client_name': 'x', 'enabled': true, 'scope': 'msg.consumer'}";
    let mut desk = start(Some(clash), vec![draft(Some(BASE), work, &[])], None);
    desk.press("r t");
    assert_eq!(desk.text(), quoted(clash));
}

#[test]
fn unsaved_work_that_was_declined_stays_and_goes_only_when_it_is_thrown_away() {
    for (keys, asked) in [("Esc", 0), ("l Esc Down Down Enter", 0), ("x", 1)] {
        let mut desk = start(Some(BASE), vec![draft(Some(BASE), "{}", &[])], None);
        desk.press(keys);
        assert_eq!((desk.question(), desk.asked.len()), (None, asked), "{keys}");
        assert_eq!(desk.text(), quoted(BASE));
    }
}

#[test]
fn several_windows_work_is_offered_one_after_the_other() {
    let (one, two) = (draft(Some(BASE), "{}", &[]), draft(Some(BASE), "{'client_name': 'z'}", &[]));
    let mut desk = start(Some(BASE), vec![one, two], None);
    desk.press("Esc");
    assert!(desk.question().is_some_and(|question| question.contains("3 changes")), "{:?}", desk.question());
    desk.press("Esc");
    assert_eq!(desk.question(), None);
}

#[test]
fn work_on_a_file_that_was_never_written_comes_back_without_a_template() {
    let mut desk = start(None, vec![draft(None, "{'client_name': 'new'}", &[])], None);
    assert_eq!(desk.question().as_deref(), Some("app.json was begun at 09:58 and never saved"));
    desk.press("r");
    assert_eq!((desk.text(), desk.question()), (quoted("{'client_name': 'new'}").as_str(), None));
    assert!(desk.model.screen.pages().over().is_empty());
    let mut desk = start(None, vec![draft(None, "{'client_name': 'new'}", &[])], None);
    desk.press("Esc");
    assert!(!desk.model.screen.pages().over().is_empty(), "the template is asked for");
}

#[test]
fn work_that_comes_back_is_put_beside_what_came_back_before_it() {
    let one = draft(Some(BASE), "{'client_name': 'ab', 'enabled': true, 'scope': 'msg.consumer'}", &[]);
    let two = draft(Some(BASE), "{'client_name': 'a', 'enabled': false, 'scope': 'msg.consumer'}", &[]);
    let mut desk = start(Some(BASE), vec![one, two], None);
    desk.press("r r");
    assert_eq!(desk.text(), quoted("{'client_name': 'ab', 'enabled': false, 'scope': 'msg.consumer'}"));
}

#[test]
fn work_that_would_take_the_place_of_what_came_back_before_it_waits() {
    for (first, second) in [
        (draft(None, "{'client_name': 'one'}", &[]), draft(None, "{'client_name': 'two'}", &[])),
        (draft(None, "{}", &[("value enabled", "tr")]), draft(None, "{}", &[("value enabled", "fa")])),
    ] {
        let mut desk = start(None, vec![first.clone(), second], None);
        desk.press("r r Enter");
        assert_eq!((desk.text(), desk.question()), (first.work.as_ref().unwrap().text.as_str(), None));
        assert!(desk.model.form.pending().values().all(|text| text == "tr"));
        assert_eq!(desk.asked.len(), 0, "both stay where they are");
    }
}

#[test]
fn work_that_came_back_is_thrown_away_only_once_it_is_in_a_file_or_given_up() {
    let discard = |id: &str| Effect::Discard(id.into());
    let work = |id: &str, text: &str| Draft { id: id.into(), ..draft(Some(BASE), text, &[]) };
    let one = work("1.found", "{'client_name': 'ab', 'enabled': true, 'scope': 'msg.consumer'}");
    let two = work("2.found", "{'client_name': 'a', 'enabled': false, 'scope': 'msg.consumer'}");
    for (keys, asked) in [
        ("r r", vec![]),
        ("r r C-s", vec![discard("1.found"), discard("2.found")]),
        ("r Esc C-s", vec![discard("1.found")]),
        ("r r C-z C-s", vec![discard("1.found")]),
        ("r r C-z C-z C-y C-s", vec![discard("1.found")]),
        ("r r C-z C-z C-y C-y C-s", vec![discard("1.found"), discard("2.found")]),
        ("r r C-z <x> C-s C-q", vec![discard("1.found")]),
        ("r r C-q k", vec![]),
        ("r r C-q x", vec![discard("1.found"), discard("2.found")]),
        ("r x C-s", vec![discard("2.found"), discard("1.found")]),
    ] {
        let mut desk = start(Some(BASE), vec![one.clone(), two.clone()], None);
        desk.press(keys);
        assert_eq!(desk.asked, asked, "{keys}");
    }
}

#[test]
fn what_is_kept_tells_which_work_came_back_into_it() {
    let old = draft(Some(BASE), "{'client_name': 'ab', 'enabled': true, 'scope': 'msg.consumer'}", &[]);
    let mut work = old.work.clone().unwrap();
    work.earlier.push("1".to_owned());
    let old = Draft { work: Some(work), mark: "2".to_owned(), ..old };
    let mut desk = start(Some(BASE), vec![old], None);
    desk.press("r");
    assert_eq!(desk.kept.as_ref().unwrap().earlier, ["1", "2"]);
    desk.press("C-z Enter <c>");
    assert_eq!(desk.kept.as_ref().unwrap().earlier, [""; 0], "it does not hold it any more");
}

#[test]
fn where_both_texts_are_ones_own_they_are_told_by_time_and_place() {
    let name = |name: &str| format!("{{'client_name': '{name}', 'enabled': true, 'scope': 'msg.consumer'}}");
    let work = |when: &str, process, text: &str| {
        let draft = draft(Some(BASE), &name(text), &[]);
        Draft { id: when.into(), when: when.to_owned(), mark: when.to_owned(), process, ..draft }
    };
    let answers = |desk: &Desk| {
        let Some(Page::Question(asked)) = desk.model.screen.pages().top() else { panic!("nothing is asked") };
        let answers = asked.question().answers(&desk.model).into_iter();
        answers.map(|answer| format!("{}: {}", answer.title, answer.means)).collect::<Vec<_>>()
    };
    let found = || vec![work("10:35", 4712, "newer"), work("10:31", 4711, "older")];
    let mut desk = start(Some(BASE), found(), None);
    desk.press("r r");
    assert_eq!(desk.question().as_deref(), Some("Client name was changed twice: which one stays?"));
    assert_eq!(
        answers(&desk)[1..],
        ["your text of 10:35, here: 'newer'", "your text of 10:31 (process 4711): 'older'"].map(quoted)
    );
    for (answer, text) in [("Down Enter", "newer"), ("h", "newer"), ("w", "older")] {
        let mut desk = start(Some(BASE), found(), None);
        desk.press(&format!("r r {answer}"));
        assert_eq!(desk.text(), quoted(&name(text)), "{answer}");
        assert_eq!(desk.kept.as_ref().unwrap().earlier.len(), 2, "{answer}");
    }
    let mut desk = start(Some(&name("theirs")), vec![work("10:31", 4711, "mine")], None);
    desk.press("r");
    assert_eq!(
        answers(&desk)[1..],
        ["your text of 10:31 (process 4711): 'mine'", "what app.json holds: 'theirs'"].map(quoted)
    );
    desk.press("f");
    assert_eq!(desk.text(), quoted(&name("theirs")));
}

#[test]
fn work_of_a_file_that_was_moved_says_where_it_was() {
    let work = draft(Some(BASE), "{'client_name': 'ab'}", &[]);
    let moved = Draft { moved_from: Some("/old/app.json".to_owned()), ..work };
    let desk = start(Some(BASE), vec![moved], None);
    let screen = screen(&desk.model);
    assert!(screen.text().contains("typed when the file was /old/app.json"), "{}", screen.text());
}

#[test]
fn that_unsaved_work_is_kept_again_is_said_and_leaves_the_header() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.send(Msg::NotKept("no space left".to_owned()));
    assert_eq!(desk.model.file_state(), "no changes, not autosaved");
    desk.send(Msg::KeptAgain);
    assert_eq!(
        (desk.model.file_state().as_str(), desk.said()),
        ("no changes", "what you do not save is autosaved again")
    );
}

#[test]
fn work_that_is_no_json_comes_back_into_the_text_that_is_edited() {
    let mut desk = start(Some("no JSON"), vec![draft(Some("no JSON"), "no JSON but work", &[])], None);
    desk.press("r <x>");
    assert!(desk.text().contains(" but work") && desk.text().contains('x'), "{}", desk.text());
}

#[test]
fn work_that_came_back_and_was_undone_is_offered_again() {
    let work = draft(Some(BASE), "{'client_name': 'ab', 'enabled': true, 'scope': 'msg.consumer'}", &[]);
    let mut desk = start(Some(BASE), vec![work.clone()], None);
    desk.press("r C-z C-q");
    assert_eq!((desk.left, desk.asked.len()), (Some(Leave::Nothing), 0), "it stays where it is");
    let mut desk = start(Some(BASE), vec![work], None);
    desk.press("r C-s C-q");
    assert_eq!((desk.kept.clone(), desk.left), (None, Some(Leave::Nothing)));
}

#[test]
fn a_merge_of_unsaved_work_that_is_stopped_leads_back_to_its_question() {
    let work = "{'client_name': 'ab', 'enabled': true, 'scope': 'msg.consumer'}";
    let now = "{'client_name': 'x', 'enabled': true, 'scope': 'msg.consumer'}";
    let mut desk = start(Some(now), vec![draft(Some(BASE), work, &[])], None);
    let question = desk.question();
    desk.press("r Esc");
    assert_eq!((desk.question(), desk.asked.len()), (question, 0));
}

#[test]
fn damaged_work_is_named_and_left_where_it_is() {
    let damaged = Draft { work: None, ..draft(None, "{}", &[]) };
    let mut desk = start(Some(BASE), vec![damaged], None);
    assert_eq!(desk.question().as_deref(), Some("app.json has unsaved work from 09:58, and it is damaged"));
    desk.press("Enter");
    assert!(desk.asked.is_empty());
}

#[test]
fn what_a_file_held_before_a_save_that_was_cut_off_comes_back() {
    let before = Draft { left_by: LeftBy::CutOffSave, ..draft(Some("{'client_na"), BASE, &[]) };
    let mut desk = start(Some("{'client_na"), vec![before], None);
    assert_eq!(
        desk.question().as_deref(),
        Some("a save of app.json was cut off at 09:58: it may be damaged")
    );
    desk.press("r");
    assert_eq!(desk.text(), quoted(BASE));
    assert_eq!(
        desk.said(),
        "here is what app.json held before that save; Ctrl-S saves it, Ctrl-Z takes it back"
    );
    assert_eq!(desk.asked, []);
    desk.press("C-s");
    assert_eq!(desk.asked, [Effect::Discard("1.found".into())]);
}
