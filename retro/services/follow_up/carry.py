"""Say of other places that a change was carried there (S32): a check of each, which a closed case takes, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.errors import UsageError
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.changes import Place
from retro.model.stages.follow_up import Check
from retro.services.changing.check_rules import latest, told
from retro.services.follow_up.check import CheckMade, check
from retro.store.protocol import Store


def carried_already(record: Retrospective, places: Sequence[Place]) -> tuple[Place, ...]:
    """Those to which the change was carried. UsageError, with what was found there, if one of all is given up."""
    return tuple([place for place in places if _is_carried(record, place)])


def carry(
    store: Store, factory: ChangeFactory, record: Retrospective, places: Sequence[Place], said: Check
) -> Iterator[CheckMade]:
    """Write of each place what is `said`, a change each; gives what came of it. Errors as of `check`.

    Where it was carried already is passed over, unless it is taken back.
    """
    before = () if said.found is Found.TAKEN_BACK else carried_already(record, places)
    for place in places:
        if place not in before:
            yield check(store, factory, record, place.id, said)


def _is_carried(record: Retrospective, place: Place) -> bool:
    stands, name = place.standing.found, row_name(record, place)
    if stands in (Found.DROPPED, Found.FAILED):
        raise UsageError(
            M_("{row} is not to be ticked: {found}.", row=name, found=told(record, latest(record, place))),
            M_(
                "Where it is carried there after all, say by when first: "
                "retro check {reference} {row} new-date --new-date DAY",
                reference=record.reference,
                row=name,
            ),
        )
    return stands in (Found.DONE, Found.HOLDS)
