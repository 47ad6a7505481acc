//! A pseudo-terminal with the program in it, and an emulator that shows its screen.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use lp_manifest::store::journal::Drafts;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How often a wait looks for more bytes before it gives up, and how long each look may take.
const LOOKS: usize = 400;
const LOOK: Duration = Duration::from_millis(50);

/// Where the program runs: the folder of its file, and a home of its own.
pub(super) struct Place {
    folder: TempDir,
    home: TempDir,
}

/// One run of the program.
pub(super) struct Tty {
    pub(super) place: Rc<Place>,
    file: PathBuf,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    input: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// Every byte that the program wrote.
    pub(super) raw: Vec<u8>,
    /// The terminal's settings before the program started.
    settings: String,
}

impl Tty {
    /// Edits a file `app.json` with this text; with none it does not exist.
    pub(super) fn edit(text: Option<&str>) -> Tty {
        Tty::run(text, "app.json", "xterm-256color", &["app.json"])
    }

    /// Runs the program in a folder with the file `name`, which holds `text`.
    pub(super) fn run(text: Option<&str>, name: &str, term: &str, arguments: &[&str]) -> Tty {
        let place =
            Rc::new(Place { folder: tempfile::tempdir().unwrap(), home: tempfile::tempdir().unwrap() });
        if let Some(text) = text {
            fs::write(place.folder.path().join(name), text).unwrap();
        }
        Tty::again(&place, name, term, arguments)
    }

    /// Runs the program where it ran before.
    pub(super) fn again(place: &Rc<Place>, name: &str, term: &str, arguments: &[&str]) -> Tty {
        let file = place.folder.path().join(name);
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let settings = settings(&*pair.master);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_lp-manifest"));
        command.args(arguments);
        command.cwd(place.folder.path());
        command.env_clear();
        command.env("TERM", term);
        command.env("LANG", "C.UTF-8");
        command.env("HOME", place.home.path());
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        let slave = pair.slave;
        thread::spawn(move || {
            // The other side stays open, so that the settings can be read after the end.
            let _slave = slave;
            let mut bytes = [0; 4096];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(rows(24), rows(80), 0);
        Tty {
            place: Rc::clone(place),
            file,
            child,
            master: pair.master,
            input,
            output,
            parser,
            raw: Vec::new(),
            settings,
        }
    }

    /// Sends bytes as keys.
    pub(super) fn keys(&mut self, bytes: &str) -> &mut Tty {
        self.input.write_all(bytes.as_bytes()).unwrap();
        self.input.flush().unwrap();
        self
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub(super) fn shows(&mut self, text: &str) -> &mut Tty {
        assert!(self.until(|screen| screen.contains(text)), "{text:?} does not come:\n{}", self.screen());
        self
    }

    /// Waits until the screen shows a text no more.
    #[track_caller]
    pub(super) fn hides(&mut self, text: &str) -> &mut Tty {
        assert!(self.until(|screen| !screen.contains(text)), "{text:?} stays:\n{}", self.screen());
        self
    }

    fn until(&mut self, fits: impl Fn(&str) -> bool) -> bool {
        for _ in 0..LOOKS {
            if fits(&self.screen()) {
                return true;
            }
            match self.output.recv_timeout(LOOK) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return fits(&self.screen()),
            }
        }
        false
    }

    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.raw.extend_from_slice(bytes);
    }

    /// What the screen shows.
    pub(super) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Gives the terminal another size.
    pub(super) fn resize(&mut self, width: u16, height: u16) -> &mut Tty {
        self.parser.screen_mut().set_size(rows(height), rows(width));
        self.master.resize(size(width, height)).unwrap();
        self
    }

    /// Sends a signal by its name.
    pub(super) fn signal(&mut self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args([format!("-{name}"), id]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for the end of the program; its exit code.
    #[track_caller]
    pub(super) fn ends(&mut self) -> u32 {
        for _ in 0..LOOKS {
            let ended = self.child.try_wait().unwrap();
            // What was written before the end may still be on its way.
            self.drain();
            if let Some(status) = ended {
                return status.exit_code();
            }
        }
        panic!("the program does not end:\n{}", self.screen())
    }

    /// What the file holds; `None` if there is none.
    pub(super) fn file(&self) -> Option<String> {
        fs::read_to_string(&self.file).ok()
    }

    /// Writes the file as another program would.
    pub(super) fn write(&self, text: &str) {
        fs::write(&self.file, text).unwrap();
    }

    /// The file, links followed.
    pub(super) fn real(&self) -> PathBuf {
        self.place.folder.path().canonicalize().unwrap().join(self.file.file_name().unwrap())
    }

    /// Waits until the screen has shown what `fits`, then kills the program at once; what the screen
    /// shows at the end.
    pub(super) fn killed_when(&mut self, fits: impl Fn(&str) -> bool) -> String {
        assert!(self.until(fits), "it does not come:\n{}", self.screen());
        self.signal("KILL");
        self.child.wait().unwrap();
        self.drain();
        self.screen()
    }

    fn drain(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(LOOK) {
            self.take(&bytes);
        }
    }

    /// The names in the folder.
    pub(super) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.place.folder.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    /// Holds that the terminal is as it was: the main screen, no paste mode, the cursor, the settings.
    #[track_caller]
    pub(super) fn is_given_back(&self) {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.bracketed_paste(), "pastes are plain again");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert_eq!(settings(&*self.master), self.settings, "the settings are those from before");
        for (on, off) in
            [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l"), ("\x1b[?25l", "\x1b[?25h")]
        {
            let last = |code: &str| self.raw.windows(code.len()).rposition(|bytes| bytes == code.as_bytes());
            assert!(last(off) > last(on), "{off:?} comes after {on:?}");
        }
    }
}

impl Place {
    /// The drafts that stand in this home.
    pub(super) fn drafts(&self) -> Drafts {
        Drafts::in_folder(self.home.path().join(".local/state/lp-manifest/drafts")).unwrap()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 }
}

fn rows(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count).unwrap()
}
