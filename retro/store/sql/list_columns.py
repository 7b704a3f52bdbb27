"""What the table of the heads holds beside the head, so that the list of cases is quickly read."""

from __future__ import annotations

from typing import Any

from retro.model.fields import fields_of
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.store.sql.searched_text import searched

MADE_FROM = frozenset(field.name for field in fields_of(Head.title, Head.started, Head.zone))
"""The fields of the head that `columns` is made from."""


def columns(head: Head) -> dict[str, Any]:
    """What the archive is sorted and searched by."""
    return {"day": Retrospective(head).day.isoformat(), "find": searched(f"{head.reference} {head.title}")}
