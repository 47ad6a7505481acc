//! The name of a place in a JSON text: `a.b[0]`, or `/a/b/0` (RFC 6901).

use std::fmt;

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To the member of this name.
    Key(String),
    /// To the item of this number, from 0.
    Index(usize),
}

/// Steps from the root; none at all is the root itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path(Vec<Step>);

impl From<Vec<Step>> for Path {
    fn from(steps: Vec<Step>) -> Self {
        Path(steps)
    }
}

impl Path {
    /// The root.
    pub const fn root() -> Self {
        Path(Vec::new())
    }

    /// A path of member names alone.
    pub fn of(keys: &[&str]) -> Self {
        Path(keys.iter().map(|key| Step::Key((*key).to_owned())).collect())
    }

    /// The steps, outermost first.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Whether it is the root.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The same path with one more member name.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Path {
        self.and(Step::Key(key.into()))
    }

    /// The same path with one more item number.
    #[must_use]
    pub fn index(&self, index: usize) -> Path {
        self.and(Step::Index(index))
    }

    /// The same path with one more step.
    #[must_use]
    pub fn and(&self, step: Step) -> Path {
        let mut steps = self.0.clone();
        steps.push(step);
        Path(steps)
    }

    /// It with one more step, where nobody needs it without.
    #[must_use]
    pub fn then(mut self, step: Step) -> Path {
        self.0.push(step);
        self
    }

    /// The path without its last step, and that step; nothing for the root.
    pub fn split_last(&self) -> Option<(Path, &Step)> {
        let (last, above) = self.0.split_last()?;
        Some((Path(above.to_vec()), last))
    }

    /// The path without its last step; the root's is the root.
    #[must_use]
    pub fn parent(&self) -> Path {
        self.split_last().map_or_else(Path::root, |(above, _)| above)
    }

    /// The last step's member name, if it is one.
    pub fn last_key(&self) -> Option<&str> {
        match self.0.last() {
            Some(Step::Key(key)) => Some(key),
            _ => None,
        }
    }

    /// The last step's number, if it is one.
    pub fn last_index(&self) -> Option<usize> {
        match self.0.last() {
            Some(Step::Index(index)) => Some(*index),
            _ => None,
        }
    }

    /// Whether it is `other` or leads below it.
    pub fn starts_with(&self, other: &Path) -> bool {
        self.0.starts_with(&other.0)
    }

    /// Its steps as the catalogue takes them: member names, `None` for a number.
    pub fn keys(&self) -> impl Iterator<Item = Option<&str>> {
        self.0.iter().map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        })
    }

    /// Its spelling as a JSON Pointer.
    pub fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(24 * self.0.len());
        for step in &self.0 {
            pointer.push('/');
            match step {
                Step::Key(key) if memchr::memchr2(b'~', b'/', key.as_bytes()).is_some() => {
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                }
                Step::Key(key) => pointer.push_str(key),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// Reads either spelling; see [`Target::parse`] for one that may append.
    ///
    /// # Errors
    ///
    /// Where the spelling breaks off, or if it ends in the mark for appending.
    pub fn parse(spelling: &str) -> Result<Path, PathError> {
        let target = Target::parse(spelling)?;
        if target.append {
            return Err(PathError {
                spelling: spelling.to_owned(),
                why: "here it must name one place, not the end of a list",
            });
        }
        Ok(target.path)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) => {
                    if depth > 0 {
                        f.write_str(".")?;
                    }
                    if is_bare(key) { f.write_str(key)? } else { f.write_str(&super::quote(key))? }
                }
            }
        }
        Ok(())
    }
}

/// Whether a member name needs no quotes in the dotted spelling.
fn is_bare(key: &str) -> bool {
    let plain = |c: char| !c.is_control() && !matches!(c, '.' | '[' | ']' | '"' | '=' | '/' | ' ');
    !key.is_empty() && key.chars().all(plain)
}

/// A path that a command was given: a place, or the end of the list there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The place, or the list.
    pub path: Path,
    /// Whether a new item at the list's end is meant (`[-]`, `/-`).
    pub append: bool,
}

/// A spelling that names no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathError {
    spelling: String,
    why: &'static str,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} names no place: {}", self.spelling, self.why)
    }
}

impl std::error::Error for PathError {}

impl Target {
    /// Reads `a.b[0]`, `a."x.y".b`, `a[-]`, or a JSON Pointer such as `/a/b/0`, `/a/-`.
    ///
    /// # Errors
    ///
    /// Where the spelling breaks off.
    pub fn parse(spelling: &str) -> Result<Target, PathError> {
        if spelling.starts_with('/') || spelling.is_empty() {
            return Ok(pointer(spelling));
        }
        dotted(spelling).map_err(|why| PathError { spelling: spelling.to_owned(), why })
    }
}

fn pointer(spelling: &str) -> Target {
    let mut steps = Vec::new();
    let mut tokens = spelling.split('/').skip(1).peekable();
    while let Some(token) = tokens.next() {
        if token == "-" && tokens.peek().is_none() {
            return Target { path: Path(steps), append: true };
        }
        steps.push(match index(token) {
            Some(index) => Step::Index(index),
            None => Step::Key(token.replace("~1", "/").replace("~0", "~")),
        });
    }
    Target { path: Path(steps), append: false }
}

/// A number as an item is counted: digits, no leading zero.
fn index(token: &str) -> Option<usize> {
    let plain = token == "0" || !token.starts_with('0');
    let digits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    if plain && digits { token.parse().ok() } else { None }
}

fn dotted(spelling: &str) -> Result<Target, &'static str> {
    let mut steps = Vec::new();
    let mut rest = spelling;
    loop {
        if let Some(after) = rest.strip_prefix('[') {
            let (token, after) = after.split_once(']').ok_or("a ] is missing")?;
            if token == "-" && after.is_empty() {
                return Ok(Target { path: Path(steps), append: true });
            }
            let index = index(token).ok_or("between [ and ] stands a number, or - for a new item")?;
            steps.push(Step::Index(index));
            rest = after;
        } else {
            let (key, after) = name(rest)?;
            steps.push(Step::Key(key));
            rest = after;
        }
        match rest.chars().next() {
            None => return Ok(Target { path: Path(steps), append: false }),
            Some('.') => {
                rest = &rest[1..];
                if rest.is_empty() {
                    return Err("a name is missing after the last dot");
                }
            }
            Some('[') => {}
            Some(_) => return Err("a dot is missing after a quoted name"),
        }
    }
}

/// The name at the start of `text`, quoted or bare, and what follows it.
fn name(text: &str) -> Result<(String, &str), &'static str> {
    if !text.starts_with('"') {
        let end = text.find(['.', '[']).unwrap_or(text.len());
        let (key, after) = text.split_at(end);
        return if key.is_empty() { Err("a name is missing") } else { Ok((key.to_owned(), after)) };
    }
    let end = closing_quote(text).ok_or("a quote is not closed")?;
    let (quoted, after) = text.split_at(end);
    let key = serde_json::from_str(quoted).map_err(|_| "a quoted name is written as in JSON")?;
    Ok((key, after))
}

/// The offset after the quote that closes the one `text` starts with.
pub fn closing_quote(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Path, Target};

    #[test]
    fn both_spellings_name_the_same_place() {
        let cases = [
            ("a.b[0]", "/a/b/0"),
            ("a.\"x.y\".b", "/a/x.y/b"),
            ("\"a/b\".\"c~d\"", "/a~1b/c~0d"),
            ("[1][2].x", "/1/2/x"),
            ("client_name#fr-CA", "/client_name#fr-CA"),
        ];
        for (dotted, pointer) in cases {
            let path = Path::parse(dotted).unwrap();
            assert_eq!(Path::parse(pointer).unwrap(), path, "{pointer}");
            assert_eq!(path.pointer(), pointer);
            assert_eq!(Path::parse(&path.to_string()).unwrap(), path, "{path}");
        }
    }

    #[test]
    fn the_end_of_a_list_can_be_named() {
        for spelling in ["a.b[-]", "/a/b/-"] {
            let target = Target::parse(spelling).unwrap();
            assert!(target.append);
            assert_eq!(target.path, Path::of(&["a", "b"]));
            assert!(Path::parse(spelling).is_err());
        }
    }

    #[test]
    fn a_broken_spelling_says_where_it_breaks() {
        for spelling in ["a.", ".a", "a..b", "a[x]", "a[0", "\"a", "\"a\"b", "a[01]"] {
            assert!(Target::parse(spelling).is_err(), "{spelling}");
        }
    }
}
