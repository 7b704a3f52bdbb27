"""Names, addresses and numbers in texts, found and not found: the examples in `fixtures/names`."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.language import language
from retro.model.stages.head import Participant
from retro.model.stages.review import Lesson
from retro.redaction.names.match_context import MatchContext
from retro.redaction.names.name_finder import finder_of
from retro.redaction.names.named_places import places
from tests.of_each import of_each
from tests.records import record

_FIXTURES = Path(__file__).parent / "fixtures" / "names"


def _examples(file: str) -> list[list[str]]:
    lines = (_FIXTURES / file).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def _found(text: str, *people: Participant, other: str = "") -> str:
    visible = record(Lesson(what=text), title="")
    return "|".join(place.found for place in places(visible, record(*people), language("en"), [other]))


@of_each(_examples("english.tsv") + _examples("japanese.tsv"))
def test_names(name: str, reading: str, text: str, found: str) -> None:
    assert _found(text, Participant(role="lead", name=name, reading=reading)) == found


@pytest.mark.parametrize(("text", "found"), _examples("contact_details.tsv"))
def test_contact_details(text: str, found: str) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(("called", "text", "found"), _examples("others.tsv"))
def test_other_customers(called: str, text: str, found: str) -> None:
    assert _found(text, other=called) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("長谷川さん", [(0, 5, frozenset({0}))]),
        ("長谷川町", [(0, 2, frozenset({1}))]),  # the longer one would be a part of the name of a place
        ("長谷町", []),
    ],
)
def test_where_a_longer_form_may_not_end_the_next_one_is_looked_for(
    text: str, found: list[tuple[int, int, frozenset[int]]]
) -> None:
    finder = finder_of([frozenset({(MatchContext.WITHIN, tuple(name))}) for name in ("長谷川", "長谷")])
    assert finder.find(text) == found


def test_of_two_that_begin_together_the_longer_one_is_found_whoever_bears_it() -> None:
    forms = [(MatchContext.WITHIN, "長谷"), (MatchContext.APART, "長谷川")]
    for bearer, both in enumerate((forms, forms[::-1])):
        finder = finder_of([frozenset({(manner, tuple(name))}) for manner, name in both])
        assert finder.find("長谷川さん") == [(0, 5, frozenset({1 - bearer}))]
