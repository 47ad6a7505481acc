//! Edits of one sign on trial: which there are at a place, which can be read on from, and when the only one
//! that can is the right one.
//!
//! It deliberately makes none of them.

use super::{REACH, Reader};
use crate::json::doctor::grammar::{Bracket, Machine, SIGNS, Sort};
use crate::json::doctor::lex::{is_number, is_scalar};

/// One edit of a sign: which token stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// A sign more before the token.
    Insert(Sort, char),
    /// A sign more before the token before.
    InsertEarlier(Sort, char),
    /// The token goes.
    Remove,
    /// The token before goes.
    RemoveEarlier,
    /// Another sign in place of the token.
    Replace(Sort, char),
    /// Another sign in place of the token before.
    ReplaceEarlier(Sort, char),
    /// Another sign in place of the token behind.
    ReplaceLater(Sort, char),
}

/// An edit on trial.
pub(super) struct Trial {
    pub(super) deed: Deed,
    /// The reader after it.
    pub(super) machine: Machine,
    /// The token that is read next.
    pub(super) next: usize,
    /// How many tokens can be read then.
    pub(super) reach: usize,
    /// The sorts from the token before to the token behind: equal ones are the same text.
    pub(super) text: Vec<Sort>,
}

impl Reader<'_> {
    /// Every edit of one sign here that can be read on from.
    pub(super) fn trials(&self) -> Vec<Trial> {
        let at = self.at;
        let here = self.sorts[at];
        let earlier = at.checked_sub(1).map(|before| self.sorts[before]);
        let mut deeds: Vec<Deed> = SIGNS.iter().map(|(sort, sign)| Deed::Insert(*sort, *sign)).collect();
        if here.is_sign() {
            deeds.push(Deed::Remove);
            deeds.extend(SIGNS.iter().map(|(sort, sign)| Deed::Replace(*sort, *sign)));
        }
        if earlier.is_some_and(Sort::is_sign) {
            deeds.push(Deed::RemoveEarlier);
            deeds.extend(SIGNS.iter().map(|(sort, sign)| Deed::ReplaceEarlier(*sort, *sign)));
            deeds.extend(SIGNS.iter().map(|(sort, sign)| Deed::InsertEarlier(*sort, *sign)));
        }
        if here.may_name() && self.is_named(at) {
            deeds.push(Deed::ReplaceLater(Sort::Comma, ','));
        }
        deeds.into_iter().filter_map(|deed| self.trial(deed)).collect()
    }

    /// An edit, if the text can go on with it at all.
    pub(super) fn trial(&self, deed: Deed) -> Option<Trial> {
        let at = self.at;
        let (here, named) = (self.sorts[at], self.is_named(at));
        let earlier = || Some(self.sorts[at.checked_sub(1)?]);
        let step = |machine: Machine, sort: Sort| machine.step(sort, false);
        let (machine, next, mut text) = match deed {
            Deed::Insert(sort, _) => (step(self.machine, sort)?, at, vec![sort, here]),
            Deed::Remove => (self.machine, at + 1, vec![]),
            Deed::Replace(sort, _) => (step(self.machine, sort)?, at + 1, vec![sort]),
            Deed::RemoveEarlier => (self.before?, at, vec![here]),
            Deed::ReplaceEarlier(sort, _) => (step(self.before?, sort)?, at, vec![sort, here]),
            Deed::InsertEarlier(sort, _) => {
                (step(step(self.before?, sort)?, earlier()?)?, at, vec![sort, earlier()?, here])
            }
            Deed::ReplaceLater(sort, _) => (step(step(self.machine, here)?, sort)?, at + 2, vec![here, sort]),
        };
        let unchanged = match deed {
            Deed::Replace(sort, _) => sort == here,
            Deed::ReplaceEarlier(sort, _) => Some(sort) == earlier(),
            _ => false,
        };
        if unchanged {
            return None;
        }
        let keeps =
            matches!(deed, Deed::Insert(..) | Deed::Remove | Deed::Replace(..) | Deed::ReplaceLater(..));
        if let (true, Some(before)) = (keeps, earlier()) {
            text.insert(0, before);
        }
        if next <= at + 1 {
            text.extend(self.sorts.get(at + 1));
        }
        let reach = machine.reach(&self.sorts[next..], REACH);
        let sound = !self.moves_brackets(deed) || self.suffixes.close(next, machine);
        // A value that has a colon behind it is no value yet.
        let stuck = next == at && named && machine.wants_value();
        (sound && reach > 0 && !stuck).then_some(Trial { deed, machine, next, reach, text })
    }

    /// Whether an edit has to do with a bracket.
    pub(super) fn moves_brackets(&self, deed: Deed) -> bool {
        let here = self.sorts[self.at];
        let earlier = self.at.checked_sub(1).map(|before| self.sorts[before]);
        match deed {
            Deed::Insert(sort, _) | Deed::InsertEarlier(sort, _) | Deed::ReplaceLater(sort, _) => {
                sort.is_bracket()
            }
            Deed::Remove => here.is_bracket(),
            Deed::RemoveEarlier => earlier.is_some_and(Sort::is_bracket),
            Deed::Replace(sort, _) => sort.is_bracket() || here.is_bracket(),
            Deed::ReplaceEarlier(sort, _) => sort.is_bracket() || earlier.is_some_and(Sort::is_bracket),
        }
    }

    /// Whether the only edit that can be read on from is the right one.
    pub(super) fn is_certain(&self, trial: &Trial) -> bool {
        let bare = |at: usize| {
            let token = self.tokens.get(at).filter(|token| token.sort == Sort::Word);
            token.map(|token| &self.text[token.span.clone()])
        };
        let (before, here) = (self.at.checked_sub(1).and_then(bare), bare(self.at));
        let behind = bare(self.at + 1);
        let odd = |word: Option<&str>| word.is_some_and(|word| !is_scalar(word));
        let number = |word: Option<&str>| word.is_some_and(is_number);
        match trial.deed {
            Deed::Insert(Sort::Close(_), _) | Deed::InsertEarlier(Sort::Close(_), _) => {
                self.frames.ends_surely()
            }
            // One number that a sign or a blank has cut in two?
            Deed::Insert(Sort::Comma, _) => {
                let named = self.is_named(self.at);
                let joined = !named && self.is_joined(self.at);
                let numbers = number(before) && number(here);
                let bare = odd(before) || (!named && odd(here));
                !(numbers || joined || bare)
            }
            Deed::Insert(Sort::Colon, _) if self.sorts[self.at] == Sort::Text => !self.is_joined(self.at),
            // One of two equal brackets: is it wrong, or one too many?
            Deed::Replace(Sort::Close(_), _) if self.is_doubled(self.at) || self.is_doubled(self.at + 1) => {
                false
            }
            Deed::Remove if self.sorts[self.at] == Sort::Open(Bracket::Object) => self.is_doubled(self.at),
            Deed::Remove if self.sorts[self.at].is_bracket() => false,
            Deed::RemoveEarlier if self.moves_brackets(trial.deed) => false,
            // What goes may have been a bracket, where one is missing.
            Deed::RemoveEarlier if self.suffixes.close_within(trial.next, trial.machine) => {
                // Before dots something may follow.
                !odd(before)
                    && !self.text[self.end_before()..self.tokens[self.at].span.start].contains(['.', '…'])
            }
            _ if !Self::adds(trial.deed) && !self.suffixes.close(trial.next, trial.machine) => false,
            // A list may have ended before a name.
            Deed::ReplaceLater(..) => {
                !odd(here) && !matches!(self.sorts.get(trial.next), Some(Sort::Open(_)))
            }
            Deed::Remove | Deed::Replace(..) if self.sorts[self.at] == Sort::Sign => {
                // A point behind a number may belong to it, and any sign in it may have been a digit.
                let point = self.text[self.tokens[self.at].span.clone()].starts_with('.');
                let inside = number(behind) && self.is_joined(self.at + 1);
                let cut = self.is_joined(self.at) && number(before) && (point || inside);
                !odd(before) && !odd(behind) && !cut
            }
            _ => !odd(before) && !odd(here),
        }
    }

    /// Whether a token stands right behind the one before.
    fn is_joined(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, here)| before.span.end == here.span.start)
    }

    /// Whether a token is the same sign as the one right before it.
    fn is_doubled(&self, at: usize) -> bool {
        self.is_joined(at) && self.sorts[at - 1] == self.sorts[at]
    }

    /// Whether an edit takes nothing away.
    fn adds(deed: Deed) -> bool {
        matches!(deed, Deed::Insert(..) | Deed::InsertEarlier(..))
    }
}
