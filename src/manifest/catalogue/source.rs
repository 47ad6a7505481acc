//! Who says so: the documents on which fields and rules rest.
//!
//! Responsible for their names and addresses. It deliberately does not know what rests on them.

/// One source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Both guides to installing an application, and what of them; nothing for the whole.
    Both(&'static str),
    /// The older guide alone, "Installing LivePerson Applications".
    Older,
    /// The newer guide alone, "Installing Conversational Cloud Applications".
    Newer,
    /// A standard of the internet by its number, and the sections of it.
    Rfc(u16, &'static str),
    /// Another standard: its name and its address.
    Standard(&'static str, &'static str),
    /// LivePerson's developer pages on applications, first steps and security.
    DeveloperPages,
    /// A page of LivePerson's that is no guide: its name, and its address where that is known.
    Page(&'static str, &'static str),
    /// A limit or a judgement of this program's own.
    Program,
}

/// Where older editions of LivePerson's pages on webhooks stand, in the folder `ConnectorAPI/Webhooks`.
const OLDER_EDITIONS: &str = "https://github.com/LivePersonInc/developer-center";

/// How an app gets its tokens, and how it is installed in the Management Console.
pub const CLIENT_CREDENTIALS: Source = Source::Page(
    "OAuth 2.0 client credentials",
    "https://developers.liveperson.com/oauth-2-0-client-credentials.html",
);
/// What happens to events that could not be delivered.
pub const RETRY_POLICY: Source = Source::Page(
    "retry policy",
    "https://developers.liveperson.com/connector-api-webhooks-retry-policy.html",
);
/// How LivePerson calls an endpoint.
pub const NOTIFICATION_PROTOCOL: Source = Source::Page("notification protocol", OLDER_EDITIONS);
/// What webhooks of an app may hold.
pub const WEBHOOKS_CONFIGURATION: Source = Source::Page("webhooks configuration", OLDER_EDITIONS);
/// How LivePerson proves itself to an endpoint with a certificate.
pub const MTLS_ONBOARDING: Source =
    Source::Page("mTLS onboarding", "https://developers.liveperson.com/mtls-onboarding.html");
/// The product whose apps run functions.
pub const FUNCTIONS: Source = Source::Page("Functions", "");
/// The product whose apps connect bots.
pub const THIRD_PARTY_BOTS: Source = Source::Page("Third-Party Bots", "");
/// The profiles of an account.
pub const PROFILES_API: Source = Source::Page("Profiles API", "");
/// LivePerson's own tool that installs connectors.
pub const CONNECTOR_APP_HUB: Source =
    Source::Page("Connector App Hub", "https://connector-api.dev.liveperson.net");

impl Source {
    /// What it is called: `both guides (samples)`, `RFC 6749, 4.1`, `LivePerson: retry policy`.
    pub fn name(self) -> String {
        match self {
            Source::Both("") => "both guides".to_owned(),
            Source::Both(part) => format!("both guides ({part})"),
            Source::Older => "older guide only".to_owned(),
            Source::Newer => "newer guide only".to_owned(),
            Source::Rfc(number, "") => format!("RFC {number}"),
            Source::Rfc(number, sections) => format!("RFC {number}, {sections}"),
            Source::Standard(name, _) => name.to_owned(),
            Source::DeveloperPages => "LivePerson's developer pages".to_owned(),
            Source::Page(name, _) => format!("LivePerson: {name}"),
            Source::Program => "this program".to_owned(),
        }
    }

    /// The same as a place where something is described: `older guide`.
    pub fn place(self) -> String {
        self.name().trim_end_matches(" only").to_owned()
    }

    /// Where it stands, if that is known.
    pub fn address(self) -> Option<String> {
        let address = match self {
            Source::Rfc(number, _) => return Some(format!("https://www.rfc-editor.org/rfc/rfc{number}")),
            Source::Standard(_, address) | Source::Page(_, address) => address,
            _ => "",
        };
        (!address.is_empty()).then(|| address.to_owned())
    }

    /// Its name and, in brackets, its address.
    pub fn with_address(self) -> String {
        let name = self.name();
        self.address().map_or_else(|| name.clone(), |address| format!("{name} ({address})"))
    }

    /// Whether a guide says it.
    pub const fn is_guide(self) -> bool {
        matches!(self, Source::Both(_) | Source::Older | Source::Newer)
    }
}
