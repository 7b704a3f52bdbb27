"""All that one remembers, on the screen in a real terminal: typed, killed, taken up again, sorted. Linux only."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.review import Recollection
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "key": "F1 Keys", "free": "Everything, in any order", "else": "What else do you remember?",
        "back": "Once more, from the end", "other": "from another's place", "sort": "Which of these happened",
        "cause": "what made it possible", "first": "10:00 two slips on one table", "second": "nobody was at the door",
        "third": "10:20 the van had left", "happened": "two slips on one table", "left": "the van had left",
    },
    "ja": {
        "key": "F1 キー一覧", "free": "順不同で", "else": "ほかに覚えていること",
        "back": "今度は終わりから", "other": "ほかの人の立場から", "sort": "起きた出来事はどれ",
        "cause": "なぜ起こり得たのか", "first": "10時　伝票が2枚、同じ台にあった", "second": "出口に誰もいなかった",
        "third": "10時20分　車はもう出ていた", "happened": "伝票が2枚、同じ台にあった", "left": "車はもう出ていた",
    },
}  # fmt: skip


def _open(database: Path, lang: str) -> Terminal:
    env = {"RETRO_LANG": lang, "RETRO_CONFIG": str(database.with_name("config.toml"))}
    return Terminal([RETRO, "--db", database, "open", "1"], cols=80, rows=24, env=env)


def _record(database: Path) -> Retrospective:
    store = open_store(database)
    record = store.load("2026-001")
    store.close()
    return record


@pytest.mark.parametrize("lang", WORDS)
def test_what_is_remembered_survives_a_kill_and_becomes_rows_by_number(tmp_path: Path, lang: str) -> None:
    database, words = tmp_path / "retro.db", WORDS[lang]
    store = open_store(database)
    head = {"title": "Trays", "zone": "Asia/Tokyo", "started": "2026-11-18T10:00+09:00", "case_kind": "near-miss"}
    store.create(head, ChangeFactory().change())
    store.close()
    with _open(database, lang) as terminal:
        terminal.wait_for("Space")
        terminal.send(" ")
        terminal.wait_for(words["key"])
        terminal.send("f6")
        terminal.wait_for(words["free"])
        terminal.send(words["first"], "enter")
        terminal.wait_for(words["else"])
        terminal.send(words["second"], "enter", "enter")
        terminal.wait_for(words["back"])
        terminal.kill()
    assert [row.what for row in _record(database).of(Recollection)] == [words["first"], words["second"]]

    with _open(database, lang) as terminal:
        terminal.wait_for("Space")
        terminal.send(" ")
        terminal.wait_for(words["back"])
        terminal.send(words["third"], "enter")
        terminal.wait_for(words["third"])
        terminal.send("enter")
        terminal.wait_for(words["other"])
        terminal.send("enter")
        terminal.wait_for(words["sort"])
        terminal.send("1 3" if lang == "en" else "１　３", "enter")
        terminal.wait_for(words["cause"])
        terminal.send("1", "enter")
        terminal.wait_until(lambda screen: words["cause"] not in screen)
        assert terminal.quit("ctrl+q") == 0
    record = _record(database)
    assert [row.what for row in record.of(Event)] == [words["happened"], words["left"]]
    assert all(row.happened for row in record.of(Event))
    assert [row.what for row in record.of(Cause)] == [words["second"]]
    assert not record.of(Recollection)
