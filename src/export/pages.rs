//! The reference pages of `docs/`, in Markdown.
//!
//! Responsible for turning articles into pages with links between them. It deliberately says nothing
//! that `explain` does not say.

use super::article::{Article, Block};
use super::entry::{Entry, entries};
use super::explain::Topic;
use super::markdown::escaped as text;
use super::words;
use crate::manifest::catalogue::around::AROUND;
use crate::manifest::catalogue::{Need, SERVER_MEMBERS};
use crate::manifest::check::{RULES, Rule, Severity};

/// What stands at the head of each page.
const MADE: &str =
    "<!-- made from the tables of the program: UPDATE_DOCS=1 cargo test export writes it anew -->\n";

/// Every field: a table, then an article each.
pub fn fields() -> String {
    let entries = entries();
    let mut page = format!("# Fields\n\n{MADE}\n{FIELDS}\n");
    page.push_str("| field | name | need | what it is for |\n|---|---|---|---|\n");
    page.extend(entries.iter().map(field_row));
    page.extend(entries.into_iter().map(|entry| section(&Topic::Field(entry).article(), Page::Fields)));
    page.push_str("\n## Members that the guides do not know\n\n| member | what it is |\n|---|---|\n");
    page.extend(SERVER_MEMBERS.iter().map(|(key, help)| format!("| `{key}` | {} |\n", text(help))));
    page.push_str("\n## Around a manifest\n");
    let around = AROUND.into_iter().map(|matter| Topic::Around(matter).article());
    page.extend(around.map(|article| section(&article, Page::Around)));
    page
}

const FIELDS: &str = "\
What a manifest may hold; `lp-manifest explain` says the same. In a path `*` stands for any event and
`[]` for any item of a list.
";

fn field_row(entry: &Entry) -> String {
    let need = if entry.field.need == Need::Required { "required" } else { "" };
    let what = text(words::first_sentence(entry.field.help));
    format!("| {} | {} | {need} | {what} |\n", field_link(entry, ""), entry.field.label)
}

/// Every rule: a table by severity, then an article each.
pub fn rules() -> String {
    let mut page = format!("# Rules\n\n{MADE}\n{CHECKED}");
    for (severity, title) in
        [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Note, "Notes")]
    {
        page.extend(["\n## ", title, "\n\n| rule | what it says |\n|---|---|\n"]);
        page.extend(RULES.iter().filter(|rule| rule.severity == severity).map(rule_row));
    }
    page.push_str("\n## Each rule\n");
    page.extend(RULES.iter().map(|rule| section(&Topic::Rule(rule).article(), Page::Rules)));
    page
}

const CHECKED: &str = "\
What `lp-manifest check` and the form look at. An error is what the guides forbid; a warning will
probably not do what you want; a note is worth knowing and never changes an exit code.
";

fn rule_row(rule: &Rule) -> String {
    format!("| [{0}](#{0}) | {1} |\n", rule.id, text(words::first_sentence(rule.help)))
}

/// Which page an article stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Fields,
    Rules,
    Around,
}

fn section(article: &Article, page: Page) -> String {
    let head = match page {
        Page::Fields => format!("\n## `{}`\n\n**{}.** ", article.title, article.about),
        Page::Rules | Page::Around => format!("\n### {}\n\n", article.title),
    };
    [head].into_iter().chain(article.blocks.iter().map(block)).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Text(sentences) => format!("{}\n", text(sentences)),
        Block::Facts(facts) => facts_table(facts),
        Block::Names(title, names) => names_table(title, names),
        Block::Json(title, json) => format!("\n{title}:\n\n```json\n{json}\n```\n"),
    }
}

fn facts_table(facts: &[(&'static str, String)]) -> String {
    let row = |(word, says): &(&str, String)| format!("| {word} | {} |\n", fact(word, says));
    format!("\n| | |\n|---|---|\n{}", facts.iter().map(row).collect::<String>())
}

/// Paths are links, what a person would type is code.
fn fact(word: &str, says: &str) -> String {
    match word {
        "example" => format!("`{says}`"),
        "looks at" => linked(says),
        "* is" => says.split(", ").map(|event| format!("`{event}`")).collect::<Vec<_>>().join(", "),
        _ => text(says),
    }
}

/// A list of paths with links to their articles; words that are no paths stay.
fn linked(paths: &str) -> String {
    let entries = entries();
    let link = |path: &str| {
        let entry = entries.iter().find(|entry| entry.path() == path);
        entry.map_or_else(|| text(path), |entry| field_link(entry, "fields.md"))
    };
    paths.split(", ").map(link).collect::<Vec<_>>().join(", ")
}

fn names_table(title: &str, names: &[(String, String)]) -> String {
    let name = |name: &str| match title {
        "rules" => format!("[{name}](rules.md#{name})"),
        "ways, the newest first" => text(name),
        "members" | "items" => linked(name).replace("(fields.md#", "(#"),
        _ => format!("`{name}`"),
    };
    let row = |(key, says): &(String, String)| format!("| {} | {} |\n", name(key), text(says));
    format!("\n| {title} | |\n|---|---|\n{}", names.iter().map(row).collect::<String>())
}

fn field_link(entry: &Entry, page: &str) -> String {
    let path = entry.path();
    format!("[`{path}`]({page}#{})", anchor(&path))
}

/// The anchor of a head, as GitHub and others make it: of two that are the same but for brackets, the
/// item stands second.
fn anchor(path: &str) -> String {
    let kept = path.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let anchor: String = kept.map(|c| c.to_ascii_lowercase()).collect();
    if path.ends_with("[]") { anchor + "-1" } else { anchor }
}
