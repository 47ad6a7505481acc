//! Keys in words: `Tab*3 Space C-s <typed text> paste<a\nb> size:80x24`.
//!
//! A word is a key (`Enter`, `S-Tab`, `A-Up`, `F8`, one character), with `*n` several times;
//! `<...>` types each character, `paste<...>` pastes (`\n`, `\r`, `\t` stand for the characters),
//! `click<...>` clicks the first place where a text stands on the screen, `wheel<...>` turns the wheel
//! down over it and `wheelup<...>` up, each a notch; `size:WxH` resizes. `Lt` and `Gt` are the keys `<` and `>`. In what is typed and pasted `'`
//! stands for `"`.

use lp_manifest::app::chord::{Chord, Held, Key};
use lp_manifest::app::{Act, Msg, Size};

/// What a person does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Something that needs no look at the screen.
    Msg(Msg),
    /// A pointer acts where a text stands.
    Point(Act, String),
}

/// The messages of a line of words that need no look at the screen.
pub(crate) fn messages(words: &str) -> Vec<Msg> {
    let message = |step| match step {
        Step::Msg(message) => message,
        Step::Point(..) => panic!("{words:?} needs a screen"),
    };
    steps(words).into_iter().map(message).collect()
}

/// The steps of a line of words.
pub(crate) fn steps(words: &str) -> Vec<Step> {
    let mut rest = words.trim_start();
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (some, after) = next_step(rest);
        steps.extend(some);
        rest = after.trim_start();
    }
    steps
}

fn next_step(words: &str) -> (Vec<Step>, &str) {
    for (word, act) in [("click<", Act::Press), ("wheel<", Act::WheelDown), ("wheelup<", Act::WheelUp)] {
        if let Some((text, after)) = words.strip_prefix(word).and_then(closed) {
            return (vec![Step::Point(act, text)], after);
        }
    }
    let (messages, after) = next(words);
    (messages.into_iter().map(Step::Msg).collect(), after)
}

fn next(words: &str) -> (Vec<Msg>, &str) {
    if let Some((text, after)) = words.strip_prefix("paste<").and_then(closed) {
        return (vec![Msg::Paste(text)], after);
    }
    if let Some((text, after)) = words.strip_prefix('<').and_then(closed) {
        return (text.chars().map(|c| Msg::Key(Chord::char(c))).collect(), after);
    }
    let (word, after) = words.split_once(' ').unwrap_or((words, ""));
    if let Some(size) = word.strip_prefix("size:") {
        return (vec![Msg::Resize(self::size(size))], after);
    }
    let (word, times) = match word.split_once('*') {
        Some((word, times)) if !word.is_empty() && !times.is_empty() => (word, times.parse().unwrap()),
        _ => (word, 1),
    };
    (vec![Msg::Key(chord(word)); times], after)
}

/// The text up to `>`, and what follows it.
fn closed(words: &str) -> Option<(String, &str)> {
    let (text, after) = words.split_once('>')?;
    let text = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    Some((super::quoted(&text), after))
}

/// `80x24` as a size.
pub(crate) fn size(words: &str) -> Size {
    let (width, height) = words.split_once('x').unwrap();
    Size { width: width.parse().unwrap(), height: height.parse().unwrap() }
}

/// One chord.
pub(crate) fn chord(word: &str) -> Chord {
    let held = [("C-", Held::Ctrl), ("A-", Held::Alt), ("S-", Held::Shift)];
    let found = held.into_iter().find_map(|(mark, held)| Some((held, word.strip_prefix(mark)?)));
    let (held, name) = found.filter(|(_, name)| !name.is_empty()).unwrap_or((Held::Nothing, word));
    Chord::with(held, key(name))
}

fn key(name: &str) -> Key {
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Key::Char(only);
    }
    match name {
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Esc" => Key::Esc,
        "Backspace" => Key::Backspace,
        "Del" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        "Space" => Key::Char(' '),
        "Lt" => Key::Char('<'),
        "Gt" => Key::Char('>'),
        _ => Key::F(
            name.strip_prefix('F').and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("key {name}")),
        ),
    }
}

#[test]
fn words_are_keys() {
    let key = |key| Msg::Key(Chord::plain(key));
    assert_eq!(
        messages("Tab*2 S-Tab"),
        [key(Key::Tab), key(Key::Tab), Msg::Key(Chord::with(Held::Shift, Key::Tab))]
    );
    assert_eq!(
        messages("C-s <a b> Lt *"),
        [
            Msg::Key(Chord::ctrl('s')),
            Msg::Key(Chord::char('a')),
            Msg::Key(Chord::char(' ')),
            Msg::Key(Chord::char('b')),
            Msg::Key(Chord::char('<')),
            Msg::Key(Chord::char('*')),
        ]
    );
    assert_eq!(
        messages("paste<a\\n'b'> size:40x12"),
        [Msg::Paste("a\n\"b\"".to_owned()), Msg::Resize(Size { width: 40, height: 12 }),]
    );
}
