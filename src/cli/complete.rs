//! `complete`: what can stand where the cursor is, for the script of each shell.
//!
//! Responsible for the one way from the words of a shell to the lines that it reads. It deliberately says
//! nothing where nothing can be said: a shell has no place for a complaint.

mod files;
mod line;
mod manifest;
mod offers;
mod place;

use std::io::{self, Read};

use anyhow::Result;
use clap::Command;

use super::completions::Shell;
use super::out::Out;
use super::{FINE, wrap};
use place::Place;

/// What is said of an offer fits in so many columns beside it.
const ABOUT: usize = 100;

/// The arguments of `complete`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Who asks
    shell: Shell,
    /// The words behind the program's name up to the cursor; of bash its own word and the line
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

/// Something that can stand where the cursor is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Offer {
    /// The whole word; after `=` and `/` at its end it goes on.
    word: String,
    /// What it means; may be empty.
    about: String,
}

impl Offer {
    fn new(word: impl Into<String>, about: impl Into<String>) -> Offer {
        Offer { word: word.into(), about: about.into() }
    }

    /// Whether it can be one line of what a shell reads.
    fn is_plain(&self) -> bool {
        !self.word.chars().any(char::is_control)
    }

    /// It with what it means, as most shells read it.
    fn line(&self) -> String {
        let about = self.about.split_whitespace().collect::<Vec<_>>().join(" ");
        let about = wrap::lines(&about, ABOUT).into_iter().next().unwrap_or_default();
        if about.is_empty() { self.word.clone() } else { format!("{}\t{about}", self.word) }
    }
}

impl Args {
    pub(super) fn run(self, mut program: Command, out: &mut Out) -> Result<u8> {
        program.build();
        let shell = self.shell;
        let typed = self.typed()?;
        let mut offers = offers::at(&Place::of(&program, &typed.words));
        offers.retain(Offer::is_plain);
        let lines = offers.iter().map(|offer| match shell {
            Shell::Bash => typed.quoted(&offer.word),
            _ => offer.line(),
        });
        out.print(&lines.map(|line| line + "\n").collect::<String>())?;
        Ok(FINE)
    }

    /// What was typed, as this shell tells it.
    fn typed(mut self) -> Result<line::Typed> {
        match self.shell {
            Shell::Bash => {
                let line = self.words.pop().unwrap_or_default();
                Ok(line::Typed::of_line(&line, &self.words.pop().unwrap_or_default()))
            }
            Shell::Fish => {
                let last = self.words.pop().unwrap_or_default();
                self.words.push(line::unquoted(&last));
                Ok(line::Typed::of_words(self.words))
            }
            Shell::Powershell => {
                let mut words = String::new();
                io::stdin().lock().read_to_string(&mut words)?;
                Ok(line::Typed::of_words(words.lines().map(str::to_owned).collect()))
            }
            Shell::Zsh | Shell::Elvish => Ok(line::Typed::of_words(self.words)),
        }
    }
}
