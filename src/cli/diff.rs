//! `diff`: what differs between two manifests by path, what the new one drops, and who sees the app
//! then.
//!
//! Responsible for its two ways of being called, by a person and by git. It deliberately finds no
//! change itself, and shows no secret.

mod sides;

use std::path::PathBuf;

use anyhow::Result;
use lp_manifest::json::diff::tree::{self, Difference};
use lp_manifest::json::{Path, Value};
use lp_manifest::manifest::quick_launch::assess;
use lp_manifest::manifest::{comparison, difference, edits, secret};
use serde_json::json;

use super::colour::{Colour, Role};
use super::out::{Out, trouble};
use super::safe::{display_safe, json_safe};
use super::{FINE, Format, PROBLEMS, counted, masked, wrap};
use sides::{Side, Sides};

/// So many code points of a value are shown.
const LONGEST: usize = 60;

/// The arguments of `diff`.
#[derive(clap::Args)]
#[command(
    override_usage = "lp-manifest diff [OPTIONS] OLD NEW",
    after_help = "\
An update replaces the whole installed app, so what NEW leaves out is lost: it
is named at the end. What means the same to LivePerson is no change: members
that it makes itself, a default that is written out, the order of values and
ids; --all compares these too. Of a list of installations the one with the same
client_name is compared.

Exit code 0 whether they differ or not, since git stops at any other, or with
--exit-code 1 if they differ; 1 if one of them is not JSON, 2 if one cannot be
read.

With git, once:
  git difftool -y -x 'lp-manifest diff --' HEAD~1 -- app.json
Or so that git diff itself shows it:
  git config diff.lp-manifest.command 'lp-manifest diff --'
  echo 'app.json diff=lp-manifest' >> .gitattributes"
)]
pub(super) struct Args {
    /// Compare everything: what LivePerson makes, defaults and the order of values too
    #[arg(long)]
    all: bool,
    /// Exit 1 if they differ
    #[arg(long)]
    exit_code: bool,
    /// How to write the changes
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The old manifest; - is standard input, /dev/null one that is not there yet
    #[arg(value_name = "OLD", value_parser = super::argument::file())]
    first: PathBuf,
    /// The new one
    #[arg(value_name = "NEW", value_parser = super::argument::file())]
    second: Option<PathBuf>,
    /// What git adds to these
    #[arg(hide = true, num_args = 0..=7)]
    more: Vec<PathBuf>,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let paths: Vec<_> = [self.first].into_iter().chain(self.second).chain(self.more).collect();
        let sides = match paths.as_slice() {
            [old, new] => Sides::of_files(old, new)?,
            [path] if sides::is_called_by_git() => return unmerged(path, out),
            [path, old, _, _, new, _, _, rest @ ..] if rest.is_empty() || rest.len() == 2 => {
                Sides::of_git(path, old, new, rest.first())?
            }
            _ => return Err(trouble("diff compares two manifests: name the old one and the new one")),
        };
        match sides {
            Sides::Manifests(old, new) => {
                let comparison = Comparison::of(&old, &new, self.all);
                match self.format {
                    Format::Text => {
                        let said = comparison.text(out.colour());
                        // Git shows one file after the other.
                        let after = if paths.len() > 2 && !said.is_empty() { "\n" } else { "" };
                        out.say(&(said + after))?;
                    }
                    Format::Json => out.print(&comparison.json())?,
                }
                if self.exit_code && !comparison.changes.is_empty() {
                    return Ok(PROBLEMS);
                }
            }
            Sides::Texts { name, why, old, new } => {
                out.complain(&format!("{why}; these are the lines that differ"));
                out.say(&masked::unified(&old, &new, &name))?;
                if self.exit_code && old != new {
                    return Ok(PROBLEMS);
                }
            }
        }
        Ok(FINE)
    }
}

/// What git says of a file that two branches changed: it has no two sides yet.
fn unmerged(path: &std::path::Path, out: &mut Out) -> Result<u8> {
    out.say(&format!("{}: not merged yet\n", display_safe(&super::input::name(path))))?;
    Ok(FINE)
}

/// What differs.
struct Comparison<'s> {
    old: &'s Side,
    new: &'s Side,
    changes: Vec<Change<'s>>,
    /// The members that LivePerson makes.
    not_compared: Vec<String>,
}

/// One path.
struct Change<'s> {
    difference: Difference<'s>,
    becomes: String,
    mark: char,
}

impl<'s> Comparison<'s> {
    fn of(old: &'s Side, new: &'s Side, all: bool) -> Comparison<'s> {
        let comparison::Comparison { changes, not_compared } = if all {
            let changes = tree::differences(&old.document, &new.document);
            comparison::Comparison { changes, not_compared: Vec::new() }
        } else {
            comparison::compare(&old.document, &new.document)
        };
        Comparison { old, new, changes: changes.into_iter().map(Change::of).collect(), not_compared }
    }

    /// All of it; nothing if the texts are the same.
    fn text(&self, colour: Colour) -> String {
        if self.old.document.text() == self.new.document.text() {
            return String::new();
        }
        let mut out = format!("{}\n", colour.paint(Role::Strong, &self.headline()));
        for change in &self.changes {
            out += &change.text(colour);
        }
        let sentences = [self.dropped(), self.made_by_liveperson(), self.quick_launch()];
        let sentences: Vec<_> = sentences.into_iter().flatten().collect();
        if !sentences.is_empty() {
            out.push('\n');
        }
        for sentence in sentences {
            out += &(wrap::lines(&display_safe(&sentence), wrap::width()).join("\n  ") + "\n");
        }
        out
    }

    fn headline(&self) -> String {
        let names = if self.old.name == self.new.name {
            display_safe(&self.new.name).into_owned()
        } else {
            format!("{} → {}", display_safe(&self.old.name), display_safe(&self.new.name))
        };
        match self.changes.len() {
            0 if self.not_compared.is_empty() => {
                format!("{names}: no value differs, only the layout or what counts for nothing")
            }
            0 => format!("{names}: an update would change nothing"),
            count => format!("{names}: {}", counted(count, "change")),
        }
    }

    /// The members that the new one leaves out.
    fn dropped(&self) -> Option<String> {
        let dropped = self.changes.iter().filter(|change| change.mark == REMOVED);
        let paths: Vec<_> = dropped.map(|change| change.path().to_string()).collect();
        let verb = if paths.len() == 1 { "is" } else { "are" };
        (!paths.is_empty()).then(|| {
            format!(
                "{} {verb} left out, and an update replaces the whole installed app: it loses {}",
                counted(paths.len(), "member"),
                paths.join(", ")
            )
        })
    }

    /// The members that were passed over.
    fn made_by_liveperson(&self) -> Option<String> {
        let names = self.not_compared.join(", ");
        (!names.is_empty()).then(|| format!("made by LivePerson, not compared: {names}"))
    }

    /// One object of our own, with a version.
    fn json(&self) -> String {
        let changes: Vec<_> = self.changes.iter().map(Change::json).collect();
        let dropped = self.changes.iter().filter(|change| change.mark == REMOVED);
        let dropped: Vec<_> = dropped.map(|change| change.path().pointer()).collect();
        let [old, new] = [self.old, self.new].map(|side| assess(&side.document).visible_to().to_vec());
        let object = json!({
            "version": VERSION,
            "old": self.old.name,
            "new": self.new.name,
            "changes": changes,
            "dropped": dropped,
            "not_compared": self.not_compared,
            "quick_launch": {"old": old, "new": new},
        });
        // The alternate form is the one with line ends.
        json_safe(&format!("{object:#}")) + "\n"
    }

    /// Who sees the app, if that changes or is new.
    fn quick_launch(&self) -> Option<String> {
        let names = super::config::PersonFile::read().names();
        let [old, new] = [self.old, self.new].map(|side| assess(&side.document).named(&names).headline());
        match (self.old.is_absent, self.new.is_absent) {
            (true, _) => Some(format!("quick launch: {new}")),
            (false, true) => None,
            (false, false) => (old != new).then(|| format!("quick launch: {old} → {new}")),
        }
    }
}

/// The version of the object of `--format json`.
const VERSION: u32 = 1;

/// A value as another program reads it; a number that it could not read exactly stays a text.
fn parsed(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap_or_else(|_| json.into())
}

const ADDED: char = '+';
const REMOVED: char = '-';
const CHANGED: char = '~';

impl<'s> Change<'s> {
    fn of(difference: Difference<'s>) -> Change<'s> {
        let Difference { path, old, new } = &difference;
        let mark = match (old, new) {
            (None, _) => ADDED,
            (_, None) => REMOVED,
            _ => CHANGED,
        };
        Change { becomes: difference::becomes(*old, *new, path, LONGEST), mark, difference }
    }

    fn path(&self) -> &Path {
        &self.difference.path
    }

    fn json(&self) -> serde_json::Value {
        let Difference { path, old, new } = &self.difference;
        let shown = |value: Value<'_>| secret::json(value, path);
        let values = [old, new].map(|side| side.map(|value| (shown(value), value.raw().to_owned())));
        let masked = values.iter().flatten().any(|(shown, raw)| shown != raw);
        let [old, new] = values.map(|side| side.map(|(shown, _)| parsed(&shown)));
        let kind = match self.mark {
            ADDED => "added",
            REMOVED => "removed",
            _ if self.becomes == difference::MOVED => "moved",
            _ => "changed",
        };
        json!({
            "pointer": path.pointer(),
            "path": path.to_string(),
            "label": edits::name_of(path),
            "kind": kind,
            "old": old,
            "new": new,
            "masked": masked,
        })
    }

    /// The path, and below it what became of what people call so.
    fn text(&self, colour: Colour) -> String {
        let role = match self.mark {
            ADDED => Role::Added,
            REMOVED => Role::Removed,
            _ => Role::Changed,
        };
        let path = self.path();
        let path = if path.is_root() { "the manifest".to_owned() } else { path.to_string() };
        let head = display_safe(&format!("{} {path}", self.mark)).into_owned();
        let name = edits::name_of(self.path());
        let name = if path.ends_with(&name) { String::new() } else { format!("{name}  ") };
        let (name, becomes) = (display_safe(&name), display_safe(&self.becomes));
        format!("{}\n    {}{becomes}\n", colour.paint(role, &head), colour.paint(Role::Quiet, &name))
    }
}
