"""Typing: from a key to the letter on the screen, in the fields of the walk, while they save what is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.benchmarks import apps
from tests.benchmarks.archives import FIRST_EVENT, reference
from tests.benchmarks.figure import Figure
from tests.benchmarks.installed import Installed, environment
from tests.terminal import Picture, Terminal

PACE = 0.03
"""Seconds from key to key: as fast as a key that is held down."""
TAIL = 8
"""A key has come to the screen once the last so many letters of the line stand there, its own the last of them."""
FIRST = 4
"""The first letters of a line are not timed: so few may stand on the screen already."""


@dataclass(frozen=True)
class Place:
    """A place in the walk to type in, and the app that is nothing but such a place.

    `way` are the keys that lead there, each with what the screen shows once it was understood; `field` is the one of
    the first event that holds what was typed then.
    """

    name: str
    way: Sequence[tuple[str, str]]
    bare: str
    field: str = ""
    begins: str = ""
    lines: int = 1


_TIMELINE = ("1", FIRST_EVENT)
_WHAT = (_TIMELINE, ("enter", "When did it happen?"), ("tab", "What happened, seen"))
_SOURCE = (*_WHAT, ("tab", ""), ("tab", "Do we know it"), ("tab", "When did we learn"), ("tab", "Where is it from"))
PLACES = (
    Place("one-line field", _WHAT, "line", field="what"),
    Place("prose field", (*_SOURCE, ("tab", ""), ("enter", "")), "page", field="details", lines=5),
    Place("quick entry", (_TIMELINE, ("i", "")), "line", begins="14:05 "),
)


def keys(installed: Installed, archive: Path, runs: int) -> Iterator[Figure]:
    """Each place of the walk beside the bare one: at p95, and at the median."""
    for place in PLACES:
        rounds = []
        for run in range(runs):
            lines, case = _lines(place, seed=run), reference(run)
            walk = [str(installed.retro), "--db", str(archive), "open", case]
            ours = _type(walk, (("", case), *place.way), lines)
            rounds.append((ours, _type(installed.app(place.bare), (("", apps.READY),), lines)))
            if place.field:
                assert lines[-1] in _stored(archive, case, place.field), f"{place.name}: what was typed was not saved"
        yield Figure(f"key in {place.name}, p95", [(_p95(ours), _p95(bare)) for ours, bare in rounds], 1.5)
        yield Figure(f"key in {place.name}, median", [(median(ours), median(bare)) for ours, bare in rounds], 1.5)


def _stored(archive: Path, case: str, field: str) -> str:
    """What is on the disk of a field of the first event of a case."""
    store = open_store(archive)
    try:
        return str(getattr(store.load(case).of(Event)[0], field))
    finally:
        store.close()


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def _lines(place: Place, seed: int) -> list[str]:
    """About 150 letters in words that stand nowhere else, in as many lines as the place takes."""
    random = Random(seed)
    words = ["".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(20)]
    size = len(words) // place.lines
    return [place.begins + " ".join(words[n : n + size]) for n in range(0, len(words), size)]


@dataclass(frozen=True)
class Press:
    """A key, when it was pressed, and what stands in the place once it came to the screen."""

    at: float
    shown: str


def _type(command: Sequence[str], way: Sequence[tuple[str, str]], lines: Sequence[str]) -> list[float]:
    """Type lines at an even pace; the milliseconds from each key to its letter on the screen."""
    with Terminal(command, 120, 40, env=environment()) as terminal:
        for key, shown in way:
            terminal.send(key)
            terminal.wait_for(shown)
            terminal.listen(perf_counter() + 1, quiet=0.2)
        pressed, next_at = [], perf_counter()
        for line in lines:
            for n, letter in enumerate(line, 1):
                at = terminal.send(letter)
                if n >= FIRST and letter != " ":
                    pressed.append(Press(at, line[max(n - TAIL, 0) : n]))
                next_at += PACE
                terminal.listen(next_at)
            if len(lines) > 1:
                terminal.send("enter")
        terminal.listen(next_at + 2, quiet=0.6)
        return list(_delays(pressed, list(terminal.pictures())))


def _delays(pressed: Sequence[Press], pictures: Sequence[Picture]) -> Iterator[float]:
    """The milliseconds from each key to the first picture behind it that shows its letter."""
    n = 0
    texts = [" ".join(picture.text.split()) for picture in pictures]  # a line may go on in the next row
    for press in pressed:
        while pictures[n].at < press.at or press.shown not in texts[n]:
            n += 1
            assert n < len(pictures), f"“{press.shown}” never came to the screen:\n{pictures[-1].text}"
        yield (pictures[n].at - press.at) * 1000
