"""A row of an exercise as one line: what counts of it, in both languages, and nothing of how the case was kept."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure, MeasureCategory, Strength
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Contact, Event, EventKind
from retro.services.memory.drill_line import drill_line
from tests.records import at, record

DAY = date(2026, 11, 20)
LINES = [
    (
        Event(what="phones ring\x1b[2J\nagain", happened=at("14:05"), confirmed=True, event_kind=EventKind.ACTION,
              source="log", for_all=True, for_one="Lee", words_en="a word"),
        "20 Nov 14:05: phones ring [2J again",
        "11月20日 14:05：phones ring [2J again",
    ),
    (
        Event(what="doubts", happened=at("", "2025-01-02"), details="# at\n\nlength", disputed_by="driver"),
        "2 Jan 2025: doubts (not confirmed; Disputed by: driver; Details: at length)",
        "2025年1月2日：doubts（未確認／異論のある役割：driver／詳細：at length）",
    ),
    (Event(happened=at("14:05"), confirmed=True), "20 Nov 14:05", "11月20日 14:05"),
    (Event(), "Event (not confirmed)", "出来事（未確認）"),
    (Cause(what="one table", sure=CauseConfidence.FACT, parent="gone"), "one table (fact)", "one table（事実）"),
    (
        Contact(happened=at("15:10"), heard="he waits", promise="call back", promise_due=at("17:00")),
        "Contact: 20 Nov 15:10: he waits (Promise: call back; Promised for: 20 Nov 17:00)",
        "応対：11月20日 15:10：he waits（約束：call back／約束の期限：11月20日 17:00）",
    ),
    (
        Damage(what="late", figure=Decimal(3), unit="parcels", who="Lee family", basis="a count"),
        "Damage: 3 parcels: late", "損害：3 parcels：late",
    ),
    (Damage(), "Damage", "損害"),
    (
        Measure(what="a table each", owner="lead", due=date(2026, 12, 1), strength=Strength.STRONGER,
                means=MeasureCategory.PHYSICAL, proof="a count"),
        "Measure: a table each (stronger; physical change; Owner: lead; Due: 1 Dec 2026; planned)",
        "対策：a table each（強い／物理的な変更／担当：lead／期限：2026年12月1日／予定）",
    ),
    (
        HardwareChange(what="a shelf"),
        "Change to hardware or process: a shelf (planned)",
        "設備・仕組みの変更：a shelf（予定）",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("row", "english", "japanese"), LINES, ids=[line[1] for line in LINES])
def test_a_row_says_what_counts(row: Entry, english: str, japanese: str) -> None:
    case = record(row)
    assert [drill_line(case.rows[0], case, DAY, language(code)) for code in ("en", "ja")] == [english, japanese]


def test_a_measure_or_a_change_says_whether_it_holds_on_that_day() -> None:
    case = record(
        Measure(id="late", what="x", due=DAY),
        Measure(id="done", what="x"),
        HardwareChange(id="held", what="x"),
        Check(of="done", found=Found.DONE, on=at("")),
        Check(of="held", found=Found.HOLDS, on=at("")),
    )
    assert [drill_line(row, case, DAY + timedelta(days=days), language("en")) for row, days in zip(
        (case.rows[0], *case.rows[:3]), (0, 1, 1, 1), strict=True
    )] == [
        "Measure: x (Due: 20 Nov 2026; planned)",
        "Measure: x (Due: 20 Nov 2026; overdue)",
        "Measure: x (done)",
        "Change to hardware or process: x (Done: 20 Nov 2026; verified)",
    ]  # fmt: skip
