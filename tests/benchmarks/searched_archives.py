"""Archives to search: cases of about 2 KB in twenty rows, in English and Japanese, with rare words and common ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from retro.store.sqlite import search_index
from retro.store.sqlite.store import open_store

RARE = {"en": "zeppelin", "ja": "飛行船"}
"""Words that one case in two thousand holds, and at least one does."""
COMMON = {"en": "parcel", "ja": "荷物"}
"""Words that about half of the cases hold."""

_BEGUN = datetime(2026, 1, 1, 9, tzinfo=UTC)
_RARELY = _AT_ONCE = 2_000
_KINDS = {"event": range(8), "cause": range(8, 12), "remedy": range(12, 16), "measure": range(16, 20)}
"""Which rows of a case each table holds."""
_SYLLABLES = tuple("bacodefigohujakelimonupiquresotatuvewi"[n : n + 2] for n in range(0, 38, 2))
_KANJI = "".join(chr(0x4E00 + 17 * n) for n in range(600))
_BETWEEN = ("を", "が", "に", "の", "で", "は", "から", "として", "を確認した", "が届かない", "サーバー", "、", "。")
_WORDS = 12_000
"""So many words a language has here; the first are far more common than the last."""


def _words(language: str) -> list[str]:
    random = Random(language)
    if language == "en":
        made = ("".join(random.choices(_SYLLABLES, k=random.choice((1, 2, 2, 3, 4)))) for _ in range(_WORDS))
    else:
        made = ("".join(random.choices(_KANJI, k=2)) + random.choice(("", *_BETWEEN)) for _ in range(_WORDS))
    return [COMMON[language], *made]


_KNOWN = {language: _words(language) for language in COMMON}


def searched_archive(folder: Path, cases: int) -> Path:
    """An archive of so many cases in the folder, written when it is first asked for."""
    path = folder / f"searched-{cases}.db"
    if not path.exists():
        make_searched_archive(path, cases)
    return path


def make_searched_archive(path: Path, cases: int) -> None:
    """Write an archive of so many cases, straight into the tables, with its index."""
    open_store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("BEGIN")
        for table, columns, rows in rows_of_cases(cases):
            marks = ", ".join("?" for _ in rows[0])
            conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        search_index.make(conn)
        conn.execute("COMMIT")


def rows_of_cases(cases: int) -> Iterator[tuple[str, str, list[tuple[object, ...]]]]:
    """What the tables hold of so many cases, some at a time: a table, its columns, its rows."""
    for start in range(0, cases, _AT_ONCE):
        yield from _rows([_case(number) for number in range(start, min(start + _AT_ONCE, cases))])


def _rows(cases: list[_Case]) -> Iterator[tuple[str, str, list[tuple[object, ...]]]]:
    heads: list[tuple[object, ...]] = [
        (each.id, each.reference, f"{each.day}T09:00:00+00:00", each.day, "", each.title, each.summary)
        for each in cases
    ]
    columns = "id, reference, created, day, find, title, summary, severity, status, seq"
    yield "retrospective", columns, [(*each, "high", "draft", 1) for each in heads]
    for kind, numbers in _KINDS.items():
        rows = [(f"{each.id[:8]}{n + 1:08x}", each.id, float(n), each.rows[n]) for each in cases for n in numbers]
        yield kind, "id, retrospective, position, what", [*rows]


def write_markdown(folder: Path, cases: int) -> int:
    """The same cases as files of Markdown, a hundred to a folder; gives how many bytes of text they hold."""
    size = 0
    for number, case in enumerate(map(_case, range(cases))):
        text = "\n".join((f"# {case.title}", case.summary, *(f"- {row}" for row in case.rows), ""))
        within = folder / f"{number // 100:04}"
        within.mkdir(parents=True, exist_ok=True)
        size += (within / f"{case.reference}.md").write_bytes(text.encode())
    return size


class _Case(NamedTuple):
    id: str
    reference: str
    day: str
    title: str
    summary: str
    rows: tuple[str, ...]


def _case(number: int) -> _Case:
    random = Random(number)
    language = "ja" if number % 2 else "en"
    rows = [_sentence(random, language, 14) for _ in range(20)]
    if number % _RARELY == _RARELY // 2 + 7 or number == 7:
        rows[3] = f"{RARE['ja']} {RARE['en']}"
    return _Case(
        f"{number:08x}{0:08x}",
        f"{2000 + number // 999}-{number % 999 + 1:03d}",
        f"{_BEGUN + timedelta(minutes=97 * number):%Y-%m-%d}",
        _sentence(random, language, 4),
        _sentence(random, language, 20),
        tuple(rows),
    )


def _sentence(random: Random, language: str, words: int) -> str:
    """Words of which the first of the list are far more common than the last ones, and numbers."""
    known, between = _KNOWN[language], "" if language == "ja" else " "
    chosen = [known[int(len(known) * random.random() ** 5)] for _ in range(words)]
    chosen[random.randrange(words)] = f"{between}{random.randrange(100_000)}{between}"
    return between.join(chosen)
