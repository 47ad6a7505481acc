//! What the host of an address is: this computer, one's own network, an example, a tunnel.
//!
//! It deliberately knows no more of an address than its host, in small letters and without brackets.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Names that lead somewhere only inside a network (RFC 6762, RFC 8375, and what ICANN keeps free).
const INNER: [&str; 3] = ["local", "internal", "home.arpa"];

/// Names that stand for an example (RFC 2606, 3).
const EXAMPLES: [&str; 3] = ["example.com", "example.net", "example.org"];

/// Where tunnels to a developer's computer end.
const TUNNELS: [&str; 12] = [
    "ngrok.io",
    "ngrok.app",
    "ngrok.dev",
    "ngrok-free.app",
    "ngrok-free.dev",
    "trycloudflare.com",
    "loca.lt",
    "localtunnel.me",
    "devtunnels.ms",
    "serveo.net",
    "lhr.life",
    "localhost.run",
];

/// Whether a host is one of these names, or below one.
fn is_below(host: &str, names: &[&str]) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    names
        .iter()
        .any(|name| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// Whether a host stands for an example.
pub(in super::super) fn is_example(host: &str) -> bool {
    is_below(host, &EXAMPLES)
}

/// Whether a host is the end of a tunnel to a developer's computer.
pub(in super::super) fn is_tunnel(host: &str) -> bool {
    is_below(host, &TUNNELS)
}

/// What is wrong with the parts of a host's name, and what to do.
pub(super) fn fault_of(host: &str) -> Option<&'static str> {
    if host.contains(':') || is_sound(host) {
        return None;
    }
    let labels = || host.strip_suffix('.').unwrap_or(host).split('.');
    if labels().any(str::is_empty) {
        return Some("a part of the host is empty, where two dots follow each other: take one out");
    }
    let hyphen = labels().any(|label| label.starts_with('-') || label.ends_with('-'));
    hyphen.then_some(
        "a part of the host begins or ends with a hyphen: no host is named so, look at its spelling",
    )
}

/// Whether there is no hyphen, and something around each dot: so are most hosts.
fn is_sound(host: &str) -> bool {
    let mut before = b'.';
    let sound = host.bytes().all(|byte| {
        let sound = byte != b'-' && (byte != b'.' || before != b'.');
        before = byte;
        sound
    });
    sound && !host.is_empty()
}

/// The address that a host spells in numbers, as resolvers read it: four of them or fewer, in decimal,
/// octal or hexadecimal.
fn number(host: &str) -> Option<Ipv4Addr> {
    if !host.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let parts: Vec<u32> = host.split('.').map(part).collect::<Option<_>>()?;
    let (last, first) = parts.split_last()?;
    let shift = 8 * (4_u32.checked_sub(first.len() as u32)?);
    if first.len() > 3 || first.iter().any(|part| *part > 255) || (shift < 32 && *last >> shift != 0) {
        return None;
    }
    let high = first.iter().zip([24, 16, 8]).map(|(part, shift)| part << shift).sum::<u32>();
    Some(Ipv4Addr::from(high | *last))
}

fn part(digits: &str) -> Option<u32> {
    match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => u32::from_str_radix(&digits[2..], 16).ok(),
        [b'0', _, ..] => u32::from_str_radix(digits, 8).ok(),
        [first, ..] if first.is_ascii_digit() => digits.parse().ok(),
        _ => None,
    }
}

/// Whether a host is the computer that asks.
pub(in super::super) fn is_loopback(host: &str) -> bool {
    is_localhost(host) || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// Whether a host is the name `localhost`, or one below it.
pub(in super::super) fn is_localhost(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host == "localhost" || host.ends_with(".localhost")
}

/// Whether a host cannot be reached from outside its own network.
pub(in super::super) fn is_private(host: &str) -> bool {
    is_localhost(host)
        || is_below(host, &INNER)
        || match host.parse() {
            Ok(IpAddr::V6(address)) => is_private_v6(address),
            _ => number(host).is_some_and(is_private_v4),
        }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    // 100.64.0.0/10 (RFC 6598).
    let shared = address.octets()[0] == 100 && address.octets()[1] & 0xc0 == 64;
    shared
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_unspecified()
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let first = address.segments()[0];
    let local = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
    let inner = address.to_ipv4_mapped().is_some_and(is_private_v4);
    local || inner || address.is_loopback() || address.is_unspecified()
}

#[cfg(test)]
mod tests {
    use super::{is_example, is_private, is_tunnel};

    #[test]
    fn only_hosts_of_ones_own_network_are_private() {
        for host in ["localhost", "a.localhost", "127.0.0.1", "10.0.0.1", "192.168.1.9", "172.16.0.1", "::1"]
        {
            assert!(is_private(host), "{host}");
        }
        for host in ["fd00::1", "fe80::1", "::ffff:10.0.0.1", "0.0.0.0", "169.254.1.1", "localhost."] {
            assert!(is_private(host), "{host}");
        }
        for host in ["your", "acme.example", "172.32.0.1", "8.8.8.8", "2001:db8::1", "localhosts"] {
            assert!(!is_private(host), "{host}");
        }
    }

    #[test]
    fn a_host_is_judged_by_the_address_that_it_means() {
        for host in [
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
            "10.1",
            "100.64.3.7",
            "bot.local",
            "a.home.arpa",
        ] {
            assert!(is_private(host), "{host}");
        }
        for host in [
            "134744072",
            "100.63.0.1",
            "100.128.0.1",
            "local.example",
            "bot",
            "4294967296",
            "1.2.3.4.5",
            "8.8",
        ] {
            assert!(!is_private(host), "{host}");
        }
        assert!(is_example("example.com") && is_example("a.example.org.") && !is_example("myexample.com"));
        assert!(is_tunnel("x1.ngrok-free.app") && !is_tunnel("ngrok-free.app.example"));
    }
}
