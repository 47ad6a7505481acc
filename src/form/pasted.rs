//! What a pasted text stands for: a line, a text, the items of a list, names with their values.
//!
//! It deliberately knows no row and changes nothing: who takes which reading is decided where it is
//! pasted.

use crate::json::document::Json;
use crate::json::{Kind, Value};
use crate::manifest::catalogue::{self, LOCALIZED_NAME};

/// The signs that open a quoted text, each with the one that closes it.
const QUOTES: [(char, char); 4] = [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’')];

/// A pasted text: its line ends are LF, its edges are trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    text: String,
    /// The same with its edges, for JSON that is edited as lines.
    whole: String,
}

impl Pasted {
    /// Takes what a terminal sent.
    pub fn of(sent: &str) -> Pasted {
        let whole = with_lf(sent);
        let edge = |c: char| c.is_whitespace() || c == '\u{feff}';
        let text = whole.trim_matches(edge);
        Pasted { text: members(text).unwrap_or_else(|| text.to_owned()), whole }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same with its edges.
    pub fn whole(&self) -> &str {
        &self.whole
    }

    /// What it says for the member `key`: the value of `"key": value`, as it is copied out of a file, or
    /// the text that stands in quotes; else all of it.
    #[must_use]
    pub fn said_of(&self, key: &str) -> Pasted {
        let bare = self.text.trim_end_matches(',').trim_end();
        let string = || Json::parse(bare).ok().and_then(|json| Some(with_lf(&json.value().as_text()?)));
        let text = self.of_member(key).or_else(string).unwrap_or_else(|| self.text.clone());
        Pasted { whole: text.clone(), text: text.trim().to_owned() }
    }

    /// The value of the one member `key` that it is, without braces around it.
    pub fn of_member(&self, key: &str) -> Option<String> {
        let bare = self.whole.trim().trim_end_matches(',').trim_end();
        let json = bare.starts_with('"').then(|| Json::parse(&format!("{{{bare}}}")).ok())??;
        let object = json.value();
        let value = object.get(key).filter(|_| object.children().count() == 1)?;
        Some(text_of(value))
    }

    /// Whether nothing but blanks was pasted.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The same on one line: inner line ends are one blank.
    pub fn line(&self) -> String {
        if !self.text.contains('\n') {
            return self.text.clone();
        }
        lines(&self.text).collect::<Vec<_>>().join(" ")
    }

    /// The text without the quotes around it and the comma behind it, as it is copied out of JSON.
    pub fn word(&self) -> String {
        let line = self.line();
        let bare = line.trim_end_matches(',').trim_end();
        unquoted(bare).unwrap_or_else(|| bare.to_owned())
    }

    /// Whether it is a JSON object, or is clearly meant to be one and has a mistake.
    pub fn is_object(&self) -> bool {
        let braces = self.text.starts_with('{') && self.text.ends_with('}');
        let parsed = || Json::parse(&self.text).is_ok_and(|json| json.value().kind() == Kind::Object);
        braces && (parsed() || (self.text.contains('"') && self.text.contains(':')))
    }

    /// The texts that are named one after the other: the items of a JSON array, or on each line values
    /// with commas between them, in quotes or not. A comma inside an address ends none.
    pub fn items(&self) -> Vec<String> {
        if let Some(json) = self.list() {
            return json.value().children().map(text_of).filter(|item| !item.is_empty()).collect();
        }
        let bare = self.text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(&self.text);
        lines(bare).flat_map(items_of_line).filter(|item| !item.is_empty()).collect()
    }

    /// The same for whole numbers, which blanks and semicolons part too.
    pub fn numbers(&self) -> Vec<String> {
        let parts = |item: String| {
            let split = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
            item.split(split).filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        self.items().into_iter().flat_map(parts).collect()
    }

    /// The headers that are named: objects as a manifest has them, or lines `Name: value`.
    ///
    /// # Errors
    ///
    /// The first line that is none.
    pub fn headers(&self) -> Result<Vec<(String, String)>, String> {
        if let Ok(json) = Json::parse(self.text.trim_end_matches(',').trim_end())
            && json.value().kind() == Kind::Object
        {
            return header_of(json.value()).map(|header| vec![header]).ok_or_else(|| self.line());
        }
        if let Some(json) = self.list() {
            let header = |item: Value<'_>| {
                header_of(item).or_else(|| header_of_line(&text_of(item))).ok_or_else(|| text_of(item))
            };
            return json.value().children().map(header).collect();
        }
        lines(&self.text).map(|line| header_of_line(line).ok_or_else(|| line.to_owned())).collect()
    }

    /// The localized names that are spelled out, each a tag and a name; nothing if a line is none.
    pub fn localized(&self) -> Option<Vec<(String, String)>> {
        let names: Option<Vec<_>> = lines(&self.text).map(localized).collect();
        names.filter(|names| !names.is_empty())
    }

    /// The JSON array that it is; the comma behind one that was copied out of an object goes.
    fn list(&self) -> Option<Json> {
        let text = self.text.trim_end_matches(',').trim_end();
        let json = Json::parse(text).ok().filter(|_| text.starts_with('['))?;
        (json.value().kind() == Kind::List).then_some(json)
    }
}

/// The object that members of a manifest make which were copied without its braces.
fn members(text: &str) -> Option<String> {
    let bare = text.strip_suffix(',').unwrap_or(text).trim_end();
    let object = text.starts_with('"').then(|| format!("{{{bare}}}"))?;
    let json = Json::parse(&object).ok()?;
    let names: Vec<_> = json.value().children().filter_map(|member| member.key()).collect();
    let known = |name: &str| catalogue::member(catalogue::ROOT, name);
    // Localized names alone have a row that takes them.
    let is_plain = |name: &str| known(name).is_some_and(|field| field.key == name);
    let all = names.iter().all(|name| known(name).is_some());
    (all && names.iter().any(|name| is_plain(name))).then_some(object)
}

/// A text whose line ends are LF.
fn with_lf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// An item of a JSON array as a text; one that is none as its JSON.
fn text_of(item: Value<'_>) -> String {
    item.as_text().map_or_else(|| item.raw().to_owned(), |text| with_lf(&text).trim().to_owned())
}

/// The items of one line. Where quotes and commas do not come out even, the line is one item.
fn items_of_line(line: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let Some((item, after)) = quoted_item(rest).or_else(|| Some(plain_item(rest))) else { break };
        items.push(item);
        rest = after;
    }
    items
}

/// A quoted item at the start, up to the comma behind it or the end.
fn quoted_item(text: &str) -> Option<(String, &str)> {
    let open = text.chars().next()?;
    let (_, close) = QUOTES.iter().find(|(other, _)| *other == open)?;
    let inside = &text[open.len_utf8()..];
    let mut escaped = false;
    let end = inside.char_indices().find_map(|(at, c)| {
        let ends = c == *close && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at)
    })?;
    let after = inside[end + close.len_utf8()..].trim_start();
    let after = if after.is_empty() { after } else { after.strip_prefix(',')?.trim_start() };
    let item = unquoted(&text[..open.len_utf8() + end + close.len_utf8()])?;
    Some((item.trim().to_owned(), after))
}

/// An item without quotes: up to a comma behind which a blank, an address, a quote or nothing stands.
/// Of values that are no addresses any comma parts two.
fn plain_item(text: &str) -> (String, &str) {
    let is_address = text.split_once("://").is_some_and(|(scheme, _)| is_scheme(scheme));
    let ends = |(at, _): &(usize, &str)| {
        let after = &text[at + 1..];
        let quote = |open: &(char, char)| after.starts_with(open.0);
        !is_address
            || after.is_empty()
            || after.starts_with(char::is_whitespace)
            || after.split_once("://").is_some_and(|(scheme, _)| is_scheme(scheme))
            || QUOTES.iter().any(quote)
    };
    match text.match_indices(',').find(ends) {
        Some((at, _)) => (text[..at].trim().to_owned(), text[at + 1..].trim_start()),
        None => (text.trim().to_owned(), ""),
    }
}

/// Whether these are the letters before the `://` of an address.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// A text without the quotes that it stands in; nothing if it stands in none.
fn unquoted(text: &str) -> Option<String> {
    let open = text.chars().next()?;
    let (_, close) = QUOTES.iter().find(|(other, _)| *other == open)?;
    let inside = text.strip_prefix(open)?.strip_suffix(*close)?;
    if let Ok(json) = Json::parse(text) {
        return json.value().as_text().map(|text| with_lf(&text));
    }
    (!inside.contains(open) && !inside.contains(*close)).then(|| inside.to_owned())
}

/// A header as a manifest has it.
fn header_of(value: Value<'_>) -> Option<(String, String)> {
    let member = |key| Some(with_lf(&value.get(key)?.as_text()?));
    (value.children().count() == 2).then_some(())?;
    Some((member("header_name")?, member("header_value")?))
}

/// A line `Name: value`, as it is, in quotes, or as curl takes it.
pub(super) fn header_of_line(line: &str) -> Option<(String, String)> {
    let line = line.trim_end_matches('\\').trim_end().trim_end_matches(',');
    let line = line.strip_prefix("-H").or_else(|| line.strip_prefix("--header")).map_or(line, str::trim);
    let line = unquoted(line).unwrap_or_else(|| line.to_owned());
    let (name, value) = line.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let plain = |text: &str| unquoted(text).unwrap_or_else(|| text.to_owned());
    (!name.is_empty()).then(|| (plain(name), plain(value)))
}

/// A localized name as a line: `client_name#fr-CA: name`, `#fr-CA: name`, `fr-CA: name`, or so in JSON.
pub fn localized(line: &str) -> Option<(String, String)> {
    let line = line.trim().trim_end_matches(',');
    let (tag, name) = line.split_once(':')?;
    let plain = |text: &str| unquoted(text.trim()).unwrap_or_else(|| text.trim().to_owned());
    Some((tag_of(&plain(tag))?.to_owned(), plain(name)))
}

/// The language tag that `client_name#fr-CA`, `#fr-CA` or `fr-CA` spells.
fn tag_of(text: &str) -> Option<&str> {
    let tag = without_key(text);
    let mut parts = tag.split('-');
    let first = parts.next().filter(|first| {
        (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (first.is_some() && parts.all(subtag)).then_some(tag)
}

/// What stands behind `client_name#` or `#`, or the whole text.
pub fn without_key(text: &str) -> &str {
    let text = text.trim();
    let tag = text.strip_prefix(LOCALIZED_NAME.key).or_else(|| text.strip_prefix('#'));
    tag.map_or(text, str::trim)
}
