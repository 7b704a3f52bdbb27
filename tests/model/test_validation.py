"""Checks of the whole record: everything at once, by code and field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from retro.language import language
from retro.model.moments.moment import Moment
from retro.model.problem import Code, Problem
from retro.model.record import Retrospective
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.head import HEAD, Participant
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.review import Vote
from retro.model.stages.timeline import TIMELINE, Contact, Event
from retro.model.validation import contradictions, refusals, with_entries
from tests.records import at, record
from tests.strategies import chain_of_causes, retrospectives


def places(found: tuple[Problem, ...]) -> list[tuple[Code, str, str]]:
    return [(problem.code, problem.entry, problem.field) for problem in found]


@pytest.mark.parametrize(
    ("started", "resolved", "wrong"),
    [
        (at("14:00"), at("13:59"), True),
        (at("14:00"), at("14:00"), False),
        (at("14:00"), at("14:01"), False),
        (at("14:00"), Moment.load("2026-11-20T05:30+00:00"), False),
        (at("14:00"), Moment.load("2026-11-20T04:59+00:00"), True),
        (at("14:00"), at(""), False),
        (at(""), at("00:00"), False),
        (at(""), at("23:59", "2026-11-19"), True),
        (at("", "2026-11-21"), at(""), True),
        (at("14:00"), Moment.load("2026-11-20T13:30+09:00~"), False),
        (at("14:00"), Moment.load("2026-11-20T12:30+09:00~"), True),
        (Moment.load("2026-11-20~"), at("23:00", "2026-11-19"), False),
        (at("14:00"), Moment.load("2026-11-20T13:00+09:00/2026-11-20T14:30+09:00"), False),
        (at("14:00"), Moment.load("2026-11-20T13:00+09:00/2026-11-20T13:30+09:00"), True),
        (at("14:00"), Moment.load("?"), False),
        (Moment.load("?"), at("14:00"), False),
        (None, at("14:00"), False),
        (at("", "9999-12-31"), Moment.load("0001-01-01~"), True),
        (Moment.load("9999-12-31T23:59+00:00~"), Moment.load("0001-01-01T00:00+00:00~"), True),
    ],
)
def test_an_end_clearly_before_its_start_is_a_contradiction(
    started: Moment | None, resolved: Moment, wrong: bool
) -> None:
    found = contradictions(record(started=started, resolved=resolved))
    assert places(found) == ([(Code.END_BEFORE_START, "head", "resolved")] if wrong else [])


def test_the_words_name_both_fields() -> None:
    (found,) = contradictions(record(detected=at("12:00")))
    assert found.message.show(language("en")) == "“Detected” lies before “Started”."


def test_something_may_be_over_before_anyone_noticed() -> None:
    assert not contradictions(record(resolved=at("14:00"), detected=at("15:00")))


def test_a_promise_is_due_and_kept_after_it_was_made() -> None:
    contact = Contact(id="c", happened=at("14:20"), heard="angry", promise_due=at("14:00"), promise_kept=at("14:10"))
    assert places(contradictions(record(contact))) == [
        (Code.END_BEFORE_START, "c", "promise_due"),
        (Code.END_BEFORE_START, "c", "promise_kept"),
    ]


def test_links_to_rows_that_are_not_there_or_of_another_kind() -> None:
    rows = (
        Event(id="e", what="x"),
        Cause(id="c", what="x", parent="gone"),
        Measure(id="m", what="x", answers=("e",)),
        Measure(id="n", what="x", answers=("c",)),
        Vote(id="v", row="m"),
        Vote(id="w", row="gone"),
    )
    assert places(contradictions(record(*rows))) == [
        (Code.NO_TARGET, "c", "parent"),
        (Code.NO_TARGET, "m", "answers"),
        (Code.NO_TARGET, "w", "row"),
    ]


def test_loops_are_told_where_they_are_and_not_below_them() -> None:
    loop = [
        Cause(id="a", what="a", parent="c"),
        Cause(id="b", what="b", parent="a"),
        Cause(id="c", what="c", parent="b"),
    ]
    rows = (Cause(id="below", what="d", parent="b"), *loop, Cause(id="own", what="e", parent="own"), Cause(id="top"))
    found = contradictions(record(*rows))
    assert {(problem.code, problem.field, problem.entry) for problem in found} == {
        (Code.LOOP, "parent", id_) for id_ in ("a", "b", "c", "own")
    }


def test_a_long_chain_is_no_loop_and_takes_no_time() -> None:
    chain = chain_of_causes(5000)
    assert not contradictions(chain)
    closed = replace(chain.of(Cause)[0], parent=chain.rows[-1].id)
    assert len(refusals(chain, closed)) == 5000


def test_the_contradictions_of_one_stage() -> None:
    whole = record(
        Cause(id="c", what="x", parent="gone"), Measure(id="m", what="x", answers=("gone",)), detected=at("12:00")
    )
    assert places(contradictions(whole, HEAD)) == [(Code.END_BEFORE_START, "head", "detected")]
    assert places(contradictions(whole, CAUSE)) == [(Code.NO_TARGET, "c", "parent")]
    assert places(contradictions(whole, PREVENTION)) == [(Code.NO_TARGET, "m", "answers")]
    assert not contradictions(whole, TIMELINE)


def test_what_an_entry_would_bring_is_refused_and_nothing_else() -> None:
    whole = record(Cause(id="c", what="x", parent="gone"))
    head = replace(whole.head, resolved=at("12:00"))
    assert places(refusals(whole, head)) == [(Code.END_BEFORE_START, "head", "resolved")]
    assert not refusals(whole, replace(whole.head, resolved=at("18:00")))
    assert not refusals(whole, Event(id="new", what=""))
    assert places(refusals(whole, Measure(id="new", what="x", answers=("nothing",)))) == [
        (Code.NO_TARGET, "new", "answers")
    ]
    wrong = with_entries(whole, head)
    assert not refusals(wrong, Event(id="new", what="x")), "an old contradiction stands in nobody's way"


@pytest.mark.parametrize("role", ["driver @Ines Falk", "出荷責任者＠佐藤", "@", "a@b.example"])
def test_a_name_in_a_role_is_refused(role: str) -> None:
    (problem,) = refusals(record(), Participant(id="p", role=role, name=""))
    assert (problem.code, problem.entry, problem.field) == (Code.NAME_IN_ROLE, "p", "role")
    assert "“Role” holds “@”" in problem.message.show(language("en"))
    assert not refusals(record(Participant(id="p", role=role)), Participant(id="q", role="driver", name="Ines Falk"))
    assert not refusals(record(), Measure(id="m", what="mail to a@b.example", owner="ops"))


def test_a_sign_in_any_role_is_refused() -> None:
    (problem,) = refusals(record(), Measure(id="m", what="mail to a@b.example", owner="night shift @Falk"))
    assert (problem.code, problem.entry, problem.field) == (Code.SIGN_IN_ROLE, "m", "owner")


def test_entries_take_the_place_of_those_with_their_ids() -> None:
    whole = record(Event(id="a", what="a"), Event(id="b", what="b"))
    new = with_entries(whole, replace(whole.head, title="new"), Event(id="b", what="new b"), Event(id="c", what="c"))
    assert new.head.title == "new"
    assert [row.main_text for row in new.rows] == ["a", "new b", "c"]


@settings(max_examples=40)
@given(retrospectives())
def test_any_record_can_be_checked(drawn: Retrospective) -> None:
    known = {entry.id: entry for entry in (drawn.head, *drawn.rows)}
    for problem in contradictions(drawn):
        assert problem.entry in known
        assert problem.message.show(language("ja"))
    assert not refusals(drawn, *known.values())


def test_zones_far_apart_are_compared_by_the_instant() -> None:
    started = Moment.exact(datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
    assert not contradictions(record(started=started, resolved=at("09:00", "2026-11-21"), zone="America/New_York"))
    assert contradictions(record(started=started, resolved=at("08:00", "2026-11-21"), zone="America/New_York"))
