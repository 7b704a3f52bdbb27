"""Who took part in other cases is known, so that a letter names none of them: as long as they are said to have."""

from __future__ import annotations

from retro.model.change import Add, Delete
from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import SqliteStore


def test_colleagues_are_who_took_part_elsewhere_as_long_as_it_says_so(
    store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    names = ("Ines Falk", ""), ("田中花子", "たなかはなこ"), ("", "")
    rows = [Add("participant", f"p{n}", {"name": name, "reading": reading}) for n, (name, reading) in enumerate(names)]
    store.apply(reference, factory.change(*rows))
    other = store.create({"title": "A key was lost"}, factory.change())
    assert store.colleagues(other) == names[:2]
    assert store.colleagues(reference) == ()
    store.apply(reference, factory.change(Delete("participant", "p0", 1)))
    assert store.colleagues(other) == names[1:2]
