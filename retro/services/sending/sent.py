"""Keep what was sent: which report went to whom, on which day, as which file. A closed case takes it, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from itertools import takewhile

from exports.report_kind import ReportKind
from retro.language import M_, Language
from retro.model.change import Delete, Op
from retro.model.change_factory import ChangeFactory
from retro.model.found import Found
from retro.model.insertion import inserted
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check, Dispatch
from retro.model.stages.timeline import Channel, Contact
from retro.services.changing.add_line import check_row
from retro.services.changing.commit import commit_latest
from retro.services.changing.past_days import check_days
from retro.services.changing.today import today_in
from retro.services.sending.known_readers import UnknownReaderError, is_known
from retro.services.sending.sent_before import next_number
from retro.store.protocol import Store
from retro.value import value


@value
class Sending:
    """What was sent."""

    kind: ReportKind
    whom: str
    content: bytes
    """The file."""
    format: str
    """The code of its format."""
    made: datetime
    """When the file was written: what changed in the case later does not stand in it."""
    on: date
    by: str = ""
    number: int = 0
    """Which interim report it is; 0: the next one to this reader, if it is one."""
    with_contact: bool = False
    """Whether a contact with the reader is noted, too."""
    is_agreed: bool = False
    """Whether somebody said that it went to this reader, although the case knows nobody called so."""


@value
class Sent:
    """What was kept of it."""

    record: Retrospective
    row: Dispatch
    contact: Contact | None = None


def keep_sent(store: Store, factory: ChangeFactory, record: Retrospective, sent: Sending, to: Language) -> Sent:
    """Keep what was sent, in one change; the words of a contact are in the language `to`.

    UnknownReaderError where the case knows no such reader, and nobody said that it is right so; ClosedError where a
    contact is to be noted in a closed case; ValidationError if the day is ahead still, or before the case.
    """
    if not (sent.is_agreed or is_known(record, sent.kind, sent.whom)):
        raise UnknownReaderError(sent.whom, record, sent.kind)
    number = sent.number or (next_number(record, sent.kind, sent.whom) if sent.kind.is_interim else 0)
    row = Dispatch(
        id=factory.new_id(),
        revision=1,
        whom=sent.whom,
        account=sent.kind.code,
        no=Decimal(number) if number else None,
        on=sent.on,
        by=sent.by,
        format=sent.format,
        sha256=sha256(sent.content).hexdigest(),
        as_of=_last_change(store, record.reference, sent.made),
    )
    check_days(record, row, today_in(record, factory))
    contact = _contact(row, sent, record, to) if sent.with_contact else None
    rows = [row, *([] if contact is None else [replace(contact, id=factory.new_id())])]

    def made(now: Retrospective) -> Sequence[Op]:
        for each in rows:
            check_row(now, each)
        return inserted(now, rows)

    now = commit_latest(store, factory, record, made).record
    there = [now.get(each.id) for each in rows]
    return Sent(now, row, next((each for each in there if isinstance(each, Contact)), None))


def take_back(store: Store, factory: ChangeFactory, record: Retrospective, row: Dispatch) -> Retrospective:
    """Say that it was not sent after all: in an open case the row goes, in a closed one a check says so."""

    def made(now: Retrospective) -> Sequence[Op]:
        there = now.get(row.id)
        if there is None:
            return ()
        if not now.head.closed:
            return [Delete(there.kind, there.id, there.revision)]
        on = Moment.exact(today_in(now, factory))
        return inserted(now, [Check(id=factory.new_id(), revision=1, of=there.id, found=Found.TAKEN_BACK, on=on)])

    return commit_latest(store, factory, record, made).record


def _last_change(store: Store, reference: str, by: datetime) -> str:
    """The id of the last change that was surely made until then; "" if none was.

    Clocks differ: behind a change of a later time, one of an earlier time was made later, too. So a reader is told
    something once more rather than not at all.
    """
    before = takewhile(lambda each: each.change.at <= by, store.whole(reference).log)
    return next((each.change.id for each in reversed([*before])), "")


def _contact(row: Dispatch, sent: Sending, record: Retrospective, to: Language) -> Contact:
    report = row.field("account").type.show(row.account, to, record.zone)
    said = M_("Sent: {report}", report=report)
    channel = Channel.LETTER if sent.kind.is_letter else Channel.EMAIL
    return Contact(revision=1, happened=Moment.exact(sent.on), channel=channel, by=sent.by, heard=said.show(to))
