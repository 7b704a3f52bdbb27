"""What people call a row on the command line: by its place in the walk, `5.2` or `prevention.2`, or by its id."""

from __future__ import annotations

from retro.cli.words.stage_lookup import stage_called
from retro.errors import RetroError, UsageError
from retro.language import M_, MN_
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.text.folding import normal


def row_called(record: Retrospective, said: str) -> Entry:
    """The row with this name or id. UsageError if that is no name of a row, RetroError if there is no such row."""
    if row := record.get(said.strip()):
        return row
    stage_name, dot, number = normal(said).replace("。", ".").rpartition(".")
    if not dot or not number.isdecimal():
        raise UsageError(
            M_("“{text}” is no name of a row.", text=said),
            M_("Write the stage and the place in it: 5.2. See all with: retro rows {ref}", ref=record.reference),
        )
    stage = stage_called(stage_name)
    rows = record.stage(stage)
    if not 1 <= int(number) <= len(rows):
        raise RetroError(
            MN_(
                "There is no row {row}: stage {stage} has {n} row.",
                "There is no row {row}: stage {stage} has {n} rows.",
                len(rows),
                row=f"{stage.number}.{int(number)}",
                stage=stage.number,
            ),
            M_("See them with: retro rows {reference} {stage}", reference=record.reference, stage=stage.code),
        )
    return rows[int(number) - 1]
