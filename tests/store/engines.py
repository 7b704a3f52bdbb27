"""The tests of the store that are asked of an archive on a server, too: one contract for both engines."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from functools import cache

import pytest

from retro.store.postgres import schema
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import PostgresStore, open_store
from retro.url import Url
from tests.postgres.server import Server, server

_CORE = {
    "archive_list",
    "beginning",
    "calls",
    "colleagues",
    "fingerprints",
    "growing",
    "merging",
    "shortening",
    "undoing",
    "ones_own",
}
"""Tests that speak to a store as anything above it does, and are asked of both engines in every run."""
_MORE = {
    "alike", "answering", "closing", "due_queries", "happened_again", "importing", "joining", "likely", "linking",
    "open_rows", "searching", "sharing", "told_after_closing", "voters", "waiting",
}  # fmt: skip
"""Those that are asked of both where somebody wants all of it: RETRO_WHOLE_CONTRACT=1."""
_OF_A_FILE = {"path", "empty_file", "tmp_path", "database"}
_PEEKS = ("_conn", "sqlite3")
"""What stands in a test that asks SQLite how it goes about it, or makes a file of an earlier Retro."""


def is_contract(asked: pytest.Metafunc) -> bool:
    """Whether a test is asked of both engines."""
    modules = _CORE | _MORE if os.environ.get("RETRO_WHOLE_CONTRACT") else _CORE
    if asked.module.__name__.rpartition("test_")[2] not in modules or _OF_A_FILE & set(asked.fixturenames):
        return False
    source = inspect.getsource(asked.function)
    return not any(word in source for word in _PEEKS)


def on_a_server() -> Callable[[], PostgresStore]:
    """Opens an archive on a server, which is empty; the test is skipped where there can be no server."""
    running = server()
    url = _prepared(running)
    running.sql("CALL contract.emptied()")
    return lambda: open_store(url)


@cache
def _prepared(running: Server) -> Url:
    url = Url.read(running.url("contract"))
    Preparing(url, roles=False).prepare()
    held = " ".join(
        f'IF EXISTS (SELECT FROM "{name}") THEN TRUNCATE "{name}" CASCADE; END IF;'
        for name in (*(each.name for each in schema.tables()), "sqlite_sequence")
    )
    running.sql(
        f"""CREATE PROCEDURE contract."emptied" () LANGUAGE plpgsql
        SET search_path = contract AS $$ BEGIN {held} END $$"""
    )
    return url
