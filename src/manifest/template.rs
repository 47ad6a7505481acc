//! The manifests that a new one can start from.
//!
//! Responsible for their names and texts alone. It deliberately fills nothing in: what is open is
//! a placeholder in the text, and derived from it like from any other document's.

/// A manifest to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Template {
    /// An application that people sign in to and work with in a browser.
    WebApp,
    /// A server that LivePerson sends events to, without a person.
    Connector,
    /// A server that calls LivePerson's APIs, without a person and without events.
    Server,
    /// An application that people start from the QuickLaunch menu.
    QuickLaunch,
    /// `{}`
    Empty,
}

impl Template {
    /// Each of them, in the order in which they are offered.
    pub const ALL: [Template; 5] =
        [Template::WebApp, Template::Connector, Template::Server, Template::QuickLaunch, Template::Empty];

    /// What a command calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Template::WebApp => "web-app",
            Template::Connector => "connector",
            Template::Server => "server",
            Template::QuickLaunch => "quick-launch",
            Template::Empty => "empty",
        }
    }

    /// The template of that name.
    pub fn from_name(name: &str) -> Option<Template> {
        Template::ALL.into_iter().find(|template| template.name() == name)
    }

    /// What a person calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Template::WebApp => "Web application",
            Template::Connector => "Connector",
            Template::Server => "Server",
            Template::QuickLaunch => "QuickLaunch app",
            Template::Empty => "Empty",
        }
    }

    /// Whom it is for, in a few words.
    pub const fn help(self) -> &'static str {
        match self {
            Template::WebApp => "people sign in, and your page opens",
            Template::Connector => "a bot or channel: LivePerson calls you",
            Template::Server => "your server calls LivePerson, nobody signs in",
            Template::QuickLaunch => "your page in the QuickLaunch menu of agents",
            Template::Empty => "client_name first, then every field one by one",
        }
    }

    /// What it holds, in sentences.
    pub const fn about(self) -> &'static str {
        match self {
            Template::WebApp => {
                "OAuth with authorization_code and refresh_token, one redirect URI, a start page. You fill in 5 blanks, look at the JSON and save."
            }
            Template::Connector => {
                "OAuth with client_credentials, and webhooks for messages and conversations. You fill in 4 blanks, look at the JSON and save."
            }
            Template::Server => {
                "OAuth with client_credentials, and the scope that the page of your API names, such as faas.lambda.invoke for Functions or msg.consumer for messaging. You fill in 4 blanks, look at the JSON and save."
            }
            Template::QuickLaunch => {
                "OAuth with authorization_code, a start page, and the menu switched on. You fill in 5 blanks and list the profiles whose users see the app."
            }
            Template::Empty => {
                "Nothing is set. Only client_name is required; every field says what it is for."
            }
        }
    }

    /// Its text: a manifest whose open values are placeholders in braces.
    pub const fn text(self) -> &'static str {
        match self {
            Template::WebApp => include_str!("../../assets/templates/web-app.json"),
            Template::Connector => include_str!("../../assets/templates/connector.json"),
            Template::Server => include_str!("../../assets/templates/server.json"),
            Template::QuickLaunch => include_str!("../../assets/templates/quick-launch.json"),
            Template::Empty => include_str!("../../assets/templates/empty.json"),
        }
    }
}
