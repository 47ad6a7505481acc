//! Bytes of a text looked at eight at a time: most of what is asked of a text is answered by no byte of it.
//!
//! It deliberately knows neither JSON nor characters.

/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte that is less than `limit`, which is at most 0x80. A borrow can only come from
/// a byte that is less: the lowest bit that is set is right.
const fn less(word: u64, limit: u64) -> u64 {
    word.wrapping_sub(EACH * limit) & !word & (EACH << 7)
}

/// The same of each byte that is `byte`.
const fn is(word: u64, byte: u8) -> u64 {
    less(word ^ (EACH * byte as u64), 1)
}

/// How many bytes stand before the first that ends or escapes in a JSON string, or that none may hold.
pub(crate) fn plain(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = less(word, 0x20) | is(word, b'"') | is(word, b'\\');
        if found != 0 {
            return at * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | ..0x20);
    bytes.len() - rest.len() + rest.iter().position(ends).unwrap_or(rest.len())
}

/// Whether each byte is a letter, a digit, a sign or a blank of ASCII.
pub(crate) fn is_printable(text: &str) -> bool {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    // Where no byte reaches 0x80 by itself or by one more, and none falls below 0 by a blank less.
    let plain = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word);
        let out = word | word.wrapping_add(EACH) | word.wrapping_sub(EACH * 0x20);
        out & (EACH << 7) == 0
    };
    words.iter().all(plain) && rest.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::{is_printable, plain};

    #[test]
    fn every_byte_is_judged_wherever_it_stands() {
        for c in '\0'..='\u{17f}' {
            for at in 0..20 {
                let text = format!("{}{c}{}", "x".repeat(at), "\n\"".repeat(at));
                let found = text.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20));
                assert_eq!(plain(text.as_bytes()), found.unwrap_or(text.len()), "{text:?}");
                let text = format!("{}{c}{}", "~".repeat(at), " ".repeat(20 - at));
                assert_eq!(is_printable(&text), matches!(c, ' '..='~'), "{text:?}");
            }
        }
    }
}
