//! What stands where in a manifest, as an outline.
//!
//! It deliberately names what the text names, and tells no secret.

use lsp_types::{DocumentSymbol, Location, SymbolInformation, SymbolKind, Uri};

use super::client::Client;
use super::view::View;
use crate::json::{Kind, Path, Value, on_one_line};
use crate::manifest::secret;

/// How much of a value is told, in characters.
const SHOWN: usize = 60;

/// The outline of a manifest; nothing of what is none, or no JSON.
pub(super) fn of(view: &View, uri: &Uri, client: &Client) -> Result<serde_json::Value, serde_json::Error> {
    let Some(document) = view.content.document().filter(|_| view.judged) else {
        return Ok(serde_json::Value::Null);
    };
    let symbols = children(view, document.root(), &Path::root());
    if client.nested_symbols {
        return serde_json::to_value(symbols);
    }
    let mut flat = Vec::new();
    flatten(symbols, None, uri, &mut flat);
    serde_json::to_value(flat)
}

fn children(view: &View, parent: Value<'_>, path: &Path) -> Vec<DocumentSymbol> {
    parent.children().map(|child| symbol(view, child, path)).collect()
}

#[expect(deprecated, reason = "the field is of the protocol, and has to be given")]
fn symbol(view: &View, value: Value<'_>, above: &Path) -> DocumentSymbol {
    let (name, path) = match value.key() {
        Some(key) => (key.clone().into_owned(), above.key(key)),
        None => (format!("[{}]", value.position()), above.index(value.position())),
    };
    let inside = children(view, value, &path);
    let range = view.places.range(view.text(), &(value.start()..value.span().end));
    let chosen = value.key_span().unwrap_or_else(|| value.span());
    let shown = on_one_line(&secret::shown(value, &path), SHOWN);
    DocumentSymbol {
        // The protocol forbids a name without a character.
        name: if name.trim().is_empty() { "\"\"".to_owned() } else { name },
        detail: (!value.kind().is_container()).then_some(shown),
        kind: kind(value.kind()),
        tags: None,
        deprecated: None,
        range,
        selection_range: view.places.range(view.text(), &chosen),
        children: (!inside.is_empty()).then_some(inside),
    }
}

const fn kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Null => SymbolKind::NULL,
        Kind::Flag => SymbolKind::BOOLEAN,
        Kind::Number => SymbolKind::NUMBER,
        Kind::Text => SymbolKind::STRING,
        Kind::List => SymbolKind::ARRAY,
        Kind::Object => SymbolKind::OBJECT,
    }
}

#[expect(deprecated, reason = "the field is of the protocol, and has to be given")]
fn flatten(symbols: Vec<DocumentSymbol>, around: Option<&str>, uri: &Uri, out: &mut Vec<SymbolInformation>) {
    for symbol in symbols {
        out.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: symbol.kind,
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), symbol.range),
            container_name: around.map(ToOwned::to_owned),
        });
        flatten(symbol.children.unwrap_or_default(), Some(&symbol.name), uri, out);
    }
}
