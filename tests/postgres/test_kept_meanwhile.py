"""The server goes away while somebody types, and their terminal dies: all of it is there at the next start, once."""

from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter

from retro.model.change import Change
from retro.store.journal import read
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.url import Url
from tests.postgres.proxy import far_away
from tests.postgres.server import Server
from tests.screens.conftest import NOON
from tests.terminal import RETRO, Terminal

LINES = ["14:05 phones start ringing", "14:09 second call", "14:12 the van is stopped"]


def test_what_was_typed_in_an_outage_outlives_the_program(server: Server, schema: str, tmp_path: Path) -> None:
    Preparing(Url.read(server.url(schema)), roles=False).prepare()
    store = open_store(Url.read(server.url(schema)))
    store.create({"title": "Two parcels swapped"}, Change("f" * 16, NOON, "kaoru", (), "f" * 16))
    store.close()
    state = {"RETRO_STATE": str(tmp_path / "last-export.json")}
    with far_away(server) as proxy:
        words = [RETRO, "--db", proxy.url(schema), "open", "2026-001"]
        with Terminal(words, cols=120, env=state) as terminal:
            terminal.wait_for("Two parcels swapped")
            terminal.send("1", "i", LINES[0], "enter")
            terminal.wait_until(lambda screen: re.search(r"saved \d\d:", screen) is not None, "saved")
            proxy.go_away()
            for line in LINES[1:]:
                terminal.send(line, "enter")
            typed = perf_counter()
            while [each.text for file in tmp_path.glob("*.jsonl") for each in read(file)] != LINES[1:]:
                assert perf_counter() < typed + 10, terminal.screen()
                terminal.listen(perf_counter() + 0.02)
            terminal.wait_for("not saved yet (server away since")
            with Terminal(words, cols=120, env=state) as other:
                other.wait_for("cannot be reached")
            terminal.kill()
        proxy.come_back()
        with Terminal(words, cols=120, env=state) as terminal:
            terminal.wait_for("2 lines of an earlier run were added.")
            terminal.quit("ctrl+q")
    assert not list(tmp_path.glob("*.jsonl"))
    found = server.sql(f'SELECT "what" FROM "{schema}"."event" ORDER BY "position"')
    assert [f"{line}" for (line,) in found] == [line[6:] for line in LINES]
