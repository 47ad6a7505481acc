//! An afternoon in an editor: a sample is opened, broken, mended, and gets what it lacks.

use super::editor::{APP, Editor, marked, rules};
use crate::check::OLDER;

#[test]
fn a_sample_is_broken_and_mended_and_grows() {
    let mut editor = Editor::plain();
    editor.open(APP, OLDER);
    let at_first = rules(&editor.problems(APP)).iter().map(|rule| (*rule).to_owned()).collect::<Vec<_>>();
    assert!(at_first.contains(&"placeholder-left".to_owned()), "{at_first:?}");

    // A comma gets lost, and the mistake is marked where it is missing.
    let description = "\"This is my first LE-App\"";
    editor.replace(APP, &format!("{description},"), description);
    let said = editor.problems(APP);
    assert_eq!(rules(&said), ["not-json"]);
    assert!(said[0]["message"].as_str().unwrap().starts_with("a comma is missing after"), "{said:?}");
    editor.act(APP, description, "add the comma");
    assert_eq!(editor.text(APP), OLDER);
    assert_eq!(rules(&editor.problems(APP)), at_first);

    // A member that got into the wrong object is moved to its place, and the text is as it was.
    let member = "      \"design_window\": false,\n";
    editor.replace(APP, member, "");
    editor.replace(APP, "  \"scope\": ", "  \"design_window\": false,\n  \"scope\": ");
    let text = editor.text(APP).to_owned();
    let said = editor.problems(APP);
    let misplaced = said.iter().find(|problem| problem["code"] == "misplaced-member").unwrap();
    assert_eq!(marked(&text, misplaced, editor.columns).1, "\"design_window\"");
    editor.act(APP, "\"design_window\"", "move it inside engagement");
    assert_eq!(editor.text(APP), OLDER);
    assert_eq!(rules(&editor.problems(APP)), at_first);

    // What a name means is told where it stands.
    let at = editor.text(APP).find("\"max_retries\"").unwrap() + 3;
    let hover = editor.ask_at("textDocument/hover", APP, at);
    let told = hover["contents"]["value"].as_str().unwrap();
    assert!(told.starts_with("**`capabilities.webhooks.*.max_retries`** Max retries\n"), "{told}");

    // The engagement is written anew: its name is completed to all that it needs.
    let start = OLDER.find(",\n    \"engagement\"").unwrap();
    let end = OLDER.rfind("\n  }\n}").unwrap();
    editor.edit(APP, start..end, "\n    eng");
    editor.complete(APP, start + "\n    eng".len(), "engagement");
    let (before, after) = (&OLDER[..start], &OLDER[end..]);
    let written = editor.text(APP).strip_prefix(before).and_then(|text| text.strip_suffix(after)).unwrap();
    let lines: Vec<_> = written.lines().collect();
    assert_eq!(
        lines[..3],
        [",", "    \"engagement\": {", "      \"design_engagement\": false,"],
        "{written}"
    );
    assert_eq!((lines.len(), lines[lines.len() - 1]), (11, "    }"), "{written}");
    let left = editor.problems(APP);
    assert!(
        !rules(&left).iter().any(|rule| rule.starts_with("engagement") || *rule == "not-json"),
        "{left:#?}"
    );
}
