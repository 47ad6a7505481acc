//! Whether a text answers a word that was typed, how well, and by which of its letters.
//!
//! A word is found where it stands. In a name it is also found where its letters stand in order and
//! each run of them begins where a word of the name does, or leaves out one letter on the way: `maxretr`
//! is Max retries and `redirct` is Redirect URIs. Any letters in order would be nearly everything: `ret`
//! is no Target audience.

/// How a word was found; what is less is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// How well.
    pub(super) how: How,
    /// The numbers of the characters that answer it.
    pub(super) at: Vec<usize>,
}

/// How well a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// From the start of a word.
    Start,
    /// Inside a word.
    Inside,
    /// In runs.
    Runs,
}

/// The most characters of a name that are searched for runs, and of a word.
const LONGEST: usize = 100;

/// A text, made ready to be searched for several words.
pub(super) struct Text {
    /// Its characters in lower case.
    characters: Vec<char>,
    /// Whether a word begins at each.
    starts: Vec<bool>,
}

impl Text {
    pub(super) fn of(text: &str) -> Text {
        let (mut characters, mut starts) = (Vec::new(), Vec::new());
        let mut before = ' ';
        for c in text.chars() {
            starts.push(!before.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase()));
            characters.push(lower(c));
            before = c;
        }
        Text { characters, starts }
    }

    /// Finds a word where it stands: from the start of a word, else anywhere.
    pub(super) fn whole(&self, word: &[char]) -> Option<Found> {
        let last = self.characters.len().checked_sub(word.len())?;
        let mut places = (0..=last).filter(|at| self.characters[*at..].starts_with(word)).peekable();
        let first = *places.peek()?;
        let start = places.find(|at| self.starts.get(*at).is_none_or(|start| *start));
        let how = if start.is_some() { How::Start } else { How::Inside };
        let at = start.unwrap_or(first);
        Some(Found { how, at: (at..at + word.len()).collect() })
    }

    /// The same, from the start of a word only.
    pub(super) fn start(&self, word: &[char]) -> Option<Found> {
        self.whole(word).filter(|found| found.how == How::Start)
    }

    /// Finds a word where it stands, else in runs.
    pub(super) fn in_runs(&self, word: &[char]) -> Option<Found> {
        self.whole(word).or_else(|| Some(Found { how: How::Runs, at: self.runs(word)? }))
    }

    /// The characters of a word in runs, the first of which begins where a word does.
    fn runs(&self, word: &[char]) -> Option<Vec<usize>> {
        if word.len() < 2 || word.len() > LONGEST || !self.has_in_order(word) {
            return None;
        }
        let mut dead = vec![[false; 2]; LONGEST * word.len()];
        let mut at = Vec::new();
        let begins = (0..self.len()).filter(|at| self.starts[*at]);
        for begin in begins {
            if self.goes_on(word, begin, Left::One, &mut at, &mut dead) {
                at.reverse();
                return Some(at);
            }
        }
        None
    }

    /// Whether a word goes on with its first letter at `here`; the places of its letters, last first.
    /// What is `dead` is known not to.
    fn goes_on(
        &self,
        word: &[char],
        here: usize,
        left: Left,
        at: &mut Vec<usize>,
        dead: &mut [[bool; 2]],
    ) -> bool {
        let Some((first, rest)) = word.split_first() else { return true };
        let known = (word.len() - 1) * LONGEST + here;
        if self.characters.get(here) != Some(first) || here >= LONGEST || dead[known][left as usize] {
            return false;
        }
        let next_word = (here + 2..self.len()).filter(|next| self.starts[*next]);
        let ways = [(here + 1, left)].into_iter().chain(next_word.map(|next| (next, left)));
        let skips = (left == Left::One).then_some((here + 2, Left::None));
        let found = ways.chain(skips).any(|(next, left)| self.goes_on(rest, next, left, at, dead));
        if found {
            at.push(here);
        } else {
            dead[known][left as usize] = true;
        }
        found
    }

    fn len(&self) -> usize {
        self.characters.len().min(LONGEST)
    }

    fn has_in_order(&self, word: &[char]) -> bool {
        let mut characters = self.characters[..self.len()].iter();
        word.iter().all(|wanted| characters.any(|c| c == wanted))
    }
}

/// Whether a letter may still be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    None,
    One,
}

/// The words of what was typed, in lower case.
pub(super) fn words(query: &str) -> Vec<Vec<char>> {
    query.split_whitespace().map(|word| word.chars().map(lower).collect()).collect()
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{How, Text, words};

    /// How a word is found in a name, and the letters that answer it.
    fn found(name: &str, word: &str) -> Option<(How, String)> {
        let found = Text::of(name).in_runs(words(word).first()?)?;
        let letters = found.at.iter().filter_map(|at| name.chars().nth(*at));
        Some((found.how, letters.collect()))
    }

    #[test]
    fn a_name_is_found_by_its_words_and_their_beginnings_and_with_a_letter_left_out() {
        for (name, word, how, letters) in [
            ("Max retries", "max", How::Start, "Max"),
            ("Max retries", "ret", How::Start, "ret"),
            ("Max retries", "tries", How::Inside, "tries"),
            ("Max retries", "maxretr", How::Runs, "Maxretr"),
            ("max_retries", "mr", How::Runs, "mr"),
            ("Redirect URIs", "redirct", How::Runs, "Redirct"),
            ("Redirect URIs", "reuris", How::Runs, "ReURIs"),
            ("refresh_token", "ret", How::Runs, "ret"),
            ("RichContentEvent", "rce", How::Runs, "RCE"),
            ("RichContentEvent", "event", How::Start, "Event"),
        ] {
            assert_eq!(found(name, word), Some((how, letters.to_owned())), "{name:?} by {word:?}");
        }
    }

    #[test]
    fn letters_in_any_order_and_from_anywhere_find_nothing() {
        for (name, word) in [
            ("Target audience", "ret"),
            ("Redirect URIs", "rdrct"),
            ("Max retries", "xam"),
            ("Scope", "scopes"),
            ("", "a"),
            ("a", "aa"),
        ] {
            assert_eq!(found(name, word), None, "{name:?} by {word:?}");
        }
    }

    #[test]
    fn a_hostile_name_is_searched_in_little_time() {
        let name = "a_".repeat(30_000);
        assert_eq!(found(&name, &format!("{}b", "a".repeat(60))), None);
        assert!(found(&name, &"a".repeat(40)).is_some());
    }
}
