"""A server of PostgreSQL for the tests of one process: made when one first asks for it, stopped with the process."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=40 -c timezone=Pacific/Apia"
"""What is lost in a crash of the machine may be lost; and its clock shows another hour than ours."""
_AS_PEOPLE_SORT = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
"""Words stand in another order than their bytes, unless a column says so. From version 15 on, where ICU is built in."""
_RULES = """\
local all all trust
host all shut 127.0.0.1/32 reject
host all all 127.0.0.1/32 scram-sha-256
"""


class Server:
    """A server that runs. Whoever comes through its socket is trusted; at 127.0.0.1 a password is asked for."""

    def __init__(self, folder: Path, port: int, programs: Path, owner: Sequence[str] = ()) -> None:
        self.folder = folder
        self.port = port
        self.programs = programs
        self._owner = owner

    def url(self, schema: str = "retro", *, user: str = "postgres", database: str = "postgres") -> str:
        """The address of an archive, through the socket."""
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}&schema={schema}"

    def start(self, options: str = _FAST) -> None:
        """Start it, and wait until it answers."""
        where = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories={self.folder} {options}"
        self._control("start", "-l", str(self.folder / "log"), "-o", where)

    def stop(self, mode: str) -> None:
        """Stop it and wait until it is gone: `fast` ends what goes on, `immediate` is as if it had crashed."""
        self._control("stop", "-m", mode)

    def end(self) -> None:
        """It is over: nothing of it is kept."""
        with suppress(FileNotFoundError):  # it does not run
            os.kill(int((self.folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _control(self, *words: str) -> None:
        control = [str(self.programs / "pg_ctl"), "-D", str(self.folder / "data"), "-w", "-s", *words]
        subprocess.run([*self._owner, *control], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def sql(self, statements: str, *, database: str = "postgres") -> list[tuple[object, ...]]:
        """Carry out statements as the superuser; gives the rows of the last."""
        import psycopg

        place = f"host={self.folder} port={self.port} user=postgres dbname={database}"
        with psycopg.connect(place, autocommit=True) as conn:
            cursor = conn.execute(statements.encode())
            while cursor.nextset():
                pass
            return cursor.fetchall() if cursor.description else []


@cache
def _running() -> Server | str:
    """The server, or why there is none."""
    if not _PROGRAMS:
        return "no PostgreSQL is installed: apt-get install postgresql"
    try:
        import psycopg  # noqa: F401 -- whether it is there is asked
    except ImportError as error:
        return str(error)
    programs = _PROGRAMS[0]
    owner: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="retro-pg-", dir="/tmp"))
    if os.geteuid() == 0:  # it does not run as root
        try:
            who = pwd.getpwnam("postgres")
        except KeyError:
            return "there is no user postgres, and root may run no server"
        os.chown(folder, who.pw_uid, who.pw_gid)
        owner = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    initdb = [
        str(programs / "initdb"),
        "-D",
        str(data),
        "-A",
        "trust",
        "-U",
        "postgres",
        "--no-sync",
        "-E",
        "UTF8",
    ]
    if subprocess.run([*owner, *initdb, *_AS_PEOPLE_SORT], check=False, capture_output=True).returncode:
        subprocess.run([*owner, *initdb, "--locale=C"], check=True, capture_output=True)
    subprocess.run([*owner, "tee", str(data / "pg_hba.conf")], input=_RULES, text=True, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Server(folder, port, programs, owner)
    made.start()
    atexit.register(made.end)
    return made


def server() -> Server:
    """The server of this process; the test is skipped, and says why, where there can be none."""
    found = _running()
    if isinstance(found, str):
        pytest.skip(found)
    return found
