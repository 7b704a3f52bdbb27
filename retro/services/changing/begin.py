"""Begin a retrospective."""

from __future__ import annotations

from retro.model.change import Op, Values
from retro.model.change_factory import ChangeFactory
from retro.model.moments.zones import zone_named_in
from retro.model.stages.head import Head
from retro.services.changing.head_texts import HeadValues, read_texts
from retro.store.protocol import Store


def read_beginning(
    factory: ChangeFactory, zone: str, *, title: str, kind: str = "", started: str = "", fixed: bool = False
) -> HeadValues:
    """How the words for a new retrospective are read. UsageError with everything that is wrong with them.

    Times are relative to today. A zone that is named with `started` becomes that of the retrospective, since its other
    times will be meant in it too; otherwise, or where that one is `fixed`, it is `zone`.
    """
    if not fixed:
        zone = zone_named_in(started) or zone
    texts = {
        "zone": zone,
        "title": title,
        "case_kind": kind,
        "started": started,
    }
    now = factory.now()
    return read_texts(texts, lambda there: now.astimezone(there).date(), now)


def begin(store: Store, factory: ChangeFactory, read: HeadValues, *rows: Op) -> str:
    """Begin a retrospective with what was read, and with these rows; gives its reference.

    RetroError or ValidationError if it cannot be written.
    """
    return store.create(plain(read), factory.change(*rows))


def plain(read: HeadValues) -> Values:
    """What was read, as plain values."""
    return {name: Head.field(name).type.dump(value) for name, value in read.values.items()}
