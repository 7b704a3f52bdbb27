"""An audience is told what its policy says and no more; what it does not say is the safe thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from exports.format import MD
from exports.formats import FORMATS
from exports.report_kind import KINDS, ReportKind, kinds_for
from retro.language import N_
from retro.model.choice import EVERYONE, Circle
from retro.model.entry import Entry, declared
from retro.model.fields import line, number
from retro.model.moments.moment import Moment
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import CaseLink, Participant, Relation, Responsibility
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import TIMELINE, Contact, Event, Harassment
from retro.redaction.audience import AUDIENCES, CUSTOMER, MANAGEMENT, PARTICIPANTS, TEAM, Audience, Names
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import (
    AlikeError,
    AnswerError,
    ColleagueError,
    DearError,
    ManyCustomersError,
    NamesError,
    StopError,
    UnknownAddresseeError,
)
from tests import reports
from tests.exports.unpacked import bytes_of, found
from tests.formats import DOCX, JSON, PDF
from tests.records import record

EN = reports.EN
NOON = Moment.exact(datetime(2026, 11, 20, 12, 0, tzinfo=UTC))
BARE = Audience("partner")
OPEN = Audience("partner", circle=Circle.EVERYONE, told_beyond_facts=True)
"""It reads what everyone may, and nothing more was said of it."""


def test_an_audience_that_says_nothing_reads_nothing_in_any_format() -> None:
    whole = record(
        Event(what="zq1", confirmed=True), Cause(what="zq2", sure=CauseConfidence.FACT), Participant(role="zq3",
        name="Zq4"),
        title="zq5", summary="zq6", responsibility=Responsibility.OURS,
    )  # fmt: skip
    (kind,) = kinds_for((BARE,))
    report = reports.made(whole, kind)
    assert report.record.rows == ()
    for form in FORMATS:
        assert not found({f"zq{n}" for n in range(1, 7)}, bytes_of(report, form)), form


@pytest.mark.parametrize(
    "said",
    [
        {"told_apologies": True}, {"told_promises": True}, {"told_abandoned": True}, {"told_everything": True},
        {"told_customers": True, "told_unmarked": True},
    ],
    ids=str,
)  # fmt: skip
def test_what_could_not_be_told_is_refused_as_it_is_declared(said: dict[str, bool]) -> None:
    with pytest.raises(ValueError, match=r"^partner: "):
        Audience("partner", **said)  # type: ignore[arg-type]  # switches alone


@pytest.mark.parametrize(
    ("flag", "row", "token"),
    [
        ("told_unconfirmed", Event(what="zq", confirmed=False), "zq"),
        ("told_unconfirmed", Cause(what="zq", sure=CauseConfidence.PRESUMED), "zq"),
        ("told_unconfirmed", Addendum(what="zq", found=date(2026, 12, 1)), "zq"),
        ("told_beyond_facts", Cause(what="zq", sure=CauseConfidence.FACT), "zq"),
        ("told_estimates", Damage(what="late", figure=Decimal(7171), certainty=FigureConfidence.ESTIMATED), "7171"),
        ("told_apologies", Apology(what_for="zq"), "zq"),
        ("told_promises", Measure(what="zq", due=date(2026, 12, 1)), "zq"),
        ("told_abandoned", Measure(what="zq", result=Result.DROPPED), "zq"),
    ],
)
def test_each_part_of_the_policy_keeps_back_its_own(flag: str, row: Entry, token: str) -> None:
    whole = record(row)
    kept_back, told = (replace(OPEN, **dict[str, Any]({flag: each})) for each in (False, True))
    for audience, is_told in ((kept_back, False), (told, True)):
        dumped = str([each.dump() for each in redact(whole, audience, Recipient(), EN).record.rows])
        assert (token in dumped) is is_told


def test_a_writer_is_told_which_figure_became_what() -> None:
    whole = record(Damage(what="3 guests waited", figure=Decimal(3), certainty=FigureConfidence.ESTIMATED))
    assert [message.show(EN) for message in redact(whole, CUSTOMER, Recipient(), EN).messages][-1:] == [
        "A figure is not confirmed: “3 guests waited” became “guests waited”. Once it is, mark it ~confirmed.",
    ]


def test_no_words_are_put_in_a_row_without_words_whose_figure_goes() -> None:
    estimate = Damage(figure=Decimal(3), unit="guests", certainty=FigureConfidence.ESTIMATED)
    (row,) = redact(record(estimate), CUSTOMER, Recipient(), EN).record.of(Damage)
    assert (row.what, row.figure, row.unit) == ("", None, "")


def test_names_are_refused_replaced_or_kept() -> None:
    whole = record(
        Participant(role="packer", name="Hanako Tanaka"), Cause(what="Tanaka did it", sure=CauseConfidence.FACT)
    )
    with pytest.raises(NamesError):
        redact(whole, OPEN, Recipient(), EN)
    said = {
        names: redact(whole, replace(OPEN, names=names), Recipient(), EN).record.of(Cause)[0].what
        for names in (Names.REPLACE, Names.KEEP)
    }
    assert said == {Names.REPLACE: "packer did it", Names.KEEP: "Tanaka did it"}


@pytest.mark.parametrize(("published", "put"), [(False, "another customer"), (True, "a customer")])
def test_who_is_no_reader_of_a_page_for_anybody_is_no_other_customer_there(*, published: bool, put: str) -> None:
    whole = record(
        Damage(what="late", who="Kuroda"), Event(what="Kuroda waited", for_all=True, confirmed=True), title=""
    )
    to_all = Recipient(to_all=True, shield=True, is_published=published)
    (row,) = redact(whole, CUSTOMER, to_all, EN).record.of(Event)
    assert row.what == f"{put} waited"


def test_where_names_are_kept_those_of_other_customers_are_not() -> None:
    whole = record(
        Participant(role="packer", name="Hanako Tanaka", reading="たなか"),
        Damage(what="Tanaka (たなか) took it to Mr. Kuroda", who="Hoshino"),
        Damage(what="late", who="Kuroda"),
    )
    keeps = replace(OPEN, names=Names.KEEP)
    (row,) = redact(whole, keeps, Recipient("Hoshino"), EN).record.of(Damage)
    assert row.what == "Tanaka (たなか) took it to another customer"
    both = redact(whole, keeps, Recipient(to_all=True), EN).record
    assert "Kuroda" not in str([each.dump() for each in both.rows])
    of_all = replace(keeps, told_everything=True, told_unmarked=True)
    unnamed = redact(whole, of_all, Recipient(), EN).record
    assert "Kuroda" not in str([each.dump() for each in unnamed.rows])
    everything = redact(whole, replace(of_all, told_customers=True), Recipient(), EN).record
    assert everything.of(Damage)[0].what == "Tanaka (たなか) took it to Mr. Kuroda"


def test_another_case_is_told_to_those_who_may_know_of_it() -> None:
    whole = record(CaseLink(reference="2025-001", relation=Relation.AGAIN))
    told = replace(OPEN, circle=Circle.MANAGEMENT, told_unconfirmed=True)
    assert redact(whole, told, Recipient(), EN).record.rows == ()
    assert redact(whole, replace(told, told_other_cases=True), Recipient(), EN).record.rows


def test_the_three_that_there_are() -> None:
    assert [audience for audience in AUDIENCES if audience.sees_all] == [TEAM]
    assert (TEAM.names, MANAGEMENT.names, CUSTOMER.names) == (Names.KEEP, Names.REPLACE, Names.REFUSE)
    codes = [kind.code for kind in KINDS]
    assert [codes.index(code) for code in ("team", "management", "customer")] == [0, 1, 2]
    assert [code for code in codes if code.startswith("interim")] == ["interim", "interim-customer"]


def test_s20_those_who_correct_the_facts_read_nobodys_name_nothing_kept_close_and_no_other_case_in_any_format() -> None:
    whole = record(
        Participant(role="zq-packer", name="Zq1 Tanaka"),
        Event(what="zq-seen by Zq1 Tanaka", confirmed=True), Event(what="zq-told", source="zq2"),
        Contact(heard="zq3", wish="zq4", demand="zq5", call_back_to="zq6", promise="zq-call back"),
        Harassment(act="zq7", borne_by="zq8"),
        Damage(what="zq-waited", who="Zq9 family"), CaseLink(reference="2025-099", relation=Relation.AGAIN),
        Measure(what="zq-kept", result=Result.DROPPED, reason="zq10"),
        title="zq-case", responsibility=Responsibility.OURS,
    )  # fmt: skip
    (kind,) = kinds_for((PARTICIPANTS,))
    report = reports.made(whole, kind)
    for form in FORMATS:
        told = bytes_of(report, form)
        assert not found({*(f"zq{n}" for n in range(1, 11)), "Tanaka", "2025-099"}, told), form
    facts = report.document.markdown
    assert "zq-seen by zq-packer" in facts
    assert "[not checked] not said: zq-told" in facts.replace("\\", "")
    assert "zq-call back" in facts


def test_a_kind_of_row_that_says_nothing_of_itself_does_not_reach_a_customer() -> None:
    @declared
    class Finding(Entry):
        """What an expert found."""

        kind: ClassVar[str] = "finding"
        stage = TIMELINE
        label = N_("What")
        main = "what"

        what: str = line(N_("What"), seen_by=EVERYONE)
        figure: Decimal | None = number(N_("Figure"), seen_by=EVERYONE)

    row = Finding(id="f", what="the belt was torn", figure=Decimal(3))
    whole = replace(record(), rows=(row,))
    assert redact(whole, CUSTOMER, Recipient(), EN).record.rows == ()
    assert row.estimates == ("figure",)
    assert redact(whole, MANAGEMENT, Recipient(), EN).record.rows == (row,)


def rows_for(customer: str, token: str) -> tuple[Entry, ...]:
    return (
        Damage(what=f"{token} damage", who=customer, certainty=FigureConfidence.CONFIRMED),
        Apology(what_for=f"{token} apology", sentence=f"{token} words", receiver=customer),
    )


PAIRS = [
    ("森様", "森田様"), ("林様", "小林様"), ("林田", "林"), ("Ann", "Annabel"), ("Ann", "Anna"), ("Lee", "Leeds"),
    ("customer 1", "customer 10"), ("森様（大阪）", "森様（京都）"),
]  # fmt: skip
TOLD: tuple[Entry, ...] = (
    Event(what="zunmarked event", confirmed=True), Event(what="zmarked event", for_all=True),
    Cause(what="zunmarked cause", sure=CauseConfidence.FACT), Cause(what="zmarked cause", sure=CauseConfidence.FACT,
    for_all=True),
    Addendum(what="zunmarked addendum", found=date(2026, 12, 1), confirmed=True),
    Measure(what="zmarked measure", due=date(2026, 12, 1), for_all=True),
)  # fmt: skip


@pytest.mark.parametrize("kind", reports.LETTERS, ids=str)
@pytest.mark.parametrize("pair", [each for pair in PAIRS for each in (pair, pair[::-1])], ids=str)
def test_a_letter_holds_nothing_of_the_other_in_any_format(pair: tuple[str, str], kind: ReportKind) -> None:
    mine, other = pair
    whole = record(
        *rows_for(mine, "zmine"), *rows_for(other, "zother"), *TOLD, responsibility=Responsibility.OURS, title=""
    )
    report = reports.made(whole, kind, addressee=mine, shield=True)
    for form in FORMATS:
        if form not in (PDF, DOCX):  # they take long, and tests/exports/test_leaking.py reads them
            assert not found({"zother", "zunmarked"}, bytes_of(report, form)), form
    assert found({"zmine", "zmarked cause"}, bytes_of(report, MD)) == {"zmine", "zmarked cause"}
    kept_back = (
        "Left out: 3 rows about nobody in particular that are not marked for this customer (Timeline 1, Cause 1, "
        "Review 1)."
    )
    assert kept_back in map(str, report.messages)
    assert f"Left out: 2 rows about other customers: “{other}”." in map(str, report.messages)


def test_a_row_of_one_customer_that_is_marked_goes_to_the_other_without_the_words_that_were_heard() -> None:
    shared = Apology(what_for="zother apology", sentence="zother words", receiver="Kuroda", for_all=True)
    whole = record(*rows_for("Hoshino", "zmine"), shared, responsibility=Responsibility.OURS)
    report = reports.made(whole, reports.CUSTOMER, addressee="Hoshino", shield=True)
    assert [(row.what_for, row.sentence) for row in report.record.of(Apology)] == [
        ("zmine apology", "zmine words"), ("zother apology", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", [{"for_all": True}, {"for_one": "Hoshino"}], ids=str)
def test_an_apology_to_nobody_in_particular_keeps_its_words_for_whom_it_is_marked(mark: dict[str, Any]) -> None:
    sorry = Apology(what_for="zwait", sentence="zsorry words", **mark)
    rows = (*rows_for("Hoshino", "zmine"), *rows_for("Kuroda", "zother"), sorry)
    whole = record(*rows, responsibility=Responsibility.OURS)
    report = reports.made(whole, reports.CUSTOMER, addressee="Hoshino", shield=True)
    assert "zsorry words" in {row.sentence for row in report.record.of(Apology)}


TWO = (*rows_for("Smith", "z1"), *rows_for("John Smith", "z2"))


@pytest.mark.parametrize(
    ("whom", "error", "said"),
    [
        ({}, ManyCustomersError, "The rows speak of several customers: “Smith”, “John Smith”."),
        ({"addressee": "Kuroda"}, UnknownAddresseeError, "Nobody in this retrospective is called “Kuroda”."),
        ({"addressee": "Smith"}, AlikeError, "Is “Smith” the same customer as “John Smith”?"),
    ],
)
def test_what_stops_a_letter_says_what_is_to_be_answered(
    whom: dict[str, Any], error: type[StopError], said: str
) -> None:
    with pytest.raises(error) as stopped:
        reports.made(record(*TWO), reports.CUSTOMER, shield=True, **whom)
    assert str(stopped.value) == said
    spots = ["Scope of damage, row 2: “John Smith”", "Remedy taken, row 2: “John Smith”"] if error is AlikeError else []
    assert list(map(str, stopped.value.details)) == spots
    assert [str(spot.message) for spot in stopped.value.spots] == spots


@pytest.mark.parametrize(
    ("answer", "told"), [({"same": ("John Smith",)}, {"z1", "z2"}), ({"other": ("John Smith",)}, {"z1"})]
)
def test_an_answer_settles_it(answer: dict[str, Any], told: set[str]) -> None:
    report = reports.made(record(*TWO), reports.CUSTOMER, addressee="Smith", shield=True, **answer)
    assert found({"z1", "z2"}, bytes_of(report, MD)) == told
    said = "the same customer" if "same" in answer else "another customer"
    assert f"Treated as {said}: “John Smith”." in map(str, report.messages)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"same": ("Kuroda",)}, "No row speaks of a customer who is called “Kuroda”."),
        ({"other": ("Jon Smith",)}, "No row speaks of a customer who is called “Jon Smith”."),
        (
            {"same": ("John Smith",), "other": ("john  smith",)},
            "“John Smith” is said to be the addressee, and not to be.",
        ),
        ({"same": ("Hoshino",)}, "“Hoshino” is another customer than “Smith”."),
    ],
)
def test_an_answer_that_cannot_be_is_refused(answer: dict[str, Any], said: str) -> None:
    whole = record(*TWO, *rows_for("Hoshino", "z3"))
    with pytest.raises(AnswerError) as stopped:
        reports.made(whole, reports.CUSTOMER, addressee="Smith", shield=True, **answer)
    assert str(stopped.value) == said


@pytest.mark.parametrize(("one", "other"), [("Mr Smith", "Dr Smith"), ("森様", "森先生")])
def test_two_of_one_name_of_whom_one_bears_a_rank_are_asked_about(one: str, other: str) -> None:
    whole = record(*rows_for(one, "z1"), *rows_for(other, "z2"))
    with pytest.raises(ManyCustomersError):
        reports.made(whole, reports.CUSTOMER, shield=True)
    with pytest.raises(AlikeError):
        reports.made(whole, reports.CUSTOMER, addressee=one, shield=True)


def test_a_letter_to_one_of_our_own_team_is_refused() -> None:
    packer = Participant(role="packer", name="Hanako Tanaka")
    with pytest.raises(ColleagueError, match="“Hanako Tanaka” took part as packer, and is no customer"):
        reports.made(record(packer), reports.CUSTOMER, addressee="Hanako Tanaka", shield=True)
    whole = record(packer, *rows_for("Hanako Tanaka", "z1"))
    assert reports.made(whole, reports.CUSTOMER, addressee="Hanako Tanaka", shield=True).record.of(Damage)


def test_a_letter_greets_nobody_whom_it_is_not_for() -> None:
    packer = Participant(role="packer", name="Hanako Tanaka")
    whole = record(packer, Damage(what="late", who="Lee family"), Damage(what="late", who="黒田様"))
    for dear in ("", " ", "Lee family", "Dear Sir or Madam", "林様"):
        assert redact(whole, CUSTOMER, Recipient("Lee family", dear=dear), EN).record.of(Damage)
    with pytest.raises(ColleagueError, match="packer"):
        redact(whole, CUSTOMER, Recipient("Lee family", dear="Hanako Tanaka"), EN)
    with pytest.raises(DearError, match="黒田様"):
        redact(whole, CUSTOMER, Recipient("Lee family", dear="黒田様"), EN)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (1, "1 row about nobody in particular that is not marked for this customer (Timeline 1)."),
        (2, "2 rows about nobody in particular that are not marked for this customer (Timeline 1–2)."),
    ],
)
def test_a_letter_says_how_many_rows_about_nobody_are_not_in_it(rows: int, told: str) -> None:
    events = (Event(what=f"z{n}", confirmed=True) for n in range(rows))
    whole = record(*events, *rows_for("Smith", "z1"), responsibility=Responsibility.OURS)
    report = reports.made(whole, reports.CUSTOMER, addressee="Smith", shield=True)
    step = "To tell one, mark it: m on the row; or retro edit 2026-014 ROW for_all=yes."
    assert list(map(str, report.messages)) == [f"Left out: {told}", step]


def test_rows_taken_as_somebody_elses_are_counted_and_the_unmarked_ones_named() -> None:
    events = (Event(what=f"z{n}", confirmed=True, for_all=True if n == 5 else None) for n in range(8))
    rows = (*events, *rows_for("森様", "z1"), *rows_for("モリ様", "z2"), Damage(what="z3", who="森田様"))
    whole = record(*rows, responsibility=Responsibility.OURS)
    report = reports.made(whole, reports.CUSTOMER, addressee="森様", shield=True)
    others, unmarked, _step = map(str, report.messages)
    assert unmarked.startswith("Left out: 7 rows about nobody in particular that are not marked for this customer ")
    assert unmarked.endswith("(Timeline 1–5, Timeline 7–8).")
    assert others == "Left out: 3 rows about other customers: “モリ様”, “森田様”."
    assert "モリ" not in report.document.markdown


def test_a_statement_to_all_names_nobody_and_tells_nobodys_affairs() -> None:
    called = Event(what="Mr. Smith called", confirmed=True, for_all=True)
    whole = record(*TWO, called, responsibility=Responsibility.OURS)
    with pytest.raises(NamesError):
        reports.made(whole, reports.CUSTOMER, to_all=True)
    text = reports.made(whole, reports.CUSTOMER, to_all=True, shield=True).document.markdown
    assert "Smith" not in text
    assert not found({"z1", "z2"}, iter([text]))


def test_with_one_customer_nobody_has_to_be_named() -> None:
    whole = record(*rows_for("Hoshino", "z1"), Damage(what="z2", who="the Hoshino family"), *TOLD)
    text = reports.made(whole, reports.INTERIM_CUSTOMER).document.markdown
    assert "zunmarked event" in text


def test_those_who_correct_the_facts_are_told_nothing_else_in_any_format() -> None:
    event = Event(
        id="e", happened=NOON, what="fact1 the van left", confirmed=True, source="zq1 the log",
        learned=NOON,
    )  # fmt: skip
    whole = record(
        event, Contact(happened=NOON, heard="zq2 they cried", promise="fact2 a call"),
        Damage(what="fact3 guests", who="zq3 the hall", figure=Decimal(37), certainty=FigureConfidence.CONFIRMED),
        Addendum(what="fact4 it came back", found=date(2026, 12, 1), confirmed=True),
        Cause(what="zq4 one table", sure=CauseConfidence.FACT), Apology(what_for="zq5 the wait"),
        Remedy(what="zq6 a new one"), Measure(what="zq7 two trays", due=date(2026, 12, 1)),
        Lesson(what="zq8 look twice"),
        title="fact5 Swapped", summary="zq9 in short", origin="zq10 packing", tags=("zq11",),
        responsibility=Responsibility.OURS,
    )  # fmt: skip
    (kind,) = kinds_for((PARTICIPANTS,))
    report = reports.made(whole, kind)
    for form in FORMATS:
        assert not found({f"zq{n}" for n in range(1, 12)}, bytes_of(report, form)), form
        if form in (MD, JSON):
            facts = {f"fact{n}" for n in range(1, 6)}
            assert found(facts, bytes_of(report, form)) == facts
