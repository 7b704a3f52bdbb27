from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import NoneType

import pytest

from retro.model.answers import answer_id
from retro.model.change import Add, Change, Delete, Logged, Op, Update
from retro.model.closed_record import (
    AddedError,
    ClosedError,
    KeptError,
    closed_at,
    closing,
    dated,
    forbid_if_closed,
    frozen,
    is_reopening,
    not_taken,
    reopening,
    sealed,
    tells_only,
)
from retro.model.digest import digest
from retro.model.entry import Entry
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.follow_up import Addendum, Sharing
from retro.model.stages.head import Head, Status
from retro.model.stages.review import Reopening
from retro.model.stages.timeline import Event

TODAY = date(2026, 11, 20)
OPEN = Retrospective(Head(id="h", reference="2026-001", created="2026-11-01T09:00+09:00", status=Status.REVIEW))
CLOSED = replace(OPEN, head=sealed(replace(OPEN, head=replace(OPEN.head, status=Status.CLOSED)), "2026-11-20T10:00Z"))


def test_closing_is_a_change_of_the_status() -> None:
    assert closing(OPEN.head) == (Update("retrospective", "h", 0, {"status": "review"}, {"status": "closed"}),)
    assert closing(CLOSED.head) == ()


def test_a_seal_is_when_and_what() -> None:
    assert (CLOSED.head.closed, CLOSED.head.digest) == ("2026-11-20T10:00Z", digest(CLOSED))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.MEETING, Status.REVIEW])
def test_reopening_is_the_status_and_a_row_that_says_why(status: Status) -> None:
    ops = reopening(CLOSED, "r", day=TODAY, reason="another cause", by="quality lead", status=status)
    assert ops[0] == Update("retrospective", "h", 0, {"status": "closed"}, {"status": status.value})
    assert isinstance(ops[1], Add)
    assert (ops[1].kind, ops[1].id) == ("reopening", "r")
    assert ops[1].values == {
        "day": "2026-11-20", "reason": "another cause", "by": "quality lead", "digest": CLOSED.head.digest,
    }  # fmt: skip
    assert is_reopening(CLOSED.head, ops)
    assert not is_reopening(OPEN.head, ops)


def test_what_is_frozen() -> None:
    entries = (CLOSED.head, Event(), Addendum(), Reopening())
    assert [type(frozen(CLOSED.head, entry)) for entry in entries] == [
        ClosedError,
        ClosedError,
        AddedError,
        ClosedError,
    ]
    assert [type(frozen(OPEN.head, entry)) for entry in entries] == [NoneType, NoneType, NoneType, KeptError]


@pytest.mark.parametrize("entry", [Event(), Addendum()])
def test_it_is_said_of_which_case(entry: Entry) -> None:
    error = frozen(CLOSED.head, entry)
    assert error is not None
    assert str(error.title).startswith("2026-001 is closed")


def test_what_is_not_taken_anew() -> None:
    entries = (Event(), Addendum(), Sharing(), Reopening())
    assert [type(not_taken(CLOSED.head, entry)) for entry in entries] == [ClosedError, NoneType, NoneType, ClosedError]
    assert [type(not_taken(OPEN.head, entry)) for entry in entries] == [NoneType, NoneType, NoneType, KeptError]


def test_of_a_change_each_part_must_be_taken() -> None:
    added, other, altered = (
        Add("addendum", "a", {"what": "x"}),
        Add("event", "e", {"what": "x"}),
        Update("addendum", "a", 1, {"what": "x"}, {"what": "y"}),
    )
    opened = Add("reopening", "r", {"reason": "x"})
    forbid_if_closed(CLOSED.head, [added])
    forbid_if_closed(OPEN.head, [added, other, altered])
    cases: tuple[tuple[list[Op], type[Exception]], ...] = (
        ([added, other], ClosedError), ([added, altered], AddedError), ([altered, other], ClosedError),
        ([added, opened], ClosedError),
    )  # fmt: skip
    for ops, error in cases:
        with pytest.raises(error) as refused:
            forbid_if_closed(CLOSED.head, ops)
        assert str(refused.value).startswith("2026-001 is closed.")
    with pytest.raises(KeptError):
        forbid_if_closed(OPEN.head, [added, opened])


def test_an_addendum_without_a_day_was_found_today() -> None:
    assert dated(Addendum(what="x"), TODAY) == Addendum(what="x", found=TODAY)
    assert dated(Addendum(found=date(2026, 11, 2)), TODAY).found == date(2026, 11, 2)
    assert dated(Event(what="x"), TODAY) == Event(what="x")


def logged(day: int, *ops: Op) -> Logged:
    return Logged(day, Change(f"c{day}", datetime(2026, 11, day, tzinfo=UTC), "", ops))


def test_when_it_was_closed_is_read_from_the_log() -> None:
    began = Add("retrospective", "h", {"status": "closed"})
    again = Update("retrospective", "h", 3, {"status": "review"}, {"status": "closed"})
    other = Update("retrospective", "h", 4, {"title": ""}, {"title": "closed"})
    assert closed_at(FullRecord(CLOSED, (), (logged(1, began), logged(2, again), logged(3, other)))).startswith(
        "2026-11-02"
    )
    assert closed_at(FullRecord(CLOSED, (), (logged(1, began),))).startswith("2026-11-01")
    assert closed_at(FullRecord(CLOSED, (), ())) == "2026-11-01T09:00+09:00"


WORDS = Update("event", "e", 1, {"words_en": ""}, {"words_en": "Phones rang."})
OF_WORDS = Delete("empty_answer", answer_id("h", "e", "words_en"), 1)


@pytest.mark.parametrize(
    ("op", "beside", "is_told"),
    [
        (WORDS, (), True),
        (Update("retrospective", "h", 1, {"words_ja": ""}, {"words_ja": "遅れ"}), (), True),
        (Update("event", "e", 1, {"words_en": "", "what": ""}, {"words_en": "a", "what": "b"}), (), False),
        (Update("event", "e", 1, {}, {}), (), False),
        (Add("event", "x", {"words_en": "a"}), (), False),
        (OF_WORDS, (WORDS,), True),
        (OF_WORDS, (), False),
        (OF_WORDS, (Update("event", "other", 1, {"words_en": ""}, {"words_en": "a"}),), False),
        (Delete("empty_answer", answer_id("h", "e", "what"), 1), (WORDS,), False),
        (Add("empty_answer", OF_WORDS.id, {"asked": "words_en", "row": "e", "said": "not-applicable"}), (), True),
        (Add("empty_answer", answer_id("h", None, "words_ja"), {"asked": "words_ja", "said": "later"}), (), True),
        (Add("empty_answer", answer_id("h", "e", "what"), {"asked": "what", "row": "e", "said": "later"}), (), False),
        (Add("empty_answer", answer_id("h", None, "former"), {"asked": "former", "said": "later"}), (), False),
    ],
)
def test_how_what_was_found_is_told_to_customers_may_be_written_into_a_closed_one(
    op: Op, beside: tuple[Op, ...], is_told: bool
) -> None:
    ops = (op, *beside)
    assert tells_only(CLOSED.head, op, ops) is is_told
    assert not tells_only(replace(CLOSED.head, rule="1"), op, ops)  # its seal holds those, too
    if is_told:
        forbid_if_closed(CLOSED.head, ops)
    else:
        with pytest.raises(ClosedError):
            forbid_if_closed(CLOSED.head, ops)
