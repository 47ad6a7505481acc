//! Twice of anything takes at most 2.2 times the work, when it is opened and with each key.

use lp_manifest::app::{Model, Msg, Start, update};
use lp_manifest::form::session::Saved;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::merge::{Merge, Side};
use lp_manifest::ui;
use lp_manifest::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::support::keys;
use super::support::sample;
use super::support::shapes::{AT_MOST, SHAPES, Work, steeper};

/// So many of each, and twice as many.
const MANY: usize = 200;

/// An editor and its screen.
struct Desk {
    model: Model,
    screen: Terminal<TestBackend>,
}

impl Desk {
    fn open(text: &str) -> Desk {
        let mut model = Model::new(Start::new(text.to_owned(), Saved::Yes, keys::size("120x40")));
        update(&mut model, Msg::Started);
        let mut desk = Desk { model, screen: Terminal::new(TestBackend::new(120, 40)).unwrap() };
        desk.draw();
        desk
    }

    fn draw(&mut self) {
        let model = &self.model;
        self.screen.draw(|frame| drop(ui::view(model, &Theme::default(), frame))).unwrap();
    }

    fn press(&mut self, words: &str) {
        for message in keys::messages(words) {
            update(&mut self.model, message);
            self.draw();
        }
    }
}

/// The work of opening a text, of a letter that is typed, of the way to a problem, and of its fix.
fn works(text: &str) -> [(&'static str, Work); 4] {
    let mut opened = None;
    let open = Work::of(|| opened = Some(Desk::open(text)));
    let mut desk = opened.unwrap();
    desk.press("Enter");
    let letter = Work::of(|| desk.press("x"));
    let mut desk = Desk::open(text);
    let problem = Work::of(|| desk.press("F8"));
    let fix = Work::of(|| desk.press("F5"));
    [("open", open), ("a letter", letter), ("F8", problem), ("F5", fix)]
}

#[test]
fn twice_the_text_takes_at_most_twice_the_work() {
    let found = steeper(MANY, works);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A list of ids, with commas between them.
fn ids(numbers: impl Iterator<Item = usize>) -> String {
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(", ")
}

/// The members `name0` and on, each with a value.
fn named(n: usize, value: usize) -> String {
    (0..n).map(|i| format!("\"name{i}\": {value}")).collect::<Vec<_>>().join(", ")
}

/// What both began with, mine and theirs: sets that grew and shrank on both sides, texts that came on
/// both, members that I changed, and others that I took out.
fn merges(n: usize) -> [(&'static str, [String; 3]); 4] {
    let profiles = |ids: String| format!("{{\"enabled_for_profiles\": [{ids}]}}");
    let uris = |from: usize, to: usize| {
        let uris: Vec<_> = (from..to).map(|i| format!("\"https://h{i}.acme.org/cb\"")).collect();
        format!("{{\"redirect_uris\": [{}]}}", uris.join(", "))
    };
    let object = |members: String| format!("{{{members}}}");
    [
        ("ids", [0..n, n / 2..2 * n, n / 4..n].map(|range| profiles(ids(range)))),
        ("addresses", [uris(0, n), uris(0, 2 * n), uris(n / 2, n)]),
        ("changed members", [(n, 1), (n, 2), (n + 1, 1)].map(|(n, value)| object(named(n, value)))),
        ("members that go", [(n, 1), (1, 1), (n + 1, 1)].map(|(n, value)| object(named(n, value)))),
    ]
}

#[test]
fn twice_as_much_takes_twice_the_work_to_merge() {
    let work = |n: usize| {
        merges(n).map(|(name, texts)| {
            let [base, mine, theirs] = texts.map(|text| Document::parse(text).unwrap());
            let merge = Merge { base: &base, mine: &mine, theirs: &theirs };
            (name, Work::of(|| drop(merge.merged(|_| Side::Mine).unwrap())))
        })
    };
    for ((name, less), (_, more)) in work(MANY).into_iter().zip(work(2 * MANY)) {
        let times = more.times(less);
        assert!(times < AT_MOST, "{name}: {times:.2} times, {less:?}, {more:?}");
    }
}

#[test]
fn a_key_in_a_long_list_of_mistakes_takes_less_than_twelve_times_that_of_a_sample() {
    let [_, sample, ..] = works(&sample("le-app"));
    for (name, many, long) in [("wrong grant types", 1000, 26_000), ("unsupported audiences", 800, 11_000)] {
        let text = (SHAPES.iter().find(|shape| shape.name == name).unwrap().text)(many);
        assert!(text.len() >= long, "{} bytes", text.len());
        let [_, letter, ..] = works(&text);
        let times = letter.1.times(sample.1);
        assert!(times < 12.0, "{name}: {times:.1} times, {letter:?} and {sample:?}");
    }
}
