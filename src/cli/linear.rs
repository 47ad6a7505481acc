//! Tests only: twice of anything takes each command at most 2.2 times the work.

#[path = "../../tests/support/shapes.rs"]
mod shapes;

use std::ffi::OsString;
use std::fs;
use std::io::sink;
use std::path::Path;

use super::out::Out;
use super::start;
use shapes::{Work, steeper};

/// So many of each, and twice as many.
const MANY: usize = 200;

/// The work of a command.
fn work(folder: &Path, command: &str) -> Work {
    let words = command.split(' ').map(|word| match word {
        "OLD" | "NEW" => folder.join(word).into_os_string(),
        word => OsString::from(word),
    });
    let arguments: Vec<OsString> = std::iter::once("lp-manifest".into()).chain(words).collect();
    let mut out = Out::to(Box::new(sink()), Box::new(sink()));
    Work::of(|| drop(start(arguments, &mut out)))
}

#[test]
fn twice_the_text_takes_a_command_at_most_twice_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let found = steeper(MANY, |text| {
        fs::write(folder.path().join("NEW"), text).unwrap();
        fs::write(folder.path().join("OLD"), text.replace('1', "7")).unwrap();
        let commands =
            ["check NEW", "check --fix --dry-run NEW", "diff OLD NEW", "set --dry-run NEW description=1"];
        commands.map(|command| (command, work(folder.path(), command)))
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn twice_the_settings_take_a_command_at_most_twice_the_work() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("NEW"), "{\"client_name\": \"com.acme.kiosk\"}").unwrap();
    for command in ["check NEW", "set --dry-run NEW description=1"] {
        let [less, more] = [MANY, 2 * MANY].map(|n| {
            let rules: String =
                (0..n).map(|i| ["no-rety", &i.to_string(), " = \"ignore\"\n"].concat()).collect();
            fs::write(folder.path().join(".lp-manifest.toml"), format!("[rules]\n{rules}")).unwrap();
            work(folder.path(), command)
        });
        assert!(more.times(less) <= shapes::AT_MOST, "{command}: {less:?}, {more:?}");
    }
}
