//! What the table of fields promises to everything that reads it.

use std::collections::HashSet;

use lp_manifest::manifest::catalogue::*;
use serde_json::Value;

/// The one label that is an event's name and may be longer.
const LONG_EVENT: &str = "ExConversationChangeNotification";
const FORBIDDEN: [&str; 4] = ["invalid", "schema", "hunk", "pointer"];

/// Every field, items of lists and localized names included, with a path to name it by.
fn every_field() -> Vec<(String, &'static Field)> {
    fn into(field: &'static Field, above: &str, out: &mut Vec<(String, &'static Field)>) {
        let name = if field.key.is_empty() { "[]" } else { field.key };
        let path = format!("{above}/{name}");
        out.push((path.clone(), field));
        match field.kind {
            Kind::Group(members) => {
                for member in members {
                    into(member, &path, out);
                }
            }
            Kind::List(item) => into(item, &path, out),
            _ => {}
        }
    }
    let mut out = Vec::new();
    for field in ROOT.iter().chain([&LOCALIZED_NAME]) {
        into(field, "", &mut out);
    }
    out
}

/// The members of the root and of every group, each with the path of its group.
fn every_group() -> Vec<(String, &'static [Field])> {
    let groups = every_field()
        .into_iter()
        .map(|(path, field)| (path, field.members()))
        .filter(|(_, members)| !members.is_empty());
    std::iter::once((String::new(), ROOT)).chain(groups).collect()
}

/// The field at `path`, member names with slashes between them, `[]` for an item.
fn at(path: &str) -> Option<&'static Field> {
    find(path.split('/').map(|key| (key != "[]").then_some(key)))
}

/// Every help text, with what it explains.
fn every_help() -> Vec<(String, &'static str)> {
    let mut out = Vec::new();
    for (path, field) in every_field() {
        out.push((path.clone(), field.help));
        let items = field.items().iter();
        out.extend(items.map(|item| (format!("{path}={}", item.value), item.help)));
    }
    let server = SERVER_MEMBERS.iter();
    out.extend(server.map(|(key, help)| ((*key).to_owned(), *help)));
    out
}

fn first_sentence(help: &str) -> &str {
    help.find(". ").map_or(help, |end| &help[..=end])
}

fn all_unique<T: std::hash::Hash + Eq>(values: impl IntoIterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    values.into_iter().all(|value| seen.insert(value))
}

/// Whether `field` takes `value`, by its own kind.
fn allows(field: &Field, value: &Value) -> bool {
    match field.kind {
        Kind::Flag { .. } => value.is_boolean(),
        Kind::Choices(items) | Kind::ChoicesOrText(items) => value.as_array().is_some_and(|list| {
            list.iter().all(|value| items.iter().any(|item| value == item.value))
                && all_unique(list.iter().map(Value::as_str))
        }),
        _ => false,
    }
}

/// What is wrong with `example` as a value of `field`.
fn fault(field: &Field, example: &str) -> Option<&'static str> {
    match field.kind {
        Kind::Text { max, format } => {
            let length = example.chars().count();
            let fits = max.is_none_or(|max| length <= max as usize);
            let spelled = match format {
                Format::Plain | Format::Secret => example.trim() == example,
                Format::AppName => example.contains('.') && !example.contains(' '),
                Format::Uri | Format::Endpoint => {
                    example.starts_with("https://") && example.contains(".example/")
                }
                Format::Scope => example.split(' ').all(|word| !word.is_empty()),
                Format::HeaderName => {
                    example.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric())
                }
            };
            match (length, fits, spelled) {
                (0, _, _) => Some("is missing"),
                (_, false, _) => Some("is too long"),
                (_, _, false) => Some("is spelled otherwise"),
                _ => None,
            }
        }
        Kind::Integer { min, max, .. } => {
            let number = example.parse::<i64>();
            let fits = number.is_ok_and(|number| (min..=max).contains(&number));
            (!fits).then_some("is no number of the range")
        }
        Kind::List(item) if item.members().is_empty() => fault(item, example),
        _ => (!example.is_empty()).then_some("is there, though values say it"),
    }
}

#[test]
fn there_are_exactly_45_fields() {
    // 13 at the root, 2 capabilities, 5 events with 3 members, retry with 1, 8 of engagement.
    assert_eq!(walk().len(), 13 + 2 + 5 * (1 + 3) + 2 + 8, "a field came or went: count it here");
    assert_eq!(walk().len(), 45, "the same, in the name of this test too");
}

#[test]
fn the_form_order_is_the_drawn_one() {
    let order: [(&str, &[&str]); 5] = [
        (
            "",
            &[
                "client_name",
                "display_name",
                "description",
                "logo_uri",
                "enabled",
                "grant_types",
                "response_types",
                "redirect_uris",
                "scope",
                "quick_launch_enabled",
                "entry_uri",
                "enabled_for_profiles",
                "capabilities",
            ],
        ),
        ("/capabilities", &["webhooks", "engagement"]),
        (
            "/capabilities/webhooks",
            &[
                "ms.MessagingEventNotification.ContentEvent",
                "ms.MessagingEventNotification.RichContentEvent",
                "ms.MessagingEventNotification.AcceptStatusEvent",
                "ms.MessagingEventNotification.ChatStateEvent",
                "cqm.ExConversationChangeNotification",
                "retry",
            ],
        ),
        ("/capabilities/webhooks/retry", &["retention_time"]),
        (
            "/capabilities/engagement",
            &[
                "design_engagement",
                "design_window",
                "language_selection",
                "entry_point",
                "visitor_behavior",
                "target_audience",
                "goal",
                "consumer_identity",
            ],
        ),
    ];
    let groups = every_group();
    for (path, keys) in order {
        let found = groups.iter().find(|(at, _)| at == path);
        let found = found.map(|(_, members)| members.iter().map(|field| field.key));
        let found = found.map(Iterator::collect::<Vec<_>>);
        assert_eq!(found.as_deref(), Some(keys), "{path}: write the field into the order above");
    }
}

#[test]
fn sections_follow_each_other_in_the_form_order() {
    let capabilities = member(ROOT, "capabilities").map_or(&[][..], Field::members);
    let fields = ROOT.iter().filter(|field| field.key != "capabilities").chain(capabilities);
    let sections: Vec<_> = fields.map(|field| field.section).collect();
    assert!(sections.is_sorted() && !sections.contains(&None), "{sections:?}");
}

#[test]
fn keys_and_labels_are_unique_in_their_group() {
    for (path, members) in every_group() {
        assert!(all_unique(members.iter().map(|field| field.key)), "{path}: keys");
        assert!(all_unique(members.iter().map(|field| field.label)), "{path}: labels");
    }
}

#[test]
fn labels_have_at_most_18_columns_except_one_event() {
    for (path, field) in every_field() {
        assert!(field.label.is_ascii(), "{path}: {}", field.label);
        let fits = (1..=18).contains(&field.label.len()) || field.label == LONG_EVENT;
        assert!(fits, "{path}: {}", field.label);
    }
}

#[test]
fn only_items_of_lists_have_no_key() {
    for (path, field) in every_field() {
        assert_eq!(field.key.is_empty(), path.ends_with("/[]"), "{path}");
    }
}

#[test]
fn every_help_is_one_to_four_full_sentences() {
    for (what, help) in every_help() {
        assert!(help.ends_with('.') && help.trim() == help, "{what}: {help:?}");
        assert!(!help.contains("  ") && !help.contains('\n'), "{what}");
        assert!(help.matches(". ").count() < 4, "{what}: {help:?}");
    }
}

#[test]
fn a_first_sentence_stands_alone_in_two_lines() {
    for (what, help) in every_help() {
        let limit = if what.contains('=') { 140 } else { 150 };
        let length = first_sentence(help).chars().count();
        assert!(length <= limit, "{what}: {length} > {limit}");
    }
}

#[test]
fn no_help_uses_a_word_that_people_do_not_use() {
    for (what, help) in every_help() {
        let help = help.to_lowercase();
        for word in FORBIDDEN {
            assert!(!help.contains(word), "{what}: {word}");
        }
    }
}

#[test]
fn every_checklist_has_values_that_are_unique_and_explained_in_one_sentence() {
    for (path, field) in every_field() {
        if matches!(field.kind, Kind::Choices(_) | Kind::ChoicesOrText(_)) {
            assert!(!field.items().is_empty(), "{path}");
        }
        let items = field.items();
        assert!(all_unique(items.iter().map(|item| item.value)), "{path}");
        assert!(all_unique(items.iter().map(|item| item.help)), "{path}");
        for item in items {
            assert!(!item.value.trim().is_empty(), "{path}");
            assert_eq!(first_sentence(item.help), item.help, "{path}");
        }
    }
}

#[test]
fn every_checklist_has_the_number_of_values_that_the_guides_list() {
    let counts = [
        ("grant_types", 3),
        ("response_types", 4),
        ("capabilities/engagement/entry_point", 2),
        ("capabilities/engagement/visitor_behavior", 10),
        ("capabilities/engagement/target_audience", 16),
        ("capabilities/engagement/goal", 5),
        ("capabilities/engagement/consumer_identity", 2),
    ];
    for (path, count) in counts {
        assert_eq!(at(path).map(|field| field.items().len()), Some(count), "{path}");
    }
    let all: usize = every_field().iter().map(|(_, field)| field.items().len()).sum();
    assert_eq!(all, counts.iter().map(|(_, count)| count).sum::<usize>());
}

#[test]
fn every_example_keeps_its_own_limits() {
    for (path, field) in every_field() {
        let example = field.example;
        assert_eq!(fault(field, example), None, "{path}: {example:?}");
    }
}

#[test]
fn text_limits_are_those_of_the_guides() {
    let limits = [
        ("client_name", Some(128)),
        ("client_name#fr-CA", Some(128)),
        ("display_name", Some(128)),
        ("description", Some(256)),
        ("logo_uri", Some(1024)),
        ("redirect_uris/[]", Some(128)),
        ("scope", Some(128)),
        ("entry_uri", Some(1024)),
    ];
    for (path, limit) in limits {
        let max = at(path).map(|field| match field.kind {
            Kind::Text { max, .. } => max,
            _ => None,
        });
        assert_eq!(max, Some(limit), "{path}");
    }
    let limited = every_field()
        .iter()
        .filter(|(_, field)| matches!(field.kind, Kind::Text { max: Some(_), .. }))
        .count();
    assert_eq!(limited, limits.len());
}

#[test]
fn defaults_and_steps_lie_in_their_range_and_ascend() {
    for (path, field) in every_field() {
        if let Kind::Integer { min, max, default, steps } = field.kind {
            assert!(min < max, "{path}");
            assert!(default.is_none_or(|number| (min..=max).contains(&number)), "{path}");
            assert!(steps.iter().all(|step| (min..=max).contains(step)), "{path}");
            assert!(steps.is_sorted_by(|one, next| one < next), "{path}");
        }
    }
}

#[test]
fn only_these_members_are_required() {
    let required = every_field().into_iter().filter(|(_, field)| field.required());
    for (path, field) in required {
        let known = field.key == "client_name"
            || path.starts_with("/capabilities/engagement/")
            || ["endpoint", "header_name", "header_value"].contains(&field.key);
        assert!(known, "{path}");
    }
    let engagement = at("capabilities/engagement").map_or(&[][..], Field::members);
    assert!(engagement.iter().all(Field::required));
    assert!(member(ROOT, "client_name").is_some_and(Field::required));
    assert!(HEADER_ITEM.members().iter().all(Field::required));
}

#[test]
fn fields_that_one_guide_alone_has_say_so() {
    for (path, field) in every_field() {
        let source = match path.as_str() {
            "/display_name" => Source::Newer,
            "/enabled" | "/enabled_for_profiles" | "/enabled_for_profiles/[]" => Source::Older,
            path if path.starts_with("/capabilities/webhooks/retry") => source::RETRY_POLICY,
            _ => Source::Both(""),
        };
        assert_eq!(field.source, source, "{path}: name it above if one guide alone has it");
    }
}

#[test]
fn every_event_has_the_same_three_members() {
    let webhooks = at("capabilities/webhooks").map_or(&[][..], Field::members);
    let events: Vec<_> = webhooks.iter().filter(|field| field.key != "retry").collect();
    assert_eq!(events.len(), 5);
    for event in events {
        let keys: Vec<_> = event.members().iter().map(|field| field.key).collect();
        assert_eq!(keys, ["endpoint", "max_retries", "headers"], "{}", event.key);
    }
}

#[test]
fn a_new_engagement_has_its_eight_members_in_order_with_values_that_it_may_have() {
    let engagement = at("capabilities/engagement").map_or(&[][..], Field::members);
    let keys: Vec<_> = engagement.iter().map(|field| field.key).collect();
    let start: Vec<_> = ENGAGEMENT_START.iter().map(|(key, _)| *key).collect();
    assert_eq!(start, keys);
    for (field, (key, json)) in engagement.iter().zip(ENGAGEMENT_START) {
        let value = serde_json::from_str(json).unwrap_or(Value::Null);
        assert!(allows(field, &value), "{key}: {json}");
        let count = value.as_array().map(Vec::len);
        let all = field.items().len();
        match *key {
            "consumer_identity" => assert_eq!(value, serde_json::json!(["auth"])),
            "entry_point" => assert_eq!(value, serde_json::json!(["url", "section"])),
            _ if all > 0 => assert_eq!(count, Some(all), "{key}"),
            _ => assert_eq!(value, Value::Bool(false), "{key}"),
        }
    }
}

#[test]
fn every_member_is_known_by_its_spelling_with_capitals_too() {
    let fields = every_field().into_iter().map(|(_, field)| field.key);
    for key in fields
        .chain(SERVER_MEMBERS.iter().map(|(key, _)| *key))
        .filter(|key| key.contains('_') && !key.ends_with('#'))
    {
        let words: Vec<_> = key.split('_').collect();
        let capital = |word: &&str| word[..1].to_uppercase() + &word[1..];
        let twin = words[0].to_owned() + &words[1..].iter().map(capital).collect::<String>();
        assert_eq!(meant(&twin).as_deref(), Some(key), "{twin}");
        assert_eq!(meant(key), None);
    }
    for name in ["", "x", "ID", "client_name", "a B", "é"] {
        assert!(meant(name).is_none() || name == "ID", "{name}");
    }
}

#[test]
fn synonyms_lead_to_known_members_and_are_none_themselves() {
    let keys: HashSet<_> = every_field().into_iter().map(|(_, field)| field.key).collect();
    let server: HashSet<_> = SERVER_MEMBERS.iter().map(|(key, _)| *key).collect();
    assert!(all_unique(SYNONYMS.iter().map(|(word, _)| word)));
    for (word, key) in SYNONYMS {
        assert!(keys.contains(key), "{word}: {key}");
        assert!(!keys.contains(word) && !server.contains(word), "{word}");
    }
}

#[test]
fn no_member_of_the_server_is_a_field() {
    assert!(all_unique(SERVER_MEMBERS.iter().map(|(key, _)| key)));
    for (key, _) in SERVER_MEMBERS {
        assert!(every_field().iter().all(|(_, field)| field.key != *key), "{key}");
    }
}

#[test]
fn find_leads_to_every_field_that_walk_lists() {
    for trail in walk() {
        let found = find(trail.iter().map(|field| Some(field.key)));
        assert_eq!(found, trail.last().copied());
    }
}

#[test]
fn find_leads_into_items_and_to_localized_names_at_the_root_alone() {
    let headers = "capabilities/webhooks/cqm.ExConversationChangeNotification/headers";
    assert_eq!(at("client_name#fr-CA"), Some(&LOCALIZED_NAME));
    assert_eq!(at(&format!("{headers}/[]")), Some(&HEADER_ITEM));
    assert_eq!(at(&format!("{headers}/[]/header_name")).map(|field| field.label), Some("Header name"));
    assert_eq!(at("redirect_uris/[]").map(|field| field.label), Some("Redirect URI"));
    for nothing in ["client_nme", "description#fr", "capabilities/client_name#fr", "[]", "scope/[]"] {
        assert_eq!(at(nothing), None, "{nothing}");
    }
}

/// The first word of a help text that is true in the form alone.
pub(crate) fn of_one_surface(help: &str) -> Option<&str> {
    const WORDS: [&str; 10] =
        ["here", "row", "rows", "key", "keys", "tick", "ticked", "untick", "arrow", "arrows"];
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    help.split(|c| !is_part(c)).find(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

#[test]
fn every_help_is_true_wherever_it_is_read() {
    for (what, help) in every_help() {
        assert_eq!(of_one_surface(help), None, "{what}");
    }
    assert_eq!(of_one_surface("Write one such as X-Acme-Key, there."), None);
    assert_eq!(of_one_surface("It is hidden Here."), Some("Here"));
}

#[test]
fn every_source_has_a_name_and_what_is_no_guide_an_address_where_it_is_known() {
    for (path, field) in every_field() {
        let source = field.source;
        assert!(!source.name().is_empty(), "{path}");
        assert!(source.is_guide() || source.address().is_some(), "{path}");
    }
    assert_eq!(
        source::RETRY_POLICY.with_address(),
        "LivePerson: retry policy (https://developers.liveperson.com/connector-api-webhooks-retry-policy.html)"
    );
    assert_eq!(
        Source::Rfc(6749, "4.1").with_address(),
        "RFC 6749, 4.1 (https://www.rfc-editor.org/rfc/rfc6749)"
    );
    assert_eq!(Source::Both("samples").with_address(), "both guides (samples)");
    assert_eq!(source::FUNCTIONS.with_address(), "LivePerson: Functions");
}
