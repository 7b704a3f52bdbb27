"""The whole archive as a folder of Markdown files: retro export --all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from retro.cli.failures import REFUSED, ProblemsError
from retro.cli.session import Session
from retro.cli.streams import say
from retro.cli.whole_archive import bar, references
from retro.errors import RetroError
from retro.language import M_, MN_, N_, Language, Message, _, n_

if TYPE_CHECKING:
    from exports.accounts.account import Account, Occasion
    from exports.accounts.leaving import NamesError
    from retro.model.record import Retrospective
    from retro.store.protocol import Store

_NAMED = 10
"""How many files that are in the way are named."""


def export_all(
    session: Session,
    folder: Path,
    *,
    account: Account,
    to: Language,
    occasion: Callable[[Store, Retrospective], Occasion],
    shield: bool = False,
    force: bool = False,
) -> None:
    """Write the account of every retrospective to its file in `folder`, and say how many there were.

    `occasion` gives what an account needs besides its record. Without `force`, a file that Retro did not write stops
    it all before anything is written. Accounts that would name people are not written; the others are, and then a
    ProblemsError tells which places to mend. Ctrl-C leaves whole files.
    """
    from exports.files import make_folder

    run = _Run(folder, account, to, shield)
    with session.store() as store:
        make_folder(folder)
        if not force:
            _need_room(store, folder, account, to)
        try:
            everything = references(store)
            with bar(len(everything)) as passed:
                for reference in everything:
                    passed()
                    record = store.load(reference)
                    run.put(record, occasion(store, record))
        except (KeyboardInterrupt, RetroError):
            say(_("Stopped: {done} Every file is whole.", done=run.said()))
            raise
    run.tell()


@dataclass
class _Run:
    """One writing of the archive, and what became of its files."""

    folder: Path
    account: Account
    to: Language
    shield: bool
    written: int = 0
    unchanged: int = 0
    told: int = 0
    """How many accounts are not all that the record holds, in words that retro export REF tells."""
    refused: dict[str, NamesError] = field(default_factory=dict)

    def put(self, record: Retrospective, occasion: Occasion) -> None:
        """Write one account to its file, unless it would name people."""
        from exports.accounts.leaving import NamesError
        from exports.accounts.writing import write
        from exports.data.folder import write_account

        try:
            written = write(record, self.to, self.account, occasion, shield=self.shield)
        except NamesError as error:
            self.refused[record.reference] = error
            return
        changed = write_account(self.folder, written, self.account)
        self.written += changed
        self.unchanged += not changed
        self.told += bool(written.told)

    def said(self) -> str:
        """In a sentence."""
        return _("{written} written, {unchanged} unchanged.", written=self.written, unchanged=self.unchanged)

    def tell(self) -> None:
        """Say it; ProblemsError if there are accounts that were not written."""
        say(self.said())
        if self.told:
            say(
                n_(
                    "In {n} account something was left out or replaced; retro export REF tells what.",
                    "In {n} accounts something was left out or replaced; retro export REF tells what.",
                    self.told,
                )
            )
        if self.refused:
            raise self._refusal()

    def _refusal(self) -> ProblemsError:
        title = MN_(
            "{n} account was not written: it names people.",
            "{n} accounts were not written: they name people.",
            len(self.refused),
        )
        message = N_("{reference}: {place}: “{found}” → {put}")
        places = [
            M_(message, reference=reference, place=at.message, found=at.found, put=at.put)
            for reference, error in self.refused.items()
            for at in error.places
        ]
        step = next(iter(self.refused.values())).step or Message("")
        return ProblemsError([title, *places], step, REFUSED)


def _need_room(store: Store, folder: Path, account: Account, to: Language) -> None:
    """RetroError if a file that Retro did not write is in the way of one that it would write."""
    from exports.data.folder import file_name, is_free

    names = ((reference, file_name(reference, account, to)) for reference in references(store))
    taken = [name for reference, name in names if not is_free(folder / name, reference)]
    if taken:
        shown = ", ".join(taken[:_NAMED]) + (" …" if len(taken) > _NAMED else "")
        title = MN_(
            "“{folder}” holds {n} file that Retro did not write: {names}.",
            "“{folder}” holds {n} files that Retro did not write: {names}.",
            len(taken),
            folder=folder,
            names=shown,
        )
        raise RetroError(title, M_("Name another folder, or replace them with --force. Nothing was written."))
