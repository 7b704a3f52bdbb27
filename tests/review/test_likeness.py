"""How much one case is like another: by shared, rare terms, and by what is said of both (S12, S14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from retro.review.likeness import RECURRED, Text, Traits, likeness, rarity, traits


def _case(title: str, cause: str = "", timeline: str = "", **more: str) -> Traits:
    texts = [Text("head", "title", title), Text("cause", "what", cause), Text("timeline", "what", timeline)]
    return traits(texts, origin=more.get("origin", ""), tags=more.get("tags", "").split())


SWAPPED = _case("Two parcels swapped", "slips of two orders lay on one table", "a customer rang at nine")
AGAIN = _case("Parcels swapped again", "two slips lay on the packing table", "the shop noticed it")
CABLE = _case("An excavator cut the cable", "one road for both lines", "a customer rang at ten")
MISSENT = _case("引き出物の誤配", "送り状が机に二枚並んでいた")
MISSENT_AGAIN = _case("引出物を誤配", "送り状の取り違え")
ARCHIVE = (SWAPPED, AGAIN, CABLE, MISSENT, MISSENT_AGAIN)


def _rarity(archive: Sequence[Traits] = ARCHIVE) -> Callable[[str], float]:
    having = Counter(term for case in archive for term in case.terms)
    return lambda term: rarity(having[term], len(archive))


def test_the_same_thing_is_liker_than_the_same_customer() -> None:
    rare = _rarity()
    assert likeness(SWAPPED, AGAIN, rare).score > RECURRED > likeness(SWAPPED, CABLE, rare).score


def test_it_is_the_same_from_both_sides() -> None:
    rare = _rarity()
    assert likeness(SWAPPED, AGAIN, rare) == likeness(AGAIN, SWAPPED, rare)


def test_one_word_is_found_in_another_way_of_writing_it() -> None:
    assert likeness(MISSENT, MISSENT_AGAIN, _rarity()).score > RECURRED


def test_what_is_shared_is_told_the_most_telling_first() -> None:
    assert [*likeness(SWAPPED, AGAIN, _rarity()).shared][:2] == ["parcels", "swapped"]


@pytest.mark.parametrize(
    ("one", "other"), [("", ""), ("", "Two parcels"), ("12 on 2026", "12 of 2026"), ("、。", "、。")]
)
def test_what_says_nothing_is_like_nothing(one: str, other: str) -> None:
    """Nothing, figures of days, signs and short words tell of no case what it is about."""
    assert likeness(_case(one), _case(other), _rarity()).score == 0


def test_origin_and_tags_of_both_make_them_liker_and_are_told() -> None:
    rare = _rarity()
    one = _case("Two parcels swapped", origin="logistics", tags="packing gift")
    other = _case("Parcels swapped again", origin="logistics", tags="gift")
    plain = likeness(_case("Two parcels swapped"), _case("Parcels swapped again"), rare)
    told = likeness(one, other, rare)
    assert told.score > plain.score
    assert (told.same_origin, told.tags) == (True, ("gift",))
    assert not likeness(_case("x"), _case("y"), rare).same_origin


def test_a_term_that_all_have_tells_nothing_much() -> None:
    everywhere, nowhere = rarity(1000, 1000), rarity(1, 1000)
    assert 0 < everywhere < 0.01 < nowhere <= 1


@pytest.mark.parametrize("thought", [1, 10, 1000])
def test_a_term_that_none_has_tells_all_that_one_can_tell(thought: int) -> None:
    assert rarity(0, thought) == pytest.approx(1)


def test_each_cause_is_kept_by_itself_with_what_can_tell_something() -> None:
    case = traits(
        [Text("cause", "what", "slips lay on one table"), Text("cause", "evidence", "photographs"),
         Text("cause", "what", "、"), Text("cause", "what", "orders mixed"), Text("head", "title", "Swapped")],
    )  # fmt: skip
    first, second = case.causes
    assert {"slips", "table"} <= {*first} or {"slip", "tabl"} <= {*first}
    assert not first & second
    assert not any("photograph" in term or "swap" in term for term in first | second)
