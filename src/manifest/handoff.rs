//! A manifest as a text for who installs it: what it is, what it needs, what is still open, in Markdown.
//!
//! Responsible for everything that an account team has to know of the file, from its text alone, without
//! one secret. It deliberately reads no file and judges nothing: the problems are handed to it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::json::document::Document;
use crate::json::{Kind, Path, Value, quote};
use crate::manifest::catalogue::around::{WAYS, Way};
use crate::manifest::catalogue::{self, Field};
use crate::manifest::check::{Problem, Severity, host_of, table};
use crate::manifest::edits;
use crate::manifest::placeholder;
use crate::manifest::quick_launch::{Names, assess};
use crate::manifest::secret::{header_name, shown};

/// The text for the account team. The file is called by this name, profiles by those of `names`.
pub fn handoff(name: &str, document: &Document, problems: &[Problem], names: &Names) -> String {
    let manifest = Manifest { name, document, problems, names };
    let title = manifest.text("display_name").or_else(|| manifest.text("client_name"));
    let title = title.unwrap_or_else(|| plain(name));
    let parts = [
        ("The app", manifest.app()),
        ("For whom", manifest.audience()),
        ("Addresses to allow", manifest.addresses()),
        ("What has to be switched on", manifest.capabilities()),
        ("Open points", manifest.open()),
        ("Ways of installing, the newest first", ways()),
        ("Afterwards", afterwards()),
    ];
    let mut out = format!(
        "# Install {title}\n\nPlease install the LivePerson application of the attached file {}. Installing it \
         again replaces the whole app: what the file leaves out is removed.\n",
        code(name)
    );
    for (title, lines) in parts {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "\n## {title}\n");
        for line in lines {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

struct Manifest<'m> {
    name: &'m str,
    document: &'m Document,
    problems: &'m [Problem],
    names: &'m Names,
}

impl<'m> Manifest<'m> {
    fn at(&self, path: &Path) -> Option<Value<'m>> {
        self.document.at(path)
    }

    /// A text of the root as prose, if it is there.
    fn text(&self, key: &str) -> Option<String> {
        let path = Path::of(&[key]);
        let value = self.at(&path).filter(|value| value.kind() == Kind::Text)?;
        Some(plain(&shown(value, &path))).filter(|text| !text.is_empty())
    }

    /// A value at a path as code, if it is there: a text as it reads, of a list its items.
    fn value(&self, path: &Path) -> Option<String> {
        let value = self.at(path)?;
        let one = |value: Value<'_>| code(&shown(value, path));
        match value.kind() {
            Kind::List => {
                let items: Vec<_> = value.children().map(one).collect();
                (!items.is_empty()).then(|| items.join(", "))
            }
            _ => Some(one(value)),
        }
    }

    /// What it is called and how it signs in.
    fn app(&self) -> Vec<String> {
        let names = self.document.root().children().filter_map(|member| member.key());
        let localized = names.filter(|key| key.starts_with(catalogue::LOCALIZED_NAME.key));
        let mut keys: Vec<_> = ["client_name", "display_name"].map(str::to_owned).to_vec();
        keys.extend(localized.map(std::borrow::Cow::into_owned));
        keys.extend(["description", "grant_types", "response_types", "scope", "enabled"].map(str::to_owned));
        let line = |key: &String| {
            let path = Path::of(&[key]);
            Some(format!("- {}: {}", edits::name_of(&path), self.value(&path)?))
        };
        let lines: Vec<_> = keys.iter().filter_map(line).collect();
        if lines.is_empty() { vec![format!("- {} names nothing yet", code(self.name))] } else { lines }
    }

    /// Who sees it.
    fn audience(&self) -> Vec<String> {
        let answer = assess(self.document);
        let seen = match answer.obstacle() {
            None => {
                let ids: Vec<_> = answer.visible_to().iter().map(|id| plain(&self.names.told(*id))).collect();
                format!("- QuickLaunch menu: seen by users with one of the profiles {}", ids.join(", "))
            }
            Some(obstacle) => format!("- QuickLaunch menu: seen by nobody ({})", plain(&obstacle.message)),
        };
        vec!["- Account: (write its number here)".to_owned(), seen]
    }

    /// Where people's browsers and LivePerson go.
    fn addresses(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let redirects = Path::of(&["redirect_uris"]);
        let listed = self.at(&redirects).into_iter().flat_map(|list| list.children());
        lines.extend(listed.map(|item| {
            format!(
                "- {}: browsers are sent back to it after the sign-in, exactly as written",
                code(&shown(item, &redirects))
            )
        }));
        if let Some(entry) = self.value(&Path::of(&["entry_uri"])) {
            lines.push(format!("- {entry}: opens when somebody starts the app"));
        }
        for (host, events) in self.hosts() {
            lines.push(format!(
                "- {}: LivePerson calls it for {} (https, TLS 1.2 or newer, a valid certificate)",
                code(&host),
                events.join(", ")
            ));
        }
        let logo = self.at(&Path::of(&["logo_uri"])).and_then(|logo| logo.as_text());
        lines.extend(
            logo.and_then(|logo| host_of(&logo))
                .map(|host| format!("- {}: the logo is loaded from it", code(&host))),
        );
        if lines.is_empty() {
            lines.push("- none: the file names no address".to_owned());
        }
        lines
    }

    /// The hosts of the endpoints, each with its events; an address that is still open stands for its host.
    fn hosts(&self) -> BTreeMap<String, Vec<&'static str>> {
        let mut hosts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (event, path) in self.events() {
            let path = path.key("endpoint");
            let Some(value) = self.at(&path) else { continue };
            let text = shown(value, &path);
            let host = host_of(&text).filter(|_| placeholder::first_in(&text).is_none());
            hosts.entry(host.unwrap_or_else(|| text.into_owned())).or_default().push(event.label);
        }
        hosts
    }

    /// The events that are set.
    fn events(&self) -> impl Iterator<Item = (&'static Field, Path)> + '_ {
        let webhooks = edits::webhooks();
        let place = move |event: &'static Field| (event, webhooks.key(event.key));
        catalogue::events().map(place).filter(|(_, path)| self.at(path).is_some())
    }

    /// What an account may not have.
    fn capabilities(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let events: Vec<_> = self.events().map(|(event, path)| (event.label, self.headers(&path))).collect();
        if !events.is_empty() {
            let names: Vec<_> = events.iter().map(|(label, _)| *label).collect();
            lines.push(format!("- webhooks for {}", names.join(", ")));
            let headers: Vec<_> = events.iter().flat_map(|(_, names)| names).collect();
            if !headers.is_empty() {
                let mut names: Vec<_> = headers.into_iter().map(|name| code(name)).collect();
                names.dedup();
                lines.push(format!(
                    "- the headers {} of those calls; their values stand in the file alone",
                    names.join(", ")
                ));
            }
        }
        if self.at(&edits::event("retry")).is_some() {
            lines.push("- retrying for longer outages, for all endpoints at once".to_owned());
        }
        if self.at(&Path::of(&["capabilities", "engagement"])).is_some() {
            lines.push("- engagements of campaigns".to_owned());
        }
        let is_on = |key| self.document.root().get(key).and_then(|value| value.as_flag()) == Some(true);
        if is_on("quick_launch_enabled") {
            lines.push("- the QuickLaunch menu".to_owned());
        }
        for (key, what) in [("grant_types", "OAuth 2.0 with"), ("scope", "the scope")] {
            lines.extend(self.value(&Path::of(&[key])).map(|value| format!("- {what} {value}")));
        }
        if lines.is_empty() {
            return vec!["- nothing: the file asks for no capability".to_owned()];
        }
        lines.insert(0, "Only the account team knows what an account has. This app needs:\n".to_owned());
        lines
    }

    /// The names of an event's headers, without their values.
    fn headers(&self, event: &Path) -> Vec<String> {
        let list = self.at(&event.key("headers"));
        let items = list.into_iter().flat_map(|list| list.children());
        let names = items.filter_map(|item| item.get("header_name")?.as_text());
        names.map(|name| header_name(&name).into_owned()).collect()
    }

    /// What is not as it should be.
    fn open(&self) -> Vec<String> {
        let is_open = |problem: &&Problem| problem.severity != Severity::Note;
        let line = |problem: &Problem| {
            let place =
                if problem.path.is_root() { "the file".to_owned() } else { code(&problem.path.to_string()) };
            format!("- {} at {place}: {}", problem.severity.word(), plain(&problem.message))
        };
        let lines: Vec<_> = self.problems.iter().filter(is_open).map(line).collect();
        let left = self.problems.iter().filter(|problem| problem.rule == table::PLACEHOLDER_LEFT.id).count();
        let first = match (lines.len(), left) {
            (0, _) => return vec!["- none: no error, no warning, no placeholder".to_owned()],
            (_, 0) => None,
            (_, 1) => Some("1 placeholder would be installed as it stands.\n".to_owned()),
            (_, count) => Some(format!("{count} placeholders would be installed as they stand.\n")),
        };
        first.into_iter().chain(lines).collect()
    }
}

fn ways() -> Vec<String> {
    let way = |(number, way): (usize, &Way)| {
        let address = way.source.address().map_or_else(String::new, |address| format!(", {address}"));
        let source = way.source.place();
        format!("{}. {} ({source}{address}): {}", number + 1, way.title, way.steps.join("; "))
    };
    WAYS.iter().enumerate().map(way).collect()
}

fn afterwards() -> Vec<String> {
    [
        "- Please send client_id and client_secret back in a safe way; they stay out of the file.",
        "- LivePerson recognises a new app within about 2 minutes.",
        "- A global app is installed by LivePerson: ask.",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// A text on one line, in which nothing is a sign of Markdown.
fn plain(text: &str) -> String {
    let text = if text.chars().any(char::is_control) { quote(text) } else { text.to_owned() };
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' | '|' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text as it stands, between more backticks than it has anywhere.
fn code(text: &str) -> String {
    let text = if text.chars().any(char::is_control) { quote(text) } else { text.to_owned() };
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if text.starts_with('`') || text.ends_with('`') || text.is_empty() { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{code, plain};

    #[test]
    fn no_text_of_a_file_is_a_sign_of_markdown() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code("a\nb"), "`\"a\\nb\"`");
        assert_eq!(plain("a_b *c* <d>\n# e"), "\"a\\_b \\*c\\* \\<d\\>\\\\n\\# e\"");
    }
}
