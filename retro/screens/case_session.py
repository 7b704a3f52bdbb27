"""One retrospective while it is being worked on: what a screen shows, and every use case that it calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from retro.errors import RetroError
from retro.model.accounts import Account, number_of
from retro.model.change import Conflict
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.screens.autosave import Autosave
from retro.screens.store_worker import StoreWorker
from retro.services.changing.conflict import ConflictError
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.sending.accounts import last_account
from retro.store.protocol import Store


class UseCaseResult(Protocol):
    """What a use case gives."""

    @property
    def record(self) -> Retrospective:
        """The retrospective as it is then."""


P = ParamSpec("P")
Result = TypeVar("Result", bound=UseCaseResult)

UseCase = Callable[Concatenate[Store, ChangeFactory, Retrospective, P], Result]
"""What can be done with a retrospective; behind the record stands what else it needs."""


class CaseSession:
    """A retrospective that is open: the latest `record`, use cases on it, and the changes of others."""

    def __init__(self, store_worker: StoreWorker, record: Retrospective, changed: Callable[[], None]) -> None:
        self.record = record
        self.reference = record.reference
        self._store_worker = store_worker
        self.autosave = Autosave(record=lambda: self.record, write=self._write, changed=changed)

    @classmethod
    async def open(cls, store_worker: StoreWorker, reference: str, changed: Callable[[], None]) -> CaseSession:
        """Open the retrospective; RetroError if there is none of that name."""
        return cls(store_worker, await store_worker.ask(lambda store: store.load(reference)), changed)

    def entry(self, id_: EntryId) -> Entry | None:
        """The head or the row with this id."""
        return self.record.head if id_ == self.record.head.id else self.record.get(id_)

    async def do(
        self,
        use_case: UseCase[P, Result],
        *given: P.args,
        **named: P.kwargs,
    ) -> Result:
        """Carry out a use case on the record as it is shown; `record` is then as it leaves it.

        RetroError as the use case raises it, also for what the record refuses. Of a conflict, `record` shows what
        stands there now.
        """
        seen, factory = self.record, self._store_worker.factory
        try:
            outcome = await self._store_worker.ask(lambda store: use_case(store, factory, seen, *given, **named))
        except ConflictError as error:
            self.record = error.record
            raise
        except ValidationError as refused:
            first, *others = (problem.message for problem in refused.problems)
            raise RetroError(first, details=others) from refused
        if outcome.record is not seen:  # where nothing was written, others may have meanwhile
            self.record = outcome.record
            self._store_worker.wrote()
        return outcome

    async def reload(self) -> bool:
        """Whether somebody else has written into it since it was read; `record` then shows it."""
        record = await self._store_worker.ask(lambda store: store.load(self.reference))
        if record == self.record:
            return False
        self.record = record
        return True

    async def last_account(self) -> Account | None:
        """What it told when it was closed before; None if it never was."""
        seen = self.record
        if number_of(seen) == 1:  # nothing is asked of the archive: who presses y at once means the dialog
            return None
        return await self._store_worker.ask(lambda store: last_account(store, seen))

    def new_group(self) -> None:
        """What is saved from here on is another step of undo."""
        self.autosave.group = self._store_worker.factory.new_id()

    async def _write(self, edits: Sequence[Edit], group: str) -> Conflict | None:
        """Write fields; gives what others changed meanwhile, if it was not made for that."""
        try:
            await self.do(edit_fields, edits, group=group)
        except ConflictError as error:
            return error.conflict
        return None
