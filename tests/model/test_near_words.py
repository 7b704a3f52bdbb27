"""A word with a colon that means no field is told with the one that it comes near to."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.problem import Code, ValidationError
from retro.model.quick_entry.near_words import near_key
from retro.model.quick_entry.parser import read_line
from retro.model.record import ROWS
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import TIMELINE, Contact
from tests.records import record

EN, JA = language("en"), language("ja")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *(("number: R-123", "Receipt number"), ("番号：R-123", "Receipt number"), ("reciept: R-1", "Receipt number")),
        *(("promis: a call", "promise"), ("約束事：電話", "promise"), ("colour: red", ""), ("色：赤", "")),
        *(("no colon", ""), ("wish: a call", ""), ("約：電話", ""), ("番：R-123", "")),
    ],
)  # fmt: skip
def test_a_near_word_is_told(text: str, key: str) -> None:
    assert EN(near_key(Contact, text)) == key


def test_it_stands_beside_what_was_not_read() -> None:
    line = read_line("応対：15:40 折り返しがほしい ＃電話 番号：R-123", TIMELINE, record())
    assert line.echo_unread(JA) == "読み取っていない語：番号：R-123（受付番号：のことですか）"
    line = read_line("contact: 15:40 he waits #phone number: R-123", TIMELINE, record())
    assert line.echo_unread(EN) == "not read: number: R-123 (perhaps receipt number:)"


def test_a_refusal_tells_it_too() -> None:
    with pytest.raises(ValidationError) as caught:
        read_line("contact: 15:40 he waits @desk number: R-123", TIMELINE, record())
    assert [problem.code for problem in caught.value.problems] == [Code.NEAR_MARK]
    assert "“Receipt number:”" in caught.value.problems[0].message.show(EN)


@pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.kind)
def test_no_kind_guesses_at_a_word_that_is_near_to_nothing(kind: type[Measure]) -> None:
    assert near_key(kind, "zzyzx: 1") == near_key(kind, "、：1") == ""
