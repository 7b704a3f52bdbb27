"""What is asked wherever it is written: an apology for how it was taken, few who were hit, what we told of our own."""

from __future__ import annotations

import pytest

from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.model.stages.remedy import Apology
from retro.model.stages.timeline import Contact
from retro.review.judgement.look import judged
from tests.records import record


def asked(row: Entry) -> list[str]:
    return [each.code for each in judged(record(row)) if each.row]


@pytest.mark.parametrize(
    "words",
    [
        "誤解を招いたことを深くお詫び申し上げます",
        "決して意図的ではございません",
        "ご心配をおかけしたとすれば、申し訳ございません",
        "We are sorry if anyone was inconvenienced by the wrong label",
        "It was never our intention to send the wrong box",
    ],
)
def test_an_apology_for_how_it_was_taken_is_asked_about_in_its_words_too(words: str) -> None:
    assert "bare-apology" in asked(Apology(what_for="the wrong label", sentence=words))


@pytest.mark.parametrize(
    "words",
    [
        "誤解を招く表示のまま店頭に並べたことをお詫びします",
        "ご不明な点がございましたら、お電話ください",
        "We are sorry that the box had the wrong label; call us if you have any question",
    ],
)
def test_an_apology_for_what_was_is_left_alone(words: str) -> None:
    assert asked(Apology(what_for="the wrong label", sentence=words)) == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Cause(what="一部のお客様に届いた箱に欄がない"), "understated"),
        (Contact(heard="担当者の不注意と説明した"), "blame"),
        (Contact(heard="we told them that the packer was careless"), "blame"),
        (Cause(what="Priya pushed to main without checking"), "person"),
    ],
)
def test_what_is_asked_about_wherever_it_stands(row: Entry, code: str) -> None:
    assert code in asked(row)


@pytest.mark.parametrize(
    "row",
    [
        Contact(heard="担当者の不注意だとお客様がおっしゃった"),
        Contact(heard="担当者の不注意ではないかとのお叱り"),
        Contact(heard="the packer was careless, they said"),
        Cause(what="The pipeline pushed to main without checking the schema"),
        Cause(what="Parcels are packed without comparing their slips"),
    ],
)
def test_their_words_and_the_work_of_machines_are_left_alone(row: Entry) -> None:
    assert not {"blame", "person"} & set(asked(row))
