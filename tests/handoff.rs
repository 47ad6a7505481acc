//! The text for the account team: what has to stand in it, and what never does.

use lp_manifest::json::document::Document;
use lp_manifest::json::{Kind, Value};
use lp_manifest::manifest::check::{Surroundings, check};
use lp_manifest::manifest::handoff::handoff;
use lp_manifest::manifest::quick_launch::Names;

fn text_of(manifest: &str) -> Option<String> {
    let document = Document::parse(manifest.to_owned()).ok()?;
    let problems = check(&document, &Surroundings::default());
    Some(handoff("app.json", &document, &problems, &Names::of([(43, "Service *agent*".to_owned())])))
}

const WHOLE: &str = r#"{
  "client_name": "com.acme.kiosk",
  "display_name": "Acme *Kiosk*",
  "client_name#fr": "Borne",
  "description": "Check-in for visitors",
  "grant_types": ["authorization_code", "client_credentials"],
  "response_types": ["code"],
  "redirect_uris": ["https://kiosk.acme.example/cb?code=hush-1"],
  "scope": "msg.consumer",
  "logo_uri": "https://cdn.acme.example/logo.png",
  "quick_launch_enabled": true,
  "entry_uri": "https://joe:hush-2@kiosk.acme.example/{path}",
  "enabled_for_profiles": [42, 43],
  "client_secret": "hush-3",
  "capabilities": {
    "webhooks": {
      "ms.MessagingEventNotification.ContentEvent": {
        "endpoint": "https://bot.acme.example/a?sig=hush-4", "max_retries": 9,
        "headers": [{"header_name": "X-Acme-Key", "header_value": "hush-5"}, {"header_name": "Bearer hush-6", "header_value": "Authorization"}]
      },
      "cqm.ExConversationChangeNotification": {"endpoint": "https://bot.acme.example/b", "max_retries": 1},
      "ms.MessagingEventNotification.ChatStateEvent": {"endpoint": "https://{host}/c", "max_retries": 1},
      "retry": {"retention_time": 3600}
    },
    "engagement": {"design_engagement": false}
  }
}"#;

#[test]
fn it_says_what_for_whom_what_to_allow_and_what_is_open() {
    let text = text_of(WHOLE).unwrap();
    let lines: Vec<_> = text.lines().collect();
    for line in [
        "# Install Acme \\*Kiosk\\*",
        "- Client name: `com.acme.kiosk`",
        "- Description: `Check-in for visitors`",
        "- Scope: `msg.consumer`",
        "- Account: (write its number here)",
        "- QuickLaunch menu: seen by users with one of the profiles 42, 43 (Service \\*agent\\*)",
        "- `https://kiosk.acme.example/cb?code=********`: browsers are sent back to it after the sign-in, exactly as written",
        "- `https://********@kiosk.acme.example/{path}`: opens when somebody starts the app",
        "- `bot.acme.example`: LivePerson calls it for ContentEvent, ExConversationChangeNotification (https, TLS 1.2 or newer, a valid certificate)",
        "- `https://{host}/c`: LivePerson calls it for ChatStateEvent (https, TLS 1.2 or newer, a valid certificate)",
        "- `cdn.acme.example`: the logo is loaded from it",
        "- webhooks for ContentEvent, ChatStateEvent, ExConversationChangeNotification",
        "- the headers `X-Acme-Key`, `********` of those calls; their values stand in the file alone",
        "- retrying for longer outages, for all endpoints at once",
        "- engagements of campaigns",
        "- the QuickLaunch menu",
        "- OAuth 2.0 with `authorization_code`, `client_credentials`",
        "- the scope `msg.consumer`",
        "2 placeholders would be installed as they stand.",
    ] {
        assert!(lines.contains(&line), "{line}\n\n{text}");
    }
    let error = "- error at `capabilities.webhooks.\"ms.MessagingEventNotification.ContentEvent\".max_retries`: 9 is too many";
    assert!(text.contains(error), "{text}");
    assert!(!text.contains("hush"), "{text}");
    let ways: Vec<_> = lines.iter().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert!(
        ways[1].starts_with("1. Management Console (LivePerson: OAuth 2.0 client credentials, https://"),
        "{ways:?}"
    );
    assert!(ways[4].starts_with("4. LivePerson's account team or support (newer guide): "), "{ways:?}");
}

#[test]
fn of_little_it_says_little() {
    let text = text_of(r#"{"client_name": "A", "grant_types": ["client_credentials"]}"#).unwrap();
    for line in [
        "- none: the file names no address",
        "- none: no error, no warning, no placeholder",
        "- QuickLaunch menu: seen by nobody (quick\\_launch\\_enabled is not set, which counts as false)",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n\n{text}");
    }
    assert!(text_of("{}").unwrap().contains("- `app.json` names nothing yet"));
}

/// Every text that only the file may tell: values of headers, and whatever `client_secret` holds.
fn secrets(value: Value<'_>, secret: bool, out: &mut Vec<String>) {
    match value.as_text() {
        Some(text) if secret && text.len() > 3 && !text.contains(['{', '<']) && text != "VALUE" => {
            out.push(text.into_owned());
        }
        _ if value.kind() == Kind::Number && secret && value.raw().len() > 3 => {
            out.push(value.raw().to_owned());
        }
        _ => {}
    }
    for child in value.children() {
        let key = child.key().unwrap_or_default().to_lowercase().replace(['_', '-'], "");
        secrets(child, secret || key == "clientsecret" || key == "headervalue", out);
    }
}

#[test]
fn no_secret_of_any_fixture_stands_in_it() {
    let mut seen = 0;
    for manifest in super::check::fixture_texts() {
        let Some(text) = text_of(&manifest) else { continue };
        let document = Document::parse(manifest.clone()).unwrap();
        let mut all = Vec::new();
        secrets(document.root(), false, &mut all);
        seen += all.len();
        // What stands openly elsewhere in the file is no secret.
        let open = |secret: &String| {
            manifest.matches(secret.as_str()).count() > all.iter().filter(|one| *one == secret).count()
        };
        for secret in all.iter().filter(|secret| !open(secret)) {
            assert!(!text.contains(secret.as_str()), "{secret} of {manifest}\n\n{text}");
        }
    }
    assert!(seen > 10, "{seen}");
}
