"""Backups of an archive on a server: the tools of PostgreSQL make them, and here stands how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from shlex import quote

from retro.errors import RetroError
from retro.language import M_
from retro.url import Url

_LARGEST = 4 << 20
"""Bytes of a text that is looked through."""


def no_backup(url: Url, to: Path) -> RetroError:
    """That the server's own tools copy the archive into the file `to`, and how. No password is in it."""
    return RetroError(
        M_("An archive on a server is copied by the tools of PostgreSQL, also while others write."),
        M_("{command}\nThey ask ~/.pgpass for the password, as Retro does.",
           command=f"pg_dump --format=custom --schema={url.schema} --file={quote(str(to))} {quote(url.plain())}"),
    )  # fmt: skip


def files_with(others: Iterable[Path], stands_in: Callable[[str], bool]) -> Iterator[Path]:
    """The files among `others` in which something stands, in their order. What may not be opened is passed over."""
    for path in sorted(others):
        with suppress(OSError):
            if path.is_file() and stands_in(path.read_bytes()[:_LARGEST].decode("utf-8", "replace")):
                yield path


def no_restore(url: Url, file: Path) -> RetroError:
    """That the server's own tools put a copy back, and how: all of it or nothing."""
    return RetroError(
        M_("An archive on a server goes back to a copy by the tools of PostgreSQL."),
        M_("Keep what is there first: retro backup FILE. Then a DBA says, on the server:\n{command}",
           command=f"sudo -u postgres pg_restore --clean --if-exists --single-transaction{_server(url)} "
           f"--dbname={quote(url.said.get('dbname', 'DATABASE'))} {quote(str(file))}"),
    )  # fmt: skip


def _server(url: Url) -> str:
    """Which of the servers of the machine it is. Who reaches it is a DBA: writers may not take tables out."""
    port = url.said.get("port", "")
    return f" --port={port}" if port and "," not in port else ""
