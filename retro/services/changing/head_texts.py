"""Reads what was written for fields of the head: `severity=high`, `重大度=高`, `started=yesterday 9am`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from retro.errors import NOTHING_WRITTEN, UsageError
from retro.language import Message
from retro.model.moments.context import MomentContext
from retro.model.problem import Code, Problem, ValidationError
from retro.model.stages.answers import Said
from retro.model.stages.head import Head
from retro.model.validation import is_empty
from retro.services.changing.field_texts import Texts, read_assignments, read_value
from retro.value import value

Day = Callable[[tzinfo], date]
"""Which day times without a date refer to in a zone."""


@value
class HeadValues:
    """Fields of the head as they were read, by name: values, and what was said (`Said`) of fields without one."""

    values: Mapping[str, Any]
    zone: tzinfo
    """The zone in which the moments among them were read."""


def read_head(
    assignments: Iterable[str], day: Day, now: datetime, zone: str = "", longer: Iterable[tuple[str, str]] = ()
) -> HeadValues:
    """Read texts like `severity=high`, written at `now`, and those that stand elsewhere, each with its field's name.

    UsageError with everything that is wrong with them. A zone among them counts for the moments among them; otherwise
    they are in `zone`.
    """
    return _read(read_assignments(Head, assignments, longer), day, now, zone)


def read_texts(texts: Mapping[str, str], day: Day, now: datetime, zone: str = "") -> HeadValues:
    """Read texts by the names of their fields; as above."""
    return _read(Texts(Head, dict(texts), []), day, now, zone)


def _read(texts: Texts, day: Day, now: datetime, zone: str) -> HeadValues:
    values: dict[str, Any] = {}
    problems: list[Message] = [*texts.problems]
    home = _zone(zone)
    for name in sorted(texts.by_field, key=lambda name: name != "zone"):
        field = Head.field(name)
        try:
            is_first = name == "started"  # nothing is known yet of when it was
            context = MomentContext(day(home), home, now=now, is_day_guessed=is_first)
            values |= read_value(Head, field, texts.by_field[name], context)
        except ValidationError as refused:
            problems += [problem.message for problem in refused.problems]
        else:
            if (
                name == Head.main
                and not isinstance(values[name], Said)
                and is_empty(Head(**{name: values[name]}), name)
            ):
                problems.append(Problem(Code.REQUIRED, params={"field": field.title}).message)
        home = _zone(values.get("zone") or zone)
    if problems:
        raise UsageError(problems[0], NOTHING_WRITTEN, problems[1:])
    return HeadValues(values, home)


def _zone(name: str) -> tzinfo:
    return ZoneInfo(name) if name else UTC
