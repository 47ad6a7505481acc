//! The guides' own samples are fine.

use lp_manifest::manifest::check::Severity;

use super::{CONNECTOR, OLDER, SAMPLES, WEB_APP, is_of_shape, problems};

/// The rules of a sample's errors and warnings, in document order.
fn loud(sample: &str) -> Vec<&'static str> {
    let problems = problems(sample).into_iter();
    problems.filter(|problem| problem.severity != Severity::Note).map(|problem| problem.rule).collect()
}

#[test]
fn the_samples_have_no_error_and_warn_of_placeholders_http_and_a_menu_that_nobody_sees() {
    for sample in SAMPLES {
        assert!(problems(sample).iter().all(|problem| problem.severity != Severity::Error));
    }
    let open = "placeholder-left";
    assert_eq!(loud(OLDER), [open, open]);
    assert_eq!(loud(WEB_APP), [open, "redirect-http", open]);
    assert_eq!(loud(CONNECTOR), ["quick-launch-nobody", "redirect-http", open, open, open, open]);
}

#[test]
fn the_newer_samples_have_no_problem_of_shape() {
    for sample in [CONNECTOR, WEB_APP] {
        assert!(problems(sample).iter().all(|problem| !is_of_shape(problem.rule)));
    }
}
