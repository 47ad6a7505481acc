//! The documents show what the program shows: their screens and tables are drawn by it.
//!
//! `UPDATE_DOCS=1 cargo test readme` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::desk::Desk;
use crate::support::sample;
use crate::support::screen::screen;
use lp_manifest::manifest::template::Template;

/// What stands between the marks `<!-- NAME -->` and `<!-- end -->` of a document.
pub(crate) fn hold(document: &str, name: &str, content: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(&path).unwrap();
    let open = format!("<!-- {name} -->\n");
    let start = text.find(&open).unwrap_or_else(|| panic!("{document} has no {name}")) + open.len();
    let end = start + text[start..].find("<!-- end -->").unwrap();
    if text[start..end] == *content {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{document} shows something else as {name}; UPDATE_DOCS=1 cargo test readme writes\n{content}"
    );
    fs::write(&path, format!("{}{content}{}", &text[..start], &text[end..])).unwrap();
}

fn drawn(desk: &Desk) -> String {
    format!("```text\n{}\n```\n", screen(&desk.model).lines().join("\n"))
}

#[test]
fn the_readme_shows_the_screens_that_its_keys_lead_to() {
    let opened = || Desk::open(&sample("le-app"));
    let begun = || Desk::begin(Template::WebApp.text());
    let change = "C-f <ret> Enter 2 C-f <una> Enter Space";
    let screens: [(&str, Desk, String); 5] = [
        ("form", opened(), change.to_owned()),
        ("blanks", begun(), "<acme> Enter <kiosk> Enter <Acme Kiosk> Enter <kiosk.acme.ex>".to_owned()),
        ("find", opened(), "/ <ret>".to_owned()),
        ("review", opened(), format!("{change} C-r")),
        ("quick-launch", opened(), "F4 <7>".to_owned()),
    ];
    for (name, mut desk, keys) in screens {
        desk.press(&keys);
        hold("README.md", &format!("screen: {name}"), &drawn(&desk));
    }
}
