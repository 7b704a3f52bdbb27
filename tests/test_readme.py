"""The README is kept true: its commands run, its lines are read, its keys are bound, its settings load."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, datetime
from itertools import takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest

from exports.format import Format
from exports.formats import FORMATS
from retro.cli.main import retro
from retro.language import language
from retro.model.field_types import DayType
from retro.model.moments.context import MomentContext
from retro.model.moments.reading import read_moment
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.several import lines_in
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause
from retro.model.stages.head import HEAD
from retro.model.stages.scope import Damage, Party
from retro.screens.actions.commands import COMMANDS as ACTIONS
from retro.screens.archive.commands import COMMANDS as ARCHIVE
from retro.screens.drill.commands import COMMANDS as DRILL
from retro.screens.everywhere import EVERYWHERE
from retro.screens.figures.commands import COMMANDS as FIGURES
from retro.screens.lessons.commands import COMMANDS as LESSONS
from retro.screens.reader.commands import COMMANDS as READER
from retro.screens.report.commands import COMMANDS as REPORT
from retro.screens.search.commands import COMMANDS as SEARCH
from retro.screens.walk.ask.commands import COMMANDS as ASKING
from retro.screens.walk.commands import COMMANDS as WALK, ENTERING, PASTED
from retro.settings import load_settings
from tests.records import ZONE, at, record
from widgets.commands import key_name

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", TEXT, re.DOTALL)
SCRIPTS = Path(sys.executable).parent


def commands(beginning: str) -> list[str]:
    return [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines() if line.startswith(beginning)]


def table(heading: str) -> list[list[str]]:
    """The rows of the first table behind a heading; a `\\|` in a cell is a plain `|`."""
    behind = TEXT.split(f"# {heading}\n", 1)[1].splitlines()
    start = next(i for i, line in enumerate(behind) if line.startswith("|---"))
    lines = takewhile(lambda line: line.startswith("|"), behind[start + 1 :])
    cells = (re.split(r"(?<!\\)\|", line)[1:-1] for line in lines)
    return [[cell.strip().replace("\\|", "|") for cell in row] for row in cells]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_the_two_set_up_commands_are_as_promised() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/retro demo" in commands("python3")
    assert (
        "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e '.[dev]' && .venv/bin/pytest"
        in commands("python3")
    )


def test_the_commands_of_the_command_line_run_one_after_the_other(tmp_path: Path) -> None:
    environ = {
        **os.environ,
        "RETRO_DB": str(tmp_path / "retro.db"),
        "RETRO_CONFIG": str(tmp_path / "c.toml"),
        "RETRO_LANG": "en",
    }
    environ["PATH"] = f"{SCRIPTS}{os.pathsep}{environ['PATH']}"
    run = [*commands("retro "), *commands("sqlite-utils ")]
    assert len(run) >= 13
    for command in run:
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert "the first family calls" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "時系列" in (tmp_path / "report.ja.md").read_text(encoding="utf-8")
    assert (tmp_path / "archive" / "2026-001.md").exists()
    assert (tmp_path / "pages" / "index.html").exists()


def test_the_table_of_commands_is_complete() -> None:
    forms = [form for cells in table("The command line") for form in code(cells[0]) if " " in form]
    listed = {form.split()[1] for form in forms}
    there = set(retro.list_commands(click.Context(retro)))
    untold, unknown = sorted(there - listed), sorted(listed - there)
    assert not untold, f"README.md does not name these commands: {', '.join(untold)}"
    assert not unknown, f"README.md names commands that there are not: {', '.join(unknown)}"


@pytest.mark.parametrize("form", FORMATS, ids=str)
def test_each_format_is_named(form: Format) -> None:
    plain = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    named = {word for cell in code(plain) for word in re.findall(r"[\w-]+", cell)}
    assert form.code in named, "README.md does not name this format"


def test_the_lines_of_the_entry_line_are_read() -> None:
    causes = Cause(what="slips lay on one table"), Cause(what="nobody compares")
    here = record(*causes, Damage(what="late"), Party(who="Lee family"), Party(who="Ray family"))
    stage = HEAD
    for cells in table("The entry line"):
        if cells[0]:
            stage = STAGES[int(cells[0][0])]
        for text in lines_in(code(cells[1])[0].replace("+7 ", "14:05 "), stage):
            line = read_line(text, stage, here)
            assert not set(line.entry.main_text) & set("#@~!"), line.entry.main_text


def test_the_moments_are_read() -> None:
    sentence = re.search(r"always read back:\n(.*?), with a zone", TEXT, re.DOTALL)
    assert sentence
    now = datetime(2026, 11, 26, 10, 0, tzinfo=ZoneInfo(ZONE))
    context = MomentContext(date(2026, 11, 20), ZoneInfo(ZONE), at("14:00"), now=now)
    for text in code(sentence[1]):
        read_moment(text, context)
    due = re.search(r"something is due \((.*?)\)", TEXT, re.DOTALL)
    assert due
    for text in code(due[1]):
        assert (DayType(ahead=True).read(re.sub("^(due |期限：)", "", text), context) or now.date()) > now.date()


def test_the_keys_are_bound() -> None:
    on_screens = (
        EVERYWHERE,
        ARCHIVE,
        WALK,
        ENTERING,
        PASTED,
        ASKING,
        REPORT,
        ACTIONS,
        SEARCH,
        LESSONS,
        READER,
        DRILL,
        FIGURES,
    )
    shown = [command for commands in on_screens for command in commands]
    bound = {key_name(key) for command in shown for key in command.keys}
    for cells in table("The walk"):
        for key in code(cells[1]):
            assert key in bound or key == "Up", key


def test_the_settings_load(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(next(block for kind, block in BLOCKS if kind == "toml"), encoding="utf-8")
    settings = load_settings({"RETRO_CONFIG": str(path)})
    assert settings.language == "ja"
    assert settings.keys == {"walk.delete": ("d", "delete")}
    assert settings.organisation_in("en").closing == "1-2-3 Minato, Yokohama\nTelephone 045 000 0000"
    assert settings.organisation_in("ja").name == "株式会社ほしぞらギフト"
    assert settings.organisation_in("ja").logo == settings.organisation_in("en").logo == tmp_path / "logo.svg"


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)]+)\)", TEXT))
def test_what_it_links_to_is_there(path: str) -> None:
    assert path.startswith("https://") or (ROOT / path).exists()


def test_japanese_readers_find_their_line() -> None:
    assert language("ja")("Timeline") == "時系列"
    assert "retro --lang ja" in TEXT
