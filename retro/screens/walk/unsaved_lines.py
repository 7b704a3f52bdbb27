"""Lines and fields that were not saved before the end, as the journal keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retro.model.change_factory import row_ids
from retro.screens.walk.line_queue import PasteAnswer, PastedText, QueuedLine
from retro.services.changing.edit_fields import Edit
from retro.store.journal import Unsaved

if TYPE_CHECKING:
    from retro.model.quick_entry.line import QuickLine


def unsaved_lines(line: QueuedLine, reference: str) -> list[Unsaved]:
    """What is to be added of a line at the next start; nothing of pasted ones of which nobody said so."""
    if not isinstance(line, PastedText):
        return [_unsaved(line, reference, line.row, line.text, line.reading)]
    if line.choice is PasteAnswer.ROWS and line.read is not None:
        return [_unsaved(line, reference, each.row, each.pasted.text, each.line) for each in line.read.lines]
    if line.choice is PasteAnswer.ROWS:
        from retro.model.quick_entry.pasted import pasted_lines

        lines = zip(pasted_lines(line.text, line.stage), row_ids(line.row), strict=False)
        return [_unsaved(line, reference, row, each.text, None) for each, row in lines]
    if line.choice is PasteAnswer.ONE:
        return [_unsaved(line, reference, line.row, " ".join(line.text.split()), line.reading)]
    return []


def unsaved_edits(edits: Sequence[Edit], reference: str, at: str) -> list[Unsaved]:
    """What was typed into fields and is not saved, with what each field held as its writer saw it."""
    work = []
    for edit in edits:
        held = edit.entry.dump()
        seen = {name: edit.seen.get(name, held[name]) for name in edit.values}
        work.append(Unsaved(reference, at, edit.entry.id, values=edit.values, seen=seen, said=edit.said))
    return work


def _unsaved(line: QueuedLine, reference: str, row: str, text: str, reading: QuickLine | None) -> Unsaved:
    kind, values = (reading.kind.kind, reading.entry.dump()) if reading else ("", {})
    return Unsaved(reference, line.at.isoformat(), row, line.stage.code, text, kind, values)
