//! What the terminal sends, as messages.
//!
//! The only place that knows the terminal library's keys.

use std::sync::mpsc::Sender;

use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::Event;
use crate::app::Msg;
use crate::app::chord::{Chord, Held, Key};

/// Reads for ever on a thread of its own.
pub(super) fn read(sender: Sender<Event>) {
    std::thread::spawn(move || {
        loop {
            let message = match event::read() {
                Ok(event) => of_event(event).map(Event::Msg),
                Err(_) => Some(Event::Gone),
            };
            let gone = matches!(message, Some(Event::Gone));
            if let Some(message) = message
                && (sender.send(message).is_err() || gone)
            {
                return;
            }
        }
    });
}

/// Changes of the window come as a signal: those that the library reports can be lost.
fn of_event(event: event::Event) -> Option<Msg> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => chord(key).map(Msg::Key),
        event::Event::Paste(text) => Some(Msg::Paste(text)),
        _ => None,
    }
}

/// Our own words for a key, with the spellings of old terminals evened out.
fn chord(event: KeyEvent) -> Option<Chord> {
    let held = held(event.modifiers);
    let key = match event.code {
        // ESC TAB is what some terminals send for Shift-Tab.
        KeyCode::BackTab => return Some(Chord::with(Held::Shift, Key::Tab)),
        KeyCode::Tab if held == Held::Alt => return Some(Chord::with(Held::Shift, Key::Tab)),
        // Ctrl-H is the Backspace of others.
        KeyCode::Char('h') if held == Held::Ctrl => return Some(Chord::plain(Key::Backspace)),
        KeyCode::Char(c) if held == Held::Ctrl => Key::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => {
            let held = if held == Held::Shift { Held::Nothing } else { held };
            return Some(Chord::with(held, Key::Char(c)));
        }
        KeyCode::Enter => Key::Enter,
        KeyCode::Tab => Key::Tab,
        KeyCode::Esc => Key::Esc,
        KeyCode::Backspace => return Some(Chord::plain(Key::Backspace)),
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
    Some(Chord::with(held, key))
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

#[cfg(test)]
mod tests {
    use super::{Chord, Held, Key, KeyCode, KeyEvent, KeyModifiers, chord};

    #[test]
    fn old_spellings_are_evened_out() {
        let cases = [
            (KeyCode::BackTab, KeyModifiers::SHIFT, Chord::with(Held::Shift, Key::Tab)),
            (KeyCode::Tab, KeyModifiers::ALT, Chord::with(Held::Shift, Key::Tab)),
            (KeyCode::Char('h'), KeyModifiers::CONTROL, Chord::plain(Key::Backspace)),
            (KeyCode::Char('S'), KeyModifiers::CONTROL, Chord::ctrl('s')),
            (KeyCode::Char('A'), KeyModifiers::SHIFT, Chord::char('A')),
            (KeyCode::F(8), KeyModifiers::SHIFT, Chord::with(Held::Shift, Key::F(8))),
        ];
        for (code, modifiers, expected) in cases {
            assert_eq!(chord(KeyEvent::new(code, modifiers)), Some(expected), "{code:?}");
        }
    }
}
