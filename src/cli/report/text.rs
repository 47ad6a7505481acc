//! The report for people: a line for each problem, its place in the text, and one line that counts.
//!
//! It deliberately says nothing by colour alone.

use lp_manifest::export::report::{File, Finding, Fixed, Notes, Report};
use lp_manifest::manifest::check::Severity;

use crate::cli::colour::{Colour, Role};
use crate::cli::counted;
use crate::cli::excerpt;
use crate::cli::safe::display_safe;

/// The whole report.
pub(in crate::cli) fn print(report: &Report, notes: Notes, colour: Colour) -> String {
    let mut out = problems(report, notes, colour);
    if !out.is_empty() {
        out.push('\n');
    }
    out + &summary(report, notes) + "\n"
}

/// The problems alone.
pub(in crate::cli) fn problems(report: &Report, notes: Notes, colour: Colour) -> String {
    let mut out = String::new();
    for file in &report.files {
        for finding in file.problems.iter().filter(|finding| notes.show(finding)) {
            out += &problem(&file.path, finding, colour);
        }
    }
    out
}

/// `app.json: fixed response_types: put it in brackets [wrong-type]`
pub(in crate::cli) fn fixed(path: &str, fixed: &Fixed) -> String {
    let (path, name, title) = (display_safe(path), display_safe(&fixed.place.0), display_safe(&fixed.title));
    format!("{path}: fixed {name}: {title} [{}]\n", fixed.rule)
}

fn problem(path: &str, finding: &Finding, colour: Colour) -> String {
    let (what, todo) = finding.message.split_once(": ").unwrap_or((&finding.message, ""));
    let (line, column) = finding.start;
    let role = role(finding.severity);
    let place = display_safe(path).into_owned() + &format!(":{line}:{column}:");
    let place = colour.paint(Role::Strong, &place);
    let severity = format!("{}:", finding.severity.word());
    let severity = colour.paint(role, &severity);
    let id = format!("[{}]", finding.rule);
    let id = colour.paint(Role::Quiet, &id);
    let (what, todo) = (display_safe(what), display_safe(todo));
    match &finding.excerpt {
        Some(excerpt) => {
            let mark = colour.paint(role, "^");
            format!("{place} {severity} {what} {id}\n{}", excerpt::print(excerpt, &mark, &todo))
        }
        None => format!("{place} {severity} {what}: {todo} {id}\n"),
    }
}

fn role(severity: Severity) -> Role {
    match severity {
        Severity::Error => Role::Error,
        Severity::Warning => Role::Warning,
        Severity::Note => Role::Note,
    }
}

/// `2 errors, 2 warnings in 2 of 14 manifests; 9 notes (--notes shows them)`
fn summary(report: &Report, notes: Notes) -> String {
    let [errors, warnings, remarks] = report.totals();
    let parts = [(errors, "error"), (warnings, "warning")];
    let parts: Vec<_> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(*count, what)).collect();
    let place = place(&report.files, parts.is_empty());
    let verdict = if parts.is_empty() {
        format!("{place}: no problems")
    } else {
        format!("{} in {place}", parts.join(", "))
    };
    let remarks = match (remarks, notes) {
        (0, _) => String::new(),
        (_, Notes::Shown) => format!("; {}", counted(remarks, "note")),
        (_, Notes::Counted) => format!("; {} (--notes shows them)", counted(remarks, "note")),
    };
    let hidden = match report.hidden {
        None | Some(0) => String::new(),
        Some(count) => format!("; {} hidden (--baseline)", counted(count, "known problem")),
    };
    let mendable = match mendable(report) {
        0 => String::new(),
        count => format!("; --fix mends {count}"),
    };
    verdict + &mendable + &remarks + &hidden
}

/// How many problems have a fix that needs nobody to look at it, and was not asked for.
fn mendable(report: &Report) -> usize {
    let files = report.files.iter().filter(|file| file.fixed.is_none());
    let problems = files.flat_map(|file| &file.problems);
    problems.filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.certain)).count()
}

fn place(files: &[File], clean: bool) -> String {
    match files {
        [] => "no manifest".to_owned(),
        [only] => display_safe(&only.path).into_owned(),
        all if clean => counted(all.len(), "manifest"),
        all => {
            let wrong = all.iter().filter(|file| file.is_wrong()).count();
            format!("{wrong} of {}", counted(all.len(), "manifest"))
        }
    }
}
