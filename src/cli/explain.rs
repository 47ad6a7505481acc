//! `explain`: what a field, a value or a rule means.
//!
//! Responsible for lines, indents and colour. It deliberately says nothing of its own: what is said
//! comes from the tables.

use std::fmt::Write;

use anyhow::Result;
use lp_manifest::export::article::{Article, Block};
use lp_manifest::export::explain::{self, Topic};

use super::colour::{Colour, Role};
use super::out::{Out, trouble};
use super::{FINE, wrap};

/// What is said is set in by so many blanks.
const INDENT: usize = 2;

/// So many columns the names of a list take, unless all of them are shorter.
const NAMES: usize = 30;

/// So many things are explained whole; of more there is a list.
const MOST: usize = 4;

/// The arguments of `explain`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// A field by its path, the end of it or its label; a value; a rule. Without it: a list of all
    #[arg(value_name = "PATH|VALUE|RULE", value_parser = super::words::explained(), hide_possible_values = true)]
    word: Option<String>,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let page = Page { colour: Colour::of_output(), width: wrap::width() };
        let Some(word) = self.word else {
            out.print(&page.lists())?;
            return Ok(FINE);
        };
        let topics = explain::topics(word.trim());
        if topics.is_empty() {
            return Err(unknown(&word));
        }
        out.print(&page.topics(&topics))?;
        Ok(FINE)
    }
}

fn unknown(word: &str) -> anyhow::Error {
    let advice = match explain::meant(word) {
        Some(name) => format!("did you mean {name}?"),
        None => "lp-manifest explain lists all of them".to_owned(),
    };
    trouble(format!("{word} is no field, no value and no rule: {advice}"))
}

/// How it is written.
struct Page {
    colour: Colour,
    width: usize,
}

impl Page {
    fn lists(&self) -> String {
        let mut out = String::new();
        for list in explain::lists() {
            out += &format!("{}\n", self.colour.paint(Role::Strong, &list.title));
            out += &self.named(list.topics.iter().map(Topic::line));
            out.push('\n');
        }
        out + "lp-manifest explain WORD says more about one of them\n"
    }

    fn topics(&self, topics: &[Topic]) -> String {
        if topics.len() > MOST {
            return self.named(topics.iter().map(Topic::line));
        }
        let articles: Vec<_> = topics.iter().map(|topic| self.article(&topic.article())).collect();
        articles.join("\n")
    }

    fn article(&self, article: &Article) -> String {
        let mut out = format!("{}  {}\n\n", self.colour.paint(Role::Strong, &article.title), article.about);
        for block in &article.blocks {
            match block {
                Block::Text(text) => self.paragraph(&mut out, text),
                Block::Facts(facts) => {
                    out.push('\n');
                    for (word, says) in facts {
                        self.pair(&mut out, word, says, 12);
                    }
                }
                Block::Names(title, names) => {
                    let _ = writeln!(out, "\n{}", self.colour.paint(Role::Strong, title));
                    out += &self.named(names.iter().map(|(name, says)| (name.clone(), says.as_str())));
                }
                Block::Json(title, json) => {
                    let _ = writeln!(out, "\n{}", self.colour.paint(Role::Strong, title));
                    json.lines().for_each(|line| out += &format!("{}{line}\n", " ".repeat(INDENT)));
                }
            }
        }
        out
    }

    fn paragraph(&self, out: &mut String, text: &str) {
        for line in wrap::lines(text, self.width - INDENT) {
            let _ = writeln!(out, "{}{line}", " ".repeat(INDENT));
        }
    }

    /// Names in a column, what they mean beside them.
    fn named<'n>(&self, names: impl Iterator<Item = (String, &'n str)>) -> String {
        let names: Vec<_> = names.collect();
        let longest = names.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let column = longest.min(NAMES).min(self.width / 2);
        let mut out = String::new();
        for (name, says) in names {
            self.pair(&mut out, &name, says, column);
        }
        out
    }

    /// A name in a column of its own, above where it is too long for that.
    fn pair(&self, out: &mut String, name: &str, says: &str, column: usize) {
        let left = INDENT + column + 2;
        let mut lines = wrap::lines(says, self.width.saturating_sub(left)).into_iter();
        let painted = self.colour.paint(Role::Quiet, name);
        let indent = " ".repeat(INDENT);
        if name.len() > column {
            let _ = writeln!(out, "{indent}{painted}");
        } else {
            let gap = " ".repeat(column + 2 - name.len());
            let first = lines.next().unwrap_or_default();
            let _ = writeln!(out, "{}", format!("{indent}{painted}{gap}{first}").trim_end());
        }
        for line in lines {
            let _ = writeln!(out, "{}{line}", " ".repeat(left));
        }
    }
}
