//! The table of rules: one row each, with what it asks and two manifests that show it.
//!
//! Responsible for ids, severities and help. It deliberately finds no problem: that is the work of
//! the files beside it, which name a row by its id.

use super::Severity::{self, Error, Note, Warning};

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name.
    pub id: &'static str,
    /// How bad it is when it is broken.
    pub severity: Severity,
    /// What it asks, why, what to do, and who says so.
    pub help: &'static str,
    /// A text that breaks this rule and no other. Empty for `too-large`, whose texts are too long
    /// to stand here, and for `not-utf-8`, whose bytes are no text.
    pub bad: &'static str,
    /// The text mended: it breaks no rule.
    pub good: &'static str,
}

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

const fn row(
    id: &'static str,
    severity: Severity,
    help: &'static str,
    bad: &'static str,
    good: &'static str,
) -> Rule {
    Rule { id, severity, help, bad, good }
}

/// Every rule, those of the whole text first, then as the catalogue goes.
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    row("not-json", Error,
        "A manifest is one JSON text (RFC 8259): double quotes, commas between members, none after the \
         last, no comments. \
         LivePerson reads nothing of a text that is not JSON. \
         The place is the first mistake; mend it and look again.",
        r#"{ "client_name": "com.acme.kiosk", }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("not-utf-8", Error,
        "A manifest is written in UTF-8, which RFC 8259 (8.1) asks of every JSON text that is passed on. \
         UTF-16 and the code pages of Windows are other spellings of the same letters, and nothing is \
         read of them. \
         Save the file as UTF-8 in your editor.",
        "",
        r#"{ "client_name": "com.acme.kiosk", "display_name": "Café" }"#),
    row("too-deep", Error,
        "At most 127 brackets may stand inside each other, which is as deep as common readers of JSON go. \
         No manifest needs more than six. \
         Look for a bracket that is opened again and again.",
        concat!(
            r#"{ "client_name": "com.acme.kiosk", "x": "#,
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["),
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("too-large", Error,
        "A text of more than 64 MiB is not read. \
         A manifest has a few thousand characters, so this is some other file. \
         Name the right one.",
        "",
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("not-an-object", Error,
        "A manifest is one JSON object: it starts with a brace. \
         A list of objects is usually what LivePerson gives out about all installations of an account; \
         take one of them into a file of its own. \
         Both guides show one object to an app.",
        r#"[{ "client_name": "com.acme.kiosk" }]"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),

    row("client-name-missing", Error,
        "client_name is the one member that every manifest needs, and it is unique to its installation. \
         Names in single languages (client_name#fr) stand beside it and cannot replace it. \
         Both guides require it; the newer one wants it spelled like com.acme.kiosk.",
        r#"{ "client_name#fr": "Kiosque" }"#,
        r#"{ "client_name": "com.acme.kiosk", "client_name#fr": "Kiosque" }"#),
    row("client-name-blank", Error,
        "client_name has to hold more than blanks, or the app has no name to be installed under. \
         Both guides require it and want it unique. \
         Write one such as com.acme.kiosk.",
        r#"{ "client_name": " " }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("wrong-type", Error,
        "Each documented member has one kind of value: a text, true or false, a whole number, a list, an \
         object. \
         null is none of them, and a number in quotes is a text. \
         The tables of both guides name the kinds; where tables and samples differ, the samples hold. \
         Until it is mended, nothing else is said about the value.",
        r#"{ "client_name": "com.acme.kiosk", "response_types": "code" }"#,
        r#"{ "client_name": "com.acme.kiosk", "response_types": ["code"] }"#),
    row("text-for-list", Warning,
        "The guides' tables call target_audience and goal a string, while all their samples write a list. \
         Lists are what LivePerson's own tool writes. \
         Put the values in brackets, each in quotes.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": "lead", "consumer_identity": ["auth"] } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#),
    row("too-long", Error,
        "Texts have limits, counted in characters (Unicode code points): 128 for names, scope and each \
         redirect URI, 256 for the description, 1024 for logo_uri and entry_uri. \
         Both guides give them in their tables. \
         Nothing is cut here: shorten the text yourself.",
        concat!(r#"{ "client_name": "com.acme.kiosk", "display_name": ""#,
            "0123456789012345678901234567890123456789012345678901234567890123456789",
            "012345678901234567890123456789012345678901234567890123456789", "\" }"),
        r#"{ "client_name": "com.acme.kiosk", "display_name": "0123456789" }"#),

    row("language-tag", Warning,
        "A localized name ends in # and a language tag, which is letters and digits with hyphens between: \
         fr, en-US, zh-Hant-TW. RFC 5646 says how tags are spelled, and both guides refer to it. An \
         underscore, as in en_US, is another habit and is not understood here. Write the hyphen.",
        r#"{ "client_name": "com.acme.kiosk", "client_name#en_US": "Kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "client_name#en-US": "Kiosk" }"#),
    row("language-tag-repeated", Warning,
        "Language tags are the same whatever their capitals (RFC 5646, 2.1.1), so two names for one \
         language leave open which of them people read. Keep the one that is right.",
        r#"{ "client_name": "com.acme.kiosk", "client_name#fr-CA": "Kiosque", "client_name#fr-ca": "Le kiosque" }"#,
        r#"{ "client_name": "com.acme.kiosk", "client_name#fr-CA": "Kiosque", "client_name#fr": "Le kiosque" }"#),
    row("language-tag-elsewhere", Note,
        "The guides know a language tag on client_name alone, and as part of the member's name. RFC 7591 \
         (2.2) would allow it on others, but nothing says that LivePerson reads it there. Inside a value \
         it is part of the text that people see. Move it, or leave it if you know better.",
        r#"{ "client_name": "Kiosk#fr" }"#,
        r#"{ "client_name": "Kiosk", "client_name#fr": "Kiosque" }"#),
    row("edge-blanks", Warning,
        "Blanks at the start or end of a name or an address cannot be seen, but they count: names differ \
         by them, and addresses are compared character by character. They come from copying. Take them \
         off.",
        r#"{ "client_name": "Kiosk " }"#,
        r#"{ "client_name": "Kiosk" }"#),
    row("display-name-missing", Note,
        "A client_name such as com.acme.kiosk is made to be unique, not to be read, and without \
         display_name it is what agents and reports show. display_name is in the newer guide only. Write \
         a name that people know.",
        r#"{ "client_name": "com.acme.kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "display_name": "Acme Kiosk" }"#),
    row("logo-size", Warning,
        "Both guides ask for a picture of exactly 70 x 70 pixels. It is measured only where logo_uri \
         names a picture that lies beside the manifest. Give it that size, or name another.",
        r#"{ "client_name": "com.acme.kiosk", "logo_uri": "logo.png" }"#,
        r#"{ "client_name": "com.acme.kiosk", "logo_uri": "https://kiosk.acme.example/logo.png" }"#),
    row("not-enabled", Note,
        "With enabled set to false the installed app cannot be used, and most likely stays out of the \
         QuickLaunch menu, although the three conditions of the older guide do not mention it. Only the \
         older guide knows the member. Set it to true, or remove it, when the app is ready.",
        r#"{ "client_name": "com.acme.kiosk", "enabled": false }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled": true }"#),

    row("unsupported-value", Error,
        "Lists such as grant_types, response_types and those of an engagement hold only the values that \
         the guides list, spelled exactly so, in small letters. \
         LivePerson knows no others. \
         cart_items is fine, although only the guides' samples have it.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["implicit"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#),
    row("repeated-value", Warning,
        "A value is in such a list or it is not: standing there twice, it says nothing more. \
         LivePerson's own tool takes each value once. \
         Remove the repetition.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials", "client_credentials"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#),

    row("grant-types-missing", Note,
        "grant_types says how your app gets its tokens: a server takes client_credentials, an app that \
         people sign in to takes authorization_code. The guides do not require it, and RFC 7591 (2) would \
         then assume authorization_code, but nothing says that LivePerson does. List what your app uses.",
        r#"{ "client_name": "com.acme.kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#),
    row("refresh-token-alone", Warning,
        "A refresh token renews the access that a person gave with authorization_code; a server with \
         client_credentials simply asks again (RFC 6749, 4.4.3). Alone it has nothing to renew. List \
         authorization_code as well, or leave refresh_token out.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials", "refresh_token"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#),
    row("redirect-missing", Warning,
        "After the sign-in, authorization_code sends the browser back to one of the redirect URIs with a \
         code (RFC 6749, 4.1; RFC 7591, 2). Without one the sign-in cannot end. Add the address of your \
         app, or untick authorization_code.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"], "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("code-missing", Warning,
        "authorization_code goes with the response type code (RFC 7591, 2.1): a list without it lets your \
         app ask for everything but that. Add code, or untick authorization_code.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"], "response_types": [],
  "redirect_uris": ["https://kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"], "response_types": ["code"],
  "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("code-without-grant", Note,
        "The response type code is what authorization_code asks for (RFC 7591, 2.1), and an app with \
         other grant types never does. The connector samples of both guides have it all the same, and it \
         does no harm. Remove it, or add authorization_code if people sign in.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"], "response_types": ["code"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#),
    row("implicit-flow", Note,
        "token and id_token come back in the address of the browser, where history and logs keep them. \
         OAuth 2.1 has dropped this way, and RFC 9700 (2.1.2) advises against it. Use code with \
         authorization_code where you can.",
        r#"{ "client_name": "com.acme.kiosk", "response_types": ["token"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "response_types": ["code"] }"#),
    row("webhooks-without-credentials", Note,
        "The server that takes events mostly answers by calling LivePerson, and for that it signs in as \
         itself with client_credentials. The guides' connector sample does so. Add it, unless your server \
         only listens.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["refresh_token", "authorization_code"],
  "redirect_uris": ["https://kiosk.acme.example/callback"], "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"], "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#),

    row("redirects-unused", Note,
        "Redirect URIs are where authorization_code, or a token in the browser, sends people back. The \
         older guide says that they are for web and native apps, so a connector needs none, although the \
         samples have one. Leave them out, or add the grant type that uses them.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"],
  "redirect_uris": ["https://kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"],
  "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("several-redirects", Note,
        "With more than one redirect URI, each sign-in request has to name the one it wants (RFC 6749, \
         3.1.2.3). An app that leaves it out is refused. See that yours always sends redirect_uri.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback", "https://kiosk.acme.example/second"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("redirect-repeated", Warning,
        "A redirect URI is in the list or it is not: standing there twice, it says nothing more. Remove \
         the repetition.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback", "https://kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("redirect-not-absolute", Warning,
        "A redirect URI is a whole address with its scheme and host (RFC 6749, 3.1.2), in characters that \
         an address may have (RFC 3986). LivePerson compares it with the one in the request, character by \
         character. Write it as your app sends it.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("redirect-fragment", Warning,
        "The part after # never reaches a server, and RFC 6749 (3.1.2) forbids it in redirect URIs. Take \
         it off, and let your page add it after the sign-in.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/#/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("redirect-wildcard", Warning,
        "Redirect URIs are compared character by character (RFC 9700, 2.1), so a * stands for a star and \
         for nothing else. List each address that your app uses.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://*.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("redirect-encoded", Warning,
        "Addresses are written with %3A%2F%2F only inside another address. Here every character is \
         compared with what your app sends once it is decoded, so this one never fits. Write it plainly.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https%3A%2F%2Fkiosk.acme.example%2Fcallback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("redirect-script", Warning,
        "An address that begins with javascript: or data: is a program, not a place: whoever can name it \
         runs code with the code or token of the sign-in. RFC 9700 wants redirect URIs to be known and \
         safe places. Write an https address.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["javascript:alert(1)"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#),
    row("redirect-http", Warning,
        "Over plain http, others on the way can read the code that the sign-in sends back. RFC 9700 (2.6) \
         allows it for the computer itself alone, and the developer pages ask for TLS 1.2 or newer; the \
         newer guide's samples have http nevertheless. Use https, or http://127.0.0.1 while you develop.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["http://kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["http://127.0.0.1/callback"] }"#),
    row("redirect-localhost", Note,
        "localhost is a name that a computer can resolve to something else, or to an address on which \
         nobody listens. RFC 8252 (8.3) prefers http://127.0.0.1 or http://[::1]. Your app has to send \
         the same one.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["http://localhost/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["http://127.0.0.1/callback"] }"#),
    row("redirect-scheme", Note,
        "Any app of a device may claim a scheme of one word. RFC 8252 (7.1) asks for a domain of yours \
         turned round, such as com.acme.kiosk:/callback, which others have no reason to use. Rename it if \
         you can.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["acmekiosk:/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["com.acme.kiosk:/callback"] }"#),

    row("scope-separator", Warning,
        "scope is words with exactly one blank between two of them (RFC 6749, 3.3). A comma becomes part \
         of a word, and a second blank makes an empty one. Write one blank, and none at the ends.",
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.consumer,faas.lambda.invoke" }"#,
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.consumer faas.lambda.invoke" }"#),
    row("scope-unknown", Warning,
        "The guides know one scope, msg.consumer, and LivePerson's other pages a few for other products. \
         Another word gives no right that is known, and may get the app refused. Look at its spelling, or \
         ask LivePerson.",
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.everything" }"#,
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.consumer" }"#),
    row("scope-deprecated", Warning,
        "ihub.tpb.customendpoint is an older name that LivePerson's pages on third-party bots call \
         deprecated. Use thirdpartybots.customendpoint.bot in its place.",
        r#"{ "client_name": "com.acme.kiosk", "scope": "ihub.tpb.customendpoint" }"#,
        r#"{ "client_name": "com.acme.kiosk", "scope": "thirdpartybots.customendpoint.bot" }"#),
    row("scope-elsewhere", Note,
        "faas.lambda.invoke and thirdpartybots.customendpoint.bot are not in the guides: LivePerson's \
         pages on functions and on third-party bots have them. LivePerson's hub lists only apps whose \
         scope is exactly msg.consumer. Keep them if your app calls those products.",
        r#"{ "client_name": "com.acme.kiosk", "scope": "faas.lambda.invoke" }"#,
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.consumer" }"#),

    row("profile-id-whole", Error,
        "enabled_for_profiles lists the ids of profiles, and an id is a whole number without quotes. \
         The older guide calls it an array of integers. \
         Look the id up in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42.5] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#),
    row("profile-id-range", Error,
        "A profile id has at most 64 bits with a sign: 9223372036854775807 is the largest. \
         A larger number matches no profile, and some readers would silently round it. \
         Look the id up in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [9223372036854775808] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [9223372036854775807] }"#),
    row("profile-id-negative", Warning,
        "Profile ids of an account are not negative, so this one most likely matches nobody. \
         The guides only say that ids are integers. \
         Look the id up in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [-42] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#),
    row("number-spelling", Warning,
        "42.0 and 4.2e1 are the number 42, but a reader that wants an integer may refuse them. \
         The guides write whole numbers with digits alone. \
         Write it so; its value stays.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42.0] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#),

    row("entry-uri-address", Warning,
        "entry_uri is the page that opens when people start the app: a whole address with https:// and a \
         host. Both guides call it a URI, and the newer one begins the sign-in there. Write all of it.",
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "/start" }"#,
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "https://kiosk.acme.example/start" }"#),
    row("entry-uri-http", Warning,
        "Over plain http, others on the way can read and change what people see in the app. The developer \
         pages ask for TLS 1.2 or newer everywhere. Use https, or http://127.0.0.1 while you develop.",
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "http://kiosk.acme.example/start" }"#,
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "https://kiosk.acme.example/start" }"#),
    row("quick-launch-nobody", Warning,
        "The QuickLaunch menu shows a private app only if quick_launch_enabled is true, entry_uri is not \
         empty, and a profile of the user is in enabled_for_profiles (older guide). Here one of the two \
         others is missing, so nobody sees it. The newer guide leaves enabled_for_profiles out: ask \
         LivePerson whether your account needs it.",
        r#"{ "client_name": "com.acme.kiosk", "quick_launch_enabled": true,
  "entry_uri": "https://kiosk.acme.example/start" }"#,
        r#"{ "client_name": "com.acme.kiosk", "quick_launch_enabled": true,
  "entry_uri": "https://kiosk.acme.example/start", "enabled_for_profiles": [42] }"#),
    row("quick-launch-off", Note,
        "entry_uri and enabled_for_profiles prepare the QuickLaunch menu, but quick_launch_enabled is not \
         true, and not set counts as false (both guides). So the app is not shown there. Switch it on if \
         it should be.",
        r#"{ "client_name": "com.acme.kiosk", "entry_uri": "https://kiosk.acme.example/start" }"#,
        r#"{ "client_name": "com.acme.kiosk", "quick_launch_enabled": true,
  "entry_uri": "https://kiosk.acme.example/start", "enabled_for_profiles": [42] }"#),
    row("profile-id-repeated", Warning,
        "A profile is listed or it is not: its id twice says nothing more. Remove the repetition, and see \
         whether another id was meant.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42, 42] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#),
    row("profile-ids-small", Note,
        "Ids of profiles are numbers that your account gave out, mostly large ones. 1 to 4 are also the \
         types of roles: 1 Administrator, 2 Agent, 3 Agent Manager, 4 Campaign Manager; they are \
         something else. Look the ids up under Profiles in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [1, 2] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [1, 42] }"#),

    row("endpoint-missing", Error,
        "An event that is set needs the address to which LivePerson sends it. \
         Both guides require endpoint in every webhook. \
         Write one that starts with https://, or remove the event.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "max_retries": 3 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 3 } } } }"#),
    row("endpoint-https", Error,
        "LivePerson calls endpoints over https alone, and both guides want endpoint to start with \
         https:// in small letters. \
         A query may follow. \
         Before you change http to https, see that your server answers there with TLS 1.2 or newer.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "http://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#),
    row("max-retries-range", Error,
        "max_retries is how often LivePerson tries an event again: a whole number from 0 to 5. \
         Both guides give this range. \
         To keep trying for longer, set retry beside the events.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 9 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 5 } } } }"#),
    row("header-incomplete", Error,
        "Each item of headers has a header_name and a header_value, both texts: one without the other \
         cannot be sent. \
         Both guides show headers so. \
         Add what is missing, or remove the item.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a-long-random-text" }] } } } }"#),
    row("retry-type", Warning,
        "retry is an object beside the events, and its retention_time a whole number of seconds. \
         The guides do not know it: LivePerson's other pages do, so a mistake is only a warning. \
         Mend it, or LivePerson most likely passes over it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": true } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 86400 } } } }"#),
    row("retention-time-range", Warning,
        "retention_time is how many seconds LivePerson keeps trying to deliver an event: from 2 to \
         259200, which is three days. \
         LivePerson's page on retrying gives this range; the guides do not know it. \
         Write a whole number within it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 1 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 86400 } } } }"#),
    row("unknown-event", Warning,
        "LivePerson sends five events, and calls nobody for a name that it does not know. \
         Both guides list them by their full names. \
         Rename it if a letter is wrong; otherwise it is kept as it is.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.AccpetStatusEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.AcceptStatusEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#),
    row("event-prefix", Warning,
        "ExConversationChangeNotification is sent with cqm. before its name. \
         The tables of both guides say ms.MessagingEventNotification., but every sample of theirs says \
         cqm., and that is right. \
         Rename it, or your server hears of no conversation.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#),
    row("event-blank", Warning,
        "The tables of both guides print a blank before the last dot of an event's name, so that it \
         fits their column. \
         No event has one in its name, and the samples write none. \
         Take it out.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification .ContentEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.ContentEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#),

    row("endpoint-host", Warning,
        "After https:// comes the name of your server, then a path, in characters that an address may \
         have (RFC 3986). LivePerson calls exactly what stands here. Write all of it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https:///lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#),
    row("endpoint-blank", Warning,
        "An address has no blanks (RFC 3986): what follows one is lost, or the address is refused. Take \
         it out, or write %20 where it belongs to the path.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/my bot" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/my%20bot" } } } }"#),
    row("endpoint-fragment", Warning,
        "The part of an address after # stays with the one who calls and is never sent (RFC 9110, 4.2.5), \
         so your server does not see it. Take it off; a ?query does arrive.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp#events" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp?events" } } } }"#),
    row("endpoint-private", Warning,
        "LivePerson calls your endpoint over the internet, and localhost and the addresses of private \
         networks (RFC 1918, RFC 4193) lead nowhere from there. Write the address of a public server, or \
         of a tunnel while you develop.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://192.168.0.7/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#),
    row("retry-overrides", Note,
        "retry says for all events how long LivePerson tries again, and takes the place of max_retries \
         from 1 to 5; a max_retries of 0 still switches it off for its event. LivePerson's page on \
         retrying says so; the guides do not know retry. Keep the one you mean.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 3 },
  "retry": { "retention_time": 86400 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" },
  "retry": { "retention_time": 86400 } } } }"#),
    row("no-retry", Note,
        "Not set, max_retries counts as 0: an event that your server misses once is lost, be it for a \
         restart. LivePerson's other pages say so. Set it from 1 to 5, or set retry for all events.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 3 } } } }"#),
    row("header-name", Warning,
        "The name of a header is letters, digits and a few marks such as the hyphen, without blanks (RFC \
         9110, 5.1). Another is refused on the way. Write one such as X-Acme-Key.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X Acme Key", "header_value": "a-long-random-text" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a-long-random-text" }] } } } }"#),
    row("header-repeated", Warning,
        "Capitals make no difference in the names of headers (RFC 9110, 5.1), so the same name twice \
         leaves open which value your server gets. Remove one, or rename it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a" }, { "header_name": "x-acme-key", "header_value": "b" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a" }, { "header_name": "X-Acme-Id", "header_value": "b" }] } } } }"#),
    row("header-reserved", Warning,
        "Host and Content-Length belong to the request itself (RFC 9110), and names that start with \
         x-liveperson- to LivePerson, which signs its calls with them. Yours would be overwritten, or \
         spoil the call. Choose another name.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-LivePerson-Key", "header_value": "a" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a" }] } } } }"#),

    row("engagement-incomplete", Error,
        "Once engagement is there, it needs all eight of its members, even where a list is short. \
         Both guides require each of them. \
         Add what is missing with the values that your app may use, or remove engagement whole.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "consumer_identity": ["auth"] } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#),

    row("list-length", Warning,
        "LivePerson's installer takes at most 10 values in entry_point, visitor_behavior and goal, at \
         most 20 in target_audience, and at least 1 in entry_point. The guides give no such limits. Tick \
         what your app may use.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": [], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#),
    row("consumer-identity", Warning,
        "Both guides list auth and unauth for consumer_identity, and say in the same breath that it has \
         to be auth. LivePerson's installer writes auth alone. Keep unauth only if LivePerson agreed to \
         it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth", "unauth"] } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#),

    row("unknown-member", Warning,
        "The guides do not know a member of this name at this place, so LivePerson most likely passes \
         over it. \
         It is always kept here, since it may be right all the same. \
         Look for a wrong letter, or for capitals where _ belongs.",
        r#"{ "client_name": "com.acme.kiosk", "displayName": "Kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "display_name": "Kiosk" }"#),
    row("duplicate-member", Warning,
        "A name stands twice in one object. \
         JSON (RFC 8259) leaves open which value counts; nearly every reader takes the last, and so does \
         this program. \
         Remove the earlier one, or give it the name that was meant.",
        r#"{ "client_name": "com.acme.kiosk", "client_name": "com.acme.menu" }"#,
        r#"{ "client_name": "com.acme.menu" }"#),
    row("client-secret", Warning,
        "client_secret comes back from an installation and is worth as much as a password: with it, \
         others can act as your app. \
         A manifest is mailed and uploaded, and needs none; LivePerson hands it out (newer guide). \
         Remove it, and ask for a new one if others have seen the file.",
        r#"{ "client_name": "com.acme.kiosk", "client_secret": "not-shown" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("server-member", Note,
        "Some members are made by LivePerson when an app is installed, or are seen in installed apps \
         without being in the guides; a file that was exported has them. \
         A manifest need not send them. \
         They are kept, since an update replaces the whole installation.",
        r#"{ "client_name": "com.acme.kiosk", "client_id": "12345678-90ab" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),

    row("placeholder-left", Note,
        "Words in braces or angle brackets, your/webhooks/endpoint, YOURAPPNAME, and headers called NAME \
         with the value VALUE come from samples and templates. LivePerson would take them as they stand. \
         Put your own values in their place.",
        r#"{ "client_name": "com.{company}.kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("client-name-shared", Note,
        "A client_name is unique to its installation (both guides), so of two manifests with one name the \
         second replaces the first, or is refused. Several files for one app, such as one for each \
         account, are fine. Rename one if they are different apps.",
        r#"{ "client_name": "com.acme.kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
];
