//! The program itself, over its standard input and output.

use std::io::{BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::Message;
use serde_json::{Value, json};

use super::editor::{BLANK, Columns, Editor, Line, abilities, bytes};
use crate::check::fixture_texts;

/// The program, and the streams to it.
struct Program {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start(folder: &std::path::Path) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
            .args(["lsp", "--stdio"])
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Program { child, input, output }
    }

    fn write(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).unwrap();
        self.input.as_mut().unwrap().flush().unwrap();
    }

    /// Closes the program's input; how it ended, and what it complained of.
    fn end(mut self) -> (i32, String) {
        self.input = None;
        let output = self.child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }
}

impl Line for Program {
    fn send(&mut self, message: Message) {
        let mut bytes = Vec::new();
        message.write(&mut bytes).unwrap();
        self.write(&bytes);
    }

    fn receive(&mut self) -> Option<Message> {
        Message::read(&mut self.output).unwrap()
    }
}

fn address(path: &std::path::Path) -> String {
    let path = path.display().to_string().replace('\\', "/");
    format!("file://{}{path}", if path.starts_with('/') { "" } else { "/" })
}

#[test]
fn an_editor_is_told_what_check_tells() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let settings =
        "[rules]\nno-retry = \"ignore\"\nunknown-member = \"error\"\n[placeholders]\nkeep = [\"{json}\"]\n";
    std::fs::write(folder.join(".lp-manifest.toml"), settings).unwrap();
    let texts: Vec<_> = fixture_texts();
    let names: Vec<_> = (0..texts.len()).map(|nth| format!("{nth:03}.lp-manifest.json")).collect();
    for (name, text) in names.iter().zip(&texts) {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let checked = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
        .args(["check", "--format", "json"])
        .args(&names)
        .current_dir(&folder)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&checked.stdout).unwrap();

    let mut editor = Editor::on(Program::start(&folder));
    editor.greet(&abilities(Columns::Utf8));
    for (nth, (name, text)) in names.iter().zip(&texts).enumerate() {
        let file = &report["files"][nth];
        assert_eq!(file["path"], **name);
        let uri = address(&folder.join(name));
        editor.open(&uri, text);
        let told: Vec<_> = editor.problems(&uri).iter().map(|problem| line(text, problem)).collect();
        let wanted = file["problems"].as_array().unwrap().iter();
        let wanted: Vec<_> = wanted
            .map(|problem| {
                let place = |line: &str, column: &str| {
                    (problem[line].as_u64().unwrap(), problem[column].as_u64().unwrap())
                };
                let (from, to) = (place("line", "column"), place("end_line", "end_column"));
                format!("{} {} {from:?} {to:?} {}", problem["rule"], problem["severity"], problem["message"])
            })
            .collect();
        assert_eq!(told, wanted, "{text}");
    }
    assert_eq!(editor.ask("shutdown", Value::Null), Ok(Value::Null));
    editor.tell("exit", Value::Null);
    assert_eq!(editor.line.end(), (0, String::new()));
}

/// A problem as the report has it: lines and columns from 1 in characters, without a byte order mark.
fn line(text: &str, problem: &Value) -> String {
    let marked = bytes(text, &problem["range"], Columns::Utf8);
    let lines = lp_manifest::json::Lines::of(text);
    let severity = ["error", "warning", "note"][problem["severity"].as_u64().unwrap() as usize - 1];
    let (from, to) = (lines.place(marked.start), lines.place(marked.end));
    let from = (from.0 as u64, from.1 as u64);
    let to = (to.0 as u64, to.1 as u64);
    format!("{} \"{severity}\" {from:?} {to:?} {}", problem["code"], problem["message"])
}

#[test]
fn nonsense_on_its_input_is_answered_and_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::start(folder.path());
    let answers = [
        ("hello\r\n\r\nContent-Length: 3\r\n\r\n{1}", -32700),
        ("Content-Length: 2\r\n\r\n[]", -32600),
        ("Content-Length: 4\r\n\r\n\u{e9}\u{e9}", -32700),
        ("Content-Length: x\r\n\r\nContent-Length: 1\r\n\r\n{", -32700),
    ];
    for (sent, code) in answers {
        program.write(sent.as_bytes());
        assert_eq!(raw_answer(&mut program)["error"]["code"], code, "{sent:?}");
    }
    let mut editor = Editor::on(program);
    editor.greet(&json!({}));
    editor.open("file:///a.json", BLANK);
    assert_eq!(editor.problems("file:///a.json").len(), 1);
    // Whoever goes without a word has not ended the session.
    let (code, said) = editor.line.end();
    assert_eq!((code, said.as_str()), (1, ""));
}

/// An answer whose id may be null, which the protocol allows for what is no request.
fn raw_answer(program: &mut Program) -> Value {
    use std::io::{BufRead, Read};
    let mut length = 0;
    loop {
        let mut line = String::new();
        program.output.read_line(&mut line).unwrap();
        match line.trim().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().unwrap(),
            None if line.trim().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    program.output.read_exact(&mut body).unwrap();
    serde_json::from_slice(&body).unwrap()
}
