"""Changes as they are made: when, by whom, in which group, under which ids."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count, islice

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory, first_change, row_ids, whoami

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ADDED = Add("event", "e", {"what": "it rang"})


def factory() -> ChangeFactory:
    ids = count(1)
    return ChangeFactory(lambda: NOON, lambda: f"n{next(ids)}", "aki")


def test_a_change_is_a_group_of_its_own_unless_it_is_of_another() -> None:
    made = factory()
    first, second = made.change(ADDED, ADDED), made.change(group="g")
    assert (first.id, first.at, first.author, first.ops, first.group) == ("n1", NOON, "aki", (ADDED, ADDED), "n1")
    assert (second.id, second.ops, second.group) == ("n2", (), "g")


def test_ids_that_follow_from_a_key_are_the_same_each_time_and_others_for_another_key() -> None:
    one, again, other = factory().of("k"), factory().of("k"), factory().of("x")
    assert [one.new_id() for _ in range(3)] == [again.new_id() for _ in range(3)] == [*islice(row_ids("k"), 3)]
    changes = [one.change().id, one.change().id]
    assert changes == [again.change().id, again.change().id]
    assert changes[0] == first_change("k") == one.of("k").change().id
    assert len({*changes, *islice(row_ids("k"), 3), other.new_id(), other.change().id}) == 7
    assert (one.change().author, one.change().at) == ("aki", NOON)


def test_at_random_ids_are_short_and_none_comes_twice() -> None:
    found = {ChangeFactory().new_id() for _ in range(50)}
    assert len(found) == 50
    assert {len(each) for each in found} == {16}
    assert ChangeFactory().now().tzinfo


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_where_the_system_knows_no_login_name_the_author_is_nobody(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def nobody() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", nobody)
    assert whoami() == ""
    monkeypatch.setattr("getpass.getuser", lambda: "aki")
    assert whoami() == "aki"
