"""The line above the entry that says unasked that it may have happened before: quiet, and in nobody's way (S12)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual import work
from textual.content import Content
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import _, active
from retro.model.record import Retrospective
from retro.review.compared import basis
from retro.text.width import cells, fit

if TYPE_CHECKING:
    from retro.screens.base import RetroScreen
    from retro.services.memory.seen_before import SeenBefore
    from retro.store.protocol import Store

_LEAST, _TITLE, _MOST = 8, 14, 44
"""Cells below which a measure, or a title, says nothing and is left out; and that a measure has at most."""


class SeenLine(Static):
    """The case in which most likely the same thing happened, or did, what was done then, and whether that held.

    It follows the case at hand: the store's thread looks, behind everything else, and only when what the case is held
    against others by has changed. It takes no key; `key` gives the one that shows more.
    """

    DEFAULT_CSS = """
    SeenLine { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, key: Callable[[], str], changed: Callable[[], None] = lambda: None) -> None:
        super().__init__(id="seen", markup=False)
        self._key, self._changed = key, changed
        self._followed: Retrospective | None = None
        self._basis: Hashable = None
        self._seen: SeenBefore | None = None

    @property
    def reference(self) -> str:
        """The case that it names; "" if it says nothing."""
        return self._seen.reference if self._seen else ""

    def follow(self, record: Retrospective) -> None:
        """Have the case looked up that is shown now."""
        if record is self._followed:
            return
        self._followed = record
        if (now := basis(record)) != self._basis:
            self._basis = now
            self.call_after_refresh(self._begin_to_look, record, now)

    def _begin_to_look(self, record: Retrospective, now: Hashable) -> None:
        if self.is_attached:
            self._look(record, now)

    @work(group="seen", exclusive=True, description="looks")  # Textual's own has the whole record in it
    async def _look(self, record: Retrospective, now: Hashable) -> None:
        worker = cast("RetroScreen", self.screen).retro.store_worker

        def work(store: Store) -> SeenBefore | None:
            from retro.services.memory.seen_before import said_before, seen_before

            return seen_before(store, record, worker.factory.now) or said_before(store, record, worker.factory.now)

        with suppress(RetroError):  # what cannot be read is told by the screen, which asks again and again
            seen = await worker.ask(work)
            if now == self._basis:
                self._seen = seen
                self.refresh()
                self._changed()

    def render(self) -> Content:
        """The line: what was done gets what room there is, then the title."""
        if self._seen is None:
            return Content("")
        to = active()
        between = _("{lead} {story}", lead="", story="")
        lead, key = self._seen.lead.show(to), _("{key} shows it", key=self._key())
        title, measure, held = self._seen.parts(to)
        room = self.content_size.width - cells(f"{lead} {self.reference}{_arrow(held)}  {key}")
        key = self._key() if room < 0 else key
        measure = _cut(measure, min(room - cells(_arrow(" ")) + 1, _MOST))
        room -= cells(_arrow(measure)) + 1
        said = f"{self.reference} {_cut(title, room)}" if room >= _TITLE else self.reference
        return Content.assemble((lead, "bold"), f"{between}{said}{_arrow(measure)}{_arrow(held)}  {key}")


def _arrow(text: str) -> str:
    return f" → {text}" if text else ""


def _cut(text: str, room: int) -> str:
    """The text in so many cells; "" where too little of it would be left to say anything."""
    if cells(text) <= room:
        return text
    return fit(text, room).rstrip() if room >= _LEAST else ""
