//! The process dies at each call of a save.

use std::os::unix::process::ExitStatusExt;

use super::child::{Job, start};
use super::disks::{Act, Scripted};
use super::site::{Case, Site};

/// In a process of its own: saves, and dies at a call.
pub(crate) fn die(case: &str, job: &Job<'_>) {
    let site = Site::at(&job.place, Case::from_name(case));
    let opened = site.opened();
    let disk =
        Scripted::new(|number, call| if number == job.number { Act::Die } else { site.case.act(call) });
    let _ = site.save(&disk, opened.as_ref());
}

#[test]
fn at_each_call_at_which_the_process_dies_the_file_is_old_or_new_or_the_copy_is_offered() {
    let mut deaths = 0;
    for case in Case::ALL.into_iter().filter(|case| *case != Case::Anything) {
        let site = Site::new(case);
        for number in 0..site.calls() {
            site.lay_out();
            let name = format!("die {case:?}");
            let job = Job { name: &name, place: site.root().to_owned(), number };
            let status = start(job.command()).wait().unwrap();
            assert_eq!(status.signal(), Some(9), "{case:?}, call {number}");
            site.assert_nothing_lost(&format!("{case:?}, dead at call {number}"));
            deaths += 1;
        }
    }
    eprintln!("{deaths} deaths, one at each call of {} kinds of save", Case::ALL.len() - 1);
}
