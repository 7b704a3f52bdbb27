"""Look through an archive: the file, what lies beside it, and whether closed cases are as they were closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from retro.errors import AwayError, BusyError, NoRoomError, RetroError
from retro.language import M_, MN_, active
from retro.review.integrity import Integrity
from retro.review.stale_words import stale_words
from retro.services.archive.verify import Verification, verify
from retro.store.engines import engine_of
from retro.store.finding import Finding
from retro.store.protocol import CaseFilter, Store
from retro.text.shortened import a_few, counted
from retro.value import value
from retro.where import Where

_LISTED = 5
"""How many values of a case are told."""
_NAMED = 5
"""So many cases are named."""
_INDEX = "index"
"""The code of what is found of the index of words."""
_UNREADABLE = {"damaged", "older", "newer"}
"""Findings with which the cases are not looked at: they cannot be read, or the file would be changed for it."""


@value
class Diagnosis:
    """What was found."""

    findings: tuple[Finding, ...]
    """What is wrong, then what is good to know."""
    cases: int | None
    """How many retrospectives were looked at; None if none could be."""

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be done."""
        return not any(each.is_wrong for each in self.findings)


def mend(database: Where, *, timeout: float = 5.0) -> int:
    """Make anew what Retro makes from the records: for lists and figures, lacking indexes, the index of words.

    Gives how many. What people wrote, logs and seals are not touched. RetroError if there is no archive, or it cannot
    be written.
    """
    engine = engine_of(database)
    store = engine.open_store(create=False, timeout=timeout)
    try:
        stale = [each.whole.record.reference for each in verify(store, every=True).found if each.stale]
        made = store.mend_indexes() + sum(map(store.mend, stale))
        of_index = [each for each in (*_of_index(store), *engine.examine(timeout=timeout)) if each.code == _INDEX]
        if any(each.is_wrong for each in of_index):
            with suppress(RetroError):  # of rows that cannot be read; they are told by whoever looks through it
                store.reindex()
                made += 1
        return made
    finally:
        store.close()


def _of_index(store: Store) -> Sequence[Finding]:
    """What is wrong with the index of words, which is held against the rows as they stand, whoever wrote them."""
    lacks = store.unindexed()
    if lacks:
        return [lacks]
    step = M_("Searching may miss them. Make the index anew with: retro reindex")
    try:
        unlike = store.unlike_rows()
    except (AwayError, BusyError, NoRoomError) as error:  # nothing is known of it
        return [Finding("unreadable", error.title, error.step or M_("Try again."))]
    except RetroError:
        return [Finding(_INDEX, M_("The index of the words of the archive is damaged."), step)]
    return [
        Finding(
            _INDEX,
            MN_("The index of words says something else than the rows of {n} case: {references}.",
                "The index of words says something else than the rows of {n} cases: {references}.", len(unlike),
                references=a_few(unlike, _NAMED)),
            step,
        )
    ] if unlike else []  # fmt: skip


def _of_calls(store: Store) -> Iterator[Finding]:
    """That calls are in no case yet, or that they cannot be read."""
    try:
        n = len(store.calls())
    except RetroError as error:
        yield Finding("unreadable", error.title, error.step or M_("Go back to a backup: retro restore FILE"))
        return
    if n:
        yield Finding(
            "calls",
            MN_("{n} call is in no case yet.", "{n} calls are in no case yet.", n),
            M_("Put it into its case with: retro call"),
            is_wrong=False,
        )


def doctor(database: Where, *, timeout: float = 5.0) -> Diagnosis:
    """Look through the archive at `database`, and change nothing. RetroError if there is none."""
    engine = engine_of(database)
    found, cases = list(engine.examine(timeout=timeout)), None
    if not _UNREADABLE & {each.code for each in found}:
        store = engine.open_store(create=False, timeout=timeout)
        try:
            cases = store.count(CaseFilter())
            verified = verify(store, every=True)
            if all(each.code != _INDEX for each in found):
                found += _of_index(store)
            found += _of_calls(store)
        finally:
            store.close()
        found += [
            Finding("unreadable", error.title, error.step or M_("Go back to a backup: retro restore FILE"))
            for error in verified.unreadable
        ]
        found += [
            Finding(
                "changed",
                M_("{reference} is not what its log and its seal say.", reference=each.whole.record.reference),
                M_("See what differs with retro verify {reference}, and look into a backup of then.",
                   reference=each.whole.record.reference),
            )
            for each in verified.found
            if each.state is Integrity.BROKEN
        ]  # fmt: skip
        found += [_of_stale(each) for each in verified.found if each.stale]
        found += [
            Finding("register", each.words, M_("Another program wrote into the archive. Look into a backup of then."))
            for each in verified.faults
        ]
    return Diagnosis(tuple(sorted(found, key=lambda each: not each.is_wrong)), cases)


def _of_stale(found: Verification) -> Finding:
    told = [stale_words(each, found.whole).show(active()) for each in found.stale]
    return Finding(
        "stale",
        M_(
            "{reference} holds values that Retro makes itself, and that are not right: {values}.",
            reference=found.whole.record.reference,
            values=active().join(counted(told, _LISTED)),
        ),
        M_("Make them anew with: retro doctor --mend"),
    )
