//! x
#![allow(clippy::unwrap_used)]
use super::support::desk::Desk;
#[test]
fn probe() {
    for text in [super::support::TWICE, super::support::WRONG_TYPES] {
        let mut desk = Desk::open(text);
        for p in desk.model.loud_problems() { println!("{} {} {:?} {}", p.rule, p.path, p.span, p.message); }
        for _ in 0..32 { desk.press("F8"); println!("{} {}", desk.focus(), desk.said()); }
    }
}
