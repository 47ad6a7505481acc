//! Not set, empty, set: texts, switches, numbers.

use super::super::support::desk::{Desk, tell};
use super::{event, in_event};

#[test]
#[allow(clippy::too_many_lines)]
fn a_text_is_not_set_or_empty_or_set() {
    tell(&[
        (
            "typing on a row that is not set sets it",
            "{'client_name': 'a'}",
            "@display_name <Kiosk> Esc",
            "{'client_name': 'a', 'display_name': 'Kiosk'}",
            "",
        ),
        (
            "Enter opens it and typing goes on at its end",
            "{'client_name': 'a'}",
            "Enter <b> Esc",
            "{'client_name': 'ab'}",
            "",
        ),
        (
            "what was set and is emptied is an empty text",
            "{'client_name': 'a'}",
            "Enter Backspace Esc",
            "{'client_name': ''}",
            "",
        ),
        (
            "what was not set and is left empty stays not set",
            "{'client_name': 'a'}",
            "@display_name Enter Esc",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "typed and deleted again is as if it never was",
            "{'client_name': 'a'}",
            "@display_name <xy> Backspace*2 Esc",
            "{'client_name': 'a'}",
            "",
        ),
        ("typing on an empty text fills it", "{'client_name': ''}", "<k> Esc", "{'client_name': 'k'}", ""),
        (
            "opening and leaving an empty text keeps it empty",
            "{'client_name': ''}",
            "Enter Esc",
            "{'client_name': ''}",
            "",
        ),
        (
            "Del takes the member out",
            "{'client_name': 'a', 'scope': 'b'}",
            "@scope Del",
            "{'client_name': 'a'}",
            "removed Scope; Ctrl-Z brings it back",
        ),
        (
            "Del on what is not set says so",
            "{'client_name': 'a'}",
            "@scope Del",
            "{'client_name': 'a'}",
            "Scope is not set already",
        ),
        (
            "Backspace opens and deletes nothing",
            "{'client_name': 'a'}",
            "Backspace Esc",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "the second Backspace deletes",
            "{'client_name': 'ab'}",
            "Backspace*2 Esc",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "letters do nothing on a filled row",
            "{'client_name': 'a'}",
            "x",
            "{'client_name': 'a'}",
            "Enter opens this text; Del makes it not set",
        ),
        (
            "a space does nothing on a filled row",
            "{'client_name': 'a'}",
            "Space",
            "{'client_name': 'a'}",
            "Enter opens this row; then type",
        ),
        (
            "typing on a row to fill replaces its placeholder",
            "{'client_name': 'com.{company}.app'}",
            "<acme> Esc",
            "{'client_name': 'com.acme.app'}",
            "",
        ),
        (
            "a text over the limit is kept whole",
            "{'scope': ''}",
            "@scope <0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789> Esc",
            "{'scope': '0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789'}",
            "",
        ),
    ]);
}

#[test]
fn a_switch_steps_and_chooses() {
    let required = "{'capabilities': {'engagement': {'design_window': false}}}";
    tell(&[
        (
            "Space sets what is not set",
            "{'client_name': 'a'}",
            "@enabled Space",
            "{'client_name': 'a', 'enabled': true}",
            "",
        ),
        ("Space steps true to false", "{'enabled': true}", "@enabled Space", "{'enabled': false}", ""),
        (
            "Space steps false to not set",
            "{'client_name': 'a', 'enabled': false}",
            "@enabled Space",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "three times Space is where it began",
            "{'client_name': 'a', 'enabled': true}",
            "@enabled Space*3",
            "{'client_name': 'a', 'enabled': true}",
            "",
        ),
        (
            "Right chooses true from not set",
            "{'client_name': 'a'}",
            "@enabled Right",
            "{'client_name': 'a', 'enabled': true}",
            "",
        ),
        (
            "Right chooses false from true and stops there",
            "{'enabled': true}",
            "@enabled Right*3",
            "{'enabled': false}",
            "",
        ),
        (
            "Left chooses not set in the end",
            "{'client_name': 'a', 'enabled': false}",
            "@enabled Left*3",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "Del takes it out",
            "{'client_name': 'a', 'enabled': false}",
            "@enabled Del",
            "{'client_name': 'a'}",
            "removed Enabled; Ctrl-Z brings it back",
        ),
        (
            "a required one steps between true and false",
            required,
            "@capabilities.engagement.design_window Space*3",
            "{'capabilities': {'engagement': {'design_window': true}}}",
            "",
        ),
        (
            "Left and Right on a required one never unset it",
            required,
            "@capabilities.engagement.design_window Left*3 Right*3",
            required,
            "",
        ),
        (
            "letters give a word",
            "{'enabled': true}",
            "@enabled x",
            "{'enabled': true}",
            "Space steps this switch; Left and Right choose",
        ),
        (
            "digits give a word",
            "{'enabled': true}",
            "@enabled 1",
            "{'enabled': true}",
            "Space steps this switch; Left and Right choose",
        ),
    ]);
}

#[test]
fn a_small_number_is_set_by_its_digit() {
    tell(&[
        (
            "a digit sets it",
            event!("'max_retries': 3"),
            in_event!(".max_retries 2"),
            event!("'max_retries': 2"),
            "",
        ),
        (
            "a digit sets what is not set",
            event!("'endpoint': 'https://a.example'"),
            in_event!(".max_retries 5"),
            event!("'endpoint': 'https://a.example', 'max_retries': 5"),
            "",
        ),
        (
            "a digit out of range is taken",
            event!("'max_retries': 3"),
            in_event!(".max_retries 9"),
            event!("'max_retries': 9"),
            "",
        ),
        (
            "Right steps up",
            event!("'max_retries': 3"),
            in_event!(".max_retries Right"),
            event!("'max_retries': 4"),
            "",
        ),
        (
            "Left steps down",
            event!("'max_retries': 3"),
            in_event!(".max_retries Left"),
            event!("'max_retries': 2"),
            "",
        ),
        (
            "Right stops at the largest and says so",
            event!("'max_retries': 5"),
            in_event!(".max_retries Right"),
            event!("'max_retries': 5"),
            "Max retries goes from 0 to 5; Del makes it not set",
        ),
        (
            "Left from out of range comes back into it",
            event!("'max_retries': 9"),
            in_event!(".max_retries Left"),
            event!("'max_retries': 5"),
            "",
        ),
        (
            "Right from not set is the smallest",
            event!("'endpoint': 'e'"),
            in_event!(".max_retries Right"),
            event!("'endpoint': 'e', 'max_retries': 0"),
            "",
        ),
        (
            "Del makes it not set",
            event!("'endpoint': 'e', 'max_retries': 5"),
            in_event!(".max_retries Del"),
            event!("'endpoint': 'e'"),
            "removed Max retries; Ctrl-Z brings it back",
        ),
        (
            "letters give a word",
            event!("'max_retries': 3"),
            in_event!(".max_retries x"),
            event!("'max_retries': 3"),
            "press a digit, or Left and Right; Del makes it not set",
        ),
        (
            "an odd number is stepped, not converted",
            event!("'max_retries': 3.0"),
            in_event!(".max_retries 4"),
            event!("'max_retries': 4"),
            "",
        ),
    ]);
}

#[test]
fn a_large_number_is_typed() {
    const BEFORE: &str = "{'capabilities': {'webhooks': {'retry': {'retention_time': 3600}}}}";
    tell(&[
        (
            "digits start typing and replace it",
            BEFORE,
            "@capabilities.webhooks.retry.retention_time <7200> Esc",
            "{'capabilities': {'webhooks': {'retry': {'retention_time': 7200}}}}",
            "",
        ),
        (
            "Enter opens it at its end",
            BEFORE,
            "@capabilities.webhooks.retry.retention_time Backspace <1> Esc",
            "{'capabilities': {'webhooks': {'retry': {'retention_time': 36001}}}}",
            "",
        ),
        (
            "Right steps through the times that are offered",
            BEFORE,
            "@capabilities.webhooks.retry.retention_time Right*2",
            "{'capabilities': {'webhooks': {'retry': {'retention_time': 14400}}}}",
            "",
        ),
        (
            "a number that a float would lose is kept",
            BEFORE,
            "@capabilities.webhooks.retry.retention_time <12345678901234567890> Esc",
            "{'capabilities': {'webhooks': {'retry': {'retention_time': 12345678901234567890}}}}",
            "",
        ),
        (
            "Del takes it out and leaves its object, which the file had",
            BEFORE,
            "@capabilities.webhooks.retry.retention_time Del",
            "{'capabilities': {'webhooks': {'retry': {}}}}",
            "",
        ),
        (
            "what is typed on a missing one makes its parents",
            "{'client_name': 'a'}",
            "@capabilities.webhooks.retry.retention_time <86400> Esc",
            "{'client_name': 'a', 'capabilities': {'webhooks': {'retry': {'retention_time': 86400}}}}",
            "",
        ),
        (
            "and Del takes the parents along that it made",
            "{'client_name': 'a'}",
            "@capabilities.webhooks.retry.retention_time <86400> Esc Del",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "letters give a word",
            BEFORE,
            "@capabilities.webhooks.retry.retention_time x",
            BEFORE,
            "press a digit, or Left and Right; Del makes it not set",
        ),
    ]);
}

#[test]
fn enter_changes_no_value_wherever_it_is_pressed() {
    for name in super::super::support::SAMPLES {
        let text = super::super::support::sample(name);
        let mut desk = Desk::open(&text);
        desk.press("Home");
        let rows = desk.model.form.rows().len();
        for step in 0..2 * rows {
            let place = desk.model.form.focus().clone();
            if desk.focus().ends_with('!') {
                desk.press("Down");
                continue;
            }
            desk.press("Enter");
            assert_eq!(desk.text(), text, "Enter on {place:?} of {name}");
            desk.press("Esc");
            desk.send(lp_manifest::app::Msg::Go(place));
            desk.press(if step % 7 == 6 { "Tab" } else { "Down" });
        }
    }
}

#[test]
fn nothing_is_written_for_what_was_only_visited() {
    let mut desk = Desk::begin("{}\n");
    desk.press("Tab*60 Down*60 Home Enter Esc Down Enter Esc PgDn*6 PgUp*6 End Home");
    assert_eq!(desk.text(), "{}\n");
}
