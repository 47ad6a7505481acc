//! What the commands that change a manifest have in common: all or nothing, then saved or shown.
//!
//! It deliberately knows no command: which changes are made is told by the caller.

use std::path::{self, PathBuf};

use anyhow::Result;
use lp_manifest::json::diff;
use lp_manifest::json::document::{Change, Document};
use lp_manifest::json::{Path, closing_quote};
use lp_manifest::store::{self, Expect, SaveError, Snapshot, Store};

use super::out::{Out, trouble};
use super::safe::display_safe;
use super::{FINE, PROBLEMS, aim, counted, input, masked, new_problems};

/// The file that is changed, and whether it really is.
#[derive(clap::Args)]
pub(super) struct Place {
    /// Show the lines that would change, and write nothing; exit 1 if there are any
    #[arg(long)]
    dry_run: bool,
    /// Take paths as they are typed, also where the guides have no such place
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    saving: Saving,
    /// The manifest; with - it is a filter: the changed text of standard input goes to standard output
    #[arg(value_parser = super::argument::file())]
    file: PathBuf,
}

/// How a changed manifest is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::Args)]
pub(super) struct Saving {
    /// Save a file that can only be written in place also where no copy of its old text can be kept
    /// meanwhile
    #[arg(long)]
    no_copy: bool,
}

impl Saving {
    fn store(self) -> Store<'static> {
        if self.no_copy { Store::here().without_copy() } else { Store::here() }
    }
}

/// A manifest on its way to its new text.
pub(super) struct Draft {
    /// The text so far.
    pub(super) document: Document,
    /// How many of the wishes changed something.
    changes: usize,
    /// Whether paths are taken as they are typed.
    force: bool,
}

impl Draft {
    /// Refuses a path that is nearly right, with the one that was meant.
    pub(super) fn aim(&self, path: &Path) -> Result<()> {
        let refusal = if self.force { None } else { aim::refusal(path, &self.document) };
        refusal.map_or(Ok(()), |sentence| Err(trouble(sentence)))
    }

    /// Makes changes that are one wish; what is so already counts as none.
    pub(super) fn make(&mut self, changes: &[Change]) -> Result<()> {
        let mut any = false;
        for change in changes {
            let applied = self.document.apply(change);
            let applied = applied.map_err(|refusal| trouble(format!("nothing was changed: {refusal}")))?;
            any |= !applied.forward.is_empty();
        }
        self.changes += usize::from(any);
        Ok(())
    }
}

impl Place {
    /// Changes the file as `wish` says, or shows what that would change; the exit code.
    pub(super) fn change(&self, out: &mut Out, wish: impl FnOnce(&mut Draft) -> Result<()>) -> Result<u8> {
        if input::is_standard(&self.file) {
            return self.filter(out, wish);
        }
        if input::is_stream(&self.file) {
            return Err(trouble(format!(
                "{} is no file that can be saved: name one",
                input::name(&self.file)
            )));
        }
        if let Some(rescue) = store::rescue::pending(&self.file) {
            out.complain(&rescue.sentence(&input::name(&self.file)));
        }
        let opened = store::read(&self.file).map_err(|error| input::unreadable(&error, &self.file))?;
        let before = input::document(opened.text, &self.file)?;
        let draft = self.draft(&before, wish)?;
        match (draft.document.text() == before.text(), self.dry_run) {
            (true, true) => Ok(FINE),
            (true, false) => self.say(out, "already holds exactly this"),
            (false, true) => self.show(out, &before, &draft.document),
            (false, false) => self.save(out, &before, &draft, &opened.snapshot),
        }
    }

    fn draft(&self, before: &Document, wish: impl FnOnce(&mut Draft) -> Result<()>) -> Result<Draft> {
        let mut draft = Draft { document: before.clone(), changes: 0, force: self.force };
        wish(&mut draft)?;
        Ok(draft)
    }

    /// Standard input changed on standard output, or the lines that would change.
    fn filter(&self, out: &mut Out, wish: impl FnOnce(&mut Draft) -> Result<()>) -> Result<u8> {
        let before = input::document(input::text(&self.file)?, &self.file)?;
        let after = self.draft(&before, wish)?.document;
        if self.dry_run {
            return if after.text() == before.text() { Ok(FINE) } else { self.show(out, &before, &after) };
        }
        out.print(after.text())?;
        Ok(new_problems::complain(&self.file, &before, &after, out))
    }

    fn say(&self, out: &mut Out, rest: &str) -> Result<u8> {
        out.confirm(&format!("{} {rest}\n", display_safe(&input::name(&self.file))))?;
        Ok(FINE)
    }

    fn show(&self, out: &mut Out, before: &Document, after: &Document) -> Result<u8> {
        let name = input::name(&self.file);
        out.say(&masked::unified(before.text(), after.text(), &name))?;
        new_problems::complain(&self.file, before, after, out);
        Ok(PROBLEMS)
    }

    fn save(&self, out: &mut Out, before: &Document, draft: &Draft, snapshot: &Snapshot) -> Result<u8> {
        let (old, new) = (before.text(), draft.document.text());
        let written = write(&self.file, old, new, draft.changes, snapshot, self.saving).map_err(trouble)?;
        if let Some(warning) = written.warning {
            out.complain(&warning);
        }
        out.confirm(&written.sentence)?;
        Ok(new_problems::complain(&self.file, before, &draft.document, out))
    }
}

/// How a save is told of.
#[derive(Debug)]
pub(super) struct Written {
    /// The line for standard output.
    pub(super) sentence: String,
    /// What went wrong after the new text was safe on disk.
    pub(super) warning: Option<String>,
}

/// Saves a changed text; the sentence why not.
pub(super) fn write(
    file: &path::Path,
    before: &str,
    after: &str,
    changes: usize,
    snapshot: &Snapshot,
    saving: Saving,
) -> Result<Written, String> {
    let name = input::name(file);
    let saved = saving.store().save(file, after, Expect::Same(snapshot)).map_err(|error| {
        let way = if matches!(error, SaveError::NoCopy(_)) { "; --no-copy saves it without one" } else { "" };
        error.sentence(&name) + way
    })?;
    let changes = counted(changes, "change");
    let lines = diff::lines(before, after);
    let sentence = format!("saved {}: {changes}, {lines}\n", display_safe(&name));
    Ok(Written { sentence, warning: saved.warning.map(|warning| format!("saved {name}, but {warning}")) })
}

/// The two sides of the first `=` outside quotes.
pub(super) fn split(argument: &str) -> Option<(&str, &str)> {
    let pointer = argument.starts_with('/');
    let mut at = 0;
    let mut starts_name = true;
    while let Some(c) = argument[at..].chars().next() {
        if c == '=' {
            return Some((&argument[..at], &argument[at + 1..]));
        }
        at += match c {
            '"' if starts_name && !pointer => closing_quote(&argument[at..])?,
            c => c.len_utf8(),
        };
        starts_name = c == '.';
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_first_equals_sign_outside_quotes_splits() {
        let cases = [
            ("a=1", Some(("a", "1"))),
            ("a=b=c", Some(("a", "b=c"))),
            ("a.\"x=y\".b=1", Some(("a.\"x=y\".b", "1"))),
            ("\"a\\\"=\"=\"=\"", Some(("\"a\\\"=\"", "\"=\""))),
            ("/a\"b=1", Some(("/a\"b", "1"))),
            ("a[0]=", Some(("a[0]", ""))),
            ("a", None),
            ("\"a=1", None),
        ];
        for (argument, sides) in cases {
            assert_eq!(split(argument), sides, "{argument}");
        }
    }
}
