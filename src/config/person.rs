//! What a person settles for the form, as `config.toml` spells it:
//!
//! ```toml
//! theme = "light"
//! glyphs = "ascii"
//! mouse = false
//!
//! [profiles]
//! 42 = "Service agent"
//! ```
//!
//! One row an entry: reading, the list of what can be settled and its words follow from it. A mistake
//! takes nothing from the entries that are right. It deliberately does not know what an entry does.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Mistake, placed};
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

/// What is settled; `None` is left to the terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The colours.
    pub theme: Option<Theme>,
    /// The characters.
    pub glyphs: Option<Glyphs>,
    /// Whether the form takes the mouse; it does where nothing is said.
    pub mouse: Option<bool>,
    /// What profiles are called in the person's account, in the order of the file.
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

/// The table of names, for which there is no row: it has any number of entries.
const PROFILES: &str = "profiles";

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
                match ENTRIES.iter().find(|entry| entry.name == name) {
                    None if name == PROFILES => profiles(value, &mut person, &mut wrong),
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

/// Every entry with what is settled, each with what may stand there: a file that can be read again.
pub fn written(person: &Person) -> String {
    let line = |entry: &Entry| {
        let head = format!("# {}\n# {}\n", entry.does, spelled(entry));
        match (entry.chosen)(person) {
            Some(number) => format!("{head}{} = {}\n", entry.name, word(entry, number)),
            None => format!("{head}# {} =\n", entry.name),
        }
    };
    let lines = ENTRIES.iter().map(line).collect::<Vec<_>>().join("\n");
    let name = |(id, name): &(i64, String)| format!("{id} = {}\n", quoted(name));
    let names = person.profiles.iter().map(name).collect::<Vec<_>>().concat();
    let example = if names.is_empty() { "# 42 = \"Service agent\"\n" } else { &names };
    format!("{lines}\n# what profiles are called in your account, by their ids\n[{PROFILES}]\n{example}")
}

/// A text as TOML spells it, which is how JSON does but for one character.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// The names of profiles by their ids.
fn profiles(value: &Spanned<DeValue<'_>>, person: &mut Person, wrong: &mut impl FnMut(usize, String)) {
    let DeValue::Table(table) = value.get_ref() else {
        return wrong(
            value.span().start,
            format!("{PROFILES} has to be a table: write [{PROFILES}] above 42 = \"Service agent\""),
        );
    };
    for (id, name) in table {
        let key = id.get_ref();
        match (key.parse(), name.get_ref()) {
            (Ok(id), DeValue::String(name)) if !name.trim().is_empty() => {
                person.profiles.push((id, name.trim().to_owned()));
            }
            (Ok(_), _) => {
                wrong(name.span().start, format!("the name of profile {key} has to be a text in quotes"));
            }
            (Err(_), _) => {
                wrong(id.span().start, format!("{key} is no profile id: write a whole number, such as 42"));
            }
        }
    }
}

fn unknown(name: &str) -> String {
    let names: Vec<_> = ENTRIES.iter().map(|entry| entry.name).chain([PROFILES]).collect();
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
        assert_eq!(person, Person { theme: Some(Theme::Light), mouse: Some(false), ..Person::default() });
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
            ("x = 1", (1, 1), "x means nothing here: the entries are theme, glyphs, mouse, profiles"),
            ("[profiles]\n42 = 7", (2, 6), "the name of profile 42 has to be a text in quotes"),
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
            assert_eq!(read(&written(&person)), (person, Vec::new()), "{text}");
        }
    }
}
