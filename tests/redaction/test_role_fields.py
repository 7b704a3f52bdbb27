"""A field for a role tells nobody's name outside the team, and a role that stands in one alone is a role in texts."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Participant, Responsibility
from retro.model.stages.prevention import Measure
from retro.redaction.audience import CUSTOMER, FORM, MANAGEMENT, TEAM
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import NamesError
from retro.review.words.lists import use
from retro.review.words.team import TeamWords
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
        "情シス 佐藤", "SRE and Mr Brown", "O'Brien", "Sato-san", "Dylan M.", "SRE: Dylan M.", "dylan", "SRE: dylan",
        "dylan (sre)", "sre dylan", "M. Dylan", "dylan lead", "lead dylan", "Dylan Lead", "dylan's team",
        "boss of dylan", "Sato team", "Day", "ヤマダ", "ヤマダ担当", "情シス、ヤマダ", "佐久間部長", "山口部長",
        "佐藤 部長", "佐藤班", "柳田", "dylan team", "Dylan team", "the dylan crew", "ヤナギダ班", "やなぎだチーム",
        "柳田班", "水無瀬チーム", "阿部", "Ольга", "SRE佐藤",
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
        "on-call", "Baker", "Courier", "Tokyo office", "oven team", "web shop lead", "lead of the late shift",
        "Level 2 support", "backend developers", "Head of Sales", "PMO", "K.T.", "all staff", "none", "?", "品質管理課",
        "情シス", "SREチーム", "応対した担当", "名入れ工房長", "金沢店店長", "第二営業部", "製造1課", "内科医",
        "全員", "ほしぞら店", "CS部", "X-ray technician", "x-ray team", "T-shirt printer", "Kassel office", "Blue team",
        "kiosk team", "レントゲン技師", "ピッキング班", "救護班", "復旧班", "土木班", "ギフトチーム", "A班", "第1班",
    ],
)  # fmt: skip
def test_a_role_stays(role: str) -> None:
    assert _told(role)[0] == role


@pytest.mark.parametrize("role", ["zymologist", "Taster", "杜氏", "oven taster, zymologist"])
def test_what_the_team_declares_is_a_role(role: str) -> None:
    assert _told(role)[0] == "a member of our team"
    use(TeamWords(roles=("Zymologist", "oven taster", "taster", "杜氏")))
    try:
        assert _told(role, f"{role} left") == (role, f"{role} left")
    finally:
        use(TeamWords())


def test_a_role_beside_the_name_of_somebody_who_took_part_is_declared() -> None:
    assert _told("Zymologist")[0] == "a member of our team"
    case = record(Participant(role="zymologist", name="Ken Watanabe"), Measure(what="x", owner="Zymologist"))
    assert redact(case, MANAGEMENT, Recipient(), _EN).record.of(Measure)[0].owner == "Zymologist"
    nameless = record(Participant(role="dylan"), Measure(what="x", owner="dylan"))
    assert "dylan" not in repr(redact(nameless, MANAGEMENT, Recipient(), _EN).record)


@pytest.mark.parametrize(
    ("owner", "text", "told"),
    [
        ("Dylan Martin", "Dylan restarted it", "a member of our team restarted it"),
        ("SRE: dylan", "the page woke Dylan", "the page woke a member of our team"),
        ("Dylan Lead", "dylan did", "a member of our team did"),
        ("情シス 佐藤", "佐藤さんが再起動した", "a member of our teamが再起動した"),
        ("ヤマダ", "ヤマダが戻した", "a member of our teamが戻した"),
        ("佐久間部長", "佐久間に連絡", "a member of our teamに連絡"),
        ("oven taster", "the oven was hot", "the oven was hot"),
        ("Dylan team", "Dylan restarted it", "a member of our team restarted it"),
        ("ヤナギダ班", "ヤナギダが戻した", "a member of our teamが戻した"),
        ("X-ray technician", "Ray saw the X-ray", "Ray saw the X-ray"),
        ("nobody knows", "nobody knows why", "nobody knows why"),
        ("Hanako", "Hanako saw it", "Sommelier saw it"),
    ],
)
def test_who_stands_in_a_field_for_a_role_is_named_in_no_text(owner: str, text: str, told: str) -> None:
    assert _told(owner, text)[1] == told


def test_a_name_of_a_field_for_a_role_stops_a_letter() -> None:
    fact = Cause(what="Dylan restarted it", sure=CauseConfidence.FACT, for_all=True)
    case = record(fact, Measure(what="x", owner="Dylan Martin"), responsibility=Responsibility.OURS)
    with pytest.raises(NamesError) as stopped:
        redact(case, CUSTOMER, Recipient(to_all=True), _EN)
    assert [place.found for place in stopped.value.places] == ["Dylan"]


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
        ("a member of our team asks @a member of our team", "a member of our team")
    ]
