"""A reading that was recorded without a space tells the parts of a name as well as one with a space."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.redaction.audience import MANAGEMENT
from retro.redaction.names.unsplit_readings import split_readings
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from tests.records import record

_JA = language("ja")


def _told(name: str, reading: str, text: str) -> str:
    who = Participant(role="梱包担当", name=name, reading=reading)
    return redact(record(who, Cause(what=text)), MANAGEMENT, Recipient(), _JA).record.of(Cause)[0].what


@pytest.mark.parametrize(
    ("name", "reading"), [("渡辺健一", "わたなべけんいち"), ("渡辺 健一", "ワタナベケンイチ"), ("渡辺健一", "ﾜﾀﾅﾍﾞｹﾝｲﾁ")]
)
@pytest.mark.parametrize("text", ["ワタナベが置いた", "わたなべさんが置いた", "watanabeが置いた", "ケンイチが置いた"])
def test_where_the_family_is_known_both_parts_are_found(name: str, reading: str, text: str) -> None:
    assert _told(name, reading, text) == "梱包担当が置いた"


@pytest.mark.parametrize(
    "text", ["ミナセさんが置いた", "みなせさんが置いた", "けんいちさんが置いた", "Minase-sanが置いた"]
)
def test_where_it_is_not_an_honorific_tells_them(text: str) -> None:
    assert _told("水無瀬健一", "みなせけんいち", text) == "梱包担当が置いた"


@pytest.mark.parametrize("text", ["みなさんへ", "ミナミさんの店", "いちごの箱", "市民会館へ"])
def test_words_that_are_no_part_of_it_stay(text: str) -> None:
    assert _told("水無瀬健一", "みなせけんいち", text) == text


def test_what_is_read_apart_already_is_left_as_it_is() -> None:
    assert split_readings("渡辺健一", "わたなべ けんいち") == ()
    assert split_readings("渡辺健一", "わたなべけんいち") == ("わたなべ けんいち",)
    assert split_readings("渡辺", "わたなべ") == ()
