"""The commands that freeze a retrospective and look whether it still is as it was: close, reopen, verify."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from retro.cli.columns import table
from retro.cli.failures import REFUSED, USAGE, ProblemsError, tell
from retro.cli.session import Session
from retro.cli.speech import command, in_session, option
from retro.cli.streams import give, say
from retro.errors import RetroError
from retro.language import M_, N_, Message, _, active, n_

if TYPE_CHECKING:
    from retro.model.record import Retrospective
    from retro.review.closing import Seal
    from retro.store.protocol import Store

_SHORT = 12
"""How many digits of a digest are shown."""


@command(
    "close",
    says=N_(
        "Close a retrospective: it is frozen, and its digest is kept.\n\nWhat is still missing is told, and nothing is "
        "closed, unless --anyway is given. From then on it takes addenda alone, until it is reopened with a reason."
    ),
    examples=N_("retro close 14\nretro add 14 review 'addendum: the supplier confirmed the defect on 2026-12-01'"),
)
@click.argument("ref")
@option("--anyway", says=N_("Close it even though something is missing."), is_flag=True)
@in_session
def close(session: Session, ref: str, *, anyway: bool) -> None:
    """Freeze a retrospective."""
    from retro.model.closing import closing

    with session.store() as store:
        reference = store.resolve(ref)
        record = store.load(reference)
        if record.head.closed:
            say(_("{reference} is closed already; nothing was changed.", reference=reference))
        else:
            pass_gate(record, anyway=anyway)
            record = _written(store, record, session, closing(record.head))
    _give_lines([record])


def pass_gate(record: Retrospective, *, anyway: bool = False) -> None:
    """ProblemsError if something is missing in a record that is to be closed; with `anyway` it is only told."""
    from retro.review.closing import missing

    found = [M_("{stage}: {gap}", stage=Message(gap.stage.name), gap=gap.message) for gap in missing(record)]
    if not found:
        return
    title = M_("{reference} cannot be closed yet; this is missing:", reference=record.reference)
    step = M_("Write it, or close it as it is: retro close {reference} --anyway", reference=record.reference)
    if not anyway:
        raise ProblemsError([title, *found], step, REFUSED)
    say(_("{reference} is closed, though this is missing:", reference=record.reference))
    for each in found:
        say(f"  {each.show(active())}")


@command(
    "reopen",
    says=N_(
        "Open a closed retrospective again, with a reason.\n\nThe reason and the digest that it had are kept in its "
        "review."
    ),
    examples=N_('retro reopen 14 --reason "The supplier found another cause"'),
)
@click.argument("ref")
@option("--reason", says=N_("Why it is opened again."), metavar="TEXT", required=True)
@option("--by", says=N_("The role that opens it."), metavar="ROLE", default="")
@option(
    "--status",
    says=N_("The state that it goes back to."),
    type=click.Choice(["review", "meeting", "draft"]),
    default="review",
    show_default=True,
)
@in_session
def reopen(session: Session, ref: str, reason: str, by: str, status: str) -> None:
    """Open a retrospective again."""
    from retro.model.closing import reopening
    from retro.model.stages.head import Status

    if not reason.strip():
        raise ProblemsError(
            [M_("The reason is empty, and is needed.")], M_("Say why: retro reopen REF --reason …"), USAGE
        )
    with session.store() as store:
        record = store.load(store.resolve(ref))
        if not record.head.closed:
            raise RetroError(
                M_("{reference} is not closed.", reference=record.reference),
                M_("It can be written as it is. See its state with: retro list"),
            )
        ops = reopening(
            record, session.stamp.new_id(), day=_today(session, record), reason=reason.strip(), by=by.strip(),
            status=Status.coded(status) or Status.REVIEW,
        )  # fmt: skip
        record = _written(store, record, session, ops)
    _give_lines([record])


@command(
    "verify",
    says=N_(
        "Look whether closed retrospectives still hold what they held when they were closed.\n\nWithout REF, all that "
        "are closed. Columns: reference, closed when, beginning of the digest, what was found, addenda. Ends with 1 if "
        "one has changed."
    ),
    examples=N_("retro verify\nretro verify 14 15\nretro verify --json | jq '.[] | select(.state == \"changed\")'"),
)
@click.argument("refs", metavar="[REF...]", nargs=-1)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def verify(session: Session, refs: tuple[str, ...], *, as_json: bool) -> int:
    """Compute digests anew."""
    from retro.review.closing import Seal, seal

    unreadable: list[RetroError] = []
    with session.store() as store:
        found = list(_loaded(store, _wanted(store, refs), unreadable))
    if as_json:
        from json import dumps

        give(dumps([_as_plain(record) for record in found], ensure_ascii=False, indent=2) + "\n")
    else:
        _give_lines(found)
    for error in unreadable:
        tell([error.title], error.step)
    if not found and not unreadable:
        say(_("Nothing is closed here yet."))
    return REFUSED if unreadable or any(seal(record) is Seal.BROKEN for record in found) else 0


def tell_if_broken(record: Retrospective) -> None:
    """Say so, if a closed record that comes in from elsewhere is not what its digest was made of."""
    from retro.review.closing import Seal, seal

    if record.head.closed and seal(record) is Seal.BROKEN:
        say(_("It is not what it was when it was closed: its digest does not fit. retro verify shows it."))


def _wanted(store: Store, refs: Sequence[str]) -> list[str]:
    from retro.store.protocol import Filter

    if refs:
        return list(dict.fromkeys(store.resolve(ref) for ref in refs))
    closed = Filter(closed=True)
    return [line.reference for line in reversed(store.list(closed, 0, store.count(closed)))]


def _loaded(store: Store, references: Sequence[str], unreadable: list[RetroError]) -> Iterator[Retrospective]:
    """The retrospectives; one that cannot be read keeps nobody from learning of the others."""
    for reference in references:
        try:
            yield store.load(reference)
        except RetroError as error:
            unreadable.append(error)


def _written(store: Store, record: Retrospective, session: Session, ops: Sequence[Any]) -> Retrospective:
    """The record behind a change made of `ops`."""
    from retro.cli import conflicts
    from retro.model.change import Conflict

    result = store.apply(record.reference, session.stamp.change(*ops))
    if isinstance(result, Conflict):
        raise conflicts.refusal(result, store.load(record.reference))
    return store.load(record.reference)


def _today(session: Session, record: Retrospective) -> date:
    return session.stamp.now().astimezone(record.zone).date()


def _give_lines(found: Sequence[Retrospective]) -> None:
    give("".join(f"{line}\n" for line in table([_line(record) for record in found])))


def _line(record: Retrospective) -> list[str]:
    from retro.model.stages.review import Addendum
    from retro.review.closing import seal
    from retro.text.controls import printable

    head, later = record.head, len(record.of(Addendum))
    at = datetime.fromisoformat(head.closed).astimezone(record.zone) if head.closed else None
    return [
        record.reference,
        f"{at:%Y-%m-%d %H:%M}" if at else "-",
        printable(head.digest[:_SHORT]) or "-",
        _(_said()[seal(record)]),
        n_("{n} addendum", "{n} addenda", later) if later else "",
    ]


def _said() -> dict[Seal, str]:
    from retro.review.closing import Seal

    return {
        Seal.NONE: N_("not closed"),
        Seal.WHOLE: N_("as it was closed"),
        Seal.BROKEN: N_("CHANGED since it was closed"),
    }


def _as_plain(record: Retrospective) -> dict[str, Any]:
    from retro.model.stages.review import Addendum
    from retro.review.closing import Seal, seal

    states = {Seal.NONE: "open", Seal.WHOLE: "whole", Seal.BROKEN: "changed"}
    return {
        "reference": record.reference,
        "closed": record.head.closed,
        "digest": record.head.digest,
        "state": states[seal(record)],
        "addenda": len(record.of(Addendum)),
    }
