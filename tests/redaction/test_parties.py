"""Everyone concerned, one by one (S22): a letter to one speaks of that one alone, and knows the others by name."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.record import Retrospective
from retro.model.stages.head import Responsibility
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage, Party
from retro.redaction.audience import CUSTOMER, MANAGEMENT, TEAM, Audience
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import ManyCustomersError, NamesError, UnknownAddresseeError
from tests.records import at, record

EN = language("en")
NAMES = ("Ann Lee", "Bob Ray", "Cora Unger")
PARTIES = tuple(
    Party(id=f"p{n}", who=name, reach=f"0301 555 {n}0", suits="after six", damage="d")
    for n, name in enumerate(NAMES, 1)
)
WRONG = Damage(id="d", what="three parcels wrong", for_all=True)
TO_ONE = Remedy(id="r", what="a courier came", receiver="Bob Ray", given=at("15:00"))
SORRY = Apology(id="a", what_for="the wait", receiver="Ann Lee", given=at("16:00"))
CASE = record(WRONG, *PARTIES, TO_ONE, SORRY, responsibility=Responsibility.OURS)


def told(case: Retrospective, audience: Audience, addressee: str = "") -> list[str]:
    out = redact(case, audience, Recipient(addressee=addressee), EN).record
    return [row.id for row in out.rows]


@pytest.mark.parametrize(("name", "own"), [("Ann Lee", ["d", "a"]), ("Bob Ray", ["d", "r"]), ("Cora Unger", ["d"])])
def test_a_letter_to_one_tells_of_that_one_alone_and_of_no_party(name: str, own: list[str]) -> None:
    assert told(CASE, CUSTOMER, name) == own


def test_a_letter_needs_to_know_to_which_of_them_it_goes() -> None:
    with pytest.raises(ManyCustomersError):
        told(record(*PARTIES), CUSTOMER)
    with pytest.raises(UnknownAddresseeError):
        told(record(*PARTIES), CUSTOMER, "Dora Falk")


def test_the_name_of_another_party_stops_a_letter() -> None:
    named = record(*PARTIES, Damage(id="x", what="the parcel went to Bob Ray", who="Ann Lee"))
    with pytest.raises(NamesError) as stopped:
        told(named, CUSTOMER, "Ann Lee")
    assert [place.found for place in stopped.value.places] == ["Bob Ray"]


def test_how_and_when_they_are_reached_is_for_the_team_alone() -> None:
    for audience, reach in ((TEAM, "0301 555 10"), (MANAGEMENT, "")):
        out = redact(CASE, audience, Recipient(), EN).record
        party = out.of(Party)[0]
        assert (party.reach, party.suits) == ((reach, "after six") if reach else ("", ""))
        assert party.damage == "d"
    assert redact(record(*PARTIES, Lesson(what="ask")), CUSTOMER, Recipient(addressee="Ann Lee"), EN).record.rows == ()
