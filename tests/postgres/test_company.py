"""The page for a company is kept true: its commands run one after the other, and what it says of failures is said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.language import Message
from retro.screens import base, trouble
from retro.store.postgres import copies, errors, opening
from retro.store.sqlite.store import open_store
from retro.url import Url
from tests.postgres.server import Server

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "COMPANY.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]


def test_its_commands_run_one_after_the_other(server: Server, tmp_path: Path) -> None:
    environ = {
        **os.environ, "HOME": str(tmp_path), "RETRO_CONFIG": str(tmp_path / "c.toml"), "RETRO_LANG": "en",
        "PATH": f"{server.programs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PGPASSWORD": "right",
    }  # fmt: skip
    dba = {"PGHOST": str(server.folder), "PGPORT": str(server.port), "PGUSER": "postgres"}
    assert COMMANDS[0] == "sudo apt-get install -y postgresql", "which is what this server came from"
    open_store(tmp_path / "retro.db").close()
    try:
        for command in COMMANDS[1:]:
            here = command.replace("db.example", f"127.0.0.1:{server.port}").replace("sudo -u postgres ", "")
            run = subprocess.run(
                here, shell=True, cwd=tmp_path, env={**environ, **dba}, capture_output=True, text=True, check=False,
                input="right\nright\n", start_new_session=True,
            )  # fmt: skip
            assert run.returncode == 0, f"{command}: {run.stderr}"
        assert (tmp_path / "retro.dump").stat().st_size
        held = server.sql("SELECT pg_has_role('ann', 'retro_writer', 'MEMBER')", database="retro")
        assert held == [(True,)]
    finally:
        server.sql("DROP DATABASE IF EXISTS retro")
        for role in ("board", "ann", "retro_writer", "retro_reader", "retro_owner"):
            server.sql(f"DROP ROLE IF EXISTS {role}")


def test_what_it_says_of_failures_is_said() -> None:
    said = "\n".join(Path(str(each.__file__)).read_text(encoding="utf-8") for each in (errors, opening, trouble, base))
    said = re.sub(r'"\n\s+"|\{user\}', lambda found: "ann" if "user" in found[0] else "", said)
    from retro.store.postgres import version

    said += Path(str(version.__file__)).read_text(encoding="utf-8")
    shown = TEXT.split("## What each failure looks like", 1)[1]
    cells = [line.split("|")[1] for line in shown.splitlines() if line.startswith("| `")]
    for words in (word for cell in cells for word in re.findall("`([^`]+)`", cell)):
        assert words in said, words


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (copies.no_backup, "postgresql://me@h:1/d?sslmode=require"),
        (copies.no_restore, "--port=1 --dbname=d 'a b.dump'"),
    ],
)
def test_how_it_is_copied_is_told_without_a_password(of: object, said: str) -> None:
    url = Url.read("postgresql://me:hush@h:1/d?schema=osaka&sslmode=require")
    error = of(url, Path("a b.dump"))  # type: ignore[operator]
    assert isinstance(error, RetroError)
    assert isinstance(error.step, Message)
    assert "'a b.dump'" in str(error.step)
    assert said in str(error.step)
    assert "hush" not in f"{error}{error.step}"
