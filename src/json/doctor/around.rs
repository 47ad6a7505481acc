//! What was copied along with JSON: a code fence, a shell's prompt, the head of an answer, a name that it
//! is given in a program.
//!
//! Responsible for the part of a text that is JSON. It deliberately reads nothing of that.

use std::ops::Range;

use super::{Fault, Mistake, Repair};

/// The part of a text that is meant to be JSON, and what stands around it.
pub(super) fn strip(text: &str) -> (Range<usize>, Vec<Mistake>) {
    let mut part = 0..text.len();
    let mut all = Vec::new();
    if text.starts_with('\u{feff}') {
        part.start = '\u{feff}'.len_utf8();
    }
    // One may stand around another.
    for _ in 0..DEEP {
        if !LOOKS.iter().any(|look| look(text, &mut part, &mut all)) {
            break;
        }
    }
    (part, all)
}

/// Looks for one thing around a part; whether it is there, and was cut off.
type Look = fn(&str, &mut Range<usize>, &mut Vec<Mistake>) -> bool;

const LOOKS: [Look; 7] = [nul, fence, response, prompt, declared, semicolon, prose];

/// So many things may stand around each other.
const DEEP: usize = 6;

fn cut(text: &str, range: &Range<usize>, sentence: &'static str, title: &str) -> Mistake {
    let repair = Repair::certain(title, range.clone(), "");
    let first = text[range.clone()].lines().next().map_or(0, |line| line.trim_end().len());
    Mistake::new(range.start..range.start + first, Fault::Else(sentence)).with(repair)
}

fn lead(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// NUL characters behind the text, as a disk leaves them.
fn nul(text: &str, part: &mut Range<usize>, all: &mut Vec<Mistake>) -> bool {
    let inner = &text[part.clone()];
    let rest = inner.trim_end_matches('\0');
    if rest.len() == inner.len() || !rest.trim_end().ends_with(['}', ']']) {
        return false;
    }
    let range = part.start + rest.len()..part.end;
    let repair = Repair::certain("remove them", range.clone(), "");
    let fault = Fault::Else("NUL characters stand after the manifest: remove them");
    all.push(Mistake::new(range.start..range.start + 1, fault).with(repair));
    part.end = range.start;
    true
}

/// What is said of that.
const FENCE: &str = "this is Markdown around the manifest: remove the lines that begin with ```";

/// The lines of Markdown around code.
fn fence(text: &str, part: &mut Range<usize>, all: &mut Vec<Mistake>) -> bool {
    let inner = &text[part.clone()];
    let start = part.start + lead(inner);
    let rest = &text[start..part.end];
    let Some(mark) = ["```", "~~~"].into_iter().find(|mark| rest.starts_with(mark)) else { return false };
    let Some(first) = rest.find('\n').map(|at| at + 1) else { return false };
    let is_label =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '`' | '~' | '\r' | '\n');
    if !rest[..first].chars().all(is_label) {
        return false;
    }
    let mut mistake = cut(text, &(part.start..start + first), FENCE, "remove the lines with ```");
    mistake.span = start..start + rest[..first].trim_end().len();
    let body = start + first;
    let last = text[body..part.end].rfind(&format!("\n{mark}")).map(|at| body + at + 1);
    let end = last.filter(|at| text[*at..part.end].trim_start_matches(['`', '~']).trim().is_empty());
    if let (Some(end), Some(repair)) = (end, &mut mistake.repair) {
        repair.push(end..part.end, String::new());
    }
    part.start = body;
    part.end = end.unwrap_or(part.end);
    all.push(mistake);
    true
}

/// Where the body of an answer begins, if JSON does there.
pub(super) fn body(text: &str) -> Option<usize> {
    let mut at = 0;
    while text[at..].starts_with("HTTP/") {
        let ends = ["\r\n\r\n", "\n\n"].into_iter();
        at += ends.filter_map(|end| Some(text[at..].find(end)? + end.len())).min()?;
    }
    text[at..].trim_start().starts_with(['{', '[']).then_some(at)
}

/// What is said of that.
const RESPONSE: &str = "this is an HTTP response: keep what follows the empty line";

/// The head of a server's answer, as `curl -i` prints it.
fn response(text: &str, part: &mut Range<usize>, all: &mut Vec<Mistake>) -> bool {
    let start = part.start + lead(&text[part.clone()]);
    let rest = &text[start..part.end];
    let Some(length) = body(rest).filter(|length| *length > 0) else { return false };
    all.push(cut(text, &(start..start + length), RESPONSE, "remove the head of the response"));
    part.start = start + length;
    true
}

/// Whether a line is a command behind a shell's prompt, or a prompt alone.
fn is_prompt(line: &str) -> bool {
    let line = line.trim_end();
    let shell = |sign: &str| line == sign || line.starts_with(&format!("{sign} "));
    let named = line.split_once(['$', '%', '#']).is_some_and(|(who, command)| {
        let who = who.trim_end();
        who.contains('@') && !who.contains(['"', '{']) && (command.is_empty() || command.starts_with(' '))
    });
    let windows = line.split_once('>').is_some_and(|(who, _)| {
        let path = who.strip_prefix("PS ").unwrap_or(who);
        path.get(1..3) == Some(":\\") || path.starts_with("PS")
    });
    ["$", "%", ">"].iter().any(|sign| shell(sign)) || named || windows
}

/// What is said of that.
const PROMPT: &str = "this is the line of a shell, not of the manifest: remove it";

/// What a shell printed before and behind it.
fn prompt(text: &str, part: &mut Range<usize>, all: &mut Vec<Mistake>) -> bool {
    let mut found = false;
    let start = part.start + lead(&text[part.clone()]);
    let first = text[start..part.end].split_inclusive('\n').next().unwrap_or("");
    if is_prompt(first) && text[start + first.len()..part.end].trim_start().starts_with(['{', '[', '$', '%'])
    {
        all.push(cut(text, &(start..start + first.len()), PROMPT, "remove the line of the shell"));
        part.start = start + first.len();
        found = true;
    }
    let inner = text[part.clone()].trim_end();
    let end = part.start + inner.len();
    let last = inner.rfind('\n').map_or(part.start, |at| part.start + at + 1);
    let before = text[part.start..last].trim_end();
    if is_prompt(&text[last..end]) && before.ends_with(['}', ']']) && before.len() > 1 {
        all.push(cut(text, &(last..part.end), PROMPT, "remove the line of the shell"));
        part.end = last;
        found = true;
    }
    found
}

/// What is said of that.
const DECLARED: &str = "this is a line of a program around the manifest: remove what stands before the {";

/// The words of a program that give it a name: `const manifest = `.
fn declared(text: &str, part: &mut Range<usize>, all: &mut Vec<Mistake>) -> bool {
    let start = part.start + lead(&text[part.clone()]);
    let rest = &text[start..part.end];
    let line = rest.lines().next().unwrap_or("");
    let Some(length) = line.find(['{', '[']).filter(|length| *length > 0) else { return false };
    let head = &line[..length];
    let words = ["const ", "let ", "var ", "export ", "module.exports", "return "];
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | ':' | ' ' | '=' | '<' | '>');
    let assigned = head.trim_end().strip_suffix('=').is_some_and(|name| {
        !name.trim().is_empty()
            && name.trim().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.'))
    });
    if !head.chars().all(is_name) || !(assigned || words.iter().any(|word| head.starts_with(word))) {
        return false;
    }
    let mut mistake = cut(text, &(start..start + length), DECLARED, "remove what stands before the {");
    mistake.span = start..start + head.trim_end().len();
    part.start = start + length;
    all.push(mistake);
    true
}

/// What ends a statement or an item behind the last bracket: a semicolon, a comma.
fn semicolon(text: &str, part: &mut Range<usize>, all: &mut Vec<Mistake>) -> bool {
    let inner = text[part.clone()].trim_end();
    let Some(before) = inner.strip_suffix(';') else { return false };
    if !before.trim_end().ends_with(['}', ']']) {
        return false;
    }
    let at = part.start + before.len();
    // On a line of its own it may stand for a bracket.
    let is_certain = before.ends_with(['}', ']']);
    let repair = Repair { is_certain, ..Repair::certain("remove the ;", at..at + 1, "") };
    all.push(Mistake::new(at..at + 1, Fault::TooMany(';')).with(repair));
    part.end = at;
    true
}

/// What is said of that.
const PROSE: &str = "this is not part of the manifest: remove it";

/// Sentences before and behind it, as in a mail.
fn prose(text: &str, part: &mut Range<usize>, all: &mut Vec<Mistake>) -> bool {
    let mut found = false;
    let is_prose = |line: &str| {
        let line = line.trim();
        let words = line.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        line.is_empty() || (words > 1 && !line.contains(['{', '}', '[', ']', '"']) && !line.ends_with(','))
    };
    let cut = |range: Range<usize>| {
        let first = text[range.clone()].trim_start();
        let start = range.end - first.len();
        let mut mistake = cut(text, &range, PROSE, "remove these lines");
        mistake.span = start..start + first.lines().next().map_or(0, |line| line.trim_end().len());
        mistake.repair = mistake.repair.map(Repair::guessed);
        mistake
    };
    let head: usize = lines_while(&text[part.clone()], is_prose);
    let begins = text[part.start + head..part.end].starts_with(['{', '[']);
    if begins && !text[part.start..part.start + head].trim().is_empty() {
        all.push(cut(part.start..part.start + head));
        part.start += head;
        found = true;
    }
    let inner = &text[part.clone()];
    if let Some(last) = ["\n}", "\n]"].into_iter().filter_map(|end| inner.rfind(end)).max() {
        let start = part.start + last + 2;
        let tail = &text[start..part.end];
        let line = tail.find('\n').map(|at| at + 1).filter(|at| tail[..*at].trim().is_empty());
        let all_prose = |tail: &str| lines_while(tail, is_prose) == tail.len();
        if let Some(line) = line.filter(|at| !tail[*at..].trim().is_empty() && all_prose(&tail[*at..])) {
            all.push(cut(start + line..part.end));
            part.end = start + line;
            found = true;
        }
    }
    found
}

/// The length of the lines that a text begins with which are of a kind.
fn lines_while(text: &str, is: impl Fn(&str) -> bool) -> usize {
    text.split_inclusive('\n').take_while(|line| is(line)).map(str::len).sum()
}
