"""Import a retrospective that an export wrote."""

from __future__ import annotations

from retro.errors import RetroError
from retro.importers.json_file import read_json
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.model.record import FullRecord
from retro.model.stages.head import Status
from retro.store.protocol import Store
from retro.value import value


@value
class Imported:
    """What came of it."""

    reference: str
    """The reference that it has here."""
    given: str
    """The reference that it had there."""
    is_new: bool
    """Whether it was not here before; otherwise nothing was changed."""
    is_unsealed: bool
    """Whether it was taken in as one that was closed, and has no seal that fits: it stays without."""


def read_case(text: str, name: str) -> FullRecord:
    """The retrospective in the JSON `text`. RetroError, which calls it `name`, if there is none."""
    try:
        return read_json(text)
    except RetroError as error:
        title = M_("“{name}” cannot be taken in. {reason}", name=name, reason=error.title)
        raise RetroError(title, error.step) from None


def import_case(store: Store, factory: ChangeFactory, whole: FullRecord) -> Imported:
    """Take in a retrospective. One that is here already is left as it is; one whose reference is taken gets a new one.

    RetroError or ValidationError if it cannot be written.
    """
    restored = store.restore(whole, factory.change())
    head = whole.record.head
    claims = restored.new and (head.status is Status.CLOSED or bool(head.closed or head.digest))
    unsealed = claims and not store.load(restored.reference).head.digest
    return Imported(restored.reference, whole.record.reference, restored.new, unsealed)
