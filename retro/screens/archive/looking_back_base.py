"""What the archive brings back by itself: the lesson of the day, and the case that began a year ago this week."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import _
from retro.screens.archive.due_base import DueBase
from retro.text.excerpt import excerpt
from retro.text.width import cells
from widgets.case_list import CaseList

if TYPE_CHECKING:
    from retro.store.protocol import Store

_LEAST = 12
"""Cells that what is told has at the least."""


class LookBack(NamedTuple):
    """What stands in a line that looks back."""

    name: str
    """What it is."""
    text: str
    reference: str
    """The case that it is of."""
    key: str
    """What opens it."""


class LookingBack(Static):
    """A line below the list that takes no room while it has nothing to tell. A click does what its key does."""

    DEFAULT_CSS = """
    LookingBack { display: none; height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    LookingBack.-telling { display: block; }
    """

    told: reactive[LookBack | None] = reactive(None)

    def __init__(self, action: str, *, id: str) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._action = action

    def render(self) -> Content:
        """The line: the sentence gets what room there is."""
        if self.told is None:
            return Content("")
        name, text, reference, key = self.told
        room = self.size.width - cells(f"{name}    {reference}  {key}")
        said, _spans = excerpt(text, (), max(room, _LEAST))
        return Content.assemble((name, "bold"), "  ", said, "  ", (f"{reference}  {key}", "dim"))

    async def on_click(self) -> None:
        """Open it."""
        await self.run_action(f"screen.{self._action}")


class LookingBackBase(DueBase):
    """A list of cases that looks back, once all else on it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.year_ago = ""
        """The case that began a year ago this week; "" while none is shown."""
        self.back_from: date | None = None
        """The day from which it looked back; None before, and once somebody has written since."""

    async def look_back(self) -> None:
        """Tell what the store's thread finds, behind everything else; once a day, and when somebody has written."""
        today = self.today
        if self.back_from == today:
            return

        def work(store: Store) -> tuple[LookBack | None, tuple[str, str], LookBack | None]:
            from retro.services.memory.lessons import a_year_ago, lesson_of_the_day
            from retro.text.markup import without_markup

            lesson, case = lesson_of_the_day(store, today), a_year_ago(store, today)
            return (
                lesson and LookBack(_("Lesson"), without_markup(lesson.what)[0], lesson.reference, "L"),
                (lesson.reference, lesson.row) if lesson else ("", ""),
                case and LookBack(_("A year ago"), case.title, case.reference, "y"),
            )

        with suppress(RetroError):  # what cannot be read is told by the list, which asks again and again
            lesson, self.lesson, case = await self.retro.store_worker.ask(work)
            self.back_from, self.year_ago = today, case.reference if case else ""
            self.set_class(case is not None, "-year-ago")
            self.set_class(self._has_spare_line(), "-spare")
            for place, told in (("lesson", lesson), ("year-ago", case)):
                for line in self.query(f"#{place}").results(LookingBack):
                    line.told = told
                    line.set_class(told is not None, "-telling")

    def _has_spare_line(self) -> bool:
        """Whether so many lines below the list stand empty that both may be told on a small screen."""
        shown, lines = self.query_one(CaseList), self.query(LookingBack)
        room = shown.size.height + sum(line.display for line in lines)
        return shown.count + len(lines) <= room

    def action_year_ago(self) -> None:
        """Read the case that began a year ago this week."""
        if self.year_ago:
            self.retro.open_reader(self.year_ago)
