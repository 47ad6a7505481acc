//! The form: what was asked of it, and whether it can be shown here.
//!
//! It deliberately draws nothing; it hands the request on.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
#[cfg(feature = "tui")]
use std::sync::Arc;

use anyhow::Result;
use clap::builder::{PossibleValuesParser, TypedValueParser};
#[cfg(feature = "tui")]
use lp_manifest::app::files::{Files, Goal};
#[cfg(feature = "tui")]
use lp_manifest::app::home::Home;
#[cfg(feature = "tui")]
use lp_manifest::app::{Arrangement, Mouse, Start};
#[cfg(feature = "tui")]
use lp_manifest::config::person::Layout;
use lp_manifest::export::entry::{Entry, entries};
use lp_manifest::export::explain::meant;
#[cfg(feature = "tui")]
use lp_manifest::form::session::{Judge, Saved};
#[cfg(feature = "tui")]
use lp_manifest::json::Lines;
use lp_manifest::json::Path;
#[cfg(feature = "tui")]
use lp_manifest::json::document::Document;
#[cfg(feature = "tui")]
use lp_manifest::manifest::check::{Levels, Surroundings};
use lp_manifest::manifest::edits;
#[cfg(feature = "tui")]
use lp_manifest::manifest::quick_launch::Names;
use lp_manifest::manifest::template::Template;
use lp_manifest::store;
#[cfg(feature = "tui")]
use lp_manifest::store::ReadError;
#[cfg(feature = "tui")]
use lp_manifest::tui::autosave::Autosave;
#[cfg(feature = "tui")]
use lp_manifest::tui::{Opening, Ways};

use super::aim::astray;
use super::argument::{self, Named};
#[cfg(feature = "tui")]
use super::check::{RuleFiles, Settled};
use super::input;
use super::out::trouble;

/// The arguments without a command.
#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(
        value_name = "FILE",
        value_hint = clap::ValueHint::FilePath,
        help = "The manifest to edit, also as FILE:LINE:COLUMN or with +LINE before it; one that does not exist \
                is begun. Of several the first opens; of a folder, and without one, what can be opened is listed"
    )]
    files: Vec<OsString>,
    /// The template to begin a new manifest from
    #[arg(long, value_name = "NAME", value_parser = template_parser())]
    template: Option<Template>,
    /// The field to start at, such as capabilities.engagement.goal
    #[arg(long, value_name = "PATH")]
    at: Option<String>,
    /// Look, and change nothing
    #[arg(long)]
    read_only: bool,
    /// Talk line by line instead of drawing, for screen readers, simple terminals and pipes: help lists the words
    #[arg(long)]
    plain: bool,
    /// Leave the mouse to the terminal, which marks text with it
    #[arg(long)]
    no_mouse: bool,
}

/// What the form is asked to do.
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
#[derive(Clone)]
#[cfg_attr(not(feature = "tui"), expect(dead_code, reason = "only the form reads it"))]
pub(super) struct Request {
    /// The manifest; without it the form starts with what can be opened.
    pub(super) file: Option<PathBuf>,
    /// What a new manifest is begun from; without it the form asks.
    pub(super) template: Option<Template>,
    /// Whether a new manifest is begun where no file is named, not chosen what to open.
    pub(super) new: bool,
    /// The field to start at.
    pub(super) at: Option<Path>,
    /// The line and the column to start at, unless a field is named.
    pub(super) place: Option<(usize, Option<usize>)>,
    /// All files that were named, this one first.
    pub(super) files: Vec<Named>,
    /// Whether nothing may be changed.
    pub(super) read_only: bool,
    /// Whether the mouse is left to the terminal.
    pub(super) no_mouse: bool,
    /// Whether lines are read and written instead of a screen.
    pub(super) plain: bool,
}

impl Args {
    pub(super) fn run(self) -> Result<u8> {
        let at = self.at.map(|at| place(&at)).transpose()?;
        let files = named(&self.files)?;
        let first = files.first().cloned();
        let (file, place) = first.map_or((None, None), |first| (Some(first.path), first.place));
        edit(Request {
            file,
            template: self.template,
            new: false,
            at,
            place,
            files,
            read_only: self.read_only,
            no_mouse: self.no_mouse,
            plain: self.plain,
        })
    }
}

/// The files that the words name, each with the place to begin at; `+3` is said of the file after it.
fn named(words: &[OsString]) -> Result<Vec<Named>> {
    let mut files: Vec<Named> = Vec::new();
    let mut line = None;
    for word in words {
        if let Some(number) = argument::line(word) {
            line = Some(number);
            continue;
        }
        let mut named = argument::named(word).map_err(trouble)?;
        if input::is_standard(&named.path) {
            return Err(trouble("- is standard input: use preview -, check - or a file"));
        }
        named.place = line.take().map(|line| (line, None)).or(named.place);
        // A window has each file once.
        if !files.iter().any(|other| store::real_path(&other.path) == store::real_path(&named.path)) {
            files.push(named);
        }
    }
    if let (Some(line), Some(last)) = (line, files.last_mut()) {
        last.place = Some((line, None));
    }
    Ok(files)
}

/// The place that a path names, or the end of a path, or a label, as `explain` takes them.
fn place(at: &str) -> Result<Path> {
    let path = Path::parse(at).map_err(|error| trouble(error.to_string()))?;
    let single = |entry: &&Entry| !entry.is_in_event() && (entry.is_called(at) || entry.ends_with(&path));
    let named = entries().iter().find(single).and_then(|entry| Path::parse(&entry.path()).ok());
    match (edits::field(&path), named) {
        (Some(_), _) => Ok(path),
        (None, Some(named)) => Ok(named),
        (None, None) if astray(&path, None).is_some() => {
            Err(trouble(astray(&path, None).unwrap_or_default()))
        }
        // A member that the guides do not know can still be in the file.
        (None, None) if path.steps().len() > 1 || at.starts_with('/') => Ok(path),
        (None, None) => {
            let guess = meant(at).map_or_else(String::new, |guess| format!(", did you mean {guess}?"));
            Err(trouble(format!("there is no field {at}{guess}: lp-manifest explain lists all of them")))
        }
    }
}

/// The templates by their names.
pub(super) fn template_parser() -> impl TypedValueParser<Value = Template> {
    PossibleValuesParser::new(Template::ALL.map(Template::name))
        .try_map(|name| Template::from_name(&name).ok_or("no such template"))
}

/// Opens the form, if there is a terminal to show it; the exit code.
pub(super) fn edit(request: Request) -> Result<u8> {
    if let Some(reason) = no_terminal().filter(|_| !request.plain) {
        let file = request.file.as_deref().map_or_else(String::new, |path| format!(" {}", input::name(path)));
        let sentence = format!(
            "this terminal cannot show the form ({reason}): use lp-manifest --plain{file}, or check, set and preview"
        );
        return Err(trouble(sentence));
    }
    open(request)
}

/// Why the form cannot be shown here.
fn no_terminal() -> Option<&'static str> {
    if !io::stdin().is_terminal() {
        return Some("standard input is no terminal");
    }
    if !io::stdout().is_terminal() {
        return Some("standard output is no terminal");
    }
    let term = std::env::var_os("TERM").unwrap_or_default();
    match term.to_str() {
        Some("dumb") => Some("TERM=dumb"),
        Some("unknown") => Some("TERM=unknown"),
        // It goes by other sequences than all that came after it.
        Some("vt52") => Some("TERM=vt52"),
        // Where terminals have names, one without a name is not known to understand anything.
        Some("") if cfg!(unix) => Some("TERM is not set"),
        _ => None,
    }
}

#[cfg(feature = "tui")]
fn open(request: Request) -> Result<u8> {
    let own = super::config::Settled::read();
    let first = opening(request.clone(), 0, &own)?;
    let person = own.person.clone();
    let (names, plain) = (own.names(), request.plain);
    let judge = Arc::new(move |path: &std::path::Path| judge(&settled(path), names.clone()));
    let home = request.file.clone().filter(|file| file.is_dir());
    let open = Box::new(move |goal: &Goal| {
        let wanted = wanted(goal, &request, home.as_deref())?;
        let number = if let Goal::Named(number) = goal { *number } else { 0 };
        let (file, place) = wanted.map_or((None, None), |wanted| (Some(wanted.path), wanted.place));
        let request = Request { file, place, at: None, template: None, new: false, ..request.clone() };
        opening(request, number, &own).map_err(|error| error.to_string())
    });
    if plain {
        lp_manifest::tui::converse(first, &person, Ways { open, judge })
    } else {
        lp_manifest::tui::run(first, &person, Ways { open, judge })
    }
}

/// The file that the form is left for; `None` for the page of what can be opened.
#[cfg(feature = "tui")]
fn wanted(goal: &Goal, request: &Request, home: Option<&std::path::Path>) -> Result<Option<Named>, String> {
    Ok(match goal {
        Goal::Named(number) => request.files.get(*number).cloned(),
        Goal::File(path, line) => Some(Named { path: path.clone(), place: line.map(|line| (line, None)) }),
        Goal::Typed(word) => {
            let named = argument::named(word.as_ref())?;
            if input::is_standard(&named.path) {
                return Err(
                    "- is standard input, which is your keyboard here: type the path of a file".to_owned()
                );
            }
            Some(named)
        }
        Goal::Home => home.map(|home| Named { path: home.to_owned(), place: None }),
    })
}

/// What problems depend on beside the text, as a project and a person have settled it.
#[cfg(feature = "tui")]
fn judge(settled: &Settled, names: Names) -> Judge {
    Judge {
        levels: settled.levels.clone(),
        surroundings: Surroundings { kept: settled.kept.clone(), ..Surroundings::default() },
        names,
    }
}

/// The text to start on: the file's, or that of a template where there is no file yet. Of a folder, and
/// where nothing is named, what can be opened.
#[cfg(feature = "tui")]
fn opening(mut request: Request, number: usize, own: &super::config::Settled) -> Result<Opening> {
    let folder = request.file.take_if(|file| file.is_dir());
    let home = match folder {
        None if request.new || request.template.is_some() || request.file.is_some() => None,
        folder => {
            let folder = folder.unwrap_or_else(|| PathBuf::from("."));
            Some(Home::new(std::path::absolute(&folder).unwrap_or(folder)))
        }
    };
    let autosave = Autosave::claim(request.file.as_deref());
    let opened = match request.file.as_deref().map(store::read) {
        Some(Ok(opened)) => Some(opened),
        None | Some(Err(ReadError::Missing)) => None,
        Some(Err(error)) => {
            let path = request.file.as_deref().unwrap_or(std::path::Path::new(""));
            let cut_off = autosave.cut_off(&input::name(path));
            return Err(cut_off.map_or_else(|| input::unreadable(&error, path), trouble));
        }
    };
    // An empty file says no more than one that is not there.
    let begun = opened.as_ref().is_none_or(|opened| opened.text.trim().is_empty());
    let template = request.template.unwrap_or(Template::Empty);
    let (text, saved) = match &opened {
        Some(opened) if !begun => (opened.text.clone(), Saved::Yes),
        _ => (template.text().to_owned(), Saved::Never),
    };
    let read_only = request.read_only || opened.as_ref().is_some_and(|opened| opened.read_only);
    let settled = request.file.as_deref().map(settled).unwrap_or_default();
    let ask_template = begun && request.template.is_none() && home.is_none();
    let line = request.place.map(|(line, column)| (line.max(1), column.unwrap_or(1).max(1)));
    let at = request.place.and_then(|place| opened.as_ref().and_then(|opened| value_at(&opened.text, place)));
    let start = Start {
        ask_template,
        // What waits is listed there, not asked about.
        found: if home.is_some() {
            Vec::new()
        } else {
            autosave.found(opened.as_ref().map(|opened| opened.text.as_str()))
        },
        home,
        own_folder: std::env::home_dir().filter(|folder| !folder.as_os_str().is_empty()),
        path: request.file,
        files: Files::new(request.files.into_iter().map(|named| named.path).collect(), number),
        read_only,
        at: request.at.or(at),
        line,
        holder: autosave.holder(),
        keeps: autosave.keeps(),
        mouse: if request.no_mouse || own.person.mouse == Some(false) {
            Mouse::Terminal
        } else {
            Mouse::Form
        },
        keymap: own.keymap.clone(),
        arrangement: match own.person.layout {
            Some(Layout::Narrow) => Arrangement::Narrow,
            Some(Layout::Roomy) | None => Arrangement::Roomy,
        },
        judge: judge(&settled, own.names()),
        notice: autosave
            .trouble()
            .or_else(|| own.complaints().next())
            .or_else(|| settled.mistakes.first().map(|mistake| mistake.sentence.clone())),
        ..Start::new(text, saved, lp_manifest::tui::size())
    };
    Ok(Opening { start, known: opened.map(|opened| opened.snapshot), autosave })
}

/// The path of the value at a line and a column; without a column, of the first that stands on the line.
#[cfg(feature = "tui")]
fn value_at(text: &str, (line, column): (usize, Option<usize>)) -> Option<Path> {
    let document = Document::parse(text.to_owned()).ok()?;
    let lines = Lines::of(text);
    let span = lines.span(line.min(lines.count()) - 1);
    let on_line = &text[span.clone()];
    let first = on_line.len() - on_line.trim_start().len();
    let at = column.and_then(|column| on_line.char_indices().nth(column - 1)).map_or(first, |(at, _)| at);
    let value = document.root().deepest_at(span.start + at);
    Some(value.path()).filter(|path| !path.is_root())
}

/// What the project has settled for a manifest.
#[cfg(feature = "tui")]
fn settled(path: &std::path::Path) -> std::sync::Arc<Settled> {
    RuleFiles::new(Levels::default()).for_manifest(path)
}

#[cfg(not(feature = "tui"))]
fn open(_request: Request) -> Result<u8> {
    Err(no_form())
}

#[cfg(not(feature = "tui"))]
fn no_form() -> anyhow::Error {
    trouble("this build has no form: use check, set and preview")
}
