"""The notes of a call: those that are on the disk, those that are not yet, and what the journal keeps of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from retro.language import _
from retro.model.call import CALL, Call, CallLine, plain
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.screens.store_worker import StoreWorker
    from retro.store.journal import Unsaved

_SHOWN = 150
"""So many notes are drawn, the last ones."""


class CallNotes:
    """What was noted of one call: `call` as it is on the disk, and behind it the lines that are `unwritten`."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.unwritten: list[CallLine] = []

    @property
    def title(self) -> str:
        """Since when it is noted, of which case, and who speaks, as far as that is known."""
        began = _("Call since {time}", time=f"{self.call.began:%H:%M}")
        return "  ".join(filter(None, [began, self.call.reference, printable(self.call.by)]))

    def drawn(self) -> Iterator[str]:
        """A line for each of the last notes, with its time; of those that are not saved yet it says so."""
        for note in self.call.notes[-_SHOWN:]:
            yield f"{note.at:%H:%M}  {printable(note.text)}"
        unsaved = _("(not saved yet)")
        for each in self.unwritten:
            if not each.field:
                yield f"{each.at:%H:%M}  {printable(each.text)}  {unsaved}"

    def taken_by(self, role: str, at: datetime) -> None:
        """Note which role speaks."""
        self.call = replace(self.call, by=role)
        self.unwritten.append(CallLine(at, role, "by"))

    async def write(self, store_worker: StoreWorker) -> None:
        """Write what is not written yet, in its order. RetroError where one cannot be: that and the rest stay."""
        while self.unwritten:
            call, line = self.call, self.unwritten[0]
            await store_worker.ask(lambda store, call=call, line=line: store.note(call, line))  # type: ignore[misc]
            store_worker.wrote()
            self.call = replace(call, lines=(*call.lines, line))
            self.unwritten.pop(0)

    def unsaved_work(self, typed: Iterable[tuple[str, datetime]]) -> list[Unsaved]:
        """What is not on the disk, for the journal: these notes, then what was `typed`, each with its time."""
        from retro.store.journal import Unsaved  # on most days nothing is unsaved

        more = [CallLine(at, text) for text, at in typed if text.strip()]
        call = self.call
        return [
            Unsaved("", each.at.isoformat(), call.id, text=each.text, kind=CALL, values=plain(call, each.field))
            for each in (*self.unwritten, *more)
        ]
