"""The same words do the same, on the command line and on the screen: every line of a file is written on both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from retro import language
from retro.app import RetroApp
from retro.cli import click_messages
from retro.model.change import Add, Delete, Logged, Op, Restore
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.stages import STAGES
from retro.screens.store_worker import StoreWorker
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import SqliteStore, open_store
from tests.cli.running import NOW, Cli
from tests.screens.conftest import settle, until
from tests.services.conftest import HEAD, REFERENCE, ROWS, numbered

FILE = Path(__file__).parent / "fixtures" / "lines.tsv"
LINES = [tuple(line.split("\t")) for line in FILE.read_text(encoding="utf-8").splitlines()]
NUMBERS = {stage.code: str(stage.number) for stage in STAGES}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    yield
    language.use("en")
    click_messages.speak("en")


def begun(path: Path, *, closed: bool = False) -> int:
    """The same case in each archive; gives how many changes it has."""
    store = open_store(path)
    store.create(dict(HEAD), numbered(5000).change(*ROWS))
    if closed:
        store.apply(REFERENCE, numbered(6000).change(*closing(store.load(REFERENCE).head)))
    changes = len(store.changes(REFERENCE))
    store.close()
    return changes


def on_the_command_line(folder: Path, lines: Iterable[tuple[str, ...]], lang: str) -> list[str]:
    """What each line is refused with; "" for one that was taken."""
    cli, error = Cli(folder), {"en": "error: ", "ja": "エラー："}[lang]
    cli.ids = (f"{n:016x}" for n in count(1))
    said = []
    for stage, line in lines:
        result = cli("add", "1", stage, "--", line, RETRO_LANG=lang)
        wrong = [each.removeprefix(error) for each in result.stderr.splitlines() if each.startswith(error)]
        assert bool(wrong) == bool(result.exit_code), (line, result.stderr)
        said.append(language.language(lang).sentences(wrong))
    return said


async def on_the_screen(path: Path, lines: Iterable[tuple[str, ...]], lang: str) -> list[str]:
    """The same, typed into the entry line of the walk, with the cursor on the last row."""
    language.use(lang)
    ids = (f"{n:016x}" for n in count(1))
    store_worker = StoreWorker(lambda: open_store(path), ChangeFactory(lambda: NOW, lambda: next(ids), "tester"))
    app, said = RetroApp(store_worker, zone="Asia/Tokyo", reference=REFERENCE), []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        walk = app.screen
        assert isinstance(walk, WalkScreen)
        for stage, group in groupby(lines, key=lambda each: each[0]):
            walk.focus_rows()
            await walk.action_go(int(NUMBERS[stage]))
            await settle(pilot)
            with app.batch_update():  # it is told by what the widgets hold; nobody looks at the picture in between
                said += [await type_line(pilot, walk, line) for _stage, line in group]
            walk.entry.text = ""
    store_worker.close()
    return said


async def type_line(pilot: Pilot[None], walk: WalkScreen, line: str) -> str:
    walk._rows.action_last()
    walk.entry.text = ""
    walk.entry.enter()
    await pilot.pause()
    walk.entry.text = line
    await pilot.press("enter")
    await until(pilot, lambda: bool(walk.lines.question) or not walk.lines.waiting)
    if walk.lines.question:
        await pilot.press("n", "enter")
        await until(pilot, lambda: not walk.lines.waiting)
    await pilot.pause()
    return "" if not walk.entry.text else str(walk.entry.query_one(".echo", Static).content)


def log(path: Path, after: int) -> list[list[Op]]:
    """What was written, with the ids of new rows in the order in which they came."""
    store: SqliteStore = open_store(path)
    logged = store.changes(REFERENCE, after)
    store.close()
    names = {row: f"new {n}" for n, row in enumerate(_new(logged))}
    return [[_named(op, names) for op in each.change.ops] for each in logged]


def _new(logged: Iterable[Logged]) -> list[str]:
    return [op.id for each in logged for op in each.change.ops if isinstance(op, Add)]


def _named(op: Op, names: dict[str, str]) -> Op:
    renamed = replace(op, id=names.get(op.id, op.id))
    if isinstance(renamed, Add):
        return replace(renamed, values={name: _value(value, names) for name, value in renamed.values.items()})
    assert not isinstance(op, Delete | Restore)
    return renamed


def _value(value: Any, names: dict[str, str]) -> Any:
    return names.get(value, value) if isinstance(value, str) else value


def japanese(line: str) -> bool:
    """Whether a line is written in Japanese."""
    return any(ord(letter) > 0x3000 for letter in line)


def test_the_file_holds_enough_of_both_kinds() -> None:
    assert len(LINES) >= 200
    assert {stage for stage, _line in LINES} == set(NUMBERS)
    assert sum(japanese(line) for _stage, line in LINES) >= 50


async def refused_on_both(folder: Path, lines: Sequence[tuple[str, ...]], lang: str) -> list[tuple[str, ...]]:
    """The lines that are refused, on both with the same words; all others write the same on both."""
    ours, theirs = folder / "retro.db", folder / "screen.db"
    after = begun(ours)
    assert begun(theirs) == after
    command = on_the_command_line(folder, lines, lang)
    screen = await on_the_screen(theirs, lines, lang)
    differ = [(line, ours, theirs) for line, ours, theirs in zip(lines, command, screen, strict=True) if ours != theirs]
    assert differ == []
    assert log(ours, after) == log(theirs, after)
    return [line for line, said in zip(lines, command, strict=True) if said]


async def test_every_line_does_the_same_on_both(tmp_path: Path) -> None:
    refused = await refused_on_both(tmp_path, LINES, "en")
    assert 30 <= len(refused) <= len(LINES) - 120

    # And what is refused, or is Japanese, where the screen is Japanese.
    folder = tmp_path / "japanese"
    folder.mkdir()
    lines = [line for line in LINES if line in refused or japanese(line[1])]
    assert len(await refused_on_both(folder, lines, "ja")) >= 30


async def test_a_closed_case_takes_the_same_lines_on_both(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "retro.db", tmp_path / "screen.db"
    after = begun(ours, closed=True)
    begun(theirs, closed=True)
    command = on_the_command_line(tmp_path, LINES[-40:], "en")
    screen = await on_the_screen(theirs, LINES[-40:], "en")
    assert [bool(said) for said in command] == [bool(said) for said in screen]
    assert log(ours, after) == log(theirs, after)
    assert len(log(ours, after)) > 1
