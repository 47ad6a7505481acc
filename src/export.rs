//! What is made from the tables for others to read: the JSON Schema, explanations, reference pages.
//!
//! It deliberately holds no fact of its own: fields and values stand in the catalogue, rules in the
//! table of rules.

pub mod article;
pub mod entry;
pub mod explain;
pub mod pages;
pub mod schema;
pub mod subjects;
pub mod words;
