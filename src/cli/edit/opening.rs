//! What the form is opened with: the file that was asked for, or what can be opened, as a person and a project
//! have settled it.
//!
//! It deliberately draws nothing, and asks nothing: what is odd about a file the form asks about.

use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use lp_manifest::app::files::{Files, Goal};
use lp_manifest::app::home::Home;
use lp_manifest::app::{Arrangement, Mouse, Start};
use lp_manifest::config::person::Layout;
use lp_manifest::form::session::{Judge, Saved};
use lp_manifest::json::document::Document;
use lp_manifest::json::{Lines, Path};
use lp_manifest::manifest::check::{Levels, Surroundings};
use lp_manifest::manifest::quick_launch::Names;
use lp_manifest::manifest::template::Template;
use lp_manifest::store::{self, Opened, ReadError};
use lp_manifest::tui::autosave::Autosave;
use lp_manifest::tui::{Opening, Ways};

use super::Request;
use crate::cli::argument::{self, Named};
use crate::cli::out::trouble;
use crate::cli::settled::{RuleFiles, Settled};
use crate::cli::{config, input};

/// Opens the form on what was asked for, and on every other file that it is left for; the exit code.
pub(super) fn open(request: Request) -> Result<u8> {
    let own = config::PersonFile::read();
    let first = opening(request.clone(), 0, &own)?;
    let person = own.person.clone();
    let (names, plain) = (own.names(), request.plain);
    let judge = Arc::new(move |path: &FilePath| judge(&settled(path), names.clone()));
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
fn wanted(goal: &Goal, request: &Request, home: Option<&FilePath>) -> Result<Option<Named>, String> {
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
fn judge(settled: &Settled, names: Names) -> Judge {
    Judge {
        levels: settled.levels.clone(),
        surroundings: Surroundings { kept: settled.kept.clone(), ..Surroundings::default() },
        names,
    }
}

/// The text to start on: the file's, or that of a template where there is no file yet. Of a folder, and
/// where nothing is named, what can be opened.
fn opening(mut request: Request, number: usize, own: &config::PersonFile) -> Result<Opening> {
    let home = home(&mut request);
    let autosave = Autosave::claim(request.file.as_deref());
    let opened = read(request.file.as_deref(), &autosave)?;
    let text = opened.as_ref().map(|opened| opened.text.as_str());
    // An empty file says no more than one that is not there.
    let begun = text.is_none_or(|text| text.trim().is_empty());
    let saved = if begun { Saved::Never } else { Saved::Yes };
    let template = request.template.unwrap_or(Template::Empty);
    let begins = text.filter(|_| !begun).unwrap_or(template.text()).to_owned();
    let settled = request.file.as_deref().map(settled).unwrap_or_default();
    let at = request.place.and_then(|place| value_at(text?, place));
    let to_terminal = request.no_mouse || own.person.mouse == Some(false);
    let start = Start {
        ask_template: begun && request.template.is_none() && home.is_none(),
        // What waits is listed there, not asked about.
        found: if home.is_some() { Vec::new() } else { autosave.found(text) },
        home,
        own_folder: std::env::home_dir().filter(|folder| !folder.as_os_str().is_empty()),
        path: request.file,
        files: Files::new(request.files.into_iter().map(|named| named.path).collect(), number),
        read_only: request.read_only || opened.as_ref().is_some_and(|opened| opened.read_only),
        at: request.at.or(at),
        line: request.place.map(|(line, column)| (line.max(1), column.unwrap_or(1).max(1))),
        holder: autosave.holder(),
        keeps: autosave.keeps(),
        mouse: if to_terminal { Mouse::Terminal } else { Mouse::Form },
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
        ..Start::new(begins, saved, lp_manifest::tui::size())
    };
    Ok(Opening { start, known: opened.map(|opened| opened.snapshot), autosave })
}

/// What can be opened, where a folder is named, or nothing.
fn home(request: &mut Request) -> Option<Home> {
    let folder = request.file.take_if(|file| file.is_dir());
    if folder.is_none() && (request.new || request.template.is_some() || request.file.is_some()) {
        return None;
    }
    let folder = folder.unwrap_or_else(|| PathBuf::from("."));
    Some(Home::new(std::path::absolute(&folder).unwrap_or(folder)))
}

/// The file, if there is one.
fn read(file: Option<&FilePath>, autosave: &Autosave) -> Result<Option<Opened>> {
    let Some(path) = file else { return Ok(None) };
    match store::read(path) {
        Ok(opened) => Ok(Some(opened)),
        Err(ReadError::Missing) => Ok(None),
        Err(error) => {
            let cut_off = autosave.cut_off(&input::name(path));
            Err(cut_off.map_or_else(|| input::unreadable(&error, path), trouble))
        }
    }
}

/// The path of the value at a line and a column; without a column, of the first that stands on the line.
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
fn settled(path: &FilePath) -> Arc<Settled> {
    RuleFiles::new(Levels::default()).for_manifest(path)
}
