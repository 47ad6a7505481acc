//! Who may say what when: greeting, ending, cancelled and unknown requests, nonsense.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use lp_manifest::lsp::{self, Around, Ended};
use lp_manifest::manifest::quick_launch::Names;
use lsp_server::Message;
use serde_json::{Value, json};

use super::editor::{APP, BLANK, Columns, Editor, Line, SOUND, Told, abilities, rules};

const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;
const INVALID_REQUEST: i32 = -32600;
const NOT_INITIALIZED: i32 = -32002;
const CANCELLED: i32 = -32800;
const MODIFIED: i32 = -32801;

const HOVER: &str = "textDocument/hover";

fn place(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 2}})
}

#[test]
fn nothing_is_answered_before_the_greeting_and_only_the_end_is_heard() {
    let (mut editor, server) = Editor::unconnected();
    editor.server = Some(thread::spawn(move || lsp::run(&server, Told::default())));
    editor.tell("textDocument/didOpen", json!({"nonsense": true}));
    assert_eq!(editor.ask(HOVER, place(APP)), Err(NOT_INITIALIZED));
    assert_eq!(editor.ask("shutdown", Value::Null), Err(NOT_INITIALIZED));
    editor.greet(&json!({}));
    assert_eq!(editor.ask("initialize", json!({})), Err(INVALID_REQUEST));
    assert_eq!(editor.end(), Ended::InOrder);

    let (mut editor, server) = Editor::unconnected();
    editor.tell("exit", Value::Null);
    assert_eq!(lsp::run(&server, Told::default()), Ended::Abruptly);
}

#[test]
fn the_end_is_told_before_it_comes() {
    let mut editor = Editor::plain();
    assert_eq!(editor.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(editor.ask(HOVER, place(APP)), Err(INVALID_REQUEST));
    editor.tell("exit", Value::Null);
    assert_eq!(editor.server.take().unwrap().join().unwrap(), Ended::InOrder);

    let mut abrupt = Editor::plain();
    abrupt.tell("exit", Value::Null);
    assert_eq!(abrupt.server.take().unwrap().join().unwrap(), Ended::Abruptly);

    let Editor { line, server, .. } = Editor::plain();
    drop(line);
    assert_eq!(server.unwrap().join().unwrap(), Ended::Abruptly);
}

#[test]
fn no_request_and_no_notification_ends_the_program() {
    let mut editor = Editor::plain();
    editor.open(APP, BLANK);
    let methods = [
        HOVER,
        "textDocument/completion",
        "textDocument/codeAction",
        "textDocument/documentSymbol",
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/didSave",
        "workspace/didChangeWatchedFiles",
        "$/cancelRequest",
        "initialized",
        "textDocument/rename",
        "$/unknown",
        "",
    ];
    let far = json!({"line": u32::MAX, "character": u32::MAX});
    let nonsense = [
        Value::Null,
        json!([]),
        json!("x"),
        json!({"textDocument": 1, "position": [], "range": null, "id": {}}),
        json!({"textDocument": {"uri": "::"}, "position": far}),
        json!({"textDocument": {"uri": APP}, "position": {"line": -1, "character": 1.5}}),
        json!({"textDocument": {"uri": APP}, "range": {"start": far, "end": {"line": 0, "character": 0}}, "position": far, "context": 3}),
        json!({"textDocument": {"uri": APP, "version": "x"}, "contentChanges": [{"range": null}]}),
        json!({"textDocument": {"uri": "file:///not/open.json", "version": 9}, "contentChanges": [{"text": "x"}]}),
        json!({"id": 77}),
        json!({"textDocument": {"uri": "file:///%zz%"}, "position": {"line": 0, "character": 0}}),
    ];
    for method in methods {
        for params in &nonsense {
            editor.tell(method, params.clone());
            let _ = editor.ask(method, params.clone());
        }
    }
    editor.close(APP);
    editor.open(APP, BLANK);
    assert_eq!(rules(&editor.problems(APP)), ["client-name-blank"]);
    assert_eq!(editor.ask("textDocument/rename", json!({})), Err(METHOD_NOT_FOUND));
    assert_eq!(editor.ask(HOVER, json!({})), Err(INVALID_PARAMS));
    assert_eq!(editor.ask(HOVER, place("file:///not/open.json")), Err(INVALID_PARAMS));
    assert_eq!(editor.end(), Ended::InOrder);
}

#[test]
fn a_change_out_of_the_text_is_made_at_its_end() {
    let mut editor = Editor::plain();
    editor.open(APP, BLANK.trim_end_matches("]}"));
    let far = json!({"line": 9, "character": 0});
    let change = json!({"range": {"start": far, "end": far}, "text": "]}"});
    let document = json!({"uri": APP, "version": 1});
    editor.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    editor.save(APP);
    while rules(&editor.next_problems(APP)) != ["client-name-blank"] {}
}

/// Files whose settings are not found before somebody says so.
struct Gate {
    asked: Sender<()>,
    open: Mutex<Receiver<()>>,
}

impl Around for Gate {
    fn settings(&self, _manifest: &Path) -> Option<(PathBuf, Result<String, String>)> {
        self.asked.send(()).unwrap();
        let _ = self.open.lock().unwrap().recv();
        None
    }

    fn leaves_out(&self, _: &[String], _: &Path, _: &Path) -> Result<bool, String> {
        Ok(false)
    }

    fn logo_size(&self, _: &Path, _: &str) -> Option<(u32, u32)> {
        panic!("a mistake of the program")
    }

    fn beside(&self, _: &Path) -> Vec<(PathBuf, String)> {
        Vec::new()
    }

    fn profiles(&self) -> Names {
        Names::default()
    }
}

/// An editor whose server is busy with each look until it is let go.
fn busy() -> (Editor, Receiver<()>, Sender<()>) {
    let (asked, is_asked) = channel();
    let (go, open) = channel();
    let gate = Gate { asked, open: Mutex::new(open) };
    (Editor::start(gate, &abilities(Columns::Utf16)), is_asked, go)
}

#[test]
fn a_cancelled_request_is_answered_while_a_look_takes_long() {
    let (mut editor, is_asked, go) = busy();
    editor.open(APP, SOUND);
    is_asked.recv().unwrap();
    let ids: Vec<_> = (0..3).map(|_| editor.request(HOVER, place(APP))).collect();
    for id in &ids[..2] {
        editor.tell("$/cancelRequest", json!({"id": id}));
        assert_eq!(editor.answer(id), Err(CANCELLED));
    }
    // What is unknown, or answered, is not cancelled.
    editor.tell("$/cancelRequest", json!({"id": 4711}));
    editor.tell("$/cancelRequest", json!({"id": ids[0]}));
    assert_eq!(editor.ask("textDocument/rename", json!({})), Err(METHOD_NOT_FOUND));
    go.send(()).unwrap();
    assert!(editor.answer(&ids[2]).unwrap()["contents"]["value"].as_str().unwrap().contains("client_name"));
    // Closing a text answers what waits for it.
    editor.replace(APP, "\"A\"", "\"B\"");
    is_asked.recv().unwrap();
    let id = editor.request(HOVER, place(APP));
    editor.close(APP);
    assert_eq!(editor.answer(&id), Err(MODIFIED));
    go.send(()).unwrap();
    assert_eq!(editor.end(), Ended::InOrder);
}

#[test]
fn what_is_cancelled_at_once_is_never_begun() {
    let (mut editor, server) = Editor::unconnected();
    editor.request("initialize", json!({"capabilities": {}}));
    editor.open(APP, SOUND);
    let id = editor.request(HOVER, place(APP));
    editor.tell("$/cancelRequest", json!({"id": id}));
    editor.server = Some(thread::spawn(move || lsp::run(&server, Told::default())));
    editor.answer(&1.into()).unwrap();
    assert_eq!(editor.answer(&id), Err(CANCELLED));
}

#[test]
fn typing_on_does_not_wait_for_a_look_and_only_the_last_text_is_looked_at() {
    let (mut editor, is_asked, go) = busy();
    editor.open(APP, BLANK);
    is_asked.recv().unwrap();
    for _ in 0..50 {
        editor.replace(APP, "\"\"", "\"x\"");
        editor.replace(APP, "\"x\"", "\"\"");
    }
    let id = editor.request(HOVER, place(APP));
    assert_eq!(editor.ask("textDocument/rename", json!({})), Err(METHOD_NOT_FOUND));
    go.send(()).unwrap();
    is_asked.recv().unwrap();
    go.send(()).unwrap();
    assert_eq!(rules(&editor.problems(APP)), ["client-name-blank"]);
    editor.answer(&id).unwrap();
    assert!(is_asked.try_recv().is_err(), "one look at a hundred texts");
}

#[test]
fn a_mistake_of_the_program_costs_one_answer() {
    let (mut editor, _is_asked, go) = busy();
    (0..3).for_each(|_| go.send(()).unwrap());
    editor.open(APP, &BLANK.replace('}', ", \"logo_uri\": \"x.png\"}"));
    let id = editor.request(HOVER, place(APP));
    assert_eq!(editor.answer(&id), Err(-32603));
    editor.replace(APP, ", \"logo_uri\": \"x.png\"", "");
    assert_eq!(rules(&editor.problems(APP)), ["client-name-blank"]);
}

#[test]
fn two_requests_do_not_share_an_id() {
    let (mut editor, is_asked, go) = busy();
    editor.open(APP, SOUND);
    is_asked.recv().unwrap();
    let id = editor.request(HOVER, place(APP));
    let again = lsp_server::Request { id: id.clone(), method: HOVER.to_owned(), params: place(APP) };
    editor.line.send(Message::Request(again));
    assert_eq!(editor.answer(&id), Err(INVALID_REQUEST));
    go.send(()).unwrap();
    assert!(editor.answer(&id).is_ok());
}
