//! The guides' own samples are fine.

use lp_manifest::manifest::check::Severity;

use super::{CONNECTOR, OLDER, SAMPLES, WEB_APP, is_of_shape, problems};

#[test]
fn no_sample_has_an_error_and_the_older_one_no_warning() {
    for sample in SAMPLES {
        assert!(problems(sample).iter().all(|problem| problem.severity != Severity::Error));
    }
    assert!(problems(OLDER).iter().all(|problem| problem.severity == Severity::Note));
}

#[test]
fn the_newer_samples_have_no_problem_of_shape() {
    for sample in [CONNECTOR, WEB_APP] {
        assert!(problems(sample).iter().all(|problem| !is_of_shape(problem.rule)));
    }
}
