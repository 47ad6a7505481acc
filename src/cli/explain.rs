//! `explain`: what a field, a value or a rule means.
//!
//! Responsible for lines, indents and colour. It deliberately says nothing of its own: what is said
//! comes from the tables.

use anyhow::Result;
use lp_manifest::export::article::Block;
use lp_manifest::export::explain::{self, List, Topic};
use lp_manifest::export::explained;
use lp_manifest::json::Path;
use lp_manifest::manifest::check::Severity;
use serde_json::json;

use super::colour::{Colour, Role};
use super::out::{Out, trouble};
use super::safe::json_safe;
use super::{FINE, Format, aim, pager, wrap};

/// What is said is set in by so many blanks.
const INDENT: usize = 2;

/// So many columns the names of a list take, unless all of them are shorter.
const NAMES: usize = 30;

/// So many columns the words of a fact take.
const FACTS: usize = 12;

/// In fewer columns than this, what a name means stands below it.
const NARROW: usize = 60;

/// So many things are explained whole; of more there is a list.
const MOST: usize = 4;

/// The arguments of `explain`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// A field by its path, the end of it or its label; a value; a rule. Without it: a list of all
    #[arg(value_name = "PATH|VALUE|RULE", value_parser = super::words::Explained, hide_possible_values = true)]
    word: Option<String>,
    /// How to write it; json is one object with a list of topics
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print a long answer on a terminal at once, and not through $PAGER
    #[arg(long)]
    no_pager: bool,
}

/// One object of our own, with a version.
fn json(topics: &[Topic]) -> String {
    let topics: Vec<_> = topics.iter().map(explained::object).collect();
    let object = json!({"version": explained::VERSION, "topics": topics});
    // The alternate form is the one with line ends.
    json_safe(&format!("{object:#}")) + "\n"
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let pages = !self.no_pager && self.format == Format::Text;
        let page = Page { colour: out.colour(), width: wrap::width() };
        let Some(word) = self.word else {
            let all = || explain::lists().into_iter().flat_map(|list| list.topics).collect::<Vec<_>>();
            let said = if self.format == Format::Json { json(&all()) } else { page.lists() };
            pager::show(out, &said, pages)?;
            return Ok(FINE);
        };
        let topics = explain::topics(word.trim());
        if topics.is_empty() {
            return Err(unknown(&word));
        }
        let said = if self.format == Format::Json { json(&topics) } else { page.topics(&topics) };
        pager::show(out, &said, pages)?;
        Ok(FINE)
    }
}

fn unknown(word: &str) -> anyhow::Error {
    let tidy = Path::parse(word.trim()).ok().and_then(|path| aim::place_meant(&path));
    let advice = match tidy.or_else(|| explain::meant(word)) {
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
        let list = |list: List| {
            let title = self.title(&list.title);
            title + &self.named(list.topics.iter().map(Topic::line)) + "\n"
        };
        let lists: String = explain::lists().into_iter().map(list).collect();
        lists + "lp-manifest explain WORD says more about one of them\n"
    }

    fn topics(&self, topics: &[Topic]) -> String {
        if topics.len() > MOST {
            return self.named(topics.iter().map(Topic::line));
        }
        let articles: Vec<_> = topics.iter().map(|topic| self.article(topic)).collect();
        articles.join("\n")
    }

    fn article(&self, topic: &Topic) -> String {
        let article = topic.article();
        let title = self.colour.paint(Role::Strong, &article.title);
        let about = self.colour.paint(role(topic), &article.about);
        let fits = article.title.len() + 2 + article.about.len() <= self.width;
        let gap = if fits { "  " } else { "\n" };
        let blocks = article.blocks.iter().map(|block| self.block(block));
        format!("{title}{gap}{about}\n\n{}", blocks.collect::<Vec<_>>().join("\n"))
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Text(text) => set_in(wrap::lines(text, self.width - INDENT).iter()),
            Block::Facts(facts) => facts.iter().map(|(word, says)| self.pair(word, says, FACTS)).collect(),
            Block::Names(title, names) => {
                let names = names.iter().map(|(name, says)| (name.clone(), says.as_str()));
                self.title(title) + &self.named(names)
            }
            Block::Json(title, json) => self.title(title) + &set_in(json.lines()),
        }
    }

    fn title(&self, title: &str) -> String {
        format!("{}\n", self.colour.paint(Role::Strong, title))
    }

    /// Names in a column, what they mean beside them.
    fn named<'n>(&self, names: impl Iterator<Item = (String, &'n str)>) -> String {
        let names: Vec<_> = names.collect();
        let longest = names.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let column = longest.min(NAMES).min(self.width / 2);
        names.iter().map(|(name, says)| self.pair(name, says, column)).collect()
    }

    /// A name in a column of its own, above where it is too long for that.
    fn pair(&self, name: &str, says: &str, column: usize) -> String {
        let column = if self.width < NARROW { 0 } else { column };
        let left = " ".repeat(INDENT + column + 2);
        let painted = self.colour.paint(Role::Quiet, name);
        let beside = name.len() <= column;
        let gap = if beside { " ".repeat(column + 2 - name.len()) } else { format!("\n{left}") };
        let says = wrap::lines(says, self.width.saturating_sub(left.len())).join(&format!("\n{left}"));
        format!("{}{painted}{gap}{says}\n", " ".repeat(INDENT))
    }
}

fn role(topic: &Topic) -> Role {
    match topic {
        Topic::Rule(rule) => match rule.severity {
            Severity::Error => Role::Error,
            Severity::Warning => Role::Warning,
            Severity::Note => Role::Note,
        },
        _ => Role::Quiet,
    }
}

fn set_in(lines: impl Iterator<Item = impl AsRef<str>>) -> String {
    lines.map(|line| " ".repeat(INDENT) + line.as_ref() + "\n").collect()
}
