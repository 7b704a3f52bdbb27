"""A base of the walk: what is done to the chosen row as a whole."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import _, active, n_
from retro.model.entry import Entry
from retro.model.row_labels import row_name
from retro.model.shareable import Shareable
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.validation import is_empty
from retro.screens.case_session import P, UseCase
from retro.screens.walk.turning_base import TurningBase
from retro.services.changing.arrange import indent_cause, move_row, outdent_cause
from retro.services.changing.commit import Done
from retro.services.changing.delete_row import delete_row


class ArrangingBase(TurningBase):
    """Deleting, moving, marking and nesting rows. Where a key does nothing, it says why."""

    @property
    def _row(self) -> Entry | None:
        """The chosen row; None, having said so, where none is."""
        entry = self.chosen
        if entry is not None and not isinstance(entry, Head):
            return entry
        self.show_message(
            _("The head is no row: it stays where it is.") if entry else _("There is no row here yet."), wrong=True
        )
        return None

    async def begin_line(self, stage: Stage, text: str) -> None:
        """Go to the entry line of a stage, with a text in it."""
        raise NotImplementedError

    async def action_delete(self) -> None:
        """Delete the chosen row."""
        if (entry := self._row) is None:
            return
        deleted = await self.do(delete_row, entry)
        if deleted is not None:
            self.book.autosave.let_go(entry.id)
            await self.show_done()
            self.show_message(n_("Deleted. u brings it back.", "{n} rows deleted. u brings them back.", deleted.rows))
            if not self._rows.count:
                self.focus_rows()

    async def action_move(self, steps: int) -> None:
        """Move the chosen row up or down."""
        if (entry := self._row) is not None:
            await self._arrange(move_row, entry, steps)

    async def action_split(self) -> None:
        """Make two rows of the one whose text is edited, parted at the caret."""
        from retro.services.changing.split_row import halves, split_row  # the walk opens without what reads lines

        row = self.fields.entry
        if row is None or not row.main or self.fields.editing != row.main or isinstance(row, Head):
            self.show_message(_("A row is parted where the cursor stands in its text: Enter edits it, then F9."))
            return
        text, at = self.fields.text(), self.fields.place()
        try:
            before, behind = halves(text, at)
        except RetroError as error:
            said = (error.title, error.step) if error.step else (error.title,)
            self.show_message(active().sentences(each.show(active()) for each in said), wrong=True)
            return
        await self.fields.action_leave()
        if not await self.save() or (seen := self.book.entry(row.id)) is None:
            return
        self.book.new_group()
        currency = self.retro.environment.settings.currency_of(self.book.record.head.zone, active().code)
        split = await self.do(split_row, seen, {row.main: before}, second=behind, currency=currency)
        if split is None:
            return
        await self.show_done(split.row)
        self.focus_rows()
        self.show_message(_("Two rows now. u makes them one again."))
        new = self.book.entry(split.row)
        if new is not None and new.lead and is_empty(new, new.lead):
            await self.action_edit(new.lead)

    async def action_for_all(self) -> None:
        """Give the chosen row the next mark: for every customer, for none, for one of them, for whom it is about."""
        from retro.services.changing.mark_row import mark_next, mark_told  # it knows who is a customer

        row = self.chosen
        if not isinstance(row, Shareable):
            self.show_message(_("No customer is told of a row of this kind."))
            return
        done = await self.do(mark_next, row)
        marked = done.record.get(row.id) if done else None
        if isinstance(marked, Shareable):
            await self.show_done()
            self.show_message(mark_told(marked).show(active()))

    async def action_indent(self) -> None:
        """Put the chosen cause under the one above."""
        if (cause := self._cause()) is not None:
            await self._arrange(indent_cause, cause)

    async def action_outdent(self) -> None:
        """Put the chosen cause beside the one that it is under."""
        if (cause := self._cause()) is not None:
            await self._arrange(outdent_cause, cause)

    def _cause(self) -> Cause | None:
        entry = self.chosen
        if isinstance(entry, Cause):
            return entry
        self.show_message(_("Only a cause stands under another one."), wrong=True)
        return None

    async def _arrange(self, use_case: UseCase[P, Done], *given: P.args, **named: P.kwargs) -> None:
        done = await self.do(use_case, *given, **named)
        if done is not None and done.ops:
            await self.show_done()
        elif done is not None:
            self.show_message(_("It cannot go further there."))

    async def action_link(self) -> None:
        """Choose the causes that the measure answers."""
        if isinstance(self.chosen, Measure):
            await self.action_edit("answers")
        else:
            self.show_message(_("Only a measure answers a cause."), wrong=True)

    async def action_check(self) -> None:
        """Begin the line that says what was found of the chosen row."""
        from retro.services.changing.check_rules import checkable, matters

        row = self.chosen
        if row is None or not (checkable(row) or matters(row)):
            self.show_message(_("A measure, a change, a promise, a request or an apology is checked."), wrong=True)
            return
        begun = _("{label}: {value}", label=_(Check.prefix), value=f"{row_name(self.book.record, row)} ")
        await self.begin_line(Check.stage, begun)
