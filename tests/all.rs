//! Every integration test in one binary: a file a topic.

mod catalogue;
mod cli;
mod diff;
mod store;
