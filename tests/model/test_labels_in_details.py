"""What looks like a mark behind a name or a way to reach somebody, and is none here, is said not to be read."""

from __future__ import annotations

import pytest

from retro.model.quick_entry.parser import read_line
from retro.model.stages.scope import SCOPE, Party
from tests.records import record


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("party: Lee family number: K-7781", ("number: K-7781",)),
        ("party: Lee family reach: 0301 9911 number: CASE-77", ("number: CASE-77",)),
        ("当事者：森様 番号：K-7781", ("番号：K-7781",)),
        ("party: Lee family colour: red size: two", ("colour: red", "size: two")),
        ("party: Lee family reach: 0301 9911 suits: after 18:00", ()),
        ("party: Lee family reach: phone: 0301 9911, mail: lee@lee.example", ()),
        ("party: Lee family", ()),
    ],
    ids=["name", "reach", "japanese", "two", "marks", "ways", "plain"],
)
def test_it_is_said_beside_the_row(text: str, unread: tuple[str, ...]) -> None:
    line = read_line(text, SCOPE, record())
    assert isinstance(line.entry, Party)
    assert line.unread == unread
