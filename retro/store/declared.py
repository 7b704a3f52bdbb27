"""What the declarations of the record come to, for whoever does without them.

Made by `python -m retro.store.sqlite.update`.

Making the kinds of entry takes its time, and the list of cases needs nothing of them but this. A test compares it
with the declarations. Where it is out of date nothing is lost: a file is brought up to date with the first case that
is opened, instead of with the list.
"""

from __future__ import annotations

HEAD = "retrospective"
"""The table of the heads: one row for each retrospective."""

VERSION = 1202957848
"""What `PRAGMA user_version` says in a file that holds all that is declared."""

NAMES_SUM = 395565367
"""A number for the names of all tables and columns, by which an archive on a server says what it has."""

DECLARATIONS = 3774789914
"""What `retro.store.sql.declarations` says of the kinds and fields that this was made of."""

STAGES = {
    "timeline": ("event", "contact", "harassment"),
    "cause": ("cause",),
    "scope": ("damage", "no_damage", "party"),
    "remedy": ("remedy", "apology"),
    "prevention": ("measure",),
    "changes": ("hardware_change", "no_change", "place"),
}
"""The tables of each stage of the walk, by the code of the stage."""
