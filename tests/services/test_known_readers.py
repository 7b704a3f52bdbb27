"""Who a report can have been sent to, what was sent to them before, and which number the next one has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from exports.report_kind import ReportKind, kind_coded
from retro.language import language
from retro.model.found import Found
from retro.model.stages.follow_up import Check, Dispatch, Sharing
from retro.model.stages.head import Participant
from retro.model.stages.scope import Party
from retro.redaction import audience
from retro.services.sending.known_readers import ALL, UnknownReaderError, is_known, known_readers, reader_of
from retro.services.sending.sent_before import next_number, sent_before
from tests.records import at, record

LETTER, MANAGEMENT, FORM = ReportKind(audience.CUSTOMER), ReportKind(audience.MANAGEMENT), ReportKind(audience.FORM)
LEE, ABE = Party(id="l", who="Lee family"), Party(id="a", who="Abe family")
ROLE = Participant(id="p", role="shipping lead", name="Ines Falk")
CASE = record(LEE, ABE, ROLE, Sharing(id="s", whom=" all branches "), facilitator="coach")


def test_a_letter_can_go_to_customers_and_another_report_to_whoever_works_on_the_case() -> None:
    inside = ("shipping lead", "Ines Falk", "all branches", "coach")
    assert known_readers(CASE, LETTER) == ("all", "Lee family", "Abe family")
    assert known_readers(CASE, MANAGEMENT) == ("management", *inside)
    assert known_readers(CASE, FORM) == ("formal", *inside, "Lee family", "Abe family")


@pytest.mark.parametrize(
    ("code", "whom", "reader", "known"),
    [
        ("customer", "", ALL, True),
        ("customer", "お客様各位", ALL, True),
        ("customer", "LEE  family", "lee family", True),
        ("customer", "Moor family", "moor family", False),
        ("customer", "management", "management", False),
        ("management", "役員", ALL, True),
        ("management", "店長会", "店長会", False),
        ("management", "everybody", "everybody", False),
        ("management", "Shipping Lead", "shipping lead", True),
        ("formal", "the board", ALL, True),
        ("formal", "management", ALL, True),
        ("team", "チーム", ALL, True),
        ("team", "management", "management", False),
    ],
)
def test_a_reader_has_one_form_however_they_are_written(code: str, whom: str, reader: str, known: bool) -> None:
    kind = kind_coded(code)
    assert kind
    assert (reader_of(CASE, kind, whom), is_known(CASE, kind, whom)) == (reader, known)


def test_where_there_is_one_customer_a_letter_to_nobody_in_particular_is_to_them() -> None:
    assert reader_of(record(LEE), LETTER, "") == "lee family"
    assert reader_of(record(LEE), LETTER, "everybody") == ALL
    assert reader_of(record(), LETTER, "") == ALL


def test_of_whom_the_case_does_not_know_it_is_told_who_is_known() -> None:
    error = UnknownReaderError("Moor", CASE, LETTER)
    assert error.exit_code == 2
    assert error.title.show(language("en")) == "2026-014 knows nobody called “Moor” to whom this could go."
    assert error.step
    assert "“all”, “Lee family”, “Abe family”" in error.step.show(language("en"))


def test_a_reader_is_sent_numbered_reports_and_what_went_to_others_or_was_taken_back_does_not_count() -> None:
    kind = kind_coded("interim-customer")
    assert kind
    sent = Dispatch(id="1", whom="Lee family", account=kind.code, no=Decimal(1), on=date(2026, 11, 21))
    rows = (
        sent,
        replace(sent, id="2", whom="LEE family", no=Decimal(2)),
        replace(sent, id="3", whom="Abe family", no=Decimal(7)),
        replace(sent, id="4", account="customer", no=Decimal(8)),
        replace(sent, id="5", no=Decimal(9)),
        Check(id="c", of="5", found=Found.TAKEN_BACK, on=at("", "2026-11-22")),
    )
    case = record(LEE, ABE, *rows)
    assert [row.id for row in sent_before(case, kind, "Lee Family")] == ["1", "2"]
    numbers = [next_number(case, kind, whom) for whom in ("Lee family", "Abe family", "")]
    assert numbers == [3, 8, 1]
    assert next_number(record(LEE, replace(sent, no=None)), kind, "") == 2
