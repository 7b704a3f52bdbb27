"""Fingerprints: what tells a case from itself as it was before, also where archives went on apart."""

from __future__ import annotations

import shutil
from pathlib import Path

from retro.model.change import Add, Change, Update
from retro.model.change_factory import ChangeFactory
from retro.store.listed import Fingerprint
from retro.store.sqlite.store import SqliteStore, open_store

GROUP = "typing"


def version(store: SqliteStore, reference: str = "2026-001") -> str:
    return store.fingerprints()[reference].version


def type_(store: SqliteStore, factory: ChangeFactory, text: str, before: str, revision: int) -> Change:
    change = factory.change(Update("event", "e", revision, {"what": before}, {"what": text}), group=GROUP)
    store.apply("2026-001", change)
    return change


def test_every_change_gives_another_one(store: SqliteStore, reference: str, factory: ChangeFactory) -> None:
    other = store.create({"title": "Another", "zone": ""}, factory.change())
    assert store.fingerprints().keys() == {reference, other}
    assert store.fingerprints()[reference].zone == "Asia/Tokyo"
    unchanged, seen = version(store, other), [version(store)]
    store.apply(reference, factory.change(Add("event", "e", {"what": ""})))
    seen.append(version(store))
    for revision, (before, text) in enumerate([("", "p"), ("p", "ph"), ("ph", "pho")], 1):
        type_(store, factory, text, before, revision)
        seen.append(version(store))
    store.undo(reference, factory.change())
    seen.append(version(store))
    store.redo(reference, factory.change())
    seen.append(version(store))
    assert len(set(seen)) == len(seen)
    assert version(store, other) == unchanged


def test_reading_and_exporting_give_the_same(store: SqliteStore, reference: str, factory: ChangeFactory) -> None:
    store.apply(reference, factory.change(Add("event", "e", {"what": ""})))
    type_(store, factory, "p", "", 1)
    before = store.fingerprints()
    store.whole(reference)
    store.load(reference)
    assert store.fingerprints() == before


def test_two_archives_that_went_on_apart_differ(
    store: SqliteStore, reference: str, factory: ChangeFactory, path: Path, tmp_path: Path
) -> None:
    """Also where the same entry of the log grew in both, by as many saves."""
    store.apply(reference, factory.change(Add("event", "e", {"what": ""})))
    type_(store, factory, "p", "", 1)
    store.close()
    here, there = open_store(path, sync="OFF"), open_store(Path(shutil.copy(path, tmp_path / "copy.db")), sync="OFF")
    assert here.fingerprints() == there.fingerprints()
    type_(here, factory, "here", "p", 2)
    type_(there, factory, "there", "p", 2)
    assert here.load(reference).head.seq == there.load(reference).head.seq
    assert version(here) != version(there)
    here.close()
    there.close()


def test_an_empty_archive_has_none(store: SqliteStore) -> None:
    assert store.fingerprints() == dict[str, Fingerprint]()
