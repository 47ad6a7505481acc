//! What single lines do.
