"""The commands that ask what happened before: similar, again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.errors import NotFoundError, UsageError
from retro.language import M_, N_, Message, _

if TYPE_CHECKING:
    from retro.model.record import Retrospective
    from retro.store.protocol import Store


@command(
    "similar",
    says=N_(
        "Show cases like this one, the likest first: why each is like it, what caused it, what was done, and whether "
        "that held.\n\nOf a TEXT, which is what happened in a few words, those that are like it. Words weigh the more "
        "the fewer cases have them, and those of titles and causes more than others; tags, origin and places count, "
        "too.\n\nExit status: 1 if there is none."
    ),
    examples=N_("retro similar 14\nretro similar two parcels swapped\nretro similar 14 --json | jq -r '.[].reference'"),
)
@click.argument("what", metavar="REF|TEXT", nargs=-1, required=True, shell_complete=candidates.references)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def similar(session: Session, what: tuple[str, ...], *, as_json: bool) -> int | None:
    """Cases that are like it."""
    from retro.cli.printed import similar_lines
    from retro.cli.words.query_line import say_remarks
    from retro.services.memory.query_remarks import remarks
    from retro.services.memory.similar import precedents, similar as like, similar_to_text

    text, today = " ".join(what), session.factory.now().date()
    unread = list[Message]()
    with session.store() as store:
        record = _named(store, text)
        alike = like(store, record) if record else similar_to_text(store, text)
        found = precedents(store, alike, today, unread.append)
        say_remarks([*remarks(store), *unread])
    give(similar_lines.as_json(found) if as_json else "".join(f"{line}\n" for line in similar_lines.lines(found)))
    if not found:
        say(_("No case is like it."))
        return 1
    return None


@command(
    "again",
    says=N_(
        "Say whether this happened before: after which cases it happened again, what was decided then and whether it "
        "held, and which others look the same.\n\nWith OTHER, say of that case that this one happened again after it; "
        "with --not, that it is another thing: it is not named any more."
    ),
    examples=N_("retro again 14\nretro again 14 2026-004\nretro again 14 2026-009 --not"),
)
@ref_argument()
@ref_argument("other", metavar="[OTHER]", required=False)
@option("--not", "apart", says=N_("It is another thing than in that case."), is_flag=True)
@in_session
def again(session: Session, ref: str, other: str | None, *, apart: bool) -> None:
    """Whether it happened again."""
    from retro.cli.printed import similar_lines
    from retro.cli.words.query_line import say_remarks
    from retro.model.stages.head import Relation
    from retro.services.memory import recurrence
    from retro.services.memory.query_remarks import remarks
    from retro.services.memory.similar import precedents
    from retro.services.memory.suspects import likest_unsaid, suspects

    if apart and not other:
        raise UsageError(M_("Which case is another thing?"), M_("Name it: retro again {ref} OTHER --not", ref=ref))
    today, unread = session.factory.now().date(), list[Message]()
    with session.store() as store:
        record = store.load(case_meant(store, ref))
        if other:
            relation = Relation.APART if apart else Relation.AGAIN
            record = recurrence.say(store, session.factory, record, other, relation).record
        earlier = recurrence.before(store, record, today, unread.append)
        later = recurrence.after(store, record, today, unread.append)
        same = suspects(store, record)
        undecided = precedents(store, same or likest_unsaid(store, record), today, unread.append)
        say_remarks([*remarks(store), *unread])
    told = similar_lines.again(record, earlier, later, undecided, look_the_same=bool(same))
    give("".join(f"{line}\n" for line in told))


def _named(store: Store, text: str) -> Retrospective | None:
    """The case that a text names; None if it is a text about one."""
    try:
        return store.load(case_meant(store, text))
    except (NotFoundError, UsageError):
        return None
