//! The session with a client: who may say what when, which texts are open, what is still to be answered.
//!
//! Responsible for the order of the protocol. A question about a text waits until its newest version has
//! been looked at; a cancelled one is answered at once, whatever the worker does. It deliberately
//! computes nothing itself, so that nothing keeps it from listening.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crossbeam_channel::select;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::client::Client;
use super::names::{self, Names};
use super::places::Encoding;
use super::view::{Subject, View};
use super::worker::{Done, Job, Question, Worker, failed};
use super::{Around, actions, changes, diagnostics, uri};
use crate::config::settings::FILE;
use crate::manifest::check::Problem;

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The client asked for it and said so before.
    InOrder,
    /// The client went away.
    Abruptly,
}

/// Serves a client until it ends the session or goes away.
pub fn run(connection: &Connection, around: impl Around + 'static) -> Ended {
    let Some(client) = greet(connection) else { return Ended::Abruptly };
    let worker = Worker::start(client.clone(), around);
    Session {
        connection,
        worker,
        client,
        texts: HashMap::new(),
        unanswered: HashSet::new(),
        settings: HashMap::new(),
        closing: false,
        revisions: 0,
    }
    .run()
}

/// Waits for `initialize` and answers it; nothing if the client goes before.
fn greet(connection: &Connection) -> Option<Client> {
    for message in &connection.receiver {
        match message {
            Message::Request(request) if request.method == "initialize" => {
                let client = Client::of(&request.params);
                let answer = Response::new_ok(request.id, abilities(&client));
                connection.sender.send(answer.into()).ok()?;
                return Some(client);
            }
            Message::Request(request) => {
                let why = "the first request has to be initialize".to_owned();
                let answer = Response::new_err(request.id, ErrorCode::ServerNotInitialized as i32, why);
                connection.sender.send(answer.into()).ok()?;
            }
            Message::Notification(notification) if notification.method == "exit" => return None,
            Message::Notification(_) | Message::Response(_) => {}
        }
    }
    None
}

/// What this server can do.
fn abilities(client: &Client) -> Value {
    let encoding = match client.encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Utf16 => "utf-16",
    };
    json!({
        "capabilities": {
            "positionEncoding": encoding,
            // Changes come as the parts that changed.
            "textDocumentSync": {"openClose": true, "change": 2, "save": true},
            "hoverProvider": true,
            "completionProvider": {"triggerCharacters": ["\"", ":"]},
            "documentSymbolProvider": true,
            "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll"]},
        },
        "serverInfo": {"name": "lp-manifest", "version": env!("CARGO_PKG_VERSION")},
    })
}

/// A text that the client has open.
struct Text {
    whole: String,
    version: i32,
    /// Which of the texts of this session it is.
    revision: u64,
    /// The last look at it; perhaps of an earlier revision.
    view: Option<Arc<View>>,
    /// The revision that the worker is about to look at.
    looking: Option<u64>,
    /// Whether it has to be looked at again, though it has not changed.
    stale: bool,
    /// Whether it was judged at the last look.
    was_manifest: bool,
    /// Questions that wait for the next look.
    waiting: Vec<(RequestId, Question)>,
    /// The settings that hold for it.
    settings: Option<Uri>,
    /// That another has its name, as it was said last.
    shared: Option<Problem>,
}

struct Session<'c> {
    connection: &'c Connection,
    worker: Worker,
    client: Client,
    texts: HashMap<Uri, Text>,
    /// The requests that are neither answered nor cancelled.
    unanswered: HashSet<RequestId>,
    /// What was last said of each file of settings.
    settings: HashMap<Uri, Vec<Diagnostic>>,
    /// Whether the client has said that it will end the session.
    closing: bool,
    /// How many texts there were, each change counted.
    revisions: u64,
}

impl Session<'_> {
    fn run(mut self) -> Ended {
        loop {
            let mut messages = Vec::new();
            select! {
                recv(self.connection.receiver) -> message => match message {
                    Ok(message) => messages.push(message),
                    Err(_) => return Ended::Abruptly,
                },
                recv(self.worker.done) -> done => if let Ok(done) = done {
                    self.done(done);
                },
            }
            messages.extend(self.connection.receiver.try_iter());
            let cancelled: HashSet<_> = messages.iter().filter_map(cancels).collect();
            for message in messages {
                match message {
                    Message::Request(request) if cancelled.contains(&request.id) => {
                        self.unanswered.insert(request.id.clone());
                        self.cancel(&request.id);
                    }
                    Message::Request(request) => self.request(request),
                    Message::Notification(notification) if notification.method == "exit" => {
                        return if self.closing { Ended::InOrder } else { Ended::Abruptly };
                    }
                    Message::Notification(notification) => self.told(notification),
                    // Of what the client answers nothing depends.
                    Message::Response(_) => {}
                }
            }
            self.look_at_all();
        }
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        if self.closing {
            return self.refuse(id, ErrorCode::InvalidRequest, "after shutdown there is only exit");
        }
        match method.as_str() {
            "shutdown" => {
                self.closing = true;
                self.send(Response::new_ok(id, Value::Null));
            }
            "initialize" => {
                self.refuse(id, ErrorCode::InvalidRequest, "initialize is the first request alone");
            }
            "textDocument/hover" => {
                self.question(id, &params, |_| Ok(Question::Hover(part(&params, "position")?)));
            }
            "textDocument/completion" => {
                self.question(id, &params, |_| Ok(Question::Complete(part(&params, "position")?)));
            }
            "textDocument/documentSymbol" => self.question(id, &params, |uri| Ok(Question::Symbols(uri))),
            "textDocument/codeAction" => {
                self.question(id, &params, |uri| Ok(Question::Actions(actions::Wanted::of(uri, &params)?)));
            }
            _ => self.refuse(id, ErrorCode::MethodNotFound, &format!("there is no {method} here")),
        }
    }

    /// A question about a text.
    fn question(&mut self, id: RequestId, params: &Value, ask: impl FnOnce(Uri) -> Read<Question>) {
        let read = text_of(params).and_then(|uri| Ok((uri.clone(), ask(uri)?)));
        let (uri, question) = match read {
            Ok(read) => read,
            Err(error) => return self.refuse(id, ErrorCode::InvalidParams, &error.to_string()),
        };
        if !self.texts.contains_key(&uri) {
            return self.refuse(id, ErrorCode::InvalidParams, "this text is not open: open it first");
        }
        if !self.unanswered.insert(id.clone()) {
            return self.refuse(id, ErrorCode::InvalidRequest, "another request has this id");
        }
        if let Some(text) = self.texts.get_mut(&uri) {
            text.waiting.push((id, question));
        }
    }

    fn told(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            "initialized" if self.client.watches => self.watch(),
            // What cannot be read is passed over: nobody waits for an answer.
            "textDocument/didOpen" => drop(serde_json::from_value(params).map(|opened| self.opened(opened))),
            "textDocument/didChange" => {
                drop(serde_json::from_value(params).map(|changed| self.changed(changed)));
            }
            "textDocument/didClose" => drop(text_of(&params).map(|uri| self.closed(uri))),
            "textDocument/didSave" => {
                let saved = text_of(&params).ok().and_then(|uri| self.texts.get_mut(&uri));
                if let Some(text) = saved {
                    text.stale = true;
                }
            }
            "workspace/didChangeWatchedFiles" => {
                self.texts.values_mut().for_each(|text| text.stale = true);
            }
            "$/cancelRequest" => {
                if let Some(id) = id_of(&params) {
                    self.cancel(&id);
                }
            }
            _ => {}
        }
    }

    /// Asks the client to tell when settings change.
    fn watch(&self) {
        let watchers = json!({"watchers": [{"globPattern": format!("**/{FILE}")}]});
        let method = "workspace/didChangeWatchedFiles";
        let registration = json!({"id": FILE, "method": method, "registerOptions": watchers});
        let params = json!({"registrations": [registration]});
        let id = RequestId::from(FILE.to_owned());
        self.send(Request { id, method: "client/registerCapability".to_owned(), params });
    }

    fn opened(&mut self, opened: lsp_types::DidOpenTextDocumentParams) {
        let lsp_types::TextDocumentItem { uri, version, text, .. } = opened.text_document;
        self.close(&uri);
        let text = Text {
            whole: text,
            version,
            revision: self.next_revision(),
            view: None,
            looking: None,
            stale: true,
            was_manifest: false,
            waiting: Vec::new(),
            settings: None,
            shared: None,
        };
        self.texts.insert(uri, text);
    }

    fn changed(&mut self, changed: lsp_types::DidChangeTextDocumentParams) {
        let (encoding, revision) = (self.client.encoding, self.next_revision());
        let Some(text) = self.texts.get_mut(&changed.text_document.uri) else { return };
        changes::make(&mut text.whole, encoding, changed.content_changes);
        text.version = changed.text_document.version;
        text.revision = revision;
        text.stale = true;
    }

    fn closed(&mut self, uri: Uri) {
        if self.close(&uri) {
            self.publish(uri, Vec::new(), None);
        }
    }

    /// Forgets a text; whether it was judged. What waits for it is answered.
    fn close(&mut self, uri: &Uri) -> bool {
        let Some(text) = self.texts.remove(uri) else { return false };
        for (id, _) in text.waiting {
            if self.unanswered.remove(&id) {
                self.refuse(id, ErrorCode::ContentModified, "the text was closed");
            }
        }
        self.forget_settings(text.settings);
        for uri in self.share_names() {
            self.say_problems(uri);
        }
        text.was_manifest
    }

    fn next_revision(&mut self) -> u64 {
        self.revisions += 1;
        self.revisions
    }

    /// Gives the worker what has changed since it looked last, and what can be answered.
    fn look_at_all(&mut self) {
        for (uri, text) in &mut self.texts {
            if text.stale && text.looking.is_none() {
                text.looking = Some(text.revision);
                text.stale = false;
                let subject = Subject {
                    path: uri::path(uri),
                    revision: text.revision,
                    version: text.version,
                    text: text.whole.clone(),
                    was_manifest: text.was_manifest,
                };
                self.worker.give(Job::Look(uri.clone(), subject));
            }
            if let Some(view) = text.view.as_ref().filter(|_| text.looking.is_none() && !text.stale) {
                for (id, question) in text.waiting.drain(..) {
                    if self.unanswered.contains(&id) {
                        self.worker.give(Job::Answer(id, Arc::clone(view), question));
                    }
                }
            }
        }
    }

    fn done(&mut self, done: Done) {
        match done {
            Done::Answered(id, answer) => {
                if self.unanswered.remove(&id) {
                    self.send(Response { id, response_result: answer });
                }
            }
            Done::Looked(uri, revision, view) => self.looked(uri, revision, view),
        }
    }

    fn looked(&mut self, uri: Uri, revision: u64, view: Option<Arc<View>>) {
        // It may have been closed meanwhile, and opened again.
        let looking = |text: &&mut Text| text.looking == Some(revision);
        let Some(text) = self.texts.get_mut(&uri).filter(looking) else { return };
        text.looking = None;
        let Some(view) = view else {
            for (id, _) in std::mem::take(&mut text.waiting) {
                if self.unanswered.remove(&id) {
                    self.send(Response { id, response_result: Err(failed()) });
                }
            }
            return;
        };
        // A newer version is about to be looked at.
        if text.revision != view.revision {
            return;
        }
        let was_manifest = std::mem::replace(&mut text.was_manifest, view.judged);
        let file = view.settings.as_ref();
        let file = file.and_then(|file| Some((uri::of_file(&file.path)?, diagnostics::of_settings(file))));
        let before = std::mem::replace(&mut text.settings, file.as_ref().map(|(uri, _)| uri.clone()));
        text.view = Some(Arc::clone(&view));
        if let Some((file, said)) = file {
            self.say_of_settings(file, said);
        }
        self.forget_settings(before);
        let mut news = self.share_names();
        news.retain(|other| *other != uri);
        if view.judged || was_manifest {
            self.say_problems(uri);
        }
        for uri in news {
            self.say_problems(uri);
        }
    }

    /// Finds out which texts have the name of another; those of which something else is to be said now.
    fn share_names(&mut self) -> Vec<Uri> {
        let views: Vec<_> = self
            .texts
            .iter()
            .filter_map(|(uri, text)| Some((uri, names::place(uri), text.view.clone()?)))
            .collect();
        let open: Vec<_> = views.iter().map(|(_, place, view)| (place.clone(), view.as_ref())).collect();
        let names = Names::of(&open);
        let said: Vec<_> =
            views.iter().map(|(uri, place, view)| ((*uri).clone(), names.problem(place, view))).collect();
        let mut news = Vec::new();
        for (uri, shared) in said {
            if let Some(text) = self.texts.get_mut(&uri).filter(|text| text.shared != shared) {
                text.shared = shared;
                news.push(uri);
            }
        }
        news
    }

    /// Says what is wrong with a text, as far as it was looked at.
    fn say_problems(&self, uri: Uri) {
        let Some(text) = self.texts.get(&uri) else { return };
        if let Some(view) = &text.view {
            self.publish(uri, diagnostics::of_view(view, text.shared.as_ref()), Some(view.version));
        }
    }

    /// Says what is wrong with settings, if that is news.
    fn say_of_settings(&mut self, file: Uri, said: Vec<Diagnostic>) {
        let news = self.settings.get(&file).map_or(!said.is_empty(), |before| *before != said);
        if news {
            self.publish(file.clone(), said.clone(), None);
        }
        self.settings.insert(file, said);
    }

    /// Takes back what was said of settings that hold for no text any more.
    fn forget_settings(&mut self, file: Option<Uri>) {
        let Some(file) = file else { return };
        if self.texts.values().any(|text| text.settings.as_ref() == Some(&file)) {
            return;
        }
        if self.settings.remove(&file).is_some_and(|said| !said.is_empty()) {
            self.publish(file, Vec::new(), None);
        }
    }

    fn cancel(&mut self, id: &RequestId) {
        if self.unanswered.remove(id) {
            self.texts.values_mut().for_each(|text| text.waiting.retain(|(waiting, _)| waiting != id));
            self.refuse(id.clone(), ErrorCode::RequestCanceled, "cancelled");
        }
    }

    fn publish(&self, uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        self.notify("textDocument/publishDiagnostics", params);
    }

    fn notify(&self, method: &str, params: impl Serialize) {
        if let Ok(params) = serde_json::to_value(params) {
            self.send(Notification { method: method.to_owned(), params });
        }
    }

    fn refuse(&self, id: RequestId, code: ErrorCode, why: &str) {
        let error = ResponseError { code: code as i32, message: why.to_owned(), data: None };
        self.send(Response { id, response_result: Err(error) });
    }

    /// A client that has gone hears nothing; that it has is noticed where it is listened to.
    fn send(&self, message: impl Into<Message>) {
        let _ = self.connection.sender.send(message.into());
    }
}

/// The request that a message cancels.
fn cancels(message: &Message) -> Option<RequestId> {
    match message {
        Message::Notification(notification) if notification.method == "$/cancelRequest" => {
            id_of(&notification.params)
        }
        _ => None,
    }
}

fn id_of(params: &Value) -> Option<RequestId> {
    serde_json::from_value(params.get("id")?.clone()).ok()
}

type Read<T> = Result<T, serde_json::Error>;

/// A part of some parameters.
fn part<T: DeserializeOwned>(params: &Value, name: &str) -> Read<T> {
    serde_json::from_value(params.get(name).cloned().unwrap_or_default())
}

/// The text that some parameters are about.
fn text_of(params: &Value) -> Read<Uri> {
    part(params.get("textDocument").unwrap_or(&Value::Null), "uri")
}
