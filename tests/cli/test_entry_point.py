"""What the door answers by itself it answers as the command line would; all else it leaves to that."""

from __future__ import annotations

import os
import sys
import threading
from threading import Thread

import pytest

from retro.cli import entry_point, plain_list, plain_open
from retro.cli.plain_words import QueryRequest
from tests.cli.running import Cli

BY_THE_DOOR = {
    ("list",): QueryRequest("", "", as_json=False, query=[]),
    ("list", "--json"): QueryRequest("", "", as_json=True, query=[]),
    ("list", "parcels", "--json"): QueryRequest("", "", as_json=True, query=["parcels"]),
    ("list", "no", "such", "thing"): QueryRequest("", "", as_json=False, query=["no", "such", "thing"]),
    ("list", "parcels", "-slip"): QueryRequest("", "", as_json=False, query=["parcels", "-slip"]),
    ("--lang", "ja", "list"): QueryRequest("", "ja", as_json=False, query=[]),
    ("--db", "none.db", "--lang", "ja", "list"): QueryRequest("none.db", "ja", as_json=False, query=[]),
}
BY_THE_COMMAND_LINE = [
    ("--json", "list"),
    ("list", "--lang", "ja"),
    ("--lang", "fr", "list"),
    ("--lang", "", "list"),
    ("--db=none.db", "list"),
    ("--db",),
    ("list", "--help"),
    ("list", "--", "--json"),
    ("list", "-h"),
    ("list", "--jsom"),
    ("list", ""),
    ("--version",),
    ("--version", "list"),
    ("lists",),
]
OPENED_BY_THE_DOOR = {
    (): plain_open.OpenRequest("", "", ""),
    ("--db", "none.db"): plain_open.OpenRequest("none.db", "", ""),
    ("open", "1"): plain_open.OpenRequest("", "", "1"),
    ("--db", "none.db", "--lang", "ja", "open", "2026-014"): plain_open.OpenRequest("none.db", "ja", "2026-014"),
}
OPENED_BY_THE_COMMAND_LINE = [
    ("open",),
    ("open", ""),
    ("open", "1", "2"),
    ("open", "--help"),
    ("open", "--", "1"),
    ("--lang", "fr", "open", "1"),
    ("--db=none.db", "open", "1"),
    ("opens", "1"),
]


@pytest.mark.parametrize("words", BY_THE_DOOR, ids=" ".join)
def test_a_plain_list_is_understood_by_the_door(words: tuple[str, ...]) -> None:
    assert plain_list.understood(words) == BY_THE_DOOR[words]


@pytest.mark.parametrize("words", BY_THE_COMMAND_LINE, ids=" ".join)
def test_all_else_is_left_to_the_command_line(words: tuple[str, ...]) -> None:
    assert plain_list.understood(words) is None


@pytest.mark.parametrize("words", OPENED_BY_THE_DOOR, ids=" ".join)
def test_what_opens_on_the_screen_is_understood_by_the_door(words: tuple[str, ...]) -> None:
    assert plain_open.understood(words) == OPENED_BY_THE_DOOR[words]


@pytest.mark.parametrize("words", OPENED_BY_THE_COMMAND_LINE, ids=" ".join)
def test_what_opens_in_any_other_way_is_left_to_the_command_line(words: tuple[str, ...]) -> None:
    assert plain_open.understood(words) is None


EVERYTHING = [*BY_THE_DOOR, *BY_THE_COMMAND_LINE, *OPENED_BY_THE_DOOR, *OPENED_BY_THE_COMMAND_LINE]


@pytest.mark.parametrize("words", EVERYTHING, ids=" ".join)
def test_the_door_says_what_the_command_line_says(
    case: Cli, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(case.folder)
    expected = case(*words)
    for name, value in {"RETRO_DB": str(case.db), "RETRO_CONFIG": str(case.config), "RETRO_LANG": "en"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["retro", *words])
    monkeypatch.setattr(sys.modules["__main__"], "__package__", "")  # click looks there how the program was started
    monkeypatch.setattr("click.formatting.FORCED_WIDTH", 80)  # as it is for the command line in tests
    monkeypatch.setattr(os, "_exit", sys.exit)
    status = 0
    try:
        entry_point.main()
    except SystemExit as end:
        status = int(end.code or 0)
    told = capfd.readouterr()
    assert (status, told.out, told.err) == (expected.exit_code, expected.stdout, expected.stderr)


def test_python_is_left_where_it_stands_only_when_nobody_has_anything_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.current_thread(), Thread()])
    entry_point._end(2)
    assert left == []
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.current_thread(), Thread(daemon=True)])
    entry_point._end("a word of its own")
    assert left == []
    entry_point._end(2)
    assert left == [2]
