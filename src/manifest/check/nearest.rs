//! Which known word a person probably meant.
//!
//! It deliberately gives no answer where two are as near: a guess is offered only if it is the only
//! one.

use std::borrow::Cow;

use crate::manifest::catalogue::{self, Field, LOCALIZED_NAME, TAG_MARK};

/// How many edits a word may be away from the one that was meant.
const FAR: usize = 2;

/// The longest word, in bytes, that is compared at all.
const LONGEST: usize = 256;

/// The one candidate that `word` is nearest to: the same but for case, blanks and `_` or `-`, or
/// else at most two edits away. `None` if there is none, or two are as near.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = Word::of(word)?;
    only_nearest(candidates.into_iter().map(|candidate| (candidate, word.distance(candidate))))
}

/// The member of these that was probably meant by a name which none of them has: by another spelling or
/// word for it, by a language that is marked in another way, or by the letters.
pub fn member(key: &str, fields: &'static [Field]) -> Option<Cow<'static, str>> {
    let twin = catalogue::meant(key);
    let twin = fields.iter().map(|field| field.key).find(|name| twin.as_deref() == Some(*name));
    let near = || twin.or_else(|| nearest(key, fields.iter().map(|field| field.key)));
    tagged_otherwise(key, fields).map(Cow::Owned).or_else(|| near().map(Cow::Borrowed))
}

/// A language tag that stands after `client_name` in another way: `client_name-fr`.
fn tagged_otherwise(key: &str, fields: &'static [Field]) -> Option<String> {
    let name = LOCALIZED_NAME.key.trim_end_matches(TAG_MARK);
    let rest = key.strip_prefix(name).filter(|_| catalogue::member(fields, name).is_some())?;
    let tag = rest.strip_prefix(['-', '@', '_', ':', '.'])?.replace('_', "-");
    let language = tag.split('-').next().unwrap_or("");
    let usual = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    let formed = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (usual && formed && !tag.ends_with('-')).then(|| format!("{name}{TAG_MARK}{tag}"))
}

/// The one item with the smallest distance; those without a distance are too far.
pub(super) fn only_nearest<T>(items: impl Iterator<Item = (T, Option<usize>)>) -> Option<T> {
    let mut best: Option<(T, usize)> = None;
    let mut tied = false;
    for (item, distance) in items {
        let Some(distance) = distance else { continue };
        let least = best.as_ref().map_or(usize::MAX, |(_, least)| *least);
        tied = distance == least || (tied && distance > least);
        if distance < least {
            best = Some((item, distance));
        }
    }
    best.filter(|_| !tied).map(|(item, _)| item)
}

/// How far `word` is from `candidate`, if it is near: see [`Word::distance`].
pub(super) fn distance(word: &str, candidate: &str) -> Option<usize> {
    Word::of(word)?.distance(candidate)
}

/// A word that is compared with many.
pub(super) struct Word<'w> {
    text: &'w str,
    /// How many letters it has.
    count: usize,
}

impl<'w> Word<'w> {
    /// Takes a word; `None` if it is not compared at all.
    pub(super) fn of(text: &'w str) -> Option<Word<'w>> {
        let fits = !text.is_empty() && text.len() <= LONGEST;
        fits.then(|| Word { text, count: text.chars().count() })
    }

    /// How far it is from `candidate`, if it is near: 0 if they differ in case, blanks and marks
    /// alone, else the number of letters to insert, remove, replace, or swap with their neighbour.
    pub(super) fn distance(&self, candidate: &str) -> Option<usize> {
        if folded(self.text).eq(folded(candidate)) {
            return Some(0);
        }
        let count = candidate.chars().count();
        if self.count.abs_diff(count) > FAR {
            return None;
        }
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let edits = if self.text.is_ascii() && candidate.is_ascii() {
            edits(self.text.as_bytes(), candidate.as_bytes())
        } else {
            edits(&letters(self.text), &letters(candidate))
        };
        (edits <= FAR && edits < count).then_some(edits)
    }
}

fn folded(word: &str) -> impl Iterator<Item = char> {
    let kept = word.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'));
    kept.flat_map(char::to_lowercase)
}

/// The cells of a row of the table that can still be near: those around the diagonal.
const BAND: usize = 2 * FAR + 1;

/// Optimal string alignment; a number above [`FAR`] where it is further than that. Only the cells of
/// the table that can still be near are filled, and what both words share at their ends is left out.
fn edits<L: PartialEq>(a: &[L], b: &[L]) -> usize {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    // The cell numbered `at` of row `i` stands in column `i + at - FAR`.
    let column = |i: usize, at: usize| (i + at).checked_sub(FAR).filter(|j| *j <= b.len());
    let (mut above, mut row) = ([FAR + 1; BAND], [FAR + 1; BAND]);
    (0..BAND).filter_map(|at| Some((at, column(0, at)?))).for_each(|(at, j)| row[at] = j);
    for i in 1..=a.len() {
        let mut next = [FAR + 1; BAND];
        for (at, j) in (0..BAND).filter_map(|at| Some((at, column(i, at)?))) {
            if j == 0 {
                next[at] = i;
                continue;
            }
            let removed = row.get(at + 1).map_or(FAR + 1, |cost| cost + 1);
            let inserted = at.checked_sub(1).map_or(FAR + 1, |before| next[before] + 1);
            let replaced = row[at] + usize::from(a[i - 1] != b[j - 1]);
            next[at] = replaced.min(removed).min(inserted);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[at] = next[at].min(above[at] + 1);
            }
        }
        if next.iter().min() > Some(&FAR) {
            return FAR + 1;
        }
        (above, row) = (row, next);
    }
    let last = (b.len() + FAR).checked_sub(a.len()).and_then(|at| row.get(at));
    last.copied().unwrap_or(FAR + 1)
}

#[cfg(test)]
mod tests {
    use super::{FAR, edits, nearest};

    /// The whole table, as the definition has it.
    fn every_cell(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for (i, j) in (0..=a.len()).flat_map(|i| (0..=b.len()).map(move |j| (i, j))) {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let least = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                let swaps = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swaps { least.min(table[i - 2][j - 2] + 1) } else { least }
            };
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn what_is_left_out_of_the_table_changes_no_near_distance() {
        let words: Vec<Vec<char>> = (0..1092_u32)
            .map(|mut number| {
                let mut word = Vec::new();
                while number > 0 {
                    word.push(char::from(b'a' + (number % 3) as u8));
                    number /= 3;
                }
                word
            })
            .collect();
        for a in &words {
            for b in words.iter().step_by(7) {
                let true_one = every_cell(a, b).min(FAR + 1);
                assert_eq!(edits(a, b).min(FAR + 1), true_one, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn only_the_one_nearest_word_is_given() {
        let cases = [
            ("client_nme", &["client_name", "display_name"][..], Some("client_name")),
            ("Client-Name ", &["client_name", "client_nam"], Some("client_name")),
            ("gaol", &["goal"], Some("goal")),
            ("goa", &["goal", "goat"], None),
            ("goa", &["goal", "goat", "goa!", "goa"], Some("goa")),
            ("xy", &["ip"], None),
            ("", &["ip", ""], None),
            ("entirely_different", &["goal"], None),
            ("tokenize", &["token"], None),
        ];
        for (word, candidates, meant) in cases {
            assert_eq!(nearest(word, candidates.iter().copied()), meant, "{word:?} of {candidates:?}");
        }
    }
}
