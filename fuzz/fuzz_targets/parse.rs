//! The parser takes what `serde_json` takes, up to the limit of depth, and names a place for the rest.
//!
//! Input: a text. What it is held against stands with the tests of the parser.

#![no_main]

#[path = "../../tests/parser/oracle.rs"]
mod oracle;

use libfuzzer_sys::fuzz_target;
use lp_manifest::json::document::Document;
use lp_manifest::json::BYTE_ORDER_MARK;
use lp_manifest_fuzz::text;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let bare = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let sound = oracle::agreed(bare);
    let parsed = Document::parse(text.to_owned());
    assert_eq!(parsed.is_ok(), sound, "{text:?}");
    match parsed {
        Ok(document) => holds(&document, text),
        Err((given_back, error)) => {
            assert_eq!(given_back, text);
            assert!(text.is_char_boundary(error.offset), "{error:?} in {text:?}");
        }
    }
});

/// Every value stands inside the one around it, is JSON by itself, and is found by its path unless
/// a later member has its name.
fn holds(document: &Document, text: &str) {
    assert_eq!(document.text(), text);
    for value in std::iter::successors(Some(document.root()), |value| document.next(*value)) {
        let around = value.parent().span();
        assert!(around.start <= value.start() && value.span().end <= around.end, "{text:?}");
        assert!(oracle::agreed(value.raw()), "{:?} in {text:?}", value.raw());
        let found = document.at(&value.path()).map(|found| found.id());
        assert!(found == Some(value.id()) || is_hidden(value), "{} in {text:?}", value.path());
    }
}

fn is_hidden(value: lp_manifest::json::Value<'_>) -> bool {
    let line = std::iter::successors(Some(value), |value| (!value.is_root()).then(|| value.parent()));
    line.into_iter().any(|value| value.is_overridden())
}
