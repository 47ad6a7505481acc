//! The open text: its characters, cursor and selection, edited by grapheme.
//!
//! Built on `tui-textarea`, whose own shortcuts and history are never used: commands come from the
//! keymap, undo from the history. It deliberately knows no document and no value.

use std::ops::Range;

use tui_textarea::{CursorMove, DataCursor, TextArea};
use unicode_segmentation::UnicodeSegmentation;

/// The longest line that is edited, in bytes; the text widget counts columns in 16 bits.
pub const LONGEST: usize = 60_000;

/// What is said of a text that is not editable.
pub const TOO_LONG: &str = "a line of this text is too long to be edited here; it is kept as it is";

/// Whether no line of a text is too long to be edited.
pub fn is_editable(text: &str) -> bool {
    text.len() <= LONGEST || text.lines().all(|line| line.len() <= LONGEST)
}

/// The line ends that a one-line text can hold; the widget holds others in their place.
const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// A text with a cursor.
#[derive(Debug, Clone)]
pub struct Editor {
    area: TextArea<'static>,
    /// What the next typed character replaces, in characters of a one-line text.
    selection: Option<Range<usize>>,
    lines: Lines,
    /// What stands for each of [`LINE_ENDS`] in a one-line text: characters that it does not hold.
    stand_ins: [char; 2],
}

/// Two private characters that a text does not hold.
fn unused(text: &str) -> [char; 2] {
    let mut free = ('\u{f0000}'..='\u{ffffd}').filter(|c| !text.contains(*c));
    [free.next().unwrap_or('\u{f000a}'), free.next().unwrap_or('\u{f000d}')]
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
        let stand_ins = unused(text);
        Editor { stand_ins, ..Editor::new(vec![held(text, stand_ins)], Lines::One) }
    }

    /// A text of lines with the cursor at its start.
    pub fn lines(text: &str) -> Editor {
        let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line).to_owned()).collect();
        let mut editor = Editor::new(lines, Lines::Many);
        editor.area.move_cursor(CursorMove::Jump(0, 0));
        editor
    }

    fn new(lines: Vec<String>, kind: Lines) -> Editor {
        let mut area = TextArea::new(lines);
        area.set_max_histories(0);
        area.move_cursor(CursorMove::End);
        Editor { area, selection: None, lines: kind, stand_ins: unused("") }
    }

    /// The text; lines are joined by `\n`.
    pub fn text(&self) -> String {
        let mut text = self.area.lines().join("\n");
        if self.lines == Lines::One {
            for (line_end, stand_in) in LINE_ENDS.into_iter().zip(self.stand_ins) {
                text = text.replace(stand_in, &line_end.to_string());
            }
        }
        text
    }

    /// Line and column of the cursor, from 0, the column in characters.
    pub fn cursor(&self) -> (usize, usize) {
        let DataCursor(line, column) = self.area.cursor();
        (line, column)
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

    /// Puts the cursor somewhere.
    pub fn jump(&mut self, line: usize, column: usize) {
        self.selection = None;
        self.area.move_cursor(CursorMove::Jump(clamped(line), clamped(column)));
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
        if self.lines == Lines::Many {
            self.area.insert_str(text);
            return;
        }
        if self.stand_ins.iter().any(|stand_in| text.contains(*stand_in)) {
            self.choose_stand_ins(text);
        }
        self.area.insert_str(held(text, self.stand_ins));
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

    /// Holds line ends by other characters, since `text` has those that stood for them.
    fn choose_stand_ins(&mut self, text: &str) {
        let own = self.text();
        let (_, column) = self.cursor();
        let stand_ins = unused(&format!("{own}{text}"));
        *self = Editor { stand_ins, ..Editor::new(vec![held(&own, stand_ins)], Lines::One) };
        self.jump(0, column);
    }

    fn delete_selection(&mut self) -> bool {
        let Some(range) = self.selection.take() else { return false };
        self.area.move_cursor(CursorMove::Jump(0, clamped(range.start)));
        self.area.delete_str(range.len());
        true
    }

    fn line(&self) -> &str {
        let (line, _) = self.cursor();
        self.area.lines().get(line).map_or("", String::as_str)
    }

    fn before(&self) -> String {
        self.line().chars().take(self.cursor().1).collect()
    }

    fn after(&self) -> String {
        self.line().chars().skip(self.cursor().1).collect()
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
            None if line + 1 < self.area.lines().len() => self.jump(line + 1, 0),
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
        self.selection = None;
        self.area.move_cursor(CursorMove::End);
    }

    /// One line up or down, by `lines`.
    pub fn vertical(&mut self, lines: isize) {
        let (line, column) = self.cursor();
        let last = self.area.lines().len() - 1;
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
                self.area.delete_str(1);
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
        self.area.delete_str(count);
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
        self.area.delete_str(count);
    }

    fn cut_before(&mut self, count: usize) {
        let (line, column) = self.cursor();
        self.jump(line, column - count);
        self.area.delete_str(count);
    }
}

/// A one-line text as the widget holds it.
fn held(text: &str, stand_ins: [char; 2]) -> String {
    LINE_ENDS
        .into_iter()
        .zip(stand_ins)
        .fold(text.to_owned(), |held, (line_end, stand_in)| held.replace(line_end, &stand_in.to_string()))
}

fn clamped(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
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
