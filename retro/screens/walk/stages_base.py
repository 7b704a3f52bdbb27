"""The ways from stage to stage in the walk, and on to the report."""

from __future__ import annotations

from textual import on

from retro.language import _
from retro.model.entry import EntryId
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.screens.walk.arranging_base import ArrangingBase
from retro.screens.walk.commands import REPORT
from widgets.stage_nav import StageNav


class StagesBase(ArrangingBase):
    """A walk whose stages are gone to by number, one after the other, or with a click; the cursor comes back."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen_in: dict[Stage, EntryId] = {}
        """The row that was chosen in each stage when it was left."""

    async def action_go(self, number: int) -> None:
        """Go to the stage of this number."""
        await self.fields.action_leave()
        await self.briefly(self.save())
        await self.go(STAGES[number])
        self.focus_rows()

    async def go(self, stage: Stage) -> None:
        """Show a stage, with the cursor on the row on which it stood there."""
        self._chosen_in[self._stage] = self._rows.chosen
        self.turn_to(stage)
        self._rows.cursor = 0
        await self.show(self._chosen_in.get(stage, ""))

    async def action_step(self, steps: int) -> None:
        """Go to the stage so many before or after."""
        number = self._stage.number + steps
        if number == REPORT:
            await self.action_report()
        elif number >= 0:
            await self.action_go(number)
        else:
            self.show_message(_("This is the first stage."))

    async def action_stage(self, steps: int) -> None:
        """Go to the stage so many before or after, without leaving the entry line."""
        number = self._stage.number + steps
        if not self.entry.has_cursor:
            await self.action_step(steps)
        elif 0 <= number < len(STAGES):
            await self.go(STAGES[number])
        else:
            self.show_message(_("This is the first stage.") if number < 0 else _("This is the last stage."))

    @on(StageNav.Chosen)
    async def _rail_chosen(self, event: StageNav.Chosen) -> None:
        await (self.action_report() if event.index == REPORT else self.action_go(event.index))

    async def action_drill(self) -> None:
        """Practise on this case."""
        await self.save()
        self.retro.open_drill(self.book.reference)

    async def action_read(self) -> None:
        """Read the case as a page."""
        await self.save()
        self.retro.open_reader(self.book.reference)

    async def action_report(self) -> None:
        """Open the report."""
        await self.save()
        self.retro.open_report(self.book.reference)
