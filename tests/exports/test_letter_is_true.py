"""A letter says nothing untrue of what it leaves out, and whoever sends it is told what that is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from exports.format import Format
from exports.formats import FORMATS
from exports.organisation import Organisation
from exports.report_kind import KINDS, ReportKind
from retro.language import LANGUAGES, language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.formatting import show_day
from retro.model.moments.moment import Moment
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Publicity, Responsibility, Status
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage, FigureConfidence, HarmType, NoDamage
from retro.model.stages.timeline import Contact, Event, EventKind
from retro.redaction.preflight.finding import Weight
from retro.review.forgettings import Forgetting
from tests import reports
from tests.records import record

LETTER, FIRST = (next(kind for kind in KINDS if kind.code == code) for code in ("customer", "interim-customer"))
INTERIM = next(kind for kind in KINDS if kind.code == "interim")
MANAGEMENT = next(kind for kind in KINDS if kind.code == "management")
PLANNED = Measure(what="One order on one table", due=date(2026, 12, 1))
HEADING = {
    "cause": "What caused it",
    "remedy": "What we have done",
    "measure": "What keeps it from happening again",
}
NOBODY_KNOWS = {
    "cause": "We are still looking into the cause.",
    "remedy": "We will tell you what we do as soon as it is decided.",
    "measure": "We are working out what will keep it from happening again",
}


def made(
    *rows: Entry,
    kind: ReportKind = LETTER,
    code: str = "en",
    to_all: bool = True,
    called: str = "Hoshino",
    **head: Any,
) -> tuple[str, str]:
    """The letter, and what its sender is told."""
    asked = {"to_all": True} if to_all else {"addressee": called}
    found = reports.made(record(*rows, **{"responsibility": Responsibility.OURS, **head}), kind, code, **asked)
    return found.document.markdown, "\n".join(map(str, found.messages))


@pytest.mark.parametrize("row", [
    Cause(what="Two boxes looked the same", sure=CauseConfidence.FACT), Remedy(what="Boxes exchanged"), PLANNED,
], ids=lambda row: row.kind)  # fmt: skip
def test_what_is_only_not_marked_for_all_is_not_told_as_unknown(row: Entry) -> None:
    hurt = Damage(what="a parcel late", who="Hoshino")
    letter, told = made(hurt, row, to_all=False)
    assert NOBODY_KNOWS[row.kind] not in letter
    assert HEADING[row.kind] not in letter
    assert "that is not marked for this customer" in told
    assert NOBODY_KNOWS[row.kind] in made(hurt, to_all=False)[0]


@pytest.mark.parametrize("responsibility", [None, Responsibility.INVESTIGATING])
def test_measures_are_not_being_considered_where_only_whose_fault_it_was_is_open(
    responsibility: Responsibility | None,
) -> None:
    letter, told = made(PLANNED, responsibility=responsibility)
    assert NOBODY_KNOWS["measure"] not in letter
    assert HEADING["measure"] not in letter
    assert "Left out: 1 measure or change still to be done" in told
    assert "(Prevention measure 1)" in told
    assert "Left out" not in made(PLANNED)[1]


def test_what_was_given_up_and_apologies_out_of_place_are_told_to_the_sender() -> None:
    gone = [Measure(what=what, result=result) for what, result in (("a", Result.DROPPED), ("b", Result.FAILED))]
    letter, told = made(*gone, Apology(what_for="the wait"), responsibility=Responsibility.NOT_OURS)
    rows = "Prevention measure 1–2"
    assert f"Left out: 2 measures or changes that are not done, or did not hold ({rows})." in told
    assert "Left out: 1 apology, for the fault is not ours, or not known to be" in told
    assert NOBODY_KNOWS["measure"] in letter


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("responsibility", [*Responsibility, None], ids=str)
def test_regret_is_an_apology_as_far_as_the_facts_are_known(code: str, responsibility: Responsibility | None) -> None:
    """S7, S24: at once for the inconvenience, after the facts for what was done; none, where it was not our fault."""
    rows = (Apology(what_for="the wait"), Damage(what="a parcel late"))
    letter, first = (made(*rows, kind=kind, code=code, responsibility=responsibility)[0] for kind in (LETTER, FIRST))
    to = language(code)
    sorry = to("We apologise sincerely for this: {what_for}.", what_for="the wait")
    limited = to("We are sorry for the inconvenience and the worry that this causes you.")
    feels = to("We know how much this has weighed on you, and we feel with you.")
    ours = responsibility in (Responsibility.OURS, Responsibility.SHARED)
    not_ours = responsibility is Responsibility.NOT_OURS
    said = {LETTER: sorry if ours else feels if not_ours else limited, FIRST: feels if not_ours else limited}
    for text, kind in ((letter, LETTER), (first, FIRST)):
        assert [text.count(each) for each in (sorry, limited, feels)] == [
            int(each == said[kind]) for each in (sorry, limited, feels)
        ]


@pytest.mark.parametrize("kind", [LETTER, FIRST], ids=str)
def test_a_letter_has_katakana_of_full_width(kind: ReportKind) -> None:
    damage = Damage(what="ﾊﾞｯｸﾞの取り違え｡", certainty=None)
    letter, _told = made(damage, kind=kind, code="ja", words_ja="ｷﾞﾌﾄの誤配")
    assert "バッグの取り違え" in letter
    assert "ギフトの誤配" in letter
    assert not {each for each in letter if "\uff61" <= each <= "\uff9f"}
    assert "ｷﾞﾌﾄの誤配" in made(damage, kind=MANAGEMENT, code="ja", title="ｷﾞﾌﾄの誤配")[0]


@pytest.mark.parametrize("publicity", list(Publicity))
def test_publicity_comes_first_where_it_is_feared_or_out(publicity: Publicity) -> None:
    text = made(kind=MANAGEMENT, summary="Boxes went astray.", publicity=publicity)[0]
    assert text.count("Publicity") == int(publicity is not Publicity.NONE), "one page tells what is to be feared"
    assert "Publicity" not in text.partition("Boxes went astray")[2]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_team_alone_is_told_that_something_was_forgotten(code: str) -> None:
    from exports.report import Beside, make_report
    from exports.request import ReportRequest

    beside = Beside(forgotten=(Forgetting(date(2026, 11, 27), 3),))
    told = {"en": "3 entries forgotten on 2026-11-27", "ja": "2026年11月27日に履歴3件を消去"}[code]
    team = make_report(record(), ReportRequest(language(code)), beside).document.markdown
    assert told in team
    for kind in (LETTER, FIRST, MANAGEMENT):
        assert told not in make_report(record(), ReportRequest(language(code), kind), beside).document.markdown


LAPSED = date(2026, 11, 13)
STILL = {
    "en": ("still", "as soon as", "We are working", "is being done", "not known yet"),
    "ja": ("次第", "速やかに", "現在", "進めて", "検討"),
}
"""Words that say that something is being established or decided."""


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_day_that_has_passed_is_no_promise_to_come_and_the_sender_is_told(kind: ReportKind, code: str) -> None:
    row = replace(PLANNED, due=LAPSED)
    looked = reports.looked_over(
        record(row, next_report=Moment.exact(LAPSED), responsibility=Responsibility.OURS), kind, code, to_all=True
    )
    text, day = looked.report.document.markdown, show_day(LAPSED, language(code))
    if kind.is_letter:
        assert day not in text
    for line in text.splitlines():
        if day in line and language(code)("Next report") in line:
            assert language(code)("has passed") in line
    grave = Weight.GRAVE if kind.is_letter else Weight.TOLD
    late = [each for each in looked.findings if each.code in ("next-report", "past-day", "lapsed")]
    assert {each.weight for each in late} == {grave}
    told = [each.told.show(language(code)) for each in late]
    assert "retro set 2026-014 next_report=" in told[0]
    assert "5.1" in told[1]
    assert "One order on one table" in told[1]
    assert "retro check 2026-014" in told[1]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_day_to_come_and_what_was_done_are_nothing_to_mend(kind: ReportKind) -> None:
    rows = (PLANNED, replace(PLANNED, due=LAPSED, result=Result.DONE))
    looked = reports.looked_over(record(*rows, next_report=Moment.exact(date(2026, 12, 1))), kind, to_all=True)
    found = looked.report
    assert not {each.code for each in looked.findings} & {"next-report", "past-day", "lapsed"}
    if kind is LETTER:
        assert "You will hear from us again by 1 Dec 2026." in found.document.markdown


@pytest.mark.parametrize("kind", [LETTER, FIRST, INTERIM], ids=str)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("rows", [
    (),
    (Damage(what="A", certainty=FigureConfidence.UNKNOWN), Cause(what="B", sure=CauseConfidence.PRESUMED)),
], ids=["nothing", "unsure"])  # fmt: skip
def test_a_closed_case_says_of_nothing_that_it_is_still_being_established(
    kind: ReportKind, code: str, rows: tuple[Entry, ...]
) -> None:
    text, _told = made(*rows, kind=kind, code=code, closed="2026-11-20T10:00+09:00", status=Status.CLOSED)
    assert not [word for word in STILL[code] if word in text]
    assert [word for word in STILL[code] if word in made(*rows, kind=kind, code=code)[0]], "an open one does"


@pytest.mark.parametrize("kind", [LETTER, FIRST], ids=str)
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_extent_of_hurt_feelings_is_not_being_established(kind: ReportKind, code: str) -> None:
    extent = language(code)("{what} (the extent is still being established)", what="a parcel late")
    for sure in (None, *FigureConfidence):
        feelings = Damage(what="a parcel late", hurts=(HarmType.PSYCHOLOGICAL,), certainty=sure)
        assert extent not in made(feelings, kind=kind, code=code)[0]
    estimated = Damage(what="a parcel late", hurts=(HarmType.ECONOMIC,), certainty=FigureConfidence.ESTIMATED)
    assert extent in made(estimated, kind=kind, code=code)[0]


@pytest.mark.parametrize("kind", [LETTER, FIRST], ids=str)
def test_where_nobody_was_hurt_no_extent_is_being_established(kind: ReportKind) -> None:
    letter = made(NoDamage(what="found in time", confirmed=True), kind=kind)[0]
    assert "What it did" not in letter
    assert "still being established" not in letter
    assert "still establishing the extent" not in letter


@pytest.mark.parametrize("kind", [LETTER, FIRST], ids=str)
@pytest.mark.parametrize("confirmed", [False, None])
def test_while_it_is_not_confirmed_that_nobody_was_hurt_the_extent_is_being_established(
    kind: ReportKind, confirmed: bool | None
) -> None:
    letter = made(NoDamage(what="found in time", confirmed=confirmed), kind=kind)[0]
    assert "still being established" in letter or "still establishing the extent" in letter


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_whoever_sends_a_letter_is_asked_whether_it_names_no_sender(kind: ReportKind) -> None:
    """The last one is asked about, once; of a first report, which goes out in haste, it is told."""
    unsigned = reports.looked_over(record(), kind, to_all=True, organisation=Organisation())
    found = [each for each in unsigned.findings if each.code == "no-sender"]
    assert [each.weight for each in found] == (
        [] if not kind.is_letter else [Weight.TOLD if kind.is_interim else Weight.DOUBTFUL]
    )
    assert any("names no sender. Write name and sender" in str(message) for message in unsigned.told) is kind.is_letter
    for house in (Organisation(name="Hoshizora"), Organisation(sender="Customer care")):
        signed = reports.looked_over(record(), kind, to_all=True, organisation=house)
        assert "no-sender" not in {each.code for each in signed.findings}


@pytest.mark.parametrize("form", FORMATS, ids=str)
def test_what_is_no_letter_to_be_read_is_asked_neither_who_sends_it_nor_how_it_addresses_anybody(form: Format) -> None:
    """Tables, JSON and calendars hold the record alone."""
    whole = record(Damage(what="late", who="the bride's grandmother", certainty=FigureConfidence.CONFIRMED))
    asked = reports.looked_over(
        whole, LETTER, format=form, addressee="the bride's grandmother", organisation=Organisation()
    )
    found = {each.code for each in asked.findings}
    assert found.isdisjoint({"no-sender", "no-address"}) is not form.is_document
    assert found.issuperset({"no-sender", "no-address"}) is form.is_document


@pytest.mark.parametrize("code", LANGUAGES)
def test_those_who_were_hurt_are_thought_of_and_nobody_else(code: str) -> None:
    words = language(code)("Our thoughts are with everyone who was hurt or fell ill.")
    hurt = Damage(what="a rash", hurts=(HarmType.PHYSICAL,), certainty=FigureConfidence.CONFIRMED)
    for kind in (LETTER, FIRST):
        assert made(replace(hurt, for_all=True), kind=kind, code=code)[0].count(words) == 1
        assert words not in made(replace(hurt, hurts=(HarmType.ECONOMIC,)), kind=kind, code=code)[0]
        assert words not in made(replace(hurt, who="Abe family"), kind=kind, code=code, to_all=True)[0]
    assert words not in made(replace(hurt, for_all=True, reversible=False), code=code)[0]


@pytest.mark.parametrize("kind", [LETTER, FIRST], ids=str)
def test_the_next_promised_day_is_told_as_when_they_hear_from_us(kind: ReportKind) -> None:
    def day(number: int) -> Moment:
        return Moment.exact(date(2026, 11, number))

    def told(*rows: Entry, called: str = "Mori", to_all: bool = False, **head: Any) -> str:
        text = made(*rows, kind=kind, to_all=to_all, called=called, **head)[0]
        found = re.search(r"You will hear from us again by (.*?)\.", text)
        return found[1] if found else ""

    call = Contact(heard="Mori calls: where is it", promise="call back", promise_due=day(24))
    assert told(call) == "24 Nov 2026"
    assert told(replace(call, promise="", promise_due=None, call_back=day(26))) == "26 Nov 2026"
    assert told(call, replace(call, promise_due=day(22))) == "22 Nov 2026"
    assert told(replace(call, promise_due=day(20)), call) == "24 Nov 2026", "no day that has passed"
    assert told(replace(call, promise_kept=day(21))) == ""
    assert told(call, next_report=day(23)) == "23 Nov 2026"
    assert told(call, next_report=day(25)) == "24 Nov 2026"
    others = (Damage(what="late", who="Mori"), Damage(what="late", who="Abe"))
    assert told(call, *others) == "24 Nov 2026"
    assert told(call, *others, called="Abe") == "", "it was promised to another one"
    assert told(call, *others, to_all=True) == ""
    assert told(call, closed="2026-11-20T10:00+09:00", status=Status.CLOSED) == ""
    checked = Check(of="c", found=Found.NEW_DATE, new_date=date(2026, 11, 27), on=day(21))
    assert told(replace(call, id="c"), checked) == "27 Nov 2026"


@pytest.mark.parametrize(
    ("heard", "is_theirs"),
    [
        ("Abe calls: where is my cake", False),
        ("The police call, they ask for the log", False),
        ("An e-mail from Abe: where is my cake", False),
        ("安部様より入電。ケーキが届かない", False),
        ("保健所から電話", False),
        ("Mr Mori calls: where is it", True),
        ("She asks where it is", True),
        ("The customer calls", True),
        ("Where is my cake?", True),
        ("We call Mori to say that it is late", True),
        ("森様より入電。ケーキが届かない", True),
        ("お客様よりお電話", True),
        ("昨日から届かないとのこと", True),
    ],
)
def test_a_day_that_was_promised_to_somebody_else_is_not_told_to_the_one_customer(heard: str, is_theirs: bool) -> None:
    call = Contact(heard=heard, promise="a call", promise_due=Moment.exact(date(2026, 11, 24)))
    called = "森様" if heard.startswith("森") else "Mori"
    text, _said = made(call, Damage(what="late", who=called), to_all=False, called=called)
    assert ("You will hear from us again by 24 Nov 2026" in text) is is_theirs


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", [LETTER, FIRST], ids=str)
def test_whoever_was_hurt_themselves_is_spoken_to_and_not_of(kind: ReportKind, code: str) -> None:
    of_others = language(code)("Our thoughts are with everyone who was hurt or fell ill.")
    to_them = language(code)("You have our sympathy, and we hope for a full and quick recovery.")
    hurt = Damage(what="a rash", hurts=(HarmType.PHYSICAL,), certainty=FigureConfidence.CONFIRMED)
    other = Damage(what="a worry", who="Abe family")

    def said(*rows: Entry, called: str = "佐藤様") -> tuple[bool, bool]:
        text = made(*rows, kind=kind, code=code, to_all=False, called=called)[0]
        return to_them in text, of_others in text

    assert said(replace(hurt, who="佐藤様")) == (True, False)
    assert said(replace(hurt, who="佐藤 様"), other) == (True, False)
    assert said(replace(hurt, for_all=True)) == (True, False), "nobody else is concerned"
    assert said(replace(hurt, for_all=True), replace(other, who="佐藤様")) == (False, True), "it was somebody else"
    assert said(replace(hurt, who="佐藤様", reversible=False)) == (False, False)
    assert said(replace(hurt, who="佐藤様", for_all=True), other, called="Abe family") == (False, True)
    assert said(replace(hurt, for_all=True), other, replace(other, who="佐藤様")) == (False, True)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("記念の花瓶を割れた状態でお届けし、誠に申し訳ございません", "ja"),
        ("お電話を差し上げず、深くお詫び申し上げます", "ja"),
        ("2日お待たせしてしまい大変申し訳ありませんでした", "ja"),
        ("We are sorry for the two days that you waited", "en"),
    ],
)
def test_an_apology_that_is_written_as_a_sentence_is_spoken_as_it_is(said: str, code: str) -> None:
    told = f"\n\n{said}{'。' if code == 'ja' else '.'}\n"
    letter = made(Apology(what_for="the call"), Apology(what_for=said), kind=LETTER, code=code)[0]
    assert told in letter
    assert letter.count("申し訳") + letter.count("お詫び申し上げ") + letter.count("sorry") == 1
    assert "につきまして、心より" not in letter
    assert "apologise" not in letter
    named = made(Apology(what_for=said), Apology(what_for="お待たせしたこと"), kind=LETTER, code=code)[0]
    assert said not in named


@pytest.mark.parametrize(("code", "end"), [("ja", "。"), ("en", ".")])
def test_a_sentence_ends_once_whatever_stands_behind_it(code: str, end: str) -> None:
    rows = (
        Measure(what=f"Labels are cut{end}", due=date(2026, 12, 1), for_all=True),
        Measure(what=f"Boxes are marked{end}", result=Result.DONE, for_all=True),
        Damage(what=f"A parcel of 18,600 JPY was late{end}", figure=Decimal(18600), unit="JPY",
               certainty=FigureConfidence.CONFIRMED, for_all=True),
        Damage(what=f"Guests waited{end}", figure=Decimal(3), unit="hours",
               certainty=FigureConfidence.CONFIRMED, for_all=True),
        Apology(what_for="the delay", sentence="We apologise for the delay", for_all=True),
        Event(what="it left the house", happened=Moment.in_words("on the 18th"), confirmed=True, for_all=True),
    )  # fmt: skip
    for kind in (LETTER, FIRST):
        letter = made(*rows, kind=kind, code=code)[0]
        assert f"{end}{end}" not in letter
        assert f"{end} (" not in letter
        assert f"{end}（" not in letter
        assert letter.count("18,600") == 1
        assert "3時間" in letter or "3 hours" in letter
        assert language(code)("time not known") not in letter
        assert "時刻不明" not in letter
        assert kind is FIRST or f"for the delay{end}" in letter


@pytest.mark.parametrize("kind", [LETTER, FIRST], ids=str)
def test_nobody_reads_when_it_happened_to_another_customer(kind: ReportKind) -> None:
    at = Moment.load("2026-11-20T18:00+09:00")
    head: dict[str, Any] = {"started": at, "zone": "Asia/Tokyo"}
    of_mori = Event(what="森様がお召し上がりになった", happened=at, confirmed=True)
    hurt = (Damage(what="rash", who="森様"), Damage(what="worried", who="Hoshino"))
    letter, told = made(*hurt, of_mori, kind=kind, to_all=False, **head)
    assert "18:00" not in letter
    assert "Left out: “Started”" in told
    assert "18:00" not in made(*hurt, of_mori, kind=kind, **head)[0]
    for row in (replace(of_mori, what="the stove went out"), replace(of_mori, for_all=True, what="it began")):
        letter, told = made(*hurt, row, kind=kind, to_all=False, **head)
        assert "18:00" in letter
        assert "Started" not in told


def test_what_a_marked_event_says_to_be_over_is_not_called_open() -> None:
    over = Event(what="power is back", happened=Moment.load("2026-11-20T18:00+00:00"),
                 event_kind=EventKind.RESOLUTION, confirmed=True)  # fmt: skip
    open_end = "When it will be settled is not known yet."
    assert open_end in made(replace(over, event_kind=EventKind.NOTE), kind=INTERIM)[0]
    assert open_end not in made(over, kind=INTERIM)[0]


@pytest.mark.parametrize(("sure", "said"), [(CauseConfidence.FACT, True), (CauseConfidence.PRESUMED, False)])
def test_a_first_report_of_an_open_case_never_says_that_nothing_is_left_to_look_into(
    sure: CauseConfidence, said: bool
) -> None:
    """What is presumed is held back from the customer, who must not read that nothing is."""
    rows = (
        Damage(what="parcel lost", for_all=True, certainty=FigureConfidence.CONFIRMED),
        Cause(what="two slips", sure=CauseConfidence.FACT, for_all=True),
        Cause(what="one table", sure=sure, for_all=True),
    )
    text, _ = made(*rows, kind=FIRST, resolved=Moment.exact(date(2026, 11, 20)))
    assert ("one table" in text) is said
    assert "We are still looking into this." in text
