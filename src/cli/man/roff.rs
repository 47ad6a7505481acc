//! The marks of a manual page, as troff, groff and mandoc read them.
//!
//! It deliberately knows nothing of what is said.

use crate::cli::wrap;

/// So long lines of running text are, marks included.
const COLUMNS: usize = 72;

/// A page that is being written.
pub(super) struct Page(String);

impl Page {
    pub(super) fn begun(name: &str, date: &str, source: &str) -> Page {
        Page(format!(".TH {name} 1 {date} \"{source}\" \"User Commands\"\n"))
    }

    pub(super) fn section(&mut self, title: &str) {
        self.line(&format!(".SH {title}"));
    }

    pub(super) fn subsection(&mut self, title: &str) {
        self.line(&format!(".SS {title}"));
    }

    pub(super) fn paragraph(&mut self) {
        self.line(".PP");
    }

    /// A line with its marks.
    pub(super) fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// How something is called: a name, then words that do not break.
    pub(super) fn usage(&mut self, name: &str, words: &[String]) {
        self.line(".HP 4");
        self.line(&bold(name));
        for word in words {
            // What stands for something else is set apart; `[--format FORMAT]` has both.
            let pieces =
                word.split(' ').map(|piece| if is_place(piece) { place(piece) } else { escaped(piece) });
            self.line(&pieces.collect::<Vec<_>>().join("\\ "));
        }
    }

    /// Something with what is said of it.
    pub(super) fn item(&mut self, head: &str, says: &str) {
        self.line(".TP");
        self.line(head);
        self.prose(says);
    }

    /// Sentences, which the reader breaks into lines of its own.
    pub(super) fn prose(&mut self, text: &str) {
        for paragraph in text.split("\n\n") {
            for line in wrap::lines(paragraph, COLUMNS) {
                self.line(&escaped(&line));
            }
        }
    }

    /// Lines that stay lines.
    pub(super) fn as_it_stands(&mut self, text: &str) {
        self.line(".nf");
        for line in text.trim_end().lines() {
            self.line(&escaped(line.trim_end()));
        }
        self.line(".fi");
    }

    pub(super) fn done(self) -> String {
        self.0
    }
}

/// Whether a word stands for something else.
fn is_place(word: &str) -> bool {
    !word.contains("--") && word.chars().any(|c| c.is_ascii_uppercase())
}

/// It, with the brackets and dots around it as they are.
fn place(word: &str) -> String {
    let name = word.trim_start_matches('[').trim_end_matches([']', '.']);
    word.replacen(name, &italic(name), 1)
}

pub(super) fn bold(text: &str) -> String {
    format!("\\fB{}\\fR", escaped(text))
}

pub(super) fn italic(text: &str) -> String {
    format!("\\fI{}\\fR", escaped(text))
}

/// A text in which no character is a mark.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\\' => out.push_str("\\e"),
            '-' => out.push_str("\\-"),
            '\'' => out.push_str("\\(aq"),
            '`' => out.push_str("\\(ga"),
            '^' => out.push_str("\\(ha"),
            '~' => out.push_str("\\(ti"),
            '.' if at == 0 => out.push_str("\\&."),
            c => out.push(c),
        }
    }
    out
}
