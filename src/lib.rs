//! `lp-manifest`: LivePerson application manifests, edited and checked without changing a byte
//! that was not meant.
//!
//! The rooms in reading order: what a text is and what an edit of it is ([`json`]), what a manifest
//! means ([`manifest`]), what other programs and people read of it ([`export`]), what people settle
//! in a file ([`config`]), reading and saving ([`store`]), a manifest as a form ([`form`]), what
//! editors are told of one ([`lsp`]), text that can be shown ([`safe`]) and looked at fast (`bytes`), and the editor: without a
//! terminal (`app`), drawn (`ui`), spoken (`plain`), and in a terminal (`tui`).
//!
//! The crate's head deliberately does nothing: it is the map.

// What tests count is counted by its name outside of this crate, too.
#[cfg(test)]
extern crate self as lp_manifest;

#[cfg(feature = "tui")]
pub mod app;
mod bytes;
pub mod config;
pub mod export;
pub mod form;
pub mod json;
pub mod lsp;
pub mod manifest;
#[cfg(feature = "tui")]
pub mod plain;
pub mod safe;
pub mod store;
#[cfg(feature = "tui")]
pub mod tui;
#[cfg(feature = "tui")]
pub mod ui;
