"""What names the systems of the house, or somebody's number, is asked about before a letter leaves."""

from __future__ import annotations

import pytest

from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Responsibility
from retro.model.stages.scope import Damage, FigureConfidence
from retro.redaction.preflight.inner import inner_system, number_of_order
from tests import reports
from tests.records import record

_SURE = FigureConfidence.CONFIRMED


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("pg-prod-03.internal was full", "pg-prod-03.internal"), ("10.0.3.14が満杯", "10.0.3.14"),
        ("see https://wiki.corp.example/x/Y", "https://wiki.corp.example/x/Y"), ("db01 was full", "db01"),
        ("from s3://acme-prod", "s3://acme-prod"), (r"on \\files01\orders", r"\\files01\orders"),
        ("in /srv/prod/app.conf", "/srv/prod/app.conf"), ("told in #inc-4411", "#inc-4411"),
        ("acme.slack.com/archives/C1", "acme.slack.com/archives/C1"), ("prod-db-12が", "prod-db-12"),
    ],
)  # fmt: skip
def test_a_machine_a_path_or_a_page_of_the_house_is_found(text: str, named: str) -> None:
    span = inner_system(text)
    assert span
    assert text[span[0] : span[1]] == named


@pytest.mark.parametrize(
    "text",
    [
        "the shop was down", "version 10.0.3", "www.shop.example/sale", "web shop 24", "24/7", "and/or", "A/B, w/o",
        "on the local host", "server 12 of 40", "10.5 kg", "#1", "お客様の/御社の", "1/2/3", "2.10.0",
    ],
)  # fmt: skip
def test_what_everybody_may_read_is_none(text: str) -> None:
    assert inner_system(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("order 4711-0815 went there", "4711-0815"), ("order no. KW-99812", "KW-99812"),
        ("customer number 8837261", "8837261"),
        ("注文番号4711-0815の箱", "4711-0815"), ("受注No.KW99812", "KW99812"), ("会員番号はA-10293", "A-10293"),
        ("your order was late", ""), ("12 orders, 300 parcels", ""), ("in order 12", ""), ("伝票の番号", ""),
        ("border 4711", ""), ("customers 12,800", ""),
    ],
)  # fmt: skip
def test_a_number_of_an_order_is_found(text: str, told: str) -> None:
    span = number_of_order(text)
    assert (text[span[0] : span[1]] if span else "") == told


def _asked(*, for_all: bool | None = None, for_one: str = "") -> set[str]:
    what = "The label of order 4711-0815 was printed by db01"
    cause = Cause(what=what, sure=CauseConfidence.FACT, for_all=for_all, for_one=for_one)
    hurt = [Damage(what="late", who=who, certainty=_SURE) for who in ("Ann Lee", "Bob Ray")]
    whole = record(*hurt, cause, responsibility=Responsibility.OURS, words_en="the parcels")
    return {each.code for each in reports.looked_over(whole, reports.CUSTOMER, addressee="Ann Lee").against}


def test_a_letter_is_asked_about_both_where_every_customer_reads_the_row() -> None:
    assert _asked(for_all=True) >= {"inner-system", "number"}
    assert _asked(for_one="Ann Lee") & {"inner-system", "number"} == {"inner-system"}


def test_what_concerns_one_alone_may_hold_their_number() -> None:
    cause = Cause(what="The label of order 4711-0815 was wrong", sure=CauseConfidence.FACT, for_all=True)
    whole = record(Damage(what="late", who="Ann Lee", certainty=_SURE), cause, responsibility=Responsibility.OURS)
    assert "number" not in {
        each.code for each in reports.looked_over(whole, reports.CUSTOMER, addressee="Ann Lee").findings
    }
