//! What stands on the screen: snapshots of text and of styles, and what holds on every screen.

mod always;
mod pages;
mod secrets;
mod styles;
mod texts;

use lp_manifest::app::{Model, layout};
use lp_manifest::form::session::Saved;
use ratatui::layout::Rect;

use super::support::desk::Desk;
use super::support::{quoted, sample};

/// Holds what is shown against `tests/snapshots/NAME.snap`.
fn hold(name: &str, shown: &str) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, shown);
    });
}

/// The page of the screen without what stands around it: header, sections, preview, message.
fn page(model: &Model) -> Vec<Rect> {
    let Some(areas) = layout::areas(model) else { return vec![whole(model)] };
    vec![areas.form, areas.help, areas.footer]
}

/// The row of the focus with its neighbours, the help and the keys: what one row is about.
fn row(model: &Model) -> Vec<Rect> {
    let Some(areas) = layout::areas(model) else { return vec![whole(model)] };
    let (top, number) = (model.screen.pages().form().top(), model.form.at().0);
    let first = (model.form.line_of(number) as isize - top as isize - 1).max(0) as u16;
    let last = (model.form.line_of(number + 1) - top + 1).min(usize::from(areas.form.height)) as u16;
    let rows = Rect { y: areas.form.y + first, height: last - first, ..areas.form };
    vec![rows, areas.help, areas.footer]
}

/// The preview, beside the form or over it.
fn preview(model: &Model) -> Vec<Rect> {
    let Some(areas) = layout::areas(model) else { return vec![whole(model)] };
    vec![areas.preview.unwrap_or(areas.form), areas.footer]
}

/// All of the screen.
fn whole(model: &Model) -> Rect {
    let size = model.screen.size();
    Rect { x: 0, y: 0, width: size.width, height: size.height }
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
