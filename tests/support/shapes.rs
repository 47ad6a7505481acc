//! Texts of every kind that can be long, as long as one wants them, and the work that something takes.
//!
//! What is counted is how often values are looked at, how often memory is asked for, and for how much:
//! no clock, so the figures are the same on every machine; docs/COST.md says what that does not see.

use std::fmt::Write;

/// A kind of text.
pub(crate) struct Shape {
    /// What it is.
    pub(crate) name: &'static str,
    /// The text with so many of what it is made of.
    pub(crate) text: fn(usize) -> String,
}

/// Every kind.
#[rustfmt::skip]
pub(crate) const SHAPES: &[Shape] = &[
    shape("wrong grant types", |n| member("grant_types", &lines(n, |i| format!("\"authorization_{i:04}\"")))),
    shape("numbers for grant types", |n| member("grant_types", &lines(n, |i| i.to_string()))),
    shape("repeated grant types", |n| member("grant_types", &lines(n, |_| "\"authorization_code\"".into()))),
    shape("unsupported audiences", |n| engagement(&lines(n, |i| format!("\"audience{i:04}\"")))),
    shape("repeated ids", |n| member("enabled_for_profiles", &lines(n, |_| "1234567".into()))),
    shape("quoted ids", |n| member("enabled_for_profiles", &lines(n, |i| format!("\"{}\"", 1_000_000 + i)))),
    shape("quoted ids that repeat", |n| member("enabled_for_profiles", &lines(n, |_| "\"1234567\"".into()))),
    shape("quoted ids on one line", |n| member("enabled_for_profiles", &line(n, |i| format!("\"{}\"", 1_000_000 + i)))),
    shape("addresses on one line", |n| member("redirect_uris", &line(n, |i| format!("\"http://h{i}.acme.org/cb\"")))),
    shape("equal addresses", |n| member("redirect_uris", &lines(n, |_| "\"https://kiosk.acme.org/cb\"".into()))),
    shape("blanks around addresses", |n| member("redirect_uris", &lines(n, |i| format!("\" https://h{i}.acme.org/cb \"")))),
    shape("bad language tags", |n| members(n, |i| format!("\"client_name#x_{i}\": \"A\""))),
    shape("unknown members", |n| members(n, |i| format!("\"stranger_{i}\": {{\"a\": [{i}]}}"))),
    shape("members in capitals", |n| members(n, |i| format!("\"clientName\": \"{i}\""))),
    shape("the same member", |n| members(n, |i| format!("\"scope\": \"msg.consumer{i}\""))),
    shape("unknown events", |n| events(n, |i| format!("ms.MessagingEventNotification.ContentEvant{i}"))),
    shape("one event misspelt", |n| events(n, |i| format!("ms.MessagingEventNotification.ContentEven{}", letter(i)))),
    shape("blanks in events", |n| events(n, |i| format!("ms.MessagingEventNotification.{}ContentEvent", " ".repeat(1 + i % 8)))),
    shape("headers", |n| headers(n, |i| format!("X-Acme-{i}"))),
    shape("equal headers", |n| headers(n, |_| "X-Acme".into())),
    shape("placeholders", |n| member("redirect_uris", &lines(n, |i| format!("\"https://{{host{i}}}/cb\"")))),
    shape("placeholders in one text", |n| member("description", &format!("\"{}\"", repeated(n, |i| format!("{{p{i}}} "))))),
    shape("samples in one text", |n| member("description", &format!("\"{}\"", repeated(n, |_| "YOURAPPNAME ".into())))),
    shape("scopes", |n| member("scope", &format!("\"{}\"", repeated(n, |i| format!("msg.consumer{i} "))))),
    shape("missing commas", |n| lines(n, |i| format!("\"https://h{i}.acme.org/cb\"")).replace(',', "")),
    shape("missing commas on one line", |n| line(n, |i| format!("\"h{i}\"x")).replace(", ", " ")),
    shape("unclosed names", |n| format!("{{\n{}}}\n", repeated(n, |i| format!("  \"name{i}: {i},\n")))),
    shape("comments", |n| format!("{{\n{}  \"a\": 1\n}}\n", repeated(n, |i| format!("  // note {i}\n")))),
    shape("bare names", |n| format!("{{\n{}  \"a\": 1\n}}\n", repeated(n, |i| format!("  name{i}: {i},\n")))),
    shape("single quotes", |n| line(n, |i| format!("'h{i}'"))),
    shape("trailing commas", |n| lines(n, |i| format!("[{i},]"))),
    shape("brackets that are not closed", |n| repeated(n, |i| format!("{{\"a{i}\": [\n"))),
    shape("brackets too many", |n| format!("{{}}{}", "]}".repeat(n))),
    shape("conflicts", |n| repeated(n, |i| format!("<<<<<<< a\n{i}\n=======\n{i}{i}\n>>>>>>> b\n"))),
    shape("deep lists", |n| member("strange", &lines(n, |i| format!("{}{i}{}", "[".repeat(60), "]".repeat(60))))),
];

const fn shape(name: &'static str, text: fn(usize) -> String) -> Shape {
    Shape { name, text }
}

fn repeated(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect()
}

/// A list with an item on each line.
fn lines(n: usize, item: impl Fn(usize) -> String) -> String {
    let items: Vec<_> = (0..n).map(|i| format!("    {}", item(i))).collect();
    format!("[\n{}\n  ]", items.join(",\n"))
}

/// The same on one line.
fn line(n: usize, item: impl Fn(usize) -> String) -> String {
    let items: Vec<_> = (0..n).map(item).collect();
    format!("[{}]", items.join(", "))
}

/// A manifest with one member more.
fn member(name: &str, value: &str) -> String {
    format!("{{\n  \"client_name\": \"com.acme.kiosk\",\n  \"{name}\": {value}\n}}\n")
}

/// A manifest with so many members more.
fn members(n: usize, one: impl Fn(usize) -> String) -> String {
    let mut text = "{\n  \"client_name\": \"com.acme.kiosk\"".to_owned();
    for i in 0..n {
        write!(text, ",\n  {}", one(i)).unwrap();
    }
    text + "\n}\n"
}

fn engagement(audiences: &str) -> String {
    member("capabilities", &format!("{{ \"engagement\": {{ \"target_audience\": {audiences} }} }}"))
}

fn events(n: usize, name: impl Fn(usize) -> String) -> String {
    let events: Vec<_> = (0..n)
        .map(|i| format!("    \"{}\": {{ \"endpoint\": \"https://h{i}.acme.org\" }}", name(i)))
        .collect();
    member("capabilities", &format!("{{ \"webhooks\": {{\n{}\n  }} }}", events.join(",\n")))
}

fn headers(n: usize, name: impl Fn(usize) -> String) -> String {
    let header = |i: usize| format!("{{\"header_name\": \"{}\", \"header_value\": \"{{v{i}}}\"}}", name(i));
    let event = format!("{{ \"endpoint\": \"https://bot.acme.org\", \"headers\": {} }}", lines(n, header));
    let webhooks = format!("{{ \"ms.MessagingEventNotification.ContentEvent\": {event} }}");
    member("capabilities", &format!("{{ \"webhooks\": {webhooks} }}"))
}

/// One of many letters.
fn letter(i: usize) -> char {
    char::from_u32(0x4e00 + i as u32).unwrap()
}

/// What something takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Work {
    /// How often a value was looked at.
    reads: u64,
    /// How often memory was asked for.
    allocations: u64,
    /// For how much in all.
    bytes: u64,
}

impl Work {
    /// The work of this thread in `run`.
    pub(crate) fn of(run: impl FnOnce()) -> Work {
        let before = lp_manifest::json::work::reads();
        let memory = allocation_counter::measure(run);
        let reads = lp_manifest::json::work::reads() - before;
        Work { reads, allocations: memory.count_total, bytes: memory.bytes_total }
    }

    /// What it is more than another.
    pub(crate) fn beyond(self, other: Work) -> Work {
        Work {
            reads: self.reads.saturating_sub(other.reads),
            allocations: self.allocations.saturating_sub(other.allocations),
            bytes: self.bytes.saturating_sub(other.bytes),
        }
    }

    /// How many times the work of `less` it is, by what grew most; what is little all the same aside.
    #[expect(clippy::cast_precision_loss, reason = "no work is counted that far")]
    pub(crate) fn times(self, less: Work) -> f64 {
        let ratio = |more: u64, less: u64, little: u64| {
            if more < little { 0.0 } else { more as f64 / less.max(1) as f64 }
        };
        let parts = [
            ratio(self.reads, less.reads, 4_000),
            ratio(self.allocations, less.allocations, 2_000),
            ratio(self.bytes, less.bytes, 20_000),
        ];
        parts.into_iter().fold(0.0, f64::max)
    }
}

/// Twice of anything takes at most so many times the work.
pub(crate) const AT_MOST: f64 = 2.2;

/// So many are few.
const FEW: usize = 5;

/// Where twice as much of a shape takes more than [`AT_MOST`] times the work; `works` gives the work of
/// each thing that is done with a text.
///
/// What takes the same whatever there is does not count, and what that is few show, or the half: where a
/// text is worked at in another way once it is long, one of them says too much.
pub(crate) fn steeper<const THINGS: usize>(
    n: usize,
    works: impl Fn(&str) -> [(&'static str, Work); THINGS],
) -> Vec<String> {
    let mut found = Vec::new();
    for shape in SHAPES {
        let [few, half, less, more] = [FEW, n / 2, n, 2 * n].map(|n| works(&(shape.text)(n)));
        for thing in 0..THINGS {
            let [few, half, less, more] = [few, half, less, more].map(|works| works[thing]);
            let by_few = more.1.beyond(few.1).times(less.1.beyond(few.1));
            let by_half = more.1.beyond(less.1).times(less.1.beyond(half.1));
            let times = by_few.min(by_half);
            if times > AT_MOST {
                found.push(format!(
                    "{}, {}: {times:.2} times, {:?}, {:?}",
                    more.0, shape.name, less.1, more.1
                ));
            }
        }
    }
    found
}
