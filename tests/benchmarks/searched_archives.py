"""Archives to search: cases of about 2 KB in twenty rows, in English and Japanese, with rare words and common ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlite_utils import Database

from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.model.stages.head import Head, Severity, Status
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Event
from retro.store.sqlite import full_records, rows, search_index
from retro.store.sqlite.store import open_store

RARE = {"en": "zeppelin", "ja": "飛行船"}
"""Words that one case in two thousand holds, and at least one."""
COMMON = {"en": "parcel", "ja": "荷物"}
"""Words that about half of the cases hold."""

_BEGUN = datetime(2026, 1, 1, 9, tzinfo=UTC)
_RARELY = 2_000
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


def make_searched_archive(path: Path, cases: int) -> None:
    """Write an archive of so many cases, straight into the tables, with its index."""
    open_store(path).close()
    db = Database(path)
    db.execute("PRAGMA synchronous = OFF")
    for numbers in _parts(cases):
        with db.atomic():
            entries: dict[str, list[dict[str, object]]] = {}
            for number in numbers:
                head, below = _case(number)
                full_records.add_head(db, head)
                for row in below:
                    entries.setdefault(row.kind, []).append(rows.columns(row, head.id))
            for kind, held in entries.items():
                db.table(kind).insert_all(held)
    with db.atomic():
        search_index.make(db.conn)
    db.close()


def write_markdown(folder: Path, cases: int) -> int:
    """The same cases as files of Markdown, a hundred to a folder; gives how many bytes of text they hold."""
    size = 0
    for number in range(cases):
        head, below = _case(number)
        text = "\n".join((f"# {head.title}", head.summary, *(f"- {row.main_text}" for row in below), ""))
        within = folder / f"{number // 100:04}"
        within.mkdir(parents=True, exist_ok=True)
        size += (within / f"{head.reference}.md").write_bytes(text.encode())
    return size


def _parts(cases: int) -> Iterator[range]:
    for start in range(0, cases, 2_000):
        yield range(start, min(start + 2_000, cases))


def _case(number: int) -> tuple[Head, list[Entry]]:
    random = Random(number)
    language = "ja" if number % 2 else "en"
    kinds = (Event,) * 8 + (Cause,) * 4 + (Remedy,) * 4 + (Measure,) * 4
    at = _BEGUN + timedelta(minutes=97 * number)
    id_ = f"{number:08x}{0:08x}"
    head = Head(
        id=id_, reference=f"{2000 + number // 999}-{number % 999 + 1:03d}", created=at.isoformat(), revision=1, seq=1,
        title=_sentence(random, language, 4), zone="UTC", summary=_sentence(random, language, 20),
        severity=list(Severity)[number % 4], status=Status.DRAFT,
    )  # fmt: skip
    below: list[Entry] = [
        kind(id=f"{number:08x}{n:08x}", position=n, revision=1, what=_sentence(random, language, 14))
        for n, kind in enumerate(kinds, 1)
    ]
    if number % _RARELY == 7:
        rare = below[3]
        below[3] = type(rare)(**{**vars(rare), "what": f"{RARE[language]} {RARE['ja']} {RARE['en']}"})
    return head, below


def _sentence(random: Random, language: str, words: int) -> str:
    """Words of which the first of the list are far more common than the last ones, and numbers."""
    known, between = _KNOWN[language], "" if language == "ja" else " "
    chosen = [known[int(len(known) * random.random() ** 5)] for _ in range(words)]
    chosen[random.randrange(words)] = f"{between}{random.randrange(100_000)}{between}"
    return between.join(chosen)
