"""Import retrospectives that an export wrote: new ones are taken in, those that are here already are joined."""

from __future__ import annotations

from dataclasses import replace

from retro.errors import RetroError
from retro.importers.json_file import read_json
from retro.language import M_, Message, active
from retro.model.chain import is_chained
from retro.model.change import FieldConflict
from retro.model.change_factory import ChangeFactory
from retro.model.problem import ValidationError
from retro.model.record import KINDS, FullRecord
from retro.review.flaw_words import flaw_words, name_of_row, value_in_words
from retro.review.flaws import Flaw, flaws
from retro.store.protocol import Store
from retro.text.shortened import counted
from retro.value import value

_LISTED = 10
"""How many differences are told."""
_ANEW = M_("Export it anew where it comes from. Nothing was changed.")


@value
class Imported:
    """What came of it."""

    reference: str
    """The reference that it has here."""
    given: str
    """The reference that it had there."""
    is_new: bool
    """Whether it was not here before."""
    is_taken: bool
    """Whether that one is another's here."""
    joined: int
    """How many of its changes came to one that was here."""
    is_unsealed: bool
    """Whether it was taken in as one that was closed, and has no seal that fits: it stays without."""
    differs: tuple[Message, ...]
    """Where one that is new was not what its log and its seal say."""


class ClashError(RetroError):
    """The same was written here and in the file. Its title names every row and field, with both values."""

    def __init__(self, clashes: tuple[FieldConflict, ...], here: FullRecord, there: FullRecord) -> None:
        told = [_clash_words(each, here, there).show(active()) for each in clashes]
        super().__init__(
            M_(
                "{reference} was changed here and there, each without the other: {clashes}.",
                reference=here.record.reference,
                clashes=active().join(counted(told, _LISTED)),
            ),
            M_(
                "Make both say the same, with retro set or retro edit here or there, export it anew, and import it "
                "again. Nothing was changed."
            ),
        )
        self.clashes = clashes


def read_case(text: str, name: str) -> FullRecord:
    """The retrospective in the JSON `text`. RetroError, which calls it `name`, if there is none."""
    try:
        return read_json(text)
    except RetroError as error:
        title = M_("“{name}” cannot be taken in. {reason}", name=name, reason=error.title)
        raise RetroError(title, error.step) from None


def import_case(store: Store, factory: ChangeFactory, whole: FullRecord) -> Imported:
    """Take in a retrospective; one whose reference is taken gets a new one.

    To one that is here already come the changes that are not here. ClashError where the same was written here and
    there; RetroError if its log is not what it was, if one of the two was closed, or if it cannot be written.
    """
    found = flaws(whole) if is_chained(whole.log) else ()
    try:
        restored = store.restore(whole, factory.change(), may_join=not found)
    except ValidationError as refused:
        told = active().join(problem.message.show(active()) for problem in refused.problems[:_LISTED])
        raise RetroError(
            M_("{reference} cannot be taken in: {problems}", reference=whole.record.reference, problems=told), _ANEW
        ) from None
    if restored.is_refused:
        raise _forged(found, whole)
    if restored.clashes:
        raise ClashError(restored.clashes, store.evidence(restored.reference), whole)
    differs = tuple(flaw_words(flaw, whole) for flaw in found) if restored.new else ()
    return Imported(
        restored.reference,
        whole.record.reference,
        restored.new,
        restored.is_taken,
        restored.joined,
        restored.is_unsealed,
        differs,
    )


def _forged(found: tuple[Flaw, ...], whole: FullRecord) -> RetroError:
    told = [flaw_words(flaw, whole).show(active()) for flaw in found]
    return RetroError(
        M_(
            "{reference} in the file is not what its own log says: {flaws}.",
            reference=whole.record.reference,
            flaws=active().join(counted(told, _LISTED)),
        ),
        _ANEW,
    )


def _clash_words(clash: FieldConflict, here: FullRecord, there: FullRecord) -> Message:
    is_here = any(each.id == clash.id for each in (here.record.head, *here.record.rows, *here.deleted))
    row = name_of_row(clash.kind, clash.id, here if is_here else there, clash.mine or clash.theirs)
    if not clash.field:
        if clash.mine is None:
            return M_("{row} was deleted here, and is in use there", row=row)
        return M_("{row} was deleted there, and is in use here", row=row)
    whole = replace(there, record=here.record)
    return M_(
        "{row}, {field}: here {mine}, there {theirs}",
        row=row,
        field=_field_title(clash),
        mine=value_in_words(clash.kind, clash.field, clash.mine, whole),
        theirs=value_in_words(clash.kind, clash.field, clash.theirs, whole),
    )


def _field_title(clash: FieldConflict) -> Message:
    kind = KINDS[clash.kind]
    return kind.field(clash.field).title if kind.has_field(clash.field) else Message(clash.field)
