"""Cases that are alike and that no link joins."""

from __future__ import annotations

import pytest

from retro.model.change import Add, Applied
from retro.model.change_factory import ChangeFactory
from retro.services.changing.remove_case import remove_case
from retro.store.sqlite.store import SqliteStore


def case(store: SqliteStore, factory: ChangeFactory, title: str, *tags: str, origin: str = "") -> str:
    values = {"title": title, "zone": "UTC", "started": "2026-11-18", "tags": list(tags), "origin": origin}
    return store.create(values, factory.change())  # type: ignore[arg-type]  # a list of texts is plain


def link(store: SqliteStore, factory: ChangeFactory, case: str, to: str, relation: str = "again") -> None:
    change = factory.change()
    row = Add("case_link", f"link-{change.id}", {"reference": to, "relation": relation})
    assert isinstance(store.apply(case, factory.change(row)), Applied)


def test_one_title_however_it_is_written_or_the_same_tags_and_origin(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    one = case(store, factory, "Vase broken")
    two = case(store, factory, "ＶＡＳＥ Broken", "glass", origin="sales")
    case(store, factory, "Vase broken again")
    three = case(store, factory, "Something", "glass", "packing", origin="logistics")
    four = case(store, factory, "Something other", "packing", "glass", origin="logistics")
    case(store, factory, "Third", "packing", "glass", origin="sales")
    case(store, factory, "Fourth", "packing", origin="logistics")
    for _ in range(2):
        case(store, factory, "")
        case(store, factory, f"untagged {_}", origin="logistics")
        case(store, factory, f"from nowhere {_}", "glass")
    assert store.alike() == ((one, two), (three, four))


def test_the_largest_stands_first_and_what_has_one_title_is_not_told_again(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    pair = [case(store, factory, "Cup broken", "glass", origin="sales") for _ in range(2)]
    triple = [case(store, factory, "Vase broken", "packing", origin="logistics") for _ in range(3)]
    assert store.alike() == (tuple(triple), tuple(pair))
    more = case(store, factory, "Jar broken", "packing", origin="logistics")
    assert store.alike() == (tuple(triple), tuple(pair), (*triple, more))


@pytest.mark.parametrize("relation", ["again", "related", "second-complaint"])
@pytest.mark.parametrize("shorter", [False, True])
def test_links_of_any_sort_join_them_also_over_others(
    store: SqliteStore, factory: ChangeFactory, relation: str, shorter: bool
) -> None:
    one, two, three = (case(store, factory, "Vase broken") for _ in range(3))
    other = case(store, factory, "Something")
    link(store, factory, two, one, relation)
    assert store.alike() == ((one, two, three),)
    link(store, factory, other, "1" if shorter else one, relation)
    link(store, factory, three, other, relation)
    assert store.alike() == ()


def test_a_link_to_nothing_joins_nothing(store: SqliteStore, factory: ChangeFactory) -> None:
    one, two = (case(store, factory, "Vase broken") for _ in range(2))
    link(store, factory, one, "2019-001")
    link(store, factory, two, "2019-001")
    assert store.alike() == ((one, two),)


def test_what_was_taken_out_of_the_archive_is_like_nothing(store: SqliteStore, factory: ChangeFactory) -> None:
    one, two, three = (case(store, factory, "Vase broken", "glass", origin="sales") for _ in range(3))
    remove_case(store, factory, store.load(two), "logged twice")
    assert store.alike() == ((one, three),)
    remove_case(store, factory, store.load(three), "logged twice")
    assert store.alike() == ()
