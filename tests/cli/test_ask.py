"""`retro ask`: led through a case line by line; the record is the one that an expert writes by other commands."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retro.cli.dialogues.ask_lines import AnswerLines, Typed
from retro.model.record import Retrospective
from retro.review.closing_needs import missing_for_closing
from tests.asking import scripts
from tests.asking.saying import said
from tests.cli.running import Cli


def by_commands(folder: Path, title: str, commands: tuple[tuple[str, ...], ...]) -> Retrospective:
    folder.mkdir()
    cli = Cli(folder)
    cli.done("new", title, "--zone", "UTC")
    for name, *words in commands:
        cli.done(name, "1", *words)
    return cli.record()


def asked(cli: Cli, title: str, script: str) -> str:
    cli.done("new", title, "--zone", "UTC")
    return cli.done("ask", "1", typed=script)


CASES = [
    pytest.param(scripts.LIGHT, scripts.LIGHT_BY_COMMANDS, 12, id="light"),
    pytest.param(scripts.COMPLAINT, scripts.COMPLAINT_BY_COMMANDS, 70, id="complaint"),
    pytest.param(scripts.INCIDENT, scripts.INCIDENT_BY_COMMANDS, 55, id="incident"),
    pytest.param(scripts.CRITICAL, scripts.CRITICAL_BY_COMMANDS, 120, id="critical"),
]


@pytest.mark.parametrize(("script", "commands", "most"), CASES)
def test_a_case_by_questions_is_the_case_by_commands(
    cli: Cli, tmp_path: Path, script: str, commands: tuple[tuple[str, ...], ...], most: int
) -> None:
    answers = script.count("\n") + 1  # the title
    assert answers <= most

    told = asked(cli, "A case", script)

    assert "That is all." in told
    assert "! " not in told
    assert said(cli.record()) == said(by_commands(tmp_path / "other", "A case", commands))
    assert missing_for_closing(cli.record()) == ()


@pytest.mark.parametrize(("script", "_commands", "_most"), CASES[:3])
def test_it_goes_on_wherever_the_input_ended(
    cli: Cli, tmp_path: Path, script: str, _commands: object, _most: int
) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    for line in script.splitlines(keepends=True):
        assert cli("ask", "1", typed=line).exit_code == 0
    (tmp_path / "other").mkdir()
    other = Cli(tmp_path / "other")
    asked(other, "A case", script)
    assert said(cli.record()) == said(other.record())
    assert "That is all." in cli.done("ask", "1")


def test_without_a_reference_a_case_is_begun(cli: Cli) -> None:
    told = cli.done("ask", typed=f"\nWrong switch\n{scripts.LIGHT}", TZ="UTC")
    assert told.startswith("What happened, in one line?\n")
    assert cli.record().head.title == "Wrong switch"
    assert "That is all." in told


def test_without_a_title_nothing_is_begun(cli: Cli) -> None:
    assert cli("ask", typed="").exit_code == 0
    assert cli.done("list") == ""


def test_a_line_that_is_not_taken_at_the_end_is_told_and_makes_the_exit_code(cli: Cli) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    result = cli("ask", "1", typed="complaint\nrather bad\n")
    assert result.exit_code == 1
    assert "“rather bad” is none of the answers: low, medium, high, critical." in result.stdout
    assert "The last line was not taken: rather bad" in result.stdout
    assert cli("ask", "1", typed="rather bad\nhigh\n").exit_code == 0


def test_bytes_that_are_no_text_are_refused_and_nothing_is_lost(cli: Cli) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    result = cli("ask", "1", typed=b"complaint\n\xff\xfe\n2\n")
    assert result.exit_code == 0
    assert "It is not UTF-8 text." in result.stdout
    assert said(cli.record())[0]["severity"] == "medium"


def test_it_speaks_japanese(cli: Cli) -> None:
    cli.done("new", "取り違え", "--zone", "Asia/Tokyo")
    told = cli.done("ask", "1", typed="クレーム\n２\n不明\nー\n／終了\n", RETRO_LANG="ja")
    assert "どのような出来事でしたか。" in told
    assert "残り約" in told
    assert "記録しました：不明" in told
    assert "続きは：retro ask 2026-001" in told


def test_what_was_read_is_told_and_how_an_expert_would_have_said_it(cli: Cli) -> None:
    told = asked(cli, "A case", scripts.LIGHT)
    assert "= 1.1  event, 10:00, “config typed on the wrong switch”" in told
    assert '  In the line itself: @"network team"' in told


@pytest.mark.parametrize("sign", ["?", "-", ".", ""])
def test_all_answers_the_same_sign_end_and_say_what_was_left(cli: Cli, sign: str) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    result = cli("ask", "1", typed=f"{sign}\n" * 150)
    assert cli.record().rows == ()
    assert result.exit_code == (1 if sign in ("-", "?") else 0)
    if sign == "-":
        assert "This one is needed: ? for not known, or . for later." in result.stdout
    elif sign == "?":
        assert "y or n is asked" in result.stdout
        assert len(cli.record().answers) > 20
    else:
        assert "That is all." in result.stdout


def test_a_closed_case_is_asked_nothing(cli: Cli) -> None:
    asked(cli, "A case", scripts.LIGHT)
    cli("close", "1", "--because", "a trial")
    if cli.record().head.closed:
        assert "This one is closed" in cli.done("ask", "1", typed="more\n")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE retrospective SET status = 'closed', closed = '2026-11-21T12:00+09:00'", "2026-001 is closed."),
        ("DELETE FROM retrospective", "There is no retrospective “2026-001”."),
    ],
    ids=["closed", "deleted"],
)
def test_a_case_that_is_closed_or_deleted_while_it_is_asked_says_which_line_was_not_taken(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, statement: str, told: str
) -> None:
    cli.done("new", "A case", "--zone", "UTC")

    def meanwhile(lines: AnswerLines) -> Typed | None:
        typed = taken(lines)
        with closing(sqlite3.connect(cli.db)) as other, other:
            other.execute(statement)
        return typed

    taken = AnswerLines.next
    monkeypatch.setattr(AnswerLines, "next", meanwhile)
    result = cli("ask", "1", typed="complaint\n2\n")
    assert result.exit_code == 1
    assert told in result.output
    assert "The last line was not taken: complaint\n" in result.stdout


def test_about_how_much_is_left_is_about_right(cli: Cli) -> None:
    told = asked(cli, "A case", scripts.COMPLAINT)
    counted = [int(n) for n in re.findall(r"about (\d+) to go", told)]
    lines = scripts.COMPLAINT.count("\n")
    assert all(abs(n - (lines - at)) <= 8 for at, n in enumerate(counted) if at > 1), counted


def test_the_level_and_why_is_told_and_told_again_when_it_rises(cli: Cli) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    told = cli.done("ask", "1", typed="complaint\nmedium\nno\n")
    assert "Depth: normal (severity not said)" in told
    told = cli.done("ask", "1", typed="yesterday 9am\n")
    assert "Depth: normal (severity: medium)" in told
    cli.done("set", "1", "severity=")
    told = cli.done("ask", "1", typed="critical\n")
    assert "= Depth: full (severity: critical)" in told


def test_a_light_case_with_the_signs_of_an_input_method(cli: Cli) -> None:
    cli.done("new", "別の機器に設定を投入しかけた", "--zone", "Asia/Tokyo")
    script = (
        "ヒヤリハット\n昨日の１０時\n１０：００　別の機器に設定を投入しかけた\n"
        "ー\n。\n・ 二つの画面がよく似ている\n画面の色を変える\n\n？\n"
        "・編集　５．１\n画面の色を機器ごとに変える\n０\nはい\n"
    )
    told = cli.done("ask", "1", typed=script, RETRO_LANG="ja")
    record = cli.record()
    assert [row.main_text for row in record.rows] == [
        "別の機器に設定を投入しかけた", "・ 二つの画面がよく似ている", "画面の色を機器ごとに変える",
    ]  # fmt: skip
    assert "この質問には答えが必要です。" in told
    assert "以上です。" in told


def test_of_very_many_rows_the_first_and_the_last_are_shown_and_all_can_be_chosen(cli: Cli) -> None:
    cli.done("new", "A case", "--zone", "UTC", "--kind", "incident", "--started", "2026-11-20 10:00")
    rows = "".join(f"{10 + n // 60}:{n % 60:02} event {n} ~confirmed\n" for n in range(300))
    cli.done("add", "1", "timeline", "-", typed=rows)
    told = cli.done("ask", "1", typed=".\n" * 7 + "150\n")
    assert "When did we notice?" in told
    assert "  … and 270 more, by their numbers; /all shows them\n" in told
    assert "= 1.150  Kind: detection" in told


def test_an_answer_that_brings_many_more_questions_says_so(cli: Cli) -> None:
    cli.done("new", "A guest was injured", "--zone", "UTC")
    told = cli.done("ask", "1", typed="complaint\nlow\nyes\n")
    assert re.search(
        r"= Depth: full \(somebody was physically hurt\)\n= That brings about \d\d more questions\.\n", told
    )
