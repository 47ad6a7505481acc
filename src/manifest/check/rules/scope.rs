//! The words of `scope`, and what stands between them.
//!
//! It deliberately splits at commas too: whoever writes them means them as blanks.

use std::collections::HashSet;

use super::Look;
use crate::json::Path;
use crate::json::document::{At, Change, Json};
use crate::manifest::check::nearest::nearest;
use crate::manifest::check::{Certainty, Fix, table, words};
use crate::manifest::placeholder;

/// The one scope of the guides.
const CONSUMER: &str = "msg.consumer";

/// What other products of LivePerson use.
const ELSEWHERE: [&str; 2] = ["faas.lambda.invoke", "thirdpartybots.customendpoint.bot"];

/// What LivePerson no longer gives out.
const DEPRECATED: &str = "ihub.tpb.customendpoint";

/// One word of the scope.
struct Word<'t> {
    text: &'t str,
    /// Whether it holds a placeholder.
    open: bool,
}

/// Looks at `scope`.
pub(super) fn check(look: &mut Look<'_>) {
    let Some(scope) = look.text("scope") else { return };
    let masked = placeholder::mask(&scope);
    let words = split(&scope, &masked);
    separators(look, &scope, &masked, &words);
    let closed = || words.iter().filter(|word| !word.open).map(|word| word.text);
    let unknown: Vec<_> = closed().filter(|word| !is_known(word)).collect();
    if !unknown.is_empty() {
        strange(look, &unknown, &words);
    }
    if closed().any(|word| word == DEPRECATED) {
        let message = format!("{DEPRECATED} is given up by LivePerson: use {}", ELSEWHERE[1]);
        look.report(table::SCOPE_DEPRECATED, look.place("scope"), message, None);
    }
    if let Some(word) = closed().find(|word| ELSEWHERE.contains(word)) {
        let message = format!(
            "{word} is not in the guides, and belongs to another product: LivePerson's hub lists only apps \
             whose scope is exactly {CONSUMER}"
        );
        look.report(table::SCOPE_ELSEWHERE, look.place("scope"), message, None);
    }
}

fn is_known(word: &str) -> bool {
    word == CONSUMER || word == DEPRECATED || ELSEWHERE.contains(&word)
}

/// The words; a placeholder is part of one, whatever stands in it.
fn split<'t>(scope: &'t str, masked: &'t str) -> Vec<Word<'t>> {
    let parts = masked.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty());
    let words = parts.map(|part| {
        let start = part.as_ptr() as usize - masked.as_ptr() as usize;
        let text = &scope[start..start + part.len()];
        Word { text, open: text != part }
    });
    words.collect()
}

fn separators(look: &mut Look<'_>, scope: &str, masked: &str, words: &[Word<'_>]) {
    let right = words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    if right == scope && !words.is_empty() {
        return repeated(look, words);
    }
    let place = look.place("scope");
    if words.is_empty() {
        let fix = Fix::suggested("remove it", Change::Remove(place.path()));
        let message = "scope holds no word: name one such as msg.consumer, or remove it";
        return look.report(table::SCOPE_SEPARATOR, place, message, Some(fix));
    }
    let mut seen = HashSet::new();
    let once: Vec<_> = words.iter().map(|word| word.text).filter(|word| seen.insert(*word)).collect();
    let right = once.join(" ");
    let has_comma = masked.contains(',');
    let what = if has_comma { "commas do not separate scopes" } else { "there is a blank too many" };
    let sure = !has_comma || words.iter().all(|word| word.open || is_known(word.text));
    let certainty = if sure { Certainty::Certain } else { Certainty::Suggested };
    let title = format!("set to {}", words::shown(&right));
    let change = Change::Set(place.path(), Json::text(&right), At::Last);
    let message = format!("{what}: write one blank between two words, and none at the ends");
    look.report(table::SCOPE_SEPARATOR, place, message, Some(Fix::new(certainty, title, change)));
}

/// A word that stands there twice.
fn repeated(look: &mut Look<'_>, words: &[Word<'_>]) {
    let mut seen = HashSet::new();
    let (once, twice): (Vec<&str>, Vec<&str>) =
        words.iter().map(|word| word.text).partition(|word| seen.insert(*word));
    let Some(word) = twice.first() else { return };
    let place = look.place("scope");
    let right = once.join(" ");
    let change = Change::Set(place.path(), Json::text(&right), At::Last);
    let fix = Fix::certain(format!("set to {}", words::shown(&right)), change);
    let message = format!("{} stands in the scope already: remove the repetition", words::shown(word));
    look.report(table::REPEATED_VALUE, place, message, Some(fix));
}

fn strange(look: &mut Look<'_>, unknown: &[&str], words: &[Word<'_>]) {
    let near = |word: &str| nearest(word, [CONSUMER, ELSEWHERE[0], ELSEWHERE[1]]);
    let is_there = |meant: &str| words.iter().any(|word| word.text == meant);
    let meant = match unknown {
        [word] => near(word).filter(|meant| !is_there(meant)).map(|meant| (*word, meant)),
        _ => None,
    };
    let named = unknown.iter().map(|word| words::shown(word)).collect::<Vec<_>>().join(", ");
    let named = words::cut(&named);
    let advice = match meant {
        Some((_, meant)) => format!("did you mean {meant}?"),
        None => format!("write {CONSUMER}, or keep it only if LivePerson gave it to you"),
    };
    let fix = meant.map(|(word, meant)| {
        let right: Vec<_> = words.iter().map(|one| if one.text == word { meant } else { one.text }).collect();
        let right = right.join(" ");
        let change = Change::Set(Path::of(&["scope"]), Json::text(&right), At::Last);
        Fix::suggested(format!("set to {}", words::shown(&right)), change)
    });
    look.report(
        table::SCOPE_UNKNOWN,
        look.place("scope"),
        format!("{named} is no scope that the guides or LivePerson's pages name: {advice}"),
        fix,
    );
}
