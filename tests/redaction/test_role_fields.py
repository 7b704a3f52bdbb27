"""A field for a role tells nobody's name outside the team, and a role that stands in one alone is a role in texts."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure
from retro.redaction.audience import FORM, MANAGEMENT, TEAM
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from tests.records import record

_EN = language("en")
_LEAD = Participant(id="p", role="Sommelier", name="Hanako Tanaka")


def _told(owner: str, text: str = "x") -> tuple[str, str]:
    out = redact(record(_LEAD, Measure(what=text, owner=owner)), MANAGEMENT, Recipient(), _EN).record
    (row,) = out.of(Measure)
    return row.owner, row.what


@pytest.mark.parametrize(
    "name",
    [
        "Dylan Martin", "Dylan", "田中さん", "佐藤", "佐藤部長", "SRE (Dylan Martin)", "Nova Lindqvist, SRE",
        "情シス 佐藤", "SRE and Mr Brown", "O'Brien", "Sato-san", "Dylan M.", "SRE: Dylan M.",
    ],
)  # fmt: skip
def test_a_person_in_a_field_for_a_role_goes_to_the_team_alone(name: str) -> None:
    case = record(_LEAD, Measure(what="x", owner=name))
    for audience in (MANAGEMENT, FORM):
        out = redact(case, audience, Recipient(), _EN)
        assert [row.owner for row in out.record.of(Measure)] == ["a member of our team"]
        assert f"“{name}” became “a member of our team”." in out.messages[-1].show(_EN)
    assert redact(case, TEAM, Recipient(), _EN).record is case


@pytest.mark.parametrize(
    "role",
    [
        "Sommelier", "Accounting", "SRE", "Branch Manager", "caretaker", "千葉支店長", "店舗設備担当", "受注課長",
        "千葉 支店長", "Kitchen, Bakery", "Cook (Osaka)", "Platform / Payments", "情シス 夜勤", "Warehouse B",
    ],
)  # fmt: skip
def test_a_role_stays(role: str) -> None:
    assert _told(role)[0] == role


@pytest.mark.parametrize(
    ("owner", "text"),
    [("oven team", "@oven-team left"), ("oven-lead", "@oven lead left"), ("バリスタ担当", "＠バリスタ担当が直した")],
)
def test_a_role_that_an_owner_alone_has_is_no_name(owner: str, text: str) -> None:
    assert _told(owner, text)[1] == text
    assert redact(record(Cause(what=text)), MANAGEMENT, Recipient(), _EN).record.of(Cause)[0].what != text


@pytest.mark.parametrize("owner", ["dylan", "dylan martin", "Dylan Lead", "佐藤部長", "佐藤担当"])
def test_what_may_be_a_name_in_such_a_field_is_one_in_a_text(owner: str) -> None:
    assert owner not in _told(owner, f"@{owner} left")[1]


def test_a_name_in_the_role_of_one_who_took_part_is_put_for_nobody_and_called_by_no_at() -> None:
    case = record(
        Participant(id="p", role="Dylan Martin", name="Ken Watanabe"),
        Measure(what="Ken Watanabe asks @Dylan Martin", owner="Dylan Martin"),
    )
    out = redact(case, MANAGEMENT, Recipient(), _EN).record
    assert "Martin" not in repr(out)
    assert [(row.what, row.owner) for row in out.of(Measure)] == [
        ("a member of our team asks [name]", "a member of our team")
    ]
