"""Adding lines: read against the record, dated, put in their place, one step for undo."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime

import pytest

from retro.model import edits
from retro.model.change import Add
from retro.model.closed_record import ClosedError
from retro.model.moments.moment import Moment, Precision
from retro.model.problem import Code, ValidationError
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import HEAD, Participant
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.review import REVIEW
from retro.model.stages.timeline import TIMELINE, Event
from retro.services.ask.told import told_other_day
from retro.services.changing.add_line import add_row, read_row
from retro.services.changing.history import undo
from retro.services.follow_up.close import close
from retro.store.sqlite.store import open_store
from tests.records import at, record
from tests.services.conftest import NOON, Case, numbered

TODAY = NOON.date()


def test_a_line_goes_where_its_time_puts_it(case: Case) -> None:
    line = read_row(case.record, TIMELINE, "9:30 phones ring", now=NOON)
    added = add_row(case.store, case.factory, case.record, line, after="e3")
    assert [row.what for row in added.record.of(Event)] == ["first", "phones ring", "second", "third"]
    assert added.record == case.record
    assert added.record.get(added.row) is not None


def test_a_line_without_a_time_goes_behind_the_row_that_is_chosen(case: Case) -> None:
    line = read_row(case.record, TIMELINE, "phones ring", now=NOON)
    added = add_row(case.store, case.factory, case.record, line, after="e1")
    assert [row.what for row in added.record.of(Event)] == ["first", "phones ring", "second", "third"]


def test_a_time_that_may_be_of_the_next_day_keeps_both_readings() -> None:
    whole = record(Event(what="the van left", happened=at("01:00")), Event(what="it rang", happened=at("15:00")))
    line = read_row(whole, TIMELINE, "02:10 phones ring", now=NOON)
    assert isinstance(line.entry, Event)
    assert line.entry.happened == at("02:10")
    assert line.alternative is not None
    assert line.alternative.entry == replace(line.entry, happened=at("02:10", "2026-11-21"))
    assert [str(each) for each in told_other_day(whole, line)] == [
        "Kept as 20 Nov 2026 02:10. If 21 Nov 2026 02:10 is meant, write next day (翌) before the time."
    ]
    plain = read_row(whole, TIMELINE, "20 Nov 02:10 phones ring", now=NOON)
    assert (plain.alternative, [*told_other_day(whole, plain)]) == (None, [])


def test_an_addendum_is_dated_when_it_is_read_and_when_it_is_written(case: Case) -> None:
    closed = close(case.store, case.factory, case.record).record
    line = read_row(closed, REVIEW, "addendum: the supplier wrote", now=NOON)
    assert isinstance(line.entry, Addendum)
    assert line.entry.found == TODAY
    add_row(case.store, case.factory, closed, line)
    assert [row.found for row in case.record.of(Addendum)] == [TODAY]
    kept = read_row(closed, REVIEW, "addendum: the supplier wrote on 2026-11-19", now=NOON.replace(year=2027))
    assert isinstance(kept.entry, Addendum)


def test_what_contradicts_itself_is_refused_with_the_id_of_the_row(case: Case) -> None:
    head = read_row(case.record, HEAD, "packer", now=NOON)
    bad = replace(head, entry=Participant(role="packer @Ito"))
    before = case.log
    with pytest.raises(ValidationError) as refused:
        add_row(case.store, case.factory, case.record, bad)
    assert [(p.code, p.entry) for p in refused.value.problems] == [(Code.NAME_IN_ROLE, f"{1:016x}")]
    assert case.log == before


def test_a_closed_one_refuses_while_the_line_is_read(case: Case) -> None:
    closed = close(case.store, case.factory, case.record).record
    with pytest.raises(ClosedError):
        read_row(closed, TIMELINE, "9:30 phones ring", now=NOON)


def test_an_addendum_goes_to_the_end_whatever_row_is_chosen(case: Case) -> None:
    closed = close(case.store, case.factory, case.record).record
    for text in ("one", "two", "three"):
        line = read_row(closed, REVIEW, f"addendum: {text}", now=NOON)
        closed = add_row(case.store, case.factory, closed, line, after="o").record
    assert [row.main_text for row in case.record.stage(REVIEW)] == ["the van was stopped", "one", "two", "three"]


def test_what_was_closed_meanwhile_takes_no_row(case: Case) -> None:
    seen = case.record
    line = read_row(seen, TIMELINE, "9:30 phones ring", now=NOON)
    case.close_elsewhere()
    before = case.log
    with pytest.raises(ClosedError):
        add_row(case.store, case.factory, seen, line)
    assert case.log == before


def test_a_cause_under_one_that_was_deleted_meanwhile_is_refused(case: Case) -> None:
    seen = case.record
    line = read_row(seen, CAUSE, "> why: no room", now=NOON, under="c1")
    case.elsewhere(lambda record: edits.deleted(record, record.of(Cause)[0]))
    before = case.log
    with pytest.raises(ValidationError) as refused:
        add_row(case.store, case.factory, seen, line)
    assert refused.value.problems[0].code is Code.NO_TARGET
    assert case.log == before


def test_what_others_wrote_meanwhile_stays_beside_it(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.changed(record.of(Event)[0], {"what": "theirs"}))
    added = add_row(case.store, case.factory, seen, read_row(seen, TIMELINE, "9:30 ours", now=NOON))
    assert [row.what for row in added.record.of(Event)] == ["theirs", "ours", "second", "third"]


@pytest.mark.parametrize(
    ("stage", "texts"),
    [
        (TIMELINE, [f"9:30 phones ring {n}" for n in range(6)]),
        (TIMELINE, [f"phones ring {n}" for n in range(6)]),
        (CAUSE, [f"slips on one table {n}" for n in range(6)]),
    ],
)
def test_rows_that_are_added_at_the_same_time_get_places_of_their_own(
    case: Case, stage: Stage, texts: list[str]
) -> None:
    seen = case.record
    for text in texts:
        added = add_row(case.store, case.factory, seen, read_row(seen, stage, text, now=NOON), after="e1")
        assert added.record == case.record
    places = [row.position for row in case.record.stage(stage)]
    assert len(set(places)) == len(places)
    assert [row.main_text for row in case.record.stage(stage) if row.id not in {old.id for old in seen.rows}] == [
        read_row(seen, stage, text, now=NOON).entry.main_text for text in texts
    ]
    before = [row.position for row in seen.stage(stage)]
    undo(case.store, case.factory, case.record)
    assert len(case.record.stage(stage)) == len(before) + len(texts) - 1


@pytest.mark.parametrize("after", [None, "e1"])
def test_rows_of_several_writers_stand_in_the_order_of_their_writing(case: Case, after: str | None) -> None:
    seen = case.record  # by all of them, before the first one writes

    def write(who: int) -> list[str]:
        """A terminal that knows nothing of what the others add."""
        store, factory = open_store(case.path, timeout=60), numbered(10_000 * (who + 1))
        rows = []
        for n in range(6):
            line = read_row(seen, TIMELINE, f"phones ring {who}.{n}", now=NOON)
            rows.append(add_row(store, factory, seen, line, after=after).row)
        store.close()
        return rows

    with ThreadPoolExecutor(4) as writers:
        added = {row for rows in writers.map(write, range(4)) for row in rows}
    logged = [op.id for change in case.log for op in change.change.ops if isinstance(op, Add) and op.id in added]
    stand = [row.id for row in case.record.stage(TIMELINE)]
    assert [row for row in stand if row in added] == logged
    assert len(logged) == len(added) == 24
    assert len({row.position for row in case.record.stage(TIMELINE)}) == len(stand) == 27
    assert stand.index(logged[0]) == (1 if after else 3)


def test_a_list_without_room_takes_a_row_though_others_move_its_rows(case: Case) -> None:
    """Making room writes places that somebody else has just written, too: the row is added all the same."""
    case.elsewhere(lambda record: edits.placed(record.of(Event)[1], 1.0 + 2**-52))
    seen = case.record
    case.elsewhere(lambda record: edits.placed(record.of(Event)[2], 7.0))
    add_row(case.store, case.factory, seen, read_row(seen, TIMELINE, "phones ring", now=NOON), after="e1")
    assert [row.main_text for row in case.record.stage(TIMELINE)] == ["first", "phones ring", "second", "third"]


def test_one_that_was_closed_meanwhile_takes_no_row(case: Case) -> None:
    seen = case.record
    line = read_row(seen, TIMELINE, "phones ring", now=NOON)
    case.close_elsewhere()
    with pytest.raises(ClosedError):
        add_row(case.store, case.factory, seen, line)
    assert case.record.rows == seen.rows


def test_a_day_by_which_something_is_due_is_read_forward_from_the_day_of_writing(case: Case) -> None:
    for words, day in (("due fri", "27"), ("due tomorrow", "22"), ("期限：来週金曜", "27"), ("due 25 Nov", "25")):
        measure = read_row(case.record, PREVENTION, f"a tray for each order @lead {words}", now=NOON).entry
        assert isinstance(measure, Measure)
        assert measure.due is not None
        assert f"{measure.due:%Y-%m-%d}" == f"2026-11-{day}"
    with pytest.raises(ValidationError, match="has passed"):
        read_row(case.record, PREVENTION, "a tray for each order @lead due yesterday", now=NOON)


def test_a_row_whose_time_is_told_in_words_keeps_its_place_behind_the_one_before(case: Case) -> None:
    record = case.record
    for text in ("夕方 電話が鳴る", "18:30 the shop shuts", "10:30 a parcel is missed"):
        line = read_row(record, TIMELINE, text, now=NOON)
        record = add_row(case.store, case.factory, record, line).record
    assert [row.what for row in case.record.of(Event)] == [
        "first", "second", "a parcel is missed", "third", "電話が鳴る", "the shop shuts"
    ]  # fmt: skip
    told = next(row.happened for row in case.record.of(Event) if row.what == "電話が鳴る")
    assert told == Moment(Precision.UNKNOWN, words="夕方")


@pytest.mark.parametrize("text", ["0:10 (next day) phones ring", "0:10（翌日） 電話が鳴る", "翌日 電話が鳴る"])
def test_the_day_after_one_that_nobody_said_is_none_to_come(text: str) -> None:
    begun = record(started=None)  # begun to be written on 21 November, of what began before
    now = at("09:30", "2026-11-21").start
    assert isinstance(now, datetime)
    line = read_row(begun, TIMELINE, text, now=now)
    assert isinstance(line.entry, Event)
    assert line.entry.happened is not None
    assert line.entry.happened.day == date(2026, 11, 21)
