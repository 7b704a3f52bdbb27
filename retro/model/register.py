"""The register of closings: which cases of an archive were closed or taken out, and what their logs came to then.

A log proves what its own case held, and goes with it. The register is one chain over the whole archive, to which every
closing, reopening and removal is added, and whatever follows a closing: so a case that is gone together with its log,
or whose log was cut short, is missed. It holds the chains of logs, which are made of salted hashes, and no word of a
case: what is forgotten there cannot be guessed by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from retro.model.entry import EntryId
from retro.value import value


class RegisterState(StrEnum):
    """What the register tells cases apart by."""

    CLOSED = "closed"
    OPEN = "open"
    """It was reopened, or brought back."""
    REMOVED = "removed"
    """It was taken out of the archive."""


@value
class Registered:
    """An entry of the register."""

    number: int
    """From 1 on, none left out."""
    case: EntryId
    reference: str
    at: str
    """The time of the entry of the log that it was made with, ISO 8601 with offset."""
    act: str
    """What that entry did: `edit`, `undo`, `import`, `forget` …"""
    state: str
    """The state that the case was in behind it."""
    entry: str
    """The chain of that entry; "" where the log had none."""
    chain: str
    """What binds this one to all before it."""


@value
class Standing:
    """What a case is now that is in the register, or should be."""

    reference: str
    state: str
    entry: str
    """The chain of the latest finished entry of its log."""


@value
class Register:
    """What the register says, and what there is."""

    entries: tuple[Registered, ...]
    cases: Mapping[EntryId, Standing]
    """The cases that are registered, closed or removed, as far as they are there."""
    found: frozenset[int]
    """The numbers of the entries whose place is still in the logs of their cases."""
    given: int
    """The highest number that was ever given, as SQLite keeps it."""

    @property
    def head(self) -> str:
        """The chain of the latest entry: who notes it elsewhere can tell later that nothing before it was altered."""
        return self.entries[-1].chain if self.entries else ""


def register_chain(before: str, registered: Registered) -> str:
    """SHA-256 over the chain of the entry before ("" before the first one) and the entry itself, as 64 digits."""
    import hashlib  # the archive opens without it

    said = (
        before, str(registered.number), registered.case, registered.reference, registered.at, registered.act,
        registered.state, registered.entry,
    )  # fmt: skip
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()
