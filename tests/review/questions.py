"""Every question that the review asks, of one row and of several: `python -m tests.review.questions` writes them anew.

They lie in `fixtures/questions.txt`, in English: what the record is, then each question with `!` if the record needs
the answer, its code, its stage and the row that it leads to; below it what is asked, and the kind of row and the fields
where the answer goes. A test compares them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from retro.language import language
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import NoChange
from retro.model.stages.head import HEAD, Participant
from retro.model.stages.prevention import Measure, Result, Strength
from retro.model.stages.remedy import Apology, Giver, Reception, Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Contact, Event
from retro.review.completeness import gaps
from tests.records import at, record

FILE = Path(__file__).parent / "fixtures" / "questions.txt"

ROWS: dict[str, tuple[Entry, ...]] = {
    "rows without anything": (Event(), Contact(), Cause(), Damage(), Remedy(), Apology(), Measure(), NoChange()),
    "somebody takes part": (Participant(role="packer"),),
    "a rumour": (Event(what="a rumour", happened=at("13:00"), confirmed=False),),
    "a promise and a demand": (Contact(heard="angry", promise="call back", demand="money"),),
    "a demand that was answered by nobody": (Contact(heard="angry", demand="money", alternative="a voucher"),),
    "a cause that is a person": (Cause(what="the packer was careless", sure=CauseConfidence.FACT),),
    "a cause that is presumed": (Cause(what="one table", sure=CauseConfidence.PRESUMED),),
    "a cause that is unknown": (Cause(what="one table", sure=CauseConfidence.UNKNOWN),),
    "damage made small": (Damage(what="only a few parcels late", who="families"),),
    "damage without a figure": (Damage(what="parcels late", who="families", reversible=True),),
    "damage that nobody can count": (Damage(what="trust is lost", certainty=FigureConfidence.UNKNOWN),),
    "a remedy by the person": (Remedy(what="phoned at once", giver=Giver.PERSON, received=Reception.OPEN),),
    "a remedy by the company": (Remedy(what="a voucher", giver=Giver.COMPANY, cost=Decimal(3), currency="EUR"),),
    "an apology for nothing": (Apology(what_for="the inconvenience", received=Reception.OPEN),),
    "a weak measure": (Measure(what="be more careful", strength=Strength.WEAKER),),
    "a cause that no measure answers": (Cause(what="one table", sure=CauseConfidence.FACT), Measure(what="a check")),
    "a measure given up": (Measure(what="a second table", result=Result.DROPPED),),
    "a measure given up with a reason": (Measure(what="a table", result=Result.DROPPED, reason="no room"),),
    "a measure given up till a day": (Measure(what="a table", result=Result.DROPPED, review_on=date(2027, 1, 1)),),
    "a hope": (NoChange(reason="we will be more careful"),),
    "a promise kept before it was made": (
        Contact(happened=at("14:00"), heard="angry", promise="call", promise_due=at("13:00"), promise_kept=at("12:00")),
    ),
}
"""Rows of which something is to be said, by what they are."""


def questions() -> Iterator[str]:
    """The lines of the file."""
    yield "nothing"
    yield from _asked(record())
    for name, rows in ROWS.items():
        for times in (1, 2, 6, 7) if name == "a hope" else (1, 2):
            yield f"{times} x {name}"
            whole = record(*(replace(row, id=f"{row.kind}{n}") for n in range(times) for row in rows))
            yield from _asked(whole, {row.stage for row in rows})
    yield "a head without anything, that ends before it began"
    yield from _asked(record(title="", started=Moment.load("2026-11-20"), resolved=Moment.load("2026-11-19")), {HEAD})


def _asked(whole: Retrospective, stages: Container[Stage] = STAGES) -> Iterator[str]:
    for stage in STAGES:
        for gap in gaps(whole, stage) if stage in stages else ():
            assert gap.stage is stage
            said = gap.message.show(language("en"))
            yield f"  {'!' if gap.needed else '?'} {gap.code.name} {stage.code} [{gap.row}] {said}"
            answer = ".".join([gap.kind.kind if gap.kind else "", "+".join(gap.fields)]).strip(".")
            yield f"    {answer}: {gap.question.show(language('en'))}"


if __name__ == "__main__":
    FILE.write_text("\n".join(questions()) + "\n", encoding="utf-8")
