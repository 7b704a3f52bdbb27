"""The walk that leads in a real terminal that is too small meanwhile, with long answers, many rows, only signs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from retro.asking.question import Question, ReadBack
from retro.model.change import Add, Op
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.asking import scripts
from tests.asking.leading import Led, squeezed, steps

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the terminal of the tests")


def test_a_terminal_may_be_too_small_for_a_while_in_every_question(tmp_path: Path) -> None:
    kind, started, *rest = scripts.LIGHT.replace("yesterday", "2026-11-20").splitlines()
    first, *given = steps(tmp_path, "A case", started, [kind, *rest], "en")
    with Led(tmp_path / "retro.db", "en") as led:
        led.begin("A case", started, first)
        for step, before in zip(given, [first, *given], strict=False):
            half = len(step.answer) // 2
            led.terminal.send(step.answer[:half])
            led.grow_small_and_large(f"> {step.answer[:half]}", before)
            led.answer([step], half)
        led.terminal.wait_for("That is all")


def _unknown(question: Question) -> str:
    return "y" if isinstance(question.target, ReadBack) else "?"


def _denied(question: Question) -> str:
    return "y" if isinstance(question.target, ReadBack) else "-" if question.may_not_apply else "."


@pytest.mark.parametrize("answers", [_unknown, _denied], ids=["unknown", "denied"])
def test_a_sign_to_every_question_ends_and_is_kept(tmp_path: Path, answers: Callable[[Question], str]) -> None:
    first, *given = steps(tmp_path, "A case", "2026-11-18 10:20", answers, "en")
    with Led(tmp_path / "retro.db", "en") as led:
        led.begin("A case", "2026-11-18 10:20", first)
        led.burst(given)
    store = open_store(tmp_path / "retro.db")
    record = store.load("2026-001")
    store.close()
    assert record.rows == ()
    assert len(record.answers) > 20


LONG = "漢字" * 4_997


def test_an_answer_of_ten_thousand_characters_leaves_the_question_in_sight(tmp_path: Path) -> None:
    """It is pasted: as a row it is taken, as a choice refused, and the reason can be read to its end."""
    with _led(tmp_path, {"case_kind": "incident", "severity": "low", "started": "2026-11-18T10:00+00:00"}) as led:
        asks = squeezed("What was the first sign?")
        led.terminal.wait_until(lambda screen: asks in squeezed(screen))
        led.paste(f"10:00 {LONG}")
        led.terminal.wait_until(lambda screen: "…”" in screen and asks in squeezed(screen), "no reading")
        led.terminal.send("enter")
        led.terminal.wait_until(lambda screen: "And then?" in screen and "1.1  event, 10:00" in screen, "not taken")
    (event,) = _record(tmp_path).of(Event)
    assert event.what == LONG


def test_why_a_long_answer_is_none_is_told_to_the_end(tmp_path: Path) -> None:
    with _led(tmp_path, {"case_kind": "complaint"}) as led:
        led.terminal.wait_for("How bad is it?")
        led.paste(LONG)
        led.terminal.send("enter")
        led.terminal.wait_until(
            lambda screen: (
                "How bad is it?" in screen
                and squeezed("none of the answers: low, medium, high, critical.") in squeezed(screen)
            ),
            "no reason",
        )
    assert _record(tmp_path).head.severity is None


def test_among_three_hundred_rows_one_is_seen_and_chosen(tmp_path: Path) -> None:
    rows = [Add("event", f"{n:016x}", _event(n), float(n)) for n in range(1, 301)]
    with _led(tmp_path, HEAD, *rows) as led:
        led.terminal.wait_for("Who was involved")
        led.terminal.send("/1", "enter")
        led.terminal.wait_for("And then?")
        led.terminal.send("enter", "-", "enter")
        led.terminal.wait_for("When did we notice")
        led.terminal.wait_for("PgUp PgDn More rows")
        shown = led.terminal.screen()
        assert "event 150" not in shown
        while "event 150" not in shown:
            led.terminal.send("pageup")
            led.terminal.wait_until(partial(str.__ne__, shown), "no other rows")
            shown = led.terminal.screen()
        assert "When did we notice" in led.terminal.screen()
        led.terminal.send("150", "enter")
        led.terminal.wait_for("1.150  Kind: detection")
    assert [event.what for event in _record(tmp_path).of(Event) if event.event_kind] == ["event 150"]


def _event(n: int) -> dict[str, Any]:
    return {"what": f"event {n}", "happened": f"2026-11-18T{10 + n // 60}:{n % 60:02}+00:00", "confirmed": True}


HEAD = {
    "case_kind": "incident", "severity": "medium", "started": "2026-11-18T10:00+00:00", "affected": "checkout",
    "origin": "software",
}  # fmt: skip


def _led(folder: Path, head: dict[str, str], *rows: Op) -> Led:
    """The questions of a case that is begun."""
    store = open_store(folder / "retro.db")
    store.create({"title": "A case", "zone": "UTC", **head}, ChangeFactory().change(*rows))
    store.close()
    led = Led(folder / "retro.db", "en")
    led.terminal.wait_for("A case")
    led.terminal.send("enter")
    led.terminal.wait_until(lambda screen: "2026-001" in screen.splitlines()[0], "the case is not opened")
    led.terminal.send(" ")
    return led


def _record(folder: Path) -> Retrospective:
    store = open_store(folder / "retro.db")
    record = store.load("2026-001")
    store.close()
    return record
