"""Reads what was written for fields of the head: `severity=high`, `重大度=高`, `started=yesterday 9am`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from retro.errors import NOTHING_WRITTEN, UsageError
from retro.language import M_, Message
from retro.model.entry import in_field
from retro.model.fields import Field
from retro.model.lookup import in_all_languages, labels, meant_by
from retro.model.moments.context import MomentContext
from retro.model.problem import Code, Problem, ValidationError
from retro.model.stages.head import Head
from retro.model.validation import is_empty
from retro.text.folding import folded_name

Day = Callable[[tzinfo], date]
"""Which day times without a date refer to in a zone."""


@dataclass(frozen=True)
class HeadValues:
    """Fields of the head as they were read, by name."""

    values: Mapping[str, Any]
    zone: tzinfo
    """The zone in which the moments among them were read."""


def read_assignments(assignments: Iterable[str], day: Day, now: datetime, zone: str = "") -> HeadValues:
    """Read texts like `severity=high`, written at `now`. UsageError with everything that is wrong with them.

    A zone among them counts for the moments among them; otherwise they are in `zone`.
    """
    reader = _Reader(day, now, zone)
    reader.read_assignments(assignments)
    return reader.found()


def read_texts(texts: Mapping[str, str], day: Day, now: datetime, zone: str = "") -> HeadValues:
    """Read texts by the names of their fields; as above."""
    reader = _Reader(day, now, zone)
    reader.read(texts)
    return reader.found()


class _Reader:
    """Reads one text after the other; what is wrong with them is collected."""

    def __init__(self, day: Day, now: datetime, zone: str) -> None:
        self._values: dict[str, Any] = {}
        self._problems: list[Message] = []
        self._day = day
        self._now = now
        self._zone = zone

    def found(self) -> HeadValues:
        """What was read; UsageError if something is wrong."""
        if self._problems:
            raise UsageError(self._problems[0], NOTHING_WRITTEN, self._problems[1:])
        return HeadValues(self._values, self._zone_now())

    def read_assignments(self, assignments: Iterable[str]) -> None:
        texts: dict[str, str] = {}
        for assignment in assignments:
            said, *value = re.split("[=＝]", assignment, maxsplit=1)
            field = self._field(said) if value else None
            if not value:
                self._problems.append(M_("“{text}” is not of the form FIELD=VALUE.", text=assignment))
            elif field is None:
                continue
            elif field.name in texts:
                self._problems.append(M_("“{field}” is written twice.", field=field.title))
            else:
                texts[field.name] = value[0]
        self.read(texts)

    def read(self, texts: Mapping[str, str]) -> None:
        for name in sorted(texts, key=lambda name: name != "zone"):
            field = Head.field(name)
            zone = self._zone_now()
            try:
                self._values[name] = field.type.read(texts[name], MomentContext(self._day(zone), zone, now=self._now))
            except ValidationError as refused:
                self._problems += [in_field(problem, field).message for problem in refused.problems]
            else:
                if field.required and is_empty(Head(**{name: self._values[name]}), name):
                    self._problems.append(Problem(Code.REQUIRED, params={"field": field.title}).message)

    def _zone_now(self) -> tzinfo:
        name = self._values.get("zone") or self._zone
        return ZoneInfo(name) if name else UTC

    def _field(self, said: str) -> Field | None:
        """The one field whose name or label, in any language, is `said` or begins with it."""
        names = {field: (folded_name(field.name), *in_all_languages(field.label)) for field in Head.fields()}
        meant = meant_by(said, names)
        if len(meant) == 1:
            return meant[0]
        if meant:
            choices = labels(meant)
            self._problems.append(M_("“{text}” could mean several fields: {choices}.", text=said, choices=choices))
        else:
            choices = labels(Head.fields())
            self._problems.append(Problem(Code.NOT_FIELD, params={"text": said, "choices": choices}).message)
        return None
