"""The case that a reference leads to, where the one that it means was merged into another."""

from __future__ import annotations

from retro.language import M_, Message
from retro.model.case_reference import names, read_reference
from retro.store.protocol import CaseFilter, Store


def went_on(store: Store, said: str, reference: str) -> Message | None:
    """That the case which `said` means goes on as `reference`, to which the store led; None if it is that one."""
    if names(said, reference):
        return None
    text = read_reference(said)
    gone = store.references(CaseFilter(removed=True))
    meant = [each for each in gone if names(said, each)]
    if not meant and not reference.startswith(text):
        meant = [each for each in gone if each.startswith(text)]
    if not meant:
        return None
    return M_("{taken} was merged into {reference}: that is the case here.", taken=meant[0], reference=reference)
