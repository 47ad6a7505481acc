//! The command line: what can be asked for, who does it, and how it ends.
//!
//! Responsible for the arguments and the exit codes. It deliberately does nothing itself: every
//! command stands in a file of its own, and answers with results on standard output and with
//! complaints on standard error.

mod aim;
mod argument;
mod change;
mod check;
mod colour;
mod commands;
mod complete;
mod completions;
mod config;
mod diff;
mod drafts;
mod edit;
mod excerpt;
mod explain;
mod guess;
mod handoff;
mod highlight;
mod input;
#[cfg(test)]
mod linear;
mod lsp;
mod man;
mod masked;
mod merge;
mod new;
mod new_problems;
mod out;
mod pager;
mod paths;
mod patterns;
mod pool;
mod preview;
mod progress;
mod quick_launch;
mod report;
mod safe;
mod schema;
mod search;
mod secrets;
mod set;
mod settled;
mod tick;
mod unset;
mod usage;
mod version;
mod words;
mod wrap;

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};
use lp_manifest::manifest::check::counted;
use lp_manifest::store;

use out::{Complaint, Manner, Out, trouble};

/// Everything is as it should be.
const FINE: u8 = 0;

/// There are problems, or a dry run would change something.
const PROBLEMS: u8 = 1;

/// The question was wrong, or a file cannot be read or written.
const TROUBLE: u8 = 2;

/// The three jobs, and where to look further.
const EXAMPLES: &str = "\
Examples:
  lp-manifest app.json                      edit it; a file that is not there is begun
  lp-manifest app.json:3:5                  the same, from where a problem was found
  lp-manifest check apps                    the problems of every manifest of a folder
  lp-manifest check --fix app.json          fix what has one right answer
  lp-manifest quick-launch --profile 42 app.json
  lp-manifest diff export.json app.json     what an update would change
  lp-manifest explain max_retries           a field, a value or a rule
";

const EXIT_CODES: &str = "\
Exit codes:
  0  fine
  1  problems found, not eligible, or a dry run that would change something
  2  wrong usage, a file that cannot be read or written, or no terminal";

/// Edits and checks LivePerson application manifests, and changes only what you mean to change.
#[derive(Parser)]
#[command(name = "lp-manifest", version = version::long(), after_help = format!("{EXAMPLES}\n{EXIT_CODES}"), args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(flatten)]
    edit: edit::Args,
    #[command(flatten)]
    manner: Manner,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Starts a new manifest from a template
    New(new::Args),
    /// Lists the problems of manifests, and of those in folders
    Check(check::Args),
    /// Writes the JSON of a manifest to standard output, as it is or laid out anew
    Preview(preview::Args),
    /// Tells who sees the app in LivePerson's QuickLaunch menu
    QuickLaunch(quick_launch::Args),
    /// Gives members their values; the rest of the file stays byte for byte
    Set(set::Args),
    /// Takes members or items out; the rest of the file stays byte for byte
    Unset(unset::Args),
    /// Adds values to lists, unless they are there
    Tick(tick::Args),
    /// Takes values out of lists, if they are there
    Untick(tick::Args),
    /// Tells by path what differs between two manifests, and what the new one drops
    Diff(diff::Args),
    /// Puts two versions of a manifest together, member by member, as git's merge driver
    Merge(merge::Args),
    /// Writes the text for who installs the app: what it is, what it needs, what is still open
    Handoff(handoff::Args),
    /// Lists the unsaved work of windows that are gone, restores it and discards it
    Drafts(drafts::Args),
    /// Explains a field, a value or a rule; without one, lists them all
    Explain(explain::Args),
    /// Writes the JSON Schema of a manifest, or the setting that makes VS Code use it
    Schema(schema::Args),
    /// Serves editors on standard input and output: problems, fixes, explanations, completion
    Lsp(lsp::Args),
    /// Prints what your file of settings says, where it is, and what can stand there
    Config,
    /// Writes the script that completes commands in your shell
    Completions(completions::Args),
    /// Tells the script of a shell what can stand where the cursor is
    #[command(hide = true)]
    Complete(complete::Args),
    /// Writes the manual page
    Man(man::Args),
}

/// Runs the program with its arguments, the first its own name; the exit code.
pub(crate) fn run(arguments: Vec<OsString>) -> u8 {
    store::bear_limits();
    let mut out = Out::new();
    let started = start(arguments, &mut out);
    let (code, said) = match &started {
        Ok(code) => (*code, None),
        Err(error) => {
            let said = error.to_string();
            out.complain(&said);
            (error.downcast_ref::<Complaint>().map_or(TROUBLE, |complaint| complaint.code), Some(said))
        }
    };
    // Whatever was found: results that did not arrive beat it.
    let Err(error) = out.flush() else { return code };
    let sentence = error.to_string();
    if said.as_ref() != Some(&sentence) {
        out.complain(&sentence);
    }
    TROUBLE
}

fn start(arguments: Vec<OsString>, out: &mut Out) -> Result<u8> {
    let mut arguments = command_first(arguments);
    guess::command(&Cli::command(), &arguments)?;
    loop {
        let answer = match Cli::try_parse_from(&arguments) {
            Ok(cli) => {
                out.mind(cli.manner);
                return dispatch(cli, out);
            }
            Err(answer) => answer,
        };
        if !answer.use_stderr() {
            out.answer(&answer)?;
            return Ok(FINE);
        }
        // A file that is called like an option is meant, where there is one.
        let Some(number) = usage::file_like_an_option(&answer, &arguments) else {
            return Err(trouble(usage::sentence(&answer, &arguments)));
        };
        let file = PathBuf::from(".").join(&arguments[number]);
        arguments[number] = file.into_os_string();
    }
}

/// The arguments with what holds for every command behind the command's name: before it, that would be
/// taken for options of the form.
fn command_first(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_manner = |word: &OsString| {
        let word = word.to_string_lossy();
        matches!(&*word, "-q" | "-qq" | "--quiet") || word.starts_with("--color=")
    };
    let mut count = 0;
    while let Some(word) = arguments.get(1 + count) {
        match word.to_str() {
            Some("--color") => count += 2,
            _ if is_manner(word) => count += 1,
            _ => break,
        }
    }
    match arguments.get(1 + count) {
        Some(word) if word != "--" => arguments[1..2 + count].rotate_right(1),
        _ => {}
    }
    arguments
}

fn dispatch(cli: Cli, out: &mut Out) -> Result<u8> {
    match cli.command {
        None => cli.edit.run(),
        Some(Command::New(args)) => args.run(out),
        Some(Command::Check(args)) => args.run(out),
        Some(Command::Preview(args)) => args.run(out),
        Some(Command::QuickLaunch(args)) => args.run(out),
        Some(Command::Set(args)) => args.run(out),
        Some(Command::Unset(args)) => args.run(out),
        Some(Command::Tick(args)) => args.run(tick::Wish::In, out),
        Some(Command::Untick(args)) => args.run(tick::Wish::Out, out),
        Some(Command::Diff(args)) => args.run(out),
        Some(Command::Merge(args)) => args.run(out),
        Some(Command::Handoff(args)) => args.run(out),
        Some(Command::Drafts(args)) => args.run(out),
        Some(Command::Explain(args)) => args.run(out),
        Some(Command::Schema(args)) => args.run(out),
        Some(Command::Lsp(args)) => Ok(args.run()),
        Some(Command::Config) => config::run(out),
        Some(Command::Completions(args)) => args.run(out),
        Some(Command::Complete(args)) => args.run(Cli::command(), out),
        Some(Command::Man(args)) => args.run(Cli::command(), out),
    }
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: one object
    Json,
}
