//! Grant types and response types, and what they ask of each other.
//!
//! It deliberately looks at no address: those of the redirects are rules of their own.

use super::{Choices, Look, Place, tick};
use crate::json::{Kind, Path};
use crate::manifest::check::table;

/// The response types that hand out tokens in the browser's address.
const IMPLICIT: [&str; 3] = ["token", "id_token", "id_token token"];

/// Looks at the ways to sign in.
pub(super) fn check(look: &mut Look<'_>) {
    let grants = look.choices("grant_types");
    let responses = look.choices("response_types");
    if let Some((place, value)) = responses.as_ref().and_then(|responses| responses.first(&IMPLICIT)) {
        let only_server = grants.as_ref().is_some_and(|grants| {
            grants.sure
                && !grants.is_empty()
                && grants.items.iter().all(|(_, grant)| grant == "client_credentials")
        });
        let (rule, message) = if only_server {
            let message = format!(
                "{value} is not used with client_credentials alone: harmless, and in LivePerson's own template, so \
                 keep it or remove it"
            );
            (table::TOKEN_WITHOUT_GRANT, message)
        } else {
            let message = format!(
                "{value} hands out tokens in the browser's address, which OAuth 2.1 (a draft when last read) leaves \
                 out: use code with authorization_code"
            );
            (table::IMPLICIT_FLOW, message)
        };
        look.report(rule, place, message, None);
    }
    let Some(grants) = grants else { return no_grants(look) };
    if grants.is_empty() {
        let message = "no grant type is chosen: list how the app gets its tokens";
        return look.report(table::GRANT_TYPES_MISSING, grants.place(), message, None);
    }
    refresh(look, &grants);
    code(look, &grants, responses.as_ref());
    unused_redirects(look, &grants, responses.as_ref());
    credentials(look, &grants);
}

fn no_grants(look: &mut Look<'_>) {
    if look.lacks("grant_types") {
        let message = "no grant type is chosen: list in grant_types how the app gets its tokens";
        look.report(table::GRANT_TYPES_MISSING, look.place("grant_types"), message, None);
    }
}

fn refresh(look: &mut Look<'_>, grants: &Choices<'_>) {
    let Some((place, _)) = grants.first(&["refresh_token"]) else { return };
    if grants.lacks("authorization_code") {
        let message = "refresh_token renews what authorization_code gave, and that is not in the list: \
                       add authorization_code, or remove refresh_token";
        look.report(table::REFRESH_TOKEN_ALONE, place, message, None);
    }
}

fn code(look: &mut Look<'_>, grants: &Choices<'_>, responses: Option<&Choices<'_>>) {
    if grants.has("authorization_code") {
        needs_redirect(look);
        return needs_code(look, responses);
    }
    let Some((place, _)) = responses.and_then(|responses| responses.first(&["code"])) else { return };
    if grants.lacks("authorization_code") {
        let message = "code is what authorization_code asks for, and that is not among the grant types: \
                       remove code, or add authorization_code";
        look.report(table::CODE_WITHOUT_GRANT, place, message, None);
    }
}

fn needs_redirect(look: &mut Look<'_>) {
    let empty = look.list("redirect_uris").is_some_and(|list| list.children().next().is_none());
    if empty || look.lacks("redirect_uris") {
        let message = "authorization_code sends people back to a redirect URI, and there is none: \
                       add one, or remove authorization_code";
        look.report(table::REDIRECT_MISSING, look.place("redirect_uris"), message, None);
    }
}

fn needs_code(look: &mut Look<'_>, responses: Option<&Choices<'_>>) {
    if let Some(responses) = responses.filter(|responses| responses.lacks("code")) {
        let message = "authorization_code asks for a code, and code is not in this list: add it, \
                       or remove authorization_code";
        let fix = tick(look.document, &Path::of(&["response_types"]), "code");
        look.report(table::CODE_MISSING, responses.place(), message, Some(fix));
    }
}

/// Redirects that neither a code nor a token is sent to.
fn unused_redirects(look: &mut Look<'_>, grants: &Choices<'_>, responses: Option<&Choices<'_>>) {
    let Some(list) = look.list("redirect_uris").filter(|list| list.children().next().is_some()) else {
        return;
    };
    let no_token = match responses {
        Some(responses) => IMPLICIT.iter().all(|value| responses.lacks(value)),
        None => look.lacks("response_types"),
    };
    if no_token && grants.lacks("authorization_code") {
        let place = Place::of(list);
        let message = "no grant type sends anybody here: only authorization_code needs redirect URIs, \
                       so leave them out or add it";
        look.report(table::REDIRECTS_UNUSED, place, message, None);
    }
}

fn credentials(look: &mut Look<'_>, grants: &Choices<'_>) {
    let events = look.has_object("webhooks").into_iter().flat_map(|webhooks| webhooks.children());
    let any = events.into_iter().any(|event| event.kind() == Kind::Object && !event.is_called("retry"));
    if any && grants.lacks("client_credentials") {
        let message = "a server that takes webhooks usually signs in as itself: \
                       add client_credentials if it calls LivePerson";
        look.report(table::WEBHOOKS_WITHOUT_CREDENTIALS, grants.place(), message, None);
    }
}
