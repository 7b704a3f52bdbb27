"""Write one letter for each of those concerned in a case, into a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from exports.files import make_folder, write_file
from exports.report_name import report_name
from exports.request import ReportRequest
from retro.errors import RetroError, UsageError
from retro.language import M_, MN_
from retro.redaction.addressed import distinct_customers
from retro.redaction.people import is_ours
from retro.redaction.stops import StopError
from retro.services.sending.export import export
from retro.services.sending.leaving import Agrees, nobody_agrees
from retro.services.sending.report import ReportContext
from retro.store.protocol import Store
from retro.text.shortened import a_few
from retro.value import value

_NAMED = 10
"""How many files that are in the way are named."""


@value
class Letter:
    """One of the letters: to whom, and in which file of the folder."""

    addressee: str
    name: str


@dataclass
class LettersExport:
    """What became of the letters so far."""

    written: list[Letter] = field(default_factory=list)
    stopped: dict[str, StopError] = field(default_factory=dict)
    """What stopped a letter, by its addressee."""


def letters_of(store: Store, reference: str, request: ReportRequest, usual: str) -> tuple[Letter, ...]:
    """A letter for each of those concerned, each once however the rows call them.

    UsageError if the report is no letter to somebody, or the case names nobody.
    """
    if not request.kind.is_letter or request.format.is_folder:
        raise UsageError(
            M_("Only letters go to each of those concerned."), M_("Say --for customer, or --for interim-customer.")
        )
    record = store.load(reference)
    everybody = [name for name in distinct_customers(record) if not is_ours(name, record)]
    if not everybody:
        raise UsageError(
            M_("{reference} names nobody to whom a letter could go.", reference=reference),
            M_("Write down whom the harm befell, or the parties, first: retro add REF scope …"),
        )
    made: list[Letter] = []
    seen: Counter[str] = Counter()

    def named(addressee: str, nth: int = 1) -> str:
        return report_name(
            reference, request.kind, request.to.code, request.format, usual=usual, addressee=addressee, nth=nth
        )

    for addressee in everybody:
        same = named(addressee).casefold()
        seen[same] += 1
        made.append(Letter(addressee, named(addressee, seen[same])))
    return tuple(made)


def make_room(folder: Path, letters: Sequence[Letter], *, force: bool) -> None:
    """Make the folder; RetroError if a file is in the way, without `force`."""
    make_folder(folder)
    taken = [each.name for each in letters if (folder / each.name).exists()]
    if taken and not force:
        shown = ", ".join(a_few(taken, _NAMED))
        title = MN_(
            "“{folder}” holds {n} of these letters already: {names}.",
            "“{folder}” holds {n} of these letters already: {names}.",
            len(taken),
            folder=folder,
            names=shown,
        )
        raise RetroError(title, M_("Name another folder, or replace them with --force. Nothing was written."))


def export_letters(
    store: Store,
    reference: str,
    request: ReportRequest,
    report_context: ReportContext,
    letters: Sequence[Letter],
    *,
    folder: Path,
    done: LettersExport,
    agrees: Agrees = nobody_agrees,
    passed: Callable[[], None] = lambda: None,
) -> None:
    """Write each of these letters to its file in `folder`, which is there; `done` counts along.

    One that may not go out is passed over, and stands in `done.stopped`. Every file is whole.
    """
    for letter in letters:
        passed()
        whom = replace(request.recipient, addressee=letter.addressee, to_all=False)
        try:
            made = export(store, reference, replace(request, recipient=whom), report_context, agrees)
        except StopError as error:
            done.stopped[letter.addressee] = error
            continue
        assert isinstance(made.content, bytes)
        write_file(folder / letter.name, made.content, force=True)
        done.written.append(letter)
