"""A mark of another kind of row is told with the rows in which it is one; a count that is none asks how many."""

from __future__ import annotations

from datetime import datetime

import pytest

from retro.language import Message, language
from retro.model.problem import Code, ValidationError
from retro.model.quick_entry.parser import read_line
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.remedy import REMEDY
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE
from tests.records import record

NOW = datetime.fromisoformat("2026-11-27T09:00+09:00")
CASE: Retrospective = record()


def refused(line: str, stage: Stage) -> Message:
    with pytest.raises(ValidationError) as caught:
        read_line(line, stage, CASE, now=NOW)
    return next(each.message for each in caught.value.problems if each.code is Code.NO_CHOICE)


@pytest.mark.parametrize(
    ("line", "stage"), [("14:05 we go there #visit", TIMELINE), ("16:30 店長が伺う #訪問", REMEDY)]
)
def test_a_refused_mark_says_where_it_is_one(line: str, stage: Stage) -> None:
    said = refused(line, stage)
    assert "(contact:, apology:)" in said.show(language("en"))
    assert "別の種類の行（応対：、お詫び：）では使えます" in said.show(language("ja"))
    assert "\\#" in said.show(language("en"))


def test_one_that_is_none_anywhere_names_no_row() -> None:
    assert "another kind" not in refused("14:05 we go there #holidays", TIMELINE).show(language("en"))


def test_what_was_not_read_says_where_it_is_a_mark_and_asks_how_many() -> None:
    to = language("ja")
    assert "#訪問（別の種類の行で使えます：応対：、お詫び：）" in read_line(
        "14:00 #訪問 店長が謝罪", TIMELINE, CASE, now=NOW
    ).echo_unread(to)
    for line, asked in (
        ("数名のお客様にご迷惑", "何名ですか"),
        ("数十件の遅れ", "何件ですか"),
        ("若干名", "何名ですか"),
    ):
        assert asked in read_line(line, SCOPE, CASE, now=NOW).echo_unread(to)
    assert read_line("約40世帯が断水", SCOPE, CASE, now=NOW).echo_unread(to) == ""
