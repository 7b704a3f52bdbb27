"""Which tests are there for which room: its own, and those of whatever leans on it most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

TESTS = {
    "text": ("tests/text", "tests/cli/test_columns.py", "tests/widgets/test_wrapped_text.py"),
    "model": ("tests/model", "tests/importers", "tests/services", "tests/store"),
    "review": (
        "tests/review",
        "tests/services",
        "tests/cli",
        "tests/redaction/test_stage_answers.py",
        "tests/exports/test_calendar.py",
        "tests/exports/test_period.py",
    ),
    "redaction": (
        "tests/redaction",
        "tests/exports/test_leaking.py",
        "tests/services/test_initials.py",
        "tests/cli/test_due.py",
        "tests/cli/test_export.py",
        "tests/cli/test_forget.py",
        "tests/cli/test_unlinked.py",
    ),
    "services": ("tests/services", "tests/cli"),
    "asking": ("tests/asking", "tests/services", "tests/cli/test_ask.py"),
}
"""The folders and files of tests by room."""

LEFT_OUT = {
    "tests/services/test_same_words.py": "it shows that two ways agree, not what they come to, and takes half a minute",
    "tests/cli/test_completion.py": "it asks programs of their own, in which nothing is changed",
}
"""Tests that hold nothing here, each with the reason."""


def own(room: str) -> tuple[str, ...]:
    """The tests of a room alone."""
    return (f"tests/{room}", *_without(LEFT_OUT))


def arguments(room: str) -> tuple[str, ...]:
    """What pytest runs for a room."""
    return (*TESTS[room], *_without(LEFT_OUT))


def _without(paths: Iterable[str]) -> Iterator[str]:
    return (f"--ignore={path}" for path in paths)
