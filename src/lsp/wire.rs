//! Messages on a stream: `Content-Length: …`, an empty line, JSON.
//!
//! Responsible for going on after whatever a client sends: what is no message is answered with an error
//! and passed over. It deliberately does not know what a message means.

use std::io::{self, BufRead, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_server::{Connection, ErrorCode, Message};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{Around, Ended, run};
use crate::json::MAX_BYTES;

/// The longest line of a header that is read, in bytes.
const LONGEST_LINE: u64 = 1 << 12;

/// The largest message, in bytes: the largest text with each of its characters escaped.
const LARGEST: u64 = 6 * MAX_BYTES as u64 + (1 << 20);

/// Serves a client over two streams until it ends the session, or the first stream ends.
pub fn serve(
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
    around: impl Around + 'static,
) -> Ended {
    let output = Arc::new(Mutex::new(output));
    let (to_client, outgoing) = unbounded();
    let (incoming, from_client) = unbounded();
    let writer = {
        let output = Arc::clone(&output);
        thread::spawn(move || write_all(&outgoing, &output))
    };
    // It waits for the client, and ends with it: nobody waits for that.
    thread::spawn(move || read_all(input, &incoming, &output));
    let ended = run(&Connection { sender: to_client, receiver: from_client }, around);
    // The last answers are written before the program ends.
    let _ = writer.join();
    ended
}

fn write_all(messages: &Receiver<Message>, output: &Mutex<impl Write>) {
    for message in messages {
        let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
        if message.write(&mut *output).is_err() {
            return;
        }
    }
}

fn read_all(mut input: impl BufRead, messages: &Sender<Message>, output: &Mutex<impl Write>) {
    while let Ok(Some(frame)) = frame(&mut input) {
        match frame.and_then(|body| message(&body)) {
            Ok(message) => {
                if messages.send(message).is_err() {
                    return;
                }
            }
            Err(nonsense) => {
                let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
                let body = nonsense.answer();
                let sent = write!(output, "Content-Length: {}\r\n\r\n{body}", body.len());
                if sent.and_then(|()| output.flush()).is_err() {
                    return;
                }
            }
        }
    }
}

/// What is no message.
#[derive(Debug, PartialEq)]
struct Nonsense {
    code: ErrorCodeNumber,
    id: Value,
    why: &'static str,
}

/// The number of an error, as the protocol has it.
type ErrorCodeNumber = i32;

impl Nonsense {
    fn of(code: ErrorCode, id: Value, why: &'static str) -> Nonsense {
        Nonsense { code: code as ErrorCodeNumber, id, why }
    }

    fn answer(&self) -> String {
        let error = json!({"code": self.code, "message": self.why});
        json!({"jsonrpc": "2.0", "id": self.id, "error": error}).to_string()
    }
}

/// The next body; nothing at the end of the stream.
fn frame(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, Nonsense>>> {
    let Some(length) = length(input)? else { return Ok(None) };
    let mut body = input.take(length);
    if length > LARGEST {
        io::copy(&mut body, &mut io::sink())?;
        let why = "this message is too large: no manifest is so long";
        return Ok(Some(Err(Nonsense::of(ErrorCode::InvalidRequest, Value::Null, why))));
    }
    let mut bytes = Vec::new();
    body.read_to_end(&mut bytes)?;
    // A message that breaks off is none.
    Ok((bytes.len() as u64 == length).then_some(Ok(bytes)))
}

/// The length that the next header tells; lines that tell none are passed over.
fn length(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    const NAME: &str = "content-length:";
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line).trim().to_ascii_lowercase();
        if line.is_empty() && length.is_some() {
            return Ok(length);
        }
        // After a body of the wrong length it need not begin its line.
        if let Some(at) = line.rfind(NAME) {
            length = line[at + NAME.len()..].trim().parse().ok();
        }
    }
}

/// The message that a body spells.
fn message(body: &[u8]) -> Result<Message, Nonsense> {
    if let Ok(message) = serde_json::from_slice(body) {
        return Ok(message);
    }
    if serde_json::from_slice::<IgnoredAny>(body).is_err() {
        return Err(Nonsense::of(ErrorCode::ParseError, Value::Null, "this is not JSON"));
    }
    let id = serde_json::from_slice::<Value>(body).ok().and_then(|body| body.get("id").cloned());
    let id = id.filter(|id| id.is_string() || id.is_i64()).unwrap_or(Value::Null);
    Err(Nonsense::of(ErrorCode::InvalidRequest, id, "this is no request, no notification and no response"))
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, frame, message};

    fn bodies(mut stream: &[u8]) -> Vec<String> {
        let mut bodies = Vec::new();
        while let Some(body) = frame(&mut stream).unwrap() {
            bodies.push(body.map_or_else(|no| no.why.to_owned(), |body| String::from_utf8(body).unwrap()));
        }
        bodies
    }

    #[test]
    fn whatever_stands_between_messages_is_passed_over() {
        let cases: [(&str, &[&str]); 7] = [
            ("Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\nnull", &["{}", "null"]),
            ("content-length:2\nContent-Type: x\n\n{}", &["{}"]),
            ("hello\r\n\r\nContent-Length: 2\r\n\r\n{}", &["{}"]),
            ("Content-Length: two\r\n\r\n{}Content-Length: 4\r\n\r\nnull", &["null"]),
            ("Content-Length: 1\r\n\r\n{}Content-Length: 4\r\n\r\nnull", &["{", "null"]),
            ("Content-Length: 9\r\n\r\n{}", &[]),
            ("", &[]),
        ];
        for (stream, wanted) in cases {
            assert_eq!(bodies(stream.as_bytes()), wanted, "{stream:?}");
        }
        let long = format!("Content-Length: {}\r\n\r\nx", LARGEST + 1);
        assert_eq!(bodies(long.as_bytes()), ["this message is too large: no manifest is so long"]);
    }

    #[test]
    fn what_is_no_message_is_answered_with_what_it_is() {
        let answer = |body: &str| message(body.as_bytes()).unwrap_err().answer();
        assert!(answer("{\"id\": 1,").contains("-32700"), "{}", answer("{\"id\": 1,"));
        assert!(answer("[]").contains("-32600") && answer("[]").contains("\"id\":null"));
        assert!(answer("{\"id\": 7}").contains("\"id\":7"), "{}", answer("{\"id\": 7}"));
        assert!(message(b"{\"jsonrpc\":\"2.0\",\"method\":\"x\"}").is_ok());
    }
}
