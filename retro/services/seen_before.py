"""What somebody is shown unasked while they write: that it may have happened before, for the third time even (S12)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from retro.language import M_, Language, Message
from retro.model.record import Retrospective
from retro.review.case_line import CaseLine
from retro.review.recurrence import apart_from
from retro.services import recurrence
from retro.services.similar import Told, told
from retro.store.protocol import Store
from retro.text.controls import printable
from retro.value import value

_SECOND, _THIRD = 2, 3


@value
class SeenBefore:
    """The case in which most likely the same thing happened, of which nobody has said whether it did."""

    reference: str
    title: str
    line: CaseLine
    """What caused it, what was done then, and whether it held."""
    times: int
    """How many times it happened, this one counted, if people say so of what looks the same."""

    @property
    def lead(self) -> Message:
        """The words that come first: how many times it would be."""
        if self.times == _SECOND:
            return M_("The second time?")
        if self.times == _THIRD:
            return M_("The third time?")
        return M_("Time number {n}?", n=self.times)

    def story(self, to: Language) -> str:
        """What the words are followed by: `2026-001 Two parcels swapped → a notice → did not hold`."""
        title, *became = self.parts(to)
        return " → ".join([f"{self.reference} {title}", *filter(None, became)])

    def parts(self, to: Language) -> tuple[str, str, str]:
        """The title of the case, what was done then, and how that stands; each in one line, "" where nothing is."""
        held = to(self.line.held.label) if self.line.held else ""
        return _in_one_line(self.title), _in_one_line(self.line.measure), held


def seen_before(store: Store, record: Retrospective, clock: Callable[[], datetime]) -> SeenBefore | None:
    """What is to be said of whether this happened before; None where nothing looks the same, or people have said it.

    Nobody asked for it, so the archive is not read for it as a whole: where the index of words is not to be used,
    nothing looks the same. A closed case takes no more links, so nothing is said of it. The clock is read only if there
    is something to say.
    """
    found = () if record.head.closed or store.unindexed() else recurrence.suspects(store, record)
    if not found:
        return None
    cases = told(store, found, clock().date())
    same = {each.reference for each in recurrence.chain(store, record)} | _with_theirs(store, cases)
    return _named(cases[0], len(same - {record.reference, *apart_from(record)}) + 1)


def seen_in_title(store: Store, title: str, clock: Callable[[], datetime]) -> SeenBefore | None:
    """The same of a title, while it is typed and there is no case of it."""
    found = () if store.unindexed() else recurrence.suspects_of_text(store, title)
    if not found:
        return None
    cases = told(store, found, clock().date())
    return _named(cases[0], len(_with_theirs(store, cases)) + 1)


def _with_theirs(store: Store, cases: Sequence[Told]) -> set[str]:
    """These cases, with those that they happened again after, and that happened again after them."""
    same = set[str]()
    for case in cases:
        same |= {case.record.reference, *(each.reference for each in recurrence.chain(store, case.record))}
        same |= recurrence.followers(store, case.record)
    return same


def _named(likest: Told, times: int) -> SeenBefore:
    return SeenBefore(likest.record.reference, likest.record.head.title, likest.line, times)


def looking_the_same(store: Store, record: Retrospective, today: date) -> Sequence[Told]:
    """The few cases in which the same thing may have happened, with what became of each; none without the index."""
    return () if store.unindexed() else told(store, recurrence.suspects(store, record), today)


def _in_one_line(text: str) -> str:
    return printable(" ".join(text.split()))
