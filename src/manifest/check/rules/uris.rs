//! Addresses as their rules see them: placeholders written over, blanks at the ends taken off.
//!
//! Responsible for taking an address apart, once, and for what is wrong with a part of it, whichever
//! member it stands in. It deliberately reports nothing: what an address may be differs from member
//! to member.

mod hosts;

use std::borrow::Cow;
use std::ops::Range;

use fluent_uri::Iri;
use memchr::{memchr, memchr3};

pub(super) use hosts::{is_example, is_localhost, is_loopback, is_private, is_tunnel};

use crate::bytes::is_printable;
use crate::manifest::check::Certainty;
use crate::manifest::check::nearest::distance;
use crate::manifest::placeholder;
use crate::manifest::visible::is_hidden_in_code;

/// What can be said of an address.
pub(super) enum Reading<'t> {
    /// A placeholder stands where it says what kind of address it is.
    Open,
    /// A part of it is wrong, or it is no whole address.
    Faulty(Fault),
    /// It is whole.
    Address(Address<'t>),
}

/// What is wrong with an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is wrong and what to do; empty for an address of which no more can be said.
    pub(super) message: String,
    /// The address that was probably meant, and how sure that is.
    pub(super) meant: Option<(String, Certainty)>,
    /// The addresses, where it is several.
    pub(super) several: Vec<String>,
}

/// An address that was read.
pub(super) struct Address<'t> {
    /// In small letters, without the colon.
    pub(super) scheme: Cow<'t, str>,
    /// In small letters, without brackets; `None` if there is none, or an empty one.
    pub(super) host: Option<Cow<'t, str>>,
    pub(super) has_port: bool,
    pub(super) has_fragment: bool,
}

impl Address<'_> {
    pub(super) fn is_web(&self) -> bool {
        matches!(&*self.scheme, "http" | "https")
    }

    /// Whether others can read along: http to a host that is not this computer.
    pub(super) fn is_exposed(&self) -> bool {
        self.scheme == "http" && !self.host.as_deref().is_some_and(is_loopback)
    }
}

impl Fault {
    fn new(message: impl Into<String>, meant: Option<(String, Certainty)>) -> Fault {
        Fault { message: message.into(), meant, several: Vec::new() }
    }

    /// One of which no more can be said.
    fn unreadable() -> Fault {
        Fault::new("", None)
    }
}

/// Reads an address without the blanks around it, and what else nobody sees there. `masked` is what
/// [`masked`] says of the text.
pub(super) fn read<'t>(text: &str, masked: &'t str) -> Reading<'t> {
    let is_around = |c: char| c.is_whitespace() || is_hidden_in_code(c);
    // In a placeholder nothing of it stands at an end.
    let (text, masked) = (text.trim_matches(is_around), masked.trim_matches(is_around));
    if let Some(fault) = twice(text).or_else(|| several(text, masked)) {
        return Reading::Faulty(fault);
    }
    // Where nothing is written over, nothing is open.
    if let Some(open) = if masked == text { None } else { placeholder::first_in(text) } {
        let scheme_end = masked.find(':').unwrap_or(1);
        if open.start < scheme_end {
            return Reading::Open;
        }
    }
    let has_web_scheme = text.starts_with("https://") || text.starts_with("http://");
    if !has_web_scheme && let Some(fault) = no_scheme(text, masked).or_else(|| near_scheme(text)) {
        return Reading::Faulty(fault);
    }
    match address(masked) {
        None => Reading::Faulty(Fault::unreadable()),
        Some(address) if !address.is_web() => Reading::Address(address),
        Some(address) => match wrong_host(masked, &address) {
            Some(fault) => Reading::Faulty(fault),
            None => Reading::Address(address),
        },
    }
}

fn address(text: &str) -> Option<Address<'_>> {
    let address = Iri::parse(text).ok()?;
    let authority = address.authority();
    let host = authority.as_ref().map(fluent_uri::component::Authority::host);
    let host = host.map(|host| in_small_letters(host.trim_matches(['[', ']'])));
    Some(Address {
        scheme: in_small_letters(address.scheme().as_str()),
        host: host.filter(|host| !host.is_empty()),
        has_port: authority.is_some_and(|authority| authority.has_port()),
        has_fragment: address.has_fragment(),
    })
}

fn in_small_letters(text: &str) -> Cow<'_, str> {
    let has_capital = text.bytes().any(|byte| byte.is_ascii_uppercase());
    if has_capital { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) }
}

/// Two addresses or more with commas or blanks between them.
fn several(text: &str, masked: &str) -> Option<Fault> {
    if is_printable(masked) && memchr3(b',', b';', b' ', masked.as_bytes()).is_none() {
        return None;
    }
    let is_between = |c: char| matches!(c, ',' | ';') || c.is_whitespace();
    // What stands between is no part of a placeholder.
    let ends = masked.match_indices(is_between).map(|(at, between)| (at, at + between.len()));
    let mut start = 0;
    let parts =
        ends.chain([(masked.len(), 0)]).map(|(end, next)| &text[std::mem::replace(&mut start, next)..end]);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    let is_start = |part: &&str| web_scheme(part).is_some_and(|(_, rest)| !rest.is_empty());
    let apart = parts.len() > 1 && parts.iter().all(is_start);
    (apart && !parts[0].contains(['?', '#'])).then(|| Fault {
        message: format!("{} addresses stand in this one text: give each its own place", parts.len()),
        meant: None,
        several: parts.into_iter().map(str::to_owned).collect(),
    })
}

/// A host without a scheme before it, with a port that is read as what follows a scheme, or without.
fn no_scheme(text: &str, masked: &str) -> Option<Fault> {
    let host_end = masked.find([':', '/', '?', '#']).unwrap_or(masked.len());
    let host = &masked[..host_end];
    let is_host = is_localhost(host) || (host.contains('.') && hosts::fault_of(host).is_none());
    if !is_host {
        return None;
    }
    let plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    let port =
        masked[host_end..].strip_prefix(':').map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let has_port =
        port.is_some_and(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
    if !plain || (port.is_some() && !has_port) {
        return None;
    }
    let scheme = if is_loopback(&host.to_ascii_lowercase()) { "http" } else { "https" };
    let what = if has_port { "a host and a port without a scheme" } else { "a host without a scheme" };
    Some(Fault::new(
        format!("this is {what}: write {scheme}:// before it"),
        Some((format!("{scheme}://{text}"), Certainty::Suggested)),
    ))
}

/// A scheme that is nearly one of the web.
fn near_scheme(text: &str) -> Option<Fault> {
    let (scheme, rest) = text.split_once("://").filter(|(scheme, _)| !matches!(*scheme, "https" | "http"))?;
    let lower = scheme.to_ascii_lowercase();
    let is_known = ["http", "https", "ftp"].contains(&&*lower) || lower.contains('.');
    let near = ["https", "http"].iter().any(|web| distance(&lower, web).is_some());
    if is_known || !near || rest.is_empty() {
        return None;
    }
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("").to_ascii_lowercase();
    let web = if is_loopback(&host) { "http" } else { "https" };
    let meant = format!("{web}://{rest}");
    Some(Fault::new(
        format!("there is no scheme of this name: did you mean {web}?"),
        Some((meant, Certainty::Suggested)),
    ))
}

/// Whether what is wrong with an address is its scheme, which an endpoint has a rule for.
pub(super) fn scheme_is_wrong(text: &str) -> bool {
    let text = text.trim();
    twice(text).is_none() && (near_scheme(text).is_some() || no_scheme(text, &masked(text)).is_some())
}

/// What is wrong with host or port of a web address.
fn wrong_host(masked: &str, address: &Address<'_>) -> Option<Fault> {
    let Some(host) = &address.host else { return Some(Fault::unreadable()) };
    if address.has_port && !port(masked).is_some_and(|port| port.is_empty() || is_port(port)) {
        return Some(Fault::new("there is no such port: write one from 1 to 65535", None));
    }
    hosts::fault_of(host).map(|message| Fault::new(message, None))
}

fn is_port(digits: &str) -> bool {
    digits.parse::<u32>().is_ok_and(|port| (1..=65_535).contains(&port))
}

/// The port of an address, as it is spelled.
fn port(text: &str) -> Option<&str> {
    let authority = &text[authority(text)?];
    let after = authority.rfind(['@', ']']).map_or(authority, |at| &authority[at + 1..]);
    after.rsplit_once(':').map(|(_, port)| port)
}

/// Where the user, host and port of an address stand.
fn authority(text: &str) -> Option<Range<usize>> {
    let start = text.match_indices(':').find(|(at, _)| text[*at..].starts_with("://"))?.0 + 3;
    let rest = &text.as_bytes()[start..];
    let length = rest.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#' | b'\\'));
    Some(start..start + length.unwrap_or(rest.len()))
}

/// Whether a user stands before the host.
pub(super) fn has_user(masked: &str) -> bool {
    let has_at = memchr(b'@', masked.as_bytes()).is_some();
    has_at && authority(masked).is_some_and(|authority| masked[authority].contains('@'))
}

/// The same address without the user before its host, if it has one.
pub(super) fn without_user(text: &str) -> Option<String> {
    let authority = authority(text)?;
    let at = text[authority.clone()].rfind('@')?;
    Some(format!("{}{}", &text[..authority.start], &text[authority.start + at + 1..]))
}

/// The same address with the letters outside ASCII percent-encoded, if none stands in its host.
pub(super) fn in_ascii(text: &str) -> Option<String> {
    let end = authority(text).map_or(0, |authority| authority.end);
    if !text[..end].is_ascii() {
        return None;
    }
    let mut out = text[..end].to_owned();
    for c in text[end..].chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push('%');
                out.extend(
                    [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])),
                );
            }
        }
    }
    Some(out)
}

/// The text with its placeholders written over by letters, and by digits where a port belongs.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    placeholder::mask_by(text, |masked, found| {
        let is_bracket = text[found.start..].starts_with(['{', '<']);
        if is_bracket && text[..found.start].ends_with(':') {
            // A number that is a port, in as many digits.
            masked.push_str(&"0".repeat(found.len() - 1));
            masked.push('1');
        } else {
            masked.push_str(&"x".repeat(found.len()));
        }
    })
}

/// The same address with https in place of http, if the text begins with it.
pub(super) fn secured(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
    plain.then(|| format!("https{}", &text[4..]))
}

/// A web address whose scheme stands twice, so that the second one is taken for its host.
fn twice(text: &str) -> Option<Fault> {
    let (first, mut rest) = web_scheme(text).filter(|(_, rest)| web_scheme(rest).is_some())?;
    let mut schemes = vec![first];
    while let Some((scheme, after)) = web_scheme(rest) {
        schemes.push(scheme);
        rest = after;
    }
    let is_one = schemes.iter().all(|scheme| scheme.eq_ignore_ascii_case(first));
    let (scheme, certainty) = if is_one {
        (first.to_ascii_lowercase(), Certainty::Certain)
    } else {
        ("https".to_owned(), Certainty::Suggested)
    };
    let once = format!("{scheme}://{rest}");
    let whole = matches!(read(&once, &masked(&once)), Reading::Address(address) if address.host.is_some());
    let host = schemes[1].to_ascii_lowercase();
    let message = format!(
        "the scheme stands twice here, and the second one counts as a host named {host}: write it once"
    );
    Some(Fault::new(message, whole.then_some((once, certainty))))
}

/// `http` or `https` at the start, and what follows it and its slashes. What has a port is a host.
fn web_scheme(text: &str) -> Option<(&str, &str)> {
    let begins = |web: &&str| text.get(..web.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(web));
    let length = ["https", "http"].iter().find(|web| begins(web))?.len();
    let rest = text[length..].strip_prefix(':')?;
    let ends = rest.is_empty() || rest.starts_with(['/', '?', '#']);
    ends.then(|| (&text[..length], rest.strip_prefix("//").unwrap_or(rest)))
}

/// The text with its `%41` and the like written out; `None` if that is no text, or nothing changes.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| after.get(..2).and_then(byte)).flatten();
        bytes.push(escaped.unwrap_or(*first));
        rest = &after[if escaped.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8(bytes).ok().filter(|plain| plain != text)
}

fn byte(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok().filter(|two| two.bytes().all(|c| c.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{Fault, decoded, in_ascii, masked, read, twice, without_user};
    use crate::manifest::check::Certainty::{Certain, Suggested};

    #[test]
    fn a_scheme_that_stands_twice_is_told_from_a_host_of_that_name() {
        for (text, once) in [
            ("https://https://a.example///cb", Some(("https://a.example///cb", Certain))),
            ("HTTPS://https://https://{host}/cb", Some(("https://{host}/cb", Certain))),
            ("http://https://a.example", Some(("https://a.example", Suggested))),
            ("https://http://a.example", Some(("https://a.example", Suggested))),
            ("https://https://", None),
            ("https://https:?a", None),
        ] {
            let found = twice(text).and_then(|twice| twice.meant);
            assert_eq!(found.as_ref().map(|(text, sure)| (&**text, *sure)), once, "{text}");
            assert!(twice(text).is_some(), "{text}");
        }
        for text in
            ["https://https.example", "https://https:8443/a", "https://https/a", "https://a/https://b"]
        {
            assert!(twice(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_placeholder_for_a_port_is_read_as_one() {
        assert_eq!(masked("https://{host}:{p}/{x}"), "https://xxxxxx:001/xxx");
        assert_eq!(masked("a://b:<port>"), "a://b:000001");
        assert_eq!(masked("a://b:{}"), "a://b:{}");
    }

    #[test]
    fn escapes_are_written_out_if_the_result_is_a_text() {
        for (text, plain) in [
            ("https%3A%2f%2Fa", Some("https://a")),
            ("a%", None),
            ("a%zz%41", Some("a%zzA")),
            ("%ff", None),
            ("é%C3%A9", Some("éé")),
        ] {
            assert_eq!(decoded(text).as_deref(), plain, "{text}");
        }
    }

    fn fault(text: &str) -> Option<Fault> {
        match read(text, &masked(text)) {
            super::Reading::Faulty(fault) => Some(fault),
            _ => None,
        }
    }

    #[test]
    fn every_part_of_an_address_is_judged() {
        for (text, meant) in [
            ("kiosk.acme.com:8443/cb", "https://kiosk.acme.com:8443/cb"),
            ("localhost:3000", "http://localhost:3000"),
            ("127.0.0.1:3000/cb", "http://127.0.0.1:3000/cb"),
            ("kiosk.acme.com/cb", "https://kiosk.acme.com/cb"),
            ("htps://a.example/cb", "https://a.example/cb"),
            ("htttp://localhost/cb", "http://localhost/cb"),
        ] {
            let found = fault(text).and_then(|fault| fault.meant);
            assert_eq!(found, Some((meant.to_owned(), Suggested)), "{text}");
        }
        for text in [
            "https://a:99999/",
            "https://a:0/",
            "https://a..b/",
            "https://-a.b/",
            "https://a-.b/cb",
            "https://.a/",
            "https:///cb",
            "https://a b/",
            "/cb",
            "",
        ] {
            assert!(fault(text).is_some_and(|fault| fault.meant.is_none()), "{text}");
        }
        for text in [
            "https://a",
            "https://a.",
            "http://[::1]:8080/cb",
            "com.acme.kiosk:/cb",
            "ftp://a/",
            "https://a:/",
            "https://{host}:{port}/",
            "https://a:65535/%7Ba%7D",
            "https://b\u{fc}cher.example/",
            "myapp://cb",
        ] {
            assert!(fault(text).is_none(), "{text}");
        }
        let two = fault("https://a/cb, https://b/cb").unwrap();
        assert_eq!(two.several, ["https://a/cb", "https://b/cb"]);
        assert!(fault("https://a/?u=1,https://b").is_none());
    }

    #[test]
    fn an_address_can_be_written_without_its_user_and_in_ascii() {
        assert_eq!(without_user("https://joe:a@b@c/d@e").as_deref(), Some("https://c/d@e"));
        assert_eq!(without_user("https://c/d@e"), None);
        assert_eq!(in_ascii("https://a/caf\u{e9}").as_deref(), Some("https://a/caf%C3%A9"));
        assert_eq!(in_ascii("https://\u{e9}/"), None);
    }
}
