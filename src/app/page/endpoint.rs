//! One endpoint for several events: which get it, and what it is.

use super::{Ask, Next, Offer, offer, offer_all};
use crate::app::Model;
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::form::describe::{Help, Line, Part, Remark, Sense, Sign, Value, Words};
use crate::form::place::{Place, RowAction};
use crate::form::status::Mark;
use crate::form::used::Reusable;
use crate::json::document::Json;
use crate::json::{Kind, Path};
use crate::manifest::check::counted;
use crate::manifest::secret::veiled;
use crate::manifest::{catalogue, edits};

/// What an endpoint begins with where no event has one.
const SCHEME: &str = "https://";

/// What is said of it.
const HELP: &str = "Writes this endpoint into every ticked event, as one step. Retries and headers stay as they are. \
     Typing replaces the address that stands there.";

/// One endpoint for several events.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Whether each event gets it.
    ticked: Vec<bool>,
    /// The endpoint.
    uri: Editor,
    /// The endpoint as it was offered.
    begun: String,
    /// The row of the focus: an event, or behind them the endpoint.
    chosen: usize,
    /// What would be wrong with the endpoint once it is written.
    wrong: Option<(Mark, String)>,
}

impl Endpoint {
    /// Begins with the endpoint that most events have, or with what was typed here before.
    pub(in crate::app) fn new(model: &mut Model) -> Option<Endpoint> {
        let document = model.form.document()?;
        let endpoints: Vec<Option<String>> =
            events().map(|path| Some(document.at(&path.key("endpoint"))?.as_text()?.into_owned())).collect();
        let most = endpoints.iter().flatten().max_by_key(|uri| {
            let count = endpoints.iter().flatten().filter(|other| other == uri).count();
            // Of several used as often, the first.
            (count, std::cmp::Reverse(endpoints.iter().flatten().position(|other| other == *uri)))
        });
        let none = endpoints.iter().all(Option::is_none);
        let takes = |path: &Path| document.at(path).map_or(none, |event| event.kind() == Kind::Object);
        let ticked = events().map(|path| takes(&path)).collect();
        let begun = most.cloned().unwrap_or_else(|| SCHEME.to_owned());
        let typed = model.form.release(&waits_at());
        let mut uri = Editor::one_line(typed.as_ref().unwrap_or(&begun));
        if typed.is_none() && begun != SCHEME {
            uri.select(0..begun.chars().count());
        }
        let chosen = endpoints.len();
        let mut page = Endpoint { ticked, uri, begun, chosen, wrong: None };
        page.judge(model);
        Some(page)
    }

    /// Looks at what would be wrong with the endpoint once it is written.
    fn judge(&mut self, model: &Model) {
        self.wrong = self.found(model);
    }

    fn found(&self, model: &Model) -> Option<(Mark, String)> {
        let text = self.uri.text();
        let mut document = model.form.document().filter(|_| !self.is_empty())?.clone();
        let path = self.ticked_events().next()?.key("endpoint");
        document.apply(&edits::set(&document, &path, Json::text(&text))).ok()?;
        let problems = model.form.session().judge().problems(&document);
        let here = problems.iter().filter(|problem| problem.path == path);
        let worst = here.min_by_key(|problem| problem.severity)?;
        let mark = model.form.mark_of(worst);
        (mark >= Mark::ToFill).then(|| (mark, worst.message.clone()))
    }

    /// Whether nothing is typed that could be an endpoint.
    fn is_empty(&self) -> bool {
        let text = self.uri.text();
        text.is_empty() || text == SCHEME
    }

    /// The events that get it.
    fn ticked_events(&self) -> impl Iterator<Item = Path> {
        events().zip(&self.ticked).filter(|(_, ticked)| **ticked).map(|(path, _)| path)
    }

    /// Ticks the chosen event, or unticks it.
    fn tick(&mut self, model: &Model) {
        if let Some(ticked) = self.ticked.get_mut(self.chosen) {
            *ticked = !*ticked;
        }
        self.judge(model);
    }

    /// How the endpoint could go on, as another that is used.
    fn ahead<'m>(&self, model: &'m Model) -> Option<&'m str> {
        let typed = self.uri.text();
        let goes_on =
            model.used().going_on(Reusable::Endpoint, &typed, &[]).filter(|_| self.uri.is_at_end())?;
        Some(&goes_on[typed.len()..])
    }

    /// Whether each event gets it, in the order of the catalogue.
    pub fn ticked(&self) -> &[bool] {
        &self.ticked
    }

    /// The endpoint that is typed.
    pub fn uri(&self) -> &Editor {
        &self.uri
    }

    /// The number of the event that is chosen; one more than the last for the endpoint.
    pub fn chosen(&self) -> usize {
        self.chosen
    }
}

/// Where an endpoint for several events waits until it is written.
fn waits_at() -> Place {
    Place::Act(edits::webhooks(), RowAction::OneEndpoint)
}

fn events() -> impl Iterator<Item = Path> {
    catalogue::events().map(|event| edits::event(event.key))
}

/// Writes the endpoint into every ticked event, as one step; nothing else of them changes.
fn write(page: &Endpoint, model: &mut Model) -> Next {
    if page.is_empty() {
        model.refuse("type the endpoint first, such as https://bot.acme.example/lp");
        return Next::Stay;
    }
    let uri = Json::text(&page.uri.text());
    let paths: Vec<Path> = page.ticked_events().collect();
    if paths.is_empty() {
        return super::none_ticked(model);
    }
    let Some(document) = model.form.document() else { return Next::Stay };
    let wrong = paths.iter().find(|path| document.at(path).is_some_and(|event| event.kind() != Kind::Object));
    if let Some(path) = wrong {
        let name = edits::field(path).map_or("an event", |field| field.label);
        model.refuse(format!("{name} is no object: repair it first"));
        return Next::Stay;
    }
    // Each change sees the text that the one before left, so the place of a new event is told by
    // the catalogue alone.
    let changes: Vec<_> =
        paths.iter().map(|path| edits::set(document, &path.key("endpoint"), uri.clone())).collect();
    let count = changes.len();
    if let Some(first) = events().next() {
        model.form.go(Place::Value(first));
    }
    if model.act(format!("endpoint of {}", counted(count, "event")), changes) {
        let undo = model.key(Command::Undo);
        model.say(format!("wrote the endpoint of {}; {undo} takes it back", counted(count, "event")));
    } else if model.screen.message().is_none() {
        model.refuse("the events have that endpoint already");
    }
    Next::Leave(Vec::new())
}

impl Ask for Endpoint {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Fill
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.uri)
    }

    fn edited(&mut self, model: &mut Model) {
        // A whole address that is typed behind the scheme has one already.
        let text = self.uri.text();
        let whole = text.strip_prefix(SCHEME).filter(|rest| rest.contains("://"));
        if let Some(whole) = whole.filter(|_| self.begun == SCHEME) {
            self.uri = Editor::one_line(whole);
        }
        self.judge(model);
    }

    fn wheel(&mut self, _model: &mut Model, by: isize) -> Next {
        // The endpoint, whose number is the last, stands above the events.
        let count = self.ticked.len() + 1;
        let line = ((self.chosen + 1) % count).saturating_add_signed(by).min(count - 1);
        self.chosen = (line + count - 1) % count;
        Next::Stay
    }

    fn reuses(&self, _model: &Model) -> bool {
        true
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let last = self.ticked.len();
        match command {
            Command::Right => {
                let rest = self.ahead(model)?.to_owned();
                return Some(self.insert(model, &rest));
            }
            Command::Enter => return Some(write(self, model)),
            // The endpoint stands above the events.
            Command::Down | Command::Next => self.chosen = (self.chosen + 1) % (last + 1),
            Command::Up | Command::Previous => self.chosen = (self.chosen + last) % (last + 1),
            Command::Space if self.chosen < last => self.tick(model),
            Command::Space => return Some(self.insert(model, " ")),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn pending(&self) -> Option<(Place, String)> {
        let text = self.uri.text();
        (text != self.begun).then(|| (waits_at(), text))
    }

    fn holds(&self, model: &Model) -> Option<String> {
        self.pending()?;
        let (enter, back, quit) =
            (model.key(Command::Enter), model.key(Command::Back), model.key(Command::Quit));
        Some(format!(
            "the endpoint is not written yet: {enter} writes it, {back} leaves it; then {quit} quits"
        ))
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        self.chosen = row.unwrap_or(self.ticked.len());
        self.tick(model);
        Next::Stay
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let sign = self.wrong.as_ref().map(|(mark, _)| Sign::Mark(*mark));
        let uri = Line { sign, ..Line::new(Words::new("Endpoint", Sense::Label)).with(Value::Open(None)) };
        let rows = catalogue::events().zip(&self.ticked).enumerate().map(|(number, (event, ticked))| {
            let path = edits::event(event.key).key("endpoint");
            let now =
                model.form.document().and_then(|document| Some(document.at(&path)?.as_text()?.into_owned()));
            let tick = if *ticked { "[x]" } else { "[ ]" };
            let line = Line::new(Words::text(format!("{tick} {}", event.label)));
            let new = self.uri.text();
            let changes = *ticked && !self.is_empty() && now.as_deref() != Some(new.as_str());
            let remark = (changes && room.is_wide())
                .then(|| Remark::cut(format!("→ {}", veiled(&new)), Sense::Changed, room.width / 3));
            let now = now.map_or_else(|| "not set".to_owned(), |now| veiled(&now).into_owned());
            let line = line.with(Value::Words(Words::dim(now))).chosen(self.chosen == number);
            Item::Row(Line { remark, ..line })
        });
        let head = vec![Item::Row(uri.chosen(self.chosen == self.ticked.len())), Item::Blank];
        let shown = Shown::Item(self.chosen.min(self.ticked.len().saturating_sub(1)));
        let (editor, ahead) = (Some(&self.uri), self.ahead(model).unwrap_or_default());
        let lines = Lines { head, items: rows.collect(), shown, editor, ahead, ..Lines::default() };
        let mut help = match catalogue::events().nth(self.chosen) {
            Some(event) => Help::of(event.label, event.help),
            None => Help::of("one endpoint", HELP),
        };
        if let Some((mark, message)) = self.wrong.clone() {
            help.parts.insert(0, Part::Problem { mark, message, fix: None, typing: true });
        }
        Description::titled("one endpoint for several events", "", Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Fill, command, does);
        let ticked = self.ticked.get(self.chosen);
        let offers = [
            if self.is_empty() {
                Offer::typing("type", "the endpoint")
            } else {
                key(Command::Enter, "write it").map(|offer| offer.or("write it"))
            },
            self.ahead(model).and_then(|_| key(Command::Right, "take the rest")),
            ticked.and_then(|ticked| key(Command::Space, if *ticked { "untick" } else { "tick" })),
            offer_all(model, Scope::Fill, &[Command::Up, Command::Down], "move"),
            key(Command::Back, "back, nothing changes"),
        ];
        offers.into_iter().flatten().collect()
    }
}
