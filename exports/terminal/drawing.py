"""A document drawn for the terminal: its Markdown as lines of styled text, one after the other.

Lines are drawn when they are asked for, so that the first page of a long report is there before the rest of it.
Everything is told by words, spaces and weight; colour adds to it and is never needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style

from exports.markdown.sides import is_at_the_right
from exports.markdown.tree import reader
from exports.terminal.styled_text import Styled, styled
from retro.text.controls import without_controls
from retro.text.width import cells

Line = list[Segment]

_TITLE, _HEADING, _DIM = Style(bold=True, underline=True), Style(bold=True), Style(dim=True)
_FENCE = re.compile(r" *(```+|~~~+)")
_GAP = _INDENT = 2
"""Cells between two columns of a table."""


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
    return _blocks(_nodes(without_controls(markdown)), width)


def _nodes(markdown: str) -> Iterator[SyntaxTreeNode]:
    """The blocks that stand in no other. The Markdown is read a section at a time, for that is what takes long."""
    for section in sections(markdown):
        for block in _top_blocks(reader().parse(section)):
            yield SyntaxTreeNode(block).children[0]


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


def _top_blocks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each block that stands in no other."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


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
            yield from _table(node, width)
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


def _table(node: SyntaxTreeNode, width: int) -> Iterator[Line]:
    head, *body = [row for part in node.children for row in part.children]
    rows = [[styled(cell.children[0], _HEADING) for cell in head.children]]
    rows += [[styled(cell.children[0]) for cell in row.children] for row in body]
    wanted = [max(cells(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    widths = _shares(wanted, max(width - _GAP * (len(wanted) - 1), len(wanted)))
    for place, row in enumerate(rows):
        yield from _row(row, widths)
        if place == 0:
            yield [Segment((" " * _GAP).join("-" * size for size in widths), _DIM)]


def _row(cells: Sequence[Styled], widths: Sequence[int]) -> Iterator[Line]:
    columns = [list(cell.lines(size)) for cell, size in zip(cells, widths, strict=True)]
    for y in range(max(map(len, columns))):
        line: Line = []
        gap = 0  # cells to leave before the next text; none at the end of a line
        for column, size in zip(columns, widths, strict=True):
            texts = column[y] if y < len(column) else []
            if texts:
                line += [Segment(" " * gap), *texts] if gap else texts
                gap = 0
            gap += size - sum(segment.cell_length for segment in texts) + _GAP
        yield line


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """How wide each column is: what it wants if it is less than a fair share, so that the others have more."""
    widths = [0] * len(wanted)
    left = len(wanted)
    for index in sorted(range(len(wanted)), key=wanted.__getitem__):
        widths[index] = max(min(wanted[index], room // left), 1)
        room -= widths[index]
        left -= 1
    return widths
