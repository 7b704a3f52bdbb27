"""Where an archive is: a file, or a server that keeps it for many."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from retro.errors import UsageError
from retro.language import M_

if TYPE_CHECKING:
    from retro.url import Url

Where: TypeAlias = "Path | Url"
"""Ask `isinstance(where, Path)`: `retro.url` is loaded for a server alone."""


_OF_LIBPQ = {"host", "hostaddr", "port", "dbname", "user", "password", "service"}
"""With which of its names the other form of an address begins that libpq takes."""


def read_where(text: str) -> Where:
    """The place that a text names; UsageError if it is a URL, and a wrong one, or another form of an address."""
    if "://" in text or text.startswith(("postgres:", "postgresql:")):
        from retro.url import Url

        return Url.read(text)
    name, said, _value = text.partition("=")
    if said and name.strip().lower() in _OF_LIBPQ:
        raise UsageError(
            M_("An archive on a server is named by an address, and not by NAME=VALUE."),
            M_(
                "Write it like postgresql://NAME@HOST:5432/DATABASE. Leave the password out: it belongs into ~/.pgpass."
            ),
        )
    return Path(text).expanduser()


def state_folder(environ: Mapping[str, str]) -> Path:
    """The folder of what Retro remembers for its user: that of RETRO_STATE, else the user's state folder."""
    if named := environ.get("RETRO_STATE"):
        return Path(named).expanduser().parent
    from platformdirs import user_state_path

    return user_state_path("retro", appauthor=False)


def copy_of(url: Url, environ: Mapping[str, str] = os.environ) -> Path:
    """Where the copy of an archive on a server is that is read while it is away, in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("retro", appauthor=False) / f"copy-{url.digest(environ)}.db"


def login_at(where: Where) -> str:
    """The name as which one logs in where the archive is on a server; "" for a file."""
    return "" if isinstance(where, Path) else where.user


def in_shell(where: Where | str) -> str:
    """How an archive is named in a command that is shown, so that a shell reads one word when it is pasted.

    Behind the question mark of an address stands `&`, and in a path a space, where a shell would cut.
    """
    from shlex import quote

    return quote(str(where))


def beside(where: Where, environ: Mapping[str, str] = os.environ) -> Path:
    """The path beside which files lie that belong to an archive: its own, or one in the state folder for a server's.

    It tells neither who reaches the server nor by which password.
    """
    return where if isinstance(where, Path) else state_folder(environ) / f"server-{where.digest(environ)}"
