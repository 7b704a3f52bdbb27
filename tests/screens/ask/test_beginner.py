"""Somebody who has read nothing but the first screen, in a real pseudo-terminal of 80 x 24: a light case."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseKind
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.terminal import Terminal

ENGLISH = (
    "Trays nearly mixed up", "2026-11-18 10:20", "3", "10:00 two slips on one table", "",
    "one surface for two orders", "one place per order", "", "packer", "0", "y",
)  # fmt: skip
JAPANESE = (
    "箱を取り違えそうになった", "2026年11月18日10時20分", "ヒヤリハット", "10時 台の上に伝票が二枚", "",
    "一つの台に二件分の伝票", "一件に一つの置き場", "", "梱包担当", "0", "はい",
)  # fmt: skip
INPUT_METHOD = (
    "箱を取り違えそうになった", "２０２６年１１月１８日１０時２０分", "３", "１０：００　台の上に伝票が二枚", "。",
    "一つの台に二件分の伝票", "一件に一つの置き場", "", "梱包担当", "０", "はい",
)  # fmt: skip
MOST = 12
"""Answers that a light case may take."""


def lead(database: Path, lang: str, answers: Sequence[str]) -> Retrospective:
    """Type the answers, each once the screen has shown what the one before led to; nothing but them, n and Enter."""
    env = {"RETRO_LANG": lang, "RETRO_CONFIG": str(database.with_name("config.toml")), "TZ": "UTC"}
    with Terminal([sys.executable, "-m", "retro", "--db", database], cols=80, rows=24, env=env) as terminal:
        terminal.wait_for("retro import")
        terminal.send("n")
        terminal.wait_for_cursor(behind="")
        for answer in answers:
            before = terminal.screen()
            if answer:
                terminal.send(answer)
                terminal.wait_for_cursor(beside=answer[:8])
                before = terminal.screen()
            terminal.send("enter")
            terminal.wait_until(lambda screen, before=before: screen != before, f"nothing came of {answer}")  # type: ignore[misc]
        terminal.wait_until(lambda screen: "·" not in screen.splitlines()[0], "something is still asked")
        terminal.send("escape", "8")  # as the screen says
        terminal.wait_for("[English]" if lang == "en" else "[日本語]")
        terminal.kill()
    store = open_store(database)
    found = store.load("2026-001")
    store.close()
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="the terminal of the tests")
@pytest.mark.parametrize(
    ("lang", "answers"),
    [("en", ENGLISH), ("ja", JAPANESE), ("ja", INPUT_METHOD)],
    ids=["english", "japanese", "input-method"],
)
def test_a_light_case_is_led_to_its_end(tmp_path: Path, lang: str, answers: Sequence[str]) -> None:
    assert len(answers) <= MOST
    whole = lead(tmp_path / "retro.db", lang, answers)
    assert (whole.head.title, whole.head.case_kind) == (answers[0], CaseKind.NEAR_MISS)
    (event,), (cause,), (measure,) = whole.of(Event), whole.of(Cause), whole.of(Measure)
    assert event.happened is not None
    assert (event.what in answers[3], cause.what, measure.what, measure.owner) == (
        True, answers[5], answers[6], answers[8],
    )  # fmt: skip
