//! A moment as people say it.
//!
//! It deliberately knows nothing of what happened then.

use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// `10:31` for a moment of today, else `2026-11-19 10:31`; in the time of this machine.
pub fn words(at: SystemTime) -> String {
    let Ok(at) = Timestamp::try_from(at) else { return "an unknown time".to_owned() };
    words_at(at, Timestamp::now(), TimeZone::system())
}

fn words_at(at: Timestamp, now: Timestamp, zone: TimeZone) -> String {
    let at = at.to_zoned(zone.clone());
    let today = now.to_zoned(zone).date() == at.date();
    at.strftime(if today { "%H:%M" } else { "%Y-%m-%d %H:%M" }).to_string()
}

#[cfg(test)]
mod tests {
    use super::{TimeZone, words_at};

    #[test]
    fn a_moment_of_another_day_has_its_date() {
        let at = "2026-11-20T09:58:31Z".parse().unwrap();
        let zone = || TimeZone::fixed(jiff::tz::offset(2));
        assert_eq!(words_at(at, "2026-11-20T20:00:00Z".parse().unwrap(), zone()), "11:58");
        assert_eq!(words_at(at, "2026-11-20T23:00:00Z".parse().unwrap(), zone()), "2026-11-20 11:58");
    }
}
