"""Write anew what the declarations of the record come to: `python -m retro.store.sqlite.update`.

For developers, behind a change of `retro/model/stages/`; a test says so when it was forgotten.
"""

from __future__ import annotations

from pathlib import Path

from retro.model.record import kinds_of
from retro.model.stages import WALKED
from retro.model.stages.head import Head
from retro.store.sql.declarations import declarations
from retro.store.sql.written_tables import names_sum
from retro.store.sqlite import migrations

TARGET = Path(__file__).parents[1] / "declared.py"


def text() -> str:
    """The module `retro.store.declared`."""
    stages = {stage.code: tuple(kind.kind for kind in kinds_of(stage)) for stage in WALKED}
    lines = (f"    {code!r}: {tables!r},".replace("'", '"') for code, tables in stages.items())
    return _TEXT.format(
        head=Head.kind,
        version=migrations.VERSION,
        names=names_sum(),
        declarations=declarations(),
        stages="\n".join(lines),
    )


def update(target: Path = TARGET) -> None:
    """Write the module."""
    target.write_text(text(), encoding="utf-8")


_TEXT = '''\
"""What the declarations of the record come to, for whoever does without them.

Made by `python -m retro.store.sqlite.update`.

Making the kinds of entry takes its time, and the list of cases needs nothing of them but this. A test compares it
with the declarations. Where it is out of date nothing is lost: a file is brought up to date with the first case that
is opened, instead of with the list.
"""

from __future__ import annotations

HEAD = "{head}"
"""The table of the heads: one row for each retrospective."""

VERSION = {version}
"""What `PRAGMA user_version` says in a file that holds all that is declared."""

NAMES_SUM = {names}
"""A number for the names of all tables and columns, by which an archive on a server says what it has."""

DECLARATIONS = {declarations}
"""What `retro.store.sql.declarations` says of the kinds and fields that this was made of."""

STAGES = {{
{stages}
}}
"""The tables of each stage of the walk, by the code of the stage."""
'''

if __name__ == "__main__":
    update()
