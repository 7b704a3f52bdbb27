"""How a row of the record becomes a line of the walk: from its declaration, in the language of the screen."""

from __future__ import annotations

from retro.language import _, active
from retro.model import kinds
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.showing import show_moment
from retro.model.stage import Stage
from widgets.row_list import RowLine

SAID = ("#", "@", "!", "~")
"""The marks of the fields that are short enough to be told beside a row."""


def rows_of(record: Retrospective, stage: Stage) -> list[RowLine]:
    """The lines of a stage. In the stage of the head, the head itself comes first."""
    if stage is Stage.CAUSE:
        return [_line(record, cause, str(n), depth) for n, (cause, depth) in enumerate(record.causes(), 1)]
    rows = [_line(record, row, str(n)) for n, row in enumerate(record.stage(stage), 1)]
    if stage is Stage.HEAD:
        return [_line(record, record.head, ""), *rows]
    return rows


def _line(record: Retrospective, entry: Entry, number: str, depth: int = 0) -> RowLine:
    first = next(iter(entry.says.strip().split("\n")), "")
    text = first or _("(nothing written)")
    return RowLine(entry.id, number, _lead(record, entry), _prefixed(entry, text), _said(record, entry), depth)


def _prefixed(entry: Entry, text: str) -> str:
    """The text, with the word of its kind where that is not the usual one of the stage."""
    return f"{_(entry.prefix)}: {text}" if entry.prefix else text


def _lead(record: Retrospective, entry: Entry) -> str:
    """The value that a quick line of this kind begins with: a moment, without the day where it is the usual one."""
    value = getattr(entry, entry.lead) if entry.lead else None
    if value is None or not isinstance(entry.field(entry.lead).kind, kinds.When):
        return ""
    return show_moment(value, active(), record.zone, near=record.day)


def _said(record: Retrospective, entry: Entry) -> str:
    """What is told beside the row: its short choices."""
    to = active()
    values = (
        field.kind.show(getattr(entry, field.name), to, record.zone)
        for field in entry.fields()
        if field.mark in SAID and not isinstance(field.kind, kinds.Link)
    )
    return to.join(value for value in values if value)
