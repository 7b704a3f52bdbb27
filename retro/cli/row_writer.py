"""Rows added to one stage, one quick line after the other."""

from __future__ import annotations

from dataclasses import replace

from retro.cli import conflicts
from retro.model import check, edits
from retro.model.change import Conflict, Stamp
from retro.model.closing import dated
from retro.model.problem import Refused
from retro.model.quick import QuickLine, read_line
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.store.protocol import Store


class RowWriter:
    """Adds rows to a stage of a retrospective. All that one writer adds is one step for undo.

    Each row is a change of its own, on the disk before the next line is read. `>` counts from the last cause
    that was added without one, so that lines with `>` and `>>` write a tree.
    """

    def __init__(self, store: Store, reference: str, stage: Stage, stamp: Stamp) -> None:
        self.record = store.load(reference)
        self._store = store
        self._reference = reference
        self._stage = stage
        self._stamp = stamp
        self._group = stamp.new_id()
        self._top: str | None = None

    def add(self, text: str) -> QuickLine:
        """Read a line and write its row; gives how it was read.

        Refused if it cannot be read or contradicts the record; RetroError if it cannot be written.
        """
        line = read_line(text, self._stage, self.record, under=self._top)
        today = self._stamp.now().astimezone(self.record.zone).date()
        line = replace(line, entry=dated(line.entry, today))
        row = self._stamp.new_id()
        if problems := check.refusals(self.record, replace(line.entry, id=row)):
            raise Refused(*problems)
        ops = edits.added(self.record, line.entry, row)
        result = self._store.apply(self._reference, self._stamp.change(*ops, group=self._group))
        self.record = self._store.load(self._reference)
        if isinstance(result, Conflict):
            raise conflicts.refusal(result, self.record)
        if isinstance(line.entry, Cause) and line.entry.parent is None:
            self._top = row
        return line
