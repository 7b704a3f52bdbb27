"""A case in one line: what caused it, what was done against that, and whether it held."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

from retro.language import Language
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.review.actions import ActionStatus, action_status
from retro.text.controls import printable
from retro.value import value

T = TypeVar("T")


@value
class CaseLine:
    """What is told of a case in one line."""

    cause: str = ""
    """What caused it; "" while nobody knows."""
    measure: str = ""
    """What was done against it; "" where nothing is."""
    held: ActionStatus | None = None
    """How that stands; None where nothing was done."""

    def parts(self, to: Language) -> tuple[str, ...]:
        """What it says, each in one line: `one table, no place per order`, `a place for each`, `verified`."""
        said = [self.cause, self.measure, to(self.held.label) if self.held else ""]
        return tuple(printable(" ".join(part.split())) for part in said if part)


def case_line(record: Retrospective, on: date, near: Collection[EntryId] = ()) -> CaseLine:
    """The line of a case on a day.

    It tells of a measure that is among the rows `near`, or answers a cause among them; otherwise of the first one, and
    of the first cause that it answers.
    """
    causes = {cause.id: cause for cause, _depth in record.causes()}
    rows: tuple[Measure | HardwareChange, ...] = (*record.of(Measure), *record.of(HardwareChange))
    done = [row for row in rows if row.main_text.strip()]
    close = [cause for row, cause in causes.items() if row in near]
    measure = _first(row for row in done if row.id in near) or _first(
        row for row in done if any(cause.id in _answered(row) for cause in close)
    )
    if measure is None and not close:
        measure = _first(done)
    answered = [causes[row] for row in _answered(measure) if row in causes] if measure else []
    cause = _first(each for each in answered if each in close) or _first((*answered, *close, *causes.values()))
    return CaseLine(
        cause.what if cause else "",
        measure.main_text if measure else "",
        action_status(measure, on) if measure else None,
    )


def _answered(row: Measure | HardwareChange) -> tuple[EntryId, ...]:
    """The causes that a row answers; a change says none."""
    return row.answers if isinstance(row, Measure) else ()


def _first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)
