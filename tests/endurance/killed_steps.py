"""`python -m tests.endurance.killed_steps`: killed before each write, fsync, renaming and deletion of a piece of work.

Behind each kill the archive is there and whole, what is called as a backup is one, and what was replaced is kept.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.json_format import dump
from retro.model.stages.timeline import Event
from retro.redaction.forgetting.sought import SoughtName
from retro.review.flaws import flaws
from retro.services.archive.forget import forget
from retro.services.archive.import_cases import import_cases
from retro.services.archive.merge_cases import merge_cases
from retro.services.archive.verify import verify
from retro.store.protocol import CaseFilter
from retro.store.sqlite.backup import back_up
from retro.store.sqlite.kept import copies
from retro.store.sqlite.restoring import restore
from retro.store.sqlite.store import open_store
from tests.endurance.failing_disk import shim

OLDEST = Path(__file__).parent.parent / "store" / "schemas" / "0001.sql"
ARCHIVE, BACKUP = "retro.db", "b.db"
NAME = "Nakamura"
FIRST, SECOND = ["first"], ["first", "second"]
_LEFT = ("-wal", "-shm", "-journal", ".part")
"""How the names of files end that may be left, and are of no harm."""


@dataclass(frozen=True)
class Work:
    """What is done in a folder, what lies there before, and what must hold whenever it is killed."""

    name: str
    begin: Callable[[Path], None]
    do: Callable[[Path], object]
    holds: Callable[[Path], None]
    """AssertionError if it does not."""


def _write(path: Path, title: str) -> None:
    store, factory = open_store(path, sync="OFF"), ChangeFactory()
    store.create({"title": title}, factory.change(Add("event", factory.new_id(), {"what": title})))
    store.close()


def _archive(folder: Path) -> None:
    """An archive of two cases."""
    for title in SECOND:
        _write(folder / ARCHIVE, title)


def _archive_and_backup(folder: Path) -> None:
    """An archive of two cases, and a backup with the first of them."""
    _write(folder / ARCHIVE, FIRST[0])
    back_up(folder / ARCHIVE, folder / BACKUP)
    _write(folder / ARCHIVE, SECOND[1])


def _damaged_and_backup(folder: Path) -> None:
    """As above, and the archive is damaged."""
    _archive_and_backup(folder)
    data = (folder / ARCHIVE).read_bytes()
    (folder / ARCHIVE).write_bytes(data.replace(b'CREATE TABLE "event"', b'CREATE \xff\xfeBLE "event"'))


def _old_archive(folder: Path) -> None:
    """An archive of the first schema."""
    conn = sqlite3.connect(folder / ARCHIVE)
    conn.executescript(OLDEST.read_text(encoding="utf-8"))
    conn.close()


def _titles(path: Path) -> list[str]:
    """What an archive holds, which must be whole."""
    conn = sqlite3.connect(path)
    try:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)], path
        assert not conn.execute("PRAGMA foreign_key_check").fetchall(), path
        return sorted(title for (title,) in conn.execute("SELECT title FROM retrospective"))
    finally:
        conn.close()


def _backed_up(folder: Path) -> None:
    assert _titles(folder / ARCHIVE) == SECOND
    if (folder / BACKUP).exists():
        assert _titles(folder / BACKUP) == SECOND


def _backed_up_again(folder: Path) -> None:
    assert _titles(folder / ARCHIVE) == SECOND
    assert _titles(folder / BACKUP) in (FIRST, SECOND)


def _restored(folder: Path) -> None:
    kept = [_titles(copy) for copy in copies(folder / ARCHIVE)]
    assert kept in ([], [SECOND])
    assert _titles(folder / ARCHIVE) in ([FIRST, SECOND] if kept else [SECOND])
    assert _titles(folder / BACKUP) == FIRST


def _restored_from_damage(folder: Path) -> None:
    data, kept = (folder / ARCHIVE).read_bytes(), [*copies(folder / ARCHIVE)]
    if b"\xff\xfeBLE" not in data:
        assert _titles(folder / ARCHIVE) == FIRST
        assert kept
    for copy in kept:
        assert b"\xff\xfeBLE" in copy.read_bytes()
    assert _titles(folder / BACKUP) == FIRST


def _migrated(folder: Path) -> None:
    kept = [*copies(folder / ARCHIVE)]
    for copy in kept:
        assert len(_titles(copy)) == 2
        assert not _has_seals(copy)
    assert len(_titles(folder / ARCHIVE)) == 2
    assert kept or not _has_seals(folder / ARCHIVE)
    store = open_store(folder / ARCHIVE)
    assert store.load("2026-001").rows
    store.close()


def _has_seals(path: Path) -> bool:
    """Whether it is of a later schema than the first."""
    conn = sqlite3.connect(path)
    try:
        return "digest" in [column[1] for column in conn.execute("PRAGMA table_info(retrospective)")]
    finally:
        conn.close()


def _archive_and_files(folder: Path) -> None:
    """An archive with one case, and files of the same one that went on, of a closed one, and of no case."""
    _write(folder / ARCHIVE, FIRST[0])
    shutil.copy(folder / ARCHIVE, folder / "there.db")
    _write(folder / "there.db", SECOND[1])
    store, factory = open_store(folder / "there.db", sync="OFF"), ChangeFactory()
    first, second = sorted(store.references(CaseFilter()))
    for n in range(3):
        store.apply(first, factory.change(Add("event", factory.new_id(), {"what": f"later {n}"})))
    store.apply(second, factory.change(*closing(store.load(second).head)))
    for name, reference in (("1.json", first), ("3.json", second)):
        (folder / name).write_text(json.dumps(dump(store.whole(reference))), "utf-8")
    (folder / "2.json").write_text("{}", "utf-8")
    store.close()


def _import(folder: Path) -> None:
    """Take in all files, in one go."""
    files = [(f"{n}.json", (folder / f"{n}.json").read_text) for n in (1, 2, 3)]
    store = open_store(folder / ARCHIVE)
    told = list(import_cases(nullcontext(store), ChangeFactory(), files))
    store.close()
    assert [bool(each.error) for each in told] == [False, True, False]


def _imported(folder: Path) -> None:
    """Each case is there as it was or as it is to be, and is what its log says."""
    titles = _titles(folder / ARCHIVE)
    assert titles in (FIRST, SECOND)
    store = open_store(folder / ARCHIVE, sync="OFF")
    for reference in store.references(CaseFilter()):
        whole = store.evidence(reference)
        assert not flaws(whole), flaws(whole)
        is_first = whole.record.head.title == FIRST[0]
        assert len(whole.record.rows) in ((1, 4) if is_first else (1,))
        assert bool(whole.record.head.digest) is not is_first
        assert titles == FIRST or not is_first or len(whole.record.rows) == 4  # one file after the other


def _archive_with_a_name(folder: Path) -> None:
    """An archive of two cases, one of which is called by a name."""
    for title in (FIRST[0], NAME):
        _write(folder / ARCHIVE, title)


def _forgotten(folder: Path) -> None:
    titles = _titles(folder / ARCHIVE)
    assert titles in ([NAME, FIRST[0]], ["[forgotten]", FIRST[0]])
    if NAME not in titles:
        assert not [path for path in folder.iterdir() if NAME.encode() in path.read_bytes()]
    store = open_store(folder / ARCHIVE)
    assert verify(store, ["1", "2"]).is_whole
    store.close()


def _merge_cases(folder: Path) -> None:
    store = open_store(folder / ARCHIVE)
    merge_cases(store, ChangeFactory(), *(store.load(store.resolve(text)) for text in ("2", "1")))
    store.close()


def _merged_or_two(folder: Path) -> None:
    """The two are two as they were, or one with the rows of both; neither is lost, and each is what its log says."""
    store = open_store(folder / ARCHIVE, sync="OFF")
    there = store.references(CaseFilter())
    assert len(there) in (1, 2)
    assert [len(store.load(reference).of(Event)) for reference in there] == ([2] if len(there) == 1 else [1, 1])
    assert len(store.references(CaseFilter(removed=True))) == 2 - len(there)
    assert verify(store, every=True).is_whole
    store.close()


WORKS = (
    Work("backup", _archive, lambda folder: back_up(folder / ARCHIVE, folder / BACKUP), _backed_up),
    Work(
        "backup-again",
        _archive_and_backup,
        lambda folder: back_up(folder / ARCHIVE, folder / BACKUP, force=True),
        _backed_up_again,
    ),
    Work("restore", _archive_and_backup, lambda folder: restore(folder / BACKUP, folder / ARCHIVE), _restored),
    Work(
        "restore-damaged",
        _damaged_and_backup,
        lambda folder: restore(folder / BACKUP, folder / ARCHIVE),
        _restored_from_damage,
    ),
    Work("import", _archive_and_files, _import, _imported),
    Work(
        "forget",
        _archive_with_a_name,
        lambda folder: forget(folder / ARCHIVE, ChangeFactory(), SoughtName(NAME), "[forgotten]"),
        _forgotten,
    ),
    Work("migration", _old_archive, lambda folder: open_store(folder / ARCHIVE).close(), _migrated),
    Work("merge-cases", _archive, _merge_cases, _merged_or_two),
)


def kills(work: Work, folder: Path, *, at_most: int = 1_000_000) -> Iterator[int]:
    """Kill it before each of its steps, or before so many of them that lie evenly; gives which, once it holds."""
    before, tried, counted = folder / "before", folder / "tried", folder / "count"
    before.mkdir()
    work.begin(before)
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.endurance.killed_steps", "--serve", work.name, tried],
        env={**os.environ, "LD_PRELOAD": str(shim(folder)), "FAIL_IN": str(tried), "FAIL_COUNT": str(counted)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    told, says = server.stdin, server.stdout
    assert told is not None
    assert says is not None

    def run(at: int) -> str:
        shutil.rmtree(tried, ignore_errors=True)
        shutil.copytree(before, tried)
        told.write(f"{at}\n")
        told.flush()
        return says.readline().strip()

    try:
        assert run(0) == "done"
        steps = int(counted.read_text())
        work.holds(tried)
        for at in range(1, steps + 1, max(1, -(-steps // at_most))):
            assert run(at) == "killed", (work.name, at)
            work.holds(tried)
            known = {path.name for path in (*before.iterdir(), tried / BACKUP, *copies(tried / ARCHIVE))}
            assert not [path for path in tried.iterdir() if path.name not in known and not path.name.endswith(_LEFT)]
            yield at
    finally:
        server.communicate()


def serve(work: Work, folder: Path) -> None:
    """Do it in a process of its own for each line, which says before which step it is killed; say how it ended."""
    for line in sys.stdin:
        if not (child := os.fork()):
            os.environ["FAIL_AT"], os.environ["FAIL_KILLS"] = line.strip(), "1"
            work.do(folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write("done\n" if status == 0 else "killed\n" if os.WIFSIGNALED(status) else "failed\n")
        sys.stdout.flush()


def main(words: Sequence[str]) -> None:
    """Do it for all works, or those that are named, and tell."""
    if words[:1] == ["--serve"]:
        serve(next(work for work in WORKS if work.name == words[1]), Path(words[2]))
        return
    for work in WORKS:
        if not words or work.name in words:
            with TemporaryDirectory() as folder:
                print(work.name, len([*kills(work, Path(folder))]), "kills")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
