"""The tests of the store that are asked of an archive on a server, too: one contract for both engines."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

import pytest

from retro.store.postgres import schema
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import PostgresStore, open_store
from retro.url import Url
from tests.postgres.server import Server, server

CORE = {
    "archive_list",
    "beginning",
    "calls",
    "colleagues",
    "fingerprints",
    "growing",
    "reconciling",
    "shortening",
    "undoing",
    "ones_own",
}
"""Tests that speak to a store as anything above it does, and are asked of both engines in every run."""
MORE = {
    "alike", "answering", "closing", "due_queries", "happened_again", "importing", "likely", "linking",
    "open_rows", "searching", "sharing", "told_after_closing", "voters", "waiting",
}  # fmt: skip
"""Those that are asked of both where somebody wants all of it: RETRO_WHOLE_CONTRACT=1."""
ONE_ENGINE = {
    "at_random": "terminals begin anew from copies of one file",
    "backup": "a backup is a file; tests/postgres/test_copying.py has that of a server",
    "copied": "what a file says of itself that is a copy, and rows that were read already",
    "declared": "the constants that a file is opened with",
    "engines": "asks nothing of a store",
    "forgotten_apart": "both archives are files, each with the copy that is kept beside it",
    "former_columns": "files that an earlier Retro made",
    "joining": "two archives at once, both of them files",
    "journal": "what waits to be saved lies in files beside the settings, whatever keeps the archive",
    "kept_copies": "copies of a file that is brought up to date",
    "killing": "a program is killed while it writes to a file; tests/postgres/test_torture.py has that of a server",
    "migrating": "files that an earlier Retro made",
    "opening": "a file is opened; tests/postgres/test_opening.py has that of a server",
    "restoring": "a file takes another one's place",
    "saves_at_random": "terminals begin anew from copies of one file",
    "search_index": "the index of words of SQLite; tests/postgres/test_searching.py has that of a server",
    "checkpoint": "what is beside a file goes into it",
    "torn_index": "pages of a file are broken",
    "transaction": "the lock of a file; tests/postgres/test_races.py has those of a server",
    "watch": "a file is watched from outside; tests/postgres/test_hearing.py has what a server tells",
    "without_checked": "asks nothing of a store",
}
"""Those that are asked of one engine alone, and why."""
_OF_A_FILE = {"path", "empty_file", "tmp_path", "database"}
"""What a test asks for that needs a file."""


def is_contract(asked: pytest.Metafunc) -> bool:
    """Whether a test is asked of both engines: it is of such a module, names no file, and says not `of_sqlite`."""
    modules = CORE | MORE if os.environ.get("RETRO_WHOLE_CONTRACT") else CORE
    is_of_one = _OF_A_FILE & set(asked.fixturenames) or asked.definition.get_closest_marker("of_sqlite")
    return asked.module.__name__.rpartition("test_")[2] in modules and not is_of_one


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
