//! What tests share: samples and odd texts, and for the form keys in words, a desk to work at, a screen to
//! look at.

#[cfg(feature = "tui")]
pub(crate) mod attacks;
#[cfg(feature = "tui")]
pub(crate) mod desk;
#[cfg(feature = "tui")]
pub(crate) mod keys;
#[cfg(feature = "tui")]
pub(crate) mod numbers;
#[cfg(feature = "tui")]
pub(crate) mod screen;
#[cfg(feature = "tui")]
pub(crate) mod shapes;
#[cfg(feature = "tui")]
pub(crate) mod svg;

use std::fs;
use std::path::Path;

/// The samples of LivePerson's guides.
pub(crate) const SAMPLES: [&str; 3] = ["le-app", "connector", "web-app"];

/// How many cases a random test runs: `SOAK=20` makes it twenty times as many.
pub(crate) fn soaked(cases: usize) -> usize {
    cases * std::env::var("SOAK").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// A sample's text.
pub(crate) fn sample(name: &str) -> String {
    read(&format!("valid/{name}.json"))
}

/// Every text of `tests/fixtures/layouts`, with its name.
pub(crate) fn layouts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts");
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "json"))
        .collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), read(&format!("layouts/{name}")))).collect()
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

/// A table's text: `'` stands for `"`.
pub(crate) fn quoted(text: &str) -> String {
    text.replace('\'', "\"")
}

/// A manifest in which every member is of the wrong type.
pub(crate) const WRONG_TYPES: &str = r#"{
  "client_name": 7,
  "display_name": ["Kiosk"],
  "description": {"text": "x"},
  "logo_uri": true,
  "enabled": "yes",
  "grant_types": "code",
  "response_types": {"code": true},
  "redirect_uris": "https://a.example",
  "scope": ["msg.consumer"],
  "quick_launch_enabled": 1,
  "entry_uri": null,
  "enabled_for_profiles": "42",
  "capabilities": {
    "webhooks": {
      "ms.MessagingEventNotification.ContentEvent": "https://a.example",
      "ms.MessagingEventNotification.RichContentEvent": {
        "endpoint": 5,
        "max_retries": "3",
        "headers": {"header_name": "N", "header_value": "V"}
      },
      "retry": 86400
    },
    "engagement": {
      "design_engagement": "true",
      "design_window": 0,
      "language_selection": null,
      "entry_point": "url",
      "visitor_behavior": 3,
      "target_audience": {"ip": true},
      "goal": "lead",
      "consumer_identity": false
    }
  }
}
"#;

/// A manifest in which every member stands twice.
pub(crate) const TWICE: &str = r#"{
  "client_name": "first", "client_name": "com.acme.kiosk",
  "display_name": "first", "display_name": "Kiosk",
  "enabled": false, "enabled": true,
  "grant_types": [], "grant_types": ["authorization_code"],
  "response_types": [], "response_types": ["code"],
  "redirect_uris": [], "redirect_uris": ["https://a.example/callback"],
  "scope": "", "scope": "msg.consumer",
  "quick_launch_enabled": false, "quick_launch_enabled": true,
  "entry_uri": "", "entry_uri": "https://a.example/start",
  "enabled_for_profiles": [1], "enabled_for_profiles": [42, 43],
  "x-own": 1, "x-own": 2,
  "capabilities": {"webhooks": {}}, "capabilities": {
    "webhooks": {}, "webhooks": {
      "ms.MessagingEventNotification.ContentEvent": {"endpoint": "https://b.example"},
      "ms.MessagingEventNotification.ContentEvent": {
        "endpoint": "https://c.example", "endpoint": "https://a.example/hook",
        "max_retries": 1, "max_retries": 3,
        "headers": [], "headers": [{"header_name": "N", "header_name": "X-Key", "header_value": "V", "header_value": "abc"}]
      }
    },
    "engagement": {}, "engagement": {
      "design_window": true, "design_window": false,
      "goal": [], "goal": ["url", "url"]
    }
  }
}
"#;
