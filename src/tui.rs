//! The terminal: the loop, and the only place where effects are carried out.
//!
//! Responsible for getting keys in, frames out, files saved, and for leaving the terminal as it
//! was whatever happens. It deliberately decides nothing: that is `app`'s.

mod guard;
mod input;
mod look;
mod worker;

use std::io::{self, BufWriter, Stdout};
use std::sync::mpsc::{Receiver, channel};

use anyhow::Context;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use crate::app::{Effect, Model, Msg, Size, Start, update};
use crate::store::Snapshot;
use crate::ui;
use worker::Worker;

/// What wakes the loop.
enum Event {
    /// Something for the editor.
    Msg(Msg),
    /// The window has changed.
    Resized,
    /// The system asks the program to end, with this signal.
    End(u8),
    /// Another thread panicked, with these words.
    Panicked(String),
    /// The terminal is gone.
    Gone,
}

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// The size of the terminal in cells; that of an old terminal where it does not tell.
pub fn size() -> Size {
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    Size { width, height }
}

/// Edits until the person leaves; the exit code is given. `known` is the file as it was read.
///
/// # Errors
///
/// Only where the terminal could not be prepared; it is then as it was.
pub fn run(start: Start, known: Option<Snapshot>) -> anyhow::Result<u8> {
    let theme = look::theme(|name| std::env::var(name).ok());
    let (sender, events) = channel();
    guard::watch_signals(sender.clone()).context("the signals of the system cannot be watched")?;
    let terminal =
        guard::Guard::enter(sender.clone()).context("the terminal cannot be prepared for the form")?;
    let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
    let mut screen = Terminal::new(backend).context("the terminal cannot be drawn on")?;
    input::read(sender.clone());
    let mut worker = Worker::new(known, sender);
    let mut model = Model::new(start);
    let end = turn(&mut model, &events, &mut screen, &mut worker, theme);
    drop(terminal);
    Ok(end.unwrap_or_else(|words| {
        guard::complain(&words);
        guard::PANICKED
    }))
}

/// Draws, waits, lets things happen; until the end. The exit code, or the words of a panic.
fn turn(
    model: &mut Model,
    events: &Receiver<Event>,
    screen: &mut Screen,
    worker: &mut Worker,
    theme: ui::theme::Theme,
) -> Result<u8, String> {
    loop {
        if screen.draw(|frame| ui::view(model, theme, frame)).is_err() {
            return Ok(129);
        }
        let Ok(first) = events.recv() else { return Ok(0) };
        // Everything that has come meanwhile is one frame.
        for event in std::iter::once(first).chain(std::iter::from_fn(|| events.try_recv().ok())) {
            match event {
                Event::Resized => {
                    // What the terminal shows after a change is its own affair: all is drawn anew.
                    let size = size();
                    update(model, Msg::Resize(size));
                    if screen.resize(Rect::new(0, 0, size.width, size.height)).is_err() {
                        return Ok(129);
                    }
                }
                Event::End(signal) => return Ok(128 + signal),
                Event::Panicked(words) => return Err(words),
                Event::Gone => return Ok(129),
                Event::Msg(msg) => {
                    for effect in update(model, msg) {
                        match effect {
                            Effect::Quit => return Ok(0),
                            Effect::Save { path, text, over } => worker.save(path, text, over),
                        }
                    }
                }
            }
        }
    }
}
