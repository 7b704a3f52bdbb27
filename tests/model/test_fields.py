"""The declarations are sound: what the form, the columns, the report and the quick line are made of."""

from __future__ import annotations

import dataclasses

import pytest

from retro.language import LANGUAGES, language
from retro.model import field_types, number_types
from retro.model.choice import EVERYONE, MANAGEMENT, TEAM, Choice, Circle
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.lookup import choice_names
from retro.model.quick_entry.vocabulary import SIGNS
from retro.model.record import KINDS, ROWS, kinds_of
from retro.model.stage import Stage
from retro.model.stages import STAGES, WALKED
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Contact
from retro.store.sql.link_tables import has_column
from retro.store.sql.tables import table
from retro.text.folding import name_key
from tests.of_each import of_each

ALL: tuple[type[Entry], ...] = (Head, *ROWS)
FIELDS = [(kind, field) for kind in ALL for field in kind.fields()]

every_kind = pytest.mark.parametrize("kind", ALL, ids=[kind.kind for kind in ALL])
every_field = of_each(FIELDS)


def choices_of(field: Field) -> list[Choice]:
    """The fixed set that a field chooses from; none if it does not."""
    kind = field.type
    return (
        list(kind.choices)
        if isinstance(kind, field_types.ChoiceType | field_types.ChoicesType | field_types.OpenChoiceType)
        else []
    )


@every_field
def test_a_field_has_a_label_and_a_name_of_its_own(kind: type[Entry], field: Field) -> None:
    assert field.label.strip()
    assert kind.field(field.name) == field
    assert field.name.isidentifier()
    assert field.name not in {"id", "position", "revision", "kind", "stage", "label", "main", "lead", "prefix"}


@every_field
def test_a_field_bears_no_name_of_a_column_that_the_store_makes(kind: type[Entry], field: Field) -> None:
    named = [column.name.lower() for column in table(kind.kind).columns]
    is_column = field in kind.stored_fields() and has_column(field)
    assert named.count(field.name.lower()) == is_column, (
        f"no archive could be opened: retro/store/sql/tables.py makes a column {field.name} itself; call the field else"
    )


@every_field
def test_a_field_is_empty_before_anything_is_written(kind: type[Entry], field: Field) -> None:
    assert getattr(kind(), field.name) == field.type.empty
    assert field.type.load(field.type.dump(field.type.empty)) == field.type.empty


@every_field
def test_the_names_of_other_fields_are_right(kind: type[Entry], field: Field) -> None:
    if field.unit:
        assert isinstance(field.type, number_types.NumberType)
        assert type(kind.field(field.unit).type) is field_types.LineType
    if field.not_before:
        assert isinstance(field.type, field_types.MomentType)
        assert isinstance(kind.field(field.not_before).type, field_types.MomentType)


@every_field
def test_a_link_names_a_kind_of_row(kind: type[Entry], field: Field) -> None:
    if isinstance(field.type, field_types.LinkType) and field.type.to:
        assert issubclass(KINDS[field.type.to], Entry)
        assert KINDS[field.type.to] in ROWS


@every_field
def test_choices_can_be_told_apart_by_every_name(kind: type[Entry], field: Field) -> None:
    owners: dict[str, Choice] = {}
    for choice in choices_of(field):
        assert choice.label.strip()
        assert choice.value == choice.value.lower()
        for name in choice_names(choice):
            assert owners.setdefault(name_key(name), choice) is choice
            assert name[0].isalpha(), "a mark before a figure is text"


@every_kind
def test_a_kind_says_what_a_row_is(kind: type[Entry]) -> None:
    assert isinstance(kind.field(kind.main).type, field_types.LineType | field_types.ProseType | field_types.RoleType)
    leads = field_types.MomentType | number_types.NumberType | field_types.LinkType
    assert not kind.lead or isinstance(kind.field(kind.lead).type, leads)
    assert kind.label
    assert kind.stage in STAGES
    assert kind.__doc__


@every_kind
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_mark_means_one_field_of_a_kind(kind: type[Entry], code: str) -> None:
    marks = [field.mark if field.mark in SIGNS else language(code)(field.mark) for field in kind.fields() if field.mark]
    assert len({mark.lower() for mark in marks}) == len(marks)
    assert all(not any(char.isspace() for char in mark) for mark in marks), "a mark is one word"


@every_kind
def test_a_word_means_the_same_field_in_every_language(kind: type[Entry]) -> None:
    owners: dict[str, str] = {}
    for field in kind.fields():
        if field.mark and field.mark not in SIGNS:
            for code in LANGUAGES:
                assert owners.setdefault(language(code)(field.mark).lower(), field.name) == field.name


@pytest.mark.parametrize("stage", STAGES)
def test_the_words_of_a_stage_tell_its_kinds_apart(stage: Stage) -> None:
    first, *others = kinds_of(stage)
    assert not first.prefix, "a plain line makes a row of the first kind"
    assert all(kind.prefix for kind in others)
    for code in LANGUAGES:
        words = [language(code)(kind.prefix).lower() for kind in others]
        assert len(set(words)) == len(words)


def test_every_kind_is_known_by_one_name() -> None:
    assert set(KINDS.values()) == {*ALL, EmptyAnswer}
    assert all(KINDS[kind.kind] is kind for kind in ALL)
    assert all(kind.kind.isidentifier() for kind in ALL)
    assert {kind.stage for kind in ROWS} == set(STAGES)


def test_the_stages_are_numbered_in_the_order_of_the_walk() -> None:
    assert [stage.number for stage in STAGES] == list(range(len(STAGES)))
    assert [stage.number for stage in WALKED] == list(range(1, len(WALKED) + 1))
    assert all(stage.label and stage.name for stage in STAGES)
    assert all(stage.question.endswith("?") for stage in STAGES if stage.question)


def test_what_is_not_said_is_the_safe_thing() -> None:
    declared = {f.name: f.metadata["retro"] for f in dataclasses.fields(Contact) if "retro" in f.metadata}
    assert declared["by"].seen_by is TEAM
    assert Head.field("facilitator").seen_by is TEAM


def test_names_of_people_never_leave_the_team() -> None:
    assert KINDS["participant"].field("name").seen_by is TEAM
    assert KINDS["participant"].field("role").seen_by is TEAM


def test_who_may_read_what() -> None:
    allowed = {(reader, field) for reader in Circle for field in Circle if reader.holds(field)}
    assert allowed == {
        (TEAM, TEAM),
        (TEAM, MANAGEMENT),
        (TEAM, EVERYONE),
        (MANAGEMENT, MANAGEMENT),
        (MANAGEMENT, EVERYONE),
        (EVERYONE, EVERYONE),
    }


def test_an_unknown_field_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Remedy.field("nothing")
