"""How lines are read that people write: the table in `fixtures/human_lines.tsv`, each line with its reading.

`python -m tests.model.human_lines` prints the share that is read, asked about, refused, and told as not read, and every
line whose reading is not the one in the table: none may be misread.

A line is written in a case of Friday, 20 November 2026 in Japan, behind an event of 13:30, on Thursday the 26th. Half
of the lines are traps: what looks like a mark or a time in them is none.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from retro.model.moments.moment import Moment
from retro.model.problem import ValidationError
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import read_line
from retro.model.record import Retrospective, kinds_of
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from tests.records import at, record

TABLE = Path(__file__).parent / "fixtures" / "human_lines.tsv"
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
OUTCOMES = ("read", "asked", "told", "refused")


@dataclass(frozen=True)
class HumanLine:
    """A line as somebody wrote it, and how it is to be read."""

    language: str
    sort: str
    """`form`, or `trap` where something looks like a mark or a time and is none."""
    stage: str
    line: str
    outcome: str
    """read, asked (which day?), told (something is said to be not read), or refused."""
    reading: str
    """`field=value; field=value`, in the order of the fields; "" where it is refused."""


def table() -> list[HumanLine]:
    """The lines of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [HumanLine(**row) for row in rows]


def case() -> Retrospective:
    """The case in which the lines are written."""
    return record(
        Participant(id="p", role="shipping lead"),
        Event(id="e", what="both orders packed", happened=at("13:30")),
        Cause(id="c1", what="Slips of two orders lay on one table"),
        Cause(id="c2", what="The packer took the wrong slip", parent="c1"),
        Cause(id="c3", what="Nobody compares slip and parcel"),
        Damage(id="d", what="parcels late", who="two families"),
        Measure(id="m", what="one table per order", owner="On-call engineer"),
    )


def read(line: HumanLine, whole: Retrospective) -> tuple[str, str]:
    """The outcome of a line, and its reading."""
    stage = next(stage for stage in STAGES if stage.code == line.stage)
    try:
        found = read_line(line.line, stage, whole, now=NOW)
    except ValidationError:
        return "refused", ""
    outcome = "told" if found.unread else "asked" if found.alternative else "read"
    return outcome, "; ".join(_reading(found, stage, whole))


def _reading(found: QuickLine, stage: Stage, whole: Retrospective) -> Iterator[str]:
    if found.kind is not kinds_of(stage)[0]:
        yield f"kind={found.kind.kind}"
    lead, main = found.kind.lead, found.kind.main
    for field in sorted(found.kind.fields(), key=lambda field: (field.name != lead, field.name != main)):
        value = getattr(found.entry, field.name)
        if value == field.type.empty:
            continue
        plain = _moment(value) if isinstance(value, Moment) else field.type.dump(value)
        if isinstance(plain, bool):
            plain = int(plain)
        yield f"{field.name}={','.join(plain) if isinstance(plain, list) else plain}"
    if found.unread:
        yield f"unread={','.join(found.unread)}"


def _moment(moment: Moment) -> str:
    """A moment in short: the month and the zone of the case left out."""
    return moment.dump().replace("2026-11-", "").replace("+09:00", "")


def same(expected: str, actual: str) -> bool:
    """Whether two readings say the same, in whatever order."""
    return sorted(expected.split("; ")) == sorted(actual.split("; "))


def misread(line: HumanLine, outcome: str, reading: str) -> bool:
    """Whether a line was taken for what it does not mean: another row than the table's, or a row where it has none."""
    return outcome != "refused" and not (line.outcome != "refused" and same(line.reading, reading))


def main() -> int:
    """Print the shares, and what differs from the table."""
    whole = case()
    wrong = 0
    counted: Counter[tuple[str, str]] = Counter()
    for line in table():
        outcome, reading = read(line, whole)
        counted[line.language, outcome] += 1
        if misread(line, outcome, reading) or outcome != line.outcome:
            wrong += misread(line, outcome, reading)
            sys.stdout.write(f"{line.stage}: {line.line}\n  table: {line.outcome} {line.reading}\n")
            sys.stdout.write(f"  read:  {outcome} {reading}\n")
    for language in ("en", "ja"):
        total = sum(n for (code, _outcome), n in counted.items() if code == language)
        shares = (f"{outcome} {100 * counted[language, outcome] / total:.1f} %" for outcome in OUTCOMES)
        sys.stdout.write(f"{language}: {total} lines: {', '.join(shares)}\n")
    sys.stdout.write(f"misread: {wrong}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
