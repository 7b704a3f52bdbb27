"""What tests of the report page share: the samples, a way to the page, and what stands outside of the archive."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from exports.report import Beside, make_report
from exports.request import ReportRequest
from retro.language import language
from retro.model.change import Add, Applied, Values
from retro.screens.report.screen import ReportScreen
from retro.services.memory.recurrence import since
from retro.services.sending.accounts import last_account
from retro.store.sqlite.store import open_store
from tests.screens.conftest import factory, screen_text, settle

FIRST = "2025-001"
"""The sample at the foot of the archive."""


def add(database: Path, reference: str, *rows: tuple[str, Values], first: int = 9000) -> None:
    """Add rows to a retrospective, as another terminal would."""
    store, stamps = open_store(database), factory(first)
    ops = [Add(kind, stamps.new_id(), values, float(place)) for place, (kind, values) in enumerate(rows, 100)]
    assert isinstance(store.apply(reference, stamps.change(*ops)), Applied)
    store.close()


def case_with_name(database: Path) -> str:
    """A case in which a participant's name stands in an event that is confirmed; its reference."""
    store, stamps = open_store(database), factory(8000)
    started = "2026-11-18T10:20+09:00"
    values = {"title": "Parcels swapped", "zone": "Asia/Tokyo", "started": started, "responsibility": "ours"}
    reference = store.create(values, stamps.change())
    store.close()
    add(
        database,
        reference,
        ("participant", {"role": "shipping lead", "name": "Ayako Tanaka"}),
        ("damage", {"what": "Ms Tanaka sent the wrong parcel to two families", "certainty": "confirmed"}),
        ("event", {"what": "nobody has checked this", "happened": started, "confirmed": False}),
    )
    return reference


def team_report(database: Path, reference: str, code: str = "en") -> str:
    """The team's report, as it is in the archive now."""
    store = open_store(database)
    record = store.load(reference)
    beside = Beside(later=tuple(since(store, record)), before=last_account(store, record))
    store.close()
    return make_report(record, ReportRequest(language(code)), beside).document.markdown


async def to_report(pilot: Pilot[None], *keys: str) -> ReportScreen:
    """From the archive to the report of its last case (or what `keys` choose), drawn to its end."""
    await pilot.press(*(keys or ("end", "e")))
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ReportScreen)
    await drawn(pilot)
    return screen


async def drawn(pilot: Pilot[None]) -> None:
    """Wait until what was asked for is shown."""
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)


def line(pilot: Pilot[None], number: int) -> str:
    """A line of the screen, counted from the top; from the foot if negative."""
    return screen_text(pilot).split("\n")[number]


def said(pilot: Pilot[None]) -> str:
    """The messages that were shown for a moment."""
    return "\n".join(str(each.message) for each in pilot.app._notifications)
