"""The README is kept true: its commands run, its lines are read, its keys are bound, its settings load."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain, takewhile
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import click
import pytest
from textual.binding import Binding

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
from retro.screens import everywhere
from retro.screens.actions import commands as actions
from retro.screens.archive import commands as archive
from retro.screens.drill import commands as drill
from retro.screens.figures import commands as figures
from retro.screens.lessons import commands as lessons
from retro.screens.meeting import commands as meeting
from retro.screens.reader import commands as reader
from retro.screens.report import commands as report
from retro.screens.search import commands as search
from retro.screens.similar import commands as similar
from retro.screens.walk import commands as walk
from retro.screens.walk.ask import commands as ask
from retro.settings import load_settings
from tests.of_each import of_each
from tests.records import ZONE, at, record
from widgets.commands import Command, key_name
from widgets.quick_entry import EntryLine

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


ON_SCREENS: dict[str, tuple[ModuleType, ...]] = {
    "everywhere": (everywhere, archive),
    "archive": (archive,),
    "search": (search, walk),  # the walk goes on along what was found
    "lessons": (lessons, walk),
    "figures": (figures,),
    "walk": (walk,),
    "question": (ask,),
    "entry line": (walk,),
    "meeting": (meeting,),
    "exercise": (drill,),
    "actions": (actions,),
    "reader": (reader,),
    "report": (report,),
}
"""Where the keys are declared of what the table of keys names in front."""
BY_TEXTUAL = {"entry line": {key_name(each.key) for each in EntryLine.BINDINGS if isinstance(each, Binding)}}
"""Keys that a widget binds by itself."""
KEY = re.compile(r"[A-Za-z]|F[0-9]+|Ctrl\+\w+|Enter|Esc|Space|Tab|Up|Down|Left|Right|PgUp|PgDn")
"""What is a key where it stands in a sentence; a sign there may be what is typed."""


def keys_in(modules: Iterable[ModuleType]) -> set[str]:
    """The keys of all commands that modules declare."""
    declared = [each for module in modules for each in vars(module).values()]
    several = [each for each in declared if isinstance(each, tuple)]
    commands = [each for each in (*declared, *chain(*several)) if isinstance(each, Command)]
    return {key_name(key) for command in commands for key in command.keys}


def named_keys() -> Iterator[tuple[str, str]]:
    """Each key of the table, with what stands in front of its row."""
    where = ""
    for first, keys, _does in table("The walk"):
        where = first.partition(" (")[0] or where
        yield from ((where, key) for key in code(keys))


@of_each(sorted(set(named_keys())))
def test_each_key_is_bound_where_the_table_says_so(where: str, key: str) -> None:
    assert key in keys_in(ON_SCREENS[where]) | BY_TEXTUAL.get(where, set())


def test_the_keys_that_are_named_in_passing_are_bound_somewhere() -> None:
    named = {key for first, _keys, does in table("The walk") for key in code(first + does) if KEY.fullmatch(key)}
    assert {"M", "F7", "T"} <= named
    everywhere_else = (module for modules in ON_SCREENS.values() for module in modules)
    assert named <= keys_in((*everywhere_else, similar))


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
