//! Our own sentences in lines that fit the terminal.
//!
//! It deliberately cuts nothing: a word that is longer than a line stands on a line of its own.

use unicode_width::UnicodeWidthStr;

/// How wide a pipe is, and a terminal that does not say.
const USUAL: usize = 80;

/// Beyond this, lines are hard to read.
const WIDEST: usize = 100;

/// Under this, words stand alone on their lines anyway.
const NARROWEST: usize = 24;

/// How many columns a line may have.
pub(super) fn width() -> usize {
    columns().map_or(USUAL, |columns| columns.clamp(NARROWEST, WIDEST))
}

/// The columns of the terminal that standard output is, if it is one.
#[cfg(unix)]
fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn columns() -> Option<usize> {
    None
}

/// `text` in lines of at most `columns` columns.
pub(super) fn lines(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or("", String::as_str);
        let gap = usize::from(!line.is_empty());
        if gap == 1 && line.width() + gap + word.width() > columns {
            lines.push(word.to_owned());
        } else if let Some(line) = lines.last_mut() {
            line.push_str(&" "[..gap]);
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn words_stay_whole_and_lines_fit_where_they_can() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("a very-long-word b", 6), ["a", "very-long-word", "b"]);
        assert_eq!(lines("日本 語", 4), ["日本", "語"]);
        assert_eq!(lines("", 4), [""]);
    }
}
