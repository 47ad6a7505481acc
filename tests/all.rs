//! Every integration test in one binary: a file a topic.

mod catalogue;
mod check;
mod edits;
mod placeholder;
mod quick_launch;
