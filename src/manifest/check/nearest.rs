//! Which known word a person probably meant.
//!
//! It deliberately gives no answer where two are as near: a guess is offered only if it is the only
//! one.

/// How many edits a word may be away from the one that was meant.
const FAR: usize = 2;

/// The longest word, in bytes, that is compared at all.
const LONGEST: usize = 256;

/// The one candidate that `word` is nearest to: the same but for case, blanks and `_` or `-`, or
/// else at most two edits away. `None` if there is none, or two are as near.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    only_nearest(candidates.into_iter().map(|candidate| (candidate, distance(word, candidate))))
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

/// How far `word` is from `candidate`, if it is near: 0 if they differ in case, blanks and marks
/// alone, else the number of letters to insert, remove, replace, or swap with their neighbour.
pub(super) fn distance(word: &str, candidate: &str) -> Option<usize> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    if folded(word).eq(folded(candidate)) {
        return Some(0);
    }
    let a: Vec<char> = word.chars().take(candidate.len() + FAR + 1).collect();
    let b: Vec<char> = candidate.chars().collect();
    if a.len().abs_diff(b.len()) > FAR {
        return None;
    }
    Some(edits(&a, &b)).filter(|edits| *edits <= FAR && *edits < b.len())
}

fn folded(word: &str) -> impl Iterator<Item = char> {
    let kept = word.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'));
    kept.flat_map(char::to_lowercase)
}

/// Optimal string alignment; a number above [`FAR`] where it is further than that. Only the cells of
/// the table that can still be near are filled, and what both words share at their ends is left out.
fn edits(a: &[char], b: &[char]) -> usize {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    let mut above = vec![FAR + 1; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![FAR + 1; b.len() + 1];
        next[0] = i;
        let band = i.saturating_sub(FAR).max(1)..=(i + FAR).min(b.len());
        for j in band {
            let replaced = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(above[j - 2] + 1);
            }
            next[j] = least;
        }
        if next.iter().min() > Some(&FAR) {
            return FAR + 1;
        }
        above = std::mem::replace(&mut row, next);
    }
    row[b.len()]
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
