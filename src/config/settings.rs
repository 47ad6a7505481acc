//! What a project settles, as `.lp-manifest.toml` spells it:
//!
//! ```toml
//! exclude = ["fixtures/**"]
//!
//! [rules]
//! no-retry = "ignore"
//! unknown-member = "error"
//!
//! [placeholders]
//! keep = ["{json}"]
//! ```
//!
//! A mistake takes nothing from the entries that are right. It deliberately does not know which
//! manifests the file is for, and finds no file that is left out.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Mistake, placed};
use crate::manifest::check::nearest::nearest;
use crate::manifest::check::{Level, Levels};

/// The name of the file.
pub const FILE: &str = ".lp-manifest.toml";

/// The table of levels.
const RULES: &str = "rules";

/// The table of placeholders, and its only member.
const PLACEHOLDERS: &str = "placeholders";
const KEEP: &str = "keep";

/// The list of files that are left out.
const EXCLUDE: &str = "exclude";

/// Everything that can stand in a file.
const KNOWN: [&str; 3] = [EXCLUDE, RULES, PLACEHOLDERS];

/// The words for a level, as a sentence names them.
const WORDS: &str = "\"error\", \"warn\" or \"ignore\"";

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The levels that it gives.
    pub levels: Levels,
    /// Placeholders that are meant as they stand.
    pub keep: Vec<String>,
    /// Patterns of files that are left out, from the folder of the file.
    pub exclude: Vec<String>,
    /// What it says that cannot be meant, in order.
    pub mistakes: Vec<Mistake>,
}

/// Reads the text of a file.
pub fn read(text: &str) -> Settings {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { settings: Settings::default(), mistakes: Vec::new() };
    match DeTable::parse(text) {
        Ok(table) => reader.file(table.get_ref()),
        Err(error) => reader.mistake(
            &error.span().unwrap_or_default(),
            "this is not TOML, or a name stands twice: write [rules] once, and each rule on a line below it, such as no-retry = \"ignore\""
                .to_owned(),
        ),
    }
    Settings { mistakes: placed(text, reader.mistakes), ..reader.settings }
}

struct Reader {
    settings: Settings,
    /// Each with the byte where it stands.
    mistakes: Vec<(usize, String)>,
}

impl Reader {
    fn mistake(&mut self, span: &Range<usize>, sentence: String) {
        self.mistakes.push((span.start, sentence));
    }

    fn file(&mut self, file: &DeTable<'_>) {
        for (key, value) in file {
            match (key.get_ref().as_ref(), value.get_ref()) {
                (RULES, DeValue::Table(rules)) => self.levels(rules),
                (PLACEHOLDERS, DeValue::Table(placeholders)) => self.placeholders(placeholders),
                (table @ (RULES | PLACEHOLDERS), _) => {
                    self.mistake(&value.span(), format!("{table} has to be a table: write [{table}]"));
                }
                (EXCLUDE, _) => match texts(value) {
                    Some(patterns) => self.settings.exclude = patterns,
                    None => self.mistake(
                        &value.span(),
                        format!("{EXCLUDE} has to be a list of patterns, such as [\"fixtures/**\"]"),
                    ),
                },
                (name, _) => {
                    let advice = match nearest(name, KNOWN) {
                        Some(near) => format!("did you mean {near}?"),
                        None => format!("levels stand below [{RULES}], and {EXCLUDE} above it"),
                    };
                    self.mistake(&key.span(), format!("{name} means nothing here: {advice}"));
                }
            }
        }
    }

    fn placeholders(&mut self, placeholders: &DeTable<'_>) {
        for (key, value) in placeholders {
            match (key.get_ref().as_ref(), texts(value)) {
                (KEEP, Some(kept)) => self.settings.keep = kept,
                (KEEP, None) => self.mistake(
                    &value.span(),
                    format!("{KEEP} has to be a list of placeholders as they stand, such as [\"{{json}}\"]"),
                ),
                (name, _) => {
                    let sentence =
                        format!("{name} means nothing below [{PLACEHOLDERS}]: did you mean {KEEP}?");
                    self.mistake(&key.span(), sentence);
                }
            }
        }
    }

    fn levels(&mut self, rules: &DeTable<'_>) {
        for (id, value) in rules {
            let name = id.get_ref();
            let Some(level) = level(value) else {
                self.mistake(&value.span(), format!("{name} has to be {WORDS}"));
                continue;
            };
            if let Err(error) = self.settings.levels.set(name, level) {
                self.mistake(&id.span(), error.to_string());
            }
        }
    }
}

fn level(value: &Spanned<DeValue<'_>>) -> Option<Level> {
    match value.get_ref() {
        DeValue::String(word) => Level::of_word(word),
        _ => None,
    }
}

/// A list of texts.
fn texts(value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
    let DeValue::Array(items) = value.get_ref() else { return None };
    let text = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    };
    items.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::{Level, read};
    use crate::manifest::check::Levels;

    fn mistakes(text: &str) -> Vec<(usize, String)> {
        read(text).mistakes.into_iter().map(|mistake| (mistake.line, mistake.sentence)).collect()
    }

    #[test]
    fn a_file_gives_levels_to_rules() {
        let mut levels = Levels::default();
        levels.set("no-retry", Level::Ignored).unwrap();
        levels.set("unknown-member", Level::Error).unwrap();
        levels.set("redirect-http", Level::Warning).unwrap();
        let text = "\u{feff}# ours\r\n[rules]\r\nno-retry = \"ignore\"\r\nunknown-member = 'error'\r\n\"redirect-http\" = \"warn\"\r\n";
        let rules = read(text);
        assert_eq!((rules.levels, rules.mistakes.len()), (levels, 0));
        assert_eq!(read(""), super::Settings::default());
    }

    #[test]
    fn a_file_leaves_files_out_and_keeps_placeholders() {
        let settings = read(
            "exclude = ['fixtures/**', \"a.json\"]\n[rules]\n[placeholders]\nkeep = [\"{json}\", '<Beta>']\n",
        );
        assert_eq!(settings.exclude, ["fixtures/**", "a.json"]);
        assert_eq!(settings.keep, ["{json}", "<Beta>"]);
        assert_eq!(settings.mistakes, []);
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_the_rest_holds() {
        let cases = [
            ("[rules]\nno-rety = \"ignore\"", 2, "there is no rule no-rety: did you mean no-retry?"),
            ("[rules]\n\nno-retry = \"warning\"", 3, "no-retry has to be \"error\", \"warn\" or \"ignore\""),
            ("[rules]\nno-retry = true", 2, "no-retry has to be \"error\", \"warn\" or \"ignore\""),
            ("[rule]\nno-retry = \"warn\"", 1, "rule means nothing here: did you mean rules?"),
            (
                "no-retry = \"warn\"",
                1,
                "no-retry means nothing here: levels stand below [rules], and exclude above it",
            ),
            ("\nrules = 3", 2, "rules has to be a table: write [rules]"),
            ("excludes = []", 1, "excludes means nothing here: did you mean exclude?"),
            ("exclude = \"a\"", 1, "exclude has to be a list of patterns, such as [\"fixtures/**\"]"),
            ("exclude = [\"a\", 3]", 1, "exclude has to be a list of patterns, such as [\"fixtures/**\"]"),
            ("placeholders = 3", 1, "placeholders has to be a table: write [placeholders]"),
            ("[placeholders]\nkep = []", 2, "kep means nothing below [placeholders]: did you mean keep?"),
            (
                "[placeholders]\nkeep = true",
                2,
                "keep has to be a list of placeholders as they stand, such as [\"{json}\"]",
            ),
            (
                "[rules]\nno-retry = warn",
                2,
                "this is not TOML, or a name stands twice: write [rules] once, and each rule on a line below it, such as no-retry = \"ignore\"",
            ),
            (
                "[rules]\nnot-json = \"ignore\"",
                2,
                "not-json is always an error, since nothing else of such a file can be checked: leave the file out",
            ),
        ];
        for (text, line, sentence) in cases {
            assert_eq!(mistakes(text), [(line, sentence.to_owned())], "{text}");
        }
        let rules = read("[rules]\nno-rety = \"warn\"\nno-retry = \"warn\"\n");
        assert_eq!(rules.mistakes.len(), 1);
        assert_ne!(rules.levels, Levels::default());
    }
}
