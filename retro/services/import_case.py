"""Import a retrospective that an export wrote."""

from __future__ import annotations

from retro.errors import RetroError
from retro.importers.json_file import read_json
from retro.language import M_
from retro.model.record import FullRecord
from retro.review.integrity import Integrity, integrity
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
    is_broken: bool
    """Whether it is closed, and not what it was when it was closed."""


def read_case(text: str, name: str) -> FullRecord:
    """The retrospective in the JSON `text`. RetroError, which calls it `name`, if there is none."""
    try:
        return read_json(text)
    except RetroError as error:
        title = M_("“{name}” cannot be taken in. {reason}", name=name, reason=error.title)
        raise RetroError(title, error.step) from None


def import_case(store: Store, whole: FullRecord) -> Imported:
    """Take in a retrospective. One that is here already is left as it is; one whose reference is taken gets a new one.

    RetroError or ValidationError if it cannot be written.
    """
    restored = store.restore(whole)
    head = whole.record.head
    broken = bool(restored.new and head.closed) and integrity(whole.record) is Integrity.BROKEN
    return Imported(restored.reference, whole.record.reference, restored.new, broken)
