"""Where lines that were just written say something in words that stood elsewhere before: they have that translation.

That is right where they mean the same, as `Saved` does. A short word may mean something else, which nobody sees in
English: `NP_` gives it a sense, and thereby a translation, of its own.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message

_FILE = re.compile(r"^\+\+\+ b/(.+)$")
_ADDED = re.compile(r"^@@ \S+ \+(\d+)(?:,(\d+))? @@")
_WORDS = 3
"""Words that a text has at the most whose sense is not certain: a sentence means what it says."""

Lines = Mapping[str, Collection[int]]
"""By file, from the root of the project: the numbers of lines."""


def reused(code: Catalog, translations: Catalog, added: Lines) -> Iterator[str]:
    """What to look at: each short text of added lines that stands in others, too, with its translation."""
    for message in code:
        places = sorted(set(message.locations))
        new = [(path, line) for path, line in places if line in added.get(path, ())]
        before = [place for place in places if place not in new]
        first = message.id if isinstance(message.id, str) else message.id[0]
        if new and before and len(first.split()) <= _WORDS:
            (path, line), (other, at) = new[0], before[0]
            yield f"{path}:{line}: “{first}” is “{_said(translations, message)}” here, too, as in {other}:{at}"


def _said(translations: Catalog, message: Message) -> str:
    found = translations.get(message.id, message.context)
    string = (found.string if found else "") or ""
    return string if isinstance(string, str) else string[0]


def added_lines(root: Path) -> dict[str, Collection[int]]:
    """The lines that were added since the last commit; none where git does not tell."""
    diff = _git(root, "diff", "--unified=0", "--no-ext-diff", "--no-color", "--dst-prefix=b/", "HEAD")
    new = _git(root, "ls-files", "--others", "--exclude-standard")
    return {**lines_of(diff), **{path: range(1, 1_000_000) for path in new.splitlines()}}


def lines_of(diff: str) -> dict[str, Collection[int]]:
    """The lines that a diff without context adds."""
    found: dict[str, set[int]] = {}
    path = ""
    for line in diff.splitlines():
        if match := _FILE.match(line):
            path = match[1]
        elif match := _ADDED.match(line):
            first, count = int(match[1]), int(match[2] or 1)
            found.setdefault(path, set()).update(range(first, first + count))
    return dict(found)


def _git(root: Path, *words: str) -> str:
    command = ["git", "-C", str(root), *words]
    try:
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 -- ours
    except (OSError, subprocess.CalledProcessError):
        return ""
