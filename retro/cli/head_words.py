"""Reads what was written for fields of the head: `severity=high`, `重大度=高`, `started=yesterday 9am`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from retro.cli.naming import called
from retro.language import M_, Message
from retro.model.called import in_all_languages, labels
from retro.model.check import is_empty
from retro.model.entry import in_field
from retro.model.fields import Field
from retro.model.problem import Code, Problem, Refused
from retro.model.reading import Context
from retro.model.stages.head import Head
from retro.text.folding import folded_name


class HeadWords:
    """Texts for fields of the head, read one after the other; what is wrong with them is collected.

    `day` says which day times without a date refer to in a zone; `zone` is the zone unless the texts name another.
    """

    def __init__(self, day: Callable[[tzinfo], date], zone: str = "") -> None:
        self.values: dict[str, Any] = {}
        self.problems: list[Message] = []
        self._day = day
        self._zone = zone

    @property
    def zone(self) -> tzinfo:
        """The zone in which the moments were read."""
        name = self.values.get("zone") or self._zone
        return ZoneInfo(name) if name else UTC

    def read_assignments(self, assignments: Iterable[str]) -> None:
        """Read texts like `severity=high`."""
        texts: dict[str, str] = {}
        for assignment in assignments:
            said, *value = re.split("[=＝]", assignment, maxsplit=1)
            field = self._field(said) if value else None
            if not value:
                self.problems.append(M_("“{text}” is not of the form FIELD=VALUE.", text=assignment))
            elif field is None:
                continue
            elif field.name in texts:
                self.problems.append(M_("“{field}” is written twice.", field=field.title))
            else:
                texts[field.name] = value[0]
        self.read(texts)

    def read(self, texts: Mapping[str, str]) -> None:
        """Read texts by field name. A zone among them counts for the moments among them."""
        for name in sorted(texts, key=lambda name: name != "zone"):
            field = Head.field(name)
            try:
                self.values[name] = field.kind.read(texts[name], Context(self._day(self.zone), self.zone))
            except Refused as refused:
                self.problems += [in_field(problem, field).message for problem in refused.problems]
            else:
                if field.required and is_empty(Head(**{name: self.values[name]}), name):
                    self.problems.append(Problem(Code.REQUIRED, params={"field": field.title}).message)

    def _field(self, said: str) -> Field | None:
        """The one field whose name or label, in any language, is `said` or begins with it."""
        names = {field: (folded_name(field.name), *in_all_languages(field.label)) for field in Head.fields()}
        meant = called(said, names)
        if len(meant) == 1:
            return meant[0]
        if meant:
            choices = labels(meant)
            self.problems.append(M_("“{text}” could mean several fields: {choices}.", text=said, choices=choices))
        else:
            choices = labels(Head.fields())
            self.problems.append(Problem(Code.NOT_FIELD, params={"text": said, "choices": choices}).message)
        return None
