//! What the system tells the program: to end, to stop, to go on, that the window has changed.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use rustix::process::{Signal, getpgrp, getppid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::guard::Guard;
use super::{End, Event};

/// Hands signals to the loop, on a thread of its own.
pub(super) fn watch(sender: Sender<Event>, guard: Guard) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT])?;
    thread::Builder::new().spawn(move || {
        for signal in signals.forever() {
            // What is typed in another program is that program's affair; stopped it is with us.
            let terminal = guard.terminal();
            match signal {
                SIGINT | SIGQUIT if terminal.is_interrupted_for_another() => {}
                SIGTSTP if terminal.is_with_another() => stop(),
                SIGWINCH => drop(sender.send(Event::Resized)),
                SIGTSTP => drop(sender.send(Event::Stop)),
                SIGCONT => drop(sender.send(Event::Continued)),
                signal => {
                    let signal = u8::try_from(signal).unwrap_or(0);
                    guard.end(End::Signal(signal), 128 + signal, None);
                }
            }
        }
    })?;
    Ok(())
}

/// Asks the system to stop the program and what was started with it, as a terminal's Ctrl-Z does;
/// the loop hears of it as [`Event::Stop`]. Whether anybody is there to continue it.
pub(super) fn ask_to_stop() -> bool {
    is_a_job() && kill_current_process_group(Signal::TSTP).is_ok()
}

/// Stops the program until it is continued.
pub(super) fn stop() {
    // A refusal leaves the program running, which is what there is to do then.
    let _ = emulate_default_handler(SIGTSTP);
}

/// Whether a shell started this as one of its jobs: its group is not the session's own, and whoever
/// started it is of the same session.
fn is_a_job() -> bool {
    let session = getsid(None);
    session.is_ok_and(|session| {
        session != getpgrp() && getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session))
    })
}
