from __future__ import annotations

from dataclasses import replace

from retro.language import use
from retro.model.moments.moment import Moment
from retro.model.stages.timeline import TIMELINE, Event
from retro.screens.walk.row_view import RowView
from tests.records import record


def event(number: int, at: str, what: str) -> Event:
    return Event(id=f"{number:016x}", revision=1, position=number, happened=Moment.load(at), what=what)


FIRST, SECOND = event(1, "2026-11-18T10:20+09:00", "phones ring"), event(2, "2026-11-18T10:40+09:00", "no answer")


def test_a_line_is_made_once_for_each_revision_of_its_row() -> None:
    view = RowView()
    first, second = view.lines(record(FIRST, SECOND, zone="Asia/Tokyo"), TIMELINE)
    changed = replace(SECOND, what="an answer", revision=2)
    again, other = view.lines(record(FIRST, changed, zone="Asia/Tokyo"), TIMELINE)
    assert again is first
    assert (second.text, other.text) == ("no answer", "an answer")


def test_a_line_follows_the_row_above_the_zone_and_the_language() -> None:
    view = RowView()
    _, second = view.lines(record(FIRST, SECOND, zone="Asia/Tokyo"), TIMELINE)
    assert (second.number, second.lead) == ("2", "10:40")
    (alone,) = view.lines(record(SECOND, zone="Asia/Tokyo"), TIMELINE)
    assert (alone.number, alone.lead) == ("1", "18 Nov 10:40")
    (elsewhere,) = view.lines(record(SECOND, zone="UTC"), TIMELINE)
    assert elsewhere.lead == "18 Nov 01:40"
    try:
        use("ja")
        (japanese,) = view.lines(record(SECOND, zone="UTC"), TIMELINE)
    finally:
        use("en")
    assert japanese.lead == "11月18日 01:40"
