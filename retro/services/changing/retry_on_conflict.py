"""Write once more where others wrote meanwhile: what is said on a command line is meant whatever they wrote."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from retro.model.record import Retrospective
from retro.services.changing.conflict import ConflictError

T = TypeVar("T")

_TRIES = 8
"""How often a change is tried while others write into the same place."""


def retry_on_conflict(record: Retrospective, work: Callable[[Retrospective], T]) -> T:
    """What `work` gives on the record, done again on what it has become where others wrote meanwhile.

    ConflictError if they never stop.
    """
    for _ in range(_TRIES - 1):
        try:
            return work(record)
        except ConflictError as error:
            record = error.record
    return work(record)
