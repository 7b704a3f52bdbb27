"""The columns of each stage: what a list of its rows tells beside their text. One table for all stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.language import N_, _, active
from retro.model.entry import Entry
from retro.model.record import Retrospective, kinds_of
from retro.model.shareable import Shareable
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE
from retro.model.stages.changes import CHANGES
from retro.model.stages.head import HEAD
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.remedy import REMEDY
from retro.model.stages.review import REVIEW
from retro.model.stages.scope import SCOPE, Party
from retro.model.stages.timeline import TIMELINE
from retro.review.parties import open_in_words, party_state
from retro.value import value
from widgets.row_list import Column, Columns

_LEAD = 24
"""Cells of a time or a figure before the text, at the most."""

_DAY = 14
"""Cells of a day with its year, in Japanese: `2026年12月10日`."""


@value
class StageColumn:
    """One column: the fields whose values stand in it, of each kind of row those that it has."""

    fields: tuple[str, ...]
    widest: int
    keep: int
    """The higher, the longer it stays where room is scarce."""
    label: str = ""
    """A message id; the label of the first field, if nothing is said."""
    missing: str = ""
    """A message id: what stands there where the row has the field and nothing is in it."""
    says: Callable[[Retrospective, Entry], str] | None = None
    """What stands there of a row that other rows say something of."""


def _party(record: Retrospective, row: Entry) -> str:
    return open_in_words(party_state(record, row), active()) if isinstance(row, Party) else ""


def _mark(_record: Retrospective, row: Entry) -> str:
    if not isinstance(row, Shareable):
        return ""
    if row.for_all is not None:
        return _("all") if row.for_all else _("no customer")
    return row.for_one


_FOR_WHOM = StageColumn(("for_all", "for_one"), 14, 0, N_("Told to"), says=_mark)

STAGE_COLUMNS: Mapping[Stage, tuple[StageColumn, ...]] = {
    HEAD: (
        StageColumn(("name", "relation"), 24, 2),
        StageColumn(("part", "why"), 28, 1),
    ),
    TIMELINE: (
        StageColumn(("event_kind", "channel"), 14, 3),
        StageColumn(("confirmed",), 11, 2),
        StageColumn(("by",), 16, 1),
        _FOR_WHOM,
    ),
    CAUSE: (
        StageColumn(("how",), 16, 2),
        StageColumn(("sure",), 10, 3),
        _FOR_WHOM,
    ),
    SCOPE: (
        StageColumn(("who",), 20, 3),
        StageColumn(("certainty",), 12, 2),
        StageColumn(("hurts",), 16, 1),
        StageColumn((), 42, 4, N_("Ticked"), says=_party),
        _FOR_WHOM,
    ),
    REMEDY: (
        StageColumn(("giver", "by"), 14, 2),
        StageColumn(("receiver",), 16, 1),
        StageColumn(("cost",), 12, 3),
        StageColumn(("received",), 16, 4),
        _FOR_WHOM,
    ),
    PREVENTION: (
        StageColumn(("answers",), 5, 3, N_("→")),
        StageColumn(("owner",), 18, 5, missing=N_("no owner")),
        StageColumn(("due",), _DAY, 4, missing=N_("no day")),
        StageColumn(("strength",), 22, 1),
        StageColumn(("check_on",), 22, 1),
        StageColumn(("result",), 13, 2),
        _FOR_WHOM,
    ),
    CHANGES: (
        StageColumn(("change_of",), 12, 2),
        StageColumn(("owner", "decided_by"), 18, 5),
        StageColumn(("due", "review_on"), _DAY, 4),
        StageColumn(("done", "carried"), _DAY, 3),
        _FOR_WHOM,
    ),
    REVIEW: (
        StageColumn(("went", "wanted", "ticked"), 14, 2),
        StageColumn(("of",), 6, 2, N_("Of")),
        StageColumn(("owner", "by"), 18, 3),
        StageColumn(("due", "until", "found", "on"), _DAY, 1),
        _FOR_WHOM,
    ),
}


def columns_of(stage: Stage) -> Columns:
    """The columns of a stage, in the language of the screen."""
    first = kinds_of(stage)[0]
    main, lead = first.field(first.main), first.field(first.lead) if first.lead else None
    return Columns(
        _(main.label),
        Column(_(lead.label), _LEAD) if lead else None,
        [
            Column(_(each.label or _label(stage, each.fields[0])), each.widest, each.keep)
            for each in STAGE_COLUMNS.get(stage, ())
        ],
    )


def _label(stage: Stage, name: str) -> str:
    """What the first kind of the stage that has this field calls it."""
    return next(field.label for kind in kinds_of(stage) for field in kind.fields() if field.name == name)
