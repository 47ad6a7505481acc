//! A question: its answers, and what each leads to.

use super::{Ask, Kind, Next, Offer, answers, compare, offer};
use crate::app::code::Pointed;
use crate::app::describe::{Beside, Body, Description, Lines, Room, Shown};
use crate::app::file::Then;
use crate::app::healed::Healed;
use crate::app::keymap::{Command, Scope};
use crate::app::question::{Choice, MergeEnd, Question, versions, with_ending};
use crate::app::{Draft, Effect, Leave, LeftBy, Model, Over, beside, going, recovery, saving};
use crate::form::describe::Help;
use crate::form::pasted::Pasted;
use crate::form::status::capital;
use crate::json::doctor::Side;
use crate::json::document::Content;

/// A question that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    question: Question,
    /// The answer that Enter gives.
    chosen: usize,
}

impl Asked {
    /// A question, on its safe answer.
    pub(in crate::app) const fn new(question: Question) -> Asked {
        Asked { question, chosen: 0 }
    }

    /// What is asked.
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// The number of the answer that Enter gives.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// The version of a text that the chosen answer would leave, if it is about that.
    pub(super) fn version(&self, model: &Model) -> Option<Side> {
        let answers = self.question.answers(model);
        match answers::at(&answers, self.chosen)?.choice {
            Choice::Version(side, _) => Some(side),
            _ => None,
        }
    }

    /// Carries an answer out.
    fn follow(&self, model: &mut Model, choice: Choice) -> Next {
        if choice == Choice::Look {
            self.look(model);
            return Next::Stay;
        }
        if let Some(effects) = self.about_others(model, choice) {
            return Next::Leave(effects);
        }
        let asked = model.file.asked_path.take();
        let path = asked.or_else(|| model.file.path().map(ToOwned::to_owned));
        match (choice, &self.question, path) {
            (Choice::Discard, ..) => {
                let settled = model.recovery.settle().into_iter();
                Next::Leave(settled.chain([Effect::Quit(Leave::Nothing)]).collect())
            }
            (Choice::KeepAndQuit, ..) => Next::Leave(vec![Effect::Quit(Leave::Work)]),
            (Choice::SaveAndQuit, ..) => Next::Leave(saving::save(model, Then::Quit)),
            (Choice::SaveAs, ..) => Next::LeaveTo(Command::SaveAs),
            (Choice::SaveAnyway, Question::SaveErrors(then), _) => {
                let path = model.file.path().map(ToOwned::to_owned);
                let write = |path| saving::write(model, path, Over::Known, *then);
                Next::Leave(path.map_or_else(Vec::new, write))
            }
            (Choice::Overwrite, _, Some(path)) => {
                Next::Leave(saving::write(model, path, Over::Asked, Then::Stay))
            }
            (Choice::WithoutCopy, Question::NoCopy { over, then, .. }, Some(path)) => {
                model.file.without_copy = Some(path.clone());
                Next::Leave(saving::write(model, path, *over, *then))
            }
            (Choice::FirstError, ..) => {
                let place = model.new_errors().next().map(|problem| model.form.place_of(problem));
                if let Some(place) = place {
                    model.form.go(place);
                }
                Next::Leave(Vec::new())
            }
            _ => Next::Leave(Vec::new()),
        }
    }

    /// Carries an answer out that is about others; `None` for all other answers.
    fn about_others(&self, model: &mut Model, choice: Choice) -> Option<Vec<Effect>> {
        Some(match (choice, &self.question) {
            (Choice::Merge, Question::Changed(theirs)) => {
                model.conflict(theirs).map_or_else(Vec::new, |merging| recovery::merge(model, merging))
            }
            (Choice::Side(side), Question::Both(merging)) => {
                let mut merging = (**merging).clone();
                merging.sides.push(side);
                recovery::merge(model, merging)
            }
            (Choice::Restore, Question::Recover(draft)) => recovery::restore(model, draft),
            (Choice::Later | Choice::Back, Question::Recover(_)) => {
                recovery::decided(model);
                Vec::new()
            }
            (Choice::ThrowAway, Question::Recover(draft)) => {
                recovery::decided(model);
                model.drop_work(&draft.id);
                vec![Effect::Discard(draft.id.clone())]
            }
            (Choice::ThrowAway, Question::DropWork(left)) => {
                model.drop_work(&left.draft.id);
                model.say("discarded");
                vec![Effect::Discard(left.draft.id.clone())]
            }
            (Choice::Back, Question::OddName(_)) => going::turn_back(model),
            (Choice::WithEnding, Question::OddName(path)) => {
                let path = with_ending(path);
                model.file.moves_to(path.clone());
                vec![Effect::BelongsTo(path)]
            }
            (Choice::Back, Question::Both(merging)) if matches!(merging.end, MergeEnd::Restore(_)) => {
                recovery::ask_about_found(model);
                Vec::new()
            }
            (Choice::TakeOver, Question::Taken) => vec![Effect::TakeOver],
            (Choice::Version(side, reach), Question::Version(at)) => {
                versions::choose(model, *at, side, reach);
                Vec::new()
            }
            _ => return None,
        })
    }

    /// Shows how a text differs from the file as it was read; the question stays below.
    fn look(&self, model: &mut Model) {
        if matches!(self.question, Question::Version(_)) {
            let [mine, theirs] = [Side::Mine, Side::Theirs].map(|side| versions::whole(model, side));
            return compare(model, format!("{}, what theirs makes of mine", model.file.name()), mine, theirs);
        }
        let Some((title, new)) = self.other(model) else { return };
        let (old, new) = (model.form.session().saved_text().unwrap_or("").to_owned(), new.to_owned());
        compare(model, title, old, new);
    }

    /// The other text that it is about, and what that is.
    fn other(&self, model: &Model) -> Option<(String, &str)> {
        let name = model.file.name();
        match &self.question {
            Question::Changed(theirs) => {
                Some((format!("{name} since you began with it"), theirs.text.as_deref().unwrap_or("")))
            }
            Question::Recover(draft) => {
                Some((look_at(&name, draft), draft.work.as_ref().map_or("", |work| &work.text)))
            }
            _ => None,
        }
    }
}

fn look_at(name: &str, draft: &Draft) -> String {
    match draft.left_by {
        LeftBy::Window => format!("{name} with the unsaved work from {}", draft.when),
        LeftBy::CutOffSave => format!("{name} as it was before that save"),
    }
}

impl Ask for Asked {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Dialog
    }

    fn kind(&self) -> Kind {
        Kind::Dialog
    }

    /// A letter gives its answer.
    fn typed(&mut self, model: &mut Model, c: char) -> Next {
        if let Some(choice) = answers::given(&self.question.answers(model), c) {
            return self.follow(model, choice);
        }
        self.unbound(model);
        Next::Stay
    }

    fn pasted(&mut self, model: &mut Model, _pasted: &Pasted) -> Next {
        self.unbound(model);
        Next::Stay
    }

    fn unbound(&mut self, model: &mut Model) {
        answers::unbound(model);
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let answers = self.question.answers(model);
        match command {
            Command::Enter => {
                return answers::at(&answers, self.chosen).map(|one| self.follow(model, one.choice));
            }
            Command::Back => return Some(self.follow(model, Choice::Back)),
            Command::NextProblem if matches!(self.question, Question::SaveErrors(_)) => {
                return Some(self.follow(model, Choice::FirstError));
            }
            Command::Help => return None,
            _ => answers::step(model, answers.len(), &mut self.chosen, command),
        }
        Some(Next::Stay)
    }

    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        let count = self.question.answers(model).len();
        answers::turn(count, &mut self.chosen, by);
        Next::Stay
    }

    /// An answer is a button.
    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let answers = self.question.answers(model);
        let Some(answer) = row.and_then(|row| answers.get(row)) else { return Next::Stay };
        self.follow(model, answer.choice)
    }

    fn beside<'m>(&'m self, model: &'m Model) -> Beside<'m> {
        if let Some((title, new)) = self.other(model) {
            let old = model.form.session().saved_text().unwrap_or("");
            return Beside::Difference { title, right: String::new(), old, new, at: Pointed::default() };
        }
        let version = self.version(model).and_then(|side| {
            Healed::of(&Content::of(versions::whole(model, side)), model.form.session().judge())
        });
        if let Some(healed) = version {
            return Beside::Lines("with this version".to_owned(), healed.shown(model.screen.pane(), 0));
        }
        match &self.question {
            Question::SaveErrors(_) => {
                let first = model.new_errors().next().map(|problem| problem.span.clone());
                Beside::Chosen(Pointed { old: None, new: first })
            }
            // The two versions stand in the question.
            Question::Version(_) => Beside::Chosen(beside::at_focus(model)),
            Question::Both(merging) => Beside::Chosen(
                merging.next().map_or_else(Pointed::default, |path| beside::at_path(model, path)),
            ),
            _ => beside::unsaved(model, Pointed::default()),
        }
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let answers = self.question.answers(model);
        let column = answers::column(&answers, room);
        let mut items = answers::rows(model, &answers, self.chosen, column, room);
        let shown = Shown::Item(answers::end(&items, self.chosen, room));
        let answered = items.len();
        items.extend(self.question.about(model, room));
        answers::cut_short(&mut items, answered, room.height.saturating_sub(1));
        let lines = Lines { items, shown, column: Some(column), ..Lines::default() };
        let chosen = answers.get(self.chosen);
        let help = chosen.map_or_else(Help::default, |answer| {
            Help::of(&answer.title, format!("{}.", capital(&answer.means)))
        });
        Description::titled(self.question.title(model), "", Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let has_errors = matches!(self.question, Question::SaveErrors(_));
        let error = has_errors.then(|| offer(model, Scope::Dialog, Command::NextProblem, "first error"));
        answers::offers(model, &self.question.answers(model), self.chosen, error.flatten(), "back")
    }
}
