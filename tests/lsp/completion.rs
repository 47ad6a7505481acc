//! What could be written at a place, and the text after it was.

use lp_manifest::manifest::template::Template;
use serde_json::{Value, json};

use super::editor::{APP, Columns, Editor, Told, abilities, rules};

/// The labels that are offered where `|` stands.
fn labels(editor: &mut Editor, text: &str) -> Vec<String> {
    let at = text.find('|').unwrap();
    editor.open(APP, &text.replace('|', ""));
    let labels =
        editor.completions(APP, at).into_iter().map(|item| item["label"].as_str().unwrap().to_owned());
    labels.collect()
}

/// The text after something was taken where `|` stands.
fn after(editor: &mut Editor, text: &str, label: &str) -> String {
    let at = text.find('|').unwrap();
    editor.open(APP, &text.replace('|', ""));
    editor.complete(APP, at, label);
    editor.text(APP).to_owned()
}

#[test]
fn names_are_those_that_are_not_there() {
    let mut editor = Editor::plain();
    let names = labels(&mut editor, "{\"client_name\": \"A\", \"ena|\"}");
    assert!(names.contains(&"enabled".to_owned()) && !names.contains(&"client_name".to_owned()), "{names:?}");
    for secret in ["client_secret", "client_id", "deleted"] {
        assert!(!names.contains(&secret.to_owned()));
    }
    let inside = labels(&mut editor, "{\"client_name\": \"A\", \"capabilities\": {|}}");
    assert_eq!(inside[..2], ["webhooks", "engagement"]);
    let events =
        labels(&mut editor, "{\"client_name\": \"A\", \"capabilities\": {\"webhooks\": {\"retry\": {}, |}}}");
    let own = events.iter().filter(|name| !name.starts_with("capabilities"));
    assert!(
        own.count() == 5 && events.contains(&"cqm.ExConversationChangeNotification".to_owned()),
        "{events:?}"
    );
    assert!(!events.contains(&"retry".to_owned()));
    let header = "{\"client_name\": \"A\", \"capabilities\": {\"webhooks\": {\"cqm.ExConversationChangeNotification\": {\"headers\": [{\"header_name\": \"N\", |";
    assert_eq!(labels(&mut editor, header), ["header_value"]);
    assert_eq!(labels(&mut editor, "{\"client_name\": \"A\", \"x\": {|}}"), [""; 0]);
}

#[test]
fn values_are_those_of_the_guides() {
    let mut editor = Editor::plain();
    assert_eq!(labels(&mut editor, "{\"client_name\": \"A\", \"enabled\": |}"), ["true", "false"]);
    assert_eq!(labels(&mut editor, "{\"client_name\": \"A\", \"enabled\": t|}"), ["true", "false"]);
    let goals = "{\"client_name\": \"A\", \"capabilities\": {\"engagement\": {\"goal\": [\"url\", \"|\"]}}}";
    let goals = labels(&mut editor, goals);
    assert!(goals.contains(&"lead".to_owned()) && !goals.contains(&"url".to_owned()), "{goals:?}");
    let grants = labels(&mut editor, "{\"client_name\": \"A\", \"grant_types\": |}");
    assert!(grants.contains(&"[\"client_credentials\"]".to_owned()), "{grants:?}");
    let retries = "{\"client_name\": \"A\", \"capabilities\": {\"webhooks\": {\"cqm.ExConversationChangeNotification\": {\"max_retries\": |}}}}";
    assert_eq!(labels(&mut editor, retries), ["0", "1", "2", "3", "4", "5"]);
    assert_eq!(labels(&mut editor, "{\"client_name\": |}"), [""; 0]);
}

#[test]
fn quotes_and_commas_that_are_missing_are_written_too() {
    let mut editor = Editor::plain();
    let cases = [
        ("{\"client_name\": \"A\", en|}", "enabled", "{\"client_name\": \"A\", \"enabled\": true}"),
        ("{\"client_name\": \"A\", \"en|\"}", "enabled", "{\"client_name\": \"A\", \"enabled\": true}"),
        ("{\"client_name\": \"A\"\n  |\n}", "enabled", "{\"client_name\": \"A\",\n  \"enabled\": true\n}"),
        ("{|\"client_name\": \"A\"}", "enabled", "{\"enabled\": true,\"client_name\": \"A\"}"),
        ("{\"enabl|\": 1, \"client_name\": \"A\"}", "enabled", "{\"enabled\": 1, \"client_name\": \"A\"}"),
        ("{\"client_name\": \"A\", \"enabled\": |}", "false", "{\"client_name\": \"A\", \"enabled\": false}"),
        (
            "{\"client_name\": \"A\", \"grant_types\": [|\"client_credentials\"]}",
            "refresh_token",
            "{\"client_name\": \"A\", \"grant_types\": [\"refresh_token\",\"client_credentials\"]}",
        ),
        (
            "{\"client_name\": \"A\", \"grant_types\": [\"re|]}",
            "refresh_token",
            "{\"client_name\": \"A\", \"grant_types\": [\"refresh_token\"]}",
        ),
        (
            "{\"client_name\": \"A\", \"redirect_uris\": |}",
            "[…]",
            "{\"client_name\": \"A\", \"redirect_uris\": [\"\"]}",
        ),
        ("{\"client_name\": \"😀\", |}", "description", "{\"client_name\": \"😀\", \"description\": \"\"}"),
    ];
    for (text, label, wanted) in cases {
        assert_eq!(after(&mut editor, text, label), wanted, "{text}");
    }
}

#[test]
fn a_part_comes_with_all_that_it_needs_as_the_text_around_it_is_laid_out() {
    let mut editor = Editor::plain();
    let text = "{\r\n\t\"client_name\": \"A\",\r\n\t\"capabilities\": {\r\n\t\t\"webhooks\": {\r\n\t\t\t|\r\n\t\t}\r\n\t}\r\n}";
    let event = "\"cqm.ExConversationChangeNotification\": {\r\n\t\t\t\t\"endpoint\": \"https://\",\r\n\t\t\t\t\"max_retries\": 3\r\n\t\t\t}";
    assert_eq!(after(&mut editor, text, "cqm.ExConversationChangeNotification"), text.replace('|', event));
    let engagement = after(
        &mut editor,
        "{\n  \"client_name\": \"A\",\n  \"capabilities\": {\n    |\n  }\n}\n",
        "engagement",
    );
    assert!(
        engagement.contains("\n    \"engagement\": {\n      \"design_engagement\": false,\n"),
        "{engagement}"
    );
    let problems = editor.problems(APP);
    assert!(!rules(&problems).contains(&"engagement-incomplete"), "{problems:#?}");
}

#[test]
fn a_name_that_belongs_deeper_is_written_where_it_belongs() {
    let mut editor = Editor::plain();
    let goal = "capabilities.engagement.goal";
    let retries = "capabilities.webhooks.\"cqm.ExConversationChangeNotification\".max_retries";
    // Where nothing of the way is there it is written in place, with all that it needs.
    let text = "{\n  \"client_name\": \"A\",\n  |\n}\n";
    let written = after(&mut editor, &text.replace('|', "go|"), goal);
    assert!(written.contains("\n  \"capabilities\": {\n    \"engagement\": {\n      \"design_"), "{written}");
    assert!(!rules(&editor.problems(APP)).iter().any(|rule| rule.starts_with("engagement")), "{written}");
    let written = after(&mut editor, &text.replace('|', "\"max|\""), retries);
    assert!(written.contains("\"endpoint\": \"https://\",\n        \"max_retries\": 3\n"), "{written}");
    // Else it goes there, and what was typed goes.
    let event = r#"{"client_name": "A", "capabilities": {"webhooks": {"cqm.ExConversationChangeNotification": {"endpoint": "https://a.example"}}}|}"#;
    let wanted = r#"{"client_name": "A", "capabilities": {"webhooks": {"cqm.ExConversationChangeNotification": {"endpoint": "https://a.example", "max_retries": 3}}}}"#;
    for typed in [", |", ", max|", ",max_retries|", ", \"max|\""] {
        assert_eq!(after(&mut editor, &event.replace('|', typed), retries), wanted, "{typed}");
    }
    let event = event.replace("\"A\", ", "\"A\",").replace("}}}|", "}}}");
    for typed in ["max|,", "\"capabilities.webhooks.|\",", " max| , "] {
        let text = event.replace("{\"client", &format!("{{{typed}\"client"));
        let made = after(&mut editor, &text, retries);
        assert_eq!(made.replace(' ', ""), wanted.replace(' ', ""), "{typed}");
    }
    let lines = "{\n\t\"client_name\": \"A\",\n\t\"goal|\"\n\t\"capabilities\": {\n\t\t\"engagement\": {\n\t\t\t\"design_window\": true\n\t\t}\n\t}\n}\n";
    let wanted = "{\n\t\"client_name\": \"A\",\n\t\"capabilities\": {\n\t\t\"engagement\": {\n\t\t\t\"design_window\": true,\n\t\t\t\"goal\": [\"\"]\n\t\t}\n\t}\n}\n";
    assert_eq!(after(&mut editor, lines, goal), wanted);
    // What is there is not offered, nor what would leave out what an object has to have.
    let names = labels(&mut editor, &wanted.replace("\"A\",", "\"A\", |,"));
    assert!(!names.contains(&goal.to_owned()) && names.contains(&retries.to_owned()), "{names:?}");
    assert!(!names.iter().any(|name| name.ends_with("headers")), "{names:?}");
}

#[test]
fn addresses_of_other_events_and_profiles_with_names_are_values_too() {
    let mut editor = Editor::plain();
    let events = r#"{"client_name": "A", "capabilities": {"webhooks": {
      "ms.MessagingEventNotification.ContentEvent": {"endpoint": "https://a.example/x"},
      "cqm.ExConversationChangeNotification": {"endpoint": |}}}}"#;
    for typed in ["|", "\"|\""] {
        let text = events.replace('|', typed);
        assert_eq!(labels(&mut editor, &text), ["\"https://a.example/x\""], "{typed}");
    }
    assert_eq!(
        labels(&mut editor, &events.replace("/x\"", "/x|\"").replacen(": |}", ": \"https://b.example\"}", 1)),
        ["\"https://b.example\""]
    );
    let profiles = r#"{"client_name": "A", "enabled_for_profiles": [7, |]}"#;
    assert_eq!(labels(&mut editor, profiles)[0], "42");
    let made = after(&mut editor, profiles, "42");
    assert_eq!(made, r#"{"client_name": "A", "enabled_for_profiles": [7, 42]}"#);
}

#[test]
fn an_editor_with_stops_gets_them_and_indents_by_itself() {
    let mut able = abilities(Columns::Utf16);
    able["textDocument"]["completion"] = json!({"completionItem": {"snippetSupport": true}});
    let mut editor = Editor::start(Told::default(), &able);
    editor.open(
        APP,
        "{\n  \"client_name\": \"A\",\n  \"capabilities\": {\n    \"webhooks\": {\n      \n    }\n  }\n}",
    );
    let at = editor.text(APP).find("      \n").unwrap() + 6;
    let offered = editor.completions(APP, at);
    let item = |label: &str| -> &Value { offered.iter().find(|item| item["label"] == label).unwrap() };
    let retry = item("retry");
    assert_eq!((&retry["insertTextFormat"], &retry["insertTextMode"]), (&json!(2), &json!(2)));
    assert_eq!(retry["textEdit"]["newText"], "\"retry\": {\n  \"retention_time\": ${1:86400}\n}");
    let event = item("cqm.ExConversationChangeNotification")["textEdit"]["newText"].as_str().unwrap();
    assert_eq!(
        event,
        "\"cqm.ExConversationChangeNotification\": {\n  \"endpoint\": \"https://$1\",\n  \"max_retries\": ${2:3}\n}"
    );
}

#[test]
fn an_empty_text_offers_the_templates() {
    let mut editor = Editor::plain();
    for template in Template::ALL {
        assert_eq!(after(&mut editor, "|", template.name()), template.text().trim_end());
        assert_eq!(after(&mut editor, "con|", template.name()), template.text().trim_end());
    }
    for text in ["{\n  |\n}\n", "{|}"] {
        assert!(labels(&mut editor, text).contains(&"connector".to_owned()), "{text}");
    }
    let begun = after(&mut editor, "{\n  |\n}\n", "connector");
    assert_eq!(begun, Template::Connector.text());
    let other = labels(&mut editor, "{\"name\": \"x\", |}");
    assert_eq!(other, [""; 0], "this is no manifest, and does not begin like one");
}

#[test]
fn whatever_the_place_is_what_is_offered_fits_there() {
    let mut editor = Editor::plain();
    let text = "{\n  \"client_name\": \"A\",\n  \"grant_types\": [\"client_credentials\"],\n  \"capabilities\": {\n    \"engagement\": {\"goal\": [\"lead\"]}\n  }\n}\n";
    for at in 0..text.len() {
        editor.open(APP, text);
        for item in editor.completions(APP, at) {
            editor.open(APP, text);
            editor.take(APP, &item);
            let after = editor.text(APP);
            assert!(serde_json::from_str::<Value>(after).is_ok(), "{at} {}: {after}", item["label"]);
        }
    }
}
