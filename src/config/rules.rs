//! The levels of rules, as `.lp-manifest.toml` spells them:
//!
//! ```toml
//! [rules]
//! no-retry = "ignore"
//! unknown-member = "error"
//! ```
//!
//! A mistake takes nothing from the entries that are right. It deliberately does not know which
//! manifests the file is for.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::manifest::check::nearest::nearest;
use crate::manifest::check::{Level, Levels};

/// The name of the file.
pub const FILE: &str = ".lp-manifest.toml";

/// The only table in it.
const TABLE: &str = "rules";

/// The words for a level, as a sentence names them.
const WORDS: &str = "\"error\", \"warn\" or \"ignore\"";

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The levels that it gives.
    pub levels: Levels,
    /// What it says that cannot be meant, in order.
    pub mistakes: Vec<Mistake>,
}

/// Something that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// Reads the text of a file.
pub fn read(text: &str) -> Rules {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { levels: Levels::default(), mistakes: Vec::new() };
    match DeTable::parse(text) {
        Ok(table) => reader.file(table.get_ref()),
        Err(error) => reader.mistake(
            &error.span().unwrap_or_default(),
            "this is not TOML, or a name stands twice: write [rules] once, and each rule on a line below it, such as no-retry = \"ignore\""
                .to_owned(),
        ),
    }
    Rules { levels: reader.levels, mistakes: placed(text, reader.mistakes) }
}

/// Mistakes, each with the byte where it stands, in the order of the text and with their lines.
fn placed(text: &str, mut mistakes: Vec<(usize, String)>) -> Vec<Mistake> {
    mistakes.sort_by_key(|(at, _)| *at);
    let (mut line, mut done) = (1, 0);
    let place = |(at, sentence): (usize, String)| {
        let at = at.min(text.len());
        line += text.as_bytes()[done..at].iter().filter(|byte| **byte == b'\n').count();
        done = at;
        Mistake { line, sentence }
    };
    mistakes.into_iter().map(place).collect()
}

struct Reader {
    levels: Levels,
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
                (TABLE, DeValue::Table(rules)) => self.table(rules),
                (TABLE, _) => {
                    self.mistake(&value.span(), format!("{TABLE} has to be a table: write [{TABLE}]"));
                }
                (name, _) => {
                    let advice = if nearest(name, [TABLE]).is_some() {
                        format!("did you mean {TABLE}?")
                    } else {
                        format!("levels stand below [{TABLE}]")
                    };
                    self.mistake(&key.span(), format!("{name} means nothing here: {advice}"));
                }
            }
        }
    }

    fn table(&mut self, rules: &DeTable<'_>) {
        for (id, value) in rules {
            let name = id.get_ref();
            let Some(level) = level(value) else {
                self.mistake(&value.span(), format!("{name} has to be {WORDS}"));
                continue;
            };
            if let Err(error) = self.levels.set(name, level) {
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
        assert_eq!(read(""), super::Rules::default());
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_the_rest_holds() {
        let cases = [
            ("[rules]\nno-rety = \"ignore\"", 2, "there is no rule no-rety: did you mean no-retry?"),
            ("[rules]\n\nno-retry = \"warning\"", 3, "no-retry has to be \"error\", \"warn\" or \"ignore\""),
            ("[rules]\nno-retry = true", 2, "no-retry has to be \"error\", \"warn\" or \"ignore\""),
            ("[rule]\nno-retry = \"warn\"", 1, "rule means nothing here: did you mean rules?"),
            ("no-retry = \"warn\"", 1, "no-retry means nothing here: levels stand below [rules]"),
            ("\nrules = 3", 2, "rules has to be a table: write [rules]"),
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
