//! The real program in a real terminal: an emulator reads what it writes.
//!
//! Nothing here waits by the clock: every wait is for bytes, and ends when they do not come.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod endings;
mod hostile;
mod refused;
mod tty;
mod work;
