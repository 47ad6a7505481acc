//! The samples and a file of every layout: read and kept, set and unset, one value at a time.

use super::{Change, Document, assert_outside_is_equal, json, parsed, remove_nth};
use lp_manifest::json::document::{At, Content, Json};
use lp_manifest::json::history::{Action, History};
use lp_manifest::json::{Kind, Lines, Path, Step, Tree};
use lp_manifest::manifest::catalogue::{self, Field, Kind as FieldKind};

const SAMPLES: [&str; 3] = [
    include_str!("../fixtures/valid/le-app.json"),
    include_str!("../fixtures/valid/connector.json"),
    include_str!("../fixtures/valid/web-app.json"),
];

const LAYOUTS: [&str; 20] = [
    include_str!("../fixtures/layouts/aligned.json"),
    include_str!("../fixtures/layouts/brackets-below.json"),
    include_str!("../fixtures/layouts/byte-order-mark.json"),
    include_str!("../fixtures/layouts/colon-with-blanks.json"),
    include_str!("../fixtures/layouts/comma-first.json"),
    include_str!("../fixtures/layouts/crlf-mark-tabs.json"),
    include_str!("../fixtures/layouts/crlf.json"),
    include_str!("../fixtures/layouts/duplicate-keys.json"),
    include_str!("../fixtures/layouts/empties.json"),
    include_str!("../fixtures/layouts/empty-lines.json"),
    include_str!("../fixtures/layouts/escapes.json"),
    include_str!("../fixtures/layouts/four-blanks.json"),
    include_str!("../fixtures/layouts/minified.json"),
    include_str!("../fixtures/layouts/mixed.json"),
    include_str!("../fixtures/layouts/no-final-newline.json"),
    include_str!("../fixtures/layouts/odd-numbers.json"),
    include_str!("../fixtures/layouts/one-line.json"),
    include_str!("../fixtures/layouts/padded.json"),
    include_str!("../fixtures/layouts/pretty.json"),
    include_str!("../fixtures/layouts/tabs.json"),
];

fn every_file() -> impl Iterator<Item = &'static str> {
    SAMPLES.into_iter().chain(LAYOUTS)
}

/// The path of every value, parents first; what a repeated name hides is left out.
fn every_path(document: &Document) -> Vec<Path> {
    let count = Tree::parse(document.text()).unwrap().len() as u32;
    let counts = |id: &u32| {
        let path = document.value(*id).path();
        document.at(&path).is_some_and(|found| found.id() == *id)
    };
    (0..count).filter(counts).map(|id| document.value(id).path()).collect()
}

#[test]
fn every_layout_has_a_file_that_is_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/layouts");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    assert_eq!(names.filter(|path| path.extension().is_some_and(|end| end == "json")).count(), LAYOUTS.len());
    assert!(
        LAYOUTS.iter().filter(|text| text.contains("\r\n")).count() >= 3,
        "line ends survived the checkout"
    );
}

#[test]
fn what_was_only_read_is_written_byte_for_byte() {
    for text in every_file() {
        assert_eq!(parsed(text).text(), text);
        let document = parsed(text);
        let from = document.root().span().start;
        assert!(text[..from].trim_start_matches('\u{feff}').trim().is_empty());
        assert!(text[document.root().span().end..].trim().is_empty());
    }
}

#[test]
fn a_value_set_to_itself_changes_nothing() {
    for text in every_file() {
        let mut document = parsed(text);
        for path in every_path(&document) {
            let value = Json::parse(document.at(&path).unwrap().raw()).unwrap();
            let applied = document.apply(&Change::Set(path.clone(), value, At::Last)).unwrap();
            assert!(applied.forward.is_empty() && applied.back.is_empty(), "{path} in\n{text}");
            assert_eq!(document.text(), text);
        }
    }
}

#[test]
fn a_scalar_set_to_another_value_changes_only_its_bytes() {
    let others = ["7", "\"other\"", "true", "null", "-0.0e1", "[]", "{}"];
    let mut edits = 0;
    for text in every_file() {
        let document = parsed(text);
        for path in every_path(&document) {
            let value = document.at(&path).unwrap();
            if value.kind().is_container() {
                continue;
            }
            for other in others.iter().filter(|other| **other != value.raw()) {
                let mut edited = document.clone();
                edited.apply(&Change::Set(path.clone(), json(other), At::First)).unwrap();
                let span = value.span();
                let expected = format!("{}{other}{}", &text[..span.start], &text[span.end..]);
                assert_eq!(edited.text(), expected, "{path} to {other}");
                edits += 1;
            }
        }
    }
    assert!(edits > 2000, "{edits}");
}

/// A value that a field could have.
fn plausible(field: &Field) -> Json {
    json(match field.kind {
        FieldKind::Text { .. } => r#""a text""#,
        FieldKind::Flag { .. } => "false",
        FieldKind::Integer { .. } => "3",
        FieldKind::Choices(_) | FieldKind::ChoicesOrText(_) => r#"["one", "two"]"#,
        FieldKind::List(_) => r#"[{"a": "b"}, {"c": []}]"#,
        FieldKind::Group(_) => r#"{"inner": {"list": [1, 2]}, "flag": true}"#,
    })
}

/// Every field of the catalogue that an object of the document lacks: its path and a value.
fn absent(document: &Document) -> Vec<(Path, Json)> {
    let mut out = Vec::new();
    for trail in catalogue::walk() {
        let path = Path::from(trail.iter().map(|field| Step::Key(field.key.to_owned())).collect::<Vec<_>>());
        let parent = document.at(&path.parent()).is_some_and(|parent| parent.kind() == Kind::Object);
        if parent && document.at(&path).is_none() {
            out.push((path, plausible(trail[trail.len() - 1])));
        }
    }
    out
}

/// Every place that a new member of the object at `path` can be given.
fn every_place(document: &Document, path: &Path) -> Vec<At> {
    let object = document.at(path).unwrap();
    let names = object.children().map(|member| Step::Key(member.key().unwrap().into_owned()));
    let beside = names.flat_map(|name| [At::Before(name.clone()), At::After(name)]);
    [At::First, At::Last].into_iter().chain(beside).collect()
}

#[test]
fn a_member_that_is_set_and_unset_leaves_the_file_as_it_was() {
    let mut trips = 0;
    for text in every_file() {
        let document = parsed(text);
        for (path, value) in absent(&document) {
            // What stands inside empty brackets goes with them.
            if document.at(&path.parent()).unwrap().children().next().is_none() {
                continue;
            }
            for at in every_place(&document, &path.parent()) {
                let mut edited = document.clone();
                let change = Change::Set(path.clone(), value.clone(), at);
                let applied = edited.apply(&change).unwrap();
                assert_outside_is_equal(text, &applied, edited.text());
                assert!(applied.forward.iter().all(|edit| edit.range.is_empty()), "{change:?} only adds");
                edited.apply(&Change::Remove(path.clone())).unwrap();
                assert_eq!(edited.text(), text, "{change:?}");
                trips += 1;
            }
        }
    }
    assert!(trips > 2000, "{trips}");
}

#[test]
fn every_absent_field_of_the_samples_makes_the_trip() {
    let counts = SAMPLES.map(|text| absent(&parsed(text)).len());
    assert!(counts.iter().all(|count| *count > 3), "{counts:?}");
    for text in SAMPLES {
        let document = parsed(text);
        for (path, _) in absent(&document) {
            assert!(document.at(&path.parent()).unwrap().children().next().is_some(), "{path}");
        }
    }
}

#[test]
fn a_file_that_was_taken_apart_member_by_member_comes_back_by_undo() {
    for text in every_file() {
        let mut content = Content::of(text.to_owned());
        let mut history = History::default();
        let mut texts = vec![text.to_owned()];
        while content.document().unwrap().root().children().next().is_some() {
            let nth = texts.len() % content.document().unwrap().root().children().count();
            history.act(&mut content, Action::new("out", vec![remove_nth("", nth)]), ()).unwrap();
            texts.push(content.text().to_owned());
        }
        for earlier in texts.iter().rev().skip(1) {
            assert!(history.undo(&mut content).is_some());
            assert_eq!(content.text(), earlier);
        }
        assert!(history.undo(&mut content).is_none());
        for later in &texts[1..] {
            assert!(history.redo(&mut content).is_some());
            assert_eq!(content.text(), later);
        }
    }
}

#[test]
fn every_value_is_found_by_its_path_its_place_and_both_spellings() {
    for text in every_file() {
        let document = parsed(text);
        let lines = Lines::of(text);
        for path in every_path(&document) {
            let value = document.at(&path).unwrap();
            assert_eq!(value.path(), path);
            assert_eq!(Path::parse(&path.to_string()).as_ref(), Ok(&path));
            let pointer = Path::parse(&path.pointer()).unwrap();
            assert_eq!(document.at(&pointer).unwrap().id(), value.id());
            let deepest = document.root().deepest_at(value.span().start);
            assert_eq!(deepest.id(), value.id(), "{path}");
            let (line, column) = lines.place(value.span().start);
            let line: Vec<char> = text[lines.span(line - 1)].chars().collect();
            assert_eq!(line.get(column - 1).copied(), value.raw().chars().next(), "{path}");
        }
    }
}
