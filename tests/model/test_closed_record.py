from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import NoneType

import pytest

from retro.model.answers import answer_id
from retro.model.change import Add, ChainLink, Change, Delete, Logged, Op, Update
from retro.model.closed_record import (
    AddedError,
    ClosedError,
    KeptError,
    chain_of_closing,
    closed_at,
    closing,
    dated,
    forbid_if_closed,
    frozen,
    has_fitting_seal,
    is_reopening,
    not_taken,
    reopening,
    sealed,
    tells_only,
    unsealed,
)
from retro.model.digest import RULE, digest
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.follow_up import Addendum, Check, Dispatch, Outcome, Sharing, Tick
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


def closed_log(status: str = "closed", act: str = "edit", at: str = "2026-11-20T10:00:00+00:00") -> tuple[Logged, ...]:
    op = Update("retrospective", "h", 1, {}, {"status": status})
    change = Change("c", datetime.fromisoformat(at), "", (op,), act=act)  # type: ignore[arg-type]  # one of them
    return (Logged(1, change, ChainLink("salt", "hash", "chain of it")),)


SEALED = replace(CLOSED, head=sealed(CLOSED, "2026-11-20T10:00:00+00:00", "chain of it"))


@pytest.mark.parametrize(
    ("record", "log", "fits"),
    [
        (SEALED, closed_log(), True),
        (SEALED, closed_log(at="2026-11-20T10:00:01+00:00"), False),
        (SEALED, closed_log(act="import", at="2026-11-20T10:00:01+00:00"), True),
        (SEALED, closed_log("review"), False),  # no entry closed it: its chain is none
        (replace(SEALED, head=replace(SEALED.head, chain="")), (), True),
        (replace(SEALED, head=replace(SEALED.head, chain="another")), closed_log(), False),
        (replace(SEALED, head=replace(SEALED.head, digest="0" * 64)), closed_log(), False),
        (replace(SEALED, head=replace(SEALED.head, title="another")), closed_log(), False),
        (replace(SEALED, head=unsealed(SEALED.head, "2026-11-20T10:00:00+00:00")), closed_log(), False),
        (OPEN, closed_log("review"), False),
    ],
)
def test_a_seal_fits_what_the_case_holds_and_the_entry_that_closed_it(
    record: Retrospective, log: tuple[Logged, ...], fits: bool
) -> None:
    assert has_fitting_seal(FullRecord(record, (), log)) is fits


def test_the_chain_of_a_closing_is_that_of_the_latest_entry_that_closed_it() -> None:
    (entry,) = closed_log()
    later = replace(entry, seq=2, link=ChainLink("salt", "hash", "later"))
    assert chain_of_closing((entry, later)) == "later"
    assert chain_of_closing((later, *closed_log("review"))) == "later"
    assert [chain_of_closing(()), chain_of_closing(closed_log("review"))] == ["", ""]
    assert chain_of_closing((replace(entry, link=None),)) == ""


def test_what_comes_after_a_closing_is_of_today_where_it_says_no_day() -> None:
    other = date(2026, 11, 1)
    assert dated(Check(), TODAY).on == Moment.exact(TODAY)
    assert [dated(kind(), TODAY).on for kind in (Tick, Outcome, Dispatch)] == [TODAY] * 3
    assert [dated(kind(on=other), TODAY).on for kind in (Tick, Outcome, Dispatch)] == [other] * 3
    assert dated(Check(on=Moment.exact(other)), TODAY).on == Moment.exact(other)
    assert dated(Addendum(found=other), TODAY).found == other
    assert dated(Event(), TODAY) == Event()


def test_without_its_seal_a_head_keeps_nothing_of_it() -> None:
    head = unsealed(SEALED.head, "2026-11-21T10:00Z")
    assert (head.closed, head.digest, head.rule, head.chain) == ("2026-11-21T10:00Z", "", "", "")
    assert (unsealed(SEALED.head).closed, SEALED.head.rule, SEALED.head.chain) == ("", RULE, "chain of it")
