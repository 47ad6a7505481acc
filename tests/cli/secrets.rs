//! No secret is in any output but the preview's.

use super::Desk;

const SECRET: &str = "hunter2-and-more";

/// Manifests with the secret in every place, sound and broken.
fn manifests() -> Vec<String> {
    let sound = format!(
        "{{\n  \"client_secret\": \"{SECRET}\",\n  \"clientSecret\": [\"{SECRET}\"],\n  \"client_nme\": 1, \"response_types\": \"code\",\n  \
         \"capabilities\": {{\"webhooks\": {{\"cqm.ExConversationChangeNotification\": {{\"endpoint\": \
         \"http://x\", \"max_retries\": 9, \"headers\": [{{\"header_name\": \"\", \"header_value\": \
         \"{SECRET}\"}}, {{\"header_value\": {{\"x\": \"{SECRET}\"}}}}, \"{SECRET}\"]}}}}}}\n}}\n"
    );
    vec![
        sound.replace("],\n", "]\n"),
        sound.replace("\",\n", "\"\n"),
        sound.replace(&format!("\"{SECRET}\",\n"), &format!("{SECRET},\n")),
        sound.replace(&format!("\"{SECRET}\",\n"), &format!("'{SECRET}',\n")),
        sound.replace(&format!("\"{SECRET}\",\n"), &format!("\"{SECRET}\n")),
        sound.replace("{\"header_value\"", "{,\"header_value\""),
        sound,
    ]
}

/// Manifests with secrets where only one function finds them: by a twin, below a stranger, in a
/// header's name, in the parts of an address.
fn odd_manifests() -> Vec<String> {
    let twins = format!(
        "{{\n  \"client_name\": \"A\",\n  \"clientSecret\": \"{SECRET}-twin\",\n  \"x\": {{\"client_secret\": \"{SECRET}-nested\"}}\n}}\n"
    );
    let content = format!(
        "{{\n  \"client_name\": \"A\",\n  \"logo_uri\": \"https://joe:{SECRET}@kiosk.acme.example/l o.png\",\n  \
         \"redirect_uris\": \"http://kiosk.acme.example/cb?token={SECRET}#x\",\n  \
         \"quick_launch_enabled\": true, \"enabled_for_profiles\": [42], \"entry_uri\": \"http:\\/\\/a:{SECRET}@b.example/\",\n  \
         \"grant_types\": [\"https://a:{SECRET}@b\"], \"scope\": \"a:{SECRET}@b\", \"capabilities\": {{\"webhooks\": {{\n  \
         \"cqm.ExConversationChangeNotification\": {{\"endpoint\": \"joe:{SECRET}@bot.acme.example/lp?code={SECRET}#x\",\n  \
         \"headers\": [{{\"header_name\": \"Bearer {SECRET}\", \"header_value\": \"Authorization\"}}]}},\n  \
         \"ms.MessagingEventNotification.ContentEvent\": {{\"endpoint\": \"https://joe:{SECRET}@bot.acme.example/lp#y\"}} }} }}\n}}\n"
    );
    vec![twins.replace("\",\n", "\"\n"), content.replace("\",\n", "\"\n"), twins, content]
}

#[test]
fn no_secret_is_ever_printed() {
    let commands: [&[&str]; 30] = [
        &["check", "app.json"],
        &["check", "--notes", "--strict", "."],
        &["check", "--format", "json", "app.json"],
        &["check", "--format", "github", "--notes", "app.json"],
        &["check", "--format", "gitlab", "--notes", "app.json"],
        &["check", "--format", "sarif", "--notes", "app.json"],
        &["check", "--format", "junit", "--notes", "app.json"],
        &["check", "--format", "markdown", "--notes", "app.json"],
        &["check", "--format", "json", "--baseline", "known.json", "app.json"],
        &["check", "--baseline", "none.json", "app.json"],
        &["check", "--fix", "--dry-run", "app.json"],
        &["check", "--fix", "--format", "json", "app.json"],
        &["check", "--fix", "app.json"],
        &["quick-launch", "app.json"],
        &["handoff", "app.json"],
        &["quick-launch", "--format", "json", "app.json"],
        &["set", "--dry-run", "app.json", "enabled=true", "client_nme=2"],
        &["set", "--dry-run", "app.json", "client_secret=\"hunter2-and-more!\""],
        &["set", "app.json", "client_secret=hunter2-and-more"],
        &["set", "app.json", "client_secret:hunter2-and-more"],
        &["tick", "app.json", "client_secret:hunter2-and-more"],
        &["unset", "--dry-run", "app.json", "client_secret"],
        &["untick", "--dry-run", "app.json", "clientSecret=hunter2-and-more"],
        &["tick", "--dry-run", "app.json", "grant_types=refresh_token"],
        &["diff", "/dev/null", "app.json"],
        &["diff", "app.json", "/dev/null"],
        &["diff", "app.json", "/dev/null", "0", "0", "app.json", "1", "0"],
        &["diff", "app.json", "app.json", "1", "0", "/dev/null", "0", "0"],
        &["quick-launch", "--profile", "7", "app.json"],
        &["set", "--dry-run", "app.json", "logo_uri=\"https://joe:hunter2@a.example\""],
    ];
    for text in manifests().into_iter().chain(odd_manifests()) {
        let desk = Desk::with(&text);
        desk.put("known.json", "{\"version\": 1, \"files\": []}");
        for arguments in commands {
            let ran = desk.run(arguments);
            assert!(
                !ran.out.contains("hunter2") && !ran.err.contains("hunter2"),
                "{arguments:?} on {text}: {ran:?}"
            );
        }
    }
}

#[test]
fn a_changed_secret_is_still_a_changed_line() {
    let desk = Desk::with("{\n  \"client_secret\": \"old\"\n}\n");
    let ran = desk.run(&["set", "--dry-run", "--string", "app.json", "client_secret=new"]);
    let masked = "  \"client_secret\": \"********\"\n";
    assert_eq!(ran.code, 1);
    assert!(ran.out.ends_with(&format!(" {{\n-{masked}+{masked} }}\n")), "{}", ran.out);
}

#[test]
fn the_preview_shows_the_true_text() {
    let text = manifests().pop().unwrap();
    Desk::with(&text).run(&["preview", "app.json"]).says(0, &text);
}

#[test]
fn a_fix_of_a_secret_does_not_tell_it() {
    let headers = format!(
        "[{{\"header_name\": \" X \", \"header_value\": \"{SECRET} \"}}, {{\"header_name\": \"Y\", \
         \"header_value\": \"{SECRET}\"}}]"
    );
    let text = format!(
        "{{\"client_name\": \"a \", \"client_secret\": \"{SECRET}\", \"capabilities\": {{\"webhooks\": \
         {{\"ms.MessagingEventNotification .ContentEvent\": {{\"endpoint\": \"HTTPS://a.example\", \"headers\": \
         {headers}}}}}}}}}"
    );
    for arguments in [
        &["check", "--fix", "--dry-run", "app.json"][..],
        &["check", "--format", "sarif", "--notes", "app.json"],
        &["check", "--fix", "--format", "json", "--notes", "app.json"],
        &["check", "--fix", "app.json"],
    ] {
        let desk = Desk::with(&text);
        let ran = desk.run(arguments);
        assert!(ran.out.contains("app.json") && !(ran.out + &ran.err).contains("hunter2"), "{arguments:?}");
    }
    let ran = Desk::new().run_with(&["check", "--fix", "-"], &text);
    assert!(!ran.err.contains("hunter2") && ran.out.contains(SECRET), "{}", ran.err);
}
