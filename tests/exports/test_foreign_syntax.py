"""What other programs take for their own language is text to them, and reads the same."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt

from exports.data.foreign_syntax import without_instructions
from exports.markdown.escape import inline
from exports.markdown.prose import prose
from tests.strategies import hostile_text

READER = MarkdownIt("commonmark").enable(["table"])  # HTML is on, as where such files are read


def seen(markdown: str) -> str:
    """What a reader sees, without tags."""
    text = re.sub(r"<[^>]*>", "", READER.render(markdown))
    return " ".join(unescape(text).split())


@pytest.mark.parametrize("markdown", [
    "{{ config.SECRET }} was printed by {% include page %}", "ran `{{ a }} <b>` and ``{% raw %} ` x`` in {# b #}",
    "- a\n\n  ```text\n  {{ a }}\n    {% endraw %} <b> & c\n  ```\n", "```\n{{ a }}\n```",
    r"\` {{ a }} \`", "{{{% raw %}", "| a |\n| --- |\n| `{{ x }}` {{< y >}} |", "~~~\n{{ a }}\n```\n~~~\n\n{{ b }}",
    "```\n{{ a }}\n`````\n\nbehind it *{{ b }}*", "````\n{{ a }}\n```\n{{ b }}\n````",
])  # fmt: skip
def test_no_instruction_is_left_and_everything_is_shown(markdown: str) -> None:
    told = without_instructions(markdown)
    assert not re.search(r"\{[{%#]", told)
    assert seen(told) == seen(markdown)


@given(st.lists(st.one_of(hostile_text(), st.sampled_from(["{{ x }}", "{% y %}", "`", "```", "{"]))).map("".join))
def test_whatever_is_typed(typed: str) -> None:
    assert not re.search(r"\{[{%#]", without_instructions(prose(typed)))
    assert not re.search(r"\{[{%#]", without_instructions(inline(typed)))


def test_what_has_none_stays_as_it_is() -> None:
    assert without_instructions("{a} { {b}\n```\n{c}\n```") == "{a} { {b}\n```\n{c}\n```"


@pytest.mark.parametrize(("typed", "written"), [
    ("[[note]]", r"\[[note]]"), ("a $x$ b", r"a $x\$ b"), ("$$x$$", r"$\$x\$\$"), ("it cost $5 and $6", None),
    ("US$5", None), ("a %%gone%% b", r"a %\%gone%\% b"), ("20%", None), ("$HOME", None),
])  # fmt: skip
def test_links_of_a_wiki_formulas_and_comments_are_text(typed: str, written: str | None) -> None:
    assert inline(typed) == (typed if written is None else written)
