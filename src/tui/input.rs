//! What the terminal sends, as messages: keys, pastes and what a mouse does, out of bytes.
//!
//! Responsible for the state between bytes: which of them belong together, and what becomes of a
//! beginning whose end does not come. It is pure: it reads nothing and knows no clock. Whoever
//! feeds it asks [`Parser::quiet`] how long to wait for more, and calls [`Parser::flush`] when
//! nothing came. What a finished sequence means stands in `sequence`.
//!
//! Nothing that a person typed is lost on the way, and nothing that a terminal answered is typed.

#[cfg(not(unix))]
mod fallback;
mod late;
mod paste;
#[cfg(unix)]
mod reader;
mod sequence;
mod told;
mod utf8;

pub use told::Told;

#[cfg(not(unix))]
pub(super) use fallback::read;
#[cfg(unix)]
pub(super) use reader::read;

use std::sync::mpsc::Receiver;
use std::time::Duration;

use crate::app::Msg;
use crate::app::chord::{Chord, Held, Key};
use late::{Late, Of};
use paste::Paste;
use sequence::{Meaning, Sequence, Step};
use utf8::Partial;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const DEL: u8 = 0x7f;

/// How many reads the loop may lag behind: a flood waits in the terminal, not in memory.
const AHEAD: usize = 16;

/// What the loop gives back for each batch of input that it is done with.
pub(super) type Permits = Receiver<()>;

/// How long nothing has to come before [`Parser::flush`] is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// An Esc that is no more than that; an answer whose end does not come.
    Short,
    /// A sequence or a character that has begun: a slow line may still bring the rest.
    Moment,
    /// A paste that has begun.
    Long,
}

impl Quiet {
    /// That time.
    pub fn time(self) -> Duration {
        Duration::from_millis(match self {
            Quiet::Short => 50,
            Quiet::Moment => 250,
            Quiet::Long => 1000,
        })
    }
}

/// What has come and is no message yet.
#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// The first bytes of a character.
    Character(Partial),
    /// ESC.
    Escape,
    /// ESC ESC: two keys, or a key with Alt as rxvt sends it.
    EscapeTwice,
    /// An Esc was given out because nothing followed; its rest may come yet.
    Escaped,
    /// ESC `[` or ESC O, and what followed.
    Sequence(Sequence),
    /// A mouse report of the old kind, which has so many bytes still.
    Mouse(u8),
    /// An answer, from its introducer to its end.
    Answer(Answer),
    Paste(Paste),
    /// What had begun was given up; its rest may come yet.
    Late(Late),
}

/// OSC, DCS, APC, PM or SOS, of which nothing is of interest but the end; of OSC the colours.
#[derive(Debug)]
struct Answer {
    introducer: u8,
    last: Option<u8>,
    /// What an OSC said so far, as far as it can be of interest.
    said: Vec<u8>,
}

/// Whether a byte was the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Yes,
    No,
}

impl Ended {
    fn when(ended: bool) -> Ended {
        if ended { Ended::Yes } else { Ended::No }
    }
}

/// Bytes in, messages out.
#[derive(Debug, Default)]
pub struct Parser {
    state: State,
    told: Vec<Told>,
}

impl Parser {
    /// One that has seen nothing.
    pub fn new() -> Parser {
        Parser::default()
    }

    /// Takes what came; the messages are appended to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Msg>) {
        for byte in bytes {
            self.step(*byte, out);
        }
    }

    /// What the terminal told of itself since this was asked last.
    pub fn told(&mut self) -> Vec<Told> {
        std::mem::take(&mut self.told)
    }

    /// How long to wait for more before a flush; `None` where nothing is pending.
    pub fn quiet(&self) -> Option<Quiet> {
        match &self.state {
            State::Ground => None,
            State::Escape | State::EscapeTwice | State::Answer(_) => Some(Quiet::Short),
            State::Character(_) | State::Escaped | State::Sequence(_) | State::Mouse(_) => {
                Some(Quiet::Moment)
            }
            State::Paste(_) => Some(Quiet::Long),
            State::Late(late) => (!late.is_empty()).then_some(Quiet::Short),
        }
    }

    /// Nothing came for as long as [`Parser::quiet`] told: what is pending is decided on.
    pub fn flush(&mut self, out: &mut Vec<Msg>) {
        match std::mem::take(&mut self.state) {
            State::Escape => self.escaped(1, out),
            State::EscapeTwice => self.escaped(2, out),
            State::Sequence(sequence) => give_up(&sequence, out),
            State::Answer(answer) => match answer.last {
                None => press(out, Chord::with(Held::Alt, Key::Char(char::from(answer.introducer)))),
                Some(_) => self.state = State::Late(Late::new(Of::Answer)),
            },
            State::Paste(paste) => {
                out.extend(paste.message());
                self.state = State::Late(Late::new(Of::Paste));
            }
            State::Late(late) => self.replay(late, out),
            State::Ground | State::Character(_) | State::Escaped | State::Mouse(_) => {}
        }
    }

    fn step(&mut self, byte: u8, out: &mut Vec<Msg>) {
        match std::mem::take(&mut self.state) {
            State::Ground => self.ground(byte, out),
            State::Character(partial) => self.character(partial, byte, out),
            State::Escape => self.escape(byte, out),
            State::EscapeTwice => self.escape_twice(byte, out),
            State::Escaped => match Sequence::begin_late(byte) {
                Some(sequence) => self.state = State::Sequence(sequence),
                None => self.ground(byte, out),
            },
            State::Sequence(sequence) => self.sequence(sequence, byte, out),
            State::Mouse(left) if left > 1 => self.state = State::Mouse(left - 1),
            State::Mouse(_) => {}
            State::Answer(answer) => self.answer(answer, byte, out),
            State::Paste(mut paste) => match paste.push(byte) {
                Ended::Yes => out.extend(paste.message()),
                Ended::No => self.state = State::Paste(paste),
            },
            State::Late(mut late) => match late.push(byte) {
                Ended::Yes => out.extend(late.message()),
                Ended::No => self.state = State::Late(late),
            },
        }
    }

    /// A byte that belongs to nothing before it.
    fn ground(&mut self, byte: u8, out: &mut Vec<Msg>) {
        match byte {
            ESC => self.state = State::Escape,
            // Ctrl-Space, which means nothing here.
            0 => {}
            0..=0x1f | DEL => press(out, control(byte)),
            b' '..=b'~' => press(out, Chord::char(char::from(byte))),
            _ => self.state = Partial::begin(byte, Held::Nothing).map_or(State::Ground, State::Character),
        }
    }

    /// A byte after the first of a character of several.
    fn character(&mut self, mut partial: Partial, byte: u8, out: &mut Vec<Msg>) {
        match partial.push(byte) {
            utf8::Step::More => self.state = State::Character(partial),
            // C1: commands to a terminal, and no keys of one.
            utf8::Step::Done(c) if c.is_control() => {}
            utf8::Step::Done(c) => press(out, Chord::with(partial.held(), Key::Char(c))),
            utf8::Step::Wrong => self.ground(byte, out),
        }
    }

    /// A byte after ESC.
    fn escape(&mut self, byte: u8, out: &mut Vec<Msg>) {
        match byte {
            ESC => self.state = State::EscapeTwice,
            b'[' | b'O' => self.state = State::Sequence(Sequence::begin(byte)),
            b']' | b'P' | b'_' | b'^' | b'X' => {
                self.state = State::Answer(Answer { introducer: byte, last: None, said: Vec::new() });
            }
            b'\t' | b'\r' | 0x08 | DEL => press(out, sequence::chord(Held::Alt, control(byte).key)),
            // No terminal sends these as one: they are two keys that came together.
            0..=0x1f => {
                press(out, Chord::plain(Key::Esc));
                self.ground(byte, out);
            }
            b' '..=b'~' => press(out, Chord::with(Held::Alt, Key::Char(char::from(byte)))),
            _ => self.state = Partial::begin(byte, Held::Alt).map_or(State::Ground, State::Character),
        }
    }

    /// A byte after ESC ESC.
    fn escape_twice(&mut self, byte: u8, out: &mut Vec<Msg>) {
        if let b'[' | b'O' = byte {
            self.state = State::Sequence(Sequence::begin_with_alt(byte));
            return;
        }
        press(out, Chord::plain(Key::Esc));
        self.escape(byte, out);
    }

    /// A byte of a sequence.
    fn sequence(&mut self, mut sequence: Sequence, byte: u8, out: &mut Vec<Msg>) {
        match sequence.push(byte) {
            Step::More => self.state = State::Sequence(sequence),
            Step::Done(meaning) => self.mean(meaning, &sequence, out),
            Step::Broken => {
                give_up(&sequence, out);
                self.step(byte, out);
            }
        }
    }

    fn mean(&mut self, meaning: Meaning, sequence: &Sequence, out: &mut Vec<Msg>) {
        match meaning {
            Meaning::Key(chord) => return press(out, chord),
            Meaning::Text => return sequence.text().for_each(|c| press(out, Chord::plain(Key::Char(c)))),
            _ => {}
        }
        // The Esc before it was a key of its own.
        if sequence.with_alt() {
            press(out, Chord::plain(Key::Esc));
        }
        match meaning {
            Meaning::Pointer(pointer) => out.push(Msg::Pointer(pointer)),
            Meaning::Paste => self.state = State::Paste(Paste::new()),
            Meaning::Mouse => self.state = State::Mouse(3),
            Meaning::Identity => self.told.push(Told::Identity),
            Meaning::Restyled => self.told.push(Told::Restyled),
            Meaning::Nothing | Meaning::Key(_) | Meaning::Text => type_bytes(sequence.typed(), out),
        }
    }

    fn escaped(&mut self, times: usize, out: &mut Vec<Msg>) {
        out.extend(std::iter::repeat_n(Msg::Key(Chord::plain(Key::Esc)), times));
        self.state = State::Escaped;
    }

    /// A byte of an answer; it ends with BEL, with ESC `\`, or where another sequence begins.
    fn answer(&mut self, mut answer: Answer, byte: u8, out: &mut Vec<Msg>) {
        match (answer.last, byte) {
            (Some(ESC), b'\\') | (_, BEL) if answer.introducer == b']' => {
                told::colours(&answer.said, &mut self.told);
            }
            (Some(ESC), b'\\') | (_, BEL) => {}
            (Some(ESC), _) => self.escape(byte, out),
            (_, CANCEL | SUBSTITUTE) => self.ground(byte, out),
            _ => {
                if answer.said.len() < told::LONGEST && byte != ESC {
                    answer.said.push(byte);
                }
                self.state = State::Answer(Answer { last: Some(byte), ..answer });
            }
        }
    }

    /// What came after something was given up was no rest of it.
    fn replay(&mut self, late: Late, out: &mut Vec<Msg>) {
        if late.is_pasted() {
            out.extend(late.message());
            self.state = State::Late(Late::new(Of::Paste));
            return;
        }
        self.feed(&late.into_bytes(), out);
    }
}

/// What cancels a sequence in a terminal; also Ctrl-X and Ctrl-Z, which are not to be lost.
const CANCEL: u8 = 0x18;
const SUBSTITUTE: u8 = 0x1a;

/// A sequence whose end does not come: what it stands for if it was typed by hand.
fn give_up(sequence: &Sequence, out: &mut Vec<Msg>) {
    if sequence.with_alt() {
        press(out, Chord::plain(Key::Esc));
    }
    out.extend(sequence.alone().map(Msg::Key));
    type_bytes(sequence.typed(), out);
}

fn press(out: &mut Vec<Msg>, chord: Chord) {
    out.push(Msg::Key(chord));
}

fn type_bytes(bytes: &[u8], out: &mut Vec<Msg>) {
    for byte in bytes {
        press(out, Chord::char(char::from(*byte)));
    }
}

/// The key of a control byte.
fn control(byte: u8) -> Chord {
    match byte {
        b'\r' => Chord::plain(Key::Enter),
        b'\t' => Chord::plain(Key::Tab),
        // Ctrl-H is the Backspace of others.
        0x08 | DEL => Chord::plain(Key::Backspace),
        1..=0x1a => Chord::ctrl(char::from(byte + b'a' - 1)),
        _ => Chord::ctrl(char::from(byte | 0x40)),
    }
}
