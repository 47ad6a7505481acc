//! Many files looked at together, and answers in the order of the questions.
//!
//! It deliberately does not know what is asked, and prints nothing itself.

use std::num::NonZero;
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
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let (next, answer) = (&next, &answer);
    let mut answers: Vec<Option<A>> = questions.iter().map(|_| None).collect();
    // One question alone is answered here.
    let threads = if questions.len() > 1 { threads().min(questions.len()) } else { 0 };
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let work = move || {
                while let Some((at, question)) = take(questions, next) {
                    if sender.send((at, answer(question))).is_err() {
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
        for (count, (at, answer)) in receiver.iter().enumerate() {
            answers[at] = Some(answer);
            done(count + 1);
        }
    });
    // What no thread could be had for.
    while let Some((at, question)) = take(questions, next) {
        answers[at] = Some(answer(question));
        done(at + 1);
    }
    answers.into_iter().flatten().collect()
}

/// The next question that nobody answers yet.
fn take<'q, Q>(questions: &'q [Q], next: &AtomicUsize) -> Option<(usize, &'q Q)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    questions.get(at).map(|question| (at, question))
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
