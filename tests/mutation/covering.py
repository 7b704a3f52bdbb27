"""Which test comes past which line."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import coverage
import pytest


@dataclass(frozen=True, slots=True)
class Covering:
    """The tests of a room, each with the seconds that it takes, and the lines that it comes past."""

    seconds: dict[str, float]
    tests_of_lines: dict[str, dict[str, list[str]]]

    def of(self, path: str, lines: range) -> list[str]:
        """The tests that come past one of these lines, the fastest first."""
        tests_of_line = self.tests_of_lines.get(path, {})
        tests = {test for line in lines for test in tests_of_line.get(str(line), ())}
        return sorted(tests, key=lambda test: (self.seconds[test], test))


def cover(session: pytest.Session, room: str, file: Path) -> bool:
    """Run all tests, and write down which lines of the room each comes past. False where one of them fails."""
    measure = coverage.Coverage(data_file=None, config_file=False, include=[str(Path("retro", room, "*").absolute())])
    seconds: dict[str, float] = {}
    measure.start()
    for item, following in zip_longest(session.items, session.items[1:]):
        measure.switch_context(item.nodeid)
        began = time.monotonic()
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds[item.nodeid] = time.monotonic() - began
        if session.testsfailed:
            sys.stderr.write(f"{item.nodeid} fails where nothing is changed\n")
            return False
    measure.stop()
    data = measure.get_data()
    found = {
        str(Path(path).relative_to(Path.cwd())): {
            str(line): [test for test in tests if test] for line, tests in data.contexts_by_lineno(path).items()
        }
        for path in data.measured_files()
    }
    file.write_text(json.dumps([seconds, found]), encoding="utf-8")
    return True


def read(file: Path) -> Covering:
    """What `cover` has written."""
    return Covering(*json.loads(file.read_text(encoding="utf-8")))
