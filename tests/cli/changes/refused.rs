//! What `set`, `unset` and `tick` refuse: in a sentence, with the file as it was.

use super::super::{Desk, sample};

#[test]
fn what_cannot_be_done_is_a_sentence_and_changes_nothing() {
    let cases: [(&[&str], i32, &str); 16] = [
        (&["tick", "app.json", "client_name=x"], 2, "client_name is no list, but a text: use set"),
        (&["tick", "app.json", "display_name=x"], 2, "display_name is no list of single values: use set"),
        (
            &["untick", "app.json", "enabled_for_profiles=x"],
            2,
            "enabled_for_profiles holds whole numbers: write one, such as enabled_for_profiles=42",
        ),
        (
            &["tick", "app.json", "goal"],
            2,
            "goal names no value: write PATH=VALUE, such as capabilities.engagement.goal=url",
        ),
        (&["set", "app.json", "enabled"], 2, "enabled sets nothing: write PATH=JSON, such as enabled=true"),
        (&["set", "app.json", "=1"], 2, "set changes one member: name it before the =, such as enabled=true"),
        (
            &["set", "app.json", "client_name.x=1"],
            2,
            "nothing was changed: client_name is a text: repair it first",
        ),
        (
            &["set", "app.json", "client_name[-]=1"],
            2,
            "nothing was changed: client_name is a text: repair it first",
        ),
        (
            &["set", "app.json", "redirect_uris[9]=1"],
            2,
            "nothing was changed: redirect_uris has only 1 items: append with [-]",
        ),
        (
            &["set", "app.json", "scope=msg"],
            2,
            "the value for scope is not JSON: msg is no value: true, false, null, or a text in double quotes; \
          --string takes it as a text",
        ),
        (
            &["unset", "app.json", "redirect_uris[-]"],
            2,
            "redirect_uris[-] names no place: here it must name one place, not the end of a list",
        ),
        (&["unset", "app.json", ""], 2, "unset takes one member out: name it, such as entry_uri"),
        (&["set", "none.json", "a=1"], 2, "there is no file none.json: look at its spelling"),
        (&["set", ".", "a=1"], 2, ". is a folder, and has to be a file"),
        (
            &["set", "broken.json", "a=1"],
            1,
            "broken.json is not JSON: line 2, column 9: a comma is missing after 1",
        ),
        (&["set", "wide.json", "a=1"], 1, "wide.json is written in UTF-16: save it as UTF-8"),
    ];
    let before = sample("le-app");
    let desk = Desk::with(&before);
    desk.put("broken.json", "{\n  \"a\": 1\n  \"b\": 2\n}");
    desk.put("wide.json", b"\xff\xfe{\0}\0");
    for (arguments, code, sentence) in cases {
        desk.run(arguments).complains(code, sentence);
        assert_eq!(desk.text(), before, "{arguments:?}");
    }
}

#[test]
fn a_file_that_may_not_be_written_stays() {
    let desk = Desk::with("{}");
    let mut permissions = std::fs::metadata(desk.path("app.json")).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(desk.path("app.json"), permissions).unwrap();
    desk.run(&["set", "app.json", "a=1"])
        .complains(2, "not saved: app.json is read-only; make it writable, or save a copy");
    assert_eq!(desk.text(), "{}");
    assert_eq!(desk.run(&["set", "--dry-run", "app.json", "a=1"]).code, 1);
}

#[test]
fn a_path_that_is_nearly_right_is_refused_with_the_one_that_was_meant() {
    let event = "capabilities.webhooks.\"ms.MessagingEventNotification.ContentEvent\"";
    for (path, value, right) in [
        (
            "capabilities.webhooks.ms.MessagingEventNotification.ContentEvent.endpoint",
            "\"https://b.acme.example\"",
            format!("is no place of a manifest: {event}.endpoint"),
        ),
        ("$.client_name", "\"B\"", "is no place of a manifest: client_name".to_owned()),
        ("client_name ", "\"B\"", "is no place of a manifest: client_name".to_owned()),
        (
            "max_retries",
            "3",
            "max_retries belongs to an event: capabilities.webhooks.EVENT.max_retries".to_owned(),
        ),
        ("goal", "[\"lead\"]", "goal belongs to engagement: capabilities.engagement.goal".to_owned()),
        // Siblings.
        (
            "capabilities.webhooks.cqm.ExConversationChangeNotification.max_retries",
            "3",
            "\"cqm.ExConversationChangeNotification\".max_retries".to_owned(),
        ),
        (
            "capabilities.webhooks.ms.MessagingEventNotification.ExConversationChangeNotification.max_retries",
            "3",
            "\"cqm.ExConversationChangeNotification\".max_retries".to_owned(),
        ),
        (
            "$.capabilities . engagement",
            "{}",
            "is no place of a manifest: capabilities.engagement".to_owned(),
        ),
        ("capabilites.engagement", "{}", "is no place of a manifest: capabilities.engagement".to_owned()),
        ("capabilities.entry_uri", "\"x\"", "entry_uri belongs to the manifest itself: entry_uri".to_owned()),
        ("retention_time", "3600", "belongs to retry: capabilities.webhooks.retry.retention_time".to_owned()),
        (
            "header_name",
            "\"x\"",
            "belongs to an item of headers: capabilities.webhooks.EVENT.headers[N]".to_owned(),
        ),
        // Names that are nearly those of the catalogue.
        ("enabledd", "true", "is no place of a manifest: enabled (".to_owned()),
        ("clientName", "\"B\"", "is no place of a manifest: client_name (".to_owned()),
        ("scopes", "\"msg.consumer\"", "is no place of a manifest: scope (".to_owned()),
        ("client_name-fr", "\"B\"", "is no place of a manifest: client_name#fr (".to_owned()),
        ("capabilities.engagment", "{}", "is no place of a manifest: capabilities.engagement (".to_owned()),
        (
            "capabilities.webhooks.ContentEvent.endpoint",
            "\"x\"",
            format!("is no place of a manifest: {event}.endpoint"),
        ),
        (
            "/capabilities/webhooks/ms.MessagingEventNotification/ContentEvent/endpoint",
            "\"x\"",
            format!("is no place of a manifest: {event}.endpoint"),
        ),
    ] {
        let desk = Desk::with("{\"client_name\": \"A\"}");
        let ran = desk.run(&["set", "app.json", &format!("{path}={value}")]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (2, "", 1), "{path}: {ran:?}");
        assert!(
            ran.err.contains(&right) && ran.err.contains("(--force takes it as typed)"),
            "{right}: {ran:?}"
        );
        assert_eq!(desk.text(), "{\"client_name\": \"A\"}");
        let ran = desk.run(&["set", "--force", "app.json", &format!("{path}={value}")]);
        assert!(ran.code < 2 && ran.out.starts_with("saved app.json: 1 change"), "{path}: {ran:?}");
    }
    let desk = Desk::with("{\"client_name\": \"A\", \"goal\": [], \"x\": {\"goal\": 1}}");
    for (command, path) in
        [("tick", "max_retries=lead"), ("unset", "$.client_name"), ("untick", "grant_types =a")]
    {
        assert_eq!(desk.run(&[command, "app.json", path]).code, 2, "{command} {path}");
    }
    // What is in the file, and what is like nothing in the guides, is taken as it is.
    for path in
        ["goal=[1]", "x.goal=2", "x.y=2", "z.a.b=1", "client_name=\"B\"", "team=\"B\"", "_comment=\"x\""]
    {
        assert!(desk.run(&["set", "app.json", path]).code < 2, "{path}");
    }
    let ran = desk.run(&["explain", "$.client_name"]);
    assert!(ran.code == 2 && ran.err.contains("did you mean client_name?"), "{ran:?}");
    let ran = desk.run(&["explain", "capabilities.engagement .goal"]);
    assert!(ran.code == 2 && ran.err.contains("did you mean capabilities.engagement.goal?"), "{ran:?}");
}

#[test]
fn nothing_after_the_sign_says_how_an_empty_text_is_written() {
    let desk = Desk::with("{\"client_name\": \"A\"}");
    desk.run(&["set", "app.json", "client_name="]).complains(
        2,
        "client_name is given nothing: write client_name='\"\"' for an empty text, or unset client_name",
    );
    assert_eq!(desk.run(&["set", "--string", "app.json", "client_name="]).code, 1);
    assert_eq!(desk.text(), "{\"client_name\": \"\"}");
}
