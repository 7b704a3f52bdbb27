"""Earlier cases that are much like this one, and that nobody linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from textual.content import Content

from retro.language import language
from retro.model.change import Change
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseLink, Relation
from retro.model.stages.prevention import Measure
from retro.model.validation import with_entries
from retro.review.case_line import case_line
from retro.screens.archive.case_preview import brief_preview, case_preview
from retro.services.memory.alike import is_linked, much_like
from retro.services.memory.recurrence import say
from retro.store.listed import Summary
from retro.store.sqlite.store import SqliteStore, open_store
from tests.records import record

TODAY = date(2026, 11, 21)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = open_store(tmp_path / "retro.db")
    yield store
    store.close()


def stamp() -> Change:
    return ChangeFactory().change()


def case(store: SqliteStore, title: str, *tags: str) -> str:
    return store.create({"title": title, "zone": "UTC", "tags": list(tags)}, ChangeFactory().change())


def test_cases_of_the_same_words_come_first_then_those_with_the_same_tag(store: SqliteStore) -> None:
    tagged = case(store, "A vase broke", "packing")
    case(store, "Something else", "phone")
    same = case(store, "Two parcels swapped, again")
    now = case(store, "Parcels swapped", "packing")
    assert [each.reference for each in much_like(store, store.load(now))] == [same, tagged]


def test_few_are_named(store: SqliteStore) -> None:
    for _ in range(6):
        now = case(store, "Parcels swapped")
    record = store.load(now)
    assert len(much_like(store, record)) == 3


def test_a_tag_counts_where_the_origin_is_the_same_and_what_is_linked_is_no_candidate(store: SqliteStore) -> None:
    other = store.create({"title": "A vase broke", "zone": "UTC", "tags": ["packing"], "origin": "sales"}, stamp())
    same = store.create({"title": "A cup broke", "zone": "UTC", "tags": ["packing"], "origin": "logistics"}, stamp())
    now = store.create({"title": "Jar", "zone": "UTC", "tags": ["packing"], "origin": "logistics"}, stamp())
    assert [each.reference for each in much_like(store, store.load(now))] == [same]
    link = CaseLink(reference=same, id="l")
    assert much_like(store, with_entries(store.load(now), link)) == []
    assert is_linked(with_entries(store.load(now), link))
    assert not is_linked(store.load(other))


def test_a_case_that_another_one_happened_again_after_is_linked(store: SqliteStore) -> None:
    first, later = case(store, "Parcels swapped"), case(store, "Parcels swapped")
    say(store, ChangeFactory(), store.load(later), first, Relation.AGAIN)
    assert is_linked(store.load(first))


@pytest.mark.parametrize("draw", [case_preview, brief_preview])
def test_a_look_into_a_case_says_that_nothing_is_linked_where_something_is_alike(
    store: SqliteStore, draw: Callable[[Retrospective, date, Sequence[Summary]], Content]
) -> None:
    earlier, now = case(store, "Parcels swapped"), case(store, "Parcels swapped")
    record = store.load(now)
    assert f"no case is linked; much like it: {earlier}" in draw(record, TODAY, much_like(store, record)).plain
    assert "linked" not in draw(record, TODAY, ()).plain
    linked = with_entries(record, CaseLink(reference=earlier, id="l"))
    assert "linked" not in draw(linked, TODAY, much_like(store, record)).plain


@pytest.mark.parametrize("draw", [case_preview, brief_preview])
def test_a_look_into_a_case_tells_in_short_what_every_list_tells(
    draw: Callable[[Retrospective, date], Content],
) -> None:
    rows = Cause(id="c", what="one table"), Cause(id="d", what="a [/x] slip"), Measure(what="a tray", answers=("d",))
    told = record(*rows)
    line = case_line(told, TODAY).told(language("en"))
    assert line == "a [/x] slip → a tray → planned"
    assert f"In short: {line}" in draw(told, TODAY).plain
    assert "In short" not in draw(record(rows[0]), TODAY).plain
