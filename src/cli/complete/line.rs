//! The words of a command line, as shells write them: quotes and what stands for itself behind a backslash.
//!
//! It deliberately knows no command, and expands nothing.

/// What was typed up to the cursor.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The words behind the program's name; the last is the one at the cursor, and may be empty.
    pub(super) words: Vec<String>,
    /// The quote in which the last word stands.
    quote: Option<char>,
    /// How many characters of the last word the shell keeps as they are.
    kept: usize,
}

impl Typed {
    /// Words that the shell has told apart.
    pub(super) fn of_words(mut words: Vec<String>) -> Typed {
        if words.is_empty() {
            words.push(String::new());
        }
        Typed { words, ..Typed::default() }
    }

    /// A line of bash, and the end of it that bash is going to replace.
    pub(super) fn of_line(line: &str, replaced: &str) -> Typed {
        let read = Read::of(line);
        let kept = read.last.strip_suffix(replaced).map_or(0, |kept| unquoted(kept).chars().count());
        let words = read.words.into_iter().skip(1).collect();
        Typed { quote: read.quote, kept, ..Typed::of_words(words) }
    }

    /// What bash is to write for a word: without what it keeps, and quoted as the word is that was begun.
    pub(super) fn quoted(&self, word: &str) -> String {
        let rest: String = word.chars().skip(self.kept).collect();
        match self.quote {
            Some('\'') => rest.replace('\'', r"'\''"),
            Some(_) => escaped(&rest, |c| matches!(c, '"' | '\\' | '$' | '`')),
            None => {
                let home = if self.kept == 0 && rest.starts_with("~/") { "~" } else { "" };
                home.to_owned() + &escaped(&rest[home.len()..], |c| !is_plain(c))
            }
        }
    }
}

/// A word without its quotes.
pub(super) fn unquoted(word: &str) -> String {
    Read::of(word).words.pop().unwrap_or_default()
}

/// Whether a character means itself outside quotes.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "-_./=:@%+,".contains(c)
}

fn escaped(word: &str, special: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if special(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line that was read.
struct Read {
    words: Vec<String>,
    quote: Option<char>,
    /// The last word as it stands there.
    last: String,
}

impl Read {
    fn of(line: &str) -> Read {
        let mut read = Read { words: vec![String::new()], quote: None, last: String::new() };
        let mut characters = line.chars();
        while let Some(c) = characters.next() {
            read.last.push(c);
            match (c, read.quote) {
                (' ' | '\t', None) => read.next(),
                ('\'' | '"', None) => read.quote = Some(c),
                (_, Some(quote)) if c == quote => read.quote = None,
                ('\\', None | Some('"')) => {
                    let Some(next) = characters.next() else { break };
                    read.last.push(next);
                    if read.quote.is_some() && !matches!(next, '"' | '\\' | '$' | '`') {
                        read.push(c);
                    }
                    read.push(next);
                }
                (c, _) => read.push(c),
            }
        }
        read
    }

    fn push(&mut self, c: char) {
        if let Some(word) = self.words.last_mut() {
            word.push(c);
        }
    }

    /// Begins a word, unless there is one of which nothing is there yet.
    fn next(&mut self) {
        if self.last.trim_end().is_empty() {
            return self.last.clear();
        }
        self.words.push(String::new());
        self.last.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Typed, unquoted};

    #[test]
    fn a_line_is_read_as_bash_reads_it() {
        let cases: [(&str, &[&str]); 8] = [
            ("lp-manifest", &[""]),
            ("lp-manifest ", &[""]),
            ("lp-manifest  check  a", &["check", "a"]),
            ("lp-manifest set 'a b.json' x", &["set", "a b.json", "x"]),
            ("lp-manifest set a\\ b.json ", &["set", "a b.json", ""]),
            ("lp-manifest set '' ", &["set", "", ""]),
            ("lp-manifest set \"a\\\"b\\c", &["set", "a\"b\\c"]),
            ("lp-manifest set a\\", &["set", "a"]),
        ];
        for (line, words) in cases {
            assert_eq!(Typed::of_line(line, "").words, words, "{line}");
        }
        assert_eq!(unquoted("'a b"), "a b");
    }

    #[test]
    fn what_is_written_goes_on_from_what_is_there() {
        let cases = [
            ("lp-manifest set a.json enabled=t", "t", "enabled=true", "true"),
            ("lp-manifest set a.json enabled=", "", "enabled=true", "true"),
            ("lp-manifest set a.json en", "en", "enabled=", "enabled="),
            ("lp-manifest set 'a b", "a b", "a b.json", "a b.json"),
            ("lp-manifest set \"a", "a", "a\".json", "a\\\".json"),
            ("lp-manifest set a", "a", "a b.json", "a\\ b.json"),
            ("lp-manifest set ~/a", "~/a", "~/a b.json", "~/a\\ b.json"),
            ("lp-manifest set a.json x=\\\"a\\\":", "", "x=\"a\":b", "b"),
        ];
        for (line, replaced, word, wanted) in cases {
            assert_eq!(Typed::of_line(line, replaced).quoted(word), wanted, "{line}");
        }
    }
}
