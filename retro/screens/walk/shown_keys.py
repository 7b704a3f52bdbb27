"""Which keys the footer of the walk shows: those that do something where the cursor is."""

from __future__ import annotations

from collections.abc import Sequence, Set as AbstractSet

from retro.model.digest import takes_telling
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW
from retro.screens.trail import Trail
from retro.screens.walk.commands import CHECKED, COMMANDS, SIGNS, TYPING, TYPING_PROSE, WRITING
from widgets.commands import Command
from widgets.field_panel import FieldPanel

_FITS: dict[str, type | tuple[type, ...]] = {
    "walk.link": Measure, "walk.indent": Cause, "walk.outdent": Cause, "walk.for-all": Shareable, "walk.check": CHECKED,
}  # fmt: skip
"""The commands that are of some kinds of row alone."""


def in_a_field(chosen: Entry | None, fields: FieldPanel) -> Sequence[Command]:
    """The keys while a field of the chosen row is edited."""
    typing = TYPING_PROSE if fields.is_prose else TYPING
    typing += (SIGNS,) if fields.takes_signs else ()
    if chosen is None or isinstance(chosen, Head) or fields.editing != chosen.main:
        typing = tuple(command for command in typing if command.id != "walk.split")
    return typing


def among_rows(record: Retrospective, stage: Stage, chosen: Entry | None, *, is_frozen: bool) -> Sequence[Command]:
    """The keys while nothing is typed, without those that a closed retrospective, or an open one, would refuse."""
    is_closed = bool(record.head.closed)
    hidden = {"walk.close-case"} if is_closed else {"walk.reopen"}
    if is_closed:
        hidden |= {"walk.question", "walk.recall", "walk.undo"}
    if is_closed and stage is not REVIEW:
        hidden.add("walk.add")
    if is_frozen:
        hidden |= WRITING - ({"walk.for-all"} if takes_telling(record.head) else set())
    return [each for each in COMMANDS if isinstance(chosen, _FITS.get(each.id, object)) and each.id not in hidden]


def beside_the_trail(trail: Trail | None) -> AbstractSet[str]:
    """The commands that do nothing here: those of a search, where none led here; else the one whose key they take."""
    return {"walk.next-found", "walk.found-before"} if trail is None else {"walk.question"}
