//! Quick launch: who sees the application, profiles to try, and what mends it.

use super::{Ask, Next, Offer, offer, offer_all};
use crate::app::describe::{Beside, Body, Description, Item, Lines, Room, Shown};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::app::menu::menu;
use crate::app::{Model, beside};
use crate::form::describe::{Help, Line, Remark, Sense, Sign, Value, Words};
use crate::form::place::Place;
use crate::form::status::{Mark, capital};
use crate::json::document::{Change, Document, Json};
use crate::json::{Kind, Path};
use crate::manifest::edits;
use crate::manifest::quick_launch::{
    Criterion, Names, PRIVATE_ONLY, QuickLaunch as QuickLaunchFacts, Remedy,
};
use crate::safe;

/// What is said of the profiles to try.
const HELP: &str = "Type one profile id, or all ids of one user: 7, 42. One match is enough. Ids belong to your account; \
                    the configuration can name them: [profiles] 42 = \"Service agent\".";

/// What stands above the profiles to try.
const USER: &str = "a user with profiles …";

/// What is said of a text that names no profile.
const NO_PROFILE: &str = "profile ids are whole numbers, or names of the configuration";

/// In so few lines there are no titles.
const FLAT: usize = 4;

/// From this height the user has a title.
const TALL: usize = 10;

/// From this height the menu is sketched, in fewer lines it is one.
const SKETCH: usize = 15;

/// What stands in the rule beside why nobody sees it: its title, its lines, the blanks.
const BESIDE_TITLE: usize = 20;

/// Who sees the application.
#[derive(Debug, Clone)]
pub struct QuickLaunch {
    /// The profiles to try.
    profiles: Editor,
    /// The criterion that is chosen, if one is.
    chosen: Option<Criterion>,
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
    pub fn chosen(&self) -> Option<Criterion> {
        self.chosen
    }

    /// Chooses the line that many lines further: the criteria, then the profiles.
    fn step(&mut self, by: isize) {
        let lines: Vec<_> = Criterion::all().map(Some).chain([None]).collect();
        let now = lines.iter().position(|line| *line == self.chosen).unwrap_or(0);
        let next = now.saturating_add_signed(by).min(lines.len() - 1);
        self.chosen = lines.get(next).copied().flatten();
    }

    /// What there is to say of the user whose profiles are typed; of anybody while none are.
    fn asked(&self, quick: &QuickLaunchFacts) -> QuickLaunchFacts {
        match self.ids(quick.names()) {
            Some(ids) if !ids.is_empty() => quick.for_user(&ids),
            _ => quick.clone(),
        }
    }

    /// The criteria, the user, their menu; with the number of the line of the profiles.
    fn rows(&self, model: &Model, quick: &QuickLaunchFacts, room: Room) -> (Vec<Item>, usize) {
        let asked = self.asked(quick);
        let mut items = self.criteria(&asked, room);
        if room.height >= TALL {
            items.push(Item::Rule(USER.to_owned(), Words::dim("").into()));
        }
        let profiles = items.len();
        let row = Line::new(Words::new("Profiles", Sense::Label)).with(Value::Open(None));
        let what = Some(Remark::soft("ids or names of one user", Sense::Dim));
        items.push(Item::Row(Line { remark: what, ..row.chosen(self.chosen.is_none()) }));
        let sees = asked.obstacle().is_none();
        let verdict = self.verdict(&asked, room);
        if room.height <= FLAT {
            // Where there are no titles it stands below what is typed.
            let sign = Some(if sees { Sign::Good } else { Sign::Bad });
            items.push(Item::Row(Line { sign, ..Line::new(verdict) }));
            items.extend(self.listed(model, quick));
            return (items, profiles);
        }
        items.extend(self.listed(model, quick));
        items.push(Item::Rule("their menu".to_owned(), verdict.into()));
        items.extend(model.form.document().map(|document| menu(document, sees, room.height < SKETCH)));
        let tail = [Item::Blank, Item::Prose(Words::dim(PRIVATE_ONLY), super::INDENT)];
        let used: usize = items.iter().chain(&tail).map(|item| item.height(room.width)).sum();
        if used < room.height {
            items.extend(tail);
        }
        (items, profiles)
    }

    /// The criteria with met or not.
    fn criteria(&self, quick: &QuickLaunchFacts, room: Room) -> Vec<Item> {
        let rows = quick.verdicts().iter().map(|verdict| {
            let message = Words::text(&verdict.message);
            let line = if room.is_wide() {
                Line::new(Words::text(verdict.criterion.words())).with(Value::Words(message))
            } else {
                Line::new(message)
            };
            let sign = if verdict.met { Sign::Good } else { Sign::Bad };
            Item::Row(Line { sign: Some(sign), ..line.chosen(self.chosen == Some(verdict.criterion)) })
        });
        rows.collect()
    }

    /// The profiles of the user one by one: listed or not, and what they are called.
    fn listed(&self, model: &Model, quick: &QuickLaunchFacts) -> Vec<Item> {
        let Some(ids) = self.ids(quick.names()) else {
            let row = Line::new(Words::new(NO_PROFILE, Sense::Warning));
            return vec![Item::Row(Line { sign: Some(Sign::Mark(Mark::Warning)), ..row })];
        };
        let hidden = self.is_hidden(quick);
        let row = |id: &i64| {
            let (is, words) =
                if quick.profiles.contains(id) { (Sign::Good, "listed") } else { (Sign::Bad, "not listed") };
            // One match is enough.
            let sign = if is == Sign::Bad && !hidden { Sign::Nothing } else { is };
            let name = quick.names().of_id(*id).unwrap_or_default().to_owned();
            let remark = (sign == Sign::Bad)
                .then(|| Remark::soft(format!("{} lists it", model.key(Command::Fix)), Sense::Key));
            // Who hears one line alone has no title above it.
            let (label, words) = match (model.screen.keymap().is_spoken(), name.as_str()) {
                (false, _) => (id.to_string(), format!("{words:<10} {name}")),
                (true, "") => (format!("profile {id}"), words.to_owned()),
                (true, name) => (format!("profile {id}, {name}"), words.to_owned()),
            };
            let value = Value::Words(Words::text(words.trim_end()));
            Item::Row(Line {
                sign: Some(sign),
                depth: 1,
                remark,
                ..Line::new(Words::text(label)).with(value)
            })
        };
        ids.iter().map(row).collect()
    }

    /// Whether the user who is asked about sees it, and why; of anybody while no profile is typed.
    fn verdict(&self, asked: &QuickLaunchFacts, room: Room) -> Words {
        let ids = self.ids(asked.names()).unwrap_or_default();
        let because: Vec<_> =
            asked.visible_to().iter().filter(|id| ids.contains(id)).map(i64::to_string).collect();
        match asked.obstacle() {
            None if ids.is_empty() => Words::new(format!("seen by {}", asked.headline_short()), Sense::Good),
            None => Words::new(format!("sees it, because of {}", because.join(", ")), Sense::Good),
            Some(why) => {
                let short = if ids.is_empty() { "nobody sees it" } else { "does not see it" };
                let whole = format!("{short}: {}", why.message);
                // Where it has no room beside the title, why stands in the help.
                let fits = room.is_wide() && safe::width(&whole) + BESIDE_TITLE <= room.width;
                Words::new(if fits { whole } else { short.to_owned() }, Sense::Error)
            }
        }
    }

    /// What is said of the chosen line.
    fn help(&self, model: &Model) -> Help {
        let quick = model.form.session().quick_launch().map(|quick| self.asked(quick));
        let verdict = quick
            .as_ref()
            .and_then(|quick| quick.verdicts().iter().find(|verdict| Some(verdict.criterion) == self.chosen));
        let Some(verdict) = verdict else {
            let why = quick.as_ref().and_then(QuickLaunchFacts::obstacle);
            let why = why.map_or_else(String::new, |why| {
                let hint = why.hint.map_or_else(String::new, |hint| format!("{}. ", capital(hint)));
                format!("{}. {hint}", capital(&why.message))
            });
            return Help::of(USER, format!("{why}{HELP}"));
        };
        let path = Path::of(&[verdict.criterion.field()]);
        let field = edits::field(&path);
        let hint = verdict.hint.map_or_else(String::new, |hint| format!(" {}.", capital(hint)));
        let about = field.map_or("", |field| field.help);
        let title = format!("{} · {}", verdict.criterion.words(), edits::name_of(&path));
        let source = field.map_or_else(String::new, |field| field.source.name());
        let help = Help::of(title, format!("{}.{hint} {about}", capital(&verdict.message)));
        Help { source, ..help }
    }

    /// Whether the users that are asked about do not see it yet.
    fn is_hidden(&self, quick: &QuickLaunchFacts) -> bool {
        self.ids(quick.names()).is_some_and(|ids| !ids.is_empty() && !quick.eligible(&ids))
    }

    /// The profiles that were typed, by id or by name; `None` if something else was typed too.
    pub fn ids(&self, names: &Names) -> Option<Vec<i64>> {
        let text = self.profiles.text();
        let id = |word: &str| word.parse().ok().or_else(|| names.id(word));
        let mut ids = Vec::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match id(part) {
                Some(id) => ids.push(id),
                None => ids.extend(part.split_whitespace().map(id).collect::<Option<Vec<_>>>()?),
            }
        }
        ids.dedup();
        Some(ids)
    }
}

/// F5: switches quick launch on, or lists the profiles that were typed.
fn fix(page: &QuickLaunch, model: &mut Model) {
    let names = model.form.session().quick_launch().map(|quick| quick.names().clone()).unwrap_or_default();
    let (chosen, ids) = (page.chosen, page.ids(&names));
    let Some(document) = model.form.document() else { return };
    let wrong =
        document.at(&Path::of(&[Criterion::Profiles.field()])).filter(|list| list.kind() != Kind::List);
    if let (Some(list), Some(_)) = (wrong, &ids) {
        let found = list.kind().words();
        let enter = model.key(Command::Enter);
        model.refuse(format!("Profiles is {found}: repair it first; {enter} on its line leads there"));
        return;
    }
    let remedy = chosen.map_or(Remedy::List, Criterion::remedy);
    let (name, changes) = match (remedy, chosen, ids) {
        (Remedy::Switch(name), Some(criterion), _) => (name.to_owned(), vec![switch(document, criterion)]),
        (Remedy::List, _, Some(ids)) if !ids.is_empty() => {
            let words: Vec<_> = ids.iter().map(ToString::to_string).collect();
            (format!("let profile {} see it", words.join(", ")), showing(model, document, &ids))
        }
        (_, _, None) => {
            model.refuse(NO_PROFILE);
            return;
        }
        _ => {
            let (fix, enter) = (model.key(Command::Fix), model.key(Command::Enter));
            model.refuse(format!(
                "type profile ids first, then {fix} lets them see it; {enter} on a line leads to its field"
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
    let quick = model.form.session().quick_launch();
    let unmet = |criterion: &Criterion| quick.is_none_or(|quick| !quick.meets(*criterion));
    let switches = Criterion::all().filter(|one| matches!(one.remedy(), Remedy::Switch(_))).filter(unmet);
    switches.map(|criterion| switch(document, criterion)).chain(listing(document, ids)).collect()
}

fn switch(document: &Document, criterion: Criterion) -> Change {
    edits::set(document, &Path::of(&[criterion.field()]), Json::flag(true))
}

/// Adds those profile ids that the list lacks.
fn listing(document: &Document, ids: &[i64]) -> Vec<Change> {
    let path = Path::of(&[Criterion::Profiles.field()]);
    let list = document.at(&path);
    let held: Vec<_> =
        list.map_or_else(Vec::new, |list| list.children().filter_map(|id| id.as_integer()).collect());
    let missing: Vec<_> = ids.iter().filter(|id| !held.contains(id)).map(|id| Json::integer(*id)).collect();
    match list {
        _ if missing.is_empty() => Vec::new(),
        Some(list) if list.kind() == Kind::List => {
            let first = list.children().count();
            vec![Change::Insert { list: path, at: first, values: missing }]
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
                model.form.go(Place::Value(Path::of(&[chosen.field()])));
                return Some(Next::ToForm);
            }
            Command::Down => self.step(1),
            Command::Up => self.step(-1),
            Command::Fix => fix(self, model),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, _model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let criterion = row.and_then(|row| Criterion::all().nth(row));
        if criterion.is_some() && criterion == self.chosen {
            return Next::Do(Command::Enter);
        }
        self.chosen = criterion;
        Next::Stay
    }

    fn beside<'m>(&'m self, model: &'m Model) -> Beside<'m> {
        let criterion = self.chosen.unwrap_or(Criterion::Profiles);
        Beside::Chosen(beside::at_path(model, &Path::of(&[criterion.field()])))
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let quick = model.form.session().quick_launch();
        let (items, profiles) = quick.map_or_else(Default::default, |quick| self.rows(model, quick, room));
        // What is chosen stays in sight with as much as fits below it.
        let at = self.chosen.and_then(|chosen| Criterion::all().position(|one| one == chosen));
        let below = Room { height: room.height.saturating_sub(1), ..room };
        let shown = Shown::Item(Item::reached(&items, at.unwrap_or(profiles), below));
        let lines = Lines { items, shown, editor: Some(&self.profiles), ..Lines::default() };
        let help = self.help(model);
        let title = "quick launch: who sees this app in the menu";
        Description::titled(title, "private apps", Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::QuickLaunch, command, does);
        let quick = model.form.session().quick_launch();
        let met = quick.zip(self.chosen).is_some_and(|(quick, criterion)| quick.meets(criterion));
        let hidden = quick.is_some_and(|quick| self.is_hidden(quick));
        let fix = match self.chosen.map(Criterion::remedy) {
            Some(Remedy::Switch(_)) if met => None,
            Some(Remedy::Switch(_)) => key(Command::Fix, "switch it on"),
            _ if hidden => key(Command::Fix, "let them see it"),
            _ => None,
        };
        let enter = if self.chosen.is_some() { key(Command::Enter, "to the field") } else { None };
        let offers = [
            fix,
            Offer::typing("type", "ids or names"),
            enter,
            offer_all(model, Scope::QuickLaunch, &[Command::Up, Command::Down], "move"),
            key(Command::Back, "close"),
        ];
        offers.into_iter().flatten().collect()
    }
}
