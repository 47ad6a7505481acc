//! What the terminal sends, where the system is not one on which bytes are read.
//!
//! The only place that knows the terminal library's keys.

use std::sync::mpsc::{Sender, sync_channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{
    self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::sequence::chord;
use super::{AHEAD, Permits};
use crate::app::chord::{Chord, Held, Key};
use crate::app::{Act, Msg, Pointer};
use crate::tui::guard::{GONE, Guard};
use crate::tui::{End, Event};

/// How often it is looked whether another program has the terminal.
const LOOK: Duration = Duration::from_millis(100);

/// Reads until the terminal is gone.
pub(in crate::tui) fn read(sender: Sender<Event>, guard: Guard) -> std::io::Result<Permits> {
    let (permits, permitted) = sync_channel(AHEAD);
    thread::Builder::new().spawn(move || {
        loop {
            // What is typed while another program has the terminal is that program's.
            guard.terminal().wait_for_it();
            match event::poll(LOOK) {
                Ok(true) => {}
                Ok(false) => continue,
                Err(_) => break,
            }
            let Ok(event) = event::read() else { break };
            let Some(event) = of_event(event) else { continue };
            let held_up = matches!(event, Event::Input(..)) && permits.send(()).is_err();
            if held_up || sender.send(event).is_err() {
                return;
            }
        }
        guard.end(End::Gone, GONE, None);
    })?;
    Ok(permitted)
}

fn of_event(event: event::Event) -> Option<Event> {
    let input = |msg| Event::Input(vec![msg], Vec::new());
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => of_key(key).map(Msg::Key).map(input),
        event::Event::Mouse(mouse) => of_mouse(mouse).map(Msg::Pointer).map(input),
        event::Event::Paste(text) => Some(input(Msg::Paste(text))),
        event::Event::Resize(..) => Some(Event::Resized),
        _ => None,
    }
}

/// What a mouse did, as far as it means something here.
fn of_mouse(event: MouseEvent) -> Option<Pointer> {
    let act = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Act::Press,
        MouseEventKind::ScrollUp => Act::WheelUp,
        MouseEventKind::ScrollDown => Act::WheelDown,
        _ => return None,
    };
    Some(Pointer { act, column: event.column, row: event.row })
}

/// Our own words for a key.
fn of_key(event: KeyEvent) -> Option<Chord> {
    let key = match event.code {
        KeyCode::BackTab => return Some(Chord::with(Held::Shift, Key::Tab)),
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Tab => Key::Tab,
        KeyCode::Esc => Key::Esc,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        _ => return None,
    };
    Some(chord(held(event.modifiers), key))
}

fn held(modifiers: KeyModifiers) -> Held {
    if modifiers.contains(KeyModifiers::CONTROL) {
        Held::Ctrl
    } else if modifiers.contains(KeyModifiers::ALT) {
        Held::Alt
    } else if modifiers.contains(KeyModifiers::SHIFT) {
        Held::Shift
    } else {
        Held::Nothing
    }
}
