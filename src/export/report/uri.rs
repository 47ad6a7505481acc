//! Paths as references of RFC 3986.
//!
//! It deliberately resolves nothing.

use std::fmt::Write;

use super::slashed;

/// A path, as given, as a reference: a relative one relative, an absolute one with its scheme.
pub fn of_path(path: &str) -> String {
    let path = slashed(path);
    if is_absolute(&path) { of_absolute(&path) } else { escaped(&path) }
}

/// A folder's absolute path, with the slash at its end that makes it a base.
pub(super) fn of_folder(path: &str) -> String {
    let uri = of_absolute(&slashed(path));
    if uri.ends_with('/') { uri } else { uri + "/" }
}

/// Whether a path starts at a root or a drive.
pub(super) fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || (cfg!(windows) && path.get(1..2) == Some(":"))
}

fn of_absolute(path: &str) -> String {
    match path.split_once(':') {
        _ if path.starts_with('/') => format!("file://{}", escaped(path)),
        // The colon of a drive stays: without it there is no drive.
        Some((drive, rest)) if drive.len() == 1 => format!("file:///{}:{}", escaped(drive), escaped(rest)),
        _ => format!("file:///{}", escaped(path)),
    }
}

/// Everything but unreserved characters and slashes as `%41` and the like.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{of_folder, of_path};

    #[test]
    fn a_path_is_a_reference_that_leads_to_it() {
        let cases = [
            ("app.json", "app.json"),
            ("./apps/my app.json", "apps/my%20app.json"),
            ("a:b.json", "a%3Ab.json"),
            ("../é#?%.json", "../%C3%A9%23%3F%25.json"),
            ("/tmp/a b", "file:///tmp/a%20b"),
        ];
        for (path, uri) in cases {
            assert_eq!(of_path(path), uri);
        }
        assert_eq!((of_folder("/"), of_folder("/a b")), ("file:///".to_owned(), "file:///a%20b/".to_owned()));
        assert_eq!(of_folder("Z:/a b:c"), "file:///Z:/a%20b%3Ac/");
    }
}
