"""Other cases, in the words of a report: those before and since, those that are alike, those that are linked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exports.markdown.entry_view import EntryView
from retro.language import N_, Language
from retro.model.moments.formatting import show_day
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation
from retro.value import value


@value
class OtherCases:
    """The cases that a report tells of besides its own, as templates have them."""

    record: Retrospective
    to: Language
    before: tuple[Retrospective, ...]
    """The cases that this one happened again after, the oldest first."""
    since: tuple[Retrospective, ...]
    """Those in which it happened again after this one, the oldest first."""
    like: tuple[Retrospective, ...]
    """Cases that are much like this one, where none is linked."""

    def earlier(self) -> list[dict[str, Any]]:
        """The cases that this one happened again after, with the measures under which it did (S20)."""
        from retro.review.actions import failed_before

        failed = failed_before(self.before, self.record)
        shown = self._named(self.before)
        for case, told in zip(self.before, shown, strict=True):
            told["failed"] = [EntryView(row, case, self.to) for of, row in failed if of is case]
        return shown

    def later(self) -> list[dict[str, Any]]:
        """The cases in which it happened again after this one."""
        return self._named(self.since)

    def alike(self) -> list[dict[str, Any]]:
        """Cases that are much like this one, where no link says whether it happened again."""
        return self._named(self.like)

    def related(self) -> list[EntryView]:
        """The links to cases that are neither the same once more nor something else."""
        told_elsewhere = (Relation.AGAIN, Relation.APART)
        links = (row for row in self.record.of(CaseLink) if row.relation not in told_elsewhere)
        return [EntryView(row, self.record, self.to) for row in links]

    def _named(self, cases: Iterable[Retrospective]) -> list[dict[str, Any]]:
        return [
            {
                "reference": case.reference,
                "day": show_day(case.day, self.to),
                "title": case.head.title,
                "after": self.to(N_("after this one")) if case.day > self.record.day else "",
            }
            for case in cases
        ]
