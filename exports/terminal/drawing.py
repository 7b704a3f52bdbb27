"""A document drawn for the terminal: its Markdown as lines of styled text, one after the other.

Lines are drawn when they are asked for, so that the first page of a long report is there before the rest of it.
Everything is told by words, spaces and weight; colour adds to it and is never needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.tree import SyntaxTreeNode
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style

from exports.markdown.late_words import Block, blocks
from exports.markdown.sides import is_at_the_right
from exports.terminal.styled_text import Styled, styled
from exports.terminal.table import Line, table
from retro.text.controls import without_controls
from retro.text.width import cells

_TITLE, _HEADING, _DIM = Style(bold=True, underline=True), Style(bold=True), Style(dim=True)
_FENCE = re.compile(r" *(```+|~~~+)")
_INDENT = 2
"""Cells that code stands in."""


class PlainMarkdown:
    """Markdown that rich prints as wide as its console is."""

    def __init__(self, markdown: str, *, rules_headings: bool = False) -> None:
        """`rules_headings`: a line is drawn below each heading, where weight and colour cannot tell it."""
        self._markdown, self._rules_headings = markdown, rules_headings

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines."""
        for line in drawn(self._markdown, options.max_width):
            yield from line
            yield Segment.line()
            if self._rules_headings and line and all(part.style == _TITLE for part in line):
                yield from (Segment("-" * sum(cells(part.text) for part in line)), Segment.line())


def drawn(markdown: str, width: int) -> Iterator[Line]:
    """The lines of `markdown`, each at most `width` cells wide."""
    # It is read a section at a time, for that is what takes long.
    read = (block for section in sections(without_controls(markdown)) for block in blocks(section))
    for place, block in enumerate(read):
        if place:
            yield []
        yield from table(block, max(width, 1)) if block.is_table else _block(block.node(), max(width, 1))


def sections(markdown: str) -> Iterator[str]:
    """The pieces that may be read apart from each other: each begins with a heading, or behind a table."""
    begun: list[str] = []
    fence, in_table = "", False
    for line in markdown.split("\n"):
        if begun and not fence and (line.startswith("#") or (in_table and line and not line.startswith("|"))):
            yield "\n".join(begun)
            begun = []
        if line:
            in_table = line.startswith("| ")
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        begun.append(line)
    yield "\n".join(begun)


def _blocks(nodes: Iterable[SyntaxTreeNode], width: int, *, tight: bool = False) -> Iterator[Line]:
    for place, node in enumerate(nodes):
        if place and not tight:
            yield []
        yield from _block(node, max(width, 1))


def _block(node: SyntaxTreeNode, width: int) -> Iterator[Line]:
    match node.type:
        case "heading":
            style = _TITLE if node.tag in {"h1", "h2"} else _HEADING
            yield from styled(node.children[0], style).lines(width)
        case "paragraph":
            lines = styled(node.children[0]).lines(width)
            yield from (_at_the_right(line, width) for line in lines) if is_at_the_right(node) else lines
        case "bullet_list" | "ordered_list":
            yield from _list(node, width)
        case "blockquote":
            yield from ([Segment("| ", _DIM), *line] for line in _blocks(node.children, width - 2))
        case "table":
            yield from table(Block(node.to_tokens(), {}), width)
        case "hr":
            yield [Segment("-" * width, _DIM)]
        case _:  # code, a chart as text; HTML, which is none to us
            text = node.content.expandtabs(4).rstrip("\n")
            indent = _indent(text, width) if node.type in {"fence", "code_block"} else 0
            code = Styled()
            code.add(text)
            lines = code.lines(width - indent)
            yield from ([Segment(" " * indent), *line] if line else line for line in lines)


def _at_the_right(line: Line, width: int) -> Line:
    spare = width - sum(segment.cell_length for segment in line)
    return [Segment(" " * spare), *line] if spare > 0 else line


def _indent(code: str, width: int) -> int:
    """How far code stands in: less, where its lines would be broken."""
    spare = width - max(map(cells, code.split("\n")))
    return min(spare, _INDENT) if spare >= 0 else _INDENT


def _list(node: SyntaxTreeNode, width: int) -> Iterator[Line]:
    number = int(node.attrs.get("start", 1))
    tight = all(block.hidden for item in node.children for block in item.children if block.type == "paragraph")
    for place, item in enumerate(node.children):
        mark = "- " if node.type == "bullet_list" else f"{number + place}. "
        if place and not tight:
            yield []
        lines = _blocks(item.children, width - len(mark), tight=tight)
        yield [Segment(mark), *next(lines, ())]
        yield from ([Segment(" " * len(mark)), *line] if line else line for line in lines)
