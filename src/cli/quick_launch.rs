//! `quick-launch`: the criteria, the verdict, and who sees the application.
//!
//! It deliberately decides nothing: what a manifest says is read by the library.

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::Result;
use lp_manifest::json::document::Document;
use lp_manifest::json::{Kind, exact_integer};
use lp_manifest::manifest::quick_launch::{Names, PRIVATE_ONLY, QuickLaunch, Verdict, assess};
use serde_json::{Value, json};

use super::out::{Out, problem, trouble};
use super::safe::{display_safe, json_safe};
use super::{FINE, Format, PROBLEMS, config, counted, input};

/// The arguments of `quick-launch`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// A profile id of the user, or several with commas between them, for one user who has them all; also
    /// a name that your file of settings gives one
    #[arg(long = "profile", value_name = "ID", allow_hyphen_values = true)]
    profiles: Vec<String>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    stream: input::Stream,
    /// The manifest; - is standard input
    #[arg(value_parser = super::argument::file())]
    file: PathBuf,
}

/// Whose menu is asked about.
struct Question {
    name: String,
    /// The user's profiles, each once; none at all asks whether anybody sees it.
    profiles: Vec<i64>,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let name = self.stream.name_of(&self.file);
        let names = config::PersonFile::read().names();
        let question = Question { name: input::name(name), profiles: self.ids(&names)? };
        let read = input::text_of(&self.file, name).and_then(|text| manifest(text, name));
        let answer = match read {
            Ok(document) => question.asked(assess(&document).named(&names)),
            Err(error) => return self.without_answer(error, out),
        };
        let written = match self.format {
            Format::Text => question.text(&answer),
            Format::Json => json_safe(&question.json(&answer).to_string()) + "\n",
        };
        out.say(&written)?;
        Ok(if answer.obstacle().is_none() { FINE } else { PROBLEMS })
    }

    fn ids(&self, names: &Names) -> Result<Vec<i64>> {
        let mut ids: Vec<i64> = self.profiles.iter().filter_map(|written| names.id(written)).collect();
        let written = self.profiles.iter().filter(|written| names.id(written).is_none());
        for written in written.flat_map(|written| apart(written)) {
            let digits = written.bytes().all(|byte| byte.is_ascii_digit() || b"-.eE+".contains(&byte));
            let Some(id) = exact_integer(written).filter(|_| digits && !written.is_empty()) else {
                return Err(trouble(format!("{written} is no profile id: write a whole number, such as 42")));
            };
            ids.push(id);
        }
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(*id));
        Ok(ids)
    }

    /// A text that is no manifest is a problem, which a program reads in the answer.
    fn without_answer(&self, error: anyhow::Error, out: &mut Out) -> Result<u8> {
        let code = error.downcast_ref::<super::Complaint>().map(|complaint| complaint.code);
        if self.format == Format::Text || code != Some(PROBLEMS) {
            return Err(error);
        }
        let answer = json!({"eligible": false, "criteria": [], "error": error.to_string()});
        out.print(&(json_safe(&answer.to_string()) + "\n"))?;
        Ok(PROBLEMS)
    }
}

/// The ids of one argument; an argument without any is taken as it is.
fn apart(written: &str) -> Vec<&str> {
    let between = |c: char| c == ',' || c.is_whitespace();
    let ids: Vec<_> = written.split(between).filter(|id| !id.is_empty()).collect();
    if ids.is_empty() { vec![written] } else { ids }
}

/// The document, if it is an object.
fn manifest(text: String, path: &std::path::Path) -> Result<Document> {
    let document = input::document(text, path)?;
    let root = document.root();
    let name = input::name(path);
    match root.kind() {
        Kind::Object => Ok(document),
        Kind::List => {
            let items = counted(root.children().count(), "item");
            Err(problem(format!("{name} is a list of {items}, not one manifest: take one of them out")))
        }
        kind => {
            Err(problem(format!("{name} is {}, and a manifest is an object: put {{ first", kind.words())))
        }
    }
}

impl Question {
    /// The answer for the user, if one is named.
    fn asked(&self, answer: QuickLaunch) -> QuickLaunch {
        if self.profiles.is_empty() { answer } else { answer.for_user(&self.profiles) }
    }

    fn json(&self, answer: &QuickLaunch) -> Value {
        let criterion =
            |one: &Verdict| json!({"id": one.criterion.field(), "met": one.met, "message": one.message});
        json!({
            "eligible": answer.obstacle().is_none(),
            "profiles": self.profiles,
            "criteria": answer.verdicts().iter().map(criterion).collect::<Vec<_>>(),
            "visible_to": answer.visible_to(),
        })
    }

    fn text(&self, answer: &QuickLaunch) -> String {
        let mut lines = vec![format!("{}: {}", display_safe(&self.name), self.verdict(answer))];
        lines.extend(answer.verdicts().iter().map(|criterion| {
            let mark = if criterion.met { "met    " } else { "not met" };
            format!("  {mark}  {}", display_safe(&criterion.message))
        }));
        if !answer.visible_to().is_empty() {
            lines.push(
                display_safe(&format!(
                    "  seen by users with {}",
                    profiles(answer.visible_to(), " or ", answer.names())
                ))
                .into_owned(),
            );
        }
        lines.push(format!("  {PRIVATE_ONLY}"));
        lines.join("\n") + "\n"
    }

    fn verdict(&self, answer: &QuickLaunch) -> String {
        let seen = answer.obstacle().is_none();
        if self.profiles.is_empty() {
            let who = if seen { "shown" } else { "nobody sees it" };
            return format!("{who} in the QuickLaunch menu");
        }
        let user = profiles(&self.profiles, " and ", answer.names());
        let verb = if seen { "sees" } else { "does not see" };
        display_safe(&format!("a user with {user} {verb} it in the QuickLaunch menu")).into_owned()
    }
}

/// `profile 42`, `profiles 42, 43 and 44`.
fn profiles(ids: &[i64], last: &str, names: &Names) -> String {
    let ids: Vec<_> = ids.iter().map(|id| names.told(*id)).collect();
    match ids.split_last() {
        Some((only, [])) => format!("profile {only}"),
        Some((end, rest)) => format!("profiles {}{last}{end}", rest.join(", ")),
        None => "no profile".to_owned(),
    }
}
