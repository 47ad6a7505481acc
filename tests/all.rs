//! Every integration test in one binary: a file a topic.

// clippy's allowance for tests ends at their helpers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test ends at what it did not expect, and says so"
)]

mod arrows;
mod catalogue;
mod check;
mod cli;
#[cfg(feature = "tui")]
mod colours;
mod diff;
mod doctor;
mod document;
mod edits;
mod export;
mod handoff;
#[cfg(feature = "tui")]
mod hostile;
#[cfg(feature = "tui")]
mod house;
#[cfg(all(unix, feature = "tui"))]
mod input;
mod journal;
#[cfg(feature = "tui")]
mod keys;
#[cfg(feature = "tui")]
mod linear;
mod lsp;
mod merge;
mod package;
mod parser;
#[cfg(feature = "tui")]
mod pictures;
mod placeholder;
#[cfg(feature = "tui")]
mod plain;
mod properties;
#[cfg(all(unix, feature = "tui"))]
mod pty;
mod public;
mod quick_launch;
#[cfg(feature = "tui")]
mod random;
mod readme;
#[cfg(feature = "tui")]
mod screens;
mod store;
#[cfg(feature = "tui")]
mod stories;
mod support;
