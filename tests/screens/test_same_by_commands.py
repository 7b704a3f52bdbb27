"""One case, written with mistakes and corrected: by commands alone it becomes what it becomes on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from retro.cli.printed.row_json import record_as_plain
from retro.model.field_types import LinkType
from retro.model.record import KINDS, Retrospective
from retro.model.row_labels import linked_rows, row_name
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.head import HEAD, Head, Participant
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.timeline import TIMELINE, Event
from retro.store.sqlite.store import open_store
from tests.cli.running import Cli
from tests.screens.conftest import Open, settle, type_text

TITLE = "Two ribbons on the wrong boxes"
STARTED = "2026-11-18 10:20"
SUMMARY = "Two boxes left with each other's ribbon.\nBoth families noticed."
LINES: dict[Stage, tuple[str, ...]] = {
    HEAD: ("packing led @Ogawa part tied the ribbons",),
    TIMELINE: (
        "10:20 both ribbons are tied at one table #start",
        "13:14 the first family calls #detection",
        "13:30 the van is called back #action",
        "14:00 a row that should not be here",
        "14:10 a row that is deleted by mistake",
    ),
    CAUSE: (
        "two cards lay on one table ~fact",
        "nobody compares card and ribbon #escaped",
        "no place for each order ~presumed",
        "the same ribbon is used for all",
    ),
    PREVENTION: ("a place for each order @packing-lead due 2026-12-01 !weaker answers 1",),
}


def said(record: Retrospective) -> dict[str, Any]:
    """All that the record says, whatever its ids are; links by the names of the rows."""
    plain = record_as_plain(record)
    for name in ("id", "created"):
        del plain[name]
    for row in plain["rows"]:
        del row["id"]
        links = {field.name: field.type for field in KINDS[row["kind"]].fields() if isinstance(field.type, LinkType)}
        for name in links.keys() & row.keys():
            rows = linked_rows(record, links[name].load(row[name]), links[name])
            row[name] = [row_name(record, each) for each in rows if each]
    return plain


async def open_stage(pilot: Pilot[None], stage: Stage) -> None:
    await pilot.press(str(stage.number))
    await settle(pilot)


async def write(pilot: Pilot[None], *lines: str) -> None:
    await pilot.press("i")
    for line in lines:
        await type_text(pilot, line)
        await pilot.press("enter")
        await settle(pilot)
    await pilot.press("escape")
    await settle(pilot)


async def edit(pilot: Pilot[None], field: object, *keys: str, text: str | None = None) -> None:
    """Open the field of the chosen row, press keys or write a text in the place of what is there, and leave."""
    kind = next(kind for kind in KINDS.values() if field in kind.fields())
    await pilot.press("enter", *["tab"] * kind.fields().index(field), *keys)
    if text is not None:
        await pilot.press("ctrl+home", "ctrl+shift+end", "home", "shift+end", "delete")
        for number, line in enumerate(text.split("\n")):
            await pilot.press(*["enter"] * bool(number))
            await type_text(pilot, line)
    await pilot.press("escape")
    await settle(pilot)


async def on_the_screen(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("n")
        await type_text(pilot, TITLE)
        await pilot.press("enter")
        await type_text(pilot, STARTED)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await open_stage(pilot, HEAD)
        await write(pilot, *LINES[HEAD])
        await pilot.press("G")
        await edit(pilot, Participant.role, text="packing lead")
        await pilot.press("g")
        await edit(pilot, Head.severity, "right", "right", "space")
        await edit(pilot, Head.summary, text=SUMMARY)
        await open_stage(pilot, TIMELINE)
        await write(pilot, *LINES[TIMELINE])
        await pilot.press("g", "j")
        await edit(pilot, Event.happened, text="13:40")
        await pilot.press("G", "k", "x")
        await settle(pilot)
        await pilot.press("G", "x")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        await pilot.press("G")
        await edit(pilot, Event.what, text="the van is back")
        await open_stage(pilot, CAUSE)
        await write(pilot, *LINES[CAUSE])
        await pilot.press("g", "j", "j", "K")
        await settle(pilot)
        await pilot.press("greater_than_sign")
        await settle(pilot)
        await pilot.press("G", "x")
        await settle(pilot)
        await open_stage(pilot, PREVENTION)
        await write(pilot, *LINES[PREVENTION])
        await edit(pilot, Measure.answers, "space", "down", "space")
        await edit(pilot, Measure.strength, "left", "left", "left", "space")
        await edit(pilot, Measure.details, text="One mat\nfor each.")


def by_commands(cli: Cli) -> None:
    cli.done("new", TITLE, "--started", STARTED, "--zone", "Asia/Tokyo")
    cli.done("add", "1", "head", *LINES[HEAD])
    cli.done("edit", "1", "0.1", "role=packing lead")
    for stage in (TIMELINE, CAUSE, PREVENTION):
        cli.done("add", "1", stage.code, "-", typed="\n".join(LINES[stage]))
    cli.done("set", "1", "severity=high", "--text", "summary=-", typed=f"{SUMMARY}\n")
    assert cli.done("edit", "1", "1.2", "when=13:40") == "1.3\n"
    cli.done("rm", "1", "1.4")
    cli.done("rm", "1", "1.4")
    cli.done("undo", "1")
    cli.done("edit", "1", "1.4", "what=the van is back")
    assert cli.done("move", "1", "2.3", "up") == "2.2\n"
    assert cli.done("move", "1", "2.2", "under", "2.1") == "2.2\n"
    cli.done("rm", "1", "cause.4")
    cli.done(
        "edit", "1", "5.1", "answers=2.2", "strength=stronger", "--text", "details=-", typed="One mat\nfor each.\n"
    )


async def test_commands_make_what_the_screen_makes(opened: Open, database: Path, tmp_path: Path) -> None:
    await on_the_screen(opened)
    store = open_store(database)
    on_screen = store.load("2026-001")
    store.close()
    folder = tmp_path / "commands"
    folder.mkdir()
    cli = Cli(folder)
    by_commands(cli)
    assert said(cli.record()) == said(on_screen)
    assert [(cause.what, depth) for cause, depth in on_screen.causes()] == [
        ("two cards lay on one table", 0),
        ("no place for each order", 1),
        ("nobody compares card and ribbon", 0),
    ]
    assert on_screen.of(Measure)[0].answers == (on_screen.of(Cause)[1].id,)
    assert [event.what for event in on_screen.of(Event)][1:] == [
        "the van is called back",
        "the first family calls",
        "the van is back",
    ]
    assert on_screen.head.summary == SUMMARY
