"""Who is who in a record, and whom a report for one customer is about."""

from __future__ import annotations

import pytest

from retro.model.stages.head import Participant, Responsibility
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage
from retro.redaction.addressed import AlikeCustomers, alike, as_recorded, distinct_customers
from retro.redaction.audience import CUSTOMER
from retro.redaction.people import colleagues, customers, recipients
from retro.redaction.recipient import Recipient
from retro.redaction.stops import AlikeError, OurselvesError
from tests.records import record
from tests.reports import visible

VASE, PAPERS = Damage(what="vase broken", who="森田様"), Damage(what="papers opened", who="小林様")
GIFT, CUP = Damage(what="gift late", who="森様宅"), Remedy(what="cup replaced", receiver="森 太郎様")


def test_colleagues_are_those_with_a_name() -> None:
    whole = record(Participant(role="lead", name="Ines Falk"), Participant(role="driver", name=" "))
    assert [row.name for row in colleagues(whole)] == ["Ines Falk"]


def test_customers_are_whom_the_rows_speak_of_each_once() -> None:
    whole = record(GIFT, VASE, Apology(receiver="森田様", sentence="sorry"), CUP, Damage(what="no one in particular"))
    assert customers(whole) == ("森様宅", "森田様", "森 太郎様")
    assert Participant(role="lead", name="森").about == ""


def test_no_letter_goes_to_our_own_side() -> None:
    driver = Participant(role="応対した担当")
    ours = Damage(what="van dented", who="当社"), Damage(what="a night lost", who="応対した担当、当社")
    whole = record(driver, *ours, VASE, responsibility=Responsibility.OURS)
    assert recipients(whole) == ("森田様",)
    wife = record(
        Participant(role="driver"), Damage(what="late", who="driver's wife"), Damage(what="x", who="driver and us")
    )
    assert recipients(wife) == ("driver's wife",)
    for name in ("当社", "応対した担当、当社", "our company"):
        with pytest.raises(OurselvesError) as stopped:
            visible(whole, CUSTOMER, Recipient(addressee=name))
        assert "森田様" in str(stopped.value.step)


def test_customers_beside_an_addressee() -> None:
    whole = record(GIFT, VASE, PAPERS, CUP)
    assert alike("森", whole) == AlikeCustomers(("森様宅",), ("森田様", "小林様"), ("森 太郎様",))
    assert alike("林様", whole).is_known is False
    assert alike("太郎様", whole).is_known is True


def test_how_a_name_is_read_makes_nobody_another_customer() -> None:
    whole = record(Damage(what="late", who="渡邊様（わたなべ）"), VASE)
    for called in ("渡邊様", "渡辺様", "渡辺様（ワタナベ）", "渡邊様 (わたなべ)"):
        assert alike(called, whole).same == ("渡邊様（わたなべ）",), called
    assert alike("わたなべ様", whole).ask == ("渡邊様（わたなべ）",)
    assert alike("渡辺様（わたべ）", whole).is_known is False


def test_kana_in_brackets_may_be_a_place_so_that_two_of_one_name_are_asked_about() -> None:
    """Otherwise one of them would read what befell the other."""
    whole = record(Damage(what="ring", who="森様（さいたま）"), Damage(what="bag", who="森様"))
    assert len(distinct_customers(whole)) == 2
    assert alike("森様", whole) == AlikeCustomers(("森様",), (), ("森様（さいたま）",))
    assert alike("森様（さいたま）", whole) == AlikeCustomers(("森様（さいたま）",), (), ("森様",))
    three = record(Damage(what="ring", who="森様（大阪）"), Damage(what="bag", who="森様（京都）"), VASE)
    assert not alike("森様（おおさか）", three).same


def test_two_who_are_written_alike_and_read_otherwise_are_two() -> None:
    whole = record(Damage(what="late", who="角田様（つのだ）"), Damage(what="lost", who="角田様（かくた）"))
    assert alike("角田様", whole) == AlikeCustomers(ask=("角田様（つのだ）", "角田様（かくた）"))
    assert alike("角田様（かくた）", whole) == AlikeCustomers(("角田様（かくた）",), ("角田様（つのだ）",))
    assert len(distinct_customers(whole)) == 2


def test_an_answer_counts_before_what_the_names_tell() -> None:
    whole = record(GIFT, VASE, CUP)
    assert alike("森", whole, same=["森　太郎様"]).same == ("森様宅", "森 太郎様")
    assert alike("森", whole, other=["森 太郎様", "森様宅"]) == AlikeCustomers((), ("森様宅", "森田様", "森 太郎様"))
    assert alike("森", whole, same=["森田様"], other=["森田様"]).other == ("森田様",)


@pytest.mark.parametrize("nobody", ["", " "])
def test_nobody_in_particular_is_everybody(nobody: str) -> None:
    assert alike(nobody, record(GIFT, VASE)) == AlikeCustomers(same=("森様宅", "森田様"))


@pytest.mark.parametrize(
    ("addressee", "other"),
    [("森", "森田様"), ("林様", "小林様"), ("Ann", "Annabel"), ("Lee", "Leeds"), ("customer 1", "customer 10")],
)
def test_no_customer_is_told_what_befell_another(addressee: str, other: str) -> None:
    whole = record(
        Damage(what="mine", who=addressee), Damage(what="theirs", who=other), responsibility=Responsibility.OURS
    )
    assert [row.what for row in visible(whole, CUSTOMER, Recipient(addressee)).of(Damage)] == ["mine"]
    assert [row.what for row in visible(whole, CUSTOMER, Recipient(other)).of(Damage)] == ["theirs"]


def test_what_is_to_be_asked_about_stops_the_report() -> None:
    with pytest.raises(AlikeError, match="Is “森様” the same customer as"):
        visible(record(GIFT, CUP), CUSTOMER, Recipient("森様"))


def test_who_is_called_by_a_form_that_the_case_has_is_called_so() -> None:
    whole = record(Damage(what="late", who="渡邉様"), Damage(what="lost", who="渡辺様"))
    assert [as_recorded(name, whole) for name in ("渡邉様", "渡辺様", "渡邊様")] == ["渡邉様", "渡辺様", "渡邉様"]
