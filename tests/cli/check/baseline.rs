//! Known problems: left out, whatever lines they stand on, and no more often than they are known.

use super::json;
use crate::cli::Desk;

/// Two equal problems and a third.
const OLD: &str = "{\n  \"client_name\": \"Kiosk\",\n  \"grant_types\": [\"x\", \"x\"],\n  \"scope\": \"msg.consumer\"\n}\n";

fn desk() -> Desk {
    let desk = Desk::with(OLD);
    desk.put("known.json", desk.run(&["check", "--format", "json", "app.json"]).out);
    desk
}

#[test]
fn known_problems_are_hidden_and_counted() {
    let desk = desk();
    assert_eq!(desk.run(&["check", "app.json"]).code, 1);
    let ran = desk.run(&["check", "--strict", "--baseline", "known.json", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let report = json(&desk.run(&["check", "--format", "json", "--baseline", "known.json", "app.json"]).out);
    let hidden = report["hidden"].as_u64().unwrap();
    assert!(hidden > 1, "{report}");
    assert_eq!(ran.out, format!("app.json: no problems; {hidden} known problems hidden (--baseline)\n"));
    assert_eq!(report["files"][0]["problems"], serde_json::json!([]));
    assert_eq!(report["errors"], 0);
}

#[test]
fn a_known_problem_is_known_on_another_line_and_by_another_spelling_of_its_path() {
    let desk = desk();
    desk.put("app.json", OLD.replace("{\n", "{\n\n\n      \"description\": \"new\",\n\n"));
    for path in ["app.json", "./app.json", "."] {
        let ran = desk.run(&["check", "--strict", "--baseline", "known.json", path]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    }
}

#[test]
fn a_problem_is_hidden_no_more_often_than_it_is_known() {
    let desk = desk();
    desk.put("app.json", OLD.replace("{\n", "{\n  \"scope\": 1,\n  \"scope\": 2,\n"));
    desk.put("known.json", desk.run(&["check", "--format", "json", "app.json"]).out);
    desk.put("app.json", OLD.replace("{\n", "{\n  \"scope\": 1,\n  \"scope\": 2,\n  \"scope\": 3,\n"));
    let ran = desk.run(&["check", "--baseline", "known.json", "app.json"]);
    // They stand there four times now, and that is another message.
    assert_eq!(ran.out.matches("[duplicate-member]").count(), 3, "{}", ran.out);
    let twice = "{\"client_name\": \"a\", \"x\": {\"b\": 1, \"b\": 2, \"b\": 3}}";
    desk.put("app.json", twice);
    let known = desk.run(&["check", "--format", "json", "app.json"]).out;
    let mut report = json(&known);
    let problems = report["files"][0]["problems"].as_array_mut().unwrap();
    let double = problems.iter().position(|one| one["rule"] == "duplicate-member").unwrap();
    problems.remove(double);
    desk.put("known.json", report.to_string());
    let ran = desk.run(&["check", "--baseline", "known.json", "app.json"]);
    assert_eq!(ran.out.matches("[duplicate-member]").count(), 1, "{}", ran.out);
}

#[test]
fn a_new_problem_is_reported() {
    let desk = desk();
    desk.put("app.json", OLD.replace("msg.consumer", "msg.consumer nonsense"));
    let ran = desk.run(&["check", "--baseline", "known.json", "app.json"]);
    assert!(ran.out.contains("[scope-unknown]") && ran.out.contains("known problems hidden"), "{}", ran.out);
    assert!(!ran.out.contains("[unsupported-value]"), "{}", ran.out);
    // The same problems in another file are not known.
    desk.put("other.json", OLD);
    assert_eq!(desk.run(&["check", "--baseline", "known.json", "other.json"]).code, 1);
}

#[test]
fn what_is_no_list_of_known_problems_is_wrong_usage() {
    let desk = desk();
    desk.run(&["check", "--baseline", "none.json", "app.json"]).complains(
        2,
        "there is no file none.json: look at its spelling; --baseline takes what check --format json printed",
    );
    for text in ["", "{", "[]", "{}", "{\"version\": 1}", "{\"version\": 1, \"files\": [{\"path\": \"a\"}]}"]
    {
        desk.put("odd.json", text);
        desk.run(&["check", "--baseline", "odd.json", "app.json"]).complains(
            2,
            "odd.json is no list of known problems: make one with check --format json, and keep what it prints",
        );
    }
    desk.put("odd.json", "{\"version\": 2, \"files\": []}");
    desk.run(&["check", "--baseline", "odd.json", "app.json"])
        .complains(2, "odd.json was made by a later lp-manifest: make it anew with this one");
}

#[test]
fn known_problems_of_other_files_only_are_told_of() {
    let desk = desk();
    desk.put("apps/app.json", OLD);
    let said = "lp-manifest: known.json names none of the files that are checked here: run check in the folder that it was made in\n";
    for paths in [&["apps/app.json"][..], &["apps", "apps/app.json"]] {
        let ran = desk.run(&[&["check", "--baseline", "known.json"][..], paths].concat());
        assert_eq!((ran.code, ran.err.as_str()), (1, said));
    }
    let ran = desk.run(&["check", "--baseline", "known.json", "apps/app.json", "app.json"]);
    assert_eq!(ran.err, "");
    // A file that had no problem is one that is known.
    desk.put("known.json", r#"{"version": 1, "files": [{"path": "app.json", "problems": []}]}"#);
    assert_eq!(desk.run(&["check", "--baseline", "known.json", "app.json"]).err, "");
}

#[test]
fn known_problems_are_known_by_every_path_and_from_every_folder() {
    let desk = Desk::new();
    desk.put("apps/b.json", "{\"client_name\": \"A\", \"grant_types\": [\"x\"]}");
    desk.put("known.json", desk.run(&["check", "--format", "json", "apps"]).out);
    let whole = desk.path("apps").canonicalize().unwrap();
    for path in ["apps/../apps", whole.to_str().unwrap()] {
        let ran = desk.run(&["check", "--baseline", "known.json", path]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{path}: {ran:?}");
    }
    // From another folder what it names is read from where it lies.
    let mut command = desk.command(&["check", "--baseline", "../known.json", "b.json"]);
    let ran = Desk::ran(command.current_dir(desk.path("apps")));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(ran.out, "b.json: no problems; 1 known problem hidden (--baseline)\n");
}
