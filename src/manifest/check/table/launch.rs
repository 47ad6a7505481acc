//! The rows of profiles, the start page and quick launch.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::{Error, Note, Warning};
use super::Source::{Both, DeveloperPages, Older, Rfc};
use super::Subjects::{Fields, Kinds};
use super::{row, rules, source};
use crate::manifest::catalogue::Kind;

const PROFILES: &[&str] = &["enabled_for_profiles", "enabled_for_profiles[]"];

rules! {
    PROFILE_ID_WHOLE = row("profile-id-whole", Error, Fields(PROFILES),
        &[Older],
        "enabled_for_profiles lists the ids of profiles, and an id is a whole number without quotes. \
         The older guide calls it an array of integers. \
         A profile's id, unlike its name, stands in the account's list of profiles and in LivePerson's \
         Profiles API.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42.5] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#);

    PROFILE_ID_RANGE = row("profile-id-range", Error, Fields(PROFILES),
        &[source::PROFILES_API],
        "A profile id has at most 64 bits with a sign: 9223372036854775807 is the largest, as in \
         LivePerson's Profiles API. \
         A larger number matches no profile, and some readers would silently round it. \
         Look the id up in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [9223372036854775808] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [9223372036854775807] }"#);

    PROFILE_ID_NEGATIVE = row("profile-id-negative", Warning, Fields(PROFILES),
        &[source::PROFILES_API],
        "Profile ids of an account are not negative, so this one most likely matches nobody. \
         LivePerson's Profiles API has none; the guides only say that ids are integers. \
         Look the id up in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [-42] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#);

    NUMBER_SPELLING = row("number-spelling", Warning, Kinds("every whole number", |field| matches!(field.kind, Kind::Integer { .. })),
        &[Both("samples")],
        "42.0 and 4.2e1 are the number 42, but a reader that wants an integer may refuse them. \
         The guides write whole numbers with digits alone. \
         Write it so; its value stays.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42.0] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#);

    ENTRY_URI_ADDRESS = row("entry-uri-address", Warning, Fields(&["entry_uri"]),
        &[Both(""), Rfc(3986, "")],
        "entry_uri is the page that opens when people start the app: a whole address with https:// and a \
         host. Both guides call it a URI, and the newer one begins the sign-in there. Write all of it.",
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "/start" }"#,
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "https://kiosk.acme.example/start" }"#);

    ENTRY_URI_HTTP = row("entry-uri-http", Warning, Fields(&["entry_uri"]),
        &[DeveloperPages],
        "Over plain http, others on the way can read and change what people see in the app. The developer \
         pages ask for TLS 1.2 or newer everywhere. Use https, or http://127.0.0.1 while you develop.",
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "http://kiosk.acme.example/start" }"#,
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "https://kiosk.acme.example/start" }"#);

    QUICK_LAUNCH_NOBODY = row("quick-launch-nobody", Warning, Fields(&["quick_launch_enabled", "entry_uri", "enabled_for_profiles"]),
        &[Older],
        "The QuickLaunch menu shows a private app only if quick_launch_enabled is true, entry_uri is not \
         empty, and a profile of the user is in enabled_for_profiles (older guide). \
         One of the two others is missing, so nobody sees the app. \
         The newer guide leaves enabled_for_profiles out: ask LivePerson whether your account needs it.",
        r#"{ "client_name": "com.acme.kiosk", "quick_launch_enabled": true,
  "entry_uri": "https://kiosk.acme.example/start" }"#,
        r#"{ "client_name": "com.acme.kiosk", "quick_launch_enabled": true,
  "entry_uri": "https://kiosk.acme.example/start", "enabled_for_profiles": [42] }"#);

    QUICK_LAUNCH_OFF = row("quick-launch-off", Note, Fields(&["quick_launch_enabled", "entry_uri", "enabled_for_profiles"]),
        &[Both("")],
        "entry_uri and enabled_for_profiles prepare the QuickLaunch menu, but quick_launch_enabled is not \
         true, and not set counts as false (both guides). So the app is not shown there. Switch it on if \
         it should be.",
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "https://kiosk.acme.example/start" }"#,
        r#"{ "client_name": "com.acme.kiosk", "quick_launch_enabled": true,
  "entry_uri": "https://kiosk.acme.example/start", "enabled_for_profiles": [42] }"#);

    PROFILE_ID_REPEATED = row("profile-id-repeated", Warning, Fields(PROFILES),
        &[Older],
        "A profile is listed or it is not: the second id adds nothing. \
         Remove it, and see whether another id was meant.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42, 42] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#);

    PROFILE_IDS_SMALL = row("profile-ids-small", Note, Fields(PROFILES),
        &[source::PROFILES_API],
        "Ids of profiles are numbers that your account gave out, mostly large ones. 1 to 4 are also the \
         types of roles: 1 Administrator, 2 Agent, 3 Agent Manager, 4 Campaign Manager; they are \
         something else. Look the ids up under Profiles in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [1, 2] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [1, 42] }"#);
}
