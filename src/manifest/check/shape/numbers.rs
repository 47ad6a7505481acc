//! Whole numbers: their range, and how they are spelled.
//!
//! It deliberately never reads a number through a float.

use std::ops::RangeInclusive;

use super::Walk;
use crate::json::document::{At, Change, Json};
use crate::json::{Value, is_plain_integer};
use crate::manifest::catalogue::Field;
use crate::manifest::check::{Certainty, Fix, table, words};

/// Looks at a value that is a number.
pub(super) fn check(walk: &mut Walk<'_>, value: Value<'_>, field: &Field, range: RangeInclusive<i64>) {
    let raw = value.raw();
    let number = Number::of(value);
    match number {
        Number::Whole(number) if range.contains(&number) => {
            if !is_plain_integer(raw) {
                let message = format!("{} means {number}: write it so", words::cut(raw));
                let fix = set(walk, number, Certainty::Certain);
                walk.report(table::NUMBER_SPELLING, value.span(), message, Some(fix));
            }
        }
        _ if field.key.is_empty() => profile_id(walk, value, number),
        _ => out_of_range(walk, value, field, number, &range),
    }
}

/// What a JSON number is among whole numbers.
#[derive(Clone, Copy)]
enum Number {
    Whole(i64),
    /// Less than 64 bits hold.
    Below,
    /// More than 64 bits hold.
    Beyond,
    Fraction,
}

impl Number {
    fn of(value: Value<'_>) -> Number {
        match value.as_integer() {
            Some(number) => Number::Whole(number),
            None if !is_whole(value.raw()) => Number::Fraction,
            None if value.raw().starts_with('-') => Number::Below,
            None => Number::Beyond,
        }
    }
}

/// Whether a JSON number has no digits behind its point once its exponent is reckoned in.
fn is_whole(raw: &str) -> bool {
    let (mantissa, exponent) = raw.split_once(['e', 'E']).unwrap_or((raw, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let zeros = if fraction.is_empty() { whole.len() - whole.trim_end_matches('0').len() } else { 0 };
    match exponent.parse::<i64>() {
        Ok(exponent) => exponent.saturating_add(zeros as i64) >= fraction.len() as i64,
        // An exponent beyond 64 bits: its sign decides.
        Err(_) => !exponent.starts_with('-'),
    }
}

fn set(walk: &Walk<'_>, number: i64, certainty: Certainty) -> Fix {
    let change = Change::Set(walk.here(), Json::integer(number), At::Last);
    Fix::new(certainty, format!("set to {number}"), change)
}

fn profile_id(walk: &mut Walk<'_>, value: Value<'_>, number: Number) {
    let raw = words::cut(value.raw());
    let (rule, message) = match number {
        Number::Fraction => {
            (table::PROFILE_ID_WHOLE, format!("{raw} is not a whole number, and a profile id is one"))
        }
        Number::Beyond => (
            table::PROFILE_ID_RANGE,
            format!("{raw} is larger than any profile id: it can be {} at most", i64::MAX),
        ),
        _ => (table::PROFILE_ID_NEGATIVE, format!("{raw} is negative, and profile ids are not: check it")),
    };
    walk.report(rule, value.span(), message, None);
}

fn out_of_range(
    walk: &mut Walk<'_>,
    value: Value<'_>,
    field: &Field,
    number: Number,
    range: &RangeInclusive<i64>,
) {
    let (rule, unit, [less, more]) = match field.key {
        "max_retries" => (table::MAX_RETRIES_RANGE, "a whole number", ["too few", "too many"]),
        _ => (table::RETENTION_TIME_RANGE, "a whole number of seconds", ["too short", "too long"]),
    };
    let (min, max) = (*range.start(), *range.end());
    let (wrong, near) = match number {
        Number::Fraction => ("not a whole number", None),
        Number::Beyond => (more, Some(max)),
        Number::Whole(number) if number > max => (more, Some(max)),
        Number::Below | Number::Whole(_) => (less, Some(min)),
    };
    let raw = words::cut(value.raw());
    let message = format!("{raw} is {wrong}: write {unit} from {min} to {max}");
    let fix = near.map(|number| set(walk, number, Certainty::Suggested));
    walk.report(rule, value.span(), message, fix);
}
