//! The report as one object of our own, with a version.
//!
//! It deliberately always has the notes: a program can leave out what it does not want.

use serde_json::{Map, Value, json};

use super::{File, Finding, Fixed, Report};
use crate::export::safe::json_safe;

/// The version of the object.
pub const VERSION: u32 = 1;

/// The whole report. `hidden` and `fixed` are there only where they were asked for.
pub fn print(report: &Report) -> String {
    let [errors, warnings, notes] = report.totals();
    let files: Vec<_> = report.files.iter().map(file).collect();
    let mut object = json!({
        "version": VERSION, "files": files, "errors": errors, "warnings": warnings, "notes": notes,
    });
    if let (Some(hidden), Some(object)) = (report.hidden, object.as_object_mut()) {
        object.insert("hidden".to_owned(), hidden.into());
    }
    // The alternate form is the one with line ends.
    json_safe(&format!("{object:#}")) + "\n"
}

fn file(file: &File) -> Value {
    let problems: Vec<_> = file.problems.iter().map(problem).collect();
    let mut object = Map::new();
    object.insert("path".to_owned(), file.path.clone().into());
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
