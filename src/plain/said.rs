//! A paragraph that is said, and its lines in a terminal of so many columns.
//!
//! It deliberately knows no form.

use crate::safe;

/// The fewest columns that are made use of.
const LEAST: usize = 8;

/// A paragraph: one line, or several where it is too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// By how many columns it is set in.
    pub indent: usize,
    /// The text, in which nothing commands a terminal.
    pub text: String,
}

impl Said {
    /// A paragraph from the first column on.
    pub fn new(text: impl AsRef<str>) -> Said {
        Said::within(0, text)
    }

    /// One that belongs to what stands above it.
    pub fn within(indent: usize, text: impl AsRef<str>) -> Said {
        Said { indent, text: safe::display_safe(text.as_ref()).trim_end().to_owned() }
    }

    /// Its lines, none of more than so many columns, broken between words where that can be.
    pub fn lines(&self, columns: usize) -> Vec<String> {
        let indent = " ".repeat(self.indent.min(columns / 4));
        let room = columns.max(LEAST).saturating_sub(indent.len());
        safe::wrap(&self.text, room).into_iter().map(|line| format!("{indent}{}", line.trim_end())).collect()
    }
}

/// Our own words as they are heard: a sign between two of them is a word or a comma.
pub(super) fn heard(own: &str) -> String {
    let own = own.replace(" · ", ", ").replace("→", "becomes").replace("› ", "").replace("▾ ", "");
    own.trim_end_matches([' ', '…']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Said;
    use crate::safe::width;

    #[test]
    fn words_stay_whole_where_they_can_and_no_line_is_too_long() {
        assert_eq!(Said::new("one two three").lines(8), ["one two", "three"]);
        assert_eq!(Said::within(2, "one two").lines(8), ["  one", "  two"]);
        assert_eq!(Said::new("").lines(8), [""]);
        let long = format!("a {} b", "日本語https://a.example/".repeat(5));
        for columns in 8..40 {
            let lines = Said::new(&long).lines(columns);
            assert!(lines.iter().all(|line| width(line) <= columns), "{columns}: {lines:#?}");
            let kept: String = lines.concat().split(' ').collect();
            assert_eq!(kept, long.replace(' ', ""), "{columns}");
        }
    }
}
