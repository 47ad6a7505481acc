//! The report of tests that `JUnit` began: a suite a file, a case a problem.
//!
//! A case fails where the run fails by it. It deliberately writes XML 1.0 by hand: there are three
//! elements, and what may not stand in them is escaped in one place.

use std::collections::HashMap;
use std::fmt::Write;

use super::{File, Finding, Notes, Report, Strictness, Trouble, slashed};
use crate::export::safe::display_safe;

/// The whole report.
pub fn print(report: &Report, notes: Notes, strictness: Strictness) -> String {
    let suites: Vec<_> = report.files.iter().map(|file| of_file(file, notes, strictness)).collect();
    let suites: Vec<_> = suites.into_iter().chain(report.troubles.iter().map(of_trouble)).collect();
    let sum = |count: fn(&Suite) -> usize| suites.iter().map(count).sum::<usize>();
    let counts = [sum(|suite| suite.cases.len()), sum(|suite| suite.failures), sum(|suite| suite.errors)];
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a String cannot fail.
    let _ = writeln!(out, "<testsuites name=\"lp-manifest\"{}>", attributes(counts));
    for suite in &suites {
        suite.print(&mut out);
    }
    out + "</testsuites>\n"
}

/// What is said of one file.
struct Suite {
    name: String,
    cases: Vec<String>,
    failures: usize,
    errors: usize,
}

impl Suite {
    fn print(&self, out: &mut String) {
        let counts = attributes([self.cases.len(), self.failures, self.errors]);
        let _ = writeln!(out, "  <testsuite name=\"{}\"{counts}>", escaped(&self.name));
        for case in &self.cases {
            out.push_str(case);
        }
        out.push_str("  </testsuite>\n");
    }
}

fn attributes([tests, failures, errors]: [usize; 3]) -> String {
    format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"")
}

fn of_file(file: &File, notes: Notes, strictness: Strictness) -> Suite {
    let name = slashed(&file.path);
    let shown: Vec<_> = file.problems.iter().filter(|finding| notes.show(finding)).collect();
    let failures = shown.iter().filter(|finding| strictness.fails(finding.severity)).count();
    let names = names(&shown);
    let cases = shown.iter().zip(names).map(|(finding, case)| of_problem(&name, &case, finding, strictness));
    let mut cases: Vec<_> = cases.collect();
    if cases.is_empty() {
        cases.push(case(&name, "no problems", None, ""));
    }
    Suite { name, cases, failures, errors: 0 }
}

/// The name of each case: rule and member, numbered where there would be two of a name, since only
/// the first of them might be read.
fn names(shown: &[&Finding]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let name = |finding: &&Finding| {
        let name = format!("{} {}", finding.rule, finding.pointer).trim_end().to_owned();
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 { name } else { format!("{name} ({times})") }
    };
    shown.iter().map(name).collect()
}

fn of_problem(file: &str, name: &str, finding: &Finding, strictness: Strictness) -> String {
    let ((line, column), severity) = (finding.start, finding.severity.word());
    let text = format!("{file}:{line}:{column}: {severity}: {} [{}]", finding.message, finding.rule);
    let text = escaped(&text);
    let inside = if strictness.fails(finding.severity) {
        let message = escaped(&finding.message);
        format!("<failure type=\"{severity}\" message=\"{message}\">{text}</failure>")
    } else {
        format!("<system-out>{text}</system-out>")
    };
    case(file, name, Some(line), &inside)
}

fn of_trouble(trouble: &Trouble) -> Suite {
    let (name, sentence) = (slashed(&trouble.path), escaped(&trouble.sentence));
    let inside = format!("<error type=\"trouble\" message=\"{sentence}\">{sentence}</error>");
    Suite { cases: vec![case(&name, "no trouble", None, &inside)], name, failures: 0, errors: 1 }
}

fn case(file: &str, name: &str, line: Option<usize>, inside: &str) -> String {
    let (file, name) = (escaped(file), escaped(name));
    let line = line.map(|line| format!(" line=\"{line}\"")).unwrap_or_default();
    let head = format!("    <testcase classname=\"{file}\" name=\"{name}\" file=\"{file}\"{line}");
    if inside.is_empty() { head + "/>\n" } else { format!("{head}>\n      {inside}\n    </testcase>\n") }
}

/// A text that may stand between tags and in an attribute; what XML cannot hold becomes `\u{..}`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in display_safe(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn only_what_xml_allows_is_written() {
        let text = "<a b='\"'>&amp;\u{0}\n\u{b}\u{7f}\u{fffe}é";
        let said = "&lt;a b=&apos;&quot;&apos;&gt;&amp;amp;\\u{0}\\n\\u{b}\\u{7f}\\u{fffe}é";
        assert_eq!(escaped(text), said);
    }
}
