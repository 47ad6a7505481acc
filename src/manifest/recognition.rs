//! Which JSON is a manifest, where nobody says so: in a folder, in an editor.
//!
//! Responsible for telling a manifest from the settings and the OAuth metadata of other products. It
//! deliberately judges nothing else, and is not asked about a file that was named outright.

use crate::json::document::{Content, Document};
use crate::json::{Kind, Value};
use crate::manifest::catalogue::OAUTH_METADATA;

/// What a text that is not JSON has to hold to count as a manifest.
pub const SIGN: &str = "\"client_name\"";

/// How the name of a file ends that says so itself.
pub const ENDING: &str = ".lp-manifest.json";

/// Members of OAuth clients that no manifest has.
const OTHER_PRODUCTS: [&str; 2] = ["dpop_bound_access_tokens", "application_type"];

/// Members that only LivePerson has.
const OURS: [&str; 4] = ["display_name", "quick_launch_enabled", "entry_uri", "capabilities"];

/// Whether a text is a manifest, or was meant to be one.
pub fn is_manifest(content: &Content) -> bool {
    match content {
        Content::Manifest(document) => is_one(document),
        Content::Text { text, .. } => text.contains(SIGN),
    }
}

fn is_one(document: &Document) -> bool {
    let root = document.root();
    if root.kind() != Kind::Object {
        return false;
    }
    let capable = |value: Value<'_>| value.get("webhooks").or_else(|| value.get("engagement")).is_some();
    let certain = root.get("capabilities").is_some_and(capable) || root.get("enabled_for_profiles").is_some();
    let named = || {
        root.children().any(|member| {
            member.key().is_some_and(|key| key == "client_name" || key.starts_with("client_name#"))
        })
    };
    certain || (named() && !is_of_another_product(root))
}

/// Whether OAuth metadata says that it is for another product.
fn is_of_another_product(root: Value<'_>) -> bool {
    let has = |key: &&str| root.get(key).is_some();
    let address = root.get("client_id").and_then(|id| id.as_text()).is_some_and(|id| id.contains("://"));
    let other = address || OTHER_PRODUCTS.iter().chain(&OAUTH_METADATA).any(has);
    other && !OURS.iter().any(has)
}
