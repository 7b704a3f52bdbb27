"""Terminals go away, and screens are left in the middle of their work: no process stays, none crashes, all is saved."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import open_store
from tests.endurance.hang_ups import HUNG_UP, hang_ups, is_wrong
from tests.endurance.left_early import left_early
from tests.terminal import Terminal


def test_a_terminal_that_goes_away_at_any_moment_leaves_no_process_and_loses_nothing(tmp_path: Path) -> None:
    done = list(hang_ups(tmp_path, 4))
    assert not [one for one in done if is_wrong(one)]
    assert {one.status for one in done} <= {HUNG_UP, -signal.SIGHUP}


def test_the_archive_is_left_too_when_its_terminal_goes_away(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-m", "retro"], env={"RETRO_DB": str(tmp_path / "retro.db")}) as terminal:
        terminal.wait_for("Quit")
        gone = terminal.hang_up()
        assert terminal.exit_code() == HUNG_UP
        assert perf_counter() - gone < 2


def test_the_terminal_is_given_back_when_a_signal_ends_it(tmp_path: Path) -> None:
    program = f'echo $$ > pid; exec "{sys.executable}" -m retro'
    script = f"stty -a > before; sh -c '{program}'; echo \"ended with $?\"; stty -a > after"
    with Terminal(["env", "-C", tmp_path, "sh", "-c", script], env={"RETRO_DB": "retro.db"}) as terminal:
        terminal.wait_for("Quit")
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGINT)
        terminal.wait_for("ended with 130")
        assert terminal.quit() == 0
    assert (tmp_path / "after").read_text() == (tmp_path / "before").read_text()


def test_the_report_page_may_be_left_while_the_report_is_made(tmp_path: Path) -> None:
    assert left_early(tmp_path / "retro.db", 5) == 0


def test_a_crash_is_told_in_the_exit_status(tmp_path: Path) -> None:
    crash = (
        "from retro.screens.archive.screen import ArchiveScreen; ArchiveScreen.on_mount = lambda self: 1 / 0; "
        "from retro.cli.entry_point import main; main()"
    )
    with Terminal([sys.executable, "-c", crash], env={"RETRO_DB": str(tmp_path / "retro.db")}) as terminal:
        assert terminal.quit() == 1
        assert "ZeroDivisionError" in terminal.screen()


def test_quitting_does_not_wait_for_a_report_that_is_being_made(tmp_path: Path) -> None:
    slow = (
        "import time; from retro.screens.document_worker import DocumentWorker; make = DocumentWorker.make; "
        "DocumentWorker.make = lambda self, work: make(self, lambda: time.sleep(30)); "
        "from retro.cli.entry_point import main; main()"
    )
    store = open_store(tmp_path / "retro.db")
    try:
        reference = store.create({"title": "Two parcels swapped"}, ChangeFactory().change())
    finally:
        store.close()
    with Terminal([sys.executable, "-c", slow, "--db", tmp_path / "retro.db", "open", reference]) as terminal:
        terminal.wait_for("What is this about")
        terminal.send("8")
        terminal.wait_for("日本語")
        pressed = perf_counter()
        assert terminal.quit("ctrl+q") == 0
        assert perf_counter() - pressed < 4


def test_bytes_that_are_no_text_do_not_end_it(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-m", "retro"], env={"RETRO_DB": str(tmp_path / "retro.db")}) as terminal:
        terminal.wait_for("Quit")
        os.write(terminal._fd, "取り違え".encode("euc-jp"))
        terminal.send("f1")
        with suppress(AssertionError):  # what came in one piece with those bytes is lost with them
            terminal.wait_for("Type to find a key", timeout=3)
        if "Type to find a key" not in terminal.screen():
            terminal.send("f1")
            terminal.wait_for("Type to find a key")
        assert terminal.quit("ctrl+q") == 0


QUICK_WRITER = """
import os, select, sys
from retro.screens.driver import LastingFile
from retro.screens.shutdown import Shutdown

class Poll:
    def __init__(self):
        self.of_system = system()
        self.register, self.unregister = self.of_system.register, self.of_system.unregister
    def poll(self, timeout=None):
        if timeout is None:
            self.of_system.poll()
            while not os.path.samestat(os.fstat(0), os.stat(os.devnull)):
                pass
        return self.of_system.poll(timeout)

system, select.poll = select.poll, Poll
with Shutdown(lambda: None, lambda: False) as shutdown:
    file = LastingFile(sys.__stderr__, shutdown.terminal_failed)
    while True:
        file.write("it writes")
        file.flush()
"""
"""A writer that lets the terminal go before the thread that watches it comes to look: the system looks anew then."""


def test_it_ends_also_where_a_writer_sees_first_that_the_terminal_is_gone() -> None:
    with Terminal([sys.executable, "-c", QUICK_WRITER]) as terminal:
        terminal.wait_for("it writes")
        terminal.hang_up()
        assert terminal.exit_code() == HUNG_UP
