//! The open text: its characters, cursor and selection, edited by grapheme.
//!
//! It deliberately knows no key, no document and no value: commands come from the keymap, undo from the
//! history.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The longest line that is edited, in bytes: screens count columns in 16 bits.
pub const LONGEST: usize = 60_000;

/// What is said of a text that is not editable.
pub const TOO_LONG: &str = "a line of this text is too long to be edited here; it is kept as it is";

/// Whether no line of a text is too long to be edited.
pub fn is_editable(text: &str) -> bool {
    text.len() <= LONGEST || text.lines().all(|line| line.len() <= LONGEST)
}

/// A text with a cursor.
#[derive(Debug, Clone)]
pub struct Editor {
    /// At least one; a one-line text is a single one, whatever line ends it holds.
    all: Vec<String>,
    /// Line and column of the cursor, the column in characters: always a place of the text.
    at: (usize, usize),
    /// What the next typed character replaces, in characters of a one-line text.
    selection: Option<Range<usize>>,
    lines: Lines,
}

/// Whether a text is edited in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

impl Editor {
    /// A one-line text with the cursor at its end.
    pub fn one_line(text: &str) -> Editor {
        let at = (0, text.chars().count());
        Editor { all: vec![text.to_owned()], at, selection: None, lines: Lines::One }
    }

    /// A text of lines with the cursor at its start.
    pub fn lines(text: &str) -> Editor {
        let all = split(text).map(str::to_owned).collect();
        Editor { all, at: (0, 0), selection: None, lines: Lines::Many }
    }

    /// The text; lines are joined by `\n`.
    pub fn text(&self) -> String {
        self.all.join("\n")
    }

    /// Line and column of the cursor, from 0, the column in characters.
    pub fn cursor(&self) -> (usize, usize) {
        self.at
    }

    /// The selected characters of a one-line text.
    pub fn selection(&self) -> Option<Range<usize>> {
        self.selection.clone()
    }

    /// Whether the cursor stands behind all of a one-line text, and nothing is selected.
    pub fn is_at_end(&self) -> bool {
        let selects = self.selection.as_ref().is_some_and(|selection| !selection.is_empty());
        !selects && self.cursor().1 == self.text().chars().count()
    }

    /// Selects characters of a one-line text, the cursor after them.
    pub fn select(&mut self, characters: Range<usize>) {
        self.jump(0, characters.end);
        self.selection = Some(characters);
    }

    /// Puts the cursor somewhere, as far as the text goes.
    pub fn jump(&mut self, line: usize, column: usize) {
        self.selection = None;
        let line = line.min(self.all.len() - 1);
        self.at = (line, column.min(self.all[line].chars().count()));
    }

    /// Types a character over the selection.
    pub fn insert(&mut self, c: char) {
        self.insert_text(&c.to_string());
    }

    /// Pastes a text over the selection. One that would make a line too long is left out whole.
    pub fn insert_text(&mut self, text: &str) {
        if self.line().len() + text.len() > LONGEST && !is_editable(&format!("{}{text}", self.line())) {
            return;
        }
        self.delete_selection();
        let parts: Vec<&str> = if self.lines == Lines::One { vec![text] } else { split(text).collect() };
        let ((line, column), start) = (self.at, self.offset());
        let rest = self.all[line].split_off(start);
        self.all[line].push_str(parts[0]);
        self.all.splice(line + 1..line + 1, parts[1..].iter().map(|part| (*part).to_owned()));
        let last = line + parts.len() - 1;
        let before = if last == line { column } else { 0 };
        self.at = (last, before + parts[parts.len() - 1].chars().count());
        self.all[last].push_str(&rest);
    }

    /// Puts another text in place of all of it. One that is too long is left out whole.
    pub fn replace(&mut self, text: &str) {
        if !is_editable(text) {
            return;
        }
        *self = match self.lines {
            Lines::One => Editor::one_line(text),
            Lines::Many => Editor::lines(text),
        };
    }

    fn delete_selection(&mut self) -> bool {
        let Some(range) = self.selection.take() else { return false };
        self.jump(0, range.start);
        self.delete(range.len());
        true
    }

    /// Deletes so many characters after the cursor, the end of a line being one.
    fn delete(&mut self, count: usize) {
        let (line, _) = self.at;
        let mut left = count;
        loop {
            let start = self.offset();
            let here = &self.all[line][start..];
            match here.char_indices().nth(left) {
                Some((length, _)) => return self.all[line].replace_range(start..start + length, ""),
                None => left -= here.chars().count(),
            }
            self.all[line].truncate(start);
            if left == 0 || line + 1 == self.all.len() {
                return;
            }
            // What is behind the end of the line comes up.
            left -= 1;
            let next = self.all.remove(line + 1);
            self.all[line].push_str(&next);
        }
    }

    /// Where the cursor stands in its line, in bytes.
    fn offset(&self) -> usize {
        let line = self.line();
        line.char_indices().nth(self.at.1).map_or(line.len(), |(at, _)| at)
    }

    fn line(&self) -> &str {
        &self.all[self.at.0]
    }

    fn before(&self) -> String {
        self.line()[..self.offset()].to_owned()
    }

    fn after(&self) -> String {
        self.line()[self.offset()..].to_owned()
    }

    /// One grapheme left; at a line's start to the line before.
    pub fn left(&mut self) {
        let (line, column) = self.cursor();
        if let Some(selection) = self.selection.take() {
            self.jump(line, selection.start);
            return;
        }
        match self.before().graphemes(true).next_back() {
            Some(grapheme) => self.jump(line, column - grapheme.chars().count()),
            None if line > 0 => {
                self.jump(line - 1, 0);
                self.end();
            }
            None => self.selection = None,
        }
    }

    /// One grapheme right; at a line's end to the next line.
    pub fn right(&mut self) {
        let (line, column) = self.cursor();
        if let Some(selection) = self.selection.take() {
            self.jump(line, selection.end);
            return;
        }
        match self.after().graphemes(true).next() {
            Some(grapheme) => self.jump(line, column + grapheme.chars().count()),
            None if line + 1 < self.all.len() => self.jump(line + 1, 0),
            None => self.selection = None,
        }
    }

    /// One word left.
    pub fn word_left(&mut self) {
        let (line, column) = self.cursor();
        self.jump(line, column - last_word(&self.before()));
    }

    /// One word right.
    pub fn word_right(&mut self) {
        let (line, column) = self.cursor();
        let after = self.after();
        let word: usize = after
            .split_word_bounds()
            .scan(false, |met, word| {
                let is_word = word.chars().any(char::is_alphanumeric);
                let go_on = !*met;
                *met |= is_word;
                go_on.then_some(word.chars().count())
            })
            .sum();
        self.jump(line, column + word);
    }

    /// To the line's start.
    pub fn home(&mut self) {
        self.jump(self.cursor().0, 0);
    }

    /// To the line's end.
    pub fn end(&mut self) {
        self.jump(self.at.0, usize::MAX);
    }

    /// One line up or down, by `lines`.
    pub fn vertical(&mut self, lines: isize) {
        let (line, column) = self.cursor();
        let last = self.all.len() - 1;
        self.jump(line.saturating_add_signed(lines).min(last), column);
    }

    /// Deletes the selection, or the grapheme before the cursor.
    pub fn delete_before(&mut self) {
        if self.delete_selection() {
            return;
        }
        let (line, _) = self.cursor();
        let count = self.before().graphemes(true).next_back().map(|grapheme| grapheme.chars().count());
        match count {
            Some(count) => self.cut_before(count),
            None if line > 0 => {
                self.left();
                self.delete(1);
            }
            None => {}
        }
    }

    /// Deletes the selection, or the grapheme after the cursor.
    pub fn delete_after(&mut self) {
        if self.delete_selection() {
            return;
        }
        let count = self.after().graphemes(true).next().map_or(1, |grapheme| grapheme.chars().count());
        self.delete(count);
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        if !self.delete_selection() {
            self.cut_before(last_word(&self.before()));
        }
    }

    /// Deletes from the line's start to the cursor.
    pub fn delete_to_start(&mut self) {
        self.selection = None;
        self.cut_before(self.cursor().1);
    }

    /// Deletes from the cursor to the line's end.
    pub fn delete_to_end(&mut self) {
        self.selection = None;
        let count = self.after().chars().count();
        self.delete(count);
    }

    fn cut_before(&mut self, count: usize) {
        let (line, column) = self.cursor();
        self.jump(line, column - count);
        self.delete(count);
    }
}

/// The lines of a text, without their ends.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// The characters from the start of the last word to the end of `text`.
fn last_word(text: &str) -> usize {
    let mut count = 0;
    for word in text.split_word_bounds().rev() {
        count += word.chars().count();
        if word.chars().any(char::is_alphanumeric) {
            break;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tui_textarea::{CursorMove, DataCursor, TextArea};

    use super::Editor;

    /// What is done to a text.
    #[derive(Debug, Clone)]
    enum Act {
        Insert(String),
        Delete(usize),
        Jump(u16, u16),
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            "[a-zé日\u{301}\n\r]{0,6}".prop_map(Act::Insert),
            (0_usize..9).prop_map(Act::Delete),
            (0_u16..6, 0_u16..9).prop_map(|(line, column)| Act::Jump(line, column)),
        ]
    }

    proptest! {
        #[test]
        fn lines_are_edited_as_a_text_widget_edits_them(
            text in "[a-zé日\n]{0,20}", acts in proptest::collection::vec(act(), 0..20),
        ) {
            let mut editor = Editor::lines(&text);
            let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
            for act in acts {
                match act {
                    Act::Insert(text) => {
                        editor.insert_text(&text);
                        area.insert_str(&text);
                    }
                    Act::Delete(count) => {
                        editor.delete(count);
                        area.delete_str(count);
                    }
                    Act::Jump(line, column) => {
                        editor.jump(usize::from(line), usize::from(column));
                        area.move_cursor(CursorMove::Jump(line, column));
                    }
                }
                let DataCursor(line, column) = area.cursor();
                prop_assert_eq!(editor.cursor(), (line, column));
                prop_assert_eq!(editor.text(), area.lines().join("\n"));
            }
        }
    }
}
