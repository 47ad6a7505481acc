//! Manifests that were once judged wrongly, by kind, each with siblings of its kind; and those of
//! which nothing may be said.

use lp_manifest::manifest::check::{Certainty, Problem, Severity};

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
        (named, r#""client_name":"Parcel\nDesk""#, "=invisible-character S", "a line end"),
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
fn every_part_of_an_address_is_judged() {
    hold(&[
        (
            redirect,
            "kiosk.acme.example:8443/cb",
            "=redirect-not-absolute S",
            "https://kiosk.acme.example:8443/cb",
        ),
        (redirect, "localhost:3000/cb", "=redirect-not-absolute S", "http://localhost:3000/cb"),
        (redirect, "htps://kiosk.acme.example/cb", "=redirect-not-absolute S", "did you mean https"),
        (entry, "htps://kiosk.acme.example/start", "=entry-uri-address S", "did you mean https"),
        (endpoint, "htps://bot.acme.example/lp", "=endpoint-https S", "https://bot.acme.example/lp"),
        (redirect, "vbscript:x", "=redirect-script -", ""),
        (redirect, "file:///srv/app", "=redirect-script -", "not a place"),
        (redirect, "about:blank", "=redirect-script -", ""),
        (redirect, "blob:https://kiosk.acme.example/1", "=redirect-script -", ""),
        (redirect, "view-source:https://kiosk.acme.example/", "=redirect-script -", ""),
        (redirect, "https://kiosk.acme.example:99999/cb", "=redirect-not-absolute -", "1 to 65535"),
        (redirect, "https://kiosk.acme.example:0/cb", "=redirect-not-absolute -", "1 to 65535"),
        (endpoint, "https://bot.acme.example:99999/lp", "=endpoint-host -", "1 to 65535"),
        (entry, "https://kiosk.acme.example:99999/start", "=entry-uri-address -", "1 to 65535"),
        (endpoint, "https://bot..acme.example/lp", "=endpoint-host -", "empty"),
        (endpoint, "https://-bot.acme.example/lp", "=endpoint-host -", "hyphen"),
        (redirect, "https://kiosk..acme.example/cb", "=redirect-not-absolute -", "empty"),
        (
            redirect,
            "https://a.acme.example/cb,https://b.acme.example/cb",
            "=redirect-not-absolute S",
            "make it 2 items",
        ),
        (endpoint, "https://a.acme.example/lp,https://b.acme.example/lp", "=endpoint-host -", "2 addresses"),
        (endpoint, "https://bot.local/lp", "=endpoint-private -", ""),
        (endpoint, "https://bot.internal/lp", "=endpoint-private -", ""),
        (endpoint, "https://100.64.3.7/lp", "=endpoint-private -", ""),
        (endpoint, "https://2130706433/lp", "=endpoint-private -", ""),
        (redirect, r"https://kiosk.acme.example/caf\u00e9", "address-ascii S", "percent-encode"),
        (endpoint, r"https://b\u00fccher.acme.example/lp", "address-ascii -", ""),
        // Siblings: the other member, the other spelling.
        (entry, "kiosk.acme.example:8443/start", "=entry-uri-address S", "https://kiosk.acme.example:8443"),
        (entry, "https://kiosk-.acme.example/", "=entry-uri-address -", "hyphen"),
        (endpoint, "https://0x7f.1/lp", "=endpoint-private -", ""),
        (endpoint, "https://a.home.arpa/lp", "=endpoint-private -", ""),
        (entry, "https://a.acme.example/ https://b.acme.example/", "=entry-uri-address -", "2 addresses"),
        (redirect, "JavaScript:alert(1)", "=redirect-script -", ""),
        (root, r#""logo_uri":"https://kiosk.acme.example/caf\u00e9.png""#, "address-ascii S", ""),
    ]);
}

#[test]
fn what_an_address_gives_away_and_stands_for_is_told() {
    hold(&[
        (endpoint, "https://joe:S3cret@bot.acme.example/lp", "address-credentials S", "remove it"),
        (endpoint, "https://joe:S3cret@bot.acme.example/lp?code=K3yK3y#x", "address-credentials S", ""),
        (redirect, "https://acme.example@other.example/cb", "address-credentials S", "user name"),
        (endpoint, "https://example.com/lp", "example-host -", "example.com"),
        (redirect, "https://app.example.org/cb", "example-host -", ""),
        (endpoint, "https://x1.ngrok-free.app/lp", "endpoint-tunnel -", ""),
        (root, r#""logo_uri":"http://kiosk.acme.example/logo.png""#, "logo-http S", "https://kiosk"),
        // Siblings.
        (entry, "https://joe@kiosk.acme.example/", "address-credentials S", ""),
        (root, r#""logo_uri":"https://www.example.net/l.png""#, "example-host -", ""),
        (endpoint, "https://a.trycloudflare.com/lp", "endpoint-tunnel -", ""),
        (endpoint, "https://a.trycloudflare.com.acme.example/lp", "", ""),
    ]);
    for address in
        ["https://joe:S3cret@bot.acme.example/lp", "http://joe:S3cret@bot.acme.example/lp?code=S3cret#x"]
    {
        for make in [endpoint, redirect, entry] {
            let lines = said(&make(address)).join("\n");
            assert!(!lines.contains("S3cret"), "{lines}");
        }
    }
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
