//! A page of a CI: the problems as a table, and who sees which app.
//!
//! It deliberately has no link: it does not know where its files can be read.

use super::{File, Finding, Notes, Report, slashed};
use crate::export::markdown::escaped;
use crate::export::safe::display_safe;

/// Of more problems the page has the first: a CI shows only so much.
const MOST: usize = 500;

/// The whole page.
pub fn print(report: &Report, notes: Notes) -> String {
    let mut page = format!("### LivePerson manifests\n\n{}\n", summary(report));
    let problems =
        report.files.iter().flat_map(|file| file.problems.iter().map(move |problem| (file, problem)));
    let shown: Vec<_> = problems.filter(|(_, problem)| notes.show(problem)).collect();
    if !shown.is_empty() {
        page.push_str("\n| | place | problem |\n|---|---|---|\n");
        page.extend(shown.iter().take(MOST).map(|(file, problem)| row(file, problem)));
    }
    if shown.len() > MOST {
        page.extend(["\n", &(shown.len() - MOST).to_string(), " more are not shown here.\n"]);
    }
    page.extend(report.troubles.iter().map(|trouble| format!("\n- {}\n", cell(&trouble.sentence))));
    let audience = |file: &File| {
        let who = file.audience.as_deref()?;
        Some(format!("| {} | {} |\n", cell(&slashed(&file.path)), cell(who)))
    };
    let audiences: String = report.files.iter().filter_map(audience).collect();
    if !audiences.is_empty() {
        page.push_str("\n| app | profiles that see it in the QuickLaunch menu |\n|---|---|\n");
        page.push_str(&audiences);
    }
    page
}

fn summary(report: &Report) -> String {
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let [errors, warnings, notes] = report.totals();
    let hidden = report.hidden.filter(|hidden| *hidden > 0);
    let hidden = hidden.map_or_else(String::new, |hidden| format!("; {hidden} known"));
    format!(
        "{}, {}, {} in {}{hidden}",
        counted(errors, "error"),
        counted(warnings, "warning"),
        counted(notes, "note"),
        counted(report.files.len(), "file")
    )
}

fn row(file: &File, problem: &Finding) -> String {
    let (line, column) = problem.start;
    let place = cell(&slashed(&file.path));
    format!(
        "| {} | {place}:{line}:{column} | {} ({}) |\n",
        problem.severity.word(),
        cell(&problem.message),
        problem.rule
    )
}

/// A text in one cell, in which no mark has a meaning.
fn cell(text: &str) -> String {
    escaped(&display_safe(text)).replace(['\r', '\n'], " ")
}
