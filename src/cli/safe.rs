//! Foreign text made fit for a terminal, as the reports do it.
//!
//! It deliberately has no rule of its own.

pub(super) use lp_manifest::export::safe::{display_safe, json_safe, safe_line};
