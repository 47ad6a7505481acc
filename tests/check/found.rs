//! Manifests that were once judged wrongly, by kind, each with siblings of its kind; and those of
//! which nothing may be said.

mod addresses;

use lp_manifest::json::document::Document;
use lp_manifest::manifest::check::{Certainty, Problem, Severity, Surroundings, mend};

use super::problems;

/// A manifest with these members; its name is not among them.
fn named(members: &str) -> String {
    format!(r#"{{"grant_types":["client_credentials"],{members}}}"#)
}

fn root(members: &str) -> String {
    named(&format!(r#""client_name":"A",{members}"#))
}

fn redirect(address: &str) -> String {
    format!(r#"{{"client_name":"A","grant_types":["authorization_code"],"redirect_uris":["{address}"]}}"#)
}

fn entry(address: &str) -> String {
    root(&format!(r#""quick_launch_enabled":true,"enabled_for_profiles":[42],"entry_uri":"{address}""#))
}

fn hooks(members: &str) -> String {
    root(&format!(r#""capabilities":{{"webhooks":{{{members}}}}}"#))
}

fn event(members: &str) -> String {
    hooks(&format!(
        r#""cqm.ExConversationChangeNotification":{{"endpoint":"https://bot.acme.example/lp","max_retries":1,{members}}}"#
    ))
}

fn endpoint(address: &str) -> String {
    hooks(&format!(r#""cqm.ExConversationChangeNotification":{{"endpoint":"{address}","max_retries":1}}"#))
}

fn header(name_and_value: &str) -> String {
    let (name, value) = name_and_value.split_once(": ").unwrap_or((name_and_value, ""));
    event(&format!(r#""headers":[{{"header_name":"{name}","header_value":"{value}"}}]"#))
}

/// A manifest, and what has to be said of it: `rule`, then `C`, `S` or `-` for its fix, then a part of
/// the sentence and of the fix's title.
type Row = (fn(&str) -> String, &'static str, &'static str, &'static str);

fn sign(problem: &Problem) -> &'static str {
    match problem.fix.as_ref().map(|fix| fix.certainty) {
        Some(Certainty::Certain) => "C",
        Some(Certainty::Suggested) => "S",
        None => "-",
    }
}

/// What is said, one problem a line.
fn said(text: &str) -> Vec<String> {
    let line = |one: &Problem| {
        let title = one.fix.as_ref().map_or("", |fix| &fix.title);
        format!("{} {} {}: {} | {title}", one.rule, sign(one), one.path, one.message)
    };
    problems(text).iter().map(line).collect()
}

/// Holds each manifest against what has to be said of it; an empty rule means that nothing may be, notes
/// aside, and `=rule` that nothing else may be.
#[track_caller]
fn hold(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (make, part, wanted, words) in rows {
        let text = make(part);
        let found = problems(&text);
        let (only, wanted) = wanted.strip_prefix('=').map_or((false, *wanted), |rest| (true, rest));
        let loud: Vec<_> = found.iter().filter(|one| one.severity != Severity::Note).collect();
        let right = match wanted.split_once(' ') {
            None => loud.is_empty(),
            Some((rule, fix)) => {
                let hits = said(&text);
                let fits = |(one, line): (&Problem, &String)| {
                    one.rule == rule && sign(one) == fix && line.contains(words)
                };
                let others = loud.iter().filter(|one| one.rule != rule).count();
                found.iter().zip(&hits).any(fits) && !(only && others > 0)
            }
        };
        if !right {
            wrong.push(format!("{part}\n  wanted {wanted}: {words}\n  {}", said(&text).join("\n  ")));
        }
    }
    let all = rows.len();
    assert!(wrong.is_empty(), "{} of {all} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn characters_that_nobody_sees_are_told() {
    hold(&[
        (redirect, r"https://kiosk.acme.example/cb\u200b", "=invisible-character C", "U+200B"),
        (redirect, r"\ufeffhttps://kiosk.acme.example/cb", "=invisible-character C", "U+FEFF"),
        (redirect, r"https://kiosk.acme.example/c\u00adb", "=invisible-character S", "U+00AD"),
        (entry, r"https://kiosk.acme.example/start\u200b", "=invisible-character C", "at the end"),
        (endpoint, r"https://bot.acme.example/lp\u200b", "=invisible-character C", "U+200B"),
        (named, r#""client_name":"com.acme.kiosk\u200b""#, "=invisible-character C", "U+200B"),
        (named, r#""client_name":"\u200b""#, "=client-name-blank -", ""),
        (named, r#""client_name":"\u200b \u00ad""#, "=client-name-blank -", ""),
        (
            named,
            r#""client_name":"Parcel\nDesk""#,
            "=invisible-character S",
            "nobody sees it: put a blank in its place",
        ),
        (named, r#""client_name":"Parcel\u0000Desk""#, "=invisible-character S", "U+0000"),
        (named, r#""client_name":"Desk\u202e""#, "=invisible-character C", "turns round"),
        (named, r#""client_name":"Desk\ufffd""#, "=invisible-character -", "damaged"),
        (named, r#""client_name":"Desk\ud83d""#, "=invisible-character -", "half a character"),
        (root, r#""description":"a\u200b""#, "=invisible-character C", ""),
        (root, r#""description":"a\nb\tc""#, "", ""),
        // Siblings: other members, other characters.
        (root, r#""client_name#fr":"Ki\u2060osque""#, "=invisible-character S", "as character 3"),
        (root, r#""display_name":"\u2066Kiosk\u2069""#, "=invisible-character C", "and 1 more"),
        (root, r#""scope":"msg.consumer\u200b""#, "invisible-character C", "U+200B"),
        (root, r#""logo_uri":"https://kiosk.acme.example/lo\u200dgo.png""#, "=invisible-character S", ""),
        (header, r"X-Acme\u200b-Key: abc", "invisible-character S", ""),
    ]);
}

#[test]
fn what_is_right_stays_silent() {
    hold(&[
        (named, r#""client_name":"می‌خواهم""#, "", ""),
        (named, "\"client_name\":\"\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} Desk\"", "", ""),
        (named, r#""client_name":"na\u00efve""#, "", ""),
        (named, r#""client_name":"a\u00a0b""#, "", ""),
        (redirect, "com.acme.kiosk:/cb", "", ""),
        (redirect, "http://[::1]:8080/cb", "", ""),
        (redirect, "https://kiosk.acme.example/%7Ba%7D", "", ""),
        (endpoint, "https://bot/lp", "", ""),
        (header, "X-Acme-Key: ", "", ""),
        (root, r#""client_name#zh-cmn-Hans-CN":"B""#, "", ""),
        (root, r#""client_name#x-acme":"B""#, "", ""),
        (root, r#""description":"a < b and c > d""#, "", ""),
        (root, r#""enabled_for_profiles":[9223372036854775807]"#, "", ""),
    ]);
}

#[test]
fn headers_are_judged_with_their_values_and_no_value_is_told() {
    hold(&[
        (header, r"X-Acme-Key: a\r\nX-B: c", "=header-value -", "adds a header"),
        (header, r"X-Acme-Key: abc\n", "=header-value C", "remove"),
        (header, r"X-Acme-Key: a\u0000b", "=header-value -", "control"),
        (header, "X-Acme-Key:  abc", "=header-value C", ""),
        (header, r"X-Acme-Key: \u00e9", "=header-value -", "ASCII"),
        (header, "Authorization: Bearer ", "=header-value -", "missing"),
        (header, "Transfer-Encoding: chunked", "=header-reserved -", ""),
        (header, "Connection: close", "=header-reserved -", ""),
        (header, "Content-Type: text/plain", "=header-reserved -", ""),
        (header, "Bearer topsecret: Authorization", "=header-name S", "swapped"),
        (event, r#""headers":[{"name":"X-Acme-Key","value":"abc"}]"#, "=header-incomplete S", "header_name"),
        (event, r#""headers":[{"X-Acme-Key":"abc"}]"#, "=header-incomplete S", "header_name"),
        (event, r#""headers":{"X-A":"b"}"#, "=wrong-type S", "write each one as header_name"),
        // Siblings.
        (header, "Basic dTpw: X-Acme-Auth", "=header-name S", "swap"),
        (header, r"X-Acme-Key: \tabc\u007f", "=header-value -", "control"),
        (header, "te: trailers", "=header-reserved -", ""),
        (event, r#""headers":[{"key":"X-Acme-Key","value":"abc"}]"#, "=header-incomplete S", ""),
        (event, r#""headers":[{"header_name":"X-Acme-Key","value":"abc"}]"#, "=header-incomplete S", ""),
    ]);
    for part in
        ["Bearer topsecret: Authorization", r"X-A: topsecret\r\n", "X-A:  topsecret", r"X-A: topsecret\u0000"]
    {
        let lines = said(&header(part)).join("\n");
        assert!(!lines.contains("topsecret"), "{lines}");
    }
}

#[test]
fn a_name_that_is_right_elsewhere_is_told_where_it_belongs() {
    hold(&[
        (root, r#""webhooks":{}"#, "=misplaced-member S", "inside capabilities"),
        (root, r#""engagement":{}"#, "=misplaced-member S", "inside capabilities"),
        (root, r#""max_retries":3"#, "=misplaced-member -", "inside an event"),
        (root, r#""endpoint":"https://bot.acme.example/lp""#, "=misplaced-member -", "inside an event"),
        (
            root,
            r#""cqm.ExConversationChangeNotification":{"endpoint":"https://bot.acme.example/lp"}"#,
            "=misplaced-member S",
            "inside capabilities.webhooks",
        ),
        (root, r#""capabilities":{"quick_launch_enabled":true}"#, "=misplaced-member S", "at the root"),
        (
            root,
            r#""capabilities":{"entry_uri":"https://kiosk.acme.example/start"}"#,
            "=misplaced-member S",
            "at the root",
        ),
        (root, r#""capabilities":{"design_engagement":true}"#, "=misplaced-member S", "inside engagement"),
        (hooks, r#""endpoint":"https://bot.acme.example/lp""#, "=misplaced-member -", "inside an event"),
        (hooks, r#""headers":[]"#, "=misplaced-member -", "inside an event"),
        (hooks, r#""retention_time":3600"#, "=misplaced-member S", "inside retry"),
        (event, r#""retry":{"retention_time":3600}"#, "=misplaced-member S", "beside the events"),
        (event, r#""header_name":"X-A""#, "=misplaced-member -", "inside an item of headers"),
        // Siblings: with the one event there is, with the place taken.
        (
            hooks,
            r#""cqm.ExConversationChangeNotification":{"endpoint":"https://bot.acme.example/lp"},"max_retries":3"#,
            "=misplaced-member S",
            "inside an event",
        ),
        (root, r#""capabilities":{"client_name":"B"}"#, "=misplaced-member -", "at the root"),
        (event, r#""scope":"msg.consumer""#, "=misplaced-member S", "at the root"),
    ]);
}

#[test]
fn other_names_for_members_are_known() {
    hold(&[
        (root, r#""$schema":"./manifest.schema.json""#, "", ""),
        (root, r#""tos_uri":"https://kiosk.acme.example/tos""#, "oauth-metadata -", "RFC 7591"),
        (root, r#""contacts":["a@acme.example"]"#, "oauth-metadata -", ""),
        (root, r#""token_endpoint_auth_method":"none""#, "oauth-metadata -", ""),
        (root, r#""_comment":"x""#, "=unknown-member -", "comment"),
        (root, r#""//":"x""#, "=unknown-member -", "comment"),
        (root, r#""clientSecret":"abc""#, "=client-secret S", ""),
        (root, r#""x":{"client_secret":"abc"}"#, "client-secret S", "x.client_secret"),
        (root, r#""responseTypes":["code"]"#, "=unknown-member S", "response_types"),
        (root, r#""clientId":"1""#, "=unknown-member S", "client_id"),
        (event, r#""retries":3"#, "=unknown-member S", "did you mean max_retries? It is set as well"),
        (event, r#""url":"https://bot.acme.example/lp""#, "=unknown-member S", "endpoint? It is set as well"),
        (
            root,
            r#""capabilities":{"engagement":{"designEngagement":true,"design_window":false,"language_selection":false,"entry_point":["url"],"visitor_behavior":["flow"],"target_audience":["age"],"goal":["lead"],"consumer_identity":["auth"]}}"#,
            "engagement-incomplete S",
            "rename designEngagement to design_engagement",
        ),
        (root, r#""client_name-fr":"B""#, "=unknown-member S", "client_name#fr"),
        (root, r#""client_name@fr":"B""#, "=unknown-member S", "client_name#fr"),
        (root, r#""client_name_fr":"B""#, "=unknown-member S", "client_name#fr"),
        (root, r#""enabled":"yes""#, "=wrong-type S", "true"),
        (
            root,
            r#""capabilities":{"engagements":{"design_engagement":false}}"#,
            "=unknown-member S",
            "engagement",
        ),
        (root, r#""responseTypes":"code""#, "=unknown-member S", "right kind"),
        // Siblings.
        (root, r#""policy_uri#fr":"https://kiosk.acme.example/p""#, "oauth-metadata -", ""),
        (root, r#""x":[{"client-secret":"abc"}]"#, "client-secret S", ""),
        (root, r#""$comment":"x""#, "=unknown-member -", "comment"),
        (root, r#""scopes":"msg.consumer""#, "=unknown-member S", "scope"),
        (root, r#""client_name_fr_CA":"B""#, "=unknown-member S", "client_name#fr-CA"),
    ]);
    let text = event(r#""headers":[]"#).replace("\"max_retries\":1", "\"max_retries\":\"9\"");
    assert!(
        said(&text).iter().any(|line| line.starts_with("wrong-type S") && line.ends_with("set to 5")),
        "{text}"
    );
}

#[test]
fn languages_oauth_and_profiles_are_judged_by_what_was_meant() {
    hold(&[
        (root, r#""client_name#english":"B""#, "=language-tag S", "did you mean en"),
        (root, r#""client_name#french":"B""#, "=language-tag S", "did you mean fr"),
        (root, r#""client_name#de-1996-1996":"B""#, "=language-tag S", "twice"),
        (root, r#""response_types":["token"]"#, "token-without-grant -", "harmless"),
        (root, r#""response_types":["token id_token"]"#, "=unsupported-value C", "id_token token"),
        (root, r#""response_types":["code token"]"#, "=unsupported-value S", "make it 2 values"),
        (
            root,
            r#""scope":"msg.consumers""#,
            "=scope-unknown S",
            "no scope that the guides or LivePerson's pages name",
        ),
        (root, r#""scope":"""#, "=scope-separator S", "remove it"),
        (root, r#""scope":"msg.consumer msg.consumer""#, "=repeated-value C", ""),
        (
            root,
            r#""quick_launch_enabled":true,"entry_uri":"https://kiosk.acme.example/","enabled_for_profiles":["Agent Manager"]"#,
            "=profile-id-whole -",
            "write the id, not the name",
        ),
        // Siblings.
        (root, r#""client_name#Deutsch":"B""#, "=language-tag S", "did you mean de"),
        (root, r#""client_name#klingon":"B""#, "=language-tag -", "no language"),
        (root, r#""response_types":["code,token"]"#, "=unsupported-value S", "make it 2 values"),
        (
            root,
            r#""scope":"msg.consumer faas.lambda.invoke msg.consumer""#,
            "=repeated-value C",
            "faas.lambda.invoke",
        ),
        (root, r#""response_types":["id_token"]"#, "token-without-grant -", ""),
    ]);
    let public = root(r#""response_types":["token"]"#).replace("client_credentials", "authorization_code");
    assert!(said(&public).iter().any(|line| line.starts_with("implicit-flow -")), "{public}");
}

#[test]
fn what_was_never_filled_in_is_a_warning_and_prose_is_not() {
    hold(&[
        (named, r#""client_name":"com.{company}.{app}""#, "=placeholder-left -", "{company}"),
        (named, r#""client_name":"com.{company}.{app}""#, "=placeholder-left -", "{app}"),
        (root, r#""description":"Handles {json} payloads & <html> bodies""#, "", ""),
        (named, r#""client_name":"R&D <Beta> app""#, "", ""),
        (header, r#"X-Acme-Key: {\"k\":1}"#, "", ""),
        (root, r#""description":"A {\"a\": 1} B { } C""#, "", ""),
        // Siblings.
        (root, r#""description":"Check-in for {YOUR COMPANY}""#, "=placeholder-left -", "{YOUR COMPANY}"),
        (root, r#""display_name":"Desk <b>pro</b>""#, "", ""),
        (header, "Authorization: Bearer {token}", "", ""),
        (header, "X-Acme-Key: <your key>", "=placeholder-left -", "still stands in this value"),
    ]);
    let text = redirect("https://{domain}/{domain}/<path>").replace("cb", "{domain}");
    let lines = said(&text);
    assert_eq!(
        lines.iter().filter(|line| line.contains("{domain} is a placeholder")).count(),
        1,
        "{lines:?}"
    );
    assert!(lines.iter().any(|line| line.contains("{domain}") && line.contains("2 places")), "{lines:?}");
}

/// A text as it stands.
fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_text_that_is_something_else_is_called_by_its_name() {
    hold(&[
        (text, "```json\n{\"client_name\":\"A\"}\n```\n", "=not-json C", "Markdown"),
        (text, "<!DOCTYPE html>\n<html></html>\n", "=not-json -", "web page"),
        (
            text,
            "<<<<<<< HEAD\n{\"client_name\":\"A\"}\n=======\n{\"client_name\":\"B\"}\n>>>>>>> x\n",
            "=not-json -",
            "choose a side",
        ),
        (
            text,
            "{\n<<<<<<< HEAD\n\"client_name\":\"A\"\n=======\n\"client_name\":\"B\"\n>>>>>>> x\n}\n",
            "=not-json -",
            "choose a side",
        ),
        (
            text,
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1\n",
            "=not-json -",
            "git lfs pull",
        ),
        (
            text,
            "HTTP/1.1 200 OK\r\n\r\n{\"client_name\":\"A\"}",
            "=not-json C",
            "what follows the empty line",
        ),
        (
            text,
            r#""{\"client_name\":\"A\",\"grant_types\":[\"client_credentials\"]}""#,
            "=not-an-object C",
            "inside quotes",
        ),
        (text, "\u{feff}\u{feff}{\"client_name\":\"A\"}", "=not-json C", "U+FEFF"),
        (text, "{\"client_name\":\"A\"}\0\0", "=not-json C", "NUL"),
        (text, "client_name: A\n", "=not-json -", "YAML"),
        // Siblings.
        (text, "\n~~~\n{}\n~~~\n", "=not-json C", "Markdown"),
        (text, "<html lang=\"en\">", "=not-json -", "web page"),
        (text, "---\nclient_name: A\n", "=not-json -", "YAML"),
        (text, "HTTP/2 404 \n\n", "=not-json -", "HTTP response"),
        // JSON with a mistake is told of its mistake.
        (text, "{\"client_name\":\"A\",}", "=not-json C", "comma"),
        (text, "{client_name: 1}", "=not-json C", "no quotes"),
    ]);
    let quoted = Document::parse(r#""{\"client_name\":\"A\"}""#.to_owned()).unwrap();
    let mended = mend(&quoted, &Surroundings::default(), |_, _| Some(())).document;
    let plain = Document::parse(r#"{"client_name":"A"}"#.to_owned()).unwrap();
    assert_eq!(mended.canonical(), plain.canonical(), "{}", mended.text());
}

#[test]
fn advice_on_retrying_follows_what_the_platform_does() {
    hold(&[
        (
            hooks,
            r#""ms.MessagingEventNotification.ContentEvent":{"endpoint":"https://bot.acme.example/c","max_retries":3},"cqm.ExConversationChangeNotification":{"endpoint":"https://bot.acme.example/lp"}"#,
            "no-retry -",
            "ExConversationChangeNotification",
        ),
        (
            hooks,
            r#""cqm.ExConversationChangeNotification":{"endpoint":"https://bot.acme.example/lp"}"#,
            "no-retry -",
            "seconds",
        ),
    ]);
    for members in [
        r#""cqm.ExConversationChangeNotification":{"endpoint":"https://bot.acme.example/lp","max_retries":0}"#,
        r#""cqm.ExConversationChangeNotification":{"endpoint":"https://bot.acme.example/lp"},"retry":{"retention_time":3600}"#,
    ] {
        let lines = said(&hooks(members));
        assert!(!lines.iter().any(|line| line.starts_with("no-retry")), "{lines:?}");
    }
}

#[test]
fn a_certain_fix_stays_certain_whatever_it_brings_to_light() {
    let one =
        r#""cqm.ExConversationChangeNotification":{"endpoint":"https://bot.acme.example/lp","max_retries":"#;
    for (members, mended) in [
        (r#""response_types":"code""#.to_owned(), r#""response_types":["code"]"#.to_owned()),
        (
            r#""redirect_uris":"https://kiosk.acme.example/cb""#.to_owned(),
            r#""redirect_uris":["https://kiosk.acme.example/cb"]"#.to_owned(),
        ),
        (r#""enabled_for_profiles":["3"]"#.to_owned(), r#""enabled_for_profiles":[3]"#.to_owned()),
        (r#""quick_launch_enabled":"true""#.to_owned(), r#""quick_launch_enabled":true"#.to_owned()),
        (r#""enabled":"false""#.to_owned(), r#""enabled":false"#.to_owned()),
        (
            format!(r#""capabilities":{{"webhooks":{{{one}"0"}}}}}}"#),
            format!(r#""capabilities":{{"webhooks":{{{one}0}}}}}}"#),
        ),
        (
            format!(r#""capabilities":{{"webhooks":{{"retry":{{"retention_time":3600}},{one}"3"}}}}}}"#),
            format!(r#""capabilities":{{"webhooks":{{"retry":{{"retention_time":3600}},{one}3}}}}}}"#),
        ),
        (
            r#""scope":["msg.consumer","faas.lambda.invoke"]"#.to_owned(),
            r#""scope":"msg.consumer faas.lambda.invoke""#.to_owned(),
        ),
        (
            r#""redirect_uris":["http%3A%2F%2Fkiosk.acme.example%2Fcb"]"#.to_owned(),
            r#""redirect_uris":["http://kiosk.acme.example/cb"]"#.to_owned(),
        ),
        // Siblings.
        (r#""scope":"msg.consumer,msg.consumer""#.to_owned(), r#""scope":"msg.consumer""#.to_owned()),
        (r#""display_name":"Kiosk\u200b""#.to_owned(), r#""display_name":"Kiosk""#.to_owned()),
    ] {
        let text = root(&members);
        let document = Document::parse(text.clone()).unwrap();
        let after = mend(&document, &Surroundings::default(), |_, _| Some(())).document.text().to_owned();
        assert_eq!(after.replace(": ", ":").replace(", ", ","), root(&mended), "{members}");
    }
}
