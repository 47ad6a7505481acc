//! Which program this is: its version and, where whoever built it said so, the commit and the date of its
//! rules.
//!
//! It deliberately asks no git and no clock: what is built twice from the same text is the same.

/// The commit that it was built from.
const COMMIT: Option<&str> = option_env!("LP_MANIFEST_COMMIT");

/// The day on which its fields and rules were last changed.
pub(super) const RULES: Option<&str> = option_env!("LP_MANIFEST_RULES");

/// `lp-manifest 0.1.0`
pub(super) fn short() -> String {
    format!("lp-manifest {}", env!("CARGO_PKG_VERSION"))
}

/// `0.1.0`, or `0.1.0 (commit 0a1b2c3, rules of 2026-11-26)`.
pub(super) fn long() -> String {
    told(COMMIT, RULES)
}

fn told(commit: Option<&str>, rules: Option<&str>) -> String {
    let commit = commit.map(|commit| format!("commit {commit}"));
    let known: Vec<_> = commit.into_iter().chain(rules.map(|rules| format!("rules of {rules}"))).collect();
    let version = env!("CARGO_PKG_VERSION");
    if known.is_empty() { version.to_owned() } else { format!("{version} ({})", known.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn what_is_known_of_a_build_is_told() {
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(told(None, None), version);
        assert_eq!(told(Some("0a1b2c3"), None), format!("{version} (commit 0a1b2c3)"));
        let both = told(Some("0a1b2c3"), Some("2026-11-26"));
        assert_eq!(both, format!("{version} (commit 0a1b2c3, rules of 2026-11-26)"));
    }
}
