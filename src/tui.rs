//! The terminal: the loop, and the only place where effects are carried out.
//!
//! Responsible for getting keys in, frames out, files saved, and for leaving the terminal as it
//! was whatever happens. It deliberately decides nothing: that is `app`'s.

mod appearance;
pub mod around;
pub mod autosave;
mod clusters;
mod effects;
mod face;
mod guard;
pub mod input;
mod knows;
mod lines;
mod output;
mod outside;
#[cfg(unix)]
mod paint;
#[cfg(unix)]
mod signals;
mod terminal;
mod watch;
mod work;
mod worker;

pub use lines::converse;

use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use anyhow::Context;

use crate::app::files::Goal;
use crate::app::{Act, Effect, Judge, Leave, Model, Msg, Outside, Remote, Size, Start};
use crate::config::person::Person;
use crate::store::{Snapshot, reason};
use appearance::Appearance;
use around::JudgeOf;
use autosave::Autosave;
use face::Face;
use guard::Guard;
use input::{Permits, Told};
use outside::Lent;
use terminal::Terminal;
use work::Work;

/// How many events make one frame at most: a flood must not keep the screen from being drawn.
const EVENTS: usize = 64;

/// What wakes the loop.
#[cfg_attr(not(unix), allow(dead_code, reason = "only Unix has signals that a program waits for"))]
enum Event {
    /// Something for the editor.
    Msg(Msg),
    /// What was read from the terminal, and what it told of itself; each one gives a permit back.
    Input(Vec<Msg>, Vec<Told>),
    /// The window has changed.
    Resized,
    /// The system asks the program to stop until it is continued.
    Stop,
    /// The program was continued, whether or not it had been asked to stop.
    Continued,
    /// The program has to end.
    Ends(End),
    /// The thread that keeps unsaved work has rested.
    Rested,
    /// A line was read, or there is none and why.
    Line(Result<String, &'static str>),
    /// No line comes any more.
    EndOfInput,
    /// The program that had the terminal has ended: what it edited, with its text or why there is none.
    Returned(Outside, Result<String, String>),
}

/// Why the loop ends.
enum End {
    /// The person leaves.
    Quit(Leave),
    /// This signal.
    #[cfg_attr(not(unix), expect(dead_code, reason = "no other system sends one"))]
    Signal(u8),
    /// The terminal is gone.
    Gone,
    /// Another thread panicked, with these words.
    Panicked(String),
}

/// The size of the terminal in cells; that of an old terminal where it does not tell.
pub fn size() -> Size {
    face::size()
}

/// A file that was opened to be edited.
pub struct Opening {
    /// What the editor starts with.
    pub start: Start,
    /// The file as it was read.
    pub known: Option<Snapshot>,
    /// Keeps what is not saved.
    pub autosave: Autosave,
}

/// Opens what the form is left for, or says why it cannot be.
type Opener<'o> = Box<dyn FnMut(&Goal) -> Result<Opening, String> + 'o>;

/// What is asked of who starts the form.
pub struct Ways<'o> {
    /// Opens what the form is left for, or says why it cannot be.
    pub open: Opener<'o>,
    /// Says what problems of a file depend on beside its text.
    pub judge: JudgeOf,
}

/// Edits until the person leaves; the exit code is given. `own` is what the person has settled, and
/// `ways` are asked for what else is opened.
///
/// # Errors
///
/// Only where the terminal could not be prepared; it is then as it was.
pub fn run(opening: Opening, own: &Person, ways: Ways<'_>) -> anyhow::Result<u8> {
    edit(opening, own, ways, |_| {})
}

/// The same, with somebody who is shown the model before every frame: the tests, which let the
/// program go wrong there.
///
/// # Errors
///
/// As [`run`].
#[doc(hidden)]
pub fn run_watched(
    start: Start,
    known: Option<Snapshot>,
    autosave: Autosave,
    own: &Person,
    watch: impl FnMut(&Model),
) -> anyhow::Result<u8> {
    let open = Box::new(|_: &Goal| Err(String::new()));
    let alone = Ways { open, judge: Arc::new(|_| Judge::default()) };
    edit(Opening { start, known, autosave }, own, alone, watch)
}

fn edit(opening: Opening, own: &Person, ways: Ways<'_>, watch: impl FnMut(&Model)) -> anyhow::Result<u8> {
    let (sender, events) = channel();
    let appearance = Appearance::new(own, |name| std::env::var(name).ok());
    let terminal = Terminal::new(appearance.understood().0);
    let guard = Guard::new(terminal.clone(), sender.clone());
    watch_signals(sender.clone(), guard.clone()).map_err(|error| no_thread(&error))?;
    guard.watch_panics();
    let face =
        Face::new(terminal.clone(), appearance).context("the terminal cannot be prepared for the form")?;
    let permits = input::read(sender.clone(), guard).map_err(|error| no_thread(&error))?;
    let variable = |name: &str| std::env::var(name).ok();
    let mouse = appearance::mouse(opening.start.mouse, variable);
    face.mouse(mouse).context("the terminal cannot be prepared for the form")?;
    let remote = appearance::remote(variable).zip(std::env::current_dir().ok());
    let remote = remote.map(|(place, folder)| Remote { place, folder });
    // The window may have changed since its size was told: from here on every change is an event.
    let size = size();
    let clipboard = appearance::clipboard(variable);
    let show = |start: Start| Start { size, mouse, clipboard, remote, ..start };
    let work = Work::new(opening, ways, sender.clone(), show).map_err(|error| no_thread(&error))?;
    let mut desk = Desk { work, face, permits, lent: Lent::new(terminal, sender), seen: Seen::Yes };
    let end = desk.until_the_end(&events, watch);
    drop(desk);
    Ok(code(end))
}

/// What it means that the form cannot work on all that it has to at once.
fn no_thread(error: &io::Error) -> anyhow::Error {
    let reason = reason(error).to_lowercase();
    anyhow::anyhow!(
        "the form needs several threads, and the system gives no more ({reason}): raise that limit, or use check, set and preview"
    )
}

#[cfg(unix)]
fn watch_signals(sender: Sender<Event>, guard: Guard) -> io::Result<()> {
    signals::watch(sender, guard)
}

/// Other systems have no signals that a program waits for.
#[cfg(not(unix))]
fn watch_signals(_sender: Sender<Event>, _guard: Guard) -> io::Result<()> {
    Ok(())
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

/// Everything that the loop holds.
struct Desk<'o> {
    work: Work<'o>,
    face: Face,
    permits: Permits,
    lent: Lent,
    /// Whether the last picture shows what there is now.
    seen: Seen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Yes,
    No,
}

impl Desk<'_> {
    /// Works until the end; what is not saved is kept then, whatever the end is.
    fn until_the_end(&mut self, events: &Receiver<Event>, mut watch: impl FnMut(&Model)) -> End {
        let worked = catch_unwind(AssertUnwindSafe(|| self.turn(events, &mut watch)));
        let end = worked.unwrap_or_else(|_| End::Panicked(guard::words(events)));
        self.work.end(&end);
        self.lent.end();
        if let End::Quit(_) = end {
            self.hear_the_rest(events);
        }
        end
    }

    /// Waits for what the terminal may still answer: it would be typed into the shell.
    fn hear_the_rest(&mut self, events: &Receiver<Event>) {
        while let Some(until) = self.face.waits_until() {
            match events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Event::Input(_, told)) => {
                    let _ = self.permits.try_recv();
                    self.face.hear(told);
                }
                Ok(Event::Ends(_)) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    /// Draws, waits, lets things happen; until the end.
    fn turn(&mut self, events: &Receiver<Event>, watch: &mut impl FnMut(&Model)) -> End {
        let mut begins = true;
        loop {
            watch(&self.work.model);
            if self.face.draw(&self.work.model).is_err() {
                return End::Gone;
            }
            // What can wait waits for the first frame; what it asks for changes nothing that is seen.
            if std::mem::take(&mut begins)
                && let ControlFlow::Break(end) = self.update(Msg::Started)
            {
                return end;
            }
            self.seen = Seen::Yes;
            let Ok(first) = events.recv() else { return End::Gone };
            // What has come meanwhile is one frame.
            let more = std::iter::from_fn(|| events.try_recv().ok()).take(EVENTS);
            for event in std::iter::once(first).chain(more) {
                if let ControlFlow::Break(end) = self.happen(event) {
                    return end;
                }
            }
        }
    }

    /// Lets one thing happen; breaks where it ends the program.
    fn happen(&mut self, event: Event) -> ControlFlow<End> {
        match event {
            Event::Msg(msg) => self.update(msg),
            Event::Input(msgs, told) => {
                self.face.hear(told);
                // The reader may be gone already; then it needs none.
                let _ = self.permits.try_recv();
                msgs.into_iter().try_for_each(|msg| self.update(msg))
            }
            Event::Resized => on_terminal(self.face.resize(&mut self.work.model)),
            Event::Stop => {
                self.face.leave();
                stop();
                ControlFlow::Continue(())
            }
            // Who has the terminal goes on with it.
            Event::Continued if self.lent.is_out() => ControlFlow::Continue(()),
            Event::Continued => on_terminal(self.face.come_back(&mut self.work.model)),
            Event::Returned(what, outcome) => {
                self.lent.take_back();
                on_terminal(self.face.come_back(&mut self.work.model))?;
                self.update(Msg::EditedOutside(what, outcome))
            }
            Event::Ends(end) => ControlFlow::Break(end),
            Event::Rested => {
                self.work.rested();
                ControlFlow::Continue(())
            }
            // Lines are read where there is no screen.
            Event::Line(_) | Event::EndOfInput => ControlFlow::Continue(()),
        }
    }

    fn update(&mut self, msg: Msg) -> ControlFlow<End> {
        let Some(msg) = self.seen_at(msg) else { return ControlFlow::Continue(()) };
        self.seen = Seen::No;
        for effect in self.work.update(msg)? {
            match effect {
                Effect::Mouse(mouse) => on_terminal(self.face.mouse(mouse))?,
                Effect::Copy(text) => on_terminal(self.face.copy(&text))?,
                Effect::EditOutside { what, name, text } => self.edit_outside(what, &name, &text),
                _ => {}
            }
        }
        ControlFlow::Continue(())
    }

    /// Gives the terminal to the person's editor; nothing of the work can be lost with it.
    fn edit_outside(&mut self, what: Outside, name: &str, text: &str) {
        self.work.keep_now();
        self.lent.lend(what, name, text, || self.face.leave());
    }

    /// What a pointer means, by the picture that it acted on; a click that was made on an older one
    /// than there is by now means nothing, since it could mean another thing than what was seen.
    fn seen_at(&self, msg: Msg) -> Option<Msg> {
        let Msg::Pointer(pointer) = msg else { return Some(msg) };
        let stale = self.seen == Seen::No && pointer.act == Act::Press;
        if stale { None } else { self.face.points_at(pointer) }
    }
}

/// A terminal that cannot be written to is gone.
fn on_terminal(done: io::Result<()>) -> ControlFlow<End> {
    done.map_or(ControlFlow::Break(End::Gone), ControlFlow::Continue)
}

/// Stops the program until it is continued.
fn stop() {
    #[cfg(unix)]
    signals::stop();
}
