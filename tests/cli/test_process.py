"""The program as a real process: its streams, its exit codes, its end."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, sleep

import pytest

from retro.text.width import cells
from tests.cli.running import Cli
from tests.terminal import Terminal

Run = subprocess.CompletedProcess[bytes]


class Program:
    """Starts `python -m retro` on the archive of a `Cli`."""

    def __init__(self, cli: Cli) -> None:
        self.folder = cli.folder
        self.env = {
            "PATH": os.environ["PATH"], "HOME": str(cli.folder), "TZ": "UTC", "LANG": "C", "TERM": "xterm",
            "RETRO_DB": str(cli.db), "RETRO_CONFIG": str(cli.config), "PYTHONPATH": str(Path(__file__).parents[2]),
        }  # fmt: skip

    def __call__(self, *words: str, **environ: str) -> Run:
        return subprocess.run(self.line(*words), capture_output=True, env=self.env | environ, check=False)

    def to(self, redirection: str, *words: str) -> Run:
        """Run with a redirection of the shell."""
        line = ["sh", "-c", f'"$@" {redirection}', "sh", *self.line(*words)]
        return subprocess.run(line, capture_output=True, env=self.env, check=False)

    def line(self, *words: str) -> Sequence[str]:
        return [sys.executable, "-m", "retro", *words]


@pytest.fixture
def program(cli: Cli) -> Program:
    cli.done("new", "配送先の取り違え", "--started", "2026-11-20 14:00", "--zone", "UTC")
    return Program(cli)


def test_data_and_narration_have_each_their_stream(program: Program) -> None:
    run = program("new", "Another", "--started", "2026-11-21")
    assert run.returncode == 0
    assert run.stdout == b"2026-002\n"
    assert b"UTC" in run.stderr


@pytest.mark.parametrize("environ", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_data_is_utf_8_whatever_the_locale(program: Program, environ: dict[str, str]) -> None:
    for words in (("list",), ("export", "1"), ("show", "1")):
        run = program("--lang", "ja", *words, **environ)
        assert run.returncode == 0, run.stderr.decode()
        assert "配送先の取り違え" in run.stdout.decode()


def test_a_terminal_shows_the_code_of_what_it_cannot_show(program: Program) -> None:
    run = at_terminal(program, "list", PYTHONIOENCODING="ascii")
    assert run.returncode == 0
    assert "\\u914d" in run.stdout.decode()


def test_the_list_has_a_heading_on_a_terminal_alone(program: Program) -> None:
    heading, line = at_terminal(program, "list").stdout.decode().splitlines()
    assert heading.split() == ["Reference", "Day", "Severity", "State", "Stages", "Title"]
    assert heading.index("Title") == cells(line[: line.index("配")])
    assert program("list").stdout.decode().count("\n") == 1
    heading, line = at_terminal(program, "--lang", "ja", "list").stdout.decode().splitlines()
    assert heading.endswith("件名")
    assert cells(heading[:-2]) == cells(line[: line.index("配")])


def test_an_empty_list_has_no_heading(program: Program) -> None:
    assert at_terminal(program, "list", "nothing like it").stdout == b""


@pytest.mark.parametrize("words", [("list",), ("--help",), ("--version",)])
def test_a_full_disk_below_stdout_is_told(program: Program, words: tuple[str, ...]) -> None:
    run = program.to(">/dev/full", *words)
    assert run.returncode == 1
    assert run.stderr.decode().splitlines() == [
        "error: The output cannot be written: No space left on device.",
        "  Send it to where there is room, or to a terminal.",
    ]


def test_a_closed_stdout_is_told(program: Program) -> None:
    run = program.to(">&-", "list")
    assert run.returncode == 1
    assert run.stderr.startswith(b"error: The output cannot be written")


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
def test_nobody_need_listen(program: Program, closed: str) -> None:
    run = program.to(closed, "new", "Another", "--started", "2026-11-21")
    assert (run.returncode, run.stdout) == (0, b"2026-002\n")


def test_a_closed_stdin_is_told(program: Program) -> None:
    run = program.to("<&-", "import", "-")
    assert run.returncode == 1
    assert run.stderr.startswith(b"error: There is nothing to read")


def test_a_reader_that_leaves_is_no_error(program: Program) -> None:
    run = program.to("| true", "list")
    assert run.stderr == b""
    line = ["bash", "-c", '"$@" | true; exit ${PIPESTATUS[0]}', "bash", *program.line("--help")]
    ended = subprocess.run(line, capture_output=True, env=program.env, check=False)
    assert (ended.returncode, ended.stderr) == (128 + signal.SIGPIPE, b"")


def reading_lines(program: Program) -> subprocess.Popen[bytes]:
    """A program that was given a line for a row, has read it, and waits for more: none is a row before the last."""
    process = subprocess.Popen(
        program.line("add", "1", "cause", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=program.env,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(b"first\n")
    process.stdin.flush()
    end, unread = perf_counter() + 30, bytes(4)
    while int.from_bytes(unread := fcntl.ioctl(process.stdin, termios.FIONREAD, unread), sys.byteorder):
        assert perf_counter() < end
        sleep(0.01)
    return process


def test_ctrl_c_ends_quietly_and_adds_nothing(program: Program) -> None:
    with reading_lines(program) as process:
        assert process.stderr is not None
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().strip() == b""
    assert process.returncode == 130
    assert program("rows", "1").stdout == b""


def test_rows_are_refused_once_the_archive_was_moved_away(program: Program) -> None:
    archive = program.folder / "retro.db"
    with reading_lines(program) as process:
        archive.rename(program.folder / "away.db")
        said, told = process.communicate(b"second\n")
    assert (process.returncode, said) == (1, b"")
    assert "was moved, removed or replaced while Retro had it open." in told.decode()
    assert not archive.exists()


def test_demo_leaves_nothing_behind(program: Program) -> None:
    folder = program.folder / "temporary"
    folder.mkdir()
    run = program("demo", TMPDIR=str(folder))
    assert run.returncode == 0
    assert run.stdout.startswith(b"# ")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("words", "shown"), [(("open", "1"), "2026-001"), (("demo",), "2026-0")])
def test_in_a_terminal_a_screen_opens(program: Program, words: tuple[str, ...], shown: str) -> None:
    folder = program.folder / "temporary"
    folder.mkdir()
    with Terminal(program.line(*words), env={**program.env, "TMPDIR": str(folder)}) as terminal:
        terminal.wait_for(shown)
        assert terminal.quit("ctrl+q") == 0
    assert list(folder.iterdir()) == []


def test_in_a_terminal_the_users_own_archive_is_begun(program: Program) -> None:
    env = {**program.env, "RETRO_DB": "", "HOME": str(program.folder), "XDG_DATA_HOME": str(program.folder / "data")}
    path = program.folder / "data/retro/retro.db"
    with Terminal(program.line(), env=env) as terminal:
        terminal.wait_for("Retro")
        assert terminal.quit("ctrl+q") == 0
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("words", "named"), [(("open", "77"), "“77”"), (("--db", "no/such.db"), "no"), (("--db", __file__), "no database")]
)
def test_in_a_terminal_an_archive_that_cannot_open_is_told(
    program: Program, words: tuple[str, ...], named: str
) -> None:
    run = at_terminal(program, *words)
    assert run.returncode == 1
    assert run.stderr.decode().startswith("error: ")
    assert named in run.stderr.decode()


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_on_a_terminal_that_draws_nothing_no_screen_opens(program: Program, term: str) -> None:
    for words in ((), ("open", "1")):
        run = at_terminal(program, *words, TERM=term)
        assert (run.returncode, run.stdout) == (2, b"")
        assert f"TERM={term}" in run.stderr.decode()
        assert "TERM=xterm-256color retro" in run.stderr.decode()


def test_on_a_terminal_that_draws_nothing_a_call_is_noted_line_by_line(program: Program) -> None:
    run = at_terminal(program, "call", typed=b"she waits for her parcel\n/end" + 8 * b"\n", TERM="dumb")
    assert b"\x1b" not in run.stdout
    assert "she waits for her parcel" in program("search", "parcel").stderr.decode()  # a call is in no case yet


def at_terminal(program: Program, *words: str, typed: bytes = b"", **environ: str) -> Run:
    """Run with stdin and stdout on a terminal; stdout is what it would show."""
    ours, theirs = pty.openpty()
    try:
        os.write(ours, typed)
        run = subprocess.run(
            program.line(*words), stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=program.env | environ,
            cwd=program.folder, check=False, timeout=60,
        )  # fmt: skip
        os.set_blocking(ours, False)
        try:
            run.stdout = os.read(ours, 65536)
        except BlockingIOError:
            run.stdout = b""
    finally:
        os.close(theirs)
        os.close(ours)
    return run
