//! Nothing to do costs nothing: every thread waits, and none of them for a time.

use super::tty::Tty;

/// Whether a thread waits without a time: the number of the system call, then its arguments.
fn waits_for_ever(call: &str) -> bool {
    let words: Vec<_> = call.split(' ').collect();
    let none = |argument: usize| words.get(argument).is_some_and(|word| *word == "0x0");
    match words.first() {
        // read, recvfrom
        Some(&("0" | "45")) => true,
        // poll, futex, ppoll
        Some(&"7") => words.get(3).is_some_and(|word| word.ends_with("ffffffff")),
        Some(&"202") => none(4),
        // epoll_wait
        Some(&"232") => words.get(4).is_some_and(|word| word.ends_with("ffffffff")),
        Some(&"271") => none(3),
        _ => false,
    }
}

#[test]
fn an_idle_program_waits_for_nothing_but_the_world() {
    let mut tty = Tty::edit(Some("{\"client_name\": \"com.acme.kiosk\"}\n"));
    tty.shows("com.acme.kiosk").keys("\rx").shows("kioskx").keys("\x1b").hides("Esc done");
    let idle = tty.looks(|tty| {
        let calls = tty.syscalls();
        !calls.is_empty() && calls.iter().all(|call| waits_for_ever(call.trim()))
    });
    assert!(idle, "a thread is not at rest: {:?}", tty.syscalls());
}
