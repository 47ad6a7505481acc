//! Which texts are judged, what is said of them, hovers and the outline.

use serde_json::json;

use super::editor::{APP, BLANK, Editor, SOUND, Told, marked, rules};
use crate::check::{fixture_texts, problems};

#[test]
fn each_fixture_has_the_problems_that_it_has_elsewhere() {
    let mut editor = Editor::plain();
    for (nth, text) in fixture_texts().iter().enumerate() {
        let uri = format!("file:///apps/{nth}.lp-manifest.json");
        editor.open(&uri, text);
        let said = editor.problems(&uri);
        let wanted = problems(text);
        assert_eq!(said.len(), wanted.len(), "{text}");
        for (said, wanted) in said.iter().zip(&wanted) {
            assert_eq!(marked(text, said, editor.columns), (wanted.rule, &text[wanted.span.clone()]));
            assert_eq!((&said["message"], &said["source"]), (&json!(wanted.message), &json!("lp-manifest")));
            let severity = wanted.severity as u64 + 1;
            assert_eq!(said["severity"], severity, "{}", wanted.rule);
        }
        // The next may have its name.
        editor.close(&uri);
    }
}

#[test]
fn typing_a_text_letter_by_letter_says_what_is_said_of_it_whole() {
    let mut editor = Editor::plain();
    for text in fixture_texts().into_iter().filter(|text| text.len() < 300) {
        editor.open(APP, &text);
        // Takes it apart from its end, and puts it together again.
        let letters: Vec<_> = text.char_indices().skip(1).map(|(at, c)| (at, c.to_string())).collect();
        for (at, letter) in letters.iter().rev() {
            editor.edit(APP, *at..at + letter.len(), "");
        }
        for (at, letter) in &letters {
            editor.edit(APP, *at..*at, letter);
        }
        assert_eq!(editor.text(APP), text);
        editor.close(APP);
        let uri = "file:///apps/typed.lp-manifest.json";
        editor.open(uri, &text);
        let whole = editor.problems(uri);
        editor.close(uri);
        editor.open(uri, "{}");
        editor.replace(uri, "{}", &text);
        assert_eq!(editor.problems(uri), whole, "{text}");
        editor.close(uri);
    }
}

#[test]
fn only_json_that_is_a_manifest_is_judged() {
    let mut editor = Editor::plain();
    let others = [
        ("package.json", r#"{"name": "x", "version": 1}"#),
        ("empty.json", "{}"),
        ("blank.json", ""),
        ("client.json", r#"{"client_name": "X", "client_id": "https://a.example/c.json"}"#),
        ("broken.json", r#"{"name": "x""#),
    ];
    for (name, text) in others {
        editor.open(&format!("file:///apps/{name}"), text);
    }
    // What comes after them is answered after them.
    editor.open(APP, BLANK);
    assert_eq!(rules(&editor.problems(APP)), ["client-name-blank"]);
    for (name, _) in others {
        let uri = format!("file:///apps/{name}");
        assert_eq!(editor.published(&uri), None, "{name}");
        assert!(editor.ask_at("textDocument/hover", &uri, 0).is_null());
        let symbols = editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}));
        assert!(symbols.unwrap().is_null(), "{name}");
    }
    editor.open("untitled:Untitled-1", BLANK);
    assert_eq!(rules(&editor.problems("untitled:Untitled-1")), ["client-name-blank"]);
}

#[test]
fn a_manifest_stays_one_while_its_name_is_written_anew() {
    let mut editor = Editor::plain();
    editor.open(APP, SOUND);
    assert_eq!(rules(&editor.problems(APP)), [""; 0]);
    editor.replace(APP, r#""client_name": "A", "#, "");
    assert_eq!(rules(&editor.problems(APP)), ["client-name-missing"]);
    editor.close(APP);
    assert!(editor.next_problems(APP).is_empty(), "what is closed has no problems");
}

#[test]
fn a_link_leads_to_a_page_that_is_known_and_to_no_other() {
    let mut editor = Editor::plain();
    editor.open(
        APP,
        r#"{"client_name": "A", "capabilities": {"webhooks": {"retry": {"retention_time": 1}}}, "redirect_uris": ["https://a.example/#x"]}"#,
    );
    let problems = editor.problems(APP);
    let link = |rule: &str| {
        let problem = problems.iter().find(|problem| problem["code"] == rule);
        problem.unwrap_or_else(|| panic!("{rule} in {problems:#?}"))["codeDescription"]["href"].clone()
    };
    let page = "https://developers.liveperson.com/connector-api-webhooks-retry-policy.html";
    assert_eq!(link("retention-time-range"), page);
    editor.open(APP, BLANK);
    let blank = editor.problems(APP);
    assert_eq!(
        (&blank[0]["code"], &blank[0]["codeDescription"]),
        (&json!("client-name-blank"), &json!(null))
    );
}

#[test]
fn a_hover_explains_names_and_values() {
    let mut editor = Editor::plain();
    let text = r#"{"client_name": "A", "client_name#fr": "B", "x-own": 1, "client_id": "c",
  "capabilities": {"engagement": {"goal": ["lead", "x"]},
    "webhooks": {"cqm.ExConversationChangeNotification": {"max_retries": 3, "headers": [{"header_name": "N"}]}}}}"#;
    editor.open(APP, text);
    let mut hover = |part: &str| {
        let at = text.find(part).unwrap() + 1;
        let hover = editor.ask_at("textDocument/hover", APP, at);
        let range = hover
            .get("range")
            .map(|range| text[super::editor::bytes(text, range, editor.columns)].to_owned());
        let first = hover["contents"]["value"].as_str().map(|value| value.lines().next().unwrap().to_owned());
        first.zip(range)
    };
    let mut says = |part: &str, line: &str, marked: &str| {
        assert_eq!(hover(part), Some((line.to_owned(), marked.to_owned())), "{part}");
    };
    says("\"client_name\"", "**`client_name`** Client name", "\"client_name\"");
    says("\"A\"", "**`client_name`** Client name", "\"A\"");
    says("\"client_name#fr\"", "**`client_name#TAG`** Localized name", "\"client_name#fr\"");
    says("\"client_id\"", "**`client_id`** not in the guides", "\"client_id\"");
    says("\"lead\"", "**`lead`** a value of Goal", "\"lead\"");
    says("\"max_retries\"", "**`capabilities.webhooks.*.max_retries`** Max retries", "\"max_retries\"");
    says(
        "\"header_name\"",
        "**`capabilities.webhooks.*.headers[].header_name`** Header name",
        "\"header_name\"",
    );
    assert_eq!(hover("\"x-own\""), None);
    assert_eq!(
        hover("{\"client_name\""),
        Some(("**`client_name`** Client name".to_owned(), "\"client_name\"".to_owned()))
    );
}

#[test]
fn the_outline_names_everything_and_tells_no_secret() {
    let mut editor = Editor::plain();
    let text = r#"{"client_name": "A", "client_secret": "hunter2", "": {}, "enabled_for_profiles": [42]}"#;
    editor.open(APP, text);
    let symbols = editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": APP}})).unwrap();
    let told: Vec<_> = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!("{} {} {}", one["name"], one["detail"], one["children"].as_array().map_or(0, Vec::len))
        })
        .collect();
    assert_eq!(
        told,
        [
            r#""client_name" "A" 0"#,
            r#""client_secret" "********" 0"#,
            r#""\"\"" null 0"#,
            r#""enabled_for_profiles" null 1"#
        ]
    );
    // An editor that knows no outline inside of another has them one after the other.
    let mut old = Editor::start(Told::default(), &json!({}));
    old.open(APP, text);
    let symbols = old.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": APP}})).unwrap();
    let last = symbols.as_array().unwrap().last().unwrap();
    assert_eq!((&last["name"], &last["containerName"]), (&json!("[0]"), &json!("enabled_for_profiles")));
}
