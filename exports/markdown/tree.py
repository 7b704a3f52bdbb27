"""The Markdown of a document as a tree, for those who set it on paper."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from retro.model.text import without_controls

SCHEMES = {"http", "https", "mailto"}
"""Where a link may lead. Any other is set as its words alone."""

_LONGEST_ADDRESS = 2000


def tree(markdown: str) -> SyntaxTreeNode:
    """What `markdown` says. HTML in it is text; lines that run on in the source are one."""
    tokens = _reader().parse(without_controls(markdown))
    for token in tokens:
        if token.children:
            _join_lines(token.children)
            token.children = _joined(token.children)
    return SyntaxTreeNode(tokens)


def chart_name(node: SyntaxTreeNode) -> str:
    """The name of the chart that stands in the place of this block of code; "" if it is code."""
    words = node.info.split() if node.type == "fence" else []
    return words[1] if len(words) == 2 and words[0] == "chart" else ""  # noqa: PLR2004 -- `chart NAME`


def leads_to(node: SyntaxTreeNode) -> str:
    """The address of a link that may be followed; "" for any other, and for one that PDF and Word have no room for."""
    target = str(node.attrs.get("href", ""))
    return target if target.partition(":")[0].lower() in SCHEMES and len(target) <= _LONGEST_ADDRESS else ""


def text_of(node: SyntaxTreeNode) -> str:
    """The words in a node, without their markup."""
    return "".join(each.content for each in node.walk() if each.type in {"text", "code_inline"})


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _join_lines(tokens: list[Token]) -> None:
    """Make a space of the end of a line, or nothing between two wide characters: Japanese has no spaces."""
    said = [token for token in tokens if token.content or token.type == "softbreak"]
    for before, token, after in zip(said, said[1:], said[2:], strict=False):
        if token.type == "softbreak":
            between = "" if _wide(before.content[-1:]) and _wide(after.content[:1]) else " "
            token.type, token.content = "text", between


def _joined(tokens: list[Token]) -> list[Token]:
    """Pieces of text that follow each other made one: those who set them pay by the piece."""
    joined: list[Token] = []
    for is_text, run in groupby(tokens, key=lambda token: token.type == "text"):
        pieces = list(run)
        if is_text:
            pieces[0].content = "".join(piece.content for piece in pieces)
        joined += pieces[:1] if is_text else pieces
    return joined


def _wide(char: str) -> bool:
    return bool(char) and east_asian_width(char) in "WF"
