"""Identity: when two ways to call a customer mean the same one."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from retro.redaction.customers.customer_name import parse_with_mentioned
from retro.redaction.customers.identity import Identity, identity_of
from tests.of_each import of_each
from tests.strategies import hostile_line

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "identity.tsv").read_text("utf-8").splitlines()
    if not line.startswith("# ")
]

_HELD = ("森", "森田", "森本", "大森", "林", "小林", "林田", "小林田", "原", "藤原", "原田", "小野", "小野寺", "久保",
         "大久保", "久保田", "Ann", "Anna", "Annabel", "Joann", "Lee", "Leeds", "Lees", "1", "10", "110")  # fmt: skip
"""Names that hold one another."""

_BEFORE = ("", "Mr ", "Mrs. ", "the ", "family ", "  ", "\u3000")
_BEHIND = (
    "",
    "様",
    "さま",
    " 様",
    "さん",
    "殿",
    "家",
    "家様",
    "様宅",
    "様方",
    "様ご家族",
    "様ご夫妻",
    " family",
    "-san",
    "（大阪）",
    "  ",
)


@of_each(PAIRS)
def test_pairs(one: str, other: str, expected: str) -> None:
    assert [identity_of(one, other), identity_of(other, one)] == [Identity(expected)] * 2


def test_there_are_pairs_of_every_kind() -> None:
    assert {expected for _, _, expected in PAIRS} == {each.value for each in Identity}
    assert len({frozenset(pair[:2]) for pair in PAIRS}) >= 120


@st.composite
def _called(draw: st.DrawFn) -> str:
    before, name, behind = (draw(st.sampled_from(each)) for each in (_BEFORE, _HELD, _BEHIND))
    return before + name + behind


@settings(max_examples=300, deadline=None)
@given(_called() | hostile_line() | st.text(max_size=20), _called() | hostile_line() | st.text(max_size=20))
def test_it_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert identity_of(one, other) is identity_of(other, one)
    assert identity_of(one, one) is Identity.SAME


@settings(max_examples=300, deadline=None)
@given(st.permutations(_HELD), st.data())
def test_names_that_hold_one_another_are_never_the_same(names: list[str], data: st.DataObject) -> None:
    def called(name: str) -> str:
        return data.draw(st.sampled_from(_BEFORE)) + name + data.draw(st.sampled_from(_BEHIND))

    customers = list(map(called, names[:4]))
    assert all(identity_of(one, other) is not Identity.SAME for one, other in permutations(customers, 2))


@pytest.mark.parametrize("joint", ["、", " and ", ", ", "/", " & "])
def test_one_of_several_is_never_the_several(joint: str) -> None:
    assert identity_of(f"森様{joint}田中様", "田中様") is Identity.ASK


@pytest.mark.parametrize("piece", ["様", "家", "the ", "Mr ", "a ", "a, ", "(", "森", "の", "'s mother"])
def test_long_texts_take_a_walk_and_no_more(piece: str) -> None:
    assert identity_of(piece * 2_000, piece * 2_000 + "x") is not Identity.SAME


@pytest.mark.parametrize(
    ("said", "named"),
    [("the caller (family lee)", [("lee",)]), ("the caller (mr lee)", [("lee",)]), ("the caller (the shop)", [])],
)
def test_who_is_addressed_in_brackets_is_named_besides(said: str, named: list[tuple[str, ...]]) -> None:
    assert [each.words for each in parse_with_mentioned(said)[1]] == named
