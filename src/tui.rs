//! The terminal: the loop, and the only place where effects are carried out.
//!
//! Responsible for getting keys in, frames out, files saved, and for leaving the terminal as it
//! was whatever happens. It deliberately decides nothing: that is `app`'s.

mod effects;
mod guard;
mod input;
pub mod keeper;
mod look;
mod watch;
mod worker;

use std::io::{self, BufWriter, Stdout};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, channel};

use anyhow::Context;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use crate::app::{Leave, Model, Msg, Size, Start, update};
use crate::store::Snapshot;
use crate::ui;
use effects::World;
use keeper::Keeper;

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
    /// The thread that keeps unsaved work has rested.
    Rested,
}

/// Why the loop ends.
enum End {
    /// The person leaves.
    Quit(Leave),
    /// This signal.
    Signal(u8),
    /// The terminal is gone.
    Gone,
    /// Another thread panicked, with these words.
    Panicked(String),
}

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// The size of the terminal in cells; that of an old terminal where it does not tell.
pub fn size() -> Size {
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    Size { width, height }
}

/// Edits until the person leaves; the exit code is given. `known` is the file as it was read, and
/// `keeper` keeps what is not saved.
///
/// # Errors
///
/// Only where the terminal could not be prepared; it is then as it was.
pub fn run(start: Start, known: Option<Snapshot>, keeper: Keeper) -> anyhow::Result<u8> {
    let theme = look::theme(|name| std::env::var(name).ok());
    let (sender, events) = channel();
    guard::watch_signals(sender.clone()).context("the signals of the system cannot be watched")?;
    let terminal =
        guard::Guard::enter(sender.clone()).context("the terminal cannot be prepared for the form")?;
    let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
    let mut screen = Terminal::new(backend).context("the terminal cannot be drawn on")?;
    input::read(sender.clone());
    let mut world = World::new(start.file.path.clone(), known, keeper, sender);
    let mut model = Model::new(start);
    let end = turn(&mut model, &events, &mut screen, &mut world, theme);
    world.end(&end, &model);
    drop(terminal);
    Ok(code(end))
}

/// The exit code of an end; what a panic said is said.
fn code(end: End) -> u8 {
    match end {
        End::Quit(_) => 0,
        End::Signal(signal) => 128 + signal,
        End::Gone => guard::GONE,
        End::Panicked(words) => {
            guard::complain(&words);
            guard::PANICKED
        }
    }
}

/// Draws, waits, lets things happen; until the end.
fn turn(
    model: &mut Model,
    events: &Receiver<Event>,
    screen: &mut Screen,
    world: &mut World,
    theme: ui::theme::Theme,
) -> End {
    loop {
        if screen.draw(|frame| ui::view(model, theme, frame)).is_err() {
            return End::Gone;
        }
        let Ok(first) = events.recv() else { return End::Gone };
        // Everything that has come meanwhile is one frame.
        for event in std::iter::once(first).chain(std::iter::from_fn(|| events.try_recv().ok())) {
            if let ControlFlow::Break(end) = happen(event, model, screen, world) {
                return end;
            }
        }
    }
}

/// Lets one thing happen; breaks where it ends the program.
fn happen(event: Event, model: &mut Model, screen: &mut Screen, world: &mut World) -> ControlFlow<End> {
    match event {
        Event::Resized => resize(model, screen),
        Event::End(signal) => ControlFlow::Break(End::Signal(signal)),
        Event::Panicked(words) => ControlFlow::Break(End::Panicked(words)),
        Event::Gone => ControlFlow::Break(End::Gone),
        Event::Rested => {
            world.rested(model);
            ControlFlow::Continue(())
        }
        Event::Msg(msg) => {
            update(model, msg).into_iter().try_for_each(|effect| world.carry_out(effect, model))
        }
    }
}

/// Takes the size that the terminal has now. What it shows after a change is its own affair: all is
/// drawn anew.
fn resize(model: &mut Model, screen: &mut Screen) -> ControlFlow<End> {
    let size = size();
    update(model, Msg::Resize(size));
    match screen.resize(Rect::new(0, 0, size.width, size.height)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(End::Gone),
    }
}
