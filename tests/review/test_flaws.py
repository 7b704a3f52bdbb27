"""What another program altered, found in the case and its log alone, and said in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.language import language
from retro.model.change import Add, Change, Logged, Update
from retro.model.record import FullRecord
from retro.model.stages.head import Status
from retro.review.flaw_words import LONGEST, flaw_words, quoted
from retro.review.flaws import Flaw, Kind, flaws
from tests.records import record

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_seal_that_is_gone_is_told_with_the_entry_that_closed_it() -> None:
    head = record(status=Status.CLOSED).head
    log = (
        Logged(1, Change("c1", AT, "", (Add("retrospective", "head", {**head.dump(), "status": "review"}),))),
        Logged(2, Change("c2", AT, "", (Update("retrospective", "head", 1, {"status": "review"},
                                               {"status": "closed"}),))),
    )  # fmt: skip
    whole = FullRecord(record(status=Status.CLOSED), (), log)
    (found,) = [flaw for flaw in flaws(whole) if flaw.kind is Kind.UNSEALED]
    assert found == Flaw(Kind.UNSEALED, logged=AT.isoformat(), seq=2)
    assert flaw_words(found, whole).show(language("en")) == (
        "closed on 2026-11-21 18:00:00 by the log: its seal is gone, and nobody reopened it"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (None, ""),
        ("two\n lines", "two lines"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), "x" * (LONGEST - 1) + "…"),
        ("x" * (LONGEST - 2) + " and more", "x" * (LONGEST - 2) + "…"),
    ],
    ids=["nothing", "lines", "longest", "longer", "space"],
)
def test_a_long_text_is_quoted_by_its_beginning(text: str | None, shown: str) -> None:
    assert quoted(text) == shown
