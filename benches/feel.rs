//! How fast it feels: each group holds what a person waits for beside a baseline of the same run.
//!
//! `cargo bench` prints them; nothing here is a test, since no test depends on the clock.

#![allow(
    clippy::expect_used,
    clippy::wildcard_imports,
    missing_docs,
    reason = "a bench stops at what it cannot measure"
)]

use std::fs;
use std::hint::black_box;

use divan::{Bencher, Divan};
use lp_manifest::app::chord::{Chord, Key};
use lp_manifest::app::{Model, Msg, Size, Start, update};
use lp_manifest::form::session::Saved;
use lp_manifest::json::document::Document;
use lp_manifest::json::unsaved::Unsaved;
use lp_manifest::manifest::check::{Surroundings, check};
use lp_manifest::store::journal::Drafts;
use lp_manifest::ui;
use lp_manifest::ui::theme::{Glyphs, Palette, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    Divan::from_args().main();
}

/// A manifest as people have them, and one with so many redirect URIs more.
fn manifest(more: usize) -> String {
    let sample = include_str!("../tests/check/samples/web-app.json");
    let items: Vec<_> = (0..more).map(|number| format!("\"https://host-{number}.example/cb\"")).collect();
    let mut document = Document::parse(sample.to_owned()).expect("the sample is JSON");
    if more > 0 {
        let list =
            lp_manifest::json::document::Json::parse(&format!("[{}]", items.join(", "))).expect("a list");
        let path = lp_manifest::json::Path::of(&["redirect_uris"]);
        let change = lp_manifest::manifest::edits::set(&document, &path, list);
        document.apply(&change).expect("it is set");
    }
    document.text().to_owned()
}

fn model(text: String) -> Model {
    Model::new(Start::new(text, Saved::Yes, Size { width: 120, height: 40 }))
}

/// From a key in an open field to the end of the update: edit, parse, every rule.
mod key {
    use super::*;

    #[divan::bench(args = [0, 1_000, 20_000])]
    fn typed(bencher: Bencher<'_, '_>, more: usize) {
        let mut model = model(manifest(more));
        update(&mut model, Msg::Key(Chord::plain(Key::Enter)));
        bencher.bench_local(|| update(&mut model, Msg::Key(Chord::char('x'))));
    }

    #[divan::bench(args = [0, 1_000, 20_000])]
    fn baseline_serde_json_parses_the_text(bencher: Bencher<'_, '_>, more: usize) {
        let text = manifest(more);
        bencher.bench(|| serde_json::from_str::<serde_json::Value>(black_box(&text)));
    }
}

/// The whole screen at 120x40, as a first frame.
mod frame {
    use super::*;

    #[divan::bench(args = [0, 20_000])]
    fn drawn(bencher: Bencher<'_, '_>, more: usize) {
        let model = model(manifest(more));
        let theme = Theme::new(Palette::Dark, Glyphs::Unicode);
        bencher
            .with_inputs(|| Terminal::new(TestBackend::new(120, 40)).expect("a screen"))
            .bench_local_values(|mut terminal| {
                terminal.draw(|frame| drop(ui::view(&model, &theme, frame))).map(|_| ())
            });
    }

    #[divan::bench]
    fn baseline_an_empty_frame(bencher: Bencher<'_, '_>) {
        bencher
            .with_inputs(|| Terminal::new(TestBackend::new(120, 40)).expect("a screen"))
            .bench_values(|mut terminal| terminal.draw(|_| {}).map(|_| ()));
    }
}

/// Every rule on a parsed manifest.
mod rules {
    use super::*;

    #[divan::bench(args = [0, 20_000])]
    fn checked(bencher: Bencher<'_, '_>, more: usize) {
        let document = Document::parse(manifest(more)).expect("it is JSON");
        bencher.bench(|| check(black_box(&document), &Surroundings::default()));
    }

    #[divan::bench(args = [0, 20_000])]
    fn baseline_parsing_it(bencher: Bencher<'_, '_>, more: usize) {
        let text = manifest(more);
        bencher.with_inputs(|| text.clone()).bench_values(Document::parse);
    }
}

/// Unsaved work on its way to disk, as after every key.
mod keep {
    use super::*;

    fn work(length: usize) -> Unsaved {
        let text = "x".repeat(length);
        Unsaved { base: Some(text.clone()), text, ..Unsaved::default() }
    }

    #[divan::bench(args = [2_500, 100_000])]
    fn written(bencher: Bencher<'_, '_>, length: usize) {
        let folder = tempfile::tempdir().expect("a folder");
        let drafts = Drafts::in_folder(folder.path().to_owned()).expect("drafts");
        let mut journal = drafts.claim(None).expect("a claim").journal;
        let mut revision = 0;
        bencher.with_inputs(|| work(length)).bench_local_values(|work| {
            revision += 1;
            journal.write(revision, work)
        });
    }

    #[divan::bench(args = [2_500, 100_000])]
    fn baseline_a_file_written_and_renamed(bencher: Bencher<'_, '_>, length: usize) {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("a"), folder.path().join("b"));
        let bytes = vec![b'x'; 2 * length];
        bencher.bench_local(|| fs::write(&from, &bytes).and_then(|()| fs::rename(&from, &to)));
    }
}

/// A megabyte pasted into a field: one step, one frame.
mod paste {
    use super::*;

    #[divan::bench]
    fn one_megabyte(bencher: Bencher<'_, '_>) {
        let text = "x".repeat(1 << 20);
        bencher
            .with_inputs(|| {
                let mut model = model(manifest(0));
                update(&mut model, Msg::Key(Chord::plain(Key::Enter)));
                (model, text.clone())
            })
            .bench_local_values(|(mut model, text)| update(&mut model, Msg::Paste(text)));
    }

    #[divan::bench]
    fn baseline_serde_json_writes_and_parses_it(bencher: Bencher<'_, '_>) {
        let text = "x".repeat(1 << 20);
        bencher.bench(|| {
            let written = serde_json::to_string(black_box(&text));
            written.and_then(|written| serde_json::from_str::<String>(&written))
        });
    }
}
