//! The search: every place of the form by label, key, path, value, help and what can be done there.
//!
//! It deliberately moves nothing; it lists hits in the order in which they are offered.

mod matching;
mod places;

use std::collections::BTreeMap;

use super::Form;
use super::place::Place;
use super::rows;
use super::status::Mark;
use crate::json::document::Document;
use crate::json::{self, Lines};
use crate::manifest::secret;
use matching::{Found, Text};
use places::{places, problems};

/// The most hits that are listed.
const MOST: usize = 200;

/// The fewest letters that are looked for in the help.
const HELPS: usize = 3;

/// One place that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub place: Place,
    /// What it is called.
    pub label: String,
    /// What it belongs to.
    pub context: String,
    /// Its value, or `not set`; of a problem what is wrong.
    pub value: String,
    /// Whether the file sets it.
    pub set: bool,
    /// Of a value of a checklist whether it is ticked.
    pub ticked: Option<bool>,
    /// How bad it is, of a problem.
    pub mark: Option<Mark>,
    /// The number of its line in the file, from 1.
    pub line: Option<usize>,
    /// The letters that answer what was typed: of the label, of the context, of the value.
    pub letters: [Vec<usize>; 3],
    /// What is said of it.
    pub help: &'static str,
    key: String,
    /// Whether it is a field, and nothing that is done or added.
    field: bool,
}

/// The places that `query` names, the best first: what is called or placed exactly so, then what the
/// file sets, then the rest; what only belongs to something that is called so after these, and what
/// only the help mentions last.
pub fn hits(form: &Form, query: &str) -> Vec<Hit> {
    let Some(document) = form.document() else { return Vec::new() };
    let (filter, query) = prefix(query);
    let query = Query::of(query);
    let places = match filter {
        Filter::Problems => problems(form, document),
        _ => places(document, form.pending()),
    };
    let allowed = places.into_iter().filter(|hit| filter.allows(form, hit));
    let mut ranked: Vec<_> =
        allowed.filter_map(|mut hit| Some((query.rank(&mut hit, filter)?, hit))).collect();
    // Problems keep the order that every list of them has.
    if filter != Filter::Problems {
        ranked.sort_by(|a, b| a.0.cmp(&b.0));
    }
    let mut hits: Vec<_> = ranked.into_iter().take(MOST).map(|(_, hit)| hit).collect();
    number(document, &mut hits);
    hits
}

/// The same hits in the same order, with what they hold by now; those of problems are listed anew.
pub fn refreshed(form: &Form, query: &str, hits: &[Hit]) -> Vec<Hit> {
    let Some(document) = form.document() else { return Vec::new() };
    if prefix(query).0 == Filter::Problems {
        return self::hits(form, query);
    }
    // The number of a value in a checklist can change with what is ticked, its name cannot.
    let name = |hit: &Hit| (hit.place.path().clone(), hit.label.clone(), hit.ticked.is_some());
    let mut now: BTreeMap<_, _> =
        places(document, form.pending()).into_iter().map(|hit| (name(&hit), hit)).collect();
    let renewed = hits.iter().map(|hit| match now.remove(&name(hit)) {
        Some(new) => Hit { letters: hit.letters.clone(), ..new },
        None => Hit { value: "not there any more".to_owned(), line: None, ..hit.clone() },
    });
    let mut hits: Vec<_> = renewed.collect();
    number(document, &mut hits);
    hits
}

/// How well a name answers all words of what was typed, and by which of its letters; what is less is
/// better.
pub fn answer(name: &str, typed: &str) -> Option<(usize, Vec<usize>)> {
    let name = Text::of(name);
    let (mut how, mut letters) = (0, Vec::new());
    for word in matching::words(typed) {
        let found = name.in_runs(&word)?;
        how += found.how as usize;
        letters.extend(found.at);
    }
    Some((how, letters))
}

/// Tells each hit its line.
fn number(document: &Document, hits: &mut [Hit]) {
    let lines = Lines::of(document.text());
    for hit in hits {
        let value = document.at(hit.place.path()).filter(|_| hit.set);
        let item = |list: json::Value<'_>| {
            list.children().find(|item| rows::option_name(*item) == hit.label).map(|item| item.start())
        };
        let start =
            value.and_then(|value| if hit.ticked.is_some() { item(value) } else { Some(value.start()) });
        hit.line = start.map(|start| lines.line_at(start) + 1);
    }
}

/// What a first character narrows the search to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Everything,
    Problems,
    Placeholders,
    NotSet,
}

fn prefix(query: &str) -> (Filter, &str) {
    for (mark, filter) in [('!', Filter::Problems), ('*', Filter::Placeholders), ('-', Filter::NotSet)] {
        if let Some(rest) = query.strip_prefix(mark) {
            return (filter, rest);
        }
    }
    (Filter::Everything, query)
}

impl Filter {
    fn allows(self, form: &Form, hit: &Hit) -> bool {
        let path = hit.place.path();
        match self {
            Filter::Everything | Filter::Problems => true,
            Filter::Placeholders => {
                hit.ticked.is_none() && form.session.placeholders_below(path).any(|blank| blank.path == *path)
            }
            Filter::NotSet => !hit.set && hit.field && hit.ticked.is_none(),
        }
    }
}

/// What was typed behind the prefix.
struct Query {
    /// In lower case.
    text: String,
    words: Vec<Vec<char>>,
}

/// How well a hit answers: what is less is better.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    inexact: bool,
    class: Class,
    not_set: bool,
    /// The sum over the words.
    how: usize,
}

/// What of a hit answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// What it is called, where it is, or what it holds.
    Own,
    /// What it belongs to alone.
    Context,
    /// What is said of it.
    Help,
}

impl Query {
    fn of(text: &str) -> Query {
        let text = text.trim();
        let text = text.strip_prefix("$.").unwrap_or(text).to_lowercase();
        Query { words: matching::words(&text), text }
    }

    /// How well a hit answers, whose letters are noted; `None` if it does not.
    fn rank(&self, hit: &mut Hit, filter: Filter) -> Option<Rank> {
        let texts = Texts::of(hit, filter);
        let mut class = None;
        let mut how = 0;
        let mut letters: [Vec<usize>; 3] = Default::default();
        for word in &self.words {
            let answer = texts.answer(word)?;
            how += answer.how;
            class = Some(match (class, answer.class) {
                (_, Class::Help) | (Some(Class::Help), _) => Class::Help,
                (Some(Class::Own), _) | (_, Class::Own) => Class::Own,
                _ => Class::Context,
            });
            if let Some((part, at)) = answer.letters {
                letters[part].extend(at);
            }
        }
        let inexact = !self.words.is_empty() && !texts.is_exactly(&self.text);
        hit.letters = letters;
        Some(Rank { inexact, class: class.unwrap_or(Class::Own), not_set: !hit.set, how })
    }
}

/// How a hit answers one word.
struct Answer {
    class: Class,
    how: usize,
    /// Which of the parts that are shown has the letters, and which they are.
    letters: Option<(usize, Vec<usize>)>,
}

/// The texts by which a hit is found.
struct Texts<'h> {
    hit: &'h Hit,
    /// What is shown of it.
    label: Text,
    context: Text,
    value: Text,
    key: Text,
    /// Its path as it is written in a command and as a pointer, in lower case and without quotes.
    paths: [String; 2],
    help: Text,
}

impl Texts<'_> {
    fn of(hit: &Hit, filter: Filter) -> Texts<'_> {
        let path = hit.place.path();
        let masked = hit.value.contains(secret::MASK) && filter != Filter::Problems;
        Texts {
            hit,
            label: Text::of(&hit.label),
            context: Text::of(&hit.context),
            value: Text::of(if masked { "" } else { &hit.value }),
            key: Text::of(&hit.key),
            paths: [path.to_string(), path.pointer()].map(|path| path.replace('"', "").to_lowercase()),
            help: Text::of(hit.help),
        }
    }

    fn is_exactly(&self, text: &str) -> bool {
        let plain = text.replace('"', "");
        let own = self.hit.ticked.is_none() && self.hit.field;
        self.hit.label.to_lowercase() == text
            || self.hit.key.to_lowercase() == text
            || (own && self.paths.contains(&plain))
    }

    /// How the word is answered, by what answers it best.
    fn answer(&self, word: &[char]) -> Option<Answer> {
        let shown = |found: Found, part, class, from| Answer {
            class,
            how: from + found.how as usize,
            letters: Some((part, found.at)),
        };
        let label = self.label.in_runs(word).map(|found| shown(found, 0, Class::Own, 0));
        let key = self.key.in_runs(word).map(|found| Answer {
            class: Class::Own,
            how: found.how as usize,
            letters: None,
        });
        let named = match (label, key) {
            (Some(label), Some(key)) => Some(if key.how < label.how { key } else { label }),
            (label, key) => label.or(key),
        };
        let path =
            || self.is_placed(word).map(|how| Answer { class: Class::Own, how: 3 + how, letters: None });
        let value = || self.value.whole(word).map(|found| shown(found, 2, Class::Own, 5));
        let context = || self.context.whole(word).map(|found| shown(found, 1, Class::Context, 7));
        let help = || {
            let found = if word.len() < HELPS { None } else { self.help.start(word) };
            found.map(|_| Answer { class: Class::Help, how: 10, letters: None })
        };
        named.or_else(path).or_else(value).or_else(context).or_else(help)
    }

    /// Whether a word that is written as a path leads there: to it, or on the way to it.
    fn is_placed(&self, word: &[char]) -> Option<usize> {
        let is_path = word.iter().any(|c| matches!(c, '.' | '/' | '[' | ']'));
        if !is_path || !self.hit.field {
            return None;
        }
        let word: String = word.iter().filter(|c| **c != '"').collect();
        let places = self.paths.iter().filter_map(|path| pieces_in(path, &word));
        places.map(|at| usize::from(at > 0)).min()
    }
}

/// Where the pieces around each `…` of a word begin in a path, in which they stand in this order; a
/// pointer begins where the path does.
fn pieces_in(path: &str, word: &str) -> Option<usize> {
    let (mut rest, mut begin) = (path, None);
    for piece in word.split('…') {
        let at = rest.find(piece)?;
        begin = begin.or(Some(at));
        rest = &rest[at + piece.len()..];
    }
    begin.filter(|at| *at == 0 || !word.starts_with('/'))
}
