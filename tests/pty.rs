//! The real program in a real terminal: an emulator reads what it writes.
//!
//! Nothing here waits by the clock: every wait is for bytes, and ends when they do not come.

mod answers;
mod bare;
mod colour;
mod endings;
mod hostile;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod idle;
mod kept;
mod keys;
mod long;
mod looks;
mod mouse;
mod outside;
mod panics;
mod refused;
mod start;
mod steps;
mod stopped;
mod tty;
mod work;
