//! What has to be done before the program ends in a way that the loop does not see.
//!
//! The loop sets it once, such as writing what was typed to disk; whoever ends the program speaks
//! it. It deliberately knows nothing of what it does.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

type Words = Box<dyn FnOnce() + Send>;

/// Spoken once, by whoever is first; the others wait until it is done.
///
/// What is set must not need anything that the loop may hold while it waits for the terminal, and
/// must not send to the loop and wait: the loop may never run again. It has [`super::guard::WORDS`]
/// to end.
#[derive(Clone, Default)]
pub(super) struct LastWords(Arc<Mutex<Option<Words>>>);

impl LastWords {
    /// Sets what is done; what was set before is dropped.
    #[cfg_attr(not(test), expect(dead_code, reason = "nothing that outlives the loop is kept yet"))]
    pub(super) fn set(&self, words: impl FnOnce() + Send + 'static) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(words));
    }

    /// Does it, unless it was done. The lock is held meanwhile, so that nobody ends the program
    /// under it.
    pub(super) fn speak(&self) {
        let mut words = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = words.take() {
            words();
        }
    }
}

impl fmt::Debug for LastWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LastWords")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::LastWords;

    #[test]
    fn they_are_spoken_once_whoever_speaks() {
        let spoken = Arc::new(AtomicUsize::new(0));
        let words = LastWords::default();
        let count = Arc::clone(&spoken);
        words.set(move || {
            count.fetch_add(1, Ordering::SeqCst);
        });
        words.clone().speak();
        words.speak();
        assert_eq!(spoken.load(Ordering::SeqCst), 1);
    }
}
