//! Bare words: what is wrong with one in place of a value, and which literal or number it means.
//!
//! It deliberately knows no place: whether a word is a name is the reader's to say.

use crate::json::{Fault, Tree, quoted};

/// Whether a bare word can only be a name: a sign at its edge may stand in place of the quote.
pub(super) fn is_name(word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    word.chars().all(|c| is_letter(c) || matches!(c, '-' | '.' | '#'))
        && word.starts_with(is_letter)
        && word.ends_with(is_letter)
}

/// Whether a bare word is a number of JSON.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && Tree::parse(word).is_ok()
}

/// Whether every bracket of a text has its other half.
pub(super) fn pairs(text: &str) -> bool {
    let count = |sign: char| text.matches(sign).count();
    [('{', '}'), ('[', ']'), ('(', ')')].iter().all(|(open, close)| count(*open) == count(*close))
}

/// Whether what stands in quotes looks as if these were the end of one text and the start of another.
pub(super) fn is_between(text: &str) -> bool {
    const EDGES: [char; 3] = [',', ':', '\''];
    text.trim() != text || text.starts_with(EDGES) || text.ends_with(EDGES) || !pairs(text)
}

/// Whether a bare word may be a text that lacks its quotes: the words of programs are none.
pub(super) fn may_be_text(word: &str) -> bool {
    !word.starts_with(|c: char| c.is_ascii_digit() || "+-.…".contains(c))
}

/// What is wrong with a bare word in place of a value.
pub(super) fn value_fault(word: &str) -> Fault {
    if may_be_text(word) { Fault::BadWord(quoted(word)) } else { Fault::BadNumber }
}

/// The literal that a word of another language means, and whether that is certain.
pub(super) fn meant(word: &str) -> Option<(String, bool)> {
    let plain = word.to_ascii_lowercase();
    let literal = match plain.as_str() {
        "true" | "false" | "null" => return Some((plain, true)),
        "none" if word == "None" => return Some(("null".to_owned(), true)),
        "undefined" | "nil" | "nan" | "none" => "null",
        "yes" | "on" => "true",
        "no" | "off" => "false",
        _ => return number(word).or_else(|| misspelt(&plain)),
    };
    Some((literal.to_owned(), false))
}

/// A number of JavaScript or Python as JSON spells it.
fn number(word: &str) -> Option<(String, bool)> {
    let bare = word.trim_start_matches('+').replace('_', "");
    let bare = bare.strip_suffix('.').map_or(bare.clone(), str::to_owned);
    let signless = bare.trim_start_matches('-');
    let sign = &bare[..bare.len() - signless.len()];
    let hex = signless.strip_prefix("0x").or_else(|| signless.strip_prefix("0X"));
    let spelled = match hex {
        Some(digits) => u64::from_str_radix(digits, 16).ok()?.to_string(),
        None if signless.starts_with('.') => format!("0{signless}"),
        None => match signless.trim_start_matches('0') {
            rest if rest.is_empty() || rest.starts_with('.') => format!("0{rest}"),
            rest => rest.to_owned(),
        },
    };
    let spelled = format!("{sign}{spelled}");
    (is_number(&spelled) && spelled != word).then_some((spelled, false))
}

/// A literal with one letter too few, too many or wrong.
fn misspelt(word: &str) -> Option<(String, bool)> {
    let near = |literal: &&str| {
        let (longer, shorter) = if word.len() > literal.len() { (word, *literal) } else { (*literal, word) };
        let same = shorter.bytes().zip(longer.bytes()).take_while(|(a, b)| a == b).count();
        let skip = usize::from(longer.len() == shorter.len());
        longer.len() - shorter.len() <= 1 && longer.get(same + 1..) == shorter.get(same + skip..)
    };
    let literal = ["true", "false", "null"].into_iter().find(|literal| near(literal))?;
    Some((literal.to_owned(), false))
}
