"""Where a case is not what its log, the chain of that, and its seal say: what another program altered, by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from retro.model import closed_record
from retro.model.chain import Break, breaks
from retro.model.change import Logged
from retro.model.differences import Difference, differences
from retro.model.digest import digest, takes_telling
from retro.model.entry import EntryId
from retro.model.field_types import Plain
from retro.model.record import KINDS, FullRecord
from retro.model.replay import Replay, reference_given, replayed
from retro.model.stages.head import Head
from retro.value import value


class Kind(StrEnum):
    """What sort of flaw: the code that JSON tells it by."""

    FIELD = "field"
    """A field holds something else than its log comes to."""
    ROW = "row"
    """A row is gone, or came, without a word in the log."""
    DELETED = "deleted-row"
    """What is kept of a row that was deleted is gone: it cannot be brought back."""
    CREATED = "created"
    """It was begun at another time."""
    REFERENCE = "reference"
    """It was given another reference."""
    CLOSED = "closed"
    """It was closed at another time."""
    ENTRY = "entry"
    """An entry of the log is not what it was."""
    MISSING = "missing"
    """An entry of the log is missing, before the one with this number or under it."""
    NO_LOG = "no-log"
    """All of the log is missing."""
    SEAL = "seal"
    """The seal is not the one of its closing."""
    UNSEALED = "seal-cleared"
    """It was closed, and its seal was taken without a reopening."""


@value
class Flaw:
    """One of them."""

    kind: Kind
    entry: str = ""
    """Of a field or a row: the kind of its row."""
    id: EntryId = ""
    """The row."""
    field: str = ""
    here: Plain = None
    """What there is; None where it is nothing that can be told."""
    logged: Plain = None
    """What there is by the log."""
    seq: int | None = None
    """The number of the entry of the log that it is about."""


def flaws(whole: FullRecord) -> tuple[Flaw, ...]:
    """All of them: those of the log first, then those of the case, row by row."""
    if not whole.log and whole.record.head.seq:
        return (Flaw(Kind.NO_LOG), *_of_seal(whole, Replay(), ()))
    replay = replayed(whole.log)
    rows = tuple(differences(whole, replay))
    return (
        *_of_log(whole),
        *_of_head(whole.record.head, replay),
        *_of_seal(whole, replay, rows),
        *map(_of_difference, rows),
    )


def has_lost_its_seal(log: Sequence[Logged]) -> bool:
    """Whether a log closed a case that has no seal, and does not say that it came in without one."""
    closing = closed_record.closing_entry(log)
    return closing is not None and not any(map(reference_given, log[log.index(closing) + 1 :]))


def _of_log(whole: FullRecord) -> Iterator[Flaw]:
    for seq, found in breaks(whole.record.head, whole.log):
        yield Flaw(Kind.MISSING if found is Break.MISSING else Kind.ENTRY, seq=seq)


def _of_head(head: Head, replay: Replay) -> Iterator[Flaw]:
    if replay.created and datetime.fromisoformat(replay.created) != datetime.fromisoformat(head.created):
        yield Flaw(Kind.CREATED, here=head.created, logged=replay.created)
    if replay.reference and replay.reference != head.reference:
        yield Flaw(Kind.REFERENCE, here=head.reference, logged=replay.reference)


def _of_seal(whole: FullRecord, replay: Replay, rows: Sequence[Difference]) -> Iterator[Flaw]:
    """`rows` are the differences to the log, which are told of in any case."""
    head, closing = whole.record.head, replay.closing
    if closing and not head.digest and (not head.closed or has_lost_its_seal(whole.log)):
        yield Flaw(Kind.UNSEALED, logged=closing.change.at.isoformat(), seq=closing.seq)
    is_told = closing and closing.change.act != "import" and (head.closed or head.digest)
    if closing and is_told and closing.change.at.isoformat() != head.closed:
        yield Flaw(Kind.CLOSED, here=head.closed, logged=closing.change.at.isoformat())
    if not head.digest:
        yield from [Flaw(Kind.SEAL)] if head.rule or head.chain else []
        return
    if head.digest != digest(whole.record, head.rule):
        if all(KINDS[each.kind].follows_closing for each in rows):
            yield from tuple(_since_closing(whole, closing)) if closing else ()
            yield Flaw(Kind.SEAL)
    elif closing and head.chain != closed_record.chain_of_closing(whole.log):
        yield Flaw(Kind.SEAL, seq=closing.seq)


def _since_closing(whole: FullRecord, closing: Logged) -> Iterator[Flaw]:
    """What the case held otherwise when it was closed, by its log."""
    then = replayed(logged for logged in whole.log if logged.seq <= closing.seq)
    for found in differences(whole, then):
        kind = KINDS[found.kind]
        is_beside = kind.has_field(found.field) and kind.field(found.field).beside_seal
        if not kind.follows_closing and not (is_beside and takes_telling(whole.record.head)):
            yield _of_difference(found)


def _of_difference(found: Difference) -> Flaw:
    kind = Kind.FIELD if found.field else Kind.ROW if found.is_kept else Kind.DELETED
    return Flaw(kind, found.kind, found.id, found.field, found.here, found.logged)
