"""What looks as if it happened again: told in other words each time, by a title alone, never by words of every text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest

from retro.model.change import Add
from retro.model.field_types import Plain
from retro.services.memory.seen_before import seen_before
from retro.services.memory.similar import similar
from retro.services.memory.suspects import suspects
from retro.store.sqlite.store import SqliteStore, open_store
from tests.sampled import sampled
from tests.services.conftest import NOON, numbered
from tests.services.one_matter import ALARM, OTHERS
from tests.services.postmortems import CORPUS, FAMILIES, taken_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = open_store(tmp_path / "retro.db", sync="OFF")
    yield store
    store.close()


def case(store: SqliteStore, n: int, title: str, *rows: tuple[str, dict[str, Plain]], **head: Plain) -> str:
    adds = [Add(kind, f"{n:08x}{place:08x}", values, float(place)) for place, (kind, values) in enumerate(rows)]
    return store.create({"title": title, "zone": "UTC", **head}, numbered(100_000 + n).change(*adds))


def archive(store: SqliteStore, told: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Cases with these titles, causes and measures; gives the reference of each title."""
    return {
        title: case(store, 10 * n, title, ("cause", {"what": cause}), ("measure", {"what": measure}))
        for n, (title, cause, measure) in enumerate(told)
    }


@pytest.mark.parametrize(("copies", "others", "named"), [(2, 10, 2), (5, 35, 4), (12, 35, 7), (25, 35, 18)])
def test_one_matter_in_other_words_each_time_is_named_and_no_other_is(
    store: SqliteStore, copies: int, others: int, named: int
) -> None:
    told = [*ALARM[:copies], *OTHERS[:others]]
    Random(4).shuffle(told)
    cases = archive(store, told)
    same = {cases[title] for title, _cause, _measure in ALARM[:copies]}
    found = {each: [one.case.reference for one in suspects(store, store.load(each))] for each in cases.values()}
    assert not {each: found[each] for each in cases.values() if each not in same and found[each]}
    assert all(same.issuperset(each) for each in found.values())
    assert sum(map(bool, found.values())) >= named


@pytest.mark.parametrize("title", ["Cold room warm alarm not heard", "Cold room alarm not heard"])
def test_a_title_alone_brings_it_to_mind(store: SqliteStore, title: str) -> None:
    cases = archive(store, [*ALARM[:2], *OTHERS])
    now = store.load(case(store, 90_000, title))
    seen = seen_before(store, now, lambda: NOON)
    assert seen is not None
    assert seen.reference in {cases[told] for told, _cause, _measure in ALARM[:2]}


@pytest.mark.parametrize("n", range(2))
def test_a_cause_that_was_there_before_brings_the_case_to_mind_whatever_the_title(store: SqliteStore, n: int) -> None:
    cases = archive(store, [*ALARM[:2], *OTHERS])
    title, cause, _measure = (ALARM[0], OTHERS[3])[n]
    rows: tuple[tuple[str, dict[str, Plain]], ...] = (
        ("cause", {"what": "It rained"}),
        ("cause", {"what": cause}),
        ("event", {"what": "A night in May"}),
    )
    now = store.load(case(store, 90_000, "Night job crashed", *rows))
    seen = seen_before(store, now, lambda: NOON)
    assert seen is not None
    assert seen.reference == cases[title]


@pytest.mark.parametrize(
    ("cause", "is_named"),
    [
        ("Two open orders lay on one packing table at the same time", True),
        ("Two open orders lay at one time on the same packing table", True),
        ("An order lay open at the time", False),
        ("The table of the orders was full", False),
    ],
)
def test_a_cause_of_words_that_many_say_brings_its_case_to_mind_where_it_is_the_same(
    tmp_path: Path, cause: str, *, is_named: bool
) -> None:
    store = open_store(sampled(tmp_path / "samples.db"), sync="OFF")
    now = store.load(case(store, 90_000, "Night job crashed", ("cause", {"what": cause})))
    assert ("2025-001" in [each.case.reference for each in suspects(store, now)]) is is_named
    store.close()


def test_drafts_of_the_same_title_take_no_place_from_the_case_that_tells_what_was_done(store: SqliteStore) -> None:
    cases = archive(store, [*ALARM[:2], *OTHERS])
    for n in range(4):
        case(store, 80_000 + 10 * n, ALARM[0][0])
    seen = seen_before(store, store.load(case(store, 90_000, ALARM[0][0])), lambda: NOON)
    assert seen is not None
    assert (seen.reference, bool(seen.line.measure)) == (cases[ALARM[0][0]], True)


@pytest.mark.parametrize("title", ["An iguana in the lift", "The printer is out of ink", "Customer rang at two"])
def test_a_title_of_another_matter_brings_none_to_mind(store: SqliteStore, title: str) -> None:
    archive(store, [*ALARM[:2], *OTHERS])
    assert seen_before(store, store.load(case(store, 90_000, title)), lambda: NOON) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The boiler was not lit again, and nobody had heard of it",
            "It had not come from the bank again; it was late",
        ),
        ("荷物が届いていない場合の対応について確認した", "名前を間違えたことの対応について確認した"),
    ],
)
def test_words_of_every_text_are_no_reason(store: SqliteStore, one: str, other: str) -> None:
    case(store, 1, one)
    assert not similar(store, store.load(case(store, 2, other)))


def test_neither_a_telephone_number_nor_a_name_nor_why_it_was_closed_is_a_reason(store: SqliteStore) -> None:
    for n, title in enumerate(("Vase broken", "Lorry late")):
        rows: tuple[tuple[str, dict[str, Plain]], ...] = (
            (
                "contact",
                {"heard": ("ask for 03-5555-7777", "+49 (731) 5555 7777")[n], "call_back_to": "5555 7777 rear door"},
            ),
            ("party", {"who": "Okada", "reach": "by the branch in Ulm"}),
        )
        now = case(store, n, title, *rows, closed_because="insurer satisfied", depth_reason="a near miss after all")
    assert not similar(store, store.load(now))


@pytest.mark.skipif(not CORPUS.exists(), reason="the postmortems of others are not part of the project")
def test_of_published_postmortems_half_of_those_that_happened_again_are_named_and_few_others(
    store: SqliteStore,
) -> None:
    references = taken_in(store, numbered(1))
    families = [{references[name] for name in references if any(part in name for part in each)} for each in FAMILIES]
    right = wrong = 0
    for reference in references.values():
        family = next((each for each in families if reference in each), set())
        if found := suspects(store, store.load(reference)):
            right += found[0].case.reference in family
            wrong += found[0].case.reference not in family
    assert right >= sum(map(len, families)) / 2
    assert wrong <= 4
