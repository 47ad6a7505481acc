//! The QuickLaunch menu of a user, sketched: the app as people read it, or that it is not there.
//!
//! It deliberately decides nothing of who sees it, and says nothing of how LivePerson draws the menu.

use super::describe::{Framed, Item};
use crate::form::describe::{Sense, Words};
use crate::json::document::Document;
use crate::json::{Kind, Path};
use crate::manifest::check::host_of;
use crate::manifest::quick_launch::Criterion;
use crate::manifest::secret::shown;

/// What stands above the menu.
const TITLE: &str = "QuickLaunch";

/// The members that name the app to people, the first that is set.
const NAMES: [&str; 2] = ["display_name", "client_name"];

/// The menu of a user who sees the app, or of one who does not; in one line where there is little room.
pub(super) fn menu(document: &Document, sees: bool, small: bool) -> Item {
    let text = |key: &str| {
        let path = Path::of(&[key]);
        let value = document.at(&path).filter(|value| value.kind() == Kind::Text)?;
        Some(shown(value, &path).into_owned()).filter(|text| !text.trim().is_empty())
    };
    let named = NAMES.iter().find_map(|key| Some((*key, text(key)?)));
    let (key, name) = named.map_or(("", "an app without a name".to_owned()), |(key, name)| (key, name));
    let opens = text(Criterion::StartPage.field());
    let host = opens.as_deref().and_then(host_of).or(opens).unwrap_or_default();
    let line = |label: &str, text: String, from: &str| Framed {
        label: label.to_owned(),
        text,
        remark: if from.is_empty() { String::new() } else { format!("from {from}") },
    };
    match (sees, small) {
        (true, true) => one_line(format!("{name} opens {host}"), Sense::Text),
        (false, true) => one_line(format!("{name} is not here"), Sense::Dim),
        (true, false) => Item::Framed(
            TITLE,
            vec![line("name", name, key), line("opens", host, Criterion::StartPage.field())],
        ),
        (false, false) => {
            Item::Framed(TITLE, vec![line("name", name, key), line("", "is not here".to_owned(), "")])
        }
    }
}

fn one_line(text: String, sense: Sense) -> Item {
    Item::Prose(Words::new(text, sense), 4)
}
