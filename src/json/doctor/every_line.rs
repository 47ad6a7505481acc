//! What stands all over a text: a mark or a number before every line, a backslash before every quote.
//!
//! Such a text is cleaned as a whole before it is read. It deliberately looks no further than that.

use super::{Edit, Fault, Mistake, Repair};

/// The one mistake of a text in which every line, or every quote, is spoilt alike.
pub(super) fn of(text: &str) -> Option<Mistake> {
    marked(text).or_else(|| numbered(text)).or_else(|| escaped(text))
}

/// A mistake all over a text, marked where it shows first.
fn all_over(edits: Vec<Edit>, sentence: &'static str, title: &str) -> Option<Mistake> {
    let first = edits.first()?.range.clone();
    let repair = Repair { title: title.to_owned(), is_certain: true, edits };
    Some(Mistake::new(first, Fault::Else(sentence)).with(repair))
}

/// The lines that hold something, each with where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let placed = text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    });
    placed.filter(|(_, line)| !line.trim().is_empty())
}

/// The sign of a mail or of a difference before every line.
fn marked(text: &str) -> Option<Mistake> {
    let sign = text.chars().next().filter(|c| matches!(c, '>' | '+' | '|'))?;
    let cut = |(at, line): (usize, &str)| {
        let rest = line.strip_prefix(sign)?;
        let blank = usize::from(sign != '+' && rest.starts_with(' '));
        Some(Edit { range: at..at + 1 + blank, insert: String::new() })
    };
    let edits: Vec<_> = lines(text).map(cut).collect::<Option<_>>()?;
    let begins = text[edits.first()?.range.end..].trim_start().starts_with(['{', '[']);
    let sentence = match sign {
        '>' => "every line begins with >, as in a mail: remove it",
        '+' => "every line begins with +, as in a difference: remove it",
        _ => "every line begins with |, as in a table: remove it",
    };
    all_over(edits, sentence, "remove it from every line").filter(|_| begins)
}

/// The numbers of the lines, as editors and pages print them.
fn numbered(text: &str) -> Option<Mistake> {
    let cut = |(number, (at, line)): (usize, (usize, &str))| {
        let bare = line.trim_start_matches([' ', '\t']);
        let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let counts = bare[..digits].parse() == Ok(number + 1);
        let rest = bare[digits..].trim_start_matches(['.', ':', '|']);
        let rest = rest.strip_prefix(['\t', ' ']).unwrap_or(rest);
        let rest = rest.strip_prefix("| ").unwrap_or(rest);
        counts.then(|| Edit { range: at..at + line.len() - rest.len(), insert: String::new() })
    };
    let edits: Vec<_> = lines(text).enumerate().map(cut).collect::<Option<_>>()?;
    let begins = text[edits.first()?.range.end..].trim_start().starts_with(['{', '[']);
    let sentence = "the numbers of the lines stand before them: remove them";
    all_over(edits, sentence, "remove the numbers").filter(|_| begins)
}

/// JSON out of a string of a program or of JSON: every quote has its backslash.
fn escaped(text: &str) -> Option<Mistake> {
    let first = text.trim_start().strip_prefix(['{', '['])?;
    if !first.trim_start_matches([' ', '\t', '\r', '\n', '{', '[']).starts_with(['\\']) {
        return None;
    }
    let mut edits = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '"' {
            return None;
        }
        let Some((_, next)) = chars.next_if(|_| c == '\\') else { continue };
        match next {
            '"' | '\\' | '/' => edits.push(Edit { range: at..at + 1, insert: String::new() }),
            'n' => edits.push(Edit { range: at..at + 2, insert: "\n".to_owned() }),
            't' => edits.push(Edit { range: at..at + 2, insert: "\t".to_owned() }),
            'r' => edits.push(Edit { range: at..at + 2, insert: String::new() }),
            _ => return None,
        }
    }
    let sentence = "this is JSON out of a string, with a backslash before each quote: remove them";
    all_over(edits, sentence, "remove the backslashes")
}
