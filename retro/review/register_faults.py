"""Where the register of closings and the archive do not agree: cases that are gone, logs that were cut short."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from retro.language import M_, Message
from retro.model.register import Register, Registered, RegisterState, register_chain
from retro.text.controls import printable
from retro.value import value


class FaultKind(StrEnum):
    """What sort of fault: the code that JSON tells it by."""

    GONE = "gone"
    """The case is not in the archive."""
    CUT = "log-cut"
    """Its log does not hold what was registered any more."""
    STATE = "state"
    """It is not in the state, or not at the place of its log, that was registered last."""
    UNKNOWN = "unregistered"
    """It is closed or taken out, and was never registered."""
    ENTRY = "register-entry"
    """An entry of the register is not what it was."""
    COUNT = "register-count"
    """What SQLite keeps of how many entries there were is not what it was."""
    MISSING = "register-missing"
    """An entry of the register is missing, before this number or at its end."""


@value
class Fault:
    """One of them."""

    kind: FaultKind
    reference: str = ""
    """The case; "" where it is about the register itself."""
    number: int = 0
    """The number of the entry of the register."""
    at: str = ""
    """When that was made."""
    state: str = ""
    """What that says of the case."""

    @property
    def words(self) -> Message:
        """What it is, in a sentence."""
        said = {"reference": printable(self.reference), "number": self.number, "day": printable(self.at[:10])}
        match self.kind:
            case FaultKind.GONE if self.state == RegisterState.REMOVED:
                return M_("{reference} is missing: it was taken out of the archive on {day}, and kept.", **said)
            case FaultKind.GONE:
                return M_("{reference} is missing: the register of closings names it, last on {day}.", **said)
            case FaultKind.CUT:
                return M_("The log of {reference} lacks what was registered on {day} (entry {number}).", **said)
            case FaultKind.STATE:
                return M_("{reference} is not what was registered of it last, on {day} (entry {number}).", **said)
            case FaultKind.UNKNOWN:
                return M_("{reference} is closed or taken out, and the register of closings does not name it.", **said)
            case FaultKind.COUNT:
                return M_(
                    "The count of the register of closings is not what it was: entries may be missing at its end."
                )
            case FaultKind.ENTRY:
                return M_("Entry {number} of the register of closings is not what it was.", **said)
            case _:
                return M_("Entry {number} of the register of closings is missing.", **said)


def faults(register: Register) -> tuple[Fault, ...]:
    """All of them: those of the cases first, in the order in which they were registered; then those of the register."""
    return (*_of_cases(register), *_of_entries(register))


def _of_cases(register: Register) -> Iterator[Fault]:
    last = {registered.case: registered for registered in register.entries}
    cut = {registered.case: registered for registered in register.entries if registered.number not in register.found}
    for case, registered in last.items():
        standing = register.cases.get(case)
        if standing is None:
            yield _fault(FaultKind.GONE, registered)
        elif case in cut:
            yield _fault(FaultKind.CUT, cut[case])
        elif standing.state != registered.state or (
            registered.state != RegisterState.OPEN and standing.entry != registered.entry
        ):
            yield _fault(FaultKind.STATE, registered)
    for case, standing in register.cases.items():
        if case not in last:
            yield Fault(FaultKind.UNKNOWN, standing.reference)


def _of_entries(register: Register) -> Iterator[Fault]:
    before, number = "", 0
    for registered in register.entries:
        if registered.number > number + 1:
            yield Fault(FaultKind.MISSING, number=number + 1)
        elif registered.number <= number or registered.chain != register_chain(before, registered):
            yield Fault(FaultKind.ENTRY, number=registered.number)
        before, number = registered.chain, registered.number
    if register.given < number:
        yield Fault(FaultKind.COUNT, number=number)
    elif register.given > number:
        yield Fault(FaultKind.MISSING, number=number + 1)


def _fault(kind: FaultKind, registered: Registered) -> Fault:
    return Fault(kind, registered.reference, registered.number, registered.at, registered.state)
