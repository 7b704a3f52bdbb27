"""Which screens the app opens over one another, and where in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.language import _
from retro.screens.base import RetroScreen, open_over
from retro.screens.leaving import LeavingApp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from textual.screen import Screen
    from textual.types import CSSPathType

    from retro.model.entry import Entry, EntryId
    from retro.model.stage import Stage
    from retro.screens.trail import Trail
    from retro.screens.walk.ask.sitting import WalkSitting
    from retro.where import Where


class OpeningApp(LeavingApp):
    """An app that opens screens when they are asked for, and imports each of them only then."""

    def __init__(self, database: Where | None, *, css_path: CSSPathType) -> None:
        super().__init__(database, css_path=css_path)
        self._sittings: dict[str, WalkSitting] = {}
        """Where somebody is who is led through a case, by its reference."""

    def action_call(self) -> None:
        """Note a call: nothing is asked, and no case is needed."""
        from retro.model.call import Call
        from retro.screens.call.screen import CallScreen

        if self.keeps_nothing:
            self.notify(_("This is a temporary archive already. Esc goes back to your own."), markup=False)
        elif not isinstance(self.screen, CallScreen) and not self._refuses_writing():
            factory = self.store_worker.factory
            near = self.screen.case_here if isinstance(self.screen, RetroScreen) else ""
            self.push_screen(CallScreen(Call(factory.new_id(), factory.now(), author=factory.author), near=near))

    def go_on_with_call(self, call: str) -> None:
        """Take up a call that is in no case yet, by its id."""
        from retro.model.call import Call
        from retro.screens.call.screen import CallScreen

        if self._refuses_writing():
            return
        factory = self.store_worker.factory
        self.push_screen(CallScreen(Call(call, factory.now(), author=factory.author), takes_up=True))

    def _refuses_writing(self) -> bool:
        """Whether one may only read in the archive; says so."""
        return isinstance(self.screen, RetroScreen) and self.screen.refuses_writing()

    def open_walk(self, reference: str, *, new: bool = False) -> None:
        """Open the walk through a retrospective; a `new` one begins with its first stage."""
        from retro.screens.walk.screen import WalkScreen  # the archive is on the screen before it is imported

        self.push_screen(WalkScreen(reference, new=new))
        if new:
            self.open_questions(reference)

    def open_questions(self, reference: str, *, recalls: bool = False, stage: Stage | None = None) -> None:
        """Lead through a retrospective, one question at a time, over its walk; or first ask what is remembered.

        With a stage, what is open in that one comes first.
        """
        from retro.screens.walk.ask.screen import AskScreen
        from retro.screens.walk.ask.sitting import WalkSitting
        from retro.screens.walk.screen import WalkScreen

        sitting = self._sittings.setdefault(reference, WalkSitting())
        sitting.leaves, sitting.recalls, sitting.looks_at = False, recalls, stage

        def behind(below: Screen[Any]) -> None:
            if isinstance(below, WalkScreen):
                below.follow_questions(sitting)

        open_over(self.screen_stack[-1], AskScreen(reference, sitting), behind)

    def open_meeting(self, reference: str) -> None:
        """Lead the meeting about a retrospective, or follow it."""
        from retro.screens.meeting.screen import MeetingScreen
        from retro.screens.walk.ask.sitting import WalkSitting

        self.push_screen(MeetingScreen(reference, self._sittings.setdefault(reference, WalkSitting())))

    def open_drill(self, reference: str = "") -> None:
        """Practise on a retrospective; without one on a closed one, another one each day."""
        from retro.screens.drill.screen import DrillScreen

        self.push_screen(DrillScreen(reference))

    def open_reader(self, reference: str, words: Sequence[str] = (), row: str = "") -> None:
        """Open a retrospective to be read, at first with these words marked, from this row on."""
        from retro.screens.reader.screen import ReaderScreen

        self.push_screen(ReaderScreen(reference, words, row))

    def open_report(self, reference: str) -> None:
        """Open the report of a retrospective."""
        from retro.screens.report.screen import ReportScreen

        self.push_screen(ReportScreen(reference))

    def show_row(self, reference: str, entry: Entry, field: str = "") -> None:
        """Leave the report for the walk, and show `entry` there, with a `field` the line in which it is written."""
        self.call_later(self._show_row, reference, entry, field)

    async def open_row(self, reference: str, stage: int, row: EntryId, field: str = "") -> None:
        """Open the walk through a retrospective at a row of the stage of this number; "" is no row.

        With a `field`, the line in which it is written.
        """
        from retro.screens.walk.screen import WalkScreen

        walk = WalkScreen(reference)
        await self.push_screen(walk)
        if row and walk.is_open and walk.is_read:
            await walk.action_go(stage)
            await walk.show(row)
            if field:
                await walk.action_edit(field)

    async def open_found(self, trail: Trail) -> None:
        """Open the case of the row at which somebody is on a trail, at this row; in the place of the walk in front."""
        from retro.screens.walk.screen import WalkScreen

        walk, here = WalkScreen(trail.here.reference, trail=trail), trail.here
        if isinstance(self.screen, WalkScreen):
            await self.switch_screen(walk)
        else:
            await self.push_screen(walk)
        if here.stage >= 0 and walk.is_open and walk.is_read:
            await walk.action_go(here.stage)
            await walk.show(here.row or walk.book.record.head.id)

    async def _show_row(self, reference: str, entry: Entry, field: str) -> None:
        """In the walk that the report lies over, else in one over the report."""
        from retro.screens.walk.screen import WalkScreen

        walk = self.screen_stack[-2]
        if isinstance(walk, WalkScreen):
            self.pop_screen()
        else:
            await self.open_row(reference, entry.stage.number, entry.id, field)
            return
        await walk.action_go(entry.stage.number)
        await walk.show(entry.id)
        if field:
            await walk.action_edit(field)
