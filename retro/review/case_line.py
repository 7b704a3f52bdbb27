"""A case in one line: what caused it, what was done against that, and whether it held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from retro.language import N_, Language
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.review.actions import ActionStatus, action_status
from retro.text.controls import printable
from retro.value import value

_ARROW, _BESIDE = " → ", " · "
_Done = Measure | HardwareChange


@value
class CaseLine:
    """What is told of a case in one line."""

    cause: str = ""
    """What caused it; "" while nobody knows."""
    measure: str = ""
    """What was done; "" where nothing is."""
    held: ActionStatus | None = None
    """How that stands; None where nothing was done."""
    answers: bool = False
    """Whether somebody said that it was done against this very cause."""

    def parts(self, to: Language) -> tuple[str, ...]:
        """What it says, each in one line, all but the first with the sign that leads to it.

        `one table`, ` → a place for each`, ` → verified`. Where nobody said that the measure is for that cause, no
        arrow leads there: `one table`, ` · measure: a lamp`, ` → planned`.
        """
        measure = to(N_("measure: {text}"), text=self.measure) if self._is_beside else self.measure
        said = (("", self.cause), (_BESIDE if self._is_beside else _ARROW, measure), (_ARROW, self._held(to)))
        told = [(sign, " ".join(part.split())) for sign, part in said if part]
        return tuple(printable(f"{sign if n else ''}{part}") for n, (sign, part) in enumerate(told))

    def told(self, to: Language) -> str:
        """All of it in one line; "" where nothing is known."""
        return "".join(self.parts(to))

    @property
    def _is_beside(self) -> bool:
        return bool(self.cause and self.measure) and not self.answers

    def _held(self, to: Language) -> str:
        return to(self.held.label) if self.held else ""


def case_line(record: Retrospective, on: date, near: Iterable[EntryId] = ()) -> CaseLine:
    """The line of a case on a day.

    It tells of the rows `near`, those that matter most first, as far as there are causes and measures among them. A
    measure is told with a cause that it answers, if there is such a pair; otherwise both are told side by side.
    """
    causes = {cause.id: cause for cause, _depth in record.causes() if cause.what.strip()}
    rows: tuple[_Done, ...] = (*record.of(Measure), *record.of(HardwareChange))
    done = [row for row in rows if row.main_text.strip()]
    place = {row: n for n, row in enumerate(dict.fromkeys(near))}
    cause, measure = min(_pairs(causes, done, place), key=lambda pair: _worth(pair, place), default=(None, None))
    return CaseLine(
        cause.what if cause else "",
        measure.main_text if measure else "",
        action_status(measure, on) if measure else None,
        _is_linked(cause, measure),
    )


_Pair = tuple[Cause | None, _Done | None]


def _pairs(causes: dict[EntryId, Cause], done: Sequence[_Done], near: dict[EntryId, int]) -> Iterator[_Pair]:
    """What may be told together: each measure with each cause that it answers, and with the first one of all."""
    first = min(causes.values(), key=lambda cause: near.get(cause.id, len(near)), default=None)
    for row in done:
        yield from ((causes[each], row) for each in _answered(row) if each in causes)
        yield first, row
    if first is not None and not done:
        yield first, None


def _worth(pair: _Pair, near: dict[EntryId, int]) -> tuple[bool, bool, int, int, bool]:
    """What pairs are sorted by, the best one first: near, linked, both of it near, nearer, not for another cause."""
    cause, measure = pair
    places = [near[row.id] for row in pair if row is not None and row.id in near]
    is_linked = _is_linked(cause, measure)
    is_for_another = not is_linked and measure is not None and bool(_answered(measure))
    return not places, not is_linked, -len(places), min(places, default=0), is_for_another


def _is_linked(cause: Cause | None, measure: _Done | None) -> bool:
    return cause is not None and measure is not None and cause.id in _answered(measure)


def _answered(row: _Done) -> tuple[EntryId, ...]:
    """The causes that a row answers; a change says none."""
    return row.answers if isinstance(row, Measure) else ()
