from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation
from retro.review.recurrence import Pairs, again_after, before, chains, earlier, since, times
from retro.review.third_time import THIRD_TIME
from tests.records import at, record


def case(number: int, *after: str, day: int | None = None, relation: Relation = Relation.AGAIN) -> Retrospective:
    rows = [CaseLink(relation=relation, reference=reference) for reference in after]
    made = record(*rows, started=at("", f"2026-01-{day or number:02d}"))
    return replace(made, head=replace(made.head, reference=f"2026-{number:03d}"))


def names(found: tuple[Retrospective, ...]) -> list[str]:
    return [one.reference for one in found]


def archive(*cases: Retrospective) -> dict[str, Retrospective]:
    return {one.reference: one for one in cases}


def test_the_chain_goes_back_to_the_first_time_and_begins_with_it() -> None:
    third = case(3, "2026-002")
    load = archive(case(1), case(2, "2026-001"), third).get
    assert names(earlier(third, load)) == ["2026-001", "2026-002"]
    assert times(third, load) == 3


def test_a_case_that_names_nothing_happened_once() -> None:
    assert earlier(case(1), archive().get) == ()
    assert times(case(1), archive().get) == 1


def test_a_case_that_is_named_twice_is_told_once() -> None:
    third = case(3, "2026-001", " 2026-002 ", "2026-002")
    load = archive(case(1), case(2, "2026-001"), third).get
    assert names(earlier(third, load)) == ["2026-001", "2026-002"]


def test_each_reference_is_looked_up_once() -> None:
    looked_up: list[str] = []

    def load(reference: str) -> Retrospective | None:
        looked_up.append(reference)
        return archive(case(1, "2026-002"), case(2, "2026-001")).get(reference)

    assert len(earlier(case(3, "2026-001", "2026-002", "2026-001"), load)) == 2
    assert sorted(looked_up) == ["2026-001", "2026-002"]


def test_a_short_reference_means_what_the_archive_says() -> None:
    first = case(1)
    assert names(earlier(case(2, "1", "2026-001"), lambda said: first if said in {"1", "2026-001"} else None)) == [
        "2026-001"
    ]


def test_circles_are_cut_and_what_is_missing_is_passed_over() -> None:
    first, second = case(1, "2026-002", "2026-001"), case(2, "2026-001", "2020-999", "")
    load = archive(first, second).get
    assert names(earlier(second, load)) == ["2026-001"]
    assert names(earlier(first, load)) == ["2026-002"]


def test_only_what_happened_again_counts() -> None:
    load = archive(case(1)).get
    assert earlier(case(2, "2026-001", relation=Relation.SECOND_COMPLAINT), load) == ()
    assert again_after(case(2, "2026-001", relation=Relation.RELATED)) == ()


def test_the_order_is_that_of_days_then_of_numbers() -> None:
    load = archive(case(999, day=2), case(1000, day=2), case(7, day=1)).get
    assert names(earlier(case(2000, "2026-1000", "2026-999", "2026-007", day=9), load)) == [
        "2026-007",
        "2026-999",
        "2026-1000",
    ]


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.integers(1, 9), st.lists(st.integers(1, 12), max_size=4), min_size=1))
def test_of_any_links_all_cases_that_can_be_reached_are_told_once(links: dict[int, list[int]]) -> None:
    cases = archive(*(case(n, *(f"2026-{m:03d}" for m in after)) for n, after in links.items()))
    for n in links:
        reached, ends = set[int](), [n]
        while ends:
            new = {m for m in links[ends.pop()] if m in links} - reached
            reached |= new
            ends += new
        told = names(earlier(cases[f"2026-{n:03d}"], cases.get))
        assert told == [f"2026-{m:03d}" for m in sorted(reached - {n})]


# Chains over the archive


def test_a_chain_holds_all_that_hangs_together_before_and_after() -> None:
    again = [("3", "2"), ("2", "1"), ("4", "1"), ("6", "5"), ("8", "7"), ("9", "9")]
    assert chains(again, ["2"]) == (("1", "2", "3", "4"),)
    assert chains(again, ["3", "4", "6", "0", "9"]) == (("1", "2", "3", "4"), ("5", "6"))
    assert chains(again, []) == ()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=9))
def test_chains_share_no_case_and_no_link_leads_out_of_one(again: list[tuple[str, str]]) -> None:
    found = chains(again, "abcdefg")
    held = [case for chain in found for case in chain]
    assert len(held) == len(set(held))
    of = {case: chain for chain in found for case in chain}
    for one, other in again:
        assert one == other or of[one] == of[other]
    assert set(held) == {case for link in again if link[0] != link[1] for case in link}


@pytest.mark.parametrize(
    ("apart", "told"),
    [
        ((), (("1", "2", "3", "4"),)),
        ((("3", "2"),), (("1", "2", "4"),)),
        ((("2", "3"),), (("1", "2", "4"),)),
        ((("3", "1"),), (("1", "2", "4"), ("2", "3"))),
        ((("4", "1"),), (("1", "2", "3"),)),
        ((("4", "2"),), (("1", "2", "3"), ("1", "4"))),
        ((("4", "3"), ("8", "9")), (("1", "2", "3"), ("1", "4"))),
    ],
)
def test_no_chain_holds_a_case_with_what_it_says_is_another_thing(
    apart: tuple[tuple[str, str], ...], told: tuple[tuple[str, ...], ...]
) -> None:
    assert chains([("2", "1"), ("3", "2"), ("4", "1")], "1234", apart) == told


@settings(max_examples=100, deadline=None)
@given(*2 * [st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=9)])
def test_each_link_that_nobody_denies_is_told_in_a_chain(
    again: list[tuple[str, str]], apart: list[tuple[str, str]]
) -> None:
    apart = [each for each in apart if each[0] != each[1]]
    found = chains(again, "abcdefg", apart)
    for case, named in again:
        if case != named and (case, named) not in apart and (named, case) not in apart:
            assert any(case in chain and named in chain for chain in found)
    assert len(set(found)) == len(found)


def third_times(again: Pairs, apart: Pairs = ()) -> tuple[str, ...]:
    return tuple(sorted(case for case, found in before(again, apart).items() if len(found) + 1 >= THIRD_TIME))


def test_what_has_two_times_before_it_is_a_third_time() -> None:
    again = [("2", "1"), ("3", "2"), ("4", "3"), ("6", "5"), ("7", "5"), ("8", "6"), ("8", "7"), ("a", "b"), ("b", "a")]
    assert third_times(again) == ("3", "4", "8")
    assert third_times([]) == ()
    assert third_times([("3", "2"), ("2", "1")], [("3", "1")]) == ()
    assert third_times([("4", "3"), ("3", "2"), ("2", "1")], [("4", "2")]) == ("3",), "nor what only that one leads to"


def test_what_happened_again_since_goes_over_other_cases_and_leaves_out_what_is_another_thing() -> None:
    again = [("b", "a"), ("c", "b"), ("d", "a"), ("x", "y")]
    assert since("a", again) == {"b", "c", "d"}
    assert since("b", again) == {"c"}
    assert since("d", again) == set()
    assert since("a", again, [("c", "a"), ("d", "a")]) == {"b"}
