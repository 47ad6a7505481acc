//! What people ask about a manifest that no member of it holds: how it is installed, how LivePerson
//! calls, what belongs elsewhere.
//!
//! Responsible for the facts and for who says so. It deliberately knows no member and no screen.

use super::source::{
    CLIENT_CREDENTIALS, CONNECTOR_APP_HUB, MTLS_ONBOARDING, NOTIFICATION_PROTOCOL, Source,
    WEBHOOKS_CONFIGURATION,
};

/// A way of installing an app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// Where, and who can.
    pub title: &'static str,
    /// What to do, in order.
    pub steps: &'static [&'static str],
    /// The members that it asks for beyond those that every manifest has.
    pub wants: &'static [&'static str],
    /// The page that describes it.
    pub source: Source,
}

/// Every way, the newest first.
pub static WAYS: [Way; 4] = [
    Way {
        title: "Management Console",
        steps: &[
            "Manage > Management Console, search for Application Install, then Proceed to Configure",
            "Create Application, or upload with this file; edit in the list shows client_id and client_secret",
        ],
        wants: &[],
        source: CLIENT_CREDENTIALS,
    },
    Way {
        title: "Connector App Hub, for administrators",
        steps: &["it wants a name that is unique, and a description"],
        wants: &["description"],
        source: CONNECTOR_APP_HUB,
    },
    Way {
        title: "older interface",
        steps: &["the puzzle icon, Private apps, ADD YOUR PRIVATE APP, then choose the file"],
        wants: &[],
        source: Source::Older,
    },
    Way {
        title: "LivePerson's account team or support",
        steps: &["send the file: they install it, and send client_id and client_secret"],
        wants: &[],
        source: Source::Newer,
    },
];

/// Something that no member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matter {
    /// What it is called.
    pub name: &'static str,
    /// Other words that lead to it, in small letters.
    pub words: &'static [&'static str],
    /// What there is to know, in sentences.
    pub help: &'static str,
    /// Who says so.
    pub sources: &'static [Source],
}

/// How an app gets installed.
pub static INSTALLING: Matter = Matter {
    name: "installing",
    words: &["install", "upload", "uploading", "management console", "hub"],
    help: "A manifest is uploaded by an administrator of the account, or handed to LivePerson. \
           An update replaces the whole installed app: what the file leaves out is removed. \
           LivePerson recognises a new app within about 2 minutes. \
           What an account has switched on, only its account team knows.",
    sources: &[Source::Older, Source::Newer, CLIENT_CREDENTIALS],
};

/// Apps that LivePerson installs itself.
static GLOBAL_APPS: Matter = Matter {
    name: "global apps",
    words: &["global", "private apps", "marketplace"],
    help: "A private app is seen by the brand alone that made it. \
           A global app is offered to all of LivePerson's customers, and LivePerson installs it: ask. \
           The conditions of the QuickLaunch menu are those for private apps.",
    sources: &[Source::DeveloperPages, Source::Older],
};

/// Everything that people ask about and no member holds.
pub static AROUND: [&Matter; 7] = [
    &INSTALLING,
    &GLOBAL_APPS,
    &Matter {
        name: "client_id and client_secret",
        words: &["credentials", "token", "tokens", "sentinel", "domain api"],
        help: "LivePerson gives them out when the app is installed; they are for OAuth 2.0 and stay out of the manifest. \
               With client_credentials a token comes from POST \
               https://{sentinel}/sentinel/api/account/{account}/app/token?v=2.0, and with a code from authorize?v=1.0 \
               and token?v=2.0 at the same place. \
               LivePerson's Domain API says which host sentinel is. \
               No public page tells how a client_secret is replaced: ask LivePerson.",
        sources: &[CLIENT_CREDENTIALS, Source::Newer],
    },
    &Matter {
        name: "signature",
        words: &["signing", "x-liveperson-signature", "hmac"],
        help: "Each call of an endpoint carries x-liveperson-account-id, x-liveperson-client-id and \
               x-liveperson-signature. \
               The signature is sha1= and the HMAC-SHA1 of the body with the client_secret, in base64 or hexadecimal \
               depending on the account; sha256= for accounts that ask their account manager. \
               No member of the manifest switches it on.",
        sources: &[NOTIFICATION_PROTOCOL],
    },
    &Matter {
        name: "mTLS",
        words: &["mtls", "certificate", "client certificate"],
        help: "With mTLS, LivePerson proves itself to your endpoint with a certificate. \
               It is set up outside the manifest, is picked up within 150 s, and calls then go through LivePerson's \
               gateway.",
        sources: &[MTLS_ONBOARDING],
    },
    &Matter {
        name: "time limits",
        words: &["timeout", "timeouts", "time limit", "latency"],
        help: "An endpoint has 5 s to take a connection, and 5 s to answer (10 s in the older edition of the page). \
               Answers slower than 2.5 s for more than 2 minutes can get the app disabled at any time. \
               Only 200 and 201 count as delivered.",
        sources: &[NOTIFICATION_PROTOCOL],
    },
    &Matter {
        name: "other webhooks",
        words: &["data transporter", "subscriptions", "subscription"],
        help: "LivePerson has other webhooks that are no part of a manifest: those of the Data Transporter, and the \
               subscriptions of the Messaging REST API. \
               They are set up where those products are.",
        sources: &[WEBHOOKS_CONFIGURATION],
    },
];
