"""What goes of a case whose time is over, and what of a name alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from retro.model.call import Call, CallLine
from retro.model.record import KINDS, FullRecord
from retro.model.stages.head import Participant
from retro.model.stages.scope import Damage, Party
from retro.model.stages.timeline import Contact
from retro.redaction.forgetting.cleaning import call_since, call_without, of_name, of_time
from retro.redaction.forgetting.sought import SoughtName
from tests.records import record

BLANK = "[forgotten]"
WHOLE = FullRecord(
    record(
        Participant(id="p", role="packer", name="Hanako Tanaka"),
        Damage(id="d", what="late", who="Lee family"),
        Party(id="q", who="森様"),
        Participant(id="gone", role="driver", name=BLANK),
    ),
    (),
    (),
)


@pytest.mark.parametrize(
    ("kind", "field", "text", "left"),
    [
        ("contact", "wish", "a new vase", BLANK),
        ("contact", "heard", "he *shouts*", r"\[forgotten\]"),
        ("contact", "heard", r"\[forgotten\]", r"\[forgotten\]"),
        ("contact", "wish", "", ""),
        ("party", "who", "森様", BLANK),
        (
            "damage",
            "what",
            "the vase of the Lee family, 森様の皿",
            "the vase of the [forgotten] family, [forgotten]の皿",
        ),
        ("cause", "what", "Hanako Tanaka packed alone", "[forgotten] packed alone"),
        ("cause", "what", "the packer packed alone", "the packer packed alone"),
        ("lesson", "what", "ask Hanako Tanaka", r"ask \[forgotten\]"),
        ("", "", "Hanako Tanaka", BLANK),
    ],
)
def test_all_goes_that_tells_of_one_person_and_names_elsewhere(kind: str, field: str, text: str, left: str) -> None:
    clean = of_time(WHOLE, BLANK)
    assert clean(text, KINDS[kind].field(field) if kind else None, "x") == left


def test_who_took_part_is_forgotten_by_name_wherever_they_stand() -> None:
    clean = of_name(WHOLE, SoughtName("Hanako Tanaka").sought, BLANK)
    assert clean("Hanako Tanaka", Participant.field("name"), "p") == BLANK
    assert clean("Hanako Tanaka waited", Contact.field("heard"), "x") == r"\[forgotten\] waited"
    assert clean("the Lee family waited", Contact.field("heard"), "x") == "the Lee family waited"


@pytest.mark.parametrize(
    ("who", "field", "text", "left"),
    [
        ("森様", "suits", "in the evening", BLANK),
        ("森様", "suits", BLANK, BLANK),
        ("森様、隣の田中様", "suits", "in the evening", BLANK),
        ("森様、隣の田中様", "who", "森様、隣の田中様", f"{BLANK}、隣の田中様"),
        ("森様、090-1234-5678", "who", "森様、090-1234-5678", BLANK),
        ("田中様", "suits", "森様 is out in the evening", f"{BLANK} is out in the evening"),
    ],
)
def test_what_a_row_tells_of_the_one_whom_it_names_goes_and_others_stay(
    who: str, field: str, text: str, left: str
) -> None:
    clean = of_name(FullRecord(record(Party(id="q", who=who)), (), ()), SoughtName("森").sought, BLANK)
    assert clean(text, Party.field(field), "q") == left


def test_a_call_goes_once_its_time_is_over_and_a_name_in_it_before() -> None:
    at = datetime.fromisoformat("2026-11-27T09:00+09:00")
    call = Call("c", at, by="Hanako Tanaka", author="ht", lines=(CallLine(at, "Hanako Tanaka speaks"),))
    assert call_since(call, call.ended) is call
    assert call_since(call, call.ended - timedelta(days=1)) is call
    assert call_since(call, call.ended + timedelta(seconds=1)) is None
    left = call_without(call, SoughtName("Hanako Tanaka").sought, BLANK)
    assert (left.by, left.author, [line.text for line in left.lines]) == (BLANK, "ht", [f"{BLANK} speaks"])
