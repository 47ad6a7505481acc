//! A pseudo-terminal with the program in it, and an emulator that shows its screen.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use lp_manifest::json::unsaved::{Record, Unsaved};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How often a wait looks for more bytes before it gives up, and how long each look may take.
const LOOKS: usize = 400;
const LOOK: Duration = Duration::from_millis(50);

/// How long a byte may be on its way through the terminal.
const BRIEF: Duration = Duration::from_millis(20);

/// What asks a terminal what it is.
const QUESTION: &[u8] = b"\x1b[c";

/// What the terminal does with what the program writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// It takes everything.
    Open,
    /// It takes nothing: the program has to wait.
    Frozen,
    /// It is about to go.
    Closed,
}

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
    master: Option<Box<dyn MasterPty + Send>>,
    input: Option<Box<dyn std::io::Write + Send>>,
    output: Receiver<Vec<u8>>,
    reader: Option<JoinHandle<()>>,
    flow: Arc<(Mutex<Flow>, Condvar)>,
    parser: vt100::Parser,
    /// Every byte that the program wrote.
    pub(super) raw: Vec<u8>,
    /// The terminal's settings before the program started.
    settings: String,
    /// Whether it says what it is when it is asked.
    answers: bool,
}

impl Tty {
    /// Edits a file `app.json` with this text; with none it does not exist.
    pub(super) fn edit(text: Option<&str>) -> Tty {
        Tty::run(text, "app.json", "xterm-256color", &["app.json"])
    }

    /// Runs the program in a folder with the file `name`, which holds `text`.
    pub(super) fn run(text: Option<&str>, name: &str, term: &str, arguments: &[&str]) -> Tty {
        Tty::again(&Place::new(text, name), name, term, arguments)
    }

    /// Runs the program where it ran before.
    pub(super) fn again(place: &Rc<Place>, name: &str, term: &str, arguments: &[&str]) -> Tty {
        Tty::start(place, name, &[("TERM", term)], env!("CARGO_BIN_EXE_lp-manifest"), arguments)
    }

    /// Runs a script of the shell, with `app.json` beside it; `$0` is the program.
    pub(super) fn shell(text: &str, script: &str) -> Tty {
        let arguments = ["-c", script, env!("CARGO_BIN_EXE_lp-manifest")];
        let place = Place::new(Some(text), "app.json");
        Tty::start(&place, "app.json", &[("TERM", "xterm")], "sh", &arguments)
    }

    /// Runs any program, which is about the file `name`.
    pub(super) fn start(
        place: &Rc<Place>,
        name: &str,
        variables: &[(&str, &str)],
        program: &str,
        arguments: &[&str],
    ) -> Tty {
        let file = place.folder.path().join(name);
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let settings = settings(&*pair.master);
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(place.folder.path());
        command.env_clear();
        for (name, value) in [("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin")].iter().chain(variables) {
            command.env(name, value);
        }
        command.env("HOME", place.home.path());
        let child = pair.slave.spawn_command(command).unwrap();
        let flow = Arc::new((Mutex::new(Flow::Open), Condvar::new()));
        let (sender, output) = channel();
        let (read, slave, flowing) = (pair.master.try_clone_reader().unwrap(), pair.slave, Arc::clone(&flow));
        let reader = thread::spawn(move || {
            // The other side stays open, so that the settings can be read after the end.
            let _slave = slave;
            pass_on(read, &sender, &flowing);
        });
        Tty {
            place: Rc::clone(place),
            file,
            child,
            input: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            output,
            reader: Some(reader),
            flow,
            parser: vt100::Parser::new(rows(24), rows(80), 0),
            raw: Vec::new(),
            settings,
            answers: true,
        }
    }

    /// Sends bytes as keys.
    pub(super) fn keys(&mut self, bytes: &str) -> &mut Tty {
        self.bytes(bytes.as_bytes())
    }

    /// Sends bytes that need not be text.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> &mut Tty {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
        self
    }

    fn flow(&self, flow: Flow) {
        *self.flow.0.lock().unwrap() = flow;
        self.flow.1.notify_all();
    }

    /// The terminal takes nothing any more, until [`Tty::thaw`].
    pub(super) fn freeze(&mut self) -> &mut Tty {
        self.flow(Flow::Frozen);
        self
    }

    /// It takes everything again.
    pub(super) fn thaw(&mut self) {
        self.flow(Flow::Open);
        self.drain();
    }

    /// Makes the program write until it waits for the frozen terminal.
    #[track_caller]
    pub(super) fn fills(&mut self) {
        for look in 0..LOOKS {
            if self.syscalls().iter().any(|call| is_write_to_terminal(call)) {
                return;
            }
            self.resize(200 + (look % 2) as u16, 60);
            self.look();
        }
        panic!("the program does not wait for the terminal: {:?}", self.syscalls());
    }

    /// The system calls that the threads of the program are in.
    pub(super) fn syscalls(&self) -> Vec<String> {
        let id = self.child.process_id().unwrap();
        let mut tasks: Vec<_> =
            fs::read_dir(format!("/proc/{id}/task")).unwrap().map(|task| task.unwrap().path()).collect();
        tasks.sort();
        tasks.iter().filter_map(|task| fs::read_to_string(task.join("syscall")).ok()).collect()
    }

    /// Looks until something is so.
    pub(super) fn looks(&mut self, so: impl Fn(&Tty) -> bool) -> bool {
        for _ in 0..LOOKS {
            if so(self) {
                return true;
            }
            self.look();
        }
        false
    }

    /// Waits for output, or for a short time.
    fn look(&mut self) {
        match self.output.recv_timeout(LOOK) {
            Ok(bytes) => self.take(&bytes),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => thread::park_timeout(LOOK),
        }
    }

    /// The terminal is gone: its window was closed, its line was cut.
    pub(super) fn hang_up(&mut self) {
        self.flow(Flow::Closed);
        // Whoever reads the terminal has to wake up to let go of it.
        self.resize(81, 24);
        self.reader.take().unwrap().join().unwrap();
        self.input = None;
        self.master = None;
    }

    /// Waits until the program is stopped.
    #[track_caller]
    pub(super) fn stops(&mut self) -> &mut Tty {
        let id = self.child.process_id().unwrap();
        let stopped = self.looks(|_| {
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
            stat.rsplit(") ").next().is_some_and(|state| state.starts_with('T'))
        });
        assert!(stopped, "the program does not stop:\n{}", self.screen());
        self.thaw();
        self
    }

    /// Lets somebody else use the terminal, as a shell does.
    pub(super) fn is_used_by_others(&mut self) {
        self.parser.process(b"\x1b[?1049l\x1b[?2004l\x1b[?25h\x1b[2J\x1b[Hsomebody else");
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        let done = std::process::Command::new("stty").arg("-F").arg(name).arg("sane").status().unwrap();
        assert!(done.success());
    }

    /// The settings of now are those to give back.
    pub(super) fn has_new_settings(&mut self) {
        self.settings = settings(&**self.master.as_ref().unwrap());
    }

    /// Whether the screen is the program's own.
    pub(super) fn is_alternate(&self) -> bool {
        self.parser.screen().alternate_screen()
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
        self.looks(|tty| fits(&tty.screen()))
    }

    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        let before = self.raw.len().saturating_sub(QUESTION.len() - 1);
        self.raw.extend_from_slice(bytes);
        // Every terminal says what it is when it is asked; its colours only those that were given.
        if self.raw[before..].windows(QUESTION.len()).any(|bytes| bytes == QUESTION)
            && let (Some(input), true) = (self.input.as_mut(), self.answers)
        {
            let _ = input.write_all(b"\x1b[?62;22c");
        }
    }

    /// The terminal answers nothing when it is asked what it is.
    pub(super) fn is_silent(&mut self) -> &mut Tty {
        self.answers = false;
        self
    }

    /// What the screen shows.
    pub(super) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Gives the terminal another size.
    pub(super) fn resize(&mut self, width: u16, height: u16) -> &mut Tty {
        self.parser.screen_mut().set_size(rows(height), rows(width));
        self.master.as_ref().unwrap().resize(size(width, height)).unwrap();
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
        for _ in 0..LOOKS * (LOOK.as_millis() / BRIEF.as_millis()) as usize {
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

    /// What another file in the folder holds.
    #[track_caller]
    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.place.folder.path().join(name)).unwrap()
    }

    /// Writes another file into the folder.
    pub(super) fn leave(&self, name: &str) {
        fs::write(self.place.folder.path().join(name), "").unwrap();
    }

    /// Where a file of the folder is.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.place.path(name)
    }

    /// Gives a file of the folder another name.
    pub(super) fn renames(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Removes a file of the folder, or a folder with all that is in it.
    pub(super) fn removes(&self, name: &str) {
        let path = self.path(name);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    }

    /// Writes the file as another program would.
    pub(super) fn write(&self, text: &str) {
        fs::write(&self.file, text).unwrap();
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
        loop {
            match self.output.recv_timeout(BRIEF) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => return thread::park_timeout(BRIEF),
            }
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
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is given back");
        assert_eq!(
            settings(&**self.master.as_ref().unwrap()),
            self.settings,
            "the settings are those from before"
        );
        for (on, off) in [
            ("\x1b[?1049h", "\x1b[?1049l"),
            ("\x1b[?2004h", "\x1b[?2004l"),
            ("\x1b[?25l", "\x1b[?25h"),
            ("\x1b[?1000h", "\x1b[?1000l"),
            ("\x1b[?1006h", "\x1b[?1006l"),
        ] {
            let last = |code: &str| self.raw.windows(code.len()).rposition(|bytes| bytes == code.as_bytes());
            assert!(last(on).is_none() || last(off) > last(on), "{off:?} comes after {on:?}");
        }
    }
}

impl Place {
    /// A new one with the file `name`, which holds `text`.
    pub(super) fn new(text: Option<&str>, name: &str) -> Rc<Place> {
        let place = Place { folder: tempfile::tempdir().unwrap(), home: tempfile::tempdir().unwrap() };
        if let Some(text) = text {
            fs::write(place.folder.path().join(name), text).unwrap();
        }
        Rc::new(place)
    }

    /// The home of who runs the program.
    pub(super) fn home(&self) -> &std::path::Path {
        self.home.path()
    }

    /// Where a file of the folder is.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The unsaved work that stands in this home, read without a lock.
    pub(super) fn unsaved(&self) -> Vec<Unsaved> {
        let folder = self.home.path().join(".local/state/lp-manifest/drafts");
        let paths = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        let drafts =
            paths.filter(|path| path.extension().is_some_and(|end| end == "draft" || end == "found"));
        drafts.map(|path| Record::decode(&fs::read(path).unwrap()).unwrap().work).collect()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.flow(Flow::Open);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Hands on what the program writes, as long as the terminal takes it.
fn pass_on(mut read: impl std::io::Read, sender: &Sender<Vec<u8>>, flow: &(Mutex<Flow>, Condvar)) {
    let mut bytes = [0; 4096];
    loop {
        let open = flow.1.wait_while(flow.0.lock().unwrap(), |flow| *flow == Flow::Frozen).unwrap();
        if *open == Flow::Closed {
            return;
        }
        drop(open);
        match read.read(&mut bytes) {
            Ok(count @ 1..) if sender.send(bytes[..count].to_vec()).is_ok() => {}
            _ => return,
        }
    }
}

/// Whether a line of `/proc/*/syscall` is a write to standard output: 1 on x86-64, 64 on ARM.
fn is_write_to_terminal(call: &str) -> bool {
    ["1 0x1 ", "64 0x1 "].iter().any(|write| call.starts_with(write))
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
