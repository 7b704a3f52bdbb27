"""What was said of an empty field is told to whoever may read the field, and nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from retro.language import language
from retro.model.answers import answer_to, saying
from retro.model.change import Add
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.model.validation import with_entries
from retro.redaction.audience import AUDIENCES, CUSTOMER, MANAGEMENT, Audience
from tests.records import record
from tests.reports import coded, made, visible
from tests.strategies import retrospectives


def said(whole: Retrospective, about: str, asked: str, what: Said, **more: Any) -> Retrospective:
    (add,) = saying(whole, about, asked, what, **more)
    assert isinstance(add, Add)
    return with_entries(whole, EmptyAnswer.load(add.values, id=add.id, revision=1))


@pytest.fixture
def whole() -> Retrospective:
    rows = Measure(id="m", what="two-person check"), Event(id="e", what="rang", confirmed=True, for_all=True)
    given = record(*rows, Participant(id="p", role="packer", name="Quillonia Zebrowskaya"))
    given = said(given, "m", "due", Said.UNKNOWN, finder="shipping lead", by=date(2026, 12, 4), reason="no offer yet")
    given = said(given, "m", "details", Said.UNKNOWN)
    given = said(given, "e", "happened", Said.UNKNOWN, reason="Quillonia Zebrowskaya forgot")
    given = said(given, "e", "source", Said.NOT_APPLICABLE)
    given = said(given, given.head.id, "resolved", Said.NOT_APPLICABLE)
    given = said(given, given.head.id, "origin", Said.LATER)
    return said(given, "", "cause.escaped", Said.UNKNOWN, reason="Quillonia Zebrowskaya was ill")


def asked(seen: Retrospective) -> set[str]:
    return {answer.asked for answer in seen.answers}


def test_each_reader_is_told_of_what_they_may_read(whole: Retrospective) -> None:
    managed = visible(whole, MANAGEMENT)
    assert asked(managed) == {"due", "happened", "resolved", "origin"}
    assert asked(visible(whole, CUSTOMER)) == {"happened", "resolved"}
    due = answer_to(managed, "m", "due")
    assert due is not None
    assert (due.finder, due.by, due.reason) == ("shipping lead", date(2026, 12, 4), "")
    assert not any(answer.finder or answer.by or answer.reason for answer in visible(whole, CUSTOMER).answers)


def test_what_is_left_out_is_not_called_unknown(whole: Retrospective) -> None:
    filled = with_entries(whole, Measure(id="m", what="two-person check", due=date(2026, 12, 1)))
    assert "due" not in asked(visible(filled, MANAGEMENT))
    hidden = record(Measure(id="m", what="x", details="inner"))
    for audience in (MANAGEMENT, CUSTOMER):
        assert visible(hidden, audience).answers == ()


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("en", "team", "| not known (shipping lead finds out by 4 Dec 2026): no offer yet |"),
        ("en", "team", "Settled: does not apply"),
        ("ja", "team", "| 不明（shipping leadが2026年12月4日までに確認）"),
        ("en", "management", "not known (shipping lead finds out by 4 Dec 2026)"),
    ],
)
def test_reports_tell_it_where_the_value_would_stand(whole: Retrospective, code: str, kind: str, words: str) -> None:
    text = made(whole, coded(kind), code).document.markdown
    assert words in text
    assert "Quillonia" not in text or kind == "team"
    assert language(code)("later") not in text


@settings(max_examples=25, deadline=None)
@given(retrospectives(), st.sampled_from(AUDIENCES))
def test_no_reader_is_told_of_a_field_that_is_not_theirs(whole: Retrospective, audience: Audience) -> None:
    seen = visible(whole, audience)
    for answer in (answer for answer in seen.answers if "." not in answer.asked):
        entry = seen.get(answer.row) if answer.row else seen.head
        assert entry is not None
        assert audience.reads(entry.field(answer.asked))
        assert all(audience.reads(field) or not getattr(answer, field.name) for field in answer.fields())
        if not audience.sees_all:
            assert answer_to(whole, answer.row or whole.head.id, answer.asked) is not None
