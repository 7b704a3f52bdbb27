"""Set the head: fields of it, given by their names or labels as text."""

from __future__ import annotations

from collections.abc import Iterable

from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.services.changing.commit import Done
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.head_texts import HeadValues, read_head
from retro.services.changing.retry_on_conflict import retry_on_conflict
from retro.store.protocol import Store


def set_head(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    assignments: Iterable[str],
    longer: Iterable[tuple[str, str]] = (),
) -> tuple[Done, HeadValues]:
    """Write fields of the head, given like `severity=high`, and those whose text stands elsewhere, with their names.

    They are written whatever others wrote into the same fields meanwhile. Gives what was done, and how the words were
    read. UsageError if a word is wrong, ValidationError if the head would contradict itself, NotReadyError if it would
    be closed before it can be, or another RetroError of `commit`: none of the fields is written then.
    """
    said, texts = tuple(assignments), tuple(longer)

    def write(now: Retrospective) -> tuple[Done, HeadValues]:
        read = read_head(said, lambda _zone: now.day, factory.now(), now.head.zone, texts)
        return edit_fields(store, factory, now, [Edit.of(now.head, read.values)]), read

    return retry_on_conflict(record, write)
