"""Look through an archive: the file, what lies beside it, and whether closed cases are as they were closed."""

from __future__ import annotations

from pathlib import Path

from retro.language import M_
from retro.review.integrity import Integrity
from retro.services.verify import verify
from retro.store.finding import Finding
from retro.store.protocol import CaseFilter
from retro.store.sqlite.examination import examine
from retro.store.sqlite.store import open_store
from retro.value import value

_UNREADABLE = {"damaged", "older", "newer"}
"""Findings with which the cases are not looked at: they cannot be read, or the file would be changed for it."""


@value
class Diagnosis:
    """What was found."""

    findings: tuple[Finding, ...]
    """What is wrong, then what is good to know."""
    cases: int | None
    """How many retrospectives were looked at; None if none could be."""

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be done."""
        return not any(each.is_wrong for each in self.findings)


def doctor(database: Path, *, timeout: float = 5.0) -> Diagnosis:
    """Look through the archive in the file `database`, and change nothing. RetroError if there is none."""
    found, cases = list(examine(database, timeout=timeout)), None
    if not _UNREADABLE & {each.code for each in found}:
        store = open_store(database, create=False, timeout=timeout)
        try:
            cases = store.count(CaseFilter())
            verified = verify(store, every=True)
        finally:
            store.close()
        found += [
            Finding("unreadable", error.title, error.step or M_("Go back to a backup: retro restore FILE"))
            for error in verified.unreadable
        ]
        found += [
            Finding(
                "changed",
                M_("{reference} is not what its log and its seal say.", reference=each.whole.record.reference),
                M_("See what differs with retro verify {reference}, and look into a backup of then.",
                   reference=each.whole.record.reference),
            )
            for each in verified.found
            if each.state is Integrity.BROKEN
        ]  # fmt: skip
        found += [
            Finding("register", each.words, M_("Another program wrote into the archive. Look into a backup of then."))
            for each in verified.faults
        ]
    return Diagnosis(tuple(sorted(found, key=lambda each: not each.is_wrong)), cases)
