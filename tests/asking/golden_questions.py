"""Every question that is asked, whole, as a file: `python -m tests.asking.golden_questions`.

It lies in `golden/`: a step a block, about how many answers it takes in each of the cases here, and how it is asked.
A test compares it with what the walk asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path

from retro.asking.order import ORDER
from retro.asking.order.step import Progress, Step
from retro.asking.question import Option, Question
from retro.language import language
from retro.model.choice import Choice
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, NoChange, Place
from retro.model.stages.head import CaseKind, Level, Participant, Responsibility, Severity, Status
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Recollection
from retro.model.stages.scope import Damage, HarmType, NoDamage, Party
from retro.model.stages.timeline import Contact, Event, Harassment
from retro.review.needs.proportion import Nature, Proportion, proportion
from tests.records import record

FILE = Path(__file__).parent / "golden" / "questions.txt"
EN = language("en")
_ROWS: tuple[Entry, ...] = (
    Participant(role="packer", name="Ines"), Recollection(what="it rang"), Event(what="it rang"),
    Cause(what="the packer forgot the slip"), Damage(what="late", figure=Decimal(3)),
    Damage(what="burns on the hand", hurts=(HarmType.PHYSICAL,)), Party(who="the Lees"),
    Remedy(what="a courier", cost=Decimal(80)), Apology(what_for="the wrong gift"), Place(where="Ulm"),
    Contact(demand="wants it by six", wish="a card", promise="a card"), Contact(heard="angry"),
    Harassment(act="shouted"), NoChange(reason="rented"), HardwareChange(what="tables"),
    Measure(what="one table per order", result=Result.DROPPED), Measure(what="a label"),
)  # fmt: skip
_FEW: tuple[Entry, ...] = (Event(what="it rang"), NoDamage(what="no card was read"), Participant(role="packer"))


def _cases() -> Iterator[Retrospective]:
    """Cases of each kind and weight: a blank one, with few rows, with one of each kind, and with two of each."""
    yield record(title="", started=None)
    for kind, severity, rows in (
        (CaseKind.COMPLAINT, Severity.LOW, _FEW),
        (CaseKind.COMPLAINT, Severity.CRITICAL, ()),
        (CaseKind.COMPLAINT, Severity.HIGH, _ROWS),
        (CaseKind.INCIDENT, Severity.HIGH, (*_ROWS, *_ROWS)),
    ):
        yield record(*rows, case_kind=kind, severity=severity, responsibility=Responsibility.OURS)
    yield record(*_FEW, case_kind=CaseKind.COMPLAINT, severity=Severity.HIGH, injured=True)
    rows = (*_ROWS, *_ROWS)
    yield record(*rows, case_kind=CaseKind.COMPLAINT, severity=Severity.CRITICAL, status=Status.MEETING)


def questions() -> str:
    """All of them, in the order of the walk."""
    to_come: dict[str, list[str]] = {step.code: [] for step in ORDER}
    asked: dict[str, dict[str, None]] = {step.code: {} for step in ORDER}
    for whole in _cases():
        found = proportion(whole)
        for step in ORDER:
            progress = Progress(whole, found, lambda _about, _asked: True, recalls=True)
            spots = list(step.spots(progress))
            to_come[step.code].append(f"{step.to_come(progress)}/{len(spots)}")
            for spot in spots[:1]:
                asked[step.code]["\n".join(_lines(step.question(progress, spot)))] = None
    return "\n".join(
        "\n".join((_head(step), f"  to come / places: {' '.join(to_come[step.code])}", *asked[step.code], ""))
        for step in ORDER
    )


def _head(step: Step) -> str:
    """The step, and of cases of which level it is asked."""
    of = []
    for nature in (Nature.COMPLAINT, Nature.INCIDENT):
        levels = [level.value for level in Level if step.applies(Proportion(nature, level, (), level))]
        of += [f"{str(nature.name).lower()} {' '.join(levels)}"] if levels else []
    return f"{step.code} in {step.stage.code}: {', '.join(of) or 'never by itself'}"


def _lines(question: Question) -> Iterator[str]:
    yield f"  {question.text.show(EN)}"
    if question.hint:
        yield f"    hint: {question.hint.show(EN)}"
    flags = (name for name in ("several", "several_each", "is_open", "may_not_apply", "has_rows", "may_have_reason"))
    yield f"    {', '.join((question.asked, *(flag for flag in flags if getattr(question, flag))))}"
    yield f"    of {question.about or 'the stage'}, rows {' '.join(question.rows) or '-'}: {_plain(question.target)}"
    yield from map(_option, question.options)


def _plain(value: object) -> str:
    """A value in short: of a stage its code, of a kind of row its name, of a target what it is and what it holds."""
    match value:
        case Stage():
            return value.code
        case type():
            return value.__name__
        case Choice() | str() | bool() | None:
            return str(value)
        case tuple():
            return " ".join(map(_plain, value))
        case Mapping():
            return " ".join(f"{name}={_plain(each)}" for name, each in value.items())
        case _ if is_dataclass(value):
            held = (_plain(getattr(value, each.name)) for each in fields(value))
            return f"{type(value).__name__}({', '.join(held)})"
    return str(value)


def _option(option: Option) -> str:
    example = f" ({option.example.show(EN)})" if option.example else ""
    return f"    {'-' if option.number is None else option.number} {option.label.show(EN)} = {option.value!s}{example}"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(questions(), encoding="utf-8")
