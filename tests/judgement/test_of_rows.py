"""Each judgement, by a record without a fault in which one thing is spoilt: that alone is asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.changes import NoChange
from retro.model.stages.follow_up import Tick
from retro.model.stages.head import CaseLink, Relation, Responsibility, SecondComplaintCause, Severity
from retro.model.stages.prevention import MeasureCategory, Result, Strength
from retro.model.stages.remedy import Giver
from retro.model.stages.scope import Ticked
from retro.model.stages.timeline import Channel, Contact, ContactEnd, Event, Harassment
from retro.model.waiting import code_of
from retro.review.closing_needs import missing_for_closing
from retro.review.completeness import gaps
from retro.review.judgement.in_stage import asked_at_closing, looked_at
from retro.review.judgement.look import judged
from tests.records import at
from tests.review import cases

NOW = datetime.fromisoformat("2026-11-27T09:00+09:00")


def spoilt(row: str, *, gone: tuple[str, ...] = (), head: dict[str, Any] | None = None, **values: Any) -> Retrospective:
    """A grave complaint without a fault, but for one row; with some that are gone, and another head."""
    rows = (replace(each, **values) if each.id == row else each for each in cases.ROWS if each.id not in gone)
    return whole(*rows, **(head or {}))


def without(*rows: str) -> Retrospective:
    return whole(*(each for each in cases.ROWS if not each.id.startswith(rows)))


def plus(*rows: Entry) -> Retrospective:
    return whole(*(each for each in cases.ROWS if each.id not in {row.id for row in rows}), *rows)


def whole(*rows: Entry, **head: Any) -> Retrospective:
    return cases.whole(*rows, **{"severity": Severity.HIGH, **head})


def plus_reason() -> Retrospective:
    return whole(*(each for each in cases.ROWS if each.id not in ("h", "pl")), NO_CHANGE)


def unticked(left: int) -> Retrospective:
    """One of those concerned has had nothing yet; all but so many things do not apply to them."""
    answers = (
        EmptyAnswer(id=f"a{n}", asked=code_of(each), row="pt1", said=Said.NOT_APPLICABLE)
        for n, each in enumerate([*Ticked][left:])
    )
    return replace(without("pt1-"), answers=tuple(answers))


def link(**values: Any) -> CaseLink:
    return CaseLink(id="l", reference="2026-001", **values)


BADLY: dict[str, Any] = {"channel": Channel.PHONE, "by": "night desk", "ended": ContactEnd.BROKEN_OFF}
SECOND: dict[str, Any] = {"relation": Relation.SECOND_COMPLAINT, "extra_hours": 3}
NO_CHANGE = NoChange(id="n", reason="the tables are rented until May", decided_by="manager")
THANKED: dict[str, dict[str, Any]] = {
    "k": {"answer": "today"},
    "a2": {"what_for": "the wrong gift; thank you for the call"},
}
ABUSED = Harassment(id="hm", happened=at("14:25"), act="shouted at the desk", took_over="shift lead", care="went home")


@pytest.mark.parametrize(
    ("requirement", "code", "where", "words", "record"),
    [
        ("S2 hindsight", "hindsight", "root.what", "anybody should have seen",
         lambda: spoilt("root", what="anybody should have seen it")),
        ("S2 shifted", "shifted", "root.what", "courier's mistake",
         lambda: spoilt("root", what="the courier's mistake")),
        ("S3 none, not looked for", "nothing-known", "d.what", "none known",
         lambda: spoilt("d", what="none known so far", figure=None)),
        ("S3 how sure", "figure-unsure", "d.certainty", "2", lambda: spoilt("d", certainty=None)),
        ("S3 from where", "figure-basis", "d.basis", "2", lambda: spoilt("d", basis="")),
        ("S5 theatrics", "theatrical", "a1.sentence", "On our knees",
         lambda: spoilt("a1", sentence="On our knees we beg your forgiveness.")),
        ("S6 a day that nobody chose", "visit-day", "a1.date_suits", "2026-11-20", lambda: spoilt("a1", date_suits="")),
        ("S6 a Sunday", "visit-day", "a1.date_suits", "2026-11-22",
         lambda: spoilt("a1", date_suits="", planned=date(2026, 11, 22))),
        ("S7 under pressure", "pressured", "k.promise", "whatever they want",
         lambda: spoilt("k", promise="whatever they want, so that he hung up")),
        ("S8 a recording", "recording", "k.recording_announced", "", lambda: spoilt("k", recording_announced=False)),
        ("S8 read back", "read-back", "k.read_back", "", lambda: spoilt("k", read_back=False)),
        ("S8 how it ended", "not-content", "k.ended", "not-content",
         lambda: spoilt("k", ended=ContactEnd.NOT_CONTENT, promise="", promise_due=None, promise_kept=None)),
        ("S8 the same voice again", "same-contact", "k2.by", "night desk",
         lambda: plus(
            replace(cases.CONTACT, by="night desk", ended=ContactEnd.BROKEN_OFF),
            Contact(id="k2", happened=at("15:20"), call_back=at("16:00"), heard="angry", **BADLY),
         )),
        ("S10 nothing in its place", "demand-unanswered", "k.alternative", "wants the parcel by six",
         lambda: spoilt("k", demand="wants the parcel by six")),
        ("S10 nobody decided", "demand-unanswered", "k.decided_by", "wants the parcel by six",
         lambda: spoilt("k", demand="wants the parcel by six", alternative="by eight")),
        ("S11 words that judge", "blame", "e2.what", "sloppy", lambda: spoilt("e2", what="the sloppy courier leaves")),
        ("S12 the second time", "second-time", "l.note", "2026-001", lambda: plus(link(relation=Relation.AGAIN))),
        ("S15 days until approval", "slow-approval", "r.approved", "2026-11-20",
         lambda: spoilt("r", requested=at("09:00", "2026-11-17"))),
        ("S16 silence", "stage6-silent", "changes", "", lambda: without("h", "pl")),
        ("S16 nothing changes", "no-change", "h.what", "as before", lambda: spoilt("h", what="as before")),
        ("S18 why", "second-complaint", "l.why", "2026-001", lambda: plus(link(**SECOND))),
        ("S18 from whom one may part", "second-complaint", "l.note", "2026-001",
         lambda: plus(link(why=SecondComplaintCause.HOSTILE, **SECOND))),
        ("S18 what it cost on top", "second-complaint", "l.extra_hours", "2026-001",
         lambda: plus(link(relation=Relation.SECOND_COMPLAINT, why=SecondComplaintCause.SLOW))),
        ("S20 no act", "no-verb", "m.what", "checklist", lambda: spoilt("m", what="checklist")),
        ("S20 how one will know", "no-check", "m.proof", "one table per order", lambda: spoilt("m", proof="")),
        ("S20 which cause", "answers-nothing", "m.answers", "one table per order", lambda: spoilt("m", answers=())),
        ("S20 nobody's", "no-owner", "m.owner", "one table per order", lambda: spoilt("m", owner="")),
        ("S20 nobody's, elsewhere", "no-owner", "pl.owner", "the depot in Ulm", lambda: spoilt("pl", owner=" ")),
        ("S20 everyone's, by the sign of a chat", "owner-all", "m.owner", "@everyone",
         lambda: spoilt("m", owner="", what="weigh each parcel @everyone")),
        ("S20 everyone's, in Japanese", "owner-all", "h.owner", "＠全員",
         lambda: spoilt("h", owner="", what="机を二台にする ＠全員")),
        ("S20 everyone's place", "owner-all", "pl.owner", "all staff", lambda: spoilt("pl", owner="all staff")),
        ("S11 a name in place of a role", "owner-person", "m.owner", "Bob", lambda: spoilt("m", owner="Bob")),
        ("S11 a name of two parts", "owner-person", "h.owner", "Ines Falk", lambda: spoilt("h", owner="Ines Falk")),
        ("S11 a name in Japanese", "owner-person", "m.owner", "佐藤", lambda: spoilt("m", owner="佐藤")),
        ("S11 a title", "owner-person", "pl.owner", "山田さん", lambda: spoilt("pl", owner="山田さん")),
        ("S11 one who took part", "owner-person", "m.owner", "ines",
         lambda: plus(replace(cases.MEASURE, owner="ines"), replace(cases.ROLE, name="Ines Falk"))),
        ("S20 stronger than it is", "strength", "m.strength", "training stronger",
         lambda: spoilt("m", means=MeasureCategory.TRAINING, strength=Strength.STRONGER)),
        ("S22 one of those concerned", "ticks", "pt1.who", "the Lees", lambda: without("pt1-")),
        ("S23 thanks", "no-thanks", "remedy", "", lambda: spoilt("k", answer="today")),
        ("S24 first listen", "wrong-order", "a1.given", "2026-11-20T14:00:00+09:00",
         lambda: spoilt("a1", given=at("14:00"))),
        ("S24 again after the facts", "second-apology", "a1", "the wrong gift", lambda: without("a2")),
        ("S24 none at all", "no-apology", "remedy", "", lambda: without("a1", "a2")),
        ("S27 who took over", "taken-over", "hm.took_over", "shouted at the desk",
         lambda: plus(replace(ABUSED, took_over=""))),
        ("S27 care for one's own", "care", "hm.care", "shouted at the desk", lambda: plus(replace(ABUSED, care=""))),
        ("S28 hours of silence", "silence", "e5.happened", "2026-11-20T14:30:00+09:00 2026-11-20T21:30:00+09:00",
         lambda: spoilt("e5", happened=at("21:30"))),
        ("S28 who noticed", "no-detection", "timeline", "",
         lambda: whole(
            replace(cases.BY_PERSON, id="r3", details="a card of thanks"),
            *(row for row in cases.ROWS if row.id not in ("k", "e3")), replace(cases.EVENTS[2], event_kind=None),
         )),
        ("S8 known before it happened", "learned-before", "e3.learned", "2026-11-20T13:00+09:00",
         lambda: spoilt("e3", learned=at("13:00"))),
        ("S8 over before it was noticed", "resolved-before", "head.resolved", "2026-11-20T16:30+09:00",
         lambda: whole(detected=at("17:00"))),
        ("S8 in the future", "future", "head.answered", "2027-02-01T09:00+09:00",
         lambda: whole(answered=at("09:00", "2027-02-01"))),
        ("S8 a row in the future", "future", "e5.happened", "2027-02-01T09:00+09:00",
         lambda: spoilt("e5", happened=at("09:00", "2027-02-01"))),
        ("S16 the same, and the same again", "no-change", "h.what", "as before",
         lambda: spoilt("h", what="as before, the same as before on Mondays")),
        ("S6 lighter than they came", "apology-channel", "a1.channel", "email",
         lambda: spoilt("a1", gone=("a2",), head={"severity": Severity.MEDIUM}, channel=Channel.EMAIL)),
        ("S7 before the facts", "early-promise", "k.promise", "a new parcel",
         lambda: spoilt("k", gone=("a1", "a2"), head={"responsibility": Responsibility.INVESTIGATING},
                        promise="a new parcel")),
        ("S8 a promise past its time", "promise-over", "k.promise_kept", "call back",
         lambda: spoilt("k", promise_kept=None)),
        ("S8 a wish without an answer", "wish-unanswered", "k.answer", "the right gift",
         lambda: spoilt("k", answer="", promise="call back, with thanks")),
        ("S11 the one who erred", "wrongdoer", "a1.by", "packer",
         lambda: plus(replace(cases.APOLOGY, by="packer"), replace(cases.ROOT, what="The packer has no place"))),
        ("S12 the third time", "third-time", "changes", "",
         lambda: replace(plus_reason(), head=replace(plus_reason().head, times=3))),
        ("S15 a cost", "unapproved", "r.approver", "80 EUR", lambda: spoilt("r", approver="", approved=None)),
        ("S17 nobody was told", "not-shared", "review", "", lambda: without("sh")),
        ("S20 by when", "no-date", "m.due", "one table per order", lambda: spoilt("m", due=None)),
        ("S20 attention alone", "only-weaker", "prevention", "",
         lambda: plus(*(replace(each, means=MeasureCategory.TRAINING) for each in (cases.MEASURE, cases.CHECK)))),
        ("S30 what should have happened", "deviation", "head.normally", "", lambda: whole(normally="", actual="")),
    ],
)  # fmt: skip
def test_what_is_spoilt_is_asked_about_and_nothing_else(
    requirement: str, code: str, where: str, words: str, record: Callable[[], Retrospective]
) -> None:
    found = judged(record(), NOW)
    asked = [(each.code, f"{each.row or each.stage.code}.{each.field}".rstrip("."), each.words) for each in found]
    assert asked == [(code, where, words)], requirement


def but(**heads: Any) -> Retrospective:
    """The grave complaint with another head."""
    return whole(*cases.ROWS, **heads)


@pytest.mark.parametrize(
    ("day", "asked"), [(20, "Was the visit announced"), (21, "on a weekend"), (23, "on a weekend")]
)
def test_of_a_visit_on_a_day_off_it_is_asked_whether_they_chose_that_day(day: int, asked: str) -> None:
    (found,) = judged(spoilt("a1", date_suits="", planned=date(2026, 11, day)), NOW)
    assert asked in str(found.question)


@pytest.mark.parametrize(
    ("code", "is_asked", "record"),
    [
        ("silence", True, lambda: spoilt("e5", happened=at("20:30"))),
        ("silence", False, lambda: spoilt("e5", happened=at("20:29"))),
        ("silence", True, lambda: spoilt("e1", happened=at("06:00"))),
        ("silence", False, lambda: spoilt("e1", happened=at("05:59"))),
        ("silence", False, lambda: spoilt("e1", happened=at("13:30", "2026-11-19"))),
        ("silence", False, lambda: plus(Event(id="e6", what="a letter", happened=at("23:00"), confirmed=True))),
        ("silence", False, lambda: spoilt("e5", head={"severity": Severity.MEDIUM}, happened=at("21:30"))),
        ("learned-before", False, lambda: spoilt("e3", learned=at("14:05"))),
        ("resolved-before", False, lambda: but(detected=at("16:30"))),
        ("future", False, lambda: but(answered=Moment.load(NOW.isoformat(timespec="minutes")))),
        ("future", True, lambda: but(started=at("09:01", "2026-11-27"))),
        ("future", True, lambda: but(detected=at("09:01", "2026-11-27"))),
        ("future", True, lambda: but(resolved=at("09:01", "2026-11-27"))),
        ("future", True, lambda: spoilt("k", happened=at("09:01", "2026-11-27"))),
        ("ticks", False, lambda: without("pt1-told", "pt1-apologised", "pt1-put-right")),
        ("ticks", False, lambda: whole(*(row for row in cases.ROWS if not row.id.startswith("pt1-")), *(
            Tick(id=f"t{n}", of="pt1", ticked=each, on=date(2026, 11, 21)) for n, each in enumerate([*Ticked][:1])))),
        ("ticks", True, lambda: unticked(2)),
        ("ticks", False, lambda: unticked(1)),
        ("nothing-known", False, lambda: spoilt("d", what="none known so far of 14 asked", figure=None)),
        ("understated", False, lambda: but(title="Only a few parcels swapped")),
        ("understated", True,
         lambda: spoilt("d", head={"title": "Only a few parcels swapped"}, figure=None, certainty=None)),
        ("figure-unsure", False, lambda: spoilt("d", figure=None, certainty=None)),
        ("figure-basis", False, lambda: spoilt("d", figure=None, basis="")),
        ("slow-approval", True, lambda: spoilt("r", requested=at("23:00", "2026-11-18"))),
        ("slow-approval", False, lambda: spoilt("r", requested=at("01:00", "2026-11-19"))),
        ("unapproved", False, lambda: spoilt("r", approver="", approved=None, cost=None)),
        ("no-thanks", False, lambda: spoilt("k", answer="today", promise="call back, with thanks")),
        ("no-thanks", False, lambda: whole(*(
            replace(row, **THANKED[row.id]) if row.id in THANKED else row for row in cases.ROWS))),
        ("visit-day", False, lambda: spoilt("a1", date_suits="", channel=Channel.LETTER)),
        ("visit-day", True, lambda: spoilt("a1", date_suits="", given=None, planned=date(2026, 11, 20))),
        ("visit-day", False, lambda: spoilt("a1", date_suits="", given=None)),
        ("apology-channel", False, lambda: spoilt("a1", channel=Channel.EMAIL)),
        ("apology-channel", False, lambda: spoilt("a1", channel=Channel.LETTER)),
        ("wrong-order", False, lambda: spoilt("a1", given=at("14:20"))),
        ("wrong-order", False, lambda: spoilt("a1", given=at(""))),
        ("second-apology", False, lambda: spoilt("", gone=("a2",), head={"severity": Severity.MEDIUM})),
        ("no-apology", False, lambda: spoilt("", gone=("a1", "a2"), head={"responsibility": Responsibility.NOT_OURS})),
        ("recording", False, lambda: spoilt("k", recording_announced=None)),
        ("read-back", False, lambda: spoilt("k", read_back=None)),
        ("read-back", False, lambda: spoilt("k", read_back=False, channel=Channel.EMAIL)),
        ("not-content", False, lambda: spoilt("k", ended=ContactEnd.BROKEN_OFF, call_back=at("18:00"), promise="")),
        ("not-content", False, lambda: spoilt("k", ended=ContactEnd.BROKEN_OFF)),
        ("same-contact", False, lambda: plus(Contact(id="k2", happened=at("15:20"), **BADLY))),
        ("same-contact", False, lambda: plus(
            Contact(id="k2", happened=at("15:20"), **BADLY),
            Contact(id="k3", happened=at("15:40"), **{**BADLY, "by": "day desk"}))),
        ("promise-over", False, lambda: spoilt("k", promise_kept=None, promise_due=at("09:00", "2026-11-27"))),
        ("promise-over", False, lambda: spoilt("k", promise_kept=None, promise=" ")),
        ("early-promise", False, lambda: but(responsibility=Responsibility.INVESTIGATING)),
        ("wish-unanswered", False, lambda: spoilt("k", answer="", wish=" ")),
        ("taken-over", True, lambda: spoilt("k", answer="", wish="see the packer who did it")),
        ("taken-over", True, lambda: spoilt("k", answer="", wish="", heard="wants the packer who did it to call")),
        ("taken-over", False, lambda: plus(
            replace(cases.CONTACT, answer="", wish="see the packer who did it", by="desk"),
            Contact(id="k2", happened=at("15:20"), by="shift lead"))),
        ("taken-over", True, lambda: plus(
            replace(cases.CONTACT, answer="", wish="see the packer who did it", by="desk"),
            Contact(id="k2", happened=at("15:20"), by="Desk"))),
        ("wrongdoer", False, lambda: spoilt("a1", by="packer")),
        ("second-complaint", False, lambda: plus(
            link(**SECOND, why=SecondComplaintCause.HOSTILE, note="we part, the manager says"))),
        ("second-complaint", False, lambda: plus(
            link(relation=Relation.SECOND_COMPLAINT, why=SecondComplaintCause.SLOW, extra_people=2))),
        ("second-complaint", False, lambda: plus(
            link(relation=Relation.SECOND_COMPLAINT, why=SecondComplaintCause.SLOW, extra_contacts=2))),
        ("second-time", False, lambda: plus(link(relation=Relation.AGAIN, note="a second table, which went"))),
        ("third-time", False, lambda: but(times=3)),
        ("stage6-silent", False, plus_reason),
        ("deviation", False, lambda: but(normally="", actual="", intended="slips lie with the parcel")),
        ("no-detection", False, lambda: whole(*(row for row in cases.ROWS if row.id not in ("k", "e2", "e3", "e4")))),
        ("no-detection", True, lambda: whole(
            *(row for row in cases.ROWS if row.id not in ("k", "e2", "e3", "e4")), Event(id="e6", what="rain"))),
        ("no-owner", False, lambda: spoilt("m", owner="", result=Result.DROPPED)),
        ("no-date", False, lambda: spoilt("m", due=None, result=Result.DROPPED)),
        ("no-check", False, lambda: spoilt("m", proof="", result=Result.DROPPED)),
        ("answers-nothing", False, lambda: spoilt("m", answers=(), result=Result.DROPPED)),
        ("strength", False, lambda: spoilt("m", means=MeasureCategory.TRAINING)),
        ("owner-person", False, lambda: plus(
            replace(cases.MEASURE, owner="Night Desk"), replace(cases.ROLE, role="Night Desk"))),
    ],
)  # fmt: skip
def test_the_next_thing_to_a_fault_is_told_from_it(
    code: str, is_asked: bool, record: Callable[[], Retrospective]
) -> None:
    assert (code in {each.code for each in judged(record(), NOW)}) is is_asked


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
