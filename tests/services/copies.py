"""What an archive holds, told so that two can be compared; and a way to be cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count

from exports.data.json_file import json_report
from retro.model.change import Logged
from retro.store.protocol import CaseFilter, Progress, Store


class CutOffError(Exception):
    """The machine went to sleep."""


def cut_off_after(steps: int) -> Progress:
    """A `Progress` that breaks off."""
    passed = count(1)

    @contextmanager
    def progress(_steps: int) -> Iterator[Callable[[], None]]:
        def step() -> None:
            if next(passed) >= steps:
                raise CutOffError

        yield step

    return progress


@contextmanager
def silent(_steps: int) -> Iterator[Callable[[], None]]:
    """A `Progress` that tells nobody."""
    yield lambda: None


def exported(store: Store) -> dict[str, str]:
    """What `export --format json` gives for every case."""
    return {each: json_report(store.evidence(each)) for each in _references(store)}


def histories(store: Store) -> dict[str, Sequence[Logged]]:
    """The log of every case."""
    return {each: store.changes(each) for each in _references(store)}


def _references(store: Store) -> Sequence[str]:
    return store.references(CaseFilter())
