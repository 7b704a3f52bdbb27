"""The commands that freeze a retrospective and look whether it still is as it was: close, reopen, verify."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from retro.cli.errors import REFUSED, tell
from retro.cli.localized_click import command, in_session, option
from retro.cli.printed.columns import table
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.language import N_, _, active, n_

if TYPE_CHECKING:
    from retro.model.record import FullRecord, Retrospective
    from retro.model.register import Registered
    from retro.review.flaws import Flaw
    from retro.review.gap import Gap
    from retro.review.register_faults import Fault
    from retro.services.archive.verify import Verification
    from retro.store.protocol import Store

_LISTED = 20
"""How many differences of a case are listed; JSON has all."""
_NOTED = 16
"""How many digits of the head of the register are shown: so many are noted."""
_SHORT = 12
"""How many digits of a digest are shown."""


@command(
    "close",
    says=N_(
        "Close a retrospective: it is frozen, and its digest is kept.\n\nWhat is still missing is told, and nothing is "
        "closed, unless --because gives a reason, which is kept and told in the reports. What was closed before tells "
        "first what is otherwise since. From then on it takes only what is found later (addenda, checks, ticks, whom "
        "it was shared with, how it ended), until it is reopened with a reason."
    ),
    examples=N_(
        "retro close 14\nretro close 14 --because 'the supplier answers in March'\n"
        "retro add 14 review 'addendum: the supplier confirmed the defect on 2026-12-01'"
    ),
)
@ref_argument()
@option("--because", says=N_("Why it is closed although something is missing."), metavar="TEXT", default="")
@in_session
def close(session: Session, ref: str, because: str) -> None:
    """Freeze a retrospective."""
    from retro.model.accounts import number_of
    from retro.model.closed_record import what_follows
    from retro.review.missing_by_stage import missing_by_stage
    from retro.services.follow_up.close import close as close_case

    with session.store() as store:
        record = store.load(case_meant(store, ref))
        _say_what_is_otherwise(store, record)
        done = close_case(store, session.factory, record, because=because)
        if not done.ops:
            say(_("{reference} is closed already; nothing was changed.", reference=record.reference))
        if done.missing:
            say(
                n_(
                    "{reference} is closed, though {n} thing is missing:",
                    "{reference} is closed, though {n} things are missing:",
                    len(done.missing),
                    reference=record.reference,
                )
            )
            for line in missing_by_stage(done.record, done.missing):
                say(f"  {line.show(active())}")
        if done.ops:
            _say_what_is_asked(record, done.missing, session.factory.now())
            say(_("Closed as account no. {number}.", number=number_of(done.record)))
            say(what_follows(record.reference).show(active()))
            say(_("Note this elsewhere; it tells later whether all of now is still there: retro verify --expect {head}",
                  head=store.register_head()[:_NOTED]))  # fmt: skip
        _give_state(store, record.reference)


def _say_what_is_asked(record: Retrospective, missing: Sequence[Gap], now: datetime) -> None:
    """Say how many places a case was asked about when it was closed; nothing is kept from closing by them."""
    from retro.review.judgement.in_stage import asked_at_closing, looked_at
    from retro.review.judgement.told import told

    asked = asked_at_closing(looked_at(record, now), missing)
    if asked:
        say(n_("{n} place is asked about:", "{n} places are asked about:", len(asked)))
    for each in asked:
        say(f"  {told(record, each).show(active())}")


@command(
    "reopen",
    says=N_(
        "Open a closed retrospective again, with a reason.\n\nThe reason and the digest that it had are kept in its "
        "review."
    ),
    examples=N_('retro reopen 14 --reason "The supplier found another cause"'),
)
@ref_argument()
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
    from retro.model.accounts import number_of
    from retro.model.stages.head import Status
    from retro.services.follow_up.reopen import reopen as reopen_case

    to = Status.coded(status) or Status.REVIEW
    with session.store() as store:
        record = store.load(case_meant(store, ref))
        number = number_of(record)
        reopen_case(store, session.factory, record, reason, by=by, status=to)
        say(
            _(
                "Open again, in the state “{state}”: all of it may be written. Account no. {number} stays in the log, "
                "and its digest with the reason in the review.",
                state=_(to.label),
                number=number,
            )
        )
        say(_("Closed again, it is account no. {number}: retro close {reference}", number=number + 1,
              reference=record.reference))  # fmt: skip
        _give_state(store, record.reference)


@command(
    "verify",
    says=N_(
        "Look whether closed retrospectives still hold what they held when they were closed.\n\nWithout REF, all that "
        "are closed, or were and were not reopened. Columns: reference, closed when, beginning of the digest, what was "
        "found, addenda; below, each row, field and entry of the log that is not what the log and the seal say. The "
        "register of closings says which cases are missing, and which logs were cut short; note its head elsewhere, "
        "and --expect tells whether all of then is still there. Ends with 1 if one has changed, is closed without a "
        "seal, or is missing."
    ),
    examples=N_(
        "retro verify\nretro verify 14 15\nretro verify --expect 3f0c19d27a8be541\n"
        "retro verify --json | jq '.[] | select(.state == \"changed\")'"
    ),
)
@ref_argument("refs", metavar="[REF...]", nargs=-1)
@option(
    "--expect",
    says=N_("See that the register of closings went on from this head, as it was noted."),
    metavar="HEAD",
    default="",
)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def verify(session: Session, refs: tuple[str, ...], expect: str, *, as_json: bool) -> int:
    """Compute digests anew."""
    from retro.services.archive.verify import place_in_register, verify as verify_cases

    with session.store() as store:
        verified = verify_cases(store, refs)
    if as_json:
        from json import dumps

        plain = [*map(_as_plain, verified.found), *map(_fault_as_plain, verified.faults)]
        give(dumps(plain, ensure_ascii=False, indent=2) + "\n")
    else:
        _give_lines(verified.found)
        for fault in verified.faults:
            give(f"{fault.words.show(active())}\n")
    for error in verified.unreadable:
        tell([error.title], error.step)
    if not verified.found and not verified.unreadable and not verified.faults:
        say(_("Nothing is closed here yet."))
    if expect and verified.register:
        noted = place_in_register(verified.register, expect)
        if not verified.faults:
            _say_place(noted)
    if verified.register and verified.register.entries:
        head, entries = verified.register.head[:_NOTED], len(verified.register.entries)
        say(n_("Register of closings: {n} entry, head {head}", "Register of closings: {n} entries, head {head}",
               entries, head=head))  # fmt: skip
    return 0 if verified.is_whole else REFUSED


def _say_place(registered: Registered) -> None:
    say(
        _(
            "Entry {number} of the register, of {day}, was noted: it and all before it are as they were.",
            number=registered.number,
            day=registered.at[:10],
        )
    )


def _say_what_is_otherwise(store: Store, record: Retrospective) -> None:
    """Of an open case that was closed before: what it says otherwise than it did then."""
    from retro.review.revision import listed, revision, summed
    from retro.services.sending.accounts import last_account

    before = None if record.head.closed else last_account(store, record)
    if before is None:
        return
    found = revision(record, before)
    say(summed(found, active(), record.zone))
    for each in islice(listed(found), _LISTED):
        say(f"  {each.show(active())}")


def _give_state(store: Store, reference: str) -> None:
    from retro.services.archive.verify import verification

    _give_lines([verification(store.evidence(reference))])


def _give_lines(found: Sequence[Verification]) -> None:
    from retro.review.flaw_words import flaw_words
    from retro.review.stale_words import stale_words

    for each, line in zip(found, table([_line(each) for each in found]), strict=True):
        give(f"{line}\n")
        told = [flaw_words(flaw, each.whole) for flaw in each.flaws]
        told += [stale_words(stale, each.whole) for stale in each.stale]
        for words in told[:_LISTED]:
            give(f"  {words.show(active())}\n")
        if more := len(told) - _LISTED:
            give("  " + n_("and {n} more", "and {n} more", more) + "\n" if more > 0 else "")
    if any(each.stale for each in found):
        say(_("What Retro makes itself is made anew with: retro doctor --mend"))


def _line(found: Verification) -> list[str]:
    from retro.text.controls import printable

    record = found.whole.record
    head = record.head
    at = datetime.fromisoformat(head.closed).astimezone(record.zone) if head.closed else None
    return [
        record.reference,
        f"{at:%Y-%m-%d %H:%M}" if at else "-",
        printable(head.digest[:_SHORT]) or "-",
        _(_said(found)),
        active().join(_later(found)),
    ]


def _later(found: Verification) -> Iterator[str]:
    """What came to it, and what went, since it was closed."""
    from retro.model.stages.follow_up import Addendum
    from retro.review.forgettings import forgettings

    if later := len(found.whole.record.of(Addendum)):
        yield n_("{n} addendum", "{n} addenda", later)
    yield from (each.words.show(active()) for each in forgettings(found.whole.log, found.whole.record.zone))


def _said(found: Verification) -> str:
    from retro.review.integrity import Integrity

    head = found.whole.record.head
    if found.state is Integrity.BROKEN and not (head.closed or head.digest):
        return N_("NOT what its log says")
    return {
        Integrity.NONE: N_("not closed"),
        Integrity.WHOLE: N_("as it was closed"),
        Integrity.BROKEN: N_("CHANGED since it was closed"),
        Integrity.UNSEALED: N_("closed WITHOUT A SEAL"),
    }[found.state]


def _as_plain(found: Verification) -> dict[str, Any]:
    from retro.model.stages.follow_up import Addendum
    from retro.review.forgettings import forgettings
    from retro.review.integrity import Integrity

    record = found.whole.record
    states = {
        Integrity.NONE: "open",
        Integrity.WHOLE: "whole",
        Integrity.BROKEN: "changed",
        Integrity.UNSEALED: "unsealed",
    }
    return {
        "reference": record.reference,
        "closed": record.head.closed,
        "digest": record.head.digest,
        "state": states[found.state],
        "addenda": len(record.of(Addendum)),
        "forgotten": [
            {"day": each.day.isoformat(), "entries": each.entries} for each in forgettings(found.whole.log, record.zone)
        ],
        "differs": [_flaw_as_plain(flaw, found.whole) for flaw in found.flaws],
        **({"stale": [vars(stale) for stale in found.stale]} if found.stale else {}),
    }


def _fault_as_plain(fault: Fault) -> dict[str, Any]:
    """What the register says: of a case that is gone nothing else can be said."""
    return {
        "reference": fault.reference,
        "state": "missing" if fault.kind == "gone" else "changed",
        "register": {"what": fault.kind.value, "says": fault.words.show(active()), "entry": fault.number},
    }


def _flaw_as_plain(flaw: Flaw, whole: FullRecord) -> dict[str, Any]:
    from retro.model.row_labels import row_name
    from retro.review.flaw_words import flaw_words

    row = whole.record.get(flaw.id)
    return {
        "what": flaw.kind.value,
        "says": flaw_words(flaw, whole).show(active()),
        **({"kind": flaw.entry, "id": flaw.id, "row": row_name(whole.record, row) if row else ""} if flaw.id else {}),
        **({"field": flaw.field} if flaw.field else {}),
        **({"entry": flaw.seq} if flaw.seq is not None else {}),
        "here": flaw.here,
        "log": flaw.logged,
    }
