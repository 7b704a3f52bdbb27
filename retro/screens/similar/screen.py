"""Cases like the one at hand: why, what was done and whether it held; a row is taken over with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import _, active, n_
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.moments.formatting import show_day
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stage import Stage
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import Relation
from retro.model.stages.prevention import Measure
from retro.review.actions import action_status
from retro.screens.base import RetroScreen
from retro.screens.similar.commands import COMMANDS, OF_A_CASE
from retro.services.changing.history import undo
from retro.services.memory import recurrence
from retro.services.memory.like_rows import LikeCase, like_cases
from retro.services.memory.query_remarks import remarks
from retro.services.memory.similar import why
from retro.services.memory.take_over import take_over
from retro.store.protocol import Store
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.hit_list import HitGroup, HitLine, HitList
from widgets.line_list import LineList
from widgets.wrapped_text import WrappedText

Write = Callable[[Store, ChangeFactory, Retrospective], object]
"""Writes something into the case at hand."""


class SimilarScreen(RetroScreen):
    """The cases most like one case, each with what can be taken over from it."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "HitList"

    def __init__(self, reference: str, stage: Stage, at: str = "") -> None:
        super().__init__()
        self._at = at
        """The case that the cursor is on at first; "" for the likest one."""
        self._reference, self._stage = reference, stage
        self._list = HitList(id="similar")
        self._cases: Sequence[LikeCase] = ()
        self._is_known = False
        self._said = 0
        """How much was written from here, which undo takes back."""

    def again(self) -> SimilarScreen:
        """The same cases."""
        return SimilarScreen(self._reference, self._stage, self._list.chosen[0])

    def compose(self) -> ComposeResult:
        """Top bar, the cases, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static(_("Similar"), classes="name", markup=False)
            yield Static(Content(self._reference), id="count", classes="said")
        yield WrappedText(id="remarks", classes="roomy")
        yield WrappedText(id="nothing", classes="message roomy")
        yield self._list.add_class("roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    async def show_latest(self) -> None:
        """Look for them, at first and when somebody has written."""
        today = self.retro.store_worker.factory.now().date()
        found, said = await self.retro.store_worker.ask(
            lambda store: (like_cases(store, self._reference, self._stage.code, today), remarks(store))
        )
        if not self.is_open:
            return
        stay = self._is_known
        self._cases, self._is_known = found, True
        remark = self.query_one("#remarks", WrappedText)
        remark.display = bool(said)
        remark.update(Content(active().sentences(each.show(active()) for each in said)))
        self._list.show([_group(each, today) for each in found], stay=stay)
        if not stay and self._at:
            self._list.choose(self._at, "")
        self.set_class(not found, "-empty")
        self.query_one("#nothing", WrappedText).update(Content(_("No case is like it.")))
        here = [each for each in COMMANDS if not self.why_idle(each.does)]
        self.query_one(CommandFooter).commands = here

    def why_idle(self, action: str) -> str:
        """Why a command cannot be carried out here now; "" if it can be."""
        name = action.partition("(")[0]
        if name in OF_A_CASE and not self._cases:
            return _("No case is like it.")
        if name == "undo" and not self._said:
            return _("Nothing was written from here.")
        return ""

    @property
    def _chosen(self) -> tuple[LikeCase | None, str]:
        """The case under the cursor, and the id of the row; "" where it stands on the case itself."""
        reference, row = self._list.chosen
        return next((each for each in self._cases if each.precedent.record.reference == reference), None), row

    @on(LineList.Chosen)
    async def _open_chosen(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Open that case at the row."""
        case, row = self._chosen
        if case is not None:
            entry = case.precedent.record.get(row) if row else None
            await self.retro.open_row(case.precedent.record.reference, entry.stage.number if entry else 0, row)

    def action_read(self) -> None:
        """Read that case."""
        case, _row = self._chosen
        if case is not None:
            self.retro.open_reader(case.precedent.record.reference)

    async def action_take(self) -> None:
        """Write the row into the case at hand."""
        case, row = self._chosen
        if case is None or not row:
            self.show_message(_("Choose a row below to take over: Down and Up go there, then T."), wrong=True)
            return
        if await self._write(
            lambda store, factory, record: take_over(store, factory, record, case.precedent.record, row)
        ):
            self.show_message(_("Taken over; who does it by when is to be said anew. u takes it back."))

    async def action_say(self, relation: str) -> None:
        """Keep whether it is the same thing: `relation` is a code."""
        case, _row = self._chosen
        if case is None:
            return
        other = case.precedent.record.reference
        said = Relation.coded(relation) or Relation.RELATED
        if await self._write(lambda store, factory, record: recurrence.say(store, factory, record, other, said)):
            told = (
                _("{reference} happened again after {other}. u takes it back.", reference=self._reference, other=other)
                if said is Relation.AGAIN
                else _("{other} is another thing, and is not named any more. u takes it back.", other=other)
            )
            self.show_message(told)

    async def action_undo(self) -> None:
        """Take back what was written from here last."""
        if reason := self.why_idle("undo"):
            self.show_message(reason)
        elif await self._write(undo):
            self._said -= 2  # one for what was taken back, one for taking it back
            self.show_message(_("Taken back."))

    async def _write(self, write: Write) -> bool:
        """Whether something was written into the case at hand; an error is shown."""

        def work(store: Store) -> object:
            return write(store, self.retro.store_worker.factory, store.load(self._reference))

        try:
            await self.retro.store_worker.ask(work)
        except ValidationError as refused:
            first, *others = (problem.message for problem in refused.problems)
            self.show_error(RetroError(first, details=others))
            return False
        except RetroError as error:
            self.show_error(error)
            return False
        self._said += 1
        await self.show_latest()
        return self.is_open

    def action_close(self) -> None:
        """Go back to where one came from."""
        self.dismiss()


def _with_end(row: Entry, today: date) -> str:
    """What a row says; of what was done, how it stands as well."""
    if not isinstance(row, Measure | HardwareChange):
        return row.main_text
    return f"{row.main_text} → {active()(action_status(row, today).label)}"


def _group(case: LikeCase, today: date) -> HitGroup:
    """A case as the list shows it: why it is like the one at hand, what can be taken over, what became of it."""
    to, alike = active(), case.precedent.alike
    lines = [HitLine("", _("Why"), why(alike).show(to), ())]
    lines += [
        HitLine(row.id, f"{row_name(case.precedent.record, row)} {to(row.label)}", _with_end(row, today), ())
        for row in case.rows
    ]
    if case.more:
        rest = n_("{n} more row: r reads it", "{n} more rows: r reads them", case.more)
        lines.append(HitLine("", "", rest, ()))
    said = _("Does it look the same? y or n") if case.looks_the_same else ""
    day = show_day(date.fromisoformat(alike.case.day), to)
    became = case.precedent.line.parts(to)
    lead = _("In short: {line}", line="") if became else ""
    return HitGroup(alike.case.reference, (), day, alike.case.title, (), said, lines, lead, became)
