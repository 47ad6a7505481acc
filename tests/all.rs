//! Every integration test in one binary: a file a topic.

mod catalogue;
mod document;
mod parser;
mod properties;
