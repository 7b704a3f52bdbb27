"""A meeting in a real terminal: killed in every step, it goes on there; line by line and on the screen. Linux only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.edits import changed
from retro.model.found import Found
from retro.model.head_choices import CaseKind
from retro.model.stages.follow_up import Check
from retro.model.stages.meeting import Meeting
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import SqliteStore, open_store
from tests.terminal import RETRO, Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")

STEPS = (
    "Rules and roles", "Last promises", "1 Timeline", "2 Cause", "3 Scope", "4 Remedy", "5 Prevention", "6 Changes",
    "Read-back",
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    database = tmp_path / "retro.db"
    store = open_store(database)
    event = Add("event", "e", {"what": "phones ring", "happened": "2026-11-20T09:00+00:00"}, 1.0)
    store.create({"title": "Parcels swapped", "zone": "UTC", "started": "2026-11-20"}, ChangeFactory().change(event))
    store.close()
    return database


def terminal(database: Path, *words: str, cols: int = 100) -> Terminal:
    env = {"RETRO_DB": str(database), "RETRO_CONFIG": str(database.parent / "none.toml"), "RETRO_LANG": "en"}
    return Terminal([RETRO, *words], cols=cols, rows=30, env=env)


def meetings(database: Path) -> tuple[Meeting, ...]:
    store: SqliteStore = open_store(database)
    found = store.load("2026-001").of(Meeting)
    store.close()
    return found


def test_line_by_line_a_kill_in_any_step_comes_back_to_that_step(archive: Path) -> None:
    for n, step in enumerate(STEPS, 1):
        with terminal(archive, "meet", "1") as room:
            if n == 1:
                room.wait_until(lambda screen: "Who is in the room?" in screen)
                room.send("lead, packer", "enter")
            else:
                room.wait_until(lambda screen, at=f"{n - 1} of 9": at in screen)  # type: ignore[misc]
                room.send("/next", "enter")
            room.wait_until(lambda screen, at=f"{n} of 9 · {step}": at in screen)  # type: ignore[misc]
            room.kill()
    with terminal(archive, "meet", "1") as room:
        room.wait_until(lambda screen: "9 of 9 · Read-back" in screen)
        room.send("/end", "enter")
        room.wait_until(lambda screen: "The meeting is over." in screen)
        assert room.exit_code() == 0
    (held,) = meetings(archive)
    assert (held.roles, held.goes_on) == (("lead", "packer"), False)


SAID = (
    ("2", "How bad is it?", "How bad is it?"),  # a complaint: that is not asked again
    ("d", "That is all here.", "That is all here."),
    ("09:10 the van is stopped", "1.2  event, 09:10, “the van is stopped”", "the van is stopped"),
    ("parcels lie apart", "What was meant to happen this time?", "What was meant to happen this time?"),
    ("37 parcels late", "3.1  damage, 37 parcels, “parcels late”", "parcels late"),
    (
        "16:30 right parcel brought by hand",
        "4.1  remedy, 16:30, “right parcel brought by hand”",
        "right parcel brought by hand",
    ),
    (
        "When a label is printed, then it is read aloud",
        "5.1  measure, “When a label is printed, then it is read aloud”",
        "When a label is printed, then it is read aloud",
    ),
    (
        "nothing: the table is rented until March",
        "6.1  reason why nothing changes, “the table is rented until March”",
        "the table is rented until March",
    ),
    ("shift lead 12 Dec", "shift lead: is it agreed?", "shift lead: is it agreed?"),
)
"""What is typed in each step, what is shown once it is kept, and by what one sees it when one comes back."""
"""What is entered in each step, and what shows afterwards that it was."""


def test_on_the_screen_a_kill_in_any_step_comes_back_to_it_with_what_was_entered(archive: Path) -> None:
    store = open_store(archive)
    promise = Add("measure", "m", {"what": "one place per order", "owner": "lead", "due": "2026-11-01"}, 1.0)
    earlier = {"title": "Parcels lost", "zone": "UTC", "started": "2026-10-20", "origin": "logistics"}
    store.create(earlier, ChangeFactory().change(promise))
    head = store.load("2026-001").head
    store.apply("2026-001", ChangeFactory().change(*changed(head, {"origin": "logistics"})))
    store.close()

    for n in range(len(STEPS) + 1):
        with terminal(archive, "open", "1") as room:
            room.wait_for("Parcels swapped")
            room.send("M")
            if n == 0:
                room.wait_for("Who is in the room?")
                room.send("lead", "enter")
            else:
                room.wait_for(f"{n} of 9 · {STEPS[n - 1]}")
                room.wait_for(SAID[n - 1][2])
                room.send("f6")
            if n < len(STEPS):
                room.wait_for(f"{n + 1} of 9 · {STEPS[n]}")
                room.send(SAID[n][0], "enter")
                room.wait_for(SAID[n][1])
            room.kill()

    store = open_store(archive)
    case, other = store.load("2026-001"), store.load("2026-002")
    store.close()
    (held,), (measure,), (check,) = case.of(Meeting), case.of(Measure), other.of(Check)
    assert (held.roles, held.goes_on) == (("lead",), True)
    assert (case.head.case_kind, case.head.normally) == (CaseKind.COMPLAINT, "parcels lie apart")
    assert [each.what for each in case.of(Event)] == ["phones ring", "the van is stopped"]
    assert [each.what for each in case.of(Damage)] == ["parcels late"]
    assert [each.what for each in case.of(Remedy)] == ["right parcel brought by hand"]
    assert (measure.what, measure.owner) == ("When a label is printed, then it is read aloud", "shift lead")
    assert str(measure.due) == "2026-12-12"
    assert (check.of, check.found) == ("m", Found.DONE)


def test_a_second_terminal_shows_what_the_first_one_does_until_it_is_over(archive: Path) -> None:
    with terminal(archive, "meet", "1") as leads:
        leads.wait_until(lambda screen: "Who is in the room?" in screen)
        leads.send("lead", "enter")
        leads.wait_until(lambda screen: "1 of 9" in screen)
        with terminal(archive, "meet", "1") as follows:
            follows.wait_until(lambda screen: "this one follows it" in screen)
            leads.send("/1 09:10 the van is stopped", "enter")
            follows.wait_until(lambda screen: "the van is stopped" in screen)
            leads.send("/next", "enter")
            follows.wait_until(lambda screen: "2 of 9 · Last promises" in screen)
            leads.send("/end", "enter")
            follows.wait_until(lambda screen: "The meeting was ended." in screen)
            assert follows.exit_code() == 0
