//! The table itself: one row for every field, one for every value of a checklist.
//!
//! Responsible for the facts about each member (limits, defaults, need, source), their order and
//! the words that explain them. It deliberately does not know how a field is found, how a value is
//! checked, or how the form is drawn; and it holds no rule that looks at two fields at once.

use super::field::{Field, Format, Item, Kind, Need, Section};
use super::source::{self, Source};

/// The members of a manifest, in the order of the form and of insertion.
#[rustfmt::skip]
pub static ROOT: &[Field] = &[
    basics(required(text("client_name", "Client name", Some(128), Format::AppName, "com.acme.kiosk",
        "The name of your app, which agents see as the source of a conversation and reports show. \
         The newer guide wants it unique, in reverse-domain form such as com.acme.kiosk; LivePerson's page \
         on the configuration of webhooks wants it unique too. \
         Without it LivePerson installs nothing. \
         Only your own brand sees a private app."))),
    basics(newer(text("display_name", "Display name", Some(128), Format::Plain, "Acme Kiosk",
        "The name of your app that is shown everywhere in LivePerson's system. \
         Write a name that people understand, and no code. \
         Not set, they read client_name."))),
    basics(text("description", "Description", Some(256), Format::Plain, "Check-in for visitors of our shops",
        "A short text on what your app does, for those who manage the apps of the account. \
         LivePerson's Connector App Hub requires one. \
         Otherwise you can leave it out.")),
    basics(text("logo_uri", "Logo", Some(1024), Format::Uri, "https://kiosk.acme.example/logo-70.png",
        "Where the picture of your app is: a web address, or a bare path as in the older guide. \
         The picture must measure exactly 70 by 70 pixels. \
         A file that lies beside the manifest is measured.")),
    basics(older(flag("enabled", "Enabled", Some(true),
        "Whether your app can be used once it is installed. \
         Not set counts as true; LivePerson recognises a new app within about 2 minutes. \
         With false it most likely stays out of the QuickLaunch menu as well, although the guides \
         do not say so."))),
    oauth(choices("grant_types", "Grant types", GRANT_TYPES,
        "The ways in which your app gets access tokens from LivePerson. \
         A connector or another server needs client_credentials; an app that people sign in to needs \
         authorization_code. \
         List at least one, since nothing else says how your app signs in.")),
    oauth(choices("response_types", "Response types", RESPONSE_TYPES,
        "What your app may ask the sign-in page to send back. \
         With authorization_code this is code, and the sign-in will probably fail without it. \
         An app that only uses client_credentials shows no sign-in page and needs none.")),
    oauth(list("redirect_uris", "Redirect URIs", &REDIRECT_URI, "https://kiosk.acme.example/callback",
        "Where LivePerson sends the browser after the sign-in, with the code or the token. \
         Web and native apps need at least one; a connector needs none. \
         Each is compared exactly, and its server needs TLS 1.2 or newer. \
         If there are several, each request must name its own.")),
    oauth(text("scope", "Scope", Some(128), Format::Scope, "msg.consumer",
        "What your app may do with its tokens: words with one blank between them. \
         The guides know msg.consumer only, and LivePerson's Connector App Hub lists only apps whose scope \
         is exactly that. \
         faas.lambda.invoke and thirdpartybots.customendpoint.bot belong to other products. \
         No complete list is published: the page of your API names its scope.")),
    launch(flag("quick_launch_enabled", "Quick launch", Some(false),
        "Whether your app stands in LivePerson's QuickLaunch menu. \
         Not set counts as false. \
         A private app also needs an entry_uri, and a profile of the user in enabled_for_profiles. \
         LivePerson installs global apps itself: these conditions are for private ones.")),
    launch(text("entry_uri", "Entry URI", Some(1024), Format::Uri, "https://kiosk.acme.example/start",
        "The page that opens when people start your app; in the newer guide it begins the sign-in. \
         Write the whole address with https://, on a server with TLS 1.2 or newer. \
         Not set or empty, the QuickLaunch menu does not show your app.")),
    launch(older(list("enabled_for_profiles", "Profiles", &PROFILE_ID, "42",
        "The ids of the profiles whose users get your app in the QuickLaunch menu. \
         Not set or empty, nobody sees it there. \
         Ids belong to your account. \
         The newer guide leaves this member out: ask LivePerson whether your account needs it."))),
    webhooks(group("capabilities", "Capabilities", CAPABILITIES,
        "The parts of LivePerson that your app works with: webhooks and engagements. \
         Leave it out if your app uses neither. \
         What an account has switched on, only its account team knows.")),
];

/// A field of the root that stands in no part of the form would be seen by nobody.
const _: () = {
    let mut at = 0;
    while at < ROOT.len() {
        assert!(
            ROOT[at].section.is_some(),
            "a row of ROOT stands in no part of the form: write basics(..), oauth(..), launch(..), webhooks(..) or \
             engagement(..) around it"
        );
        at += 1;
    }
};

/// A name in one language; its key goes on with a language tag.
#[rustfmt::skip]
pub static LOCALIZED_NAME: Field =
    basics(text("client_name#", "Localized name", Some(128), Format::Plain, "Kiosque Acme",
        "The name of your app for people who use one language. \
         It is called client_name, a # and a language tag with hyphens, such as client_name#fr-CA. \
         It stands beside client_name and cannot replace it."));

#[rustfmt::skip]
static REDIRECT_URI: Field =
    text("", "Redirect URI", Some(128), Format::Uri, "https://kiosk.acme.example/callback",
        "Where the browser returns after the sign-in: exactly what your app sends in its request. \
         Every character is compared, so * stands for nothing; a #fragment may not be there. \
         Use https on a server with TLS 1.2 or newer, or http://127.0.0.1 while you develop.");

#[rustfmt::skip]
static PROFILE_ID: Field =
    older(integer("", "Profile id", (0, i64::MAX), None, &[], "42",
        "The number of one profile in your account. \
         A user with several profiles needs only one that is listed. \
         Numbers from 1 to 5 are often the types of roles, which are something else."));

#[rustfmt::skip]
const GRANT_TYPES: &[Item] = &[
    item("client_credentials", "Your server signs in as itself, and no person takes part: what connectors use."),
    item("authorization_code", "People sign in on a page of LivePerson, and your app trades a code for a token."),
    item("refresh_token", "Your app renews its token without a new sign-in; it goes with authorization_code."),
];

#[rustfmt::skip]
const RESPONSE_TYPES: &[Item] = &[
    item("code", "A code that your server trades for a token; it goes with authorization_code."),
    item("token", "An access token right in the browser's address: the implicit flow, which RFC 9700 advises against."),
    item("id_token", "A JSON Web Token of OpenID Connect that says who signed in, right in the browser's address."),
    item("id_token token", "Both tokens at once, right in the browser's address; RFC 9700 advises against it."),
];

#[rustfmt::skip]
const CAPABILITIES: &[Field] = &[
    webhooks(group("webhooks", "Webhooks", WEBHOOKS,
        "The events of conversations that LivePerson sends to your server. \
         Each event has an endpoint of its own, and one that is not set is not sent. \
         A server that takes them usually signs in with client_credentials. \
         LivePerson's Data Transporter and the subscriptions of its Messaging REST API are other webhooks, \
         and no part of a manifest.")),
    engagement(group("engagement", "Engagement", ENGAGEMENT,
        "What your app may use when engagements are made for campaigns. \
         Once it is there, all eight members are needed. \
         LivePerson's installer starts with every value but unauth. \
         Leave it out if your app has no part in campaigns.")),
];

#[rustfmt::skip]
const WEBHOOKS: &[Field] = &[
    group("ms.MessagingEventNotification.ContentEvent", "ContentEvent", WEBHOOK,
        "Sent when somebody writes a text or sends a file in a conversation. \
         Not set, your server does not hear of it."),
    group("ms.MessagingEventNotification.RichContentEvent", "RichContentEvent", WEBHOOK,
        "Sent when a conversation gets structured content, such as cards or buttons. \
         Not set, your server does not hear of it."),
    group("ms.MessagingEventNotification.AcceptStatusEvent", "AcceptStatusEvent", WEBHOOK,
        "Sent when a message was delivered or read. \
         Not set, your server does not hear of it."),
    group("ms.MessagingEventNotification.ChatStateEvent", "ChatStateEvent", WEBHOOK,
        "Sent when somebody is typing in a conversation. \
         Not set, your server does not hear of it."),
    group("cqm.ExConversationChangeNotification", "ExConversationChangeNotification", WEBHOOK,
        "Sent when a conversation was opened, changed or closed. \
         The guides' samples put cqm before its name and their tables ms: cqm is right. \
         Not set, your server does not hear of it."),
    elsewhere(group("retry", "Retry", RETRY,
        "How long LivePerson keeps trying to deliver events, for all endpoints at once: it takes the place \
         of max_retries from 1 to 5. \
         One endpoint that fails holds back the events of all, and whole conversations are sent again in \
         order once it answers. \
         Events may arrive twice: your server must take that. \
         The pauses double up to 5 minutes, from 2 s in the older edition of LivePerson's page and from 1 s \
         in the newest.")),
];

#[rustfmt::skip]
const WEBHOOK: &[Field] = &[
    required(text("endpoint", "Endpoint", None, Format::Endpoint, "https://bot.acme.example/lp",
        "The address on your server that LivePerson calls; it starts with https:// and may hold a query. \
         Your server needs TLS 1.2 or newer with a valid certificate, and only the answers 200 and 201 \
         count as delivered. \
         Answer within 2.5 s: the timeouts are 5 s (10 s in the older edition of LivePerson's page), and \
         slower answers for more than 2 minutes can get your app disabled. \
         LivePerson recognises a new app within about 2 minutes.")),
    integer("max_retries", "Max retries", (0, 5), Some(0), &[], "3",
        "How often LivePerson tries again when your endpoint fails (any answer but 200 and 201). \
         Not set counts as 0: one failure loses the event. \
         It helps for seconds, with 30 s between two tries in the older edition of LivePerson's page and 1 \
         s in the newest; a restart of your server needs retry. \
         Where retry is set, it takes the place of 1 to 5, and with 0 a failure of this event does not \
         start it."),
    list("headers", "Headers", &HEADER_ITEM, "",
        "HTTP headers that LivePerson adds to each call of this endpoint. \
         You need no secret among them to recognise LivePerson: each call has a signature, \
         x-liveperson-signature, made with your client_secret. \
         mTLS is set up outside the manifest, as LivePerson's page on mTLS onboarding says. \
         Whoever has the manifest can read them."),
];

/// One item of a webhook's `headers`.
#[rustfmt::skip]
pub static HEADER_ITEM: Field =
    group("", "Header", HEADER,
        "One HTTP header that goes with each call: a name and a value. \
         LivePerson needs both, and both as texts.");

#[rustfmt::skip]
const HEADER: &[Field] = &[
    required(text("header_name", "Header name", None, Format::HeaderName, "X-Acme-Key",
        "The name of the header; letters, digits and hyphens are safe. \
         Capitals make no difference, so use each name once. \
         Host, Content-Length, Content-Type and names that start with x-liveperson- are not yours to set.")),
    required(text("header_value", "Header value", None, Format::Secret, "a-long-random-text",
        "The text that LivePerson sends after the header's name. \
         It is often a secret, so reports and comparisons do not show it. \
         Whoever has the manifest can read it.")),
];

#[rustfmt::skip]
const RETRY: &[Field] = &[
    elsewhere(integer("retention_time", "Keep retrying for", (2, 259_200), None,
        &[3600, 9200, 14_400, 21_600, 24_200, 86_400, 172_800, 259_200], "86400",
        "How many seconds LivePerson keeps trying to deliver an event: from 2 up to 259200, three days. \
         LivePerson's own tool offers 3600, 9200, 14400, 21600, 24200, 86400, 172800 and 259200.")),
];

#[rustfmt::skip]
const ENGAGEMENT: &[Field] = &[
    required(flag("design_engagement", "Design engagement", None,
        "Whether people can design the button of an engagement, and its looks. \
         The guides give no default, so say true or false; LivePerson's installer starts with false.")),
    required(flag("design_window", "Design window", None,
        "Whether people can give an engagement its own window. \
         The guides give no default, so say true or false; LivePerson's installer starts with false.")),
    required(flag("language_selection", "Language selection", None,
        "Whether a language can be chosen for an engagement. \
         The guides give no default, so say true or false; LivePerson's installer starts with false.")),
    required(choices("entry_point", "Entry point", ENTRY_POINTS,
        "Where the engagement that invites consumers may appear. \
         List at least one: LivePerson's installer takes no empty list.")),
    required(choices("visitor_behavior", "Visitor behavior", VISITOR_BEHAVIORS,
        "What visitors do on your site that an engagement may go by. \
         List what you want to choose from in campaigns; LivePerson's installer starts with all.")),
    required(choices_or_text("target_audience", "Target audience", TARGET_AUDIENCES,
        "What sets apart the visitors that an engagement may be aimed at. \
         Your site has to tell LivePerson some of it. \
         The guides' tables call this a text and their samples a list: keep the list.")),
    required(choices_or_text("goal", "Goal", GOALS,
        "What an engagement may be meant to achieve, and be measured by. \
         The guides' tables call this a text and their samples a list: keep the list.")),
    required(choices("consumer_identity", "Consumer identity", CONSUMER_IDENTITIES,
        "Whether consumers have to be signed in when they start an engagement. \
         The guides list two values, yet also say that it has to be auth: write auth. \
         LivePerson's installer takes no empty list.")),
];

#[rustfmt::skip]
const ENTRY_POINTS: &[Item] = &[
    item("section", "On a section of your site: pages that you grouped under one name."),
    item("url", "On pages that you name by their web addresses."),
];

#[rustfmt::skip]
const VISITOR_BEHAVIORS: &[Item] = &[
    item("visited_location", "Which parts of your site the visitor has been to."),
    item("time_on_location", "How long the visitor has stayed on a part of your site."),
    item("flow", "Which pages the visitor went through, and in which order."),
    item("engaged_in_session", "Whether the visitor has already met an engagement during this visit."),
    item("about_to_abandon", "Whether the visitor seems to be leaving your site."),
    item("cart_value", "How much the visitor's cart is worth, where your site tells it to LivePerson."),
    item("cart_items", "What lies in the visitor's cart; only the guides' samples have this value, not their tables."),
    item("visitor_error", "Which errors the visitor met, where your site tells them to LivePerson."),
    item("viewed_products", "Which products the visitor looked at, where your site tells them to LivePerson."),
    item("service_activity", "Which service the visitor used, such as paying a bill, where your site tells it."),
];

#[rustfmt::skip]
const TARGET_AUDIENCES: &[Item] = &[
    item("external_referral", "The other site from which the visitor came."),
    item("search_keywords", "The words that the visitor searched for before coming to your site."),
    item("ip", "The IP address that the visitor comes from."),
    item("platform", "The kind of device, system or browser that the visitor uses."),
    item("geo_location", "The place that the visitor comes from, such as a country or a city."),
    item("returning_visitors", "Whether the visitor has been on your site before."),
    item("marketing_source", "The advertisement that brought the visitor, where your site tells it to LivePerson."),
    item("customer_type", "The kind of customer, such as a gold member, where your site tells it to LivePerson."),
    item("age", "The visitor's age, where your site tells it to LivePerson."),
    item("balance", "The balance of the customer's account, where your site tells it to LivePerson."),
    item("customer_id", "The number or name under which you know the customer, where your site tells it."),
    item("gender", "The visitor's gender, where your site tells it to LivePerson."),
    item("store_zip_code", "The postal code of the visitor's shop, where your site tells it to LivePerson."),
    item("store_number", "The number of the visitor's shop, where your site tells it to LivePerson."),
    item("company_size", "How large the visitor's company is, where your site tells it to LivePerson."),
    item("registration_date", "The day on which the visitor registered with you, where your site tells it."),
];

#[rustfmt::skip]
const GOALS: &[Item] = &[
    item("url", "The visitor comes to a page that you name by its web address."),
    item("purchase_total", "The visitor buys for a certain amount, where your site tells it to LivePerson."),
    item("num_of_pages", "The visitor looks at a certain number of pages."),
    item("lead", "The visitor becomes a lead, such as by leaving an address, where your site tells it."),
    item("service_activity", "The visitor uses a service, such as paying a bill, where your site tells it."),
];

#[rustfmt::skip]
const CONSUMER_IDENTITIES: &[Item] = &[
    item("auth", "Consumers sign in before they start the engagement."),
    item("unauth", "Consumers may start the engagement without signing in."),
];

/// The members of a new `engagement`, each with the JSON text that the installer starts with.
#[rustfmt::skip]
pub static ENGAGEMENT_START: &[(&str, &str)] = &[
    ("design_engagement", "false"),
    ("design_window", "false"),
    ("language_selection", "false"),
    ("entry_point", r#"["url", "section"]"#),
    ("visitor_behavior", concat!(
        r#"["visited_location", "time_on_location", "flow", "engaged_in_session", "#,
        r#""about_to_abandon", "cart_value", "cart_items", "visitor_error", "viewed_products", "#,
        r#""service_activity"]"#)),
    ("target_audience", concat!(
        r#"["external_referral", "search_keywords", "ip", "platform", "geo_location", "#,
        r#""returning_visitors", "marketing_source", "customer_type", "age", "balance", "#,
        r#""customer_id", "gender", "store_zip_code", "store_number", "company_size", "#,
        r#""registration_date"]"#)),
    ("goal", r#"["url", "purchase_total", "num_of_pages", "lead", "service_activity"]"#),
    ("consumer_identity", r#"["auth"]"#),
];

/// Members that the server adds, or that are known without being documented, and what each is.
#[rustfmt::skip]
pub static SERVER_MEMBERS: &[(&str, &str)] = &[
    ("id", "The id of the installation, given by LivePerson; you need not send it."),
    ("client_id", "The public half of your app's credentials, given by LivePerson when it is installed."),
    ("client_secret", "The secret half of your app's credentials: keep it safe, and out of the manifest."),
    ("client_id_issued_at", "When LivePerson gave out the client_id, in seconds since 1970."),
    ("client_secret_expires_at", "When the client_secret stops working, in seconds since 1970."),
    ("deleted", "Whether the installation was deleted; LivePerson sets it."),
    ("installation_type", "How the app was installed; LivePerson sets it."),
    ("is_internal", "Whether the app is one of LivePerson's own; usually LivePerson sets it."),
    ("categories", "Seen in installed apps, probably where a catalogue sorts them; the guides do not know it."),
    ("overview", "Seen in installed apps, probably a longer description; the guides do not know it."),
    ("broadcast", "A capability seen in installed apps; the guides do not know it."),
];

/// Members that LivePerson makes; the rest of [`SERVER_MEMBERS`] is only seen in installed apps.
pub static MADE_BY_LIVEPERSON: [&str; 8] = [
    "id",
    "client_id",
    "client_secret",
    "client_id_issued_at",
    "client_secret_expires_at",
    "deleted",
    "installation_type",
    "is_internal",
];

/// Members of RFC 7591 (2) that the guides do not have; some of them may have a language.
pub static OAUTH_METADATA: [&str; 10] = [
    "client_uri",
    "contacts",
    "tos_uri",
    "policy_uri",
    "jwks_uri",
    "jwks",
    "software_id",
    "software_version",
    "software_statement",
    "token_endpoint_auth_method",
];

/// Other words that people write for a member, each with the right one. Capitals in place of `_` are
/// found without a row.
#[rustfmt::skip]
pub static SYNONYMS: &[(&str, &str)] = &[
    ("engagements", "engagement"),
    ("logo", "logo_uri"),
    ("profiles", "enabled_for_profiles"),
    ("retries", "max_retries"),
    ("scopes", "scope"),
    ("uri", "endpoint"),
    ("url", "endpoint"),
];

// What the rows are made with: unless a row says otherwise, a field is optional, in both guides, and
// shown where the object around it is.

type Str = &'static str;

const fn field(key: Str, label: Str, kind: Kind, example: Str, help: Str) -> Field {
    Field { key, label, help, example, kind, need: Need::Optional, source: Source::Both(""), section: None }
}

const fn text(key: Str, label: Str, max: Option<u32>, format: Format, example: Str, help: Str) -> Field {
    field(key, label, Kind::Text { max, format }, example, help)
}

const fn flag(key: Str, label: Str, default: Option<bool>, help: Str) -> Field {
    field(key, label, Kind::Flag { default }, "", help)
}

const fn integer(
    key: Str,
    label: Str,
    (min, max): (i64, i64),
    default: Option<i64>,
    steps: &'static [i64],
    example: Str,
    help: Str,
) -> Field {
    let kind = Kind::Integer { min, max, default, steps };
    field(key, label, kind, example, help)
}

const fn choices(key: Str, label: Str, items: &'static [Item], help: Str) -> Field {
    field(key, label, Kind::Choices(items), "", help)
}

const fn choices_or_text(key: Str, label: Str, items: &'static [Item], help: Str) -> Field {
    field(key, label, Kind::ChoicesOrText(items), "", help)
}

const fn list(key: Str, label: Str, item: &'static Field, example: Str, help: Str) -> Field {
    field(key, label, Kind::List(item), example, help)
}

const fn group(key: Str, label: Str, members: &'static [Field], help: Str) -> Field {
    field(key, label, Kind::Group(members), "", help)
}

const fn basics(field: Field) -> Field {
    Field { section: Some(Section::Basics), ..field }
}

const fn oauth(field: Field) -> Field {
    Field { section: Some(Section::OAuth), ..field }
}

const fn launch(field: Field) -> Field {
    Field { section: Some(Section::Launch), ..field }
}

const fn webhooks(field: Field) -> Field {
    Field { section: Some(Section::Webhooks), ..field }
}

const fn engagement(field: Field) -> Field {
    Field { section: Some(Section::Engagement), ..field }
}

const fn required(field: Field) -> Field {
    Field { need: Need::Required, ..field }
}

const fn older(field: Field) -> Field {
    Field { source: Source::Older, ..field }
}

const fn newer(field: Field) -> Field {
    Field { source: Source::Newer, ..field }
}

const fn elsewhere(field: Field) -> Field {
    Field { source: source::RETRY_POLICY, ..field }
}

const fn item(value: Str, help: Str) -> Item {
    Item { value, help }
}
