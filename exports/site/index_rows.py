"""What the lists of the site say of a case: a line for itself, for each of its open measures and of its lessons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from retro.model.field_types import Plain
from retro.model.fields import fields_of
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.review import Lesson
from retro.redaction.audience import Audience
from retro.redaction.case_day import case_day
from retro.review.actions import ActionStatus, action_status, is_open, is_settled
from retro.review.as_it_stands import as_it_stands
from retro.review.case_line import CaseLine, case_line
from retro.review.lapsed import is_lapsed
from retro.text.markup import in_a_line

_SORTED_BY = fields_of(Head.case_kind, Head.origin, Head.severity, Head.status)
_OF_A_MEASURE = fields_of(Measure.what, Measure.strength, Measure.owner, Measure.due, Measure.check_on)


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One case in the list. `values` are the plain values of the fields `sorted_by`, "" for what is not said.

    `times` is how many times it has happened, for readers who are told of other cases; 1 for others.
    """

    reference: str
    title: str
    day: date | None
    values: tuple[str, ...]
    times: int = 1


@dataclass(frozen=True, slots=True)
class OpenMeasure:
    """One measure that somebody has still to do, or to check; its values as far as the reader may see them."""

    reference: str
    due: date | None
    values: tuple[Plain, ...]
    """The plain values of the fields `measured_by`."""
    status: ActionStatus | None
    """None for readers who are not told it."""

    @property
    def order(self) -> tuple[date, str]:
        """What is due first stands first; what has no day stands last."""
        return (self.due or date.max, self.reference)


@dataclass(frozen=True, slots=True)
class LearnedLesson:
    """What others can learn from a case."""

    case: IndexRow
    what: str
    """In one line, without the marks of Markdown."""
    tags: tuple[str, ...]
    done: str = ""
    """What was done in the case against what caused it, in one line; "" where nothing is, or for those who are not
    told how far a measure is."""
    held: ActionStatus | None = None
    """How that stands."""


def tells_lessons(reader: Audience) -> bool:
    """Whether there is a list of lessons for this reader."""
    return reader.reads(Lesson.field("what"))


def lessons(seen: Retrospective, case: IndexRow, reader: Audience, on: date) -> list[LearnedLesson]:
    """The lessons of a case, of which its reader sees this much on a day, in its order."""
    if not tells_lessons(reader):
        return []
    told = [(row, what) for row in seen.of(Lesson) if (what := in_a_line(row.what))]
    became = [case_line(seen, on, {row.id}) if reader.sees_all else CaseLine() for row, _what in told]
    return [
        LearnedLesson(case, what, row.tags, in_a_line(line.measure), line.held)
        for (row, what), line in zip(told, became, strict=True)
    ]


def sorted_by(reader: Audience) -> tuple[str, ...]:
    """The fields of the head that the list has columns and filters for: those that its reader may see."""
    return tuple(field.name for field in _SORTED_BY if reader.reads(field))


def measured_by(reader: Audience) -> tuple[str, ...]:
    """The fields of a measure that the list of measures has columns for."""
    return tuple(field.name for field in _OF_A_MEASURE if reader.reads(field))


def index_row(seen: Retrospective, reader: Audience) -> IndexRow:
    """The line of a case, of which its reader sees this much."""
    plain, day = seen.head.dump(), case_day(seen, reader)
    values = tuple(str(plain[name] or "") for name in sorted_by(reader))
    times = seen.head.times if reader.told_other_cases else 1
    return IndexRow(seen.reference, seen.head.title, day, values, times)


def _unpromised(measure: Measure, record: Retrospective, on: date) -> Measure:
    """The measure without its day, if that has passed."""
    return replace(measure, due=None) if is_lapsed(measure, record, on) else measure


def open_measures(record: Retrospective, seen: Retrospective, reader: Audience, on: date) -> list[OpenMeasure]:
    """The open measures of a case on a day. `record` says which are open, `seen` what the reader is told of them.

    The team also sees those that are done and not yet checked; others are not told how far a measure is, nor a
    day that has passed, for it is no promise any more.
    """
    for_team = reader.sees_all
    still_open = {row.id for row in record.of(Measure) if is_open(row) or (for_team and not is_settled(row))}
    names = measured_by(reader)
    return [
        OpenMeasure(
            seen.reference,
            measure.due,
            tuple(plain[name] for name in names),
            action_status(measure, on) if for_team else None,
        )
        for measure in (
            stands if for_team else _unpromised(stands, seen, on) for stands in map(as_it_stands, seen.of(Measure))
        )
        if measure.id in still_open and (plain := measure.dump())
    ]
