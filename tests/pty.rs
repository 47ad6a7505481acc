//! The real program in a real terminal: an emulator reads what it writes.
//!
//! Nothing here waits by the clock: every wait is for bytes, and ends when they do not come.

mod colour;
mod endings;
mod hostile;
mod kept;
mod looks;
mod refused;
mod tty;
mod work;
