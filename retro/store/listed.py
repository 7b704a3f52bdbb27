"""What a store answers of the list of cases: the first screen asks for no more, and takes a hundredth less so."""

from __future__ import annotations

from typing import NamedTuple

from retro.model.head_choices import SETTLED


class Pending(NamedTuple):
    """What is left to do in a case."""

    open: int
    """How many things are to be done: measures, promises, changes, answers, as the list of actions has them."""
    overdue: int
    """How many things should have been done or checked by now."""
    checks: int
    """How many are done, and to be checked whether they held, or given up, and to be looked at again."""
    next_check: str
    """The day of the next check: `2026-11-20`; "" where no day is set."""


class Summary(NamedTuple):
    """One line of the archive: plain values of the head, and how many rows each stage of the walk has."""

    reference: str
    title: str
    day: str
    """`2026-11-20`: the day of `Retrospective.day`; the archive is sorted by it, newest first, then by reference."""
    origin: str
    severity: str
    status: str
    case_kind: str
    stages: tuple[int, ...]
    settled: bool = False
    """Whether it is closed and nothing of it is open any more."""
    times: int = 1
    """How many times it has happened, this one counted, as links between cases say."""

    @property
    def state(self) -> str:
        """The code of how far it has come, as one tells it: `SETTLED` in the place of closed."""
        return SETTLED if self.settled else self.status


class Count(NamedTuple):
    """How many cases there are of a kind."""

    number: int
    is_exact: bool = True
    """Whether it is their number; else there are at most so many, and to count them each would have to be read."""


class Fingerprint(NamedTuple):
    """What tells a case from itself as it was before, without reading it."""

    version: str
    """Another text whenever the case is another, also in another archive in which it went on otherwise."""
    zone: str
    """Its time zone, by the IANA name; "" if none is said."""
