"""What an account says otherwise than the one before it, or than what was sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from retro.language import language
from retro.model.accounts import Account
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Severity, Status
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.review import Reopening
from retro.model.stages.scope import Damage
from retro.review.revision import listed, revision, summed
from tests.records import record

EN, JA = language("en"), language("ja")
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)  # the 21st in Japan
SENT = date(2026, 11, 28)
TRAY = Measure(id="m", what="a tray", answers=("c",), due=date(2026, 12, 1))
BEFORE = record(
    Cause(id="c", what="one table"), TRAY, Damage(id="d", what="late", reversible=True),
    Measure(id="g", what="x" * 80),
    severity=Severity.LOW, status=Status.CLOSED, closed_because="a test",
)  # fmt: skip
NOW = record(
    Cause(id="n", what="no\nplace"), Cause(id="c", what="one table"),
    replace(TRAY, answers=("c", "n"), due=date(2026, 12, 24), result=Result.DONE, owner="lead"),
    Damage(id="d", what="late", reversible=False), Reopening(id="r", reason="why"), Addendum(id="a", what="more"),
    title="Three parcels",
)  # fmt: skip


def test_each_thing_that_is_otherwise_is_told_in_the_order_of_the_walk() -> None:
    found = revision(NOW, Account(1, AT, BEFORE))
    assert [each.show(EN) for each in listed(found)] == [
        "changed: Title of the head: “Two parcels swapped” → “Three parcels”",
        "changed: Severity of the head: “low” → (empty)",
        "added: 2.1 “no place”",
        "changed: 3.1 “late”, Can be undone: “yes” → “no”",
        "changed: 5.1 “a tray”, Answers cause: 1 → 1, 2",
        "changed: 5.1 “a tray”, Owner: (empty) → “lead”",
        "changed: 5.1 “a tray”, Due: “1 Dec 2026” → “24 Dec 2026”",
        f"removed: 5.2 “{'x' * 59}…”",
    ]
    assert not found.is_empty
    assert "変更：5.1「a tray」の期限：「2026年12月1日」 → 「2026年12月24日」" in [
        each.show(JA) for each in listed(found)
    ]


def test_how_much_is_otherwise_is_told_with_the_day_in_the_zone_of_the_case_or_that_on_which_it_was_sent() -> None:
    changes = "1 row added, 2 rows changed, 1 row removed, 2 facts of the head changed"
    told = {
        Account(1, AT, BEFORE): f"Since account no. 1 on 21 Nov 2026: {changes}.",
        Account(0, AT, BEFORE, SENT): f"Since it was sent on 28 Nov 2026: {changes}.",
        Account(2, AT, NOW): "Nothing was changed since account no. 2 on 21 Nov 2026.",
        Account(0, AT, NOW, SENT): "Nothing was changed since it was sent on 28 Nov 2026.",
    }
    assert [summed(revision(NOW, each), EN, NOW.zone) for each in told] == list(told.values())
    japanese = summed(revision(NOW, Account(1, AT, BEFORE)), JA, NOW.zone)
    assert japanese == "第1版（2026年11月21日）からの変更：追加1行、変更2行、削除1行、概要の変更2項目。"


def test_what_may_follow_a_closing_what_opens_it_and_where_rows_stand_are_no_part_of_an_account() -> None:
    moved = replace(TRAY, position=9.0, result=Result.DONE)
    whole = record(Addendum(id="a", what="more"), Reopening(id="r", reason="why"), moved, status=Status.REVIEW)
    found = revision(whole, Account(1, AT, record(TRAY, status=Status.CLOSED, closed_because="a test")))
    assert (found.is_empty, list(listed(found))) == (True, [])
    kinds = revision(record(Cause(id="m", what="a tray")), Account(1, AT, record(TRAY)))
    assert kinds.changed == ()
