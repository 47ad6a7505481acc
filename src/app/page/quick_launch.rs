//! Quick launch: who sees the application, profiles to try, and what mends it.

use super::{Ask, Next, Offer, offer};
use crate::app::Model;
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::form::place::Place;
use crate::json::document::{Change, Document, Json};
use crate::json::{Kind, Path};
use crate::manifest::edits;
use crate::manifest::quick_launch::QuickLaunch as QuickLaunchFacts;

/// How many criteria there are.
const CRITERIA: usize = 4;

/// Who sees the application.
#[derive(Debug, Clone)]
pub struct QuickLaunch {
    /// The profiles to try.
    profiles: Editor,
    /// The criterion that is chosen, if one is.
    chosen: Option<usize>,
}

impl Default for QuickLaunch {
    fn default() -> QuickLaunch {
        QuickLaunch { profiles: Editor::one_line(""), chosen: None }
    }
}

impl QuickLaunch {
    /// The profiles to try, as they are typed.
    pub fn profiles(&self) -> &Editor {
        &self.profiles
    }

    /// The criterion that is chosen, if one is.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// The profile ids that were typed; `None` if something else was typed too.
    pub fn ids(&self) -> Option<Vec<i64>> {
        let text = self.profiles.text();
        text.split([' ', ',']).filter(|piece| !piece.is_empty()).map(|piece| piece.parse().ok()).collect()
    }
}

fn criterion(model: &Model, number: usize) -> Option<&'static str> {
    model
        .form
        .session()
        .quick_launch()
        .and_then(|quick| quick.criteria.get(number))
        .map(|criterion| criterion.id)
}

/// F5: switches quick launch on, or lists the profiles that were typed.
fn fix(page: &QuickLaunch, model: &mut Model) {
    let (chosen, ids) = (page.chosen.and_then(|number| criterion(model, number)), page.ids());
    let Some(document) = model.form.document() else { return };
    let wrong = document.at(&Path::of(&["enabled_for_profiles"])).filter(|list| list.kind() != Kind::List);
    if let (Some(list), Some(_)) = (wrong, &ids) {
        let found = list.kind().words();
        let enter = model.key(Command::Enter);
        model.refuse(format!("Profiles is {found}: repair it first; {enter} on its line leads there"));
        return;
    }
    let (name, changes) = match (chosen, ids) {
        (Some("quick_launch_enabled"), _) => {
            ("switch quick launch on".to_owned(), vec![flag(document, "quick_launch_enabled")])
        }
        (Some("enabled"), _) => ("enable the app".to_owned(), vec![flag(document, "enabled")]),
        (None | Some("enabled_for_profiles"), Some(ids)) if !ids.is_empty() => {
            let words: Vec<_> = ids.iter().map(ToString::to_string).collect();
            (format!("let profile {} see it", words.join(", ")), showing(model, document, &ids))
        }
        (_, None) => {
            model.refuse("profile ids are whole numbers with a blank between them, such as 7 42");
            return;
        }
        _ => {
            let (fix, enter) = (model.key(Command::Fix), model.key(Command::Enter));
            model.say(format!(
                "type profile ids first, then {fix} makes them see it; {enter} on a line leads to its field"
            ));
            return;
        }
    };
    let done = model.act(name.clone(), changes);
    if !done && model.screen.message().is_some() {
        return;
    }
    let quick = model.form.session().quick_launch();
    let missing = quick.and_then(QuickLaunchFacts::obstacle).map(|obstacle| obstacle.message.clone());
    let undo = model.key(Command::Undo);
    model.say(match (done, missing) {
        (true, None) => format!("done: {name}; {undo} takes it back"),
        (true, Some(why)) => format!("done: {name}; but {why}"),
        (false, None) => "it is so already".to_owned(),
        (false, Some(why)) => format!("what hides it: {why}"),
    });
}

/// What makes users with these profiles see the application, as far as a switch or a list does.
fn showing(model: &Model, document: &Document, ids: &[i64]) -> Vec<Change> {
    let met = |id: &str| {
        let criteria = model.form.session().quick_launch().map(|quick| &quick.criteria);
        criteria.is_some_and(|all| all.iter().any(|criterion| criterion.id == id && criterion.met))
    };
    let switches = ["quick_launch_enabled", "enabled"].into_iter().filter(|id| !met(id));
    switches.map(|id| flag(document, id)).chain(listing(document, ids)).collect()
}

fn flag(document: &Document, member: &str) -> Change {
    edits::set(document, &Path::of(&[member]), Json::flag(true))
}

/// Adds those profile ids that the list lacks.
fn listing(document: &Document, ids: &[i64]) -> Vec<Change> {
    let path = Path::of(&["enabled_for_profiles"]);
    let list = document.at(&path);
    let held: Vec<_> =
        list.map_or_else(Vec::new, |list| list.children().filter_map(|id| id.as_integer()).collect());
    let missing: Vec<_> = ids.iter().filter(|id| !held.contains(id)).map(|id| Json::integer(*id)).collect();
    match list {
        _ if missing.is_empty() => Vec::new(),
        Some(list) if list.kind() == Kind::List => {
            let first = list.children().count();
            let insert = |(offset, value)| Change::Insert { list: path.clone(), at: first + offset, value };
            missing.into_iter().enumerate().map(insert).collect()
        }
        _ => vec![edits::set(document, &path, Json::list(&missing))],
    }
}

impl Ask for QuickLaunch {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::QuickLaunch
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.profiles)
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Enter => {
                let Some(chosen) = self.chosen else { return Some(Next::Stay) };
                if let Some(member) = criterion(model, chosen) {
                    model.form.go(Place::Value(Path::of(&[member])));
                }
                return Some(Next::ToForm);
            }
            Command::Down => self.chosen = super::step_into(self.chosen, 1, CRITERIA),
            Command::Up => self.chosen = super::step_into(self.chosen, -1, CRITERIA),
            Command::Fix => fix(self, model),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::QuickLaunch, command, does);
        let typed = !self.profiles.text().trim().is_empty();
        let fix = match self.chosen {
            Some(0 | 3) => key(Command::Fix, "switch it on"),
            _ if typed => key(Command::Fix, "make them see it"),
            _ => None,
        };
        let offers = [
            Offer::typing("type", "profile ids to try"),
            fix,
            Offer::typing("Up Down Enter", "to a field"),
            key(Command::Back, "close"),
        ];
        offers.into_iter().flatten().collect()
    }
}
