"""Completion in the entry line of a large case: Tab beside one look at every text of the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import process_time

from retro.language import language
from retro.model.moments.moment import Moment
from retro.model.quick_entry.completion import completions
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.head import Head
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.review import REVIEW
from retro.model.stages.timeline import TIMELINE, Event
from retro.text.folding import folded_name
from tests.benchmarks.figure import Figure, in_turn

_EVENTS, _MEASURES = 1_200, 800
LINES = (
    ("a mark", "14:05 phones start ringing #d", TIMELINE),
    ("a role", "a second table @team 7", PREVENTION),
    ("a row", "vote: the table for event 7", REVIEW),
)


def completing(runs: int) -> Iterator[Figure]:
    """Each kind of value. A look takes about 3 ms where 20 ms are the bound."""
    record = large_record()

    def look() -> None:
        for row in record.rows:
            folded_name(row.main_text)

    for name, line, stage in LINES:
        yield Figure(f"completing {name}", in_turn(runs, timed_work(_tab(line, stage, record)), timed_work(look)), 6)


def _tab(line: str, stage: Stage, record: Retrospective) -> Callable[[], object]:
    return lambda: completions(line, len(line), stage, record, language("en"))


def timed_work(work: Callable[[], object]) -> Callable[[], float]:
    """What gives the milliseconds of CPU that `work` takes: nothing in it waits."""

    def timed() -> float:
        begun = process_time()
        work()
        return (process_time() - begun) * 1000

    return timed


def large_record() -> Retrospective:
    """A case of 2,000 rows."""
    at = Moment.load(datetime(2026, 11, 18, 14, 5, tzinfo=UTC).isoformat())
    events = [Event(id=f"e{n}", what=f"event {n}", happened=at, position=float(n)) for n in range(_EVENTS)]
    measures = [Measure(id=f"m{n}", what=f"m {n}", owner=f"team {n}", position=float(n)) for n in range(_MEASURES)]
    return Retrospective(
        Head(id="head", reference="2026-001", title="Boxes", zone="UTC", started=at), (*events, *measures)
    )
