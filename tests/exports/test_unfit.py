"""Which sentences of a letter need other words for its reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.unfit import unfit
from retro.model.answers import answer_id
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import Participant, Responsibility
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.redaction.stops import ManyCustomersError
from retro.review.unfit.why import Why
from tests import reports
from tests.records import record

ROWS = (
    Participant(role="packer", name="Hanako Tanaka"),
    Event(id="e", what="電話が鳴った", confirmed=True),
    Cause(id="c1", what="Tanaka mixed the slips", sure=CauseConfidence.FACT),
    Cause(id="c2", what="伝票を（一枚ずつ）見ずに*貼った*", sure=CauseConfidence.FACT),
    Cause(id="c3", what="誰も見なかった", sure=CauseConfidence.PRESUMED),
    Damage(id="d", what="お荷物の取り違え"),
    Apology(id="a", what_for="待たせた", sentence="お待たせしましたことをお詫びいたします。"),
    Measure(id="m", what="棚を分けます"),
    HardwareChange(id="h", what="棚", after="分けた"),
)
WHOLE = record(*ROWS, title="Swapped parcels", responsibility=Responsibility.OURS)


def needed(kind: str, code: str, **asked: object) -> list[tuple[str, str, Why, str]]:
    found = unfit(WHOLE, reports.request(reports.coded(kind), code, **asked))
    return [(each.entry, each.field, each.why, each.words) for each in found]


def test_what_stands_in_the_letter_in_plain_style_or_another_language_needs_words() -> None:
    assert needed("customer", "ja") == [
        ("c1", "what", Why.LANGUAGE, "words_ja"),  # the name in it is told elsewhere
        ("c2", "what", Why.PLAIN, "words_ja"),
        ("h", "after", Why.PLAIN, "words_ja"),
    ]
    assert ("e", "what", Why.PLAIN, "words_ja") in needed("interim-customer", "ja")
    assert [entry for entry, *_rest in needed("customer", "en")] == ["c2", "d", "a", "m", "h"]
    assert needed("management", "ja") == needed("team", "ja") == []


def test_a_row_with_words_is_not_asked_about_again_nor_one_that_was_left_out() -> None:
    nothing = EmptyAnswer(
        id=answer_id(WHOLE.head.id, "h", "words_ja"), row="h", asked="words_ja", said=Said.NOT_APPLICABLE
    )
    words = "伝票を見ておりませんでした"
    rows = tuple(
        replace(row, words_ja=words) if isinstance(row, Cause) and row.id == "c2" else row for row in WHOLE.rows
    )
    whole = replace(WHOLE, rows=rows, answers=(nothing,))
    found = unfit(whole, reports.request(reports.CUSTOMER, "ja"))
    assert [each.entry for each in found] == ["c1"]


@pytest.mark.parametrize("code", ["en", "ja"])
def test_a_letter_that_is_stopped_says_why(code: str) -> None:
    rows = Damage(what="x", who="Lee family"), Damage(what="y", who="Abe family")
    with pytest.raises(ManyCustomersError):
        unfit(record(*rows), reports.request(reports.CUSTOMER, code))


def test_a_text_beside_which_words_for_customers_stand_is_asked_about_all_the_same() -> None:
    sorry = Apology(id="a", what_for="長いあいだ待たせた", words_en="We are sorry that you waited.")
    whole = record(
        Damage(id="d", what="Two days late", for_all=True), sorry, title="お荷物", words_en="Your parcel",
        asked_of_them="お電話をください", responsibility=Responsibility.OURS,
    )  # fmt: skip
    asked = reports.request(reports.CUSTOMER, "en")
    assert [(each.entry, each.field, each.words) for each in unfit(whole, asked)] == [("head", "asked_of_them", "")]
    found = [each for each in reports.looked_over(whole, reports.CUSTOMER).against if each.code == "wording-language"]
    assert [str(each.cure) for each in found] == ["retro set 2026-014 asked_of_them=…"]


def test_what_stands_in_the_place_of_a_name_does_not_hide_another_language() -> None:
    lee = Damage(id="d", what="Abe様へ", who="Lee", for_all=True)
    whole = record(lee, Damage(what="Late", who="Abe"), responsibility=Responsibility.OURS, title="")
    asked = reports.request(reports.CUSTOMER, "en", addressee="Lee", shield=True)
    assert [(each.entry, each.text) for each in unfit(whole, asked)] == [("d", "another customerへ")]
