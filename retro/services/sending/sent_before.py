"""What a reader was sent before: it numbers the interim reports, and a later report says what changed since."""

from __future__ import annotations

from exports.report_kind import ReportKind
from exports.request import ReportRequest
from retro.model.accounts import Account, account_as_of
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Dispatch
from retro.services.sending.known_readers import reader_of
from retro.store.protocol import Store


def sent_before(record: Retrospective, kind: ReportKind, whom: str) -> tuple[Dispatch, ...]:
    """What the reader of such a report was sent of the same kind, in the order of the rows. Nobody else's counts."""
    reader = reader_of(record, kind, whom)
    return tuple(
        row
        for row in record.of(Dispatch)
        if row.account == kind.code and not _is_taken_back(record, row) and reader_of(record, kind, row.whom) == reader
    )


def _is_taken_back(record: Retrospective, row: Dispatch) -> bool:
    return any(check.found is Found.TAKEN_BACK for check in record.checks.get(row.id, ()))


def next_number(record: Retrospective, kind: ReportKind, whom: str) -> int:
    """Which interim report the next one to this reader is: 1 for the first."""
    return max((int(row.no or 1) for row in sent_before(record, kind, whom)), default=0) + 1


def last_sent(store: Store, record: Retrospective, request: ReportRequest) -> Account | None:
    """What the reader of this report was told last, where it is known what the case was then."""
    rows = sent_before(record, request.kind, request.recipient.addressee)
    last = next((row for row in reversed(rows) if row.as_of and row.on), None)
    return account_as_of(store.whole(record.reference), last.as_of, last.on) if last and last.on else None
