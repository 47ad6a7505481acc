//! The keys that do something on the form here and now, the most useful first.

use super::{FormPage, movement, text, typing, value};
use crate::app::Model;
use crate::app::keymap::{Command, Scope};
use crate::app::page::{Ask, Offer, OfferOf, offer, offer_all, save, undo};
use crate::form::place::{Place, RowAction};
use crate::form::rows::RowKind;
use crate::manifest::catalogue::Kind;
use crate::manifest::quick_launch::Criterion;

/// The keys for the place of the focus.
pub(super) fn offers(page: &FormPage, model: &Model) -> Vec<Offer> {
    let scope = page.scope(model);
    let key = |command: Command, does: &str| offer(model, scope, command, does);
    let mut offers: Vec<Option<Offer>> = Vec::new();
    let fixable = model.form.fixable().filter(|_| page.open.is_none());
    offers.extend(fixable.map(|group| match group.problems.as_slice() {
        [only] => only.fix.as_ref().and_then(|fix| Some(key(Command::Fix, &fix.title)?.or("fix"))),
        all => key(Command::Fix, &format!("fix all {}", all.len())).map(|offer| offer.or("fix all")),
    }));
    let problem = model.form.loud_problems().next().and_then(|_| key(Command::NextProblem, "problem"));
    let row = model.form.row().filter(|_| page.open.is_none());
    let decides = row.and_then(|row| row.field).and_then(|field| Criterion::of_field(field.key)).is_some();
    let sees = if decides { key(Command::QuickLaunch, "who sees it") } else { None };
    let go_on = &format!("next: {}", movement::ahead(model).name(model));
    let enter = |does: &str, brief| Some(key(Command::Enter, does)?.or(brief));
    if let Some(open) = &page.open {
        let second = open.leads_to_second().then(|| open.codec.cells()[1]);
        let inside = open.leads_to_placeholder().then_some("next placeholder").or(second);
        offers.push(enter(inside.unwrap_or(go_on), inside.unwrap_or("next")));
        offers.push(text::ahead(page, model).and_then(|_| key(Command::Right, "take the rest")));
        // Where Enter leads to it as well, it alone is named.
        offers.push(
            second.filter(|second| inside != Some(*second)).and_then(|second| key(Command::Next, second)),
        );
        offers.push(key(Command::Back, "done"));
        offers.push(key(Command::Find, "find"));
        offers.push(if second.is_none() { key(Command::Next, "next field") } else { None });
    } else {
        offers.extend(on_row(model, &key, &enter, go_on));
    }
    // What leads to what is wrong comes before what else can be done with a row.
    let named = |offer: &Option<Offer>| offer.as_ref().is_some_and(|offer| offer.brief.is_some());
    let first = offers.iter().rposition(named).filter(|_| page.open.is_none());
    let at = first.map_or(offers.len(), |last| last + 1);
    offers.splice(at..at, [sees, problem]);
    offers.push(save(model, &key));
    // Where a value may begin with its key, the one that means the same everywhere is named.
    let finds = if typing::begins(model, '/') { Scope::Any } else { scope };
    offers.push(if page.open.is_none() { offer(model, finds, Command::Find, "find") } else { None });
    offers.push(undo(model, &key));
    offers.push(key(Command::Preview, "JSON"));
    offers.push(key(Command::Quit, "quit"));
    offers.into_iter().flatten().collect()
}

/// Makes an offer of Enter, with what it does and the same in a word.
type EnterOf<'o> = dyn Fn(&str, &'static str) -> Option<Offer> + 'o;

/// Whether some, and whether all supported values of the checklist at the focus are ticked, and whether
/// the one at the focus is.
fn ticked(model: &Model) -> (bool, bool, bool) {
    let options = model
        .form
        .document()
        .zip(model.form.row())
        .and_then(|(document, row)| Some(crate::form::rows::options(document, row.node, row.field?)));
    let options = options.unwrap_or_default();
    let known = options.iter().filter(|option| option.help.is_some());
    let ticks: Vec<_> = known.map(|option| option.ticked).collect();
    let here = match model.form.focus() {
        Place::Option(_, number) => options.get(*number).is_some_and(|option| option.ticked),
        _ => false,
    };
    (ticks.contains(&true), !ticks.contains(&false), here)
}

/// Whether the row below the focus is an item too.
fn next_is_item(model: &Model) -> bool {
    model.form.rows().get(model.form.at().0 + 1).is_some_and(|row| row.kind == RowKind::Item && row.index > 0)
}

/// The keys that only some rows know.
fn on_row(model: &Model, key: &OfferOf<'_>, enter: &EnterOf<'_>, go_on: &str) -> Vec<Option<Offer>> {
    let Some(row) = model.form.row() else { return Vec::new() };
    let next = || enter(go_on, "next");
    let edit = |what: &'static str| enter(&format!("{what}, then {go_on}"), what);
    let set = row.node.is_some();
    let unset = |does: &str| if set { key(Command::Unset, does) } else { None };
    let typing = |keys: &str, does: &str, when: bool| if when { Offer::typing(keys, does) } else { None };
    match row.kind {
        RowKind::Text | RowKind::EmptyList | RowKind::Add => {
            let is_name = row.field.is_some_and(|field| field.key == "client_name");
            vec![
                typing("type", "to fill in", !set || row.kind != RowKind::Text),
                edit("edit"),
                unset("not set"),
                if is_name { key(Command::Add, "localized name") } else { None },
            ]
        }
        RowKind::Item | RowKind::Ids => {
            let adds = matches!(model.form.focus(), Place::Add(_));
            let several = row.index > 0 || next_is_item(model);
            vec![
                typing("type", "to add one", adds),
                edit("edit"),
                if adds { None } else { key(Command::Unset, "remove") },
                if adds { None } else { key(Command::Add, "add") },
                typing("< >", "move", row.kind == RowKind::Item && several),
            ]
        }
        RowKind::Flag => vec![key(Command::Space, value::next_word(model)), next(), unset("not set")],
        RowKind::Number => {
            let kind = row.field.map(|field| field.kind);
            let small = matches!(kind, Some(Kind::Integer { min: 0, max, .. }) if max < 10);
            vec![
                Offer::typing(if small { "0-5" } else { "0-9" }, "set"),
                next(),
                offer_all(model, Scope::Form, &[Command::Left, Command::Right], "step"),
                unset("not set"),
            ]
        }
        RowKind::Choices => {
            let (some, all, here) = ticked(model);
            vec![
                key(Command::Space, if here { "untick" } else { "tick" }),
                next(),
                if all { None } else { key(Command::TickAll, "all") },
                if some { key(Command::TickNone, "none") } else { None },
                key(Command::Invert, "invert"),
            ]
        }
        RowKind::Event => {
            let open = model.form.is_open(model.form.focus().path());
            vec![
                typing("type", "its endpoint", !set),
                match movement::into_event(model) {
                    Some(place) => enter(&format!("open: {}", model.form.name_of(&place)), "open"),
                    None => next(),
                },
                key(Command::Space, if open { "close" } else { "open" }),
                key(Command::Next, "next field"),
                unset("remove"),
            ]
        }
        RowKind::Action(RowAction::AddEngagement) => {
            vec![key(Command::Space, "add engagement").map(|offer| offer.or("add")), next()]
        }
        RowKind::Action(RowAction::OneEndpoint) => {
            vec![enter("one endpoint for several events", "open")]
        }
        RowKind::Action(RowAction::CopyHeaders) => {
            vec![enter("copy these headers to other events", "open")]
        }
        RowKind::Action(RowAction::RemoveEngagement) => vec![enter("remove engagement", "remove")],
        RowKind::Raw => vec![edit("edit JSON"), unset("remove")],
        RowKind::Ignored => vec![key(Command::Unset, "remove"), next()],
        RowKind::Head | RowKind::Columns => Vec::new(),
    }
}
