"""The earlier cases of whose name is typed stand beside it: a drawer of experience that opens by itself (S14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from retro.language import language
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.removed_record import removal
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact
from retro.redaction.forgetting.sought import SoughtName
from retro.review.party_names import names_in, names_of, party_key, perhaps_names
from retro.services.archive.forget import forget
from retro.services.call.earlier_cases import EarlierCases, earlier_cases
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import NOON

TODAY = date(2026, 11, 21)


class Archive:
    """An archive into which cases are put."""

    def __init__(self, path: Path) -> None:
        ids = (f"{n:016x}" for n in count(1))
        self.factory = ChangeFactory(lambda: NOON, lambda: next(ids), "aki")
        self.path = path
        self.store: SqliteStore = open_store(path, sync="OFF")

    def case(self, title: str, *rows: tuple[str, dict[str, str]], day: str = "2026-03-02") -> str:
        adds = (Add(kind, self.factory.new_id(), values, 1.0 + n) for n, (kind, values) in enumerate(rows))
        head = {"title": title, "zone": "Asia/Tokyo", "started": day}
        return self.store.create(head, self.factory.change(*adds))

    def found(self, *names: str, but: str = "") -> EarlierCases | None:
        return earlier_cases(self.store, names, TODAY, but)

    def references(self, *names: str) -> list[str]:
        found = self.found(*names)
        return [each.reference for each in found.cases] if found else []


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(tmp_path / "retro.db")
    yield archive
    archive.store.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山田花子", "山田 花子様"), ("山田　花子", "山田花子さん"), ("サイトウ", "さいとう様"),
        ("ｻｲﾄｳ 様", "サイトウ"), ("髙橋", "高橋様"),
        ("Mr. Lee", "lee"), ("Ms Ann-Marie Lee", "ANN MARIE LEE"), ("Ｌｅｅ", "Lee"),
        ("Weber", "Weber family"), ("Mrs Weber", "the Weber family"), ("Weber", "Family Weber"),
        ("Weber", "Weber's household"), ("山田", "山田様ご一家"), ("山田さん", "山田家"), ("山田", "山田ご夫妻"),
    ],
)  # fmt: skip
def test_spellings_of_a_name_have_one_key(one: str, other: str) -> None:
    assert party_key(one) == party_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("田中", "田中丸"),
        ("森", "大森様"),
        ("Lee", "Leeds"),
        ("林花子", "小林花子"),
        ("中", "中家"),
        ("Weber", "Webern"),
        ("Ann", "Ann Weber"),
    ],
)
def test_a_name_is_never_a_part_of_another_one(one: str, other: str) -> None:
    assert party_key(one) != party_key(other)


@pytest.mark.parametrize(
    ("heard", "names"),
    [
        ("森様より電話。田中丸様も同席", ("森", "田中丸")), ("電話 山田様", ("山田",)),
        ("山田 花子様が来店", ("山田 花子",)),
        ("Mr Lee and Mrs. Ann Moss rang; the lee side", ("Lee", "Ann Moss")), ("the customer rang", ()),

    ],
)  # fmt: skip
def test_whoever_has_a_title_in_a_contact_is_named_there(heard: str, names: tuple[str, ...]) -> None:
    assert names_of(Contact(heard=heard)) == names
    assert names_in("contact", "wish", heard) == ()


def test_cases_of_the_name_are_told_the_newest_first(archive: Archive) -> None:
    spaced = archive.case("Parcel late", ("party", {"who": "山田 花子様"}), day="2026-01-05")
    joined = archive.case(
        "Parcel wet", ("apology", {"what_for": "the wait", "receiver": "山田花子さん"}), day="2026-02-05"
    )
    heard = archive.case("No call", ("contact", {"heard": "昨日、山田花子様より再度お電話"}), day="2026-01-20")
    archive.case("Another one", ("party", {"who": "山田花子丸"}), ("cause", {"what": "山田花子"}))
    assert archive.references("山田花子様") == [joined, heard, spaced]
    assert archive.references("山田　花子") == [joined, heard, spaced]
    assert archive.references("山田") == []
    found = archive.found("山田花子", but=joined)
    assert found is not None
    assert (found.number, [each.reference for each in found.cases]) == (2, [heard, spaced])


def test_letters_are_found_whatever_their_case_and_title(archive: Archive) -> None:
    case = archive.case("Parcel late", ("party", {"who": "Ms Ann Lee"}))
    archive.case("Other", ("party", {"who": "Ann Leeds"}), ("contact", {"heard": "ann lee side"}))
    assert archive.references("ANN LEE") == [case]
    assert archive.references("nobody known", "Mrs. Ann Lee") == [case]
    assert archive.references("", "様", "-") == []


def test_it_is_told_how_it_ended_and_what_stands_there(archive: Archive) -> None:
    contact = {
        "heard": "he is angry", "wish": "do not call me again", "promise": "a new parcel", "promise_due": "2026-03-09",
    }  # fmt: skip
    case = archive.case("Parcel late", ("party", {"who": "Ann Lee", "suits": "after six"}), ("contact", contact))
    archive.case("Lid broken", ("party", {"who": "Ann Lee"}), ("outcome", {"stays": "left"}), day="2026-03-03")
    found = archive.found("Ann Lee")
    assert found is not None
    assert [each.told(language("en")) for each in found.cases] == [
        "2026-002 (left)  3 Mar 2026  Lid broken",
        f"{case} (a promise is open, do not call me again, draft)  2 Mar 2026  Parcel late",
    ]
    assert "お約束が未履行" in found.cases[1].told(language("ja"))


def test_whoever_of_a_family_calls_and_whether_with_a_title_or_without_their_cases_are_found(archive: Archive) -> None:
    family = archive.case("Vase broken", ("party", {"who": "Weber family"}), day="2026-01-02")
    titled = archive.case("Late", ("contact", {"heard": "Mrs Weber rang"}), day="2026-01-03")
    plain = archive.case("Wet", ("contact", {"heard": "Yesterday Weber rang again"}), day="2026-01-04")
    archive.case("Other", ("contact", {"heard": "Ann Weber rang; a weber grill"}), day="2026-01-05")
    for name in ("Weber", "Mr Weber", "Weber family", "Family Weber"):
        assert archive.references(name) == [plain, titled, family]
    kanji = archive.case("不達", ("contact", {"heard": "山田より再度電話"}), day="2026-01-06")
    assert archive.references("山田様ご一家") == [kanji]
    assert perhaps(archive, "Weber rang at noon") == [titled, family]
    assert perhaps(archive, "Yesterday somebody rang") == perhaps(archive, "再度電話") == []


def perhaps(archive: Archive, text: str) -> list[str]:
    found = earlier_cases(archive.store, (), TODAY, perhaps=perhaps_names(text))
    return [each.reference for each in found.cases] if found else []


def test_what_is_a_name_nowhere_is_none_where_a_sentence_begins_with_it(archive: Archive) -> None:
    archive.case("Late", ("contact", {"heard": "Parcels came late. Customer rang"}))
    assert perhaps(archive, "Customer rang") == perhaps(archive, "Parcels swapped") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Weber rang. Ann Moss, too", ("Weber", "Ann Moss")), ("電話 山田より", ("山田",)),
        ("倉庫から電話", ()), ("Mr Lee rang", ()), ("the customer rang", ()),
    ],
)  # fmt: skip
def test_what_may_be_a_name_has_a_capital_or_is_a_family_name(text: str, names: tuple[str, ...]) -> None:
    assert perhaps_names(text) == names


def test_few_are_told_of_and_all_counted(archive: Archive) -> None:
    for day in range(1, 6):
        archive.case(f"Case {day}", ("party", {"who": "Ann Lee"}), day=f"2026-03-0{day}")
    found = archive.found("Ann Lee")
    assert found is not None
    assert (found.number, [each.title for each in found.cases]) == (5, ["Case 5", "Case 4", "Case 3"])


def test_what_was_deleted_removed_or_forgotten_is_not_found(archive: Archive) -> None:
    who = ("party", {"who": "Ann Lee"})
    removed, forgotten = archive.case("Removed", who), archive.case("Forgotten", who)
    store, factory = archive.store, archive.factory
    store.apply(removed, factory.change(*removal(store.load(removed).head, TODAY, because="a test")))
    assert archive.references("Ann Lee") == [forgotten]
    store.apply(forgotten, factory.change(*closing(store.load(forgotten).head)))
    store.close()
    forget(archive.path, factory, SoughtName("Ann Lee"), "[forgotten]")
    archive.store = store = open_store(archive.path, sync="OFF")
    assert archive.found("Ann Lee") is None
    assert [each.who for each in store.load(forgotten).of(Party)] != ["Ann Lee"]


def test_the_archive_is_not_read_as_a_whole_where_there_is_no_index(archive: Archive) -> None:
    archive.case("Parcel late", ("party", {"who": "Ann Lee"}))
    archive.store._conn.execute("DELETE FROM search_document")
    archive.store._conn.execute("DROP TABLE search_index")
    assert archive.found("Ann Lee") is None
