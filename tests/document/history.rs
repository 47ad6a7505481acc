//! Undo and redo: named steps, all or nothing, merged typing, across the border of what is JSON.

use super::{Change, Content, insert, path, quoted, remove, set, text};
use lp_manifest::json::document::{At, Json, Refusal};
use lp_manifest::json::history::{Action, History};

/// A content, its history, and the claims that a test makes about them.
struct Session {
    content: Content,
    history: History<u32>,
}

impl Session {
    fn of(text: &str) -> Session {
        Session { content: Content::of(quoted(text)), history: History::default() }
    }

    fn act(&mut self, name: &str, changes: Vec<Change>) -> Result<bool, Refusal> {
        let mark = self.history.depth() as u32;
        self.history.act(&mut self.content, Action::new(name, changes), mark)
    }

    fn types(&mut self, join: u64, change: Change) {
        let action = Action { name: format!("type {join}"), changes: vec![change], join: Some(join) };
        assert_eq!(self.history.act(&mut self.content, action, 0), Ok(true));
    }

    /// The name of the step that was taken back, and the text since.
    fn undo(&mut self) -> Option<(String, String)> {
        let name = self.history.undo(&mut self.content)?.name.clone();
        Some((name, self.content.text().replace('"', "'")))
    }

    fn redo(&mut self) -> Option<(String, String)> {
        let name = self.history.redo(&mut self.content)?.name.clone();
        Some((name, self.content.text().replace('"', "'")))
    }

    #[track_caller]
    fn shows(&self, text: &str) {
        assert_eq!(self.content.text(), quoted(text));
        assert_eq!(self.content, Content::of(quoted(text)), "the tree is the parse of the text");
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it stands beside what undo and redo give")]
fn step(name: &str, text: &str) -> Option<(String, String)> {
    Some((name.to_owned(), text.to_owned()))
}

fn types(at: &str, value: &str) -> Change {
    Change::Set(path(at), Json::text(value), At::Last)
}

#[test]
fn steps_are_undone_last_first_and_redone_first_first() {
    let mut session = Session::of("{'a': 1}");
    session.act("set", vec![set("a", "2")]).unwrap();
    session.act("add", vec![set("b", "[]")]).unwrap();
    session.act("fill", vec![insert("b", 0, "1"), insert("b", 1, "2"), remove("a")]).unwrap();
    session.shows("{'b': [1, 2]}");
    assert_eq!(session.history.depth(), 3);
    for _ in 0..2 {
        assert_eq!(session.undo(), step("fill", "{'a': 2, 'b': []}"));
        assert_eq!(session.history.last().map(|entry| (entry.name.as_str(), entry.mark)), Some(("add", 1)));
        assert_eq!(session.history.next().map(|entry| (entry.name.as_str(), entry.mark)), Some(("fill", 2)));
        assert_eq!(session.undo(), step("add", "{'a': 2}"));
        assert_eq!(session.undo(), step("set", "{'a': 1}"));
        assert_eq!(session.undo(), None);
        assert_eq!((session.history.depth(), session.history.last()), (0, None));
        session.shows("{'a': 1}");
        assert_eq!(session.redo(), step("set", "{'a': 2}"));
        assert_eq!(session.redo(), step("add", "{'a': 2, 'b': []}"));
        assert_eq!(session.redo(), step("fill", "{'b': [1, 2]}"));
        assert_eq!(session.redo(), None);
        assert_eq!((session.history.depth(), session.history.next()), (3, None));
        session.shows("{'b': [1, 2]}");
    }
}

#[test]
fn a_new_step_drops_what_could_be_redone() {
    let mut session = Session::of("{'a': 1}");
    session.act("two", vec![set("a", "2")]).unwrap();
    session.act("three", vec![set("a", "3")]).unwrap();
    session.undo();
    session.act("four", vec![set("a", "4")]).unwrap();
    assert_eq!(session.redo(), None);
    assert_eq!(session.undo(), step("four", "{'a': 2}"));
    assert_eq!(session.undo(), step("two", "{'a': 1}"));
    assert_eq!(session.undo(), None);
}

#[test]
fn what_is_so_already_makes_no_step_and_leaves_redo() {
    let mut session = Session::of("{'a': 1}");
    session.act("two", vec![set("a", "2")]).unwrap();
    session.undo();
    for changes in [vec![], vec![set("a", "1")], vec![text(6..7, "1"), set("a", "1")]] {
        assert_eq!(session.act("nothing", changes), Ok(false));
    }
    assert_eq!(session.redo(), step("two", "{'a': 2}"));
}

#[test]
fn an_action_is_done_whole_or_not_at_all() {
    let good = || [set("b", "2"), insert("l", 0, "1"), remove("a"), text(0..1, "{ ")];
    let bad = [
        (remove("no"), "no is not set"),
        (set("l.x", "1"), "l is a list: repair it first"),
        (text(0..1, ""), "that would not be JSON: the manifest has ended before this: remove the rest"),
    ];
    for (bad, sentence) in bad {
        for place in 0..=good().len() {
            let mut session = Session::of("{'a': 1, 'l': []}");
            session.act("before", vec![set("a", "7")]).unwrap();
            session.act("undone", vec![set("a", "8")]).unwrap();
            session.undo();
            let mut changes = good().to_vec();
            changes.insert(place, bad.clone());
            let refused = session.act("refused", changes);
            assert!(refused.is_err(), "{sentence} at {place}");
            if place == 0 && !sentence.starts_with("that") {
                assert_eq!(refused.unwrap_err().to_string(), sentence);
            }
            session.shows("{'a': 7, 'l': []}");
            assert_eq!(session.redo(), step("undone", "{'a': 8, 'l': []}"), "redo is still there");
            session.undo();
            assert_eq!(session.undo(), step("before", "{'a': 1, 'l': []}"));
        }
    }
}

#[test]
fn typing_in_one_go_is_one_step() {
    let mut session = Session::of("{'a': ''}");
    for text in ["h", "he", "hel", "hl", "hall", "hallö"] {
        session.types(1, types("a", text));
    }
    assert_eq!(session.history.depth(), 1);
    assert_eq!(session.undo(), step("type 1", "{'a': ''}"));
    assert_eq!(session.redo(), step("type 1", "{'a': 'hallö'}"));
}

#[test]
fn typing_into_a_member_that_is_new_is_one_step() {
    let mut session = Session::of("{\n  'a': 1\n}\n");
    for text in ["h", "he", "h", "ha"] {
        session.types(1, types("b.c", text));
    }
    assert_eq!(session.undo(), step("type 1", "{\n  'a': 1\n}\n"));
    assert_eq!(session.redo(), step("type 1", "{\n  'a': 1,\n  'b': {\n    'c': 'ha'\n  }\n}\n"));
}

#[test]
fn typing_in_two_places_in_one_go_is_one_step() {
    let mut session = Session::of("{'a': '', 'b': ''}");
    for (at, text) in [("a", "x"), ("b", "y"), ("a", "xx"), ("b", ""), ("a", "")] {
        session.types(1, types(at, text));
    }
    session.types(1, types("b", "z"));
    assert_eq!(session.undo(), step("type 1", "{'a': '', 'b': ''}"));
    assert_eq!(session.redo(), step("type 1", "{'a': '', 'b': 'z'}"));
    assert_eq!(session.history.depth(), 1);
}

#[test]
fn typing_of_raw_text_is_one_step() {
    let mut session = Session::of("");
    for (at, letter) in ["[", "\"", "é", "\"", "]"].into_iter().enumerate() {
        let at = if at < 3 { at } else { at + 1 };
        session.types(3, text(at..at, letter));
    }
    session.types(3, text(2..4, "e"));
    session.shows("['e']");
    assert_eq!(session.undo(), step("type 3", ""));
    assert_eq!(session.redo(), step("type 3", "['e']"));
}

#[test]
fn a_run_of_typing_ends() {
    type End = fn(&mut Session);
    let ends: [(&str, End); 4] = [
        ("when the step is closed", |session| session.history.close_step()),
        ("by another step", |session| {
            session.act("other", vec![set("b", "1")]).unwrap();
        }),
        ("by undo and redo", |session| {
            session.undo();
            session.redo();
        }),
        ("by another run", |session| session.types(2, set("b", "1"))),
    ];
    for (name, end) in ends {
        let mut session = Session::of("{'a': '', 'b': 0}");
        session.types(1, types("a", "x"));
        end(&mut session);
        let between = session.content.text().replace('"', "'");
        session.types(1, types("a", "xy"));
        assert_eq!(session.undo(), step("type 1", &between), "{name}");
    }
}

#[test]
fn a_step_that_was_undone_does_not_swallow_typing() {
    let mut session = Session::of("{'a': '', 'b': 0}");
    session.types(1, types("a", "x"));
    session.types(2, set("b", "1"));
    session.undo();
    session.history.close_step();
    session.types(1, types("a", "xy"));
    assert_eq!(session.undo(), step("type 1", "{'a': 'x', 'b': 0}"));
    assert_eq!(session.undo(), step("type 1", "{'a': '', 'b': 0}"));
}

#[test]
fn typing_that_was_undone_does_not_go_on_in_the_step_before() {
    let mut session = Session::of("{'a': '', 'b': 0}");
    session.types(1, types("a", "x"));
    session.types(2, set("b", "1"));
    session.undo();
    session.types(2, set("b", "2"));
    assert_eq!(session.undo(), step("type 2", "{'a': 'x', 'b': 0}"));
    assert_eq!(session.undo(), step("type 1", "{'a': '', 'b': 0}"));
}

#[test]
fn a_step_of_its_own_is_never_joined() {
    let mut session = Session::of("{'a': 1}");
    session.act("two", vec![set("a", "2")]).unwrap();
    session.act("three", vec![set("a", "3")]).unwrap();
    assert_eq!(session.history.depth(), 2);
}

#[test]
fn undo_crosses_the_border_between_text_and_manifest() {
    let mut session = Session::of("{'a': 1");
    session.act("type", vec![text(7..7, " ")]).unwrap();
    session.act("close", vec![text(8..8, "}")]).unwrap();
    session.act("set", vec![set("a", "2")]).unwrap();
    for _ in 0..2 {
        assert!(session.content.document().is_some());
        assert_eq!(session.undo(), step("set", "{'a': 1 }"));
        assert!(session.content.document().is_some());
        assert_eq!(session.undo(), step("close", "{'a': 1 "));
        assert!(session.content.document().is_none());
        assert_eq!(session.undo(), step("type", "{'a': 1"));
        session.shows("{'a': 1");
        assert_eq!(session.redo(), step("type", "{'a': 1 "));
        assert_eq!(session.redo(), step("close", "{'a': 1 }"));
        assert_eq!(session.redo(), step("set", "{'a': 2 }"));
    }
}

#[test]
fn a_text_that_is_repaired_takes_changes_in_the_same_step() {
    let mut session = Session::of("\u{feff}{'a': 1,}\r\n");
    session.act("repair", vec![text(10..11, ""), set("b", "2")]).unwrap();
    session.shows("\u{feff}{'a': 1, 'b': 2}\r\n");
    assert_eq!(session.undo(), step("repair", "\u{feff}{'a': 1,}\r\n"));
    let refused = session.act("repair", vec![text(10..11, ""), set("a.b", "2")]);
    assert!(refused.is_err());
    session.shows("\u{feff}{'a': 1,}\r\n");
    assert!(session.content.document().is_none());
}
