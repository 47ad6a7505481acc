//! Edits of one sign on trial: which there are at a place, and which can be read on from.
//!
//! It deliberately makes none of them, and judges none.

use super::{REACH, Reader};
use crate::json::doctor::grammar::{Machine, SIGNS, Sort};

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
}
