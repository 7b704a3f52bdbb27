"""What is recorded as a way to reach somebody leaves the team no more than a name, whatever its form."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.record import Retrospective
from retro.model.stages.head import Responsibility
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage, FigureConfidence, Party
from retro.redaction.audience import CUSTOMER, MANAGEMENT, REMINDED, TEAM, Audience
from retro.redaction.names.ways_to_reach import way_finder
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import NamesError
from tests.records import record

_EN = language("en")
_LETTERS = (Recipient(addressee="Ann Lee"), Recipient(to_all=True))


def _case(reach: str, text: str) -> Retrospective:
    return record(
        Party(id="p1", who="Ann Lee"),
        Party(id="p2", who="Bob Ray", reach=reach),
        Damage(id="d", what=text, certainty=FigureConfidence.CONFIRMED, for_all=True),
        responsibility=Responsibility.OURS,
    )


_REPEATED = [
    ("0301 7788", "0301 7788"),
    ("0301 7788", "0301-7788"),
    ("0301 7788", "03017788"),
    ("0301 7788", "(0301) 7788"),
    ("0301 7788", "０３０１－７７８８"),
    ("0301 7788", "+49 301 7788"),
    ("+49 301 7788", "0301 7788"),
    ("4711", "4711"),
    ("phone 0301 7788, after 18:00", "0301/7788"),
    ("LINE: bray_77", "bray_77"),
    ("LINE zorbaray", "Zorbaray"),
    ("Hotel Zorbas, room 12", "hotel  zorbas"),
    ("Tulpenweg 4, Aachen", "Tulpenweg 4"),
    ("内線2214", "2214"),
    ("Mail: bob.ray@home", "bob.ray@home"),
    ("on the chat mostly as zorba7 in the evenings", "zorba7"),
]


@pytest.mark.parametrize(("reach", "repeated"), _REPEATED)
@pytest.mark.parametrize("to", _LETTERS, ids=["to-another", "to-all"])
def test_a_letter_stops_at_it(reach: str, repeated: str, to: Recipient) -> None:
    with pytest.raises(NamesError) as stopped:
        redact(_case(reach, f"late, and we said so ({repeated}) on Monday"), CUSTOMER, to, _EN)
    assert [place.found.strip("()") for place in stopped.value.places] == [repeated.strip("()")]


@pytest.mark.parametrize(("reach", "repeated"), _REPEATED)
@pytest.mark.parametrize("audience", [MANAGEMENT, REMINDED], ids=str)
def test_whoever_is_told_no_names_reads_none_of_it(reach: str, repeated: str, audience: Audience) -> None:
    case = _case(reach, f"late, and we said so at {repeated} on Monday")
    out = redact(case, audience, Recipient(to_all=True, shield=True), _EN).record
    (row,) = out.of(Damage)
    put = row.what.removeprefix("late, and we said so at ").removesuffix(" on Monday")
    assert put in ("[contact details]", "[telephone number]", "[postal address]")


def test_every_text_is_looked_at_and_the_team_reads_it() -> None:
    rows = (
        Party(who="Bob Ray", reach="0301 7788"),
        Remedy(what="rang 0301 7788"),
        Measure(what="ring 0301 7788 again", owner="0301-7788"),
        Lesson(what="0301 7788"),
    )
    case = record(*rows, title="Nobody at 0301 7788", responsibility=Responsibility.OURS)
    assert "7788" not in repr(redact(case, MANAGEMENT, Recipient(), _EN).record)
    assert redact(case, TEAM, Recipient(), _EN).record is case


@pytest.mark.parametrize(
    ("reach", "text"),
    [
        ("by phone", "we rang by phone and by phone again"),
        ("電話", "電話が鳴った"),
        ("after 18:00", "at 18:00, after 18:00, 1800 parcels"),
        ("until 2026-11-27", "on 2026-11-27"),
        ("0301 7788", "order 10301778, 30 of 17 788, version 0301"),
        ("4711", "14711 and 47-112, 47.11"),
        ("her", "to her"),
        ("", "nothing"),
    ],
)
def test_what_tells_of_nobody_is_left_alone(reach: str, text: str) -> None:
    case = _case(reach, text)
    out = redact(case, CUSTOMER, Recipient(addressee="Ann Lee"), _EN).record
    assert [row.what for row in out.of(Damage)] == [text]


def test_nothing_is_sought_where_nothing_is_recorded() -> None:
    assert way_finder(()) is None


def test_it_is_said_that_nothing_was_written() -> None:
    title = str(NamesError(()).title)
    assert title == "The report for the customer was not written: 0 places name or tell who somebody is."


def test_how_we_are_reached_ourselves_is_nobody_s_to_be_kept() -> None:
    ours = "Customer care\nTel. 0120-123-456, +49 30 901820\ncare@firm.example"
    text = "call 0120 123 456 or (030) 901820, write to Care@firm.example"
    told = redact(_case("", text), CUSTOMER, Recipient(to_all=True, ours=ours), _EN).record
    assert told.of(Damage)[0].what == text
    for theirs in ("0120-123-457", "lee@firm.example"):
        with pytest.raises(NamesError) as stopped:
            redact(_case("", f"{text}, not {theirs}"), CUSTOMER, Recipient(to_all=True, ours=ours), _EN)
        assert [place.found for place in stopped.value.places] == [theirs]
