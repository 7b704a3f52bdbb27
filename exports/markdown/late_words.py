"""Markdown read block by block, and the words of a block when they are asked for.

Words are what takes long. Of a table of a thousand rows a page is shown, and the words of the other rows are not read
for it.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from exports.markdown.tree import new_reader, reader
from retro.value import value


@value
class Block:
    """A block that stands in no other: its tokens, of which those that hold words have not been read."""

    tokens: Sequence[Token]
    _shared: MutableMapping[str, Any]
    """What the blocks know of each other: where a link leads that only names its target."""

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return self.tokens[0].type == "table_open"

    @property
    def names_targets(self) -> bool:
        """Whether links may stand in it that only name their target."""
        return bool(self._shared.get("references"))

    def words(self, token: Token) -> SyntaxTreeNode:
        """What a token of this block that holds words says: an inline node."""
        if not token.children:
            token.children = reader().parseInline(token.content, self._shared)[0].children
        return SyntaxTreeNode([token]).children[0]

    def node(self) -> SyntaxTreeNode:
        """All of it, with its words."""
        for token in self.tokens:
            if token.type == "inline":
                self.words(token)
        return SyntaxTreeNode(self.tokens).children[0]


def blocks(markdown: str) -> Iterator[Block]:
    """The blocks of `markdown` that stand in no other."""
    shared: MutableMapping[str, Any] = {}
    begun: list[Token] = []
    for token in _block_reader().parse(markdown, shared):
        begun.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield Block(begun, shared)
            begun = []


@cache
def _block_reader() -> MarkdownIt:
    return new_reader().disable(["inline", "text_join"])
