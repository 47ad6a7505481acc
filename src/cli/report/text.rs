//! The report for people: a line for each problem, its place in the text, one line that counts, and one that
//! says how many fixes there are.
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
    let fixes = fixes(report, notes).map_or_else(String::new, |fixes| fixes + "\n");
    out + &summary(report, notes) + "\n" + &fixes
}

/// The problems alone.
pub(in crate::cli) fn problems(report: &Report, notes: Notes, colour: Colour) -> String {
    let mut out = String::new();
    for file in &report.files {
        for finding in file.problems.iter().filter(|finding| notes.show(finding)) {
            problem(&mut out, &file.path, finding, colour);
        }
    }
    out
}

/// `app.json: fixed response_types: put it in brackets [wrong-type]`
pub(in crate::cli) fn fixed(path: &str, fixed: &Fixed) -> String {
    let (path, name, title) = (display_safe(path), display_safe(&fixed.place.0), display_safe(&fixed.title));
    format!("{path}: fixed {name}: {title} [{}]\n", fixed.rule)
}

fn problem(out: &mut String, path: &str, finding: &Finding, colour: Colour) {
    let (what, todo) = finding.message.split_once(": ").unwrap_or((&finding.message, ""));
    let (line, column) = finding.start;
    let role = role(finding.severity);
    let (what, todo) = (display_safe(what), display_safe(todo));
    let place = format!("{}:{line}:{column}:", display_safe(path));
    colour.put(out, Role::Strong, &[&place]);
    out.push(' ');
    colour.put(out, role, &[finding.severity.word(), ":"]);
    out.extend([" ", &what]);
    if finding.excerpt.is_none() {
        out.extend([": ", &todo]);
    }
    out.push(' ');
    colour.put(out, Role::Quiet, &["[", finding.rule, "]"]);
    out.push('\n');
    if let Some(excerpt) = &finding.excerpt {
        excerpt::write(out, excerpt, &colour.paint(role, "^"), &todo);
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
    verdict + &remarks + &hidden
}

/// `3 fixes: --fix applies 1, the form the others`; nothing where there is none.
fn fixes(report: &Report, notes: Notes) -> Option<String> {
    let shown = report.files.iter().flat_map(|file| &file.problems).filter(|finding| notes.show(finding));
    let (certain, others): (Vec<_>, Vec<_>) =
        shown.filter_map(|finding| finding.fix.as_ref()).partition(|fix| fix.certain);
    let all = match certain.len() + others.len() {
        1 => "1 fix".to_owned(),
        count => format!("{count} fixes"),
    };
    let sentence = match (certain.len(), others.len()) {
        (0, 0) => return None,
        (1, 0) => format!("{all}: --fix applies it"),
        (_, 0) => format!("{all}: --fix applies them"),
        (0, 1) => format!("{all}: the form applies it"),
        (0, _) => format!("{all}: the form applies them"),
        (count, 1) => format!("{all}: --fix applies {count}, the form the other"),
        (count, _) => format!("{all}: --fix applies {count}, the form the others"),
    };
    Some(sentence)
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
