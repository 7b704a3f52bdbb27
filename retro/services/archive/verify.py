"""Verify that retrospectives are what their logs say, and closed ones what they were when they were closed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from retro.errors import RetroError, UsageError
from retro.language import M_
from retro.model.chain import is_blanked
from retro.model.record import FullRecord
from retro.model.register import Register, Registered
from retro.model.replay import replayed
from retro.model.stale import Stale
from retro.redaction.forgetting.blank import shows_blank
from retro.review.flaws import Flaw, Kind, flaws
from retro.review.integrity import Integrity, integrity
from retro.review.register_faults import Fault, faults
from retro.store.protocol import CaseFilter, Store
from retro.value import value

_FEWEST = 8
"""So many digits of a chain are no accident."""
_BAD = {Integrity.BROKEN, Integrity.UNSEALED}


@value
class Verification:
    """What was found of one retrospective."""

    whole: FullRecord
    state: Integrity
    flaws: tuple[Flaw, ...]
    """Where it is not what its log and its seal say."""
    stale: tuple[Stale, ...] = ()
    """What Retro makes from it for lists and figures, and is not what it comes to: `retro doctor --mend` makes it anew.

    Nothing where there are flaws: what it was made from may tell what was there before.
    """


@value
class Verified:
    """What was found."""

    found: tuple[Verification, ...]
    unreadable: tuple[RetroError, ...]
    """Why others could not be read."""
    register: Register | None = None
    """The register of closings; None if it could not be read."""
    faults: tuple[Fault, ...] = ()
    """Where it and the archive do not agree."""

    @property
    def is_whole(self) -> bool:
        """Whether all could be read, and none was altered by another program, is closed without a seal, or missing."""
        found = any(each.state in _BAD or each.stale for each in self.found)
        return not (self.unreadable or self.faults or found)


def verify(store: Store, references: Sequence[str] = (), *, every: bool = False) -> Verified:
    """Make the logs of these anew, and compare; or of all that are closed or were, the oldest first; or of `every` one.

    Of `every` one those alone are given of which something is to be told: all together may be more than memory holds.
    What the register of closings says of these, or of all, is compared too.
    One that cannot be read keeps nobody from learning of the others. RetroError if a reference is none.
    """
    found: list[Verification] = []
    unreadable: list[RetroError] = []
    register, wrong = _register(store, unreadable)
    registered = {each.reference for each in register.entries} if register else set()
    wanted = every_case(store) if every else _wanted(store, references, registered)
    for reference in wanted:
        try:
            whole, stale = store.examined(reference)
        except RetroError as error:
            if not any(each.reference == reference for each in wrong):
                unreadable.append(error)
        else:
            told_of = verification(whole, stale)
            if not every or told_of.stale or told_of.state in _BAD:
                found.append(told_of)
    told = tuple(each for each in wrong if not references or each.reference in {"", *wanted})
    return Verified(tuple(found), tuple(unreadable), register, told)


def place_in_register(register: Register, head: str) -> Registered:
    """The entry of the register whose chain, or the beginning of it, somebody noted as its `head`.

    UsageError if it is none; RetroError if there is no such entry.
    """
    wanted = head.strip().lower()
    if not re.fullmatch(rf"[0-9a-f]{{{_FEWEST},64}}", wanted):
        raise UsageError(
            M_("“{text}” is no head of the register of closings.", text=head),
            M_("Give {n} digits of it or more, as retro verify prints it: 0 to 9, a to f.", n=_FEWEST),
        )
    for registered in register.entries:
        if registered.chain.startswith(wanted):
            return registered
    raise RetroError(
        M_("The register of closings never came to {head}.", head=wanted),
        M_("This is another archive, an older copy, or somebody wrote it anew. Look into a backup of then."),
    )


def _register(store: Store, unreadable: list[RetroError]) -> tuple[Register | None, tuple[Fault, ...]]:
    try:
        register = store.register()
    except RetroError as error:
        unreadable.append(error)
        return None, ()
    return register, faults(register)


def verification(whole: FullRecord, stale: tuple[Stale, ...] = ()) -> Verification:
    """What is found of a retrospective."""
    found = flaws(whole)
    found += tuple(each for each in _falsely_blanked(whole) if each not in found)
    return Verification(whole, Integrity.BROKEN if found else integrity(whole.record), found, () if found else stale)


def _falsely_blanked(whole: FullRecord) -> Iterator[Flaw]:
    """Entries that lost their salt as if words were forgotten in them, and that show no place where any were."""
    for logged in whole.log:
        if is_blanked(logged) and not shows_blank(logged):
            yield Flaw(Kind.ENTRY, seq=logged.seq)


def _wanted(store: Store, references: Sequence[str], registered: Collection[str]) -> Sequence[str]:
    """Those that are meant. One that is gone, and was registered, is meant by its whole reference."""
    if references:
        return list(dict.fromkeys(each if each in registered else store.resolve(each) for each in references))
    closed = {ref for removed in (False, True) for ref in store.references(CaseFilter(closed=True, removed=removed))}
    return [reference for reference in every_case(store) if reference in closed or _was_closed(store, reference)]


def every_case(store: Store) -> Sequence[str]:
    """All that there are, the oldest first; behind them what was taken out of the archive."""
    return [ref for removed in (False, True) for ref in reversed(store.references(CaseFilter(removed=removed)))]


def _was_closed(store: Store, reference: str) -> bool:
    """Whether the log of an open one closed it and did not open it again, or is gone or cannot be read."""
    try:
        log = store.changes(reference)
    except RetroError:
        return True
    return not log or replayed(log).closing is not None
