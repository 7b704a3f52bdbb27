"""What could not be added of what was typed earlier, told to whoever has to choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from retro.language import M_, MN_, Message
from retro.model.change import FieldConflict
from retro.model.problem import ValidationError
from retro.model.record import KINDS, Retrospective
from retro.model.row_labels import row_name
from retro.services.archive.recover import AnotherLoginError, Recovered, RowGoneError, Unrecovered
from retro.services.changing.conflict import ConflictError
from retro.services.changing.turn_conflict import in_words
from retro.store.journal import Unsaved
from retro.store.unsaved_findings import unreadable
from retro.text.shortened import beginning


def told(left: Unrecovered) -> Iterator[Message]:
    """Both values of each field that clashes, or why else it could not be added."""
    unsaved, why = left.unsaved, left.why
    if isinstance(why, ConflictError):
        for clash in why.conflict.clashes:
            yield _both(unsaved.reference, clash, why.record)
    elif isinstance(why, RowGoneError):
        text = beginning(" / ".join(str(each) for each in unsaved.values.values() if each is not None))
        yield M_("{reference}: the row was deleted meanwhile in which you wrote “{text}”", reference=unsaved.reference,
                 text=text)  # fmt: skip
    elif isinstance(why, AnotherLoginError):
        yield why.title  # the words are not for whoever reads this
    else:
        title = why.problems[0].message if isinstance(why, ValidationError) else why.title
        text = beginning(unsaved.text or " / ".join(map(str, unsaved.values.values())))
        yield M_(
            "{reference}: “{text}” could not be added: {reason}", reference=unsaved.reference, text=text, reason=title
        )


def to_choose(left: Sequence[Unrecovered]) -> list[Unsaved]:
    """Those that a screen can show in their field, with what stands there now."""
    return [each.unsaved for each in left if isinstance(each.why, ConflictError)]


def of_unread(done: Recovered) -> list[Message]:
    """Which journals cannot be read."""
    return [unreadable(path) for path in done.unread]


def of_others(left: Sequence[Unrecovered]) -> list[Message]:
    """How much of it is left for those who log in under another name."""
    logins = Counter(each.why.login for each in left if isinstance(each.why, AnotherLoginError))
    return [
        MN_("{n} line that was typed as “{login}” waits until the archive is opened so.",
            "{n} lines that were typed as “{login}” wait until the archive is opened so.", n, login=login)
        for login, n in logins.items()
    ]  # fmt: skip


def _both(reference: str, clash: FieldConflict, record: Retrospective) -> Message:
    kind, row = KINDS[clash.kind], record.get(clash.id)
    name = row_name(record, row) if row else ""
    if not clash.field or not kind.has_field(clash.field):
        return M_("{reference}: the row {row} was deleted meanwhile", reference=reference, row=name)
    mine, theirs = (in_words(clash.kind, clash.field, each, record) for each in (clash.mine, clash.theirs))
    return M_(
        "{reference}: “{field}” is {theirs} now, and you wrote {mine}",
        reference=f"{reference} {name}".strip(),
        field=kind.field(clash.field).title,
        theirs=theirs,
        mine=mine,
    )
