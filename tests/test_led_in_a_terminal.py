"""`retro ask` in a real terminal: typed, killed, taken up again, interrupted. Linux only."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")


def _ask(database: Path, lang: str = "en") -> Terminal:
    env = {"RETRO_DB": str(database), "RETRO_CONFIG": str(database.parent / "none.toml"), "RETRO_LANG": lang}
    return Terminal([RETRO, "ask", "1"], cols=80, rows=24, env=env)


def test_a_kill_loses_no_answer_and_it_goes_on_there(tmp_path: Path) -> None:
    database = tmp_path / "retro.db"
    store = open_store(database)
    reference = store.create({"title": "Wrong switch", "zone": "UTC"}, ChangeFactory().change())
    with _ask(database) as terminal:
        terminal.wait_until(lambda screen: "What was it?" in screen)
        terminal.send("near miss", "enter")
        terminal.wait_until(lambda screen: "When did it begin?" in screen)
        terminal.send("20 Nov 2026 14:05", "enter")
        terminal.wait_until(lambda screen: "first sign" in screen or "happened first" in screen)
        terminal.kill()
    head = store.load(reference).head
    assert (head.case_kind, head.started is not None) == ("near-miss", True)

    with _ask(database, "ja") as terminal:
        terminal.wait_until(lambda screen: "最初" in screen)
        terminal.send("14:05　設定を間違えた", "enter")
        terminal.wait_until(lambda screen: "それから何が起きましたか" in screen)
        os.kill(terminal.pid, signal.SIGINT)
        terminal.wait_until(lambda screen: "答えたものはすべて残っています" in screen)
        assert terminal.quit() == 128 + signal.SIGINT
    with _ask(database) as terminal:
        terminal.wait_until(lambda screen: "And then?" in screen)
        terminal.send("/qu", "tab")
        terminal.wait_until(lambda screen: "> /quit" in screen)
        assert terminal.quit("enter") == 0
    assert [row.main_text for row in store.load(reference).rows] == ["設定を間違えた"]
    store.close()
