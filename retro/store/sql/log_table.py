"""The table of the log of changes, which no declaration makes: how it was made, and what came to it since, in turn."""

from __future__ import annotations

TABLE = """\
CREATE TABLE "change_log" ( -- Every change that was ever made, for good. History, undo and redo read it.
  "retrospective" TEXT NOT NULL REFERENCES "retrospective" ("id"), -- The retrospective that was changed.
  "seq" INTEGER NOT NULL, -- The number of the change in it, from 1; of several saves in one entry, that of the last.
  "id" TEXT NOT NULL UNIQUE, -- Made by the writer: a change that comes twice is made once.
  "at" TEXT NOT NULL, -- When it was made, ISO 8601 with offset.
  "author" TEXT NOT NULL, -- Who made it.
  "grp" TEXT NOT NULL, -- Changes made in one go share it; they are undone together.
  "act" TEXT NOT NULL, -- edit, undo, redo, create, import or forget.
  "of" TEXT NOT NULL, -- The grp that an undo took back, or a redo brought back; the reference that it was given.
  "ops" TEXT NOT NULL, -- JSON list of {op: add | set | delete | restore | forget, kind: table, id: row, …}.
  PRIMARY KEY ("retrospective", "seq")
) STRICT"""
"""The statement that makes it, as it was at first; `GROWING` and `CHAINED` add the rest."""

INDEXES = {
    "change_log_last": """CREATE UNIQUE INDEX "change_log_last" ON "change_log" ("last") WHERE "last" <> ''""",
    "change_log_open": """CREATE UNIQUE INDEX "change_log_open" ON "change_log" ("retrospective") WHERE "open" = 1""",
}
GROWING = (
    """ALTER TABLE "change_log" ADD COLUMN "last" TEXT /* The id of the latest save in it, if not its own. */
    NOT NULL DEFAULT ''""",
    """ALTER TABLE "change_log" ADD COLUMN "open" INTEGER /* 1: the next save of its field may go into it; else 0. */
    NOT NULL DEFAULT 0 CHECK ("open" IN (0, 1))""",
    *INDEXES.values(),
)

CHAINED = (
    """ALTER TABLE "change_log" ADD COLUMN "salt" TEXT /* Made at random for the hash; empty where it is forgotten. */
    NOT NULL DEFAULT ''""",
    """ALTER TABLE "change_log" ADD COLUMN "hash" TEXT /* SHA-256 of salt, author and ops; empty while it grows. */
    NOT NULL DEFAULT ''""",
    """ALTER TABLE "change_log" ADD COLUMN "chain" TEXT /* SHA-256 of the chain before, the hash, and all but ops. */
    NOT NULL DEFAULT ''""",
)
