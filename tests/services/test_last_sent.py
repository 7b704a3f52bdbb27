"""What a reader was told last: the case as it was when the last report of that kind to them was made."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from retro.model.change import Add, Change, Logged, Op, Update
from retro.model.found import Found
from retro.model.record import FullRecord
from retro.model.stages.follow_up import Check, Dispatch
from retro.model.stages.scope import Party
from retro.services.sending.sent_before import last_sent
from retro.store.protocol import Store
from tests import reports
from tests.records import at, record
from tests.services.conftest import NOON

ROWS = (Party(id="l", who="Lee family"), Party(id="a", who="Abe family"))
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def log() -> tuple[Logged, ...]:
    ops: tuple[Op, ...] = (
        Add("retrospective", "head", {"title": "Late", "zone": "Asia/Tokyo"}, 0.0),
        Update("retrospective", "head", 1, {"title": "Late"}, {"title": "Later"}),
        Update("retrospective", "head", 2, {"title": "Later"}, {"title": "Latest"}),
    )
    return tuple(Logged(n, Change(id=f"c{n}", at=NOON, author="tester", ops=(op,))) for n, op in enumerate(ops, 1))


class Archive:
    """As much of a store as has one case."""

    def __init__(self, *rows: Any) -> None:
        self.record = record(*ROWS, *rows)

    def whole(self, reference: str) -> FullRecord:
        assert reference == self.record.reference
        return FullRecord(self.record, (), log())


def sent(row: str, as_of: str, on: date | None = MONDAY, whom: str = "Lee family", account: str = "customer") -> Any:
    return Dispatch(id=row, whom=whom, account=account, as_of=as_of, on=on)


def told(*rows: Any) -> tuple[str, date | None] | None:
    """The title of the case as the Lee family was told it last, and on which day that was."""
    archive = Archive(*rows)
    request = reports.request(reports.CUSTOMER, addressee="LEE family")
    account = last_sent(cast("Store", archive), archive.record, request)
    return (account.record.head.title, account.sent) if account else None


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ([], None),
        ([sent("1", "c1")], ("Late", MONDAY)),
        ([sent("1", "c1"), sent("2", "c2", TUESDAY)], ("Later", TUESDAY)),
        ([sent("1", "c2", TUESDAY), sent("2", "c1")], ("Late", MONDAY)),
        ([sent("1", "c1"), sent("2", "", TUESDAY)], ("Late", MONDAY)),
        ([sent("1", "c1"), sent("2", "c2", None)], ("Late", MONDAY)),
        ([sent("1", ""), sent("2", "c2", None)], None),
        ([sent("1", "c1"), sent("2", "c2", whom="Abe family")], ("Late", MONDAY)),
        ([sent("1", "c1"), sent("2", "c2", whom="")], ("Late", MONDAY)),
        ([sent("1", "c1"), sent("2", "c2", account="interim-customer")], ("Late", MONDAY)),
        (
            [sent("1", "c1"), sent("2", "c2"), Check(id="c", of="2", found=Found.TAKEN_BACK, on=at(""))],
            ("Late", MONDAY),
        ),
        ([sent("1", "c1"), sent("2", "c2"), Check(id="c", of="2", found=Found.DONE, on=at(""))], ("Later", MONDAY)),
        ([sent("1", "c9")], None),
    ],
)
def test_it_is_the_case_as_it_was_in_the_last_report_of_the_kind_to_that_reader_of_which_all_is_known(
    rows: list[Any], last: tuple[str, date] | None
) -> None:
    assert told(*rows) == last
