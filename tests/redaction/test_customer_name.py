"""What a customer is called, folded and taken apart: the name itself, and what stands around it."""

from __future__ import annotations

import pytest

from retro.redaction.customers.customer_name import parse_customers


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("森様", [("森", "")]),
        ("森様2", [("森", "2")]),
        ("森様 2", [("森", "2")]),
        ("森様(2)", [("森", "2")]),
        ("森様(2", [("森", "2")]),
        ("森さん a", [("森", "a")]),
        ("森様(大阪)", [("森", "大阪")]),
        ("森様、林様", [("森", ""), ("林", "")]),
    ],
)
def test_numbers_and_places_tell_apart_and_are_no_part_of_the_name(said: str, names: list[tuple[str, str]]) -> None:
    assert [(" ".join(each.words), each.qualifier) for each in parse_customers(said)] == names
