"""Whose hand was raised is kept nowhere: what earlier versions wrote of it goes, and what was closed stays whole."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlite_utils import Database

from retro.model import json_format
from retro.model.chain import chained
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.stages.review import Vote
from retro.review.flaws import flaws
from retro.store.sql import log, seal
from retro.store.sqlite.store import open_store

VOTES = (
    Add("event", "e", {"what": "it rings"}, 1.0),
    Add("vote", "v", {"row": "e", "points": 3}, 1.0),
    Add("vote", "w", {"row": "e", "points": 2}, 2.0),
)


def as_before(path: Path, reference: str) -> None:
    """Make the file one in which votes name roles: in their column, and in the log."""
    store = open_store(path)
    whole = store.whole(reference)
    store.close()
    named = tuple(
        replace(
            logged,
            change=replace(
                logged.change,
                ops=tuple(
                    replace(op, values={**op.values, "by": "the night clerk"})
                    if isinstance(op, Add) and op.kind == "vote"
                    else op
                    for op in logged.change.ops
                ),
            ),
            link=None,
        )
        for logged in whole.log
    )
    conn = sqlite3.connect(path)
    db = Database(conn)
    log.rewrite(db, whole.record.head.id, entries := chained(whole.record.head, named))
    if whole.record.head.digest:
        seal.put(db, replace(whole.record.head, chain=entries[-1].link.chain if entries[-1].link else ""))
    for statement in (
        """ALTER TABLE vote ADD COLUMN "by" TEXT NOT NULL DEFAULT ''""",
        """UPDATE vote SET "by" = 'the night clerk'""",
        "DELETE FROM _sqlite_migrations WHERE name = 'hands_without_names'",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('retro', 'vote.by', '')",
        "PRAGMA user_version = 1",
    ):
        conn.execute(statement)
    conn.commit()
    conn.close()


@pytest.mark.parametrize("is_closed", [False, True])
def test_who_voted_goes_from_a_file_of_an_earlier_version(path: Path, factory: ChangeFactory, is_closed: bool) -> None:
    store = open_store(path)
    reference = store.create({"title": "x"}, factory.change(*VOTES))
    if is_closed:
        store.apply(reference, factory.change(*closing(store.load(reference).head, "a trial")))
    store.close()
    as_before(path, reference)
    assert b"night clerk" in path.read_bytes()

    store = open_store(path)
    whole = store.whole(reference)
    assert [(vote.row, vote.points) for vote in whole.record.of(Vote)] == [("e", Decimal(3)), ("e", Decimal(2))]
    assert flaws(whole) == ()
    assert bool(whole.record.head.digest) is is_closed
    store.close()
    dumped = "\n".join(sqlite3.connect(path).iterdump())
    assert "night clerk" not in dumped


def test_a_file_of_json_that_names_voters_is_read_without_them(path: Path, factory: ChangeFactory) -> None:
    store = open_store(path)
    reference = store.create({"title": "x"}, factory.change(*VOTES))
    data = json.loads(json.dumps(json_format.dump(store.whole(reference))))
    for row in data["rows"]:
        if row["kind"] == "vote":
            row["by"] = "the night clerk"
    data["log"] = [
        {**entry, "ops": [{**op, "values": {**op["values"], "by": "the night clerk"}} for op in entry["ops"]]}
        for entry in data["log"]
    ]
    for entry in data["log"]:
        for name in ("salt", "hash", "chain"):
            entry.pop(name, None)
        entry["ops"] = [
            op if op["kind"] == "vote" else {**op, "values": {k: v for k, v in op["values"].items() if k != "by"}}
            for op in entry["ops"]
        ]
    data["retrospective"]["id"] = "another"
    for entry in data["log"]:
        entry["ops"] = [{**op, "id": "another"} if op["kind"] == "retrospective" else op for op in entry["ops"]]
        entry["id"] = f"other-{entry['id']}"
    for row in data["rows"]:
        row["id"] = f"other-{row['id']}"
        if row.get("row"):
            row["row"] = f"other-{row['row']}"
    for entry in data["log"]:
        for op in entry["ops"]:
            op["id"] = op["id"] if op["id"] == "another" else f"other-{op['id']}"
            if op["values"].get("row"):
                op["values"]["row"] = f"other-{op['values']['row']}"
    result = store.restore(json_format.load(data), factory.change())
    whole = store.whole(result.reference)
    assert len(whole.record.of(Vote)) == 2
    assert flaws(whole) == ()
    store.close()
    assert "night clerk" not in "\n".join(sqlite3.connect(path).iterdump())
