"""What a site remembers of a case, so that a page of which nothing changed is not made again.

The manifest has the lines of the case in the lists; its text stands in the files of the search.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from exports.manifest import Made, hash_of
from exports.site.folder import SiteFolder
from exports.site.index_rows import IndexRow, LearnedLesson, OpenMeasure
from exports.site.search import texts_in
from retro.review.actions import ActionStatus
from retro.value import value

TEXTS = "texts"
"""What the files of the search are made from: only that they are as they were written is looked at."""


def search_part(number: int) -> str:
    """The file of a part of the search, counted from 1."""
    return f"search-{number}.js"


@value
class CaseLines:
    """What the lists say of a case, and whether something was left out of its report, or replaced."""

    row: IndexRow
    measures: Sequence[OpenMeasure]
    lessons: Sequence[LearnedLesson]
    told: bool

    def dump(self) -> dict[str, Any]:
        """As plain values."""
        row = self.row
        return {
            "row": [row.title, row.day and row.day.isoformat(), row.values, row.times],
            "measures": [[each.due and each.due.isoformat(), each.values, each.status] for each in self.measures],
            "lessons": [[each.what, each.tags, each.done, each.held] for each in self.lessons],
            "told": self.told,
        }

    @classmethod
    def load(cls, reference: str, made: Made) -> CaseLines | None:
        """From what `dump` gave, be it from a file; None if it is anything else."""
        try:
            title, day, values, times = made["row"]
            row = IndexRow(reference, title, day and date.fromisoformat(day), tuple(values), int(times))
            return cls(
                row,
                [
                    OpenMeasure(reference, due and date.fromisoformat(due), tuple(plain), ActionStatus.coded(status))
                    for due, plain, status in made["measures"]
                ],
                [
                    LearnedLesson(row, what, tuple(tags), done, ActionStatus.coded(held))
                    for what, tags, done, held in made["lessons"]
                ],
                bool(made["told"]),
            )
        except (KeyError, TypeError, ValueError):
            return None


def mark(lines: CaseLines, text: str) -> str:
    """The hash of what is remembered of a case: what is found again is not mistaken for it, whoever changed it."""
    return hash_of(json.dumps([lines.dump(), text], ensure_ascii=False).encode("utf-8", "surrogatepass"))


class OldTexts:
    """The texts of the search that was there before. One part of it is held at a time."""

    def __init__(self, out: SiteFolder) -> None:
        self._out = out
        self._next = 1
        self._held: dict[str, str] = {}

    def get(self, reference: str) -> str | None:
        """The text of a case; None if it does not stand behind those that were asked for before."""
        while reference not in self._held:
            name = search_part(self._next)
            if not self._out.manifest.is_as_made(name, TEXTS):
                return None
            self._held = texts_in((self._out.folder / name).read_text("utf-8"))
            self._next += 1
        return self._held[reference]
