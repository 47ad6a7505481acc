//! Reads tokens on and on: at each mistake every edit of one sign is tried, and the one that lets the text
//! be read on is taken.
//!
//! An edit is certain where no other does it too. Brackets count only where with them all that follows
//! closes what is open: a bracket too few is noticed far from where it is missing. It deliberately looks at
//! few tokens around a mistake, so that the work is that of reading.

mod certain;
mod trial;

use std::ops::Range;

use super::grammar::{Bracket, Machine, Sort, State, Suffixes};
use super::layout::{Frames, Habit};
use super::lex::{Lexed, Token, is_quote, is_scalar};
use super::words::{is_name, may_be_text, meant, value_fault};
use super::{Mistake, Repair};
use crate::json::{Fault, quoted};
use trial::{Deed, Trial};

/// So many tokens have to go on after an edit.
const REACH: usize = 3;

/// The reader of one text.
pub(super) struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    sorts: Vec<Sort>,
    mistakes: Vec<Mistake>,
    suffixes: Suffixes,
    machine: Machine,
    /// The reader before the last token; nothing where an edit stands between.
    before: Option<Machine>,
    /// Whether the token that is read next was the place of an edit already.
    edited: bool,
    frames: Frames<'t>,
    /// The token that is read next.
    at: usize,
    /// Whether nobody knows any more what is open: nothing is certain from there on.
    shaken: bool,
    /// Whether an edit before was a guess: then no bracket is certain.
    guessed: bool,
    /// How many tokens were read since a mistake that nobody could mend.
    calm: usize,
}

/// Every mistake of the tokens of a text.
pub(super) fn mistakes(text: &str, lexed: Lexed) -> Vec<Mistake> {
    let sorts: Vec<_> = lexed.tokens.iter().map(|token| token.sort).collect();
    let shaken = lexed.mistakes.iter().any(|mistake| mistake.fault == Fault::UnclosedComment);
    let mut reader = Reader {
        text,
        suffixes: Suffixes::of(&sorts),
        sorts,
        tokens: lexed.tokens,
        mistakes: lexed.mistakes,
        machine: Machine::new(),
        before: None,
        edited: false,
        frames: Frames::new(text),
        at: 0,
        shaken,
        guessed: false,
        calm: REACH,
    };
    reader.read();
    reader.mistakes
}

impl Reader<'_> {
    fn read(&mut self) {
        while self.at < self.tokens.len() {
            if self.misses_bracket() {
                continue;
            }
            match self.machine.step(self.sorts[self.at], self.is_named(self.at)) {
                Some(next) => self.accept(next),
                None if !self.mend() => return,
                None => {}
            }
        }
        self.end();
    }

    fn is_named(&self, at: usize) -> bool {
        self.sorts.get(at + 1) == Some(&Sort::Colon)
    }

    fn accept(&mut self, next: Machine) {
        let at = self.at;
        let sort = self.sorts[at];
        if sort == Sort::Word {
            self.word();
        }
        self.frames.take(sort, &self.tokens[at].span);
        self.before = Some(self.machine);
        self.edited = false;
        self.machine = next;
        self.calm += 1;
        self.at += 1;
    }

    /// A bare word, which is no name of JSON, and mostly no value.
    fn word(&mut self) {
        let span = self.tokens[self.at].span.clone();
        let word = &self.text[span.clone()];
        let edges = [(span.start..span.start, "\""), (span.end..span.end, "\"")];
        if !self.machine.wants_value() {
            let mut repair = Repair::all("put it in double quotes", edges);
            repair.is_certain = self.is_named(self.at) && !self.shaken && is_name(word);
            self.shaken |= !repair.is_certain;
            let fault = Fault::BareName(quoted(word));
            self.mistakes.push(Mistake::new(span.clone(), fault).quoting(span).with(repair));
        } else if !is_scalar(word) {
            let mistake = Mistake::new(span.clone(), value_fault(word)).quoting(span.clone());
            let repair = meant(word).map(|(written, certain)| Repair {
                is_certain: certain && !self.shaken,
                ..Repair::certain(format!("write {written}"), span.clone(), written)
            });
            let guessed =
                || may_be_text(word).then(|| Repair::all("put it in double quotes", edges).guessed());
            self.mistakes.push(mistake.with(repair.or_else(guessed)));
        }
    }

    /// Mends the mistake at the token that is read next, and goes on behind it; false where all that
    /// follows is no part of the text.
    fn mend(&mut self) -> bool {
        if self.edited {
            return self.skip();
        }
        let trials = self.trials();
        let best = [false, true].into_iter().find_map(|lenient| {
            let far: Vec<_> = trials.iter().filter(|trial| self.reach(trial, lenient) >= REACH).collect();
            (!far.is_empty()).then_some(far)
        });
        if let Some(far) = best {
            let alone = far.iter().all(|trial| trial.text == far[0].text);
            let sure = !(self.shaken || self.guessed && self.moves_brackets(far[0].deed));
            let certain = alone && sure && self.is_certain(far[0]);
            self.apply(far[0].deed, far[0].machine, far[0].next, certain);
            self.shaken |= !alone;
            return true;
        }
        if let Some(trial) = trials.iter().filter(|trial| trial.reach > 1).max_by_key(|trial| trial.reach) {
            self.apply(trial.deed, trial.machine, trial.next, false);
            self.shaken = true;
            return true;
        }
        self.skip()
    }

    /// How far a trial goes; lenient, over other mistakes with commas.
    fn reach(&self, trial: &Trial, lenient: bool) -> usize {
        if lenient { trial.machine.reach_over_commas(&self.sorts[trial.next..], REACH) } else { trial.reach }
    }

    /// Where the token before ends.
    fn end_before(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |before| self.tokens[before].span.end)
    }

    /// Notes a mistake with the edit that mends it, and reads on behind that.
    fn apply(&mut self, deed: Deed, machine: Machine, next: usize, certain: bool) {
        let at = self.at;
        let span = |at: usize| self.tokens[at].span.clone();
        let sign = |at: usize| self.text[span(at)].chars().next().unwrap_or(' ');
        let end = self.end_before();
        let (span, fault, title, insert) = match deed {
            Deed::Insert(Sort::Comma, _) => {
                let value = self.value_before();
                let fault = Fault::MissingComma(quoted(&self.text[value.clone()]));
                let repair =
                    Repair { is_certain: certain, ..Repair::certain("add the comma", end..end, ",") };
                self.mistakes.push(Mistake::new(end..end, fault).quoting(value).with(repair));
                return self.go(machine, next, deed, certain);
            }
            Deed::Insert(Sort::Colon, _) => {
                (end..end, Fault::MissingColon, "add the colon".to_owned(), ":".to_owned())
            }
            Deed::Insert(sort, sign) | Deed::InsertEarlier(sort, sign) => {
                let earlier = matches!(deed, Deed::InsertEarlier(..));
                let token = if earlier { at - 1 } else { at };
                let (place, before, after) = self.frames.place(sort, token, &self.tokens, deed_is_open(sort));
                let title = format!("add the {sign}");
                (place..place, Fault::Missing(sign), title, format!("{before}{sign}{after}"))
            }
            Deed::Remove => (span(at), too_many(sign(at), None), removal(sign(at)), String::new()),
            Deed::RemoveEarlier => {
                let closes = self.sorts[at].is_bracket().then(|| sign(at));
                (span(at - 1), too_many(sign(at - 1), closes), removal(sign(at - 1)), String::new())
            }
            Deed::Replace(_, wanted) => instead(span(at), sign(at), wanted),
            Deed::ReplaceEarlier(_, wanted) => instead(span(at - 1), sign(at - 1), wanted),
            Deed::ReplaceLater(_, wanted) => instead(span(at + 1), sign(at + 1), wanted),
        };
        let repair = Repair { is_certain: certain, ..Repair::certain(title, span.clone(), insert) };
        self.mistakes.push(Mistake::new(span, fault).with(repair));
        self.go(machine, next, deed, certain);
    }

    fn go(&mut self, machine: Machine, next: usize, deed: Deed, certain: bool) {
        let here = &self.text[self.tokens[self.at].span.clone()];
        let quote = self.sorts[self.at] == Sort::Sign && here.starts_with(is_quote);
        self.shaken |= !certain && (self.moves_brackets(deed) || quote);
        self.guessed |= !certain;
        self.frames.follow(machine, &self.tokens[self.at].span);
        self.before = None;
        self.machine = machine;
        // What the edit passed over is read with it.
        self.edited = next == self.at;
        self.at = next;
        self.calm = REACH;
    }

    /// The value that ends before the token: a bracket as a whole.
    fn value_before(&self) -> Range<usize> {
        let Some(before) = self.at.checked_sub(1) else { return 0..0 };
        let span = self.tokens[before].span.clone();
        match self.sorts[before] {
            Sort::Close(_) => self.frames.last_closed().map_or(span.start, |start| start)..span.end,
            _ => span,
        }
    }

    /// A mistake that nobody can mend: says what it is, and looks for where the text goes on.
    fn skip(&mut self) -> bool {
        let at = self.at;
        let token = self.tokens[at].clone();
        let sign = self.text[token.span.clone()].chars().next().unwrap_or(' ');
        let end = self.end_before();
        let trailing = self.machine.depth() == 0 && self.machine.state == State::After;
        if self.calm >= REACH && token.sort != Sort::Broken {
            let mark = token.span.start..token.span.start + sign.len_utf8();
            let mistake = match self.machine.state {
                _ if trailing => Mistake::new(mark, Fault::Trailing),
                State::Colon => Mistake::new(end..end, Fault::MissingColon),
                State::Name | State::FirstName => Mistake::new(mark, Fault::NoName(sign)),
                State::Value | State::FirstItem => Mistake::new(mark, Fault::NoValue(sign)),
                State::After if matches!(token.sort, Sort::Close(_)) => {
                    Mistake::new(mark, Fault::WrongBracket(sign))
                }
                State::After => {
                    let value = self.value_before();
                    let fault = Fault::MissingComma(quoted(&self.text[value.clone()]));
                    Mistake::new(end..end, fault).quoting(value)
                }
            };
            self.mistakes.push(mistake);
        }
        let ends = match token.sort {
            Sort::Close(bracket) => self.machine.inside() == Some(bracket),
            sort => sort == Sort::Comma,
        };
        let lacks_value = ends && self.machine.state == State::Value;
        self.shaken |= !lacks_value;
        self.calm = if lacks_value { REACH } else { 0 };
        if trailing {
            return false;
        }
        let goes_on =
            matches!(token.sort, Sort::Comma | Sort::Close(_)) && self.machine.state != State::After;
        if goes_on && self.machine.depth() > 0 {
            self.machine = self.machine.after_value();
        } else {
            self.at += 1;
            if token.sort == Sort::Broken && self.machine.depth() > 0 {
                self.machine = self.machine.after_line(self.sorts.get(self.at).copied());
            }
        }
        true
    }

    /// Whether the lines show that a bracket is missing before the token, which is mended then.
    fn misses_bracket(&mut self) -> bool {
        let (at, here) = (self.at, self.sorts[self.at]);
        let named = here.may_name() && self.is_named(at);
        let leaves = named || matches!(here, Sort::Close(_));
        if self.shaken || self.guessed || self.edited || !leaves || self.suffixes.close(at, self.machine) {
            return false;
        }
        let Some(bracket) = self.machine.inside() else { return false };
        // A line that lacks its first quote was perhaps torn in two.
        let span = &self.tokens[at].span;
        let lacks_quote = here == Sort::Text && !self.text[span.start..].starts_with('"');
        if lacks_quote || self.frames.habit(span) != Habit::Outside {
            return false;
        }
        let sort = Sort::Close(bracket);
        let sign = if bracket == Bracket::Object { '}' } else { ']' };
        let comma = at > 0 && self.sorts[at - 1] == Sort::Comma;
        let deed = if comma { Deed::InsertEarlier(sort, sign) } else { Deed::Insert(sort, sign) };
        let Some(trial) = self.trial(deed).filter(|trial| trial.reach >= REACH.min(2)) else { return false };
        self.apply(deed, trial.machine, trial.next, true);
        true
    }

    /// The text has ended: what is still open is closed.
    fn end(&mut self) {
        if self.machine.is_done() {
            return;
        }
        let end = self.text.trim_end_matches([' ', '\t', '\r', '\n']).len().max(self.end_before());
        let place = self.text.len();
        let ends = |what: &'static str| Mistake::new(place..place, Fault::Ends(what));
        let inside = self.machine.inside();
        let comma = self.sorts.last() == Some(&Sort::Comma);
        let mistake = match (self.machine.state, inside) {
            (State::After, Some(bracket)) => {
                let what = if bracket == Bracket::Object { "the closing }" } else { "the closing ]" };
                let (at, closers) = self.frames.closers(end);
                let count = self.machine.depth();
                let title = if count == 1 {
                    format!("add {what}")
                } else {
                    format!("add the {count} closing brackets")
                };
                let certain = !(self.shaken || self.guessed) && self.frames.all_end_surely();
                ends(what).with(Repair { is_certain: certain, ..Repair::certain(title, at..at, closers) })
            }
            (State::Name | State::Value, Some(_)) if comma => {
                let comma = self.tokens[self.tokens.len() - 1].span.clone();
                let what =
                    if self.machine.state == State::Name { "a name in double quotes" } else { "a value" };
                let (at, closers) = self.frames.closers(end);
                let mut repair =
                    Repair::all("remove the comma, and close the brackets", [(comma, "")]).guessed();
                repair.push(at..at, closers);
                ends(what).with(repair)
            }
            (State::FirstName, Some(_)) if self.tokens.len() == 1 => {
                let (at, closers) = self.frames.closers(end);
                ends("a name in double quotes")
                    .with(Repair::certain("add the closing }", at..at, closers).guessed())
            }
            (State::Name | State::FirstName, _) => ends("a name in double quotes"),
            (State::Colon, _) => Mistake::new(end..end, Fault::MissingColon),
            _ => ends("a value"),
        };
        if self.calm >= REACH || self.tokens.is_empty() || self.machine.state == State::After {
            self.mistakes.push(mistake);
        }
    }
}

fn deed_is_open(sort: Sort) -> bool {
    matches!(sort, Sort::Open(_))
}

fn removal(sign: char) -> String {
    match sign {
        ',' => "remove the comma".to_owned(),
        ':' => "remove the colon".to_owned(),
        sign => format!("remove the {sign}"),
    }
}

fn too_many(sign: char, closes: Option<char>) -> Fault {
    match (sign, closes) {
        (',', Some(_)) => Fault::TrailingComma,
        (sign, _) => Fault::TooMany(sign),
    }
}

fn instead(span: Range<usize>, found: char, wanted: char) -> (Range<usize>, Fault, String, String) {
    (span, Fault::Instead { found, wanted }, format!("write {wanted}"), wanted.to_string())
}
