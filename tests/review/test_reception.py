"""By which contact a case came in: by one of theirs, never by a call of ours."""

from __future__ import annotations

import pytest

from retro.model.stages.timeline import Contact
from retro.review.decision import Noticer, decision
from retro.review.reception import came_in, is_begun_by_us
from tests import reports
from tests.records import at, record

OURS = (
    "折り返しお電話を差し上げ、お届けの日をお伝えした。",
    "お客様へお電話をおかけし、ご都合を伺った。",
    "弊社からご連絡した。",
    "お詫びのお手紙をお送りした。",
    "ご自宅に伺い、お詫びを申し上げた。",
    "送付：お客様への手紙",
    "We wrote to 97 customers first, on-call engineer's list in hand.",
    "We called her back at nine.",
    "customer care calls the bride and asks for the address",
)
THEIRS = (
    "お電話をいただいた。届いた品が違うとのこと。",
    "三度電話したのに、誰も折り返さなかった。",
    "お母様より。弊社からご連絡がなかったとのこと。",
    "She called three times, and nobody called her back.",
    "A customer wrote that we called her too late.",
    "届いた品が違う",
)


@pytest.mark.parametrize("said", OURS)
def test_a_call_of_ours_is_known_by_its_first_words(said: str) -> None:
    assert is_begun_by_us(Contact(heard=said, by="customer care"))


@pytest.mark.parametrize("said", THEIRS)
def test_what_they_tell_of_calls_is_none_of_ours(said: str) -> None:
    assert not is_begun_by_us(Contact(heard=said, by="customer care"))


def test_it_came_in_with_their_first_contact_and_was_noticed_before_it() -> None:
    ours = Contact(heard="お電話を差し上げた", happened=at("10:20"))
    theirs = Contact(heard="箱が空だった", happened=at("11:00"))
    whole = record(ours, theirs, started=at("10:00"), detected=at("10:20"))
    first = came_in(whole)
    assert first is not None
    assert first.heard == "箱が空だった"
    assert decision(whole, reports.ON).noticed_by is Noticer.BEFORE_THEM
    assert came_in(record(ours)) is None
