//! Random edits of random texts against a model: whatever the layout, the value is the model's, the
//! bytes outside the edit are the same, and undo gives back every text that was.

mod manifest;
mod model;
mod touched;
mod writer;

use lp_manifest::json::document::{At, Change, Content, Document, Edit, Json};
use lp_manifest::json::history::{Action, History};
use lp_manifest::json::{Path, Step};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use serde::de::IgnoredAny;

use model::{Model, agrees, count, model_at, reading, take};
use touched::{is_outside_equal, is_tight};
pub(crate) use writer::Dice;
use writer::Writer;

/// How many edits that change the text each of the two seeded runs makes; refused ones, those with
/// nothing to do, and the shrinkable run come on top.
const EDITS: usize = 150_000;
const EDITS_OF_A_TEXT: usize = 40;

#[test]
fn half_of_the_random_edits_write_what_the_model_says() {
    random_edits(0x2545_f491_4f6c_dd1d);
}

#[test]
fn the_other_half_does_too() {
    random_edits(0x9e37_79b9_7f4a_7c15);
}

/// A text from a tape of numbers that shrinks, mostly a manifest; and the dice that go on with the tape.
pub(crate) fn text_of(tape: Vec<u32>) -> (String, Dice) {
    let mut dice = Dice { state: 0, tape: tape.into_iter() };
    let text = if dice.one_in(4) { Writer::text(&mut dice) } else { manifest::manifest(&mut dice) };
    (text, dice)
}

/// Hands over so many random texts in random layouts.
pub(crate) fn random_texts(count: usize, mut each: impl FnMut(&str)) {
    let mut dice = Dice { state: 0x1234_5678_9abc_def1, tape: Vec::new().into_iter() };
    (0..count).for_each(|_| each(&Writer::text(&mut dice)));
}

fn random_edits(seed: u64) {
    let mut dice = Dice { state: seed, tape: Vec::new().into_iter() };
    let mut made = 0;
    while made < crate::support::soaked(EDITS) {
        let text = Writer::text(&mut dice);
        made += Session::of(text).edit(&mut dice, EDITS_OF_A_TEXT);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same with a tape of numbers that shrinks: to a short text and few edits.
    #[test]
    fn edits_from_a_tape_write_what_the_model_says(tape in prop::collection::vec(any::<u32>(), 0..300)) {
        let edits = tape.len() / 20;
        let mut dice = Dice { state: 0, tape: tape.into_iter() };
        let text = Writer::text(&mut dice);
        Session::of(text).edit(&mut dice, edits);
    }
}

/// A text under edit, beside the value it should have and all the texts it had.
struct Session {
    content: Content,
    history: History<()>,
    model: Model,
    texts: Vec<String>,
}

impl Session {
    fn of(text: String) -> Session {
        let model = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        let session = Session {
            content: Content::of(text.clone()),
            history: History::default(),
            model,
            texts: vec![text],
        };
        assert!(agrees(session.document().root(), &session.model), "{}", session.texts[0]);
        session
    }

    fn document(&self) -> &Document {
        self.content.document().unwrap()
    }

    /// Makes so many edits, then undoes and redoes them all; how many changed the text.
    fn edit(mut self, dice: &mut Dice, count: usize) -> usize {
        for _ in 0..count {
            if dice.one_in(12) {
                self.type_in_one_go(dice);
            } else {
                self.change(dice);
            }
        }
        let (first, last) = (self.texts[0].clone(), self.content.text().to_owned());
        for _ in 0..2 {
            for earlier in self.texts.iter().rev().skip(1) {
                assert!(self.history.undo(&mut self.content).is_some());
                assert_eq!(self.content.text(), earlier);
            }
            assert!(self.history.undo(&mut self.content).is_none());
            assert_eq!(self.content, Content::of(first.clone()));
            for later in &self.texts[1..] {
                assert!(self.history.redo(&mut self.content).is_some());
                assert_eq!(self.content.text(), later);
            }
            assert!(self.history.redo(&mut self.content).is_none());
            assert_eq!(self.content, Content::of(last.clone()));
        }
        self.texts.len() - 1
    }

    fn change(&mut self, dice: &mut Dice) {
        let before = self.document().clone();
        let (change, expected) = self.ask(dice);
        let mut after = before.clone();
        let applied = after.apply(&change);
        let acted = self.history.act(&mut self.content, Action::new("step", vec![change.clone()]), ());
        let told = || format!("{change:?} on {:?} gave {:?}", before.text(), after.text());
        assert_eq!(self.content.text(), after.text(), "{}", told());
        match (applied, expected) {
            (Ok(applied), Some(expected)) => {
                assert_eq!(acted, Ok(!applied.forward.is_empty()), "{}", told());
                assert_eq!(before.text() == after.text(), applied.forward.is_empty(), "{}", told());
                assert!(is_tight(&before, &change, &applied), "{applied:?} of {}", told());
                assert!(is_outside_equal(before.text(), &applied, after.text()), "{}", told());
                if applied.forward.is_empty() {
                    // Nothing to do: the same members in another order are the same.
                    assert_eq!(self.model, expected, "{}", told());
                } else {
                    self.texts.push(after.text().to_owned());
                    self.model = expected;
                }
                assert_eq!(reading(after.text()).to_string(), self.model.to_string(), "{}", told());
                assert!(agrees(after.root(), &self.model), "{}", told());
            }
            (Err(refusal), None) => {
                assert_eq!(acted, Err(refusal));
                assert_eq!(after, before);
            }
            (applied, expected) => panic!("{applied:?}, but the model says {expected:?}: {}", told()),
        }
    }

    /// A change, and the value afterwards; nothing where it has to be refused.
    fn ask(&self, dice: &mut Dice) -> (Change, Option<Model>) {
        let id = dice.below(count(&self.model));
        let path = self.document().value(id as u32).path();
        let whole = path.is_root() && !dice.one_in(10);
        match dice.below(9) {
            0 | 4 if whole => self.set_missing(&path, dice),
            0 => self.set(path, dice),
            1 | 2 => self.set_missing(&path, dice),
            3 => self.insert(path, dice),
            4 => self.remove(path, dice),
            5 => self.remove_nth(path, dice),
            6 => self.rename(path, dice),
            7 => self.shift(path, dice),
            _ => self.write(dice),
        }
    }

    fn set(&self, path: Path, dice: &mut Dice) -> (Change, Option<Model>) {
        let raw = Writer::value_alone(dice);
        let mut model = self.model.clone();
        *model_at(&mut model, &path) = reading(&raw);
        (Change::Set(path, Json::parse(&raw).unwrap(), At::Last), Some(model))
    }

    fn set_missing(&self, parent: &Path, dice: &mut Dice) -> (Change, Option<Model>) {
        let raw = Writer::value_alone(dice);
        let mut path = parent.key("n\u{e9}w");
        let mut value = reading(&raw);
        let mut above = Vec::new();
        for _ in 0..dice.below(3) {
            let step = if dice.one_in(2) { Step::Index(0) } else { Step::Key("inner".to_owned()) };
            path = path.and(step.clone());
            above.push(step);
        }
        for step in above.into_iter().rev() {
            value = match step {
                Step::Key(key) => Model::Object([(key, value)].into_iter().collect()),
                Step::Index(_) => Model::Array(vec![value]),
            };
        }
        let mut model = self.model.clone();
        let Some(object) = model_at(&mut model, parent).as_object_mut() else {
            return (Change::Set(path, Json::parse(&raw).unwrap(), At::Last), None);
        };
        if object.contains_key("n\u{e9}w") {
            return self.set(parent.key("n\u{e9}w"), dice);
        }
        let names: Vec<String> = object.keys().cloned().chain(["not there".to_owned()]).collect();
        let nth = dice.below(names.len());
        let sibling = Step::Key(names[nth].clone());
        let there = nth < object.len();
        let (at, position) = match dice.below(4) {
            0 => (At::Last, object.len()),
            1 => (At::First, 0),
            2 => (At::Before(sibling), if there { nth } else { object.len() }),
            _ => (At::After(sibling), if there { nth + 1 } else { object.len() }),
        };
        object.shift_insert(position, "n\u{e9}w".to_owned(), value);
        (Change::Set(path, Json::parse(&raw).unwrap(), at), Some(model))
    }

    fn insert(&self, list: Path, dice: &mut Dice) -> (Change, Option<Model>) {
        let raws: Vec<_> = (0..=dice.below(3)).map(|_| Writer::value_alone(dice)).collect();
        let mut model = self.model.clone();
        let values = raws.iter().map(|raw| Json::parse(raw).unwrap()).collect();
        let Some(items) = model_at(&mut model, &list).as_array_mut() else {
            return (Change::Insert { list, at: 0, values }, None);
        };
        let at = dice.below(items.len() + 2);
        let refused = at > items.len();
        if !refused {
            items.splice(at..at, raws.iter().map(|raw| reading(raw)));
        }
        (Change::Insert { list, at, values }, (!refused).then_some(model))
    }

    fn remove(&self, path: Path, dice: &mut Dice) -> (Change, Option<Model>) {
        if dice.one_in(10) {
            return (Change::Remove(path.key("not there").index(7)), None);
        }
        let mut model = self.model.clone();
        take(&mut model, &path);
        (Change::Remove(path), Some(model))
    }

    fn remove_nth(&self, object: Path, dice: &mut Dice) -> (Change, Option<Model>) {
        let mut model = self.model.clone();
        let Some(members) = model_at(&mut model, &object).as_object_mut() else {
            return (Change::RemoveMember { object, nth: 0 }, None);
        };
        let nth = dice.below(members.len() + 1);
        let key = members.keys().nth(nth).cloned();
        let there = key.is_some_and(|key| members.shift_remove(&key).is_some());
        (Change::RemoveMember { object, nth }, there.then_some(model))
    }

    fn rename(&self, object: Path, dice: &mut Dice) -> (Change, Option<Model>) {
        let mut model = self.model.clone();
        let members = model_at(&mut model, &object).as_object_mut();
        let names: Vec<String> =
            members.as_ref().map_or(Vec::new(), |members| members.keys().cloned().collect());
        let nth = dice.below(names.len() + 1);
        let key = match dice.below(4) {
            0 => names.get(nth).cloned().unwrap_or_default() + "é",
            1 => "\"\\/\n".to_owned(),
            _ => names.get(dice.below(names.len() + 1)).cloned().unwrap_or_default(),
        };
        let change = Change::Rename { object, nth, key: key.clone() };
        let (Some(members), Some(old)) = (members, names.get(nth)) else { return (change, None) };
        if *old != key && members.contains_key(&key) {
            return (change, None);
        }
        let value = members.shift_remove(old).unwrap();
        members.shift_insert(nth, key, value);
        (change, Some(model))
    }

    fn shift(&self, list: Path, dice: &mut Dice) -> (Change, Option<Model>) {
        let mut model = self.model.clone();
        let Some(items) = model_at(&mut model, &list).as_array_mut() else {
            return (Change::Move { list, from: 0, to: 0 }, None);
        };
        let (from, to) = (dice.below(items.len() + 1), dice.below(items.len() + 1));
        let there = from < items.len() && to < items.len();
        if there {
            let item = items.remove(from);
            items.insert(to, item);
        }
        (Change::Move { list, from, to }, there.then_some(model))
    }

    /// Writes a blank into the text, or takes a character out, wherever.
    fn write(&self, dice: &mut Dice) -> (Change, Option<Model>) {
        let text = self.content.text();
        let at = dice.below(text.len() + 1);
        let at = (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let gone = text[at..].chars().next().filter(char::is_ascii_whitespace).map_or(0, char::len_utf8);
        let insert = dice.pick(&["", " ", "\n"]).to_owned();
        let edited = format!("{}{insert}{}", &text[..at], &text[at + gone..]);
        let json = edited.trim_start_matches('\u{feff}');
        let model: Option<Model> = serde_json::from_str(json).ok();
        let torn = model.is_none() && serde_json::from_str::<IgnoredAny>(json).is_ok();
        let twins = model.as_ref().is_some_and(|model| count(model) < count(&self.model));
        if torn || twins {
            // Half a surrogate pair, or two members of one name: the model knows neither.
            return (Change::Text(Vec::new()), Some(self.model.clone()));
        }
        (Change::Text(vec![Edit { range: at..at + gone, insert }]), model)
    }

    /// Types into one text, letter by letter: one step.
    fn type_in_one_go(&mut self, dice: &mut Dice) {
        let id = dice.below(count(&self.model)) as u32;
        let value = self.document().value(id);
        let Some(mut text) = value.as_text().map(std::borrow::Cow::into_owned) else { return };
        let path = value.path();
        let steps = self.history.depth();
        let join = Some(self.texts.len() as u64);
        let mut typed = false;
        for _ in 0..=dice.below(5) {
            let letters: Vec<char> = text.chars().collect();
            let at = dice.below(letters.len() + 1);
            let letter = dice.pick(&["a", "é", "", "\"", "\n", "/"]);
            let rest = letters.iter().skip(at + usize::from(letter.is_empty()));
            text = letters.iter().take(at).collect::<String>() + letter + &rest.collect::<String>();
            let change = Change::Set(path.clone(), Json::text(&text), At::Last);
            let action = Action { name: "type".to_owned(), changes: vec![change], join };
            typed |= self.history.act(&mut self.content, action, ()).unwrap();
        }
        *model_at(&mut self.model, &path) = Model::String(text);
        assert_eq!(reading(self.content.text()).to_string(), self.model.to_string());
        assert_eq!(self.history.depth(), steps + usize::from(typed));
        if typed {
            self.texts.push(self.content.text().to_owned());
        }
    }
}
