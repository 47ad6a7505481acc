//! A change out of a tape of choices: of every kind, and about places that are there as often as not.
//!
//! It deliberately knows nothing of what the change does.

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use lp_manifest::json::document::{At, Change, Content, Document, Edit, Json};
use lp_manifest::json::{Path, Step, Value};

/// Values of every kind in odd spellings.
const VALUES: &[&str] = &[
    "null",
    "true",
    "-0",
    "1.50e+3",
    "12345678901234567890",
    "\"\"",
    "\"\\u00e9\\/\\n\"",
    "\"\\ud800\"",
    "\"日\"",
    "\" https://a.example \"",
    "\"code, token\"",
    "[\"Code\", \"CODE\", 42.0, \"42\"]",
    "[]",
    "{ }",
    "[1,\r\n2]",
    "{\"\\ud800\": 1}",
    "{\"\\ud801\": 1}",
    "{\"a\" :1, \"a\": {\"b\":[]}}",
];

/// Names that need escapes, that look like numbers, and that manifests have.
const NAMES: &[&str] =
    &["", "a", "0", "é", "\"\\\n", "\u{fffd}", "client_name", "client_name#de-DE", "grantTypes", "goal"];

/// What is written into a text.
const PIECES: &[&str] = &["", " ", "\n", "\r\n", ",", "\"", "[", "}", "1", "\\", "é", "\u{feff}"];

/// A longer tape only makes each run slower.
const MOST_CHANGES: usize = 16;

type Tape<'t, 'd> = &'t mut Unstructured<'d>;

/// The document after the changes of a tape; those that are refused are left out.
pub fn changed(document: &Document, tape: &[u8]) -> Document {
    let mut content = Content::Manifest(document.clone());
    let mut tape = Unstructured::new(tape);
    for _ in 0..MOST_CHANGES {
        if tape.is_empty() {
            break;
        }
        let Ok(change) = any_change(&content, &mut tape) else { break };
        let _ = content.apply(&change);
    }
    content.document().unwrap_or(document).clone()
}

/// Some change; of a text that is not JSON only one that it can take.
///
/// # Errors
///
/// If the tape has nothing to choose from.
pub fn any_change(content: &Content, tape: Tape<'_, '_>) -> Result<Change> {
    let Some(document) = content.document() else { return written(content.text(), tape) };
    let value = any_value(document, tape)?;
    let path = value.path();
    let below = value.children().count() + 1;
    Ok(match tape.int_in_range(0..=9)? {
        0 => Change::Set(path, any_json(document, tape)?, At::Last),
        1 | 2 => Change::Set(missing(path, tape)?, any_json(document, tape)?, place(value, tape)?),
        3 => Change::Spell(path, any_json(document, tape)?),
        4 => {
            let at = tape.choose_index(below + 1)?;
            let values = (0..1 + tape.choose_index(3)?).map(|_| any_json(document, tape)).collect::<Result<_, _>>()?;
            Change::Insert { list: path, at, values }
        }
        5 => Change::Remove(path),
        6 => Change::RemoveMember { object: path, nth: tape.choose_index(below)? },
        7 => Change::Rename { object: path, nth: tape.choose_index(below)?, key: any_name(tape)? },
        8 => Change::Move { list: path, from: tape.choose_index(below)?, to: tape.choose_index(below)? },
        _ => written(document.text(), tape)?,
    })
}

fn any_value<'d>(document: &'d Document, tape: Tape<'_, '_>) -> Result<Value<'d>> {
    let all = || std::iter::successors(Some(document.root()), |value| document.next(*value));
    let nth = tape.choose_index(all().count())?;
    Ok(all().nth(nth).unwrap_or(document.root()))
}

/// A value from the table, or one that the document has.
fn any_json(document: &Document, tape: Tape<'_, '_>) -> Result<Json> {
    let known = tape.choose(VALUES)?;
    let raw = if tape.ratio(1, 3)? { any_value(document, tape)?.raw() } else { known };
    Ok(Json::parse(raw).unwrap_or_else(|error| panic!("{error}: {raw:?}")))
}

fn any_name(tape: Tape<'_, '_>) -> Result<String> {
    tape.choose(NAMES).map(|name| (*name).to_owned())
}

/// A path below `path`, of one to three steps.
fn missing(mut path: Path, tape: Tape<'_, '_>) -> Result<Path> {
    for _ in 0..=tape.int_in_range(0..=2)? {
        path =
            if tape.ratio(1, 3)? { path.index(tape.int_in_range(0..=2)?) } else { path.key(any_name(tape)?) };
    }
    Ok(path)
}

fn place(parent: Value<'_>, tape: Tape<'_, '_>) -> Result<At> {
    let names: Vec<_> = parent.children().filter_map(|child| child.key()).collect();
    let sibling = match names.get(tape.choose_index(names.len() + 1)?) {
        Some(name) => Step::Key(name.clone().into_owned()),
        None => Step::Key("not there".to_owned()),
    };
    Ok(match tape.int_in_range(0..=3)? {
        0 => At::First,
        1 => At::Last,
        2 => At::Before(sibling),
        _ => At::After(sibling),
    })
}

/// Writes over some characters of the text itself.
fn written(text: &str, tape: Tape<'_, '_>) -> Result<Change> {
    let boundary = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let start = boundary(tape.choose_index(text.len() + 1)?);
    let end = boundary(start + tape.int_in_range(0..=4)?);
    Ok(Change::Text(vec![Edit { range: start..end, insert: (*tape.choose(PIECES)?).to_owned() }]))
}
