//! The keys that do something on the form here and now, the most useful first.

use super::{FormPage, movement, text};
use crate::app::Model;
use crate::app::keymap::{Command, Scope};
use crate::app::page::{Ask, Offer, OfferOf, offer, offer_all, save, undo};
use crate::form::place::{Place, RowAction};
use crate::form::rows::RowKind;
use crate::manifest::catalogue::Kind;

/// The keys for the place of the focus.
pub(super) fn offers(page: &FormPage, model: &Model) -> Vec<Offer> {
    let scope = page.scope(model);
    let key = |command: Command, does: &str| offer(model, scope, command, does);
    let mut offers: Vec<Option<Offer>> = Vec::new();
    let fixable = model.form.fixable().filter(|_| page.open.is_none());
    offers.extend(fixable.map(|group| match group.problems.as_slice() {
        [only] => only.fix.as_ref().and_then(|fix| key(Command::Fix, &fix.title)),
        all => key(Command::Fix, &format!("fix all {}", all.len())),
    }));
    let go_on = &format!("next: {}", movement::ahead(model).name(model));
    if let Some(open) = &page.open {
        let second = open.leads_to_second().then(|| open.codec.cells()[1]);
        let inside = open.leads_to_placeholder().then_some("next placeholder").or(second);
        offers.push(key(Command::Enter, inside.unwrap_or(go_on)));
        offers.push(key(Command::Next, second.unwrap_or("next field")));
        offers.push(key(Command::Back, "done"));
    } else {
        on_row(model, &key, go_on, &mut offers);
    }
    if model.form.loud_problems().next().is_some() {
        offers.push(key(Command::NextProblem, "problem"));
    }
    offers.push(save(model, &key));
    // Where a value may begin with its key, the one that means the same everywhere is named.
    let finds = if text::begins(model, '/') { Scope::Any } else { scope };
    offers.push(offer(model, finds, Command::Find, "find"));
    offers.push(undo(model, &key));
    offers.push(key(Command::Preview, "JSON"));
    offers.push(key(Command::Quit, "quit"));
    offers.into_iter().flatten().collect()
}

/// Whether some, and whether all supported values of the checklist at the focus are ticked.
fn ticked(model: &Model) -> (bool, bool) {
    let options = model
        .form
        .document()
        .zip(model.form.row())
        .and_then(|(document, row)| Some(crate::form::rows::options(document, row.node, row.field?)));
    let known = options.unwrap_or_default().into_iter().filter(|option| option.help.is_some());
    let ticks: Vec<_> = known.map(|option| option.ticked).collect();
    (ticks.contains(&true), !ticks.contains(&false))
}

/// Whether the row below the focus is an item too.
fn next_is_item(model: &Model) -> bool {
    model.form.rows().get(model.form.at().0 + 1).is_some_and(|row| row.kind == RowKind::Item && row.index > 0)
}

fn on_row(model: &Model, key: &OfferOf<'_>, go_on: &str, offers: &mut Vec<Option<Offer>>) {
    let Some(row) = model.form.row() else { return };
    let set = row.node.is_some();
    let unset = |does: &str| if set { key(Command::Unset, does) } else { None };
    match row.kind {
        RowKind::Text | RowKind::EmptyList | RowKind::Add => {
            if !set || row.kind != RowKind::Text {
                offers.push(Offer::typing("type", "to fill in"));
            }
            offers.push(key(Command::Enter, &format!("edit, then {go_on}")));
            offers.push(unset("not set"));
            if row.field.is_some_and(|field| field.key == "client_name") {
                offers.push(key(Command::Add, "localized name"));
            }
        }
        RowKind::Item | RowKind::Ids => {
            let adding = matches!(model.form.focus(), Place::Add(_));
            offers.push(if adding { Offer::typing("type", "to add one") } else { None });
            offers.push(key(Command::Enter, &format!("edit, then {go_on}")));
            offers.push(if adding { None } else { key(Command::Unset, "remove") });
            offers.push(if adding { None } else { key(Command::Add, "add") });
            let several = row.index > 0 || next_is_item(model);
            if row.kind == RowKind::Item && several {
                offers.push(Offer::typing("< >", "move"));
            }
        }
        RowKind::Flag => {
            offers.push(key(Command::Space, "step"));
            offers.push(key(Command::Enter, go_on));
            offers.push(unset("not set"));
        }
        RowKind::Number => {
            let small = matches!(row.field.map(|field| field.kind), Some(Kind::Integer { min, max, .. }) if max < 10 && min == 0);
            offers.push(Offer::typing(if small { "0-5" } else { "0-9" }, "set"));
            offers.push(offer_all(model, Scope::Form, &[Command::Left, Command::Right], "step"));
            offers.push(key(Command::Enter, go_on));
            offers.push(unset("not set"));
        }
        RowKind::Choices => {
            offers.push(key(Command::Space, "tick"));
            let (some, all) = ticked(model);
            offers.push(if all { None } else { key(Command::TickAll, "all") });
            offers.push(if some { key(Command::TickNone, "none") } else { None });
            offers.push(key(Command::Invert, "invert"));
            offers.push(key(Command::Enter, go_on));
        }
        RowKind::Event => {
            let open = model.form.is_open(model.form.focus().path());
            let into = movement::into_event(model);
            let enter = into
                .map_or_else(|| go_on.to_owned(), |place| format!("open: {}", model.form.name_of(&place)));
            offers.push(key(Command::Enter, &enter));
            offers.push(key(Command::Space, if open { "close" } else { "open" }));
            offers.push(key(Command::Next, "next field"));
            offers.push(unset("remove"));
        }
        RowKind::Action(RowAction::AddEngagement) => {
            offers.push(key(Command::Space, "add engagement"));
            offers.push(key(Command::Enter, go_on));
        }
        RowKind::Action(action) => {
            let one = action == RowAction::OneEndpoint;
            let does = if one { "one endpoint for several events" } else { "remove engagement" };
            offers.push(key(Command::Enter, does));
        }
        RowKind::Raw => {
            offers.push(key(Command::Enter, &format!("edit JSON, then {go_on}")));
            offers.push(unset("remove"));
        }
        RowKind::Ignored => {
            offers.push(key(Command::Unset, "remove"));
            offers.push(key(Command::Enter, go_on));
        }
        RowKind::Head | RowKind::Columns => {}
    }
}
