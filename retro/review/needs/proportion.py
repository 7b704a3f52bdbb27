"""Proportion: how much is needed of a case, by what happened and how grave it is (S29)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Flag, auto

from retro.language import M_, Message
from retro.model.record import Retrospective
from retro.model.stage import Stage, Wording
from retro.model.stages.head import HAPPENED_BEFORE, CaseKind, Level, Origin, Publicity, Severity
from retro.model.stages.scope import Aggravation, Damage
from retro.model.stages.timeline import Channel, Contact, Harassment
from retro.review.derived import LIGHT_KINDS
from retro.review.injuries import somebody_injured
from retro.review.recurrence import again_after, is_third_time
from retro.value import value

_ENGINEERING = (Origin.SOFTWARE.value, Origin.NETWORK.value, Origin.VENDOR.value)
_LEVELS = {
    Severity.LOW: Level.LIGHT,
    Severity.MEDIUM: Level.NORMAL,
    Severity.HIGH: Level.FULL,
    Severity.CRITICAL: Level.FULL,
}


class Nature(Flag):
    """What sort of questions a case is asked: those of a complaint, of an incident, or both."""

    COMPLAINT = auto()
    """A customer was hurt."""
    INCIDENT = auto()
    """An engineering system failed."""


@value
class Proportion:
    """How much is needed of a case, and why."""

    nature: Nature
    level: Level
    reasons: tuple[Message, ...]
    """Why it is this level, the one that counted first; each a few words: `severity: high`."""
    usual: Level
    """The level without what was chosen by hand."""


def proportion(record: Retrospective) -> Proportion:
    """How much is needed of a case today. What was chosen by hand counts, and for less than usual its reason must."""
    head = record.head
    usual, why = _by_head(record)
    raised = tuple(_raises(record)) if usual is not Level.FULL else ()
    if raised:
        usual, why = Level.FULL, raised
    if head.depth and (head.depth.holds(usual) or head.depth_reason.strip()) and head.depth is not usual:
        chosen = M_("chosen by hand: {reason}", reason=head.depth_reason.strip()) if head.depth_reason.strip() else None
        return Proportion(nature(record), head.depth, (chosen or M_("chosen by hand"), *why), usual)
    return Proportion(nature(record), usual, why, usual)


def nature(record: Retrospective) -> Nature:
    """Which questions a case is asked. An incident in which customers were hurt is asked both."""
    head = record.head
    if not is_engineering(record):
        return Nature.COMPLAINT
    hurt = bool(record.of(Contact)) if head.hurt_customers is None else head.hurt_customers
    return Nature.INCIDENT | Nature.COMPLAINT if head.case_kind is CaseKind.INCIDENT and hurt else Nature.INCIDENT


def wording(record: Retrospective, stage: Stage) -> Wording:
    """How a stage is spoken of in this case: with the words of engineering where a system failed.

    While nobody said of which kind it is, its example is one that suits any case. Once it is said that it happened
    before, that is not asked.
    """
    said = stage.wording(engineering=is_engineering(record))
    if HAPPENED_BEFORE in said.asks and again_after(record):
        said = replace(said, asks=tuple(each for each in said.asks if each != HAPPENED_BEFORE))
    is_open = record.head.case_kind is None and not is_engineering(record)
    return replace(said, example=stage.neutral) if is_open and stage.neutral else said


def is_engineering(record: Retrospective) -> bool:
    """Whether a case is spoken of with the words of engineering: responders, impact, mitigation."""
    head = record.head
    if head.case_kind in (CaseKind.COMPLAINT, CaseKind.INCIDENT):
        return head.case_kind is CaseKind.INCIDENT
    return head.origin in _ENGINEERING


def depth_told(found: Proportion) -> Message:
    """How much is needed and why, on one line: `Depth: full (severity: high)`."""
    return M_("Depth: {level} ({reasons})", level=Message(found.level.label), reasons=found.reasons)


def proportion_told(record: Retrospective) -> Message:
    """How much is needed and which questions are asked, each with why: what a command says before what is missing."""
    return M_("{depth}; {nature}", depth=depth_told(proportion(record)), nature=_nature_told(record))


def _nature_told(record: Retrospective) -> Message:
    asked = {
        Nature.COMPLAINT: M_("the questions of a complaint"),
        Nature.INCIDENT: M_("the questions of an incident"),
    }
    found = tuple(words for each, words in asked.items() if each in nature(record))
    return M_("{questions} ({reasons})", questions=found, reasons=tuple(_nature_reasons(record)))


def _nature_reasons(record: Retrospective) -> Iterator[Message]:
    head = record.head
    if head.case_kind in (CaseKind.COMPLAINT, CaseKind.INCIDENT):
        yield M_("kind: {kind}", kind=Message(head.case_kind.label))
        if head.case_kind is CaseKind.INCIDENT and head.hurt_customers:
            yield M_("customers were hurt")
        elif head.case_kind is CaseKind.INCIDENT and record.of(Contact):
            yield M_("somebody spoke with those hurt")
    elif head.origin.strip():
        yield M_("origin: {origin}", origin=_origin(head.origin))
    else:
        yield M_("kind not said")


def _origin(said: str) -> Message:
    known = Origin.coded(said)
    return Message(known.label) if known else M_("{text}", text=said)


def _by_head(record: Retrospective) -> tuple[Level, tuple[Message, ...]]:
    head = record.head
    if head.case_kind in LIGHT_KINDS:
        return Level.LIGHT, (Message(head.case_kind.label),)
    if head.severity is None:
        return Level.NORMAL, (M_("severity not said"),)
    return _LEVELS[head.severity], (M_("severity: {severity}", severity=Message(head.severity.label)),)


def _raises(record: Retrospective) -> Iterator[Message]:
    """What makes a case grave, whatever is said of how bad it was."""
    damages, contacts = record.of(Damage), record.of(Contact)
    if any(Aggravation.IRREVERSIBLE in row.grave for row in damages):
        yield M_("it cannot be undone")
    if somebody_injured(record):
        yield M_("somebody was physically hurt")
    if is_third_time(record):
        yield M_("it happened for the third time")
    if any(row.demand.strip() for row in contacts):
        yield M_("something unreasonable was demanded")
    if record.of(Harassment):
        yield M_("one of ours was harassed")
    if record.head.publicity is Publicity.OUT or any(row.channel is Channel.SOCIAL for row in contacts):
        yield M_("it is public")
