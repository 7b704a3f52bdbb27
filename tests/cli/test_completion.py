"""Shells complete references, stages, rows, fields and values: what is answered, and three real shells."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, strategies as st

from retro.cli.commands.completion import SHELLS
from retro.cli.completion import words
from retro.cli.main import retro
from retro.model.stages.prevention import Measure
from tests.cli.filled import once
from tests.cli.running import Cli
from tests.terminal import Terminal


@pytest.fixture
@once
def rows(cli: Cli) -> Cli:
    """Two cases; the first holds two causes and a measure."""
    cli.done("new", "Two parcels swapped", "--started", "2026-11-18", "--zone", "UTC")
    cli.done("new", "受付の遅れ", "--started", "2026-11-20", "--zone", "UTC")
    cli.done("add", "1", "head", "shipping lead @Sato")
    cli.done("add", "1", "cause", "-", typed="slips lay on one table\nnobody compares\n")
    cli.done("add", "1", "prevention", "two-person check !weaker")
    return cli


def completed(cli: Cli, line: str, **environ: str) -> list[tuple[str, str, str]]:
    """What is answered at the end of a line: sort, word, meaning."""
    told = cli(COMP_LINE=line, _RETRO_COMPLETE="zsh_complete", **environ)
    assert (told.exit_code, told.stderr) == (0, "")
    lines = [each for each in told.stdout.split("\n") if each]
    return [tuple(each.split("\t")) for each in lines]  # type: ignore[misc]  # each line has three parts


def offered(cli: Cli, line: str, **environ: str) -> list[str]:
    return [word for _sort, word, _means in completed(cli, line, **environ)]


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        ("retro show ", ["retro", "show", ""]),
        ("retro show 2026-0", ["retro", "show", "2026-0"]),
        ("retro edit 1 5.1 'owner=shipping l", ["retro", "edit", "1", "5.1", "owner=shipping l"]),
        (r"retro edit 1 5.1 owner=shipping\ ", ["retro", "edit", "1", "5.1", "owner=shipping "]),
        ("retro new '' ", ["retro", "new", "", ""]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_line_is_taken_apart_as_a_shell_does(line: str, parted: list[str]) -> None:
    assert words(line) == parted


@given(st.lists(st.text(st.characters(exclude_characters="\0\x1f", exclude_categories=["Cs"])), min_size=1))
def test_what_a_shell_would_take_apart_comes_out_as_it_was(said: list[str]) -> None:
    assert words(shlex.join(said)) == said
    assert words(shlex.join([*said, ""])) == [*said, ""]


@given(st.text())
def test_every_line_has_a_word_at_its_end(line: str) -> None:
    assert isinstance(words(line)[-1], str)


def test_references_come_newest_first_with_their_titles(rows: Cli) -> None:
    both = [("plain", "2026-002", "受付の遅れ"), ("plain", "2026-001", "Two parcels swapped")]
    for command in ("show", "set", "add", "open", "export", "rows", "edit", "rm", "move", "undo", "close", "verify"):
        assert completed(rows, f"retro {command} ") == both
    assert completed(rows, "retro show 2026-001") == both[1:]
    assert completed(rows, "retro verify 2026-001 2026-00") == both
    assert completed(rows, "retro show parcels") == []


def test_every_reference_is_completed() -> None:
    for command in retro.commands.values():
        for param in command.params:
            if param.name in ("ref", "refs", "stage", "row", "assignments", "files"):
                assert param._custom_shell_complete is not None, f"{command.name} {param.name}"


def test_a_title_cannot_break_the_answer(cli: Cli) -> None:
    cli.done("new", 'a:b "c" $(d) `e` \\ f\tg ' + "long " * 40)
    ((sort, word, means),) = completed(cli, "retro show ")
    assert (sort, word) == ("plain", "2026-001")
    assert means.startswith('a:b "c" $(d) `e` \\ f g long')
    assert len(means) <= 60


def test_stages_by_code_or_by_name(rows: Cli) -> None:
    assert offered(rows, "retro add 1 ") == [
        "head", "timeline", "cause", "scope", "remedy", "prevention", "changes", "review",
    ]  # fmt: skip
    assert completed(rows, "retro rows 1 ti", RETRO_LANG="ja") == [("plain", "timeline", "時系列")]
    assert completed(rows, "retro rows 1 時", RETRO_LANG="en") == [("plain", "時系列", "Timeline")]


def test_rows_with_what_they_say(rows: Cli) -> None:
    assert completed(rows, "retro edit 1 2") == [
        ("plain", "2.1", "slips lay on one table"), ("plain", "2.2", "nobody compares"),
    ]  # fmt: skip
    assert offered(rows, "retro rm 2 ") == []
    assert offered(rows, "retro move 1 2.1 ") == ["up", "down", "after", "under"]
    assert offered(rows, "retro move 1 2.1 under ") == ["2.2"]


def test_fields_and_their_values(rows: Cli) -> None:
    assert completed(rows, "retro set 1 sev") == [("open", "severity=", "Severity")]
    assert offered(rows, "retro set 1 severity=") == [
        "severity=low", "severity=medium", "severity=high", "severity=critical",
    ]  # fmt: skip
    assert offered(rows, "retro set 1 Severity=h") == ["Severity=high"]
    assert offered(rows, "retro edit 1 5.1 st") == ["strength="]
    assert "strength=" not in offered(rows, "retro edit 1 5.1 strength=weaker ")
    assert offered(rows, "retro edit 1 5.1 owner=") == ["owner=shipping lead"]
    assert completed(rows, "retro edit 1 5.1 answers=2.2") == [("plain", "answers=2.2", "nobody compares")]
    assert completed(rows, "retro edit 1 5.1 answers=2.1,2.2") == [("plain", "answers=2.1,2.2", "nobody compares")]
    assert offered(rows, "retro edit 1 5.1 what=") == ["what=two-person check"]
    assert offered(rows, "retro edit 1 5.1 for_all=") == ["for_all=yes", "for_all=no"]
    assert offered(rows, "retro set 1 zone=Asia/Toky") == ["zone=Asia/Tokyo"]
    assert offered(rows, "retro edit 1 5.1 due=") == []


def test_the_last_of_several_choices(rows: Cli) -> None:
    rows.done("add", "1", "scope", "two families upset")
    assert offered(rows, "retro edit 1 3.1 hurts=physical,eco") == ["hurts=physical,economic"]


def test_fields_and_values_by_their_labels(rows: Cli) -> None:
    assert completed(rows, "retro set 1 重大", RETRO_LANG="ja") == [("open", "重大度=", "重大度")]
    assert offered(rows, "retro set 1 重大度=高") == ["重大度=高"]


def test_long_texts_come_from_files(rows: Cli) -> None:
    assert completed(rows, "retro edit 1 5.1 --text det") == [("open", "details=", "Details")]
    assert completed(rows, "retro set 1 --text summary=a") == [("file", "summary=a", "")]
    assert completed(rows, "retro import ca") == [("file", "ca", "")]
    assert completed(rows, "retro export --all ou") == [("dir", "ou", "")]


def test_commands_options_and_their_values(rows: Cli) -> None:
    assert offered(rows, "retro ed") == ["edit"]
    assert "--json" in offered(rows, "retro rows 1 --")
    assert offered(rows, "retro show 1 --for m") == ["management"]
    assert offered(rows, "retro new x --kind n") == ["near-miss"]
    assert offered(rows, "retro completion ") == list(SHELLS)
    assert {word: means for _sort, word, means in completed(rows, "retro und", RETRO_LANG="ja")}["undo"] != ""


@pytest.mark.parametrize(
    "line",
    ["retro --db no/such.db show ", "retro edit 1 9.9 wh", "retro edit 77 ", "retro edit 1 5.1 nonsense=x",
     "retro move 1 9.9 after ", "retro add 1 time 14:05 ", "retro edit \x1b[2J "],
)  # fmt: skip
def test_what_cannot_be_completed_is_left_alone(rows: Cli, line: str) -> None:
    assert completed(rows, line) == []


def test_wrong_settings_and_a_damaged_archive_are_left_alone(rows: Cli) -> None:
    rows.config.write_text("language = 3")
    assert completed(rows, "retro show ") == []
    rows.config.unlink()
    rows.db.write_bytes(b"no database" * 100)
    assert completed(rows, "retro show ") == []


def test_a_user_without_an_archive_gets_none_by_completing(cli: Cli) -> None:
    own = {"RETRO_DB": "", "XDG_DATA_HOME": str(cli.folder), "HOME": str(cli.folder)}
    assert completed(cli, "retro show ", **own) == []
    assert list(cli.folder.iterdir()) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(cli: Cli, shell: str) -> None:
    assert f"_RETRO_COMPLETE={shell}_complete" in cli.done("completion", shell)


def test_another_shell_is_refused(cli: Cli) -> None:
    assert cli("completion", "csh").exit_code == 2


LOADED = """
import os, sys
from retro.cli.entry_point import main
os._exit = sys.exit
try:
    main()
finally:
    sys.stderr.write(" ".join(sys.modules))
"""


def test_references_are_completed_without_what_knows_the_record(rows: Cli) -> None:
    env = {
        **os.environ, "RETRO_DB": str(rows.db), "RETRO_CONFIG": str(rows.config),
        "COMP_LINE": "retro show ", "_RETRO_COMPLETE": "bash_complete",
    }  # fmt: skip
    run = subprocess.run([sys.executable, "-c", LOADED], env=env, capture_output=True, text=True, check=True)
    assert "2026-001" in run.stdout
    needless = {
        "textual",
        "rich",
        "sqlite_utils",
        "jinja2",
        "retro.app",
        "retro.model.entry",
        "retro.model.moments.reading",
    }
    assert set(run.stderr.split()) & needless == set()


START = {
    "bash": ("bash --norc --noprofile -i", 'eval "$(retro completion bash)"'),
    "zsh": ("zsh -f -i", 'eval "$(retro completion zsh)"'),
    "fish": ("fish --no-config -i", "retro completion fish | source"),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes(shell: str, rows: Cli, tmp_path: Path) -> None:
    """Words, quotation marks, `=` and files, each begun and completed with Tab; a hostile value is a word, no more."""
    hostile = "a$(touch boo);`touch boo` 'b' \\c"
    rows.done("set", "1", "--text", "facilitator=-", typed=hostile)
    start, learn = START[shell]
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")
    program = tmp_path / "bin" / "retro"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m retro "$@"\n')
    program.chmod(0o755)
    (rows.folder / "a-summary.md").write_text("x")
    env = {
        "PATH": f"{program.parent}:{os.environ['PATH']}", "RETRO_DB": str(rows.db), "RETRO_CONFIG": str(rows.config),
        "RETRO_LANG": "en", "HOME": str(rows.folder), "PS1": "> ", "PROMPT": "> ", "TERM": "xterm",
        "PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "C.UTF-8",
    }  # fmt: skip
    with Terminal(shlex.split(start), 110, 30, env, controlling=True) as terminal:
        terminal.send(f"cd {shlex.quote(str(rows.folder))}; {learn}; echo rea''dy", "enter")
        terminal.wait_for("ready")
        terminal.listen(perf_counter() + 5, 0.5)
        for begun, whole in (
            ("retro comple", "retro completion "),
            (f"{program} comple", "retro completion "),
            ("retro show 2026-001 --for cu", "--for customer"),
            ("retro rows 2026-001 pre", "prevention"),
            ("retro edit 1 5.1 stren", "strength="),
            ("retro edit 1 5.1 strength=stro", "strength=stronger"),
            ("retro edit 1 5.1 owner=shipp", "owner=shipping\\ lead"),
            ("retro edit 1 5.1 'owner=shipp", "'owner=shipping lead'"),
            ("retro set 1 重", "重大度="),
            ("retro set 1 --text summary=a-su", "summary=a-summary.md"),
            ("retro import a-su", "import a-summary.md"),
        ):
            terminal.send("ctrl+u", "ctrl+l", begun, "tab")
            terminal.wait_for(whole)
        terminal.send("ctrl+u", "ctrl+l", "retro edit 1 5.1 owner=a", "tab")
        terminal.wait_for("touch")
        terminal.send("enter")
        terminal.wait_for("Owner: a$(touch boo)")
        terminal.send("exit", "enter")
    (measure,) = rows.record().of(Measure)
    assert measure.owner == hostile
    assert not (rows.folder / "boo").exists()
