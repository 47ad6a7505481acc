//! `drafts`: the unsaved work of windows that are gone, whatever its files are called by now.
//!
//! It deliberately merges nothing: where a file was changed since, the form does that, or the work is
//! written beside it.

use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::json::unsaved::Unsaved;
use lp_manifest::store::hash::ContentHash;
use lp_manifest::store::journal::{Drafts, Found};
use lp_manifest::store::{self, Expect, ReadError, Saved, time};

use super::out::{Out, trouble};
use super::safe::display_safe;
use super::{FINE, counted, input};

/// How many characters of its hash name a draft.
const SHORT: usize = 8;

/// The arguments of `drafts`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand)]
enum What {
    /// Lists unsaved work with its file and its time, the newest first
    List,
    /// Writes unsaved work into its file; it goes from the list once it is on disk
    Restore {
        /// The work, as the list names it
        id: String,
        /// Write it to this new file instead
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Removes unsaved work for good
    Discard {
        /// The work, as the list names it
        #[arg(required = true)]
        ids: Vec<String>,
    },
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let drafts = Drafts::standard().map_err(|error| trouble(error.to_string()))?;
        match self.what.unwrap_or(What::List) {
            What::List => list(&drafts, out)?,
            What::Restore { id, to } => restore(&drafts, &id, to.as_deref(), out)?,
            What::Discard { ids } => discard(&drafts, &ids, out)?,
        }
        Ok(FINE)
    }
}

/// What can be named, each with its file.
pub(super) fn named() -> Vec<(String, String)> {
    let waiting = Drafts::standard().map(|drafts| drafts.waiting()).unwrap_or_default();
    waiting.iter().map(|found| (id(found), path(found))).collect()
}

fn list(drafts: &Drafts, out: &mut Out) -> Result<()> {
    let waiting = drafts.waiting();
    if waiting.is_empty() {
        return out.say("no unsaved work\n");
    }
    for found in waiting {
        let what = match &found.work {
            None => "damaged".to_owned(),
            Some(work) => counted(work.text.len(), "byte"),
        };
        let (id, path, when) = (id(&found), path(&found), time::words(found.written));
        out.say(&format!("{id}  {when}  {}, {what}\n", display_safe(&path)))?;
    }
    Ok(())
}

fn restore(drafts: &Drafts, id: &str, to: Option<&Path>, out: &mut Out) -> Result<()> {
    let found = one(drafts, id)?;
    let Some(work) = &found.work else {
        return Err(trouble(format!("{id} is damaged: what is left of it is in {}", found.id.display())));
    };
    let file = match to {
        Some(file) => file.to_owned(),
        None if found.path.is_empty() => {
            return Err(trouble(format!("{id} was never given a name: write it to one with --to FILE")));
        }
        None => PathBuf::from(&found.path),
    };
    let saved = write(&file, work, to.is_some())?;
    let name = input::name(&file);
    if let Some(warning) = saved.warning {
        // What is perhaps not on the disk stays where it is.
        return Err(trouble(format!("saved {name}, but {warning}; {id} stays in the list")));
    }
    out.confirm(&format!("restored {}\n", display_safe(&name)))?;
    if !work.pending.is_empty() {
        let texts = counted(work.pending.len(), "unfinished text");
        out.complain(&format!("{texts} of {id} cannot stand in a file: open it in the form, or discard it"));
        return Ok(());
    }
    remove(drafts, &found)
}

/// Writes work over the text that it began with, or where there is nothing.
fn write(file: &Path, work: &Unsaved, new: bool) -> Result<Saved> {
    let name = input::name(file);
    let opened = match store::read(file) {
        Err(ReadError::Missing) => None,
        opened => Some(opened.map_err(|error| input::unreadable(&error, file))?),
    };
    let expect = match &opened {
        None => Expect::Nothing,
        Some(_) if new => Expect::Nothing,
        Some(opened) if work.base.as_ref() == Some(&opened.text) || opened.text == work.text => {
            Expect::Same(&opened.snapshot)
        }
        Some(_) => {
            let todo = "open it in the form to merge both, or write the work elsewhere with --to FILE";
            return Err(trouble(format!("{name} was changed since: {todo}")));
        }
    };
    store::save(file, &work.text, expect).map_err(|error| trouble(error.sentence(&name)))
}

fn discard(drafts: &Drafts, ids: &[String], out: &mut Out) -> Result<()> {
    let found: Vec<_> = ids.iter().map(|id| one(drafts, id)).collect::<Result<_>>()?;
    for found in found {
        remove(drafts, &found)?;
        out.confirm(&format!("discarded {} of {}\n", id(&found), display_safe(&path(&found))))?;
    }
    Ok(())
}

fn remove(drafts: &Drafts, found: &Found) -> Result<()> {
    let failed = |error: std::io::Error| trouble(format!("{} cannot be removed: {error}", id(found)));
    drafts.discard(&found.id).map_err(failed)
}

/// The one that is meant: its name, or the beginning of it.
fn one(drafts: &Drafts, wanted: &str) -> Result<Found> {
    let mut fits: Vec<_> =
        drafts.waiting().into_iter().filter(|found| id(found).starts_with(wanted)).collect();
    match (fits.pop(), fits.is_empty()) {
        (Some(found), true) => Ok(found),
        (None, _) => Err(trouble(format!("there is no unsaved work {wanted}: lp-manifest drafts lists it"))),
        (Some(_), false) => Err(trouble(format!("{wanted} is the beginning of several: write more of it"))),
    }
}

/// What a draft is called: the same as long as it waits.
fn id(found: &Found) -> String {
    let name = found.id.file_name().unwrap_or_default();
    let mut id = ContentHash::of(name.as_encoded_bytes()).to_string();
    id.truncate(SHORT);
    id
}

fn path(found: &Found) -> String {
    if found.path.is_empty() { "a manifest without a name".to_owned() } else { found.path.clone() }
}
