//! When the only edit that can be read on from is the right one.
//!
//! One edit is not certain where two may have been needed: a sign that goes may have stood for a bracket,
//! and a bracket that is missing may be the other half of one that is too many. It deliberately reads
//! nothing but what stands around the place.

use super::Reader;
use super::trial::{Deed, Trial};
use crate::json::doctor::grammar::{Bracket, Sort};
use crate::json::doctor::lex::is_scalar;
use crate::json::doctor::words::is_between;
use crate::json::doctor::words::is_number;

fn is_odd(word: Option<&str>) -> bool {
    word.is_some_and(|word| !is_scalar(word))
}

fn is_digits(word: Option<&str>) -> bool {
    word.is_some_and(is_number)
}

impl Reader<'_> {
    /// Whether the only edit that can be read on from is the right one.
    pub(super) fn is_certain(&self, trial: &Trial) -> bool {
        let closes = matches!(self.here(), Sort::Close(_));
        match trial.deed {
            Deed::Insert(Sort::Comma, _) => self.comma_is_missing(),
            Deed::Insert(Sort::Close(_), _) | Deed::InsertEarlier(Sort::Close(_), _) => {
                !matches!(self.sort_before(), Some(Sort::Open(_))) && self.frames.ends_surely()
            }
            Deed::Insert(Sort::Open(_), _) if closes => false,
            Deed::Insert(Sort::Colon, _) if matches!(self.here(), Sort::Text | Sort::Open(_)) => {
                !self.is_joined(self.at) && !self.at.checked_sub(1).is_some_and(|at| self.is_between(at))
            }
            Deed::Insert(..) | Deed::InsertEarlier(..) => self.is_among_values(),
            Deed::Remove => self.is_too_many(trial),
            Deed::RemoveEarlier => self.was_too_many(trial),
            Deed::Replace(wanted, _) => self.stands_for(wanted, trial),
            Deed::ReplaceEarlier(wanted, _) => {
                let commas = matches!(wanted, Sort::Close(_)) && self.are_commas();
                !commas && self.closes_all(trial) && self.is_among_values()
            }
            // A list may have ended before a name.
            Deed::ReplaceLater(..) => {
                let value =
                    self.machine.inside() == Some(Bracket::Object) && !is_odd(self.bare_word(self.at));
                value && !matches!(self.sorts.get(trial.next), Some(Sort::Open(_))) && self.closes_all(trial)
            }
        }
    }

    /// Whether two values need a comma between them, and no more than that.
    fn comma_is_missing(&self) -> bool {
        let (before, here) = (self.bare_before(), self.bare_word(self.at));
        let between =
            self.at.checked_sub(1).is_some_and(|at| self.is_between(at)) || self.is_between(self.at);
        // A name in a list that has lost its end.
        let name = self.sort_before() == Some(Sort::Text) && matches!(self.here(), Sort::Open(_));
        let named = self.is_named(self.at);
        let joined = !named && self.is_joined(self.at);
        // One number that a sign or a blank has cut in two.
        let numbers = is_digits(before) && is_digits(here);
        let bare = is_odd(before) || (!named && is_odd(here));
        !(between || name || numbers || joined || bare)
    }

    /// Whether the token can only go.
    fn is_too_many(&self, trial: &Trial) -> bool {
        let (here, before) = (self.here(), self.sort_before());
        if here.is_bracket() {
            return here == Sort::Open(Bracket::Object) && self.is_doubled(self.at);
        }
        // Where a bracket may have stood, it was perhaps one.
        let alone = self.begins_line(self.at) && self.ends_line(self.at);
        let opens = matches!(before, Some(Sort::Open(_)));
        let for_value = before == Some(Sort::Colon) && self.ends_line(self.at);
        let doubtful = match here {
            Sort::Sign => true,
            Sort::Colon => !self.is_joined(self.at),
            _ => alone || opens || for_value || self.are_commas_apart(),
        };
        !doubtful && self.closes_all(trial) && self.is_among_values()
    }

    /// The same of the token before.
    fn was_too_many(&self, trial: &Trial) -> bool {
        let Some(earlier) = self.at.checked_sub(1) else { return false };
        let alone = self.begins_line(earlier) && self.ends_line(earlier);
        if self.sorts[earlier].is_bracket() || alone || self.are_commas_apart() {
            return false;
        }
        // Where one is missing, what goes may have been a bracket; and before dots something may follow.
        let gap = &self.text[self.end_before()..self.tokens[self.at].span.start];
        let lost = self.suffixes.close_within(trial.next, trial.machine);
        (lost || self.closes_all(trial)) && !gap.contains(['.', '…']) && self.is_among_values()
    }

    /// Whether another sign can only have been meant by the token.
    fn stands_for(&self, wanted: Sort, trial: &Trial) -> bool {
        let (here, start) = (self.here(), self.tokens[self.at].span.start);
        let doubtful = match wanted {
            Sort::Open(_) => !matches!(here, Sort::Open(_)) && !self.text[start..].starts_with('('),
            // One bracket that is wrong, or one that is missing and one too many?
            Sort::Close(_) if matches!(here, Sort::Close(_)) => {
                let last = self.at + 1 == self.tokens.len() && !self.begins_line(self.at);
                !last && !self.frames.end_at(&self.tokens[self.at].span)
            }
            Sort::Close(_) => self.are_commas() || self.is_doubled(self.at),
            Sort::Comma | Sort::Colon => here.is_bracket(),
            _ => false,
        };
        !doubtful && self.closes_all(trial) && self.is_no_digit() && self.is_among_values()
    }

    /// Whether quotes of two other texts may have made a text of what stands between these.
    fn is_between(&self, at: usize) -> bool {
        let text = self.text[self.tokens[at].span.clone()].trim_matches('"');
        self.sorts[at] == Sort::Text && is_between(text)
    }

    fn here(&self) -> Sort {
        self.sorts[self.at]
    }

    fn sort_before(&self) -> Option<Sort> {
        self.at.checked_sub(1).map(|before| self.sorts[before])
    }

    /// A bare word.
    fn bare_word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.sort == Sort::Word);
        token.map(|token| &self.text[token.span.clone()])
    }

    fn bare_before(&self) -> Option<&str> {
        self.at.checked_sub(1).and_then(|before| self.bare_word(before))
    }

    /// Whether no bare word stands beside the place which is no value.
    fn is_among_values(&self) -> bool {
        let behind = self.bare_word(self.at + 1).filter(|_| self.here() == Sort::Sign);
        !is_odd(self.bare_before()) && !is_odd(self.bare_word(self.at)) && !is_odd(behind)
    }

    /// Whether a sign that JSON does not have is no part of a number: a point behind one may belong to it,
    /// and any sign in it may have been a digit.
    fn is_no_digit(&self) -> bool {
        if self.here() != Sort::Sign {
            return true;
        }
        let point = self.text[self.tokens[self.at].span.clone()].starts_with('.');
        let inside = is_digits(self.bare_word(self.at + 1)) && self.is_joined(self.at + 1);
        !(self.is_joined(self.at) && is_digits(self.bare_before()) && (point || inside))
    }

    /// Whether after an edit all that is open is closed.
    fn closes_all(&self, trial: &Trial) -> bool {
        self.suffixes.close(trial.next, trial.machine)
    }

    fn are_commas(&self) -> bool {
        self.here() == Sort::Comma && self.sort_before() == Some(Sort::Comma)
    }

    /// Whether there are two commas of which nobody knows which one goes, or whether one was a bracket.
    fn are_commas_apart(&self) -> bool {
        self.are_commas() && (!self.is_joined(self.at) || self.begins_line(self.at - 1))
    }

    fn begins_line(&self, at: usize) -> bool {
        let before = self.text[..self.tokens[at].span.start].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    fn ends_line(&self, at: usize) -> bool {
        let behind = self.text[self.tokens[at].span.end..].trim_start_matches([' ', '\t', '\r']);
        behind.is_empty() || behind.starts_with('\n')
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
}
