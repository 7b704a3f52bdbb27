"""Set the head: fields of it, given by their names or labels as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retro.model import edits
from retro.model.change import Stamp
from retro.model.check import refusals
from retro.model.problem import Refused
from retro.model.record import Retrospective
from retro.services.commit import Done, commit
from retro.services.head_texts import HeadValues, read_assignments
from retro.store.protocol import Store


def set_head(store: Store, stamp: Stamp, record: Retrospective, assignments: Iterable[str]) -> tuple[Done, HeadValues]:
    """Write fields of the head, given like `severity=high`; gives what was done, and how the words were read.

    UsageError if a word is wrong, Refused if the head would contradict itself, NotReadyError if it would be closed
    before it can be, or another RetroError of `commit`: none of the fields is written then.
    """
    read = read_assignments(assignments, lambda _zone: record.day, stamp.now(), record.head.zone)
    if problems := refusals(record, replace(record.head, **read.values)):
        raise Refused(*problems)
    return commit(store, stamp, record, edits.changed(record.head, read.values)), read
