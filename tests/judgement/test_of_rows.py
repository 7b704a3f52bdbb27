"""Each judgement, by a record without a fault in which one thing is spoilt: that alone is asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.head import CaseLink, Relation, SecondComplaintCause, Severity
from retro.model.stages.prevention import MeasureCategory, Strength
from retro.model.stages.remedy import Giver
from retro.model.stages.timeline import Channel, Contact, ContactEnd, Harassment
from retro.review.closing_needs import missing_for_closing
from retro.review.completeness import gaps
from retro.review.judgement.in_stage import asked_at_closing, looked_at
from retro.review.judgement.look import judged
from tests.records import at
from tests.review import cases

NOW = datetime.fromisoformat("2026-11-27T09:00+09:00")


def spoilt(row: str, **values: Any) -> Retrospective:
    """A grave complaint without a fault, but for one row."""
    return whole(*(replace(each, **values) if each.id == row else each for each in cases.ROWS))


def without(*rows: str) -> Retrospective:
    return whole(*(each for each in cases.ROWS if not each.id.startswith(rows)))


def plus(*rows: Entry) -> Retrospective:
    return whole(*(each for each in cases.ROWS if each.id not in {row.id for row in rows}), *rows)


def whole(*rows: Entry, **head: Any) -> Retrospective:
    return cases.whole(*rows, **{"severity": Severity.HIGH, **head})


def link(**values: Any) -> CaseLink:
    return CaseLink(id="l", reference="2026-001", **values)


BADLY: dict[str, Any] = {"channel": Channel.PHONE, "by": "night desk", "ended": ContactEnd.BROKEN_OFF}
SECOND: dict[str, Any] = {"relation": Relation.SECOND_COMPLAINT, "extra_hours": 3}
ABUSED = Harassment(id="hm", happened=at("14:25"), act="shouted at the desk", took_over="shift lead", care="went home")


@pytest.mark.parametrize(
    ("requirement", "code", "row", "record"),
    [
        ("S2 hindsight", "hindsight", "root", lambda: spoilt("root", what="anybody should have seen it")),
        ("S2 shifted", "shifted", "root", lambda: spoilt("root", what="the courier's mistake")),
        ("S3 none, not looked for", "nothing-known", "d", lambda: spoilt("d", what="none known so far", figure=None)),
        ("S3 how sure", "figure-unsure", "d", lambda: spoilt("d", certainty=None)),
        ("S3 from where", "figure-basis", "d", lambda: spoilt("d", basis="")),
        ("S5 theatrics", "theatrical", "a1", lambda: spoilt("a1", sentence="On our knees we beg your forgiveness.")),
        ("S6 a day that nobody chose", "visit-day", "a1", lambda: spoilt("a1", date_suits="")),
        ("S6 a Sunday", "visit-day", "a1", lambda: spoilt("a1", date_suits="", planned=date(2026, 11, 22))),
        ("S7 under pressure", "pressured", "k", lambda: spoilt("k", promise="whatever they want, so that he hung up")),
        ("S8 a recording", "recording", "k", lambda: spoilt("k", recording_announced=False)),
        ("S8 read back", "read-back", "k", lambda: spoilt("k", read_back=False)),
        (
            "S8 how it ended", "not-content", "k",
            lambda: spoilt("k", ended=ContactEnd.NOT_CONTENT, promise="", promise_due=None, promise_kept=None),
        ),
        (
            "S8 the same voice again", "same-contact", "k2",
            lambda: plus(
                replace(cases.CONTACT, by="night desk", ended=ContactEnd.BROKEN_OFF),
                Contact(id="k2", happened=at("15:20"), call_back=at("16:00"), heard="angry", **BADLY),
            ),
        ),
        ("S10 nothing in its place", "demand-unanswered", "k", lambda: spoilt("k", demand="wants the parcel by six")),
        (
            "S10 nobody decided", "demand-unanswered", "k",
            lambda: spoilt("k", demand="wants the parcel by six", alternative="by eight"),
        ),
        ("S11 words that judge", "blame", "e2", lambda: spoilt("e2", what="the sloppy courier leaves")),
        ("S12 the second time", "second-time", "l", lambda: plus(link(relation=Relation.AGAIN))),
        ("S15 days until approval", "slow-approval", "r", lambda: spoilt("r", requested=at("09:00", "2026-11-17"))),
        ("S16 silence", "stage6-silent", "", lambda: without("h", "pl")),
        ("S16 nothing changes", "no-change", "h", lambda: spoilt("h", what="as before")),
        ("S18 why", "second-complaint", "l", lambda: plus(link(**SECOND))),
        (
            "S18 from whom one may part", "second-complaint", "l",
            lambda: plus(link(why=SecondComplaintCause.HOSTILE, **SECOND)),
        ),
        (
            "S18 what it cost on top", "second-complaint", "l",
            lambda: plus(link(relation=Relation.SECOND_COMPLAINT, why=SecondComplaintCause.SLOW)),
        ),
        ("S20 no act", "no-verb", "m", lambda: spoilt("m", what="checklist")),
        ("S20 how one will know", "no-check", "m", lambda: spoilt("m", proof="")),
        ("S20 which cause", "answers-nothing", "m", lambda: spoilt("m", answers=())),
        ("S20 nobody's", "no-owner", "m", lambda: spoilt("m", owner="")),
        ("S20 nobody's, elsewhere", "no-owner", "pl", lambda: spoilt("pl", owner=" ")),
        ("S20 everyone's, by the sign of a chat", "owner-all", "m",
         lambda: spoilt("m", owner="", what="weigh each parcel @everyone")),
        ("S20 everyone's, in Japanese", "owner-all", "h", lambda: spoilt("h", owner="", what="机を二台にする ＠全員")),
        ("S20 everyone's place", "owner-all", "pl", lambda: spoilt("pl", owner="all staff")),
        ("S11 a name in place of a role", "owner-person", "m", lambda: spoilt("m", owner="Bob")),
        ("S11 a name of two parts", "owner-person", "h", lambda: spoilt("h", owner="Ines Falk")),
        ("S11 a name in Japanese", "owner-person", "m", lambda: spoilt("m", owner="佐藤")),
        ("S11 a title", "owner-person", "pl", lambda: spoilt("pl", owner="山田さん")),
        ("S11 one who took part", "owner-person", "m",
         lambda: plus(replace(cases.MEASURE, owner="ines"), replace(cases.ROLE, name="Ines Falk"))),
        (
            "S20 stronger than it is", "strength", "m",
            lambda: spoilt("m", means=MeasureCategory.TRAINING, strength=Strength.STRONGER),
        ),
        ("S22 one of those concerned", "ticks", "pt1", lambda: without("pt1-")),
        ("S23 thanks", "no-thanks", "", lambda: spoilt("k", answer="today")),
        ("S24 first listen", "wrong-order", "a1", lambda: spoilt("a1", given=at("14:00"))),
        ("S24 again after the facts", "second-apology", "a1", lambda: without("a2")),
        ("S24 none at all", "no-apology", "", lambda: without("a1", "a2")),
        ("S27 who took over", "taken-over", "hm", lambda: plus(replace(ABUSED, took_over=""))),
        ("S27 care for one's own", "care", "hm", lambda: plus(replace(ABUSED, care=""))),
        ("S28 hours of silence", "silence", "e5", lambda: spoilt("e5", happened=at("21:30"))),
        ("S28 who noticed", "no-detection", "", lambda: whole(
            replace(cases.BY_PERSON, id="r3", details="a card of thanks"),
            *(row for row in cases.ROWS if row.id not in ("k", "e3")), replace(cases.EVENTS[2], event_kind=None),
        )),
        ("S8 known before it happened", "learned-before", "e3", lambda: spoilt("e3", learned=at("13:00"))),
        ("S8 over before it was noticed", "resolved-before", "head", lambda: whole(detected=at("17:00"))),
        ("S8 in the future", "future", "head", lambda: whole(answered=at("09:00", "2027-02-01"))),
        ("S30 what should have happened", "deviation", "head", lambda: whole(normally="", actual="")),
    ],
)  # fmt: skip
def test_what_is_spoilt_is_asked_about_and_nothing_else(
    requirement: str, code: str, row: str, record: Callable[[], Retrospective]
) -> None:
    assert [(each.code, each.row) for each in judged(record(), NOW)] == [(code, row)], requirement


def test_a_measure_that_leans_on_attention_is_asked_about_once() -> None:
    for what in ("確認を徹底する", "remind all packers"):
        assert {each.code for each in judged(spoilt("m", what=what), NOW)} == {"attention"}


@pytest.mark.parametrize(
    "owner",
    ["shipping lead", "SRE", "Purchasing", "Legal Counsel", "Kitchen", "購買部", "佐藤課長", "K.T.", "品質保証 係長"],
)
def test_a_role_is_no_person(owner: str) -> None:
    assert judged(spoilt("m", owner=owner), NOW) == ()


def test_a_light_measure_with_an_owner_needs_no_day() -> None:
    """S29: there, the owner alone will do."""
    undated = replace(cases.MEASURE, due=None, check_on=None)
    light = [undated if each.id == "m" else each for each in cases.ROWS]
    assert judged(cases.whole(*light, severity=Severity.LOW), NOW) == ()
    assert "no-date" in {each.code for each in judged(whole(*light), NOW)}


def test_the_person_behind_an_abuse_that_was_cared_for_is_not_asked_about() -> None:
    assert judged(plus(ABUSED), NOW) == ()


def test_the_third_time_asks_for_a_change_and_for_nothing_of_the_second() -> None:
    """S12."""
    third = whole(*(row for row in cases.ROWS if row.id not in ("h", "pl")), times=3)
    assert {each.code for each in judged(third, NOW)} == {"third-time", "stage6-silent"}
    assert "second-time" not in {each.code for each in judged(whole(times=3), NOW)}


def test_a_light_case_is_not_asked_to_begin_with_the_deviation_nor_one_of_which_it_is_not_known() -> None:
    """S29, S30."""
    unsaid: dict[str, Any] = {"normally": "", "actual": ""}
    assert judged(cases.whole(severity=Severity.LOW, **unsaid), NOW) == ()
    unknown = whole(**unsaid)
    unknown = replace(unknown, answers=(EmptyAnswer(id="a", asked="normally", said=Said.UNKNOWN),))
    assert judged(unknown, NOW) == ()


@pytest.mark.parametrize("giver", Giver)
def test_what_neither_the_person_nor_the_company_did_is_a_gap(giver: Giver) -> None:
    """S4."""
    there = whole(*(row for row in cases.ROWS if getattr(row, "giver", None) is not giver))
    codes = {str(gap.code) for gap in gaps(there, cases.REMEDY.stage)}
    assert codes == {"by-person" if giver is Giver.PERSON else "by-company"}


def test_what_is_missing_is_not_asked_about_besides_before_a_case_is_closed() -> None:
    unshared = without("sh")
    found = looked_at(unshared, NOW)
    assert "not-shared" in {each.code for each in found.open}
    assert asked_at_closing(found, missing_for_closing(unshared)) == ()
