//! Every integration test in one binary: a file a topic.

// clippy's allowance for tests ends at their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod catalogue;
mod check;
mod cli;
mod diff;
mod document;
mod edits;
mod parser;
mod placeholder;
mod properties;
mod quick_launch;
mod store;
