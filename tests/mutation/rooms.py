"""Which tests are tried on a room: its own, those that import something of it, and those that come past it unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
ROOMS = ("text", "model", "asking", "review", "redaction", "services", "store")
UNCHANGED = {
    "services/archive/pull.py": "what it does shows on a server alone",
    "store/postgres": "what it does shows on a server alone",
}
"""Folders and files within a room in which nothing is changed, each with the reason."""

UNNAMED: dict[str, tuple[str, ...]] = {
    "text": ("tests/cli/test_columns.py", "tests/widgets/test_wrapped_text.py"),
    "model": ("tests/importers", "tests/services", "tests/store"),
    "asking": ("tests/services", "tests/cli/test_ask.py"),
    "review": ("tests/services", "tests/cli", "tests/redaction/test_stage_answers.py"),
    "redaction": (
        "tests/services/test_initials.py",
        "tests/cli/test_due.py",
        "tests/cli/test_export.py",
        "tests/cli/test_forget.py",
        "tests/cli/test_unlinked.py",
    ),
    "services": ("tests/cli",),
    "store": (
        "tests/services/test_copy_archive.py",
        "tests/services/test_derived.py",
        "tests/services/test_doctor.py",
        "tests/services/test_register.py",
        "tests/services/test_search.py",
    ),
}
"""Folders and files that hold what a room does, and reach it by a service or a command: no import says so."""

LEFT_OUT = {
    "tests/services/test_same_words.py": "it shows that two ways agree, not what they come to, and takes half a minute",
    "tests/cli/test_completion.py": "it asks programs of their own, in which nothing is changed",
    "tests/store/test_killing.py": "it kills programs of their own, in which nothing is changed",
}
"""Tests that hold nothing here, each with the reason."""

_FAR = {
    "adding": "it makes copies of the project",
    "benchmarks": "it holds what measures",
    "endurance": "it starts programs of their own",
    "packaging": "it starts programs of their own",
    "postgres": "it needs a server",
    "screens": "an app starts for each test: a room is held nearer to it",
    "widgets": "an app starts for each test: a room is held nearer to it",
}
"""Folders of which only what is named above is tried, each with the reason."""
_MATERIAL = (
    *(
        f"retro.model.{name}"
        for name in ("change_factory", "entry", "head_choices", "moments.moment", "record", "stages")
    ),
    *(f"retro.store.{name}" for name in ("listed", "protocol", "results", "sqlite.store")),
)
"""What the records and archives of tests are made of: whoever imports it asks nothing of it."""
_WITHOUT_SERVER = ("-k", "not postgres")  # each fork would start one of its own
_IMPORT = re.compile(r"^ *from (retro\.[\w.]+) import", re.MULTILINE)


def arguments(room: str) -> tuple[str, ...]:
    """What pytest runs for a room."""
    return (*tried(room), *_without(LEFT_OUT), *_WITHOUT_SERVER)


def own(room: str) -> tuple[str, ...]:
    """The tests of a room alone."""
    return (f"tests/{room}", *_without(LEFT_OUT), *_WITHOUT_SERVER)


def tried(room: str) -> tuple[str, ...]:
    """The folders and files of tests for a room, none of them twice."""
    folders = (f"tests/{room}", *UNNAMED[room])
    return (*folders, *(name for name in _naming(f"retro.{room}") if not name.startswith(folders)))


def _naming(room: str) -> Iterator[str]:
    """The files of tests in which something of a room is imported."""
    for name, modules in _imported().items():
        if any(f"{module}.".startswith(f"{room}.") and not module.startswith(_MATERIAL) for module in modules):
            yield name


@cache
def _imported() -> dict[str, list[str]]:
    """What the files of tests import of Retro, but for those far away, and those beside the folders: whole programs."""
    files = (file for file in sorted(TESTS.glob("*/**/test_*.py")) if file.relative_to(TESTS).parts[0] not in _FAR)
    return {
        file.relative_to(TESTS.parent).as_posix(): _IMPORT.findall(file.read_text(encoding="utf-8")) for file in files
    }


def _without(paths: Iterable[str]) -> Iterator[str]:
    return (f"--ignore={path}" for path in paths)
