"""Rows with their names, for people and for scripts: rows, show --json, add --json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retro.model.record import ROWS
from retro.store.sqlite.store import open_store
from tests.cli.filled import once
from tests.cli.running import Cli
from tests.sampled import sampled


@pytest.fixture
@once
def rows(case: Cli) -> Cli:
    case.done("add", "1", "timeline", "14:05 phones ring #detection")
    case.done("add", "1", "cause", "-", typed="one ~fact\n> two\n")
    case.done("add", "1", "prevention", "two-person check answers 2 due 2026-12-01")
    return case


def test_every_row_stands_behind_its_name(rows: Cli) -> None:
    assert rows.done("rows", "1").splitlines() == [
        "1.1  event, 14:05, “phones ring”, kind detection",
        "2.1  cause, “one”, sure fact",
        "2.2    cause, “two”, under 1",
        "5.1  measure, “two-person check”, answers cause 2, due Tue 1 Dec 2026",
    ]


def test_the_rows_of_one_stage(rows: Cli) -> None:
    assert rows.done("rows", "1", "cause") == rows.done("rows", "1", "2")
    assert [line[:3] for line in rows.done("rows", "1", "原因").splitlines()] == ["2.1", "2.2"]


def test_names_stand_under_each_other_however_many_there_are(case: Cli) -> None:
    case.done("add", "1", "cause", "-", typed="".join(f"cause {n}\n" for n in range(11)))
    lines = case.done("rows", "1").splitlines()
    assert lines[0].startswith("2.1   cause, “cause 0”")
    assert lines[10].startswith("2.11  cause, “cause 10”")


def test_where_there_are_none_it_says_how_to_add_one(case: Cli) -> None:
    for words, data in ((("rows", "1"), ""), (("rows", "1", "5", "--json"), "[]\n")):
        result = case(*words)
        assert (result.exit_code, result.stdout) == (0, data)
        assert "retro add 2026-001" in result.stderr


def test_a_stage_that_is_none_names_what_to_type(case: Cli) -> None:
    told = case("rows", "1", "timelnie").stderr
    assert "Did you mean timeline?" in told
    assert "head, timeline, cause, scope, remedy, prevention, changes, review; or 0 to 7" in told
    assert "時系列" in case("rows", "1", "時系烈", RETRO_LANG="ja").stderr.splitlines()[0]


def test_rows_as_json_hold_every_field_that_is_filled(rows: Cli) -> None:
    event, one, two, measure = json.loads(rows.done("rows", "1", "--json"))
    assert event == {
        "row": "1.1", "id": event["id"], "stage": "timeline", "kind": "event",
        "happened": "2026-11-20T14:05+00:00", "what": "phones ring", "event_kind": "detection",
    }  # fmt: skip
    assert (one["row"], two["row"], two["parent"], measure["answers"]) == ("2.1", "2.2", one["id"], two["id"])
    for row in (event, one, two, measure):
        assert rows.record().get(row["id"]) is not None


def test_add_prints_the_name_of_the_row(case: Cli) -> None:
    assert case.done("add", "1", "cause", "one").startswith("2.1  cause, “one”")
    case.done("add", "1", "timeline", "14:05 later")
    assert case.done("add", "1", "timeline", "13:00 earlier", "--json").startswith('{"row": "1.1", ')


def test_added_rows_as_json_are_what_rows_tells(case: Cli) -> None:
    added = case.done("add", "1", "cause", "-", "--json", typed="one\n> 二 #escaped\n").splitlines()
    assert [json.loads(line) for line in added] == json.loads(case.done("rows", "1", "--json"))
    assert "二" in added[1]


def test_the_record_as_json(rows: Cli) -> None:
    rows.done("set", "1", "severity=high", "tags=packing, gift")
    shown = json.loads(rows.done("show", "1", "--json"))
    assert shown["reference"] == "2026-001"
    assert (shown["severity"], shown["tags"], shown["started"]) == (
        "high",
        ["packing", "gift"],
        "2026-11-20T14:00+00:00",
    )
    assert shown["rows"] == json.loads(rows.done("rows", "1", "--json"))
    assert "closed" not in shown
    rows.done("close", "1", "--because", "a test")
    assert json.loads(rows.done("show", "1", "--json"))["digest"] == rows.record().head.digest


@pytest.mark.parametrize(
    "whom", [("--for", "customer"), ("--for", "management"), ("--addressee", "Mori"), ("--shield",)]
)
def test_the_record_as_json_is_the_teams_alone(rows: Cli, whom: tuple[str, ...]) -> None:
    result = rows("show", "1", "--json", *whom)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "retro export 1 --for READER --format json" in result.stderr


def test_the_rows_of_every_sample_have_names_that_lead_to_them(tmp_path: Path) -> None:
    from retro.cli.words.row_lookup import row_called
    from retro.model.row_labels import row_name
    from retro.services.sending.references import references

    store = open_store(sampled(tmp_path / "retro.db"))
    kinds = set()
    for reference in references(store):
        record = store.load(reference)
        for row in record.rows:
            assert row_called(record, row_name(record, row)) == row
            kinds.add(type(row))
    store.close()
    assert kinds == set(ROWS)
