//! Every integration test in one binary: a file a topic.

mod catalogue;
mod check;
mod cli;
mod diff;
mod edits;
mod placeholder;
mod quick_launch;
mod store;
