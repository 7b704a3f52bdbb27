"""Which blocks of a document stand on the same page as the next one: no last word is alone on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode

from exports.markdown.sides import is_at_the_right
from exports.markdown.tree import text_of

_SHORT = 240
"""Letters up to which a paragraph is kept whole at the end of a document: a farewell, an address."""

_MOST = 5
"""So many paragraphs of the end stand together."""


def held(nodes: Sequence[SyntaxTreeNode]) -> frozenset[int]:
    """The places of the blocks that are held to the next one.

    What stands before a paragraph at the right: 敬具 and 以上 end what is above them. At the end of a document, all the
    paragraphs of its last part, as far as they are short; and what is before them, where it is one line alone.
    """
    before_right = {n for n, (_here, after) in enumerate(pairwise(nodes)) if is_at_the_right(after)}
    last = len(nodes) - 1
    while last > 0 and len(nodes) - last <= _MOST and _is_short(nodes[last]):
        last -= 1
    first = last if last == len(nodes) - 2 else last + 1
    return frozenset(before_right | set(range(first, len(nodes) - 1)))


def _is_short(node: SyntaxTreeNode) -> bool:
    return node.type == "paragraph" and len(text_of(node)) <= _SHORT
