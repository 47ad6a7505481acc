//! What people settle in files of their own, from its text to values.
//!
//! Responsible for what may stand in such a file and for saying, with the line, what may not. It
//! deliberately opens no file: finding and reading one is the store's.

pub mod person;
pub mod settings;
