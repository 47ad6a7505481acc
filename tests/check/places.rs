//! Where each problem stands, what it says, and what would mend it: `places.txt`, manifest by
//! manifest, hits and near misses.

use lp_manifest::json::Lines;
use lp_manifest::manifest::check::{Certainty, Problem};

use super::{is_of_shape, line, problems};

const PLACES: &str = include_str!("places.txt");

/// One manifest and what is said of it.
pub(super) struct Case {
    pub(super) claim: &'static str,
    pub(super) text: String,
    said: Vec<&'static str>,
}

/// Every manifest of the file: a claim, the text after `> `, then one line a problem and an
/// indented one for its fix.
pub(super) fn cases() -> Vec<Case> {
    let block = |block: &'static str| {
        let mut lines = block.lines();
        let claim = lines.next()?;
        let (text, said): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with('>'));
        let text: Vec<_> = text.into_iter().map(|line| line[1..].strip_prefix(' ').unwrap_or("")).collect();
        Some(Case { claim, text: text.join("\n"), said })
    };
    PLACES.split("\n\n").filter_map(block).collect()
}

fn said(text: &str) -> Vec<String> {
    let of_shape = problems(text).into_iter().filter(|problem| is_of_shape(problem.rule));
    of_shape.flat_map(|problem| both_lines(text, &problem)).collect()
}

fn both_lines(text: &str, problem: &Problem) -> Vec<String> {
    let (line_number, column) = Lines::of(text).place(problem.span.start);
    let marked = text[problem.span.clone()].chars().count();
    let place = format!(" {line_number}:{column}");
    let mut lines = vec![line(text, problem).replacen(&place, &format!("{place}+{marked}"), 1)];
    lines.extend(problem.fix.as_ref().map(|fix| {
        let sure = if fix.certainty == Certainty::Certain { "certain" } else { "suggested" };
        format!("  {sure}: {}", fix.title)
    }));
    lines
}

#[test]
fn every_problem_stands_where_it_belongs_and_says_what_to_do() {
    let cases = cases();
    assert!(cases.len() >= 100, "{} cases", cases.len());
    let wrong: Vec<_> = cases
        .iter()
        .map(|case| (case, said(&case.text)))
        .filter(|(case, said)| case.said != *said)
        .map(|(case, said)| {
            format!("{}\n> {}\n{}\n", case.claim, case.text.replace('\n', "\n> "), said.join("\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_begins_small_and_ends_without_a_full_stop() {
    for case in cases() {
        for problem in problems(&case.text) {
            let message = problem.message;
            assert!(!message.ends_with('.') && !message.contains('\n'), "{message}");
            for word in ["invalid", "schema", "hunk", "pointer"] {
                assert!(!message.contains(word), "{message}");
            }
        }
    }
}

#[test]
fn no_message_and_no_fix_tells_a_secret() {
    for case in cases() {
        for problem in problems(&case.text) {
            let title = problem.fix.map(|fix| fix.title).unwrap_or_default();
            for secret in ["hunter2", "secret\""] {
                assert!(!problem.message.contains(secret) && !title.contains(secret), "{title}");
            }
        }
    }
}
