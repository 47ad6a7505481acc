//! What is pasted on a list, on one of its items, and on headers.

use super::super::super::support::desk::tell;
use super::super::{event, in_event};

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn on_a_list_or_an_item_a_paste_adds_items() {
    tell(&[
        (
            "one",
            "{'redirect_uris': ['https://a.example/1']}",
            "@redirect_uris[0] paste<https://b.example/2>",
            "{'redirect_uris': ['https://a.example/1', 'https://b.example/2']}",
            "pasted 1 redirect URI; Ctrl-Z takes it back",
        ),
        (
            "a JSON array on one line",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] paste<['https://a.example/1','https://b.example/2']>",
            "{'redirect_uris': ['a', 'https://a.example/1', 'https://b.example/2']}",
            "pasted 2 redirect URIs; Ctrl-Z takes all 2 back",
        ),
        (
            "a JSON array on several, with the comma behind it",
            "{'redirect_uris': []}",
            "@redirect_uris paste<[\\r\\n  'https://a.example/1',\\r\\n  'https://b.example/2'\\r\\n],>",
            "{'redirect_uris': ['https://a.example/1', 'https://b.example/2']}",
            "",
        ),
        (
            "lines in quotes with commas",
            "{'client_name': 'a'}",
            "@redirect_uris paste<'https://a.example/1',\\r'https://b.example/2',\\r>",
            "{'client_name': 'a', 'redirect_uris': ['https://a.example/1', 'https://b.example/2']}",
            "",
        ),
        (
            "with commas between them",
            "{'redirect_uris': []}",
            "@redirect_uris paste<https://a.example/1, https://b.example/2,https://c.example>",
            "{'redirect_uris': ['https://a.example/1', 'https://b.example/2', 'https://c.example']}",
            "",
        ),
        (
            "a comma inside an address ends none",
            "{'redirect_uris': []}",
            "@redirect_uris paste<https://a.example/1?x=1,2, https://b.example/y>",
            "{'redirect_uris': ['https://a.example/1?x=1,2', 'https://b.example/y']}",
            "",
        ),
        (
            "on the adding row too, and one undo takes all",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] Down paste<b\\nc> C-z",
            "{'redirect_uris': ['a']}",
            "undone: paste 2 redirect URIs",
        ),
        (
            "an item that is only a placeholder gives way",
            "{'redirect_uris': ['https://{domain}/{path}']}",
            "@redirect_uris[0] paste<https://a.example/1\\nhttps://b.example/2>",
            "{'redirect_uris': ['https://a.example/1', 'https://b.example/2']}",
            "pasted 2 redirect URIs…",
        ),
        (
            "ids as a JSON array",
            "{'client_name': 'a'}",
            "@enabled_for_profiles paste<[42, 43]>",
            "{'client_name': 'a', 'enabled_for_profiles': [42, 43]}",
            "pasted 2 profile ids…",
        ),
        (
            "ids in quotes with commas",
            "{'enabled_for_profiles': [1]}",
            "@enabled_for_profiles[0] paste<'42', '43'>",
            "{'enabled_for_profiles': [1, 42, 43]}",
            "pasted 2 profile ids…",
        ),
        (
            "addresses in quotes with commas on one line",
            "{'redirect_uris': []}",
            "@redirect_uris paste<'https://a.example/1', 'https://b.example/2',>",
            "{'redirect_uris': ['https://a.example/1', 'https://b.example/2']}",
            "",
        ),
        (
            "in typographic quotes",
            "{'redirect_uris': []}",
            "@redirect_uris paste<“https://a.example/1”, ‘https://b.example/2’>",
            "{'redirect_uris': ['https://a.example/1', 'https://b.example/2']}",
            "",
        ),
        (
            "with the name of the list",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] paste<'redirect_uris': ['b', 'c'],>",
            "{'redirect_uris': ['a', 'b', 'c']}",
            "pasted 2 redirect URIs…",
        ),
        (
            "ids in quotes, with semicolons",
            "{'enabled_for_profiles': [1]}",
            "@enabled_for_profiles[0] paste<'42'; '43'>",
            "{'enabled_for_profiles': [1]}",
            "nothing was pasted…",
        ),
        (
            "in an open item that is still empty too",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] Down Enter paste<['b', 'c']>",
            "{'redirect_uris': ['a', 'b', 'c']}",
            "pasted 2 redirect URIs…",
        ),
        (
            "on a text where a list has to be, a list",
            "{'redirect_uris': 'https://a.example'}",
            "@redirect_uris paste<https://b.example>",
            "{'redirect_uris': ['https://b.example']}",
            "pasted 1 redirect URI…",
        ),
    ]);
}

#[test]
fn lines_with_name_and_value_become_headers() {
    tell(&[
        (
            "on a list that is not set",
            event!("'endpoint': 'e'"),
            in_event!(".headers paste<X-Foo: bar\\r\\nX-Key: a:b\r\n>"),
            event!(
                "'endpoint': 'e', 'headers': [{'header_name': 'X-Foo', 'header_value': 'bar'}, {'header_name': 'X-Key', 'header_value': 'a:b'}]"
            ),
            "pasted 2 headers…",
        ),
        (
            "on a header",
            event!("'headers': [{'header_name': 'A', 'header_value': 'b'}]"),
            in_event!(".headers[0] paste<X-Foo: bar>"),
            event!(
                "'headers': [{'header_name': 'A', 'header_value': 'b'}, {'header_name': 'X-Foo', 'header_value': 'bar'}]"
            ),
            "pasted 1 header…",
        ),
        (
            "a header that is a placeholder gives way",
            event!("'headers': [{'header_name': 'NAME', 'header_value': 'VALUE'}]"),
            in_event!(".headers[0] paste<X-Foo: bar>"),
            event!("'headers': [{'header_name': 'X-Foo', 'header_value': 'bar'}]"),
            "pasted 1 header…",
        ),
        (
            "as a manifest has them",
            event!("'headers': []"),
            in_event!(".headers paste<[{'header_name': 'A', 'header_value': 'b'}]>"),
            event!("'headers': [{'header_name': 'A', 'header_value': 'b'}]"),
            "",
        ),
        (
            "one as a manifest has it",
            event!("'headers': []"),
            in_event!(".headers paste<{'header_name': 'A', 'header_value': 'b'},>"),
            event!("'headers': [{'header_name': 'A', 'header_value': 'b'}]"),
            "",
        ),
        (
            "all of an event, with the name of the list",
            event!("'headers': []"),
            in_event!(".headers paste<'headers': [{'header_name': 'A', 'header_value': 'b'}],>"),
            event!("'headers': [{'header_name': 'A', 'header_value': 'b'}]"),
            "",
        ),
        (
            "as curl takes them",
            event!("'headers': []"),
            in_event!(".headers paste<-H 'A: b' \\\\\\n-H 'C: d'>"),
            event!(
                "'headers': [{'header_name': 'A', 'header_value': 'b'}, {'header_name': 'C', 'header_value': 'd'}]"
            ),
            "",
        ),
        (
            "several of which one is none",
            event!("'headers': []"),
            in_event!(".headers paste<A: b\\nC>"),
            event!("'headers': []"),
            "nothing was pasted: the value is missing",
        ),
        (
            "into the open name",
            event!("'headers': []"),
            in_event!(".headers Enter paste<A: b> Esc"),
            event!("'headers': [{'header_name': 'A', 'header_value': 'b'}]"),
            "",
        ),
    ]);
}
