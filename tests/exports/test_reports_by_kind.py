"""Reports say to each reader what that reader should hear, in the order in which they should hear it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from exports.one_page import MOST
from exports.organisation import Organisation
from exports.report import Report, make_report
from exports.report_kind import KINDS, ReportKind
from retro.language import LANGUAGES, language
from retro.model.entry import Entry
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import CaseLink, Participant, Relation, Responsibility
from retro.model.stages.prevention import Measure, Result, Strength
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Reopening, Request, RequestedThing
from retro.model.stages.scope import Damage, FigureConfidence, NoDamage
from retro.model.stages.timeline import Contact, Event
from retro.redaction.preflight.finding import Weight
from retro.redaction.stops import NamesError, OfCaseError
from tests import reports
from tests.exports.reading import kinds as kinds_of, parse
from tests.exports.test_report import OWN, headings
from tests.records import at, record
from tests.strategies import retrospectives

ON = date(2026, 11, 21)
EVERYTHING = (
    Event(what="The phones rang", happened=at("14:05"), confirmed=True),
    Cause(what="Two boxes looked the same", sure=CauseConfidence.FACT),
    Damage(
        what="parcels late", figure=Decimal(37), unit="parcels", certainty=FigureConfidence.CONFIRMED, who="Hoshino"
    ),
    Remedy(what="Both parcels exchanged", given=at("18:00"), receiver="Hoshino"),
    Apology(what_for="the call that did not come", receiver="Hoshino"),
    Measure(what="One order on one table", due=date(2026, 12, 1), owner="shipping lead", strength=Strength.STRONGER),
    HardwareChange(what="Table", before="shared", after="one for each order"),
)


def told(kind: ReportKind, *rows: Entry, code: str = "en", asked: dict[str, Any] | None = None, **head: Any) -> str:
    given = record(*rows, **{"responsibility": Responsibility.OURS, **head})
    return report_of(given, kind, code, **asked or {}).document.markdown


def report_of(given: Retrospective, kind: ReportKind, code: str = "en", **asked: Any) -> Report:
    return reports.made(given, kind, code, **asked)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_an_empty_record_makes_every_report(kind: ReportKind, code: str) -> None:
    text = told(kind, code=code, title="", started=None, zone="", responsibility=None)
    assert text.startswith("\u3000" if kind.is_letter and code == "ja" else "# ")
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_the_customer_hears_the_four_points_in_their_order() -> None:
    text = told(reports.CUSTOMER, *EVERYTHING)
    points = ["call that did not come", "Two boxes", "parcels late: 37 parcels", "Both parcels", "One order", "Table"]
    assert [heading for _, heading in headings(text) if heading[0].isdecimal()] == [
        "1. What caused it", "2. What it did", "3. What we have done", "4. What keeps it from happening again",
    ]  # fmt: skip
    places = [text.index(point) for point in points]
    assert places == sorted(places)


def test_the_word_of_apology_is_said_once_and_for_something() -> None:
    reasons = ["the wait", "the call that did not come", "the wrong ribbon"]
    two, three = (told(reports.CUSTOMER, *(Apology(what_for=what) for what in reasons[:n])) for n in (2, 3))
    assert [text.lower().count("apologise") for text in (two, three)] == [1, 1]
    assert "We apologise sincerely for this: the wait, and the call that did not come." in two
    listed = "- the wait\n- the call that did not come\n- the wrong ribbon\n"
    assert f"We apologise sincerely for the following.\n\n{listed}" in three


@pytest.mark.parametrize(
    "said",
    [
        "花束の遅れ",
        "花束の遅れについて",
        "花束の遅れに関して",
        "花束の遅れの件",
        "花束の遅れの件について",
        "花束の遅れにつきましては。",
    ],
)
def test_that_an_apology_is_about_something_is_said_once(said: str) -> None:
    text = told(reports.CUSTOMER, Apology(what_for=said), code="ja")
    assert "\n花束の遅れにつきまして、心より深くお詫び申し上げます。" in text
    text = told(reports.CUSTOMER, Apology(what_for=said), Apology(what_for="長電話について"), code="ja")
    assert "\n花束の遅れ、ならびに長電話につきまして、心より深くお詫び申し上げます。" in text


@pytest.mark.parametrize("kind", [reports.CUSTOMER, reports.INTERIM_CUSTOMER], ids=str)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_customer_is_told_of_no_digest_and_of_no_inquiry_that_is_over(kind: ReportKind, code: str) -> None:
    text = told(kind, *EVERYTHING, code=code, closed="2026-11-27T00:18+09:00", digest="a" * 64)
    assert "aaaa" not in text
    assert "still establishing the facts" not in text
    assert "事実関係の確認を進めて" not in text
    assert "aaaa" in told(reports.INTERIM, *EVERYTHING, code=code, closed="2026-11-27T00:18+09:00", digest="a" * 64)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["鉢が割れた"], "鉢が割れたことにつきまして"),
        (
            ["鉢が割れた。", "花が届かなかった", "鉢が割れた"],
            "鉢が割れたこと、ならびに花が届かなかったことにつきまして",
        ),
        (["お皿の破損", "お届けの遅れ"], "お皿の破損、ならびにお届けの遅れにつきまして"),
        (["夜中に呼び出される", "連絡がない"], "夜中に呼び出されること、ならびに連絡がないことにつきまして"),
        (["料金の間違い"], "料金の間違いにつきまして"),
    ],
)
def test_what_an_apology_in_japanese_is_for_reads_as_a_noun_and_is_said_once(said: list[str], sentence: str) -> None:
    rows = [Apology(what_for=what, receiver="Hoshino") for what in said]
    assert f"\n{sentence}、心より" in told(reports.CUSTOMER, *rows, code="ja")


@pytest.mark.parametrize("code", LANGUAGES)
def test_harm_is_never_listed_as_what_one_apologises_for(code: str) -> None:
    harm = [Damage(what=what, certainty=FigureConfidence.CONFIRMED) for what in ("鉢が割れた", "花が枯れた")]
    text = told(reports.CUSTOMER, *harm, code=code)
    assert language(code)("We apologise sincerely for what happened to you.") in text
    assert text.count("鉢が割れた") == 1
    named: dict[str, Any] = {f"words_{code}": "お皿の破損"}
    told_so = told(reports.CUSTOMER, *harm, code=code, **named)
    assert language(code)("We apologise sincerely for this: {what_for}.", what_for="お皿の破損") in told_so


def test_the_time_of_closing_is_told_to_the_minute() -> None:
    text = told(reports.TEAM, closed="2026-11-27T00:18:07.671518+09:00", digest="a" * 64)
    assert "Closed: 27 Nov 2026 00:18, account no. 1; digest" in text


@pytest.mark.parametrize("responsibility", [None, Responsibility.INVESTIGATING, Responsibility.NOT_OURS])
def test_nobody_apologises_where_it_may_not_be_our_fault(responsibility: Responsibility | None) -> None:
    text = told(reports.CUSTOMER, *EVERYTHING, responsibility=responsibility)
    assert "apolog" not in text.lower()
    feels = "We know how much this has weighed on you"
    assert (feels in text) is (responsibility is Responsibility.NOT_OURS)


@pytest.mark.parametrize("responsibility", [None, Responsibility.INVESTIGATING])
def test_nothing_is_promised_before_the_facts_are_known(responsibility: Responsibility | None) -> None:
    planned = Measure(what="A planned measure", due=ON)
    done = Measure(what="A measure in place", result=Result.DONE)
    text = told(reports.CUSTOMER, planned, done, responsibility=responsibility)
    assert "A planned measure" not in text
    assert "A measure in place (in place)" in text


def test_what_did_not_hold_and_what_is_not_done_is_promised_to_nobody() -> None:
    rows = [Measure(what=f"measure {result}", result=result) for result in Result]
    text = told(reports.CUSTOMER, *rows)
    assert [result for result in Result if f"measure {result}" in text] == [
        Result.PLANNED, Result.DONE, Result.VERIFIED,
    ]  # fmt: skip


def test_a_figure_that_is_not_confirmed_is_not_told_but_the_damage_is() -> None:
    unsure = [sure for sure in (*FigureConfidence, None) if sure is not FigureConfidence.CONFIRMED]
    rows = [
        Damage(what=f"damage {sure}", figure=Decimal(731), unit="parcels", certainty=sure)
        for sure in (FigureConfidence.CONFIRMED, *unsure)
    ]
    text = told(reports.CUSTOMER, *rows)
    assert text.count("731") == 1
    assert all(f"damage {sure} (the extent is still being established)" in text for sure in unsure)


def test_a_letter_to_one_customer_tells_nothing_of_the_others() -> None:
    rows = (
        *EVERYTHING,
        Damage(what="A torn ribbon", who="Kuroda", certainty=FigureConfidence.CONFIRMED),
        Remedy(what="A new ribbon", receiver="Kuroda"),
        Apology(what_for="the torn ribbon", receiver="Kuroda"),
    )
    text = told(reports.CUSTOMER, *rows, asked={"addressee": "Hoshino"})
    assert "Dear Hoshino," in text
    assert "ribbon" not in text
    assert "parcels late" in text


def test_words_that_one_customer_heard_are_not_said_to_all() -> None:
    words = "We are sorry that your grandmother heard it from us."
    one = Apology(what_for="the call", sentence=words, receiver="Hoshino")
    assert words in told(reports.CUSTOMER, one)
    two = (one, Apology(what_for="the wait", receiver="Kuroda"))
    assert words not in told(reports.CUSTOMER, *two, asked={"to_all": True, "shield": True})


def test_names_stop_the_customers_report_and_become_roles_in_the_others() -> None:
    rows = (
        Cause(what="Tanaka had to read two slips", sure=CauseConfidence.FACT),
        Participant(role="packer", name="Hanako Tanaka"),
    )
    given = record(*rows)
    with pytest.raises(NamesError) as stopped:
        report_of(given, reports.CUSTOMER)
    (place,) = stopped.value.places
    assert (place.found, place.put) == ("Tanaka", "packer")
    shielded = report_of(given, reports.CUSTOMER, shield=True)
    managed = report_of(given, reports.MANAGEMENT)
    for written in (shielded, managed):
        assert "packer had to read two slips" in written.document.markdown
        assert "Tanaka" not in written.document.markdown
        assert any("Tanaka" in str(message) for message in written.messages)
    assert "Tanaka had" in report_of(given, reports.TEAM).document.markdown


def test_the_writer_is_told_what_was_left_out_and_stopped_by_what_speaks_of_a_person() -> None:
    rows = (
        Event(what="Rumour", confirmed=False), Cause(what="A guess", sure=CauseConfidence.PRESUMED),
        Cause(what="The packer was careless", sure=CauseConfidence.FACT),
    )  # fmt: skip
    made = reports.looked_over(record(*rows), reports.CUSTOMER, to_all=True)
    assert str(made.report.messages[0]) == "Left out: 2 statements that nobody has confirmed (Timeline 1, Cause 1)."
    (person,) = (each for each in made.findings if each.code == "person")
    assert (person.weight, person.words) == (Weight.GRAVE, "The packer was careless")


def test_management_is_asked_first() -> None:
    rows = (
        *EVERYTHING,
        Request(
            what="A second printer",
            wanted=RequestedThing.MONEY,
            cost=Decimal(900),
            currency="EUR",
            due=date(2026, 12, 3),
        ),
        Request(what="One more packer", answer="Yes, until spring", answered_by="director"),
        Remedy(what="A taxi", cost=Decimal(40), currency="EUR"),
    )
    text = told(reports.MANAGEMENT, *rows, summary="It was late. It was found. It was settled. It was long.")
    asked = text[: text.index("It was late.")]
    assert "**2 answers are asked of you:**\n\n" in asked
    assert "- **A second printer** (money; 900 EUR) – needed by 3 Dec 2026\n" in asked
    assert "- **Approve the cost of a remedy: 40 EUR** – A taxi\n" in asked
    assert "It was settled. It was long." in text
    decided = text[text.index("## Decided") :]
    assert "- One more packer – answered: Yes, until spring (director)\n" in decided
    assert "| **40 EUR** |" in text


def test_one_request_stands_on_one_line_and_none_is_for_information() -> None:
    asked = told(reports.MANAGEMENT, Request(what="A second printer"))
    assert "**Asked of you**: **A second printer**\n" in asked
    assert "**For your information.** Nothing is asked of you.\n" in told(reports.MANAGEMENT, *EVERYTHING)


def test_a_promise_that_is_overdue_is_told_before_that_nothing_is_asked() -> None:
    late = Contact(promise="a call back", promise_due=at("10:00"))
    text = told(reports.MANAGEMENT, *EVERYTHING, late, Measure(what="A scale", due=date(2026, 11, 20)))
    assert "**1 promise is overdue.** For your information. Nothing is asked of you.\n" in text
    in_japanese = told(reports.MANAGEMENT, late, code="ja")
    assert "**お約束の期限超過が1件あります。** ご参考までにご報告します。" in in_japanese
    asked = told(reports.MANAGEMENT, late, replace(late, promise="a letter"), Request(what="A second printer"))
    assert "**2 promises are overdue.**\n\n**Asked of you**: **A second printer**\n" in asked
    for kept in (replace(late, promise_kept=at("10:00")), replace(late, promise_due=None)):
        assert "overdue.**" not in told(reports.MANAGEMENT, kept)


def test_management_reads_whether_it_happened_before_and_what_did_not_hold() -> None:
    before = [
        replace(
            record(Measure(id="m1", what="A notice", result=Result.FAILED), title=f"time {n}"),
            head=replace(record(title=f"time {n}").head, reference=f"2025-00{n}"),
        )
        for n in (1, 2)
    ]
    link = CaseLink(reference="2025-002", relation=Relation.AGAIN)
    text = told(reports.MANAGEMENT, link, asked={"earlier": tuple(before)})
    assert "It happened 2 times before. **A third time means that something in our system is broken.**" in text
    assert "| **2025-002** | 20 Nov 2026 | time 2 | A notice |\n" in text
    assert "**Happened 3 times**" in text[: text.index("## ")]
    assert "It happened" not in told(reports.CUSTOMER, link, asked={"earlier": tuple(before)})


def test_a_name_that_may_mean_two_in_an_earlier_case_is_told_with_that_case() -> None:
    before = record(Participant(role="lead", name="高橋 花子"), Damage(what="高橋が待った", who="高橋様"), title="")
    before = replace(before, head=replace(before.head, reference="2025-001"))
    link = CaseLink(reference="2025-001", relation=Relation.AGAIN)
    with pytest.raises(OfCaseError, match="2025-001: The report was not written") as stopped:
        told(reports.MANAGEMENT, link, asked={"earlier": (before,)})
    assert stopped.value.reference == "2025-001"
    assert [spot.name for spot in stopped.value.spots] == [""]


def test_management_reads_what_is_overdue_on_the_day_of_the_report() -> None:
    late = Measure(what="A scale", due=date(2026, 11, 20), owner="purchasing", result=Result.PLANNED)
    text = told(reports.MANAGEMENT, late)
    assert "| A scale | purchasing | 20 Nov 2026 | **overdue**" in text
    assert "**1 overdue**" in text[: text.index("## ")]
    assert "| **1 of 1 measures** |" in text
    assert "overdue**" not in told(reports.MANAGEMENT, late, asked={"on": date(2026, 11, 20)})
    asked = Request(what="A second printer", due=date(2026, 11, 19))
    assert "- A second printer – not answered, due 19 Nov 2026\n" in told(reports.MANAGEMENT, asked)


def test_a_page_of_management_leaves_out_rows_and_says_how_many() -> None:
    rows = [Measure(what=f"measure {n}") for n in range(100)]
    text = told(reports.MANAGEMENT, *rows)
    assert f"and {100 - MOST['measures']} more in the team's report" in text
    assert len(text) < 2_000


@pytest.mark.parametrize("kind", [reports.INTERIM, reports.INTERIM_CUSTOMER])
def test_an_interim_report_parts_what_is_known_from_what_is_not(kind: ReportKind) -> None:
    rows = (*EVERYTHING, Event(what="Rumour", confirmed=False), Cause(what="A guess", sure=CauseConfidence.PRESUMED))
    text = told(kind, *rows, next_report=at("18:00", "2026-11-23"))
    known, unknown = (text.index(heading) for heading in ("## What is known", "## What is not known yet"))
    assert known < text.index("The phones rang") < unknown
    assert ("Rumour" in text) is (kind is reports.INTERIM)
    assert ("A guess" in text) is (kind is reports.INTERIM)
    next_one = {
        reports.INTERIM: "## Next report\n\n23 Nov 2026 18:00\n",
        reports.INTERIM_CUSTOMER: "hear from us next\n\nYou will hear from us again by 23 Nov 2026 18:00.\n",
    }
    assert next_one[kind] in text
    assert text.startswith("# First report: ")
    assert told(kind, asked={"number": 3}).startswith("# Follow-up report no. 3: ")


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_closed_record_shows_the_team_its_digest_and_everybody_what_came_later(kind: ReportKind) -> None:
    digest = "0123456789abcdef" * 4
    found = Addendum(found=date(2026, 12, 1), what="It holds.", confirmed=True)
    rumour = Addendum(found=date(2026, 12, 2), what="It may not hold.", confirmed=False)
    given = record(
        found, rumour, Reopening(day=ON, reason="A new fact."), closed="2026-11-30T12:00+09:00", digest=digest
    )
    text = report_of(given, kind).document.markdown
    assert (digest[:16] in text) is (kind not in (reports.CUSTOMER, reports.INTERIM_CUSTOMER))
    assert "It holds." in text
    assert ("It may not hold." in text) is kind.audience.told_unconfirmed
    assert ("A new fact." in text) is (kind in (reports.TEAM, reports.MANAGEMENT))


def test_the_house_signs_the_letter() -> None:
    organisation = Organisation("Hoshizora *Gifts*", "Customer care", "1-2-3 Minato\nTelephone 045")
    text = told(reports.CUSTOMER, asked={"organisation": organisation})
    assert "Hoshizora \\*Gifts\\*\\\nCustomer care\n\n1-2-3 Minato\\\nTelephone 045\n" in text


@pytest.mark.parametrize(
    ("called", "greeting"), [("星野", "星野 様"), ("星野様", "星野様"), ("星野商店 御中", "星野商店 御中")]
)
def test_a_japanese_letter_honours_its_reader_once(called: str, greeting: str) -> None:
    text = told(reports.CUSTOMER, Damage(what="遅配", who=called), code="ja", asked={"addressee": called})
    assert f"\n\n{greeting}\n\n" in text


def test_a_reason_why_nothing_changes_is_told_to_management_alone() -> None:
    reason = NoChange(reason="The shop closes in March.", decided_by="director")
    assert "The shop closes in March." in told(reports.MANAGEMENT, reason)
    assert "The shop closes in March." not in told(reports.CUSTOMER, reason)


def test_that_nobody_was_hurt_is_told_in_place_of_damage_and_not_to_a_customer() -> None:
    nobody = NoDamage(what="The parcel was stopped at the gate.", confirmed=True)
    for kind in (reports.TEAM, reports.MANAGEMENT):
        text = told(kind, nobody)
        scope = text[text.index("Scope of damage\n") :].split("\n## ")[0]
        assert "The parcel was stopped at the gate." in scope
        assert "Nothing written yet." not in scope
    assert "stopped at the gate" not in told(reports.CUSTOMER, nobody)


def test_what_should_have_happened_stands_before_the_causes() -> None:
    case = record(Cause(what="one surface"), normally="one order at a time", intended="two", actual="two were swapped")
    text = reports.made(case, reports.TEAM).document.markdown
    places = [text.index(words) for words in ("2. Cause", "one order at a time", "two were swapped", "one surface")]
    assert places == sorted(places)
    assert text.count("one order at a time") == 1


def unnumbered(heading: str) -> str:
    """The heading without the number that the parts before it give it."""
    return re.sub(r"^\d+\. ", "", heading)


@pytest.mark.parametrize("kind", KINDS, ids=str)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given=retrospectives(), code=st.sampled_from(list(LANGUAGES)))
def test_whatever_was_typed_a_report_has_its_own_headings_and_the_same_bytes(
    given: Retrospective, code: str, kind: ReportKind
) -> None:
    written = report_of(given, kind, code, to_all=True, shield=True)
    text = written.document.markdown
    again = report_of(replace(given, rows=given.rows[::-1]), kind, code, to_all=True, shield=True)
    assert again.document.markdown == text
    untitled = replace(given.head, title="x", summary="", asked_of_them="", words_en="", words_ja="")
    bare = report_of(Retrospective(untitled), kind, code)
    own = {unnumbered(heading) for _, heading in headings(bare.document.markdown)[1:]}
    uncoded = re.sub(r"^(`{3,})(?!chart ).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)  # there `# ` is no heading
    assert not re.search(r"[^\n]\n(#{1,3} |```retro-)", uncoded), "what begins a block stands behind an empty line"
    tokens = parse("commonmark with tables", text)
    assert kinds_of(tokens) <= OWN
    if kind is not reports.TEAM:  # whose own headings another test knows
        missing = own - {unnumbered(heading) for _, heading in headings(text)}
        assert not missing or not kind.audience.told_unconfirmed, "what is left out leaves out its heading"
        assert len(headings(text)) <= len(own) + (10 if kind.audience.is_form else 4)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_later_case_stands_under_no_heading_of_the_past(code: str) -> None:
    from exports.report import Beside, make_report

    first, later = record(), record(started=at("09:00", "2026-12-01"), title="Swapped once more")
    later = replace(later, head=replace(later.head, reference="2026-099"))
    to = language(code)
    for beside in (Beside(later=(later,)), Beside(alike=(later,))):
        text = make_report(first, reports.request(reports.MANAGEMENT, code), beside).document.markdown
        assert f"## {to('The same in other cases')}" in text
        assert "過去" not in text.partition("2026-099")[0].rpartition("## ")[2].partition("\n")[0]
    assert to(" ({values})", values=to("after this one")) in text


@pytest.mark.parametrize(
    ("recorded", "called", "greeting"),
    [
        ("渡邉様（わたなべさま）", "渡辺様", "渡邉様"), ("髙橋様", "高橋様", "髙橋様"), ("髙橋様", "髙橋様", "髙橋様"),
        ("星野様", "星野 太郎様", "星野 太郎様"),
    ],
)  # fmt: skip
def test_the_reader_is_addressed_in_the_kanji_that_the_case_has(recorded: str, called: str, greeting: str) -> None:
    asked = {"addressee": called, "same": (recorded,)} if "太郎" in called else {"addressee": called}
    text = told(reports.CUSTOMER, Damage(what="遅配", who=recorded), code="ja", asked=asked)
    assert f"\n\n{greeting}\n\n" in text


def test_what_was_deleted_and_the_log_go_to_the_team_alone_and_into_no_report_before_all_is_known() -> None:
    case = record(Event(what="the van left"))
    whole = FullRecord(case, (Event(id="gone", what="deleted"),), ())
    given_on = {kind for kind in KINDS if make_report(case, reports.request(kind, to_all=True), whole=whole).whole}
    assert {kind.code for kind in given_on} == {"team"}


def test_management_learns_that_a_call_back_is_overdue_and_nothing_that_was_said() -> None:
    call = Contact(heard="a rash on both hands", call_back=at("15:10", "2026-11-19"), call_back_to="045-000-0000")
    text = reports.made(record(call, Measure(what="a rail")), reports.MANAGEMENT).document.markdown
    assert "1 promise is overdue." in text
    assert "| 0 of 1 measures, **1 promise** |" in text
    assert "- Call back – not called back, due 19 Nov 2026" in text
    assert "rash" not in text
    assert "045" not in text
