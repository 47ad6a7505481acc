//! Three states of a manifest: merging never panics, gives JSON, and where one side changed nothing
//! gives the other.
//!
//! Input: a text, and after a NUL each, mine and theirs; what is no JSON is a tape of changes to the
//! first text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lp_manifest::json::document::Document;
use lp_manifest::json::{Path, same};
use lp_manifest::manifest::merge::{Merge, Side};
use lp_manifest_fuzz::{document_or_changed, first_and_rest, text_and_rest};

fuzz_target!(|data: &[u8]| {
    let (base, rest) = text_and_rest(data);
    let (mine, theirs) = first_and_rest(rest);
    let Ok(base) = Document::parse(base.to_owned()) else { return };
    let (mine, theirs) = (document_or_changed(&base, mine), document_or_changed(&base, theirs));
    for (mine, theirs) in [(&mine, &theirs), (&theirs, &mine)] {
        let merge = Merge { base: &base, mine, theirs };
        for side in [Side::Mine, Side::Theirs] {
            at_clashes(&merge, side);
        }
        let untouched = merged(&Merge { mine: &base, ..merge }, Side::Mine);
        assert_eq!(untouched.text(), theirs.text(), "of {base:?}");
        let alone = Merge { theirs: &base, ..merge };
        assert_eq!(alone.clashes(), []);
        let alone = merged(&alone, Side::Theirs);
        assert!(same(alone.root(), mine.root()), "{} of {} from {}", alone.text(), mine.text(), base.text());
    }
});

fn merged(merge: &Merge<'_>, side: Side) -> Document {
    let document = merge.merged(|_| side).unwrap_or_else(|refusal| panic!("{refusal} of {merge:?}"));
    assert_eq!(Document::parse(document.text().to_owned()).as_ref(), Ok(&document));
    document
}

/// At each clash the outcome has the value of the side that was chosen.
fn at_clashes(merge: &Merge<'_>, side: Side) {
    let document = merged(merge, side);
    let chosen = if side == Side::Mine { merge.mine } else { merge.theirs };
    let raw = |document: &Document, path: &Path| document.at(path).map(|value| value.raw().to_owned());
    for path in merge.clashes() {
        assert_eq!(raw(&document, &path), raw(chosen, &path), "at {path} of {merge:?}");
    }
}
