"""Lines that were pasted at a question for rows, while they are read on another thread: a thousand take a while."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from retro.errors import RetroError
from retro.language import _, active
from retro.model.change_factory import row_ids
from retro.model.problem import ValidationError
from retro.screens.walk.ask.answer_queue import TypedAnswer
from retro.screens.walk.pasting import told_asides
from retro.services.ask.asked import Asked
from retro.services.ask.pasted_rows import rows_apart
from widgets.line_notes import RefusedLine


@dataclass(eq=False)
class PastedAnswer(TypedAnswer):
    """The lines, in their place among what was typed: what they are read as takes it."""

    is_read: asyncio.Event = field(default_factory=asyncio.Event)

    def answers(self, lines: Sequence[str]) -> list[TypedAnswer]:
        """What they are read as, a line or several; the ids follow from its own, so that no row is made twice."""
        ids = [self.id] if len(lines) == 1 else row_ids(self.id)
        return [TypedAnswer(line, self.at, id_) for line, id_ in zip(lines, ids, strict=False)]


def taken_apart(asked: Asked, text: str) -> tuple[list[str], list[RefusedLine]]:
    """What is sent of the lines, all in one change where they may be, and what is no row. Any thread may ask."""
    try:
        lines, read = rows_apart(asked, text)
    except (RetroError, ValidationError):  # each says for itself what is against it
        return [line.strip() for line in text.split("\n") if line.strip()], []
    refused = []
    for each in read.refused:
        reason = active().sentences(said.show(active()) for said in each.reasons)
        refused.append(RefusedLine(each.pasted.text, reason))
    reason = told_asides(1) if read.lines else _("Nothing of it is a row.")
    return lines, [*(RefusedLine(each.raw.strip(), reason) for each in read.unheard), *refused]
