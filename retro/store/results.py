"""What a store answers: the plain values that its calls give. Those of the list stand in `retro.store.listed`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from retro.model.change import Change, FieldConflict
    from retro.model.record import Retrospective
    from retro.model.stages.head import Head
    from retro.store.listed import Summary


class Hit(NamedTuple):
    """A field of a row in which words stand that were looked for."""

    kind: str
    """The kind of the row, by the name of its table; that of the head for the head."""
    row: str
    """Its id."""
    number: int
    """The number that it is shown with in its stage; 0 for what is no row of a stage."""
    field: str
    """The name of the field; `reference` for the reference of the case."""
    text: str
    """What it holds."""
    spans: tuple[tuple[int, int], ...]
    """Where the words stand in that, in order: from which character to before which."""


class Linked(NamedTuple):
    """A link between two cases."""

    case: str
    """The reference of the case that says it."""
    relation: str
    """The code of how it belongs to the other; "" where it does not say."""
    named: str
    """The reference of the other."""
    day: str = ""
    """The day on which the case that says it began: `2026-11-20`."""


class Likely(NamedTuple):
    """Cases that may be like what somebody has at hand."""

    cases: int
    """How many cases there are."""
    having: Mapping[str, int]
    """In how many of them each term stands that was asked for."""
    found: tuple[Summary, ...]
    """Those that share the most telling terms, the best first."""
    is_index_damaged: bool = False
    """Whether the index of words was there, and could not be read, so that every case was read for it."""


class CaseText(NamedTuple):
    """What stands in a field of a row, or of the head."""

    kind: str
    """The kind of the row, by the name of its table."""
    row: str
    """Its id."""
    field: str
    text: str


class TicketedRow(NamedTuple):
    """A row that is worked on in a ticket."""

    reference: str
    """The case that it belongs to."""
    row: str
    """Its id."""
    ticket: str
    """The key or the address of the ticket, as it is written."""


class KeptLesson(NamedTuple):
    """A lesson of a case, for whoever was not there."""

    reference: str
    """The case that it was learned in."""
    title: str
    """What that is called."""
    day: str
    """The day of the case, `2026-11-20`."""
    row: str
    """Its id."""
    what: str
    tags: tuple[str, ...]


class UndoResult(NamedTuple):
    """An undo or redo that was made: the change that it took back or brought back (its latest part), and its number."""

    seq: int
    change: Change


class ImportResult(NamedTuple):
    """What `restore` did."""

    reference: str
    """The reference that it has here."""
    new: bool
    """Whether it was not here before."""
    joined: int = 0
    """How many changes came to one that was here."""
    is_unsealed: bool = False
    """Whether it came in as one that was closed, without a seal that fits."""
    is_taken: bool = False
    """Whether the reference that it brought is that of another one here; else it brought none that could be one."""
    is_refused: bool = False
    """Whether it is here already, and may not be joined."""
    clashes: tuple[FieldConflict, ...] = ()
    """Where the same was written here (`mine`) and there (`theirs`): nothing was changed then."""


class LoadedCases(NamedTuple):
    """Retrospectives that were read together."""

    read: tuple[Retrospective, ...]
    """Those that can be read, in the order in which they were asked for."""
    unread: tuple[str, ...]
    """The references of those that another program spoilt."""


class Heads(NamedTuple):
    """The heads of retrospectives."""

    read: tuple[Head, ...]
    """Those that can be read, the oldest first."""
    unread: tuple[str, ...]
    """The references of those that another program spoilt."""


class PeriodQuery(NamedTuple):
    """Which retrospectives a span of days concerns."""

    begun: tuple[str, ...]
    """The references of those whose day is in it, the oldest first."""
    due: tuple[str, ...]
    """The references of others in which something is due, to be checked, or done in it, or nearly."""
    late: tuple[str, ...]
    """Those of further ones in which something is open that was due before, the latest first, and not too many."""
    more: int
    """How many there are beside these."""
    again: tuple[tuple[str, str], ...]
    """Of the whole archive: a reference, and that of the case that it happened again after."""
    apart: tuple[tuple[str, str], ...]
    """The same: a reference, and that of a case that is another thing, as it says."""


class OpenRow(NamedTuple):
    """A row of which something is to be done still."""

    reference: str
    """The case that it belongs to."""
    title: str
    """What that is called."""
    status: str
    """The code of how far it has come; "" if it does not say."""
    kind: str
    """The kind of the row, by the name of its table."""
    row: str
    """Its id."""
    number: int
    """The number that it is shown with in its stage; 0 for what is no row of a stage."""
    texts: Mapping[str, str]
    """By their fields: what is to be done, who sees to it, at what time, how strong it is, whether it was agreed to.

    Under `waits` the codes of what it waits for, with spaces between them.
    """
    days: Mapping[str, str]
    """By the fields of its open deadlines: the day of each as it is written, `2026-11-20`; "" where none is said."""


class Unshared(NamedTuple):
    """A case that waits for somebody to be told of it (S17)."""

    reference: str
    title: str
    status: str
    """The code of how far it has come; "" if it does not say."""
    head: str
    """The id of its head."""
    day: str
    """When it began: `2026-11-20`."""


class ThirdTime(NamedTuple):
    """A case that is not closed, of something that happened for at least the third time (S12)."""

    reference: str
    title: str
    status: str
    """The code of how far it has come; "" if it does not say."""
    head: str
    """The id of its head."""
