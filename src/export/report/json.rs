//! The report as one object of our own, with a version.
//!
//! It deliberately always has the notes: a program can leave out what it does not want.

use serde_json::{Map, Value, json};

use super::{File, Finding, Fixed, Report, Trouble};
use crate::export::safe::json_safe;

/// The version of the object.
pub const VERSION: u32 = 1;

/// The whole report. `hidden` and `fixed` are there only where they were asked for; what could not be
/// read, written or understood has an `error`, and is counted where there is any.
pub fn print(report: &Report) -> String {
    let [errors, warnings, notes] = report.totals();
    let unread: Vec<_> = report
        .troubles
        .iter()
        .filter(|trouble| !report.files.iter().any(|file| file.path == trouble.path))
        .collect();
    let unreadable = unread.len();
    let files = report.files.iter().map(|one| file(one, &report.troubles));
    let files: Vec<_> = files.chain(unread.into_iter().map(unread_file)).collect();
    let mut object = json!({
        "version": VERSION, "files": files, "errors": errors, "warnings": warnings, "notes": notes,
    });
    if let (1.., Some(object)) = (unreadable, object.as_object_mut()) {
        object.insert("unreadable".to_owned(), unreadable.into());
    }
    if let (Some(hidden), Some(object)) = (report.hidden, object.as_object_mut()) {
        object.insert("hidden".to_owned(), hidden.into());
    }
    // The alternate form is the one with line ends.
    json_safe(&format!("{object:#}")) + "\n"
}

fn unread_file(trouble: &Trouble) -> Value {
    json!({"path": trouble.path, "error": trouble.sentence, "problems": []})
}

fn file(file: &File, troubles: &[Trouble]) -> Value {
    let problems: Vec<_> = file.problems.iter().map(problem).collect();
    let mut object = Map::new();
    object.insert("path".to_owned(), file.path.clone().into());
    if let Some(trouble) = troubles.iter().find(|trouble| trouble.path == file.path) {
        object.insert("error".to_owned(), trouble.sentence.clone().into());
    }
    object.insert("problems".to_owned(), problems.into());
    if let Some(fixes) = &file.fixed {
        object.insert("fixed".to_owned(), fixes.iter().map(fixed).collect());
    }
    object.into()
}

fn problem(finding: &Finding) -> Value {
    let fix = finding.fix.as_ref().map(|fix| json!({"title": fix.title, "certain": fix.certain}));
    json!({
        "rule": finding.rule,
        "severity": finding.severity.word(),
        "pointer": finding.pointer,
        "line": finding.start.0,
        "column": finding.start.1,
        "end_line": finding.end.0,
        "end_column": finding.end.1,
        "message": finding.message,
        "fix": fix,
    })
}

fn fixed(fixed: &Fixed) -> Value {
    json!({"rule": fixed.rule, "pointer": fixed.place.1, "title": fixed.title})
}
