//! `set`: gives members their values, from a script.
//!
//! It deliberately does not ask whether a value is a good one before it writes it: that is `check`'s.

use anyhow::Result;
use lp_manifest::json::document::{Change, Document, Json};
use lp_manifest::json::{Kind, Target};
use lp_manifest::manifest::edits;
use lp_manifest::manifest::secret::is_named_in;

use super::change::{Place, split};
use super::out::{Out, trouble};
use super::secrets;

/// The arguments of `set`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// Take the values as texts, without quotes
    #[arg(long)]
    string: bool,
    /// The member and its JSON value: scope='"msg.consumer"', a."x.y".b=3, /a/b/0=true; [-] or /-
    /// appends to a list
    #[arg(value_name = "PATH=JSON", required = true)]
    assignments: Vec<String>,
}

/// One member and its new value.
struct Assignment {
    target: Target,
    value: Json,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let assignments: Vec<_> =
            self.assignments.iter().map(|argument| self.assignment(argument)).collect::<Result<_>>()?;
        self.place.change(out, |draft| {
            assignments.into_iter().try_for_each(|assignment| {
                draft.aim(&assignment.target.path)?;
                let change = assignment.change(&draft.document);
                draft.make(&[change])
            })
        })
    }

    fn assignment(&self, argument: &str) -> Result<Assignment> {
        let Some((path, value)) = split(argument) else {
            return Err(trouble(format!(
                "{} sets nothing: write PATH=JSON, such as enabled=true",
                secrets::veil_argument(argument)
            )));
        };
        let target = Target::parse(path).map_err(|error| trouble(error.to_string()))?;
        if target.path.is_root() {
            return Err(trouble("set changes one member: name it before the =, such as enabled=true"));
        }
        if value.is_empty() && !self.string {
            return Err(trouble(format!(
                "{path} is given nothing: write {path}='\"\"' for an empty text, or unset {path}"
            )));
        }
        let value = if self.string { Json::text(value) } else { json(path, value)? };
        Ok(Assignment { target, value })
    }
}

fn json(path: &str, value: &str) -> Result<Json> {
    Json::parse(value).map_err(|error| {
        let error =
            if is_named_in(path) { "a text stands in double quotes".to_owned() } else { error.to_string() };
        trouble(format!("the value for {path} is not JSON: {error}; --string takes it as a text"))
    })
}

impl Assignment {
    fn change(self, document: &Document) -> Change {
        let Target { path, append } = self.target;
        if !append {
            return edits::set(document, &path, self.value);
        }
        match document.at(&path) {
            None => edits::set(document, &path, Json::list([&self.value])),
            Some(list) => {
                let at = if list.kind() == Kind::List { list.children().count() } else { 0 };
                Change::insert(path, at, self.value)
            }
        }
    }
}
