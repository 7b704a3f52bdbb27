"""Add what could not be saved before the end of an earlier run, from the journals beside the archive.

A line keeps the id that its row gets: it is added once only, also where its save went through after all, or two
programs start at once. The log says that whoever typed it wrote it, whoever opens the archive next. On a server, where
each may do what their own login may, it is sent by that one alone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from retro.errors import AwayError, BusyError, ReadOnlyError, RetroError
from retro.language import M_
from retro.model.call import CALL, read_note
from retro.model.change_factory import ChangeFactory
from retro.model.problem import ValidationError
from retro.model.quick_entry.line import QuickLine
from retro.model.record import KINDS, Retrospective
from retro.model.stages import STAGES
from retro.model.stages.answers import Said
from retro.services.changing.add_line import add_row, read_row
from retro.services.changing.conflict import ConflictError
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.store.journal import UNREADABLE, Unsaved, keep, left_behind, read, remove, rewrite
from retro.store.protocol import Stands, Store
from retro.value import value
from retro.where import Where, login_at


class RowGoneError(RetroError):
    """The row in which something was typed was deleted meanwhile: it can only be let go."""

    def __init__(self, record: Retrospective) -> None:
        super().__init__(M_("The row is not there any more."))
        self.record = record
        """The record as it is now."""


class AnotherLoginError(RetroError):
    """It was typed by somebody who logs in at the server under another name: they send it."""

    def __init__(self, login: str) -> None:
        super().__init__(M_("What was typed as “{login}” is sent once the archive is opened so.", login=login))
        self.login = login


@value
class Unrecovered:
    """What could not be added."""

    unsaved: Unsaved
    why: RetroError | ValidationError
    """A `ConflictError` where the archive says something else by now than its writer saw: it waits for a choice."""

    @property
    def clashes(self) -> bool:
        """Whether it clashes with what others did, and waits for a choice."""
        return isinstance(self.why, ConflictError | RowGoneError)


@value
class Recovered:
    """What came of the journals."""

    added: int
    """How much of it was added, or had been."""
    left: tuple[Unrecovered, ...]
    """What could not be."""
    file: Path | None
    """Where that stands now."""
    unread: tuple[Path, ...] = ()
    """Journals that cannot be read: they stay as they are."""


def recover(
    store: Store,
    factory: ChangeFactory,
    database: Where,
    files: Sequence[Path],
    *,
    stands: Stands = "",
    of: str = "",
) -> Recovered:
    """Add what stands in the journals. What cannot be added stays in one; the others go.

    `stands` says what does where the archive says something else by now: in all cases, or in the one called `of`.
    """
    added, left, login = list[Unsaved](), list[Unrecovered](), login_at(database)
    held: dict[Path, list[Unsaved]] = {}
    for file in files:
        with suppress(*UNREADABLE):
            held[file] = read(file)
    for work in held.values():
        for unsaved in work:
            try:
                if unsaved.login not in {"", login}:
                    raise AnotherLoginError(unsaved.login)
                _add(store, factory, unsaved, stands if of in {"", unsaved.reference} else "")
            except (BusyError, AwayError, ReadOnlyError):  # it stays where it is, until one may write
                raise
            except (RetroError, ValidationError) as error:
                left.append(Unrecovered(unsaved, error))
            except (LookupError, ValueError, TypeError):  # a newer Retro wrote it, or somebody by hand
                left.append(Unrecovered(unsaved, RetroError(M_("this Retro cannot read it"))))
            else:
                added.append(unsaved)
    left = [each for each in left if not (each.clashes and _is_settled(each.unsaved, added))]
    kept = keep(database, [each.unsaved for each in left], factory.new_id()) if left else None
    for file in held:
        remove(file)
    return Recovered(len(added), tuple(left), kept, tuple(file for file in files if file not in held))


def _is_settled(unsaved: Unsaved, added: Sequence[Unsaved]) -> bool:
    """Whether what clashes was added all the same: somebody chose it, which could not be saved either."""
    return any(
        each.row == unsaved.row and (each.values, each.said) == (unsaved.values, unsaved.said) and not each.stage
        for each in added
    )


def said_in(unsaved: Unsaved) -> dict[str, Said]:
    """What was said of empty fields. LookupError where this Retro does not know what that is."""
    known = {str(each): each for each in Said}
    return {name: known[code] for name, code in unsaved.said.items()}


def let_go(database: Where, settled: Collection[Unsaved]) -> None:
    """Take out of the journals that were left behind what was settled elsewhere."""
    with left_behind(database) as files:
        for file in files:
            try:
                held = read(file)
            except UNREADABLE:
                continue
            if left := [each for each in held if each not in settled]:
                if len(left) < len(held):
                    rewrite(file, left)
            else:
                remove(file)


def _add(store: Store, factory: ChangeFactory, unsaved: Unsaved, stands: Stands) -> None:
    if unsaved.kind == CALL:
        note, said = read_note(unsaved.row, unsaved.at, unsaved.text, unsaved.values)
        store.note(note, said)
        return
    factory = _once(factory, unsaved)
    record = store.load(unsaved.reference)
    if not unsaved.stage:
        _write(store, factory, record, unsaved, stands)
        return
    if unsaved.kind:
        kind = KINDS[unsaved.kind]
        line = QuickLine(kind, kind.load(dict(unsaved.values)))
    else:
        stage = {stage.code: stage for stage in STAGES}[unsaved.stage]
        line = read_row(record, stage, unsaved.text, now=datetime.fromisoformat(unsaved.at))
    add_row(store, factory, record, line, row=unsaved.row)


def _once(factory: ChangeFactory, unsaved: Unsaved) -> ChangeFactory:
    """Who wrote it, and where the id of its change comes from, so that it is made once, also where it is sent twice.

    The id is that with which it was tried; else it follows from what it is. A line is known by its row.
    """
    factory = replace(factory, author=unsaved.author or factory.author)
    if unsaved.stage and not unsaved.change:
        return factory
    told = json.dumps(unsaved.plain(), sort_keys=True)
    own = unsaved.change or sha256(told.encode()).hexdigest()[:16]
    return replace(factory, new_id=lambda: own)


def _write(store: Store, factory: ChangeFactory, record: Retrospective, unsaved: Unsaved, stands: Stands) -> None:
    """Write fields. ConflictError if somebody changed them meanwhile, or deleted their row, unless something `stands`.

    Of a row that is gone, nothing of one's own can stand.
    """
    entry = record.head if unsaved.row == record.head.id else record.get(unsaved.row)
    if entry is None:
        if stands != "theirs":
            raise RowGoneError(record)
        return
    values, seen = dict(unsaved.values), dict(unsaved.seen)
    said = said_in(unsaved)
    try:
        edit_fields(store, factory, record, [Edit(entry, values, seen, said=said)])
    except ConflictError as clashed:
        if not stands:
            raise
        now = clashed.record.head if entry.id == record.head.id else clashed.record.get(entry.id) or entry
        fields = {clash.field for clash in clashed.conflict.clashes}
        if stands == "mine":
            seen |= {name: now.dump()[name] for name in fields}
        else:
            values = {name: value for name, value in values.items() if name not in fields}
        if values:
            edit_fields(store, factory, clashed.record, [Edit(now, values, seen, said=said)])
