"""A word such as `promise` without a colon, before a text: *they called promise call back due 17:00*.

It is a mark where its day stands behind it; else it may be the text's own, and is told as not read.
"""

from __future__ import annotations

import re

from retro.model.entry import Entry
from retro.model.quick_entry.names import speaks_of
from retro.model.quick_entry.tokens import Mark, Run

_GOES_ON = re.compile(
    r"(?:was|were|is|are|has|had|to|that|of|for|from|not|and|or|by|we|they|he|she)\b|[をがはのにでともした]",
    re.IGNORECASE,
)
"""Behind the word these make a sentence: *the promise that we gave*."""
_SUBJECT = re.compile(r"\b(?:we|they|i|you|he|she|who|to|not|no|will|would|did|can|and)$", re.IGNORECASE)
"""Before it, too: *they promise a new one*."""


def first_meant(kind: type[Entry], run: Run, first: int) -> int:
    """The place of the mark with which a run begins: its `first` certain one, or the text before that it is due for."""
    if 0 < first < len(run.marks) and (before := run.marks[first - 1]).field.name == _about(kind, run.marks[first]):
        return first - 1 if before.before and _may_be(before) else first
    return first


def told(kind: type[Entry], run: Run, main: str) -> tuple[str, ...]:
    """The words of the main text that may have been meant as what a day is about, with what stands behind them."""
    names = {deadline.what.name for deadline in kind.deadlines if deadline.what is not None}
    said = (f"{mark.typed} {mark.says}" for mark in run.marks if mark.field.name in names and _may_be(mark))
    return tuple(each for each in said if each in main)


def _about(kind: type[Entry], day: Mark) -> str:
    """The name of the field that says what is due then; "" if there is none."""
    return next((each.what.name for each in kind.deadlines if each.what and each.name == day.field.name), "")


def _may_be(mark: Mark) -> bool:
    """Whether no sentence goes on with the word."""
    before = mark.before
    return bool(mark.says) and not (speaks_of(before) or _SUBJECT.search(before) or _GOES_ON.match(mark.says))
