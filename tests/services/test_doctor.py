"""An archive is looked through: what is wrong is said with what to do about it, and nothing is changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retro.errors import NoRoomError, RetroError
from retro.language import M_
from retro.model.call import Call, CallLine
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.stages.head import Status
from retro.services.archive.doctor import Diagnosis, doctor, mend
from retro.store.finding import Finding
from retro.store.journal import Unsaved, keep
from retro.store.sqlite import examination
from retro.store.sqlite.examination import examine
from retro.store.sqlite.kept import keep as keep_copy
from retro.store.sqlite.store import SqliteStore, open_store


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with an open case, and one that is closed."""
    path, factory = tmp_path_factory.mktemp("whole") / "retro.db", ChangeFactory()
    store = open_store(path, sync="OFF")
    store.create({"title": "open"}, factory.change(Add("event", "e", {"what": "seen"})))
    store.create({"title": "closed", "status": Status.CLOSED.value}, factory.change())
    store.close()
    return path


@pytest.fixture
def archive(tmp_path: Path, whole: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "retro.db"))


def found(archive: Path) -> Diagnosis:
    """What is found, by whoever looks: the files are as they were."""
    before = {each.name: each.read_bytes() for each in archive.parent.iterdir()}
    diagnosis = doctor(archive)
    assert {each.name: each.read_bytes() for each in archive.parent.iterdir()} == before
    assert all(str(each.title) and str(each.step) for each in diagnosis.findings)
    return diagnosis


def execute(archive: Path, *statements: str) -> None:
    conn = sqlite3.connect(archive, isolation_level=None)
    for statement in statements:
        conn.execute(statement)
    conn.close()


def test_a_whole_archive_has_nothing_to_be_said_of(archive: Path) -> None:
    diagnosis = found(archive)
    assert (diagnosis.findings, diagnosis.cases, diagnosis.is_well) == ((), 2, True)


def broken_page(archive: Path) -> None:
    conn = sqlite3.connect(archive)
    (page,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()
    conn.close()
    data = bytearray(archive.read_bytes())
    data[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xaa" * 200
    archive.write_bytes(data)


def dangling(archive: Path) -> None:
    execute(archive, "UPDATE event SET retrospective = 'gone'")


def newer(archive: Path) -> None:
    execute(archive, "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('retro', 'later', '')")
    execute(archive, "PRAGMA user_version = 7")


def older(archive: Path) -> None:
    execute(archive, "PRAGMA user_version = 1")


def changed(archive: Path) -> None:
    execute(archive, "UPDATE retrospective SET title = 'another' WHERE title = 'closed'")


def unreadable(archive: Path) -> None:
    execute(archive, "UPDATE retrospective SET tags = '[not json' WHERE title = 'closed'")


def second_name(archive: Path) -> None:
    os.link(archive, archive.with_name("same.db"))


def unsaved(archive: Path) -> None:
    keep(archive, [Unsaved("2026-001", "2026-11-20T14:05:00+00:00", "r", "timeline", "14:05 phones ring")], "0")


def unsaved_and_cut_off(archive: Path) -> None:
    archive.with_name("retro.db-unsaved-0.jsonl").write_text('{"reference": "2026')


def parts(archive: Path) -> None:
    archive.with_name(".retro-0123456789abcdef.part").touch()
    archive.with_name("retro.db-unsaved-0.part").touch()


def kept(archive: Path) -> None:
    keep_copy(archive, "restore")


def no_index(archive: Path) -> None:
    execute(archive, "DROP TABLE search_index")


def unlike(archive: Path) -> None:
    execute(archive, "UPDATE search_document SET sum = sum + 1 WHERE doc = 1")


def broken_index(archive: Path) -> None:
    execute(archive, "UPDATE search_index_data SET block = x'0102' WHERE id > 10")


@pytest.mark.parametrize(
    ("make", "codes", "is_well"),
    [
        (broken_page, {"damaged"}, False),
        (dangling, {"dangling", "changed", "index"}, False),
        (newer, {"newer"}, False),
        (older, {"older"}, True),
        (changed, {"changed", "index"}, False),
        (unreadable, {"unreadable", "index"}, False),
        (no_index, {"index"}, False),
        (unlike, {"index"}, False),
        (broken_index, {"index"}, False),
        (second_name, {"second-name"}, False),
        (unsaved, {"unsaved"}, False),
        (unsaved_and_cut_off, {"unsaved"}, False),
        (parts, {"part"}, True),
        (kept, {"kept"}, True),
    ],
    ids=lambda case: case.__name__ if callable(case) else "",
)
def test_what_is_found_is_said(archive: Path, make: Callable[[Path], None], codes: set[str], is_well: bool) -> None:
    make(archive)
    diagnosis = found(archive)
    assert {each.code for each in diagnosis.findings} == codes
    assert diagnosis.is_well == is_well


def test_what_is_wrong_comes_first(archive: Path) -> None:
    kept(archive)
    changed(archive)
    assert [each.code for each in found(archive).findings] == ["index", "changed", "kept"]


def test_that_it_is_open_elsewhere_is_good_to_know(archive: Path) -> None:
    store = open_store(archive)
    store.create({"title": "written now"}, ChangeFactory().change())
    diagnosis = doctor(archive)
    assert [(each.code, each.is_wrong) for each in diagnosis.findings] == [("open", False)]
    assert diagnosis.cases == 3
    store.close()
    assert not doctor(archive).findings


@pytest.mark.parametrize("content", [None, b"# Notes\n" * 500])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "retro.db"
    if content:
        path.write_bytes(content)
    with pytest.raises(RetroError) as refused:
        doctor(path)
    assert refused.value.step
    assert [each.name for each in tmp_path.iterdir()] == (["retro.db"] if content else [])


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON event BEGIN UPDATE event SET what = 'x'; END", "foreign"),
        ("CREATE VIEW v AS SELECT * FROM event", "foreign"),
        ("DROP INDEX event_of", "index-missing"),
        ("DROP INDEX change_log_open", "index-missing"),
        ("DROP INDEX register_of", "index-missing"),
        ("DELETE FROM _sqlite_migrations WHERE name = 'chain_logs'", "steps"),
        ("UPDATE _sqlite_migrations SET id = 9999 WHERE name = 'register_closings'", "steps"),
    ],
)
def test_tables_that_are_not_as_retro_made_them_are_told(archive: Path, statement: str, code: str) -> None:
    execute(archive, statement)
    assert [each.code for each in found(archive).findings] == [code]
    mend(archive)
    assert doctor(archive).is_well is (code == "index-missing")


def test_a_step_that_is_made_again_to_hide_something_is_told(archive: Path) -> None:
    execute(archive, "DROP TABLE register", "DELETE FROM _sqlite_migrations WHERE name LIKE 'register%'",
            "PRAGMA user_version = 1")  # fmt: skip
    open_store(archive, sync="OFF").close()
    assert [each.code for each in doctor(archive).findings if each.is_wrong] == ["steps"]


def hidden(archive: Path) -> None:
    execute(archive, "UPDATE retrospective SET removed = '2026-11-27' WHERE title = 'closed'")


def altered_while_open(archive: Path) -> None:
    execute(archive, "UPDATE event SET what = 'another'")


@pytest.mark.parametrize("make", [hidden, altered_while_open], ids=["hidden", "open"])
def test_no_case_is_left_out(archive: Path, make: Callable[[Path], None]) -> None:
    make(archive)
    assert {each.code for each in found(archive).findings} - {"register", "index"} == {"changed"}


def test_links_that_lead_to_one_another_are_no_archive(tmp_path: Path) -> None:
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")
    with pytest.raises(RetroError, match="There is no database"):
        doctor(tmp_path / "loop.db")


def test_cases_of_which_the_index_says_something_else_are_named(archive: Path) -> None:
    unlike(archive)
    (finding,) = found(archive).findings
    assert "1 case: " in str(finding.title)
    assert "-001" in str(finding.title)
    assert "retro reindex" in str(finding.step)


def test_calls_that_are_in_no_case_are_told_and_are_nothing_wrong(archive: Path) -> None:
    store, began = open_store(archive), ChangeFactory().now()
    store.note(Call("c", began), CallLine(began, "a man, very angry"))
    store.close()
    diagnosis = doctor(archive)
    assert [each.code for each in diagnosis.findings] == ["calls"]
    assert diagnosis.is_well
    execute(archive, """UPDATE "call" SET "began" = 'once'""")
    assert [each.code for each in doctor(archive).findings] == ["unreadable"]


def test_an_archive_that_goes_while_it_is_looked_through_is_not_begun_anew(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_at(path: Path, *, timeout: float) -> Iterator[Finding]:
        yield from examine(path, timeout=timeout)
        for each in path.parent.iterdir():
            each.unlink()

    monkeypatch.setattr(examination, "examine", looked_at)
    with pytest.raises(RetroError):
        doctor(archive)
    assert not archive.exists()


def test_an_index_that_could_not_be_looked_through_is_not_called_damaged(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: SqliteStore) -> tuple[str, ...]:
        raise NoRoomError(M_("There is no room."), M_("Make room."))

    monkeypatch.setattr(SqliteStore, "unlike_rows", full)
    assert [(each.code, str(each.title)) for each in doctor(archive).findings] == [("unreadable", "There is no room.")]
