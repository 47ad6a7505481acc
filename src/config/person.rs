//! What a person settles for the form, as `config.toml` spells it:
//!
//! ```toml
//! theme = "light"
//! glyphs = "ascii"
//! mouse = false
//!
//! [keys]
//! modal = true
//! save = ["Alt-s", "F2"]
//!
//! [profiles]
//! 42 = "Service agent"
//! ```
//!
//! One row an entry: reading, the list of what can be settled and its words follow from it. A mistake
//! takes nothing from the entries that are right. It deliberately does not know what an entry does, nor
//! which commands and keys there are.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

mod tables;

pub use tables::{Change, placed};

use super::Mistake;
use crate::manifest::check::nearest::nearest;

/// The name of the file in the program's folder of settings.
pub const FILE: &str = "config.toml";

/// The colours that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Sixteen colours for a dark background.
    Dark,
    /// Sixteen colours for a light background.
    Light,
    /// Colours that suit every background; the terminal is asked nothing.
    Terminal,
    /// None.
    Mono,
}

/// The characters that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines and marks of Unicode.
    Unicode,
    /// ASCII alone.
    Ascii,
}

/// How the form is arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// As the window has room for.
    Roomy,
    /// As in a small window.
    Narrow,
}

/// What the key does with which terminals stop programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It takes the last step back.
    Undo,
    /// It stops the program.
    Suspend,
}

/// What is settled; `None` is left to the terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The colours.
    pub theme: Option<Theme>,
    /// The characters.
    pub glyphs: Option<Glyphs>,
    /// Whether the form takes the mouse; it does where nothing is said.
    pub mouse: Option<bool>,
    /// The arrangement.
    pub layout: Option<Layout>,
    /// What the key does with which terminals stop programs.
    pub stop: Option<Stop>,
    /// Whether letters command in the form.
    pub modal: Option<bool>,
    /// Other keys for commands.
    pub keys: Vec<Change>,
    /// What profiles are called, each with its id.
    pub profiles: Vec<(i64, String)>,
}

/// One entry: its name, what may stand there, what it does, how it is taken and spelled.
struct Entry {
    name: &'static str,
    words: &'static [&'static str],
    does: &'static str,
    take: fn(&mut Person, usize),
    chosen: fn(&Person) -> Option<usize>,
}

/// The words of an entry that is true or false; they stand without quotes.
const FLAGS: &[&str] = &["true", "false"];

const THEMES: [Theme; 4] = [Theme::Dark, Theme::Light, Theme::Terminal, Theme::Mono];
const GLYPHS: [Glyphs; 2] = [Glyphs::Unicode, Glyphs::Ascii];
const LAYOUTS: [Layout; 2] = [Layout::Roomy, Layout::Narrow];
const STOPS: [Stop; 2] = [Stop::Undo, Stop::Suspend];

const ENTRIES: &[Entry] = &[
    Entry {
        name: "theme",
        words: &["dark", "light", "terminal", "mono"],
        does: "the colours; not set, the terminal is asked for its own",
        take: |person, number| person.theme = THEMES.get(number).copied(),
        chosen: |person| THEMES.iter().position(|theme| person.theme == Some(*theme)),
    },
    Entry {
        name: "glyphs",
        words: &["unicode", "ascii"],
        does: "the signs; not set, as the locale has them",
        take: |person, number| person.glyphs = GLYPHS.get(number).copied(),
        chosen: |person| GLYPHS.iter().position(|glyphs| person.glyphs == Some(*glyphs)),
    },
    Entry {
        name: "mouse",
        words: FLAGS,
        does: "whether the form takes the mouse; not set, it does",
        take: |person, number| person.mouse = Some(number == 0),
        chosen: |person| person.mouse.map(|mouse| usize::from(!mouse)),
    },
    Entry {
        name: "layout",
        words: &["roomy", "narrow"],
        does: "how the form is arranged: as the window has room for, or as in a small one",
        take: |person, number| person.layout = LAYOUTS.get(number).copied(),
        chosen: |person| LAYOUTS.iter().position(|layout| person.layout == Some(*layout)),
    },
    Entry {
        name: "ctrl-z",
        words: &["undo", "suspend"],
        does: "what ctrl and z do: take the last step back, or lead to the shell",
        take: |person, number| person.stop = STOPS.get(number).copied(),
        chosen: |person| STOPS.iter().position(|stop| person.stop == Some(*stop)),
    },
];

/// Reads the text of the file.
pub fn read(text: &str) -> (Person, Vec<Mistake>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut person = Person::default();
    let mut mistakes = Vec::new();
    let mut wrong = |at: usize, sentence: String| mistakes.push((at, sentence));
    match DeTable::parse(text) {
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            wrong(at, "this is not TOML: write an entry a line, such as theme = \"dark\"".to_owned());
        }
        Ok(table) => {
            for (key, value) in table.get_ref() {
                let name = key.get_ref().as_ref();
                if tables::take(&mut person, name, value, &mut wrong) {
                    continue;
                }
                match ENTRIES.iter().find(|entry| entry.name == name) {
                    None => wrong(key.span().start, unknown(name)),
                    Some(entry) => match number(entry, value) {
                        Some(number) => (entry.take)(&mut person, number),
                        None => wrong(value.span().start, format!("{name} has to be {}", spelled(entry))),
                    },
                }
            }
        }
    }
    (person, placed(text, mistakes))
}

/// Every entry with what is settled, each with what may stand there, then the tables: a file that can be
/// read again. `commands` are the names of the commands, each with the keys that it has at first and
/// those that it has now.
pub fn written(person: &Person, commands: &[Keys]) -> String {
    let line = |entry: &Entry| {
        let head = format!("# {}\n# {}\n", entry.does, spelled(entry));
        match (entry.chosen)(person) {
            Some(number) => format!("{head}{} = {}\n", entry.name, word(entry, number)),
            None => format!("{head}# {} =\n", entry.name),
        }
    };
    let entries: Vec<_> = ENTRIES.iter().map(line).collect();
    format!("{}\n{}", entries.join("\n"), tables::written(person, commands))
}

/// The keys of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// The command's name.
    pub command: String,
    /// The keys that it has at first.
    pub usual: Vec<String>,
    /// Those that it has now, where a person has changed them.
    pub own: Option<Vec<String>>,
}

fn unknown(name: &str) -> String {
    let names: Vec<_> = ENTRIES.iter().map(|entry| entry.name).chain(tables::NAMES).collect();
    if let Some(near) = nearest(name, names.iter().copied()) {
        return format!("{name} means nothing here: did you mean {near}?");
    }
    format!("{name} means nothing here: the entries are {}", names.join(", "))
}

/// The number of the word that a value is.
fn number(entry: &Entry, value: &Spanned<DeValue<'_>>) -> Option<usize> {
    let word = match value.get_ref() {
        DeValue::Boolean(flag) if entry.words == FLAGS => return Some(usize::from(!flag)),
        DeValue::String(word) if entry.words != FLAGS => word,
        _ => return None,
    };
    entry.words.iter().position(|known| known == word)
}

fn word(entry: &Entry, number: usize) -> String {
    let word = entry.words[number];
    if entry.words == FLAGS { word.to_owned() } else { format!("\"{word}\"") }
}

/// The words of an entry, as a sentence names them.
fn spelled(entry: &Entry) -> String {
    let words: Vec<_> = (0..entry.words.len()).map(|number| word(entry, number)).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} or {last}", first.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, Person, Theme, read, written};

    #[test]
    fn a_file_settles_what_it_names_and_nothing_else() {
        let (person, mistakes) = read("\u{feff}# mine\r\ntheme = \"light\"\r\nmouse = false\r\n");
        let wanted = Person { theme: Some(Theme::Light), mouse: Some(false), ..Person::default() };
        assert_eq!(person, wanted);
        assert_eq!(mistakes, []);
        assert_eq!(read(""), (Person::default(), Vec::new()));
    }

    #[test]
    fn every_mistake_is_told_with_its_place_and_the_rest_holds() {
        let cases = [
            ("theme = \"drak\"", (1, 9), "theme has to be \"dark\", \"light\", \"terminal\" or \"mono\""),
            ("\nmouse = \"no\"", (2, 9), "mouse has to be true or false"),
            ("theme = true", (1, 9), "theme has to be \"dark\", \"light\", \"terminal\" or \"mono\""),
            ("them = \"dark\"", (1, 1), "them means nothing here: did you mean theme?"),
            (
                "x = 1",
                (1, 1),
                "x means nothing here: the entries are theme, glyphs, mouse, layout, ctrl-z, keys, profiles",
            ),
            ("[profiles]\n42 = 7", (2, 6), "the name of profile 42 has to be a text in quotes"),
            ("[profiles]\n42 = ' '", (2, 6), "the name of profile 42 has to be a text in quotes"),
            ("[profiles]\nagent = \"A\"", (2, 1), "agent is no profile id: write a whole number, such as 42"),
            (
                "profiles = 42",
                (1, 12),
                "profiles has to be a table: write [profiles] above 42 = \"Service agent\"",
            ),
            ("theme = dark", (1, 9), "this is not TOML: write an entry a line, such as theme = \"dark\""),
        ];
        for (text, at, sentence) in cases {
            let mistakes = read(text).1;
            assert_eq!(mistakes.len(), 1, "{text}");
            let mistake = &mistakes[0];
            assert_eq!(((mistake.line, mistake.column), &*mistake.sentence), (at, sentence), "{text}");
        }
        let (person, mistakes) = read("theme = 3\nglyphs = \"ascii\"\n");
        assert_eq!((person.glyphs, mistakes.len()), (Some(Glyphs::Ascii), 1));
    }

    #[test]
    fn what_is_written_reads_back() {
        let names = "[profiles]\n42 = \"Service \\\"agent\\\"\"\n2338395712 = \"Lead\"\n";
        for text in ["", names, "theme = \"mono\"\n", "glyphs = \"unicode\"\nmouse = true\n"] {
            let person = read(text).0;
            assert_eq!(read(&written(&person, &[])), (person, Vec::new()), "{text}");
        }
    }
}
