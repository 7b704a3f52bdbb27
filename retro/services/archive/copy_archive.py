"""Copy an archive to another place, and see that nothing of it is missing or otherwise there."""

from __future__ import annotations

from contextlib import closing

from retro.errors import RetroError, UsageError
from retro.language import M_
from retro.review.integrity import Integrity
from retro.review.register_faults import faults
from retro.services.archive.verify import every_case, verification
from retro.store.copying import Copied, HoldsCasesError, bring, copied_before, see_that_it_is_alike
from retro.store.engines import engine_of
from retro.store.protocol import Progress, Store
from retro.store.pulled import Pulled
from retro.value import value
from retro.where import Where, beside


@value
class CopiedArchive:
    """What came of it."""

    copied: Copied
    register_head: str
    """The head of the register of closings, here as there; "" if nothing was ever closed."""
    not_whole: tuple[str, ...]
    """The references of cases that are not what their logs and seals say: they are copied as they are."""
    is_register_whole: bool
    """Whether the register of closings and the archive agree."""
    of: Pulled | None = None
    """Of which shared archive the source was itself a copy, and as of when; None if it was the archive itself."""

    @property
    def is_whole(self) -> bool:
        """Whether all is what logs, seals and the register say."""
        return self.is_register_whole and not self.not_whole


def copy_archive(source: Where, target: Where, *, timeout: float, progress: Progress) -> CopiedArchive:
    """Make the empty `target` what `source` is at one moment; go on with it where it was cut off.

    A target that holds the same already is left as it is. Others may write into the source meanwhile. RetroError if it
    cannot be: the target is then unfinished, and refuses to be opened, unless it was refused itself; UsageError if both
    are one.
    """
    if beside(source).resolve() == beside(target).resolve():
        raise UsageError(
            M_("An archive cannot be copied to where it is: {path}.", path=str(source)), M_("Name another place.")
        )
    here, there = engine_of(source), engine_of(target)
    try:
        with here.snapshot(timeout=timeout) as conn, there.target(timeout=timeout) as into:
            copied = bring(conn, into, progress)
            see_that_it_is_alike(conn, into, progress)
            into.finish(progress)
    except HoldsCasesError:  # it may have been cut off behind its last step, and is said again
        with here.snapshot(timeout=timeout) as conn, there.snapshot(timeout=timeout) as held:
            if not (before := copied_before(conn, held, progress)):
                raise
            copied = before
    with closing(here.open_store(create=False, timeout=timeout)) as store:
        of = store.pulled()
    with closing(there.open_store(create=False, timeout=timeout)) as store:
        is_whole = not faults(store.register())
        return CopiedArchive(copied, store.register_head(), _not_whole(store, progress), is_whole, of)


def _not_whole(store: Store, progress: Progress) -> tuple[str, ...]:
    """The cases that `verify` would tell of, looked at one by one: an archive may not fit into memory."""
    references, wrong = every_case(store), []
    with progress(len(references)) as step:
        for reference in references:
            try:
                is_bad = verification(*store.examined(reference)).state in {Integrity.BROKEN, Integrity.UNSEALED}
            except RetroError:
                is_bad = True
            if is_bad:
                wrong.append(reference)
            step()
    return tuple(wrong)
