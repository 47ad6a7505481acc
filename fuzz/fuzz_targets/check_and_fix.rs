//! The checks of any text: they never panic, mark what is there, and mending adds no problem of any
//! rule and leaves nothing for a second time.
//!
//! Input: a text, and after a NUL two bytes, the width and the height of its logo, and a tape of
//! changes to the text.

#![no_main]

use std::collections::HashMap;

use libfuzzer_sys::fuzz_target;
use lp_manifest::manifest::check::{Mended, Problem, Surroundings, check, mend, not_json};
use lp_manifest::json::document::Document;
use lp_manifest_fuzz::change::changed;
use lp_manifest_fuzz::text_and_rest;

fuzz_target!(|data: &[u8]| {
    let (text, rest) = text_and_rest(data);
    let (logo_size, tape) = match rest {
        [width, height, tape @ ..] => (Some((u32::from(*width), u32::from(*height))), tape),
        _ => (None, rest),
    };
    match Document::parse(text.to_owned()) {
        Ok(document) => holds(&changed(&document, tape), &Surroundings { logo_size }),
        Err((text, error)) => is_told(&text, &not_json(&text, &error)),
    }
});

/// A problem has words, and its mark falls between characters.
fn is_told(text: &str, problem: &Problem) {
    assert!(text.get(problem.span.clone()).is_some(), "{problem:?} of {text:?}");
    assert!(!problem.message.is_empty(), "{problem:?} of {text:?}");
}

fn holds(before: &Document, surroundings: &Surroundings) {
    let problems = check(before, surroundings);
    for problem in &problems {
        is_told(before.text(), problem);
        for change in problem.fix.iter().flat_map(|fix| &fix.changes).take(1) {
            let applied = before.clone().apply(change);
            assert!(applied.is_ok(), "{applied:?}: {problem:?} of {}", before.text());
        }
    }
    let Mended { document: after, done } = mend(before, surroundings, |_, problem| Some(problem.rule));
    let (were, are) = (counts(&problems), counts(&check(&after, surroundings)));
    for (rule, count) in &are {
        assert!(were.get(rule) >= Some(count), "{rule} comes: {} becomes {}", before.text(), after.text());
    }
    let again = mend(&after, surroundings, |_, problem| Some(problem.rule));
    assert_eq!((again.document.text(), again.done.len()), (after.text(), 0), "of {}", before.text());
    assert!(!done.is_empty() || after == *before, "{} becomes {}", before.text(), after.text());
}

fn counts(problems: &[Problem]) -> HashMap<&'static str, usize> {
    let mut counts = HashMap::new();
    for problem in problems {
        *counts.entry(problem.rule).or_default() += 1;
    }
    counts
}
