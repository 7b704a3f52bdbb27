"""Which of those concerned in two cases are one: by their name, where nothing that is said contradicts."""

from __future__ import annotations

from typing import Any

import pytest

from retro.model.stages.scope import Party
from retro.services.archive.merge_parties import lacking, same_parties
from tests.records import record


@pytest.mark.parametrize(
    ("ours", "theirs", "is_one"),
    [
        ({}, {}, True),
        ({"who": "Lee  Family"}, {"who": "ｌｅｅ family"}, True),
        ({"who": "Lee family"}, {"who": "Abe family"}, False),
        ({"who": " "}, {"who": " "}, False),
        ({"owner": "shipping lead"}, {"owner": "Shipping  Lead"}, True),
        ({"owner": "shipping lead"}, {"owner": " "}, True),
        ({"owner": "shipping lead"}, {"owner": "sales"}, False),
        ({"damage": "d1"}, {"damage": "d2"}, True),  # each case counts its own damage
    ],
)
def test_a_party_is_one_of_the_same_name_that_nothing_said_contradicts(
    ours: dict[str, Any], theirs: dict[str, Any], is_one: bool
) -> None:
    whole = record(Party(id="ours", **{"who": "Lee family", **ours}))
    found = same_parties([Party(id="theirs", **{"who": "Lee family", **theirs})], whole)
    assert found == ({"theirs": "ours"} if is_one else {})


def test_each_party_is_taken_for_one_other_alone() -> None:
    whole = record(Party(id="a", who="Lee"), Party(id="b", who="Lee"))
    assert same_parties([Party(id=each, who="Lee") for each in "xyz"], whole) == {"x": "a", "y": "b"}


def test_what_the_first_lacks_is_taken_over_and_nothing_that_it_says() -> None:
    ours, theirs = Party(id="a", who="Lee", owner="sales"), Party(id="b", who="Lee", owner="desk", suits="mornings")
    assert lacking(ours, theirs) == {"suits": "mornings"}
    assert lacking(theirs, ours) == {}
