//! How often values were looked at, for the tests that hold the work against the size of a text.
//!
//! Counted only where debug assertions are, in the thread that looks. It deliberately measures no time:
//! the count is the same on every machine.

use std::cell::Cell;

thread_local! {
    static READS: Cell<u64> = const { Cell::new(0) };
}

/// Counts one look at a value.
pub(super) fn read() {
    if cfg!(debug_assertions) {
        READS.set(READS.get() + 1);
    }
}

/// How often this thread has looked at a value so far; always 0 in a release build.
pub fn reads() -> u64 {
    READS.get()
}
