//! The grammar of JSON over sorts of tokens: what may follow what, and how far a sequence is sound.
//!
//! It deliberately knows no text: a reader asks it, on trial too, so it is small and can be copied.

use crate::json::MAX_DEPTH;

/// The two kinds of brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `{}`.
    Object,
    /// `[]`.
    List,
}

/// What a token is to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// An opening bracket.
    Open(Bracket),
    /// A closing bracket.
    Close(Bracket),
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A string: a value, or a name.
    Text,
    /// A number, a literal or a bare word: a value, or a name that lacks its quotes.
    Word,
    /// A sign that JSON does not have.
    Sign,
    /// The rest of a line whose quotes do not pair.
    Broken,
}

/// The sorts that one sign can be, and the sign.
pub(super) const SIGNS: [(Sort, char); 6] = [
    (Sort::Comma, ','),
    (Sort::Colon, ':'),
    (Sort::Close(Bracket::Object), '}'),
    (Sort::Close(Bracket::List), ']'),
    (Sort::Open(Bracket::Object), '{'),
    (Sort::Open(Bracket::List), '['),
];

impl Sort {
    /// Whether it is a bracket.
    pub(super) fn is_bracket(self) -> bool {
        matches!(self, Sort::Open(_) | Sort::Close(_))
    }

    /// Whether it is one sign of JSON or of something else, no value.
    pub(super) fn is_sign(self) -> bool {
        !matches!(self, Sort::Text | Sort::Word | Sort::Broken)
    }

    /// Whether a name may be spelled so, quotes or not.
    pub(super) fn may_name(self) -> bool {
        matches!(self, Sort::Text | Sort::Word)
    }
}

/// The brackets that are open, innermost in the lowest bit: 1 is an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stack {
    bits: u128,
    depth: usize,
}

impl Stack {
    fn push(&mut self, bracket: Bracket) -> bool {
        self.bits = self.bits << 1 | u128::from(bracket == Bracket::Object);
        self.depth += 1;
        self.depth <= MAX_DEPTH
    }

    fn top(self) -> Option<Bracket> {
        let top = if self.bits & 1 == 1 { Bracket::Object } else { Bracket::List };
        (self.depth > 0).then_some(top)
    }

    fn pop(&mut self) {
        self.bits >>= 1;
        self.depth -= 1;
    }
}

/// What has to come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A value.
    Value,
    /// An item, or the end of an empty list.
    FirstItem,
    /// A name, or the end of an empty object.
    FirstName,
    /// A name.
    Name,
    /// A colon.
    Colon,
    /// A comma, or the end of what is open; nothing where nothing is.
    After,
}

/// How far a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Machine {
    stack: Stack,
    pub(super) state: State,
}

impl Machine {
    /// Before the first token.
    pub(super) fn new() -> Machine {
        Machine { stack: Stack { bits: 0, depth: 0 }, state: State::Value }
    }

    /// The innermost bracket that is open.
    pub(super) fn inside(self) -> Option<Bracket> {
        self.stack.top()
    }

    /// How many brackets are open.
    pub(super) fn depth(self) -> usize {
        self.stack.depth
    }

    /// Whether the text may end here.
    pub(super) fn is_done(self) -> bool {
        self.stack.depth == 0 && self.state == State::After
    }

    /// Whether a value may begin here.
    pub(super) fn wants_value(self) -> bool {
        matches!(self.state, State::Value | State::FirstItem)
    }

    /// The reader after one token more; `None` if it may not stand here.
    ///
    /// `named` is whether a colon follows the token: a name has one, and no value has.
    pub(super) fn step(mut self, sort: Sort, named: bool) -> Option<Machine> {
        let state = self.state;
        match sort {
            Sort::Open(bracket) if self.wants_value() => {
                if !self.stack.push(bracket) {
                    return None;
                }
                self.state = if bracket == Bracket::Object { State::FirstName } else { State::FirstItem };
            }
            Sort::Text | Sort::Word if self.wants_value() && !named => self.state = State::After,
            Sort::Text | Sort::Word if matches!(state, State::FirstName | State::Name) => {
                self.state = State::Colon;
            }
            Sort::Colon if state == State::Colon => self.state = State::Value,
            Sort::Comma if state == State::After => match self.stack.top()? {
                Bracket::Object => self.state = State::Name,
                Bracket::List => self.state = State::Value,
            },
            Sort::Close(bracket) if self.stack.top() == Some(bracket) => {
                let empty = if bracket == Bracket::Object { State::FirstName } else { State::FirstItem };
                if state != State::After && state != empty {
                    return None;
                }
                self.stack.pop();
                self.state = State::After;
            }
            _ => return None,
        }
        Some(self)
    }

    /// How many sorts can be read on from here, at most `limit`. The end counts as all of them where a
    /// value has ended: what is still open may be closed there.
    pub(super) fn reach(self, sorts: &[Sort], limit: usize) -> usize {
        self.walk(sorts, limit, |_, _| None)
    }

    /// The same, reading over commas that are missing, and over those that nothing follows.
    pub(super) fn reach_over_commas(self, sorts: &[Sort], limit: usize) -> usize {
        self.walk(sorts, limit, |machine, sort| match sort {
            Sort::Close(_) => machine.without_comma(),
            sort => machine.step(Sort::Comma, false).filter(|_| !sort.is_sign()),
        })
    }

    /// The reader as it was before a comma, where one was the last token.
    fn without_comma(self) -> Option<Machine> {
        let comma = match self.inside()? {
            Bracket::Object => self.state == State::Name,
            Bracket::List => self.state == State::Value,
        };
        comma.then(|| self.after_value())
    }

    fn walk(self, sorts: &[Sort], limit: usize, over: impl Fn(Machine, Sort) -> Option<Machine>) -> usize {
        let mut machine = self;
        for read in 0..limit {
            let Some(sort) = sorts.get(read) else {
                return if machine.state == State::After { limit } else { read };
            };
            let named = sorts.get(read + 1) == Some(&Sort::Colon);
            let next = machine.step(*sort, named);
            match next.or_else(|| over(machine, *sort)?.step(*sort, named)) {
                Some(next) => machine = next,
                None => return read,
            }
        }
        limit
    }

    /// The same reader as if a value had been read.
    pub(super) fn after_value(mut self) -> Machine {
        self.state = State::After;
        self
    }

    /// The same reader as if a line had been read that nobody understands, before this sort.
    pub(super) fn after_line(mut self, next: Option<Sort>) -> Machine {
        self.state = match (next, self.inside()) {
            (Some(Sort::Text | Sort::Word), Some(Bracket::Object)) => State::Name,
            (Some(Sort::Text | Sort::Word | Sort::Open(_)), _) => State::Value,
            _ => State::After,
        };
        self
    }
}

/// For every place between two tokens the brackets that close behind it and were not opened there;
/// nothing where the brackets behind it do not pair.
#[derive(Debug)]
pub(super) struct Suffixes(Vec<Option<Stack>>);

impl Suffixes {
    pub(super) fn of(sorts: &[Sort]) -> Suffixes {
        let mut stack = Some(Stack { bits: 0, depth: 0 });
        let mut all = vec![stack];
        for sort in sorts.iter().rev() {
            stack = stack.and_then(|mut stack| {
                match sort {
                    Sort::Close(bracket) if !stack.push(*bracket) => return None,
                    Sort::Open(bracket) if stack.top() != Some(*bracket) => return None,
                    Sort::Open(_) => stack.pop(),
                    _ => {}
                }
                Some(stack)
            });
            all.push(stack);
        }
        all.reverse();
        Suffixes(all)
    }

    /// The same where some that are open are never closed, as if the end of the text were lost.
    pub(super) fn close_within(&self, from: usize, machine: Machine) -> bool {
        let Some(closed) = self.0.get(from).copied().flatten() else { return false };
        let low = |bits: u128| if closed.depth == 0 { 0 } else { bits << (128 - closed.depth) };
        closed.depth <= machine.stack.depth && low(closed.bits) == low(machine.stack.bits)
    }

    /// Whether the brackets from a token on close what is open, and nothing else.
    pub(super) fn close(&self, from: usize, machine: Machine) -> bool {
        self.0.get(from).copied().flatten() == Some(machine.stack)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bracket, Machine, Sort, Suffixes};

    #[test]
    fn the_order_of_tokens_is_that_of_json() {
        let (open, close) = (Sort::Open(Bracket::Object), Sort::Close(Bracket::Object));
        let sound: [&[Sort]; 4] = [
            &[open, close],
            &[open, Sort::Text, Sort::Colon, Sort::Word, close],
            &[Sort::Text],
            &[Sort::Open(Bracket::List), Sort::Word, Sort::Comma, open, close, Sort::Close(Bracket::List)],
        ];
        for sorts in sound {
            assert_eq!(Machine::new().reach(sorts, 9), 9, "{sorts:?}");
            assert!(Suffixes::of(sorts).close(0, Machine::new()), "{sorts:?}");
        }
        let wrong: [(&[Sort], usize); 5] = [
            (&[open, Sort::Comma], 1),
            (&[open, Sort::Text, Sort::Word], 2),
            (&[open, Sort::Text, Sort::Colon, Sort::Word, Sort::Comma, close], 5),
            (&[Sort::Text, Sort::Colon], 0),
            (&[open, Sort::Close(Bracket::List)], 1),
        ];
        for (sorts, read) in wrong {
            assert_eq!(Machine::new().reach(sorts, 9), read, "{sorts:?}");
        }
    }
}
