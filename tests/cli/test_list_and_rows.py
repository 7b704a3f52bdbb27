from __future__ import annotations

import json

import pytest

from retro.cli.printed import archive_lines
from retro.errors import ReadOnlyError
from retro.language import M_
from retro.model.stages import WALKED
from retro.store.sqlite.store import SqliteStore
from retro.text.width import cells
from tests.cli.filled import once
from tests.cli.running import Cli

PARCELS = f"2026-001   2026-11-01  critical  draft       2/{len(WALKED)}  Parcels swapped"


@pytest.fixture
@once
def three(cli: Cli) -> Cli:
    cli.done("new", "Parcels swapped", "--started", "2026-11-01")
    cli.done("new", "配送先の取り違え", "--started", "2026-11-18")
    cli.done("new", "Checkout down", "--started", "2026-11-05")
    cli.done("set", "1", "severity=critical")
    cli.done("add", "1", "cause", "a")
    cli.done("add", "1", "scope", "b")
    return cli


def test_the_newest_comes_first(three: Cli) -> None:
    assert [line.split()[0] for line in three.done("list").splitlines()] == ["2026-002", "2026-003", "2026-001"]


def test_columns_stand_under_each_other(three: Cli) -> None:
    lines = three.done("list").splitlines()
    titles = ["配送先の取り違え", "Checkout down", "Parcels swapped"]
    assert len({cells(line[: line.index(title)]) for line, title in zip(lines, titles, strict=True)}) == 1
    assert lines[2] == PARCELS


def test_words_narrow_the_list(three: Cli) -> None:
    assert three.done("list", "PARCELS").splitlines() == [PARCELS]
    assert len(three.done("list", "2026-00").splitlines()) == 3


def test_words_that_nothing_holds_are_told(three: Cli) -> None:
    result = three("list", "no such thing")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "“no such thing”" in result.stderr


def test_json_is_one_array(three: Cli) -> None:
    listed = json.loads(three.done("list", "--json"))
    assert [one["reference"] for one in listed] == ["2026-002", "2026-003", "2026-001"]
    assert listed[0]["title"] == "配送先の取り違え"
    assert listed[2] == {
        "reference": "2026-001", "title": "Parcels swapped", "day": "2026-11-01", "kind": "", "severity": "critical",
        "status": "draft", "settled": False, "origin": "", "times": 1,
        "rows": {**{stage.code: 0 for stage in WALKED}, "cause": 1, "scope": 1},
    }  # fmt: skip


def test_json_is_written_as_it_would_be_all_at_once(three: Cli) -> None:
    three.done("new", 'Two "slips"\\in one box')
    listed = three.done("list", "--json")
    assert listed == json.dumps(json.loads(listed), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_long_archive_is_written_as_it_is_read(
    three: Cli, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    whole, written = three.done("list", *words), list[str]()
    monkeypatch.setattr(archive_lines, "_AT_ONCE", 2)
    monkeypatch.setattr(archive_lines, "give", written.append)
    three.done("list", *words)
    assert len(written) > 1
    assert "".join(written) == whole


def test_an_empty_archive_says_what_to_do(cli: Cli) -> None:
    own = {"RETRO_DB": "", "XDG_DATA_HOME": str(cli.folder), "HOME": str(cli.folder)}
    for words, data in ((("list",), ""), (("list", "--json"), "[]\n")):
        result = cli(*words, **own)
        assert (result.exit_code, result.stdout) == (0, data)
        assert "retro new" in result.stderr
    assert list(cli.folder.iterdir()) == []


def test_whoever_may_only_read_is_not_told_to_begin(case: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    case.done("rm", "1", "--reason", "a trial")
    assert "retro new" in case("list").stderr
    monkeypatch.setattr(SqliteStore, "why_only_read", lambda *_how, **_more: ReadOnlyError(M_("No.")))
    assert case("list").stderr == "The archive is empty. To look around: retro demo.\n"


def test_a_file_that_was_named_must_be_there(cli: Cli) -> None:
    result = cli("--db", str(cli.folder / "team.db"), "list")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "team.db" in result.stderr


def test_the_list_speaks_japanese(three: Cli) -> None:
    from retro.language import language

    assert language("ja")("critical") in three.done("--lang", "ja", "list")
