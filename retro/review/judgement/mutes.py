"""What a team does not want to be asked about again, and why: kept in the record as answers to questions are.

A mute is of a judgement, a row, a field and words. Where other words stand by now, it counts no longer, and that is
said; a mute of something that is not asked about any more does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from retro.model.answers import saying, unsaying
from retro.model.answers_in_words import reason_in_words
from retro.model.change import Op
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.answers import MUTES, EmptyAnswer, Said
from retro.review.judgement.judged import Judged, Now
from retro.review.judgement.look import judged
from retro.text.folding import folded
from retro.text.sha256 import sha256
from retro.value import value

_PARTS = 4


@value
class Mute:
    """That a place is not to be asked about, as somebody said."""

    code: str
    row: EntryId
    """The row; "" of the head and of a stage."""
    field: str
    reason: str
    day: date | None
    """When it was muted."""
    answer: EmptyAnswer
    """What the record keeps of it."""


@value
class Looked:
    """What a record is asked about."""

    open: tuple[Judged, ...]
    """What is asked, in the order in which it is read."""
    muted: tuple[tuple[Judged, Mute], ...]
    """What would be asked, and was muted."""


def look(record: Retrospective, now: Now = None) -> Looked:
    """What a record is asked about, without what was muted."""
    kept = {(mute.row, mute.answer.asked): mute for mute in mutes(record)}
    old = {(mute.row, mute.code, mute.field): mute for mute in kept.values()}
    asked: list[Judged] = []
    silent: list[tuple[Judged, Mute]] = []
    for each in judged(record, now):
        row = _row(record, each.row)
        if (mute := kept.get((row, asked_code(each)))) is not None:
            silent.append((each, mute))
        elif (before := old.get((row, each.code, each.field))) is not None:
            asked.append(replace(each, muted_before=before.reason))
        else:
            asked.append(each)
    return Looked(tuple(asked), tuple(silent))


def mutes(record: Retrospective) -> Iterator[Mute]:
    """Everything that was muted in a record, whether it is still so or not."""
    for answer in record.answers:
        parts = answer.asked.split(".")
        if is_mute(answer.asked) and len(parts) == _PARTS and answer.reason.strip():
            yield Mute(parts[1], answer.row or "", parts[2], reason_in_words(answer), answer.on, answer)


def is_mute(asked: str) -> bool:
    """Whether an answer under this code is a mute."""
    return asked.startswith(MUTES)


def asked_code(each: Judged) -> str:
    """The code under which a mute of this place is kept. The words stand in it as a hash: a name may be among them."""
    words = sha256(folded(each.words))[:8]
    return f"{MUTES}{each.code}.{each.field}.{words}"


def muting(record: Retrospective, each: Judged, reason: str, on: date) -> tuple[Op, ...]:
    """The operations that mute a place for this reason, in place of what an older mute of it said."""
    row = _row(record, each.row)
    gone = [mute for mute in mutes(record) if (mute.row, mute.code, mute.field) == (row, each.code, each.field)]
    taken: Sequence[Op] = [
        op for mute in gone if mute.answer.asked != asked_code(each) for op in unsaying(record, row, mute.answer.asked)
    ]
    return (*taken, *saying(record, row, asked_code(each), Said.NOT_APPLICABLE, reason=reason, on=on))


def unmuting(record: Retrospective, each: Judged) -> tuple[Op, ...]:
    """The operations that have a place asked about again; none where it was not muted."""
    return unsaying(record, _row(record, each.row), asked_code(each))


def _row(record: Retrospective, row: EntryId) -> EntryId:
    return "" if row == record.head.id else row
