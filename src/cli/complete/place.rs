//! Where a word stands: behind which command, as an option, as the value of one, or as an argument.
//!
//! Responsible for reading words as the parser will read the whole line. It deliberately offers nothing.

use clap::{Arg, ArgAction, Command};

/// Where the last of some words stands.
pub(super) struct Place<'c> {
    /// The command.
    pub(super) command: &'c Command,
    /// What the last word can be.
    pub(super) slot: Slot<'c>,
    /// The last word, or what stands behind the `=` of its option.
    pub(super) word: String,
    /// The arguments before it that are no options.
    pub(super) arguments: Vec<String>,
}

/// What a word can be.
pub(super) enum Slot<'c> {
    /// The name of an option.
    Option,
    /// The value of an option, with what the word has before it: `--format=`.
    Value(&'c Arg, String),
    /// A command, or the first argument if there is one.
    Command(Option<&'c Arg>),
    /// An argument; none where there can be no further one.
    Argument(Option<&'c Arg>),
}

/// The words that were read.
struct Reader<'c> {
    command: &'c Command,
    arguments: Vec<String>,
    /// The option that waits for its value.
    waiting: Option<&'c Arg>,
    /// Whether everything that follows is an argument.
    escaped: bool,
    /// Whether an option was there that no command takes.
    alone: bool,
}

impl<'c> Place<'c> {
    /// Where the last of `words` stands.
    pub(super) fn of(program: &'c Command, words: &[String]) -> Place<'c> {
        let mut reader =
            Reader { command: program, arguments: Vec::new(), waiting: None, escaped: false, alone: false };
        let (last, before) = words.split_last().map_or(("", words), |(last, before)| (last.as_str(), before));
        for word in before {
            reader.read(word);
        }
        let (slot, word) = reader.slot(last);
        Place { command: reader.command, slot, word: word.to_owned(), arguments: reader.arguments }
    }
}

impl<'c> Reader<'c> {
    fn read(&mut self, word: &str) {
        if self.waiting.take().is_some() {
            return;
        }
        match word {
            "--" if !self.escaped => self.escaped = true,
            _ if self.is_option(word) => {
                let option = self.option(word);
                self.alone |= option.is_some_and(|option| !option.is_global_set());
                self.waiting = option.filter(|option| takes_value(option) && !word.contains('='));
            }
            _ => match self.subcommand(word) {
                Some(command) => self.command = command,
                None => self.arguments.push(word.to_owned()),
            },
        }
    }

    fn slot<'w>(&self, word: &'w str) -> (Slot<'c>, &'w str) {
        if let Some(option) = self.waiting {
            return (Slot::Value(option, String::new()), word);
        }
        if self.is_option(word) || (word == "-" && !self.escaped) {
            let Some((name, value)) = word.split_once('=') else { return (Slot::Option, word) };
            return match self.option(word).filter(|option| takes_value(option)) {
                Some(option) => (Slot::Value(option, format!("{name}=")), value),
                None => (Slot::Argument(None), word),
            };
        }
        let argument = self.argument();
        (if self.takes_command() { Slot::Command(argument) } else { Slot::Argument(argument) }, word)
    }

    fn is_option(&self, word: &str) -> bool {
        !self.escaped && word.len() > 1 && word.starts_with('-')
    }

    /// The option that a word names; of several short ones the last.
    fn option(&self, word: &str) -> Option<&'c Arg> {
        let named = |is: &dyn Fn(&Arg) -> bool| self.command.get_arguments().find(|argument| is(argument));
        if let Some(long) = word.strip_prefix("--") {
            let long = long.split('=').next();
            return named(&|argument| argument.get_long() == long);
        }
        let short = word.chars().last();
        named(&|argument| argument.get_short().is_some() && argument.get_short() == short)
    }

    /// The program's own arguments and its commands do not go together.
    fn takes_command(&self) -> bool {
        self.command.has_subcommands() && self.arguments.is_empty() && !self.escaped && !self.alone
    }

    fn subcommand(&self, word: &str) -> Option<&'c Command> {
        self.command.find_subcommand(word).filter(|_| self.takes_command())
    }

    /// The argument that comes next.
    fn argument(&self) -> Option<&'c Arg> {
        let mut arguments = self.command.get_positionals();
        let next = arguments.nth(self.arguments.len());
        next.or_else(|| self.command.get_positionals().last().filter(|last| takes_several(last)))
    }
}

fn takes_value(option: &Arg) -> bool {
    option.get_action().takes_values()
}

fn takes_several(argument: &Arg) -> bool {
    let several = argument.get_num_args().is_some_and(|count| count.max_values() > 1);
    several || matches!(argument.get_action(), ArgAction::Append)
}
