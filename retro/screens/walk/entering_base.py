"""A base of the walk, with an entry line: what is typed in it becomes rows, and nothing of it is lost on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual import on
from textual.timer import Timer

from retro.errors import BusyError, ReadOnlyError, RetroError
from retro.language import N_, _, active
from retro.model.closed_record import ClosedError, KeptError
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.head import HEAD
from retro.model.stages.timeline import TIMELINE
from retro.review.needs.proportion import wording
from retro.screens.only_read import refusal
from retro.screens.walk.line_queue import LineQueue, LineRefusedError, PasteAnswer, PastedText, QueuedLine
from retro.screens.walk.places import WalkPosition, keep_place, place_in
from retro.screens.walk.reading_base import ReadingBase
from retro.screens.walk.save_status import OF_STAGE_STANDS_THERE_AGAIN, STANDS_THERE_AGAIN, lines_left
from retro.screens.walk.thrown_away import ThrownAway
from retro.screens.walk.unsaved_lines import unsaved_edits, unsaved_lines
from retro.services.changing.conflict import ConflictError
from retro.store.journal import Unsaved
from widgets.line_notes import RefusedLine
from widgets.quick_entry import QuickEntry

if TYPE_CHECKING:
    from retro.model.quick_entry.line import QuickLine
    from retro.screens.walk.pasting import Pasting

LOCKED = N_("Another program is writing to the archive. What you added waits for it, and is not lost; type on.")
_ANY_LINE = "14:05 a: 1 box to b, c @Ann #d 顧客 Eさん (f)"
"""A line with something of each sort that is looked for in one."""
_SLOW = 0.3
"""Seconds after which lines that wait are shown: a save takes a hundredth of that."""


class EnteringBase(ReadingBase):
    """The entry line, and the lines that are on their way from it. A subclass draws."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = LineQueue(self._save_line, self._refused, self._lines_changed, self._start)
        self._added: list[QueuedLine] = []
        """The lines that were saved and are not shown yet."""
        self._back: QueuedLine | None = None
        """The refused line that came back into the entry line last."""
        self._thrown_away = ThrownAway[QueuedLine]()
        self._drafts: dict[Stage, str] = {}
        """What stands in the lines of the other stages."""
        self._tell_later: Timer | None = None
        self._was_asked = False
        """Whether a question was open when the line was read last."""
        self._is_slow = False
        """Whether lines wait for so long that they are to be seen."""
        entry = self.entry
        entry.takes, entry.sets_aside = self._take, self._set_aside
        entry.withdraws, entry.brings_back = self.lines.withdraw, self._bring_back
        entry.takes_pasted, entry.joins = self._take_pasted, lambda: self.lines.decide(PasteAnswer.ONE)

    def turn_to(self, stage: Stage) -> None:
        """Have the line of another stage in the place of this one's: each keeps its text, and what came back."""
        if stage is not self._stage:
            self.look_for((), "")
            self.entry.set_aside_what_came_back()
            self._drafts[self._stage], self._stage = self.entry.text, stage
            self.entry.text = self._drafts.pop(stage, "")
            self._lines_changed()

    @cached_property
    def pasting(self) -> Pasting:
        """What becomes of several lines, once the retrospective is open."""
        from retro.screens.walk.pasting import Pasting

        currency = self.retro.environment.settings.currency_of(self.book.record.head.zone, active().code)
        return Pasting(self.book, self.retro.store_worker, self.lines, self.entry, currency)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self.run_worker(work, group="lines")

    def _take(self, text: str) -> None:
        """Enter was pressed: the text is out of the line."""
        if text:
            from retro.model.quick_entry.several import lines_in

            factory = self.retro.store_worker.factory
            for each in lines_in(text, self._stage, lambda: self.book.record):
                self.lines.put(QueuedLine(each, self._stage, factory.new_id(), factory.now(), self._rows.chosen))
        elif not self.lines.decide(PasteAnswer.ROWS) and not self.lines.waiting:
            self.entry.say(_("Type a line, then press Enter. Esc goes back to the rows."))

    def _take_pasted(self, text: str, typed: str) -> None:
        """Several lines were pasted."""
        factory = self.retro.store_worker.factory
        chosen = self._rows.chosen
        self.lines.put(PastedText(text, self._stage, factory.new_id(), factory.now(), chosen, typed=typed))

    async def _save_line(self, line: QueuedLine) -> None:
        """Make a row of a line, or several of pasted ones."""
        from retro.services.changing.add_line import add_row

        if isinstance(line, PastedText) and await self.pasting.are_rows(line):
            await self.pasting.add(line)
            self._show_soon(line)
            return
        if line.reading is None:
            line.reading = await self._reading_asked_for(line)
        after = None if line.stage is HEAD else line.anchor or None
        try:
            await self.book.do(add_row, line.reading, after=after, row=line.row)
        except (ClosedError, KeptError) as error:
            raise LineRefusedError(self.words_of(error)) from error
        except ReadOnlyError as error:
            raise LineRefusedError(refusal(error)) from error
        except ConflictError as error:  # somebody else moved the rows beside it: the record shows that now
            raise BusyError(error.title) from error
        except RetroError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            line.reading = None
            reasons = (each.show(active()) for each in (error.title, *error.details))
            raise LineRefusedError(" ".join(reasons)) from error
        self._show_soon(line)

    def _show_soon(self, line: QueuedLine) -> None:
        self._thrown_away.forget()
        earlier = [each for each in self.lines.refused if each.stage is line.stage and each.at < line.at]
        for each in earlier:
            if each.text.strip() == line.text.strip():
                self.lines.refused.remove(each)
            else:
                each.refusal = ""  # the line is still there; why it was refused is said again when it comes back
        if not self._added:
            self.call_later(self._show_added)
        self._added.append(line)

    async def _reading_asked_for(self, line: QueuedLine) -> QuickLine:
        """How a line is read, after a question where it may be meant otherwise."""
        reading = self._reading(line)
        if reading.alternative is None:
            return reading
        record, to = self.book.record, active()
        answer = await self.lines.ask(
            _(
                "The next day?  y {next}   n {written}   Answer with Enter; Esc takes “{line}” back.",
                line=line.text.strip(),
                next=reading.alternative.echo_moment(to, record),
                written=reading.echo_moment(to, record),
            )
        )
        if answer is None:
            raise LineRefusedError(_("It was taken back."))
        return reading.alternative if answer else reading

    async def _show_added(self) -> None:
        """Show the rows that were saved last, with the cursor on the last one, if the rows have not got the cursor."""
        lines, self._added = self._added, []
        if not lines or not self.is_open:
            return
        line = lines[-1]
        choose = line.row if line.stage is self._stage and self.entry.has_cursor else ""
        await self.show_done(choose)
        if not self.entry.text:
            unread = [said for each in lines for said in self._unread(each)]
            self.entry.say("   ".join(dict.fromkeys([_("added"), *unread])), wrong=bool(unread))

    def _unread(self, line: QueuedLine) -> Sequence[str]:
        """What of a line was not read; of many that were pasted, in which rows."""
        if line.reading is None and isinstance(line, PastedText) and line.read is not None:
            from retro.services.changing.add_lines import told_unread

            return [each.show(active()) for each in told_unread(self.book.record, line.read)]
        return [said] if line.reading and (said := line.reading.echo_unread(active())) else []

    def _refused(self, line: QueuedLine) -> None:
        """A line was refused: bring it back into the empty line, else leave it in the list above."""
        if line.stage is self._stage and self.entry.has_cursor and self.entry.give_back(line.text):
            self.lines.refused.remove(line)
            self._back = line
            self.entry.say(line.refusal, wrong=True)

    def _set_aside(self, _text: str) -> None:
        if self._back is not None:
            self.lines.refused.append(self._back)
        self._lines_changed()

    def _bring_back(self) -> bool:
        """Bring the line of this stage that was refused last back into the empty line. No other stage is gone to."""
        line = next((each for each in reversed(self.lines.refused) if each.stage is self._stage), None)
        if line is None:
            return False
        self.lines.refused.remove(line)
        self.entry.text = line.text
        self._lines_changed()
        return True

    def action_throw_away(self) -> None:
        """Throw away the lines of this stage that were refused, that in the entry line included if it came back."""
        self.entry.set_aside_what_came_back()
        told = self._thrown_away.take(self.lines.refused, lambda line: line.stage is self._stage)
        self._lines_changed()
        self.show_message(told or _("Every line of this stage was taken."))

    def bring_back_thrown_away(self) -> bool:
        """Bring back the lines that were thrown away last; whether there were any."""
        if not self._thrown_away.bring_back(self.lines.refused):
            return False
        self._lines_changed()
        self.show_message(_("The lines that were thrown away are here again."))
        return True

    def _lines_changed(self) -> None:
        """Show what became of the lines, and whether all is saved."""
        if not self.is_open:
            return
        if not self.lines.waiting:
            self._is_slow = False
        elif self._tell_later is None and not self._is_slow:
            self._tell_later = self.set_timer(_SLOW, self._tell_of_waiting)
        here = [line for line in self.lines.refused if line.stage is self._stage]
        refused = [RefusedLine(line.text, line.refusal) for line in here]
        stages = dict.fromkeys(
            _(wording(self.book.record, line.stage).name)
            for line in self.lines.refused
            if line.stage is not self._stage
        )
        elsewhere = _("Lines were not taken in: {stages}", stages=active().join(stages)) if stages else ""
        waiting = [line.text for line in self.lines.waiting] if self._is_slow else []
        waiting = waiting[1:] if self.lines.question else waiting
        delay = _(LOCKED) if self._is_slow and self.lines.waits_for_lock else ""
        self.entry.note(refused, waiting, self.lines.question, elsewhere, delay)
        if bool(self.lines.question) != self._was_asked:  # the line behind it is read otherwise from here on
            self._was_asked = bool(self.lines.question)
            self.entry.read_again()
        self.show_saved()
        self.show_keys()

    def _tell_of_waiting(self) -> None:
        """Show the lines that wait, now that it takes longer than a save does."""
        self._tell_later, self._is_slow = None, bool(self.lines.waiting)
        self._lines_changed()

    @on(QuickEntry.Left)
    def _entry_left(self) -> None:
        self.look_for((), "")
        self.focus_rows()

    @property
    def unsaved(self) -> bool:
        """Whether something waits to be saved."""
        return super().unsaved or bool(self.lines.waiting)

    def unsaved_work(self) -> Sequence[Unsaved]:
        """The lines whose Enter was pressed, and the fields that were typed in."""
        if not hasattr(self, "book"):
            return ()
        reference, now = self.book.reference, self.retro.store_worker.factory.now()
        lines = [each for line in list(self.lines.waiting) for each in unsaved_lines(line, reference)]
        return [*lines, *unsaved_edits(self.book.autosave.unsaved_edits(), reference, now.isoformat())]

    async def confirm_exit(self) -> bool:
        """Wait a moment for the lines that are on their way; then as the base class."""
        await self.retro.store_worker.in_time(self.lines.drained())
        return await super().confirm_exit()

    def reason_to_stay(self, *, saved: bool) -> str:
        """Why the screen is not left without a word: lines that wait, or were refused, too."""
        if self.lines.question:
            return _("A line waits for an answer. The same key once more leaves without it.")
        reason = super().reason_to_stay(saved=saved and not self.lines.waiting)
        if reason:
            return reason
        drafts = [stage for stage, text in self._texts().items() if text.strip()]
        places = self.retro.environment.places
        n = len(self.lines.refused) + len(place_in(places, self.book.record.head.id).untaken)  # answers, too
        if (drafts or n) and places is not None:
            if not drafts:
                return lines_left(n)
            is_seen = self._stage in drafts
            return _(STANDS_THERE_AGAIN) if is_seen else _(OF_STAGE_STANDS_THERE_AGAIN, stage=self._named(drafts[0]))
        if self._stage in drafts:
            return _("The entry line holds a text. The same key once more leaves without it.")
        if drafts:
            return _(
                "The entry line of “{stage}” holds a text. The same key once more leaves without it.",
                stage=self._named(drafts[0]),
            )
        return _("Lines were not taken. The same key once more leaves without them.") if self.lines.refused else ""

    def not_added(self) -> str:
        """That lines were typed and not added, and in which stages; "" where there are none."""
        texts, refused = self._texts(), {line.stage for line in self.lines.refused}
        stages = [stage for stage in STAGES if texts.get(stage, "").strip() or stage in refused]
        named = active().join(map(self._named, stages))
        return _("What was typed and not added stays out of it: {stages}.", stages=named) if stages else ""

    def _named(self, stage: Stage) -> str:
        name = _(wording(self.book.record, stage).name)
        return f"{stage.number} {name}"

    def _texts(self) -> dict[Stage, str]:
        """What stands in the entry line of each stage."""
        return {**self._drafts, self._stage: self.entry.text}

    def keep_place(self) -> None:
        """Remember the stage, the row, and what stands in the lines: it was not meant to be added yet.

        What stands in a field and cannot be read stands there again, too.
        """
        if hasattr(self, "book"):
            lines = {stage.code: text for stage, text in self._texts().items() if text.strip()}
            refused = tuple((line.stage.code, line.text) for line in list(self.lines.refused))
            places, case = self.retro.environment.places, self.book.record.head.id
            held = place_in(places, case)
            unreadable = tuple((*field, text) for field, text in list(self.fields.drafts.items()))
            place = replace(
                held,
                stage=self._stage.code,
                row=self._rows.chosen,
                lines=lines,
                refused=refused,
                unreadable=unreadable,
            )
            keep_place(places, case, place)

    def get_ready(self) -> None:
        """See that no first key waits for what reads a line: on a thread of its own, it delays no first screen."""
        now = self.retro.store_worker.factory.now()
        work = asyncio.to_thread(_get_ready_to_read, self.book.record, self._stage, now)
        self.run_worker(work, group="grammar")

    def put_back(self, place: WalkPosition) -> None:
        """Put back into lines and fields what stood in them when the case was left."""
        stages = {stage.code: stage for stage in STAGES}
        for code, text in place.refused:
            if code in stages:
                self._put_back_refused(text, stages[code])
        for row, name, text in place.unreadable:
            entry = self.book.entry(row)
            if entry and not self.fields.is_frozen(entry) and any(field.name == name for field in entry.offered()):
                self.fields.drafts[row, name] = text
            else:  # it has no field any more in which it could be mended
                self._put_back_refused(text, entry.stage if entry else self._stage)
        self._drafts = {stages[code]: text for code, text in place.lines.items() if code in stages}
        self.entry.text = self._drafts.pop(self._stage, "")
        self._lines_changed()

    def _put_back_refused(self, text: str, stage: Stage) -> None:
        factory = self.retro.store_worker.factory
        self.lines.refused.append(QueuedLine(text, stage, factory.new_id(), factory.now(), ""))


def _get_ready_to_read(record: Retrospective, stage: Stage, now: datetime) -> None:
    """Import what reads a line, and read one: the patterns that each is looked at with are compiled by that.

    What reads a table or a chat is left for the first that somebody pastes.
    """
    for module in (
        "retro.model.quick_entry.completion",
        "retro.model.quick_entry.several",
        "retro.services.changing.add_line",
    ):
        import_module(module)
    from retro.model.quick_entry.parser import read_line

    for each in dict.fromkeys((stage, TIMELINE)):
        with suppress(RetroError, ValidationError):  # what becomes of it is of no interest
            read_line(_ANY_LINE, each, record, now=now)
