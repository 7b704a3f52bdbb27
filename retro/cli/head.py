"""The commands that write the head: new and set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from retro.cli.failures import NOTHING_WRITTEN, REFUSED, USAGE, ProblemsError
from retro.cli.session import Session
from retro.cli.speech import command, in_session, option
from retro.cli.streams import give, say
from retro.language import N_, _, active

if TYPE_CHECKING:
    from datetime import tzinfo


@command(
    "new",
    says=N_(
        "Begin a retrospective, and print its reference.\n\nTimes are read relative to today, in the time zone of the "
        "retrospective."
    ),
    examples=N_(
        'retro new "Two parcels swapped before a wedding" --kind complaint\n'
        'retro new "Checkout down" --started "yesterday 9am" --zone Europe/Berlin\n'
        'REF=$(retro new "Checkout down")'
    ),
)
@click.argument("title")
@option("--kind", says=N_("incident, complaint, near miss or unsafe condition."), metavar="KIND")
@option("--started", says=N_("When it began: 14:05, ~14:00, yesterday 9am, 20 Nov 14:05, ?"), metavar="WHEN")
@option("--zone", says=N_("Time zone of the times in it, such as Asia/Tokyo or JST."), metavar="ZONE")
@in_session
def new(session: Session, title: str, kind: str | None, started: str | None, zone: str | None) -> None:
    """Begin a retrospective."""
    from retro.cli.head_words import HeadWords
    from retro.model.stages.head import Head
    from retro.model.zones import zone_named_in

    stamp = session.stamp
    words = HeadWords(lambda there: stamp.now().astimezone(there).date())
    words.read(
        {
            "zone": zone or zone_named_in(started or "") or session.zone,
            "title": title,
            "case_kind": kind or "",
            "started": started or "",
        }
    )
    if words.problems:
        raise ProblemsError(words.problems, NOTHING_WRITTEN, USAGE)
    plain = {name: Head.field(name).kind.dump(value) for name, value in words.values.items()}
    with session.store(create=True) as store:
        reference = store.create(plain, stamp.change())
    give(f"{reference}\n")
    _read_back({name: words.values[name] for name in ("zone", "started") if words.values[name]}, words.zone)


@command(
    "set",
    says=N_(
        "Write fields of the head: title, severity, when it began and so on.\n\nFIELD is a name or label, or the "
        "beginning of one. An empty value clears the field. If one value is wrong, none is written."
    ),
    examples=N_(
        "retro set 14 severity=high status=review\n"
        'retro set 14 started="20 Nov 14:05" resolved=\n'
        "retro set 14 tags=packing,gift 重大度=高"
    ),
)
@click.argument("ref")
@click.argument("assignments", metavar="FIELD=VALUE...", nargs=-1, required=True)
@in_session
def set_(session: Session, ref: str, assignments: tuple[str, ...]) -> None:
    """Write the head."""
    from dataclasses import replace

    from retro.cli import conflicts
    from retro.cli.closing import pass_gate
    from retro.cli.head_words import HeadWords
    from retro.model import check, edits
    from retro.model.change import Conflict
    from retro.model.stages.head import Status

    with session.store() as store:
        reference = store.resolve(ref)
        record = store.load(reference)
        words = HeadWords(lambda _there: record.day, record.head.zone)
        words.read_assignments(assignments)
        if words.problems:
            raise ProblemsError(words.problems, NOTHING_WRITTEN, USAGE)
        head = replace(record.head, **words.values)
        if refused := check.refusals(record, head):
            raise ProblemsError([problem.message for problem in refused], NOTHING_WRITTEN, REFUSED)
        if head.status is Status.CLOSED and head.status is not record.head.status:
            pass_gate(check.with_entries(record, head))
        ops = edits.changed(record.head, words.values)
        result = store.apply(reference, session.stamp.change(*ops)) if ops else None
        if isinstance(result, Conflict):
            raise conflicts.refusal(result, store.load(reference))
    if not ops:
        say(_("Nothing to write: it says so already."))
    _read_back(words.values, words.zone)


def _read_back(values: Mapping[str, Any], zone: tzinfo) -> None:
    """Say how the words were read."""
    from retro.model.stages.head import Head

    for name, value in values.items():
        field = Head.field(name)
        shown = field.kind.show(value, active(), zone) or _("(empty)")
        say(_("{label}: {value}", label=_(field.label), value=shown))
