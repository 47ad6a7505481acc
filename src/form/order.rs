//! What stands above what: the order of the form, for rows that are folded away too.
//!
//! It deliberately asks no row: a place has its order whether the form shows it or not.

use super::Form;
use super::place::{Place, RowAction};
use crate::json::document::Document;
use crate::json::{Path, Step};
use crate::manifest::catalogue::{self, Field, Kind, TAG_MARK};
use crate::manifest::check::Problem;

/// How far down the form a place stands: of two orders the smaller is above.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(Vec<usize>);

/// Where the form shows a problem.
#[derive(Debug)]
pub struct Rank {
    /// The problem's number.
    number: usize,
    /// The place that it is about.
    pub place: Place,
    /// How far down that is.
    pub order: Order,
}

/// Behind every member that the catalogue knows.
const STRANGERS: usize = usize::MAX / 2;

/// Behind everything else of a value: its earlier duplicates, what adds to it, what is done with it.
const AFTER: usize = usize::MAX;

/// The order of a place of a document.
pub fn order(document: &Document, place: &Place) -> Order {
    order_at(document, place, None)
}

/// The same, of a place that is known to begin at a byte: nobody has to look for it.
fn order_at(document: &Document, place: &Place, start: Option<usize>) -> Order {
    let mut steps = of_path(document, place.path(), start);
    match place {
        Place::Value(_) => {}
        Place::Option(_, number) => steps.push(*number),
        Place::Add(_) => steps.push(AFTER),
        Place::Act(_, RowAction::AddEngagement) => steps.push(0),
        Place::Act(..) => steps.extend([AFTER, AFTER]),
        Place::Nth(object, nth) => {
            let member = document.at(object).and_then(|object| object.children().nth(*nth));
            if let Some(key) = member.and_then(|member| member.key()) {
                steps = of_path(document, &object.key(key), start);
            }
            steps.extend([AFTER, 1, *nth]);
        }
    }
    Order(steps)
}

/// The part of the form, then of each step the rank among its neighbours.
fn of_path(document: &Document, path: &Path, start: Option<usize>) -> Vec<usize> {
    let mut steps = vec![catalogue::section_of(path.keys()) as usize];
    let mut fields = catalogue::ROOT;
    let mut item: Option<&'static Field> = None;
    for (depth, step) in path.steps().iter().enumerate() {
        let start =
            || start.or_else(|| Some(document.at(&Path::from(path.steps()[..=depth].to_vec()))?.start()));
        let field = match step {
            Step::Key(key) => {
                steps.extend(rank(fields, key, start));
                catalogue::member(fields, key)
            }
            Step::Index(number) => {
                steps.push(*number);
                item
            }
        };
        fields = field.map_or(&[], Field::members);
        item = field.and_then(|field| match field.kind {
            Kind::List(item) => Some(item),
            _ => None,
        });
    }
    steps
}

/// The place of a member in its object: as the catalogue has it, names in a language behind their
/// name, strangers last and as the file has them.
fn rank(fields: &[Field], key: &str, start: impl Fn() -> Option<usize>) -> [usize; 2] {
    let known = |name: &str| fields.iter().position(|field| field.key == name);
    if let Some(at) = known(key) {
        return [at, 0];
    }
    let start = start().unwrap_or(AFTER - 1);
    match key.split_once(TAG_MARK).and_then(|(name, _)| known(name)) {
        Some(at) => [at, 1 + start],
        None => [STRANGERS, start],
    }
}

impl Form {
    /// The order of a place.
    pub fn order(&self, place: &Place) -> Order {
        self.document().map_or(Order(Vec::new()), |document| order(document, place))
    }

    /// Every problem as the form shows them from top to bottom.
    pub fn problems_in_order(&self) -> impl Iterator<Item = &Problem> {
        self.ranked().map(|(problem, _)| problem)
    }

    /// Errors and warnings that count, as the form shows them from top to bottom, each with its place.
    pub fn loud_in_order(&self) -> impl Iterator<Item = (&Problem, &Rank)> {
        self.ranked().filter(|(problem, _)| self.is_loud(problem))
    }

    fn ranked(&self) -> impl Iterator<Item = (&Problem, &Rank)> {
        let problems = self.session.problems();
        let ranks = self.ranks.get_or_init(|| self.ranks_of(problems));
        ranks.iter().filter_map(|rank| Some((problems.get(rank.number)?, rank)))
    }

    fn ranks_of(&self, problems: &[Problem]) -> Vec<Rank> {
        let places = self.places_of(problems).into_iter().enumerate();
        let rank = |(number, place): (usize, Place)| {
            let start = problems[number].span.start;
            let order = self.document().map(|document| order_at(document, &place, Some(start)));
            Rank { number, order: order.unwrap_or(Order(Vec::new())), place }
        };
        let mut ranks: Vec<_> = places.map(rank).collect();
        if self.document().is_some() {
            let key = |rank: &Rank| problems[rank.number].span.start;
            ranks.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| key(a).cmp(&key(b))));
        }
        ranks
    }
}
