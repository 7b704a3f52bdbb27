"""What is not known and somebody finds out stands among what is to be done: everywhere, until it is known."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar

from exports.data.calendar import calendar
from retro.language import language
from retro.model.moments.day_range import DateRange
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause, CausePath
from retro.model.stages.prevention import Measure
from retro.model.validation import with_entries
from retro.review.actions import overdue
from retro.review.open_questions import open_questions
from retro.review.period import Period
from tests.records import record
from tests.redaction.test_empty_answers import said
from tests.reports import CUSTOMER, MANAGEMENT, TEAM, coded, made, visible

EN, JA = language("en"), language("ja")
DAY = date(2026, 12, 4)
BEFORE = date(2026, 11, 20)


@pytest.fixture
def whole() -> Retrospective:
    given = record(Measure(id="m", what="two-person check"), Cause(id="c", what="one table"))
    given = said(given, "m", "due", Said.UNKNOWN, finder="purchasing", by=DAY)
    given = said(given, "", "cause.escaped", Said.UNKNOWN, finder="shipping lead", by=BEFORE)
    given = said(given, given.head.id, "resolved", Said.UNKNOWN, finder="support")
    given = said(given, "m", "owner", Said.UNKNOWN)
    return said(given, "m", "means", Said.LATER, finder="office", by=BEFORE)


def test_what_somebody_finds_out_is_an_open_question(whole: Retrospective) -> None:
    told = [(each.question.show(EN), each.answer.finder, each.answer.by) for each in open_questions(whole)]
    assert told == [
        ("Who could have noticed, with what?", "shipping lead", BEFORE),
        ("Due (“two-person check”)", "purchasing", DAY),
        ("Resolved", "support", None),
    ]


def test_it_is_one_no_more_once_it_is_known(whole: Retrospective) -> None:
    known = with_entries(
        whole,
        Measure(id="m", what="two-person check", due=DAY),
        Cause(id="c3", what="nobody compares", how=CausePath.ESCAPED),
    )
    assert [each.answer.asked for each in open_questions(known)] == ["resolved"]
    assert not any(isinstance(late.row, EmptyAnswer) for late in overdue(known, date(2027, 1, 1)))


def test_it_is_overdue_behind_its_day(whole: Retrospective) -> None:
    assert [(late.due, late.days) for late in overdue(whole, date(2026, 11, 21))] == [(BEFORE, 1)]
    assert [late.due for late in overdue(whole, date(2026, 12, 5))] == [BEFORE, DAY]
    span = DateRange(date(2026, 11, 1), date(2026, 11, 30))
    period = Period(span, others=(whole,))
    assert [row.asked for _case, row in period.rows(EmptyAnswer)] == ["cause.escaped"]


def test_the_calendar_holds_it() -> None:
    whole = said(record(Measure(id="m", what="check")), "m", "due", Said.UNKNOWN, finder="purchasing", by=DAY)
    (to_do,) = Calendar.from_ical(calendar(whole, JA, to_dos=True)).walk("VTODO")
    assert (str(to_do["SUMMARY"]), to_do.decoded("DUE"), str(to_do["STATUS"])) == (
        "確認する：期限（「check」）", DAY, "NEEDS-ACTION",
    )  # fmt: skip
    assert "確認する役割：purchasing" in str(to_do["DESCRIPTION"])


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("team", "en", "## Open questions\n\n- Who could have noticed, with what? (shipping lead; 20 Nov 2026)\n"),
        ("team", "ja", "## 未確認事項\n\n- 本来、誰が、何を見れば気付けましたか。"),
        ("management", "en", "- Due (“two-person check”) (purchasing; 4 Dec 2026)\n- Resolved (support)"),
        ("management", "en", "- Who could have noticed, with what? – not answered, due 20 Nov 2026 (shipping lead)"),
    ],
)
def test_reports_list_it(whole: Retrospective, kind: str, code: str, words: str) -> None:
    assert words in made(whole, coded(kind), code, on=date(2026, 11, 25)).document.markdown


def test_no_customer_is_told(whole: Retrospective) -> None:
    assert open_questions(visible(whole, CUSTOMER.audience)) == ()
    for kind in (TEAM, MANAGEMENT):
        assert len(open_questions(visible(whole, kind.audience))) == 3
