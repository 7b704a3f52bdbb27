"""What a reader was sent before: it numbers the interim reports, and a later report says what changed since."""

from __future__ import annotations

from exports.report_kind import ReportKind, kind_coded
from exports.request import ReportRequest
from retro.model.accounts import Account, account_as_of
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Dispatch
from retro.redaction.people import customers
from retro.store.protocol import Store
from retro.text.folding import folded_name


def sent_before(record: Retrospective, kind: ReportKind, whom: str) -> tuple[Dispatch, ...]:
    """What the reader of such a report was sent, in the order of the rows.

    A letter is compared with letters to that customer; where it is to nobody in particular, with those to all.
    """
    return tuple(row for row in record.of(Dispatch) if _is_to(record, row, kind, whom))


def _is_to(record: Retrospective, row: Dispatch, kind: ReportKind, whom: str) -> bool:
    was = kind_coded(row.account)
    if was is None or was.audience is not kind.audience or _is_taken_back(record, row):
        return False
    if not kind.is_letter:
        return True
    known = {folded_name(name) for name in customers(record)}
    said, asked = folded_name(row.whom), folded_name(whom)
    return said == asked or (asked not in known and said not in known)


def _is_taken_back(record: Retrospective, row: Dispatch) -> bool:
    return any(check.found is Found.TAKEN_BACK for check in record.checks.get(row.id, ()))


def next_number(record: Retrospective, kind: ReportKind, whom: str) -> int:
    """Which interim report the next one to this reader is: 1 for the first."""
    before = (row for row in sent_before(record, kind, whom) if row.account == kind.code)
    return max((int(row.no or 1) for row in before), default=0) + 1


def last_sent(store: Store, record: Retrospective, request: ReportRequest) -> Account | None:
    """What the reader of this report was told last, where it is known what the case was then."""
    rows = sent_before(record, request.kind, request.recipient.addressee)
    last = next((row for row in reversed(rows) if row.as_of and row.on), None)
    return account_as_of(store.whole(record.reference), last.as_of, last.on) if last and last.on else None
