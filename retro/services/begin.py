"""Begin a retrospective."""

from __future__ import annotations

from retro.model.change import Add, Values
from retro.model.change_factory import ChangeFactory
from retro.model.moments.zones import zone_named_in
from retro.model.stages.head import CaseLink, Head, Relation
from retro.services.head_texts import HeadValues, read_texts
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


def begin(store: Store, factory: ChangeFactory, read: HeadValues) -> str:
    """Begin a retrospective with what was read; gives its reference.

    RetroError or ValidationError if it cannot be written.
    """
    return store.create(_plain(read), factory.change())


def begin_again(store: Store, factory: ChangeFactory, after: str, title: str, zone: str) -> str:
    """Begin a retrospective of something that happened again after the case with the reference `after` (S12).

    Gives its reference. UsageError if the title cannot be read.
    """
    link = CaseLink(relation=Relation.AGAIN, reference=after)
    read = read_beginning(factory, zone, title=title)
    return store.create(_plain(read), factory.change(Add(link.kind, factory.new_id(), link.dump(), 1.0)))


def _plain(read: HeadValues) -> Values:
    return {name: Head.field(name).type.dump(value) for name, value in read.values.items()}
