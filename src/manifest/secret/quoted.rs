//! What the mistake of a text that is not JSON may quote of it.
//!
//! It deliberately does not know what a secret is: that is the files' beside it.

use super::{MASK, Secrets};
use crate::json::{Fault, SyntaxError};

/// The mistake of a text, without what it quotes of a secret.
pub fn veil_error(text: &str, error: &SyntaxError) -> SyntaxError {
    let secrets = Secrets::of_text(text);
    let at = error.offset;
    let touched = secrets.touch(&(at..at));
    let fault = match &error.fault {
        Fault::MissingComma(after) if touched || (after.starts_with(['{', '[']) && !secrets.is_empty()) => {
            let last = text[..at].chars().next_back().filter(|c| matches!(c, '}' | ']'));
            Fault::MissingComma(last.map_or_else(|| MASK.to_owned(), String::from))
        }
        Fault::BadWord(_) if touched => Fault::BadWord(MASK.to_owned()),
        fault => fault.clone(),
    };
    SyntaxError { offset: at, fault }
}

#[cfg(test)]
mod tests {
    use super::{Secrets, veil_error};
    use crate::json::Tree;

    #[test]
    fn a_text_that_is_not_json_keeps_its_secrets_too() {
        let cases = [
            "{\"client_secret\": \"hunter2\" \"a\": 1}",
            "{\"client_secret\": 'hunter2'}",
            "{client_secret: hunter2, a: 1}",
            "{\"client_secret\": \"hunter2",
            "{\"client_secret\" \"hunter2\"}",
            "{\"client_secret\": \"hun\"ter2\"}",
            "{\"client_secret\":\n  \"hunter2\"\n,}",
            "{\"header_value\": \u{201c}hunter2\u{201d}}",
            "{\"clientSecret\": [\"hunter2\"] \"a\": 1}",
            "{\"headers\": {\"Authorization\": \"hunter2\" \"x\": 1}",
            "{\"headers\": [{\"header_name\": \"x\" \"header_value\": \"hunter2\"}]}",
            "{\"a\": true \"client_secret\": \"hunter2\"}",
            "{\"a\": \"x\" true, \"client_secret\": \"hunter2\"}",
            "{\"a\": \"dogs', x\",, \"client_secret\": \"hunter2\"}",
            "{\"client_secret\": hun ter2 hunter2, }",
            "{\"client_secret\": \"hunter2\" 5, }",
            "client_secret=hunter2",
            "{endpoint: https://joe:hunter2@bot.example/lp}",
            "{\"endpoint\": \"https://bot.example/?code=hunter2\" 5}",
        ];
        for text in cases {
            let masked = Secrets::of_text(text).mask(text);
            assert!(!masked.contains("hunter2") && !masked.contains("ter2"), "{masked}");
            let sentence = veil_error(text, &Tree::parse(text).unwrap_err()).to_string();
            assert!(!sentence.contains("hunter2"), "{sentence}");
        }
    }
}
