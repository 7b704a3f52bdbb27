"""What practice asks of a stage beyond what is needed: questions to think about, one function a stage.

Each knows the fields in which its answer goes. Of a case that needs little, only what would lead astray is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from retro.language import M_, MN_, Message
from retro.model.entry import Entry
from retro.model.head_choices import Level
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE, CauseConfidence
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.remedy import REMEDY, Apology, Giver, Reception, Remedy
from retro.model.stages.timeline import TIMELINE, Event
from retro.review.gap import Gap, GapCode, on_rows
from retro.review.needs.case import Case


def of_timeline(case: Case) -> Iterator[Gap]:
    """What is not confirmed (S9)."""
    told = [event for event in case.rows(Event) if event.confirmed is False]
    message = MN_("Row {rows} is not confirmed yet.", "Rows {rows} are not confirmed yet.", len(told))
    yield from _on(case, GapCode.UNCONFIRMED, told, message, fields=("confirmed",), question=M_("Is it confirmed now?"))


def of_cause(case: Case) -> Iterator[Gap]:
    """The whys go down to facts (S2)."""
    if not _is_more_than_light(case):
        return
    guesses = [cause for cause in case.leaves if cause.sure in (CauseConfidence.PRESUMED, CauseConfidence.UNKNOWN)]
    message = MN_(
        "Row {rows} is not a fact yet. What would show whether it is so?",
        "Rows {rows} are not facts yet. What would show whether they are so?",
        len(guesses),
    )
    question = M_("What would show whether it is so?")
    yield from _on(case, GapCode.PRESUMED, guesses, message, fields=("evidence", "sure"), question=question)


def of_remedy(case: Case) -> Iterator[Gap]:
    """By the company, and by the one who answers those hurt; received how (S4).

    Nobody is asked what the one who erred did: another answers for it (S11).
    """
    remedies, apologies = case.rows(Remedy), case.rows(Apology)
    givers = {remedy.giver for remedy in remedies}
    if givers == {Giver.PERSON} and _is_more_than_light(case):
        text = M_("All remedies are by the person. What did the company do? (#company)")
        yield _new_row(GapCode.BY_COMPANY, Remedy, text, M_("What did the company do?"))
    if givers == {Giver.COMPANY} and _is_more_than_light(case):
        text = M_("All remedies are by the company. What did the one who answers those hurt do in person? (#person)")
        yield _new_row(GapCode.BY_PERSON, Remedy, text, M_("What did the one who answers those hurt do in person?"))
    given: list[Remedy | Apology] = [*remedies, *apologies]
    still = sorted(
        (row for row in given if row.received is Reception.OPEN), key=lambda row: case.record.numbers[row.id]
    )
    message = MN_(
        "Row {rows} is still open. Did anyone ask how it was received?",
        "Rows {rows} are still open. Did anyone ask how they were received?",
        len(still),
    )
    yield from _on(case, GapCode.RECEPTION, still, message, fields=("received",), question=M_("How did they take it?"))


def of_prevention(case: Case) -> Iterator[Gap]:
    """Every root has a measure (S20)."""
    is_full = case.proportion.level is Level.FULL
    if not _is_more_than_light(case):
        return
    bare = [cause for cause in case.unanswered if not (is_full and cause.is_confirmed)]
    question = M_("What will stop this cause, or why does nothing?")
    never = [cause for cause in bare if cause.id not in case.let_down]
    message = MN_("Cause {rows} has no measure yet.", "Causes {rows} have no measure yet.", len(never))
    yield from _on(case, GapCode.UNANSWERED, never, message, stage=PREVENTION, kind=Measure, question=question)
    let_down = [cause for cause in bare if cause.id in case.let_down]
    message = MN_(
        "The measure against cause {rows} did not hold, and none that is to hold takes its place.",
        "The measures against causes {rows} did not hold, and none that are to hold take their place.",
        len(let_down),
    )
    yield from _on(case, GapCode.UNANSWERED, let_down, message, stage=PREVENTION, kind=Measure, question=question)


def _is_more_than_light(case: Case) -> bool:
    return case.proportion.level is not Level.LIGHT


def _on(case: Case, code: GapCode, rows: Sequence[Entry], message: Message, **more: Any) -> Iterator[Gap]:
    numbers = case.record.numbers
    yield from on_rows(code, [(numbers[row.id], row) for row in rows], message, **more)


def _new_row(code: GapCode, kind: type[Entry], message: Message, question: Message) -> Gap:
    return Gap(code, kind.stage, "", message, kind=kind, question=question)


RULES: dict[Stage, Callable[[Case], Iterator[Gap]]] = {
    TIMELINE: of_timeline,
    CAUSE: of_cause,
    REMEDY: of_remedy,
    PREVENTION: of_prevention,
}
"""The rules of the stages that have some, for when they hold a row."""
