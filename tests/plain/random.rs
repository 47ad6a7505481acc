//! Random lines.
