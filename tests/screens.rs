//! What stands on the screen: snapshots of text and of styles, and what holds on every screen.

mod always;
mod secrets;
mod styles;
mod texts;

use lp_manifest::form::session::Saved;

use super::support::desk::Desk;
use super::support::{quoted, sample};

/// Holds what is shown against `tests/snapshots/NAME.snap`.
fn hold(name: &str, shown: &str) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, shown);
    });
}

/// A file with errors, a warning and something of every kind.
const WRONG: &str = "{
  'client_name': 'com.acme.kiosk',
  'enabled': 'yes',
  'grant_types': ['authorization_code', 'magic'],
  'redirect_uris': ['http://kiosk.acme.example/callback', 'https://kiosk.acme.example/back'],
  'scope': 'msg.consumer',
  'enabled_for_profiles': [42, 43],
  'client_nme': 'x',
  'capabilities': {
    'webhooks': {
      'cqm.ExConversationChangeNotification': {'endpoint': 'http://bot.acme.example/lp', 'max_retries': 9}
    }
  }
}
";

/// The editor on a sample, some keys later.
fn on_sample(name: &str, size: &str, keys: &str) -> Desk {
    let mut desk = Desk::start(&sample(name), "", Saved::Yes, size);
    desk.press(keys);
    desk
}

/// The editor on the file with errors, some keys later.
fn on_wrong(size: &str, keys: &str) -> Desk {
    let mut desk = Desk::start(&quoted(WRONG), "", Saved::Yes, size);
    desk.press(keys);
    desk
}
