//! No screen shows a secret but the JSON pane, the text itself and an opened row.

use lp_manifest::app::SaveOutcome;
use lp_manifest::form::session::Saved;

use super::super::support::desk::{Desk, theirs};
use super::super::support::quoted;
use super::super::support::screen::screen;

/// Secrets by name, by a twin, below a stranger, in a header and in addresses.
const TEXT: &str = "{
  'client_name': 'com.acme.kiosk',
  'client_secret': 'hunter2-own',
  'clientSecret': 'hunter2-twin',
  'x': {'client_secret': 'hunter2-nested'},
  'logo_uri': 'https://kiosk.acme.example/logo.png?sig=hunter2',
  'redirect_uris': ['http://joe:hunter2@kiosk.acme.example/cb', 'https://a.example/?api_key=hunter2'],
  'quick_launch_enabled': true, 'enabled_for_profiles': [42],
  'entry_uri': 'https://kiosk.acme.example/?token=hunter2',
  'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {
    'endpoint': 'https://joe:hunter2@bot.acme.example/lp#x?code=hunter2',
    'headers': [{'header_name': 'X-Acme-Key', 'header_value': 'hunter2'},
      {'header_name': 'Bearer hunter2', 'header_value': 'Authorization'}]}}}
}
";

/// The form up and down, find, quick launch, review, blanks, help. The dialog for one endpoint opens
/// with its text to be typed over.
const WAYS: [&str; 17] = [
    "",
    "PgDn*3 Space",
    "PgDn*3 Space PgDn",
    "End",
    "End Up*3",
    "F8",
    "F8*3",
    "F8*6",
    "C-f <http>",
    "C-f <secret> Down",
    "C-f <head> Down",
    "C-f <!>",
    "F4",
    "C-r",
    "C-r Right Right",
    "C-t",
    "F1",
];

#[track_caller]
fn assert_masked(desk: &Desk, context: &str) {
    let screen = screen(&desk.model).lines().join("\n");
    assert!(!screen.contains("hunter2"), "{context}:\n{screen}");
}

#[test]
fn no_screen_shows_a_secret_but_an_opened_row_and_the_text() {
    for size in ["80x24", "140x60", "40x12"] {
        for keys in WAYS {
            let mut desk = Desk::start(&quoted(TEXT), "", Saved::Yes, size);
            // Beside the form the pane shows the true text.
            desk.press(if size == "140x60" { "F3*2" } else { "" });
            desk.press(keys);
            assert_masked(&desk, keys);
        }
    }
}

#[test]
fn no_question_shows_a_secret() {
    let mine = TEXT.replace("hunter2", "hunter2-mine");
    let other = TEXT.replace("hunter2", "hunter2-theirs");
    let mut desk = Desk::start(&quoted(&mine), "", Saved::Never, "80x24");
    desk.press("C-r");
    assert_masked(&desk, "review of a new file");
    let mut desk = Desk::start(&quoted(TEXT), "", Saved::Yes, "80x24");
    for place in ["entry_uri", "client_secret", "redirect_uris", "logo_uri"] {
        desk.press(&format!("C-f <{place}> Enter F6 End Left <-mine> Esc"));
        assert_masked(&desk, place);
    }
    desk.press("C-r");
    assert_masked(&desk, "review");
    desk.press("Esc");
    desk.next_save = Some(SaveOutcome::Changed(theirs(&other)));
    desk.press("C-s");
    assert_masked(&desk, "changed on disk");
    for clash in ["first", "second"] {
        desk.press("Enter");
        assert_masked(&desk, clash);
    }
}
