//! The form: what was asked of it, and whether it can be shown here.
//!
//! It deliberately draws nothing; it hands the request on.

#[cfg(feature = "tui")]
mod opening;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anyhow::Result;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use lp_manifest::export::entry::{Entry, entries};
use lp_manifest::export::explain::meant;
use lp_manifest::json::Path;
use lp_manifest::manifest::edits;
use lp_manifest::manifest::template::Template;
use lp_manifest::store;

use super::aim::astray;
use super::argument::{self, Named};
use super::input;
use super::out::trouble;
#[cfg(feature = "tui")]
use opening::open;

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

#[cfg(not(feature = "tui"))]
fn open(_request: Request) -> Result<u8> {
    Err(trouble("this build has no form: use check, set and preview"))
}
