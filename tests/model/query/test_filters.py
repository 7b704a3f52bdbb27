"""What can be asked for by a name, and by which names."""

from __future__ import annotations

import pytest

from retro.model.query.filters import MEANINGS, filter_called


def test_each_filter_is_called_by_its_own_name_however_it_is_written() -> None:
    for name in MEANINGS:
        assert {filter_called(said) for said in (name, name.upper(), f" {name} ")} == {name}


@pytest.mark.parametrize("said", ["", " ", "nothing of the kind", "14", "担当者の机"])
def test_what_is_no_name_asks_for_nothing(said: str) -> None:
    assert filter_called(said) == ""
