//! What other programs read: reports of problems.
//!
//! Responsible for the forms that others prescribe. It deliberately finds nothing and prints
//! nothing: it makes texts.

pub mod report;
pub mod safe;
