//! Tests only: twice the text takes each question of an editor at most 2.2 times the work.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::{Position, Range, TextDocumentContentChangeEvent, Uri};
use serde_json::json;

#[path = "../../tests/support/shapes.rs"]
mod shapes;

use super::client::Client;
use super::places::{Encoding, Places};
use super::view::{Subject, View};
use super::{Around, actions, changes, complete, diagnostics, hover, symbols};
use crate::manifest::quick_launch::Names;
use shapes::{AT_MOST, Work, steeper};

/// So many of each, and twice as many.
const MANY: usize = 200;

const APP: &str = "file:///apps/app.lp-manifest.json";

/// Nothing lies around.
struct Alone;

impl Around for Alone {
    fn settings(&self, _: &Path) -> Option<(PathBuf, Result<String, String>)> {
        None
    }

    fn leaves_out(&self, _: &[String], _: &Path, _: &Path) -> Result<bool, String> {
        Ok(false)
    }

    fn logo_size(&self, _: &Path, _: &str) -> Option<(u32, u32)> {
        None
    }

    fn beside(&self, _: &Path) -> Vec<(PathBuf, String)> {
        Vec::new()
    }

    fn profiles(&self) -> Names {
        Names::default()
    }
}

fn view(text: &str) -> View {
    let path = Some(PathBuf::from("/apps/app.lp-manifest.json"));
    let subject = Subject { path, revision: 1, version: 1, text: text.to_owned(), was_manifest: true };
    View::of(subject, Encoding::Utf16, &Alone)
}

/// The work of each question about a text, asked of its middle or of all of it.
fn works(text: &str) -> [(&'static str, Work); 6] {
    let client = Client::of(&json!({}));
    let uri = Uri::from_str(APP).unwrap();
    let mut looked = None;
    let look = Work::of(|| looked = Some(view(text)));
    let view = looked.unwrap();
    let middle = view.places.position(text, text.len() / 2);
    let all = json!({"range": Range::new(Position::new(0, 0), Position::new(u32::MAX, 0))});
    let wanted = |kind: &str| {
        let mut all = all.clone();
        all["context"] = json!({"only": [kind]});
        actions::Wanted::of(uri.clone(), &all).unwrap()
    };
    // At most 64 fixes are offered, each at the cost of the text: so many stand in the shorter text, too.
    [
        ("look", look),
        ("diagnostics", Work::of(|| drop(diagnostics::of_view(&view, None)))),
        ("hover", Work::of(|| drop(hover::at(&view, middle, &client)))),
        ("completion", Work::of(|| drop(complete::at(&view, middle, &client)))),
        ("outline", Work::of(|| drop(symbols::of(&view, &uri, &client)))),
        ("fix everything", Work::of(|| drop(actions::of(&view, &wanted("source.fixAll"), &client)))),
    ]
}

#[test]
fn twice_the_text_takes_an_editor_at_most_twice_the_work() {
    let found = steeper(MANY, works);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn as_many_changes_as_a_text_has_lines_are_made_in_one_walk() {
    let work = |n: usize| {
        let mut text = "\"a\",\n".repeat(n);
        let change = |line: usize| {
            let place = Position::new(line as u32, 3);
            let range = Some(Range::new(place, place));
            TextDocumentContentChangeEvent { range, range_length: None, text: ";".to_owned() }
        };
        let told: Vec<_> = (0..n).rev().map(change).collect();
        let work = Work::of(|| changes::make(&mut text, Encoding::Utf16, told));
        assert_eq!(text, "\"a\";,\n".repeat(n));
        work
    };
    let (less, more) = (work(5 * MANY), work(10 * MANY));
    assert!(more.times(less) <= AT_MOST, "{less:?}, {more:?}");
}

#[test]
fn changes_in_any_order_mean_what_they_mean_one_after_the_other() {
    let place = Position::new;
    let parts = ["", "x", "\n", "\r", "ab\ncd", "😀"];
    let mut state = 7_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    for _ in 0..3000 {
        let text = "ab\r\n😀c\n\nde".to_owned();
        let told: Vec<_> = (0..4)
            .map(|_| {
                let (a, b) = (place(next(5), next(5)), place(next(5), next(5)));
                let range = (next(9) > 0).then(|| Range::new(a.min(b), a.max(b)));
                let text = parts[next(6) as usize].to_owned();
                TextDocumentContentChangeEvent { range, range_length: None, text }
            })
            .collect();
        let mut wanted = text.clone();
        for change in told.clone() {
            match change.range {
                None => wanted = change.text,
                Some(range) => {
                    let bytes = Places::of(&wanted, Encoding::Utf16).bytes(&wanted, range);
                    wanted.replace_range(bytes, &change.text);
                }
            }
        }
        let mut made = text;
        changes::make(&mut made, Encoding::Utf16, told.clone());
        assert_eq!(made, wanted, "{told:?}");
    }
}
