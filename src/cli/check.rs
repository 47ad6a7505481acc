//! `check`: all problems of the manifests that are named, and of those in the folders.
//!
//! Responsible for what was asked for and how it ends. It deliberately holds no rule, reads no file
//! and prints no problem itself.

mod fix;
mod gather;
mod levels;
mod look;
mod tally;

use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::export::report::{self, Notes, Report, Strictness};
use lp_manifest::manifest::check::Levels;

use super::colour::Colour;
use super::out::{Out, trouble};
use super::patterns::Patterns;
use super::progress::Progress;
use super::report::{Remedies, text};
use super::{FINE, PROBLEMS, TROUBLE, pool};
use fix::Fixing;
use gather::Gathered;
use levels::Given;
pub(super) use levels::RuleFiles;
#[cfg(feature = "tui")]
pub(super) use levels::Settled;
use look::Looker;
pub(super) use look::surroundings;
use tally::{Known, Tally};

/// What `--help` says below the options.
const MORE: &str = "\
Settings:
  --error, --warn and --ignore come first; then the nearest .lp-manifest.toml in the manifest's
  folder or above it, such as
    exclude = [\"fixtures/**\"]
    [rules]
    no-retry = \"ignore\"
    [placeholders]
    keep = [\"{json}\"]
  then what the rule itself says. Rules that a file breaks as a whole (not-json, not-utf-8,
  too-deep, too-large, not-an-object) are always errors: leave such a file out instead.

Known problems:
  lp-manifest check --format json apps > known.json
  lp-manifest check --baseline known.json apps
  A problem is known by its file, rule, member and message; its line may change.

Fixing:
  --fix applies fixes that have one right answer and add no problem, known ones included, saves
  each file once, and reports what remains. Nothing is fixed below an .lp-manifest.toml with a
  mistake. With - it is a filter: the mended text goes to standard output, the report to standard
  error.

Exit codes:
  0  no error (with --strict: and no warning), or nothing that a dry run would change
  1  an error (with --strict: or a warning), or lines that a dry run would change
  2  wrong usage, no manifest, or something that cannot be read or written; 2 beats 1";

/// The arguments of `check`.
#[derive(clap::Args)]
#[command(after_long_help = MORE)]
pub(super) struct Args {
    /// How to write the problems
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit 1 for warnings too
    #[arg(long)]
    strict: bool,
    /// Print notes too; json always has them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    given: Given,
    /// Leave out the problems that this report of --format json names
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    #[command(flatten)]
    fixes: fix::Wish,
    #[command(flatten)]
    which: gather::Which,
}

/// How problems are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One object, with every note
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Suites of tests in XML, as Jenkins, GitLab and others read them
    Junit,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let levels = self.given.levels()?;
        let fixing = self.fixing()?;
        let known = self.baseline.as_deref().map(Known::read).transpose()?;
        if fixing == Fixing::Filter {
            return self.filter(&levels, known, out);
        }
        let tally = self.look(levels, fixing, known, self.which.excluded()?);
        tally.complain(out);
        if tally.report.files.is_empty() && tally.report.troubles.is_empty() && !self.which.allow_none {
            return Err(self.which.none());
        }
        if fixing == Fixing::Shown {
            out.say(tally.shown())?;
            let wholes = tally.complain_of_wholes(out);
            return Ok(code(&tally, wholes || tally.would_change()));
        }
        self.print(&tally, out)?;
        Ok(code(&tally, tally.report.fails(self.strictness())))
    }

    fn print(&self, tally: &Tally, out: &mut Out) -> Result<()> {
        if self.format == Format::Text {
            // Where nothing could be read, the complaints say all.
            if tally.report.files.is_empty() && !self.which.allow_none {
                return Ok(());
            }
            out.say(tally.said())?;
            return out.say(&self.written(&tally.report));
        }
        out.print(&self.written(&tally.report))
    }

    /// How fixes are made, if at all; the complaint where that does not go together.
    fn fixing(&self) -> Result<Fixing> {
        let fixing = self.fixes.fixing(&self.which.paths)?;
        if self.format != Format::Text && matches!(fixing, Fixing::Shown | Fixing::Filter) {
            return Err(trouble("what --fix prints here is no report: leave --format out"));
        }
        Ok(fixing)
    }

    fn look(&self, levels: Levels, fixing: Fixing, known: Option<Known>, excluded: Patterns) -> Tally {
        let mut progress = Progress::begin();
        let Gathered { files, unread } = self.which.files(&mut progress);
        let spelled = self.format == Format::Sarif;
        let remedies = if spelled { Remedies::Spelled } else { Remedies::Named };
        let looker = Looker { rules: RuleFiles::new(levels), fixing, excluded, remedies };
        let total = files.len();
        let looks = pool::each(&files, |file| looker.look(file), |done| progress.tell(done, Some(total)));
        drop(progress);
        Tally::of(unread, looks, known)
    }

    /// `--fix -`: standard input mended on standard output, what remains on standard error.
    fn filter(&self, levels: &Levels, known: Option<Known>, out: &mut Out) -> Result<u8> {
        let looker = Looker {
            rules: RuleFiles::new(levels.clone()),
            fixing: Fixing::Filter,
            excluded: Patterns::default(),
            remedies: Remedies::Named,
        };
        let look = looker.look(&gather::standard_input());
        let tally = Tally::of(Vec::new(), vec![look], known);
        out.print(tally.shown())?;
        tally.complain(out);
        if !tally.report.files.is_empty() {
            let said = tally.said().to_owned() + &self.written_in(&tally.report, Colour::Plain);
            out.report_aside(&said);
        }
        Ok(code(&tally, tally.report.fails(self.strictness())))
    }

    fn notes(&self) -> Notes {
        if self.notes { Notes::Shown } else { Notes::Counted }
    }

    fn strictness(&self) -> Strictness {
        if self.strict { Strictness::Warnings } else { Strictness::Errors }
    }

    fn written(&self, report: &Report) -> String {
        self.written_in(report, Colour::of_output())
    }

    fn written_in(&self, report: &Report, colour: Colour) -> String {
        let notes = self.notes();
        match self.format {
            Format::Text => text::print(report, notes, colour),
            Format::Json => report::json::print(report),
            Format::Github => report::github::print(&rooted(report, "GITHUB_WORKSPACE"), notes),
            Format::Gitlab => report::gitlab::print(&rooted(report, "CI_PROJECT_DIR"), notes),
            Format::Sarif => report::sarif::print(report, notes, current_folder().as_deref()),
            Format::Junit => report::junit::print(report, notes, self.strictness()),
        }
    }
}

fn code(tally: &Tally, problems: bool) -> u8 {
    if !tally.report.troubles.is_empty() {
        TROUBLE
    } else if problems {
        PROBLEMS
    } else {
        FINE
    }
}

/// The report with its paths from the root of the project, which a variable of the CI names: its
/// pages know no current folder.
fn rooted(report: &Report, variable: &str) -> Report {
    let root = std::env::var_os(variable).filter(|root| !root.is_empty());
    let below = root.and_then(|root| below(Path::new(&root)));
    below.map_or_else(|| report.clone(), |folder| report.below(&folder))
}

/// The current folder as a path from `root`; `None` if it is not below it.
fn below(root: &Path) -> Option<String> {
    let here = std::env::current_dir().and_then(std::fs::canonicalize).ok()?;
    let root = std::fs::canonicalize(root).ok()?;
    let path = here.strip_prefix(root).ok()?.to_str()?.to_owned();
    (!path.is_empty()).then_some(path)
}

fn current_folder() -> Option<String> {
    std::env::current_dir().ok()?.into_os_string().into_string().ok()
}
