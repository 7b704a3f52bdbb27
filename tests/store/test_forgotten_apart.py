"""Words that were forgotten in one of two archives are forgotten in both once they were joined, in whatever order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from retro.model.chain import is_blanked
from retro.model.change import Forget
from retro.redaction.forgetting.sought import SoughtName
from retro.review.flaws import flaws
from retro.review.forgettings import forgettings
from retro.services.archive.forget import forget
from retro.store.journal import Unsaved, is_held, keep, read
from retro.store.sqlite.store import open_store
from tests.store.test_joining import REFERENCE, Side, clashes, joined, opened

NAME = "Ann Lee"


@pytest.fixture
def sides(tmp_path: Path, empty_file: Path) -> Iterator[tuple[Side, Side]]:
    """Two archives of one case in which a name stands, in a row, in a deleted one, and in what a row held before."""
    one, other = opened(empty_file, tmp_path)
    one.set("e1", what=f"{NAME} rings")
    one.set("e2", what=f"{NAME} is not answered")
    one.set("e2", what="nobody answers")
    one.set("c2", what=f"{NAME} had no time")
    one.delete("c2")
    other.take_in(one)
    yield one, other
    for side in (one, other):
        side.store.close()


def forget_in(side: Side, folder: Path) -> None:
    side.store.close()
    path = folder / f"{side.name}.db"
    assert forget(path, side.factory, SoughtName(NAME), "[forgotten]").cases
    side.store = open_store(path, sync="OFF")


def holds(side: Side) -> bool:
    whole = side.store.evidence(REFERENCE)
    return NAME in repr(whole)


def test_nobody_sends_meanwhile_what_was_typed_and_not_saved(sides: tuple[Side, Side], tmp_path: Path) -> None:
    one, _other = sides
    one.store.close()
    path = tmp_path / f"{one.name}.db"
    file = keep(path, [Unsaved(REFERENCE, "", "e9", "timeline", f"14:05 {NAME} rings")], "a")
    held: list[bool] = []

    def now() -> datetime:
        held.append(is_held(file))
        return one.factory.now()

    forget(path, replace(one.factory, now=now), SoughtName(NAME), "[forgotten]")
    one.store = open_store(path, sync="OFF")
    assert (set(held), is_held(file)) == ({True}, False)
    assert [each.text for each in read(file)] == ["14:05 [forgotten] rings"]


def test_what_was_forgotten_in_one_is_forgotten_in_the_other(sides: tuple[Side, Side], tmp_path: Path) -> None:
    one, other = sides
    forget_in(one, tmp_path)
    other.set("e1", source="call list")
    assert holds(other)
    record = joined(one, other)
    assert not holds(one)
    assert not holds(other)
    row = record.get("e1")
    assert row is not None
    assert (row.main_text, row.dump()["source"]) == ("[forgotten] rings", "call list")
    for side in sides:
        log = side.store.changes(REFERENCE)
        (told,) = forgettings(log, record.zone)
        assert told.entries == sum(map(is_blanked, log))
        assert not flaws(side.store.evidence(REFERENCE))


def test_what_was_forgotten_in_a_closed_one_is_forgotten_in_the_other(sides: tuple[Side, Side], tmp_path: Path) -> None:
    one, other = sides
    one.close()
    other.take_in(one)
    forget_in(one, tmp_path)
    record = joined(one, other)
    assert not holds(other)
    assert record.head.digest
    assert not flaws(other.store.evidence(REFERENCE))


def test_a_file_that_still_has_the_words_brings_none_back(sides: tuple[Side, Side], tmp_path: Path) -> None:
    one, other = sides
    forget_in(one, tmp_path)
    before = one.exported()
    assert one.take_in(other).joined == 0
    assert one.exported() == before
    assert any(isinstance(op, Forget) for logged in before.log for op in logged.change.ops)


def test_who_wrote_anew_what_was_forgotten_is_asked(sides: tuple[Side, Side], tmp_path: Path) -> None:
    one, other = sides
    forget_in(one, tmp_path)
    other.set("e1", what=f"{NAME} rings twice")
    assert clashes(one, other) == [("e1", "what", "[forgotten] rings", f"{NAME} rings twice")]


def test_an_entry_without_its_salt_that_nobody_forgot_is_noticed(sides: tuple[Side, Side], tmp_path: Path) -> None:
    one, _other = sides
    one.store.close()
    path = tmp_path / "a.db"
    store = open_store(path, sync="OFF")
    store._conn.execute("UPDATE change_log SET salt = '', ops = '[]' WHERE seq = 3")
    assert [flaw.seq for flaw in flaws(store.evidence(REFERENCE)) if flaw.kind.value == "entry"] == [3]
    store.close()
    one.store = open_store(path, sync="OFF")
