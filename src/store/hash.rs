//! The 128 bits that stand for a content.
//!
//! They tell contents apart that came about by themselves; they deliberately resist nobody who
//! makes two contents alike on purpose.

use std::fmt;

/// How many characters a hash is written with.
const DIGITS: usize = 32;

/// The hash of a content (XXH3, 128 bits).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentHash(u128);

impl ContentHash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> ContentHash {
        ContentHash(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// Reads what `Display` wrote: 32 small hexadecimal digits.
    pub fn parse(digits: &str) -> Option<ContentHash> {
        let small = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if digits.len() != DIGITS || !small {
            return None;
        }
        u128::from_str_radix(digits, 16).ok().map(ContentHash)
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ContentHash;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let hash = ContentHash::of(b"{}");
        assert_eq!(ContentHash::parse(&hash.to_string()), Some(hash));
        assert_ne!(ContentHash::of(b"{ }"), hash);
        let digits = "0123456789abcdef0123456789abcdef";
        assert!(ContentHash::parse(digits).is_some());
        for wrong in
            ["", "0", "+123456789abcdef0123456789abcdef", &digits.to_uppercase(), &format!("{digits}0")]
        {
            assert_eq!(ContentHash::parse(wrong), None, "{wrong}");
        }
    }
}
