//! What a key costs, in instructions: the editor, or the floor beside it, with so many keys.
//!
//! `.ci/cost` runs it under callgrind with a count and with twice that count; the difference is
//! what the keys cost, without the start of the process. It deliberately measures nothing itself,
//! reads no file and no terminal: both programs draw into the same kind of sink.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    missing_docs,
    reason = "a bench stops at what it cannot measure"
)]

mod floor;

use std::io::{self, Sink};

use lp_manifest::app::chord::{Chord, Key};
use lp_manifest::app::{Model, Msg, Size, Start, update};
use lp_manifest::form::session::Saved;
use lp_manifest::ui;
use lp_manifest::ui::theme::Theme;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// A manifest with something of everything.
const MANIFEST: &str = include_str!("../../tests/check/samples/connector.json");

/// After so many keys of one kind as many come that undo them: text and place stay in bounds.
const TURN: usize = 10;

fn main() {
    let args: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = args.iter().map(String::as_str).collect();
    let parsed = match words[..] {
        [program, what, count, width, height] => parse(count, width, height).map(|it| (program, what, it)),
        _ => None,
    };
    // `cargo bench` calls with words of its own.
    let Some((program, what, (count, size))) = parsed else {
        eprintln!("usage: cost editor|floor move|type|start COUNT WIDTH HEIGHT; .ci/cost calls it");
        return;
    };
    match program {
        "editor" => run::<Editor>(what, count, size),
        _ => run::<floor::Floor>(what, count, size),
    }
}

fn parse(count: &str, width: &str, height: &str) -> Option<(usize, Size)> {
    let size = Size { width: width.parse().ok()?, height: height.parse().ok()? };
    Some((count.parse().ok()?, size))
}

/// What is pressed.
#[derive(Clone, Copy)]
enum Press {
    Down,
    Up,
    Enter,
    Letter,
    Backspace,
}

/// A program whose keys are counted.
trait Program {
    /// It opens the manifest in a window.
    fn start(text: String, size: Size) -> Self;
    /// A key is pressed.
    fn press(&mut self, press: Press);
    /// A frame is drawn.
    fn draw(&self, frame: &mut Frame<'_>);
}

fn run<P: Program>(what: &str, count: usize, size: Size) {
    if what == "start" {
        for _ in 0..count {
            drop(Desk::<P>::start(size));
        }
        return;
    }
    let typing = what == "type";
    let mut desk = Desk::<P>::start(size);
    if typing {
        desk.key(Press::Enter);
    }
    let (there, back) = if typing { (Press::Letter, Press::Backspace) } else { (Press::Down, Press::Up) };
    for number in 0..count {
        desk.key(if number % (2 * TURN) < TURN { there } else { back });
    }
}

/// A program and its screen.
struct Desk<P> {
    program: P,
    screen: Terminal<CrosstermBackend<Sink>>,
}

impl<P: Program> Desk<P> {
    /// Up to the first frame.
    fn start(size: Size) -> Desk<P> {
        let viewport = Viewport::Fixed(Rect::new(0, 0, size.width, size.height));
        let screen = Terminal::with_options(CrosstermBackend::new(io::sink()), TerminalOptions { viewport });
        let program = P::start(MANIFEST.to_owned(), size);
        let mut desk = Desk { program, screen: screen.expect("a sink takes everything") };
        desk.draw();
        desk
    }

    fn key(&mut self, press: Press) {
        self.program.press(press);
        self.draw();
    }

    fn draw(&mut self) {
        let program = &self.program;
        self.screen.draw(|frame| program.draw(frame)).expect("a sink takes everything");
    }
}

/// The editor, as the terminal runs it but for what is kept on disk.
struct Editor(Model, Theme);

impl Program for Editor {
    fn start(text: String, size: Size) -> Editor {
        let mut start = Start::new(text, Saved::Yes, size);
        start.path = Some("app.json".into());
        let mut model = Model::new(start);
        update(&mut model, Msg::Started);
        Editor(model, Theme::default())
    }

    fn press(&mut self, press: Press) {
        let chord = match press {
            Press::Down => Chord::plain(Key::Down),
            Press::Up => Chord::plain(Key::Up),
            Press::Enter => Chord::plain(Key::Enter),
            Press::Letter => Chord::char('x'),
            Press::Backspace => Chord::plain(Key::Backspace),
        };
        update(&mut self.0, Msg::Key(chord));
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        ui::view(&self.0, &self.1, frame);
    }
}
