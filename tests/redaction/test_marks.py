"""Whom a row is marked for, and the words that a customer reads in place of its own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from exports.report_kind import ReportKind
from retro.language import language
from retro.model.answers import answer_id
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Participant, Responsibility
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage, FigureConfidence, Party
from retro.model.stages.timeline import Event
from retro.redaction.audience import CUSTOMER, MANAGEMENT, REMINDED, TEAM
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import NamesError
from retro.services.changing.mark_row import mark_told, next_mark
from tests import reports
from tests.exports.unpacked import bytes_of, found
from tests.formats import HTML, JSON, MD
from tests.records import record

EN, JA = language("en"), language("ja")
KINDS: tuple[type[Shareable], ...] = (Event, Addendum, Cause, Measure, HardwareChange, Remedy, Damage, Apology)
LEE, ABE, MORI = Party(id="l", who="Lee family"), Party(id="a", who="Abe family"), Party(id="m", who="森様")


def told(whole: Retrospective, whom: Recipient, to: str = "en") -> set[str]:
    """The main texts of the rows that go out."""
    return {row.main_text for row in redact(whole, CUSTOMER, whom, language(to)).record.rows}


def messages(whole: Retrospective, whom: Recipient, to: str = "en") -> list[str]:
    return list(map(str, redact(whole, CUSTOMER, whom, language(to)).messages))


@pytest.mark.parametrize(
    "row",
    [
        Event(what="z", confirmed=True),
        Addendum(what="z", confirmed=True),
        Cause(what="z", sure=CauseConfidence.FACT),
        Measure(what="z"),
        HardwareChange(what="z"),
        Remedy(what="z"),
        Damage(what="z"),
    ],
    ids=lambda row: str(row.kind),
)
def test_a_row_goes_to_whom_it_is_marked_for(row: Any) -> None:
    def readers(marked: Any) -> set[str]:
        whole = record(LEE, ABE, MORI, marked, responsibility=Responsibility.OURS)
        whom = {name: Recipient(name if name == "森様" else f"{name} family") for name in ("Lee", "Abe", "森様")}
        whom["all"] = Recipient(to_all=True)
        return {name for name, reader in whom.items() if "z" in told(whole, reader)}

    assert readers(row) == set()
    assert readers(replace(row, for_all=True)) == {"Lee", "Abe", "森様", "all"}
    assert (
        readers(replace(row, for_one="Lee family; 森様"))
        == readers(replace(row, for_one="森様、Lee family"))
        == {"Lee", "森様"}
    )
    assert readers(replace(row, for_all=False, for_one="Lee family; 森様")) == set()
    assert readers(replace(row, for_one="Lee family")) == {"Lee"}
    assert readers(replace(row, for_all=False, for_one="Lee family")) == set()
    if row.customer:
        assert readers(replace(row, **{row.customer: "Abe family"})) == {"Abe"}
        assert readers(replace(row, for_one="Lee family", **{row.customer: "Abe family"})) == {"Lee"}
        assert readers(replace(row, for_all=False, **{row.customer: "Abe family"})) == set()


def test_the_key_marks_for_all_for_none_for_each_and_for_all_but_one_in_turn() -> None:
    row: Shareable = Measure(id="x", what="z")
    seen = []
    for _ in range(9):
        row = replace(row, **next_mark(record(LEE, ABE, MORI, row), row))
        seen.append(str(mark_told(row)))
    assert seen[:2] == ["Marked for every customer.", "Held back: no customer is told it."]
    assert seen[2:5] == ["For “Lee family” alone.", "For “Abe family” alone.", "For “森様” alone."]
    assert seen[5] == "For “Lee family”, “Abe family” alone."
    assert (row.for_all, row.for_one) == (None, "")
    two = replace(row, for_one="Abe family; Lee family")
    assert next_mark(record(LEE, ABE, MORI, two), two) == {"for_all": None, "for_one": "Lee family; 森様"}


WHO = ("Lee family", "Abe family", "Leeds")


@st.composite
def cases(draw: st.DrawFn) -> tuple[Retrospective, dict[str, set[str]]]:
    """A case of three customers, and by the token in each row who may read it: a customer's name, or "" for all."""
    rows: list[Any] = [Party(id=f"p{n}", who=who) for n, who in enumerate(WHO)]
    readers: dict[str, set[str]] = {}
    for n, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=12))):
        about = draw(st.sampled_from(("", *WHO))) if kind.customer else ""
        all_, one = draw(st.sampled_from((None, True, False))), draw(st.sampled_from(("", *WHO)))
        token = f"zq{n}qz"
        row: Any = kind(id=f"r{n}", for_all=all_, for_one=one)
        worded = {"words_en": f"{token} words"} if draw(st.booleans()) else {}
        row = replace(row, **{kind.main: token, **({kind.customer: about} if about else {}), **worded})
        rows.append(replace(row, **{name: True for name in ("confirmed",) if kind.has_field(name)}))
        if isinstance(row, Cause):
            rows[-1] = replace(rows[-1], sure=CauseConfidence.FACT)
        readers[token] = {"", *WHO} if all_ else set() if all_ is False else {one or about} - {""}
    return record(*rows, title="", responsibility=Responsibility.OURS), readers


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), kind=st.sampled_from(reports.LETTERS), reader=st.sampled_from(("", *WHO)))
def test_nothing_that_is_not_marked_for_the_reader_is_in_a_letter(
    case: tuple[Retrospective, dict[str, set[str]]], kind: ReportKind, reader: str
) -> None:
    whole, readers = case
    whom = Recipient(reader, to_all=not reader, shield=True)
    letter = reports.made(whole, kind, recipient=whom)
    kept = {token for token, may_read in readers.items() if reader not in may_read}
    for form in (MD, HTML, JSON):
        assert not found(kept, bytes_of(letter, form)), form
    if kind is reports.CUSTOMER:
        assert found(set(readers) - kept, bytes_of(letter, JSON)) == set(readers) - kept


def test_a_case_with_one_customer_needs_no_marks_and_heeds_those_that_stand() -> None:
    whole = record(LEE, Event(what="z1", confirmed=True), Event(what="z2", confirmed=True, for_all=False))
    assert told(whole, Recipient()) == {"z1"}
    assert messages(whole, Recipient()) == ["Left out: 1 row that is held back from customers (Timeline 2)."]
    nobody = record(Event(what="z1", confirmed=True), Event(what="z2", confirmed=True, for_all=False))
    assert told(nobody, Recipient(to_all=True)) == {"z1"}


def test_who_is_no_customer_is_told_what_is_held_back_from_customers() -> None:
    whole = record(LEE, ABE, Measure(what="z", for_all=False))
    for audience, whom in ((TEAM, Recipient()), (MANAGEMENT, Recipient()), (REMINDED, Recipient(to_all=True))):
        assert "z" in {row.main_text for row in redact(whole, audience, whom, EN).record.rows}, audience


def test_whoever_stands_in_a_mark_alone_is_a_customer_whose_name_no_other_reads() -> None:
    rows = (
        Event(what="told Abe", confirmed=True, for_one="Lee family"),
        Event(what="x", for_one="Abe family"),
    )
    with pytest.raises(NamesError):
        redact(record(*rows), CUSTOMER, Recipient("Lee family"), EN)
    assert told(record(*rows), Recipient("Lee family", shield=True)) == {"told another customer"}


def test_what_was_left_out_of_a_letter_to_all_is_named_and_is_not_called_unknown() -> None:
    rows = (
        LEE,
        ABE,
        Event(what="z", confirmed=True),
        Damage(what="late", who="Lee family"),
        Remedy(what="z", receiver="Abe family"),
    )
    whole = record(*rows, responsibility=Responsibility.OURS)
    said = messages(whole, Recipient(to_all=True))
    assert said == [
        "Left out: 3 rows that are not marked for every customer (Timeline 1, Scope of damage 3, Remedy taken 1).",
        "To tell one, mark it: m on the row; or retro edit 2026-014 ROW for_all=yes.",
    ]
    closed = replace(whole, head=replace(whole.head, closed="2026-11-21T12:00+09:00", digest="0" * 64, rule="2"))
    step = "To tell one, open the case again and mark it: retro reopen 2026-014."
    assert messages(closed, Recipient(to_all=True))[-1] == step
    text = reports.made(whole, reports.CUSTOMER, to_all=True).document.markdown
    assert "We are still establishing the extent" not in text
    assert "What it did" not in text


@pytest.mark.parametrize(("code", "line"), [("en", "We apologise sincerely for what happened to you."), ("ja", "")])
def test_an_apology_to_one_stands_in_no_letter_to_all(code: str, line: str) -> None:
    apology = Apology(what_for="losing the ring of Ms Lee", sentence="We lost your ring.", receiver="Lee family")
    whole = record(LEE, ABE, apology, responsibility=Responsibility.OURS)
    text = reports.made(whole, reports.CUSTOMER, code, to_all=True, shield=True).document.markdown
    assert "ring" not in text
    assert line in text


# -- words for customers ----------------------------------------------------------------------------------


def test_words_for_customers_stand_in_place_of_all_that_the_row_says_in_that_language_alone() -> None:
    rows = (
        Cause(id="c", what="伝票を見ずに貼った", sure=CauseConfidence.FACT, words_en="Labels were put on unread."),
        Damage(
            id="d", what="荷物", figure=Decimal(3), unit="個", certainty=FigureConfidence.CONFIRMED,
            words_en="Three parcels",
        ),
        HardwareChange(id="h", what="棚", after="分けた", words_en="Each order has a shelf."),
        Apology(id="a", what_for="遅れ", sentence="お詫びします。", words_en="We are sorry for the delay."),
    )  # fmt: skip
    whole = record(*rows, responsibility=Responsibility.OURS, title="遅れ", words_en="Your late parcel")
    text = reports.made(whole, reports.CUSTOMER).document.markdown
    for words in (
        "Your late parcel\n",
        "- Labels were put on unread.\n",
        "- Three parcels\n",
        "- Each order has a shelf.\n",
        "We are sorry for the delay.",
    ):
        assert words in text
    assert not [letter for letter in text if "぀" <= letter <= "鿿"]
    japanese = redact(whole, CUSTOMER, Recipient(), JA).record
    assert [row.main_text for row in japanese.of(Cause)] == ["伝票を見ずに貼った"]
    assert redact(whole, MANAGEMENT, Recipient(), EN).record.of(Cause)[0].what == "伝票を見ずに貼った"


def test_a_row_whose_words_were_left_empty_stands_in_no_letter_of_that_language() -> None:
    row = Damage(id="d", what="late", certainty=FigureConfidence.CONFIRMED)
    whole = record(row)
    answer = EmptyAnswer(
        id=answer_id(whole.head.id, "d", "words_en"), row="d", asked="words_en", said=Said.NOT_APPLICABLE
    )
    whole = replace(whole, answers=(answer,))
    assert told(whole, Recipient()) == set()
    assert told(whole, Recipient(), "ja") == {"late"}
    assert messages(whole, Recipient()) == [
        "Left out: 1 row for which no words for customers were wanted (Scope of damage 1)."
    ]
    assert "What it did" not in reports.made(whole, reports.CUSTOMER).document.markdown


def test_words_for_customers_are_redacted_as_any_text() -> None:
    packer = Participant(role="packer", name="Hanako Tanaka")
    row = Cause(what="x", sure=CauseConfidence.FACT, words_en="Tanaka put the label on")
    with pytest.raises(NamesError):
        redact(record(packer, row), CUSTOMER, Recipient(), EN)
    assert told(record(packer, row), Recipient(shield=True)) == {"packer put the label on"}
    estimate = Damage(what="late", certainty=FigureConfidence.ESTIMATED, words_en="37 parcels late")
    assert told(record(estimate), Recipient()) == {"parcels late"}
