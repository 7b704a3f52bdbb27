"""The blocks of a case as the paragraphs of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.services.reading.blocks import Block, BlockType
from retro.text.width import cells
from widgets.reading_page import MARGIN, Paragraph

_NAMES = 18
"""Cells of a column of names at the most."""
_GAPS = frozenset({BlockType.HEADING, BlockType.SUBHEADING, BlockType.TEXT})
_LOOKS = {
    BlockType.TITLE: "title",
    BlockType.FACT: "dim",
    BlockType.HEADING: "heading",
    BlockType.SUBHEADING: "subheading",
    BlockType.REMARK: "dim",
}


def paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """Each block, and below it what else is said of it."""
    return [*_made(blocks)]


def _made(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    names, number = _columns(blocks), 0
    for block, column in zip(blocks, names, strict=True):
        number += bool(block.target)
        name = f"[{number}]" if block.target else block.name
        indent = MARGIN * block.depth
        look = _LOOKS.get(block.type, "")
        yield Paragraph(block.text, look, name, column, indent, block.type in _GAPS, block.row, block.target)
        for more in block.more:
            yield Paragraph(more, "dim", "", column, indent, row=block.row)


def _columns(blocks: Sequence[Block]) -> list[int]:
    """The column of names of each block: as wide as the widest name under its heading."""
    widths, section = list[int](), 0
    found = dict[int, int]()
    sections = list[int]()
    for block in blocks:
        section += block.type is BlockType.HEADING
        sections.append(section)
        size = cells(block.name) if block.name else len("[9]") if block.target else 0
        found[section] = max(found.get(section, 0), min(size, _NAMES))
    for block, of in zip(blocks, sections, strict=True):
        has_name = block.type in (BlockType.ROW, BlockType.LINK)
        widths.append(found[of] + MARGIN if has_name and found[of] else 0)
    return widths
