//! The value that a text should have, kept by `serde_json`.

use lp_manifest::json::{Kind, Path, Step, Value};
pub(super) use serde_json::Value as Model;

pub(super) fn reading(text: &str) -> Model {
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .unwrap_or_else(|error| panic!("{error}: {text:?}"))
}

/// Whether the tree says what the model says, member for member.
pub(super) fn agrees(value: Value<'_>, model: &Model) -> bool {
    match model {
        Model::Null => value.kind() == Kind::Null,
        Model::Bool(flag) => value.as_flag() == Some(*flag),
        Model::Number(_) => value.kind() == Kind::Number && reading(value.raw()) == *model,
        Model::String(text) => value.as_text().as_deref() == Some(text),
        Model::Array(items) => {
            value.kind() == Kind::List
                && value.children().count() == items.len()
                && value.children().zip(items).all(|(value, item)| agrees(value, item))
        }
        Model::Object(members) => {
            value.kind() == Kind::Object
                && value.children().count() == members.len()
                && value
                    .children()
                    .zip(members)
                    .all(|(value, (key, member))| value.is_called(key) && agrees(value, member))
        }
    }
}

pub(super) fn count(model: &Model) -> usize {
    1 + match model {
        Model::Array(items) => items.iter().map(count).sum(),
        Model::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

pub(super) fn model_at<'m>(model: &'m mut Model, path: &Path) -> &'m mut Model {
    path.steps().iter().fold(model, |model, step| match step {
        Step::Key(key) => &mut model[key.as_str()],
        Step::Index(index) => &mut model[*index],
    })
}

pub(super) fn take(model: &mut Model, path: &Path) {
    let Some((parent, last)) = path.split_last() else {
        *model = Model::Object(serde_json::Map::new());
        return;
    };
    match (model_at(model, &parent), last) {
        (Model::Array(items), Step::Index(index)) => drop(items.remove(*index)),
        (Model::Object(members), Step::Key(key)) => drop(members.shift_remove(key)),
        _ => panic!("{path} is not in the model"),
    }
}
