"""Files are taken in one by one, whole or not at all; what is here already is joined, and what was forged is named."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from retro.errors import RetroError
from retro.language import active
from retro.model import edits
from retro.model.chain import chained
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import chain_of_closing, closing
from retro.model.digest import digest
from retro.model.json_format import dump
from retro.review.integrity import Integrity
from retro.services.archive.import_case import ClashError, import_case, read_case
from retro.services.archive.import_cases import import_cases
from retro.services.archive.verify import verify
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import BEGUN


@dataclass
class Archive:
    store: SqliteStore
    factory: ChangeFactory
    folder: Path = Path()

    def told(self, reference: str = "2026-001") -> dict[str, Any]:
        """The file of a case, fit to be edited."""
        told: dict[str, Any] = json.loads(json.dumps(dump(self.store.whole(reference))))
        return told

    def take(self, told: object) -> Any:
        return import_case(self.store, self.factory, read_case(json.dumps(told), "case.json"))

    def set(self, row: str, **values: Any) -> None:
        entry = self.store.load("2026-001").get(row)
        assert entry is not None
        self.store.apply("2026-001", self.factory.change(*edits.changed(entry, values)))

    def close(self) -> None:
        self.store.apply("2026-001", self.factory.change(*closing(self.store.load("2026-001").head)))


def a_factory(name: str) -> ChangeFactory:
    ids = count(1)
    return ChangeFactory(lambda: BEGUN, lambda: f"{name}{next(ids):03x}", name)


@pytest.fixture
def archives(tmp_path: Path) -> Iterator[tuple[Archive, Archive]]:
    """One with a case, and an empty one."""
    made = [Archive(open_store(tmp_path / f"{name}.db", sync="OFF"), a_factory(name), tmp_path) for name in "ab"]
    one, other = made
    one.store.create({"title": "Two parcels swapped", "started": "2026-11-20"}, one.factory.change())
    one.store.apply("2026-001", one.factory.change(Add("event", "e", {"what": "phones ring"}, 1.0)))
    yield one, other
    for archive in made:
        archive.store.close()


def test_a_file_that_differs_is_joined_and_one_that_does_not_brings_nothing(archives: tuple[Archive, Archive]) -> None:
    one, other = archives
    old = one.told()
    assert other.take(old).is_new
    one.set("e", what="all phones ring")
    assert (other.take(one.told()).joined, other.take(one.told()).joined, other.take(old).joined) == (1, 0, 0)
    assert other.store.load("2026-001").rows[0].main_text == "all phones ring"


def test_a_clash_names_row_field_and_both_values(archives: tuple[Archive, Archive]) -> None:
    one, other = archives
    other.take(one.told())
    one.set("e", what="all phones ring", source="call list")
    other.set("e", what="phones are silent")
    before = other.told()
    with pytest.raises(ClashError) as told:
        other.take(one.told())
    assert told.value.title.show(active()) == (
        "2026-001 was changed here and there, each without the other: "
        "1.1 “phones are silent”, What: here “phones are silent”, there “all phones ring”."
    )
    assert "Make both say the same" in str(told.value.step)
    assert other.told() == before


FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "an author": lambda told: told["log"][1].update(author="somebody"),
    "an operation": lambda told: told["log"][2]["ops"][0]["after"].update(what="x"),
    "an entry that is gone": lambda told: told["log"].pop(1),
    "a time": lambda told: told["log"][2].update(at="2020-01-01T00:00:00+09:00"),
    "a chain": lambda told: told["log"][2].update(chain="0" * 64),
    "a hash": lambda told: told["log"][2].update(hash="0" * 64),
    "a row": lambda told: told["rows"][0].update(what="x"),
    "when it was begun": lambda told: told["retrospective"].update(created="2020-01-01T00:00:00+09:00"),
    "the reference": lambda told: told["retrospective"].update(reference="2026-077"),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_file_of_one_that_is_here_is_refused_in_words(archives: tuple[Archive, Archive], what: str) -> None:
    one, other = archives
    other.take(one.told())
    one.set("e", what="all phones ring")
    told, before = one.told(), other.told()
    FORGED[what](told)
    with pytest.raises(RetroError, match="in the file is not what its own log says: ") as refused:
        other.take(told)
    assert str(refused.value.step) == "Export it anew where it comes from. Nothing was changed."
    assert other.told() == before


@pytest.mark.parametrize("what", [what for what in FORGED if what != "the reference"])  # it may get another one
def test_a_forged_file_of_one_that_is_new_is_taken_in_told_of_and_found_by_verify(
    archives: tuple[Archive, Archive], what: str
) -> None:
    one, other = archives
    one.set("e", what="all phones ring")
    one.close()
    told = one.told()
    FORGED[what](told)
    taken = other.take(told)
    assert taken.is_new
    assert taken.differs
    (found,) = verify(other.store).found
    assert found.state is Integrity.BROKEN


@pytest.mark.parametrize("version", [1, 3])
def test_a_file_of_an_earlier_version_brings_what_is_new(archives: tuple[Archive, Archive], version: int) -> None:
    """Its log was never chained, and may lack what another program wrote."""
    one, other = archives
    other.take(one.told())
    one.set("e", what="all phones ring")
    told = one.told()
    told["version"] = version
    for entry in told["log"]:
        for name in ("salt", "hash", "chain"):
            entry.pop(name, None)
    told["rows"].append({"kind": "event", "id": "by-hand", "what": "it is quiet again", "position": 2.0})
    assert other.take(told).joined == 2
    assert other.take(told).joined == 0
    assert [row.main_text for row in other.store.load("2026-001").rows] == ["all phones ring", "it is quiet again"]


@pytest.mark.parametrize("altered", [False, True])
def test_a_closed_one_of_an_earlier_version_keeps_a_seal_that_fits(
    archives: tuple[Archive, Archive], altered: bool
) -> None:
    """Its digest names no rule, and is the one of the first."""
    one, other = archives
    one.close()
    told = {**one.told(), "version": 3}
    for entry in told["log"]:
        for name in ("salt", "hash", "chain"):
            entry.pop(name, None)
    for name in ("rule", "chain"):
        del told["retrospective"][name]
    if altered:
        told["rows"][0]["what"] = "nothing happened"
    assert other.take(told).is_unsealed is altered
    (found,) = verify(other.store).found
    assert found.state is (Integrity.UNSEALED if altered else Integrity.WHOLE)
    head = found.whole.record.head
    assert (head.closed, head.rule) == (one.store.load("2026-001").head.closed, "" if altered else "1")


@pytest.mark.parametrize("gone", [("digest",), ("closed", "digest", "rule", "chain"), ("rule", "chain")])
def test_a_closed_one_without_its_seal_stays_unsealed_and_verify_says_so(
    archives: tuple[Archive, Archive], gone: tuple[str, ...]
) -> None:
    one, other = archives
    one.close()
    told = one.told()
    for name in gone:
        del told["retrospective"][name]
    assert other.take(told).is_unsealed
    (found,) = verify(other.store).found
    assert (found.state, found.flaws, found.whole.record.head.digest) == (Integrity.UNSEALED, (), "")
    again = other.told()
    assert not other.take(again).joined


def rechained(told: dict[str, Any]) -> dict[str, Any]:
    """A file whose log was forged by somebody who can make a chain that holds."""
    whole = read_case(json.dumps(told), "case.json")
    head, log = whole.record.head, chained(whole.record.head, [replace(each, link=None) for each in whole.log])
    if head.digest:
        record = replace(whole.record, head=replace(head, digest=digest(whole.record), chain=chain_of_closing(log)))
        whole = replace(whole, record=record)
    forged: dict[str, Any] = json.loads(json.dumps(dump(replace(whole, log=log))))
    return forged


@pytest.mark.parametrize(
    "forge",
    [
        lambda told: [told["rows"][0].update(what="x"), told["log"][1]["ops"][0]["values"].update(what="x")],
        lambda told: told["log"][1].update(author="somebody"),
        lambda told: told["log"][1].update(at="2020-01-01T00:00:00+09:00"),
    ],
    ids=["a value", "an author", "a time"],
)
def test_an_entry_that_says_something_else_under_the_same_id_is_refused_though_its_chain_holds(
    archives: tuple[Archive, Archive], forge: Callable[[dict[str, Any]], object]
) -> None:
    one, other = archives
    told = one.told()
    other.take(told)
    assert not other.take(rechained(told)).joined
    forge(told)
    before = other.told()
    with pytest.raises(RetroError, match="Entry 2 of the log of 2026-001 in the file says something else than here"):
        other.take(rechained(told))
    assert other.told() == before


def test_a_closing_that_comes_without_a_seal_is_joined_without_one_and_verify_says_so(
    archives: tuple[Archive, Archive],
) -> None:
    one, other = archives
    other.take(one.told())
    one.close()
    told = one.told()
    for name in ("digest", "rule", "chain"):
        del told["retrospective"][name]
    third = Archive(open_store(Path(other.folder, "third.db"), sync="OFF"), a_factory("c"))
    assert third.take(told).is_unsealed
    assert other.take(third.told()).joined
    third.store.close()
    (found,) = verify(other.store).found
    assert (found.state, found.flaws) == (Integrity.UNSEALED, ())


def files(*told: object) -> list[tuple[str, Callable[[], str]]]:
    return [(f"{n}.json", lambda each=each: json.dumps(each)) for n, each in enumerate(told)]  # type: ignore[misc]


def test_one_bad_file_keeps_nobody_from_learning_of_the_others(archives: tuple[Archive, Archive]) -> None:
    one, other = archives
    one.store.create({"title": "Another"}, one.factory.change())
    results = list(
        import_cases(
            nullcontext(other.store),
            other.factory,
            files(one.told(), {"format": "x"}, one.told("2026-002"), one.told()),
        )
    )
    assert [bool(each.error) for each in results] == [False, True, False, False]
    assert [each.taken.is_new for each in results if each.taken] == [True, True, False]
    assert "“1.json” cannot be taken in" in str(results[1].error)
    assert other.store.count(CaseFilter()) == 2


def test_a_rehearsal_says_the_same_and_writes_nothing(archives: tuple[Archive, Archive]) -> None:
    one, other = archives
    old = one.told()
    one.set("e", what="all phones ring")
    given = files(old, one.told(), {"format": "x"}, one.told())
    said = [list(import_cases(nullcontext(other.store), other.factory, given, is_rehearsal=True)) for _ in range(2)]
    assert other.store.count(CaseFilter()) == 0
    done = list(import_cases(nullcontext(other.store), other.factory, given))
    for each in (*said, done):
        assert [file.taken and (file.taken.is_new, file.taken.joined) for file in each] == [
            (True, 0), (False, 1), None, (False, 0)
        ]  # fmt: skip
    assert other.store.load("2026-001").rows[0].main_text == "all phones ring"
