"""What each stage should hold beyond its needed fields: the rules of practice, one function a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from retro.language import M_, MN_
from retro.model.fields import fields_of
from retro.model.lookup import labels
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE, Cause, CauseConfidence, CausePath
from retro.model.stages.changes import CHANGES, NoChange
from retro.model.stages.head import HEAD, Head, Participant
from retro.model.stages.prevention import PREVENTION, Measure, Result, Strength
from retro.model.stages.remedy import REMEDY, Apology, Giver, Reception, Remedy
from retro.model.stages.scope import SCOPE, Damage, FigureConfidence
from retro.model.stages.timeline import TIMELINE, Contact, Event, EventKind
from retro.model.validation import is_empty
from retro.review import blame_words
from retro.review.actions import is_unapproved
from retro.review.gap import Gap, GapCode, Numbered, numbered, on_rows

_HEAD_SAYS = fields_of(Head.case_kind, Head.severity, Head.origin, Head.responsibility, Head.started, Head.detected)


def of_head(record: Retrospective) -> Iterator[Gap]:
    """The head says what kind of thing it was, how bad, where it lies and whose it was, and who took part."""
    head = record.head
    if unsaid := [field for field in _HEAD_SAYS if is_empty(head, field.name)]:
        message = M_("Not said yet: {fields}.", fields=labels(unsaid))
        yield Gap(GapCode.HEAD, HEAD, head.id, message, needed=True)
    if not record.of(Participant):
        message = M_("Nobody is down as taking part. A role is enough, such as shipping lead.")
        yield Gap(GapCode.PARTICIPANTS, HEAD, "", message, needed=True)


def of_timeline(record: Retrospective) -> Iterator[Gap]:
    """When it began and was noticed; what is not confirmed; what was promised without a time (S8, S9, S10)."""
    events, contacts = numbered(record, Event), numbered(record, Contact)
    kinds = {event.event_kind for _, event in events}
    if EventKind.START not in kinds and record.head.started is None:
        yield Gap(GapCode.START, TIMELINE, "", M_("No row says when it began (#start)."))
    if EventKind.DETECTION not in kinds and record.head.detected is None:
        yield Gap(GapCode.DETECTION, TIMELINE, "", M_("No row says when we noticed it (#detection)."))
    told = [(n, event) for n, event in events if event.confirmed is False]
    message = MN_(
        "Row {rows} is not confirmed yet.",
        "Rows {rows} are not confirmed yet.",
        len(told),
    )
    yield from on_rows(GapCode.UNCONFIRMED, told, message)
    yield from _promises(contacts)


def _promises(contacts: Numbered[Contact]) -> Iterator[Gap]:
    rows = [(n, contact) for n, contact in contacts if contact.promise and contact.promise_due is None]
    message = MN_(
        "Row {rows} holds a promise. By when was it promised?",
        "Rows {rows} hold promises. By when were they promised?",
        len(rows),
    )
    yield from on_rows(GapCode.PROMISE, rows, message)
    rows = [(n, row) for n, row in contacts if row.demand and not (row.alternative and row.decided_by)]
    message = MN_(
        "Row {rows} notes a demand. What was offered in its place, and which role decided?",
        "Rows {rows} note demands. What was offered in their place, and which role decided?",
        len(rows),
    )
    yield from on_rows(GapCode.DEMAND, rows, message)


def of_cause(record: Retrospective) -> Iterator[Gap]:
    """The whys go down to the system behind the person, and ask why nobody noticed (S2, S11)."""
    causes = numbered(record, Cause)
    if not causes:
        return
    leaves = _leaves(causes)
    person = blame_words.person_pattern([name for row in record.of(Participant) for name in (row.role, row.name)])
    rows = [(n, cause) for n, cause in leaves if person.search(cause.what)]
    message = MN_(
        "Row {rows} ends in a person. Which check, tool or rule let it happen?",
        "Rows {rows} end in a person. Which check, tool or rule let it happen?",
        len(rows),
    )
    yield from on_rows(GapCode.PERSON, rows, message)
    if len(leaves) == len(causes):
        text = M_("No cause has a why under it yet. What made it possible? (> why: …)")
        yield Gap(GapCode.SHALLOW, CAUSE, leaves[0][1].id, text)
    if not any(cause.how is CausePath.ESCAPED for _, cause in causes):
        yield Gap(GapCode.ESCAPED, CAUSE, "", M_("No row says why nobody noticed (#escaped)."))
    rows = [(n, cause) for n, cause in leaves if cause.sure in (CauseConfidence.PRESUMED, CauseConfidence.UNKNOWN)]
    message = MN_(
        "Row {rows} is not a fact yet. What would show whether it is so?",
        "Rows {rows} are not facts yet. What would show whether they are so?",
        len(rows),
    )
    yield from on_rows(GapCode.PRESUMED, rows, message)


def _leaves(causes: Numbered[Cause]) -> list[tuple[int, Cause]]:
    parents = {cause.parent for _, cause in causes}
    return [(n, cause) for n, cause in causes if cause.id not in parents]


def of_scope(record: Retrospective) -> Iterator[Gap]:
    """Damage in figures, never made small, and whether it can be undone (S3)."""
    damages = numbered(record, Damage)
    bare = [(n, row) for n, row in damages if row.figure is None and row.certainty is not FigureConfidence.UNKNOWN]
    small = [(n, row) for n, row in damages if row.figure is None and blame_words.minimising(row.what)]
    said = tuple(dict.fromkeys(blame_words.minimising(row.what) for _, row in small))
    message = MN_(
        "Row {rows} says “{words}” without a figure. How many, how much?",
        "Rows {rows} say “{words}” without a figure. How many, how much?",
        len(small),
        words=said,
    )
    yield from on_rows(GapCode.MINIMISED, small, message)
    rows = [row for row in bare if row not in small]
    message = MN_(
        "Row {rows} has no figure. How many, how much? Unknown is an honest answer (~unknown).",
        "Rows {rows} have no figures. How many, how much? Unknown is an honest answer (~unknown).",
        len(rows),
    )
    yield from on_rows(GapCode.FIGURE, rows, message)
    rows = [(n, row) for n, row in damages if row.reversible is None]
    message = MN_(
        "Row {rows} does not say whether it can be undone.",
        "Rows {rows} do not say whether it can be undone.",
        len(rows),
    )
    yield from on_rows(GapCode.REVERSIBLE, rows, message)


def of_remedy(record: Retrospective) -> Iterator[Gap]:
    """By the person and by the company; received how; an apology for something; approved by whom (S4, S5, S15)."""
    remedies, apologies = numbered(record, Remedy), numbered(record, Apology)
    givers = {remedy.giver for _, remedy in remedies}
    if givers == {Giver.PERSON}:
        text = M_("All remedies are by the person. What did the company do? (#company)")
        yield Gap(GapCode.BY_COMPANY, REMEDY, "", text)
    if givers == {Giver.COMPANY}:
        text = M_("All remedies are by the company. What did the person do? (#person)")
        yield Gap(GapCode.BY_PERSON, REMEDY, "", text)
    given: list[tuple[int, Remedy | Apology]] = [*remedies, *apologies]
    open_ = sorted(((n, row) for n, row in given if row.received is Reception.OPEN), key=lambda row: row[0])
    message = MN_(
        "Row {rows} is still open. Did anyone ask how it was received?",
        "Rows {rows} are still open. Did anyone ask how they were received?",
        len(open_),
    )
    yield from on_rows(GapCode.RECEPTION, open_, message)
    sorry = [(n, row) for n, row in apologies if blame_words.only_sorry(row.what_for)]
    message = MN_(
        "Row {rows} says sorry, but not for what: the wait, the call that did not come?",
        "Rows {rows} say sorry, but not for what: the wait, the call that did not come?",
        len(sorry),
    )
    yield from on_rows(GapCode.ONLY_SORRY, sorry, message)
    paid = [(n, row) for n, row in remedies if is_unapproved(row)]
    message = MN_(
        "Row {rows} had a cost. Which role approved it?",
        "Rows {rows} had a cost. Which role approved them?",
        len(paid),
    )
    yield from on_rows(GapCode.APPROVAL, paid, message)


def of_prevention(record: Retrospective) -> Iterator[Gap]:
    """Every root has a measure; not all of them lean on attention; what is not done has a reason (S20)."""
    measures = numbered(record, Measure)
    bare = _unanswered(record)
    message = MN_(
        "Cause {rows} has no measure yet.",
        "Causes {rows} have no measure yet.",
        len(bare),
    )
    yield from on_rows(GapCode.UNANSWERED, bare, message, stage=PREVENTION)
    strengths = {measure.strength for _, measure in measures if measure.result is not Result.DROPPED}
    if strengths == {Strength.WEAKER}:
        text = M_("All measures are weaker ones, which lean on attention. What would work without it?")
        yield Gap(GapCode.ALL_WEAK, PREVENTION, "", text)
    rows = [(n, row) for n, row in measures if row.result is Result.DROPPED and not (row.reason and row.review_on)]
    message = MN_(
        "Row {rows} is not being done. Why not, and when do we look again?",
        "Rows {rows} are not being done. Why not, and when do we look again?",
        len(rows),
    )
    yield from on_rows(GapCode.NOT_DOING, rows, message)


def _unanswered(record: Retrospective) -> list[tuple[int, Cause]]:
    """The leaves to which no measure answers that is being done and held; one that answers a cause above counts."""
    answered = {measure.answers for measure in record.of(Measure) if measure.answers and not measure.is_abandoned}
    causes = numbered(record, Cause)
    for _, cause in causes:  # parents stand before their children
        if cause.parent in answered:
            answered.add(cause.id)
    return [(n, cause) for n, cause in _leaves(causes) if cause.id not in answered]


def of_changes(record: Retrospective) -> Iterator[Gap]:
    """Passed over in silence by nobody: something changes, or there is a reason that is one (S16)."""
    rows = [(n, row) for n, row in numbered(record, NoChange) if blame_words.promises_only(row.reason)]
    message = MN_(
        "Row {rows} says that it will not happen again. That is a hope, not a reason.",
        "Rows {rows} say that it will not happen again. That is a hope, not a reason.",
        len(rows),
    )
    yield from on_rows(GapCode.NO_REASON, rows, message)


RULES: dict[Stage, Callable[[Retrospective], Iterator[Gap]]] = {
    HEAD: of_head,
    TIMELINE: of_timeline,
    CAUSE: of_cause,
    SCOPE: of_scope,
    REMEDY: of_remedy,
    PREVENTION: of_prevention,
    CHANGES: of_changes,
}
"""The rules of the stages that have some, for when they hold a row."""
