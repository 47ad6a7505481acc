//! The pictures that documents show are drawn by the program: screens as SVG, on dark and on light.
//!
//! `UPDATE_DOCS=1 cargo test pictures` writes them anew.

use std::fs;
use std::path::Path;

use lp_manifest::form::session::Saved;
use lp_manifest::manifest::template::Template;
use lp_manifest::ui::theme::{Depth, Glyphs, Palette, Theme};

use super::colours::colours_of;
use super::support::desk::Desk;
use super::support::screen::{Screen, screen_as};
use super::support::{sample, svg};

/// The palettes of the pictures, by what their names end in.
const GROUNDS: [(&str, &str); 2] = [("dark", "catppuccin-mocha"), ("light", "github-light")];

fn hold(name: &str, picture: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures").join(format!("{name}.svg"));
    if fs::read_to_string(&path).is_ok_and(|held| held == picture) {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "assets/pictures/{name}.svg is stale: UPDATE_DOCS=1 cargo test pictures writes it anew"
    );
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, picture).unwrap();
}

fn theme(palette: &str) -> Theme {
    Theme::new(Palette::Known(colours_of(palette), Depth::True), Glyphs::Unicode)
}

#[test]
fn the_main_screens_look_like_their_pictures() {
    let change = "C-f <ret> Enter 2 C-f <una> Enter Space";
    let app = sample("le-app");
    let template = Template::WebApp.text();
    let blanks = "<acme> Enter <kiosk> Enter <Acme Kiosk> Enter <kiosk.acme.ex>".to_owned();
    let screens = [
        ("form", "120x32", &*app, Saved::Yes, change.to_owned()),
        ("blanks", "80x20", template, Saved::Never, blanks),
        ("find", "80x20", &app, Saved::Yes, "/ <ret>".to_owned()),
        ("review", "80x20", &app, Saved::Yes, format!("{change} C-r")),
        ("quick-launch", "80x20", &app, Saved::Yes, "F4 <7>".to_owned()),
    ];
    for (ground, palette) in GROUNDS {
        for (name, size, text, saved, keys) in &screens {
            let mut desk = Desk::start(text, "", *saved, size);
            desk.press(keys);
            let screen = screen_as(&desk.model, &theme(palette));
            hold(&format!("{name}-{ground}"), &svg::still(&screen, &colours_of(palette)));
        }
    }
}

/// The second job, key by key: each with the tenths of a second that its screen stands.
const EDIT: [(&str, u32); 14] = [
    ("", 20),
    ("C-f", 8),
    ("<re>", 4),
    ("<t>", 10),
    ("Enter", 12),
    ("2", 14),
    ("C-f", 8),
    ("<una>", 10),
    ("Enter", 12),
    ("Space", 14),
    ("C-r", 30),
    ("Esc", 8),
    ("C-s", 25),
    ("", 10),
];

#[test]
fn the_second_job_looks_like_its_moving_picture() {
    for (ground, palette) in GROUNDS {
        let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, "100x28");
        let theme = theme(palette);
        let screens: Vec<(Screen, u32)> = EDIT
            .iter()
            .map(|(keys, time)| {
                desk.press(keys);
                (screen_as(&desk.model, &theme), *time)
            })
            .collect();
        hold(&format!("edit-{ground}"), &svg::moving(&screens, &colours_of(palette)));
    }
}

#[test]
fn the_readme_shows_every_picture_and_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let mut shown: Vec<_> = readme
        .split("assets/pictures/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    shown.sort();
    let held = fs::read_dir(root.join("assets/pictures")).unwrap();
    let mut held: Vec<_> = held.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    held.sort();
    assert_eq!(shown, held);
}
