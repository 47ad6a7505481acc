//! A text, what is said of it, and what comes of its certain fixes.

mod signs;
mod texts;
mod two;
mod whole;

use super::{mended, one_by_one, said};

/// Nothing is certain, and the text stays.
const SAME: &str = "";

/// A text, its mistakes with what mends them, `?` where that is a suggestion, and the text after the certain
/// fixes.
type Kind = (&'static str, &'static [&'static str], &'static str);

fn kinds() -> impl Iterator<Item = &'static Kind> {
    [signs::KINDS, texts::KINDS, two::KINDS, whole::KINDS].into_iter().flatten()
}

#[test]
fn every_kind_of_mistake_is_said_and_mended() {
    for (text, mistakes, after) in kinds() {
        assert_eq!(said(text), *mistakes, "{text}");
        assert_eq!(mended(text), if *after == SAME { *text } else { *after }, "{text}");
    }
}

#[test]
fn the_fixes_of_every_kind_come_to_the_same_one_by_one() {
    for (text, ..) in kinds() {
        assert_eq!(one_by_one(text), mended(text), "{text}");
    }
}

#[test]
fn every_sentence_is_one_that_people_read() {
    for (text, mistakes, _) in kinds() {
        for line in *mistakes {
            assert!(!line.ends_with('.') || line.ends_with("..."), "{text}: {line}");
            for word in ["invalid", "schema", "hunk", "pointer at"] {
                assert!(!line.contains(word), "{text}: {line}");
            }
        }
    }
}
