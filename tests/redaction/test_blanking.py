"""A record without words: they are nowhere in its rows and its log, and all else is as it was."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hypothesis import given, settings

from retro.model.chain import is_blanked
from retro.model.change import Add, Change, Forget, Logged
from retro.model.differences import differences
from retro.model.entry import EntryId
from retro.model.field_types import ChoiceType, DayType, LinkType, YesNoType
from retro.model.fields import Field
from retro.model.number_types import NumberType
from retro.model.record import FullRecord
from retro.model.replay import replayed
from retro.model.stages.head import Participant
from retro.model.stages.remedy import Remedy
from retro.redaction.forgetting.blanking import blanked, texts
from retro.redaction.forgetting.cleaning import of_name
from retro.redaction.forgetting.sought import SoughtName
from tests.records import record
from tests.strategies import wholes

_STAY = ChoiceType, DayType, LinkType, NumberType, YesNoType


def _clean(text: str, _field: Field | None, _row: EntryId) -> str:
    return text.replace("a", "\u25a0")


def _stays(whole: FullRecord) -> list[list[Any]]:
    rows = (whole.record.head, *whole.record.rows, *whole.record.answers, *whole.deleted)
    return [
        [row.kind, row.id, *(getattr(row, each.name) for each in row.stored_fields() if isinstance(each.type, _STAY))]
        for row in sorted(rows, key=lambda row: (row.kind, row.id))
    ]


@given(wholes())
@settings(max_examples=12)
def test_no_word_is_left_and_all_else_stays(whole: FullRecord) -> None:
    found = blanked(whole, _clean)
    codes = {"asked", "digest"}
    assert not [text for _key, field, text in texts(found.whole) if "a" in text and field not in codes]
    assert not [logged for logged in found.whole.log if "a" in logged.change.author]
    assert _stays(found.whole) == _stays(whole)
    if not found.is_anything:
        assert found.whole.log == whole.log
        assert {*found.whole.record.rows} == {*whole.record.rows}


@given(wholes())
@settings(max_examples=12)
def test_the_log_still_comes_to_what_the_rows_hold_and_says_where_words_went(whole: FullRecord) -> None:
    def differing(each: FullRecord) -> set[tuple[str, EntryId, str]]:
        return {(one.kind, one.id, one.field) for one in differences(each, replayed(each.log))}

    found = blanked(whole, _clean)
    assert differing(found.whole) <= differing(whole)
    entries = {entry for op in found.ops() for entry in op.entries}
    assert all(isinstance(op, Forget) for op in found.ops())
    altered = {new.change.id for new, old in zip(found.whole.log, whole.log, strict=True) if new.change != old.change}
    assert entries == altered
    assert all(is_blanked(logged) for logged in found.whole.log if logged.link and logged.change.id in altered)


def test_what_the_log_holds_of_a_field_that_is_gone_is_blanked_there() -> None:
    added = Add("event", "e", {"what": "a call", "gone": "Anna said", "gone_too": 3}, 1.0)
    log = (Logged(1, Change("c", datetime.fromisoformat("2026-11-27T09:00+09:00"), "cd", (added,))),)
    found = blanked(FullRecord(record(), (), log), lambda text, field, row: f"{row} {text}" if field is None else text)
    (op,) = found.whole.log[0].change.ops
    assert isinstance(op, Add)
    assert op.values == {"what": "a call", "gone": "e Anna said", "gone_too": 3}


def test_a_name_goes_with_what_stands_beside_it_unless_somebody_else_is_named_there() -> None:
    """Whatever else the row says: the field of the one person is blanked as a whole, that of several in part."""
    one = Participant(id="one", role="lead", name="Tanaka of the night shift", part="packs, and Ines rang")
    two = Participant(id="two", role="lead", name="Tanaka, Ines Falk")
    other = Remedy(id="r", what="Tanaka and Ines bring it")
    clean = of_name(FullRecord(record(one, two, other), (), ()), SoughtName("Tanaka").sought, "[X]")
    said = {row.id: clean(row.name, Participant.field("name"), row.id) for row in (one, two)}
    assert said == {"one": "[X]", "two": "[X], Ines Falk"}
    assert clean(other.what, Remedy.field("what"), "r") == "[X] and Ines bring it"
