//! What the commands that change a manifest have in common: all or nothing, then saved or shown.
//!
//! It deliberately knows no command: which changes are made is told by the caller.

use std::borrow::Cow;
use std::path::PathBuf;

use anyhow::Result;
use lp_manifest::diff::{self, Line};
use lp_manifest::document::{Change, Document};
use lp_manifest::json::closing_quote;
use lp_manifest::store::{self, Expect, Snapshot};

use super::out::{Out, trouble};
use super::safe::{display_safe, safe_line};
use super::secrets::Secrets;
use super::{FINE, PROBLEMS, counted, input};

/// The file that is changed, and whether it really is.
#[derive(clap::Args)]
pub(super) struct Place {
    /// Show the lines that would change, and write nothing; exit 1 if there are any
    #[arg(long)]
    dry_run: bool,
    /// The manifest
    file: PathBuf,
}

/// A manifest on its way to its new text.
pub(super) struct Draft {
    /// The text so far.
    pub(super) document: Document,
    /// How many of the wishes changed something.
    changes: usize,
}

impl Draft {
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
        if let Some(rescue) = store::rescue::pending(&self.file) {
            out.complain(&rescue.sentence(&input::name(&self.file)));
        }
        let opened = store::read(&self.file).map_err(|error| input::unreadable(&error, &self.file))?;
        let before = input::document(opened.text, &self.file)?;
        let mut draft = Draft { document: before.clone(), changes: 0 };
        wish(&mut draft)?;
        match (draft.document.text() == before.text(), self.dry_run) {
            (true, true) => Ok(FINE),
            (true, false) => self.say(out, "already holds exactly this"),
            (false, true) => self.show(out, &before, &draft.document),
            (false, false) => self.save(out, &before, &draft, &opened.snapshot),
        }
    }

    fn say(&self, out: &mut Out, rest: &str) -> Result<u8> {
        out.print(&format!("{} {rest}\n", display_safe(&input::name(&self.file))))?;
        Ok(FINE)
    }

    fn show(&self, out: &mut Out, before: &Document, after: &Document) -> Result<u8> {
        let [old, new] = [before, after].map(masked_lines);
        let show = |line: &Line<'_>| {
            let masked = line.new.and_then(|at| new.get(at - 1)).or_else(|| old.get(line.old? - 1));
            Cow::Owned(masked.map_or_else(String::new, |line| safe_line(line)))
        };
        let name = input::name(&self.file);
        out.print(&diff::unified_as(before.text(), after.text(), &display_safe(&name), show))?;
        Ok(PROBLEMS)
    }

    fn save(&self, out: &mut Out, before: &Document, draft: &Draft, snapshot: &Snapshot) -> Result<u8> {
        let name = input::name(&self.file);
        let text = draft.document.text();
        let saved = store::save(&self.file, text, Expect::Same(snapshot))
            .map_err(|error| trouble(error.sentence(&name)))?;
        if let Some(warning) = saved.warning {
            out.complain(&warning);
        }
        let changes = counted(draft.changes, "change");
        let lines = diff::lines(before.text(), text);
        out.print(&format!("saved {}: {changes}, {lines}\n", display_safe(&name)))?;
        Ok(FINE)
    }
}

/// The lines of a document with its secrets masked, as many as it has.
fn masked_lines(document: &Document) -> Vec<String> {
    let masked = Secrets::of_document(document).mask(document.text());
    masked.split_inclusive('\n').map(str::to_owned).collect()
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
