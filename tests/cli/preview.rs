//! `preview --canonical`: the same JSON in one layout.

use lp_manifest::json::document::Document;
use lp_manifest::json::{Kind, Value};
use lp_manifest::manifest::template::Template;

use super::{Desk, SAMPLES, sample};

/// Every name and scalar in order, as spelled, with the brackets around them.
fn tokens(text: &str) -> Vec<String> {
    fn collect(value: Value<'_>, out: &mut Vec<String>) {
        out.extend(value.key().map(|_| spelled_key(value)));
        match value.kind() {
            Kind::List | Kind::Object => {
                out.push(value.raw()[..1].to_owned());
                value.children().for_each(|child| collect(child, out));
                out.push(value.raw()[value.raw().len() - 1..].to_owned());
            }
            _ => out.push(value.raw().to_owned()),
        }
    }
    /// The name as it stands in the text.
    fn spelled_key(value: Value<'_>) -> String {
        let from_parent = value.start() - value.parent().span().start;
        let key = value.key_span().unwrap();
        value.parent().raw()[from_parent..from_parent + key.len()].to_owned()
    }
    let document = Document::parse(text.to_owned()).unwrap();
    let mut out = Vec::new();
    collect(document.root(), &mut out);
    out
}

/// Holds one text against its canonical layout.
fn hold(text: &str) -> String {
    let document = Document::parse(text.to_owned()).unwrap();
    let canonical = document.canonical();
    assert_eq!(tokens(&canonical), tokens(text), "{text}");
    assert!(canonical.ends_with('\n') && !canonical.ends_with("\n\n"), "{canonical:?}");
    assert!(!canonical.contains(['\r', '\t', '\u{feff}']) || text.contains("\"\u{feff}"), "{canonical:?}");
    assert!(canonical.lines().all(|line| !line.ends_with(' ')), "{canonical:?}");
    assert!(canonical.lines().all(|line| (line.len() - line.trim_start().len()) % 2 == 0), "{canonical:?}");
    assert_eq!(Document::parse(canonical.clone()).unwrap().canonical(), canonical, "{text}");
    canonical
}

#[test]
fn the_canonical_layout_is_the_same_json_token_for_token() {
    crate::properties::random_texts(2000, |text| {
        hold(text);
    });
}

#[test]
fn it_keeps_order_spelling_and_repeated_members() {
    let text =
        "\u{feff}{\r\n\t\"b\" : [ 1.0,-0 , \"\\u0041\\/\" ],\"a\":{ },\"a\" :[ ],\"\\u0062\":[{\"x\":[[]]}]}";
    let canonical = "{\n  \"b\": [1.0, -0, \"\\u0041\\/\"],\n  \"a\": {},\n  \"a\": [],\n  \"\\u0062\": [\n    {\n      \"x\": [\n        []\n      ]\n    }\n  ]\n}\n";
    assert_eq!(hold(text), canonical);
    let desk = Desk::with(text);
    desk.run(&["preview", "--canonical", "app.json"]).says(0, canonical);
    desk.run_with(&["preview", "--canonical", "-"], text).says(0, canonical);
    assert_eq!(desk.text(), text);
}

#[test]
fn a_long_list_stands_on_lines() {
    let long: Vec<_> = (0..40).map(|number| number.to_string()).collect();
    let canonical = hold(&format!("{{\"a\": [{}], \"b\": [1]}}", long.join(",")));
    assert_eq!(canonical.lines().count(), 45, "{canonical}");
    assert!(canonical.lines().all(|line| line.len() <= 80));
}

#[test]
fn our_templates_are_in_canonical_layout_and_samples_can_be() {
    for template in Template::ALL {
        assert_eq!(hold(template.text()).trim_end(), template.text().trim_end());
    }
    for name in SAMPLES {
        hold(&sample(name));
    }
}

#[test]
fn a_pipe_gets_no_colour_whatever_the_environment_says() {
    let desk = Desk::with("{\"a\": \"\u{9b}\"}");
    for (name, value) in [("FORCE_COLOR", "1"), ("CLICOLOR_FORCE", "1"), ("COLORTERM", "truecolor")] {
        let ran = Desk::ran(desk.command(&["preview", "app.json"]).env(name, value));
        ran.says(0, "{\"a\": \"\u{9b}\"}");
    }
}
