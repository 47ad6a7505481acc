//! What others read: reports of problems, the JSON Schema, explanations and reference pages.
//!
//! Responsible for the forms that others prescribe, and for what is said of the tables. It
//! deliberately finds nothing and prints nothing: it makes texts.

pub mod article;
pub mod entry;
pub mod explain;
pub mod pages;
pub mod report;
pub mod safe;
pub mod schema;
pub mod subjects;
pub mod words;
