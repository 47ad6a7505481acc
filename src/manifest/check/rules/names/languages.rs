//! Language tags that are formed as RFC 5646 asks and can name no language all the same.
//!
//! It deliberately knows no register of languages, only the words that people write for some.

use std::collections::HashSet;

/// What people call a language, and its tag.
const LANGUAGES: [(&str, &str); 26] = [
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("czech", "cs"),
    ("danish", "da"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("english", "en"),
    ("espanol", "es"),
    ("finnish", "fi"),
    ("francais", "fr"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("polish", "pl"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("thai", "th"),
    ("turkish", "tr"),
];

/// What is wrong with a tag.
pub(super) struct Fault {
    /// As the end of a sentence that begins with the tag.
    pub(super) what: &'static str,
    /// The tag that was probably meant.
    pub(super) meant: Option<String>,
}

/// What is wrong with a tag that is well formed.
pub(super) fn fault_of(tag: &str) -> Option<Fault> {
    let lower = tag.to_ascii_lowercase();
    let parts: Vec<&str> = lower.split('-').collect();
    let language = parts.first().copied().unwrap_or("");
    if language == "x" || language == "i" {
        return None;
    }
    if language.len() > 3 {
        let known = LANGUAGES.iter().find(|(name, _)| *name == language);
        let meant = known.map(|(_, short)| format!("{short}{}", &tag[language.len()..]));
        return Some(Fault { what: "is no language, which has two letters or three", meant });
    }
    // What follows an x is private.
    let public = parts.iter().skip(1).take_while(|part| **part != "x").copied();
    let told: Vec<&str> = public.filter(|part| part.len() == 1 || part.len() > 4).collect();
    let digits =
        parts.iter().skip(1).filter(|part| part.len() == 4 && part.starts_with(|c: char| c.is_ascii_digit()));
    let told: Vec<&str> = told.into_iter().chain(digits.copied()).collect();
    let distinct: HashSet<_> = told.iter().collect();
    (distinct.len() < told.len()).then(|| {
        let mut seen = HashSet::new();
        let once: Vec<&str> =
            tag.split('-').filter(|part| part.len() < 4 || seen.insert(part.to_ascii_lowercase())).collect();
        let single = told.iter().any(|part| part.len() == 1);
        Fault { what: "has a part twice", meant: (!single).then(|| once.join("-")) }
    })
}
