//! What people settle in files of their own, from its text to values.
//!
//! Responsible for what may stand in such a file and for saying, with the line, what may not. It
//! deliberately opens no file: finding and reading one is the store's.

pub mod person;
pub mod settings;

/// Something that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// Mistakes, each with the byte where it stands, in the order of the text and with their places.
pub(crate) fn placed(text: &str, mut mistakes: Vec<(usize, String)>) -> Vec<Mistake> {
    mistakes.sort_by_key(|(at, _)| *at);
    let (mut line, mut column, mut done) = (1, 1, 0);
    let place = |(at, sentence): (usize, String)| {
        let at = at.min(text.len());
        let passed = text.get(done..at).unwrap_or_default();
        match passed.rsplit_once('\n') {
            Some((before, last)) => {
                line += before.matches('\n').count() + 1;
                column = last.chars().count() + 1;
            }
            None => column += passed.chars().count(),
        }
        done = at;
        Mistake { line, column, sentence }
    };
    mistakes.into_iter().map(place).collect()
}
