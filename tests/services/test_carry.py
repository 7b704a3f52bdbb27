"""A change is carried elsewhere place by place: nothing is written of one where it is already."""

from __future__ import annotations

import pytest

from retro.errors import UsageError
from retro.model.change import Add
from retro.model.found import Found
from retro.model.stages.changes import Place
from retro.model.stages.follow_up import Check
from retro.services.follow_up.carry import carried_already, carry
from tests.services.conftest import Case

_DONE, _BACK = Check(found=Found.DONE), Check(found=Found.TAKEN_BACK)
_TWO = Add("place", "u", {"where": "Ulm"}, 1.0), Add("place", "k", {"where": "Kassel"}, 2.0)
_DROPPED = Check(found=Found.DROPPED, reason="it was sold")


def _carry(case: Case, said: Check, *names: str) -> list[str]:
    record = case.record
    places = [place for place in record.of(Place) if place.where in names]
    return [done.row.main_text for done in carry(case.store, case.factory, record, places, said)]


def test_each_is_told_once_and_again_after_it_was_taken_back(case: Case) -> None:
    case.elsewhere(lambda _record: _TWO)
    assert _carry(case, _DONE, "Ulm") == ["Ulm"]
    assert _carry(case, _DONE, "Ulm", "Kassel") == ["Kassel"]
    assert [place.where for place in carried_already(case.record, case.record.of(Place))] == ["Ulm", "Kassel"]
    assert _carry(case, _BACK, "Ulm") == ["Ulm"]
    assert [place.where for place in carried_already(case.record, case.record.of(Place))] == ["Kassel"]


def test_where_one_is_given_up_nothing_is_written_of_any(case: Case) -> None:
    case.elsewhere(lambda _record: _TWO)
    _carry(case, _DROPPED, "Kassel")
    before = case.record
    with pytest.raises(UsageError, match="not to be ticked"):
        _carry(case, _DONE, "Ulm", "Kassel")
    assert case.record == before
