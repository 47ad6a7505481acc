//! What a manifest means: its fields, its rules, who sees the application, and edits as people mean
//! them.
//!
//! The rooms in reading order: what a manifest may hold ([`catalogue`]), what it starts from
//! ([`template`]) and leaves open ([`placeholder`]), what a reader sees of a text ([`visible`]), what a person means by an edit ([`edits`]),
//! what is wrong ([`check`]), who sees the application ([`quick_launch`]), what nobody is shown
//! ([`secret`]), two people's changes brought together ([`merge`]), what an update would change
//! ([`comparison`]), a change in words ([`difference`]), what who installs it has to know ([`handoff`]), which JSON is a manifest at all ([`recognition`]). It deliberately does no IO and knows no form.

pub mod catalogue;
pub mod check;
pub mod comparison;
pub mod difference;
pub mod edits;
pub mod handoff;
pub mod merge;
pub mod placeholder;
pub mod quick_launch;
pub mod recognition;
pub mod secret;
pub mod template;
pub mod visible;
