"""What the screen says of saving: whether everything typed is on the disk, and what stands against what."""

from __future__ import annotations

from retro.errors import AwayError, CopyError
from retro.language import N_, _, active, n_
from retro.screens.autosave import Autosave, SaveState
from retro.screens.case_session import CaseSession
from retro.screens.trouble import Trouble, not_saved
from retro.screens.walk.line_queue import LineQueue
from retro.text.width import cells

DELETED = N_("This row was deleted elsewhere. F4 lets it go.")

STANDS_THERE_AGAIN = N_(
    "The entry line holds a text that was not added. The same key once more leaves; "
    "it stands there again when the case is opened."
)
"""Why a screen is not left without a word."""
OF_STAGE_STANDS_THERE_AGAIN = N_(
    "The entry line of “{stage}” holds a text that was not added. The same key once more leaves; "
    "it stands there again when the case is opened."
)
"""The same of the line of another stage than the one that is seen."""


def lines_left(n: int) -> str:
    """That so many lines were not taken, where nothing stands in the line itself."""
    return n_(
        "{n} line was not added. The same key once more leaves; it is there again when the case is opened.",
        "{n} lines were not added. The same key once more leaves; they are there again when the case is opened.",
        n,
    )


def is_away(autosave: Autosave, lines: LineQueue) -> bool:
    """Whether what is typed waits for a server that cannot be reached."""
    return isinstance(autosave.failure or lines.failure, AwayError)


def saved_text(
    autosave: Autosave,
    lines: LineQueue,
    unreadable: int,
    at: str,
    *,
    behind: bool,
    trouble: Trouble | None = None,
    mark: str = "",
) -> tuple[str, bool]:
    """The state in words, and whether it is one to worry about.

    `behind` is true while something stands on the screen that autosave has not heard of yet. `unreadable` counts the
    fields whose text cannot be read; `at` is the time of the last save, "" before the first; `trouble`, that the
    archive cannot be read; `mark`, in a few words, that nothing can be written into it.
    """
    failure = autosave.failure or lines.failure
    match autosave.state:
        case SaveState.CLASH if any(not clash.field for clash in autosave.clashes):
            return _("NOT SAVED: {reason}", reason=_("the row was deleted elsewhere")), True
        case SaveState.CLASH if trouble and trouble.is_away:  # both values are shown, and neither can be saved
            return not_saved(trouble), True
        case SaveState.CLASH:
            return _("changed elsewhere: F3 mine, F4 theirs"), True
        case _ if is_away(autosave, lines):
            return not_saved(trouble, failure), not isinstance(failure, CopyError)
        case _ if failure is not None:
            return _("NOT SAVED: {reason}", reason=failure.title.show(active())), True
        case SaveState.SAVED if lines.question:
            return _("not saved yet"), False
        case _ if lines.waiting:
            return _("saving"), False
        case SaveState.SAVING:
            return _("saving"), False
        case SaveState.SAVED if behind:
            return _("not saved yet"), False
        case SaveState.WAITING | SaveState.FAILED:
            return _("not saved yet"), False
        case SaveState.SAVED if unreadable:
            text = n_(
                "{n} field cannot be read, and is not saved", "{n} fields cannot be read, and are not saved", unreadable
            )
            return text, True
        case SaveState.SAVED if trouble:
            return trouble.mark, True
        case SaveState.SAVED if mark:
            return mark, False
        case SaveState.SAVED:
            return (_("saved {time}", time=at) if at else _("saved")), False


def in_its_room(text: str) -> str:
    """A state in as many cells as those take that follow one another while somebody types: blanks stand before it.

    A state that takes more room than the last one is drawn after the letter that it is about, and "saved" would stand
    beside a letter that is not.
    """
    usual = max(cells(_("saved {time}", time="00:00:00")), cells(_("not saved yet")), cells(_("saving")))
    return " " * (usual - cells(text)) + text


def clash_text(book: CaseSession) -> str:
    """Both values of each field that was changed here and elsewhere, and the keys that resolve it."""
    to, parts = active(), []
    for clash in book.autosave.clashes:
        entry = book.entry(clash.id)
        if entry is None or not clash.field:
            parts.append(_(DELETED))
            continue
        field = entry.field(clash.field)
        mine, theirs = (field.type.show(field.type.load(v), to, book.record.zone) for v in (clash.mine, clash.theirs))
        text = _(
            "{field} was changed elsewhere.  F3 mine: {mine}  F4 theirs: {theirs}",
            field=_(field.label),
            mine=mine,
            theirs=theirs,
        )
        parts.append(text)
    return " ".join(parts)
