"""The Japanese catalogue is complete, fits the texts in the code, and is compiled."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages.catalog import Catalog, Message

from retro.locale.update import (
    KEYWORDS,
    ROOMS,
    ROOT,
    compiled,
    extracted,
    po_path,
    read,
    untranslated,
    updated,
    written,
)

PLACE = re.compile(r"{(\w+)}")


@pytest.fixture(scope="module")
def japanese() -> Catalog:
    return read("ja")


def ids(catalogue: Catalog) -> set[str]:
    return {_first(message) for message in catalogue if message.id}


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def test_every_text_of_the_code_is_in_it_and_no_other(japanese: Catalog) -> None:
    assert ids(extracted()) ^ ids(japanese) == set()


def test_no_text_hides_from_the_extraction() -> None:
    """Babel does not look into f-strings and does not know names beside its keywords."""
    known, hidden = ids(extracted()), []
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]) if name in KEYWORDS:
                        hidden += [f"{path.name}:{node.lineno} {text}"] if text and text not in known else []
    assert hidden == []


def test_every_text_is_translated(japanese: Catalog) -> None:
    assert untranslated(japanese) == []


def test_the_places_to_fill_are_the_same(japanese: Catalog) -> None:
    for message in japanese:
        originals = [message.id] if isinstance(message.id, str) else list(message.id)
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        wanted = set(PLACE.findall(originals[-1]))
        for form in forms:
            assert set(PLACE.findall(str(form))) == wanted, message.id


def test_the_compiled_form_is_that_of_the_text() -> None:
    assert po_path("ja").with_suffix(".mo").read_bytes() == compiled(read("ja")), "run python -m retro.locale.update"


def test_the_catalogue_is_written_as_update_writes_it() -> None:
    assert po_path("ja").read_bytes() == written(updated("ja")), "run python -m retro.locale.update"
