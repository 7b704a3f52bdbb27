from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import exports.data
from retro.errors import RetroError
from retro.language import language
from retro.model.change import Delete, Forget, Logged, Restore
from retro.model.json_format import dump, load
from retro.model.problem import Code, ValidationError
from retro.model.record import KINDS, ROWS, FullRecord
from tests.strategies import wholes

DESCRIBED = Path(exports.data.__file__).with_name("JSON.md").read_text("utf-8")
EXAMPLE = re.findall(r"^```json\n(.*?)^```$", DESCRIBED, re.MULTILINE | re.DOTALL)


def example() -> dict[str, Any]:
    """The one of the description: two causes (the second deleted), a measure that answers the first, three changes."""
    data: dict[str, Any] = json.loads(EXAMPLE[0])
    return data


def unordered(whole: FullRecord) -> tuple[Any, ...]:
    return whole.record.head, frozenset(whole.record.rows), frozenset(whole.deleted), whole.log


def refusals(data: object) -> list[tuple[str, Code]]:
    with pytest.raises(ValidationError) as caught:
        load(data)
    return [(problem.field, problem.code) for problem in caught.value.problems]


@settings(max_examples=40, deadline=None)
@given(wholes())
def test_nothing_is_lost_on_the_way_out_and_back_in(whole: FullRecord) -> None:
    text = json.dumps(dump(whole), ensure_ascii=False, allow_nan=False)
    back = load(json.loads(text))
    assert unordered(back) == unordered(whole)
    assert json.dumps(dump(back), ensure_ascii=False) == text
    assert load(dump(back)) == back


def test_what_was_forgotten_and_what_came_back_is_told_in_the_log() -> None:
    whole = load(example())
    last = whole.log[-1]
    row = whole.record.rows[0]
    forgotten = Forget(row.kind, row.id, ("what", "note"), ("c1", "c2"))
    ops = (forgotten, Restore(row.kind, row.id), Delete(row.kind, row.id, 3))
    logged = Logged(last.seq + 1, replace(last.change, id="c9", act="forget", ops=ops))
    more = replace(whole, record=replace(whole.record, head=replace(whole.record.head, seq=logged.seq)))
    more = replace(more, log=(*whole.log, logged))
    assert [op["op"] for op in dump(more)["log"][-1]["ops"]] == ["forget", "restore", "delete"]
    assert load(dump(more)).log[-1] == logged


@settings(max_examples=20, deadline=None)
@given(wholes())
def test_the_order_of_rows_in_memory_changes_nothing(whole: FullRecord) -> None:
    record = replace(whole.record, rows=whole.record.rows[::-1], answers=whole.record.answers[::-1])
    turned = FullRecord(record, whole.deleted[::-1], whole.log)
    assert json.dumps(dump(turned)) == json.dumps(dump(whole))


def test_rows_stand_as_in_the_walk_and_empty_fields_are_left_out() -> None:
    data = example()
    assert [row["kind"] for row in dump(load(data))["rows"]] == ["cause", "measure", "cause"]
    assert dump(load({**data, "rows": data["rows"][::-1]}))["rows"] == data["rows"]
    assert not [value for row in data["rows"] for value in row.values() if value in (None, "", [])]


def test_the_description_is_an_example_that_loads_and_comes_back_the_same() -> None:
    assert len(EXAMPLE) == 2  # the other one is an extract, which test_json_extract reads
    assert dump(load(example())) == example()


def test_the_description_names_every_kind_of_row_and_of_value() -> None:
    for kind in ROWS:
        assert f"`{kind.kind}`" in DESCRIBED
    for kind in KINDS.values():
        for field in kind.fields():
            assert f"| {field.type.name} |" in DESCRIBED


def test_no_field_has_the_name_of_something_else_in_a_row() -> None:
    for kind in ROWS:
        assert not {field.name for field in kind.fields()} & {"kind", "id", "position", "revision", "deleted"}
    assert not {field.name for field in KINDS["retrospective"].fields()} & {
        "id",
        "reference",
        "created",
        "closed",
        "digest",
        "seq",
        "revision",
    }


@pytest.mark.parametrize("data", [None, [], "retro", 1, {}, {"format": "other"}, {"format": ["retro"]}])
def test_something_else_is_told_as_such(data: object) -> None:
    with pytest.raises(RetroError, match="no retrospective that Retro wrote"):
        load(data)


def test_a_later_version_is_refused_by_its_number() -> None:
    with pytest.raises(RetroError, match=r"version 5 .* reads 4"):
        load({**example(), "version": 5})


MISTAKES: list[tuple[list[Any], Any, str, Code]] = [
    (["version"], "1", "version", Code.WRONG_TYPE),
    (["version"], 0, "version", Code.WRONG_TYPE),
    (["version"], True, "version", Code.WRONG_TYPE),
    (["extra"], 1, "extra", Code.NOT_FIELD),
    (["rows"], {}, "rows", Code.WRONG_TYPE),
    (["retrospective"], [], "retrospective", Code.WRONG_TYPE),
    (["retrospective", "id"], "../x", "retrospective.id", Code.WRONG_TYPE),
    (["retrospective", "created"], "2026-11-20", "retrospective.created", Code.NOT_MOMENT),
    (["retrospective", "created"], "2026-11-20T14:05", "retrospective.created", Code.NOT_MOMENT),
    (["retrospective", "created"], "2026-11-20T14:05+09:00~", "retrospective.created", Code.NOT_MOMENT),
    (["retrospective", "closed"], "yesterday", "retrospective.closed", Code.NOT_MOMENT),
    (["retrospective", "closed"], "", "retrospective.closed", Code.NOT_MOMENT),
    (["retrospective", "digest"], "<b>", "retrospective.digest", Code.WRONG_TYPE),
    (["retrospective", "title"], "a\x1b[2J", "retrospective.title", Code.CONTROL),
    (["retrospective", "title"], "a\nb", "retrospective.title", Code.ONE_LINE),
    (["retrospective", "title"], "\ud800", "retrospective.title", Code.CONTROL),
    (["retrospective", "summary"], None, "retrospective.summary", Code.WRONG_TYPE),
    (["retrospective", "severity"], "awful", "retrospective.severity", Code.NO_CHOICE),
    (["retrospective", "zone"], "Mars/Olympus", "retrospective.zone", Code.NOT_ZONE),
    (["retrospective", "started"], "soon", "retrospective.started", Code.NOT_MOMENT),
    (["retrospective", "seq"], -1, "retrospective.seq", Code.WRONG_TYPE),
    (["retrospective", "colour"], "red", "retrospective.colour", Code.NOT_FIELD),
    (["rows", 0], "row", "rows[0]", Code.WRONG_TYPE),
    (["rows", 0, "kind"], "retrospective", "rows[0].kind", Code.NO_CHOICE),
    (["rows", 0, "kind"], ["cause"], "rows[0].kind", Code.NO_CHOICE),
    (["rows", 0, "position"], float("nan"), "rows[0].position", Code.WRONG_TYPE),
    (["rows", 0, "position"], float("inf"), "rows[0].position", Code.WRONG_TYPE),
    (["rows", 0, "revision"], 2**70, "rows[0].revision", Code.WRONG_TYPE),
    (["rows", 0, "deleted"], 1, "rows[0].deleted", Code.WRONG_TYPE),
    (["rows", 0, "due"], "2026-12-01", "rows[0].due", Code.NOT_FIELD),
    (["rows", 1, "id"], "00000000000000c1", "rows[1].id", Code.TWICE),
    (["rows", 1, "due"], "1 Dec", "rows[1].due", Code.NOT_DAY),
    (["rows", 1, "due"], 20261201, "rows[1].due", Code.NOT_DAY),
    (["rows", 1, "answers"], "nowhere", "rows[1].answers", Code.NO_TARGET),
    (["rows", 1, "answers"], "00000000000000d1", "rows[1].answers", Code.NO_TARGET),
    (["log", 0], None, "log[0]", Code.WRONG_TYPE),
    (["log", 0, "seq"], 2, "log[1].seq", Code.TWICE),
    (["log", 0, "seq"], 0, "log[0].seq", Code.WRONG_TYPE),
    (["log", 1, "id"], "0000000000000001", "log[1].id", Code.TWICE),
    (["log", 0, "at"], "today", "log[0].at", Code.NOT_MOMENT),
    (["log", 0, "act"], "guess", "log[0].act", Code.NO_CHOICE),
    (["log", 0, "author"], "a\x07", "log[0].author", Code.CONTROL),
    (["log", 0, "ops", 0, "op"], "drop", "log[0].ops[0].op", Code.NO_CHOICE),
    (["log", 0, "ops", 0, "kind"], "nothing", "log[0].ops[0].kind", Code.NO_CHOICE),
    (["log", 0, "ops", 0, "id"], "nowhere", "log[0].ops[0].id", Code.NO_TARGET),
    (["log", 0, "ops", 0, "values", "title"], 5, "log[0].ops[0].values.title", Code.WRONG_TYPE),
    (["log", 0, "ops", 0, "values", "colour"], "red", "log[0].ops[0].values.colour", Code.NOT_FIELD),
    (["log", 2, "ops", 0, "revision"], "1", "log[2].ops[0].revision", Code.WRONG_TYPE),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "place", "code"), MISTAKES)
def test_a_mistake_is_told_at_its_place(path: list[Any], value: Any, place: str, code: Code) -> None:
    data = example()
    within: Any = data
    for step in path[:-1]:
        within = within[step]
    within[path[-1]] = value
    assert (place, code) in refusals(data)


@pytest.mark.parametrize("typed", ["yesterday", "2026-11-20", "2026-11-20T14:05+09:00~"])
def test_what_is_no_time_is_quoted_and_told_how_to_be_written(typed: str) -> None:
    data = example()
    data["log"][0]["at"] = typed
    with pytest.raises(ValidationError) as caught:
        load(data)
    (said,) = (problem.message.show(language("en")) for problem in caught.value.problems)
    assert f"“{typed}”" in said
    assert "Write it like 2026-11-20T14:05:09+09:00." in said


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (["rows"], "rows"), (["log"], "log"), (["retrospective"], "retrospective"), (["version"], "version"),
        (["retrospective", "id"], "retrospective.id"), (["retrospective", "created"], "retrospective.created"),
        (["rows", 0, "kind"], "rows[0].kind"), (["rows", 0, "id"], "rows[0].id"), (["log", 0, "seq"], "log[0].seq"),
        (["log", 0, "at"], "log[0].at"), (["log", 0, "ops"], "log[0].ops"),
        (["log", 0, "ops", 0, "values"], "log[0].ops[0].values"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(path: list[Any], place: str) -> None:
    data = example()
    within: Any = data
    for step in path[:-1]:
        within = within[step]
    del within[path[-1]]
    assert (place, Code.REQUIRED) in refusals(data)


def test_all_mistakes_are_told_at_once() -> None:
    data = example()
    data["retrospective"]["title"] = 5
    data["rows"][1]["due"] = "soon"
    data["log"][1]["act"] = "guess"
    assert [place for place, _ in refusals(data)] == ["retrospective.title", "rows[1].due", "log[1].act"]


def test_a_link_may_point_to_a_deleted_row_and_to_a_later_one() -> None:
    data = example()
    data["rows"][1]["answers"] = "00000000000000c2"
    data["rows"][0]["parent"] = "00000000000000c2"
    assert dump(load(data)) == data


def test_a_record_written_by_hand_needs_few_words() -> None:
    head = {"id": "a", "created": "2026-11-20T14:05+09:00", "title": "Two parcels swapped"}
    rows = [{"kind": "event", "id": "b", "what": "phones ring"}]
    whole = load({"format": "retro", "version": 1, "retrospective": head, "rows": rows, "log": []})
    assert whole.record.head.title == "Two parcels swapped"
    assert [row.main_text for row in whole.record.rows] == ["phones ring"]
