//! Many files looked at together, and answers in the order of the questions.
//!
//! It deliberately does not know what is asked, and prints nothing itself.

use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// The answer to each question, in order, found by as many threads as the machine has room for.
/// `done` is told how many answers there are, after each.
pub(super) fn each<Q: Sync, A: Send>(
    questions: &[Q],
    answer: impl Fn(&Q) -> A + Sync,
    mut done: impl FnMut(usize),
) -> Vec<A> {
    // One question alone is answered here.
    let threads = if questions.len() > 1 { threads().min(questions.len()) } else { 0 };
    // To hand over each answer by itself costs as much as to find it.
    let most = (questions.len() / (threads * 8).max(1)).clamp(1, MOST);
    let left = &Left { next: AtomicUsize::new(0), count: questions.len(), most };
    let answer = &|some: &Range<usize>| questions[some.clone()].iter().map(&answer).collect::<Vec<_>>();
    let (sender, receiver) = mpsc::channel();
    let mut answers: Vec<Option<A>> = questions.iter().map(|_| None).collect();
    let mut count = 0;
    let mut take = |some: Range<usize>, found: Vec<A>| {
        for (at, answer) in some.zip(found) {
            answers[at] = Some(answer);
            count += 1;
            done(count);
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let work = move || {
                while let Some(some) = left.take() {
                    let found = answer(&some);
                    if sender.send((some, found)).is_err() {
                        break;
                    }
                }
            };
            // Where the system gives no more threads, those that there are do.
            if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        drop(sender);
        for (some, found) in receiver {
            take(some, found);
        }
    });
    // What no thread could be had for.
    while let Some(some) = left.take() {
        let found = answer(&some);
        take(some, found);
    }
    answers.into_iter().flatten().collect()
}

/// So many questions are taken at once at most.
const MOST: usize = 16;

/// The questions that nobody answers yet.
struct Left {
    next: AtomicUsize,
    count: usize,
    /// How many of them are taken at once.
    most: usize,
}

impl Left {
    fn take(&self) -> Option<Range<usize>> {
        let from = self.next.fetch_add(self.most, Ordering::Relaxed);
        (from < self.count).then(|| from..self.count.min(from + self.most))
    }
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests {
    #[test]
    fn answers_come_in_the_order_of_the_questions() {
        let questions: Vec<u32> = (0..1000).collect();
        let mut counted = 0;
        let answers = super::each(&questions, |number| number * 2, |done| counted = done);
        assert_eq!(answers, (0..1000).map(|number| number * 2).collect::<Vec<_>>());
        assert_eq!(counted, 1000);
        assert!(super::each(&[], |_: &u32| 1, |_| {}).is_empty());
    }
}
