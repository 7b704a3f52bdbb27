"""Words are found in whatever form they are typed, and told as they were typed."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage
from retro.review.judgement.look import judged
from retro.review.judgement.mutes import asked_code
from tests.records import record

_NFD = normalize("NFD", "ヒューマンエラー")


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        (Cause(what="root cause: ヒューマンエラー at the counter"), "person", "ヒューマンエラー"),
        (Cause(what="印刷機が止まった。human error とのこと"), "person", "human error"),
        (Cause(what="原因はﾋｭｰﾏﾝｴﾗｰ"), "person", "ﾋｭｰﾏﾝｴﾗｰ"),
        (Cause(what=f"原因は{_NFD}"), "person", _NFD),
        (Cause(what="ＨＵＭＡＮ　ＥＲＲＯＲ"), "person", "ＨＵＭＡＮ ＥＲＲＯＲ"),
        (Measure(what="🙏🏽 be careful 👀 with the slips"), "attention", "be careful"),
        (Measure(what="❗️注意喚起❗️を行う"), "attention", "注意喚起"),
        (Damage(what="ｲﾁﾌﾞのお客様"), "understated", "ｲﾁﾌﾞの"),
        (Cause(what="slip " * 20_000 + "human error"), "person", "human error"),
        (Cause(what="伝票" * 50_000 + "人的ミス"), "person", "人的ミス"),
    ],
    ids=["ja in en", "en in ja", "half width", "NFD", "full width", "emoji", "emoji ja", "kana", "long", "long ja"],
)  # fmt: skip
def test_words_are_found_in_whatever_form_they_are_typed(row: Entry, code: str, words: str) -> None:
    assert words in [each.words for each in judged(record(row)) if each.code == code]


def test_a_mute_holds_in_whatever_width_the_words_are_typed_again() -> None:
    (half,) = [each for each in judged(record(Cause(what="ﾋｭｰﾏﾝｴﾗｰ"))) if each.code == "person"]
    (full,) = [each for each in judged(record(Cause(what="ヒューマンエラー"))) if each.code == "person"]
    assert asked_code(half) == asked_code(full)
