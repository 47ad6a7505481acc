//! Every integration test in one binary: a file a topic.

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
