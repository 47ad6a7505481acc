//! Cells of several characters: where a terminal draws them wider than they are counted, what stands
//! behind them is sent again.
//!
//! It deliberately knows nothing of what is drawn, and places no cursor: who sends the cells does.

use ratatui::buffer::{Buffer, Cell, CellDiffOption};

/// Whether a terminal may count the columns of a cell in another way.
fn is_cluster(cell: &Cell) -> bool {
    cell.symbol().chars().nth(1).is_some()
}

/// The lines of the last picture that held such a cell: from which column, and what stood in them.
#[derive(Debug, Default)]
pub(super) struct Clusters(Vec<(u16, usize, Vec<Cell>)>);

impl Clusters {
    /// Has every cell behind such a cell sent, in a line that is not what it was: the terminal may show
    /// something else there than was drawn.
    pub(super) fn settle(&mut self, buffer: &mut Buffer) {
        let area = buffer.area;
        let mut now = Vec::new();
        for y in area.top()..area.bottom() {
            let line =
                |buffer: &Buffer| (area.left()..area.right()).map(|x| buffer[(x, y)].clone()).collect();
            let before = self.0.iter().find(|(line, ..)| *line == y);
            let cells = |buffer: &Buffer, x| is_cluster(&buffer[(x, y)]);
            let first = (area.left()..area.right()).find(|x| cells(buffer, *x)).map(usize::from);
            let from = first.into_iter().chain(before.map(|(_, from, _)| *from)).min();
            let Some(from) = from else { continue };
            let cells: Vec<Cell> = line(buffer);
            if before.is_none_or(|(.., old)| *old != cells) {
                for x in from..usize::from(area.right()) {
                    buffer[(x as u16, y)].set_diff_option(CellDiffOption::AlwaysUpdate);
                }
            }
            if let Some(first) = first {
                now.push((y, first, cells));
            }
        }
        self.0 = now;
    }

    /// Nothing is known of what the terminal shows: all is drawn anew.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::rc::Rc;

    use ratatui::Terminal;
    use ratatui::layout::Rect;
    use ratatui::{TerminalOptions, Viewport};

    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

    use super::super::knows::Knows;
    use super::super::paint::Paint;
    use super::Clusters;
    use crate::ui::theme::Depth;

    /// What was sent.
    #[derive(Clone, Default)]
    struct Sink(Rc<RefCell<Vec<u8>>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A line of a terminal that gives each character its own columns and joins none.
    fn shown_by_one_that_joins_nothing(sent: &[u8]) -> String {
        let (mut line, mut x) = (vec![' '; 40], 0);
        let text = String::from_utf8_lossy(sent);
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            if c == '\u{1b}' {
                let sequence: Vec<char> =
                    std::iter::from_fn(|| rest.next_if(|c| !c.is_ascii_alphabetic())).collect();
                let last = sequence.rsplit(|c| matches!(c, ';' | '[')).next().unwrap_or_default();
                let number = last.iter().collect::<String>().parse::<usize>().unwrap_or(1);
                match rest.next() {
                    // Of a place the second number is the column, from 1.
                    Some('H') => x = number - 1,
                    Some('C') => x += number,
                    _ => {}
                }
                continue;
            }
            if c == '\r' {
                x = 0;
                continue;
            }
            let width = c.width().unwrap_or(0);
            // A mark that is not joined stands by itself.
            let width = if c == '\u{301}' { 1 } else { width };
            for column in x..(x + width).min(line.len()) {
                line[column] = if column == x { c } else { ' ' };
            }
            x += width;
        }
        line.into_iter().collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn nothing_of_a_longer_text_stays_behind_what_a_terminal_does_not_join() {
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 30, 1)) };
        let sink = Sink::default();
        let backend = Paint::new(sink.clone(), Knows::of("xterm-256color"), Depth::True);
        let mut screen = Terminal::with_options(backend, options).unwrap();
        let mut clusters = Clusters::default();
        let family = "👩‍👩‍👧‍👦";
        for (cluster, behind) in
            [(family, " x"), (family, " family"), ("e\u{301}", " y"), (family, ""), ("ab", " z")]
        {
            let text = format!("{cluster}{behind}");
            screen
                .draw(|frame| {
                    frame.render_widget(text.as_str(), frame.area());
                    clusters.settle(frame.buffer_mut());
                })
                .unwrap();
            let shown = shown_by_one_that_joins_nothing(&sink.0.borrow());
            let columns = cluster.width();
            let seen: String = shown.chars().skip(columns).collect();
            assert_eq!(seen.trim_end(), behind, "{text}");
        }
    }
}
