//! The problems of a text that is not JSON, or of bytes that are no text.
//!
//! Responsible for what is told of them: without secrets. It deliberately finds nothing itself: that is the
//! doctor's.

use std::ops::Range;

use super::{Certainty, Fix, Problem, Rule, table};
use crate::json::doctor::{self, Mistake};
use crate::json::document::Change;
use crate::json::{Fault, Path, SyntaxError};
use crate::manifest::secret::{MASK, Secrets};

/// The problems of `text`, each with what mends it, or what the text is instead of JSON.
pub(super) fn not_json(text: &str, error: &SyntaxError) -> Vec<Problem> {
    let secrets = Secrets::of_text(text);
    let mistakes = doctor::mistakes_from(text, error);
    mistakes.into_iter().map(|mistake| problem(text, &secrets, mistake)).collect()
}

fn problem(text: &str, secrets: &Secrets, mistake: Mistake) -> Problem {
    let rule = match mistake.fault {
        Fault::TooDeep => table::TOO_DEEP,
        Fault::TooLarge => table::TOO_LARGE,
        _ => table::NOT_JSON,
    };
    let Rule { id, severity, .. } = rule;
    let message = veiled(text, secrets, &mistake).to_string();
    let fix = mistake.repair.map(|repair| {
        let certainty = if repair.is_certain { Certainty::Certain } else { Certainty::Suggested };
        Fix::new(certainty, repair.title, Change::Text(repair.edits))
    });
    let span = if mistake.span.is_empty() { character(text, mistake.span.start) } else { mistake.span };
    Problem { rule: id, severity, path: Path::root(), span, message, fix }
}

/// The mistake without what it quotes of a secret.
fn veiled(text: &str, secrets: &Secrets, mistake: &Mistake) -> Fault {
    let shown = mistake.quoted.as_ref().filter(|quoted| secrets.touch(quoted)).map(|quoted| {
        let bracket = text[quoted.clone()].chars().next_back().filter(|c| matches!(c, '}' | ']'));
        bracket.map_or_else(|| MASK.to_owned(), String::from)
    });
    shown.map_or_else(|| mistake.fault.clone(), |shown| mistake.fault.quoting(shown))
}

/// The problem of bytes that are no UTF-8, without a place.
pub(super) fn not_utf8(wide: Option<&str>) -> Problem {
    let message = match wide {
        Some(wide) => format!("this is written in {wide}: save it as UTF-8"),
        None => "from here on this is not UTF-8: save it as UTF-8".to_owned(),
    };
    let Rule { id, severity, .. } = table::NOT_UTF_8;
    Problem { rule: id, severity, path: Path::root(), span: 0..0, message, fix: None }
}

/// The character at `offset`; nothing of a line's end or the text's.
fn character(text: &str, offset: usize) -> Range<usize> {
    let rest = text.get(offset..).unwrap_or("");
    let next = rest.chars().next().filter(|c| !matches!(c, '\n' | '\r'));
    offset..offset + next.map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::not_json;
    use crate::json::Tree;
    use crate::manifest::secret::Secrets;

    #[test]
    fn a_text_that_is_not_json_keeps_its_secrets_too() {
        let cases = [
            "{\"client_secret\": \"hunter2\" \"a\": 1}",
            "{\"client_secret\": 'hunter2'}",
            "{client_secret: hunter2, a: 1}",
            "{\"client_secret\": \"hunter2",
            "{\"client_secret\" \"hunter2\"}",
            "{\"client_secret\": \"hun\"ter2\"}",
            "{\"client_secret\":\n  \"hunter2\"\n,}",
            "{\"header_value\": \u{201c}hunter2\u{201d}}",
            "{\"clientSecret\": [\"hunter2\"] \"a\": 1}",
            "{\"headers\": {\"Authorization\": \"hunter2\" \"x\": 1}",
            "{\"headers\": [{\"header_name\": \"x\" \"header_value\": \"hunter2\"}]}",
            "{\"a\": true \"client_secret\": \"hunter2\"}",
            "{\"a\": \"x\" true, \"client_secret\": \"hunter2\"}",
            "{\"a\": \"dogs', x\",, \"client_secret\": \"hunter2\"}",
            "{\"client_secret\": hun ter2 hunter2, }",
            "{\"client_secret\": \"hunter2\" 5, }",
            "client_secret=hunter2",
            "{endpoint: https://joe:hunter2@bot.example/lp}",
            "{\"endpoint\": \"https://bot.example/?code=hunter2\" 5}",
        ];
        for text in cases {
            let masked = Secrets::of_text(text).mask(text);
            assert!(!masked.contains("hunter2") && !masked.contains("ter2"), "{masked}");
            for problem in not_json(text, &Tree::parse(text).unwrap_err()) {
                let title = problem.fix.map(|fix| fix.title).unwrap_or_default();
                assert!(
                    !problem.message.contains("hunter2") && !title.contains("hunter2"),
                    "{text}: {}",
                    problem.message
                );
            }
        }
    }
}
