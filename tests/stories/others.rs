//! Others at the same file: another program, an earlier window, a window that is open now.

use crate::support::desk::named;

use lp_manifest::app::Model;
use lp_manifest::app::{Draft, Effect, Leave, Msg, OnDisk, Over, SaveOutcome, Size, Start, update};
use lp_manifest::form::describe::Detail;
use lp_manifest::form::session::{Judge, Saved};
use lp_manifest::manifest::check::{Level, Levels};

use super::super::support::desk::{Desk, theirs};
use super::super::support::{keys, quoted};
use super::recovering::{draft, start};

pub(super) const BASE: &str = "{'client_name': 'a', 'enabled': true, 'scope': 'msg.consumer'}";

/// A desk whose save met what another program wrote.
fn conflict(mine: &str, other: &str) -> Desk {
    let mut desk = Desk::open(&quoted(BASE));
    desk.next_save = Some(SaveOutcome::Changed(theirs(other)));
    desk.press(&format!("{mine} C-s"));
    desk
}

#[test]
fn a_merge_puts_my_changes_into_their_text_and_writes_nothing_yet() {
    let mut desk =
        conflict("Enter <b> Esc", "{'client_name': 'a',  'enabled': false, 'scope': 'msg.consumer'}");
    desk.press("Enter");
    assert_eq!(desk.text(), quoted("{'client_name': 'ab',  'enabled': false, 'scope': 'msg.consumer'}"));
    assert_eq!(desk.said(), "merged 1 change of yours with 1 change of theirs: Ctrl-S saves it");
    assert_eq!(desk.saves.len(), 1);
    assert!(matches!(desk.asked.as_slice(), [Effect::Adopt(text)] if text.contains("false")));
    assert_eq!(desk.model.form.session().changed().len(), 1, "only mine differs from the file");
    desk.press("C-s");
    assert_eq!(desk.saves[1], ("app.json".to_owned(), Over::Known));
    assert_eq!(desk.said(), "saved app.json: 1 change, 1 line replaced");
}

#[test]
fn undo_takes_a_merge_back_as_one_step() {
    let mut desk =
        conflict("Enter <b> Esc", "{'client_name': 'a', 'enabled': false, 'scope': 'msg.consumer'}");
    desk.press("m C-z");
    assert_eq!(desk.text(), quoted("{'client_name': 'ab', 'enabled': true, 'scope': 'msg.consumer'}"));
    assert_eq!(desk.said(), "undone: merge");
}

#[test]
fn a_merge_that_was_undone_is_a_conflict_again() {
    let other = "{'client_name': 'a', 'enabled': false, 'scope': 'msg.consumer'}";
    let mut desk = conflict("Enter <b> Esc", other);
    desk.press("m C-z");
    assert_eq!(desk.asked.last(), Some(&Effect::Adopt(quoted(BASE))), "theirs may not be written over");
    assert_eq!(desk.model.file_state(), "changed on disk");
    desk.press("C-y");
    assert_eq!(desk.asked.last(), Some(&Effect::Adopt(quoted(other))));
    assert_eq!(desk.model.file_state(), "1 change");
    desk.press("C-s C-z");
    assert_eq!(desk.asked.len(), 3, "what is saved is theirs no more");
}

#[test]
fn where_both_changed_a_value_both_are_shown_and_one_is_chosen() {
    for (answer, name) in [("m", "ab"), ("t", "x"), ("Down Enter", "ab"), ("Down Down Enter", "x")] {
        let mut desk =
            conflict("Enter <b> Esc", "{'client_name': 'x', 'enabled': true, 'scope': 'msg.consumer'}");
        desk.press("m");
        assert_eq!(desk.question().as_deref(), Some("both changed Client name"));
        desk.press(answer);
        let text = format!("{{'client_name': '{name}', 'enabled': true, 'scope': 'msg.consumer'}}");
        assert_eq!(desk.text(), quoted(&text), "{answer}");
    }
}

#[test]
fn a_merge_that_is_stopped_changes_nothing() {
    let mut desk =
        conflict("Enter <b> Esc", "{'client_name': 'x', 'enabled': true, 'scope': 'msg.consumer'}");
    let before = desk.text().to_owned();
    desk.press("m Esc");
    assert_eq!((desk.text(), desk.question(), desk.asked.len()), (before.as_str(), None, 0));
}

#[test]
fn looking_at_their_changes_leads_back_to_the_question() {
    let mut desk = conflict("Enter <b> Esc", "{'client_name': 'x'}");
    desk.press("l");
    assert_eq!(desk.question(), None);
    desk.press("PgDn PgUp Esc");
    assert_eq!(
        desk.question().as_deref(),
        Some("not saved: app.json was changed by another program at 10:31")
    );
}

#[test]
fn a_text_of_theirs_that_is_no_json_is_not_merged() {
    let mut desk = conflict("Enter <b> Esc", "no JSON");
    desk.press("Enter");
    assert_eq!((desk.question(), desk.saves.len()), (None, 1), "the first answer leads back to the form");
}

#[test]
fn whoever_changed_nothing_takes_theirs() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.send(Msg::OnDisk(OnDisk::Changed(theirs("{'client_name': 'x'}"))));
    assert_eq!(desk.said(), "app.json was changed by another program at 10:31: Ctrl-S asks what to do");
    assert_eq!(desk.question(), None, "nobody is interrupted");
    desk.next_save = Some(SaveOutcome::Changed(theirs("{'client_name': 'x'}")));
    desk.press("C-s Enter");
    assert_eq!(desk.text(), quoted("{'client_name': 'x'}"));
    assert!(!desk.model.form.session().is_modified());
    assert_eq!(desk.said(), "the form shows what they wrote: 3 changes");
}

#[test]
fn what_happens_to_the_file_is_said_once_and_stands_in_the_header() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.send(Msg::OnDisk(OnDisk::Gone));
    assert_eq!(desk.said(), "app.json is gone: Ctrl-S writes it again, F12 saves elsewhere");
    assert_eq!(desk.model.file_state(), "gone from disk");
    desk.press("Down").send(Msg::OnDisk(OnDisk::Gone));
    assert_eq!(desk.said(), "");
    desk.send(Msg::OnDisk(OnDisk::Same));
    assert_eq!(desk.model.file_state(), "no changes");
}

#[test]
fn unsaved_work_is_kept_at_every_key_until_it_is_saved_or_undone() {
    let mut desk = Desk::open(&quoted(BASE));
    assert_eq!(desk.kept, None);
    for (keys, name) in [("Enter <b>", "ab"), ("<c>", "abc"), ("Backspace Backspace", "a")] {
        desk.press(keys);
        let kept = desk.kept.as_ref().map(|work| work.text.clone());
        let text = format!("{{'client_name': '{name}', 'enabled': true, 'scope': 'msg.consumer'}}");
        assert_eq!(kept, (name != "a").then(|| quoted(&text)), "{keys}");
    }
    desk.press("<d> C-s");
    assert_eq!(desk.kept, None);
}

#[test]
fn what_is_no_value_yet_is_kept_too_and_comes_back() {
    let mut desk = Desk::open_at(&quoted(BASE), "enabled");
    desk.press("F6 End Backspace*4 <tr>");
    let kept = desk.kept.clone().unwrap();
    assert_eq!(kept.pending, [("value enabled".to_owned(), "tr".to_owned())]);
    let found = Draft::new("1.found", "09:58", Some(kept));
    let mut desk = start(Some(BASE), vec![found], None);
    desk.press("r");
    assert_eq!(desk.model.form.pending().values().collect::<Vec<_>>(), ["tr"]);
    assert!(desk.kept.is_some(), "it is kept anew");
    assert_eq!(desk.asked, [], "and stays where it was until it is in a file");
}

#[test]
fn an_endpoint_that_is_typed_for_several_events_is_kept_and_offered_again() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.press("C-o <acme.example/hook>");
    let kept = desk.kept.clone().unwrap();
    let found = Draft::new("1.found", "09:58", Some(kept));
    let mut desk = start(Some(BASE), vec![found], None);
    desk.press("r C-o Up Space Down Enter");
    assert!(desk.text().contains("https://acme.example/hook"), "{}", desk.text());
}

#[test]
fn a_second_window_reads_or_takes_the_file_over() {
    let holder = Some("process 4711, since 09:40");
    let mut desk = start(Some(BASE), Vec::new(), holder);
    assert_eq!(
        desk.question().as_deref(),
        Some("app.json is open in another window (process 4711, since 09:40)")
    );
    desk.press("Enter Enter <b> Esc C-s");
    assert_eq!(
        desk.said(),
        "app.json is open in another window (process 4711, since 09:40): F12 saves a copy"
    );
    assert_eq!(desk.saves, []);
    let mut desk = start(Some(BASE), Vec::new(), holder);
    desk.press("t");
    assert_eq!(desk.asked, [Effect::TakeOver]);
    desk.send(Msg::TookOver(vec![draft(Some(BASE), "{}", &[])]));
    assert!(desk.question().is_some_and(|question| question.contains("from 09:58")));
    desk.press("Esc Enter <b> Esc C-s");
    assert_eq!(desk.saves.len(), 1);
}

#[test]
fn a_window_that_lost_its_file_can_only_read_and_says_so() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.press("Enter <b> Esc").send(Msg::TakenOver);
    assert_eq!(desk.said(), "another window took app.json over: F12 saves a copy of yours");
    desk.press("C-s");
    assert_eq!(desk.saves, []);
    desk.press("F12 C-u <mine.json> Enter");
    assert_eq!(desk.saves, [("mine.json".to_owned(), Over::Nothing)]);
    desk.asked.retain(|asked| !matches!(asked, Effect::List(_)));
    assert_eq!(desk.asked, [Effect::BelongsTo("mine.json".into())]);
}

#[test]
fn the_picture_is_measured_when_it_is_another_and_judged_as_check_does() {
    let mut desk = Desk::open(&quoted("{'client_name': 'a', 'logo_uri': 'logo.png'}"));
    desk.send(Msg::Started);
    let measure = |uri: &str| Effect::Measure { file: "app.json".into(), uri: uri.to_owned() };
    assert_eq!(desk.asked, [measure("logo.png")]);
    let rules = |desk: &Desk| -> Vec<&str> {
        desk.model.form.session().problems().iter().map(|problem| problem.rule).collect()
    };
    assert!(!rules(&desk).contains(&"logo-size"));
    desk.send(Msg::Measured { uri: "other.png".to_owned(), size: (80, 70) });
    assert!(!rules(&desk).contains(&"logo-size"), "an answer that comes late is about another picture");
    desk.send(Msg::Measured { uri: "logo.png".to_owned(), size: (80, 70) });
    assert!(rules(&desk).contains(&"logo-size"));
    desk.press("C-f <logo_uri> Enter Enter End Backspace");
    assert_eq!(desk.asked.last(), Some(&measure("logo.pn")));
    assert!(!rules(&desk).contains(&"logo-size"));
}

#[test]
fn the_form_takes_the_levels_that_the_project_has_settled() {
    let mut desk = start(Some("{'client_name': 'a', 'odd': 1, 'odder': 1}"), Vec::new(), None);
    assert_eq!(desk.model.form.verdict(Detail::Warnings).text(), "2 warnings");
    let mut levels = Levels::default();
    levels.set("unknown-member", Level::Error).unwrap();
    desk.model = Model::new(Start {
        judge: Judge { levels, ..Judge::default() },
        notice: Some(".lp-manifest.toml: line 3: what is wrong".to_owned()),
        ..named(&quoted("{'client_name': 'a', 'odd': 1}"), Saved::Yes, Size { width: 80, height: 24 })
    });
    assert_eq!(desk.model.form.verdict(Detail::Warnings).text(), "1 error");
    assert_eq!(desk.said(), ".lp-manifest.toml: line 3: what is wrong");
}

#[test]
fn what_can_only_be_read_is_not_written_under_its_own_name_either() {
    let holder = Some("process 4711, since 09:40");
    let mut desk = start(Some(BASE), Vec::new(), holder);
    desk.press("Enter Enter <b> Esc F12 Enter");
    assert_eq!(desk.saves, []);
    let mut desk = Desk::read_only(&quoted(BASE));
    desk.press("Enter <b> Esc F12 Enter");
    assert_eq!((desk.saves.len(), desk.said()), (0, "app.json is read-only: F12 saves a copy"));
    let mut desk = conflict("Enter <b> Esc", "{}");
    desk.send(Msg::TakenOver);
    desk.press("o");
    assert_eq!(desk.saves.len(), 1, "it was taken over while the question stood there");
}

#[test]
fn a_file_that_may_only_be_read_stays_so_when_it_is_taken_over() {
    let holder = Some("process 4711, since 09:40".to_owned());
    let start = named(&quoted(BASE), Saved::Yes, Size { width: 80, height: 24 });
    let mut desk = Desk::sit_down(Start { holder, read_only: true, ..start }, Some(quoted(BASE)));
    desk.press("t");
    desk.send(Msg::TookOver(Vec::new()));
    desk.press("Enter <b> Esc C-s");
    assert_eq!(desk.saves, []);
}

#[test]
fn quitting_can_keep_the_work_for_later() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.press("Enter <b> Esc C-q k");
    assert_eq!(desk.left, Some(Leave::Work));
    assert!(desk.kept.is_some());
    let mut desk = Desk::open(&quoted(BASE));
    desk.press("Enter <b> Esc C-q x");
    assert_eq!(desk.left, Some(Leave::Nothing));
    let mut desk = Desk::open(&quoted(BASE));
    desk.send(Msg::NotKept("no space left".to_owned()));
    assert_eq!(desk.said(), "your work is not kept against a crash (no space left): Ctrl-S saves it");
    desk.press("Enter <b> Esc C-q k");
    assert_eq!(desk.left, None, "what cannot be kept is not offered to be kept");
}

#[test]
fn a_long_save_says_that_it_goes_on() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.send(Msg::StillSaving);
    assert_eq!(desk.said(), "", "nothing is being written");
}

/// A desk on `BASE` whose save still goes on: keys, what happens to it meanwhile.
fn while_saving(keys: &str, meanwhile: &str) -> Desk {
    let mut desk = Desk::open(&quoted(BASE));
    desk.press("Enter <b> Esc");
    for message in keys::messages(&format!("{keys} {meanwhile}")) {
        for effect in update(&mut desk.model, message) {
            match effect {
                Effect::Quit(leave) => desk.left = Some(leave),
                Effect::Keep => desk.kept = desk.model.unsaved(),
                Effect::Save { path, over, .. } => {
                    desk.saves.push((path.to_string_lossy().into_owned(), over));
                }
                other => desk.asked.push(other),
            }
        }
    }
    desk
}

#[test]
fn an_endpoint_that_is_typed_while_a_save_runs_holds_the_end_up() {
    let mut desk = while_saving("C-q s", "C-o <acme.example/hook>");
    desk.send(Msg::Saved(SaveOutcome::Written { warning: None }));
    assert_eq!(desk.left, None);
    assert!(desk.kept.is_some());
}

#[test]
fn what_was_undone_while_a_save_runs_is_asked_about_at_the_end() {
    let mut desk = while_saving("C-s", "C-z C-q");
    assert_eq!(
        (desk.left, desk.question().as_deref()),
        (None, Some("quit: app.json is still being written"))
    );
    desk.send(Msg::Saved(SaveOutcome::Written { warning: None }));
    assert_eq!(desk.question().as_deref(), Some("quit: 1 change is not saved"));
}

#[test]
fn save_and_quit_waits_for_the_save_that_runs() {
    let mut desk = while_saving("C-s", "C-q s");
    assert_eq!((desk.left, desk.saves.len()), (None, 1));
    desk.send(Msg::Saved(SaveOutcome::Written { warning: None }));
    assert_eq!(desk.left, Some(Leave::Nothing));
}

#[test]
fn a_window_that_loses_its_file_while_a_save_runs_can_only_read() {
    let mut desk = while_saving("C-s", "");
    desk.send(Msg::TakenOver);
    desk.send(Msg::Saved(SaveOutcome::Written { warning: None }));
    desk.press("Enter <c> Esc C-s");
    assert_eq!(desk.saves.len(), 1);
}

#[test]
fn who_types_on_while_a_save_runs_gets_no_letter_into_another_field() {
    let mut desk = while_saving("F12 C-u <mine.json> Enter", "Enter <c>");
    desk.send(Msg::Saved(SaveOutcome::Failed("no".to_owned())));
    desk.press("<d>");
    assert!(desk.text().contains("'abcd'".replace('\'', "\"").as_str()), "{}", desk.text());
    let mut desk = while_saving("F12 C-u <mine.json> Enter", "Enter <c>");
    desk.send(Msg::Saved(SaveOutcome::Exists { holder: None }));
    assert_eq!(desk.said(), "not saved: mine.json is there already: F12 asks again");
    let mut desk = while_saving("C-s", "");
    desk.send(Msg::Paste("c".to_owned()));
    desk.send(Msg::Saved(SaveOutcome::Gone));
    assert_eq!(desk.question(), None, "a paste is typing too");
}

#[test]
fn a_copy_is_asked_about_as_itself_however_its_file_changes() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.press("Enter <b> Esc F12");
    desk.next_save = Some(SaveOutcome::Exists { holder: None });
    desk.press("C-u <other.json> Enter");
    desk.next_save = Some(SaveOutcome::Changed(theirs("{'client_name': 'other'}")));
    desk.press("o");
    assert_eq!(desk.question().as_deref(), Some("not saved: other.json is there already"));
    assert_eq!(*desk.model.file.on_disk(), OnDisk::Same, "app.json is as it was");
    desk.next_save = Some(SaveOutcome::Gone);
    desk.press("o");
    assert_eq!(desk.saves.last(), Some(&("other.json".to_owned(), Over::Nothing)));
    assert_eq!(desk.model.file.name(), "other.json");
}

#[test]
fn a_save_goes_to_the_file_in_work_whatever_was_asked_before() {
    let mut desk =
        conflict("Enter <b> Esc", "{'client_name': 'a', 'enabled': false, 'scope': 'msg.consumer'}");
    desk.press("m C-s F12 C-u <other.json> Enter");
    desk.press("Home Del C-s s");
    assert_eq!(desk.saves.last(), Some(&("other.json".to_owned(), Over::Known)));
}

#[test]
fn an_endpoint_that_is_not_written_waits_when_something_else_comes_over_it() {
    for keys in ["C-f", "F12", "F1", "F3"] {
        let mut desk = Desk::open(&quoted(BASE));
        desk.press(&format!("C-o <acme.example/hook> {keys}"));
        let kept = desk.kept.as_ref().map_or(0, |work| work.pending.len());
        // Help stands over the page, which stays; else it waits beside the document.
        let waits = usize::from(keys != "F1");
        assert_eq!((kept, desk.model.form.pending().len()), (1, waits), "{keys}");
    }
}
