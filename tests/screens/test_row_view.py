from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from retro.language import use
from retro.model.moments.moment import Moment
from retro.model.stages.prevention import PREVENTION, Measure, Strength
from retro.model.stages.remedy import REMEDY, Giver, Remedy
from retro.model.stages.scope import SCOPE, Damage, FigureConfidence
from retro.model.stages.timeline import TIMELINE, Event
from retro.screens.walk.row_view import RowView
from tests.records import at, record


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


def test_a_damage_begins_with_its_figure_and_a_measure_is_told_with_its_day_and_owner() -> None:
    damage = Damage(what="late", figure=Decimal(37), unit="parcels", certainty=FigureConfidence.ESTIMATED)
    unknown = Damage(what="upset")
    measure = Measure(what="check", strength=Strength.WEAKER, owner="shipping", due=date(2026, 12, 1))
    remedy = Remedy(what="gift", given=at("16:30"), giver=Giver.COMPANY, cost=Decimal(4300), currency="JPY")
    whole = record(damage, unknown, measure, remedy)
    first, second = RowView().lines(whole, SCOPE)
    assert (first.lead, first.text, first.said) == ("37 parcels", "late", "estimated")
    assert (second.lead, second.text) == ("", "upset")
    (line,) = RowView().lines(whole, PREVENTION)
    assert line.said == "1 Dec, shipping, weaker"
    (line,) = RowView().lines(whole, REMEDY)
    assert (line.lead, line.said) == ("20 Nov 16:30", "by the company, 4,300 JPY")
