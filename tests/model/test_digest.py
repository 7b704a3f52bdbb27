from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings, strategies as st

from retro.model.digest import digest
from retro.model.entry import Entry
from retro.model.field_types import LinkType
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.model.validation import with_entries
from tests.strategies import entries, retrospectives, values

RECORD = Retrospective(
    Head(id="h", reference="2026-001", created="2026-11-20T16:00+09:00", title="二つの荷物 swapped", revision=3),
    (
        Event(id="a", what="packed", happened=Moment.load("2026-11-18T10:20+09:00"), position=1.0),
        Event(id="b", what="called", position=2.0),
    ),
)


def test_it_is_the_same_in_every_version_on_every_machine() -> None:
    said = (
        '[["retrospective","h",{"title":"二つの荷物 swapped"}],'
        '["event","a",{"happened":"2026-11-18T10:20+09:00","what":"packed"}],["event","b",{"what":"called"}]]'
    )
    assert digest(RECORD) == hashlib.sha256(said.encode()).hexdigest()


@settings(max_examples=30)
@given(retrospectives())
def test_it_is_64_hexadecimal_digits(record: Retrospective) -> None:
    assert re.fullmatch("[0-9a-f]{64}", digest(record))


@settings(max_examples=30)
@given(st.data(), retrospectives())
def test_it_changes_with_any_declared_value(data: st.DataObject, record: Retrospective) -> None:
    entry: Entry = data.draw(st.sampled_from([record.head, *record.rows]))
    assume(not entry.follows_closing)
    field = data.draw(
        st.sampled_from([field for field in entry.stored_fields() if not isinstance(field.type, LinkType)])
    )
    new = data.draw(values(field.type))
    assume(field.type.dump(new) != field.type.dump(getattr(entry, field.name)))
    is_same = digest(with_entries(record, replace(entry, **{field.name: new}))) == digest(record)
    assert is_same is field.beside_seal


@settings(max_examples=40)
@given(st.data(), retrospectives())
def test_it_changes_with_a_row_that_goes_or_comes(data: st.DataObject, record: Retrospective) -> None:
    rows = [row for row in record.rows if not row.follows_closing]
    assume(rows)
    gone = data.draw(st.sampled_from(rows))
    without = replace(record, rows=tuple(row for row in record.rows if row is not gone))
    assert digest(without) != digest(record)


def test_it_changes_with_the_order_of_rows_and_with_a_link() -> None:
    first, second = RECORD.rows
    turned = with_entries(RECORD, replace(first, position=3.0))
    assert digest(turned) != digest(RECORD)
    causes = replace(RECORD, rows=(Cause(id="a", position=1.0), Cause(id="b", position=2.0)))
    assert digest(with_entries(causes, Cause(id="b", position=2.0, parent="a"))) != digest(causes)
    assert digest(with_entries(RECORD, replace(second, id="c"))) != digest(RECORD)


@settings(max_examples=40)
@given(st.data(), retrospectives())
def test_what_the_store_gives_changes_nothing(data: st.DataObject, record: Retrospective) -> None:
    """Revisions, the reference and the seal itself; positions, as long as they keep the order."""
    scale, shift = data.draw(st.sampled_from([0.25, 1.0, 8.0])), data.draw(st.integers(-50, 50))
    rows = tuple(
        replace(row, position=row.position * scale + shift, revision=data.draw(st.integers(1, 9)))
        for row in record.rows
    )
    given: dict[str, Any] = {"revision": 77, "seq": 12, "reference": "1999-001", "closed": "x", "digest": "y"}
    assert digest(Retrospective(replace(record.head, **given), rows[::-1], record.answers)) == digest(record)


@settings(max_examples=30)
@given(retrospectives(), st.lists(entries(Addendum, position=3.5), max_size=3))
def test_addenda_change_nothing(record: Retrospective, later: list[Addendum]) -> None:
    named = [replace(row, id=f"later{n}") for n, row in enumerate(later)]
    assert digest(with_entries(record, *named)) == digest(record)


def test_a_measure_that_answers_one_cause_or_none_is_said_as_when_it_could_answer_one_alone() -> None:
    rows = (
        Cause(id="c", what="one table"),
        Measure(id="m", what="bays", answers=("c",), position=1.0),
        Measure(id="n", what="lamp", position=2.0),
    )
    said = (
        '[["retrospective","h",{"title":"x"}],["cause","c",{"what":"one table"}],'
        '["measure","m",{"answers":"c","what":"bays"}],["measure","n",{"what":"lamp"}]]'
    )
    record = Retrospective(Head(id="h", title="x"), rows)
    assert digest(record) == hashlib.sha256(said.encode()).hexdigest()
    more = Retrospective(record.head, (*rows, Cause(id="d", what="no check", position=1.0)))
    assert digest(with_entries(more, replace(rows[1], answers=("c", "d")))) != digest(more)
