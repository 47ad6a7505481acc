//! An article in Markdown, for where it is shown alone and cannot link to others.
//!
//! It deliberately says nothing that the article does not say.

use super::article::{Article, Block};

/// The whole article.
pub fn of(article: &Article) -> String {
    let head = format!("**`{}`** {}\n", article.title, escaped(&article.about));
    [head].into_iter().chain(article.blocks.iter().map(block)).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Text(sentences) => escaped(sentences) + "\n",
        Block::Facts(facts) => {
            let lines: Vec<_> =
                facts.iter().map(|(word, says)| format!("- {word}: {}\n", fact(word, says))).collect();
            lines.concat()
        }
        Block::Names(title, names) => {
            let names: Vec<_> =
                names.iter().map(|(name, says)| format!("- `{name}`: {}\n", escaped(says))).collect();
            format!("{title}:\n\n{}", names.concat())
        }
        Block::Json(title, json) => format!("{title}:\n\n```json\n{json}\n```\n"),
    }
}

fn fact(word: &str, says: &str) -> String {
    if matches!(word, "example" | "* is" | "looks at" | "stands in") {
        return says.split(", ").map(|part| format!("`{part}`")).collect::<Vec<_>>().join(", ");
    }
    escaped(says)
}

/// Sentences in which no mark of Markdown has a meaning.
pub(super) fn escaped(sentences: &str) -> String {
    let mut out = String::new();
    for c in sentences.chars() {
        if matches!(c, '*' | '_' | '#' | '|' | '<' | '>' | '[' | ']' | '`' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
