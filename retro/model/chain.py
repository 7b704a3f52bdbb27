"""The chain of a log: every finished entry is bound to all that stand before it, so that none can be altered or taken.

An entry has a *hash*, over a salt of its own, its author and its operations, and a *chain*, over the chain of the entry
before it, its hash, and the rest of it. What must be forgotten can be blanked, and its salt deleted, so that nobody can
guess what the hash was made of: the hash stays, and so the chain holds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from retro.model.change import ChainLink, Change, Forget, Logged, Op, Update, Values
from retro.model.entry import EntryId
from retro.model.field_types import Plain
from retro.model.stages.head import Head
from retro.text.sha256 import sha256


def new_salt() -> str:
    """A salt that nobody can guess: 32 hexadecimal digits."""
    return os.urandom(16).hex()


def operations_hash(salt: str, change: Change) -> str:
    """SHA-256 over the salt, the author and the operations of a change, as 64 hexadecimal digits."""
    return sha256(_as_json([salt, change.author, [_plain(op) for op in change.ops]]))


def linked(logged: Logged, before: str, salt: Callable[[], str] = new_salt) -> Logged:
    """The entry with its place in the chain behind `before`: the chain of the one before it, or what `start` gives.

    It keeps the salt and the hash that it has; else it is given new ones.
    """
    kept = logged.link
    salted = kept.salt if kept else salt()
    hashed = kept.hash if kept else operations_hash(salted, logged.change)
    return replace(logged, link=ChainLink(salted, hashed, chain_of(logged, before, hashed)))


def blanked(logged: Logged, change: Change) -> Logged:
    """An entry of which words were blanked: it is `change` now, keeps its hash, and its salt is gone.

    One that still grows has neither yet.
    """
    return replace(logged, change=change, link=replace(logged.link, salt="") if logged.link else None)


def is_blanked(logged: Logged) -> bool:
    """Whether words of an entry were blanked."""
    return logged.link is not None and not logged.link.salt


def start(retrospective: EntryId) -> str:
    """What the first entry of a log is chained to: the case that the log is of."""
    return retrospective


def chain_of(logged: Logged, before: str, hashed: str) -> str:
    """SHA-256 over the chain of the entry before, and the entry itself with its hash, as 64 hexadecimal digits."""
    change = logged.change
    told = (before, hashed, str(logged.seq), change.id, change.at.isoformat(), change.group, change.act, change.of)
    return sha256("\n".join(told))


def chained(head: Head, log: Iterable[Logged], salt: Callable[[], str] = new_salt) -> tuple[Logged, ...]:
    """A log that was never chained, in its order, each entry in its place in the chain.

    The entry that began the case is given the reference of `head`, which earlier versions did not write down.
    """
    made: list[Logged] = []
    before = start(head.id)
    for logged in log:
        change = logged.change
        if change.act == "create" and not change.of:
            change = replace(change, of=head.reference)
        made.append(linked(Logged(logged.seq, change), before, salt))
        before = chain_head(made[-1])
    return tuple(made)


def chain_head(logged: Logged) -> str:
    """The chain of an entry; "" while it still grows."""
    return logged.link.chain if logged.link else ""


def is_chained(log: Sequence[Logged]) -> bool:
    """Whether a log ever was chained."""
    return any(logged.link for logged in log)


class Break(Enum):
    """Where a chain does not hold."""

    ALTERED = auto()
    """The entry is not what it was."""
    MISSING = auto()
    """An entry before it is gone; behind the last one, if it has the number of none."""


def breaks(head: Head, log: Sequence[Logged]) -> Iterator[tuple[int, Break]]:
    """Where the chain of a log does not hold: numbers of entries, oldest first.

    Of an entry of which words were blanked, the rest is looked at, and whether the log says that they were. The last
    one may still grow, and has no link then.
    """
    before, number = start(head.id), 0
    forgotten = {
        change for logged in log for op in logged.change.ops if isinstance(op, Forget) for change in op.entries
    }
    for logged in log:
        link = logged.link
        if link is None:
            if logged is not log[-1] or not _may_grow(logged.change):
                yield logged.seq, Break.ALTERED
        elif not _holds(logged.change, link, forgotten):
            yield logged.seq, Break.ALTERED
        elif link.chain != chain_of(logged, before, link.hash):
            yield logged.seq, Break.MISSING if _skips(logged, number) else Break.ALTERED
        before, number = chain_head(logged) or before, logged.seq
    if number != head.seq:
        yield head.seq, Break.MISSING


def _holds(change: Change, link: ChainLink, forgotten: Collection[str]) -> bool:
    """Whether an entry has the hash that it should have, or is among those of which words were forgotten."""
    return link.hash == operations_hash(link.salt, change) if link.salt else change.id in forgotten


def _may_grow(change: Change) -> bool:
    return change.act == "edit" and [type(op) for op in change.ops] == [Update]


def _skips(logged: Logged, before: int) -> bool:
    """Whether numbers are missing in front of an entry that are not those of saves that went into it."""
    return logged.seq - before > 1


def _plain(op: Op) -> dict[str, object]:
    held: dict[str, object] = {"op": op.code}
    for name, value in vars(op).items():
        held[name] = _whole(value) if isinstance(value, float) else _values(value) if name in _VALUES else value
    return held


_as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_VALUES = frozenset({"values", "before", "after"})


def _values(values: Values) -> dict[str, Plain]:
    return {name: _whole(value) if isinstance(value, float) else value for name, value in values.items()}


def _whole(number: float) -> float | int:
    """A whole number as one: other programs that read and write JSON take 1.0 for 1."""
    return int(number) if number.is_integer() else number
