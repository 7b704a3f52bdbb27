"""The preflight: what stands against a letter, of what its reader would get, and what does not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from exports.report_kind import ReportKind
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause, CauseConfidence, CausePath
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import CaseKind, Participant, Responsibility, Status
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Event, EventKind
from retro.redaction.audience import Audience
from retro.redaction.preflight.finding import PreflightFinding, Weight
from retro.redaction.preflight.refusal import DoubtsError, PreflightError, check
from retro.review.judgement.mutes import look, muting
from tests import reports
from tests.records import after, at, record

GRAVE, DOUBTFUL = Weight.GRAVE, Weight.DOUBTFUL
OURS: dict[str, Any] = {"responsibility": Responsibility.OURS}
OPEN: dict[str, Any] = {"responsibility": Responsibility.INVESTIGATING}
SLIPS = Cause(what="Slips of two orders lay on one table", sure=CauseConfidence.FACT)
LATE = Damage(what="the parcel came two days late")
SENT = Remedy(what="The parcel was brought by hand")
RAIL = HardwareChange(what="A rail for each order", due=date(2026, 12, 1))
SORRY = Apology(what_for="the two days that you waited")
FACTS: tuple[Shareable, ...] = (SLIPS, LATE, SENT, RAIL)
WELL: tuple[Shareable, ...] = (*FACTS, SORRY)
"""A letter that could be sent as it is."""


def _says_remedies(audience: Audience) -> bool:
    """Whether it leaves those who know each other, and tells more than the facts."""
    return audience.told_beyond_facts and not audience.sees_all


def found(
    *rows: Entry, kind: ReportKind = reports.CUSTOMER, code: str = "en", whom: dict[str, Any] | None = None, **head: Any
) -> dict[str, PreflightFinding]:
    """What stands against the letter of these rows, by its code: what is grave or doubtful in it."""
    return against(record(*rows, **{**OURS, **head}), kind, code, **(whom or {"to_all": True}))


def against(
    case: Retrospective, kind: ReportKind = reports.CUSTOMER, code: str = "en", **asked: Any
) -> dict[str, PreflightFinding]:
    """The same of a case."""
    return {each.code: each for each in reports.looked_over(case, kind, code, **asked).against}


@pytest.mark.parametrize("kind", [reports.CUSTOMER, reports.INTERIM_CUSTOMER, reports.MANAGEMENT], ids=str)
def test_nothing_stands_against_a_letter_that_is_well_written(kind: ReportKind) -> None:
    assert found(*WELL, kind=kind) == {}


@pytest.mark.parametrize(
    ("row", "code", "weight"),
    [
        (Cause(what="The packer was careless", sure=CauseConfidence.FACT), "person", GRAVE),
        (Cause(what="人的ミス", sure=CauseConfidence.FACT), "person", GRAVE),
        (Remedy(what="A new parcel 🎁"), "emoticon", GRAVE),
        (Damage(what="記念日に間に合わず (^_^;)"), "emoticon", GRAVE),
        (Measure(what="One order on one table", due=date(2026, 11, 13)), "past-day", GRAVE),
        (Damage(what="only a few parcels late"), "understated", DOUBTFUL),
        (Damage(what="一部のお客様に遅れ"), "understated", DOUBTFUL),
        (Apology(what_for="the delay for a few guests"), "understated", DOUBTFUL),
        (Remedy(what="Taxi fare for the parcel"), "internal", DOUBTFUL),
        (Cause(what="The parcel was taken for that of Watanabe-san", sure=CauseConfidence.FACT), "stranger", DOUBTFUL),
        (Remedy(what="佐久間様へ代品をお届け"), "stranger", DOUBTFUL),
        (Remedy(what="We asked Bob Miller to bring it by hand"), "stranger", DOUBTFUL),
        (Cause(what="The supplier is to blame for it", sure=CauseConfidence.FACT), "shifted", DOUBTFUL),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_words_that_go_out_stop_a_letter_or_are_asked_about(row: Entry, code: str, weight: Weight) -> None:
    told = found(*WELL, replace(row, id="there"))
    assert told.keys() - {"wording-language"} == {code}
    assert (told[code].weight, told[code].row) == (weight, "there")
    assert told[code].cure


def test_whoever_is_to_write_otherwise_is_told_what_to_type_of_the_head_as_of_a_row() -> None:
    of_head = found(*WELL, words_en="parcels late 🎁")["emoticon"]
    of_row = found(*WELL, Remedy(id="there", what="A new parcel 🎁"))["emoticon"]
    assert str(of_head.cure) == "retro set 2026-014 words_en=…"
    assert re.fullmatch(r"retro edit 2026-014 4\.\d what=…", str(of_row.cure))


@pytest.mark.parametrize(
    "row",
    [
        Apology(what_for="お怒りはごもっともですが気にしすぎ"),
        Cause(what="もう一人のお客様がクレーマーのため弁護士に相談", sure=CauseConfidence.FACT),
        Remedy(what="We called the nightmare customer back"),
    ],
    ids=lambda each: each.kind,
)
def test_words_that_run_down_who_complains_stop_a_letter(row: Entry) -> None:
    told = found(*WELL, replace(row, id="there"))["called"]
    assert (told.weight, told.row) == (GRAVE, "there")


def test_a_day_that_has_passed_is_told_with_its_row_and_what_to_type() -> None:
    told = found(*WELL, Measure(id="there", what="One order on one table", due=date(2026, 11, 13)))["past-day"]
    place = f"5.{sum(isinstance(row, Measure) for row in WELL) + 1}"
    assert str(told.words) == "2026-11-13"
    assert str(told.message).startswith(f"{place} “One order on one table”: that was to be done by ")
    assert f"retro check 2026-014 {place} done, or retro check 2026-014 {place} new-date" in str(told.cure)


def test_a_stranger_is_told_as_they_were_typed_whatever_stands_before() -> None:
    told = found(*WELL, Remedy(what="カ\u3099スを止め、ｻｸﾏの店の佐久間様へ代品をお届け"))
    assert told["stranger"].words == "佐久間様"


@pytest.mark.parametrize("kind", [each for each in reports.ALL if _says_remedies(each.audience)], ids=str)
def test_a_colleague_of_a_department_whom_no_row_knows_is_asked_about_in_each_report(kind: ReportKind) -> None:
    told = found(*WELL, Remedy(what="品質保証部\u3000田村が出荷停止を指示しました"), kind=kind, code="ja")
    assert (told["stranger"].words, told["stranger"].weight) == ("田村", DOUBTFUL)


@pytest.mark.parametrize(
    "said", ["製造部\u3000検査が終わりました", "品質課 主任が確認しました", "本部　千葉の倉庫から送りました"]
)
def test_what_a_department_does_is_no_colleague(said: str) -> None:
    assert "stranger" not in found(*WELL, Remedy(what=said), kind=reports.MANAGEMENT, code="ja")


def test_a_sentence_in_plain_style_or_another_language_is_asked_about() -> None:
    rows = [replace(row, words_ja="お詫びとご報告") for row in WELL]
    assert found(*rows, code="ja", words_ja="お届け物の取り違えについて") == {}
    plain = found(*rows, Remedy(id="r", what="代品をお届けした"), code="ja", words_ja="お届け物の取り違えについて")
    assert {code: each.weight for code, each in plain.items()} == {"wording-plain": DOUBTFUL}
    assert "retro reword 2026-014" in str(plain["wording-plain"].cure)
    assert set(found(*WELL, Remedy(what="代品をお届けした"))) == {"wording-language"}
    taxi = Remedy(what="タクシー代のお支払い")
    assert set(found(*rows, taxi, code="ja", words_ja="お届け物の取り違えについて")) == {"internal"}


def test_what_does_not_go_out_stands_against_nothing() -> None:
    hidden = (
        Cause(what="The packer was careless", sure=CauseConfidence.PRESUMED),
        Event(what="Customer care sends a heart ❤", confirmed=False),
        Measure(what="One order on one table", due=date(2026, 11, 13), result=Result.DROPPED),
        Participant(role="packer", name="Hanako Tanaka"),
    )
    assert found(*WELL, *hidden) == {}
    late = Damage(what="only a few parcels late 🎁", who="Hoshino")
    case = record(*(replace(row, for_all=True) for row in WELL), late, Damage(what="a vase broken", who="Sora"), **OURS)
    assert against(case, addressee="Sora") == {}


def test_a_person_may_stand_where_it_is_led_further_or_where_nobody_noticed() -> None:
    led = (
        Cause(id="a", what="The packer read the wrong slip", sure=CauseConfidence.FACT),
        replace(SLIPS, parent="a"),
        Cause(what="The shift lead did not see it", how=CausePath.ESCAPED, sure=CauseConfidence.FACT),
    )
    asked = found(*led, *WELL[1:])
    assert {code: each.weight for code, each in asked.items()} == {"person": Weight.DOUBTFUL}
    cut = (led[0], replace(led[1], sure=CauseConfidence.PRESUMED))
    assert found(*cut, *WELL[1:])["person"].weight is Weight.GRAVE, "what it was led to does not go out"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Event(what="the on-call engineer carelessly pushed the config", confirmed=True), "blame"),
        (Event(what="担当者が確認を怠った", confirmed=True), "blame"),
        (Measure(what="be more careful"), "attention"),
        (Measure(what="今後は十分注意する"), "attention"),
    ],
    ids=str,
)
def test_a_customer_reads_of_no_person_and_of_no_good_intention_unasked(row: Entry, code: str) -> None:
    to = "ja" if row.main_text[0] > "z" else "en"
    assert found(row, code=to)[code].weight is DOUBTFUL


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ((), {"no-apology"}),
        ((Apology(what_for="the inconvenience"),), {"bare-apology"}),
        ((Apology(what_for="m(__)m"),), {"bare-apology", "emoticon"}),
        ((Apology(sentence="Sorry, so sorry, we apologise for the wait"),), {"repeated-apology"}),
        ((Apology(what_for="what you felt, if you were inconvenienced"),), {"bare-apology"}),
        ((Apology(sentence="We put the wrong name on your gift."),), {"unsaid-apology"}),
        ((Apology(what_for="the name", words_en="We put the wrong name on it."),), {"unsaid-apology"}),
        ((Apology(what_for="the inconvenience"), Apology(sentence="We are sorry for the two days you waited")), set()),
    ],
)
def test_the_apology_is_there_and_says_for_what(rows: tuple[Entry, ...], codes: set[str]) -> None:
    told = found(*FACTS, *rows)
    assert {code for code, each in told.items() if each.weight is GRAVE} == codes
    if not rows:
        assert found(*FACTS, words_en="the parcel that was late")["no-apology"].weight is DOUBTFUL
        assert found(*FACTS)["no-apology"].weight is GRAVE, "it would be sorry for nothing named"
    assert not {"no-apology", "bare-apology"} & found(*FACTS, *rows, **OPEN).keys()


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ((SORRY, Apology(sentence="We are sorry that the name was wrong.")), "the two days that you waited"),
        (
            (Apology(sentence="We are sorry that it was late."), Apology(what_for="the name")),
            "We are sorry that it was",
        ),
        ((Apology(what_for="お待たせし、申し訳ございません"), Apology(what_for="お名前の誤り")), "お待たせし"),
        ((SORRY, Apology(what_for="We are sorry that the name was wrong")), "the two days that you waited"),
    ],
)
def test_whoever_sends_a_letter_is_asked_of_an_apology_that_it_does_not_speak(
    rows: tuple[Apology, ...], place: str
) -> None:
    told = found(*FACTS, *rows)["apology-left-out"]
    assert (told.weight, place in str(told.message)) == (DOUBTFUL, True)
    assert str(told.cure).startswith("retro edit")
    assert "apology-left-out" not in found(*FACTS, *rows, kind=reports.INTERIM_CUSTOMER)
    assert "apology-left-out" not in found(*FACTS, *rows, **OPEN)


def test_all_that_apologies_were_given_for_is_spoken() -> None:
    whole = Apology(sentence="We are sorry for the two days that you waited and for the name.")
    for rows in ((SORRY, Apology(what_for="the name")), (SORRY, whole), (SORRY, Apology())):
        assert "apology-left-out" not in found(*FACTS, *rows)


def test_the_cure_names_the_field_whose_words_go_out() -> None:
    told = found(*FACTS, Apology(what_for="the name", words_en="We put the wrong name on it."))["unsaid-apology"]
    assert "words_en=…" in str(told.cure)
    assert "sentence=…" in str(found(*FACTS, Apology(sentence="We put the wrong name on it."))["unsaid-apology"].cure)


def test_a_figure_in_the_apology_is_confirmed() -> None:
    many = Damage(what="guests without a seat", figure=Decimal(12000), certainty=FigureConfidence.ESTIMATED)
    for words in ("the wait of 12,000 guests", "1万2千名のお客様をお待たせしたこと", "12000名様をお待たせしたこと"):
        sorry = Apology(what_for=words)
        assert found(*FACTS, many, sorry)["apology-figure"].weight is GRAVE
        sure = replace(many, certainty=FigureConfidence.CONFIRMED)
        assert "apology-figure" not in found(*FACTS, sure, sorry)
    assert "apology-figure" not in found(*FACTS, many, Apology(what_for="the 2 days that you waited"))


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("The broken vase was our fault", "admission"), ("We will replace the vase", "early-promise"),
        ("花器の破損は弊社の過失です", "admission"), ("代品を無償でお届けいたします", "early-promise"),
    ],
)  # fmt: skip
def test_nothing_is_admitted_or_promised_while_responsibility_is_open(what: str, code: str) -> None:
    rows = (SLIPS, LATE, SENT, Remedy(what=what))
    assert found(*rows, **OPEN)[code].weight is GRAVE
    assert code not in found(*rows, SORRY)


def test_a_day_that_has_passed_is_no_promise() -> None:
    late = found(*WELL, next_report=Moment.exact(date(2026, 11, 13)))
    assert set(late) == {"next-report"}
    assert "next_report=DAY" in str(late["next-report"].cure)
    assert found(*WELL, next_report=Moment.exact(date(2026, 11, 28))) == {}


def test_a_case_that_is_closed_or_over_is_told_as_such() -> None:
    closed: dict[str, Any] = {"closed": "2026-11-20T10:00+09:00", "status": Status.CLOSED}
    assert found(*WELL, kind=reports.INTERIM_CUSTOMER, **closed)["interim-closed"].weight is GRAVE
    assert found(*WELL, kind=reports.INTERIM, **closed)["interim-closed"].weight is DOUBTFUL
    assert found(*WELL, **closed) == {}
    over = Event(happened=at("15:00"), what="The parcel is there", event_kind=EventKind.RESOLUTION, confirmed=True)
    system: dict[str, Any] = {"case_kind": CaseKind.INCIDENT}
    assert set(found(*WELL, over, kind=reports.INTERIM_CUSTOMER, **system)) == {"open-end"}
    assert found(*WELL, over, kind=reports.INTERIM_CUSTOMER, resolved=at("15:00"), **system) == {}
    assert found(*WELL, over, kind=reports.INTERIM_CUSTOMER) == {}, "to a complaint no end is told"


def test_a_letter_with_nothing_in_it_is_none() -> None:
    assert found(**OPEN)["empty"].weight is GRAVE
    rows = [replace(row, for_all=row is not SENT or None) for row in WELL]
    told = against(record(*rows, Damage(what="a vase broken", who="Sora"), **OURS), addressee="Sora")
    assert set(told) == {"point-unmarked"}
    assert (told["point-unmarked"].weight, told["point-unmarked"].words) == (GRAVE, "Remedy taken")
    assert "Remedy taken" in str(told["point-unmarked"].message)
    rows = [replace(row, for_all=row is not RAIL or None) for row in WELL]
    told = against(record(*rows, Damage(what="a vase broken", who="Sora"), **OURS), addressee="Sora")
    assert {code: each.weight for code, each in told.items()} == {"four-points": DOUBTFUL}
    held = [replace(row, for_all=row is not SENT) for row in WELL]
    assert against(record(*held, Damage(what="a vase broken", who="Sora"), **OURS), addressee="Sora") == {}


def test_a_letter_says_what_happened_in_an_event_in_its_subject_or_by_what_it_did() -> None:
    rest = (SLIPS, SENT, SORRY)
    event = Event(what="two parcels are swapped", confirmed=True)
    assert found(*rest)["nothing-happened"].weight is GRAVE
    untold = (event, replace(event, confirmed=False, for_all=True), replace(event, for_all=False))
    assert [set(found(*rest, each)) for each in untold] == [{"nothing-happened"}] * 3
    assert "1.1 “two parcels are swapped” tells it" in str(found(*rest, event)["nothing-happened"].cure)
    assert found(*rest, replace(event, for_all=True)) == {}
    assert found(*rest, words_en="the parcel that was not yours") == {}
    assert found(*rest, LATE) == {}
    assert "nothing-happened" not in found(*rest, kind=reports.INTERIM_CUSTOMER)
    ours = replace(event, for_one="Sora", for_all=None)
    letter = record(*(replace(row, for_all=True) for row in rest), ours, Damage(what="late", who="Mori"), **OURS)
    assert against(letter, addressee="Sora") == {}
    assert (
        "two parcels are swapped"
        in reports.looked_over(letter, reports.CUSTOMER, addressee="Sora").report.document.markdown
    )


def test_that_customers_are_told_nothing_of_the_cause_is_said_row_by_row() -> None:
    theirs = Damage(what="a vase broken", who="Sora")
    rest = [replace(row, for_all=True) for row in WELL if row is not SLIPS]
    slips = replace(SLIPS, id="slips")
    case = record(slips, theirs, *rest, **OURS)
    assert set(against(case, addressee="Sora")) == {"point-unmarked"}
    assert against(record(replace(slips, for_all=False), theirs, *rest, **OURS), addressee="Sora") == {}
    wordless = EmptyAnswer(row="slips", asked="words_en", said=Said.NOT_APPLICABLE)
    assert against(replace(case, answers=(wordless,)), addressee="Sora") == {}


def test_a_judgement_that_was_muted_is_answered_and_a_grave_one_is_not() -> None:
    case = record(
        *WELL,
        Damage(what="only a few parcels late"),
        Cause(what="The packer was careless", sure=CauseConfidence.FACT),
        **OURS,
    )
    for asked in look(case).open:
        if asked.code in ("understated", "person"):
            case = after(case, *muting(case, asked, "it is said so in the contract", date(2026, 11, 20)))
    assert set(against(case, to_all=True)) == {"person"}


def test_management_is_stopped_by_nothing_and_asked_about_little() -> None:
    rows = (
        *WELL,
        Cause(what="The packer was careless"),
        Remedy(what="Taxi fare 🎁"),
        Measure(what="a", due=date(2026, 11, 1)),
    )
    told = found(*rows, kind=reports.MANAGEMENT)
    assert set(told) == {"person", "emoticon"}
    assert {each.weight for each in told.values()} == {DOUBTFUL}
    assert found(*rows, kind=reports.TEAM) == {}


def test_the_team_s_report_needs_no_answer_and_what_is_doubtful_one() -> None:
    told = tuple(found(*WELL, Remedy(what="Taxi fare")).values())
    with pytest.raises(DoubtsError) as asked:
        check(told)
    assert asked.value.asks
    check(told, [each.key for each in told])
    grave = (*told, *found(*WELL, Remedy(what="A parcel 🎁")).values())
    with pytest.raises(PreflightError) as stopped:
        check(grave, [each.key for each in grave])
    assert [each.code for each in stopped.value.findings] == ["emoticon"]


def test_other_words_are_asked_about_again() -> None:
    keys = {
        found(*WELL, Remedy(id="r", what=what))["internal"].key for what in ("Taxi fare", "TAXI  FARE", "Courier cost")
    }
    assert len(keys) == 2


def test_on_a_screen_nothing_is_told_to_be_typed_into_a_shell() -> None:
    late = record(Measure(id="m", what="a rail", due=date(2020, 1, 1)), **OURS)
    made = reports.looked_over(late, reports.MANAGEMENT, "en")
    assert any("retro check" in str(each) for each in made.noted)
    assert any("nobody said that it was done" in str(each) for each in made.seen)
    assert not any("retro " in str(each) for each in made.seen)
