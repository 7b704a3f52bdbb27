"""Whether words stand in a case, and where in its texts."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from retro.model.query.matching import Matcher
from retro.model.query.places import Place
from retro.model.query.reading import read_query
from retro.model.query.words import Word
from retro.text.search_forms import plain_form
from retro.text.search_patterns import pattern

CAUSE, OWNER = ("cause", "what"), ("measure", "owner")


def marked(line: str, text: str, place: Place = CAUSE) -> str:
    """The text with the words of a query in brackets."""
    at, parts = 0, []
    for start, end in Matcher(read_query(line, date(2026, 11, 20)).words).spans(place, text):
        parts += [text[at:start], "[", text[start:end], "]"]
        at = end
    return "".join([*parts, text[at:]])


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("slip", "The [slip] lay on [slip]s, no landslip"),
        ("SLIP", "a ｓｌｉｐ".replace("ｓｌｉｐ", "[ｓｌｉｐ]")),
        ("slip parcel", "[slip] of a [parcel]"),
        ('"check slip"', "a [check  slip], a slip check"),
        ("check-slip", "the [check-slip] of v2"),
        ("v2.3 10:05", "[v2.3] at [10:05], not 110:05"),
        ("配", "誤[配]と心[配]"),
        ("さーば", "[サーバー]と[サーバ]"),
        ("引出物", "[引き出物]と[引出物]"),
        ("高田", "[髙田]さん"),
        ("café", "[cafe\u0301] [CAFÉ]"),
        ("owner:slip", "slip"),
        ("cause:slip -lay", "the [slip] lay there"),
        ("stage:cause slip", "the [slip]"),
        ("stage:remedy slip", "the slip"),
        ("stage:cause", "the slip"),
        ("sl slip", "the [slip]"),
    ],
)
def test_what_stands_there_is_marked_as_it_is_written(line: str, text: str) -> None:
    assert marked(line, text.replace("[", "").replace("]", "")) == text


@pytest.mark.parametrize(
    ("line", "text", "whole"),
    [
        ("slip", "a slip", {0: True}),
        ("slip", "a slips", {0: False}),
        ("slip", "slips slip", {0: True}),
        ("slip", "slip slips", {0: True}),
        ("slip", "landslip", {}),
        ("slip", "", {}),
        ("配", "誤配車", {0: True}),
        ("lay slip", "slips lay", {0: True, 1: False}),
        ("-lay slip", "slip lay", {1: True}),
        ("title:slip slip", "slip", {1: True}),
        ("stage:cause", "slip", {}),
    ],
)
def test_of_each_word_it_is_told_whether_it_stands_there_whole(line: str, text: str, whole: dict[int, bool]) -> None:
    assert Matcher(read_query(line, date(2026, 11, 20)).words).whole_in(CAUSE, text) == whole


def fits(line: str, *texts: tuple[Place, str]) -> bool:
    matcher = Matcher(read_query(line, date(2026, 11, 20)).words)
    return matcher.fits({n for place, text in texts for n in matcher.found_in(place, text)})


def test_a_case_fits_in_which_every_word_stands_somewhere_and_none_that_is_not_to() -> None:
    case = (CAUSE, "one table for slips"), (OWNER, "packing lead")
    assert fits("slip lead", *case)
    assert fits("slip -label", *case)
    assert fits("measure:packing cause:table", *case)
    assert fits("stage:cause", *case)
    assert fits("", *case)
    assert not fits("slip label", *case)
    assert not fits("slip -lead", *case)
    assert not fits("measure:table", *case)
    assert not fits("stage:remedy", *case)
    assert not fits("-stage:cause", *case)


def test_a_word_of_which_nothing_can_be_seen_asks_for_nothing() -> None:
    assert fits("\u200b", (CAUSE, "slip"))
    assert fits("-\u200b slip", (CAUSE, "slip"))


def test_what_need_not_be_read_is_told() -> None:
    def kinds(line: str) -> frozenset[str] | None:
        return Matcher(read_query(line, date(2026, 11, 20)).words).kinds

    assert kinds("title:slip cause:table") == frozenset({"retrospective", "cause"})
    assert kinds("stage:changes") == frozenset({"hardware_change", "no_change", "place"})
    assert kinds("title:slip table") is None
    assert kinds("") == frozenset()


LETTERS = st.text("abAé1 -.ーサハバ誤配き物髙「\u0301\u200b\0", max_size=30)


@given(LETTERS, LETTERS)
def test_what_stands_literally_is_found_and_spans_are_of_the_text(word: str, text: str) -> None:
    matcher = Matcher([Word(word, is_phrase=True)])
    spans = matcher.spans(CAUSE, text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    assert bool(spans) == (bool(word) and bool(matcher.found_in(CAUSE, text)))
    if word.strip() and matcher.fits([0]):
        assert matcher.found_in(CAUSE, f"x {word} x") == {0}


PIECES = (
    "slip", "SLIPS", "ｓｌｉｐ", "check", "Müller", "Mueller", "é", "e\u0301", "ß", " ", "  ", "-", "\n", "★", "\u200b",
    "誤", "配", "引き出物", "引出物", "お問い合わせ", "問合せ", "サーバ", "ｻｰﾊﾞｰ", "が", "か゛", "髙橋", "高橋",
    "見積もり", "見積", "㈱", "、", "。", "ー",
)  # fmt: skip
SAID = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=8).map("".join)


@given(SAID, st.lists(SAID.filter(str.strip), min_size=1, max_size=3))
def test_what_is_marked_is_what_was_found_and_nothing_is_marked_twice(text: str, words: list[str]) -> None:
    spans = Matcher([Word(word) for word in words]).spans(CAUSE, text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    patterns = [looked for word in words if (looked := pattern(word))]
    assert bool(spans) == any(looked.search(plain_form(text)) for looked in patterns)
    for span in spans:
        marked = plain_form(text[slice(*span)])
        assert any(looked.search(marked) for looked in patterns), (marked, text)
    alone = [Matcher([Word(word)]).spans(CAUSE, text) for word in words]
    covered = {at for each in alone for start, end in each for at in range(start, end)}
    assert {at for start, end in spans for at in range(start, end)} == covered


def test_a_long_text_and_a_bomb_are_looked_through_at_once() -> None:
    begun = time.process_time()
    for word in ("a" * 5000, "(a+)+$", "サー" * 2000, "引" * 3000, "き出" * 90):
        Matcher([Word(word)]).spans(CAUSE, (word[:-1] + "x ") * 3 + "a" * 50_000)
    assert time.process_time() - begun < 3  # what goes back and forth in them would never end
