//! Work that no file holds yet, and its form on disk.
//!
//! Responsible for turning it into bytes and back, so that a torn or damaged record is told from a
//! whole one. It deliberately does no IO and knows neither form nor folder.

use serde_json::{Value, json};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// The first line of every record. Another version gets another line.
const MARK: &str = "lp-manifest unsaved work 1\n";

/// How many hexadecimal digits the checksum has.
const DIGITS: usize = 16;

/// What would be lost if the program ended now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unsaved {
    /// The text that the file held when this was made of it; `None` for a file never written.
    pub base: Option<String>,
    /// The text in work.
    pub text: String,
    /// What was typed and is not in the text yet, each with the place it belongs to.
    pub pending: Vec<(String, String)>,
    /// What [`Record::mark`] says of earlier work that was taken up into this: it is no other work, but
    /// a state that this one went through.
    pub earlier: Vec<String>,
}

/// Unsaved work with where it belongs and when it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The file, for people; empty if it has no name yet.
    pub path: String,
    /// What tells the file from every other one, whatever it is called by now; `None` if there was no
    /// file, or nobody knows.
    pub file: Option<String>,
    /// When the work became what it is, in milliseconds since 1970.
    pub written: u64,
    /// The number of the process of its window; 0 if it is not known.
    pub process: u32,
    /// The work.
    pub work: Unsaved,
}

impl Record {
    /// What tells this state of the work from every other one, of whatever file; written down once more
    /// it is the same.
    pub fn mark(&self) -> String {
        let mut hash = Xxh3::new();
        let pending = self.work.pending.iter().flat_map(|(place, text)| [place, text]);
        for part in [&self.path, &self.work.text].into_iter().chain(&self.work.base).chain(pending) {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        format!("{}-{}-{:016x}", self.written, self.process, hash.digest())
    }

    /// The bytes that stand for it on disk.
    pub fn encode(&self) -> Vec<u8> {
        let head = json!({
            "path": self.path,
            "file": self.file,
            "written": self.written / 1000,
            "milliseconds": self.written % 1000,
            "process": self.process,
            "base": self.work.base.as_ref().map(String::len),
            "text": self.work.text.len(),
            "loose": self.work.pending,
            "earlier": self.work.earlier,
        });
        let base = self.work.base.as_deref().unwrap_or("");
        let body = format!("{head}\n{base}{}", self.work.text);
        let sum = xxh3_64(body.as_bytes());
        format!("{MARK}{sum:0DIGITS$x}\n{body}").into_bytes()
    }

    /// Reads a record; `None` if it is torn, damaged, or of another version. What an older program did
    /// not write down is not known.
    pub fn decode(bytes: &[u8]) -> Option<Record> {
        let rest = std::str::from_utf8(bytes).ok()?.strip_prefix(MARK)?;
        let (sum, body) = rest.split_once('\n')?;
        if sum != format!("{:0DIGITS$x}", xxh3_64(body.as_bytes())) {
            return None;
        }
        let (head, texts) = body.split_once('\n')?;
        let head: Value = serde_json::from_str(head).ok()?;
        let (base, text) = split(&head, texts)?;
        let milliseconds = head["milliseconds"].as_u64().unwrap_or(0) % 1000;
        Some(Record {
            path: head["path"].as_str()?.to_owned(),
            file: head["file"].as_str().map(ToOwned::to_owned),
            written: head["written"].as_u64()?.checked_mul(1000)?.checked_add(milliseconds)?,
            process: head["process"].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
            work: Unsaved { base, text, pending: pending(&head)?, earlier: earlier(&head) },
        })
    }
}

/// The base text and the text in work, by the lengths that the head tells.
fn split(head: &Value, texts: &str) -> Option<(Option<String>, String)> {
    let length = |name: &str| usize::try_from(head[name].as_u64()?).ok();
    let base = length("base");
    let text = texts.get(base.unwrap_or(0)..)?;
    if text.len() != length("text")? {
        return None;
    }
    Some((base.map(|base| texts[..base].to_owned()), text.to_owned()))
}

fn pending(head: &Value) -> Option<Vec<(String, String)>> {
    let pair = |pair: &Value| Some((pair[0].as_str()?.to_owned(), pair[1].as_str()?.to_owned()));
    head["loose"].as_array()?.iter().map(pair).collect()
}

fn earlier(head: &Value) -> Vec<String> {
    let marks = head["earlier"].as_array().into_iter().flatten();
    marks.filter_map(|mark| mark.as_str().map(ToOwned::to_owned)).collect()
}
