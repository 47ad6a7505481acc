//! Lists of choices: values that are not supported, or stand there twice; and a text that was
//! meant to be such a list.
//!
//! It deliberately asks of no value whether it goes with another: that is a rule of its own.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use super::{Down, Walk};
use crate::json::document::{At, Change, Json};
use crate::json::{Kind, Value};
use crate::manifest::catalogue::Item;
use crate::manifest::check::nearest::nearest;
use crate::manifest::check::{Certainty, Fix, table, words};

/// The longest list of choices that a sentence spells out.
const FEW: usize = 4;

/// The longest list of choices in which a value like no other is offered to be removed.
const SLIPS: usize = 64;

/// Looks at a value that is a list.
pub(super) fn check(walk: &mut Walk<'_>, list: Value<'_>, items: &'static [Item]) {
    // What is wrong is looked for once something is.
    let (present, choices) = (OnceCell::new(), OnceCell::new());
    let is_present = |value: &str| {
        let texts = || list.children().filter_map(|item| item.as_text()).collect::<HashSet<_>>();
        present.get_or_init(texts).contains(value)
    };
    let mut seen = vec![false; items.len()];
    for (index, item) in list.children().enumerate() {
        walk.under(Down::Index(index), |walk| {
            let Some(text) = item.as_text() else { return not_a_text(walk, item) };
            match items.iter().position(|known| known.value == text) {
                None => {
                    let choices = choices.get_or_init(|| Choices {
                        items,
                        supported: supported(items),
                        is_short: list.children().nth(SLIPS).is_none(),
                    });
                    unsupported(walk, item, &text, choices, is_present);
                }
                Some(known) if seen[known] => repeated(walk, item, items[known].value),
                Some(known) => seen[known] = true,
            }
        });
    }
}

/// The supported values that a text lists with blanks or commas between them, each once; `None` if
/// it holds anything else. `id_token token` stays one value.
pub(in crate::manifest::check) fn listed(text: &str, items: &'static [Item]) -> Option<Vec<&'static str>> {
    let mut values = Vec::new();
    for part in text.split(',') {
        let words: Vec<_> = part.split_whitespace().collect();
        let mut at = 0;
        while at < words.len() {
            let (value, length) = longest(&words[at..], items)?;
            if !values.contains(&value) {
                values.push(value);
            }
            at += length;
        }
    }
    (!values.is_empty()).then_some(values)
}

/// The supported value that most words at the start spell, and how many they are.
fn longest(words: &[&str], items: &'static [Item]) -> Option<(&'static str, usize)> {
    let spelled = |item: &'static Item| {
        let parts: Vec<_> = item.value.split(' ').collect();
        words.starts_with(&parts).then_some((item.value, parts.len()))
    };
    items.iter().filter_map(spelled).max_by_key(|(_, length)| *length)
}

/// What a list may hold.
struct Choices {
    items: &'static [Item],
    /// What to write, where it is not known what was meant.
    supported: String,
    /// Whether so few values stand in the list that one like no other is a slip, to be removed alone.
    is_short: bool,
}

fn not_a_text(walk: &mut Walk<'_>, item: Value<'_>) {
    let message =
        format!("must be a text, and is {}: write a value that the guides list", words::found(item));
    let fix = (item.kind() == Kind::Null).then(|| Fix::suggested("remove it", Change::Remove(walk.here())));
    walk.report(table::WRONG_TYPE, item.span(), message, fix);
}

fn repeated(walk: &mut Walk<'_>, item: Value<'_>, value: &str) {
    let message = format!("{value} stands in this list already: remove it here");
    let fix = Fix::certain("remove it here", Change::Remove(walk.here()));
    walk.report(table::REPEATED_VALUE, item.span(), message, Some(fix));
}

fn unsupported(
    walk: &mut Walk<'_>,
    item: Value<'_>,
    text: &str,
    Choices { items, supported, is_short }: &Choices,
    is_present: impl Fn(&str) -> bool,
) {
    let words: Vec<_> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let reordered = items.iter().map(|item| item.value).find(|value| is_same_words(value, &words));
    let meant = reordered.or_else(|| nearest(text, items.iter().map(|item| item.value)));
    let several = several(&words, items).filter(|_| meant.is_none());
    let shown = words::shown(text);
    let (advice, fix): (Cow<'_, str>, _) = match meant {
        None if several.is_some() => {
            let values = several.unwrap_or_default();
            let fix = apart(walk, &values, is_present);
            (format!("write {} values", values.len()).into(), fix)
        }
        Some(value) if reordered.is_some() && !is_present(value) => {
            let change = Change::Set(walk.here(), Json::text(value), At::Last);
            (format!("write {value}").into(), Some(Fix::certain(format!("set to {value}"), change)))
        }
        None => {
            let remove = || Fix::suggested(format!("remove {shown}"), Change::Remove(walk.here()));
            (Cow::Borrowed(supported.as_str()), is_short.then(remove))
        }
        Some(value) if is_present(value) => {
            let fix = Fix::suggested("remove it here", Change::Remove(walk.here()));
            (format!("{value} stands in this list as well, so remove it here").into(), Some(fix))
        }
        Some(value) => {
            let change = Change::Set(walk.here(), Json::text(value), At::Last);
            (format!("did you mean {value}?").into(), Some(Fix::suggested(format!("set to {value}"), change)))
        }
    };
    let message = [&*shown, " is not supported here: ", &*advice].concat();
    walk.report(table::UNSUPPORTED_VALUE, item.span(), message, fix);
}

/// Whether a value has these words in another order.
fn is_same_words(value: &str, words: &[&str]) -> bool {
    if words.len() < 2 || words.len() != value.split(' ').count() {
        return false;
    }
    let (mut own, mut words): (Vec<_>, Vec<_>) = (value.split(' ').collect(), words.to_vec());
    own.sort_unstable();
    words.sort_unstable();
    own == words
}

/// The supported values that stand in one text, if it holds nothing else.
fn several(words: &[&str], items: &'static [Item]) -> Option<Vec<&'static str>> {
    if words.len() < 2 {
        return None;
    }
    let known = |word: &&str| items.iter().map(|item| item.value).find(|value| value == word);
    let values: Vec<_> = words.iter().map(known).collect::<Option<_>>()?;
    let distinct: HashSet<_> = values.iter().collect();
    (values.len() > 1 && distinct.len() == values.len()).then_some(values)
}

/// Each of several values as an item of its own, if none of them is there.
fn apart(walk: &Walk<'_>, values: &[&str], is_present: impl Fn(&str) -> bool) -> Option<Fix> {
    let path = walk.here();
    let at = path.last_index()?;
    let (first, rest) = values.split_first()?;
    if values.iter().any(|value| is_present(value)) {
        return None;
    }
    let rest = rest.iter().map(|value| Json::text(value)).collect();
    let insert = Change::Insert { list: path.parent(), at: at + 1, values: rest };
    let set = Change::Set(path.clone(), Json::text(first), At::Last);
    let title = format!("make it {} values", values.len());
    Some(Fix { title, certainty: Certainty::Suggested, changes: vec![set, insert] })
}

fn supported(items: &[Item]) -> String {
    match items {
        [first @ .., last] if items.len() <= FEW => {
            let first: Vec<_> = first.iter().map(|item| item.value).collect();
            format!("write {} or {}", first.join(", "), last.value)
        }
        _ => format!("write one of the {} values that the guides list", items.len()),
    }
}
