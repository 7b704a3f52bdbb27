"""The report over a year of 1,000 cases, and its figures, beside reading these cases alone. Processor time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time

from exports.period.report import period_report
from exports.report_kind import KINDS
from exports.request import ReportRequest
from retro.language import language
from retro.model.moments.day_range import DateRange
from retro.services.sending.figures import figures_over
from retro.services.sending.period import gather_period
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store
from tests.benchmarks.figure import Figure, in_turn

_ON = date(2026, 11, 21)
_YEAR = DateRange.year(2016)
"""The first one of an archive that is made to be timed has 999 cases."""


def over_a_year(archive: Path, runs: int) -> Iterator[Figure]:
    """What management reads, from whom names are taken, and what the screen shows, both beside loading each case."""
    store = open_store(archive)
    references = store.between(_YEAR.since, _YEAR.until).begun
    floor = partial(_time, partial(_load, store, references))
    management = next(kind for kind in KINDS if str(kind) == "management")
    request = ReportRequest(language("en"), management, on=_ON)
    report = partial(_time, lambda: period_report(gather_period(store, _YEAR), request))
    yield Figure("a year of 1,000 cases, report", in_turn(runs, report, floor), goal=3)
    figures = partial(_time, lambda: figures_over(store, _YEAR, _ON))
    yield Figure("a year of 1,000 cases, figures", in_turn(runs, figures, floor), goal=1.5)
    store.close()


def _load(store: Store, references: tuple[str, ...]) -> None:
    for reference in references:
        store.load(reference)


def _time(work: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    began = process_time()
    work()
    return (process_time() - began) * 1000
