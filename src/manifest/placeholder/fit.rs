//! What is written in a placeholder's place, fitted to the text around it.
//!
//! Responsible for scheme and slashes that would stand there twice, and for a whole address where the
//! placeholder is a part of one. It deliberately judges nothing: what comes out is checked like any text.

use std::ops::Range;

use super::mask;

/// A text in which something was written in a placeholder's place, and where that ends in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// The text.
    pub text: String,
    /// The byte behind what was written.
    pub end: usize,
    /// Whether it took the place of the whole address around the placeholder.
    pub whole: bool,
}

/// Writes `typed` in the place of the placeholder at `blank`.
pub fn fitted(text: &str, blank: Range<usize>, typed: &str) -> Fitted {
    let around = address_around(text, &blank);
    let (before, after) = (&text[around.start..blank.start], &text[blank.end..around.end]);
    let written = |place: Range<usize>, typed: &str, whole| Fitted {
        text: format!("{}{typed}{}", &text[..place.start], &text[place.end..]),
        end: place.start + typed.len(),
        whole,
    };
    let Some(rest) = behind_scheme(typed) else {
        let typed = if before.ends_with('/') { typed.trim_start_matches('/') } else { typed };
        return written(blank.clone(), without_double_slash(typed, after), false);
    };
    let host_alone = !rest.trim_end_matches('/').contains(['/', '?', '#']);
    match behind_scheme(before) {
        Some("") if host_alone => written(around.start..blank.end, without_double_slash(typed, after), false),
        Some(_) => written(around, typed, true),
        None if after.starts_with("://") => {
            written(blank.clone(), typed.strip_suffix("://").unwrap_or(typed), false)
        }
        None => written(blank.clone(), without_double_slash(typed, after), false),
    }
}

fn without_double_slash<'t>(typed: &'t str, after: &str) -> &'t str {
    if after.starts_with('/') && !typed.ends_with("://") { typed.trim_end_matches('/') } else { typed }
}

/// What stands behind the scheme of an address; nothing if it has none.
fn behind_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(plain)).then_some(rest)
}

/// The address, or the word, that a placeholder is a part of.
fn address_around(text: &str, blank: &Range<usize>) -> Range<usize> {
    let masked = mask(text);
    let edge = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ',' | ';' | '(' | ')');
    // A mask has as many bytes as the text.
    let start = masked[..blank.start].rfind(edge);
    let start = start.map_or(0, |at| at + masked[at..].chars().next().map_or(1, char::len_utf8));
    let end = masked[blank.end..].find(edge).map_or(masked.len(), |at| blank.end + at);
    start..end
}

#[cfg(test)]
mod tests {
    use super::super::first_in;
    use super::*;

    #[test]
    fn neither_scheme_nor_slash_stands_there_twice() {
        let cases = [
            ("https://{domain}/appentry", "kiosk.acme.example", "https://kiosk.acme.example/appentry"),
            ("https://{domain}/appentry", "kiosk.acme.example/", "https://kiosk.acme.example/appentry"),
            (
                "https://{domain}/appentry",
                "https://kiosk.acme.example/",
                "https://kiosk.acme.example/appentry",
            ),
            ("https://{domain}/appentry", "https://", "https:///appentry"),
            ("https://{domain}/appentry", "http://127.0.0.1:8080", "http://127.0.0.1:8080/appentry"),
            ("https://a.example/{callback path}", "/oauth/cb", "https://a.example/oauth/cb"),
            ("https://a.example/{callback path}", "oauth/cb/", "https://a.example/oauth/cb/"),
            ("https://a.example/{path}/x", "/a/", "https://a.example/a/x"),
            ("https://your/webhooks/endpoint", "https://n.example/x", "https://n.example/x"),
            ("https://your/webhooks/endpoint", "n.example/x", "https://n.example/x"),
            ("{base}/hook", "https://a.example/", "https://a.example/hook"),
            ("com.{company}.app", "acme", "com.acme.app"),
            ("{name people see}", "Acme / Kiosk ", "Acme / Kiosk "),
            ("{scheme}://a.example", "https://", "https://a.example"),
        ];
        for (text, typed, result) in cases {
            assert_eq!(fitted(text, first_in(text).unwrap(), typed).text, result, "{typed} in {text}");
        }
    }

    #[test]
    fn a_whole_address_takes_the_place_of_the_address_around() {
        let cases = [
            (
                "https://{domain}/appentry",
                "https://kiosk.acme.example/start",
                "https://kiosk.acme.example/start",
            ),
            (
                "https://a.example/{callback path}",
                "http://kiosk.acme.example/cb",
                "http://kiosk.acme.example/cb",
            ),
            ("see https://{domain}/help, or ask", "https://b.example/x", "see https://b.example/x, or ask"),
            ("https://{domain}?x=1", "https://b.example?y=2", "https://b.example?y=2"),
        ];
        for (text, typed, result) in cases {
            let fitted = fitted(text, first_in(text).unwrap(), typed);
            assert_eq!((fitted.text.as_str(), fitted.whole), (result, true), "{typed} in {text}");
            assert!(fitted.text[..fitted.end].ends_with(typed));
        }
    }
}
