"""The journal of a program that runs is its own, until the program is gone, however that comes about."""

from __future__ import annotations

import errno
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from retro.services.archive.recover import let_go
from retro.store import journal
from retro.store.journal import OwnJournal, Unsaved, is_held, journals, keep, left_behind, read

LINE = Unsaved("2026-001", "2026-11-20T12:00:00+09:00", "f" * 16, "timeline", "9:30 phones ring")
HOLDS = f"""
import sys
from pathlib import Path
from retro.store.journal import OwnJournal, Unsaved
own = OwnJournal(Path(sys.argv[1]), "a")
own.write([])
own.write([{LINE!r}])  # another file by now, and locked as the first was
print("written", flush=True)
sys.stdin.read()
"""


def _left(database: Path) -> list[Path]:
    with left_behind(database) as files:
        return files


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such lock")
def test_what_a_program_holds_that_runs_is_nobody_elses_and_left_behind_once_it_was_killed(tmp_path: Path) -> None:
    database = tmp_path / "retro.db"
    old = keep(database, [LINE], "old")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"written\n"
        held, _ = sorted(journals(database))
        assert (stat.S_IMODE(held.stat().st_mode), read(held), is_held(held)) == (0o600, [LINE], True)
        assert _left(database) == [old]
        let_go(database, [LINE])
        assert journals(database) == [held], "only what was left behind is gone"
        other.kill()
    assert _left(database) == [held]
    with left_behind(database) as files:
        assert files == [held]
        assert _left(database) == [], "two that start at once do not both take it"


def test_a_journal_of_ones_own_is_there_as_long_as_something_is_in_it(tmp_path: Path) -> None:
    own = OwnJournal(tmp_path / "retro.db", "a")
    own.remove()
    path = own.write([LINE])
    assert _left(tmp_path / "retro.db") == []
    own.remove()
    assert list(tmp_path.iterdir()) == []
    own.write([LINE])
    own.let_go()
    assert _left(tmp_path / "retro.db") == [path]


def test_where_no_lock_can_be_had_it_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    path = OwnJournal(tmp_path / "retro.db", "a").write([LINE])
    assert (_left(tmp_path / "retro.db"), read(path)) == ([path], [LINE])


def test_what_a_killed_writing_left_is_in_nobodys_way(tmp_path: Path) -> None:
    path = keep(tmp_path / "retro.db", [LINE], "a")
    path.with_suffix(".part").write_text("half")
    journal.remove(path)
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_version_reads_what_says_nothing_new(tmp_path: Path) -> None:
    assert "change" not in keep(tmp_path / "retro.db", [LINE], "a").read_text(encoding="utf-8")


def test_whatever_was_typed_is_read_as_it_was(tmp_path: Path) -> None:
    hostile = replace(LINE, text="one\u2028two\u2029three\x85four\r\nfive\x1c half \ud800 \\u0041 電話")
    assert read(keep(tmp_path / "retro.db", [hostile, LINE], "a")) == [hostile, LINE]


def test_what_a_full_disk_did_not_take_leaves_nothing_there_and_what_stood_there_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "retro.db"
    path = keep(database, [LINE], "a")

    def full(_fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep(database, [LINE, LINE], "a")
    assert list(tmp_path.iterdir()) == [path]
    assert read(path) == [LINE]
