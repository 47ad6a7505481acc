//! The conversation: lines in, sentences out, on whatever the two streams are.
//!
//! It decides nothing: what a line means and what is said is told by `plain`, and what follows is carried out
//! as on the screen. Nothing that it writes commands a terminal.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use super::appearance::Appearance;
use super::guard::{self, Guard};
use super::outside::Lent;
use super::terminal::Terminal;
use super::work::Work;
use super::{End, Event, Opening, Ways, code, no_thread, stop, watch_signals};
use crate::app::home::Home;
use crate::app::keymap::Scope;
use crate::app::{Clipboard, Effect, Mouse, Msg, Start};
use crate::config::person::{self, FILE, Person};
use crate::plain::{self, Heard, Said, Talk};
use crate::safe;
use crate::store::state;
use crate::ui::theme::Theme;

/// The longest line that is taken.
const LONGEST: u64 = 1 << 20;

/// How many columns a pipe is wide, and a terminal that does not say.
const USUAL: usize = 80;

/// The fewest columns that are made use of.
const LEAST: usize = 10;

/// The exit code where unsaved work could not be kept.
const LOST: u8 = 2;

/// Talks until the person leaves, or says nothing more; the exit code is given. As [`run`](super::run).
///
/// # Errors
///
/// Only where the system gives no threads.
pub fn converse(opening: Opening, own: &Person, ways: Ways<'_>) -> anyhow::Result<u8> {
    let (sender, events) = channel();
    let terminal = Terminal::default();
    let guard = Guard::new(terminal.clone(), sender.clone());
    watch_signals(sender.clone(), guard.clone()).map_err(|error| no_thread(&error))?;
    guard.watch_panics();
    let theme = Appearance::new(own, |name| std::env::var(name).ok()).theme();
    // Lines need neither keys nor a pointer, and room for everything.
    let show = |start: Start| Start {
        keymap: plain::keymap(),
        size: plain::SIZE,
        mouse: Mouse::Form,
        clipboard: Clipboard::Nobodys,
        ..start
    };
    let work = Work::new(opening, ways, sender.clone(), show).map_err(|error| no_thread(&error))?;
    let turns = read(sender.clone()).map_err(|error| no_thread(&error))?;
    let mut lines = Lines {
        work,
        talk: Talk::with(settings(own)),
        theme,
        turns,
        echoes: !io::stdin().is_terminal(),
        waits: Waits::No,
        lost: false,
        lent: Lent::new(terminal, sender),
    };
    let worked = catch_unwind(AssertUnwindSafe(|| lines.turn(&events)));
    let end = worked.unwrap_or_else(|_| End::Panicked(guard::words(&events)));
    lines.work.end(&end);
    lines.lent.end();
    if let End::Signal(_) = end {
        // Who is interrupted stands behind the prompt.
        let _ = Lines::write("\n");
    }
    let code = code(end);
    Ok(if lines.lost { LOST } else { code })
}

/// What the person has settled, without what could be.
fn settings(own: &Person) -> String {
    let place = state::settings(FILE).map_or_else(|| FILE.to_owned(), |path| path.display().to_string());
    let written = person::written(own, &[]);
    let is_settled =
        |line: &&str| !line.starts_with('#') && !line.starts_with('[') && !line.trim().is_empty();
    let settled: Vec<_> = written.lines().filter(is_settled).collect();
    if settled.is_empty() {
        return format!("{place}: nothing is settled; lp-manifest config lists what can be");
    }
    format!("{place}:\n{}", settled.join("\n"))
}

/// Reads lines on a thread of its own, one at a time: the next only when the last was answered.
fn read(sender: Sender<Event>) -> io::Result<SyncSender<()>> {
    let (turns, turn) = sync_channel(1);
    thread::Builder::new().spawn(move || {
        let mut input = io::stdin().lock();
        while turn.recv().is_ok() {
            let event = line(&mut input).map_or(Event::EndOfInput, Event::Line);
            // The loop may have ended by itself.
            if sender.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(turns)
}

/// The next line, or why it is none; nothing at the end.
fn line(input: &mut impl BufRead) -> Option<Result<String, &'static str>> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
    if !read.is_ok_and(|count| count > 0) {
        return None;
    }
    if bytes.len() as u64 == LONGEST && bytes.last() != Some(&b'\n') {
        let mut rest = Vec::new();
        while input.by_ref().take(LONGEST).read_until(b'\n', &mut rest).is_ok_and(|count| count > 0)
            && rest.pop() != Some(b'\n')
        {
            rest.clear();
        }
        return Some(Err("that line is longer than 1 MiB: nothing was done"));
    }
    Some(String::from_utf8(bytes).map_err(|_| "that line is not UTF-8: nothing was done"))
}

/// Whether a prompt stands at the end of what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waits {
    Yes,
    No,
}

/// Everything that the loop holds.
struct Lines<'o> {
    work: Work<'o>,
    talk: Talk,
    theme: Theme,
    /// Lets the next line be read.
    turns: SyncSender<()>,
    /// Whether lines are written as they are read, since no terminal shows them.
    echoes: bool,
    waits: Waits,
    /// Whether unsaved work was lost at the end.
    lost: bool,
    lent: Lent,
}

impl Lines<'_> {
    fn turn(&mut self, events: &Receiver<Event>) -> End {
        match self.talk_on(events) {
            ControlFlow::Break(end) => end,
            ControlFlow::Continue(()) => End::Gone,
        }
    }

    fn talk_on(&mut self, events: &Receiver<Event>) -> ControlFlow<End> {
        self.update(Msg::Started)?;
        self.settle(events)?;
        let said = self.talk.begin(&self.work.model);
        self.say(&said)?;
        self.prompt()?;
        self.next_line();
        while let Ok(event) = events.recv() {
            self.happen(event, events)?;
        }
        ControlFlow::Continue(())
    }

    /// Lets one thing happen; breaks where it ends the program.
    fn happen(&mut self, event: Event, events: &Receiver<Event>) -> ControlFlow<End> {
        match event {
            Event::Line(line) => {
                self.waits = Waits::No;
                match line {
                    Ok(line) => self.heard(&line, events)?,
                    Err(why) => self.say(&[Said::new(why)])?,
                }
                self.prompt()?;
                self.next_line();
            }
            Event::EndOfInput => {
                let kept = self.work.leave();
                self.lost = !kept;
                Self::write("\n")?;
                self.waits = Waits::No;
                self.say(&[Talk::end(&self.work.model, kept)])?;
                return ControlFlow::Break(End::Quit(crate::app::Leave::Work));
            }
            Event::Stop => stop(),
            Event::Continued => self.prompt()?,
            other => {
                self.note(other)?;
                let said = self.talk.tell(&self.work.model);
                if !said.is_empty() {
                    self.say(&said)?;
                    self.prompt()?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Has the next line read. The reader may be gone already; then there is none.
    fn next_line(&self) {
        let _ = self.turns.send(());
    }

    /// What happens beside lines.
    fn note(&mut self, event: Event) -> ControlFlow<End> {
        match event {
            Event::Msg(msg) => self.update(msg),
            Event::Ends(end) => ControlFlow::Break(end),
            Event::Rested => {
                self.work.rested();
                ControlFlow::Continue(())
            }
            Event::Returned(what, outcome) => {
                self.lent.take_back();
                self.update(Msg::EditedOutside(what, outcome))
            }
            _ => ControlFlow::Continue(()),
        }
    }

    /// Does what a line asks for, and tells what came of it.
    fn heard(&mut self, line: &str, events: &Receiver<Event>) -> ControlFlow<End> {
        if self.echoes {
            self.echo(line)?;
        }
        let files = self.work.files();
        let heard = self.talk.hear(&self.work.model, line);
        if let Heard::Do(msgs) | Heard::Set(msgs) = &heard {
            for msg in msgs {
                self.update(msg.clone())?;
            }
            self.settle(events)?;
        }
        let model = &self.work.model;
        let said = if self.work.files() == files {
            self.talk.answered(&heard, model)
        } else {
            // Another file is in work now.
            self.talk = self.talk.anew();
            self.talk.begin(model)
        };
        self.say(&said)
    }

    /// Writes a line behind its prompt, as no terminal does it, and over several where it is long.
    fn echo(&self, line: &str) -> ControlFlow<End> {
        let shown = self.talk.shown(&self.work.model, line);
        if shown.trim().is_empty() {
            return Self::write("\n");
        }
        let (prompt, shown) = (self.prompted(), self.theme.own(&shown).into_owned());
        let lines = Said::new(format!("{prompt}{shown}")).lines(columns());
        // Where the first word has no room behind the prompt, it stands below.
        let behind =
            lines.first().and_then(|first| first.strip_prefix(prompt.as_str())).map(ToOwned::to_owned);
        let rest = match behind {
            Some(behind) => [vec![behind], lines[1..].to_vec()].concat(),
            None => [vec![String::new()], Said::new(shown).lines(columns())].concat(),
        };
        Self::write(&(rest.join("\n") + "\n"))
    }

    fn update(&mut self, msg: Msg) -> ControlFlow<End> {
        for effect in self.work.update(msg)? {
            // There is no mouse and no clipboard.
            if let Effect::EditOutside { what, name, text } = effect {
                // Nothing of the work can be lost with it.
                self.work.keep_now();
                self.lent.lend(what, &name, &text, || {});
            }
        }
        ControlFlow::Continue(())
    }

    /// Waits for what was asked for and has not ended: a save, a check. The next line is about what came of it.
    fn settle(&mut self, events: &Receiver<Event>) -> ControlFlow<End> {
        let settled = |Work { model, .. }: &Work<'_>| {
            let is_start = model.scope() == Scope::Start;
            let looked = model.home.as_ref().filter(|_| is_start).is_none_or(Home::is_looked_at);
            let saved = model.file.saving().is_none() && model.form.session().is_checked();
            looked && saved && !model.is_recalling()
        };
        while !settled(&self.work) || self.lent.is_out() {
            let Ok(event) = events.recv() else { return ControlFlow::Break(End::Gone) };
            self.note(event)?;
        }
        // What has come by now is told with it.
        while let Ok(event) = events.try_recv() {
            self.note(event)?;
        }
        ControlFlow::Continue(())
    }

    fn say(&mut self, said: &[Said]) -> ControlFlow<End> {
        let columns = columns();
        let mut text = String::new();
        // What comes by itself begins below the prompt.
        if self.waits == Waits::Yes && !said.is_empty() {
            text.push('\n');
        }
        for Said { indent, text: own } in said {
            for line in Said::within(*indent, self.theme.own(own)).lines(columns) {
                text.push_str(&line);
                text.push('\n');
            }
        }
        Self::write(&text)
    }

    fn prompt(&mut self) -> ControlFlow<End> {
        self.waits = Waits::Yes;
        Self::write(&self.prompted())
    }

    /// What stands before the line that is waited for; with room for one.
    fn prompted(&self) -> String {
        let prompt = self.talk.prompt(&self.work.model);
        let fits = safe::fits(&prompt, columns() * 3 / 4);
        self.theme.own(if fits { &prompt } else { "> " }).into_owned()
    }

    /// A stream that takes nothing more is gone.
    fn write(text: &str) -> ControlFlow<End> {
        let mut out = io::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        written.map_or(ControlFlow::Break(End::Gone), ControlFlow::Continue)
    }
}

/// How many columns a line may have: one less than the terminal has, since some go on by themselves.
fn columns() -> usize {
    if !io::stdout().is_terminal() {
        return USUAL;
    }
    crossterm::terminal::size().map_or(USUAL, |(width, _)| usize::from(width).saturating_sub(1).max(LEAST))
}
