//! Lines that differ: counted, in hunks, in unified form.

use lp_manifest::diff::{LineCount, LineKind, hunks, lines, unified};

const OLD: &str = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";

#[test]
fn lines_that_went_and_came_at_one_place_count_as_replaced() {
    let cases = [
        ("a\nb\n", "a\nb\n", [0, 0, 0], "nothing"),
        ("a\nb\n", "a\nx\n", [1, 0, 0], "1 line replaced"),
        ("a\nb\n", "a\nx\ny\n", [1, 1, 0], "1 line replaced, 1 added"),
        ("a\nb\nc\n", "a\nx\n", [1, 0, 1], "1 line replaced, 1 removed"),
        ("a\nb\nc\n", "x\nb\ny\nz\n", [2, 1, 0], "2 lines replaced, 1 added"),
        ("a\n", "a\nb\nc\n", [0, 2, 0], "2 lines added"),
        ("a\nb\nc\nd\n", "a\n", [0, 0, 3], "3 lines removed"),
        ("", "a\n", [0, 1, 0], "1 line added"),
        ("a", "a\n", [1, 0, 0], "1 line replaced"),
        ("a\r\n", "a\n", [1, 0, 0], "1 line replaced"),
    ];
    for (old, new, [replaced, added, removed], words) in cases {
        let count = lines(old, new);
        assert_eq!(count, LineCount { replaced, added, removed }, "{old:?} {new:?}");
        assert_eq!(count.to_string(), words);
    }
}

#[test]
fn hunks_number_their_lines_on_both_sides() {
    let new = OLD.replace("b\n", "B\n").replace("l\n", "l\nm\n");
    let hunks = hunks(OLD, &new);
    assert_eq!(hunks.len(), 2);
    let removed: Vec<_> = hunks[0].lines.iter().filter(|line| line.kind == LineKind::Removed).collect();
    assert_eq!((removed[0].old, removed[0].new, removed[0].text), (Some(2), None, "b\n"));
    let added = hunks[1].lines.last().unwrap();
    assert_eq!((added.kind, added.old, added.new, added.text), (LineKind::Added, None, Some(13), "m\n"));
}

#[test]
fn equal_texts_have_no_difference() {
    assert!(hunks(OLD, OLD).is_empty());
    assert_eq!(unified(OLD, OLD, "a"), "");
}

#[test]
fn the_unified_form_is_the_one_of_git() {
    let cases = [
        ("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
        ("a", "b\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"),
        (OLD, "a\nb\nc\nd\nX\nf\ng\nh\ni\nj\nk\nl\n", "@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+X\n f\n g\n h\n"),
    ];
    for (old, new, body) in cases {
        assert_eq!(unified(old, new, "x/y.json"), format!("--- a/x/y.json\n+++ b/x/y.json\n{body}"));
    }
}
