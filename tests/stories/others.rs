//! Others at the same file: another program, an earlier window, a window that is open now.

use std::path::PathBuf;

use lp_manifest::app::Model;
use lp_manifest::app::session::Saved;
use lp_manifest::app::status::Detail;
use lp_manifest::app::{Draft, Effect, File, Leave, LeftBy, Msg, OnDisk, Over, SaveOutcome, Size, Start};
use lp_manifest::check::{Level, Levels};
use lp_manifest::unsaved::Unsaved;

use super::super::support::desk::{Desk, theirs};
use super::super::support::quoted;

const BASE: &str = "{'client_name': 'a', 'enabled': true, 'scope': 'msg.consumer'}";

/// A desk whose save met what another program wrote.
fn conflict(mine: &str, other: &str) -> Desk {
    let mut desk = Desk::open(&quoted(BASE));
    desk.next_save = Some(SaveOutcome::Changed(theirs(other)));
    desk.press(&format!("{mine} C-s"));
    desk
}

fn draft(base: Option<&str>, text: &str, loose: &[(&str, &str)]) -> Draft {
    let work = Unsaved {
        base: base.map(quoted),
        text: quoted(text),
        loose: loose.iter().map(|(place, text)| ((*place).to_owned(), (*text).to_owned())).collect(),
    };
    Draft {
        id: PathBuf::from("1.found"),
        when: "09:58".to_owned(),
        work: Some(work),
        left_by: LeftBy::Window,
    }
}

/// A start on a file that holds `disk`, or on none.
fn start(disk: Option<&str>, found: Vec<Draft>, holder: Option<&str>) -> Desk {
    let saved = if disk.is_some() { Saved::Yes } else { Saved::Never };
    let start = Start {
        text: disk.map_or_else(|| "{}\n".to_owned(), quoted),
        saved,
        file: File { path: Some("app.json".into()), read_only: false, begun_here: disk.is_none() },
        at: None,
        size: Size { width: 80, height: 24 },
        ask_template: disk.is_none(),
        found,
        holder: holder.map(ToOwned::to_owned),
        keeps: true,
        levels: Levels::default(),
        notice: None,
    };
    Desk::sit_down(start, disk.map(quoted))
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
    assert_eq!(desk.model.session.changed().len(), 1, "only mine differs from the file");
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
    assert!(!desk.model.session.is_modified());
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
    assert_eq!(kept.loose, [("value enabled".to_owned(), "tr".to_owned())]);
    let found =
        Draft { id: "1.found".into(), when: "09:58".to_owned(), work: Some(kept), left_by: LeftBy::Window };
    let mut desk = start(Some(BASE), vec![found], None);
    desk.press("r");
    assert_eq!(desk.model.drafts.values().collect::<Vec<_>>(), ["tr"]);
    assert!(desk.kept.is_some(), "it is kept anew before the old draft goes");
    assert_eq!(desk.asked, [Effect::Discard("1.found".into())]);
}

#[test]
fn an_endpoint_that_is_typed_for_several_events_is_kept_and_offered_again() {
    let mut desk = Desk::open(&quoted(BASE));
    desk.press("C-o <acme.example/hook>");
    let kept = desk.kept.clone().unwrap();
    let found =
        Draft { id: "1.found".into(), when: "09:58".to_owned(), work: Some(kept), left_by: LeftBy::Window };
    let mut desk = start(Some(BASE), vec![found], None);
    desk.press("r C-o Up Space Down Enter");
    assert!(desk.text().contains("https://acme.example/hook"), "{}", desk.text());
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
    assert!(desk.model.layers.is_empty());
    let mut desk = start(None, vec![draft(None, "{'client_name': 'new'}", &[])], None);
    desk.press("Esc");
    assert!(!desk.model.layers.is_empty(), "the template is asked for");
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
    assert_eq!(desk.asked, [Effect::Discard("1.found".into())]);
    assert!(desk.kept.is_some());
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
    assert_eq!(desk.asked, [Effect::BelongsTo("mine.json".into())]);
}

#[test]
fn the_picture_is_measured_when_it_is_another_and_judged_as_check_does() {
    let mut desk = Desk::open(&quoted("{'client_name': 'a', 'logo_uri': 'logo.png'}"));
    desk.send(Msg::Started);
    let measure = |uri: &str| Effect::Measure { file: "app.json".into(), uri: uri.to_owned() };
    assert_eq!(desk.asked, [measure("logo.png")]);
    let rules = |desk: &Desk| -> Vec<&str> {
        desk.model.session.problems().iter().map(|problem| problem.rule).collect()
    };
    assert!(!rules(&desk).contains(&"logo-size"));
    desk.send(Msg::Measured { uri: "other.png".to_owned(), size: Some((80, 70)) });
    assert!(!rules(&desk).contains(&"logo-size"), "an answer that comes late is about another picture");
    desk.send(Msg::Measured { uri: "logo.png".to_owned(), size: Some((80, 70)) });
    assert!(rules(&desk).contains(&"logo-size"));
    desk.press("C-f <logo_uri> Enter Enter End Backspace");
    assert_eq!(desk.asked.last(), Some(&measure("logo.pn")));
    assert!(!rules(&desk).contains(&"logo-size"));
}

#[test]
fn the_form_takes_the_levels_that_the_project_has_settled() {
    let mut desk = start(Some("{'client_name': 'a', 'odd': 1, 'odder': 1}"), Vec::new(), None);
    assert_eq!(desk.model.verdict(Detail::Warnings), "2 warnings");
    let mut levels = Levels::default();
    levels.set("unknown-member", Level::Error).unwrap();
    desk.model = Model::new(Start {
        text: quoted("{'client_name': 'a', 'odd': 1}"),
        saved: Saved::Yes,
        file: File { path: Some("app.json".into()), read_only: false, begun_here: false },
        at: None,
        size: Size { width: 80, height: 24 },
        ask_template: false,
        found: Vec::new(),
        holder: None,
        keeps: true,
        levels,
        notice: Some(".lp-manifest.toml: line 3: what is wrong".to_owned()),
    });
    assert_eq!(desk.model.verdict(Detail::Warnings), "1 error");
    assert_eq!(desk.said(), ".lp-manifest.toml: line 3: what is wrong");
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
