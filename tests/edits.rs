//! What an edit means: where members go, which items a tick adds, what goes along.

use lp_manifest::json::document::{Change, Document, Json, Refusal};
use lp_manifest::json::{Kind, Path, Step, Value};
use lp_manifest::manifest::catalogue::{self, Field, Kind as FieldKind};
use lp_manifest::manifest::edits;

use crate::check::{SAMPLES, document};

fn path(spelling: &str) -> Path {
    Path::parse(spelling).unwrap()
}

fn apply(document: &mut Document, changes: &[Change]) -> Result<(), Refusal> {
    changes.iter().try_for_each(|change| document.apply(change).map(drop))
}

/// The text after changes that have to succeed.
fn after(text: &str, changes: impl Fn(&Document) -> Vec<Change>) -> String {
    let mut document = document(text);
    let changes = changes(&document);
    apply(&mut document, &changes).unwrap_or_else(|refusal| panic!("{refusal}"));
    document.text().to_owned()
}

fn some_value(field: &Field) -> Json {
    let raw = match field.kind {
        FieldKind::Text { .. } => "\"x\"",
        FieldKind::Flag { .. } => "true",
        FieldKind::Integer { .. } => "3",
        FieldKind::Group(_) => "{}",
        _ => "[]",
    };
    Json::parse(raw).unwrap()
}

/// Where the catalogue has the member called `key` among the present ones.
fn wanted_position(before: &[String], fields: &[Field], key: &str) -> usize {
    let rank = |name: &str| fields.iter().position(|field| field.key == name);
    let own = rank(key).unwrap();
    let place = |name: &str| before.iter().position(|other| other == name).unwrap();
    let (earlier, later): (Vec<_>, Vec<_>) =
        before.iter().filter_map(|name| Some((rank(name)?, name))).partition(|(rank, _)| *rank < own);
    match (earlier.iter().max(), later.iter().min()) {
        (Some((_, name)), _) => place(name) + 1,
        (None, Some((_, name))) => place(name),
        (None, None) => before.len(),
    }
}

fn names(object: Value<'_>) -> Vec<String> {
    object.children().filter_map(|member| Some(member.key()?.into_owned())).collect()
}

#[test]
fn every_absent_field_of_a_sample_goes_where_the_catalogue_has_it() {
    for sample in SAMPLES {
        for trail in catalogue::walk() {
            let field = trail[trail.len() - 1];
            let path = Path::of(&trail.iter().map(|field| field.key).collect::<Vec<_>>());
            let parent = path.parent();
            let mut document = document(sample);
            if document.at(&path).is_some() {
                document.apply(&Change::Remove(path.clone())).unwrap();
            }
            let Some(before) = document.at(&parent).map(names) else { continue };
            let fields = trail.iter().rev().nth(1).map_or(catalogue::ROOT, |field| field.members());
            let wanted = wanted_position(&before, fields, field.key);
            let change = edits::set(&document, &path, some_value(field));
            document.apply(&change).unwrap();
            assert_eq!(document.at(&path).unwrap().position(), wanted, "{path}");
        }
    }
}

#[test]
fn members_of_one_missing_group_are_made_with_it() {
    let text = after("{\n  \"client_name\": \"x\"\n}\n", |document| {
        let endpoint = path("capabilities.webhooks.\"cqm.ExConversationChangeNotification\".endpoint");
        vec![edits::set(document, &endpoint, Json::text("https://a.example"))]
    });
    assert!(document(&text).at(&path("capabilities.webhooks")).is_some(), "{text}");
}

#[test]
fn a_name_stands_before_its_localized_names_and_they_follow_each_other() {
    let cases = [
        (r#"{"client_name#fr": 1, "scope": 2}"#, "client_name", 0),
        (r#"{"client_name": 1, "client_name#fr": 2, "scope": 3}"#, "client_name#de", 2),
        (r#"{"client_name": 1, "scope": 3}"#, "client_name#de", 1),
        (r#"{"scope": 3}"#, "client_name#de", 0),
        (r#"{"client_name#fr": 1, "scope": 2}"#, "display_name", 1),
        (r#"{"x": 1}"#, "client_name", 1),
        (r#"{"scope": 1}"#, "x", 1),
    ];
    for (text, key, wanted) in cases {
        let text = after(text, |document| vec![edits::set(document, &Path::of(&[key]), Json::null())]);
        assert_eq!(document(&text).at(&Path::of(&[key])).unwrap().position(), wanted, "{text}");
    }
}

#[test]
fn members_inside_an_item_go_in_catalogue_order_too() {
    let text = r#"{"capabilities": {"webhooks": {"cqm.ExConversationChangeNotification": {"headers": [{"header_value": "v"}]}}}}"#;
    let list = path("capabilities.webhooks.\"cqm.ExConversationChangeNotification\".headers");
    let name = list.index(0).key("header_name");
    let text = after(text, |document| vec![edits::set(document, &name, Json::text("n"))]);
    assert_eq!(document(&text).at(&name).unwrap().position(), 0, "{text}");
}

#[test]
fn a_tick_goes_in_catalogue_order_where_the_list_follows_it_else_to_the_end() {
    let cases = [
        (r#"["section"]"#, "url", r#"["section", "url"]"#),
        (r#"["url"]"#, "section", r#"["section", "url"]"#),
        (r#"["url", "x"]"#, "section", r#"["url", "x", "section"]"#),
        (r#"["url", 5]"#, "section", r#"["url", 5, "section"]"#),
        (r#"["url"]"#, "url", r#"["url"]"#),
        (r#"["url","url"]"#, "section", r#"["section","url","url"]"#),
        (r#"["url"]"#, "other", r#"["url", "other"]"#),
        ("[]", "url", r#"["url"]"#),
    ];
    let list = path("capabilities.engagement.entry_point");
    for (before, value, wanted) in cases {
        let text = format!(r#"{{"capabilities": {{"engagement": {{"entry_point": {before}}}}}}}"#);
        let text = after(&text, |document| edits::tick(document, &list, value));
        assert_eq!(document(&text).at(&list).unwrap().raw(), wanted, "{before} and {value}");
    }
}

#[test]
fn a_tick_in_a_descending_list_goes_to_its_end() {
    let list = path("grant_types");
    let text = r#"{"grant_types": ["refresh_token", "client_credentials"]}"#;
    let text = after(text, |document| edits::tick(document, &list, "authorization_code"));
    assert_eq!(
        edits::texts(&document(&text), &list),
        ["refresh_token", "client_credentials", "authorization_code"]
    );
}

#[test]
fn ticking_what_is_not_set_makes_the_list() {
    let list = path("grant_types");
    let text = after("{}", |document| edits::tick(document, &list, "refresh_token"));
    assert_eq!(edits::texts(&document(&text), &list), ["refresh_token"]);
    let text = after("{}", |document| edits::tick(document, &list, "own"));
    assert_eq!(edits::texts(&document(&text), &list), ["own"]);
}

#[test]
fn unticking_takes_every_repetition_and_leaves_an_empty_list() {
    let list = path("grant_types");
    for before in [r#"["a", "b", "a"]"#, r#"["a","b"]"#] {
        let text = after(&format!(r#"{{"grant_types": {before}}}"#), |document| {
            let mut changes = edits::drop_value(document, &list, "a");
            changes.push(Change::Remove(list.index(0)));
            changes
        });
        assert_eq!(text, r#"{"grant_types": []}"#);
    }
}

#[test]
fn choosing_keeps_what_the_catalogue_does_not_know() {
    let list = path("grant_types");
    let items = edits::field(&list).unwrap().items();
    let before = r#"{"grant_types": ["own", "refresh_token", 5]}"#;
    let none = after(before, |document| edits::choose(document, &list, items, |_| false));
    assert_eq!(none, r#"{"grant_types": ["own", 5]}"#);
    let all = after(before, |document| edits::choose(document, &list, items, |_| true));
    let wanted =
        r#"{"grant_types": ["own", "refresh_token", 5, "client_credentials", "authorization_code"]}"#;
    assert_eq!(all, wanted);
    let nothing = document("{}");
    assert!(edits::choose(&nothing, &list, items, |_| false).is_empty());
}

#[test]
fn nothing_is_written_over_a_value_that_is_no_list() {
    let list = path("response_types");
    let items = edits::field(&list).unwrap().items();
    for text in [
        r#"{"response_types": "code"}"#,
        r#"{"response_types": {"0": "code"}}"#,
        r#"{"response_types": null}"#,
    ] {
        let mut document = document(text);
        for changes in [
            edits::tick(&document, &list, "code"),
            edits::tick(&document, &list, "own"),
            edits::drop_value(&document, &list, "code"),
            edits::choose(&document, &list, items, |_| true),
            edits::choose(&document, &list, items, |_| false),
        ] {
            let refusal = apply(&mut document, &changes).unwrap_err();
            assert!(matches!(refusal, Refusal::WrongKind { .. }), "{refusal}");
            assert_eq!(document.text(), text);
        }
    }
}

#[test]
fn unsetting_takes_emptied_parents_along_that_this_session_made() {
    let endpoint = path("capabilities.webhooks.\"cqm.ExConversationChangeNotification\".endpoint");
    let cases = [
        ("{}", "{}"),
        (r#"{"capabilities": {}}"#, r#"{"capabilities": {}}"#),
        (r#"{"capabilities": {"webhooks": {}}}"#, r#"{"capabilities": {"webhooks": {}}}"#),
    ];
    for (opened, wanted) in cases {
        let opened = document(opened);
        let mut now = opened.clone();
        let change = edits::set(&now, &endpoint, Json::text("x"));
        now.apply(&change).unwrap();
        let change = edits::unset(&now, Some(&opened), &endpoint);
        now.apply(&change).unwrap();
        assert_eq!(now.text(), wanted);
    }
}

#[test]
fn unsetting_leaves_parents_that_were_there_or_hold_something_else() {
    let endpoint = path("a.b");
    let text = r#"{"a": {"b": 1}}"#;
    let opened = document(text);
    let empty = document("{}");
    assert_eq!(after(text, |document| vec![edits::unset(document, None, &endpoint)]), r#"{"a": {}}"#);
    assert_eq!(
        after(text, |document| vec![edits::unset(document, Some(&opened), &endpoint)]),
        r#"{"a": {}}"#
    );
    let two = r#"{"a": {"b": 1, "c": 2}}"#;
    assert_eq!(
        after(two, |document| vec![edits::unset(document, Some(&empty), &endpoint)]),
        r#"{"a": {"c": 2}}"#
    );
}

#[test]
fn a_list_stays_when_its_last_item_goes() {
    let text = r#"{"headers": [{"header_name": "x"}]}"#;
    let name = path("headers[0].header_name");
    let empty = document("{}");
    let text = after(text, |document| vec![edits::unset(document, Some(&empty), &name)]);
    assert_eq!(text, r#"{"headers": [{}]}"#);
}

#[test]
fn a_new_engagement_has_all_eight_members_in_order() {
    let text = after(r#"{"client_name": "x"}"#, |document| vec![edits::add_engagement(document)]);
    let engagement = path("capabilities.engagement");
    let members: Vec<_> = catalogue::ENGAGEMENT_START.iter().map(|(key, _)| (*key).to_owned()).collect();
    assert_eq!(names(document(&text).at(&engagement).unwrap()), members);
}

#[test]
fn a_field_is_found_through_lists_and_tags() {
    let field = |keys: &[Step]| edits::field(&Path::from(keys.to_vec())).map(|field| field.label);
    assert_eq!(field(&[Step::Key("enabled_for_profiles".into()), Step::Index(3)]), Some("Profile id"));
    assert_eq!(field(&[Step::Key("client_name#fr".into())]), Some("Localized name"));
    assert_eq!(field(&[Step::Key("x".into())]), None);
}

#[test]
fn a_kind_fits_its_field_alone() {
    let text = document(r#"{"a": "x", "b": true, "c": 1, "d": [], "e": {}, "f": null}"#);
    for trail in catalogue::walk() {
        let field = trail[trail.len() - 1];
        let fitting = text.root().children().filter(|value| edits::kind_fits(field, *value));
        let kinds: Vec<_> = fitting.map(|value| value.kind()).collect();
        assert_eq!(kinds.len(), 1, "{}", field.key);
        assert_ne!(kinds[0], Kind::Null);
    }
}
