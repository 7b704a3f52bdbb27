"""How each screen looks, twice: in a small light terminal in Japanese, and in a large dark one in English.

A picture that differs is shown in `snapshot_report.html`, beside the one that is kept. Where the change is meant, look
at both and keep the new ones: `pytest -n 0 tests/screens/test_snapshots.py --snapshot-update`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from retro import language
from retro.app import RetroApp
from retro.model.change_factory import ChangeFactory
from retro.model.quick_entry.pasted import PastedLine
from retro.model.stages import STAGES
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.reader.screen import ReaderScreen
from retro.screens.report.screen import ReportScreen
from retro.screens.store_worker import StoreWorker
from retro.screens.themes import DARK, LIGHT
from retro.services.changing.add_lines import add_lines, read_lines
from retro.services.follow_up.close import close
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store
from tests import quick_pilot
from tests.picture import without_fonts
from tests.screens.conftest import NOON, settle, type_text, until
from tests.screens.reading import drawn
from tests.screens.test_six_stages import ENGLISH, JAPANESE, Case
from widgets.case_list import CaseList

Compare = Callable[..., bool]

SVGImageExtension.file_extension = "svg"  # it says so under a name that syrupy does not ask for any more


@dataclass(frozen=True)
class Look:
    """A terminal, and what is written in it."""

    lang: str
    theme: str
    size: tuple[int, int]
    case: Case
    titles: Mapping[str, str]
    """Titles of other cases of the archive, by the days on which they started."""
    words: Mapping[str, str]
    """What is typed."""


LOOKS = {
    "ja": Look(
        "ja",
        LIGHT.name,
        (80, 24),
        JAPANESE,
        {
            "2025-12-19": "名入れの誤り：記念品のお名前の一字を取り違えてお届けし、式に間に合わなかった件",
            "2026-03-02": "折り返しのお電話をお約束の時刻に差し上げなかった",
            "2026-10-05": "注文確定画面の停止（45分）",
        },
        {
            "find": "電話",
            "search": "伝票",
            "nothing": "存在しない",
            "new": "冷蔵便の温度上昇",
            "line": "14時50分 配送車が営業所に戻る #対処",
            "wrong": "14時99分 配送車が戻る",
            "palette": "原因",
            "reason": "お客様から新しい事実のご連絡",
            "day": "来週金曜",
            "note": "森様、たいへんお怒り。記念品のお名前が一字違う",
            "memory": "出荷口の電話が鳴りっぱなしだった",
            "roles": "出荷責任者、梱包担当、支店長",
        },
    ),
    "en": Look(
        "en",
        DARK.name,
        (120, 40),
        ENGLISH,
        {
            "2025-12-19": "A name misspelt on a gift, which came too late for the wedding that it was meant for",
            "2026-03-02": "A call back that was promised and never made",
            "2026-10-05": "Checkout down for 45 minutes",
        },
        {
            "find": "call",
            "search": "slip",
            "nothing": "no such case",
            "new": "Chilled goods too warm",
            "line": "14:50 the van is back at the depot #action",
            "wrong": "14:99 the van is back",
            "palette": "cause",
            "reason": "the customer told us a new fact",
            "day": "next Fri",
            "note": "Mr Lee, very angry: the name on the gift is misspelt",
            "memory": "the phone at the door rang and rang",
            "roles": "shipping lead, packer, branch manager",
        },
    ),
}

ARCHIVE, WALK, CLOSED, EMPTY = "archive", "walk", "closed", "empty"
"""Where a view begins: in the archive, in the walk through a case, through one that is closed, in an empty archive."""
REFERENCES = {WALK: "2026-003", CLOSED: "2025-001"}

VIEWS: dict[str, tuple[str, ...]] = {
    "archive": (ARCHIVE, "down"),
    "archive-empty": (EMPTY,),
    "archive-find": (ARCHIVE, "f", "=find"),
    "archive-nothing-found": (ARCHIVE, "f", "=nothing", "enter"),
    "search": (ARCHIVE, "slash", "=search", "down"),
    "search-empty": (ARCHIVE, "slash"),
    "lessons": (ARCHIVE, "d", "L", "down"),
    "reading": (ARCHIVE, "r", "tab"),
    "figures": (ARCHIVE, "i", "down"),
    "figures-cases": (ARCHIVE, "i", "down", "enter"),
    "archive-new": (ARCHIVE, "n", "=new"),
    "actions": (ARCHIVE, "a", "down"),
    "actions-new-date": (ARCHIVE, "a", "n", "=day"),
    **{f"walk-{number}-{stage.code}": (WALK, str(number)) for number, stage in enumerate(STAGES)},
    "walk-empty-stage": (CLOSED, "O", "escape", "2"),
    "walk-edit-line": (WALK, "1", "down", "enter", "tab"),
    "walk-edit-choice": (WALK, "3", "enter", "tab", "tab"),
    "walk-edit-head": (WALK, "0", "home", "enter"),
    "walk-entry": (WALK, "1", "i", "=line"),
    "walk-entry-refused": (WALK, "1", "i", "=wrong", "enter"),
    "walk-closed": (CLOSED, "1"),
    "walk-close": (WALK, "C"),
    "walk-ask": (WALK, "space"),
    "walk-recall": (WALK, "f6", "=memory", "enter"),
    "walk-reopen": (CLOSED, "O", "=reason"),
    "report-team": (WALK, "e"),
    "report-management": (WALK, "e", "a"),
    "report-customer-names": (WALK, "e", "a", "a"),
    "report-stopped": (WALK, "e", "a", "a", "p"),
    "reword": (WALK, "e", "a", "a", "l", "r"),
    "report-find": (WALK, "e", "slash", "=palette", "enter"),
    "export": (WALK, "e", "w"),
    "export-file": (WALK, "e", "w", "shift+tab"),
    "keys-archive": (ARCHIVE, "question_mark"),
    "keys-walk": (WALK, "question_mark"),
    "palette": (WALK, "colon", "=palette"),
    "meeting": (WALK, "M", "=roles"),
    "meeting-step": (WALK, "M", "=roles", "enter", "f6", "f6", "f6"),
    "drill": (WALK, "D", "=memory", "enter"),
    "drill-compared": (WALK, "D", "=memory", "enter", "enter"),
    "call": (ARCHIVE, "t", "=note", "enter", "=memory"),
    "call-over": (ARCHIVE, "t", "=note", "enter", "escape"),
}
"""The screens, by what is pressed to come there; `=find` types what the look says for it."""


def factory(now: datetime = NOON, first: int = 1) -> ChangeFactory:
    """A clock that stands still, and ids that count."""
    ids = count(first)
    return ChangeFactory(lambda: now, lambda: f"{next(ids):016x}", "tester")


def fill(store: Store, look: Look) -> None:
    """An archive of the case that is typed in `test_six_stages`, one that is closed, and some others."""
    makes = factory()
    for day, title in look.titles.items():
        values = {"title": title, "zone": "Asia/Tokyo", "started": day, "origin": "logistics", "severity": "high"}
        store.create(values, makes.change())
    head = {"zone": "Asia/Tokyo", "started": "2026-11-18T10:20+09:00", "responsibility": "ours", "severity": "medium"}
    reference = store.create({**head, "title": look.case.title}, makes.change())
    record = store.load(reference)
    for stage, lines in look.case.lines.items():
        pasted = [PastedLine(number, line, line) for number, line in enumerate(lines, 1)]
        read = read_lines(record, stage, pasted, now=NOON, new_id=makes.new_id)
        assert not read.refused
        record = add_lines(store, makes, record, read).record
    close(store, makes, store.load(REFERENCES[CLOSED]), because="the snapshot")
    assert reference == REFERENCES[WALK]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive for each look."""
    folder = tmp_path_factory.mktemp("archives")
    for look in LOOKS.values():
        language.use(look.lang)
        store = open_store(folder / f"{look.lang}.db", sync="OFF")
        fill(store, look)
        store.close()
    return folder


@pytest.fixture
def pictured(
    archives: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Look, str], App[None]]]:
    """Makes the app at the begin of a view."""
    monkeypatch.chdir("/")  # where an export goes is shown
    picture = RetroApp.export_screenshot
    monkeypatch.setattr(RetroApp, "export_screenshot", lambda app, **how: without_fonts(picture(app, **how)))
    workers: list[StoreWorker] = []

    def make(look: Look, begin: str) -> App[None]:
        language.use(look.lang)
        if begin != EMPTY:
            shutil.copy(archives / f"{look.lang}.db", database)
        workers.append(StoreWorker(lambda: open_store(database, sync="OFF"), factory(first=10_000)))
        app = RetroApp(workers[-1], zone="Asia/Tokyo", theme=look.theme, reference=REFERENCES.get(begin, ""))
        quick_pilot.draw_when_read(app)
        return app

    yield make
    for worker in workers:
        worker.close()


async def _rest(pilot: Pilot[None]) -> None:
    """Wait until all that comes by itself is shown."""
    await settle(pilot)
    if isinstance(pilot.app.screen, ReportScreen):  # over which nothing is open that would be waited for
        await drawn(pilot)
    if isinstance(screen := pilot.app.screen, ReaderScreen):  # which makes its page, and names like cases, aside
        await until(pilot, lambda: not any(worker.is_running for worker in pilot.app.workers if worker.node is screen))
        await settle(pilot)
    await until(pilot, lambda: _is_previewed(pilot))


def _is_previewed(pilot: Pilot[None]) -> bool:
    """Whether the archive shows what it shows of a case once the cursor rests on it."""
    screen = pilot.app.screen
    if not isinstance(screen, ArchiveScreen) or not screen.query_one("#preview").display:
        return True
    case = (cases := screen.query_one(CaseList)).case(cases.cursor)
    if case is None:
        return True
    return case.reference in str(screen.query_one("#look", Static).content) and screen.back_from is not None


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("look", LOOKS)
def test_view(look: str, view: str, snap_compare: Compare, pictured: Callable[[Look, str], App[None]]) -> None:
    seen = LOOKS[look]
    begin, *keys = VIEWS[view]

    async def go(pilot: Pilot[None]) -> None:
        await _rest(pilot)
        for key in keys:
            await (type_text(pilot, seen.words[key[1:]]) if key.startswith("=") else pilot.press(key))
            await _rest(pilot)
        pilot.app.clear_notifications()  # they go by themselves after a while
        for line in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):  # its cursor comes and goes
            line.cursor_blink = False
            line._cursor_visible = True
        await settle(pilot)

    assert snap_compare(pictured(seen, begin), terminal_size=seen.size, run_before=go)
