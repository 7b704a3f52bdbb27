"""What rows are called: by their number, by the beginning of what they say."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.field_types import LinkType
from retro.model.problem import Code, ValidationError
from retro.model.row_labels import find_row, link_targets, number_of, row_label, row_name
from retro.model.stages.cause import Cause
from retro.model.stages.timeline import Event
from tests.records import record

CAUSES, ANY = LinkType("cause"), LinkType()
CASE = record(
    Event(what="Parcels packed", id="e1"),
    Event(what="Parcels sent", id="e2"),
    Cause(what="one table", id="c1"),
    Cause(what="no place", id="c2", parent="c1"),
    Cause(what="slips swapped", id="c3"),
)


def refused(text: str, link: LinkType, *rows: Event) -> tuple[Code, dict[str, object]]:
    with pytest.raises(ValidationError) as error:
        find_row(text, link, record(*rows) if rows else CASE)
    (problem,) = error.value.problems
    listed = {name: tuple(map(str, held)) for name, held in problem.params.items() if isinstance(held, tuple)}
    return problem.code, {**problem.params, **listed}


@pytest.mark.parametrize(
    ("text", "link", "row"),
    [
        ("2", CAUSES, "c2"),
        ("c3", CAUSES, "c3"),
        ("2.1", CAUSES, "c1"),
        (" SLIPS", CAUSES, "c3"),
        ("1.2", ANY, "e2"),
        ("parcels s", ANY, "e2"),
        ("one", ANY, "c1"),
    ],
)
def test_a_row_is_found_by_what_it_is_called(text: str, link: LinkType, row: str) -> None:
    assert find_row(text, link, CASE) == row


def test_what_calls_none_or_several_is_refused_with_those_that_may_be_meant() -> None:
    assert refused(" 9 ", CAUSES) == (
        Code.NO_CHOICE,
        {"text": "9", "choices": ("1 “one table”", "2 “no place”", "3 “slips swapped”")},
    )
    assert refused("parcels", ANY) == (
        Code.AMBIGUOUS,
        {"text": "parcels", "choices": ("1.1 “Parcels packed”", "1.2 “Parcels sent”")},
    )
    assert refused("1", CAUSES, Event(what="nothing that a cause could be"))[0] is Code.NO_TARGET


@pytest.mark.parametrize(("rows", "more"), [(6, ()), (7, ("…",))])
def test_of_many_a_few_are_listed(rows: int, more: tuple[str, ...]) -> None:
    _code, params = refused("nowhere", ANY, *(Event(what=f"line {n}\nand more") for n in range(1, rows + 1)))
    assert params["choices"] == (*(f"1.{n} “line {n} and more”" for n in range(1, 7)), *more)


def test_a_long_line_is_listed_by_its_beginning() -> None:
    _code, params = refused("nowhere", ANY, Event(what="a" * 30), Event(what="b" * 31))
    assert params["choices"] == (f"1.1 “{'a' * 30}”", f"1.2 “{'b' * 29}…”")


def test_a_row_has_its_number_and_with_it_the_one_of_its_stage() -> None:
    cause, gone = CASE.of(Cause)[1], Event(id="gone")
    assert (number_of(CASE, cause), number_of(CASE, gone)) == (2, 0)
    assert (row_name(CASE, cause), row_label(CASE, cause, CAUSES), row_label(CASE, cause, ANY)) == ("2.2", "2", "2.2")


def test_a_link_may_point_to_all_but_the_row_itself_and_what_stands_under_it() -> None:
    first, _second, third = CASE.of(Cause)
    labels = [target.label(language("en")) for target in link_targets(CASE, third, CAUSES)]
    assert labels == ["1  one table", "2    no place"]
    assert [target.row.id for target in link_targets(CASE, first, CAUSES)] == ["c3"]
    every = link_targets(CASE, first, ANY)
    assert [target.row.id for target in every] == ["e1", "e2", "c2", "c3"]
    assert every[0].label(language("en")) == "Event: Parcels packed"


def test_rows_are_listed_as_the_language_quotes() -> None:
    with pytest.raises(ValidationError) as error:
        find_row("nowhere", ANY, record(Event(what="荷物を梱包")))
    assert "1.1「荷物を梱包」" in error.value.problems[0].message.show(language("ja"))
