//! What is made for others to read: reports of problems, the JSON Schema, explanations, reference
//! pages.
//!
//! Responsible for the forms that others prescribe. It deliberately holds no fact of its own and
//! prints nothing: fields and values stand in the catalogue, rules in the table of rules.

pub mod article;
pub mod entry;
pub mod explain;
pub mod explained;
pub mod markdown;
pub mod offered;
pub mod pages;
pub mod report;
pub mod safe;
pub mod schema;
pub mod start;
pub mod words;
