//! A file as people name it: by its path, with the place that a report printed, by an address.
//!
//! Responsible for what a word is meant for. It deliberately opens nothing, and takes a file of the full
//! name before anything else.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::builder::{OsStringValueParser, TypedValueParser};
use lp_manifest::manifest::secret::veiled;

use super::input::is_standard;

/// A file, and where to begin in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) path: PathBuf,
    /// The line and, where it was named, the column, both from 1.
    pub(super) place: Option<(usize, Option<usize>)>,
}

/// Takes a word for a file, and leaves a place behind it out.
pub(super) fn file() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(|word| named(&word).map(|named| named.path))
}

/// The file that a word is meant for.
///
/// # Errors
///
/// In a sentence, why it can be none.
pub(super) fn named(word: &OsStr) -> Result<Named, String> {
    let whole = Named { path: PathBuf::from(word), place: None };
    let Some(text) = word.to_str().filter(|_| !is_there(&whole.path)) else { return Ok(whole) };
    if text.is_empty() {
        return Err("a file without a name was given: write its path".to_owned());
    }
    if let Some(path) = text.strip_prefix("file://") {
        let path = path.strip_prefix("localhost").unwrap_or(path);
        return named(&decoded(path));
    }
    if is_address(text) {
        return Err(format!("{} is not fetched: save it to a file first", veiled(text)));
    }
    let cut = placed(text).filter(|named| is_there(&named.path));
    Ok(cut.unwrap_or(whole))
}

/// The line that `+3` names, unless there is a file called so.
pub(super) fn line(word: &OsStr) -> Option<usize> {
    let digits = word.to_str()?.strip_prefix('+')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number && !is_there(Path::new(word)))
}

fn is_there(path: &Path) -> bool {
    is_standard(path) || path.symlink_metadata().is_ok()
}

/// Whether a text begins with a scheme; one letter before `:` is a drive.
fn is_address(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once("://") else { return false };
    scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// A path with its percent signs read; on systems with drives without the slash before one.
fn decoded(path: &str) -> OsString {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        let (byte, length) = hex.filter(|_| *first == b'%').map_or((*first, 0), |byte| (byte, 2));
        bytes.push(byte);
        rest = &after[length..];
    }
    let path = String::from_utf8_lossy(&bytes).into_owned();
    let drive = path.as_bytes().get(2) == Some(&b':');
    OsString::from(if cfg!(windows) && drive { path[1..].to_owned() } else { path })
}

/// `app.json:3`, `app.json:3:5`, and the same with the colon that a report writes after it.
fn placed(text: &str) -> Option<Named> {
    let text = text.strip_suffix(':').unwrap_or(text);
    let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number > 0);
    let (rest, last) = text.rsplit_once(':')?;
    let last = number(last)?;
    let two = rest.rsplit_once(':').and_then(|(path, line)| Some((path, number(line)?)));
    let (path, place) = match two {
        Some((path, line)) if !is_there(Path::new(rest)) => (path, (line, Some(last))),
        _ => (rest, (last, None)),
    };
    Some(Named { path: PathBuf::from(path), place: Some(place) })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::Path;

    use super::{line, named};

    #[test]
    fn a_place_behind_a_file_that_is_there_is_cut_off() {
        // The tests run in the folder of the package.
        let cases = [
            ("Cargo.toml", "Cargo.toml", None),
            ("Cargo.toml:3", "Cargo.toml", Some((3, None))),
            ("Cargo.toml:3:5", "Cargo.toml", Some((3, Some(5)))),
            ("Cargo.toml:3:5:", "Cargo.toml", Some((3, Some(5)))),
            ("src/main.rs:1:", "src/main.rs", Some((1, None))),
            ("none.json:3:5", "none.json:3:5", None),
            ("Cargo.toml:0", "Cargo.toml:0", None),
            ("Cargo.toml:x", "Cargo.toml:x", None),
            ("-", "-", None),
        ];
        for (word, path, place) in cases {
            let named = named(OsStr::new(word)).unwrap();
            assert_eq!((named.path.as_path(), named.place), (Path::new(path), place), "{word}");
        }
        assert_eq!(line(OsStr::new("+30")), Some(30));
        assert_eq!(line(OsStr::new("+")), None);
        assert_eq!(line(OsStr::new("+x3")), None);
    }

    #[test]
    fn an_address_is_read_or_answered() {
        let file = std::env::current_dir().unwrap().join("Cargo.toml");
        let address = format!("file://{}", file.display().to_string().replace("Cargo", "%43argo"));
        if cfg!(unix) {
            assert_eq!(named(OsStr::new(&address)).unwrap().path, file);
        }
        let refused = named(OsStr::new("https://joe:hush@a.example/app.json")).unwrap_err();
        assert_eq!(refused, "https://********@a.example/app.json is not fetched: save it to a file first");
    }
}
