//! The keys as one person wants them: single changes of the table, and what is refused of them.
//!
//! A change holds wherever the command has a key of its own. No chord may come to stand twice in a
//! place, and none may take a character away from who types. It deliberately does not know where the
//! wishes are written.

use std::borrow::Cow;

use super::table::{KEYS, MODAL};
use super::{Binding, Command, Keymap, Scope};
use crate::app::chord::{Chord, Held, Key};
use crate::manifest::catalogue::Section;
use crate::manifest::check::nearest::nearest;

/// What a person wants of the keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Whether letters command.
    pub modal: bool,
    /// Whether the key that terminals stop programs with does so here.
    pub stops: bool,
    /// Single changes.
    pub wishes: Vec<Wish>,
}

/// Other keys for a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The command by its name.
    pub command: String,
    /// The keys as they are written.
    pub chords: Vec<String>,
}

/// Why a wish is not granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which of the wishes.
    pub wish: usize,
    /// Which of its keys; `None` for the command.
    pub chord: Option<usize>,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// A wish that can be meant.
struct Change {
    wish: usize,
    command: Command,
    chords: Vec<Chord>,
}

impl Keymap {
    /// The keys as a person wants them, and what cannot be had of that.
    pub fn of(own: &Own) -> (Keymap, Vec<Refused>) {
        let mut refused = Vec::new();
        let wishes = own.wishes.iter().enumerate();
        let read = wishes.filter_map(|(number, wish)| read(number, wish, own.modal, &mut refused));
        let mut changes: Vec<_> = read.collect();
        let usual = usual(own);
        loop {
            let rows = changed(&usual, &changes, own.modal);
            let Some((at, chord, sentence)) = clash(&rows, &changes) else {
                refused.sort_by_key(|one| (one.wish, one.chord));
                return (Keymap { rows, modal: own.modal, words: Vec::new() }, refused);
            };
            let wish = changes[at].wish;
            let number = own.wishes[wish].chords.iter().position(|word| word.parse() == Ok(chord));
            refused.push(Refused { wish, chord: number, sentence });
            changes[at].chords.retain(|one| *one != chord);
            changes.retain(|change| !change.chords.is_empty() || own.wishes[change.wish].chords.is_empty());
        }
    }
}

/// The table before single changes.
fn usual(own: &Own) -> Vec<Binding> {
    const STOP: Chord = Chord::ctrl('z');
    let has =
        |row: &Binding| MODAL.iter().any(|modal| (modal.scope, modal.command) == (row.scope, row.command));
    let modal = MODAL.iter().filter(|_| own.modal);
    let rest = KEYS.iter().filter(|row| !(own.modal && has(row)));
    let mut rows: Vec<_> = modal.chain(rest).cloned().collect();
    for row in rows.iter_mut().filter(|row| own.stops && row.scope == Scope::Any) {
        match row.command {
            Command::Undo => row.chords = Cow::Owned(vec![Chord::with(Held::Alt, Key::Char('z'))]),
            Command::Suspend => row.chords = Cow::Owned(vec![STOP]),
            _ => {}
        }
    }
    rows
}

/// A wish, if it can be meant.
fn read(number: usize, wish: &Wish, modal: bool, refused: &mut Vec<Refused>) -> Option<Change> {
    let mut refuse = |chord, sentence| refused.push(Refused { wish: number, chord, sentence });
    let Some(command) = named(&wish.command) else {
        let names: Vec<_> = commands().map(Command::name).collect();
        let near = nearest(&wish.command, names.iter().map(String::as_str));
        let advice = near.map_or_else(
            || "lp-manifest config lists them".to_owned(),
            |near| format!("did you mean {near}?"),
        );
        refuse(None, format!("{} is no command: {advice}", wish.command));
        return None;
    };
    let mut chords = Vec::new();
    for (at, word) in wish.chords.iter().enumerate() {
        match word.parse::<Chord>() {
            Err(error) => refuse(Some(at), error.to_string()),
            Ok(chord) => match unfit(command, chord, modal) {
                Some(why) => refuse(Some(at), why),
                None => chords.push(chord),
            },
        }
    }
    if chords.is_empty() && !wish.chords.is_empty() {
        return None;
    }
    if chords.is_empty() && (command.only_moves() || command == Command::Back) {
        refuse(None, format!("{} needs a key: without it there is no way on", wish.command));
        return None;
    }
    Some(Change { wish: number, command, chords })
}

/// Why a chord is none for a command anywhere.
fn unfit(command: Command, chord: Chord, modal: bool) -> Option<String> {
    if chord.held == Held::Ctrl && matches!(chord.key, Key::Char('h' | 'i' | 'm' | '[')) {
        return Some(format!("{chord} is another key to a terminal: hold something else"));
    }
    let taken = rows_of(command).any(|row| takes(target(row.scope, chord), chord, modal));
    (!taken).then(|| format!("{chord} is typed where {} would be given: hold Ctrl or Alt", command.name()))
}

/// Where a chord of a command is read: what types is none everywhere, but on a row of the form.
fn target(scope: Scope, chord: Chord) -> Scope {
    if scope == Scope::Any && chord.typed().is_some() { Scope::Form } else { scope }
}

/// Whether a place can do without typing a chord.
fn takes(scope: Scope, chord: Chord, modal: bool) -> bool {
    let Some(c) = chord.typed() else { return true };
    match scope {
        Scope::Any => false,
        // Where values begin with letters and digits.
        Scope::Form => !c.is_alphanumeric() || (modal && c.is_alphabetic()),
        Scope::Choice
        | Scope::Dialog
        | Scope::Page
        | Scope::Preview
        | Scope::Templates
        | Scope::GoTo
        | Scope::Review => true,
        _ => c == ' ' && matches!(scope, Scope::Find | Scope::Fill),
    }
}

/// The table with changes made.
fn changed(usual: &[Binding], changes: &[Change], modal: bool) -> Vec<Binding> {
    let mut rows = usual.to_vec();
    for change in changes {
        let everywhere: Vec<Chord> = rows_of(change.command)
            .filter(|row| row.scope == Scope::Any)
            .flat_map(|row| row.chords.to_vec())
            .collect();
        let is_everywhere = rows_of(change.command).any(|row| row.scope == Scope::Any);
        for row in rows.iter_mut().filter(|row| row.command == change.command) {
            // Keys of one place beside those of everywhere stay, unless they are the same; where there are
            // none everywhere, all are meant.
            let follows = everywhere.is_empty() || row.chords.iter().all(|chord| everywhere.contains(chord));
            if is_everywhere && !matches!(row.scope, Scope::Any | Scope::Form) && !follows {
                continue;
            }
            let own = change.chords.iter().copied();
            let own: Vec<_> = match (is_everywhere, row.scope) {
                (true, Scope::Form) => own.filter(|chord| chord.typed().is_some()).collect(),
                (_, scope) => own.filter(|chord| takes(scope, *chord, modal)).collect(),
            };
            let needed = !is_everywhere || row.scope == Scope::Any && change.chords.is_empty();
            if !own.is_empty() || is_everywhere || (needed && change.chords.is_empty()) {
                row.chords = Cow::Owned(own);
            }
        }
        let on_rows = rows.iter().any(|row| row.command == change.command && row.scope == Scope::Form);
        let typed: Vec<_> = change.chords.iter().copied().filter(|chord| chord.typed().is_some()).collect();
        if is_everywhere && !on_rows && !typed.is_empty() {
            let does = rows_of(change.command).map(|row| row.does).next().unwrap_or_default();
            rows.push(Binding {
                chords: Cow::Owned(typed),
                scope: Scope::Form,
                command: change.command,
                does,
            });
        }
    }
    rows.retain(|row| !row.chords.is_empty() || row.scope == Scope::Any);
    rows
}

/// A change whose chord stands in a place for something else too: its number, the chord, and a sentence.
fn clash(rows: &[Binding], changes: &[Change]) -> Option<(usize, Chord, String)> {
    for (at, change) in changes.iter().enumerate().rev() {
        for chord in &change.chords {
            let own =
                || rows.iter().filter(|row| row.command == change.command && row.chords.contains(chord));
            let other = rows.iter().find(|other| {
                other.command != change.command
                    && other.chords.contains(chord)
                    && own().any(|own| meet(own.scope, other.scope, *chord))
            });
            if let Some(other) = other {
                let (does, name) = (other.does, other.command.name());
                let sentence =
                    format!("{chord} is taken here ({does}): choose another, or give {name} another");
                return Some((at, *chord, sentence));
            }
        }
    }
    None
}

/// Whether a chord is read in a place that both scopes reach into. A checklist's own keys win there.
fn meet(one: Scope, other: Scope, chord: Chord) -> bool {
    let wins = chord.typed().is_some() && one != other && (one == Scope::Choice || other == Scope::Choice);
    let reached = |scope: Scope| scope.reach().contains(&one) && scope.reach().contains(&other);
    !wins && KEYS.iter().any(|row| reached(row.scope))
}

fn rows_of(command: Command) -> impl Iterator<Item = &'static Binding> {
    KEYS.iter().filter(move |row| row.command == command)
}

/// Every command, each once, in the order of the table.
pub(super) fn commands() -> impl Iterator<Item = Command> {
    let first =
        |(at, row): &(usize, &Binding)| KEYS[..*at].iter().all(|before| before.command != row.command);
    KEYS.iter().enumerate().filter(first).map(|(_, row)| row.command)
}

fn named(name: &str) -> Option<Command> {
    commands().find(|command| command.name() == name)
}

impl Command {
    /// What a file of settings calls it: `next-problem`.
    pub fn name(self) -> String {
        if let Command::Section(section) = self {
            return format!("section-{}", section_name(section));
        }
        let mut name = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(c.to_lowercase());
        }
        name
    }

    /// Every command with the keys that it has at first, in the order of the table.
    pub fn all() -> impl Iterator<Item = (Command, Vec<Chord>)> {
        commands().map(|command| {
            let mut chords: Vec<Chord> = Vec::new();
            for chord in rows_of(command).flat_map(|row| row.chords.iter()) {
                if !chords.contains(chord) {
                    chords.push(*chord);
                }
            }
            (command, chords)
        })
    }
}

fn section_name(section: Section) -> String {
    section.title().to_lowercase()
}
