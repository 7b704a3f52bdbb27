from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given, settings, strategies as st
from icalendar import Calendar, Component

from exports.data.calendar import calendar
from retro.language import LANGUAGES, language
from retro.model.change import Add, Change, Delete, Logged, Op, Update
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.changes import HardwareChange, NoChange, Place
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.review import ParkingLotItem, Request
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact
from retro.redaction.audience import MANAGEMENT, TEAM
from retro.redaction.readable_history import readable_history
from retro.review.deadline_history import DeadlineHistory, deadline_history
from tests.records import at, record
from tests.reports import visible
from tests.strategies import hostile_text, retrospectives, wholes

EN, JA = language("en"), language("ja")
DAY = date(2026, 12, 1)
ALWAYS = {"UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "STATUS", "SUMMARY", "DESCRIPTION", "CATEGORIES"}
NEEDED = ALWAYS | {"DUE"}
OF_EVENTS = ALWAYS | {"DTSTART", "DTEND", "TRANSP"}


def to_dos(whole: Retrospective, code: str = "en", history: DeadlineHistory | None = None) -> dict[str, Component]:
    """The to-dos, as a calendar reads them, by what they are for: `r1-due`."""
    data = calendar(whole, language(code), history, to_dos=True)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not set(b"\r\n") & set(data.replace(b"\r\n", b""))
    return {
        str(each["UID"]).removeprefix(f"{whole.head.id}-").removesuffix("@retro"): each
        for each in Calendar.from_ical(data).walk("VTODO")
    }


def events(whole: Retrospective, code: str = "en", history: DeadlineHistory | None = None) -> dict[str, Component]:
    """The events, as a calendar reads them, by what they are for: `r1-due`."""
    data = calendar(whole, language(code), history)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    made = Calendar.from_ical(data)
    assert not made.walk("VTODO")
    return {
        str(each["UID"]).removeprefix(f"{whole.head.id}-").removesuffix("-day@retro"): each
        for each in made.walk("VEVENT")
    }


def the_one(row: Entry, what: str = "due") -> Component:
    """The to-do of the only row."""
    return to_dos(record(row))[f"r1-{what}"]


def test_everything_with_a_date_is_a_to_do() -> None:
    rows = [
        Measure(what="Trays", due=DAY, check_on=DAY, review_on=DAY),
        HardwareChange(what="Red ink", due=DAY),
        NoChange(reason="It is the newest\nthere is", review_on=DAY),
        ParkingLotItem(what="The other shop", until=DAY),
        Request(what="Money for trays", due=DAY),
        Contact(heard="angry", promise="a call", promise_due=at("15:00")),
        Measure(what="No date"),
    ]
    found = to_dos(record(*rows, next_report=at("17:00")))
    assert {name: str(each["SUMMARY"]) for name, each in found.items()} == {
        "r1-due": "Trays",
        "r1-check_on": "Check: Trays",
        "r1-review_on": "Look again: Trays",
        "r2-due": "Red ink",
        "r3-review_on": "Look again: It is the newest",
        "r4-until": "The other shop",
        "r5-due": "Answer needed: Money for trays",
        "r6-promise_due": "Promised: a call",
        "head-next_report": "Next report: Two parcels swapped",
    }


def test_a_day_stays_a_day_and_a_time_is_told_in_utc() -> None:
    assert the_one(ParkingLotItem(what="x", until=DAY), "until").decoded("DUE") == DAY
    due = the_one(Contact(heard="x", promise_due=at("15:00")), "promise_due").decoded("DUE")
    assert due == datetime(2026, 11, 20, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20T15:00+09:00~", datetime(2026, 11, 20, 6, tzinfo=UTC)),
        ("2026-11-20T15:00+09:00/2026-11-22", date(2026, 11, 22)),
        ("0001-01-01T00:00+14:00", datetime(1, 1, 1, tzinfo=UTC)),
        ("?", None),
    ],
)
def test_a_promise_is_due_when_it_was_promised_for(moment: str, due: date | None) -> None:
    found = to_dos(record(Contact(heard="x", promise_due=Moment.load(moment))))
    assert [each.decoded("DUE") for each in found.values()] == ([due] if due else [])


@pytest.mark.parametrize(
    ("result", "states"),
    [
        (None, ("NEEDS-ACTION", "NEEDS-ACTION", "CANCELLED")),
        (Result.PLANNED, ("NEEDS-ACTION", "NEEDS-ACTION", "CANCELLED")),
        (Result.DONE, ("COMPLETED", "NEEDS-ACTION", "CANCELLED")),
        (Result.VERIFIED, ("COMPLETED", "COMPLETED", "CANCELLED")),
        (Result.FAILED, ("COMPLETED", "COMPLETED", "CANCELLED")),
        (Result.DROPPED, ("CANCELLED", "CANCELLED", "NEEDS-ACTION")),
    ],
)
def test_a_measure_is_done_before_it_is_checked(result: Result | None, states: tuple[str, ...]) -> None:
    found = to_dos(record(Measure(what="x", due=DAY, check_on=DAY, review_on=DAY, result=result)))
    assert tuple(str(found[f"r1-{name}"]["STATUS"]) for name in ("due", "check_on", "review_on")) == states


def test_what_is_done_says_when() -> None:
    kept = the_one(Contact(heard="x", promise_due=at("15:00"), promise_kept=at("14:00")), "promise_due")
    assert (str(kept["STATUS"]), kept.decoded("COMPLETED")) == ("COMPLETED", datetime(2026, 11, 20, 5, tzinfo=UTC))
    changed = the_one(HardwareChange(what="x", due=DAY, done=DAY))
    assert changed.decoded("COMPLETED") == datetime(2026, 11, 30, 15, tzinfo=UTC)
    answered = the_one(Request(what="x", due=DAY, answer="yes"))
    assert (str(answered["STATUS"]), "COMPLETED" in answered) == ("COMPLETED", False)
    open_ = the_one(Contact(heard="x", promise_due=at("15:00")), "promise_due")
    assert (str(open_["STATUS"]), "COMPLETED" in open_) == ("NEEDS-ACTION", False)


def test_a_closed_case_reports_no_more() -> None:
    whole = record(next_report=at("17:00"))
    closed = replace(whole, head=replace(whole.head, closed="2026-12-01T09:00+09:00"))
    states = [str(to_dos(each)["head-next_report"]["STATUS"]) for each in (whole, closed)]
    assert states == ["NEEDS-ACTION", "CANCELLED"]


def test_a_changed_row_updates_the_to_do_that_is_there() -> None:
    before = record(Measure(what="Trays", due=DAY), ParkingLotItem(what="x", until=DAY))
    changed = replace(before.rows[0], what="Bigger trays", revision=2)  # type: ignore[call-arg]
    first, second = to_dos(before), to_dos(replace(before, rows=(changed, before.rows[1])))
    assert first.keys() == second.keys()
    assert [first["r1-due"]["SEQUENCE"], second["r1-due"]["SEQUENCE"]] == [1, 2]
    assert second["r1-due"]["SUMMARY"] == "Bigger trays"
    assert first["r2-until"] == second["r2-until"]
    assert calendar(before, EN) == calendar(replace(before, rows=before.rows[::-1]), EN)


def test_it_says_which_case_it_is_of_and_who_does_it() -> None:
    found = the_one(Measure(what="x", due=DAY, owner="shipping lead", proof="no swap\nfor a year"))
    assert str(found["DESCRIPTION"]).split("\n") == [
        "2026-014 Two parcels swapped", "Owner: shipping lead", "Proof: no swap", "for a year",
    ]  # fmt: skip
    asked = the_one(Request(what="x", due=DAY, cost=Decimal(5000), currency="JPY"))
    assert "Cost: 5,000 JPY" in str(asked["DESCRIPTION"])
    made = Calendar.from_ical(calendar(record(), JA))
    assert (str(made["METHOD"]), str(made["VERSION"])) == ("PUBLISH", "2.0")
    assert str(made["X-WR-CALNAME"]) == "2026-014 Two parcels swapped"


def test_management_is_told_no_more_than_it_may_see() -> None:
    whole = record(
        ParkingLotItem(what="inner", until=DAY), Contact(heard="inner", promise="a call", promise_due=at("15:00"))
    )
    assert b"inner" not in calendar(visible(whole, MANAGEMENT), EN)


@settings(max_examples=60)
@given(hostile_text())
@example("a\nEND:VTODO\nBEGIN:VALARM\nACTION:PROCEDURE")
@example("a\r\nATTACH:http://b.example\r\nX:\\,\\;\\n\\N\x00\x0b\x0c\x85\u2028")
@example("C:\\New\\nothing\\\\N;,\\")
@example("\u00a0")
def test_any_text_is_text(text: str) -> None:
    row = ParkingLotItem(what=text, owner=text, until=DAY)
    (found,) = to_dos(record(row, title=text)).values()
    assert set(found.keys()) == NEEDED
    assert not found.subcomponents
    kept = "".join(char for char in text.replace("\r\n", "\n") if char not in "\x00\x0b\x0c\x85\u2028")
    assert str(found["SUMMARY"]) == (kept.strip().partition("\n")[0] or "Parking lot")
    told = str(found["DESCRIPTION"])
    assert told.endswith(f"Owner: {kept.rstrip()}") if kept.strip() else "Owner" not in told


def test_a_million_characters_are_folded() -> None:
    long = "漢字、;,\\n" * 150_000
    found = the_one(ParkingLotItem(what=long, until=DAY), "until")
    assert str(found["SUMMARY"]) == long


@settings(max_examples=25)
@given(retrospectives(), st.sampled_from(list(LANGUAGES)))
def test_any_record_is_a_calendar_of_to_dos_and_nothing_else(whole: Retrospective, code: str) -> None:
    made = Calendar.from_ical(calendar(whole, language(code), to_dos=True))
    assert {each.name for each in made.walk()} <= {"VCALENDAR", "VTODO"}
    assert set(made.keys()) == {"PRODID", "VERSION", "METHOD", "X-WR-CALNAME"}
    found = to_dos(whole, code)
    for each in found.values():
        assert set(each.keys()) - {"COMPLETED"} == NEEDED
        assert each.decoded("DTSTAMP") == datetime.fromisoformat(whole.head.created).replace(microsecond=0)
    dated = [
        row for row in whole.rows if isinstance(row, HardwareChange | Measure | Request | Place | Party) and row.due
    ]
    assert {f"{row.id}-due" for row in dated} == {name for name in found if name.endswith("-due")}
    days = events(whole, code)
    assert days.keys() == found.keys()
    for each in days.values():
        assert set(each.keys()) == OF_EVENTS
        assert {one.name for one in each.subcomponents} <= {"VALARM"}
        assert bool(each.subcomponents) == (each["STATUS"] == "CONFIRMED")


def test_what_is_open_is_a_day_without_a_time_that_keeps_nobody_busy_and_reminds() -> None:
    found = events(record(Measure(what="Trays", due=DAY, owner="lead"), Contact(heard="x", promise="a call",
        promise_due=at("15:00"))))  # fmt: skip
    day = found["r1-due"]
    assert (day.decoded("DTSTART"), day.decoded("DTEND")) == (DAY, date(2026, 12, 2))
    assert (str(day["TRANSP"]), str(day["STATUS"]), str(day["SUMMARY"])) == ("TRANSPARENT", "CONFIRMED", "Trays")
    (alarm,) = day.walk("VALARM")
    assert (str(alarm["ACTION"]), str(alarm["DESCRIPTION"])) == ("DISPLAY", "Trays")
    assert alarm.decoded("TRIGGER") == timedelta(hours=9)
    call = found["r2-promise_due"]
    assert call.decoded("DTSTART") == date(2026, 11, 20)  # of the case, which is in Japan
    assert str(call["SUMMARY"]) == "15:00 Promised: a call"


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (Result.DONE, [("CANCELLED", "Done: x"), ("CONFIRMED", "Check: x")]),
        (Result.VERIFIED, [("CANCELLED", "Done: x"), ("CANCELLED", "Holds: Check: x")]),
        (Result.FAILED, [("CANCELLED", "Did not hold: x"), ("CANCELLED", "Did not hold: Check: x")]),
        (Result.DROPPED, [("CANCELLED", "x"), ("CANCELLED", "Check: x")]),
    ],
)
def test_what_is_over_goes_from_the_calendar(result: Result, told: list[tuple[str, str]]) -> None:
    found = events(record(Measure(what="x", due=DAY, check_on=DAY, result=result)))
    assert [(str(found[name]["STATUS"]), str(found[name]["SUMMARY"])) for name in ("r1-due", "r1-check_on")] == told
    assert [len(found[name].subcomponents) for name in ("r1-due", "r1-check_on")] == [
        int(status == "CONFIRMED") for status, _ in told
    ]


def sequence(line: Component) -> int:
    """Its place among the changes."""
    return int(str(line["SEQUENCE"]))


def stamped(line: Component) -> datetime:
    """When it last changed."""
    at = line.decoded("DTSTAMP")
    assert isinstance(at, datetime)
    return at


def log(*changes: tuple[Op, ...]) -> tuple[Logged, ...]:
    """A log of these changes, a day between each and the next."""
    days = (datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=n) for n in range(len(changes)))
    return tuple(
        Logged(n, Change(f"c{n}", day, "somebody", ops))
        for n, (ops, day) in enumerate(zip(changes, days, strict=True), 1)
    )


def test_what_is_gone_is_told_as_cancelled_and_later_than_before() -> None:
    gone = Measure(what="Red date", due=DAY, id="gone", revision=2)
    cleared = Measure(what="Second eyes", revision=2)
    never = Measure(what="Never had a day")
    now = record(cleared, never)
    first = (
        Add("measure", "r1", {"what": "Second eyes", "due": "2026-12-05"}),
        Add("measure", "r2", {"what": "Never had a day"}),
        Add("measure", "gone", {"what": "Red date", "due": "2026-12-01"}),
    )
    changes = log(
        first, (Update("measure", "r1", 1, {"due": "2026-12-05"}, {"due": None}),), (Delete("measure", "gone", 1),)
    )
    then = record(replace(cleared, due=date(2026, 12, 5)), never, gone)
    before = to_dos(then, history=deadline_history(FullRecord(then, (), changes[:1])))
    for told in (to_dos, events):
        found = told(now, history=deadline_history(FullRecord(now, (gone,), changes)))
        assert found.keys() == before.keys() == {"r1-due", "gone-due"}
        assert {str(each["STATUS"]) for each in found.values()} == {"CANCELLED"}
        assert not any(each.subcomponents for each in found.values())
        for name, each in found.items():
            assert sequence(each) > sequence(before[name])
            assert stamped(each) > stamped(before[name])
            assert each.decoded("LAST-MODIFIED") == each.decoded("DTSTAMP")
    assert found["r1-due"].decoded("DTSTART") == date(2026, 12, 5)


def test_a_stamp_changes_with_each_text_that_stands_in_the_line_and_with_no_other() -> None:
    rows = Measure(what="Trays", due=DAY, id="a"), Measure(what="Ink", due=DAY, id="b")
    added = tuple(Add("measure", row.id, row.dump()) for row in rows)
    whole = record(*rows)

    def sequences(*more: Op) -> list[int]:
        found = to_dos(whole, history=deadline_history(FullRecord(whole, (), log(added, more))))
        return [sequence(found["a-due"]), sequence(found["b-due"])]

    assert sequences(Update("measure", "a", 1, {"what": "Tray"}, {"what": "Trays"})) == [2, 1]
    assert sequences(Update("retrospective", "head", 1, {"title": ""}, {"title": "x"})) == [2, 2]
    assert sequences(Update("retrospective", "head", 1, {"summary": ""}, {"summary": "x"})) == [1, 1]
    assert sequences(Add("vote", "v", {"row": "b"})) == [1, 1]  # taken back since


def test_a_question_that_is_answered_goes_too() -> None:
    asked = EmptyAnswer(id="q", asked="summary", said=Said.UNKNOWN, by=DAY, finder="lead", revision=1)
    whole = replace(record(summary="It is known now"), answers=(asked,))
    changes = log((Add("empty_answer", "q", asked.dump()),))
    found = events(whole, history=deadline_history(FullRecord(whole, (), changes)))
    assert str(found["q-by"]["STATUS"]) == "CANCELLED"
    there = replace(record(), answers=(asked,))
    assert str(events(there, history=deadline_history(FullRecord(there, (), changes)))["q-by"]["STATUS"]) == "CONFIRMED"


def test_others_than_the_team_are_told_that_something_is_gone_and_no_word_of_it() -> None:
    rows: list[Entry] = [
        Measure(what="Sato is careful", owner="Sato", due=DAY, id="m"),
        ParkingLotItem(what="inner", until=DAY, id="p"),
    ]
    added = tuple(Add(row.kind, row.id, row.dump()) for row in rows)
    whole = record()
    full = FullRecord(whole, tuple(rows), log(added, tuple(Delete(row.kind, row.id, 1) for row in rows)))
    found = events(whole, history=readable_history(full, MANAGEMENT))
    assert {name: str(each["SUMMARY"]) for name, each in found.items()} == {"m-due": "Measure"}
    assert b"Sato" not in calendar(whole, EN, readable_history(full, MANAGEMENT))
    assert found["m-due"]["SEQUENCE"] == 2
    assert "Sato is careful" in str(events(whole, history=readable_history(full, TEAM))["m-due"]["SUMMARY"])


@settings(max_examples=25)
@given(wholes())
def test_any_history_is_a_calendar(whole: FullRecord) -> None:
    history = deadline_history(whole)
    found = events(whole.record, history=history)
    assert {f"{each.row.id}-{each.deadline.name}" for each in history.gone} <= found.keys()
