//! Numbers read exactly, from their spelling; never through a float.

/// The value of a JSON number, if it is a whole number that fits 64 bits, however it is spelled:
/// `42`, `42.0` and `4.2e1` are all 42.
pub fn exact_integer(raw: &str) -> Option<i64> {
    if is_plain_integer(raw) {
        return raw.parse().ok();
    }
    let (negative, unsigned) = match raw.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, raw),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()),
        None => (unsigned, Some(0)),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{}", fraction.trim_end_matches('0'));
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    let shift = exponent?.saturating_sub(fraction.trim_end_matches('0').len() as i64);
    shifted(digits, shift, negative)
}

fn shifted(digits: &str, shift: i64, negative: bool) -> Option<i64> {
    let significant = digits.trim_end_matches('0');
    let zeros = shift.saturating_add((digits.len() - significant.len()) as i64);
    // 20 digits are more than 64 bits hold, so a longer run of zeros need not be written out.
    if !(0..20).contains(&zeros) || significant.len() > 20 {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    format!("{sign}{significant}{}", "0".repeat(zeros as usize)).parse().ok()
}

/// Whether a JSON number is spelled with digits (and a sign) alone.
pub fn is_plain_integer(raw: &str) -> bool {
    raw.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::exact_integer;

    #[test]
    fn whole_numbers_are_exact_in_every_spelling() {
        let cases = [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("0.0e7", Some(0)),
            ("42", Some(42)),
            ("42.0", Some(42)),
            ("4.2e1", Some(42)),
            ("420E-1", Some(42)),
            ("4200e-2", Some(42)),
            ("42.5", None),
            ("1e-1", None),
            ("2338395712", Some(2_338_395_712)),
            ("9007199254740993", Some(9_007_199_254_740_993)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("-9223372036854775808", Some(i64::MIN)),
            ("1e18", Some(1_000_000_000_000_000_000)),
            ("1e999", None),
            ("1e99999999999999999999", None),
            ("0e99999999999999999999", Some(0)),
            ("10e9223372036854775807", None),
            ("1.5e-9223372036854775808", None),
        ];
        for (raw, value) in cases {
            assert_eq!(exact_integer(raw), value, "{raw}");
        }
    }
}
