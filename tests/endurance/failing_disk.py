"""A disk that fails at every write and fsync in turn: `python -m tests.endurance.failing_disk` shows what comes of it.

A save that was acknowledged is there, what was there before is there, no file is half, and whoever waits is told.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import exports
import retro.cli
import retro.services
import retro.store
from exports.data.folder import MANIFEST
from retro.cli import entry_point
from retro.model.change_factory import ChangeFactory
from retro.model.stages.timeline import Event
from retro.store.sqlite.backup import back_up
from retro.store.sqlite.kept import copies
from retro.store.sqlite.store import open_store
from tests.sampled import sampled

REFERENCE = "2026-002"
NAME = "Hanako Tanaka"
OLDEST = Path(__file__).parent.parent / "store" / "schemas" / "0001.sql"


def shim(folder: Path) -> Path:
    """The library that makes a disk fail."""
    library = folder / "failing_disk.so"
    source = Path(__file__).with_name("failing_disk.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def samples(folder: Path) -> None:
    """An archive of the samples, and a report."""
    sampled(folder / "retro.db")
    (folder / "report.md").write_text("what was there before")


def backup(folder: Path) -> None:
    """An archive that went on since its backup."""
    archive = folder / "retro.db"
    store = open_store(archive)
    for title in ("first", "second"):
        store.create({"title": title}, ChangeFactory().change())
        back_up(archive, folder / f"{title}.db")
    store.close()


def named(folder: Path) -> None:
    """An archive of two cases, one of which is called by a name."""
    store = open_store(folder / "retro.db")
    for title in ("first", NAME):
        store.create({"title": title}, ChangeFactory().change())
    store.close()


def older(folder: Path) -> None:
    """An archive of the first schema."""
    conn = sqlite3.connect(folder / "retro.db")
    conn.executescript(OLDEST.read_text(encoding="utf-8"))
    conn.close()


@dataclass(frozen=True)
class Work:
    """A command, and what must hold in the folder that it writes to, whatever failed."""

    name: str
    words: Sequence[str]
    holds: Callable[[Path, Path, subprocess.CompletedProcess[str]], None]
    """Called with the folder, the same folder as it was before, and how the command ended. AssertionError if not."""
    begin: Callable[[Path], None] = samples
    """Puts into the folder what is there before."""


def saved(folder: Path, before: Path, ended: subprocess.CompletedProcess[str]) -> None:
    """The database is sound, holds what it held, and holds what was acknowledged."""
    conn = sqlite3.connect(folder / "retro.db")
    assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    conn.close()
    store, was = open_store(folder / "retro.db"), open_store(before / "retro.db")
    try:
        new = {event.what for event in store.load(REFERENCE).of(Event)}
        old = {event.what for event in was.load(REFERENCE).of(Event)}
    finally:
        store.close()
        was.close()
    assert old <= new
    acknowledged = {line.split("·")[0] for line in ended.stdout.splitlines()}
    assert len(new - old) >= len(acknowledged), (new - old, acknowledged)


def whole(folder: Path, before: Path, ended: subprocess.CompletedProcess[str]) -> None:
    """Each file is as it was, or as it is to be; nothing else lies about."""
    wanted = _files(before.with_name("wanted"))
    old = _files(before)
    for name, data in _files(folder).items():
        if name.endswith(MANIFEST):
            json.loads(data)  # whole, whatever of the export it notes
        elif not name.startswith("retro.db"):
            assert name in wanted, name
            assert data in {wanted[name], old.get(name)} or name.endswith("site.json"), name
    if ended.returncode == 0:
        assert {name for name in wanted if not name.startswith("retro.db")} <= _files(folder).keys()


def titles(path: Path) -> list[str]:
    """What is in an archive, which is sound."""
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sorted(title for (title,) in conn.execute("SELECT title FROM retrospective"))


def restored(folder: Path, _before: Path, ended: subprocess.CompletedProcess[str]) -> None:
    """The archive is the backup if that was said, else as it was; nothing is called as a backup and is none."""
    first, both = ["first"], ["first", "second"]
    assert titles(folder / "retro.db") in ([first] if ended.returncode == 0 else [both, first])
    kept = [titles(copy) for copy in copies(folder / "retro.db")]
    assert kept in ([[both]] if titles(folder / "retro.db") == first else [[both], []])


def brought_up_to_date(folder: Path, before: Path, ended: subprocess.CompletedProcess[str]) -> None:
    """The archive was brought up to date, and is kept as it was, or it is as it was."""
    was, now = titles(before / "retro.db"), [*copies(folder / "retro.db")]
    assert titles(folder / "retro.db") == was
    assert all(titles(copy) == was for copy in now)
    if ended.returncode == 0:
        assert len(now) == 1


def forgotten(folder: Path, _before: Path, ended: subprocess.CompletedProcess[str]) -> None:
    """The name is gone if that was said, else all of it is there or none."""
    done, was = ["[forgotten]", "first"], [NAME, "first"]
    assert titles(folder / "retro.db") in ([done] if ended.returncode == 0 else [done, was])


WORKS = (
    Work("save", ("add", REFERENCE, "timeline", "-"), saved),
    Work("export", ("export", REFERENCE, "-o", "report.md", "--force"), whole),
    Work("tables", ("export", REFERENCE, "-o", "tables", "--format", "csv", "--force"), whole),
    Work("all", ("export", "--all", "out", "--force"), whole),
    Work("site", ("site", "site", "--force"), whole),
    Work("backup", ("backup", "first.db", "--force"), whole, backup),
    Work("restore", ("restore", "first.db"), restored, backup),
    Work("forget", ("forget", NAME, "--yes"), forgotten, named),
    Work("migration", ("list",), brought_up_to_date, older),
)
Run = Callable[..., subprocess.CompletedProcess[str]]
"""Does a work in a folder while the write of this number fails, with more in the environment."""
STREAMS = ("stdin", "stdout", "stderr")
COUNTED = "count"
"""Names of files beside the folder that is written to: what the command reads and says, and how often it wrote."""
LINES = "2026-03-01 09:00 phones start ringing\n2026-03-01 09:05 they ring again\n"


def failures(work: Work, folder: Path, run: Run, *, step: int = 1) -> Iterator[tuple[int, bool, str]]:
    """Let each `step`-th write and fsync fail, alone and with all behind it; gives which, and what was told."""
    before, wanted, tried = (folder / name for name in ("before", "wanted", "tried"))
    before.mkdir()
    work.begin(before)
    shutil.copytree(before, wanted)
    ended = run(work, wanted, 0)
    assert ended.returncode == 0, ended.stderr
    count = int((folder / COUNTED).read_text())
    for at in range(1, count + 1, step):
        for lasting in (False, True):
            shutil.rmtree(tried, ignore_errors=True)
            shutil.copytree(before, tried)
            ended = run(work, tried, at, **({"FAIL_ON": "1"} if lasting else {}))
            assert "Traceback" not in ended.stderr, ended.stderr
            assert ended.returncode == 0 or "error: " in ended.stderr, ended
            work.holds(tried, before, ended)
            yield at, lasting, f"{ended.returncode} {ended.stderr.strip()}"


@contextmanager
def ready(folder: Path) -> Iterator[Run]:
    """Runs `retro` on that disk, each time in a fork of a process that has imported all of it."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.endurance.failing_disk", "--serve"],
        env={**os.environ, "LD_PRELOAD": str(shim(folder))}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    asked, told = server.stdin, server.stdout
    assert asked is not None
    assert told is not None

    def run(work: Work, there: Path, at: int, **more: str) -> subprocess.CompletedProcess[str]:
        folder = there.parent
        env = {
            "FAIL_IN": str(there), "FAIL_AT": str(at), "FAIL_COUNT": str(folder / COUNTED),
            "RETRO_DB": str(there / "retro.db"), "RETRO_LANG": "en", "RETRO_CONFIG": str(there / "none.toml"), **more,
        }  # fmt: skip
        (folder / STREAMS[0]).write_text(LINES, "utf-8")
        asked.write(json.dumps([str(there), [*map(str, work.words)], env]) + "\n")
        asked.flush()
        code = int(told.readline())
        said = [(folder / name).read_text("utf-8") for name in STREAMS[1:]]
        return subprocess.CompletedProcess(work.words, code, *said)

    try:
        yield run
    finally:
        server.communicate()


def serve() -> None:
    """Run `retro` for each line that says where, with which words and in which environment; say how it ended."""
    for room in (retro.cli, retro.services, retro.store, exports):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    gc.freeze()
    for line in sys.stdin:
        there, words, env = json.loads(line)
        if not (child := os.fork()):
            os.chdir(there)
            for number, name in enumerate(STREAMS):
                flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY
                os.dup2(os.open(Path(there).parent / name, flags), number)
            sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.argv = ["retro", *words]
            os.environ.update(env)
            entry_point.main()
            return
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main(names: Sequence[str]) -> None:
    """Do it for all works, or those that are named, and tell."""
    if [*names] == ["--serve"]:
        serve()
        return
    with TemporaryDirectory() as library, ready(Path(library)) as run:
        for work in WORKS:
            if names and work.name not in names:
                continue
            with TemporaryDirectory() as folder:
                told: dict[str, int] = {}
                for _at, _lasting, said in failures(work, Path(folder), run):
                    short = " | ".join(said.replace(folder, "").split("\n")[-2:])
                    told[short] = told.get(short, 0) + 1
            print(work.name, sum(told.values()), "failures")  # noqa: T201
            for said, times in told.items():
                print("   ", times, said)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
