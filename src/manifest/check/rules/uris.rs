//! Addresses as their rules see them: placeholders written over, blanks at the ends taken off.
//!
//! Responsible for reading an address and for what its host is. It deliberately reports nothing:
//! what an address may be differs from member to member.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use fluent_uri::Iri;

use crate::manifest::check::Certainty;
use crate::manifest::placeholder;

/// What can be said of an address.
pub(super) enum Reading {
    /// A placeholder stands where it says what kind of address it is.
    Open,
    /// It has no scheme, or holds characters that no address may hold.
    Unreadable,
    /// It is whole.
    Address(Address),
}

/// An address that was read.
pub(super) struct Address {
    /// In small letters, without the colon.
    pub(super) scheme: String,
    /// In small letters, without brackets; `None` if there is none, or an empty one.
    pub(super) host: Option<String>,
    pub(super) has_port: bool,
    pub(super) has_fragment: bool,
}

impl Address {
    pub(super) fn is_web(&self) -> bool {
        matches!(&*self.scheme, "http" | "https")
    }

    /// Whether others can read along: http to a host that is not this computer.
    pub(super) fn is_exposed(&self) -> bool {
        self.scheme == "http" && !self.host.as_deref().is_some_and(is_loopback)
    }
}

/// Reads an address without the blanks around it.
pub(super) fn read(text: &str) -> Reading {
    let text = text.trim();
    let masked = masked(text);
    if let Some(open) = placeholder::first_in(text) {
        let scheme_end = masked.find(':').unwrap_or(1);
        if open.start < scheme_end {
            return Reading::Open;
        }
    }
    address(&masked).map_or(Reading::Unreadable, Reading::Address)
}

fn address(text: &str) -> Option<Address> {
    let address = Iri::parse(text).ok()?;
    let authority = address.authority();
    let host = authority.as_ref().map(fluent_uri::component::Authority::host);
    let host = host.map(|host| host.trim_matches(['[', ']']).to_ascii_lowercase());
    Some(Address {
        scheme: address.scheme().as_str().to_ascii_lowercase(),
        host: host.filter(|host| !host.is_empty()),
        has_port: authority.is_some_and(|authority| authority.has_port()),
        has_fragment: address.has_fragment(),
    })
}

/// The text with its placeholders written over by letters, and by digits where a port belongs.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    let mut masked = placeholder::mask(text);
    let ports = text.match_indices(":{").chain(text.match_indices(":<")).map(|(colon, _)| colon + 1);
    for start in ports {
        if let Some(port) = placeholder::first_in(&text[start..]).filter(|range| range.start == 0) {
            let digits = "1".repeat(port.len());
            masked.to_mut().replace_range(start..start + port.end, &digits);
        }
    }
    masked
}

/// The same address with https in place of http, if the text begins with it.
pub(super) fn secured(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
    plain.then(|| format!("https{}", &text[4..]))
}

/// An address whose scheme stands twice, so that the second one is taken for its host.
pub(super) struct Twice {
    /// What is wrong and what to do.
    pub(super) message: String,
    /// The address with one scheme, and how sure that is; `None` if nothing follows the schemes.
    pub(super) once: Option<(String, Certainty)>,
}

/// Whether the scheme of a web address stands twice.
pub(super) fn twice(text: &str) -> Option<Twice> {
    let text = text.trim();
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
    let whole = matches!(read(&once), Reading::Address(address) if address.host.is_some());
    let host = schemes[1].to_ascii_lowercase();
    Some(Twice {
        message: format!(
            "the scheme stands twice here, and the second one counts as a host named {host}: write it once"
        ),
        once: whole.then_some((once, certainty)),
    })
}

/// `http` or `https` at the start, and what follows it and its slashes. What has a port is a host.
fn web_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let ends = rest.is_empty() || rest.starts_with(['/', '?', '#']);
    (is_web && ends).then(|| (scheme, rest.strip_prefix("//").unwrap_or(rest)))
}

/// Whether a host is the computer that asks.
pub(super) fn is_loopback(host: &str) -> bool {
    is_localhost(host) || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// Whether a host is the name `localhost`, or one below it.
pub(super) fn is_localhost(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host == "localhost" || host.ends_with(".localhost")
}

/// Whether a host cannot be reached from outside its own network.
pub(super) fn is_private(host: &str) -> bool {
    is_localhost(host)
        || match host.parse() {
            Ok(IpAddr::V4(address)) => is_private_v4(address),
            Ok(IpAddr::V6(address)) => is_private_v6(address),
            Err(_) => false,
        }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    address.is_private() || address.is_loopback() || address.is_link_local() || address.is_unspecified()
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let first = address.segments()[0];
    let local = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
    let inner = address.to_ipv4_mapped().is_some_and(is_private_v4);
    local || inner || address.is_loopback() || address.is_unspecified()
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
    use super::{decoded, is_private, masked, twice};
    use crate::manifest::check::Certainty::{Certain, Suggested};

    #[test]
    fn only_hosts_of_ones_own_network_are_private() {
        for host in ["localhost", "a.localhost", "127.0.0.1", "10.0.0.1", "192.168.1.9", "172.16.0.1", "::1"]
        {
            assert!(is_private(host), "{host}");
        }
        for host in ["fd00::1", "fe80::1", "::ffff:10.0.0.1", "0.0.0.0", "169.254.1.1", "localhost."] {
            assert!(is_private(host), "{host}");
        }
        for host in ["your", "acme.example", "172.32.0.1", "8.8.8.8", "2001:db8::1", "localhosts", "10.0.0"] {
            assert!(!is_private(host), "{host}");
        }
    }

    #[test]
    fn a_scheme_that_stands_twice_is_told_from_a_host_of_that_name() {
        for (text, once) in [
            ("https://https://a.example///cb", Some(("https://a.example///cb", Certain))),
            (" HTTPS://https://https://{host}/cb", Some(("https://{host}/cb", Certain))),
            ("http://https://a.example", Some(("https://a.example", Suggested))),
            ("https://http://a.example", Some(("https://a.example", Suggested))),
            ("https://https://", None),
            ("https://https:?a", None),
        ] {
            let found = twice(text).and_then(|twice| twice.once);
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
        assert_eq!(masked("https://{host}:{p}/{x}"), "https://xxxxxx:111/xxx");
        assert_eq!(masked("a://b:<port>"), "a://b:111111");
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
}
