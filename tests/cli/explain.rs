//! `explain`: words of every kind, lists that can be read, and words that nobody knows.

use unicode_width::UnicodeWidthStr;

use lp_manifest::export::entry::entries;
use lp_manifest::manifest::check::RULES;

use super::Desk;

#[test]
fn a_field_is_found_by_its_path_its_name_its_label_and_a_pointer() {
    let desk = Desk::new();
    let whole = desk.run(&["explain", "capabilities.engagement.goal"]);
    assert_eq!((whole.code, whole.err.as_str()), (0, ""));
    for word in ["goal", "Goal", "engagement.goal", "/capabilities/engagement/goal"] {
        assert_eq!(desk.run(&["explain", word]).out, whole.out, "{word}");
    }
    for said in [
        "capabilities.engagement.goal  Goal\n",
        "  type          a list of values, each once\n",
        "  need          required in every engagement\n",
        "  documented    in both guides\n",
        "  purchase_total    The visitor buys",
        "\nrules\n",
        "text-for-list",
        "list-length",
    ] {
        assert!(whole.out.contains(said), "{said:?} in\n{}", whole.out);
    }
    assert!(!whole.out.contains("consumer-identity"), "{}", whole.out);
}

#[test]
fn a_field_of_an_event_is_explained_once_for_all_events() {
    let desk = Desk::new();
    let whole = desk.run(&["explain", "max_retries"]);
    for word in [
        "webhooks.*.max_retries",
        "capabilities.webhooks.cqm.ExConversationChangeNotification.max_retries",
        "capabilities.webhooks.\"ms.MessagingEventNotification.ContentEvent\".max_retries",
        "Max retries",
    ] {
        assert_eq!(desk.run(&["explain", word]).out, whole.out, "{word}");
    }
    for said in [
        "a whole number, 0 to 5\n",
        "counts as 0\n",
        "example       \"max_retries\": 3\n",
        "max-retries-range",
        "* is",
    ] {
        assert!(whole.out.contains(said), "{said:?} in\n{}", whole.out);
    }
    let event = desk.run(&["explain", "ms.MessagingEventNotification.AcceptStatusEvent"]).out;
    assert!(
        event.contains("delivered or read") && event.contains("  capabilities.webhooks.*.endpoint\n"),
        "{event}"
    );
    assert_eq!(desk.run(&["explain", "AcceptStatusEvent"]).out, event);
    for (word, title) in [
        ("client_name#fr-CA", "client_name#TAG  Localized name\n"),
        ("redirect_uris[]", "redirect_uris[]  Redirect URI\n"),
        ("redirect_uris[3]", "redirect_uris[]  Redirect URI\n"),
        ("/redirect_uris/0", "redirect_uris[]  Redirect URI\n"),
        ("headers[*].header_name", "capabilities.webhooks.*.headers[].header_name  Header name\n"),
    ] {
        let ran = desk.run(&["explain", word]);
        assert!(ran.out.starts_with(title), "{word}: {ran:?}");
    }
}

#[test]
fn a_value_in_several_fields_is_explained_for_each() {
    let desk = Desk::new();
    let url = desk.run(&["explain", "url"]);
    assert_eq!(url.code, 0);
    assert!(
        url.out.contains("url  a value of Entry point\n") && url.out.contains("\nurl  a value of Goal\n")
    );
    assert!(url.out.contains("stands in     capabilities.engagement.goal\n"), "{}", url.out);
    let grant = desk.run(&["explain", "Authorization_Code"]).out;
    assert!(grant.starts_with("authorization_code  a value of Grant types\n"), "{grant}");
    assert!(grant.contains("\n  redirect-missing"), "{grant}");
    for (word, title) in [("msg.consumer", "scope  Scope\n"), ("client_id", "client_id  not in the guides\n")]
    {
        let ran = desk.run(&["explain", word]);
        assert!(ran.out.starts_with(title), "{word}: {ran:?}");
    }
    let scope = desk.run(&["explain", "ihub.tpb.customendpoint"]).out;
    assert!(scope.starts_with("scope-deprecated  a warning\n"), "{scope}");
}

#[test]
fn a_rule_says_why_how_bad_it_is_who_says_so_and_shows_it() {
    let desk = Desk::new();
    let rule = desk.run(&["explain", "endpoint-https"]).out;
    for said in [
        "endpoint-https  an error\n",
        "  severity      error: the guides forbid it, and check exits with 1\n",
        "  looks at      capabilities.webhooks.*.endpoint\n",
        "  source        both guides\n",
        "  fix           suggested: in the form; below, set to\n",
        "\nbad\n  {\n    \"client_name\": \"com.acme.kiosk\",\n",
        "\ngood\n  {\n",
    ] {
        assert!(rule.contains(said), "{said:?} in\n{rule}");
    }
    let standard = desk.run(&["explain", "redirect-fragment"]).out;
    assert!(standard.contains("RFC 6749, 3.1.2 ("), "{standard}");
    for rule in RULES {
        let ran = desk.run(&["explain", rule.id]);
        assert!(ran.code == 0 && ran.out.starts_with(&format!("{}  a", rule.id)), "{ran:?}");
    }
}

#[test]
fn without_a_word_everything_is_listed_and_fits_80_columns() {
    let desk = Desk::new();
    let all = desk.run(&["explain"]);
    assert_eq!((all.code, all.err.as_str()), (0, ""));
    for entry in entries() {
        assert!(all.out.contains(&format!("\n  {}", entry.path())), "{}", entry.path());
        for item in entry.field.items() {
            assert!(all.out.contains(&format!("\n  {}", item.value)), "{}", item.value);
        }
    }
    for rule in RULES {
        assert!(all.out.contains(&format!("\n  {}", rule.id)), "{}", rule.id);
    }
    for title in ["fields\n", "\nvalues of grant_types\n", "\nrules: errors\n", "\nrules: notes\n"] {
        assert!(all.out.contains(title), "{title:?}");
    }
    let words = ["goal", "target_audience", "endpoint", "redirect-http", "header-reserved", "webhooks"];
    let articles = words.map(|word| desk.run(&["explain", word]).out);
    for line in articles.iter().flat_map(|article| article.lines()).chain(all.out.lines()) {
        let is_json = line.trim_start().starts_with(['"', '{', '}', '[', ']']);
        assert!(line.width() <= 80 || is_json, "{line}");
        assert!(!line.ends_with(' ') && !line.contains('\u{1b}'), "{line:?}");
    }
}

#[test]
fn a_path_that_names_many_fields_lists_them() {
    let ran = Desk::new().run(&["explain", "capabilities.engagement.*"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out.matches("  capabilities.engagement.").count(), 8, "{}", ran.out);
}

#[test]
fn a_word_that_nobody_knows_is_guessed_or_refused() {
    let desk = Desk::new();
    for (word, meant) in [
        ("gaol", "goal"),
        ("client_nme", "client_name"),
        ("max-retries-rang", "max-retries-range"),
        ("authorisation_code", "authorization_code"),
        ("AccpetStatusEvent", "AcceptStatusEvent"),
        ("Max retires", "Max retries"),
    ] {
        desk.run(&["explain", word])
            .complains(2, &format!("{word} is no field, no value and no rule: did you mean {meant}?"));
    }
    for word in ["nothing-like-it", "", "a..b", "\u{1b}[31m", "a_b\"c"] {
        let shown = word.replace('\u{1b}', "\\u{1b}");
        desk.run(&["explain", word]).complains(
            2,
            &format!("{shown} is no field, no value and no rule: lp-manifest explain lists all of them"),
        );
    }
}

/// What `explain` prints, its line ends as blanks.
fn explained(word: &str) -> String {
    let ran = Desk::new().run(&["explain", word]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{word}");
    ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_rule_names_its_source_and_facts_are_those_of_the_sources() {
    for (word, right, wrong) in [
        ("client-name-blank", "only the newer guide and LivePerson's page", "want it unique."),
        ("client-name-shared", "newer guide only", "both guides"),
        ("unsupported-value", "source both guides", "—"),
        ("scope-unknown", "LivePerson: Third-Party Bots", "—"),
        ("display_name", "shown everywhere in LivePerson's system", "reports show it"),
        ("is_internal", "usually LivePerson sets it", "—"),
        ("consumer-identity", "and also say that it has to be auth", "breath"),
        ("implicit-flow", "a draft when last read", "has dropped"),
        ("no-retry", "30 s between two tries in the older edition", "be it for a restart"),
        ("no-retry", "A restart or a deployment needs retry", "—"),
        ("capabilities.webhooks.retry", "One endpoint that fails holds back the events of all", "—"),
        ("capabilities.webhooks.retry", "Events may arrive twice", "—"),
        // Siblings.
        ("too-large", "source this program", "—"),
        ("retry-overrides", "LivePerson: retry policy (https://developers.liveperson.com/", "—"),
        ("headers", "x-liveperson-signature", "can tell LivePerson's calls from others"),
        ("categories", "LivePerson: Connector App Hub", "—"),
        ("endpoint", "timeouts are 5 s (10 s in the older edition", "—"),
    ] {
        let said = explained(word);
        assert!(said.contains(right) && !said.contains(wrong), "{word}: {right:?} in\n{said}");
    }
}

#[test]
fn words_of_other_tables_and_habits_lead_to_what_they_mean() {
    for (word, right) in [
        ("ms.MessagingEventNotification.ExConversationChangeNotification", "their tables ms: cqm is right"),
        ("ms.MessagingEventNotification .ContentEvent", "writes a text or sends a file"),
        ("ExConversationChangeNotification", "their tables ms: cqm is right"),
        ("retries", "Max retries"),
        ("maxRetries", "Max retries"),
        ("timeout", "10 s in the older edition"),
        ("signature", "HMAC-SHA1"),
        ("mtls", "picked up within 150 s"),
        ("mTLS", "picked up within 150 s"),
        ("global", "LivePerson installs it"),
        ("upload", "Management Console (LivePerson: OAuth 2.0 client credentials)"),
        // Siblings.
        ("install", "Connector App Hub, for administrators"),
        ("subscriptions", "Messaging REST API"),
        ("hiccup", "no-retry"),
    ] {
        let said = explained(word);
        assert!(said.contains(right), "{word}: {right:?} in\n{said}");
    }
    for word in ["128", "70", "0", "cqn", "x"] {
        let ran = Desk::new().run(&["explain", word]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{word}");
    }
    assert!(explained("cqm").contains("ExConversationChangeNotification"));
}

#[test]
fn the_ways_of_installing_stand_the_newest_first() {
    let said = explained("installing");
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} in {said}"));
    let ways =
        ["Management Console (", "Connector App Hub, for", "older interface (", "account team or support ("];
    assert!(ways.map(at).is_sorted(), "{said}");
}

#[test]
fn programs_read_what_is_explained_as_one_object() {
    let desk = Desk::new();
    let read = |arguments: &[&str]| -> serde_json::Value {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        serde_json::from_str(&ran.out).unwrap()
    };
    let retries = read(&["explain", "--format", "json", "max_retries"]);
    assert_eq!(retries["version"], 1);
    let topic = &retries["topics"][0];
    for (key, value) in [
        ("kind", "field"),
        ("name", "capabilities.webhooks.*.max_retries"),
        ("label", "Max retries"),
        ("type", "a whole number"),
        ("need", "optional"),
        ("default", "0"),
        ("limits", "0 to 5"),
        ("example", "\"max_retries\": 3"),
    ] {
        assert_eq!(topic[key], value, "{key}");
    }
    assert_eq!(topic["source"], serde_json::json!([{"name": "both guides", "address": null}]));
    assert!(topic["rules"].as_array().unwrap().iter().any(|rule| rule == "max-retries-range"));
    let rule = &read(&["explain", "--format", "json", "no-retry"])["topics"][0];
    assert_eq!((&rule["kind"], &rule["label"]), (&"rule".into(), &"note".into()));
    assert_eq!(rule["source"][1]["name"], "LivePerson: retry policy");
    assert!(rule["source"][1]["address"].as_str().unwrap().starts_with("https://developers.liveperson.com/"));
    let all = read(&["explain", "--format", "json"]);
    let kinds: std::collections::BTreeSet<_> =
        all["topics"].as_array().unwrap().iter().map(|topic| topic["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["around", "field", "rule", "value"]);
    assert_eq!(desk.run(&["explain", "--format", "json", "nothing-like-it"]).code, 2);
}
