from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retro.language import use
from retro.model.answers import saying
from retro.model.change import Add
from retro.model.moments.moment import Moment
from retro.model.record import kinds_of
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import PREVENTION, Measure, MeasureCategory, Result, Strength
from retro.model.stages.remedy import REMEDY, Giver, Remedy
from retro.model.stages.scope import SCOPE, Damage, FigureConfidence
from retro.model.stages.timeline import TIMELINE, Channel, Contact, Event
from retro.model.validation import with_entries
from retro.screens.walk.columns import STAGE_COLUMNS, columns_of
from retro.screens.walk.row_view import RowView, details
from tests.records import at, record
from widgets.row_list import RowLine


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


def said(lines: list[RowLine], stage: Stage) -> list[dict[str, str]]:
    """What stands in the columns of each line, by the first field of each; without the empty ones."""
    names = [column.fields[0] if column.fields else "ticked" for column in STAGE_COLUMNS[stage]]
    return [{name: value for name, value in zip(names, line.said, strict=True) if value} for line in lines]


def test_a_damage_begins_with_its_figure_and_tells_whom_it_hurt() -> None:
    damage = Damage(what="late", who="guests", figure=Decimal(37), unit="parcels", certainty=FigureConfidence.ESTIMATED)
    first, second = lines = RowView().lines(record(damage, Damage(what="upset")), SCOPE)
    assert (first.lead, first.text, second.lead, second.text) == ("37 parcels", "late", "", "upset")
    assert said(lines, SCOPE) == [{"who": "guests", "certainty": "estimated"}, {}]


def test_a_measure_tells_its_cause_owner_day_strength_and_result_and_what_of_these_is_missing() -> None:
    cause = Cause(id="c" * 16, what="one table")
    measure = Measure(
        what="check",
        answers=(cause.id,),
        strength=Strength.WEAKER,
        owner="shipping",
        due=date(2026, 12, 1),
        result=Result.DONE,
    )
    later = Measure(what="scale", due=date(2027, 1, 5))
    dropped = Measure(what="robot", result=Result.DROPPED)
    whole = record(cause, measure, later, dropped, started=at("10:00"))
    assert said(RowView().lines(whole, PREVENTION), PREVENTION) == [
        {
            "answers": "→1",
            "owner": "shipping",
            "due": "1 Dec 2026",
            "strength": "weaker",
            "check_on": "1 Mar 2027 (follows)",
            "result": "done",
        },
        {"owner": "no owner", "due": "5 Jan 2027", "check_on": "5 Apr 2027 (follows)"},
        {"result": "not doing"},
    ]


def test_what_follows_is_marked_and_what_was_said_stands_in_the_place_of_a_value() -> None:
    view = RowView()
    measure = Measure(id="d" * 16, what="scale in each bay", means=MeasureCategory.FORCING, revision=1)
    whole = record(measure, started=at("10:00"))
    assert said(view.lines(whole, PREVENTION), PREVENTION)[0] == {
        "owner": "no owner", "due": "no day", "strength": f"{MeasureCategory.FORCING.strength.label} (follows)",
    }  # fmt: skip
    (add,) = saying(whole, measure.id, "owner", Said.UNKNOWN)
    assert isinstance(add, Add)
    answered = with_entries(whole, EmptyAnswer.load(add.values, id=add.id, revision=1))
    assert said(view.lines(answered, PREVENTION), PREVENTION)[0]["owner"] == "not known"
    stored = replace(measure, strength=Strength.WEAKER, check_on=date(2026, 12, 24), revision=2)
    line = said(view.lines(record(stored, started=at("10:00")), PREVENTION), PREVENTION)[0]
    assert (line["strength"], line["check_on"]) == ("weaker", "24 Dec")


def test_a_measure_follows_the_number_of_its_cause() -> None:
    first, second = Cause(id="a" * 16, what="one table", position=1), Cause(id="b" * 16, what="no rule", position=2)
    view, measure = RowView(), Measure(id="d" * 16, what="check", answers=(second.id,))
    assert said(view.lines(record(first, second, measure), PREVENTION), PREVENTION)[0]["answers"] == "→2"
    assert said(view.lines(record(second, measure), PREVENTION), PREVENTION)[0]["answers"] == "→1"


def test_a_measure_names_all_its_causes_by_their_numbers() -> None:
    first, second = Cause(id="b" * 16, what="one table", position=1), Cause(id="a" * 16, what="no rule", position=2)
    measure = Measure(id="d" * 16, what="check", answers=(second.id, first.id))
    assert said(RowView().lines(record(first, second, measure), PREVENTION), PREVENTION)[0]["answers"] == "→1,2"


def test_a_remedy_tells_by_whom_and_its_cost() -> None:
    remedy = Remedy(what="gift", given=at("16:30"), giver=Giver.COMPANY, cost=Decimal(4300), currency="JPY")
    (line,) = lines = RowView().lines(record(remedy), REMEDY)
    assert line.lead == "20 Nov 16:30"
    assert said(lines, REMEDY) == [{"giver": "by the company", "cost": "4,300 JPY"}]


def test_prose_is_one_paragraph_in_its_line_and_what_else_a_row_says_is_told_under_it() -> None:
    contact = Contact(
        heard="the slip was\nwrong again\n\nand late", by="shop", wish="a call\nback", channel=Channel.PHONE
    )
    whole = record(contact)
    (line,) = RowView().lines(whole, TIMELINE)
    assert line.text == "contact: the slip was wrong again"
    by = [column.fields[0] for column in STAGE_COLUMNS[TIMELINE]].index("by")
    assert details(whole, contact, [by]) == "Channel: telephone  ·  Wish: a call back"
    assert details(whole, contact, []) == "Channel: telephone  ·  By: shop  ·  Wish: a call back"


def test_without_labels_above_them_columns_say_yes_and_no_in_words_of_their_own() -> None:
    whole = record(replace(FIRST, confirmed=True), replace(SECOND, confirmed=False))
    assert [said([line], TIMELINE)[0]["confirmed"] for line in RowView().lines(whole, TIMELINE)] == ["yes", "no"]
    without = RowView(has_heads=False).lines(whole, TIMELINE)
    assert [said([line], TIMELINE)[0]["confirmed"] for line in without] == ["confirmed", "unconfirmed"]


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_every_column_is_a_field_of_some_row_of_its_stage(stage: Stage) -> None:
    declared = {field.name for kind in kinds_of(stage) for field in kind.fields()}
    assert all(set(column.fields) <= declared for column in STAGE_COLUMNS[stage])
    assert len(columns_of(stage).behind) == len(STAGE_COLUMNS[stage])


def test_days_say_their_year_where_another_one_is_on_the_screen() -> None:
    view, due = RowView(), [column.fields for column in STAGE_COLUMNS[PREVENTION]].index(("due",))
    soon = Measure(id="1", revision=1, position=1.0, what="tray", due=date(2026, 12, 1), check_on=date(2026, 12, 20))
    late = Measure(id="2", revision=1, position=2.0, what="scale", due=date(2027, 1, 5), check_on=date(2027, 2, 5))
    started = at("", "2026-11-20")
    assert [line.said[due] for line in view.lines(record(soon, started=started), PREVENTION)] == ["1 Dec"]
    both = view.lines(record(soon, late, started=started), PREVENTION)
    assert [line.said[due] for line in both] == ["1 Dec 2026", "5 Jan 2027"]
    assert [line.said[due] for line in view.lines(record(soon, started=started), PREVENTION)] == ["1 Dec"]
