//! What follows from the catalogue alone.

use super::Problem;
use crate::document::Document;

/// Every problem of shape, in no order.
pub(super) fn problems(_document: &Document) -> Vec<Problem> {
    Vec::new()
}
