//! A random manifest in a random layout: members of the catalogue, most of them of the right type.

use lp_manifest::manifest::catalogue::{Field, Kind, ROOT};

use super::writer::{Dice, Writer};

/// What a text says: well, to be filled in, with what was mistyped.
const TEXTS: [&str; 9] = [
    "com.acme.kiosk",
    "https://kiosk.acme.example/cb",
    "http://a.example",
    "https://{domain}/{path}",
    "NAME",
    "",
    "a, b",
    "a\\nb",
    "\\u00e9 \\\"x\\\"",
];

/// Members that the catalogue has no row for.
const OTHERS: [&str; 4] = ["client_name#fr-CA", "client_name#", "x-own", "client_nme"];

/// Writes a manifest.
pub(super) fn manifest(dice: &mut Dice) -> String {
    Writer::document(dice, |writer| members(writer, ROOT, 0))
}

fn members(writer: &mut Writer<'_>, fields: &'static [Field], depth: usize) {
    let mut some: Vec<(&str, Option<&'static Field>)> = Vec::new();
    for field in fields {
        // One in a while stands twice.
        let times = writer.dice.pick(&[0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 2]);
        some.extend(std::iter::repeat_n((field.key, Some(field)), times));
    }
    for key in OTHERS.iter().take(if depth == 0 { OTHERS.len() } else { 0 }) {
        some.extend((writer.dice.below(4) == 1).then_some((*key, None)));
    }
    if writer.dice.below(3) == 1 {
        some.reverse();
    }
    writer.enclosed(depth, ['{', '}'], some.len(), |writer, nth| {
        let (key, field) = some[nth];
        writer.out.extend(["\"", key, "\""]);
        writer.gap(writer.colon);
        match field {
            Some(field) => value(writer, field, depth + 1),
            None => writer.value(depth + 1),
        }
    });
}

fn value(writer: &mut Writer<'_>, field: &'static Field, depth: usize) {
    if writer.dice.one_in(12) {
        return writer.value(depth.max(3));
    }
    let text = |writer: &mut Writer<'_>, text: &str| writer.out.extend(["\"", text, "\""]);
    match field.kind {
        Kind::Text { .. } => {
            let said = writer.dice.pick(&TEXTS);
            text(writer, said);
        }
        Kind::Flag { .. } => {
            let flag = writer.dice.pick(&["true", "false"]);
            writer.out.push_str(flag);
        }
        Kind::Integer { .. } => {
            let number = writer.dice.pick(&["0", "3", "42", "9", "-1", "172800", "3.0"]);
            writer.out.push_str(number);
        }
        Kind::Choices(items) | Kind::ChoicesOrText(items) => {
            let count = writer.dice.below(4);
            writer.enclosed(depth, ['[', ']'], count, |writer, _| {
                let nth = writer.dice.below(items.len() + 1);
                text(writer, items.get(nth).map_or("pasword", |item| item.value));
            });
        }
        Kind::List(item) => {
            let count = writer.dice.below(4);
            writer.enclosed(depth, ['[', ']'], count, |writer, _| value(writer, item, depth + 1));
        }
        Kind::Group(fields) => members(writer, fields, depth),
    }
}
