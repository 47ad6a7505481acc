//! Stories of the form: a text, keys, the text after. In the tables `'` stands for `"`.
//!
//! Each table is one topic. The expected texts follow what the form promises, never what the
//! program did.

mod again;
mod alike;
mod anywhere;
mod blanks;
mod cells;
mod checking;
mod checklists;
mod commands;
mod copying;
mod doctor;
mod drafts;
mod events;
mod files;
mod finding;
mod geometry;
mod go_to;
mod help;
mod jobs;
mod lists;
mod modes;
mod newcomer;
mod objects;
mod odd;
mod others;
mod outside;
mod pasting;
mod pointing;
mod preview;
mod problems;
mod quick;
mod quitting;
mod recovering;
mod review;
mod reviewing;
mod saving;
pub(crate) mod start;
mod states;
mod tour;
mod typing;
mod undoing;
mod walking;
mod walks;
mod words;

/// A manifest with one event that has these members.
macro_rules! event {
    ($members:literal) => {
        concat!("{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {", $members, "}}}}")
    };
}

/// Keys that start inside that event.
macro_rules! in_event {
    ($rest:literal) => {
        concat!("@capabilities.webhooks.'cqm.ExConversationChangeNotification'", $rest)
    };
}

use {event, in_event};
