//! What a member begins with where a program writes it for a person: the least that makes sense, with
//! stops where the person goes on.
//!
//! Responsible for the parts alone. It deliberately lays nothing out and knows no program.

use crate::manifest::catalogue::{self, ENGAGEMENT_START, Field, Format, Kind, Need};

/// What stands in a value's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// A stop: what a person writes, spelled as JSON; until then this.
    Stop(&'static str),
    /// A text with a stop in it, behind what it always begins with.
    Text(&'static str),
    /// A value that is right for most.
    Json(&'static str),
    /// A list of one.
    List(Box<Start>),
    /// An object of these members; of none, with a stop in it.
    Object(Vec<(&'static str, Start)>),
}

/// What a field begins with.
pub fn of(field: &'static Field) -> Start {
    match field.kind {
        Kind::Text { format: Format::Endpoint, .. } => Start::Text("https://"),
        Kind::Text { .. } => Start::Text(""),
        // A switch that is written because it was not looked at switches nothing off.
        Kind::Flag { .. } => Start::Stop("true"),
        Kind::Integer { .. } if field.example.is_empty() => Start::Stop("0"),
        Kind::Integer { .. } => Start::Stop(field.example),
        Kind::Choices(_) | Kind::ChoicesOrText(_) => Start::List(Box::new(Start::Text(""))),
        Kind::List(item) => Start::List(Box::new(of(item))),
        Kind::Group(_) if field.key == "engagement" => engagement(),
        Kind::Group(_) if catalogue::is_event(field) => members(field, |member| member.key != "headers"),
        Kind::Group(_) if field.key == "capabilities" || field.key == "webhooks" => Start::Object(Vec::new()),
        Kind::Group(_) => members(field, |_| true),
    }
}

/// The members of an object that make sense at its beginning.
fn members(group: &'static Field, wanted: impl Fn(&Field) -> bool) -> Start {
    let wanted = group.members().iter().filter(|member| member.need == Need::Required || wanted(member));
    Start::Object(wanted.map(|member| (member.key, of(member))).collect())
}

/// All that an engagement has to have, as LivePerson's installer begins it.
fn engagement() -> Start {
    Start::Object(ENGAGEMENT_START.iter().map(|(key, raw)| (*key, Start::Json(raw))).collect())
}
