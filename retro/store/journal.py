"""Files beside an archive, or in the state folder for one on a server, that keep what could not be saved in it.

Each program writes its own, whole or not at all, so that no two can disturb one another. Those of programs that are
gone are left behind, and whoever comes next sends them; the one of a program that runs is its own as long as it runs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

from retro.value import value
from retro.where import Where, beside

UNREADABLE = (OSError, ValueError, TypeError)
"""What a file raises that is damaged, somebody else's, or of a newer Retro."""
_ENDING = ".jsonl"
_ADDRESS = ".address"
"""How the file is called that says by which address an archive on a server was reached, beside its journals."""
_LATER = {"said", "change", "author", "login"}
"""Fields that journals of earlier versions do not have."""


@value
class Unsaved:
    """A line that was typed, or new values of the fields of an entry."""

    reference: str
    at: str
    """When it was typed, as ISO 8601."""
    row: str
    """The row that the line becomes, or whose fields are meant."""
    stage: str = ""
    """The code of the stage in which a line was typed; "" for fields."""
    text: str = ""
    """The line."""
    kind: str = ""
    """The kind of the row, where that is known."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What the line was read as, where it was, or the values of the fields."""
    seen: Mapping[str, Any] = field(default_factory=dict)
    """What the fields held when their writer began."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What was said of fields that are empty among the values, by its code: not known, does not apply, later."""
    change: str = ""
    """The id of the change as which it was tried, where it is not known by its row: what was made is not made again."""

    author: str = ""
    """Who typed it; "" in a journal of an earlier version."""
    login: str = ""
    """The name as which they log in at the server; "" for a file."""

    def plain(self) -> dict[str, Any]:
        """It as JSON has it; what later versions know of it is left out where it says nothing."""
        return {name: held for name, held in asdict(self).items() if held or name not in _LATER}


def keep(database: Where, unsaved: Sequence[Unsaved], name: str) -> Path:
    """Write what is unsaved into a journal of this `name`, which nobody else may read; gives its path."""
    path = _path(database, name)
    os.close(_write(path, unsaved))
    return path


def put(database: Where, unsaved: Sequence[Unsaved], name: str) -> Path | None:
    """Let the journal of this `name` hold this, and be none where it is nothing."""
    if unsaved:
        return keep(database, unsaved, name)
    remove(_path(database, name))
    return None


def without_time(unsaved: Sequence[Unsaved]) -> list[Unsaved]:
    """What it is, whenever it was looked at: of fields, nobody knows when they were typed in."""
    return [replace(each, at="") for each in unsaved]


def rewrite(path: Path, unsaved: Sequence[Unsaved]) -> None:
    """Let a journal hold this instead, whole or not at all."""
    os.close(_write(path, unsaved))


class OwnJournal:
    """The journal of a program that runs, which no other one takes for left behind. OSError where it cannot be written.

    Its file is locked as long as the program lives, however it ends: the system lets go of the lock then. The lock is
    taken before the file has its name, so that nobody finds it without. The number of a process would be that of
    another one after a while, and says nothing of one at another machine. Windows has no such lock, nor have all
    network folders: there somebody may take it who starts another Retro meanwhile. It is sent once all the same, as
    its rows and changes keep their ids.
    """

    def __init__(self, database: Where, name: str) -> None:
        self._database, self._name = database, name
        self._held: int | None = None
        """The file that is open, and locked."""

    def write(self, unsaved: Sequence[Unsaved]) -> Path:
        """Let it hold this, whole or not at all; gives its path."""
        path = _path(self._database, self._name)
        held = _write(path, unsaved)
        self.let_go()
        self._held = held
        return path

    def remove(self) -> None:
        """Nothing is unsaved."""
        if self._held is not None:
            _path(self._database, self._name).unlink(missing_ok=True)
            self.let_go()

    def let_go(self) -> None:
        """Leave it behind, for whoever comes next."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


def journals(database: Where) -> list[Path]:
    """The journals of an archive, the oldest first, those of programs that run among them."""
    place = beside(database)
    try:
        found = [each.path for each in os.scandir(place.parent) if each.name.startswith(_begin(place))]
    except OSError:
        return []
    return sorted((Path(each) for each in found if each.endswith(_ENDING)), key=_age)


def is_journal(file: Path) -> bool:
    """Whether a file is called as journals are."""
    return file.name.endswith(_ENDING) and _begin(Path()) in file.name


def of_other_addresses(database: Where) -> dict[Path, str]:
    """The journals of archives on servers that were reached by another address, with that one; "" if it is not known.

    They may be of this archive: its server has got another name. None for an archive in a file.
    """
    if isinstance(database, Path):
        return {}
    place, found = beside(database), dict[Path, str]()
    for path in sorted(place.parent.glob(f"server-*{_begin(Path())}*{_ENDING}")):
        if not path.name.startswith(_begin(place)):
            found[path] = ""
            with suppress(*UNREADABLE):
                archive = path.name.partition(_begin(Path()))[0]
                found[path] = path.with_name(archive + _ADDRESS).read_text(encoding="utf-8").strip()
    return found


@contextmanager
def left_behind(database: Where, only: Path | None = None) -> Iterator[list[Path]]:
    """The journals that no program which runs holds, the oldest first. Inside, nobody else takes them.

    With `only` this one is meant, whatever archive it was written for.
    """
    with ExitStack() as stack:
        yield [path for path in ([only] if only else journals(database)) if _take(path, stack)]


def is_held(path: Path) -> bool:
    """Whether a program that runs holds this journal."""
    with ExitStack() as stack:
        return path.exists() and not _take(path, stack)


def remove(path: Path) -> None:
    """Take a journal away that was left behind, with what was left of its last writing."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        path.with_suffix(".part").unlink(missing_ok=True)


def read(file: Path) -> list[Unsaved]:
    """What a journal holds. One of UNREADABLE if it is not as Retro writes them."""
    lines = file.read_text(encoding="utf-8").split("\n")  # a text may hold other signs that part lines
    return [Unsaved(**json.loads(line)) for line in lines if line]


def _path(database: Where, name: str) -> Path:
    place = beside(database)
    if place is not database:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(OSError):
            os.close(os.open(said := place.with_name(place.name + _ADDRESS), os.O_CREAT | os.O_EXCL, 0o600))
            said.write_text(f"{database}\n", encoding="utf-8")
    return place.with_name(f"{_begin(place)}{name}{_ENDING}")


def _begin(place: Path) -> str:
    return f"{place.name}-unsaved-"


def _age(path: Path) -> tuple[float, Path]:
    """When it was written; one that its program has just taken away counts as of now."""
    try:
        return path.stat().st_mtime, path
    except OSError:
        return float("inf"), path


def _write(path: Path, unsaved: Sequence[Unsaved]) -> int:
    """Put a journal onto the disk, whole or not at all; gives its file, which is open and locked as far as can be."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)  # of an earlier try, that was killed
    text = "".join(json.dumps(each.plain(), ensure_ascii=False) + "\n" for each in unsaved)
    fd = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        _lock(fd)
        with os.fdopen(fd, "w", encoding="utf-8", errors="backslashreplace", closefd=False) as file:
            file.write(text)
            file.flush()
            os.fsync(fd)
        if os.name == "nt":  # what is open there cannot be given another name
            os.close(fd)
            fd = os.open(os.devnull, os.O_RDONLY)
        part.replace(path)
        with suppress(OSError):  # that its name lasts, too; not every system can be told so
            _sync_folder(path.parent)
    except BaseException:
        os.close(fd)
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return fd


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _take(path: Path, stack: ExitStack) -> bool:
    """Whether no program which runs holds a journal; then nobody else gets it until the stack is left."""
    if os.name == "nt":
        return True
    try:
        fd = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:  # whoever reads it is told
        return True
    stack.callback(os.close, fd)
    try:
        return _lock(fd) and os.path.samestat(os.fstat(fd), path.stat())  # else it was written anew meanwhile
    except FileNotFoundError:  # its program took it away meanwhile
        return False


def _lock(fd: int) -> bool:
    """Lock a file that is open for whoever opened it; False if somebody else has it. Where none can be had, True."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return True
    try:
        flock(fd, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
