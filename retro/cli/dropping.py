"""What is kept because it could not be saved, and nobody wants any more: shown, and let go of once that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.cli.left_over import tell_elsewhere, told_held
from retro.cli.streams import give, say
from retro.errors import RetroError
from retro.language import M_, MN_, _, active, n_
from retro.store.journal import UNREADABLE, journals, left_behind, read
from retro.store.unsaved_findings import unreadable
from retro.text.controls import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from retro.cli.session import Session
    from retro.store.journal import Unsaved


def drop_unsaved(session: Session, ref: str, *, yes: bool) -> None:
    """Name what was left behind, of one case or of all, and let go of it if the person says `yes`.

    The archive is not asked for anything: its server may be gone for good. RetroError as long as it is not said.
    """
    from retro.services.archive.recover import let_go

    with left_behind(session.database) as files:
        held = told_held(journals(session.database), files)
        kept = [each for file in files for each in _read(file)]
    meant = kept if not ref else _of_case(kept, ref)
    if not meant:
        held = tell_elsewhere(session.database) or held
        give("" if held else _("Nothing is unsaved.") + "\n")
        return
    give("".join(f"{_line(each)}\n" for each in meant))
    n = len(meant)
    if not yes:
        raise RetroError(
            MN_("{n} line would be let go of.", "{n} lines would be let go of.", n),
            M_("To let go of it for good, say --yes. Nothing was changed."),
        )
    let_go(session.database, meant)
    say(n_("{n} line was let go of.", "{n} lines were let go of.", n))


def _read(file: Path) -> Sequence[Unsaved]:
    """What a journal holds; that it cannot be read is told, and it stays."""
    try:
        return read(file)
    except UNREADABLE:
        say(unreadable(file).show(active()))
        return ()


def _of_case(kept: Iterable[Unsaved], ref: str) -> Sequence[Unsaved]:
    """What is of the case that is called so: `14` and `2026-14` are `2026-014`, if only one of them is kept."""
    said = _number(ref)
    meant = [each for each in kept if each.reference == ref or _number(each.reference)[-len(said) :] == said]
    if len(found := sorted({each.reference for each in meant})) > 1:
        raise RetroError(
            M_("“{said}” may mean several retrospectives: {found}.", said=ref, found=", ".join(found)),
            M_("Write more of the reference."),
        )
    return meant


def _number(reference: str) -> list[str]:
    return [each.lstrip("0") for each in reference.split("-")]


def _line(unsaved: Unsaved) -> str:
    text = unsaved.text or active().join(str(each) for each in unsaved.values.values() if each not in (None, ""))
    return f"{unsaved.reference or '-'}  {unsaved.at[:16].replace('T', ' ')}  {printable(text)}"
