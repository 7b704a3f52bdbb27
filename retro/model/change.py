"""The unit of work: a change, made of small operations, applied whole or not at all, and kept for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import ClassVar, Literal

from retro.model.entry import EntryId
from retro.model.field_types import Plain
from retro.value import value

Values = Mapping[str, Plain]
"""Plain values by field name. `position` may stand among them, though it is no declared field."""


@value
class Add:
    """A new row."""

    code: ClassVar = "add"
    kind: str
    id: EntryId
    values: Values
    position: float = 0.0


@value
class Update:
    """New values for some fields of a row. `before` is what the writer saw, at `revision`."""

    code: ClassVar = "set"
    kind: str
    id: EntryId
    revision: int
    before: Values
    after: Values


@value
class Delete:
    """A row goes; it stays in the file, marked as deleted."""

    code: ClassVar = "delete"
    kind: str
    id: EntryId
    revision: int


@value
class Restore:
    """A deleted row comes back, as it was."""

    code: ClassVar = "restore"
    kind: str
    id: EntryId


@value
class Forget:
    """Words of some fields of a row were blanked, in the row and wherever the log wrote them, for good.

    Of a head, `AUTHOR` may stand among the fields: who made changes.
    """

    code: ClassVar = "forget"
    kind: str
    id: EntryId
    fields: Sequence[str]
    entries: Sequence[str]
    """The ids of the changes in which they were blanked."""


AUTHOR = "author"

Op = Add | Update | Delete | Restore | Forget


@value
class Change:
    """Operations that belong together.

    `id` is unique: applying a change twice does nothing the second time. `group` joins changes that a person made in
    one go (the saves of one field while it was being typed in): undo takes back a whole group. An undo or a redo is
    itself a change; `of` is then the group that it takes back or brings back. Of a `create` or an `import`, it is the
    reference that the retrospective was given.
    """

    id: str
    at: datetime
    author: str
    ops: tuple[Op, ...]
    group: str = ""
    act: Literal["edit", "undo", "redo", "create", "import", "forget"] = "edit"
    of: str = ""


@value
class ChainLink:
    """The place of a finished entry in the chain of its log (`retro.model.chain`)."""

    salt: str
    """What its hash was made with; "" where the operations were blanked, since they are to be forgotten."""
    hash: str
    """Of its salt, author and operations."""
    chain: str
    """Of the chain of the entry before it, its hash, and the rest of it."""


@value
class Logged:
    """A change as the store keeps it, with its number in the retrospective's own sequence, from 1.

    Saves of one field in one go are kept as one, with the id of the first and the time and number of the latest.
    """

    seq: int
    change: Change
    link: ChainLink | None = None
    """None while it still grows, and in a log that was never chained."""


@value
class Applied:
    """The change is on the disk. `seq` is its number; `revisions` the new revision of each row it touched."""

    seq: int
    revisions: Mapping[EntryId, int] = field(default_factory=dict)


@value
class FieldConflict:
    """One field that somebody else changed since it was seen. `field` is "" where the row itself went or came."""

    kind: str
    id: EntryId
    field: str
    mine: Plain
    theirs: Plain


@value
class Conflict:
    """The change was not made, because of these."""

    clashes: tuple[FieldConflict, ...]
    seq: int = 0
    """The number of the latest change of the case then, where one chooses what stands: 0 says nothing of it."""
