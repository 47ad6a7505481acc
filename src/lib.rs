//! `lp-manifest`: LivePerson application manifests, edited and checked without changing a byte
//! that was not meant.
//!
//! The modules in reading order: what a text is ([`json`]), what an edit of it is ([`document`],
//! [`history`]), what a manifest may hold ([`catalogue`]), what a person means by an edit
//! ([`edits`]), what is wrong with a manifest ([`check`]), who sees the application
//! ([`quick_launch`]).
//!
//! The crate's head deliberately does nothing: it is the map.

#[cfg(feature = "tui")]
pub mod app;
pub mod catalogue;
pub mod check;
pub mod config;
pub mod diff;
pub mod document;
pub mod edits;
pub mod export;
pub mod history;
pub mod json;
pub mod merge;
pub mod placeholder;
pub mod quick_launch;
pub mod safe;
pub mod store;
pub mod template;
#[cfg(feature = "tui")]
pub mod tui;
#[cfg(feature = "tui")]
pub mod ui;
pub mod unsaved;
