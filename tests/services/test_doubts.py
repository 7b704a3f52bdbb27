"""What may be meant by a name that is forgotten: told once for each field of a row, what is there now first."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.change import Add, Change, Logged, Update
from retro.model.record import FullRecord
from retro.model.stages.prevention import Measure
from retro.redaction.forgetting.sought import SoughtName
from retro.services.archive.forget import _doubts
from tests.records import record
from tests.services.conftest import NOON

EN = language("en")


def doubts(what: str, *ops: Add | Update, title: str = "Late") -> list[tuple[str, str, str, bool]]:
    log = (Logged(n, Change(id=f"c{n}", at=NOON, author="tester", ops=(op,))) for n, op in enumerate(ops, 1))
    whole = FullRecord(record(Measure(id="m", what=what), title=title), (), tuple(log))
    found = list(_doubts(whole, SoughtName("Hanako Tanaka").sought))
    assert {each.reference for each in found} <= {"2026-014"}
    return [(each.row.show(EN), each.field, each.word, each.is_past) for each in found]


@pytest.mark.parametrize(
    ("op", "told"),
    [
        (Add("measure", "m", {"what": "Tanaka"}), ("5.1", "Measure", "Tanaka", False)),
        (Add("measure", "m", {"owner": "Tanaka"}), ("5.1", "Owner", "Tanaka", True)),
        (Add("measure", "x", {"what": "Tanaka"}), ("Measure", "Measure", "Tanaka", True)),
        (Update("retrospective", "head", 1, {"title": "Tanaka"}, {}), ("Retrospective", "Title", "Tanaka", True)),
    ],
)
def test_a_word_of_the_history_is_told_with_its_row_and_its_field(
    op: Add | Update, told: tuple[str, str, str, bool]
) -> None:
    assert doubts("Tanaka brings it" if not told[3] else "a tray", op, op) == [told]


def test_what_is_there_now_is_told_first_and_of_what_is_declared_no_more_nothing() -> None:
    ops = (
        Add("gone", "g", {"what": "Tanaka"}),
        Add("measure", "m", {"gone": "Tanaka"}),
        Add("measure", "m", {"what": "H. Tanaka, Tanaka"}),
    )
    assert [(row, word, past) for row, _field, word, past in doubts("Tanaka", *ops, title="For Tanaka")] == [
        ("Retrospective", "Tanaka", False), ("5.1", "Tanaka", False), ("5.1", "H. Tanaka", True),
    ]  # fmt: skip
