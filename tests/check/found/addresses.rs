//! What is judged of an address: each of its parts, what it gives away, and where it leads.

use super::{endpoint, entry, hold, redirect, root, said};

#[test]
fn every_part_of_an_address_is_judged() {
    hold(&[
        (
            redirect,
            "kiosk.acme.example:8443/cb",
            "=redirect-not-absolute S",
            "https://kiosk.acme.example:8443/cb",
        ),
        (redirect, "localhost:3000/cb", "=redirect-not-absolute S", "http://localhost:3000/cb"),
        (redirect, "htps://kiosk.acme.example/cb", "=redirect-not-absolute S", "did you mean https"),
        (entry, "htps://kiosk.acme.example/start", "=entry-uri-address S", "did you mean https"),
        (endpoint, "htps://bot.acme.example/lp", "=endpoint-https S", "https://bot.acme.example/lp"),
        (redirect, "vbscript:x", "=redirect-script -", ""),
        (redirect, "file:///srv/app", "=redirect-script -", "not a place"),
        (redirect, "about:blank", "=redirect-script -", "an about address"),
        (redirect, "blob:https://kiosk.acme.example/1", "=redirect-script -", ""),
        (redirect, "view-source:https://kiosk.acme.example/", "=redirect-script -", ""),
        (redirect, "https://kiosk.acme.example:99999/cb", "=redirect-not-absolute -", "1 to 65535"),
        (redirect, "https://kiosk.acme.example:0/cb", "=redirect-not-absolute -", "1 to 65535"),
        (endpoint, "https://bot.acme.example:99999/lp", "=endpoint-host -", "1 to 65535"),
        (entry, "https://kiosk.acme.example:99999/start", "=entry-uri-address -", "1 to 65535"),
        (endpoint, "https://bot..acme.example/lp", "=endpoint-host -", "empty"),
        (endpoint, "https://-bot.acme.example/lp", "=endpoint-host -", "hyphen"),
        (redirect, "https://kiosk..acme.example/cb", "=redirect-not-absolute -", "empty"),
        (
            redirect,
            "https://a.acme.example/cb,https://b.acme.example/cb",
            "=redirect-not-absolute S",
            "make it 2 items",
        ),
        (endpoint, "https://a.acme.example/lp,https://b.acme.example/lp", "=endpoint-host -", "2 addresses"),
        (endpoint, "https://bot.local/lp", "=endpoint-private -", ""),
        (endpoint, "https://bot.internal/lp", "=endpoint-private -", ""),
        (endpoint, "https://100.64.3.7/lp", "=endpoint-private -", ""),
        (endpoint, "https://2130706433/lp", "=endpoint-private -", ""),
        (redirect, r"https://kiosk.acme.example/caf\u00e9", "address-ascii S", "percent-encode"),
        (endpoint, r"https://b\u00fccher.acme.example/lp", "address-ascii -", ""),
        // Siblings: the other member, the other spelling.
        (entry, "kiosk.acme.example:8443/start", "=entry-uri-address S", "https://kiosk.acme.example:8443"),
        (entry, "https://kiosk-.acme.example/", "=entry-uri-address -", "hyphen"),
        (endpoint, "https://0x7f.1/lp", "=endpoint-private -", ""),
        (endpoint, "https://a.home.arpa/lp", "=endpoint-private -", ""),
        (entry, "https://a.acme.example/ https://b.acme.example/", "=entry-uri-address -", "2 addresses"),
        (redirect, "JavaScript:alert(1)", "=redirect-script -", ""),
        (root, r#""logo_uri":"https://kiosk.acme.example/caf\u00e9.png""#, "address-ascii S", ""),
    ]);
}

#[test]
fn what_an_address_gives_away_and_stands_for_is_told() {
    hold(&[
        (endpoint, "https://joe:S3cret@bot.acme.example/lp", "address-credentials S", "remove it"),
        (endpoint, "https://joe:S3cret@bot.acme.example/lp?code=K3yK3y#x", "address-credentials S", ""),
        (redirect, "https://acme.example@other.example/cb", "address-credentials S", "user name"),
        (endpoint, "https://example.com/lp", "example-host -", "example.com"),
        (redirect, "https://app.example.org/cb", "example-host -", ""),
        (endpoint, "https://x1.ngrok-free.app/lp", "endpoint-tunnel -", ""),
        (root, r#""logo_uri":"http://kiosk.acme.example/logo.png""#, "logo-http S", "https://kiosk"),
        // Siblings.
        (entry, "https://joe@kiosk.acme.example/", "address-credentials S", ""),
        (root, r#""logo_uri":"https://www.example.net/l.png""#, "example-host -", ""),
        (endpoint, "https://a.trycloudflare.com/lp", "endpoint-tunnel -", ""),
        (endpoint, "https://a.trycloudflare.com.acme.example/lp", "", ""),
    ]);
    for address in
        ["https://joe:S3cret@bot.acme.example/lp", "http://joe:S3cret@bot.acme.example/lp?code=S3cret#x"]
    {
        for make in [endpoint, redirect, entry] {
            let lines = said(&make(address)).join("\n");
            assert!(!lines.contains("S3cret"), "{lines}");
        }
    }
}
