"""What follows from a link that says that it happened again, in the case before it, and goes with the link (S12)."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from exports.report_kind import KINDS
from exports.request import ReportRequest
from retro.language import language
from retro.model.change import Add, Delete, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.digest import digest
from retro.model.query.reading import read_query
from retro.model.stages.follow_up import Check
from retro.model.stages.head import CaseLink, Level, Relation
from retro.model.stages.prevention import Measure, Result
from retro.review.actions import did_not_hold, failed_before
from retro.review.case_line import case_line
from retro.review.needs.proportion import proportion
from retro.review.third_time import named
from retro.services.changing.remove_case import remove_case
from retro.services.follow_up.actions import open_actions, wanted_actions
from retro.services.memory.case_filter import case_filter
from retro.services.memory.recurrence import after, before, say
from retro.services.sending.report import ReportContext, report
from retro.settings import Settings
from retro.store.declared import HEAD
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore, open_store

TODAY = date(2026, 12, 20)


def _case(store: SqliteStore, factory: ChangeFactory, day: str, found: str = "holds") -> str:
    number = day[:7]
    return store.create(
        {"title": f"Vase broken {number}", "started": day, "zone": "UTC", "severity": "low"},
        factory.change(
            Add("cause", f"c{number}", {"what": "one box for all"}),
            Add("measure", f"m{number}", {"what": "a sticker", "due": day, "answers": [f"c{number}"]}),
            Add("row_check", f"k{number}", {"of": f"m{number}", "found": found, "on": day}),
        ),
    )


def _told(store: SqliteStore, reference: str) -> str:
    return case_line(store.load(reference), TODAY).told(language("en"))


@pytest.fixture
def three(store: SqliteStore, factory: ChangeFactory) -> tuple[str, ...]:
    return tuple(_case(store, factory, day) for day in ("2026-03-02", "2026-06-08", "2026-11-16"))


def test_measures_in_force_did_not_hold_while_the_link_stands_and_nothing_else_changes(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, second, _third = three
    store.apply(first, factory.change(*closing(store.load(first).head, "small")))
    was = store.whole(first)
    seal = was.record.head.digest, was.record.head.chain
    assert _told(store, first) == "one box for all → a sticker → verified"
    say(store, factory, store.load(second), first, Relation.AGAIN)
    now = store.whole(first)
    (measure,) = now.record.of(Measure)
    assert measure.result is Result.FAILED
    assert _told(store, first) == "one box for all → a sticker → did not hold"
    assert now.log == was.log
    assert (now.record.head.digest, now.record.head.chain) == seal
    assert digest(now.record, now.record.head.rule) == now.record.head.digest
    assert [each for each in open_actions(store, TODAY) if each.reference == first] == []
    assert store.examined(first)[1] == ()
    (link,) = store.load(second).of(CaseLink)
    store.apply(second, factory.change(Delete(link.kind, link.id, link.revision)))
    assert store.whole(first) == was
    assert _told(store, first) == "one box for all → a sticker → verified"
    store.undo(second, factory.change())
    assert _told(store, first) == "one box for all → a sticker → did not hold"
    say(store, factory, store.load(second), first, Relation.APART)
    assert store.whole(first) == was


def test_what_fell_by_a_link_is_to_be_decided_until_the_later_case_has_an_answer(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, *_others = three
    later = store.create({"title": "Vase broken", "started": "2026-12-01", "zone": "UTC"}, factory.change())
    say(store, factory, store.load(later), first, Relation.AGAIN)
    assert [str(each.what) for each in open_actions(store, TODAY, first)] == ["Decide what instead: a sticker"]
    store.apply(later, factory.change(Add("measure", "n", {"what": "a rack"})))
    assert open_actions(store, TODAY, first) == ()
    assert store.examined(first)[1] == ()
    store.undo(later, factory.change())
    assert [str(each.what) for each in open_actions(store, TODAY, first)] == ["Decide what instead: a sticker"]
    assert store.examined(first)[1] == ()


def test_a_file_of_an_earlier_version_in_which_a_link_alone_decided_asks_for_an_answer(
    tmp_path: Path, factory: ChangeFactory
) -> None:
    path = tmp_path / "earlier.db"
    store = open_store(path)
    first, second = (_case(store, factory, day) for day in ("2026-03-02", "2026-06-08"))
    say(store, factory, store.load(second), first, Relation.AGAIN)
    third = store.create({"title": "Vase broken", "started": "2026-12-01", "zone": "UTC"}, factory.change())
    say(store, factory, store.load(third), second, Relation.AGAIN)
    store.close()
    conn = sqlite3.connect(path)
    conn.execute("""UPDATE "measure" SET "look_again" = '' """)
    conn.execute("""UPDATE "retrospective" SET "decided" = 0""")
    conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'decided_anew'")
    conn.execute("PRAGMA user_version = 1")
    conn.commit()
    conn.close()
    again = open_store(path)
    assert [each.reference for each in open_actions(again, TODAY) if each.deadline.code == "anew"] == [second]
    for each in (first, second, third):
        assert again.examined(each)[1] == ()
    again.close()


@pytest.mark.of_sqlite
@pytest.mark.parametrize("is_indexed", [True, False])
def test_what_fell_by_a_link_is_found_by_its_result_while_the_link_stands(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...], *, is_indexed: bool
) -> None:
    first, second, third = three
    if not is_indexed:
        store._conn.execute("UPDATE search_rules SET version = -1")

    def with_result(line: str) -> list[str]:
        words = read_query(line, TODAY).words
        return sorted(store.references(CaseFilter(words=words)))

    assert with_result('result:"did not hold"') == []
    say(store, factory, store.load(second), first, Relation.AGAIN)
    assert with_result('result:"did not hold"') == with_result("result:failed sticker") == [first]
    assert with_result('result:"did not hold" -sticker') == []
    assert with_result('-result:"did not hold" sticker') == [second, third]
    (hit,) = store.hits([first], read_query("結果:効果なし", TODAY).words)[first]
    assert (hit.kind, hit.text) == ("measure", "a sticker")
    wanted = wanted_actions(store, read_query('result:"did not hold"', TODAY), TODAY)
    assert wanted.rows == frozenset()
    say(store, factory, store.load(second), first, Relation.APART)
    assert with_result('result:"did not hold"') == []


def test_what_was_done_after_it_happened_again_counts_from_the_next_time_on(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, second, third = three
    (measure,) = store.load(first).of(Measure)
    store.apply(
        first,
        factory.change(Update("measure", measure.id, measure.revision, {"due": "2026-03-02"}, {"due": "2026-09-01"})),
    )
    say(store, factory, store.load(second), first, Relation.AGAIN)
    assert _told(store, first).endswith("verified")
    say(store, factory, store.load(third), second, Relation.AGAIN)
    assert _told(store, first).endswith("did not hold")
    assert store.load(first).head.followed_on == "2026-11-16"
    head = store.load(third).head
    store.apply(
        third,
        factory.change(Update(head.kind, head.id, head.revision, {"started": "2026-11-16"}, {"started": "2026-08-01"})),
    )
    assert _told(store, first).endswith("verified")


def test_what_was_due_but_done_after_it_happened_again_is_not_said_to_have_failed(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    first = _case(store, factory, "2026-03-02", found="done")
    second = _case(store, factory, "2026-06-08")
    say(store, factory, store.load(second), first, Relation.AGAIN)
    assert [each.what for each in did_not_hold(store.load(first))] == ["a sticker"]
    (check,) = store.load(first).of(Check)
    late = {"on": "2026-12-01"}
    store.apply(first, factory.change(Update(check.kind, check.id, check.revision, {"on": "2026-03-02"}, late)))
    record, later = store.load(first), store.load(second)
    assert _told(store, first) == "one box for all → a sticker → done"
    assert failed_before([record], later) == ()


def test_a_file_of_an_earlier_version_says_no_more_that_what_was_done_since_has_failed(
    tmp_path: Path, factory: ChangeFactory
) -> None:
    path = tmp_path / "earlier.db"
    store = open_store(path)
    first = store.create(
        {"title": "Vase broken", "started": "2026-03-02", "zone": "UTC"},
        factory.change(
            Add("measure", "m", {"what": "a sticker", "due": "2026-03-02"}),
            Add("row_check", "k", {"of": "m", "found": "done", "on": "2026-12-01"}),
        ),
    )
    say(store, factory, store.load(_case(store, factory, "2026-06-08")), first, Relation.AGAIN)
    store.close()
    conn = sqlite3.connect(path)
    stands = conn.execute("""SELECT "standing" FROM "measure" WHERE "id" = 'm'""").fetchall()
    conn.execute("""UPDATE "measure" SET "standing" = 'did-not-hold' WHERE "id" = 'm'""")
    conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'in_force_anew'")
    conn.execute("PRAGMA user_version = 1")
    conn.commit()
    conn.close()
    open_store(path).close()
    conn = sqlite3.connect(path)
    assert conn.execute("""SELECT "standing" FROM "measure" WHERE "id" = 'm'""").fetchall() == stands == [("done",)]
    conn.close()


def test_what_was_done_anew_since_is_another_measure(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, second, _third = three
    say(store, factory, store.load(second), first, Relation.AGAIN)
    (measure,) = store.load(first).of(Measure)
    store.apply(
        first, factory.change(Add("row_check", "anew", {"of": measure.id, "found": "done", "on": "2026-07-01"}))
    )
    assert _told(store, first).endswith("done")


def test_the_third_time_is_known_along_the_chain(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, second, third = three
    say(store, factory, store.load(second), first, Relation.AGAIN)
    say(store, factory, store.load(third), second, Relation.AGAIN)
    assert [each.times for each in store.list(CaseFilter(), 0, 9)] == [3, 2, 1]
    assert [proportion(store.load(each)).level for each in three] == [Level.LIGHT, Level.LIGHT, Level.FULL]
    told = [
        (each.record.reference, *each.line.parts(language("en"))) for each in before(store, store.load(third), TODAY)
    ]
    assert told == [(each, "one box for all", " → a sticker", " → did not hold") for each in (first, second)]
    say(store, factory, store.load(second), first, Relation.APART)
    assert proportion(store.load(third)).level is Level.LIGHT
    assert store.list(CaseFilter(), 0, 1)[0].times == 2


def test_what_is_third_waits_to_be_shared(store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]) -> None:
    first, second, third = three
    say(store, factory, store.load(second), first, Relation.AGAIN)
    assert store.unshared("9999-01-01") == ()
    say(store, factory, store.load(third), second, Relation.AGAIN)
    assert [each.reference for each in store.unshared("9999-01-01")] == [third]
    (link,) = store.load(second).of(CaseLink)
    store.apply(second, factory.change(Delete(link.kind, link.id, link.revision)))
    assert list(store.unshared("9999-01-01")) == []


def test_columns_are_what_the_links_say_after_every_change(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, second, third = three

    def agree(*times: int) -> None:
        assert [store.load(each).head.times for each in three] == list(times)
        for each in three:
            assert store.examined(each)[1] == ()

    say(store, factory, store.load(third), second, Relation.AGAIN)
    agree(1, 1, 2)
    say(store, factory, store.load(second), first, Relation.AGAIN)
    agree(1, 2, 3)
    remove_case(store, factory, store.load(second), "a test")
    agree(1, 1, 1)
    store.undo(second, factory.change())
    agree(1, 2, 3)
    store.undo(third, factory.change())
    agree(1, 2, 1)
    store.redo(third, factory.change())
    agree(1, 2, 3)


@pytest.mark.of_sqlite
def test_it_costs_the_same_however_many_cases_there_are(store: SqliteStore) -> None:
    plan = store._conn.execute(
        f"""EXPLAIN QUERY PLAN SELECT "id", "reference" FROM "{HEAD}" WHERE "followed_by" <> '' OR "times" > 1"""
    ).fetchall()
    assert "retrospective_again" in str([*map(tuple, plan)])


def test_the_third_time_is_named_in_the_report_of_the_team_with_what_did_not_hold(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, second, third = three
    say(store, factory, store.load(second), first, Relation.AGAIN)
    say(store, factory, store.load(third), second, Relation.AGAIN)
    red = Add("measure", "red", {"what": "a red bin", "due": "2026-03-02"}, 2.0)
    store.apply(first, factory.change(red, Add("row_check", "k", {"of": "red", "found": "done", "on": "2026-03-02"})))
    asked = ReportContext(Settings(), Path(), factory.now())
    told = {
        kind.code: report(store, third, ReportRequest(language("en"), kind), asked).document.markdown for kind in KINDS
    }
    for code in ("team", "management"):
        assert (
            "It happened 2 times before. **A third time means that something in our system is broken.**" in told[code]
        )
        assert "a sticker" in told[code]
    assert "did not hold: a red bin" in told["team"]
    assert "| a sticker; and 1 more |" in told["management"]
    for code in ("customer", "interim-customer"):
        assert not [each for each in (first, second, "did not hold", "It happened", "red bin") if each in told[code]]


def test_its_title_says_how_many_times() -> None:
    assert [named("Parcels", n) for n in (1, 2, 3, 4)] == [
        "Parcels",
        "Parcels",
        "3 times · Parcels",
        "4 times · Parcels",
    ]


def test_a_case_that_is_another_thing_is_not_counted_over_a_third_one(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, second, third = three
    say(store, factory, store.load(second), first, Relation.AGAIN)
    say(store, factory, store.load(third), second, Relation.AGAIN)
    assert [each.record.reference for each in before(store, store.load(third), TODAY)] == [first, second]
    say(store, factory, store.load(third), first, Relation.APART)
    assert [each.record.reference for each in before(store, store.load(third), TODAY)] == [second]
    assert [store.load(each).head.times for each in three] == [1, 2, 2]
    assert store.third_times() == ()
    store.undo(third, factory.change())
    assert [store.load(each).head.times for each in three] == [1, 2, 3]


def test_what_both_happened_again_after_counts_in_the_later_one_whichever_was_said_first(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    """The third case was linked to the first before the second one was."""
    first, second, third = three
    say(store, factory, store.load(third), first, Relation.AGAIN)
    say(store, factory, store.load(second), first, Relation.AGAIN)
    assert [each.record.reference for each in before(store, store.load(third), TODAY)] == [first, second]
    assert [each.record.reference for each in before(store, store.load(second), TODAY)] == [first]
    assert [each.record.reference for each in after(store, store.load(second), TODAY)] == [third]
    assert [store.load(each).head.times for each in three] == [1, 2, 3]
    assert store.load(second).of(Measure)[0].result is Result.FAILED, "it was in force when it happened the third time"
    assert [each.reference for each in store.third_times()] == [third]
    assert not [each for each in three if store.examined(each)[1]]
    say(store, factory, store.load(third), second, Relation.APART)
    assert [each.record.reference for each in before(store, store.load(third), TODAY)] == [first]
    assert store.load(third).head.times == 2


def test_cases_that_happened_again_are_found_by_that_in_every_list(
    store: SqliteStore, factory: ChangeFactory, three: tuple[str, ...]
) -> None:
    first, second, third = three
    say(store, factory, store.load(second), first, Relation.AGAIN)
    say(store, factory, store.load(third), second, Relation.AGAIN)

    def asked(line: str) -> list[str]:
        query = read_query(line, TODAY)
        assert query.problem is None
        return sorted(store.references(case_filter(query, store, TODAY)))

    assert asked("recurrence:yes") == asked("again:yes vase") == asked("再発:はい") == [second, third]
    assert asked("recurrence:third") == asked("再発:3回目の発生") == [third]
    assert asked("again:no") == asked("-recurrence:yes") == [first]
    assert asked("-again:no from:2026-07") == [third]
    assert read_query("-again:third", TODAY).problem is not None
    wanted = wanted_actions(store, read_query("again:third", TODAY), TODAY)
    assert wanted.cases == frozenset({third})
