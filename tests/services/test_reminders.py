"""What each owner is reminded of: what is due by the end of the week, with nobody named, and the files of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.language import language
from retro.model.answers import saying
from retro.model.change import Add, Op
from retro.model.stages.answers import Said
from retro.review.open_actions import Action
from retro.services.sending.reminders import by_owner, reminders, write_reminders
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import numbered

EN, JA = language("en"), language("ja")
SATURDAY = date(2026, 11, 21)


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return open_store(tmp_path / "retro.db")


def begin(store: SqliteStore, *rows: Op, title: str = "Parcels swapped", **head: str) -> str:
    return store.create(
        {"title": title, "zone": "UTC", **head}, numbered(1000 * (store.count(CaseFilter()) + 1)).change(*rows)
    )


def measure(id_: str, what: str, due: str, owner: str = "lead") -> Add:
    return Add("measure", id_, {"what": what, "due": due, "owner": owner}, 1.0)


def told(store: SqliteStore, today: date = SATURDAY) -> list[tuple[str, str, str]]:
    return [(each.title, each.what.show(EN), each.owner) for each in reminders(store, today, EN)]


def test_it_reminds_of_what_is_due_by_sunday_and_of_no_later(store: SqliteStore) -> None:
    days = ("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23")
    begin(store, *(measure(f"m{n}", f"by {day}", day) for n, day in enumerate(days)))
    begin(store, Add("parked", "p", {"what": "new scanners", "until": "2026-11-19"}, 1.0), title="Again")
    found = told(store)
    assert found == [
        ("Again", "Parking lot", ""),
        ("Parcels swapped", "by 2026-11-20", "lead"),
        ("Parcels swapped", "by 2026-11-21", "lead"),
        ("Parcels swapped", "by 2026-11-22", "lead"),
    ]


def test_the_words_are_those_of_what_is_due_or_of_its_sort(store: SqliteStore) -> None:
    begin(
        store,
        measure("m", " a tray ", "2026-11-21"),
        Add("measure", "n", {"what": "  ", "due": "2026-11-21"}, 2.0),
        Add("no_change", "c", {"reason": "\nthe table is rented\nfor a year", "review_on": "2026-11-20"}, 1.0),
        next_report="2026-11-21T17:00+00:00",
    )
    assert told(store) == [
        ("Parcels swapped", "Look again: the table is rented", ""),
        ("Parcels swapped", "Next report: Parcels swapped", ""),
        ("Parcels swapped", "a tray", "lead"),
        ("Parcels swapped", "Measure", ""),
    ]


def test_a_promise_to_those_hurt_is_told_without_its_words(store: SqliteStore) -> None:
    begin(
        store,
        Add("contact", "c", {"heard": "x", "promise": "call Hoshino", "promise_due": "2026-11-20"}, 1.0),
        Add("damage", "d", {"what": "parcels"}, 1.0),
        Add("party", "p", {"who": "Ms Hoshino", "damage": "d"}, 1.0),
        Add("apology", "a", {"what_for": "the wait of Hoshino"}, 1.0),
    )
    words = {text for _title, text, _owner in told(store)}
    assert "A promise to those hurt" in words
    assert not any("Hoshino" in text for text in words)


def test_names_give_way_to_roles_and_customers_have_none(store: SqliteStore) -> None:
    begin(
        store,
        Add("participant", "t", {"role": "packer", "name": "Tanaka"}, 1.0),
        Add("damage", "d", {"what": "parcels", "who": "Ms Hoshino"}, 1.0),
        measure("m", "Tanaka shows Hoshino the tray", "2026-11-20", owner="Tanaka"),
        title="Hoshino's parcel",
    )
    ((title, what, owner),) = told(store)
    assert owner == "packer"
    assert what.startswith("packer shows")
    assert not any("Hoshino" in text or "Tanaka" in text for text in (title, what))
    assert "Hoshino" not in reminders(store, SATURDAY, JA)[0].title


def test_where_a_name_is_not_clear_nothing_is_told_but_its_sort(store: SqliteStore) -> None:
    begin(
        store,
        Add("participant", "t", {"role": "packer", "name": "Smith"}, 1.0),
        Add("damage", "d", {"what": "parcels", "who": "John Smith"}, 1.0),
        measure("m", "Smith packs alone", "2026-11-20"),
        measure("n", "a tray", "2026-11-20", owner="Smith"),
    )
    begin(store, measure("o", "a lamp", "2026-11-20"), title="Another one")
    assert told(store) == [("", "Measure", "lead"), ("", "Measure", ""), ("Another one", "a lamp", "lead")]


def test_a_question_that_somebody_finds_out_is_told_in_its_words(store: SqliteStore) -> None:
    reference = begin(store)
    record = store.load(reference)
    ops = saying(record, record.head.id, "summary", Said.UNKNOWN, finder="office", by=date(2026, 11, 20))
    store.apply(reference, numbered(7).change(*ops))
    assert told(store) == [("Parcels swapped", "Find out: Summary", "office")]


def actions(store: SqliteStore, *owners: str) -> tuple[Action, ...]:
    begin(store, *(measure(f"m{n}", f"x{n}", "2026-11-20", owner) for n, owner in enumerate(owners)))
    return reminders(store, SATURDAY, EN)


def test_each_owner_has_theirs_and_nobody_stands_last(store: SqliteStore) -> None:
    found = by_owner(actions(store, "", "shipping", "office", "shipping"))
    assert [(owner, [each.what.show(EN) for each in of]) for owner, of in found.items()] == [
        ("office", ["x2"]),
        ("shipping", ["x1", "x3"]),
        ("", ["x0"]),
    ]


def test_the_files_are_called_as_their_owners(tmp_path: Path) -> None:
    owners = ("lead", "Lead", "LEAD", "shift lead / 2", "出荷 担当", "", "...", "x" * 50)
    texts = {owner: f"to {owner}".encode() for owner in owners}
    paths = write_reminders(tmp_path / "monday", texts, ".txt", force=False)
    assert [path.name for path in paths] == [
        "lead.txt", "Lead-2.txt", "LEAD-3.txt", "shift-lead-2.txt", "出荷-担当.txt", "nobody.txt", "nobody-2.txt",
        f"{'x' * 40}.txt",
    ]  # fmt: skip
    assert [path.read_bytes() for path in paths] == list(texts.values())
    assert {path.parent for path in paths} == {tmp_path / "monday"}


def test_what_is_there_is_written_over_only_by_force(tmp_path: Path) -> None:
    (path,) = write_reminders(tmp_path, {"lead": b"one"}, ".eml", force=False)
    with pytest.raises(RetroError, match="is there already"):
        write_reminders(tmp_path, {"lead": b"two"}, ".eml", force=False)
    assert path.read_bytes() == b"one"
    write_reminders(tmp_path, {"lead": b"two"}, ".eml", force=True)
    assert path.read_bytes() == b"two"
