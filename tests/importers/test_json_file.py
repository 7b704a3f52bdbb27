from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from exports.data.json_file import json_extract, json_report
from retro.errors import RetroError
from retro.importers.json_file import read_json
from retro.redaction.audience import CUSTOMER, MANAGEMENT, Audience
from tests.records import record
from tests.reports import visible
from tests.strategies import hostile_text, wholes

FIXTURES = Path(__file__).parent / "fixtures"


def refused(text: str) -> RetroError:
    with pytest.raises(RetroError) as caught:
        read_json(text)
    assert caught.value.step
    return caught.value


@settings(max_examples=30, deadline=None)
@given(wholes())
def test_what_was_exported_comes_in_again_to_the_last_byte(whole: Any) -> None:
    text = json_report(whole)
    assert text.endswith("}\n")
    assert json_report(read_json(text)) == text
    assert read_json("\ufeff" + text) == read_json(text)


def test_japanese_stays_readable() -> None:
    text = (FIXTURES / "mistakes.json").read_text("utf-8").replace("awful", "high").replace("soon", "2026-12-01")
    assert "配送先の取り違え" in json_report(read_json(text.replace('"nowhere"', "null")))


def test_every_mistake_is_told_with_its_place() -> None:
    error = refused((FIXTURES / "mistakes.json").read_text("utf-8"))
    choices = "Choose from: low, medium, high, critical."
    assert str(error.title).split("\n") == [
        "3 values in it are wrong:",
        f"retrospective.severity: “awful” is none of the choices of “severity”. {choices}",
        "rows[1].due: “soon” does not read as a day. Write it like 2026-12-01, 1 Dec or 12月1日.",
        "rows[1].answers: “answers” points to a row that is not in this retrospective.",
    ]
    assert "Nothing was changed" in str(error.step)


def test_ten_mistakes_are_listed_and_the_rest_counted() -> None:
    data = json.loads((FIXTURES / "mistakes.json").read_text("utf-8"))
    data["rows"] = [{"kind": "event", "id": f"e{n}", "what": 5} for n in range(30)]
    lines = str(refused(json.dumps(data)).title).split("\n")
    assert lines[0] == "31 values in it are wrong:"
    assert [line.partition(":")[0] for line in lines[1:-1]] == [
        "retrospective.severity",
        *(f"rows[{n}].what" for n in range(9)),
    ]
    assert lines[-1] == "and 21 more"


def test_long_and_steering_values_are_told_short_and_harmless() -> None:
    data = json.loads((FIXTURES / "mistakes.json").read_text("utf-8"))
    data["rows"] = [
        {"kind": "\x1b[2J" * 1000, "\x1b[31m" * 1000: 1},
        {"kind": "event", "id": "e", "\x1b[31m" * 1000: 1},
    ]
    title = str(refused(json.dumps(data)).title)
    assert "\x1b" not in title
    assert max(map(len, title.split("\n"))) < 500  # the fields that it may have are listed whole


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1, column 1"),
        ("# Report\n", "line 1, column 1"),
        ('{\n  "format": "retro",\n}', "line 2, column 20"),
        ('{"tags": [\n  1,\n  2 ,\n]}', "line 3, column 5"),
        ('{"tags": [1,}', "line 1, column 12"),
        ('{"tags": ["1,"}', "line 1, column 15"),
        ('{"format": "retro"', "line 1, column 19"),
        ('{"a": "\x1b"}', "line 1, column 8"),
        ('{"format": "retro", "version": NaN}', "“NaN” is no number"),
        ('{"format": "retro", "version": -Infinity}', "“-Infinity” is no number"),
        ('{"format": "retro", "version": 1, "version": 1}', "“version” stands twice"),
        ("[" * 100_000, "too many brackets"),
        ('{"format": "retro", "version": ' + "9" * 5_000 + "}", "too long"),
        ("[]", "no retrospective that Retro wrote"),
        ('{"format": "retro", "version": 99}', "version 99"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_such_file_is_refused_with_the_reason(text: str, told: str) -> None:
    assert told in str(refused(text).title)


KEYS = ("format", "version", "retrospective", "rows", "log", "id", "kind", "ops", "values", "x")


@settings(max_examples=100, deadline=None)
@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | hostile_text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=8,
))  # fmt: skip
def test_nothing_but_a_message_comes_of_any_json(data: Any) -> None:
    given = {"format": "retro", "version": 1, "retrospective": data, "rows": [data], "log": [data], **(
        data if isinstance(data, dict) else {}
    )}  # fmt: skip
    refused(json.dumps(given))


@pytest.mark.parametrize("reader", [CUSTOMER, MANAGEMENT])
def test_an_extract_is_not_taken_for_the_whole(reader: Audience) -> None:
    error = refused(json_extract(visible(record(), reader), reader))
    assert f"an extract for {'the ' if reader is CUSTOMER else ''}{reader.code}, not the whole" in str(error.title)
    assert "--for team" in str(error.step)
    assert "an extract, not the whole" in str(refused('{"format": "retro-extract", "for": {}}').title)
