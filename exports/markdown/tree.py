"""The Markdown of a document as a tree, for those who set it on paper."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from exports.markdown.links import may_be_followed, shows_addresses_as_typed
from exports.markdown.sides import with_sides
from retro.text.breaks import joint
from retro.text.controls import without_controls

_LONGEST_ADDRESS = 2000


def tree(markdown: str) -> SyntaxTreeNode:
    """What `markdown` says. HTML in it is text; lines that run on in the source are one."""
    tokens = reader().parse(without_controls(markdown))
    for token in tokens:
        if token.children:
            _join_lines(token.children)
            token.children = _joined(token.children)
    return SyntaxTreeNode(tokens)


def leads_to(node: SyntaxTreeNode) -> str:
    """The address of a link that may be followed; "" for any other, and for one that PDF and Word have no room for."""
    target = str(node.attrs.get("href", ""))
    return target if may_be_followed(target) and len(target) <= _LONGEST_ADDRESS else ""


def text_of(node: SyntaxTreeNode) -> str:
    """The words in a node, without their markup."""
    return "".join(each.content for each in node.walk() if each.type in {"text", "code_inline"})


@cache
def reader() -> MarkdownIt:
    """What reads documents: CommonMark and tables. HTML is text to it."""
    return new_reader()


def new_reader() -> MarkdownIt:
    """Another one, to be told what it is to leave."""
    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return with_sides(shows_addresses_as_typed(reader))


def _join_lines(tokens: list[Token]) -> None:
    """Make a space of the end of a line, or nothing between two wide characters: Japanese has no spaces."""
    said = [token for token in tokens if token.content or token.type == "softbreak"]
    for before, token, after in zip(said, said[1:], said[2:], strict=False):
        if token.type == "softbreak":
            token.type, token.content = "text", joint(before.content[-1:], after.content[:1])


def _joined(tokens: list[Token]) -> list[Token]:
    """Pieces of text that follow each other made one: those who set them pay by the piece."""
    joined: list[Token] = []
    for is_text, run in groupby(tokens, key=lambda token: token.type == "text"):
        pieces = list(run)
        if is_text:
            pieces[0].content = "".join(piece.content for piece in pieces)
        joined += pieces[:1] if is_text else pieces
    return joined
