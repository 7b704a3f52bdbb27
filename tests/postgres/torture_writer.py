"""A writer of the torture, in a process of its own: it writes into a few cases, and notes what was acknowledged."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from random import Random
from time import sleep
from typing import IO

from retro.errors import AwayError, BusyError
from retro.model.change import Add, Applied, Change, Conflict, Update
from retro.model.change_factory import ChangeFactory
from retro.model.stages.head import Head, Status
from retro.model.stages.timeline import Event
from retro.store.engines import engine_of
from retro.store.protocol import Store
from retro.store.results import UndoResult
from retro.url import Url

STRANGE = "--- "
"""How an error begins among those that nobody expects."""


class Notes:
    """Two files of one writer: ids of changes that it was told to be written, and what nobody ought to be told."""

    def __init__(self, folder: Path, number: int) -> None:
        self._acknowledged: IO[str] = (folder / f"{number}.acknowledged").open("a", encoding="utf-8")
        self._strange: IO[str] = (folder / f"{number}.strange").open("a", encoding="utf-8")
        self._answers: IO[str] = (folder / f"{number}.answers").open("a", encoding="utf-8")

    def acknowledged(self, change: str) -> None:
        """It is on the disk behind this, also if the writer is killed."""
        self._acknowledged.write(f"{change}\n")
        self._acknowledged.flush()
        os.fsync(self._acknowledged.fileno())

    def answered(self, word: str) -> None:
        """What came of a try, in one word."""
        self._answers.write(f"{word}\n")
        self._answers.flush()

    def strange(self, text: str) -> None:
        """An error that is neither told in words nor to be expected."""
        self._strange.write(text)
        self._strange.flush()


def write(url: str, references: list[str], folder: Path, number: int, seed: int) -> None:
    """Write until one is killed, or the tormentor is gone. Nothing that is done to the server ends it."""
    tormentor = os.getppid()
    random, notes = Random(f"{seed} {number}"), Notes(folder, number)
    factory = ChangeFactory(author=f"writer {number}")
    store: Store | None = None
    step = None
    while os.getppid() == tormentor:
        try:
            store = store or engine_of(Url.read(url)).open_store(create=False)
            step = step or _step(store, random, factory, references)
            notes.answered(_made(store, notes, *step))
            step = None  # else it is sent again under its id, as a client does that was not told what came of it
        except (AwayError, BusyError) as error:
            notes.answered(type(error).__name__)
            sleep(0.05)  # a server that is away is left some time to come back
            if random.random() < 0.3 and store:  # a client that begins anew, and one that goes on with its own
                store.close()
                store = None
        except Exception as error:  # noqa: BLE001 -- that is what is looked for
            notes.answered(type(error).__name__)
            notes.strange(f"{STRANGE}{step}\n{traceback.format_exc()}\n")
            step = None


def _step(store: Store, random: Random, factory: ChangeFactory, references: list[str]) -> tuple[str, str, Change]:
    """What is done, to which case, and the change."""
    reference, new = random.choice(references), factory.new_id()
    record = store.load(reference)
    events = record.of(Event)
    match random.choices(("add", "set", "undo", "redo", "create"), (45, 35, 10, 5, 5))[0]:
        case "set" if events:
            row = random.choice(events)
            op = Update(row.kind, row.id, row.revision, {"what": row.what}, {"what": f"phones ring {new}"})
            return "apply", reference, factory.change(op)
        case "undo":
            return "undo", reference, factory.change()
        case "redo":
            return "redo", reference, factory.change()
        case "create":
            return "create", "", factory.change(Add(Event.kind, new, {"what": "phones ring"}))
    return "apply", reference, factory.change(Add(Event.kind, new, {"what": f"phones ring {new}"}))


def _made(store: Store, notes: Notes, act: str, reference: str, change: Change) -> str:
    """Gives in one word what came of it."""
    if act == "create":
        reference = store.create({"title": "Two parcels swapped"}, change)
        notes.acknowledged(change.id)
        _close(store, notes, reference, change)
        return "created"
    result: Applied | Conflict | UndoResult | None
    if act == "apply":
        result = store.apply(reference, change)
    else:
        result = (store.undo if act == "undo" else store.redo)(reference, change)
    if isinstance(result, Applied | UndoResult):
        notes.acknowledged(change.id)
    return type(result).__name__


def _close(store: Store, notes: Notes, reference: str, change: Change) -> None:
    """Close a case that one began, so that the register of closings holds something. The id follows from the case's."""
    head = store.load(reference).head
    closing = f"{int(change.id, 16) ^ 1:016x}"
    op = Update(Head.kind, head.id, head.revision, {"status": Status.DRAFT.value}, {"status": Status.CLOSED.value})
    store.apply(reference, Change(closing, change.at, change.author, (op,), closing))
    notes.acknowledged(closing)
