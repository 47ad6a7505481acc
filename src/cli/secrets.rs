//! What a complaint may quote of an argument.
//!
//! It deliberately does not know what a secret is: that is `manifest::secret`'s to say.

use lp_manifest::manifest::secret::{self, MASK};

/// An argument as a complaint may quote it.
pub(super) fn veil_argument(argument: &str) -> &str {
    if secret::is_named_in(argument) || secret::veiled(argument) != argument { MASK } else { argument }
}
