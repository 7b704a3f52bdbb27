"""What of a case is not certain yet, or not over, as a report says it to those who wait."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from exports.markdown.entry_view import EntryView
from exports.markdown.entry_views import EntryViews
from exports.markdown.escape import Markdown
from exports.request import ReportRequest
from retro.language import N_
from retro.model.entry import Entry, EntryId
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import Responsibility
from retro.model.stages.scope import Damage, FigureConfidence, HarmType
from retro.model.stages.timeline import Event
from retro.review import derived
from retro.review.lapsed import is_lapsed, next_report_lapsed
from retro.review.needs.proportion import is_engineering
from retro.value import value

_STATEMENTS = (Event, Cause, Damage)


@value(eq=False)
class OpenEnds:
    """The open ends of one report, for its templates."""

    record: Retrospective
    request: ReportRequest
    shown: EntryViews
    held_back: Collection[str]
    """The kinds of which there is a row that is certain, and not told to this reader."""
    uncounted: Collection[EntryId]
    """The ids of the rows whose figure is kept back, for nobody has confirmed it."""
    promised: Callable[[], Moment | None] = lambda: None
    """By when the reader of a letter was promised to hear from us, in a row of its own."""

    def next_report(self) -> Markdown:
        """When those hurt hear from us next; "" where nobody said it, or the day has passed.

        In a letter that is what was promised to its reader in a talk, where it comes first, or nothing else is said.
        """
        head = self.record.head
        has_passed = next_report_lapsed(self.record, self.request.read_on)
        said = None if has_passed else head.next_report
        if self.request.kind.is_letter and not head.closed:
            said = self._first(said, self.promised())
        return self.shown(replace(head, next_report=said))["next_report"]

    def _first(self, said: Moment | None, promised: Moment | None) -> Moment | None:
        """Whichever ends first; what the head says, where that cannot be told."""
        until = [each.until(self.record.zone) if each else None for each in (said, promised)]
        if said is None:
            return promised
        return promised if until[0] and until[1] and until[1] < until[0] else said

    def is_lapsed(self, row: EntryView) -> bool:
        """Whether a row is still to be done, and its day has passed: no letter promises it by that day."""
        return is_lapsed(row.entry, self.record, self.request.read_on)

    def is_extent_open(self, row: EntryView) -> bool:
        """Whether it is still being established how much a damage is: in a closed case nothing is."""
        return self.is_unsure(row) and not self.record.head.closed

    def is_unsure(self, row: EntryView) -> bool:
        """Whether how much a damage is, is not certain. No customer is told that of hurt feelings."""
        return self._is_unsure(row.entry)

    def _is_unsure(self, row: Entry) -> bool:
        if not isinstance(row, Damage) or (self.request.kind.is_letter and row.hurts == (HarmType.PSYCHOLOGICAL,)):
            return False
        if row.certainty is None:
            return row.figure is not None or row.id in self.uncounted
        return row.certainty is not FigureConfidence.CONFIRMED

    def _is_certain(self, row: Entry) -> bool:
        """Whether a row is a statement, and certain."""
        return row.is_confirmed and not self._is_unsure(row) if isinstance(row, _STATEMENTS) else False

    def is_anything_known(self) -> bool:
        """Whether an interim report has anything to say that is certain."""
        head = self.record.head
        return any((head.started, head.detected, head.resolved)) or any(map(self._is_certain, self.record.rows))

    def is_anything_open(self) -> bool:
        """Whether there is anything that an interim report has to call unknown."""
        head, rows = self.record.head, self.record.rows
        settled = not self.open_end() and head.responsibility is not Responsibility.INVESTIGATING
        is_told = all(self.record.of(kind) or kind.kind in self.held_back for kind in (Damage, Cause))
        return not (settled and is_told and all(self._is_certain(row) for row in rows if isinstance(row, _STATEMENTS)))

    def open_end(self) -> str:
        """That nobody knows how it ends, by what sort of thing it is: a system is down until it is up again.

        Those who complained wait for an answer: they are told when they hear from us, where that is said.
        """
        head = self.record.head
        is_told = self.request.kind.is_letter and not is_engineering(self.record)
        if derived.resolved(self.record) or (is_told and (head.closed or self.next_report())):
            return ""
        to = self.request.to
        if is_told:
            return to(N_("When we can give you our answer is not settled yet."))
        if is_engineering(self.record):
            still, after = N_("When it will be over is not known yet."), N_("When it was over is not known.")
        else:
            still, after = N_("When it will be settled is not known yet."), N_("When it was settled is not known.")
        return to(after if head.closed else still)

    def so_far(self, unknown: str) -> str:
        """How far the inquiry is, before what it has established."""
        to = self.request.to
        if self.record.head.closed:
            return to(N_("We have completed our inquiry. This is what it has established."))
        if self.is_anything_open() or unknown:
            return to(N_("We are still establishing the facts. This is what we know for certain today."))
        return to(N_("This is what we know for certain today."))
