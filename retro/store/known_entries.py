"""Whether entries that two logs of one case have in common say the same: an id that says something else was forged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from retro.errors import RetroError
from retro.language import M_
from retro.model.change import Add, Change, Logged, Op, Update
from retro.model.entry import EntryId
from retro.model.field_types import LinksType, Plain
from retro.model.problem import ValidationError
from retro.model.record import KINDS
from retro.model.stages.answers import EmptyAnswer


def check_known(reference: str, ours: Sequence[Logged], theirs: Sequence[Logged]) -> None:
    """RetroError if an entry of `theirs` has the id of one of `ours`, and says something else.

    What was joined may say less than where it comes from, and stands on other revisions. What was blanked, on either
    side, cannot be compared.
    """
    known = {logged.change.id: logged for logged in ours}
    for there in theirs:
        here = known.get(there.change.id)
        if here is not None and not _says_the_same(here, there):
            raise RetroError(
                M_(
                    "Entry {seq} of the log of {reference} in the file says something else than here, under one id.",
                    seq=there.seq,
                    reference=reference,
                ),
                M_("Export it anew where it comes from. Nothing was changed."),
            )


def _says_the_same(here: Logged, there: Logged) -> bool:
    if here.link and there.link:
        if here.link.hash == there.link.hash and here.change.at == there.change.at:
            return True
        if "" in (here.link.salt, there.link.salt):
            return True
    one, other = _written(here.change), _written(there.change)
    same = all(one[key] == other[key] for key in one.keys() & other.keys())
    return same and (here.change.at, here.change.author) == (there.change.at, there.change.author)


def _written(change: Change) -> Mapping[tuple[str, EntryId, str], Plain]:
    """What a change writes last into each field; where several may write together, that says nothing."""
    return {
        (op.kind, op.id, name): _canonical(op.kind, name, plain)
        for op in change.ops
        if op.kind in KINDS and op.kind != EmptyAnswer.kind
        for name, plain in _values(op)
    }


def _values(op: Op) -> Iterator[tuple[str, Plain]]:
    values = op.values if isinstance(op, Add) else op.after if isinstance(op, Update) else {}
    for name, plain in values.items():
        kind = KINDS[op.kind]
        if kind.has_field(name) and not isinstance(kind.field(name).type, LinksType):
            yield name, plain


def _canonical(kind: str, name: str, plain: Plain) -> Plain:
    """The value in the form in which it is stored today."""
    type_ = KINDS[kind].field(name).type
    try:
        return type_.dump(type_.load(plain))
    except ValidationError:
        return plain
