//! Which files are looked at, and what becomes of those that cannot be.

use std::fs;

use super::{json, paths};
use crate::cli::{Desk, Ran};

/// A manifest without a problem.
fn sound(name: &str) -> String {
    format!("{{\"client_name\": \"{name}\", \"grant_types\": [\"client_credentials\"]}}")
}

/// Things with a manifest's name that cannot be read.
fn put_unreadables(desk: &Desk) -> Vec<&'static str> {
    fs::create_dir(desk.path("folder.json")).unwrap();
    fs::File::create(desk.path("large.json")).unwrap().set_len((64 << 20) + 1).unwrap();
    let mut names = vec!["gone.json", "large.json"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere.json", desk.path("dangling.json")).unwrap();
        std::os::unix::fs::symlink("round.json", desk.path("round.json")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(desk.path("pipe.json")).status();
        names.extend(["dangling.json", "round.json"]);
        if made.is_ok_and(|status| status.success()) {
            names.push("pipe.json");
        }
    }
    names
}

#[test]
fn one_that_cannot_be_read_among_three_hundred_does_not_stop_the_others() {
    let desk = Desk::new();
    let mut names: Vec<String> = (0..300).map(|number| format!("app-{number:03}.json")).collect();
    for name in &names {
        desk.put(name, sound(name));
    }
    desk.put("app-123.json", "{\"client_name\": \"a\",}");
    for unreadable in put_unreadables(&desk) {
        names.insert(150, unreadable.to_owned());
        let mut arguments = vec!["check", "--format", "json"];
        arguments.extend(names.iter().map(String::as_str));
        let ran = desk.run(&arguments);
        assert_eq!((ran.code, ran.err.lines().count()), (2, 1), "{}", ran.err);
        assert!(ran.err.starts_with("lp-manifest: ") && ran.err.contains(unreadable), "{}", ran.err);
        let report = json(&ran.out);
        assert_eq!((report["files"].as_array().unwrap().len(), &report["errors"]), (301, &1.into()));
        assert_eq!(report["unreadable"], 1);
        names.remove(150);
    }
}

#[test]
fn what_cannot_be_read_is_said_in_one_sentence() {
    let desk = Desk::with(sound("a"));
    let there = put_unreadables(&desk);
    for (name, sentence) in [
        ("gone.json", "there is no file gone.json: look at its spelling"),
        ("large.json", "large.json is larger than 64 MiB: no manifest is so long"),
        ("dangling.json", "there is no file dangling.json: look at its spelling"),
        ("round.json", "round.json cannot be read: its links lead in a circle"),
        ("pipe.json", "pipe.json is a pipe, and has to be a file"),
    ] {
        if there.contains(&name) {
            desk.run(&["check", name]).complains(2, sentence);
        } else {
            eprintln!("skipped {name}: it cannot be made here");
        }
    }
    desk.run(&["check", "folder.json"])
        .complains(2, "no manifest in folder.json: name the file, or add --allow-none");
    // In a folder, what is no ordinary file is no manifest.
    assert_eq!(paths(&desk, &["."]), ["app.json"]);
}

/// Runs as a user to whom permission bits mean something; `None` where that cannot be done.
#[cfg(unix)]
fn as_anybody(desk: &Desk, arguments: &[&str]) -> Option<Ran> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lp-manifest"));
    command.current_dir(desk.path("")).args(arguments);
    let root = fs::metadata(desk.path("")).unwrap().uid() == 0;
    if root {
        fs::set_permissions(desk.path(""), fs::Permissions::from_mode(0o755)).unwrap();
        command.uid(65534).gid(65534);
    }
    let output = command.output().ok()?;
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Some(Ran { code: output.status.code()?, out: text(output.stdout), err: text(output.stderr) })
}

#[cfg(unix)]
#[test]
fn a_file_and_a_folder_that_it_may_not_read_are_told_of_and_the_rest_is_checked() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(sound("a"));
    desk.put("closed/app.json", sound("b"));
    desk.put("secret.json", sound("c"));
    let forbid =
        |name: &str| fs::set_permissions(desk.path(name), fs::Permissions::from_mode(0o000)).unwrap();
    forbid("closed");
    forbid("secret.json");
    let Some(ran) = as_anybody(&desk, &["check", "."]) else {
        eprintln!("skipped: the program cannot be run as another user here");
        return;
    };
    let said = "lp-manifest: closed cannot be read: look at its permissions\n\
                lp-manifest: secret.json cannot be read: look at its permissions\n";
    assert_eq!((ran.code, ran.err.as_str()), (2, said));
    assert_eq!(ran.out, "app.json: no problems\n");
    let ran = as_anybody(&desk, &["check", "secret.json"]).unwrap();
    ran.complains(2, "secret.json cannot be read: look at its permissions");
    let ran = as_anybody(&desk, &["check", "closed"]).unwrap();
    ran.complains(2, "closed cannot be read: look at its permissions");
    fs::set_permissions(desk.path("closed"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn only_manifests_passes_over_what_is_none() {
    let desk = Desk::with(sound("a"));
    desk.put("package.json", "{\"name\": \"x\"}");
    desk.put("notes.json", "no json");
    desk.put("list.json", "[{\"client_name\": \"x\"}]");
    desk.put("broken.json", "{\"client_name\": }");
    let all = ["app.json", "package.json", "notes.json", "list.json", "broken.json"];
    assert_eq!(paths(&desk, &all), all);
    let mut some = vec!["--only-manifests"];
    some.extend(all);
    assert_eq!(paths(&desk, &some), ["app.json", "broken.json"]);
    // Who pipes something in means it.
    let ran = desk.run_with(&["check", "--only-manifests", "-"], "{\"name\": \"x\"}");
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    // A name that is nothing at all is still a mistake.
    assert_eq!(desk.run(&["check", "--only-manifests", "app.json", "gone.json"]).code, 2);
    desk.run(&["check", "--only-manifests", "package.json", "notes.json"])
        .complains(2, "no manifest in package.json, notes.json: name the file, or add --allow-none");
    desk.run(&["check", "--only-manifests", "package.json", "notes.json", "list.json", "package.json"])
        .complains(
            2,
            "no manifest in package.json, notes.json, list.json, …: name the file, or add --allow-none",
        );
}

#[test]
fn no_manifest_at_all_can_be_allowed() {
    let desk = Desk::new();
    fs::create_dir(desk.path("empty")).unwrap();
    desk.run(&["check", "empty"]).complains(2, "no manifest in empty: name the file, or add --allow-none");
    desk.run(&["check", "--fix", "--dry-run", "empty"])
        .complains(2, "no manifest in empty: name the file, or add --allow-none");
    desk.run(&["check", "--allow-none", "empty"]).says(0, "no manifest: no problems\n");
    desk.put("package.json", "{}");
    desk.run(&["check", "--only-manifests", "--allow-none", "package.json"])
        .says(0, "no manifest: no problems\n");
    for format in ["json", "github", "gitlab", "sarif", "junit", "markdown"] {
        let ran = desk.run(&["check", "--allow-none", "--format", format, "empty"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn two_ways_to_one_file_are_one_file() {
    let desk = Desk::with(sound("a"));
    std::os::unix::fs::symlink("app.json", desk.path("link.json")).unwrap();
    assert_eq!(paths(&desk, &["app.json", "./app.json", "link.json", "."]), ["app.json"]);
    assert_eq!(paths(&desk, &["link.json", "app.json"]), ["link.json"]);
}

#[test]
fn many_files_are_told_of_in_order() {
    let desk = Desk::new();
    let names: Vec<_> = (0..200).map(|number| format!("{}/{number:03}.json", number % 7)).collect();
    for name in &names {
        desk.put(name, "{\"client_name\": \"Kiosk\"}");
    }
    let mut sorted = names;
    sorted.sort();
    for _ in 0..3 {
        assert_eq!(paths(&desk, &["."]), sorted);
    }
    let ran = desk.run(&["check", "--notes", "."]);
    // The first of them in order has the name, whoever was read first.
    assert_eq!(ran.out.matches("Kiosk is the name in 0/000.json too [client-name-shared]").count(), 199);
}

#[test]
fn one_file_has_one_path_however_it_was_spelled() {
    let desk = Desk::new();
    desk.put("apps/b.json", "{\"client_name\": \"A\", \"grant_types\": [\"x\"]}");
    let whole = desk.path("apps").canonicalize().unwrap();
    let whole = whole.to_str().unwrap();
    for format in ["text", "json", "github", "gitlab", "sarif", "junit", "markdown"] {
        let say = |path: &str| desk.run(&["check", "--format", format, path]).out;
        let wanted = say("apps");
        assert!(wanted.contains("apps/b.json"), "{format}: {wanted}");
        for path in ["apps/", "apps//", "./apps", "apps/../apps", "apps/b.json", "./apps//b.json", whole] {
            assert_eq!(say(path), wanted, "{format}: {path}");
        }
    }
    // Outside the folder that one stands in a path is whole.
    std::fs::create_dir(desk.path("other")).unwrap();
    let ran = Desk::ran(desk.command(&["check", "../apps"]).current_dir(desk.path("other")));
    assert!(ran.out.starts_with(&format!("{whole}/b.json:1:")), "{}", ran.out);
    // The root of the project is that of the CI's pages.
    let root = desk.path("").canonicalize().unwrap();
    let mut command = desk.command(&["check", "--format", "github", "../apps"]);
    let ran = Desk::ran(command.current_dir(desk.path("other")).env("GITHUB_WORKSPACE", root));
    assert!(ran.out.starts_with("::error file=apps/b.json,"), "{}", ran.out);
}
