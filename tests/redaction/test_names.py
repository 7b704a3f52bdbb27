"""Names, addresses and numbers in texts, found and not found: the examples in `fixtures/names`."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.language import language
from retro.model.stages.head import Participant
from retro.model.stages.review import Lesson
from retro.redaction.names.findings import places
from tests.records import record

_FIXTURES = Path(__file__).parent / "fixtures" / "names"


def _examples(file: str) -> list[list[str]]:
    lines = (_FIXTURES / file).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def _found(text: str, *people: Participant, other: str = "") -> str:
    visible = record(Lesson(what=text), title="")
    return "|".join(place.found for place in places(visible, record(*people), language("en"), [other]))


@pytest.mark.parametrize(("name", "reading", "text", "found"), _examples("english.tsv") + _examples("japanese.tsv"))
def test_names(name: str, reading: str, text: str, found: str) -> None:
    assert _found(text, Participant(role="lead", name=name, reading=reading)) == found


@pytest.mark.parametrize(("text", "found"), _examples("contact_details.tsv"))
def test_contact_details(text: str, found: str) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(("called", "text", "found"), _examples("others.tsv"))
def test_other_customers(called: str, text: str, found: str) -> None:
    assert _found(text, other=called) == found
