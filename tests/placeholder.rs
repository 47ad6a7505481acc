//! Which values are still to be filled in.

use lp_manifest::json::Path;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::placeholder::{
    Manner, Placeholder, every_placeholder, first_in, first_of_each, mask,
};

use crate::check::{CONNECTOR, OLDER, WEB_APP, document};

/// The first placeholder of each value.
fn placeholders(document: &Document) -> Vec<Placeholder> {
    first_of_each(every_placeholder(document, &[]))
}

#[test]
fn the_guides_samples_hold_7_9_and_2() {
    for (sample, count) in [(OLDER, 7), (CONNECTOR, 9), (WEB_APP, 2)] {
        assert_eq!(placeholders(&document(sample)).len(), count);
    }
}

#[test]
fn each_member_item_or_header_counts_once_in_document_order() {
    let text = r#"{ "client_name": "com.{company}.{app}", "x": ["<first>", {"y": "YOURAPPNAME"}, "no"],
        "capabilities": { "webhooks": { "e": { "endpoint": "https://your/webhooks/endpoint",
        "headers": [{"header_value": "VALUE", "header_name": "NAME"}, {"header_name": "X", "header_value": "{key}"},
        {"header_name": "NAME2", "header_value": 5}, {"header_name": "NAMES", "header_value": "a VALUE"}] } } } }"#;
    let found: Vec<_> = placeholders(&document(text))
        .into_iter()
        .map(|found| {
            assert_eq!(text[found.span.clone()], found.text);
            format!("{} {}", found.path.pointer(), found.text)
        })
        .collect();
    assert_eq!(
        found,
        [
            "/client_name {company}",
            "/x/0 <first>",
            "/x/1/y YOURAPPNAME",
            "/capabilities/webhooks/e/endpoint your/webhooks/endpoint",
            "/capabilities/webhooks/e/headers/0 VALUE",
            "/capabilities/webhooks/e/headers/1 {key}",
            "/capabilities/webhooks/e/headers/2 NAME2",
        ]
    );
}

#[test]
fn a_member_that_a_later_one_overrides_is_not_asked_for() {
    let text = r#"{ "client_name": "{old}", "client_name": "com.acme.kiosk" }"#;
    assert!(placeholders(&document(text)).is_empty());
}

#[test]
fn names_and_braces_outside_of_texts_are_no_placeholders() {
    assert!(placeholders(&document(r#"{ "{app}": {}, "x": [{}], "header_name": "NAME" }"#)).is_empty());
}

#[test]
fn the_span_is_exact_behind_escapes() {
    for raw in
        [r"\u00e9\n{a}!", r"\ud83d\ude00\/{a}", r"\ud800{a}", r"é😀{a}\u0041", r"\u007ba}", r"{\u0061}"]
    {
        let text = format!(r#"{{ "x": "{raw}" }}"#);
        let found = placeholders(&document(&text));
        assert_eq!(found.len(), 1, "{raw}");
        assert_eq!(found[0].text, "{a}", "{raw}");
        let spelled =
            lp_manifest::json::decode(&format!("\"{}\"", &text[found[0].span.clone()])).into_owned();
        assert_eq!(spelled, "{a}", "{raw}");
    }
}

#[test]
fn a_placeholder_is_1_to_64_characters_in_brackets() {
    let long = |length: usize| format!("{{{}}}", "é".repeat(length));
    let cases = [
        ("https://{domain}/x", Some("{domain}")),
        ("{ a b }", Some("{ a b }")),
        ("<your key>", Some("<your key>")),
        ("{}", None),
        ("{ }", None),
        ("{a\nb}", None),
        ("{{a}}", Some("{a}")),
        ("<{a}>", Some("{a}")),
        ("{a", None),
        ("a}", None),
        ("a < b and c > d", None),
        ("<>", None),
        (&long(64), Some(&*long(64))),
        (&long(65), None),
        ("NAME", None),
        ("com.acme.YOURAPPNAME", Some("YOURAPPNAME")),
        ("https://your/webhooks/endpoint?x={y}", Some("your/webhooks/endpoint")),
        ("{x}your/webhooks/endpoint", Some("{x}")),
        ("https://your/webhooks", None),
    ];
    for (text, found) in cases {
        assert_eq!(first_in(text).map(|range| &text[range]), found, "{text}");
    }
}

#[test]
fn a_header_also_holds_the_samples_whole_name_and_value() {
    for manner in [Manner::HeaderName, Manner::Secret] {
        for (text, found) in [
            ("NAME", true),
            ("VALUE12", true),
            ("NAMES", false),
            ("MY NAME", false),
            ("{y}", true),
            ("", false),
        ] {
            assert_eq!(manner.first_in(text).is_some(), found, "{text}");
        }
    }
    assert_eq!(Manner::HeaderName.every_in("X-{a}-{b}").collect::<Vec<_>>(), [2..5, 6..9]);
    assert_eq!(Manner::Code.first_in("NAME"), None);
}

#[test]
fn of_a_secret_no_part_is_looked_at() {
    let path = |json: &str| Path::parse(json).unwrap();
    for at in ["capabilities.webhooks.x.headers[0].header_value", "client_secret", "x.clientSecret"] {
        let manner = Manner::of(&path(at));
        assert_eq!(manner, Manner::Secret, "{at}");
        assert_eq!(manner.first_in("<your key>"), Some(0..10));
        for text in ["Bearer {token}", "{a}{b}", r#"{"k":1}"#, "{ }"] {
            assert_eq!(manner.first_in(text), None, "{at}: {text}");
        }
    }
}

#[test]
fn words_of_prose_json_and_html_are_no_placeholders() {
    let described = Manner::of(&Path::parse("description").unwrap());
    assert_eq!(described, Manner::of(&Path::parse("\"client_name#fr\"").unwrap()));
    for text in [
        "Handles {json} payloads & <html> bodies",
        "R&D <Beta> app",
        "Reads {json}, <xml> and (<csv>) files",
        r#"A {"a": 1} B { } C"#,
        "{'a'} and {b:c}",
        "a < b and c > d",
        "retries<5 and errors>3",
        "<b>Kiosk</b><br/><br />",
        "<a href=x>",
        "by Joe <joe@acme.example>",
        "see <https://acme.example>",
        "{}",
    ] {
        assert_eq!(described.first_in(text), None, "{text}");
    }
    for (text, found) in [
        ("Kiosk for {YOUR_NAME} in shops", "{YOUR_NAME}"),
        ("{name people see}", "{name people see}"),
        ("Kiosk of {your company} in shops", "{your company}"),
        ("com.{company}.{app}", "{company}"),
        ("{company} Kiosk", "{company}"),
        ("My <app>", "<app>"),
        ("Handles {json} for {YOU}!", "{YOU}"),
        ("<your company>", "<your company>"),
    ] {
        assert_eq!(described.first_in(text).map(|range| &text[range]), Some(found), "{text}");
    }
    // Where programs read, a word between blanks is no prose.
    assert_eq!(Manner::Code.first_in("msg.consumer {scope} x"), Some(13..20));
}

#[test]
fn what_the_project_keeps_is_left_out() {
    let text = r#"{ "client_name": "com.{company}.{app}", "display_name": "{app}" }"#;
    let kept = ["{app}".to_owned()];
    let found: Vec<_> = every_placeholder(&document(text), &kept).into_iter().map(|one| one.text).collect();
    assert_eq!(found, ["{company}"]);
}

#[test]
fn a_mask_keeps_every_byte_in_its_place() {
    let cases = [
        ("http://{YOUR_DOMAIN}/x", "http://xxxxxxxxxxxxx/x"),
        ("{a}{é}<z>", "xxxxxxxxxx"),
        ("https://your/webhooks/endpoint", "https://xxxxxxxxxxxxxxxxxxxxxx"),
        ("https://acme.example", "https://acme.example"),
    ];
    for (text, masked) in cases {
        assert_eq!(mask(text), masked);
        assert_eq!(mask(text).len(), text.len());
    }
}
