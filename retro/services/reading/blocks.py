"""What a page for reading consists of. All texts are in the reader's language, and plain."""

from __future__ import annotations

from enum import Enum

from retro.model.entry import EntryId
from retro.value import value


class BlockType(Enum):
    """What a block is to its reader."""

    TITLE = "title"
    FACT = "fact"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    ROW = "row"
    LINK = "link"
    REMARK = "remark"


@value
class Block:
    """A paragraph of the page; its line ends are its writer's."""

    type: BlockType
    text: str
    name: str = ""
    """What stands before it: the number of a row, how a measure stands."""
    more: tuple[str, ...] = ()
    """What else is said of it, below it."""
    depth: int = 0
    """How far in it stands."""
    row: EntryId = ""
    """The row that it tells; "" where it tells none."""
    target: str = ""
    """The reference of the case that it leads to; "" where it leads nowhere."""
