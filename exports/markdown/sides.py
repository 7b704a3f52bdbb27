"""A paragraph at the right, for which Markdown has no sign: a date, who signs, 以上.

It begins with a row of full-width spaces, as people type such letters, so that it stands at the right in the plain
text, too. Every reader of documents learns it by `with_sides`. No text that a person wrote can begin so: the spaces
before a value are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from retro.text.width import cells

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.tree import SyntaxTreeNode

_SPACE = "\u3000"
_MARK = _SPACE * 4
"""What the lines of such a paragraph begin with, at least."""
_LINE = 80
"""Cells of a line of a letter that is plain text."""
_SIDE = "right"
"""The class of such a paragraph, as HTML has it."""


def to_the_right(lines: Iterable[str]) -> str:
    """Lines of Markdown as one paragraph that stands at the right."""
    return "\\\n".join(_SPACE * max((_LINE - cells(line)) // 2, len(_MARK)) + line for line in lines)


def is_at_the_right(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph stands at the right."""
    return node.type == "paragraph" and node.attrs.get("class") == _SIDE


def with_sides(reader: MarkdownIt) -> MarkdownIt:
    """The reader, which from now on knows the paragraphs at the right by their class."""
    reader.core.ruler.after("block", "sides", _sides)
    return reader


def _sides(state: StateCore) -> None:
    lines: list[str] = []
    for token, words in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "paragraph_open" and token.level == 0 and token.map:
            lines = lines or state.src.split("\n")
            if lines[token.map[0]].startswith(_MARK):
                token.attrSet("class", _SIDE)
                words.content = re.sub(rf"^{_SPACE}+", "", words.content, flags=re.MULTILINE)
