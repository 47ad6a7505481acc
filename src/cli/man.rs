//! `man`: the manual, one page that covers every command.
//!
//! Responsible for the order of the page, and for what no help of a command says. It deliberately says
//! nothing twice: what stands in the help of the commands is taken from there, and what holds for all of
//! them stands once.

mod roff;

use anyhow::Result;
use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, ArgAction, Command};
#[cfg(feature = "tui")]
use lp_manifest::plain::words;

use super::out::Out;
use super::version;
use super::{EXAMPLES, EXIT_CODES, FINE};
use roff::Page;

/// The arguments of `man`.
#[derive(clap::Args)]
#[command(after_help = "\
To read it: lp-manifest man | man -l -      (macOS: lp-manifest man | mandoc -a)
To keep it: lp-manifest man > ~/.local/share/man/man1/lp-manifest.1")]
pub(super) struct Args {}

impl Args {
    #[expect(clippy::unused_self, reason = "every command is run by its arguments")]
    pub(super) fn run(&self, mut program: Command, out: &mut Out) -> Result<u8> {
        program = program.disable_help_subcommand(true);
        program.build();
        out.print(&page(&program))?;
        Ok(FINE)
    }
}

/// When the page was last read as a whole, where the date of the rules is not known.
const DATE: &str = "2026-11-26";

/// So many values are named; of more `explain` has the list.
const FEW: usize = 8;

/// Where what is kept; elsewhere than on Linux the system's own folders take their place.
const FILES: [(&str, &str); 4] = [
    (
        ".lp-manifest.toml",
        "What is settled for a project: how bad each rule is, files that are left out, placeholders that are \
         meant. The nearest one in the manifest's folder or above it counts.",
    ),
    ("*.lp-manifest.json", "A file of this name is a manifest, whatever is in it."),
    (
        "~/.config/lp-manifest/config.toml",
        "What is settled for a person: theme, characters, mouse. lp-manifest config prints it.",
    ),
    (
        "~/.local/state/lp-manifest",
        "Unsaved work, which the next start offers, and copies of files that can only be written in place.",
    ),
];

const ENVIRONMENT: [(&str, &str); 6] = [
    ("NO_COLOR", "If set, nothing is coloured; --color comes before it."),
    ("CLICOLOR_FORCE, FORCE_COLOR", "If set, and NO_COLOR is not, everything is coloured, also in a pipe."),
    ("TERM", "If dumb, nothing is coloured, and the form is there with --plain alone."),
    ("PAGER", "Shows long answers of explain on a terminal."),
    ("XDG_CONFIG_HOME", "Takes the place of ~/.config."),
    ("XDG_STATE_HOME", "Takes the place of ~/.local/state."),
];

const SEE_ALSO: &str = "git(1), git-difftool(1), git-merge-file(1), gitattributes(5), jq(1)";

fn page(program: &Command) -> String {
    let mut page = Page::begun("LP-MANIFEST", version::RULES.unwrap_or(DATE), &version::short());
    page.section("NAME");
    // Here a name and what it is stand on one line.
    let about = plain(program.get_about());
    page.line(&format!("lp-manifest \\- {}", roff::escaped(about.split(',').next().unwrap_or_default())));
    page.section("SYNOPSIS");
    page.usage("lp-manifest", &arguments(program, &own(program)));
    page.usage("lp-manifest", &["COMMAND".to_owned(), "[OPTIONS]".to_owned(), "[ARGUMENTS]".to_owned()]);
    page.section("DESCRIPTION");
    page.prose(&format!("{about}."));
    page.section("OPTIONS");
    every_argument(&mut page, program.get_arguments());
    page.section("COMMANDS");
    for command in shown(program) {
        of_command(&mut page, command, command.get_name());
    }
    line_by_line(&mut page);
    page.section("EXIT STATUS");
    page.as_it_stands(without_title(EXIT_CODES));
    page.section("ENVIRONMENT");
    for (name, says) in ENVIRONMENT {
        page.item(&roff::bold(name), says);
    }
    page.section("FILES");
    for (name, says) in FILES {
        page.item(&roff::italic(name), says);
    }
    page.section("EXAMPLES");
    page.as_it_stands(without_title(EXAMPLES));
    page.section("SEE ALSO");
    page.prose(SEE_ALSO);
    page.done()
}

/// The words of the conversation.
#[cfg(feature = "tui")]
fn line_by_line(page: &mut Page) {
    page.section("LINE BY LINE");
    page.prose("With --plain the form says one place at a time and is answered by lines:");
    for word in words::WORDS {
        page.item(&roff::bold(&word.usage()), &format!("{}.", word.does));
    }
    for (line, does) in words::LINES {
        page.item(&roff::bold(line), &format!("{does}."));
    }
}

#[cfg(not(feature = "tui"))]
fn line_by_line(_page: &mut Page) {}

/// One command: its usage, what it does, its arguments, what it says below its help, and its own commands.
fn of_command(page: &mut Page, command: &Command, name: &str) {
    page.subsection(name);
    let options = own(command);
    page.usage(&format!("lp-manifest {name}"), &arguments(command, &options));
    page.paragraph();
    page.prose(&format!("{}.", plain(command.get_about())));
    every_argument(page, options.into_iter());
    if let Some(more) = command.get_after_long_help().or_else(|| command.get_after_help()) {
        page.paragraph();
        page.as_it_stands(&more.to_string());
    }
    for below in shown(command) {
        of_command(page, below, &format!("{name} {}", below.get_name()));
    }
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help")
}

/// The arguments of a command that not every command has.
fn own(command: &Command) -> Vec<&Arg> {
    let own = |argument: &&Arg| {
        !argument.is_global_set()
            && !argument.is_hide_set()
            && !matches!(argument.get_id().as_str(), "help" | "version")
    };
    command.get_arguments().filter(own).collect()
}

/// How a command is called: options, then what has no name, each with its value.
fn arguments(command: &Command, own: &[&Arg]) -> Vec<String> {
    let options = own.iter().filter(|argument| !argument.is_positional()).map(|option| {
        let again = if matches!(option.get_action(), ArgAction::Append) { "..." } else { "" };
        format!("[{}]{again}", spelled(option))
    });
    let positionals = command.get_positionals().filter(|argument| !argument.is_hide_set()).map(|argument| {
        let again =
            if argument.get_num_args().is_some_and(|count| count.max_values() > 1) { "..." } else { "" };
        let name = values(argument);
        if argument.is_required_set() { format!("{name}{again}") } else { format!("[{name}]{again}") }
    });
    let below = own.is_empty() && shown(command).next().is_some();
    options.chain(positionals).chain(below.then(|| "[COMMAND]".to_owned())).collect()
}

fn every_argument<'c>(page: &mut Page, arguments: impl Iterator<Item = &'c Arg>) {
    let (positionals, options): (Vec<_>, Vec<_>) =
        arguments.filter(|argument| !argument.is_hide_set()).partition(|argument| argument.is_positional());
    for argument in options.into_iter().chain(positionals) {
        page.item(&roff::bold(&spelled(argument)), &says(argument));
    }
}

/// An argument as it is typed: `-q, --quiet`, `--format FORMAT`, `FILE`.
fn spelled(argument: &Arg) -> String {
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let names: Vec<_> = short.into_iter().chain(long).collect();
    match (names.is_empty(), argument.get_action().takes_values()) {
        (true, _) => values(argument),
        (false, true) => format!("{} {}", names.join(", "), values(argument)),
        (false, false) => names.join(", "),
    }
}

fn values(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    let names: Vec<_> = names.iter().map(ToString::to_string).collect();
    if names.is_empty() { argument.get_id().as_str().to_uppercase() } else { names.join(" ") }
}

/// What an argument is for, what it can be, and what it is if nobody says.
fn says(argument: &Arg) -> String {
    let help = plain(argument.get_long_help().or_else(|| argument.get_help()));
    let mut says = format!("{}.", help.trim_end_matches('.'));
    let possible = argument.get_possible_values();
    let named: Vec<_> =
        possible.iter().filter(|value| !value.is_hide_set()).map(PossibleValue::get_name).collect();
    if argument.get_action().takes_values() && (1..=FEW).contains(&named.len()) {
        says.extend([" One of ", &named.join(", "), "."]);
    }
    let default: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if argument.get_action().takes_values() && !default.is_empty() {
        let default = default.join(", ");
        says.extend([" By default ", if default == "." { "this folder" } else { &default }, "."]);
    }
    says
}

fn plain(text: Option<&StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

fn without_title(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(_, rest)| rest)
}
