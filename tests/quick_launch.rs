//! Who sees an application in the QuickLaunch menu: the truth table row by row.

use lp_manifest::manifest::catalogue::find;
use lp_manifest::manifest::quick_launch::{Criterion, QuickLaunch, assess};

use crate::check::{CONNECTOR, OLDER, WEB_APP, document};

/// A manifest of which everybody with profile 42 or 43 sees the app.
fn complete(but: &str) -> String {
    format!(
        r#"{{ "quick_launch_enabled": true, "entry_uri": "https://a.example", "enabled_for_profiles": [42, 43]{but} }}"#
    )
}

fn of(text: &str) -> QuickLaunch {
    assess(&document(text))
}

fn hint(quick: &QuickLaunch, criterion: Criterion) -> Option<&'static str> {
    quick.verdicts().iter().find(|verdict| verdict.criterion == criterion)?.hint
}

#[test]
fn the_criteria_of_the_older_sample_are_all_met() {
    let quick = of(OLDER);
    let said: Vec<_> =
        quick.verdicts().iter().map(|one| (one.criterion.field(), one.met, one.message.as_str())).collect();
    assert_eq!(
        said,
        [
            ("quick_launch_enabled", true, "quick_launch_enabled is true"),
            ("entry_uri", true, "entry_uri is https://myservice.mydomain.com/appentry"),
            ("enabled_for_profiles", true, "enabled_for_profiles is 42, 43"),
            ("enabled", true, "enabled is not set, which counts as true"),
        ]
    );
    assert_eq!(quick.visible_to(), [42, 43]);
    assert_eq!((quick.headline(), quick.headline_short()), ("42, 43".into(), "42, 43".into()));
}

#[test]
fn nobody_sees_the_newer_samples() {
    let connector = of(CONNECTOR);
    assert_eq!(connector.headline(), "nobody (enabled_for_profiles is not set)");
    assert!(hint(&connector, Criterion::Profiles).is_some_and(|hint| hint.contains("newer guide")));
    assert!(hint(&connector, Criterion::StartPage).is_some_and(|hint| hint.contains("placeholder")));
    assert_eq!(of(WEB_APP).headline(), "nobody (quick_launch_enabled is not set, which counts as false)");
    assert_eq!(of(WEB_APP).headline_short(), "nobody");
}

/// Each case overrides members of a complete manifest, since the last of a name counts.
#[test]
fn one_member_alone_can_hide_it() {
    let cases = [
        (r#""quick_launch_enabled": false"#, "quick_launch_enabled is false"),
        (r#""quick_launch_enabled": "true""#, "quick_launch_enabled is a text, not true"),
        (r#""quick_launch_enabled": 1"#, "quick_launch_enabled is a number, not true"),
        (r#""quick_launch_enabled": null"#, "quick_launch_enabled is null, not true"),
        (r#""entry_uri": """#, "entry_uri is empty"),
        (r#""entry_uri": " \t""#, "entry_uri holds only blanks"),
        (r#""entry_uri": 5"#, "entry_uri is a number, not a text"),
        (r#""entry_uri": false"#, "entry_uri is false, not a text"),
        (r#""enabled_for_profiles": []"#, "enabled_for_profiles is empty"),
        (r#""enabled_for_profiles": ["42"]"#, r#"enabled_for_profiles lists "42", which is no profile id"#),
        (
            r#""enabled_for_profiles": ["42", "7"]"#,
            r#"enabled_for_profiles lists "42", "7", which are no profile ids"#,
        ),
        (r#""enabled_for_profiles": [42.5]"#, "enabled_for_profiles lists 42.5, which is no profile id"),
        (r#""enabled_for_profiles": 42"#, "enabled_for_profiles is 42, not a list"),
        (r#""enabled_for_profiles": null"#, "enabled_for_profiles is null, not a list"),
        (r#""enabled": false"#, "enabled is false"),
        (r#""enabled": "true""#, "enabled is a text, not true"),
    ];
    for (but, reason) in cases {
        let quick = of(&complete(&format!(", {but}")));
        assert_eq!(quick.headline(), format!("nobody ({reason})"), "{but}");
        assert!(quick.visible_to().is_empty() && !quick.eligible(&[42, 43]), "{but}");
        assert_eq!(quick.verdicts().iter().filter(|criterion| !criterion.met).count(), 1, "{but}");
    }
}

#[test]
fn what_is_left_out_counts_as_the_guides_say() {
    let cases = [
        ("{}", "nobody (quick_launch_enabled is not set, which counts as false)"),
        (
            r#"{ "quick_launch_enabled": true, "enabled_for_profiles": [42] }"#,
            "nobody (entry_uri is not set)",
        ),
        (
            r#"{ "quick_launch_enabled": true, "entry_uri": "https://a.example" }"#,
            "nobody (enabled_for_profiles is not set)",
        ),
        ("[]", "nobody (quick_launch_enabled is not set, which counts as false)"),
    ];
    for (text, headline) in cases {
        assert_eq!(of(text).headline(), headline, "{text}");
    }
}

#[test]
fn an_app_that_is_off_stays_hidden_although_the_conditions_do_not_say_so() {
    let quick = of(&complete(r#", "enabled": false"#));
    assert!(hint(&quick, Criterion::Enabled).is_some_and(|hint| hint.contains("do not mention")));
}

#[test]
fn a_placeholder_is_shown_by_the_rule() {
    let quick = of(&complete(r#", "entry_uri": "https://{domain}/""#));
    assert_eq!(quick.headline(), "42, 43");
    assert!(hint(&quick, Criterion::StartPage).is_some());
}

#[test]
fn ids_are_exact_and_each_once() {
    let cases = [
        ("[42.0]", &[42][..]),
        ("[4.2e1, 42, 42.5, 42]", &[42]),
        ("[2338395712, 9007199254740993]", &[2_338_395_712, 9_007_199_254_740_993]),
        ("[9223372036854775807, 9223372036854775808]", &[i64::MAX]),
        ("[\"7\", null, 8, [9]]", &[8]),
        ("[-1, 0]", &[-1, 0]),
    ];
    for (list, ids) in cases {
        let quick = of(&complete(&format!(r#", "enabled_for_profiles": {list}"#)));
        assert_eq!(quick.profiles, ids, "{list}");
        assert_eq!(quick.visible_to(), ids, "{list}");
    }
}

#[test]
fn what_is_no_id_is_told_as_it_is_spelled() {
    let quick = of(&complete(r#", "enabled_for_profiles": ["42", 43]"#)).for_user(&[42]);
    assert_eq!(quick.headline(), r#"nobody (42 is not among "42", 43)"#);
}

#[test]
fn one_matching_profile_is_enough() {
    let quick = of(&complete(""));
    for (profiles, seen) in [(&[42][..], true), (&[7, 43], true), (&[7], false), (&[], false)] {
        assert_eq!(quick.eligible(profiles), seen, "{profiles:?}");
    }
    let exact = of(&complete(r#", "enabled_for_profiles": [9007199254740993]"#));
    assert!(exact.eligible(&[9_007_199_254_740_993]) && !exact.eligible(&[9_007_199_254_740_992]));
}

#[test]
fn a_user_whose_profile_is_not_listed_misses_that_criterion_and_no_other() {
    let quick = of(&complete("")).for_user(&[7]);
    assert_eq!(quick.headline(), "nobody (7 is not among 42, 43)");
    assert!(quick.meets(Criterion::StartPage) && !quick.meets(Criterion::Profiles));
    assert_eq!(of(&complete("")).for_user(&[7, 8]).headline(), "nobody (none of 7, 8 is among 42, 43)");
    assert_eq!(of(&complete("")).for_user(&[7, 43]), of(&complete("")));
    let empty = of(r#"{ "quick_launch_enabled": true }"#);
    assert_eq!(empty.for_user(&[7]), empty);
}

#[test]
fn each_criterion_is_decided_by_a_field_of_its_own() {
    for criterion in Criterion::all() {
        assert_eq!(Criterion::of_field(criterion.field()), Some(criterion));
        assert!(find([Some(criterion.field())]).is_some() && !criterion.words().is_empty());
    }
    assert_eq!((Criterion::all().count(), Criterion::of_field("scope")), (4, None));
}

#[test]
fn many_ids_are_counted_and_not_listed() {
    let cases = [
        ("[1, 2, 3, 4]", "1, 2, 3, 4"),
        ("[1, 2, 3, 4, 5]", "1, 2, 3 and 2 more"),
        ("[42, 43, 44, 45, 46, 47, 48, 49]", "42, 43, 44 and 5 more"),
    ];
    for (list, headline) in cases {
        let quick = of(&complete(&format!(r#", "enabled_for_profiles": {list}"#)));
        assert_eq!(quick.headline(), headline);
        assert_eq!(quick.headline_short(), headline);
    }
}
