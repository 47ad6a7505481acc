//! An editor as the protocol describes one: it keeps its own text, counts columns its own way, and does
//! what the server's edits say to the letter.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use lp_manifest::lsp::{self, Around, Ended};
use lp_manifest::manifest::quick_launch::Names;
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

/// How an editor counts columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Columns {
    Utf16,
    Utf8,
}

/// Files that are told, not read.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) settings: Arc<Mutex<Option<String>>>,
    /// The manifests beside each other, with their names.
    pub(crate) beside: Vec<(PathBuf, String)>,
}

/// Where told settings stand.
pub(crate) const SETTINGS: &str = "/apps/.lp-manifest.toml";

impl Around for Told {
    fn settings(&self, _manifest: &Path) -> Option<(PathBuf, Result<String, String>)> {
        let text = self.settings.lock().unwrap().clone()?;
        Some((PathBuf::from(SETTINGS), Ok(text)))
    }

    fn leaves_out(&self, patterns: &[String], _folder: &Path, file: &Path) -> Result<bool, String> {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        match patterns.iter().find(|pattern| pattern.contains("{{")) {
            Some(pattern) => Err(pattern.clone()),
            None => Ok(patterns.contains(&name)),
        }
    }

    fn logo_size(&self, _manifest: &Path, logo_uri: &str) -> Option<(u32, u32)> {
        (logo_uri == "small.png").then_some((8, 8))
    }

    fn beside(&self, manifest: &Path) -> Vec<(PathBuf, String)> {
        self.beside.iter().filter(|(file, _)| file != manifest).cloned().collect()
    }

    fn profiles(&self) -> Names {
        Names::of([(42, "Service agent".to_owned()), (7, "Lead".to_owned())])
    }
}

/// Where an editor and its server talk to each other.
pub(crate) trait Line {
    fn send(&mut self, message: Message);
    fn receive(&mut self) -> Option<Message>;
}

impl Line for Connection {
    fn send(&mut self, message: Message) {
        self.sender.send(message).unwrap();
    }

    fn receive(&mut self) -> Option<Message> {
        // Nothing here takes so long: a server that is silent is broken.
        self.receiver.recv_timeout(Duration::from_secs(60)).ok()
    }
}

/// An open text.
struct Text {
    version: i32,
    text: String,
}

/// The editor.
pub(crate) struct Editor<L = Connection> {
    pub(crate) line: L,
    pub(crate) server: Option<JoinHandle<Ended>>,
    pub(crate) columns: Columns,
    /// What the server said it can do.
    pub(crate) abilities: Value,
    last_id: i32,
    texts: HashMap<String, Text>,
    /// The last problems of each text, with the version that they are of.
    published: HashMap<String, (Option<i64>, Vec<Value>)>,
    /// What the server asked and told beside problems.
    pub(crate) heard: Vec<(String, Value)>,
}

/// A manifest with nothing wrong.
pub(crate) const SOUND: &str = r#"{"client_name": "A", "grant_types": ["client_credentials"]}"#;

/// A manifest whose name is blank, and nothing else wrong.
pub(crate) const BLANK: &str = r#"{"client_name": "", "grant_types": ["client_credentials"]}"#;

/// The address of a manifest.
pub(crate) const APP: &str = "file:///apps/app.json";

/// What an editor that can do everything says of itself.
pub(crate) fn abilities(columns: Columns) -> Value {
    let encodings = if columns == Columns::Utf8 { json!(["utf-8", "utf-16"]) } else { json!(["utf-16"]) };
    json!({
        "general": {"positionEncodings": encodings},
        "workspace": {
            "workspaceEdit": {"documentChanges": true},
            "didChangeWatchedFiles": {"dynamicRegistration": true},
        },
        "textDocument": {
            "hover": {"contentFormat": ["markdown"]},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
        },
    })
}

impl Editor {
    /// A server and an editor of it that have greeted each other.
    pub(crate) fn start(around: impl Around + 'static, abilities: &Value) -> Editor {
        let (mut editor, server) = Editor::unconnected();
        editor.server = Some(thread::spawn(move || lsp::run(&server, around)));
        editor.greet(abilities);
        editor
    }

    /// One that has sent nothing yet, and the server's end of its line.
    pub(crate) fn unconnected() -> (Editor, Connection) {
        let (line, server) = Connection::memory();
        (Editor::on(line), server)
    }

    /// One with nothing around its manifests.
    pub(crate) fn plain() -> Editor {
        Editor::start(Told::default(), &abilities(Columns::Utf16))
    }

    /// Whether the server ended as the protocol has it.
    pub(crate) fn end(mut self) -> Ended {
        self.ask("shutdown", Value::Null).unwrap();
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }
}

impl<L: Line> Editor<L> {
    pub(crate) fn on(line: L) -> Editor<L> {
        Editor {
            line,
            server: None,
            columns: Columns::Utf16,
            abilities: Value::Null,
            last_id: 0,
            texts: HashMap::new(),
            published: HashMap::new(),
            heard: Vec::new(),
        }
    }

    pub(crate) fn greet(&mut self, abilities: &Value) {
        self.abilities = self.ask("initialize", json!({"capabilities": abilities})).unwrap();
        if self.abilities["capabilities"]["positionEncoding"] == "utf-8" {
            self.columns = Columns::Utf8;
        }
        self.tell("initialized", json!({}));
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.line.send(Notification { method: method.to_owned(), params }.into());
    }

    /// Sends a request; its id.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> RequestId {
        self.last_id += 1;
        let id = RequestId::from(self.last_id);
        self.line.send(Request { id: id.clone(), method: method.to_owned(), params }.into());
        id
    }

    /// Sends a request and waits for its answer; of an error the code.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        let id = self.request(method, params);
        self.answer(&id)
    }

    /// Waits for an answer.
    pub(crate) fn answer(&mut self, id: &RequestId) -> Result<Value, i32> {
        loop {
            match self.line.receive().expect("the server goes on") {
                Message::Response(Response { id: answered, response_result }) => {
                    assert_eq!(answered, *id, "answers come in the order of their questions here");
                    return response_result.map_err(|error| error.code);
                }
                other => self.hear(other),
            }
        }
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Notification(said) if said.method == "textDocument/publishDiagnostics" => {
                let uri = said.params["uri"].as_str().unwrap().to_owned();
                let problems = said.params["diagnostics"].as_array().unwrap().clone();
                self.published.insert(uri, (said.params["version"].as_i64(), problems));
            }
            Message::Notification(said) => self.heard.push((said.method, said.params)),
            Message::Request(request) => {
                self.heard.push((request.method, request.params));
                self.line.send(Response::new_ok(request.id, Value::Null).into());
            }
            Message::Response(response) => panic!("nobody asked: {response:?}"),
        }
    }

    /// Waits for the problems of a text as it is now.
    pub(crate) fn problems(&mut self, uri: &str) -> Vec<Value> {
        let version = self.texts.get(uri).map(|text| i64::from(text.version));
        loop {
            if let Some((of, problems)) = self.published.get(uri).filter(|(of, _)| *of == version) {
                assert_eq!(*of, version);
                return problems.clone();
            }
            let message = self.line.receive().expect("the server goes on");
            self.hear(message);
        }
    }

    /// Waits until something is published of an address whose text is not open here.
    pub(crate) fn next_problems(&mut self, uri: &str) -> Vec<Value> {
        self.published.remove(uri);
        loop {
            if let Some((_, problems)) = self.published.get(uri) {
                return problems.clone();
            }
            let message = self.line.receive().expect("the server goes on");
            self.hear(message);
        }
    }

    /// What has been published of an address so far.
    pub(crate) fn published(&self, uri: &str) -> Option<&[Value]> {
        self.published.get(uri).map(|(_, problems)| problems.as_slice())
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        self.published.remove(uri);
        self.texts.insert(uri.to_owned(), Text { version: 1, text: text.to_owned() });
        let document = json!({"uri": uri, "languageId": "json", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(crate) fn close(&mut self, uri: &str) {
        self.texts.remove(uri);
        self.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    pub(crate) fn save(&mut self, uri: &str) {
        self.tell("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    }

    pub(crate) fn text(&self, uri: &str) -> &str {
        &self.texts[uri].text
    }

    /// Replaces the one place where `old` stands.
    pub(crate) fn replace(&mut self, uri: &str, old: &str, new: &str) {
        let at = self.texts[uri].text.find(old).unwrap_or_else(|| panic!("{old:?} in {}", self.text(uri)));
        self.edit(uri, at..at + old.len(), new);
    }

    /// Replaces some bytes, and tells the server that and no more.
    pub(crate) fn edit(&mut self, uri: &str, bytes: std::ops::Range<usize>, new: &str) {
        let columns = self.columns;
        let text = self.texts.get_mut(uri).unwrap();
        let range = json!({
            "start": position(&text.text, bytes.start, columns),
            "end": position(&text.text, bytes.end, columns),
        });
        text.text.replace_range(bytes, new);
        text.version += 1;
        let version = text.version;
        let change = json!({"range": range, "text": new});
        self.changed(uri, version, &json!([change]));
    }

    fn changed(&mut self, uri: &str, version: i32, changes: &Value) {
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// A request about a place, which is a byte of the text.
    pub(crate) fn ask_at(&mut self, method: &str, uri: &str, at: usize) -> Value {
        let position = position(&self.texts[uri].text, at, self.columns);
        self.ask(method, json!({"textDocument": {"uri": uri}, "position": position})).unwrap()
    }

    /// The actions for some bytes.
    pub(crate) fn actions(
        &mut self,
        uri: &str,
        bytes: std::ops::Range<usize>,
        only: Option<&str>,
    ) -> Vec<Value> {
        let text = &self.texts[uri].text;
        let range = json!({
            "start": position(text, bytes.start, self.columns),
            "end": position(text, bytes.end, self.columns),
        });
        let mut context = json!({"diagnostics": []});
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.ask("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    }

    /// The action of that title where `marked` stands.
    pub(crate) fn act(&mut self, uri: &str, marked: &str, title: &str) {
        let at =
            self.texts[uri].text.find(marked).unwrap_or_else(|| panic!("{marked} in {}", self.text(uri)));
        let actions = self.actions(uri, at..at + marked.len(), None);
        let found = actions.iter().find(|action| action["title"] == title);
        let action = found.unwrap_or_else(|| panic!("{title} in {actions:#?}")).clone();
        self.apply(uri, &action);
    }

    /// Makes the edits of an action, each for the version that it names.
    pub(crate) fn apply(&mut self, uri: &str, action: &Value) {
        let change = &action["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"]["uri"], uri);
        assert_eq!(change["textDocument"]["version"], self.texts[uri].version, "an edit of another version");
        let edits = change["edits"].as_array().unwrap().clone();
        self.make(uri, &edits);
    }

    /// Makes edits that are all meant for the text as it is.
    pub(crate) fn make(&mut self, uri: &str, edits: &[Value]) {
        let columns = self.columns;
        let text = &self.texts[uri].text;
        let mut edits: Vec<_> = edits
            .iter()
            .map(|edit| (bytes(text, &edit["range"], columns), edit["newText"].as_str().unwrap().to_owned()))
            .collect();
        edits.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
        assert!(edits.is_sorted_by(|a, b| a.0.end <= b.0.start), "{edits:?} touch each other");
        for (bytes, new) in edits.into_iter().rev() {
            self.edit(uri, bytes, &new);
        }
    }

    /// The labels of what could be written behind `before`.
    pub(crate) fn completions(&mut self, uri: &str, at: usize) -> Vec<Value> {
        self.ask_at("textDocument/completion", uri, at).as_array().unwrap().clone()
    }

    /// Takes what is offered under a label.
    pub(crate) fn complete(&mut self, uri: &str, at: usize, label: &str) {
        let offered = self.completions(uri, at);
        let item = offered
            .iter()
            .find(|item| item["label"] == label)
            .unwrap_or_else(|| panic!("{label} in {offered:#?}"));
        self.take(uri, item);
    }

    /// Takes something that was offered.
    pub(crate) fn take(&mut self, uri: &str, item: &Value) {
        let mut edits = vec![item["textEdit"].clone()];
        edits.extend(item["additionalTextEdits"].as_array().cloned().unwrap_or_default());
        self.make(uri, &edits);
    }
}

/// The place of a byte, counted from the start of the text.
fn position(text: &str, at: usize, columns: Columns) -> Value {
    let (mut line, mut column) = (0, 0);
    let mut letters = text[..at].chars().peekable();
    while let Some(c) = letters.next() {
        let ends = c == '\n' || (c == '\r' && letters.peek() != Some(&'\n') && !text[at..].starts_with('\n'));
        if ends {
            (line, column) = (line + 1, 0);
        } else {
            column += if columns == Columns::Utf8 { c.len_utf8() } else { c.len_utf16() };
        }
    }
    json!({"line": line, "character": column})
}

/// The bytes of a range: each byte is asked for its place until it is the one.
pub(crate) fn bytes(text: &str, range: &Value, columns: Columns) -> std::ops::Range<usize> {
    let line_starts: Vec<usize> = std::iter::once(0)
        .chain(text.char_indices().filter_map(|(at, c)| {
            let ends = c == '\n' || (c == '\r' && !text[at + 1..].starts_with('\n'));
            ends.then_some(at + 1)
        }))
        .collect();
    let byte = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
        let wanted = usize::try_from(place["character"].as_u64().unwrap()).unwrap();
        let start = line_starts[line];
        let mut column = 0;
        for (at, c) in text[start..].char_indices() {
            if column >= wanted || matches!(c, '\r' | '\n') {
                assert_eq!(column, wanted, "a column that is in its line, between characters");
                return start + at;
            }
            column += if columns == Columns::Utf8 { c.len_utf8() } else { c.len_utf16() };
        }
        assert_eq!(column, wanted);
        text.len()
    };
    byte(&range["start"])..byte(&range["end"])
}

/// What a problem marks, with its rule.
pub(crate) fn marked<'t>(text: &'t str, problem: &'t Value, columns: Columns) -> (&'t str, &'t str) {
    (problem["code"].as_str().unwrap(), &text[bytes(text, &problem["range"], columns)])
}

/// The rules of problems.
pub(crate) fn rules(problems: &[Value]) -> Vec<&str> {
    problems.iter().map(|problem| problem["code"].as_str().unwrap()).collect()
}
