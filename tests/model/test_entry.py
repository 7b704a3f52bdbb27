"""An entry is a frozen dataclass to whoever uses it, though nothing of it is made by `dataclass` but its fields."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from retro.model.entry import Entry
from retro.model.field_types import MomentType, ProseType
from retro.model.fields import Field, field_of
from retro.model.record import KINDS
from retro.model.stages.head import Head, Severity
from retro.model.stages.timeline import Event

ALL = [*KINDS.values()]
HEAD = Head(id="0" * 16, title="Parcels swapped", severity=Severity.HIGH)


def test_what_is_not_given_is_empty() -> None:
    assert (HEAD.summary, HEAD.tags, HEAD.started, HEAD.position, HEAD.seq) == ("", (), None, 0.0, 0)
    assert dataclasses.replace(HEAD, severity=None).severity is None


@pytest.mark.parametrize("kind", ALL)
def test_an_entry_holds_all_its_fields_in_their_order(kind: type[Entry]) -> None:
    names = [*kind.defaults]
    assert set(names) == {field.name for field in dataclasses.fields(kind)}
    assert names[:3] == ["id", "position", "revision"]
    assert [*vars(kind())] == [*vars(kind(revision=2, id="1" * 16))] == names
    assert [*vars(dataclasses.replace(kind(), position=2.0))] == names
    assert [name for name in names if isinstance(getattr(kind, name), Field)] == [f.name for f in kind.fields()]


def test_a_field_that_is_not_declared_is_refused() -> None:
    wrong: dict[str, Any] = {"titel": "Parcels", "sumary": "swapped"}
    with pytest.raises(TypeError, match="Head has no field sumary, titel"):
        Head(**wrong)
    with pytest.raises(TypeError):
        Head(*["Parcels"])
    with pytest.raises(TypeError):
        dataclasses.replace(HEAD, **wrong)


def test_an_entry_never_changes() -> None:
    anything: Any = HEAD
    with pytest.raises(dataclasses.FrozenInstanceError):
        anything.title = "another"
    with pytest.raises(dataclasses.FrozenInstanceError):
        anything.new = "another"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del anything.title
    assert HEAD.title == "Parcels swapped"


def test_one_entry_has_nothing_of_another() -> None:
    Event(what="It rang")
    assert Event().what == ""
    assert Event.defaults["what"] == ""


@pytest.mark.parametrize("made", [copy.copy, copy.deepcopy, lambda entry: pickle.loads(pickle.dumps(entry))])
def test_a_copy_is_equal(made: Any) -> None:
    assert made(HEAD) == HEAD
    assert hash(made(HEAD)) == hash(HEAD)
    assert dataclasses.asdict(made(HEAD)) == dataclasses.asdict(HEAD)


def test_a_pattern_takes_it_apart() -> None:
    match HEAD:
        case Head(title=title, severity=Severity.HIGH):
            assert title == "Parcels swapped"
        case _:
            pytest.fail("no match")


def test_the_name_in_the_class_gives_the_field() -> None:
    assert field_of(Event.what).name == "what"
    assert field_of(Head.severity) is Head.field("severity")


def test_fields_are_told_by_their_types_in_their_order() -> None:
    assert [field.name for field in Event.fields_of(MomentType)] == ["happened", "learned"]
    chosen = Event.fields_of(MomentType, ProseType)
    assert chosen == tuple(field for field in Event.fields() if isinstance(field.type, MomentType | ProseType))
    assert len(chosen) > 1
    assert Event.fields_of() == Event.fields()
