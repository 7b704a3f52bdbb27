"""Reading in a large case: a typed line, and a thousand pasted ones, beside one look at every text of the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count

from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.pasted import read_pasted
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE
from retro.services.changing.add_lines import read_lines
from retro.text.folding import folded_name
from tests.benchmarks.completing import large_record, timed_work
from tests.benchmarks.figure import Figure, in_turn

_NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LINES = (
    ("an event", "14:05 phones start ringing #detection", TIMELINE),
    ("a glued mark", "14:05　電話が鳴り始める＃検知", TIMELINE),
    ("a measure", "two-person check @night shift due 2026-12-01 !weaker", PREVENTION),
    ("a figure", "約1億2千万円の損失 ＃経済的", SCOPE),
)
PASTED = (
    "\n".join(f"- **{9 + n // 60}:{n % 60:02d}** phone no. {n} rings #note" for n in range(840)) + "\nit rings" * 160
)


def reading(runs: int) -> Iterator[Figure]:
    """A look takes about 2 ms where a line may take 1 ms, and a thousand pasted ones a second."""
    record = large_record()

    def look() -> None:
        for row in record.rows:
            folded_name(row.main_text)

    for name, line, stage in LINES:
        yield Figure(f"reading {name}", in_turn(runs, timed_work(_read(line, stage, record)), timed_work(look)), 0.5)
    yield Figure("reading 1000 pasted lines", in_turn(runs, timed_work(lambda: _paste(record)), timed_work(look)), 400)


def _read(line: str, stage: Stage, record: Retrospective) -> Callable[[], object]:
    return lambda: read_line(line, stage, record, now=_NOW)


def _paste(record: Retrospective) -> None:
    ids = count()
    lines = read_pasted(PASTED, TIMELINE).lines
    read = read_lines(record, TIMELINE, lines, now=_NOW, new_id=lambda: f"{next(ids):016x}")
    assert len(read.taken) == 1000
