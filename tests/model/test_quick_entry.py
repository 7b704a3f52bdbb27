"""Quick entry: one line, one row, and a word on every line that is none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings, strategies as st

from retro.language import LANGUAGES, language
from retro.model import edits, field_types, number_types
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.moment import Moment
from retro.model.problem import Code, Problem, ValidationError
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import LineReader, read_line
from retro.model.quick_entry.several import lines_in
from retro.model.quick_entry.vocabulary import SIGNS, leads_with_row, vocabulary
from retro.model.record import KINDS, ROWS, Retrospective, kinds_of
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE, Cause, CauseConfidence, CausePath
from retro.model.stages.changes import CHANGES, ChangeOf, HardwareChange, NoChange
from retro.model.stages.follow_up import Check, Tick
from retro.model.stages.head import HEAD, CaseLink, Participant, Relation
from retro.model.stages.prevention import PREVENTION, ErrorProofing, Measure, Strength
from retro.model.stages.remedy import REMEDY, Apology, Giver, Lasting, Reception, Remedy
from retro.model.stages.review import REVIEW, Lesson, Observation, ObservationType as Went, Vote
from retro.model.stages.scope import SCOPE, Aggravation, Damage, FigureConfidence, HarmType, NoDamage, Party, Ticked
from retro.model.stages.timeline import TIMELINE, Channel, Contact, ContactEnd, Event, EventKind
from retro.text.normal_forms import composed
from tests.records import at, record
from tests.strategies import hostile_line

EN, JA = language("en"), language("ja")

WHOLE = record(
    Participant(id="p", role="shipping lead"),
    Event(id="e", what="both orders packed", happened=at("13:30")),
    Cause(id="c1", what="Slips of two orders lay on one table"),
    Cause(id="c2", what="The packer took the wrong slip", parent="c1"),
    Cause(id="c3", what="Nobody compares slip and parcel"),
    Damage(id="d", what="parcels late", who="two families"),
    Party(id="pt", who="Ann Lee"),
    Measure(id="m", what="one table per order", owner="On-call engineer"),
)


def read(text: str, stage: Stage, whole: Retrospective = WHOLE, **where: Any) -> Any:
    """The row that a line describes. Any, so that a test may ask for the fields of the kind that it expects."""
    return read_line(text, stage, whole, **where).entry


def refused(text: str, stage: Stage, whole: Retrospective = WHOLE, **where: Any) -> tuple[Problem, ...]:
    with pytest.raises(ValidationError) as caught:
        read_line(text, stage, whole, **where)
    return caught.value.problems


def codes(text: str, stage: Stage, **where: Any) -> list[tuple[Code, str]]:
    return [(problem.code, problem.field) for problem in refused(text, stage, **where)]


# -- each stage's own form ---------------------------------------------------------------------------------


def test_timeline() -> None:
    assert read("14:05 phones start ringing #detection", TIMELINE) == Event(
        happened=at("14:05"), what="phones start ringing", event_kind=EventKind.DETECTION
    )
    assert read("13:31 first doubts ~unconfirmed source chat learned 16:00", TIMELINE) == Event(
        happened=at("13:31"), what="first doubts", confirmed=False, source="chat", learned=at("16:00")
    )


def test_contact() -> None:
    line = 'contact: 14:20 husband calls, angry #phone promise "call back" due 15:00'
    assert read(line, TIMELINE) == Contact(
        happened=at("14:20"),
        heard="husband calls, angry",
        channel=Channel.PHONE,
        promise="call back",
        promise_due=at("15:00"),
    )


def test_cause() -> None:
    assert read("slips lay on one table #escaped ~fact evidence photo of the table", CAUSE) == Cause(
        what="slips lay on one table", how=CausePath.ESCAPED, sure=CauseConfidence.FACT, evidence="photo of the table"
    )


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("@㈱アオキ", "㈱アオキ"),
        ("@（株）アオキ", "（株）アオキ"),
        ("@(有)青木", "(有)青木"),
        ("＠㈱アオキ", "㈱アオキ"),
    ],
)
def test_a_company_is_named_with_the_sign_of_its_legal_form(typed: str, who: str) -> None:
    row = read(f"2 parcels late #economic {typed} ~confirmed", SCOPE)
    assert (row.who, row.what, row.hurts) == (who, "parcels late", (HarmType.ECONOMIC,))


def test_scope() -> None:
    assert read("37 parcels late #economic ~estimated", SCOPE) == Damage(
        what="parcels late",
        figure=Decimal(37),
        unit="parcels",
        hurts=(HarmType.ECONOMIC,),
        certainty=FigureConfidence.ESTIMATED,
    )


def test_remedy_and_apology() -> None:
    line = "16:30 right parcel brought by hand #company ~accepted cost 3,000 JPY approved shipping-lead"
    assert read(line, REMEDY) == Remedy(
        given=at("16:30"),
        what="right parcel brought by hand",
        giver=Giver.COMPANY,
        received=Reception.ACCEPTED,
        cost=Decimal(3000),
        currency="JPY",
        approver="shipping lead",
    )
    assert read("apology: 17:00 for the wait #visit @shift-lead", REMEDY) == Apology(
        given=at("17:00"), what_for="for the wait", channel=Channel.VISIT, by="shift-lead"
    )


def test_prevention() -> None:
    line = "two-person check @shipping-lead due 2026-12-01 !weaker answers 2 check 15 Jan 2027"
    assert read(line, PREVENTION) == Measure(
        what="two-person check",
        owner="shipping lead",
        due=date(2026, 12, 1),
        strength=Strength.WEAKER,
        answers=("c2",),
        check_on=date(2027, 1, 15),
    )


@pytest.mark.parametrize(
    "line",
    [
        'red date stamp #label before "black" after "red in four places" @shipping-lead due 2026-12-01',
        "red date stamp #label before black after red in four places @shipping-lead due 2026-12-01",
        "red date stamp before: black after: red in four places #label @“shipping lead” due: 2026-12-01",
        "red date stamp ＃label before「black」 after 『red in four places』 ＠shipping-lead due：2026-12-01",
    ],
)
def test_changes(line: str) -> None:
    assert read(line, CHANGES) == HardwareChange(
        what="red date stamp",
        change_of=ChangeOf.LABEL,
        before="black",
        after="red in four places",
        owner="shipping lead",
        due=date(2026, 12, 1),
    )


def test_the_other_kinds() -> None:
    assert read("nothing: the table is rented until March @branch-manager", CHANGES) == NoChange(
        reason="the table is rented until March", decided_by="branch-manager"
    )
    assert read("case: 2026-004 #again", HEAD) == CaseLink(reference="2026-004", relation=Relation.AGAIN)
    assert read("packer @Sato part packed both orders", HEAD) == Participant(
        role="packer", name="Sato", part="packed both orders"
    )
    assert read("lesson: a parcel is packed where its slip lies #slips #packing", REVIEW) == Lesson(
        what="a parcel is packed where its slip lies", tags=("slips", "packing")
    )
    assert read("the night shift called at once #well", REVIEW) == Observation(
        what="the night shift called at once", went=Went.WELL
    )
    assert read("vote: 2.3 !3", REVIEW) == Vote(row="c3", points=Decimal(3))
    with pytest.raises(ValidationError):  # hands are counted, and nobody is named with them
        read("vote: shift lead for 2.3 !3", REVIEW)


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("driver @Ines Falk", "driver", "Ines Falk"),
        ("出荷責任者　＠佐藤 太郎", "出荷責任者", "佐藤 太郎"),
        ("出荷責任者　＠佐藤　太郎", "出荷責任者", "佐藤　太郎"),
        ("on-call engineer @Ludwig van der Berg", "on-call engineer", "Ludwig van der Berg"),
        ("driver @Falk", "driver", "Falk"),
        ('driver @"Ines Falk"', "driver", "Ines Falk"),
        ("driver @shipping lead", "driver", "shipping lead"),
        ("driver @shipping lead Ito", "driver", "shipping lead Ito"),
    ],
)
def test_the_name_of_a_participant_goes_on_to_the_next_mark(line: str, role: str, name: str) -> None:
    assert read(line, HEAD) == Participant(role=role, name=name)
    more = Participant(role=role, name=name, reading="ファルク", part="drove")
    assert read(f"{line} also ファルク part drove", HEAD) == more
    assert read(f"{line}　別表記：ファルク　part drove", HEAD) == more


@pytest.mark.parametrize(
    ("stage", "line", "said", "text"),
    [
        (PREVENTION, "two-person check @night shift due 2026-12-01", "night shift", "two-person check"),
        (PREVENTION, "two-person check @night shift", "night shift", "two-person check"),
        (PREVENTION, "two-person check @head of night shift !weaker", "head of night shift", "two-person check"),
        (PREVENTION, "二人で確認する @出荷 担当 期限 2026-12-01", "出荷 担当", "二人で確認する"),
        (PREVENTION, "二人で確認する　＠出荷　担当", "出荷　担当", "二人で確認する"),
        (PREVENTION, "two-person check @shipping lead due 2026-12-01", "shipping lead", "two-person check"),
        (REMEDY, "parcel by hand @family A ~accepted", "family A", "parcel by hand"),
        (REMEDY, "菓子をお届け ＠鈴木 様 〜納得", "鈴木 様", "菓子をお届け"),
    ],
)
def test_a_role_of_several_words_needs_no_quotation_marks(stage: Stage, line: str, said: str, text: str) -> None:
    row = read(line, stage)
    assert (row.main_text, row.owner if stage is PREVENTION else row.receiver) == (text, said)


@pytest.mark.parametrize(
    "line",
    [
        "notify @channel about slips",
        "notify @channel about slips due 2026-12-01",
        "put it on the @home page",
        "@home page shows the error",
        "tell @ops that the slip is red, then pack",
        "check with @lead: is it red?",
        "明日から＠全員に連絡する",
        "伝票 ＠全員に連絡する",
        "伝票は ＠担当 が確認する",
    ],
)
def test_a_role_is_not_guessed_in_a_sentence_and_what_was_not_read_is_said(line: str) -> None:
    read_back = read_line(line, PREVENTION, WHOLE)
    assert (read_back.entry.owner, "@" in line or "＠" in line) == ("", True)  # type: ignore[attr-defined]
    assert any(piece[0] in "@＠" for piece in read_back.unread)


def test_the_word_of_a_kind_is_understood_in_every_language_and_case() -> None:
    for word in ("contact", "Contact", "CONTACT ", JA("contact")):
        for colon in (":", "：", ": "):
            assert isinstance(read(f"{word}{colon}14:20 angry", TIMELINE), Contact)
    assert isinstance(read("contacts were dirty", TIMELINE), Event)
    assert isinstance(read("contact: x", CAUSE), Cause)


# -- levels of causes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "under", "parent"),
    [
        ("nobody checks", "c1", None),
        ("> nobody checks", "c1", "c1"),
        (">nobody checks", "c2", "c2"),
        ("> why: nobody checks", "c1", "c1"),
        ("why: nobody checks", None, None),
        ("＞ Why： nobody checks", "c3", "c3"),
        ("> nobody checks", None, "c3"),
        ("> nobody checks", "e", "c3"),
        (">> nobody checks", "c1", "c2"),
        ("> > nobody checks", "c1", "c2"),
    ],
)
def test_what_a_cause_goes_under(line: str, under: str | None, parent: str | None) -> None:
    assert read(line, CAUSE, under=under) == Cause(what="nobody checks", parent=parent)


def test_two_levels_go_under_the_last_child() -> None:
    whole = record(*WHOLE.of(Cause), Cause(id="c4", what="x", parent="c1", position=9.0))
    assert read(">> nobody checks", CAUSE, whole, under="c1").parent == "c4"


def test_too_deep_is_refused() -> None:
    assert codes(">> nobody checks", CAUSE, under="c3") == [(Code.NO_PARENT, "parent")]
    assert codes(">>> nobody checks", CAUSE, under="c1") == [(Code.NO_PARENT, "parent")]
    assert [problem.code for problem in refused("> first", CAUSE, record())] == [Code.NO_PARENT]
    assert codes("> why:", CAUSE) == [(Code.REQUIRED, "what")]
    assert codes(">" * 9000, CAUSE) == [(Code.NO_PARENT, "parent")]


def test_elsewhere_the_sign_is_text() -> None:
    assert read("> 50 % of the lamps are out", TIMELINE).what == "> 50 % of the lamps are out"


# -- moments -----------------------------------------------------------------------------------------------


def test_a_plain_sentence_needs_no_moment() -> None:
    assert read("phones start ringing", TIMELINE) == Event(what="phones start ringing")


def test_what_looks_like_a_moment_and_is_none_is_refused() -> None:
    (problem,) = refused("25:00 phones ring", TIMELINE)
    assert (problem.code, problem.field) == (Code.NOT_MOMENT, "happened")


def test_a_time_is_on_the_day_that_puts_it_nearest_and_that_day_is_read_back() -> None:
    line = read_line("00:10 phones ring learned 00:20", TIMELINE, WHOLE)
    found: Any = line.entry
    assert (found.happened, found.learned) == (at("00:10", "2026-11-21"), at("00:20", "2026-11-21"))
    assert line.alternative is None
    assert line.echo(EN, WHOLE) == "event, 21 Nov 00:10, “phones ring”, learned 00:20"
    assert read_line("12:50 phones ring", TIMELINE, WHOLE).echo(EN, WHOLE) == "event, 12:50, “phones ring”"


def test_a_word_for_a_day_is_read_back_as_the_day() -> None:
    line = read_line("same day 13:10 phones ring", TIMELINE, WHOLE)
    assert line.echo(EN, WHOLE) == "event, 20 Nov 13:10, “phones ring”"


def test_a_time_that_may_be_of_the_next_day_is_read_in_both_ways() -> None:
    whole = record(Event(id="a", what="a", happened=at("01:00")), Event(id="b", what="b", happened=at("15:00")))
    line = read_line("02:10 phones ring learned 02:20", TIMELINE, whole)
    found: Any = line.entry
    assert (found.what, found.happened, found.learned) == ("phones ring", at("02:10"), at("02:20"))
    assert line.alternative
    later: Any = line.alternative.entry
    assert (later.happened, later.learned) == (at("02:10", "2026-11-21"), at("02:20", "2026-11-21"))
    assert line.echo_moment(EN, whole) == "20 Nov 2026 02:10"
    assert line.alternative.echo_moment(EN, whole) == "21 Nov 2026 02:10"


@pytest.mark.parametrize(
    "line", ["14:00 later", "20 Nov 13:00 it says its day", "next day 00:10 so does this", "? x", "x"]
)
def test_nothing_is_asked_where_nothing_is_open(line: str) -> None:
    assert read_line(line, TIMELINE, WHOLE).alternative is None


def test_time_counts_from_the_row_that_is_chosen() -> None:
    whole = record(
        Event(id="a", what="a", happened=at("13:00")), Event(id="b", what="b"), Event(id="c", happened=at("15:00"))
    )
    assert read("+7 x", TIMELINE, whole).happened == at("15:07")
    assert read("+7 x", TIMELINE, whole, after="b").happened == at("13:07")
    assert read("+7 x", TIMELINE, whole, after="gone").happened == at("15:07")


def test_a_remedy_is_not_compared_with_the_timeline() -> None:
    line = read_line("13:00 phoned the family", REMEDY, WHOLE)
    assert (line.entry.given, line.alternative) == (at("13:00"), None)  # type: ignore[attr-defined]


# -- figures -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "figure", "unit", "what", "certainty"),
    [
        ("37 parcels late", "37", "parcels", "parcels late", None),
        ("1,200.5 kg of flour thrown away", "1200.5", "kg", "flour thrown away", None),
        ("3 families upset", "3", "families", "families upset", None),
        ("0 people hurt", "0", "people", "people hurt", None),
        ("5% of requests failed", "5", "%", "requests failed", None),
        ("$1,200 lost sales", "1200", "$", "lost sales", None),
        ("1200 JPY lost sales", "1200", "JPY", "lost sales", None),
        ("about 40 guests waited", "40", "guests", "guests waited", FigureConfidence.ESTIMATED),
        ("~40 guests waited ~confirmed", "40", "guests", "guests waited", FigureConfidence.CONFIRMED),
        ("37個 配送遅れ", "37", "個", "配送遅れ", None),
        ("３７件の遅配", "37", "件", "遅配", None),
        ("3人負傷", "3", "人", "3人負傷", None),
        ("約1,200円", "1200", "円", "約1,200円", FigureConfidence.ESTIMATED),
        ("約1,200円 ＃economic", "1200", "円", "約1,200円", FigureConfidence.ESTIMATED),
        ("305チームで機能停止", "305", "チーム", "305チームで機能停止", None),
        ("100万円の損失", "1000000", "円", "損失", None),
        ("2億円の損害", "200000000", "円", "損害", None),
        ("約1.5億円の損害", "150000000", "円", "損害", FigureConfidence.ESTIMATED),
        ("3千件の遅配", "3000", "件", "遅配", None),
        ("3日間の遅れ", "3", "日間", "遅れ", None),
        ("12 パレット 破損", "12", "パレット", "破損", None),
        ("1億2千万円の損失", "120000000", "円", "損失", None),
        ("12万3,456円の返金", "123456", "円", "返金", None),
        ("1万2千件の配信遅れ", "12000", "件", "配信遅れ", None),
        ("一千二百個の返品", "1200", "個", "返品", None),
        ("2時間半 待たせた", "2.5", "時間", "2時間半 待たせた", None),
        ("3時間53分 全停止", "233", "分", "3時間53分 全停止", None),
        ("約2時間30分の停止", "150", "分", "約2時間30分の停止", FigureConfidence.ESTIMATED),
        ("1h 20min of downtime", "80", "minutes", "1h 20min of downtime", None),
        ("120人日 の工数", "120", "人日", "工数", None),
        ("4.5人月の工数", "4.5", "人月", "工数", None),
        ("3割の顧客に遅れ", "30", "%", "3割の顧客に遅れ", None),
        ("約3割5分の顧客", "35", "%", "約3割5分の顧客", FigureConfidence.ESTIMATED),
        ("延べ1,234名が並んだ", "1234", "名", "延べ1,234名が並んだ", None),
        ("最大500件の遅配", "500", "件", "遅配", FigureConfidence.UPPER_BOUND),
        ("100件以上の遅配", "100", "件", "遅配", FigureConfidence.LOWER_BOUND),
        ("37件以上", "37", "件", "37件以上", FigureConfidence.LOWER_BOUND),
        ("40人前後が並んだ", "40", "人", "40人前後が並んだ", FigureConfidence.ESTIMATED),
        ("△3% の売上", "-3", "%", "△3% の売上", None),
        ("$1.2M lost", "1200000", "$", "lost", None),
        ("$5 million lost", "5000000", "$", "lost", None),
        ("3 million records lost", "3000000", "records", "records lost", None),
        ("10k requests lost", "10000", "requests", "requests lost", None),
        ("94 pending pods, ten full nodes", "94", "pending pods", "pending pods, ten full nodes", None),
        ("12 angry customers or more", "12", "angry customers", "angry customers", FigureConfidence.LOWER_BOUND),
        ("1 parcel arrives late", "1", "parcel", "parcel arrives late", None),
        ("200 people waiting outside", "200", "people", "people waiting outside", None),
        ("3 staff always late", "3", "staff", "staff always late", None),
        ("1,200.50 EUR lost", "1200.50", "EUR", "lost", None),
        ("25 min of silence", "25", "min", "silence", None),
        ("25 minutes of failed traffic", "25", "minutes", "failed traffic", None),
        ("37 or more parcels late", "37", "parcels", "parcels late", FigureConfidence.LOWER_BOUND),
        ("at least 37 parcels late", "37", "parcels", "parcels late", FigureConfidence.LOWER_BOUND),
        ("up to 500 items late", "500", "items", "items late", FigureConfidence.UPPER_BOUND),
        ("up to 500 items late ~confirmed", "500", "items", "items late", FigureConfidence.CONFIRMED),
        ("￥4,800 の菓子", "4800", "円", "菓子", None),
        ("¥4,800 of sweets", "4800", "円", "sweets", None),
        ("お問い合わせ12件 #心理的", "12", "件", "お問い合わせ12件", None),
        ("お問い合わせが１２件", "12", "件", "お問い合わせが１２件", None),
        ("データ約1,200件が欠落 ", "1200", "件", "データ約1,200件が欠落", FigureConfidence.ESTIMATED),
        ("配達が2時間遅れ ~確認済み", "2", "時間", "配達が2時間遅れ", FigureConfidence.CONFIRMED),
        ("返金 38,000円", "38000", "円", "返金 38,000円", None),
        ("軽傷3名以上", "3", "名", "軽傷3名以上", FigureConfidence.LOWER_BOUND),
    ],
)
def test_a_figure_in_front(line: str, figure: str, unit: str, what: str, certainty: FigureConfidence | None) -> None:
    row = read(line, SCOPE)
    assert (row.figure, row.unit, row.what, row.certainty) == (Decimal(figure), unit, what, certainty)


@pytest.mark.parametrize(
    ("typed", "figure", "unit"),
    [
        ("1200 failed payments", "1200", "failed payments"), ("1200件の決済", "1200", "件の決済"),
        ("12 angry customers", "12", "angry customers"), ("0 guests", "0", "guests"),
    ],
)  # fmt: skip
def test_the_whole_of_a_marked_figure_is_what_it_counts(typed: str, figure: str, unit: str) -> None:
    row = read(f"parcels late figure: {typed}", SCOPE)
    assert (row.what, row.figure, row.unit) == ("parcels late", Decimal(figure), unit)


@pytest.mark.parametrize(
    "line",
    [
        "3 of 10 customers left", "2-3 days late", "2 to 3 days late", "2 days to 3 days", "37+ parcels late",
        "1.200 EUR lost", "3D printer broken", "2nd customer upset", "more than 37 parcels", "10 dozen parcels",
        "14:05 parcels late", "2026-11-20 parcels", "1,2,3 parcels", "37", "several parcels late",
        "3人目の客", "2日後に届いた", "30分弱の停止", "３日間前", "数十件の遅配", "3割引で売った", "3分の1の客",
        "100件未満", "十分な説明がない", "一人で待った", "二重に請求した", "千葉県の店で", "一部の客",
        "万一の備え", "214件のうち3件が遅れ", "注文番号1234の遅れ", "商品A12個入りの箱", "12月3日の配達",
        "お客様3人目で発覚", "遅配は12件ではない", "二件のうち1件", "お渡しが14時半",
    ],
)  # fmt: skip
def test_a_figure_that_may_mean_another_stays_text(line: str) -> None:
    assert read(line, SCOPE) == Damage(what=line)


def test_a_figure_with_too_many_digits_is_refused() -> None:
    assert codes("1234567890123456 parcels", SCOPE) == [(Code.TOO_PRECISE, "figure")]


def test_a_cost_is_one_figure_and_its_currency() -> None:
    assert codes("16:00 gift #company cost 2 to 3 boxes", REMEDY) == [(Code.NOT_NUMBER, "cost")]
    assert codes("16:00 gift #company cost 3 boxes of chocolate", REMEDY) == [(Code.NOT_NUMBER, "cost")]
    assert codes("16:00 gift #company cost about 30 EUR", REMEDY) == [(Code.NOT_NUMBER, "cost")]
    row = read("16:00 gift #company cost 1,200円", REMEDY)
    assert (row.cost, row.currency) == (Decimal(1200), "円")
    row = read("16:00 gift #company cost 1200 currency EUR", REMEDY)
    assert (row.cost, row.currency) == (Decimal(1200), "EUR")


# -- marks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        (TIMELINE, "see #1234 in the tracker"),
        (TIMELINE, "see ticket #1234"),
        (TIMELINE, "it took ~5 minutes"),
        (TIMELINE, "we #did not know"),
        (TIMELINE, "mail to a@b.example # and ~"),
        (TIMELINE, "C# build broken, wow!!"),
        (TIMELINE, "told everyone @home"),
        (TIMELINE, "operator finds the source of the leak"),
        (PREVENTION, "invoice due from the customer"),
        (PREVENTION, "invoice due Friday was not paid"),
        (PREVENTION, "double check 3 times"),
        (PREVENTION, "check 2 slips against the list"),
        (PREVENTION, "meet @ noon"),
        (PREVENTION, "install a bell that answers calls"),
        (PREVENTION, "@home page shows the error"),
        (CHANGES, "stamp moved from before the counter to after it"),
        (CHANGES, "label before the slip, done by hand"),
        (CAUSE, "there was no evidence"),
        (CAUSE, 'evidence "lost'),
        (TIMELINE, 'phones ring #"detection'),
        (PREVENTION, 'check by @"shipping lead'),
        (PREVENTION, "notify @channel about slips"),
        (REMEDY, "repairs cost money"),
        (TIMELINE, "C:\\temp\\#1 is full, \\\\server is down"),
        (TIMELINE, "全角　空白「かぎ」＃　そのまま"),
        (TIMELINE, "<b>bold</b> [red]x[/red] {x} %s ../.. '; DROP TABLE event; --"),
    ],
)
def test_what_is_no_mark_stays_text(stage: Stage, text: str) -> None:
    row = read(text, stage)
    assert row == type(row)(**{row.main: text})


@pytest.mark.parametrize(
    ("stage", "line", "text"),
    [
        (TIMELINE, "phones ring \\#detection", "phones ring #detection"),
        (TIMELINE, "phones ring \\＃detection", "phones ring ＃detection"),
        (PREVENTION, "a check that is \\due 2026-12-01", "a check that is due 2026-12-01"),
        (CAUSE, "\\> 50 % of the lamps", "> 50 % of the lamps"),
        (CAUSE, "\\why: because", "why: because"),
        (TIMELINE, "\\contact: none", "contact: none"),
        (TIMELINE, "\\25:00 is no time", "25:00 is no time"),
        (TIMELINE, "\\14:05 is a time", "14:05 is a time"),
        (SCOPE, "\\37 parcels late", "37 parcels late"),
        (SCOPE, "\\plain", "\\plain"),
        (TIMELINE, "\\\\server\\share is down", "\\\\server\\share is down"),
        (TIMELINE, "\\", "\\"),
    ],
)
def test_a_backslash_makes_text(stage: Stage, line: str, text: str) -> None:
    row = read(line, stage)
    assert row == type(row)(**{row.main: text})


def test_behind_a_backslash_marks_are_still_marks() -> None:
    assert read("\\14:05 is a time #note", TIMELINE) == Event(what="14:05 is a time", event_kind=EventKind.NOTE)
    row = read("stamp #label after red \\before the slip \\#1 @lead", CHANGES)
    assert (row.after, row.before, row.owner) == ("red before the slip #1", "", "lead")


def test_a_value_behind_a_colon_is_no_mark() -> None:
    row = read("phones ring #note source:#tracker-7", TIMELINE)
    assert (row.event_kind, row.source) == (EventKind.NOTE, "#tracker-7")


def test_in_the_run_a_text_goes_on_to_the_next_mark() -> None:
    row = read("parcel brought by hand #company @family A ~accepted", REMEDY)
    assert (row.receiver, row.received) == ("family A", Reception.ACCEPTED)
    row = read("notify @channel about slips due 2026-12-01", PREVENTION)
    assert (row.what, row.owner, row.due) == ("notify @channel about slips", "", date(2026, 12, 1))


@pytest.mark.parametrize(
    "line", ["＃detection", "#Detection", "#dete", f"#{JA('detection')}", '#"detection"', "#「detection」"]
)
def test_choices_are_read_in_any_form(line: str) -> None:
    assert read(f"phones ring {line}", TIMELINE).event_kind is EventKind.DETECTION


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("#at the counter", Channel.COUNTER),
        ("#at-the-counter", Channel.COUNTER),
        ("#AtTheCounter", Channel.COUNTER),
        ("#social media", Channel.SOCIAL),
        ("#another channel due 15:00", Channel.OTHER),
    ],
)
def test_names_of_several_words_need_no_quotation_marks(line: str, channel: Channel) -> None:
    assert read(f"contact: 14:20 angry {line}", TIMELINE).channel is channel


def test_some_choices_may_be_several() -> None:
    row = read("parcels late #economic !unique #physical,psych !guests ~unknown", SCOPE)
    assert row.hurts == (HarmType.PSYCHOLOGICAL, HarmType.PHYSICAL, HarmType.ECONOMIC)
    assert row.grave == (Aggravation.UNIQUE, Aggravation.GUESTS)


@pytest.mark.parametrize(
    ("word", "value"), [("confirmed", True), ("unconfirmed", False), ("conf", True), ("no", False)]
)
def test_yes_and_no_have_words_of_their_own(word: str, value: bool) -> None:
    assert read(f"phones ring ~{word}", TIMELINE).confirmed is value
    assert read(f"phones ring 〜{JA(word)}", TIMELINE).confirmed is value


def test_a_trailing_mark_that_means_nothing_is_refused_and_told_how_to_write_it() -> None:
    (problem,) = refused("phones ring #ticket", TIMELINE)
    assert problem.code is Code.NO_CHOICE
    text = problem.message.show(EN)
    assert "“ticket” is none of the choices of “Kind”" in text
    assert "#start, #detection, #decision" in text
    assert "#発生、#検知、#判断" in problem.message.show(JA).replace("#決定", "#判断")
    assert "“\\#ticket”" in text
    assert codes("phones ring #de", TIMELINE) == [(Code.AMBIGUOUS, "event_kind")]


def test_a_choice_that_is_misspelled_is_told_with_the_nearest_and_what_is_asked() -> None:
    (problem,) = refused("a rail for each order #equipmnt", CHANGES)
    assert "Perhaps “#equipment”?" in problem.message.show(EN)
    (problem,) = refused("slips lay on one table #occured-so", CAUSE)
    assert "choices of “Did it make it happen, or let it go unnoticed?”" in problem.message.show(EN)
    assert read("a limit for each job #config", CHANGES) == HardwareChange(
        what="a limit for each job", change_of=ChangeOf.SOFTWARE
    )


def test_all_problems_are_told_at_once() -> None:
    line = "#nothing @a @b due 2026-13-01 !strongest answers 9 check soon"
    assert codes(line, PREVENTION) == [
        (Code.REQUIRED, "what"),
        (Code.NO_CHOICE, "means"),
        (Code.TWICE, "owner"),
        (Code.NOT_DAY, "due"),
        (Code.NO_CHOICE, "strength"),
        (Code.NO_CHOICE, "answers"),
        (Code.NOT_DAY, "check_on"),
    ]


def test_a_mark_without_a_value_is_refused() -> None:
    assert codes("two-person check @lead due", PREVENTION) == [(Code.REQUIRED, "due")]
    assert codes('two-person check @lead due ""', PREVENTION) == [(Code.REQUIRED, "due")]


def test_a_value_that_tries_to_be_a_day_is_refused() -> None:
    assert codes("two-person check due 31 Feb", PREVENTION) == [(Code.NOT_DAY, "due")]
    assert codes("two-person check @lead due tomorow", PREVENTION) == [(Code.NOT_DAY, "due")]


def test_the_words_of_marks_are_understood_in_every_language() -> None:
    for colon in (" ", "：", ":"):
        row = read(f"確認を二人で {JA('due')}{colon}2026年12月1日", PREVENTION)
        assert (row.what, row.due) == ("確認を二人で", date(2026, 12, 1))


@pytest.mark.parametrize(
    "typed",
    ["shipping-lead", "Shipping_Lead", "ｓｈｉｐｐｉｎｇ-lead", "shippinglead", '"SHIPPING LEAD"', "shipping lead"],
)
def test_a_role_is_spelled_as_it_is_already(typed: str) -> None:
    assert read(f"two-person check @{typed}", PREVENTION).owner == "shipping lead"


def test_a_role_from_another_row_and_a_new_one() -> None:
    assert read("check @oncall-engineer", PREVENTION).owner == "On-call engineer"
    assert read("check @night-shift", PREVENTION).owner == "night-shift"
    assert read("37 parcels late @Two-Families", SCOPE).who == "two families"


def test_a_cause_is_called_by_its_number_or_its_beginning() -> None:
    for text, id_ in [("1", "c1"), ("3", "c3"), ("nobody compares", "c3"), ('"The Packer"', "c2"), ("slips", "c1")]:
        assert read(f"one table per order answers {text}", PREVENTION).answers == (id_,)
    whole = record(*WHOLE.of(Cause), Cause(id="c4", what="Slips look alike", position=9.0))
    (problem,) = refused('x answers "slips"', PREVENTION, whole)
    assert problem.code is Code.AMBIGUOUS
    assert "1 “Slips of two orders lay on on…”, 4 “Slips look alike”" in problem.message.show(EN)
    (problem,) = refused("x answers 1", PREVENTION, record())
    assert problem.code is Code.NO_TARGET


@pytest.mark.parametrize(
    "marks",
    ["answers 1, 3", "answers 3 1", "answers 1 and 3", "answers: 1,3", "answers 1, nobody compares",
     "answers 1 answers 3", "cause: 1, 3", "causes: 1 3", "answers #1 #3", "原因1、3", "原因１，３", "対象の原因：1,3",
     "answers 1,3,1"],
)  # fmt: skip
@pytest.mark.parametrize("behind", ["", " due 2026-12-01"])
def test_a_measure_answers_several_causes(marks: str, behind: str) -> None:
    line = read_line(f"one table per order {marks}{behind}", PREVENTION, WHOLE)
    assert line.entry == Measure(
        what="one table per order", answers=("c1", "c3"), due=date(2026, 12, 1) if behind else None
    )
    assert "answers cause 1, 3" in line.echo(EN, WHOLE)


def test_of_several_causes_each_that_is_none_is_named() -> None:
    for text, piece in [("answers 1, 9", "“9”"), ("answers: 2, the fairies", "“the fairies”"), ("answers 1 9", "“9”")]:
        (problem,) = refused(f"one table per order {text}", PREVENTION)
        assert problem.code is Code.NO_CHOICE
        assert piece in problem.message.show(EN)
    for text in ("a rule that answers 1, 2 or more calls", "再発防止 原因2つを潰す会議", "真の原因1,3"):
        assert read(text, PREVENTION) == Measure(what=text)


def test_a_row_of_any_stage_is_called_with_its_stage() -> None:
    for text, id_ in [("1.1", "e"), ("3.1", "d"), ("5.1", "m"), ("parcels", "d")]:
        assert read(f"vote: {text} !1", REVIEW).row == id_
    assert codes("vote: 9.9 !1", REVIEW) == [(Code.NO_CHOICE, "row")]


# -- lines that are none -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "   ", "\t", "\n", "　"])
def test_an_empty_line_is_refused(text: str) -> None:
    assert codes(text, TIMELINE) == [(Code.REQUIRED, "what")]


@pytest.mark.parametrize("char", ["\x1b", "\x00", "\x7f", "\x85", "\u2028", "\u202e", "\udc80"])
def test_control_characters_are_refused(char: str) -> None:
    for text in (f"phones{char} ring", f"{char}phones ring", f"phones ring{char}", f"phones ring #det{char}"):
        assert [code for code, _ in codes(text, TIMELINE)] == [Code.CONTROL]
    (problem,) = refused("a\x1b[31m", TIMELINE)
    assert problem.message.show(EN) == "“This line” holds the control character U+001B. Take it out."


def test_one_line_is_one_line() -> None:
    assert [code for code, _ in codes("a\nb", TIMELINE)] == [Code.ONE_LINE]
    assert read("phones ring\r\n", TIMELINE).what == "phones ring"


@pytest.mark.parametrize(
    ("line", "stage", "row"),
    [
        ("台を足した 前 一台 後 二台", CHANGES, HardwareChange(what="台を足した", before="一台", after="二台")),
        ("台を足した 前 一台", CHANGES, HardwareChange(what="台を足した 前 一台")),
        ("電話が鳴った 出典 写真 後 二台", TIMELINE, Event(what="電話が鳴った 出典 写真 後 二台")),
    ],
)
def test_before_says_what_was_only_where_what_came_after_is_said(line: str, stage: Stage, row: Entry) -> None:
    assert read(line, stage) == row


def test_long_lines_take_no_time() -> None:
    for text in ("before a " * 9_000, "#label " * 2_000, "due 1 " * 2_000, '"' * 90_000, "\\#x " * 9_000):
        try:
            read_line(text, CHANGES, WHOLE)
        except ValidationError:
            continue


# -- how it was read ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "stage", "echo"),
    [
        (
            "14:05 phones start ringing #detection",
            TIMELINE,
            "event, 14:05, “phones start ringing”, kind detection",
        ),
        ("13:31 doubts ~unconfirmed", TIMELINE, "event, 13:31, “doubts”, unconfirmed"),
        ("04:40 UTC doubts", TIMELINE, "event, 04:40 UTC → 13:40, “doubts”"),
        ("4時40 UTC、怪しい", TIMELINE, "event, 4時40 UTC → 13:40, “怪しい”"),
        ("13:40 JST doubts", TIMELINE, "event, 13:40, “doubts”"),
        ("> why: nobody checks ~presumed", CAUSE, "cause, “nobody checks”, under 3, sure presumed"),
        ("37 parcels late #economic", SCOPE, "damage, 37 parcels, “parcels late”, hurt economic"),
        (
            "two-person check @shipping-lead due 2026-12-01 !weaker answers 2",
            PREVENTION,
            "measure, “two-person check”, answers cause 2, strength weaker, owner shipping lead, due Tue 1 Dec 2026",
        ),
        (
            "16:30 parcel brought #company cost 3 EUR",
            REMEDY,
            "remedy, 16:30, “parcel brought”, by the company, cost 3 EUR",
        ),
        ("party: Ann Lee suits: noon damage: 1", SCOPE, "party, “Ann Lee”, suits them noon, damage 1"),
        ("vote: 3.1 !2", REVIEW, "vote, 3.1, points 2"),
    ],
)
def test_the_echo_tells_all_that_was_read(line: str, stage: Stage, echo: str) -> None:
    assert read_line(line, stage, WHOLE).echo(EN, WHOLE) == echo


def test_the_echo_is_safe_to_print() -> None:
    assert "\t" not in read_line("a\tb", TIMELINE, WHOLE).echo(EN, WHOLE)


@pytest.mark.parametrize("stage", [SCOPE, REVIEW], ids=lambda stage: stage.code)
@pytest.mark.parametrize(
    ("text", "ticked", "rest"),
    [
        ("told 3.2", Ticked.TOLD, {}),
        ("伝達 3.2", Ticked.TOLD, {}),
        ("伝達3.2", Ticked.TOLD, {}),
        ("told: Ann", Ticked.TOLD, {}),
        ("お詫び：3.2", Ticked.APOLOGISED, {}),
        (
            "put right 3.2 on 2026-12-01 @customer care",
            Ticked.PUT_RIGHT,
            {"on": date(2026, 12, 1), "by": "customer care"},
        ),
        ("accepted 3.2 she was glad on 1 Dec", Ticked.ACCEPTED, {"on": date(2026, 12, 1), "note": "she was glad"}),
        ("tick: 3.2 #put-right", Ticked.PUT_RIGHT, {}),
    ],
)
def test_a_tick_is_of_the_row_that_it_begins_with(
    text: str, ticked: Ticked | None, rest: dict[str, Any], stage: Stage
) -> None:
    assert read(text, stage) == Tick(of="pt", ticked=ticked, **rest)


@pytest.mark.parametrize("text", ["told 3.1", "told 3.9", "told:", "told: nobody here", "tick: #told"])
def test_a_tick_is_of_somebody_concerned(text: str) -> None:
    assert [problem.field for problem in refused(text, REVIEW)] == ["of"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("told 3.2, 3.3 on 1 Dec", ("told 3.2 on 1 Dec", "told 3.3 on 1 Dec")),
        ("伝達 3.2、3.3", ("伝達 3.2", "伝達 3.3")),
        ("put right 3.2 3.3 3.4", ("put right 3.2", "put right 3.3", "put right 3.4")),
        ("told 3.2", ("told 3.2",)),
        ("told 3.2, they were glad", ("told 3.2, they were glad",)),
        ("late 3.2, 3.3", ("late 3.2, 3.3",)),
    ],
)
def test_one_line_ticks_several(text: str, lines: tuple[str, ...]) -> None:
    assert lines_in(text, SCOPE) == lines


# -- any line ----------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    ["14:05 ", "~", "+7 ", "37 ", "約", "? ", "> ", "＞", "why: ", "contact: ", "\\", "#", "＃", "@", "＠", "!", "！",
     "〜", " due ", " before ", " after ", " answers ", " check ", " for ", " cost ", " 2026-12-01", " 1", '"', "「",
     "」", ":", "：", "economic", "detection", "phone", "shipping lead", " ", "　", "件", "の", "x"]
)  # fmt: skip
_LINES = st.one_of(st.text(), hostile_line(), st.lists(_PIECES, max_size=12).map("".join))


@settings(max_examples=300, deadline=None)
@given(_LINES, st.sampled_from(STAGES))
def test_any_line_is_read_or_refused(text: str, stage: Stage) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        line = read_line(text, stage, WHOLE)
    except ValidationError as refusal:
        problems = refusal.problems
    if problems:
        assert all(problem.message.show(to) for problem in problems for to in (EN, JA))
        return
    assert line.kind in kinds_of(stage)
    assert line.entry.main_text.strip()
    assert line.kind.load(line.entry.dump()) == line.entry
    assert edits.added(WHOLE, line, "new")
    assert line.echo(EN, WHOLE)
    assert line.echo(JA, WHOLE)


_PLAIN = st.text(st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters='#＃@＠!！~〜～>＞\\:："「『“'))


@settings(max_examples=200)
@given(_PLAIN, st.sampled_from([kind for kind in ROWS if kind not in (Participant, CaseLink, Check, Tick, Vote)]))
def test_text_without_marks_is_kept_as_it_was_typed(text: str, kind: type[Entry]) -> None:
    words = "|".join(map(re.escape, vocabulary(kind.kind).fields)) or "(?!)"
    assume(not any(re.fullmatch(words, token, re.IGNORECASE) for token in text.split()))
    sentence = composed(f"Slips {text}".strip())
    line = f"{kind.prefix}: {sentence}" if kind.prefix else sentence
    assert read(line, kind.stage) == kind.load({kind.main: sentence})


@st.composite
def _written(draw: st.DrawFn) -> tuple[str, Stage, Entry]:
    """A line with any marks of its kind in any order and form, and the row that it means."""
    kind = draw(st.sampled_from(ROWS))
    values: dict[str, Any] = {kind.main: "2026-004" if kind is CaseLink else "Slips lay about"}
    marks: list[str] = []
    for field in draw(st.permutations([field for field in kind.fields() if field.mark and _has_value(field)])):
        if draw(st.booleans()):
            value, texts = draw(_value(field.type))
            values[field.name] = value
            marks += (_mark(draw, field.mark) + text for text in texts)
    begin = f"{draw(st.sampled_from([to(kind.prefix) for to in (EN, JA)]))}: " if kind.prefix else ""
    if kind.lead and isinstance(kind.field(kind.lead).type, field_types.MomentType):
        values[kind.lead] = at("14:05")
        begin += "14:05 "
    if leads_with_row(kind):
        values[kind.lead] = "pt"
        begin += "3.2 "
        if kind is Tick:
            begin += "お詫び "
            values["ticked"] = Ticked.APOLOGISED
            marks = [mark for mark in marks if mark[0] not in SIGNS["#"]]
    gap = draw(st.sampled_from([" ", "  ", "　"]))
    return begin + gap.join([str(values[kind.main]), *marks]), kind.stage, kind(**values)


def _has_value(field: Field) -> bool:
    """Whether it is no link to rows of which the record has none."""
    return not isinstance(field.type, field_types.LinkType) or bool(WHOLE.of(KINDS[field.type.to or "cause"]))


def _mark(draw: st.DrawFn, mark: str) -> str:
    if mark in SIGNS:
        return draw(st.sampled_from(SIGNS[mark]))
    return draw(st.sampled_from([language(code)(mark) for code in LANGUAGES])) + draw(
        st.sampled_from([" ", ": ", "："])
    )


@st.composite
def _value(draw: st.DrawFn, kind: field_types.FieldType) -> tuple[Any, list[str]]:
    """A value, and the texts of one mark or several that mean it."""
    match kind:
        case field_types.ChoiceType(choices):
            choice = draw(st.sampled_from(list(choices)))
            return choice, [_quoted(draw, draw(st.sampled_from([choice.value, EN(choice.label), JA(choice.label)])))]
        case field_types.ChoicesType(choices):
            chosen = [choice for choice in choices if draw(st.booleans())] or [next(iter(choices))]
            return tuple(chosen), [_quoted(draw, EN(choice.label)) for choice in reversed(chosen)]
        case field_types.YesNoType():
            value = draw(st.booleans())
            return value, [JA(kind.yes if value else kind.no) or ("はい" if value else "no")]
        case field_types.TagsType():
            chosen_tags = draw(st.lists(st.sampled_from(["slips", "packing", "梱包"]), min_size=1, unique=True))
            return tuple(chosen_tags), chosen_tags
        case field_types.MomentType():
            return at("15:00", "2026-11-21"), [
                draw(st.sampled_from(["2026-11-21 15:00", "21 Nov 15:00", "11月21日15時"]))
            ]
        case field_types.DayType():
            return date(2026, 12, 1), [draw(st.sampled_from(["2026-12-01", "1 Dec", "12月1日"]))]
        case number_types.NumberType():
            number = draw(st.integers(0, 10**6))
            return Decimal(number), [f"{number:,}"]
        case field_types.LinksType():
            numbers = draw(st.lists(st.sampled_from("123"), min_size=1, unique=True))
            texts = numbers if draw(st.booleans()) else [draw(st.sampled_from([", ", " ", "、"])).join(numbers)]
            return kind.pointing(f"c{number}" for number in numbers), texts
        case field_types.LinkType():
            rows = WHOLE.of(KINDS[kind.to] if kind.to else Cause)
            number = WHOLE.numbers[rows[-1].id]
            is_near = kind.to and not kind.is_far
            return rows[-1].id, [str(number) if is_near else f"{rows[-1].stage.number}.{number}"]
        case _:
            text = draw(st.sampled_from(["red in four places", "branch manager", "家族 A", "due tomorrow #1 @x"]))
            return text, [draw(st.sampled_from(['"{}"', "「{}」", "『{}』", "“{}”"])).format(text)]


def _quoted(draw: st.DrawFn, text: str) -> str:
    return draw(st.sampled_from(["{}", '"{}"', "「{}」"])).format(text)


@settings(max_examples=300)
@given(_written())
def test_what_is_written_by_the_rules_is_read_back(written: tuple[str, Stage, Entry]) -> None:
    text, stage, row = written
    line: QuickLine = read_line(text, stage, WHOLE)
    assert line.entry == row
    if isinstance(moment := getattr(row, row.lead, None), Moment):
        assert line.echo_moment(EN, WHOLE) == line.kind.field(row.lead).type.show(moment, EN, WHOLE.zone)


@pytest.mark.parametrize(
    "said", ["for-all", "for-all yes", "全員向け", "全員向けはい", "全員向け：はい", "全員向け はい"]
)
@pytest.mark.parametrize("rest", ["", " ~fact"])
def test_the_mark_for_every_customer_needs_no_value(said: str, rest: str) -> None:
    cause = read(f"Slips lay on one table {said}{rest}", CAUSE)
    assert (cause.what, cause.for_all) == ("Slips lay on one table", True)


@pytest.mark.parametrize("said", ["for-all no", "全員向けいいえ"])
def test_the_mark_for_every_customer_may_say_no(said: str) -> None:
    assert read(f"Slips lay on one table {said}", CAUSE).for_all is False


@pytest.mark.parametrize(
    "text", ["a for-all policy was missing", "全員向けの案内がなかった", "全員向けはいつも遅い", "a policy \\for-all"]
)
def test_the_word_in_a_sentence_is_text(text: str) -> None:
    cause = read(text, CAUSE)
    assert (cause.what, cause.for_all) == (text.replace("\\", ""), None)


@pytest.mark.parametrize(
    "text",
    ["apology: 17:30 the missed call #phone receiver Ms Mori", "お詫び：17:30 the missed call #電話 相手 Ms Mori"],
)
def test_an_apology_says_to_whom(text: str) -> None:
    apology = read(text, REMEDY)
    assert (apology.what_for, apology.receiver) == ("the missed call", "Ms Mori")


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
@pytest.mark.parametrize("to", [EN, JA], ids=["en", "ja"])
def test_the_forms_that_mark_a_row_for_every_customer_do(stage: Stage, to: Any) -> None:
    for form, _meaning in stage.forms:
        if to("for-all") in to(form):
            assert read(to(form), stage).for_all is True


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("contact: 15:10 he wants a call back for-all", TIMELINE),
        ("contact: 15:10 he wants a call back #phone 全員向け", TIMELINE),
        ("lesson: a parcel is packed where its slip lies for-all yes", REVIEW),
        ("nothing: the table is rented @branch-manager 全員向けはい", CHANGES),
    ],
)
def test_a_row_that_no_customer_is_told_of_takes_no_such_mark(text: str, stage: Stage) -> None:
    assert [code for code, _field in codes(text, stage)] == [Code.NOT_FOR_ALL]


# -- what was not read -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "line", "pieces"),
    [
        (TIMELINE, "the 10:05 van is late @depot", ("10:05", "@depot")),
        (TIMELINE, "14:05 promised for Friday", ("Friday",)),
        (TIMELINE, "14:05　明日お届けすると約束", ("明日",)),
        (TIMELINE, "phones ring #detection and stop", ("#detection",)),
        (TIMELINE, "電話が鳴る＃至急", ("＃至急",)),
        (TIMELINE, "電話が鳴る ＃検知 がすぐ止む", ("＃検知",)),
        (PREVENTION, "invoice due Friday was not paid", ("due Friday",)),
        (PREVENTION, "pay the bill of 2026-12-01 UTC first", ("2026-12-01 UTC",)),
        (CAUSE, "slips mixed @ops", ("@ops",)),
        (SCOPE, "more than 37 parcels late", ("37 parcels",)),
        (SCOPE, "数十件の遅配", ("数十件",)),
        (REMEDY, "16:30 gift for 30 EUR brought #company", ("30 EUR",)),
        (REMEDY, "16:30　3,000円の菓子を持参　＃会社", ("3,000円",)),
        (PREVENTION, "one table per order proof: none mixed by 15:00", ("15:00",)),
    ],
)
def test_what_looks_meant_and_is_text_is_said(stage: Stage, line: str, pieces: tuple[str, ...]) -> None:
    read_back = read_line(line, stage, WHOLE)
    assert read_back.unread == pieces
    assert f"not read: {', '.join(pieces)}" in read_back.echo(EN, WHOLE)
    assert f"読み取っていない語：{'、'.join(pieces)}" in read_back.echo(JA, WHOLE)


@pytest.mark.parametrize(
    ("stage", "line"),
    [
        (TIMELINE, "14:05 phones start ringing #detection"),
        (TIMELINE, "see #1234 in the tracker"),
        (TIMELINE, "mail to desk@belt.example, see https://belt.example/#top at `10:05`"),
        (TIMELINE, "phones ring \\#detection"),
        (TIMELINE, "\\14:05 is printed on the slip"),
        (TIMELINE, "score was 2:1, ratio 16:9, 24/7, 1/3 of it, wow! Weaker"),
        (TIMELINE, "注意！必ず二人で〜という話"),
        (CAUSE, "the 10:05 train took the slip along"),
        (SCOPE, "37 parcels late #economic"),
        (REMEDY, "16:30 gift #company cost 30 EUR"),
    ],
)
def test_nothing_is_said_where_nothing_was_meant(stage: Stage, line: str) -> None:
    assert read_line(line, stage, WHOLE).unread == ()


# -- labels, glued marks, words that begin a line ----------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "line", "values"),
    [
        (PREVENTION, "x owner: night shift deadline: 2026-12-01", {"owner": "night shift", "due": date(2026, 12, 1)}),
        (PREVENTION, "x　担当：出荷係　締切：2026-12-01", {"owner": "出荷係", "due": date(2026, 12, 1)}),
        (PREVENTION, "x (owner: night shift, due: 1 Dec)", {"owner": "night shift", "due": date(2026, 12, 1)}),
        (PREVENTION, "x（担当：品質課、期限：12/1）", {"owner": "品質課", "due": date(2026, 12, 1)}),
        (PREVENTION, "x @Ines Falk, due 1 Dec", {"owner": "Ines Falk", "due": date(2026, 12, 1)}),
        (PREVENTION, "x error-proofing: elimination", {"error_proofing": ErrorProofing.ELIMINATION}),
        (REMEDY, "x　＃会社　誰に：鈴木様　費用：85,000円", {"receiver": "鈴木様", "cost": Decimal(85000)}),
        (REMEDY, "x　＠支店長　費用：85,000円", {"receiver": "支店長", "cost": Decimal(85000)}),
        (SCOPE, "x can be undone: no", {"reversible": False}),
        (TIMELINE, "x When: 14:05 Kind: note", {"happened": at("14:05"), "event_kind": EventKind.NOTE}),
        (TIMELINE, "x。情報源：日報", {"source": "日報"}),
        (TIMELINE, "電話が鳴る＃検知〜未確認", {"event_kind": EventKind.DETECTION, "confirmed": False}),
        (REMEDY, "品をお届け＃会社〜納得", {"giver": Giver.COMPANY, "received": Reception.ACCEPTED}),
        (REMEDY, "stall closed #temporary", {"lasting": Lasting.TEMPORARY}),
    ],
)
def test_a_mark_is_known_by_its_label_and_where_it_is_glued(stage: Stage, line: str, values: dict[str, Any]) -> None:
    row = read(line, stage)
    assert {name: getattr(row, name) for name in values} == values


@pytest.mark.parametrize(
    ("stage", "line"),
    [
        (TIMELINE, "電話が鳴る＃至急"),
        (TIMELINE, "確認：鍵は閉まっていた"),
        (TIMELINE, "Details: none so far"),
        (PREVENTION, "rewrite (owner: Ines) the runbook"),
        (TIMELINE, "late#detection"),
        (PREVENTION, "納品期限：12月1日の品を分ける"),
    ],
)
def test_what_is_glued_and_not_known_is_text(stage: Stage, line: str) -> None:
    row = read(line, stage)
    assert row == type(row)(**{row.main: line})


@pytest.mark.parametrize(
    ("stage", "line", "row"),
    [
        (TIMELINE, "電話：15:10 お怒り", Contact(happened=at("15:10"), heard="お怒り", channel=Channel.PHONE)),
        (TIMELINE, "15:10 phone: angry", Contact(happened=at("15:10"), heard="angry", channel=Channel.PHONE)),
        (TIMELINE, "phone: 15:10 angry #chat", Contact(happened=at("15:10"), heard="angry", channel=Channel.CHAT)),
        (TIMELINE, "応対：15:10 お怒り", Contact(happened=at("15:10"), heard="お怒り")),
        (REMEDY, "謝罪：17:00 お待たせ", Apology(given=at("17:00"), what_for="お待たせ")),
        (REVIEW, "良かった点：夜勤が知らせた", Observation(what="夜勤が知らせた", went=Went.WELL)),
        (REVIEW, "where we got lucky: no rain", Observation(what="no rain", went=Went.LUCKILY)),
        (
            CHANGES,
            "nothing changes, it is rented @boss",
            NoChange(reason="nothing changes, it is rented", decided_by="boss"),
        ),
        (CHANGES, "変更しない、借り物だから", NoChange(reason="変更しない、借り物だから")),
        (CHANGES, "nothing heavy stands there", HardwareChange(what="nothing heavy stands there")),
        (
            HEAD,
            "case 2025-004 #second-complaint",
            CaseLink(reference="2025-004", relation=Relation.SECOND_COMPLAINT),
        ),
        (HEAD, "2025-004 #again", CaseLink(reference="2025-004", relation=Relation.AGAIN)),
        (HEAD, "case worker", Participant(role="case worker")),
        (HEAD, "driver: Ines Falk part drove", Participant(role="driver", name="Ines Falk", part="drove")),
        (HEAD, "進行役：佐藤", Participant(role="進行役", name="佐藤")),
        (HEAD, "packer part: packed", Participant(role="packer", part="packed")),
        (HEAD, "nobody knows: who drove", Participant(role="nobody knows: who drove")),
        (CHANGES, "なし", NoChange(reason="なし")),
        (SCOPE, "nobody hurt ~confirmed", NoDamage(what="nobody hurt", confirmed=True)),
        (SCOPE, "nobody: it was stopped at the gate", NoDamage(what="it was stopped at the gate")),
        (SCOPE, "被害なし：出荷口で止めた", NoDamage(what="出荷口で止めた")),
        (SCOPE, "なし", NoDamage(what="なし")),
        (SCOPE, "お客様への影響なし", Damage(what="お客様への影響なし")),
        (SCOPE, "nobody was told, and she waited", Damage(what="nobody was told, and she waited")),
        (SCOPE, "no damage but a lost hour", Damage(what="no damage but a lost hour")),
        (
            TIMELINE,
            "phone: 15:10 angry wish: a refund answer: by Friday ~broken-off",
            Contact(
                happened=at("15:10"),
                heard="angry",
                channel=Channel.PHONE,
                wish="a refund",
                answer="by Friday",
                ended=ContactEnd.BROKEN_OFF,
            ),
        ),
    ],
)
def test_what_begins_a_line(stage: Stage, line: str, row: Entry) -> None:
    assert read(line, stage) == row


def test_a_role_that_goes_on_as_a_sentence_is_refused_where_it_is_certainly_meant() -> None:
    for line in ("x #checklist @night shift by the gate", "x #checklist @出荷係に確認する"):
        (problem,) = refused(line, PREVENTION)
        assert problem.code is Code.NOT_NAME
        assert "quotation marks" in problem.message.show(EN)


def test_a_name_that_goes_on_with_an_unknown_label_is_refused() -> None:
    (problem,) = refused("one table per order @lead phone: 12", PREVENTION)
    assert problem.code is Code.NO_MARK
    assert "“phone:” is no mark here. The marks are: @, due, " in problem.message.show(EN).replace(
        "answers, !, #, ", ""
    )
    assert "Perhaps" not in problem.message.show(EN)


def test_a_label_that_is_near_to_one_is_offered_it_once() -> None:
    (problem,) = refused("one table per order @lead strenght: 12", PREVENTION)
    assert problem.code is Code.NEAR_MARK
    assert problem.message.show(EN).count("Perhaps") == 1


def test_choices_are_told_as_one_types_them() -> None:
    (problem,) = refused("nobody compares them #flow-out", CAUSE)
    assert "Choose from: #occurred, #escaped." in problem.message.show(EN)
    (problem,) = refused("14:05 phones ring ~perhaps", TIMELINE)
    assert "Choose from: ~confirmed, ~unconfirmed." in problem.message.show(EN)


@pytest.mark.parametrize(
    "line", ["2 pumps fail", "3 of 10 lamps are out", "404 on the order page", "1st call is missed", "5番線に移す"]
)
def test_a_count_at_the_beginning_is_no_time(line: str) -> None:
    assert read(line, TIMELINE) == Event(what=line)


def test_letters_in_parts_become_one() -> None:
    assert read("14:05 か\u3099き", TIMELINE).what == "がき"


def test_a_line_that_is_read_knows_the_ones_before_it() -> None:
    reader = LineReader(WHOLE, TIMELINE)
    first = reader.read("15:00 a")
    reader.take(replace(first.entry, id="new"))
    assert reader.read("+5 b").entry.happened == at("15:05")  # type: ignore[attr-defined]
    assert reader.taken["new"].main_text == "a"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("RF, PW, RR", ("RF", "PW", "RR")),
        ("運転手、梱包係", ("運転手", "梱包係")),
        ("driver @Falk, packer @Sato", ("driver @Falk", "packer @Sato")),
        ("driver: Falk, packer：Sato", ("driver @Falk", "packer @Sato")),
        ("driver @Falk, packer", None),
        ("driver, who also packed, and left", None),
        ("driver @Ines Falk", None),
        ("driver part drove, packed", None),
        ("RF", None),
    ],
)
def test_a_list_of_participants(text: str, parts: tuple[str, ...] | None) -> None:
    assert lines_in(text, HEAD) == (parts or (text,))
    assert lines_in(text, CAUSE) == (text,)


def test_a_day_before_the_case_began_is_told_to_be() -> None:
    began = replace(WHOLE, head=replace(WHOLE.head, started=at("13:00")))
    line = read_line("19 Nov 23:00 new belt fitted", TIMELINE, began)
    assert line.echo(EN, began) == "event, 19 Nov 23:00 (before it began), “new belt fitted”"
    assert "（発生より前）" in line.echo(JA, began)
    for text in (
        "20 Nov 10:00 belt oiled",
        "12:00 belt oiled",
        "19 Nov 23:00 - 20 Nov 14:00 belt worn",
        "?: belt worn",
    ):
        assert "before it began" not in read_line(text, TIMELINE, began).echo(EN, began)
    undated = replace(WHOLE, head=replace(WHOLE.head, started=None))
    assert "before it began" not in read_line("19 Nov 23:00 new belt", TIMELINE, undated).echo(EN, undated)


@pytest.mark.parametrize(
    ("now", "text", "moment"),
    [
        ("00:20", "23:50 phones ring", "2026-11-19T23:50+09:00"),
        ("00:20", "23:50 - 0:10 phones ring", "2026-11-19T23:50+09:00/2026-11-20T00:10+09:00"),
        ("00:20", "0:10 phones ring", "2026-11-20T00:10+09:00"),
        ("09:20", "23:50 phones ring", "2026-11-19T23:50+09:00"),
        ("09:20", "10:00 phones ring", "2026-11-20T10:00+09:00"),
        ("23:20", "23:50 phones ring", "2026-11-20T23:50+09:00"),
        ("00:20", "today 23:50 phones ring", "2026-11-20T23:50+09:00"),
    ],
)
def test_the_first_time_of_a_case_without_a_day_may_be_of_the_night_before(now: str, text: str, moment: str) -> None:
    empty = record()
    undated = replace(empty, head=replace(empty.head, started=None, created="2026-11-20T00:05+09:00"))
    written = datetime.fromisoformat(f"2026-11-20T{now}+09:00")
    assert read_line(text, TIMELINE, undated, now=written).entry.dump()["happened"] == moment


def test_what_is_still_to_come_is_told_to_be() -> None:
    now = datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    line = read_line("today 23:00 phones ring", TIMELINE, WHOLE, now=now)
    assert line.is_ahead
    assert line.echo(EN, WHOLE) == "event, 20 Nov 23:00 (in the future), “phones ring”"
    assert "（未来の時刻）" in line.echo(JA, WHOLE)
    assert not read_line("today 14:00 phones ring", TIMELINE, WHOLE, now=now).is_ahead
    assert not read_line("today 23:00 phones ring", TIMELINE, WHOLE).is_ahead
    assert read_line("21 Nov phones ring", TIMELINE, WHOLE, now=now).is_ahead


@pytest.mark.parametrize(
    ("line", "what", "source"),
    [
        ("14:05 <nova> bell rings", "bell rings", "nova"),
        ("<nova> 14:05 bell rings #detection", "bell rings", "nova"),
        ("[14:05] <@nova> bell rings", "bell rings", "nova"),
        ("nova [2:05 PM] bell rings", "bell rings", "nova"),
        ("夜勤【14:05】電話が鳴る", "電話が鳴る", "夜勤"),
        ("＜夜勤＞14:05 電話が鳴る", "電話が鳴る", "夜勤"),
        ("14:05 <nova> bell rings source: pager", "bell rings", "pager, nova"),
        ("14:05 <br> stands in the mail", "<br> stands in the mail", ""),
        ("14:05 queue < 5 and > 2 again", "queue < 5 and > 2 again", ""),
        (r"\<nova> stands on the screen", "<nova> stands on the screen", ""),
    ],
)
def test_who_wrote_a_line_of_a_chat_is_read_where_it_is_typed_too(line: str, what: str, source: str) -> None:
    read = read_line(line, TIMELINE, record()).entry
    assert isinstance(read, Event)
    assert (read.what, read.source) == (what, source)
    assert (read.happened is not None) is ("14:05" in line or "2:05" in line)
