"""retro search: have we had this, what did we do then, did it hold?"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from retro.cli import plain_search
from retro.cli.plain_words import QueryRequest
from retro.cli.printed import found_lines
from retro.cli.words.query_line import in_one_line
from tests.cli.filled import once
from tests.cli.running import Cli

LINES = """\
1 cause: one table, no place per order
1 cause: the wrong slip was taken
1 prevention: a place for each order @shipping lead due 2026-12-01 answers 1
1 remedy: both parcels fetched and brought again
2 timeline: 伝票を取り違えた。荷物は二つ。
2 cause: <b>slip</b> [red]and[/red] \x1b[31mslip
3 prevention: a third table @office due 2026-11-01 ~done"""


@pytest.fixture
@once
def three(cli: Cli) -> Cli:
    cli.done("new", "Parcels swapped before a wedding", "--started", "2026-11-01")
    cli.done("new", "配送先の取り違え", "--started", "2026-11-18")
    cli.done("new", "Checkout down", "--started", "2026-10-05")
    cli.done("set", "1", "severity=high")
    cli.done("set", "3", "tags=night shift")
    for line in LINES.splitlines():
        place, _, text = line.partition(": ")
        cli.done("add", *place.split(), "--", text.replace("\x1b", ""))
    return cli


def found(cli: Cli, *words: str) -> list[dict[str, Any]]:
    told = json.loads(cli("search", "--json", *words).stdout)
    assert isinstance(told, list)
    return told


def references(cli: Cli, *words: str) -> list[str]:
    return [each["reference"][-1] for each in found(cli, *words)]


def test_each_case_is_told_with_its_rows_and_what_became_of_it(three: Cli) -> None:
    assert three.done("search", "slip") == (
        "2026-002  2026-11-18  -  draft  配送先の取り違え\n"
        "  2.1 Cause  <b>slip</b> [red]and[/red] [31mslip\n"
        "  In short: <b>slip</b> [red]and[/red] [31mslip\n"
        "\n"
        "2026-001  2026-11-01  high  draft  Parcels swapped before a wedding\n"
        "  2.2 Cause  the wrong slip was taken\n"
        "  In short: the wrong slip was taken · measure: a place for each order → planned\n"
    )
    assert "  In short: one table, no place per order → a place for each order → planned\n" in three.done(
        "search", "cause:table"
    )


def test_it_is_told_in_japanese(three: Cli) -> None:
    told = three.done("search", "伝票", RETRO_LANG="ja")
    assert told.splitlines() == [
        "2026-002  2026-11-18  -  下書き  配送先の取り違え",
        "  1.1 出来事  伝票を取り違えた。",
        "  要点：<b>slip</b> [red]and[/red] [31mslip",
    ]


@pytest.mark.parametrize(
    ("words", "cases"),
    [
        (["PARCELS", "slip"], "1"),
        (["slip"], "21"),
        (["slip", "-wedding"], "2"),
        (["-slip"], "3"),
        (['"wrong slip"'], "1"),
        (["cause:wrong slip"], "1"),
        (["cause:slip wrong"], ""),
        (["取りちがえ"], ""),
        (["とり"], ""),
        (["荷物"], "2"),
        (["stage:remedy", "parcels"], "1"),
        (["stage:remedy"], "1"),
        (["owner:ship"], "1"),
        (["measure:office"], "3"),
        (["tag:night-shift"], "3"),
        (["severity:high", "table"], "1"),
        (["state:open", "table"], "13"),
        (["state:closed"], ""),
        (["from:2026-11", "until:2026-11-10"], "1"),
        (["open:overdue"], ""),
        (["2026-003"], "3"),
        (["wedding", "-nothing"], "1"),
        (["[red]and"], "2"),
        (["*"], ""),
        (["a" * 10_000], ""),
    ],
    ids=lambda value: " ".join(value)[:20] if isinstance(value, list) else None,
)
def test_what_is_found(three: Cli, words: list[str], cases: str) -> None:
    assert references(three, *words) == list(cases)


def test_json_says_which_row_and_where_in_it(three: Cli) -> None:
    (case,) = found(three, "place", "wedding")
    assert (case["cause"], case["measure"], case["held"]) == (
        "one table, no place per order", "a place for each order", "planned",
    )  # fmt: skip
    rows = [(hit["row"], hit["kind"], hit["field"], hit["spans"]) for hit in case["hits"]]
    assert rows == [
        ("", "retrospective", "title", [[25, 32]]),
        ("2.1", "cause", "what", [[14, 19]]),
        ("5.1", "measure", "what", [[2, 7]]),
    ]


def test_nothing_found_is_told_and_ends_as_grep_does(three: Cli) -> None:
    result = three("search", "nowhere", "-x")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No retrospective fits “nowhere -x”." in result.stderr
    assert three("search", "--json", "nowhere").stdout == "[]\n"


def test_what_cannot_be_read_is_refused_with_the_next_step(three: Cli) -> None:
    result = three("search", "state:x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“x” is nothing that “state” can be" in result.stderr
    assert "quotation marks: '\"state:x\"'" in result.stderr
    for line in ("severity:hgh", "from:soon", "stage:nowhere", "kind:x"):
        assert f"quotation marks: '\"{line}\"'" in three("search", line).stderr
    assert "quotation marks" not in three("search", *map(str, range(51))).stderr
    assert three("search").exit_code == 2
    assert three("search", "--jsn", "x").exit_code == 2


def test_no_more_than_asked_for_is_told_and_that_there_is_more(three: Cli) -> None:
    result = three("search", "--limit", "1", "slip")
    assert result.stdout.startswith("2026-002")
    assert "2026-001" not in result.stdout
    assert "There are more. See them with: --limit 10" in result.stderr
    assert "There are more" not in three("search", "--limit", "2", "slip").stderr


def test_words_are_marked_on_a_terminal_and_nothing_typed_steers_it(
    three: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_lines, "is_marked", lambda: True)
    told = three.done("search", "slip")
    assert "the wrong \x1b[1;7mslip\x1b[m was taken" in told
    assert told.count("\x1b") == 2 * told.count("\x1b[1;7m")


def test_the_same_words_narrow_the_list_and_what_is_open(three: Cli) -> None:
    assert [line[:8] for line in three.done("list", "slip", "-wedding").splitlines()] == ["2026-002"]
    assert [line[:8] for line in three.done("list", "severity:high").splitlines()] == ["2026-001"]
    assert "No retrospective fits “cause:nowhere”." in three("list", "cause:nowhere").stderr
    open_ = json.loads(three.done("actions", "--json", "table", "-office"))
    assert open_ == []
    for words in (["place"], ["owner:ship", "severity:high"], ["measure:place"], ["wedding", "-office"]):
        found = json.loads(three.done("actions", "--json", *words))
        assert [row for each in found if (row := each.get("row"))] == ["5.1"]  # a grave case is to be shared, besides
    assert three("actions", "state:x").exit_code == 2
    assert three("actions", "--format", "ics", "place").exit_code == 2


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["check", "slip"], "check slip"),
        (["cause:check slip"], 'cause:"check slip"'),
        (["-wish:a refund"], '-wish:"a refund"'),
        (['cause:"check slip"'], 'cause:"check slip"'),
        (["severity:high state:draft"], "severity:high state:draft"),
        (["段階：対応 電話"], "段階：対応 電話"),
        (["stage:remedy a call"], "stage:remedy a call"),
        (["from:20 Nov 2026"], 'from:"20 Nov 2026"'),
        (["from:2026-11 slip"], "from:2026-11 slip"),
        (["strength:stronger table"], "strength:stronger table"),
        (["owner:Ann Lee"], 'owner:"Ann Lee"'),
    ],
)
def test_what_the_shell_kept_together_stays_together(words: list[str], line: str) -> None:
    assert in_one_line(words, date(2026, 11, 27)) == line


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["search", "slip", "-x"], QueryRequest("", "", as_json=False, query=["slip", "-x"])),
        (["--lang", "ja", "search", "--json", "slip"], QueryRequest("", "ja", as_json=True, query=["slip"])),
        (["search"], None),
        (["search", "--limit", "2", "x"], None),
        (["search", "-h"], None),
        (["searches", "x"], None),
    ],
    ids=["not", "japanese", "nothing", "limit", "help", "other"],
)
def test_what_the_door_answers(words: list[str], asked: QueryRequest | None) -> None:
    assert plain_search.understood(words) == asked


def test_the_door_answers_as_the_command_does(three: Cli) -> None:
    env = {**os.environ, "RETRO_DB": str(three.db), "RETRO_CONFIG": str(three.config), "RETRO_LANG": "en"}
    run = [sys.executable, "-m", "retro", "search"]
    by_the_door = subprocess.run([*run, "slip"], env=env, capture_output=True, text=True, check=True)
    assert by_the_door.stdout == three.done("search", "slip")
    assert subprocess.run([*run, "nowhere"], env=env, capture_output=True, check=False).returncode == 1


def test_without_its_index_it_finds_the_same_and_says_what_to_do(three: Cli) -> None:
    as_usual = three.done("search", "slip")
    with closing(sqlite3.connect(three.db)) as conn:
        conn.execute("DROP TABLE search_document")
        conn.commit()
    result = three("search", "slip")
    assert (result.exit_code, result.stdout) == (0, as_usual)
    assert "retro reindex" in result.stderr
    three.done("reindex")
    assert three("search", "slip").stderr == ""


ASKING = [
    ["search"],
    ["search", "--json"],
    ["list"],
    ["list", "--json"],
    ["actions"],
    ["actions", "--json"],
    ["lessons"],
]


def harm_index(cli: Cli) -> None:
    with closing(sqlite3.connect(cli.db)) as conn:
        conn.execute("UPDATE search_index_data SET block = randomblob(9) WHERE id > 10")
        conn.commit()


@pytest.mark.parametrize("words", [*([*each, "table"] for each in ASKING), ["similar", "1"], ["similar", "a slip"],
                                   ["again", "1"]], ids=" ".join)  # fmt: skip
def test_whatever_asks_the_index_says_that_it_is_harmed_and_what_to_do(three: Cli, words: list[str]) -> None:
    as_usual = three(*words)
    assert "reindex" not in as_usual.stderr
    with closing(sqlite3.connect(three.db)) as conn:
        conn.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
        conn.commit()
    result = three(*words)
    assert (result.exit_code, result.stdout) == (as_usual.exit_code, as_usual.stdout)
    assert result.stderr.count("retro reindex") == 1
    three.done("reindex")
    assert three(*words).stderr == as_usual.stderr


@pytest.mark.parametrize("words", [["search", "slip"], ["similar", "a wrong slip"], ["list", "slip"]], ids=" ".join)
def test_that_it_cannot_be_read_is_said_also_when_only_the_question_shows_it(three: Cli, words: list[str]) -> None:
    as_usual = three(*words).stdout
    harm_index(three)
    result = three(*words)
    assert result.stdout == as_usual
    assert result.stderr.count("retro reindex") == 1


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_what_names_no_field_is_told_once_and_looked_for_as_text(three: Cli, words: list[str]) -> None:
    result = three(*words, "colour:red", "size:9", "https://x.example", "14:05")
    assert "“colour” is no field: “colour:red” is looked for as it is written." in result.stderr
    assert result.stderr.count("is no field") == 1
    three.done("add", "1", "cause", "the mark colour:red was not seen")
    assert references(three, "colour:red") == ["1"]


@pytest.mark.parametrize("words", [*ASKING, ["similar"]], ids=" ".join)
@pytest.mark.parametrize("text", ["x" * 10_000, "severity:" + "x" * 10_000, "x" * 10_000 + ":y", "誤" * 10_000])
def test_a_long_query_is_not_said_back_as_a_whole(three: Cli, words: list[str], text: str) -> None:
    assert len(three(*words, text).stderr) < 500


def test_what_is_chosen_is_asked_of_lists_of_all_kinds(cli: Cli) -> None:
    for title, strength in (("Parcels swapped", "weaker"), ("Card payments refused", "stronger")):
        reference = cli.done("new", title, "--started", "2026-11-01").strip()
        cli.done("add", reference, "prevention", f"a notice at the table #{strength} due 2026-12-01")
        cli.done("add", reference, "prevention", "a talk due 2026-12-01")
        cli.done("add", reference, "review", f"lesson: what is {strength}")

    def open_rows(*words: str) -> list[tuple[str, str]]:
        return [(each["reference"], each["row"]) for each in json.loads(cli.done("actions", "--json", *words))]

    assert [line[:8] for line in cli.done("list", "strength:weaker").splitlines()] == ["2026-001"]
    assert open_rows("strength:weaker") == [("2026-001", "5.1")]
    assert open_rows("notice", "strength:stronger") == [("2026-002", "5.1")]
    assert open_rows("talk", "strength:stronger") == []
    assert open_rows("-strength:weaker", "notice") == [("2026-002", "5.1")]
    assert [each["reference"] for each in json.loads(cli.done("lessons", "--json", "強さ:弱い"))] == ["2026-001"]
    assert cli("list", "strength:strongish").exit_code == 2


def test_where_a_row_was_found_by_what_is_chosen_its_text_is_told(three: Cli) -> None:
    three.done("add", "1", "remedy", "16:30 a hamper brought by hand #company ~accepted")
    three.done("check", "3", "5.1", "holds", "--on", "2026-11-20")
    assert "  4.2 Remedy  a hamper brought by hand\n" in three.done("search", "received:accepted")
    assert "  7.2 Check, Of row  a third table\n" in three.done("search", "result:held")


def test_what_is_not_shared_is_a_word_of_every_query(three: Cli) -> None:
    three.done("set", "2", "severity=high", "depth=full")
    three.done("set", "1", "depth=full")
    assert [line[:8] for line in three.done("list", "shared:no").splitlines()] == ["2026-002", "2026-001"]
    three.done("add", "2", "review", "shared with: all branches on 2026-11-20 @quality-lead")
    assert references(three, "shared:no") == ["1"]
    assert references(three, "shared:yes") == ["2"]
    assert references(three, "共有：はい", "取り違え") == ["2"]
    assert references(three, "shared:no", "取り違え") == []
    assert references(three, "shared:branches") == ["2"], "what stands in such a row is found as before"
    assert "a place for each order" in three.done("actions", "shared:no")
    assert "a third table" not in three.done("actions", "shared:no")
    refused = three("list", "--", "-shared:no")
    assert refused.exit_code
    assert "cannot stand before" in refused.stderr


def test_where_nothing_is_found_it_is_said_what_finds_something(three: Cli) -> None:
    told = three("search", "tables", "xyz")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == "No retrospective fits “tables xyz”.\n“tables” finds 2 cases.\n"
    told = three("search", "wrong slip iguana", RETRO_LANG="ja")
    assert "「wrong slip」なら1件見つかります。\n" in told.stderr
    assert '：retro similar "wrong slip iguana"\n' in told.stderr


def test_the_case_that_is_called_by_its_reference_comes_first_and_then_those_that_speak_of_it(three: Cli) -> None:
    three.done("add", "2", "timeline", "as in 2026-003, the same table")
    assert [case["reference"] for case in found(three, "2026-003")] == ["2026-003", "2026-002"]
    assert found(three, "２０２６－００３", "-wedding")[0]["reference"] == "2026-003"
