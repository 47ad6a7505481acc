//! What a client can take, as far as answers depend on it.
//!
//! Responsible for reading a few of the many things that a client tells of itself; what it does not
//! tell it cannot do. It deliberately reads them one by one: what is wrong in one is nothing to another.

use serde_json::Value;

use super::places::Encoding;

/// What a client can take.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of the client's own")]
pub(super) struct Client {
    /// How it counts columns.
    pub(super) encoding: Encoding,
    /// Whether a completion may have stops to fill in.
    pub(super) snippets: bool,
    /// Whether an edit may say which version of a text it is for.
    pub(super) versions: bool,
    /// Whether symbols may stand inside each other.
    pub(super) nested_symbols: bool,
    /// Whether explanations may be Markdown.
    pub(super) markdown: bool,
    /// Whether it watches files that it is told of.
    pub(super) watches: bool,
}

impl Client {
    /// Reads the parameters of `initialize`.
    pub(super) fn of(params: &Value) -> Client {
        let about = |pointer: &str| params.pointer(&format!("/capabilities{pointer}"));
        let can = |pointer: &str| about(pointer).and_then(Value::as_bool) == Some(true);
        let lists = |pointer: &str, word: &str| {
            let listed = about(pointer).and_then(Value::as_array);
            listed.is_some_and(|words| words.iter().any(|one| one.as_str() == Some(word)))
        };
        let bytes = lists("/general/positionEncodings", "utf-8");
        Client {
            encoding: if bytes { Encoding::Utf8 } else { Encoding::Utf16 },
            snippets: can("/textDocument/completion/completionItem/snippetSupport"),
            versions: can("/workspace/workspaceEdit/documentChanges"),
            nested_symbols: can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            markdown: lists("/textDocument/hover/contentFormat", "markdown"),
            watches: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }
}
