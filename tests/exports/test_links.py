from __future__ import annotations

import re
from collections.abc import Callable
from time import process_time
from typing import TypeAlias

import pytest

from exports.document import Document
from exports.html.body import body
from exports.markdown.escape import inline
from exports.markdown.prose import prose
from exports.markdown.tree import leads_to, tree
from retro.language import language

Made: TypeAlias = Callable[[str], str]


def links(markdown: str) -> list[tuple[str, str]]:
    """The words and the target of each link that PDF and Word follow."""
    nodes = (node for node in tree(markdown).walk() if node.type == "link")
    return [("".join(each.content for each in node.walk() if each.type == "text"), leads_to(node)) for node in nodes]


def shown(markdown: str) -> str:
    """What is read on paper."""
    return "".join(node.content for node in tree(markdown).walk() if node.type in {"text", "code_inline"})


def html(markdown: str) -> str:
    """What a page has of it."""
    return body(Document("", markdown, language("en")))


@pytest.mark.parametrize("made", [inline, prose])
@pytest.mark.parametrize(("typed", "address"), [
    ("see https://b.example/_c?d=1&e=2.", "https://b.example/_c?d=1&e=2"),
    ("(see https://b.example/a_(b))", "https://b.example/a_(b)"),
    ("（https://b.example/a）", "https://b.example/a"),
    ("「https://b.example/」。", "https://b.example/"),
    ("詳細はhttps://b.exampleを参照。", "https://b.example"),
    ("https://b.example/をみる", "https://b.example/"),
    ("http://localhost:8080/x, then", "http://localhost:8080/x"),
    ("https://b.example|c", "https://b.example"),
    ('https://b.example/"onclick="x', "https://b.example/"),
    ("**https://b.example/a**", "https://b.example/a"),
    ("https://b.example/%E2%80%AEx", "https://b.example/%E2%80%AEx"),
    ("<https://b.example/a>", "https://b.example/a"),
])  # fmt: skip
def test_a_bare_address_leads_there_and_ends_where_it_ends(made: Made, typed: str, address: str) -> None:
    assert links(made(typed)) == [(address, address)]
    assert f'href="{address.replace("&", "&amp;")}"' in html(made(typed))
    assert address in shown(made(typed))


@pytest.mark.parametrize("made", [inline, prose])
def test_letters_in_the_path_are_kept(made: Made) -> None:
    assert links(made("https://k.example/Köln liegt")) == [("https://k.example/Köln", "https://k.example/K%C3%B6ln")]
    assert links(made("https://w.example/wiki/東京 にて"))[0][0] == "https://w.example/wiki/東京"


@pytest.mark.parametrize("made", [inline, prose])
@pytest.mark.parametrize("typed", [
    "[x](javascript:alert(1))", "[x](data:text/html,a)", "[x](vbscript:a)", "[x](file:///etc/passwd)",
    "[x](//b.example)", "[x](b)", "[x](https://bank.example@evil.example/)", "https://bank.example@evil.example/",
    "https://bank.example:80@evil.example/", "https://bank.example:x@evil.example",
    r"https://bank.example\@evil.example",
    "<javascript:alert(1)>", "https://", "http://[::1]/", "<https://a@b.example>", "[x](HTTPS://a:b@evil.example)",
])  # fmt: skip
def test_what_must_not_be_followed_is_text_that_shows_all_of_itself(made: Made, typed: str) -> None:
    assert links(made(typed)) == []
    assert "<a " not in html(made(typed))
    assert shown(made(typed)).replace("\\", "") == typed.replace("\\", "")
    assert not re.search(r"(?<!\\)https?://", made(typed)), "nor do other readers make a link of it unasked"


@pytest.mark.parametrize("made", [inline, prose])
@pytest.mark.parametrize(("typed", "seen"), [
    ("[bank.example](https://evil.example/x)", "bank.example (evil.example)"),
    ("[https://bank.example](https://bank.example.evil.example)", "https://bank.example (bank.example.evil.example)"),
    ("[ｂａｎｋ．example](https://evil.example)", "ｂａｎｋ．example (evil.example)"),
    ("[bank\u200b.example](https://evil.example)", "bank\u200b.example (evil.example)"),
    ("[me@bank.example](mailto:me@evil.example)", "me@bank.example (evil.example)"),
    ("[here](https://\u0430pple.example/)", "here (xn--pple-43d.example)"),
    ("https://\u0430pple.example/ is it", "https://\u0430pple.example/ (xn--pple-43d.example) is it"),
    ("[https://xn--pple-43d.example](https://xn--pple-43d.example)", "https://xn--pple-43d.example"),
    ("[#45](https://bank.example/i/45)", "#45"),
    ("[bank.example](https://www.bank.example)", "bank.example"),
    ("[bank.example](https://evil.example) (evil.example)", "bank.example (evil.example)"),
])  # fmt: skip
def test_what_looks_like_one_place_and_is_another_shows_where_it_leads(made: Made, typed: str, seen: str) -> None:
    assert shown(made(typed)) == seen
    assert len(links(made(typed))) == 1


def test_a_link_in_letters_of_another_alphabet_leads_to_the_host_that_is_shown() -> None:
    assert links(inline("https://\u0430pple.example/"))[0][1] == "https://xn--pple-43d.example/"


def test_code_stays_code_and_a_bar_in_it_ends_no_cell() -> None:
    assert inline("ran `rm -rf *_x_` twice") == "ran `rm -rf *_x_` twice"
    row = f"| a | b |\n| --- | --- |\n| {inline('`x | y` [1](https://b.example)')} | c |"
    assert [node.type for node in tree(row).walk()].count("td") == 2
    assert shown(row) == "abx | y 1c"
    assert links(row) == [("1", "https://b.example")]


def test_nothing_else_in_a_line_becomes_markup() -> None:
    assert html(inline("# *a* <b> ![p](https://b.example/p.png) `c` [d")) == (
        '<p># *a* &lt;b&gt; !<a href="https://b.example/p.png" rel="noreferrer">p</a> <code>c</code> [d</p>\n'
    )


@pytest.mark.parametrize("named", ["mermaid", "dataviewjs", "retro-timeline", "chart timeline", "math", "python -i"])
def test_a_block_of_code_is_no_program_of_another_tool(named: str) -> None:
    assert prose(f"```{named}\na\n```") == f"```\n{named}\na\n```"
    assert prose("```python\na\n```") == "```python\na\n```"


@pytest.mark.parametrize("piece", ["https://a.example/b ", "https://a", "[a](https://b.example)", "https://.", "`a"])
def test_a_long_text_of_addresses_takes_no_time(piece: str) -> None:
    begun = process_time()
    inline(piece * 2000)
    assert process_time() - begun < 2
