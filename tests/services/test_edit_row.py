"""Editing a row by texts: every field can be named and set, and what others write meanwhile does not stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from retro.errors import RetroError
from retro.language import LANGUAGES, language
from retro.model import edits
from retro.model.change import Applied, Change, Conflict
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.record import KINDS, ROWS, Retrospective
from retro.model.stages.head import Head, Severity
from retro.model.stages.prevention import Measure
from retro.model.stages.review import Reopening
from retro.model.stages.timeline import Event
from retro.services.changing.conflict import ConflictError
from retro.services.changing.edit_row import edit_row
from retro.services.changing.field_texts import UnknownFieldError, field_called
from retro.services.changing.set_head import set_head
from retro.services.follow_up.reopen import reopen
from retro.services.sending.references import references
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store
from tests.of_each import of_each
from tests.sampled import sampled
from tests.services.conftest import Case

FIELDS_OF_ROWS = {(kind, each.name) for kind in ROWS if kind is not Reopening for each in kind.offered()}
FIELDS = [(kind, field) for kind in KINDS.values() for field in kind.fields() if not field.by_command]


@of_each(FIELDS)
def test_every_field_is_called_by_its_name_and_by_its_label(kind: type[Entry], field: object) -> None:
    from retro.model.fields import Field

    assert isinstance(field, Field)
    assert field_called(kind, field.name) is field
    for code in LANGUAGES:
        assert field_called(kind, language(code)(field.label)) is field


def test_a_word_for_two_fields_names_both() -> None:
    with pytest.raises(UnknownFieldError, match="status, started"):
        field_called(Head, "sta")


@pytest.mark.parametrize(
    ("kind", "word", "meant"),
    [(Measure, "chek on", "check_on"), (Head, "severty", "severity, sev"), (Measure, "ownr", "owner")],
)
def test_a_misspelt_word_is_told_with_what_one_types_for_the_near_ones(
    kind: type[Entry], word: str, meant: str
) -> None:
    with pytest.raises(UnknownFieldError) as refused:
        field_called(kind, word)
    assert str(refused.value) == f"There is no field “{word}” here. Did you mean {meant}?"


class Interrupted:
    """A store in which somebody else writes right before each of the first changes."""

    def __init__(self, case: Case, *others: Callable[[Retrospective], tuple[object, ...]]) -> None:
        self._case, self._others = case, list(others)

    def __getattr__(self, name: str) -> object:
        return getattr(self._case.store, name)

    def apply(self, reference: str, change: Change) -> Applied | Conflict:
        if self._others:
            self._case.elsewhere(self._others.pop(0))  # type: ignore[arg-type]  # operations
        return self._case.store.apply(reference, change)


def interrupted(case: Case, *others: Callable[[Retrospective], tuple[object, ...]]) -> Store:
    return Interrupted(case, *others)  # type: ignore[return-value]  # it has all of a store


def test_an_edit_is_written_whatever_others_wrote_into_the_field(case: Case) -> None:
    store = interrupted(
        case,
        lambda record: edits.changed(record.of(Event)[0], {"what": "theirs"}),
        lambda record: edits.changed(record.of(Event)[0], {"what": "theirs again"}),
    )
    edited = edit_row(store, case.factory, case.record, case.record.of(Event)[0], ["what=mine"])
    assert case.record.of(Event)[0].what == "mine"
    assert edited.done.record == case.record
    assert edited.row == case.record.of(Event)[0]


def test_the_head_is_written_whatever_others_wrote_into_the_field(case: Case) -> None:
    store = interrupted(case, lambda record: edits.changed(record.head, {"severity": Severity.MEDIUM}))
    set_head(store, case.factory, case.record, ["severity=critical"])
    assert case.record.head.severity is Severity.CRITICAL


def test_a_row_that_was_deleted_meanwhile_is_told(case: Case) -> None:
    row = case.record.of(Event)[0]
    store = interrupted(case, lambda record: edits.deleted(record, row))
    with pytest.raises(RetroError) as raised:
        edit_row(store, case.factory, case.record, row, ["what=mine"])
    assert not isinstance(raised.value, ConflictError)
    assert "deleted meanwhile" in str(raised.value.title)


def test_it_gives_up_where_others_never_stop(case: Case) -> None:
    others = [lambda record, n=n: edits.changed(record.of(Event)[0], {"what": f"theirs {n}"}) for n in range(20)]
    with pytest.raises(ConflictError):
        edit_row(interrupted(case, *others), case.factory, case.record, case.record.of(Event)[0], ["what=mine"])
    assert case.record.of(Event)[0].what.startswith("theirs")


def test_one_edit_is_one_step_of_undo(case: Case) -> None:
    before = case.record
    edit_row(case.store, case.factory, case.record, before.of(Event)[2], ["happened=9:30", "source=log", "what=x"])
    from retro.services.changing.history import undo

    undo(case.store, case.factory, case.record)
    assert [replace(row, revision=0) for row in case.record.rows] == [replace(row, revision=0) for row in before.rows]


def told(row: Entry) -> dict[str, Any]:
    """What `retro rows --json` tells of a row."""
    return {
        name: value
        for name, value in row.dump().items()
        if value != row.field(name).type.dump(row.field(name).type.empty)
    }


def test_every_field_takes_what_json_tells_of_it(tmp_path: Path) -> None:
    """All fields of all kinds, as the samples fill them: emptied, and written again from their plain form."""
    store, factory = open_store(sampled(tmp_path / "retro.db")), ChangeFactory()
    tried: set[tuple[type[Entry], str]] = set()
    for reference in references(store):
        record = store.load(reference)
        if record.head.closed:
            record = reopen(store, factory, record, "to be edited").record
        for row in record.rows:
            texts = {name: as_text(value) for name, value in told(row).items()}
            new = {(type(row), name) for name in texts if not row.field(name).by_command} - tried
            if not new or isinstance(row, Reopening) or store.load(reference).get(row.id) is None:
                continue
            tried |= new
            empty = [f"{name}=" for _kind, name in sorted(new, key=str) if name not in {row.main, row.needed()}]
            edit_row(store, factory, store.load(reference), row, empty)
            edited = edit_row(store, factory, store.load(reference), row, [f"{name}={texts[name]}" for _, name in new])
            assert edited.row.dump() == row.dump()
    store.close()
    assert FIELDS_OF_ROWS - tried == set()


def as_text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
