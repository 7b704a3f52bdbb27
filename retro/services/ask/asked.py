"""A question as it stands before somebody, and what an answer to it would do. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from retro.asking.next import Here
from retro.asking.question import Question
from retro.language import Message
from retro.model.change import Op
from retro.model.entry import Entry, EntryId
from retro.model.quick_entry.line import QuickLine
from retro.model.record import Retrospective
from retro.services.changing.add_lines import ReadLines
from retro.value import value


@value
class Asked:
    """A question as it stands before somebody: of which record, where in the walk, and when."""

    record: Retrospective
    question: Question
    here: Here
    now: datetime
    currency: str = ""
    """What a cost is in that names no currency."""
    new_id: Callable[[], EntryId] = lambda: ""


@value
class Plan:
    """What an answer would do."""

    here: Here
    """Where the walk goes on."""
    told: tuple[Message, ...] = ()
    line: QuickLine | None = None
    """The row that it would add."""
    lines: ReadLines | None = None
    """The rows, where they are several."""
    edits: tuple[tuple[Entry, Mapping[str, Any]], ...] = ()
    """The values that it would write."""
    cleared: tuple[tuple[Entry, Mapping[str, Any]], ...] = ()
    """What an earlier answer wrote elsewhere, and this one takes back."""
    made: Callable[[Retrospective], Sequence[Op]] | None = None
    """What it would keep of fields that stay empty; beside rows that it would add, what else the same change does."""

    @property
    def rows(self) -> tuple[QuickLine, ...]:
        """The rows that it would add."""
        if self.lines:
            return tuple(each.line for each in self.lines.taken if each.line)
        return (self.line,) if self.line else ()
