"""Cases like the one at hand: found by what both say, and told why (S14)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.review.likeness import Likeness
from retro.services.changing.remove_case import remove_case
from retro.services.memory.similar import SimilarCase, similar, similar_to_text, why
from retro.services.memory.suspects import suspects, suspects_among
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore, open_store
from tests.sampled import sampled
from tests.services.conftest import NOON
from tests.services.postmortems import CORPUS, FAMILIES, taken_in


def _factory() -> ChangeFactory:
    ids = (f"{n:016x}" for n in count(1))
    return ChangeFactory(lambda: NOON, lambda: next(ids), "aki")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    store = open_store(sampled(tmp_path_factory.mktemp("samples") / "retro.db"), sync="OFF")
    yield store
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = open_store(tmp_path / "retro.db", sync="OFF")
    yield store
    store.close()


@pytest.mark.parametrize(
    "family", [("2025-001", "2025-006", "2026-005"), ("2025-004", "2025-005")], ids=["parcels", "calls"]
)
def test_the_same_thing_in_the_samples_is_found_and_nothing_else(samples: SqliteStore, family: tuple[str, ...]) -> None:
    for reference in family:
        found = similar(samples, samples.load(reference))
        assert {each.case.reference for each in found} == set(family) - {reference}


def test_it_is_told_why(samples: SqliteStore) -> None:
    first = similar(samples, samples.load("2026-005"))[0]
    assert first.words[:2] == ("swapped", "Parcels")
    assert first.likeness.tags == ("dispatch", "gift", "packing")
    assert first.likeness.same_origin
    told = str(why(first))
    assert told.startswith("both: swapped, Parcels")
    assert told.endswith(", origin: logistics, tags: dispatch, gift, packing")


def test_of_why_that_alone_is_told_which_is_the_same(samples: SqliteStore) -> None:
    case = similar(samples, samples.load("2026-005"))[0].case
    assert str(why(SimilarCase(case, Likeness(1.0)))) == ""
    assert str(why(SimilarCase(case, Likeness(1.0, tags=("gift",))))) == "tags: gift"
    assert str(why(SimilarCase(case, Likeness(1.0, places=("Kyoto", "Nara"))))) == "the same place: Kyoto, Nara"
    assert str(why(SimilarCase(case._replace(origin="a\nlift"), Likeness(1.0, same_origin=True)))) == "origin: a lift"


def test_a_text_finds_cases_before_there_is_one_of_its_own(samples: SqliteStore) -> None:
    assert [each.case.reference for each in similar_to_text(samples, "a certificate expired")][:1] == ["2026-002"]
    assert {each.case.reference for each in similar_to_text(samples, "折返しの電話がない")[:2]} == {
        "2025-004",
        "2025-005",
    }
    assert not similar_to_text(samples, "、。")
    assert not similar_to_text(samples, "")


def test_what_was_taken_out_of_the_archive_is_like_nothing(store: SqliteStore) -> None:
    factory = _factory()
    first = store.create({"title": "Two parcels swapped"}, factory.change())
    second = store.create({"title": "Parcels swapped again"}, factory.change())
    assert [each.case.reference for each in similar(store, store.load(second))] == [first]
    remove_case(store, factory, store.load(first), "no incident")
    assert not similar(store, store.load(second))


def test_without_an_index_the_same_cases_are_found(samples: SqliteStore, tmp_path: Path) -> None:
    """Every case is read then."""
    path = sampled(tmp_path / "retro.db")
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE search_rules SET version = 0")
    store = open_store(path, sync="OFF")
    try:
        assert similar(store, store.load("2026-005")) == similar(samples, samples.load("2026-005"))
    finally:
        store.close()


@pytest.mark.parametrize("others", [0, 10])
def test_what_happened_many_times_looks_the_same_however_common_its_words_have_become(
    store: SqliteStore, others: int
) -> None:
    factory = _factory()
    for n in range(others):
        store.create({"title": f"A cable cut in street {n}"}, factory.change())
    for _ in range(22):
        newest = store.create({"title": "Two parcels swapped", "summary": "Each got the other one."}, factory.change())
        found = suspects(store, store.load(newest))
        assert {each.case.title for each in found} <= {"Two parcels swapped"}
        assert len(found) == min(3, store.count(CaseFilter()) - others - 1)


def _likeness(score: float) -> Likeness:
    return Likeness(score, dict.fromkeys("abc", 0.1), overlap=0.3)


@pytest.mark.parametrize("same", [4, 13])
def test_what_stands_out_of_what_is_like_it_by_chance_does_so_when_it_is_most_of_it(
    store: SqliteStore, same: int
) -> None:
    factory = _factory()
    for n in range(20):
        store.create({"title": f"Case {n}"}, factory.change())
    record = store.load(store.create({"title": "At hand"}, factory.change()))
    cases = [case for case in store.list(CaseFilter(), 0, 30) if case.reference != record.reference]
    alike = [SimilarCase(case, _likeness(0.06 if n < same else 0.01)) for n, case in enumerate(cases)]
    assert suspects_among(store, record, alike) == alike[:3]
    none_of_them = [SimilarCase(case, _likeness(0.06 - n / 2_000)) for n, case in enumerate(cases)]
    assert not suspects_among(store, record, none_of_them)


def test_no_link_is_read_for_a_case_that_looks_like_none(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    factory = _factory()
    store.create({"title": "Two parcels swapped"}, factory.change())
    record = store.load(store.create({"title": "An iguana in the lift"}, factory.change()))
    monkeypatch.setattr(store, "links", lambda: pytest.fail("links were read"))
    assert not suspects(store, record)


@pytest.mark.skipif(not CORPUS.exists(), reason="the postmortems of others are not part of the project")
def test_families_of_published_postmortems_are_found_among_the_first_five(store: SqliteStore) -> None:
    references = taken_in(store, _factory())
    found, wanted, first = 0, 0, 0
    for family in FAMILIES:
        members = {references[name] for name in references if any(part in name for part in family)}
        assert len(members) == len(family)
        for member in members:
            told = [each.case.reference for each in similar(store, store.load(member))]
            found += len(members.intersection(told))
            wanted += len(members) - 1
            first += told[0] in members
    members_of_all = sum(map(len, FAMILIES))
    assert (found / wanted, first / members_of_all) >= (0.9, 0.9)


def test_a_customer_and_a_tag_are_no_words_that_cases_have_in_common(store: SqliteStore) -> None:
    factory = _factory()
    for title in ("引出物の誤配", "引出物の破損"):
        rows = [
            Add("damage", factory.new_id(), {"what": "引出物が届かない", "who": "山田花子"}, 1.0),
            Add("party", factory.new_id(), {"who": "山田花子"}, 2.0),
        ]
        now = store.create({"title": title, "zone": "UTC", "tags": ["引出物"]}, factory.change(*rows))
    (found,) = similar(store, store.load(now))
    assert found.likeness.tags == ("引出物",)
    assert not {"山田花子", "引出物"}.intersection(found.words)
