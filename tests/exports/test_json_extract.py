from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import exports.data
from exports.data.json_file import json_extract
from retro.model.field_types import LinkType
from retro.model.record import KINDS, Retrospective
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import CaseKind, Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.redaction.audience import AUDIENCES, CUSTOMER, MANAGEMENT, Audience
from tests.records import record
from tests.reports import visible
from tests.strategies import retrospectives

DESCRIBED = Path(exports.data.__file__).with_name("JSON.md").read_text("utf-8")
EXAMPLE: dict[str, Any] = json.loads(re.findall(r"^```json\n(.*?)^```$", DESCRIBED, re.MULTILINE | re.DOTALL)[1])


def extract(whole: Retrospective, reader: Audience) -> dict[str, Any]:
    """What the reader is given."""
    data: dict[str, Any] = json.loads(json_extract(visible(whole, reader), reader))
    return data


def test_it_is_as_described() -> None:
    rows = [
        Cause(id="00000000000000c1", what="Slips of two orders lay on one table", sure=CauseConfidence.FACT),
        Measure(what="One place per order", answers=("00000000000000c1",), due=date(2026, 12, 1)),
        Participant(role="packer", name="Hoshino"),
    ]
    whole = record(
        *rows, title="Two parcels swapped before a wedding", case_kind=CaseKind.COMPLAINT, zone="", started=None
    )
    named = replace(whole, head=replace(whole.head, reference="2026-001"))
    assert extract(named, MANAGEMENT) == EXAMPLE
    customers = {**EXAMPLE["rows"][0]}
    customers.pop("id")
    assert extract(named, CUSTOMER)["rows"][0] == customers


def test_of_several_links_each_that_is_told_has_its_id() -> None:
    rows = [Cause(id=name, what=name) for name in ("c1", "c2", "c3")]
    told = extract(record(*rows, Measure(what="Trays", answers=("c1", "c3"))), MANAGEMENT)["rows"]
    assert [row.get("id") for row in told] == ["c1", None, "c3", None]
    assert told[-1]["answers"] == ["c1", "c3"]


def test_a_closed_one_says_so() -> None:
    whole = record()
    closed = replace(whole, head=replace(whole.head, closed="2026-12-01T09:00+09:00", digest="ab" * 32))
    told = extract(closed, MANAGEMENT)["retrospective"]
    assert (told["closed"], told["digest"]) == ("2026-12-01T09:00+09:00", "ab" * 32)
    assert "closed" not in extract(whole, MANAGEMENT)["retrospective"]


def test_japanese_stays_readable() -> None:
    whole = record(Event(what="電話が鳴る", confirmed=True))
    assert "電話が鳴る" in json_extract(visible(whole, CUSTOMER), CUSTOMER)


@settings(max_examples=25)
@given(retrospectives(), st.sampled_from([MANAGEMENT, CUSTOMER]))
def test_nothing_is_in_it_but_what_the_reader_may_see(whole: Retrospective, reader: Audience) -> None:
    told = extract(whole, reader)
    assert list(told) == ["format", "version", "for", "retrospective", "rows"]
    links = [
        row[field.name]
        for row in told["rows"]
        for field in KINDS[row["kind"]].fields()
        if isinstance(field.type, LinkType) and field.name in row
    ]
    linked = {target for value in links for target in (value if isinstance(value, list) else [value])}
    for kind, values in [("retrospective", told["retrospective"]), *((row.pop("kind"), row) for row in told["rows"])]:
        fields = {field.name: field for field in KINDS[kind].fields()}
        own = {"reference", "closed", "digest"} if kind == "retrospective" else {"id"}
        assert all(reader.reads(fields[name]) for name in values.keys() - own)
        if kind != "retrospective" and "id" in values:
            assert values["id"] in linked


@pytest.mark.parametrize("reader", AUDIENCES)
def test_the_same_record_gives_the_same_bytes(reader: Audience) -> None:
    whole = record(Event(what="a"), Event(what="b"))
    assert json_extract(whole, reader) == json_extract(replace(whole, rows=whole.rows[::-1]), reader)
