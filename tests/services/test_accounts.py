"""Accounts: a case that is closed again says what is otherwise than it told when it was closed before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta

from exports.report import Beside, make_report
from retro.language import language
from retro.model.accounts import account_before, number_of
from retro.model.change import Add, Op, Update
from retro.model.edits import added, changed, deleted
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.review.revision import listed, revision, summed
from retro.services.changing.commit import commit
from retro.services.follow_up.close import close
from retro.services.follow_up.reopen import reopen
from retro.services.sending.accounts import last_account
from tests.reports import MANAGEMENT, TEAM, request
from tests.services.conftest import Case

EN, JA = language("en"), language("ja")
BECAUSE = "a test"


def write(case: Case, *ops: Op) -> None:
    commit(case.store, case.factory, case.record, ops)


def shut(case: Case) -> None:
    close(case.store, case.factory, case.record, because=BECAUSE)


def opened(case: Case) -> None:
    reopen(case.store, case.factory, case.record, "a new cause")


def told(case: Case) -> list[str]:
    before = last_account(case.store, case.record)
    assert before is not None
    found = revision(case.record, before)
    return [summed(found, EN, UTC), *(each.show(EN) for each in listed(found))]


def revised(case: Case) -> None:
    """Closed, opened again, a row added, two changed, one removed, one moved, and the head changed."""
    write(case, *added(case.record, Measure(what="a tray", due=date(2026, 12, 1)), "m"))
    shut(case)
    write(case, Add("addendum", "a1", Addendum(what="the supplier answered").dump()))
    opened(case)
    write(case, *added(case.record, Cause(what="no place for each order"), "c9"))
    measure, cause = case.record.get("m"), case.record.get("c1")
    assert measure is not None
    assert cause is not None
    write(case, *changed(measure, {"due": date(2026, 12, 24), "answers": ("c1", "c9"), "owner": "lead"}))
    write(case, *deleted(case.record, cause))
    moved = case.record.get("c2")
    assert moved is not None
    write(case, Update("cause", "c2", moved.revision, {"position": moved.position}, {"position": 90.0}))
    write(case, *changed(case.record.head, {"title": "Parcels swapped twice"}))


def test_a_case_that_was_closed_once_is_the_first_account(case: Case) -> None:
    assert number_of(case.record) == 1
    shut(case)
    assert number_of(case.record) == 1
    assert last_account(case.store, case.record) is None


def test_what_is_otherwise_is_told_of_an_open_one_and_of_the_one_that_is_closed_again(case: Case) -> None:
    revised(case)
    assert number_of(case.record) == 2
    expected = [
        "Since account no. 1 on 21 Nov 2026: 1 row added, 1 row changed, 1 row removed, 1 fact of the head changed.",
        "changed: Title of the head: “Parcels swapped” → “Parcels swapped twice”",
        "added: 2.1 “no place for each order”",
        "changed: 5.1 “a tray”, Answers cause: (empty) → 1",
        "changed: 5.1 “a tray”, Owner: (empty) → “lead”",
        "changed: 5.1 “a tray”, Due: “1 Dec 2026” → “24 Dec 2026”",
        "removed: 2.1 “one table”",
    ]
    assert told(case) == expected
    shut(case)
    write(case, Add("addendum", "a2", Addendum(what="and again").dump()))
    assert told(case) == expected


def test_what_was_found_after_the_closing_is_no_other_account(case: Case) -> None:
    write(case, *added(case.record, Measure(what="a tray", due=date(2026, 11, 20)), "m"))
    shut(case)
    write(case, Add("row_check", "k", {"of": "m", "found": "done", "on": "2026-11-21"}))
    opened(case)
    (measure,) = case.record.of(Measure)
    assert measure.checked.found
    assert told(case) == ["Nothing was changed since account no. 1 on 21 Nov 2026."]


def test_a_third_account_is_told_since_the_second(case: Case) -> None:
    revised(case)
    shut(case)
    opened(case)
    shut(case)
    assert number_of(case.record) == 3
    assert told(case) == ["Nothing was changed since account no. 2 on 21 Nov 2026."]
    before = account_before(case.store.whole(case.record.reference))
    assert before is not None
    assert before.record.head.title == "Parcels swapped twice"
    assert [row.what for row in before.record.of(Cause)][-2:] == ["no place for each order", "no place per order"]


def test_where_the_log_tells_of_no_closing_nothing_is_told(case: Case) -> None:
    revised(case)
    whole = case.store.whole(case.record.reference)
    assert account_before(replace(whole, log=())) is None
    assert account_before(replace(whole, log=whole.log[-2:])) is None


def test_values_that_are_none_any_more_keep_no_account_from_being_told(case: Case) -> None:
    shut(case)
    opened(case)
    whole = case.store.whole(case.record.reference)
    op = Add("event", "old", {"what": "packed", "happened": "soon", "shoe_size": 44}, 1.0)
    first = replace(whole.log[0], change=replace(whole.log[0].change, ops=(*whole.log[0].change.ops, op)))
    before = account_before(replace(whole, log=(first, *whole.log[1:])))
    assert before is not None
    assert before.record.get("old") == Event(id="old", what="packed", position=1.0)


def test_reports_of_the_team_and_of_management_say_it_each_as_far_as_it_may_be_told(case: Case) -> None:
    revised(case)
    write(case, *added(case.record, Participant(role="packer", name="Hoshino"), "p2"))
    shut(case)
    record = case.record
    beside = Beside(before=last_account(case.store, record))
    team = make_report(record, request(TEAM), beside).document.markdown
    assert ", account no. 2; digest" in team
    assert "Since account no. 1 on 21 Nov 2026: 2 rows added, 1 row changed, 1 row removed, 1 fact of the" in team
    assert "- removed: 2.1 “one table”" in team
    boss = make_report(record, request(MANAGEMENT, "ja"), beside).document.markdown
    assert "第1版（2026年11月21日）からの変更：" in boss
    assert "Hoshino" not in boss
    assert (
        "account no"
        not in make_report(record, request(TEAM)).document.markdown.partition("## Review")[2].partition("## Record")[0]
    )


def test_a_first_account_that_may_not_be_told_any_more_is_passed_over(case: Case) -> None:
    write(case, *added(case.record, Event(what="Hoshino packed it"), "e"))
    write(case, *added(case.record, Participant(role="packer", name="Hoshino"), "p2"))
    shut(case)
    opened(case)
    event = case.record.get("e")
    assert event is not None
    write(case, *changed(event, {"what": "the parcel was packed"}))
    beside = Beside(before=last_account(case.store, case.record))
    report = make_report(case.record, request(MANAGEMENT), beside).document.markdown
    assert "Hoshino" not in report


def test_the_day_is_that_of_the_case(case: Case) -> None:
    shut(case)
    opened(case)
    before = last_account(case.store, case.record)
    assert before is not None
    late = replace(before, at=before.at.replace(hour=20))
    found = revision(case.record, late)
    assert summed(found, JA, case.record.zone).startswith("第1版（2026年11月")
    assert (late.at - before.at) < timedelta(days=1)
