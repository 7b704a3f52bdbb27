"""The search of the site: the texts that are written for it, and how the page matches them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from exports.site.search import parts, words

WRITTEN = st.text(st.characters(exclude_categories=["Cs"]))
SITE_JS = Path(__file__).parents[2] / "exports" / "site" / "site.js"


def test_words_are_read_as_a_person_reads_them() -> None:
    assert (
        words("<h2>原因</h2><p>お<strong>詫</strong>び\n申し上げます</p><li>ＡＢＣ ﾆﾎﾝ</li>")
        == "原因 お詫び申し上げます ABC ニホン"
    )
    assert words('<p>a &lt;b&gt; &amp;amp; c</p><svg class="x"><text>drawn</text></svg><td>1</td><td>2</td>') == (
        "a <b> &amp; c 1 2"
    )


def test_a_part_is_written_when_it_is_full() -> None:
    taken: list[str] = []

    def cases() -> Any:
        for name in "abcde":
            taken.append(name)
            yield name, "漢" * 10

    scripts = parts(cases(), size=50)
    assert next(scripts).count("漢") == 20
    assert taken == ["a", "b"]
    assert [script.count("漢") for script in scripts] == [20, 10]


@given(text=WRITTEN | st.sampled_from(["</script>", "<!--", "]]>", "\u2028\u2029"]))
def test_a_text_cannot_leave_its_script(text: str) -> None:
    (script,) = parts([("2026-001", text)])
    assert not re.search("[<\u2028\u2029]", script)
    assert json.loads(script[len("retroTexts(") : -len(");\n")]) == [["2026-001", text]]


def run(program: str, **given: Any) -> Any:
    """What the functions of the page answer, in a JavaScript without a page."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node to run the search with")
    source = f"const {{ patterns, holds, excerpt }} = require({json.dumps(str(SITE_JS))});\n"
    source += f"const given = {json.dumps(given)};\nconsole.log(JSON.stringify({program}));"
    done = subprocess.run([node, "-e", source], capture_output=True, text=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


TEXT = words("<p>Ｔｗｏ parcels swapped. 日本の店で荷物が入れ替わり、お詫び申し上げました。100% (a+b) ΣΑΣ ｶﾞｯﾂ</p>")


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("日本", True), ("本の", True), ("入れ替わり", True), ("店　荷物", True), ("日本 英国", False),
        ("two", True), ("TWO", True), ("ｔｗｏ　SWAPPED", True), ("parcels two", True), ("arce", True), ("twos", False),
        ("ガッツ", True), ("ｶﾞｯﾂ", True), ("σας", True), ("(a+b)", True), ("100%", True), (".*", False), ("[", False),
        ("\\", False), ("^Two", False), ("", True), ("   ", True), ("a" * 5000, False),
    ],
)  # fmt: skip
def test_the_search_finds(query: str, is_found: bool) -> None:
    assert run("holds(given.text, patterns(given.query))", text=TEXT, query=query) is is_found


def test_the_excerpt_marks_what_was_found() -> None:
    pieces = run("excerpt(given.text, patterns('荷物 ＳＷＡＰＰＥＤ'))", text=TEXT)
    assert [text for text, is_found in pieces if is_found] == ["swapped", "荷物"]
    assert "".join(text for text, _ in pieces) == TEXT


def test_the_excerpt_is_short_and_cuts_no_character() -> None:
    text = "🙂" * 300 + "日本" + "🙂" * 300
    pieces = run("excerpt(given.text, patterns('日本'))", text=text)
    assert ["日本", True] in pieces
    whole = "".join(piece for piece, _ in pieces)
    assert whole.startswith("… ")
    assert whole.endswith(" …")
    assert len(whole) < 160
    assert set(whole) == {"…", " ", "🙂", "日", "本"}
    assert run("excerpt('aaaa', patterns('a aa'))") == [["aaaa", True]]


def test_user_text_never_becomes_html_in_the_page() -> None:
    source = SITE_JS.read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", source)
