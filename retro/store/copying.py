"""An archive copied to another place, whichever engine keeps it here and there, and a copy brought up to date.

A copy goes case by case, in the order of their ids, several in one transaction. What was cut off goes on where it
stopped: a case that is there as it is here is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import M_
from retro.store.sql import copied
from retro.value import value

if TYPE_CHECKING:
    from retro.model.entry import EntryId
    from retro.store.engine import Target
    from retro.store.protocol import Progress
    from retro.store.sql.connection import Connection

_CASES, _CHANGES = 50, 5_000
"""So many cases, or changes of cases, go into one transaction at most: they are held in memory meanwhile."""


class HoldsCasesError(RetroError):
    """The place for a copy holds an archive already."""

    def __init__(self, path: str) -> None:
        super().__init__(
            M_("“{path}” holds cases already.", path=path),
            M_("A copy needs a place of its own: name another one. To join two archives: retro import FILE"),
        )


@value
class Copied:
    """What came of it."""

    cases: int
    """How many there are now."""
    written: int
    """How many of them were written; the others were there already as they are."""


def bring(source: Connection, target: Target, progress: Progress) -> Copied:
    """Make the target hold what the source holds. RetroError if it holds what never came from there.

    Whenever it ends before, what is there is whole case by case, and the next time goes on from there.
    """
    with target.reading() as conn:
        held = dict(copied.states(conn))
        beside = copied.digest_beside(conn)
    known, states = frozenset(held), dict(copied.states(source))
    for case, state in held.items():
        if case not in states or states[case].changes < state.changes:
            raise _other()
    moved = {case: state for case, state in states.items() if held.get(case) != state}
    _write(source, target, moved, known, progress)
    if beside != copied.digest_beside(source):
        with target.writing() as (db, _):
            copied.write_beside(db, source)
    return Copied(len(states), len(moved))


def see_that_it_is_alike(source: Connection, target: Target, progress: Progress) -> None:
    """Compare all rows of both. What differs is written once more; RetroError if it still does."""
    states = dict(copied.states(source))
    wrong = {case: states[case] for case in _unlike(source, target, states, progress)}
    if wrong:  # it was altered there between two copies, in a way that its changes do not tell
        _write(source, target, wrong, frozenset(wrong), progress)
        wrong = {case: states[case] for case in _unlike(source, target, wrong, progress)}
    with target.reading() as conn:
        is_beside_alike = copied.digest_beside(conn) == copied.digest_beside(source)
        is_same_cases = dict(copied.states(conn)) == states
    if wrong or not is_beside_alike or not is_same_cases:
        raise RetroError(
            M_("The copy is not what the archive is: something else writes into it."),
            M_("See that nothing else does, then say the same again. The archive was not touched."),
        )


def copied_before(source: Connection, held: Connection, progress: Progress) -> Copied | None:
    """What a copy came to that is whole already, if all rows of both are alike; else None."""
    states = dict(copied.states(source))
    if states != dict(copied.states(held)) or copied.digest_beside(source) != copied.digest_beside(held):
        return None
    return None if _unlike_in(source, held, states, progress) else Copied(len(states), 0)


def _write(
    source: Connection,
    target: Target,
    moved: Mapping[EntryId, copied.CaseVersion],
    known: frozenset[EntryId],
    progress: Progress,
) -> None:
    with progress(len(moved)) as step:
        for cases in _batches(moved):
            rows, there = copied.read(source, cases), [case for case in cases if case in known]
            with target.writing() as (db, upkeep):
                if copied.forgets(db.conn, there, rows):
                    target.forget_words()
                copied.write(db, upkeep, cases, there, rows)
            for _ in cases:
                step()


def _unlike(
    source: Connection, target: Target, states: Mapping[EntryId, copied.CaseVersion], progress: Progress
) -> list[EntryId]:
    with target.reading() as conn:
        return _unlike_in(source, conn, states, progress)


def _unlike_in(
    source: Connection, conn: Connection, states: Mapping[EntryId, copied.CaseVersion], progress: Progress
) -> list[EntryId]:
    found: list[EntryId] = []
    with progress(len(states)) as step:
        for cases in _batches(states):
            if copied.unlike(copied.read(source, cases), copied.read(conn, cases)):
                found += cases
            for _ in cases:
                step()
    return found


def _batches(states: Mapping[EntryId, copied.CaseVersion]) -> Iterable[list[EntryId]]:
    batch: list[EntryId] = []
    changes = 0
    for case, state in states.items():
        if batch and (len(batch) >= _CASES or changes + state.changes > _CHANGES):
            yield batch
            batch, changes = [], 0
        batch.append(case)
        changes += state.changes
    if batch:
        yield batch


def _other() -> RetroError:
    return RetroError(
        M_("The copy holds what the archive does not: it is of another one, or the archive went back to a backup."),
        M_("Take the copy away and say the same again, or name another place for it. Nothing was changed."),
    )
