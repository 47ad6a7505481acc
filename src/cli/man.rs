//! `man`: the manual, one page that covers every command.
//!
//! Responsible for the order of the page. It deliberately says nothing twice: what stands in the
//! help of the commands is taken from there.

use std::io;

use anyhow::Result;
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::out::Out;
use super::{EXIT_CODES, FINE};

/// The arguments of `man`.
#[derive(clap::Args)]
#[command(after_help = "\
To read it: lp-manifest man | man -l -
To keep it: lp-manifest man > ~/.local/share/man/man1/lp-manifest.1")]
pub(super) struct Args {}

impl Args {
    #[expect(clippy::unused_self, reason = "every command is run by its arguments")]
    pub(super) fn run(&self, mut command: Command, out: &mut Out) -> Result<u8> {
        command = command.disable_help_subcommand(true).subcommand_value_name("COMMAND");
        command.build();
        out.print(&page(&command)?)?;
        Ok(FINE)
    }
}

/// What every part of the page needs first: the apostrophe of each kind of troff.
const APOSTROPHE: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

fn page(command: &Command) -> Result<String> {
    let man = Man::new(command.clone());
    let version = command.get_version().unwrap_or_default();
    let mut page =
        format!("{APOSTROPHE}.TH LP-MANIFEST 1 \"\" \"lp-manifest {version}\" \"User Commands\"\n");
    page += &part(|out| man.render_name_section(out))?;
    page += &part(|out| man.render_synopsis_section(out))?;
    page += &part(|out| man.render_description_section(out))?;
    page += &part(|out| man.render_options_section(out))?;
    page += ".SH COMMANDS\n";
    for subcommand in command.get_subcommands() {
        page += &section(subcommand)?;
    }
    page += ".SH EXIT STATUS\n";
    page += &as_it_stands(EXIT_CODES.split_once('\n').map_or(EXIT_CODES, |(_, codes)| codes));
    page += ENVIRONMENT;
    Ok(page)
}

const ENVIRONMENT: &str = "\
.SH ENVIRONMENT
.TP
NO_COLOR
If set, nothing is coloured.
.TP
TERM
If dumb, nothing is coloured, and the form cannot be shown.
";

/// One command: its synopsis, what it does, its options.
fn section(command: &Command) -> Result<String> {
    let man = Man::new(command.clone());
    let mut section = format!(".SS {}\n", command.get_name());
    section += &body(&part(|out| man.render_synopsis_section(out))?);
    section += ".PP\n";
    section += &body(&part(|out| man.render_description_section(out))?);
    section += &body(&part(|out| man.render_options_section(out))?);
    if let Some(more) = command.get_after_help() {
        section += ".PP\n";
        section += &as_it_stands(&more.to_string());
    }
    Ok(section)
}

/// A part of the page as it is made for a page of its own, without what each such page begins with.
fn part(render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Result<String> {
    let mut bytes = Vec::new();
    render(&mut bytes)?;
    let part = String::from_utf8_lossy(&bytes);
    Ok(part.strip_prefix(APOSTROPHE).unwrap_or(&part).to_owned())
}

/// A part without its head.
fn body(part: &str) -> String {
    part.split_inclusive('\n').filter(|line| !line.starts_with(".SH ")).collect()
}

/// Lines that stay lines.
fn as_it_stands(text: &str) -> String {
    let mut lines = Roff::new();
    lines.control("nf", []);
    for line in text.lines() {
        lines.text([roman(line)]);
    }
    lines.control("fi", []);
    lines.render().replace(APOSTROPHE, "")
}
