//! Sound texts in which one to four signs are dropped, doubled or replaced.

use lp_manifest::json::document::{Change, Content, Document};
use lp_manifest::json::{Tree, doctor};

use super::{mended, one_by_one, said};
use crate::support::{SAMPLES, layouts, sample, soaked};

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// What takes the place of a sign.
const OTHERS: [char; 16] = [',', ':', ';', '.', '{', '}', '[', ']', '"', '\'', '(', ')', '=', '#', ' ', '\n'];

/// One sign of a text that became something else.
#[derive(Debug, Clone)]
struct Damage {
    at: usize,
    sign: char,
    now: String,
}

/// A text that was spoilt.
struct Broken {
    whole: String,
    damage: Vec<Damage>,
    /// Whether only brackets, commas, colons and quotes were spoilt: then the document can come back.
    structural: bool,
}

impl Broken {
    /// The text with some of the damage.
    fn with(&self, some: impl Fn(usize) -> bool) -> String {
        let (mut text, mut at) = (String::new(), 0);
        for (number, Damage { at: place, sign, now }) in self.damage.iter().enumerate() {
            if some(number) {
                text += &self.whole[at..*place];
                text += now;
                at = place + sign.len_utf8();
            }
        }
        text + &self.whole[at..]
    }

    fn text(&self) -> String {
        self.with(|_| true)
    }

    /// Whether a part of the damage gives JSON that says something else: nobody can see that.
    fn hides_something(&self) -> bool {
        let whole = value(&self.whole);
        (1_usize..1 << self.damage.len()).any(|part| {
            let text = self.with(|number| part >> number & 1 == 1);
            Tree::parse(&text).is_ok() && value(&text) != whole
        })
    }

    /// Whether a text is the whole one but for the places of the damage.
    fn is_kept_in(&self, text: &str) -> bool {
        let mut rest = text.trim_start();
        let mut at = 0;
        let places = self.damage.iter().map(|damage| (damage.at, damage.at + damage.sign.len_utf8()));
        for (number, (start, end)) in places.chain([(self.whole.len(), self.whole.len())]).enumerate() {
            let part = self.whole[at..start].trim();
            at = end;
            let Some(found) = rest.find(part) else { return false };
            if visible(&rest[..found]) > if number == 0 { 2 } else { 4 } {
                return false;
            }
            rest = &rest[found + part.len()..];
        }
        visible(rest) <= 4
    }
}

/// How many signs of a text can be seen.
fn visible(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

fn value(text: &str) -> Option<String> {
    Document::parse(text.to_owned()).ok().map(|document| document.canonical())
}

/// Where the signs of a text stand: all of them, or the brackets, commas, colons and quotes.
fn signs(text: &str, structural: bool) -> Vec<(usize, char)> {
    let (mut inside, mut escaped) = (false, false);
    let stands = |(_, c): &(usize, char)| {
        let quote = *c == '"' && !escaped;
        escaped = inside && *c == '\\' && !escaped;
        inside ^= quote;
        !structural || quote || (!inside && "{}[],:".contains(*c))
    };
    text.char_indices().filter(stands).collect()
}

/// So many texts that are not JSON.
fn broken(count: usize) -> Vec<Broken> {
    let mut numbers = Numbers(2);
    let mut wholes: Vec<_> = SAMPLES.iter().map(|name| sample(name)).collect();
    wholes.extend(layouts().into_iter().map(|(_, text)| text));
    let mut all = Vec::new();
    while all.len() < count {
        let whole = wholes[numbers.below(wholes.len())].clone();
        let structural = numbers.below(2) == 0;
        let signs = signs(&whole, structural);
        let mut damage: Vec<Damage> = Vec::new();
        for _ in 0..=numbers.below(4) {
            let (at, sign) = signs[numbers.below(signs.len())];
            let now = match numbers.below(3) {
                0 => String::new(),
                1 => format!("{sign}{sign}"),
                _ => OTHERS[numbers.below(OTHERS.len())].to_string(),
            };
            if now != sign.to_string() && damage.iter().all(|damage| damage.at != at) {
                damage.push(Damage { at, sign, now });
            }
        }
        damage.sort_by_key(|damage| damage.at);
        let one = Broken { whole, damage, structural };
        if Tree::parse(&one.text()).is_err() {
            all.push(one);
        }
    }
    all
}

#[test]
fn certain_fixes_bring_the_text_back_and_touch_nothing_else() {
    let all = broken(soaked(1_000));
    let (mut certain, mut alone) = (0, 0);
    for one in &all {
        let text = one.text();
        let mistakes = doctor::mistakes(&text);
        let after = mended(&text);
        let tell = || format!("{:#?}\n{text}\n{:#?}\n{after}", one.damage, said(&text));
        if mistakes.iter().all(|mistake| mistake.certain().is_some()) {
            certain += 1;
            assert!(Tree::parse(&after).is_ok(), "{}", tell());
        }
        alone += usize::from(one.damage.len() == 1);
        if Tree::parse(&after).is_err() || one.hides_something() {
            continue;
        }
        assert!(one.is_kept_in(&after), "{}", tell());
        assert!(!one.structural || value(&after) == value(&one.whole), "{}", tell());
    }
    assert!(certain * 3 >= all.len(), "{certain} of {}, {alone} with one mistake", all.len());
}

#[test]
fn most_single_signs_are_mended_for_certain() {
    let all: Vec<_> =
        broken(soaked(200)).into_iter().filter(|one| one.structural && one.damage.len() == 1).collect();
    let certain = all.iter().filter(|one| value(&mended(&one.text())) == value(&one.whole)).count();
    assert!(all.len() > 15 && certain * 10 >= all.len() * 6, "{certain} of {}", all.len());
}

#[test]
fn every_fix_can_be_taken_back_byte_for_byte() {
    for one in broken(soaked(200)) {
        let text = one.text();
        for mistake in doctor::mistakes(&text) {
            assert!(text.get(mistake.span.clone()).is_some(), "{mistake:?}");
            assert!(mistake.quoted.clone().is_none_or(|range| text.get(range).is_some()), "{mistake:?}");
            let Some(repair) = mistake.repair else { continue };
            let mut content = Content::of(text.clone());
            let done =
                content.apply(&Change::Text(repair.edits.clone())).unwrap_or_else(|_| panic!("{repair:?}"));
            assert_ne!(content.text(), text, "{repair:?}");
            content.splice([&done.back]).unwrap();
            assert_eq!(content.text(), text);
        }
    }
}

#[test]
fn fixes_one_by_one_come_to_the_same_as_all_at_once() {
    for one in broken(soaked(200)) {
        let text = one.text();
        assert_eq!(one_by_one(&text), mended(&text), "{text}\n{:#?}", said(&text));
    }
}
