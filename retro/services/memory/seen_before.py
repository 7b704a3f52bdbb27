"""What somebody is shown unasked while they write: that it may have happened before, for the third time even (S12)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from retro.language import M_, Language, Message
from retro.model.record import Retrospective
from retro.review.actions import ActionStatus
from retro.review.case_line import CaseLine, case_line
from retro.review.recurrence import apart_from, when
from retro.services.memory import recurrence
from retro.services.memory.similar import Precedent, SimilarCase, precedents
from retro.services.memory.suspects import suspects, suspects_of_text
from retro.store.protocol import Store
from retro.text.controls import printable
from retro.value import value

_SECOND, _THIRD = 2, 3
_TELLS = {
    ActionStatus.VERIFIED: 0,
    ActionStatus.DONE: 1,
    ActionStatus.UNCHECKED: 2,
    ActionStatus.OVERDUE: 3,
    ActionStatus.PLANNED: 3,
    ActionStatus.FAILED: 4,
}
"""How much tells what to do now how a measure stands, the least first. What was never done is worth more than what
was, and did not hold."""


@value
class SeenBefore:
    """The case in which most likely the same thing happened; nobody has said whether it did, unless `is_said`."""

    reference: str
    title: str
    line: CaseLine
    """What caused it, what was done then, and whether it held."""
    times: int
    """How many times it happened, this one counted, if people say so of what looks the same."""
    is_said: bool = False
    """Whether people have said that it happened again after that case, or another one of the same matter."""

    @property
    def lead(self) -> Message:
        """The words that come first: how many times it would be, or is."""
        if self.times == _SECOND:
            return M_("The second time:") if self.is_said else M_("The second time?")
        if self.times == _THIRD:
            return M_("The third time:") if self.is_said else M_("The third time?")
        return M_("{n} times by now:", n=self.times) if self.is_said else M_("{n} times by now?", n=self.times)

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
    found = () if record.head.closed or store.unindexed() else suspects(store, record)
    return _said(store, found, clock, record)


def said_before(store: Store, record: Retrospective, clock: Callable[[], datetime]) -> SeenBefore | None:
    """What people have said it happened again after, with what was decided then; None where they have said nothing."""
    chain = recurrence.chain(store, record, recurrence.unsaid)
    if not chain:
        return None
    case, line = _telling(chain, clock().date())
    return SeenBefore(case.reference, case.head.title, line, len(chain) + 1, is_said=True)


def seen_in_title(store: Store, title: str, clock: Callable[[], datetime]) -> SeenBefore | None:
    """The same of a title, while it is typed and there is no case of it."""
    return _said(store, () if store.unindexed() else suspects_of_text(store, title), clock)


def _said(
    store: Store, found: Sequence[SimilarCase], clock: Callable[[], datetime], record: Retrospective | None = None
) -> SeenBefore | None:
    """What is said of cases that look the same as a record, or as what there is no record of."""
    if not found:
        return None
    today = clock().date()
    cases = precedents(store, found, today)
    if not cases:
        return None  # none of them can be read
    same, known = _same_matter(store, cases), set[str]()
    if record:
        same |= {each.reference for each in recurrence.chain(store, record, recurrence.unsaid)}
        known = {record.reference, *apart_from(record)}
    return _named(store, cases, len(same - known) + 1, today, known)


def _same_matter(store: Store, cases: Sequence[Precedent]) -> set[str]:
    """The likest case with those that people say are the same, and the others that nobody says to be one with any.

    What looks the same for another reason may have a chain of its own: that is no time of this one.
    """
    likest, *others = cases
    alone = {case.record.reference for case in others if not _linked(store, case.record)}
    return {likest.record.reference} | {each.reference for each in _linked(store, likest.record)} | alone


def _linked(store: Store, record: Retrospective) -> Sequence[Retrospective]:
    """The cases that it happened again after, and in which it happened again since, the oldest first."""
    unsaid = recurrence.unsaid
    return [*recurrence.chain(store, record, unsaid), *recurrence.since(store, record, unsaid)]


def _named(store: Store, cases: Sequence[Precedent], times: int, today: date, known: Collection[str]) -> SeenBefore:
    """What is said of these cases, the likest first: by the case that tells best what to do.

    That is one of the likest one's chain. A case in which nothing was decided, such as a draft of the same matter,
    tells nothing.
    """
    likest = cases[0]
    chain = [each for each in (likest.record, *_linked(store, likest.record)) if each.reference not in known]
    near = {case.record.reference: case.line for case in cases}
    record, line = _telling(chain, today, near) if chain else (likest.record, likest.line)
    if not line.measure:
        case = next((case for case in cases if case.line.measure), likest)
        record, line = case.record, case.line
    return SeenBefore(record.reference, record.head.title, line, times)


def _telling(
    chain: Iterable[Retrospective], today: date, near: Mapping[str, CaseLine] | None = None
) -> tuple[Retrospective, CaseLine]:
    """Of the cases of one matter, at least one, the one that tells best what to do, with its line.

    The newest in which a measure held, else was done, else is still to be done, else did not hold. `near` are lines
    that are known already, by reference.
    """
    lines = [
        (each, (near or {}).get(each.reference) or case_line(each, today))
        for each in sorted(chain, key=when, reverse=True)
    ]
    return min(lines, key=lambda each: _TELLS.get(each[1].held, len(_TELLS)) if each[1].held else len(_TELLS))


def looking_the_same(store: Store, record: Retrospective, today: date) -> Sequence[Precedent]:
    """The few cases in which the same thing may have happened, with what became of each; none without the index."""
    return () if store.unindexed() else precedents(store, suspects(store, record), today)


def _in_one_line(text: str) -> str:
    return printable(" ".join(text.split()))
