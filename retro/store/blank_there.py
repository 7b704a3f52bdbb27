"""What was forgotten in a copy of a case is forgotten in ours too: words that are blanked anywhere stay blanked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from retro.model import chain
from retro.model.entry import Entry
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.head import Head
from retro.redaction.forgetting.blanking import Blanked, Key
from retro.store.join import forgotten_there


def blanked_there(ours: FullRecord, theirs: FullRecord) -> Blanked | None:
    """Our case without the words that were forgotten in theirs; None if there are none.

    What was written here since stays: it clashes with theirs. Our entries of the log take what theirs came to.
    """
    blank = {logged.change.id: logged.change for logged in theirs.log if chain.is_blanked(logged)}
    entries: defaultdict[Key, dict[str, tuple[str, ...]]] = defaultdict(dict)
    log = list(ours.log)
    for at, logged in enumerate(log):
        there = blank.get(logged.change.id)
        if there is not None and not chain.is_blanked(logged):
            log[at] = chain.blanked(logged, replace(logged.change, author=there.author, ops=there.ops))
            entries[Head.kind, ours.record.head.id][logged.change.id] = (logged.change.id,)
    fields: defaultdict[Key, set[str]] = defaultdict(set)
    for key, name in forgotten_there(ours.log, theirs.log):
        fields[key].add(name)
    told = {(row.kind, row.id): row for row in _rows(theirs)}
    rows: dict[Key, dict[str, str]] = {}

    def over(row: Entry) -> Entry:
        there = told.get((row.kind, row.id))
        names = fields.get((row.kind, row.id), set()) if there else set()
        new = {name: getattr(there, name) for name in sorted(names) if getattr(there, name) != getattr(row, name)}
        if new:
            rows[row.kind, row.id] = dict.fromkeys(new, "")
        return replace(row, revision=row.revision + 1, **new) if new else row

    head, *left = map(over, (ours.record.head, *ours.record.rows, *ours.record.answers))
    deleted = tuple(map(over, ours.deleted))
    assert isinstance(head, Head)
    if not rows and not entries:
        return None
    whole = FullRecord(Retrospective.of_entries(head, left), deleted, tuple(log))
    return Blanked(whole, rows, entries)


def _rows(whole: FullRecord) -> tuple[Entry, ...]:
    return (whole.record.head, *whole.record.rows, *whole.record.answers, *whole.deleted)
