"""Lines typed into the walk while much goes wrong: `python -m tests.endurance.typed_ahead 300`.

Bursts, pastes, lines that are refused, questions that are left open and a lock that another program holds, in English
and Japanese, and at a random moment the terminal goes away. Then the program is started once more. Each line whose
Enter it had read is in the archive exactly once; one that cannot be read, exactly once among those that were not taken
or in the journal.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from retro.model.change_factory import ChangeFactory
from retro.model.stages.timeline import Event
from retro.screens.walk.places import place_in
from retro.settings import places_path
from retro.store.journal import journals, read as read_journal
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal

TEXTS = {"en": "{hour}:{minute:02} call {n}", "ja": "{hour}時{minute}分　電話{n}件目"}
MOMENTS = (
    "lock and paste", "refused and question", "refused paste and lock", "question and lock", "burst", "lock", "paste",
    "refused", "question", "refused and question and lock",
)  # fmt: skip
"""What goes wrong in a run."""
YES_OR_NO = {"en": ("y", "n"), "ja": ("はい", "いいえ", "ｙ", "ｎ")}
HEAD = {"en": "What is this about", "ja": "2026-001"}
"""What stands on the first page of the walk."""
OPEN = {"en": "The next day?", "ja": "翌日のことですか"}
"""What stands there while it is asked which day is meant."""
TIMELINE = {"en": "What happened, when", "ja": "時系列"}


@dataclass(frozen=True)
class Run:
    """What came of one."""

    moment: str
    lang: str
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    took: float
    status: int | None
    journals: int
    """How many journals there were in between."""
    refused: int
    """How many lines were not taken, and are kept."""
    asked: bool
    """Whether a question was open when the terminal went away."""


def runs(folder: Path, count: int, seed: int = 20261126) -> Iterator[Run]:
    """Do it `count` times."""
    return (run(folder, number, seed) for number in range(count))


def run(folder: Path, number: int, seed: int = 20261126) -> Run:
    """Do it once: what goes wrong goes round with the number."""
    moment = MOMENTS[number // 2 % len(MOMENTS)]
    return _run(folder / f"{number}.db", ("en", "ja")[number % 2], moment, Random(f"{seed} {number}"))


def _run(database: Path, lang: str, moment: str, random: Random) -> Run:
    store = open_store(database)
    head = {"title": "Trays mixed up", "zone": "Asia/Tokyo", "started": "2026-11-18T09:00+09:00"}
    reference = store.create(head, ChangeFactory().change())
    store.close()
    command: list[str | os.PathLike[str]] = [
        RETRO, "--db", database, "--lang", lang, "open", reference,
    ]  # fmt: skip
    other = sqlite3.connect(database, isolation_level=None)
    typed: list[str] = []
    env = {"RETRO_STATE": str(database.with_suffix("") / "last-export.json")}
    with Terminal(command, env=env, controlling=random.random() < 0.5) as terminal:
        terminal.wait_for(HEAD[lang])
        terminal.send("1")
        terminal.wait_for(TIMELINE[lang])
        terminal.send("i")
        terminal.listen(perf_counter() + 1, quiet=0.2)
        if "lock" in moment:
            other.execute("BEGIN IMMEDIATE")
        for _burst in range(random.randint(1, 3)):
            lines = [_line(lang, len(typed) + n, moment, random) for n in range(random.randint(1, 5))]
            typed += lines
            if "paste" in moment and len(lines) > 1:
                terminal.send("\x1b[200~" + "\r".join(lines) + "\x1b[201~", "enter")
            else:
                terminal.send(*(key for line in lines for key in (line, "enter")))
            terminal.listen(perf_counter() + random.uniform(0, 0.6))
            if "question" in moment and random.random() < 0.5:
                terminal.send(random.choice(YES_OR_NO[lang]), "enter")
        terminal.send("half")
        terminal.wait_for("half")  # so all before it was read
        terminal.listen(perf_counter() + random.uniform(0, 0.3))
        asked = OPEN[lang] in terminal.screen()
        gone = terminal.hang_up()
        status = terminal.exit_code(10)
        took = perf_counter() - gone
    kept = len(journals(database))
    other.close()
    with Terminal(command, env=env) as terminal:
        terminal.wait_for("2026-001")
        terminal.quit("ctrl+q", "ctrl+q")  # what stands half written in the entry line is asked about once
    store = open_store(database)
    record = store.load(reference)
    store.close()
    not_taken = [text for _stage, text in place_in(places_path(env), record.head.id).refused]
    not_taken += [unsaved.text for journal in journals(database) for unsaved in read_journal(journal)]
    found = Counter(event.what for event in record.of(Event)) + Counter(map(_said, not_taken))
    lost = tuple(each for each in map(_said, typed) if not found[each])
    doubled = tuple(each for each, times in found.items() if times > 1 and each in map(_said, typed))
    return Run(moment, lang, lost, doubled, took, status, kept, len(not_taken), asked)


def _line(lang: str, n: int, moment: str, random: Random) -> str:
    """A line: one after another in time; or, as the moment has it, one that is asked about, or that cannot be read."""
    hour, minute = 10, n
    if "question" in moment:
        hour = random.choice((9, 10, 20, 23))  # 09:30 behind 20:00 may be the next day
    if "refused" in moment and random.random() < 0.4:
        minute = 60 + n
    return TEXTS[lang].format(hour=hour, minute=minute, n=n)


def _said(line: str) -> str:
    """A line without its time."""
    return line.replace("\u3000", " ").split(" ", 1)[1]


def is_wrong(run: Run) -> bool:
    """Whether a line was lost or doubled, or the process stayed."""
    return bool(run.lost or run.doubled or run.status is None)


def main(count: int) -> int:
    """Do it `count` times and tell; gives how often something was wrong."""
    wrong, kept, slowest, refused, asked = 0, 0, 0.0, 0, 0
    with TemporaryDirectory() as folder:
        for number, run in enumerate(runs(Path(folder), count)):
            kept, slowest = kept + run.journals, max(slowest, run.took)
            refused, asked = refused + run.refused, asked + run.asked
            if is_wrong(run):
                wrong += 1
                print(number, run)  # noqa: T201
    print(f"{count} runs, {wrong} wrong, {kept} journals, {refused} lines not taken, {asked} questions left open")  # noqa: T201
    print(f"slowest end {slowest:.2f} s")  # noqa: T201
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1])), 1))
