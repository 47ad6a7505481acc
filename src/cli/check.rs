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
use lp_manifest::store::{self, Expect};

use super::colour::Colour;
use super::out::{Out, trouble};
use super::patterns::Patterns;
use super::progress::Progress;
use super::report::{Remedies, Telling, text};
use super::settled::RuleFiles;
use super::{FINE, PROBLEMS, TROUBLE, input, pool};
use fix::Fixing;
use gather::Gathered;
use levels::Given;
use look::Looker;
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
    /// Write a report to this file too: as its ending says, .sarif, .xml (junit), .json or .md, else as
    /// --format; can be given several times
    #[arg(long, value_name = "FILE")]
    output_file: Vec<PathBuf>,
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
    /// Tables of the problems and of who sees which app, for a page of a CI
    Markdown,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let levels = self.given.levels()?;
        let fixing = self.fixing()?;
        let known = self.baseline.as_deref().map(Known::read).transpose()?;
        if fixing == Fixing::Filter {
            return self.filter(&levels, known, out);
        }
        let tally = self.look(levels, fixing, known, self.which.excluded()?, out);
        tally.complain(out);
        if tally.report.files.is_empty() && tally.report.troubles.is_empty() && !self.which.allow_none {
            return Err(self.which.none());
        }
        if fixing == Fixing::Shown {
            out.say(tally.shown())?;
            let wholes = tally.complain_of_wholes(out);
            return Ok(code(&tally, wholes || tally.would_change()));
        }
        let printed = self.print(&tally, out);
        // One report that does not arrive keeps no other away.
        self.files(&tally.report)?;
        printed?;
        Ok(code(&tally, tally.report.fails(self.strictness())))
    }

    fn print(&self, tally: &Tally, out: &mut Out) -> Result<()> {
        if out.is_silent() {
            return Ok(());
        }
        if self.format == Format::Text {
            // Where nothing could be read, the complaints say all.
            if tally.report.files.is_empty() && !self.which.allow_none {
                return Ok(());
            }
            out.confirm(tally.said())?;
            return out.say(&self.text(&tally.report, out.colour(), out.is_quiet()));
        }
        out.print(&self.written(&tally.report, self.format))
    }

    /// Writes the reports that files are to hold; one that cannot be written keeps no other away.
    fn files(&self, report: &Report) -> Result<()> {
        let written: Vec<_> = self.output_file.iter().map(|file| self.file(file, report)).collect();
        written.into_iter().collect()
    }

    /// How the report in a file is written.
    fn format_of(&self, file: &Path) -> Format {
        match file.extension().and_then(|ending| ending.to_str()) {
            Some("sarif") => Format::Sarif,
            Some("xml") => Format::Junit,
            Some("json") => Format::Json,
            Some("md") => Format::Markdown,
            _ => self.format,
        }
    }

    /// Whether a report is written so.
    fn writes(&self, format: Format) -> bool {
        self.format == format || self.output_file.iter().any(|file| self.format_of(file) == format)
    }

    /// Writes the report that a file is to hold, whole or not at all.
    fn file(&self, file: &Path, report: &Report) -> Result<()> {
        let format = self.format_of(file);
        if let Some(folder) = file.parent() {
            // What is wrong with it the save says.
            let _ = std::fs::create_dir_all(folder);
        }
        let written = self.written(report, format);
        let saved = store::save(file, &written, Expect::Anything);
        saved.map_err(|error| trouble(error.sentence(&input::name(file)))).map(drop)
    }

    /// How fixes are made, if at all; the complaint where that does not go together.
    fn fixing(&self) -> Result<Fixing> {
        let fixing = self.fixes.fixing(&self.which.paths)?;
        if self.format != Format::Text && matches!(fixing, Fixing::Shown | Fixing::Filter) {
            return Err(trouble("what --fix prints here is no report: leave --format out"));
        }
        if !self.output_file.is_empty() && fixing == Fixing::Shown {
            return Err(trouble("--dry-run writes no report: leave --output-file out"));
        }
        Ok(fixing)
    }

    fn look(
        &self,
        levels: Levels,
        fixing: Fixing,
        known: Option<Known>,
        excluded: Patterns,
        out: &Out,
    ) -> Tally {
        let mut progress = if out.is_quiet() { Progress::none() } else { Progress::begin() };
        let Gathered { files, unread } = self.which.files(&mut progress);
        let remedies = if self.writes(Format::Sarif) { Remedies::Spelled } else { Remedies::Named };
        let telling = Telling { remedies, excerpts: self.excerpts() };
        let audience = self.writes(Format::Markdown);
        let looker = Looker { rules: RuleFiles::new(levels), fixing, excluded, telling, audience };
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
            telling: Telling { remedies: Remedies::Named, excerpts: Some(self.notes()) },
            audience: self.writes(Format::Markdown),
        };
        let look = looker.look(&self.which.standard_input());
        let tally = Tally::of(Vec::new(), vec![look], known);
        out.print(tally.shown())?;
        tally.complain(out);
        if !tally.report.files.is_empty() {
            let said = if out.is_quiet() { "" } else { tally.said() };
            out.report_aside(&(said.to_owned() + &self.text(&tally.report, Colour::Plain, out.is_quiet())));
        }
        self.files(&tally.report)?;
        Ok(code(&tally, tally.report.fails(self.strictness())))
    }

    /// The lines of problems are read by people alone.
    fn excerpts(&self) -> Option<Notes> {
        self.writes(Format::Text).then(|| self.notes())
    }

    fn notes(&self) -> Notes {
        if self.notes { Notes::Shown } else { Notes::Counted }
    }

    fn strictness(&self) -> Strictness {
        if self.strict { Strictness::Warnings } else { Strictness::Errors }
    }

    /// The report for people; where they want quiet, without the line that counts.
    fn text(&self, report: &Report, colour: Colour, quiet: bool) -> String {
        let notes = self.notes();
        if quiet { text::problems(report, notes, colour) } else { text::print(report, notes, colour) }
    }

    fn written(&self, report: &Report, format: Format) -> String {
        let notes = self.notes();
        match format {
            Format::Text => text::print(report, notes, Colour::Plain),
            Format::Json => report::json::print(report),
            Format::Github => report::github::print(&rooted(report, "GITHUB_WORKSPACE"), notes),
            Format::Gitlab => report::gitlab::print(&rooted(report, "CI_PROJECT_DIR"), notes),
            Format::Sarif => report::sarif::print(report, notes, current_folder().as_deref()),
            Format::Junit => report::junit::print(report, notes, self.strictness()),
            Format::Markdown => report::markdown::print(&rooted(report, "GITHUB_WORKSPACE"), notes),
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
    let root = root.and_then(|root| std::fs::canonicalize(root).ok());
    let here = std::env::current_dir().and_then(std::fs::canonicalize).ok();
    let (Some(root), Some(here)) = (root, here) else { return report.clone() };
    let below = here.strip_prefix(&root).ok().and_then(Path::to_str);
    below.map_or_else(|| report.clone(), |here| report.from(&root, here))
}

fn current_folder() -> Option<String> {
    std::env::current_dir().ok()?.into_os_string().into_string().ok()
}
