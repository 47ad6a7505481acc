//! Addresses of files, in both directions.
//!
//! It deliberately resolves nothing and looks at no disk.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;

use crate::export::report::uri::of_path;

/// The file that an address names; nothing for what is no file, such as a text without a name.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    if !uri.scheme()?.as_str().eq_ignore_ascii_case("file") {
        return None;
    }
    let bytes = decoded(uri.path().as_str());
    let text = String::from_utf8(bytes);
    if cfg!(windows) {
        // `/c:/apps` is `c:/apps`.
        let text = text.ok()?;
        let drive = text.strip_prefix('/').filter(|rest| rest.get(1..2) == Some(":"));
        return Some(PathBuf::from(drive.unwrap_or(&text)));
    }
    match text {
        Ok(text) => Some(PathBuf::from(text)),
        Err(error) => of_bytes(error.into_bytes()),
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere a path has to be a text")]
fn of_bytes(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn of_bytes(_bytes: Vec<u8>) -> Option<PathBuf> {
    None
}

/// The bytes that a path with `%41` and the like spells.
fn decoded(path: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|digits| str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    bytes
}

/// The address of a file with an absolute path.
pub(super) fn of_file(path: &Path) -> Option<Uri> {
    Uri::from_str(&of_path(path.to_str()?)).ok()
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::str::FromStr;

    use super::{of_file, path};
    use lsp_types::Uri;

    #[test]
    fn an_address_leads_to_its_file_and_back() {
        for name in ["/apps/a.json", "/my apps/é 😀#?%41.json", "/a+b&c=d.json"] {
            let uri = of_file(Path::new(name)).unwrap();
            assert_eq!(path(&uri).as_deref(), Some(Path::new(name)), "{name}");
        }
        for no_file in ["untitled:Untitled-1", "https://a.example/a.json", "vscode-vfs:/a.json"] {
            assert_eq!(path(&Uri::from_str(no_file).unwrap()), None, "{no_file}");
        }
        let broken = Uri::from_str("file:///a%c3%A9.json").unwrap();
        assert_eq!(path(&broken).as_deref(), Some(Path::new("/aé.json")));
    }
}
