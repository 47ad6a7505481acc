//! A short name for a problem that stays when lines are shifted, moved or reindented.
//!
//! It deliberately looks at no line, no column and no message: a text that is still too long is
//! still the same problem.

use std::collections::HashMap;

use super::{File, Finding, Trouble};

/// The start and the factor of FNV-1a with 128 bits, which is the same on every machine.
const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FACTOR: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The name of each problem of a file, in order; none is there twice, and a file's path makes it
/// another.
pub fn of_file(file: &File) -> Vec<String> {
    let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
    let name = |finding: &Finding, times: usize| {
        let times = times.to_string();
        hash(&[&super::slashed(&file.path), finding.rule, &finding.pointer, &times])
    };
    let problems = file.problems.iter();
    problems
        .map(|finding| {
            let times = seen.entry((finding.rule, &finding.pointer)).or_default();
            *times += 1;
            name(finding, *times)
        })
        .collect()
}

/// The name of what could not be read, written or understood: of each line of a file another.
pub fn of_trouble(trouble: &Trouble) -> String {
    let line = trouble.line.map_or_else(String::new, |line| line.to_string());
    hash(&[&super::slashed(&trouble.path), "unreadable", &line])
}

/// 32 hexadecimal digits for some texts, in order.
fn hash(texts: &[&str]) -> String {
    let mut hash = START;
    for text in texts {
        // No text holds this byte, so that the ends of texts count.
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u128::from(byte)).wrapping_mul(FACTOR);
        }
    }
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_hash_is_the_same_in_every_version() {
        assert_eq!(hash(&[]), "6c62272e07bb014262b821756295c58d");
        assert_eq!(hash(&["app.json", "no-retry", "/a", "1"]), hash(&["app.json", "no-retry", "/a", "1"]));
        assert_ne!(hash(&["a", "b"]), hash(&["ab", ""]));
    }
}
