from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from exports.markdown.prose import is_one_paragraph, paragraphs, prose
from tests.exports.reading import READERS, even, kinds, parse, words
from tests.strategies import LONG, hostile_text

OWN = {
    "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote", "fence", "strong", "em", "code_inline",
    "link", "hardbreak",
}  # fmt: skip
CASES = re.findall(
    r"^(.+)\n\.\n(.*?)\n\.\n(.*?)\n\.\n",
    (Path(__file__).parent / "fixtures/prose.md").read_text(),
    re.MULTILINE | re.DOTALL,
)


def bare(text: str) -> str:
    """The letters and digits of `text`, which no markup is made of."""
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize(("typed", "written"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_prose_is_written_anew(typed: str, written: str) -> None:
    assert prose(typed) == written
    assert prose(written) == written or "\\" in written


@settings(max_examples=150, deadline=None)
@given(hostile_text())
@example("* * *").via("a rule that is a list of lists")
@example("- - -\n")
@example("_b \\_a c_")
@example("***(a)* b*")
@example("\u3000\n\u3000")
@example("- a\n\n\n  > b\n  ```\n  c")
@example("1. a\n\n       b\n2. ```\n   c")
def test_every_reader_sees_blocks_of_prose_alone_and_every_letter(typed: str) -> None:
    written = prose(typed)
    assert written == written.strip("\n")
    assert not re.search(r"[ \t]$", written, re.MULTILINE)
    for name in READERS:
        tokens = parse(name, written)
        assert kinds(tokens) <= OWN
        said = bare("".join(f"{token.content}{token.info * (token.type == 'fence')}" for token in tokens))
        hidden = [bare(str(value)) for token in tokens for value in token.attrs.values()]
        for run in re.findall(r"[^\W_]+", even(typed)):
            assert run in said or re.fullmatch(r"\d+", run) or any(run in value for value in hidden)


@pytest.mark.parametrize("typed", LONG, ids=lambda text: text[:3])
def test_what_lies_too_deep_for_readers_is_text(typed: str) -> None:
    for name in READERS:
        tokens = parse(name, prose(typed))
        assert kinds(tokens) <= {"paragraph"}
        assert words(tokens) == even(typed)


@settings(max_examples=50, deadline=None)
@given(hostile_text())
def test_plain_paragraphs_show_every_character(typed: str) -> None:
    for name in READERS:
        tokens = parse(name, paragraphs(typed))
        assert kinds(tokens) <= {"paragraph"}
        assert words(tokens) == even(typed)


def test_control_characters_of_a_file_changed_by_hand_are_taken_out() -> None:
    assert prose("a\x1b[31m\x00 b\r\nc\u202e") == "a[31m b\nc"
    assert prose("*a\x1b\x00*") == "*a*"


@pytest.mark.parametrize(("typed", "one"), [
    ("a", True), ("a\nb", True), ("*a*", True), ("-a", True), ("1.5 h", True), ("a\n\nb", False), ("- a", False),
    ("> a", False), ("1. a", False), ("```\na\n```", False), ("-", True), ("", True),
])  # fmt: skip
def test_one_paragraph_may_follow_other_words(typed: str, *, one: bool) -> None:
    assert is_one_paragraph(prose(typed)) is one


def test_plain_prose_needs_no_reader_of_markdown() -> None:
    program = (
        "import sys; from exports.markdown.prose import prose; prose('Said: foo_bar (R&D).\\n\\nA second one.');"
        "print(sorted(m for m in sys.modules if m in ('markdown_it', 'jinja2')));"
        "prose('*a*'); print('markdown_it' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.split("\n")[:2] == ["[]", "True"]
